//! Days, with or without a time behind them.

use super::token::Token::{self, Mark, Number, Word as W};
use super::words::Word;
use crate::quantity::Period;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Date {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Date {
    /// The month it lies in.
    pub(super) fn month(self) -> Option<Period> {
        Period::month(i32::try_from(self.year).ok()?, self.month)
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

/// A day, with or without a time behind it.
pub(super) fn date(core: &[Token]) -> Option<Date> {
    let core = without_time(core);
    let (year, month, day) = match core {
        [
            Number(year, 4),
            Mark(a),
            Number(month, 1 | 2),
            Mark(b),
            Number(day, 1 | 2),
        ] if a == b => (*year, *month, *day),
        [
            Number(year, 4),
            W(Word::Year),
            Number(month, 1 | 2),
            W(Word::Month),
            Number(day, 1 | 2),
            W(Word::Day),
        ] => (*year, *month, *day),
        [Number(all, 8)] => (all / 10_000, all / 100 % 100, all % 100),
        [Number(day, 1 | 2), rest @ ..] | [W(Word::Named(_)), Number(day, 1 | 2), rest @ ..] => {
            let named = core.iter().find_map(|token| match token {
                W(Word::Named(month)) => Some(*month),
                _ => None,
            });
            let year = match rest {
                [Mark('-'), W(Word::Named(_)), Mark('-'), Number(year, 4)]
                | [W(Word::Named(_)) | Mark(',' | ' ' | '-'), Number(year, 4)] => *year,
                _ => return None,
            };
            (year, named?, *day)
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
    let Some((day, time)) = starts.and_then(|at| core.split_at_checked(at)) else {
        return core;
    };
    let only_time = time.iter().all(|token| {
        matches!(
            token,
            W(Word::T | Word::Z) | Number(..) | Mark(':' | '.' | ' ' | '+' | '-')
        )
    });
    if only_time { day } else { core }
}
