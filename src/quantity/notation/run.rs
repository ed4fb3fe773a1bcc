//! The part of a label beside its year: months, quarters and half-years, and runs of them.

use super::message::Why;
use super::scan::Written;
use super::token::Token::{self, Mark, Number, Word as W};
use crate::quantity::{Frequency, Period};
use crate::words::periods::Word;

/// Months of a year, both counted; not yet held against the calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Run {
    from: u32,
    to: u32,
    bare: bool,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Count {
    Month,
    Quarter,
    Half,
    Year,
}

impl Count {
    /// What numbers of a frequency count.
    pub(super) fn of(frequency: Frequency) -> Self {
        match frequency {
            Frequency::Month => Self::Month,
            Frequency::Quarter => Self::Quarter,
            Frequency::HalfYear => Self::Half,
            Frequency::Year => Self::Year,
        }
    }
}

impl Run {
    pub(super) fn of(count: Count, number: u32) -> Self {
        let length = match count {
            Count::Month => 1,
            Count::Quarter => 3,
            Count::Half => 6,
            Count::Year => 12,
        };
        let to = number.saturating_mul(length);
        Self {
            from: (to + 1).saturating_sub(length),
            to,
            bare: count != Count::Year,
        }
    }

    /// Months, both counted.
    pub(super) fn months(from: u32, to: u32) -> Self {
        Self {
            from,
            to,
            bare: false,
        }
    }

    /// From one number of a count to another, both counted.
    fn between(count: Count, from: u32, to: u32) -> Self {
        Self::months(Self::of(count, from).from, Self::of(count, to).to)
    }

    /// How many months of its year come before it, and how many it has; none where it goes beyond its year.
    pub(super) fn within_year(self) -> Option<(i32, i32)> {
        let fits = (1..=self.to).contains(&self.from) && self.to <= 12;
        let [before, end] = [self.from.checked_sub(1)?, self.to].map(i32::try_from);
        let (before, end) = (before.ok()?, end.ok()?);
        fits.then_some((before, end - before))
    }

    /// In a year that begins in a month.
    pub(super) fn in_year_from(self, year: u32, begins: u32) -> Written {
        let first = i32::try_from(year).ok();
        let first = first.and_then(|year| Period::month(year, begins));
        match first.zip(self.within_year()) {
            Some((first, (before, months))) => Written::Settled {
                period: Period::starting(first.start().later(before), months),
                bare: false,
            },
            None => Written::Refused(Why::NoSuchPeriod),
        }
    }

    pub(super) fn in_year(self, year: u32) -> Written {
        let period = i32::try_from(year)
            .ok()
            .and_then(|year| Period::months_of(year, self.from, self.to));
        match period {
            Some(period) => Written::Settled {
                period,
                bare: self.bare,
            },
            None => Written::Refused(Why::NoSuchPeriod),
        }
    }
}

/// Whether a token stands between the first and the last of a run.
pub(super) fn is_joint(token: Token) -> bool {
    matches!(token, Mark('-' | '~' | '/') | W(Word::To))
}

/// Months of a year, as the part of a label beside its year says them: `Q2`, `1-6月`, 前三季度.
pub(super) fn run(part: &[Token]) -> Option<Run> {
    match part {
        [W(Word::Whole)] | [W(Word::Whole), Number(1, _)] => Some(Run::of(Count::Year, 1)),
        [W(Word::First), Number(number, _), W(unit)] => {
            let count = match unit {
                Word::Quarter => Count::Quarter,
                Word::Month | Word::Months => Count::Month,
                _ => return None,
            };
            Some(Run::between(count, 1, *number))
        }
        _ => unit(part)
            .map(|(count, number)| Run::of(count, number))
            .or_else(|| run_between(part)),
    }
}

/// The same of bare numbers in a column beside that of the year, whose header says what they count: `6`, `1-6`.
pub(super) fn run_beside(part: &[Token], count: Count) -> Option<Run> {
    match part {
        _ if count == Count::Year => None,
        [Number(number, 1 | 2) | W(Word::Roman(number))] => Some(Run::of(count, *number)),
        [Number(from, 1 | 2), joint, Number(to, 1 | 2)] if is_joint(*joint) => {
            Some(Run::between(count, *from, *to))
        }
        _ => None,
    }
}

/// A quarter or half of a year that need not begin in January.
pub(super) fn part_of_year(part: &[Token]) -> Option<Run> {
    let (count, number) = unit(part).filter(|(count, _)| *count != Count::Month)?;
    Some(Run::of(count, number))
}

/// One month, quarter or half-year.
fn unit(part: &[Token]) -> Option<(Count, u32)> {
    let part = part.strip_prefix(&[W(Word::Ordinal)]).unwrap_or(part);
    Some(match part {
        [W(Word::M), Number(number, 1 | 2)]
        | [Number(number, 1 | 2), W(Word::Month)]
        | [W(Word::Named(number))] => (Count::Month, *number),
        [W(Word::HalfNamed(number))] => (Count::Half, *number),
        [W(Word::T), Number(_, 2)] => return None,
        [W(word), Number(number, 1 | 2) | W(Word::Roman(number))]
        | [Number(number, 1) | W(Word::Roman(number)), W(word)]
        // `1. Quartal`, `2nd quarter`, `2e trimestre`.
        | [
            Number(number, 1) | W(Word::Roman(number)),
            Mark('.') | W(Word::Filler | Word::Flag(_)),
            W(word),
        ] => (counted_by(*word)?, *number),
        // `1/4분기`: one of four.
        [Number(number, 1), Mark('/'), Number(4, 1), W(Word::Quarter)] => (Count::Quarter, *number),
        _ => return None,
    })
}

/// What a word beside a number counts.
fn counted_by(word: Word) -> Option<Count> {
    match word {
        Word::Q | Word::Quarter | Word::T => Some(Count::Quarter),
        Word::Half => Some(Count::Half),
        _ => None,
    }
}

/// `1-6月`, `1月至6月`, `第一至三季度`, `Q1-Q3`, `Jan-Jun`.
fn run_between(part: &[Token]) -> Option<Run> {
    part.iter().enumerate().find_map(|(at, token)| {
        if !is_joint(*token) {
            return None;
        }
        let (left, right) = (part.get(..at)?, part.get(at + 1..)?);
        let ((from_count, from), (to_count, to)) = match (left, right) {
            ([Number(from, 1 | 2)] | [W(Word::Ordinal), Number(from, 1 | 2)], right) => {
                let (count, to) = unit(right)?;
                ((count, *from), (count, to))
            }
            (left @ [W(Word::Q | Word::T | Word::Half), _], [Number(to, 1)])
            | (left @ [W(Word::M), _], [Number(to, 1 | 2)]) => {
                let (count, from) = unit(left)?;
                ((count, from), (count, *to))
            }
            (left, right) => (unit(left)?, unit(right)?),
        };
        (from_count == to_count).then(|| Run::between(from_count, from, to))
    })
}
