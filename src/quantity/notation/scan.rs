//! One label by itself: what it says, and what only its column can decide.

use super::day::{Date, date};
use super::run::{Count, Run, run};
use super::token::Token::{self, Mark, Number, Word as W};
use super::token::tokens;
use super::words::Word;
use crate::quantity::Period;

/// A label as written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Reading {
    /// What it says.
    pub(super) written: Written,
    /// Whether 累计 stood with it.
    pub(super) cumulative: bool,
    /// Whether 当月 stood with it.
    pub(super) single: bool,
}

/// What a label says, before its column has spoken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Written {
    /// Only one thing.
    Settled {
        /// The run of months.
        period: Period,
        /// One bare month, quarter or half-year.
        bare: bool,
    },
    /// `2023-06`, `2017-18`, `2016.1`, `202306`: a year and a number behind it.
    Part(Part),
    /// A day.
    Date(Date),
    /// `2014/2015`, `2017 to 2019`: the first and the last year.
    Years(u32, u32),
    /// No period, and why.
    Refused(Refusal),
}

/// A year and a number behind it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Part {
    pub(super) year: u32,
    pub(super) number: u32,
    /// How many digits the number was written with.
    pub(super) digits: u8,
    /// Whether a dot stood between: Excel eats the zero of `2016.10`.
    pub(super) dotted: bool,
}

/// Why a label is refused whatever its column says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    NotAPeriod,
    NoSuchPeriod,
    NoYear,
    TwoDigitYear,
    Week,
    Days,
    Fiscal,
}

impl Part {
    /// The month it names, if it can be one.
    pub(super) fn month(self) -> Option<Period> {
        Period::month(i32::try_from(self.year).ok()?, self.number)
    }

    /// The last year, if it can be a span of years: `2017-18`, `1999-00`, `2015-20`.
    pub(super) fn last_year(self) -> Option<u32> {
        let last = self.year - self.year % 100 + self.number;
        let last = if last < self.year { last + 100 } else { last };
        (self.digits == 2 && !self.dotted && (1..=10).contains(&(last - self.year))).then_some(last)
    }
}

/// Reads one label.
pub(super) fn scan(text: &str) -> Reading {
    let Some(tokens) = tokens(text) else {
        return Reading {
            written: Written::Refused(Refusal::NotAPeriod),
            cumulative: false,
            single: false,
        };
    };
    let (core, cumulative, single) = stripped(&tokens);
    let written = read(core).unwrap_or_else(|| Written::Refused(refusal(core)));
    Reading {
        written,
        cumulative,
        single,
    }
}

/// Takes off what stands around the period itself: 累计, 当月, 末, flags.
pub(super) fn stripped(tokens: &[Token]) -> (&[Token], bool, bool) {
    let (mut core, mut cumulative, mut single) = (tokens, false, false);
    loop {
        let (word, rest) = match core {
            [rest @ .., W(word)] if is_trailing(*word) => (*word, rest),
            [W(word), rest @ ..] if matches!(word, Word::Cumulative | Word::Filler) => {
                (*word, rest)
            }
            [rest @ .., Mark('-' | '_' | ',' | ' ' | ':')] => (Word::Filler, rest),
            [W(Word::YearBefore), rest @ ..] if matches!(rest, [Number(_, 4), ..]) => {
                (Word::Filler, rest)
            }
            _ => return (core, cumulative, single),
        };
        cumulative |= word == Word::Cumulative;
        single |= word == Word::Single;
        core = rest;
    }
}

fn is_trailing(word: Word) -> bool {
    matches!(
        word,
        Word::Cumulative | Word::Single | Word::Filler | Word::P | Word::Flag
    )
}

fn read(core: &[Token]) -> Option<Written> {
    years(core)
        .or_else(|| date(core).map(settled_date))
        .or_else(|| bare_part(core))
        .or_else(|| year_then_run(core))
        .or_else(|| run_then_year(core))
        .or_else(|| duration(core))
        .or_else(|| between(core))
}

/// Whole years: one, or the first and the last of several.
fn years(core: &[Token]) -> Option<Written> {
    let span = |from: u32, to: u32| {
        Some(if from < to {
            Written::Years(from, to)
        } else {
            Written::Refused(Refusal::NoSuchPeriod)
        })
    };
    match without_year_words(core).as_slice() {
        [Number(year, 4)] => Some(Run::of(Count::Year, 1).in_year(*year)),
        // The World Bank writes `2020 [YR2020]`.
        [Number(year, 4), W(Word::YearBefore), Number(again, 4)] if year == again => {
            Some(Run::of(Count::Year, 1).in_year(*year))
        }
        [
            Number(from, 4),
            W(Word::To) | Mark('-' | '~' | '/'),
            Number(to, 4),
        ] => span(*from, *to),
        [Number(year, 4), W(Word::To) | Mark('~'), Number(part, 2)] => {
            let part = Part {
                year: *year,
                number: *part,
                digits: 2,
                dotted: false,
            };
            part.last_year().map(|last| Written::Years(*year, last))
        }
        _ => None,
    }
}

/// The label without 年 behind years, where nothing else is said of them.
fn without_year_words(core: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(core.len());
    for token in core {
        let behind_year = *token == W(Word::Year) && matches!(kept.last(), Some(Number(_, 4 | 2)));
        if !behind_year {
            kept.push(*token);
        }
    }
    kept
}

fn settled_date(date: Date) -> Written {
    if date.is_real() {
        Written::Date(date)
    } else {
        Written::Refused(Refusal::NoSuchPeriod)
    }
}

/// A year and a number, which only the column can explain.
fn bare_part(core: &[Token]) -> Option<Written> {
    let part = |year: u32, number: u32, digits: u8, dotted: bool| {
        Some(Written::Part(Part {
            year,
            number,
            digits,
            dotted,
        }))
    };
    match core {
        [Number(year, 4), mark, Number(number, digits @ (1 | 2))]
            if matches!(
                mark,
                Mark('-' | '/' | '.' | ':' | ' ' | '_') | W(Word::Year)
            ) =>
        {
            part(*year, *number, *digits, *mark == Mark('.'))
        }
        [Number(all, 6)] => part(all / 100, all % 100, 2, false),
        [Number(month, 1 | 2), Mark('-' | '/'), Number(year, 4)] => {
            Some(Run::of(Count::Month, *month).in_year(*year))
        }
        // `2023.1-6` and `2023/1~6` are runs of months; `2023-1-6` is a day.
        [
            Number(year, 4),
            a,
            Number(from, 1 | 2),
            b,
            Number(to, 1 | 2),
        ] if matches!(a, Mark('.' | '/' | '-') | W(Word::Year))
            && (matches!(b, Mark('~') | W(Word::To)) || (*b == Mark('-') && *a != Mark('-'))) =>
        {
            Some(Run::months(*from, *to).in_year(*year))
        }
        _ => None,
    }
}

fn year_then_run(core: &[Token]) -> Option<Written> {
    let [Number(year, 4), rest @ ..] = core else {
        return None;
    };
    let rest = rest.strip_prefix(&[W(Word::Year)]).unwrap_or(rest);
    let ([Mark('-' | '/' | '.' | ':' | ' ' | '_' | ','), rest @ ..] | rest) = rest;
    run(rest).map(|run| run.in_year(*year))
}

fn run_then_year(core: &[Token]) -> Option<Written> {
    let core = core.strip_suffix(&[W(Word::Year)]).unwrap_or(core);
    let [rest @ .., Number(year, 4)] = core else {
        return None;
    };
    let mut rest = rest;
    while let [
        shorter @ ..,
        Mark('-' | '/' | '.' | ' ' | '_' | ',') | W(Word::Filler),
    ] = rest
    {
        rest = shorter;
    }
    run(rest).map(|run| run.in_year(*year))
}

/// `2023-01-01/P3M`: a day and a length.
fn duration(core: &[Token]) -> Option<Written> {
    let [
        day @ ..,
        Mark('/'),
        W(Word::P),
        Number(number, 1 | 2),
        W(unit),
    ] = core
    else {
        return None;
    };
    let start = date(day).filter(|date| date.is_real())?;
    let months = match unit {
        Word::M => *number,
        Word::YearBefore => number * 12,
        _ => return Some(Written::Refused(Refusal::Days)),
    };
    if start.day != 1 || months == 0 {
        return Some(Written::Refused(Refusal::Days));
    }
    let month = start.month()?.start();
    Some(Written::Settled {
        period: Period::starting(month, i32::try_from(months).ok()?),
        bare: matches!(months, 1 | 3 | 6),
    })
}

/// From one month, quarter or day to another: `2023-07/2024-06`, `2023年7月至2024年6月`.
fn between(core: &[Token]) -> Option<Written> {
    core.iter().enumerate().find_map(|(at, token)| {
        if !matches!(token, Mark('-' | '~' | '/') | W(Word::To)) {
            return None;
        }
        let (left, right) = (end_point(core.get(..at)?)?, end_point(core.get(at + 1..)?)?);
        let whole = match (left.1, right.1) {
            (Some(first), Some(last)) => first.day == 1 && last.is_month_end(),
            (None, None) => true,
            _ => return None,
        };
        if !whole {
            return Some(Written::Refused(Refusal::Days));
        }
        Some(match Period::new(left.0.start(), right.0.end()) {
            Some(period) => Written::Settled {
                period,
                bare: false,
            },
            None => Written::Refused(Refusal::NoSuchPeriod),
        })
    })
}

/// One end of a run: a period that is no whole year, and the day where it was written as one.
fn end_point(core: &[Token]) -> Option<(Period, Option<Date>)> {
    if let Some(date) = date(core) {
        return Some((date.month().filter(|_| date.is_real())?, Some(date)));
    }
    let written = bare_part(core)
        .or_else(|| year_then_run(core))
        .or_else(|| run_then_year(core))?;
    match written {
        Written::Settled { period, .. } => Some((period, None)),
        Written::Part(part) => Some((part.month()?, None)),
        _ => None,
    }
}

/// What to say of a label that is no period.
fn refusal(core: &[Token]) -> Refusal {
    let has = |wanted: fn(&Token) -> bool| core.iter().any(wanted);
    let small = core
        .iter()
        .filter(|token| matches!(token, Number(_, 1 | 2)))
        .count();
    let year = has(|token| matches!(token, Number(_, 4 | 8)));
    if has(|token| *token == W(Word::Week)) {
        Refusal::Week
    } else if has(|token| *token == W(Word::Fiscal)) {
        Refusal::Fiscal
    } else if year
        && (has(|token| *token == W(Word::DayOfYear))
            || small >= 2
                && has(|token| {
                    matches!(token, W(Word::Day | Word::Named(_) | Word::To) | Mark('~'))
                }))
    {
        Refusal::Days
    } else if run(core).is_some() {
        Refusal::NoYear
    } else if is_two_digit_year(core) {
        Refusal::TwoDigitYear
    } else {
        Refusal::NotAPeriod
    }
}

/// `Jun-23`, `23年6月`, `2Q23`, `23Q2`.
fn is_two_digit_year(core: &[Token]) -> bool {
    let widened: Vec<Token> = core
        .iter()
        .map(|token| match token {
            Number(value, 2) => Number(2000 + value, 4),
            other => *other,
        })
        .collect();
    let worded = core.iter().any(|token| match token {
        W(word) => matches!(
            word,
            Word::Named(_) | Word::Year | Word::Q | Word::Quarter | Word::Half
        ),
        _ => false,
    });
    let one_year = |tokens: &[Token]| {
        tokens
            .iter()
            .filter(|token| matches!(token, Number(_, 4)))
            .count()
            == 1
    };
    if worded && one_year(&widened) {
        return read(&widened).is_some();
    }
    // Both a year and a month of two digits: 23年06月.
    match core {
        [Number(year, 2), rest @ ..] if worded => {
            let first: Vec<Token> = std::iter::once(Number(2000 + year, 4))
                .chain(rest.iter().copied())
                .collect();
            read(&first).is_some()
        }
        _ => false,
    }
}
