//! Days, with or without a time behind them.

use std::fmt;

use super::token::Token::{self, Mark, Number, Word as W};
use crate::quantity::{Month, Period};
use crate::worded;
use crate::words::periods::Word;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Date {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Date {
    /// The month it lies in.
    pub(super) fn month(self) -> Option<Period> {
        Period::month(i32::try_from(self.year).ok()?, self.month)
    }

    /// The first month that is not over when the day is.
    pub(super) fn running(self) -> Option<Month> {
        let month = self.month()?.start();
        Some(month.later(i32::from(self.is_month_end())))
    }

    fn days_of_month(self) -> u32 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    pub(super) fn is_real(self) -> bool {
        self.month().is_some() && (1..=self.days_of_month()).contains(&self.day)
    }

    pub(super) fn is_month_end(self) -> bool {
        self.day == self.days_of_month()
    }
}

impl fmt::Display for Date {
    /// As ISO 8601 has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

worded! {
    /// What stands first in a day whose year stands last.
    pub enum DateOrder {
        /// `30/06/2024`
        DayFirst = "day-first",
        /// `06/30/2024`
        MonthFirst = "month-first",
    }
}

/// A day whose year stands last: the month is the first number or the second.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct YearLast {
    first: u32,
    second: u32,
    year: u32,
}

impl YearLast {
    /// The days it may be: with the month second (`30/06/2024`), with the month first (`06/30/2024`).
    pub(super) fn days(self) -> [Option<Date>; 2] {
        let date = |day, month| {
            let year = self.year;
            Some(Date { year, month, day }).filter(|date| date.is_real())
        };
        [date(self.first, self.second), date(self.second, self.first)]
    }
}

/// `30/06/2024`, `06-30-2024`, `30.06.2024`.
pub(super) fn year_last(core: &[Token]) -> Option<YearLast> {
    match without_time(core) {
        [
            Number(first, 1 | 2),
            Mark(a @ ('/' | '-' | '.')),
            Number(second, 1 | 2),
            Mark(b),
            Number(year, 4),
        ] if a == b => Some(YearLast { first: *first, second: *second, year: *year }),
        _ => None,
    }
}

/// `30/06/24`, `30.06.24`: three numbers of which the plan has to say that the year is the last.
pub(super) fn short_year_last(core: &[Token]) -> Option<YearLast> {
    let (first, second, year) = match without_time(core) {
        [Number(first, 1 | 2), Mark('/'), Number(second, 1 | 2), Mark('/'), Number(year, 2)]
        | [
            Number(first, 2),
            Mark('.' | '-'),
            Number(second, 2),
            Mark('.' | '-'),
            Number(year, 2),
        ] => (*first, *second, whole_year(*year)),
        _ => return None,
    };
    Some(YearLast { first, second, year }).filter(|date| date.days() != [None, None])
}

/// A year of two digits with all four.
pub(super) fn whole_year(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// A day that says which of its numbers is what.
pub(super) fn date(core: &[Token]) -> Option<Date> {
    let core = without_time(core);
    let (year, month, day) = match core {
        [Number(year, 4), Mark(a), Number(month, 1 | 2), Mark(b), Number(day, 1 | 2)] if a == b => {
            (*year, *month, *day)
        }
        [
            Number(year, 4),
            W(Word::Year),
            Number(month, 1 | 2),
            W(Word::Month),
            Number(day, 1 | 2),
            W(Word::Day),
        ] => (*year, *month, *day),
        [Number(all, 8)] => (all / 10_000, all / 100 % 100, all % 100),
        _ => return named_date(core),
    };
    Some(Date { year, month, day })
}

/// `30 June 2024`, `June 30th, 2024`, `30-Jun-2024`.
fn named_date(core: &[Token]) -> Option<Date> {
    let bare: Vec<Token> = core
        .iter()
        .copied()
        .filter(|token| !matches!(token, W(Word::Filler) | Mark(',' | ' ')))
        .collect();
    let (year, month, day) = match bare.as_slice() {
        [Number(day, 1 | 2), W(Word::Named(month)), Number(year, 4)]
        | [Number(day, 1 | 2), Mark('.'), W(Word::Named(month)), Number(year, 4)]
        | [W(Word::Named(month)), Number(day, 1 | 2), Number(year, 4)]
        | [Number(day, 1 | 2), Mark('-'), W(Word::Named(month)), Mark('-'), Number(year, 4)] => {
            (*year, *month, *day)
        }
        _ => return None,
    };
    Some(Date { year, month, day })
}

/// Cuts `T00:00:00Z` or ` 0:00` off.
fn without_time(core: &[Token]) -> &[Token] {
    let starts = core
        .windows(3)
        .position(|three| matches!(three, [W(Word::T) | Mark(' '), Number(_, 1 | 2), Mark(':')]));
    match starts.and_then(|at| core.split_at_checked(at)) {
        Some((day, [_, time @ ..])) if is_time(time) => day,
        _ => core,
    }
}

/// `0:00`, `23:59:59.999`, with the offset of a time zone or without.
fn is_time(time: &[Token]) -> bool {
    let [Number(_, 1 | 2), Mark(':'), Number(_, 2), rest @ ..] = time else {
        return false;
    };
    let rest = if let [Mark(':'), Number(_, 2), rest @ ..] = rest { rest } else { rest };
    let rest = if let [Mark('.'), Number(..), rest @ ..] = rest { rest } else { rest };
    matches!(
        rest,
        [] | [W(Word::Z)]
            | [Mark('+' | '-'), Number(_, 2 | 4)]
            | [Mark('+' | '-'), Number(_, 2), Mark(':'), Number(_, 2)]
    )
}
