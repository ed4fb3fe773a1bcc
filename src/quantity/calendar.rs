//! The years that figures are counted in.

use super::{Month, Period};

/// Years as a plan or a file counts them: of the calendar, or from another month on (`fiscal_year = "04"`). The number of one is that
/// of the calendar year in which it begins.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Calendar {
    /// The months from January to the first one of its years.
    late: i32,
}

impl Calendar {
    /// That of years which begin in a month from 1 to 12; without one in January.
    #[must_use]
    pub fn from_month(first: Option<u32>) -> Self {
        let late = first.and_then(|first| i32::try_from(first).ok());
        Self { late: late.map_or(0, |first| (first - 1).clamp(0, 11)) }
    }

    /// The year of a number.
    #[must_use]
    pub fn year(self, number: i32) -> Option<Period> {
        let year = Period::year(number)?;
        Some(Period::starting(year.start().later(self.late), 12))
    }

    /// The number of the year that a period ends in.
    #[must_use]
    pub fn number(self, period: Period) -> i32 {
        self.number_at(period.end())
    }

    /// The number of the year that ends at a moment, or runs then.
    #[must_use]
    pub fn number_at(self, end: Month) -> i32 {
        end.later(-1 - self.late).year()
    }

    /// Whether a period is one of its years.
    #[must_use]
    pub fn is_year(self, period: Period) -> bool {
        period.months() == 12 && self.begins(period)
    }

    /// Whether a period begins with a year and ends within it.
    #[must_use]
    pub fn is_to_date(self, period: Period) -> bool {
        period.months() <= 12 && self.begins(period)
    }

    /// From the start of the year that a period ends in to its end.
    #[must_use]
    pub fn to_date(self, period: Period) -> Period {
        let month = Period::ending(period.end(), 1);
        let year = self.year(self.number(period)).unwrap_or(month);
        Period::new(year.start(), period.end()).unwrap_or(month)
    }

    fn begins(self, period: Period) -> bool {
        period.start().later(-self.late).month() == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::notation;

    #[test]
    fn years_begin_where_the_plan_says() {
        let period = |text: &str| notation::parse(text).unwrap().period;
        for (first, within, number, year, to_date) in [
            (None, "2026-09", 2026, "2026", "2026-01/2026-09"),
            (Some(4), "2026-09", 2026, "2026-04/2027-03", "2026-04/2026-09"),
            (Some(4), "2027-03", 2026, "2026-04/2027-03", "2026-04/2027-03"),
            (Some(7), "2026-06", 2025, "2025-07/2026-06", "2025-07/2026-06"),
            (Some(7), "2026-Q3", 2026, "2026-07/2027-06", "2026-Q3"),
        ] {
            let calendar = Calendar::from_month(first);
            let within = period(within);
            assert_eq!(calendar.number(within), number);
            let whole = calendar.year(number).unwrap();
            assert_eq!(whole.to_string(), year);
            assert!(calendar.is_year(whole) && calendar.is_to_date(whole));
            assert_eq!(calendar.to_date(within).to_string(), to_date);
        }
        assert!(!Calendar::from_month(Some(4)).is_year(period("2026")));
    }
}
