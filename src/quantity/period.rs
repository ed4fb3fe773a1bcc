//! Reference periods: half-open runs of months. A month, a quarter, a half-year, a year and any 1–N月 are one kind of thing.

use std::fmt;

use super::Month;
use crate::worded;

/// A half-open run of months `[start, end)`, never empty. 上半年 *is* 1–6月.
#[derive(Clone, Copy, Eq, Hash, PartialEq, Ord, PartialOrd)]
pub struct Period {
    start: Month,
    end: Month,
}

worded! {
    /// How often a series is observed.
    pub enum Frequency {
        /// Every month.
        Month = "month",
        /// Every quarter.
        Quarter = "quarter",
        /// Every half-year.
        HalfYear = "half-year",
        /// Every year.
        Year = "year",
    }
}

impl Frequency {
    /// Months in one period of it.
    #[must_use]
    pub fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

impl Period {
    /// The run from `start` to before `end`; none where it would be empty.
    #[must_use]
    pub fn new(start: Month, end: Month) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// A run of so many months from a month on; at least one.
    #[must_use]
    pub fn starting(start: Month, months: i32) -> Self {
        Self { start, end: start.later(months.max(1)) }
    }

    /// A run of so many months that ends before a month; at least one.
    #[must_use]
    pub fn ending(end: Month, months: i32) -> Self {
        Self { start: end.later(-months.max(1)), end }
    }

    /// One month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Month::new(year, month).map(|start| Self::starting(start, 1))
    }

    /// A quarter, 1 to 4.
    #[must_use]
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        (1..=4).contains(&quarter).then_some(())?;
        Month::new(year, quarter * 3 - 2).map(|start| Self::starting(start, 3))
    }

    /// A half-year, 1 or 2.
    #[must_use]
    pub fn half(year: i32, half: u32) -> Option<Self> {
        (1..=2).contains(&half).then_some(())?;
        Month::new(year, half * 6 - 5).map(|start| Self::starting(start, 6))
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Month::new(year, 1).map(|start| Self::starting(start, 12))
    }

    /// Months `from` to `to` of a year, both counted.
    #[must_use]
    pub fn months_of(year: i32, from: u32, to: u32) -> Option<Self> {
        Self::new(Month::new(year, from)?, Month::new(year, to)?.later(1))
    }

    /// The period of a frequency that a month lies in.
    #[must_use]
    pub fn containing(month: Month, frequency: Frequency) -> Self {
        let length = frequency.months();
        let into = month.since(month.january()) % length;
        Self::starting(month.later(-into), length)
    }

    /// Its first month.
    #[must_use]
    pub fn start(self) -> Month {
        self.start
    }

    /// The month after its last: the moment it ends.
    #[must_use]
    pub fn end(self) -> Month {
        self.end
    }

    /// Its last month.
    #[must_use]
    pub fn last_month(self) -> Month {
        self.end.later(-1)
    }

    /// How many months it has.
    #[must_use]
    pub fn months(self) -> i32 {
        self.end.since(self.start)
    }

    /// Whether it is one calendar year.
    #[must_use]
    pub fn is_calendar_year(self) -> bool {
        self.months() == 12 && self.start.month() == 1
    }

    /// January of its last month's year to its end: what a bare month means where figures are cumulative.
    #[must_use]
    pub fn since_january(self) -> Self {
        Self { start: self.last_month().january(), end: self.end }
    }

    /// The same months so many years later.
    #[must_use]
    pub fn years_later(self, years: i32) -> Self {
        Self { start: self.start.later(years * 12), end: self.end.later(years * 12) }
    }

    /// Whether all of another period lies in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl fmt::Display for Period {
    /// The one spelling of a run: `2024`, `2024-Q2`, `2024-H1`, `2024-06`, else `2023-07/2024-06`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.start.year(), self.start.month());
        match (self.months(), month) {
            (1, _) => write!(f, "{}", self.start),
            (12, 1) => write!(f, "{year:04}"),
            (6, 1 | 7) => write!(f, "{year:04}-H{}", month / 6 + 1),
            (3, 1 | 4 | 7 | 10) => write!(f, "{year:04}-Q{}", month / 3 + 1),
            _ => write!(f, "{}/{}", self.start, self.last_month()),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_runs_have_one_spelling() {
        let shown = |period: Option<Period>| period.unwrap().to_string();
        assert_eq!(shown(Period::months_of(2024, 1, 6)), "2024-H1");
        assert_eq!(shown(Period::half(2024, 2)), "2024-H2");
        assert_eq!(shown(Period::months_of(2024, 1, 3)), "2024-Q1");
        assert_eq!(shown(Period::quarter(2024, 4)), "2024-Q4");
        assert_eq!(shown(Period::months_of(2024, 1, 12)), "2024");
        assert_eq!(shown(Period::month(2024, 6)), "2024-06");
        assert_eq!(shown(Period::months_of(2024, 1, 2)), "2024-01/2024-02");
        let half = Period::half(2024, 1).unwrap();
        assert_eq!(Period::ending(half.end(), 12).to_string(), "2023-07/2024-06");
    }

    #[test]
    fn a_bare_month_of_cumulative_figures_reaches_back_to_january() {
        let june = Period::month(2024, 6).unwrap();
        assert_eq!(june.since_january(), Period::half(2024, 1).unwrap());
    }
}
