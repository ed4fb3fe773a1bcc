//! How often days come: on the first or last days of which months.

use super::day::Date;
use crate::quantity::Frequency;

/// Where days stand in their months.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Edge {
    First,
    Last,
    /// Elsewhere, or some here and some there.
    Neither,
}

/// What days of one series show of how often they come. It remembers no day but the last.
#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    /// The months that they begin, January at bit 0: those of first days themselves, those after last days.
    begun: u16,
    /// Where in their months all of them stand.
    edge: Option<Edge>,
    /// Two of them lie in one month.
    daily: bool,
    several_years: bool,
    last: Option<Date>,
}

impl Rhythm {
    /// Takes note of a day; days of one month come one after the other.
    pub fn see(&mut self, day: Date) {
        let next = u32::from(day.is_month_end());
        self.begun |= 1 << ((day.month + 11 + next) % 12);
        let edge = match day.day {
            1 => Edge::First,
            _ if day.is_month_end() => Edge::Last,
            _ => Edge::Neither,
        };
        let same = self.edge.is_none_or(|known| known == edge);
        self.edge = Some(if same { edge } else { Edge::Neither });
        if let Some(last) = self.last.filter(|last| *last != day) {
            self.daily |= (last.year, last.month) == (day.year, day.month);
            self.several_years |= last.year != day.year;
        }
        self.last = Some(day);
    }

    /// What the days stand for, as first or last days of periods: years where they begin or end several of them, half-years
    /// and quarters where two of one year are met, else months. None without days, and where two lie in one month.
    #[must_use]
    pub fn frequency(&self) -> Option<Frequency> {
        const YEARS: u16 = 1;
        const HALF_YEARS: u16 = YEARS | 1 << 6;
        const QUARTERS: u16 = HALF_YEARS | 1 << 3 | 1 << 9;
        if self.daily || self.last.is_none() {
            return None;
        }
        if self.edge == Some(Edge::Neither) {
            return Some(Frequency::Month);
        }
        Some(match self.begun {
            YEARS if self.several_years => Frequency::Year,
            HALF_YEARS => Frequency::HalfYear,
            begun if begun & !QUARTERS == 0 && begun.count_ones() > 1 => Frequency::Quarter,
            _ => Frequency::Month,
        })
    }

    /// Whether the only day met begins or ends a quarter: it may stand for that, or for more.
    #[must_use]
    pub fn is_one_edge(&self) -> bool {
        let months = self.begun.trailing_zeros();
        self.begun.is_power_of_two()
            && !(self.several_years || self.daily || self.edge == Some(Edge::Neither))
            && months.is_multiple_of(3)
    }
}

#[cfg(test)]
mod tests {
    use super::super::days::Calendar;
    use super::*;

    fn frequency(days: &[&str]) -> Option<Frequency> {
        let calendar = Calendar::of(days.iter(), None)?;
        let mut rhythm = Rhythm::default();
        for day in days {
            rhythm.see(calendar.day(day)?);
        }
        rhythm.frequency()
    }

    #[test]
    fn edges_of_periods_tell_how_often_days_come() {
        use Frequency::{HalfYear, Month, Quarter, Year};
        for (days, expected) in [
            (&["2023-01-01", "2023-04-01"][..], Some(Quarter)),
            (&["2023-03-31", "2023-06-30", "2023-09-30"], Some(Quarter)),
            (&["2023-06-30", "2023-12-31"], Some(HalfYear)),
            (&["2022-12-31", "2023-12-31"], Some(Year)),
            (&["2020-01-01", "2022-01-01"], Some(Year)),
            (&["31/12/2022", "31/12/2023"], Some(Year)),
            (&["2023-01-01", "2023-02-01", "2023-04-01"], Some(Month)),
            (&["2023-02-28", "2024-02-29"], Some(Month)),
            (&["2023-06-30", "2024-06-30"], Some(Month)),
            (&["2023-01-01", "2023-03-31"], Some(Month)),
            (&["2023-01-01"], Some(Month)),
            (&["2023-01-15", "2024-01-15"], Some(Month)),
            (&["2023-01-01", "2023-01-02"], None),
        ] {
            assert_eq!(frequency(days), expected, "{days:?}");
        }
    }
}
