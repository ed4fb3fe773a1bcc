//! One label by itself: what it says, and what only its column can decide.

use super::between::{between, duration, moving, over_new_year, trailing};
use super::day::{Date, date, short_year_last, whole_year, year_last};
use super::message::Why;
use super::refusal::why;
use super::run::{after_year, before_year, is_joint, part_of_year, year_and_numbers, year_and_run};
use super::token::Token::{self, Mark, Number, Word as W};
use super::token::tokens;
use super::written::{Count, Join, Part, Reading, Run, Written};
use crate::words::flags::Flag;
use crate::words::periods::Word;

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
            [W(word @ (Word::Cumulative | Word::Filler | Word::Flag(_))), rest @ ..]
            | [rest @ .., W(word @ (Word::P | Word::Flag(_))), Mark('/')] => {
                found.note(*word);
                rest
            }
            [rest @ .., Mark('-' | '_' | ':' | '/')] if behind => rest,
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
    matches!(word, Word::Cumulative | Word::Single(_) | Word::Filler | Word::P | Word::Flag(_))
}

/// The period that tokens say, without anything around it.
fn read(core: &[Token]) -> Option<Written> {
    years(core)
        .or_else(|| date(core).map(settled_date))
        .or_else(|| year_last(core).map(Written::YearLast))
        .or_else(|| year_and_numbers(core))
        .or_else(|| over_new_year(core))
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
        Some(if from < to { Written::Years(from, to) } else { Written::Refused(Why::NoSuchPeriod) })
    };
    match without_year_words(core).as_slice() {
        [Number(year, 4)] => Some(Written::Year(*year)),
        // The World Bank writes `2020 [YR2020]`.
        [Number(year, 4), W(Word::YearBefore), Number(again, 4)] if year == again => {
            Some(Written::Year(*year))
        }
        // `2019年(令和元年)`, `平成31年/令和元年` say one year twice.
        [Number(year, 4), Number(again, 4)] | [Number(year, 4), Mark('/'), Number(again, 4)]
            if year == again =>
        {
            Some(Written::Year(*year))
        }
        [Number(from, 4), joint, Number(to, 4)] if is_joint(*joint) => span(*from, *to),
        [Number(year, 4), W(Word::To) | Mark('~'), Number(number, 2)] => {
            let part = Part { year: *year, number: *number, digits: 2, join: Join::Plain };
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
    if date.is_real() { Written::Date(date) } else { Written::Refused(Why::NoSuchPeriod) }
}

/// What a label with a year of two digits would be with four: `Jun-23`, `31-Jan-24`, `31/01/24`, `23年6月`, `2Q23`, `23Q2`. A day before the
/// name of its month (`24-Jun`) is no year.
fn with_whole_year(core: &[Token]) -> Option<Written> {
    let whole = |year: u32| Number(whole_year(year), 4);
    if let Some(date) = short_year_last(core) {
        return Some(Written::YearLast(date));
    }
    let widened = match core {
        [
            Number(year, 2),
            W(Word::Year | Word::Q | Word::T | Word::Quarter | Word::Half | Word::HalfNamed(_)),
            ..,
        ] => [&[whole(*year)], core.get(1..)?].concat(),
        [rest @ .., Number(year, 2)] if rest.iter().any(is_part_of_year) => {
            [rest, &[whole(*year)]].concat()
        }
        _ => return None,
    };
    read(&widened)
}

fn is_part_of_year(token: &Token) -> bool {
    let W(word) = token else { return false };
    matches!(
        word,
        Word::Named(_) | Word::Q | Word::T | Word::Quarter | Word::Half | Word::HalfNamed(_)
    )
}
