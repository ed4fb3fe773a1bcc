//! One label by itself: what it says, and what only its column can decide.

use super::between::{between, duration, moving, trailing};
use super::day::{Date, YearLast, date, year_last};
use super::message::Why;
use super::refusal::{why, with_whole_year};
use super::run::{Count, Run, is_joint, part_of_year, run};
use super::token::Token::{self, Mark, Number, Word as W};
use super::token::tokens;
use crate::quantity::Period;
use crate::words::flags::Flag;
use crate::words::periods::Word;

/// A label as written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Reading {
    /// What it says.
    pub(super) written: Written,
    /// Whether 累计 stood with it.
    pub(super) cumulative: bool,
    /// What stood with it that is said of its figure.
    pub(super) flag: Option<Flag>,
    /// The months of what 当月 or the like stood with; 0: of anything.
    pub(super) single: Option<i32>,
    /// Whether its year has two digits.
    pub(super) two_digit_year: bool,
}

/// What a label says, before its column has spoken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Written {
    /// Only one thing.
    Settled {
        /// The run of months.
        period: Period,
        /// One bare month, quarter or half-year.
        bare: bool,
    },
    /// `2023-06`, `2017-18`, `2016.1`, `202306`, `6/2023`: a year and a number beside it.
    Part(Part),
    /// A day.
    Date(Date),
    /// `06/07/2024`: a day whose month stands first or second.
    YearLast(YearLast),
    /// `2023`
    Year(u32),
    /// `2014/2015`, `2017 to 2019`: the first and the last year.
    Years(u32, u32),
    /// `2019/20 Q1`: the first year, and a part of the year that begins in it.
    Within(u32, Run),
    /// No period, and why.
    Refused(Why),
}

/// A year and a number beside it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Part {
    pub(super) year: u32,
    pub(super) number: u32,
    /// How many digits the number was written with.
    pub(super) digits: u8,
    pub(super) join: Join,
}

/// How a year and a number stand together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Join {
    /// `2023-06`, `202306`
    Plain,
    /// `2016.1`: spreadsheets eat the zero of `2016.10`.
    Dot,
    /// `6/2023`
    YearLast,
    /// `2025-IV`: a quarter, or a month among higher ones.
    Roman,
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
        let can = self.digits == 2 && self.join == Join::Plain;
        (can && (1..=10).contains(&(last - self.year))).then_some(last)
    }
}

/// Reads one label.
pub(super) fn scan(text: &str) -> Reading {
    let mut reading = Reading {
        written: Written::Refused(Why::NotAPeriod),
        cumulative: false,
        flag: None,
        single: None,
        two_digit_year: false,
    };
    let Some(tokens) = tokens(text) else {
        return reading;
    };
    let (core, stripped) = stripped(&tokens);
    (reading.cumulative, reading.single) = (stripped.cumulative, stripped.single);
    reading.flag = stripped.flag;
    reading.written = if let Some(written) = read(core) {
        written
    } else if let Some(written) = with_whole_year(core) {
        reading.two_digit_year = true;
        written
    } else {
        Written::Refused(why(core))
    };
    reading
}

/// What stood around a period.
#[derive(Clone, Copy, Default)]
pub(super) struct Stripped {
    pub(super) cumulative: bool,
    pub(super) single: Option<i32>,
    pub(super) flag: Option<Flag>,
}

/// Takes off what stands around the period itself: 累计, 当月, 末, flags, and the marks that join them.
pub(super) fn stripped(tokens: &[Token]) -> (&[Token], Stripped) {
    let mut core = tokens;
    let mut found = Stripped::default();
    loop {
        let behind = core.len() < tokens.len();
        core = match core {
            [rest @ .., W(word)] if is_trailing(*word) => {
                found.note(*word);
                rest
            }
            [W(word @ (Word::Cumulative | Word::Filler)), rest @ ..] => {
                found.note(*word);
                rest
            }
            [rest @ .., Mark('-' | '_' | ':')] if behind => rest,
            [rest @ .., Mark(',' | ' ')] | [rest @ .., W(Word::Year), Mark('.')] => rest,
            [W(Word::YearBefore), rest @ ..] if matches!(rest, [Number(_, 4), ..]) => rest,
            _ => return (core, found),
        };
    }
}

impl Stripped {
    fn note(&mut self, word: Word) {
        match word {
            Word::Cumulative => self.cumulative = true,
            Word::Single(months) => self.single = Some(months),
            Word::Flag(flag) => self.flag = Some(flag),
            Word::P => self.flag = Some(Flag::Provisional),
            _ => {}
        }
    }
}

fn is_trailing(word: Word) -> bool {
    matches!(
        word,
        Word::Cumulative | Word::Single(_) | Word::Filler | Word::P | Word::Flag(_)
    )
}

/// The period that tokens say, without anything around it.
pub(super) fn read(core: &[Token]) -> Option<Written> {
    years(core)
        .or_else(|| date(core).map(settled_date))
        .or_else(|| year_last(core).map(Written::YearLast))
        .or_else(|| year_and_numbers(core))
        .or_else(|| year_and_run(core))
        .or_else(|| fiscal(core))
        .or_else(|| moving(core))
        .or_else(|| duration(core))
        .or_else(|| trailing(core))
        .or_else(|| between(core))
}

/// Whole years: one, or the first and the last of several.
fn years(core: &[Token]) -> Option<Written> {
    let span = |from: u32, to: u32| {
        Some(if from < to {
            Written::Years(from, to)
        } else {
            Written::Refused(Why::NoSuchPeriod)
        })
    };
    match without_year_words(core).as_slice() {
        [Number(year, 4)] => Some(Written::Year(*year)),
        // The World Bank writes `2020 [YR2020]`.
        [Number(year, 4), W(Word::YearBefore), Number(again, 4)] if year == again => {
            Some(Written::Year(*year))
        }
        [Number(from, 4), joint, Number(to, 4)] if is_joint(*joint) => span(*from, *to),
        [Number(year, 4), W(Word::To) | Mark('~'), Number(number, 2)] => {
            let part = Part {
                year: *year,
                number: *number,
                digits: 2,
                join: Join::Plain,
            };
            part.last_year().map(|last| Written::Years(*year, last))
        }
        _ => None,
    }
}

/// Years that do not begin in January, and their parts: `FY2019/20`, `2019/20 Q1`, `Q1 2019-20`, 令和3年度, 令和3年度第1四半期.
fn fiscal(core: &[Token]) -> Option<Written> {
    /// In which 年度 begin.
    const APRIL: u32 = 4;
    if let [Number(year, 4), W(Word::Nendo), part @ ..] = core {
        let run = match part {
            [] => Run::of(Count::Year, 1),
            part => part_of_year(part)?,
        };
        return Some(run.in_year_from(*year, APRIL));
    }
    let named = |span: &[Token]| match span {
        [W(Word::Fiscal), span @ ..] | [span @ .., W(Word::Fiscal)] => next_years(span),
        _ => None,
    };
    if let Some(year) = named(core) {
        return Some(Written::Years(year, year + 1));
    }
    let splits = (3..core.len()).filter_map(|at| core.split_at_checked(at));
    let (year, part) = splits
        .filter_map(|(span, part)| Some((next_years(span)?, after_year(part))))
        .find(|(_, part)| part_of_year(part).is_some())
        .or_else(|| {
            let (part, span) = core.split_at_checked(core.len().checked_sub(3)?)?;
            Some((next_years(span)?, before_year(part)))
        })?;
    part_of_year(part).map(|run| Written::Within(year, run))
}

/// The first of two years in a row: `2019/20`, `2019-2020`.
fn next_years(core: &[Token]) -> Option<u32> {
    let (year, next) = match core {
        [Number(year, 4), Mark('-' | '/'), Number(next, 4)] => (*year, *next),
        [Number(year, 4), Mark('-' | '/'), Number(next, 2)] => {
            let next = year - year % 100 + next;
            (*year, if next < *year { next + 100 } else { next })
        }
        _ => return None,
    };
    (next == year + 1).then_some(year)
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
        Written::Refused(Why::NoSuchPeriod)
    }
}

/// A year and bare numbers, which only the column can explain.
pub(super) fn year_and_numbers(core: &[Token]) -> Option<Written> {
    let part = |year: u32, number: u32, digits: u8, join: Join| {
        Some(Written::Part(Part {
            year,
            number,
            digits,
            join,
        }))
    };
    match core {
        [
            Number(year, 4),
            Mark('-' | '/' | ':' | ' ' | '_') | W(Word::Year),
            Number(number, digits @ (1 | 2)),
        ] => part(*year, *number, *digits, Join::Plain),
        [Number(year, 4), Mark('.'), Number(number, digits @ (1 | 2))] => {
            part(*year, *number, *digits, Join::Dot)
        }
        [
            Number(number, digits @ (1 | 2)),
            Mark('-' | '/'),
            Number(year, 4),
        ] => part(*year, *number, *digits, Join::YearLast),
        // `2025.1/4`: the first of four quarters.
        [
            Number(year, 4),
            Mark('.'),
            Number(number, 1),
            Mark('/'),
            Number(4, 1),
        ] => Some(Run::of(Count::Quarter, *number).in_year(*year)),
        [Number(all, 6)] => part(all / 100, all % 100, 2, Join::Plain),
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

/// A year, and before or behind it the part of it that is meant.
pub(super) fn year_and_run(core: &[Token]) -> Option<Written> {
    let (year, part) = match core {
        [Number(year, 4), part @ ..] => (year, after_year(part)),
        [part @ .., Number(year, 4)] | [part @ .., Number(year, 4), W(Word::Year)] => {
            (year, before_year(part))
        }
        _ => return None,
    };
    match part {
        [W(Word::Roman(number))] => Some(Written::Part(Part {
            year: *year,
            number: *number,
            digits: 1,
            join: Join::Roman,
        })),
        part => run(part).map(|run| run.in_year(*year)),
    }
}

fn after_year(part: &[Token]) -> &[Token] {
    let part = part.strip_prefix(&[W(Word::Year)]).unwrap_or(part);
    match part {
        [Mark('-' | '/' | '.' | ':' | ' ' | '_' | ','), rest @ ..] => rest,
        part => part,
    }
}

fn before_year(part: &[Token]) -> &[Token] {
    match part {
        [
            shorter @ ..,
            Mark('-' | '/' | '.' | ' ' | '_' | ',') | W(Word::Filler),
        ] => before_year(shorter),
        part => part,
    }
}
