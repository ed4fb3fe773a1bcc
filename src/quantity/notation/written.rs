//! What a label says by itself, before its column has spoken: a period, or what is still open of one.

use super::day::{Date, YearLast};
use super::message::Why;
use crate::quantity::{Frequency, Period};
use crate::words::flags::Flag;

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
    /// `2023/06`: INEGI counts quarters so.
    Slash,
    /// `2016.1`: spreadsheets eat the zero of `2016.10`.
    Dot,
    /// `6/2023`
    YearLast,
    /// `2025-IV`: a quarter, or a month among higher ones.
    Roman,
}

impl Join {
    /// Whether the number may be a year as well: `2017-18`, `2017/18`.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Plain | Self::Slash)
    }
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
        let can = self.digits == 2 && self.join.is_plain();
        (can && (1..=10).contains(&(last - self.year))).then_some(last)
    }
}

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
        Self { from: (to + 1).saturating_sub(length), to, bare: count != Count::Year }
    }

    /// Months, both counted.
    pub(super) fn months(from: u32, to: u32) -> Self {
        Self { from, to, bare: false }
    }

    /// From one number of a count to another, both counted.
    pub(super) fn between(count: Count, from: u32, to: u32) -> Self {
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
                bare: self.bare,
            },
            None => Written::Refused(Why::NoSuchPeriod),
        }
    }

    pub(super) fn in_year(self, year: u32) -> Written {
        self.in_year_from(year, 1)
    }
}
