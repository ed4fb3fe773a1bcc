//! What the days of a column stand for.

use std::collections::BTreeMap;

use super::day::{Date, YearLast};
use super::message::Why;
use super::scan::{Reading, Written};
use crate::quantity::{Frequency, Period};

/// What the days of a column stand for, and in which order they are written.
#[derive(Debug, Default)]
pub(super) struct Days {
    order: Order,
    meaning: Meaning,
}

/// Where the month stands in days whose year stands last.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Order {
    DayFirst,
    MonthFirst,
    #[default]
    Unknown,
}

#[derive(Debug)]
enum Meaning {
    /// The period of this frequency that they lie in.
    Of(Frequency),
    /// Themselves: the two labels lie in one month.
    Themselves(String, String),
}

impl Default for Meaning {
    fn default() -> Self {
        Self::Of(Frequency::Month)
    }
}

impl Days {
    /// What labels say together; a `frequency` of the plan decides what they stand for.
    pub(super) fn of(labels: &[(&str, Reading)], frequency: Option<Frequency>) -> Self {
        let order = Order::of(labels);
        let mut dates: BTreeMap<Date, &str> = BTreeMap::new();
        for (label, reading) in labels {
            let date = match reading.written {
                Written::Date(date) => Some(date),
                Written::YearLast(date) => order.date(date).ok(),
                _ => None,
            };
            if let Some(date) = date {
                dates.insert(date, label);
            }
        }
        let meaning = match frequency {
            Some(frequency) => Meaning::Of(frequency),
            None => meaning(&dates),
        };
        Self { order, meaning }
    }

    /// The day of a label whose year stands last.
    pub(super) fn date(&self, date: YearLast) -> Result<Date, Why> {
        self.order.date(date)
    }

    /// The period that a day stands for.
    pub(super) fn period(&self, label: &str, date: Date) -> Result<(Period, bool), Why> {
        let month = date.month().ok_or(Why::NoSuchPeriod)?;
        match &self.meaning {
            Meaning::Of(frequency) => {
                Ok((containing(month, *frequency), *frequency != Frequency::Year))
            }
            Meaning::Themselves(one, another) => Err(Why::Daily {
                other: if one == label { another } else { one }.clone(),
            }),
        }
    }
}

impl Order {
    /// The order that some label can only have; unknown where none does, or where they differ.
    fn of(labels: &[(&str, Reading)]) -> Self {
        let mut found = Self::Unknown;
        for (_, reading) in labels {
            let Written::YearLast(date) = reading.written else {
                continue;
            };
            let only = match date.days() {
                [Some(_), None] => Self::DayFirst,
                [None, Some(_)] => Self::MonthFirst,
                _ => continue,
            };
            if found != Self::Unknown && found != only {
                return Self::Unknown;
            }
            found = only;
        }
        found
    }

    fn date(self, date: YearLast) -> Result<Date, Why> {
        match (date.days(), self) {
            ([Some(one), Some(other)], _) if one == other => Ok(one),
            ([Some(_), Some(_)], Self::Unknown) => Err(Why::DayOrMonth),
            ([Some(date), _], Self::DayFirst | Self::Unknown)
            | ([_, Some(date)], Self::MonthFirst | Self::Unknown) => Ok(date),
            _ => Err(Why::NoSuchPeriod),
        }
    }
}

/// What days stand for: the first or last days of years, half-years or quarters for these, others for their months.
fn meaning(dates: &BTreeMap<Date, &str>) -> Meaning {
    let mut months: Vec<Period> = Vec::new();
    let mut previous: Option<(Period, &str)> = None;
    for (date, label) in dates {
        let Some(month) = date.month() else { continue };
        match previous {
            Some((before, other)) if before == month => {
                return Meaning::Themselves(other.to_owned(), (*label).to_owned());
            }
            _ => months.push(month),
        }
        previous = Some((month, label));
    }
    let starts = dates.keys().all(|date| date.day == 1);
    let ends = dates.keys().all(|date| date.is_month_end());
    let offset = match (starts, ends) {
        (true, _) => 0,
        (_, true) => 1,
        _ => return Meaning::default(),
    };
    let frequency = [Frequency::Year, Frequency::HalfYear, Frequency::Quarter]
        .into_iter()
        .find(|frequency| is_every(&months, *frequency, offset));
    Meaning::Of(frequency.unwrap_or(Frequency::Month))
}

/// Whether months only begin (or, with offset 1, end) periods of a frequency, and two stand one such period apart.
fn is_every(months: &[Period], frequency: Frequency, offset: u32) -> bool {
    let length = frequency.months();
    let at_edge = months.iter().all(|month| {
        let number = (month.start().month() + offset).saturating_sub(1);
        number.is_multiple_of(length.unsigned_abs())
    });
    let neighbours = months
        .iter()
        .zip(months.iter().skip(1))
        .any(|(one, next)| next.start().since(one.start()) == length);
    at_edge && neighbours
}

/// The period of a frequency that a month lies in.
pub(super) fn containing(month: Period, frequency: Frequency) -> Period {
    let length = frequency.months();
    let start = month.start();
    let into = start.since(start.january()) % length;
    Period::starting(start.later(-into), length)
}
