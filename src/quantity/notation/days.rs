//! What the days of a column stand for.

use std::collections::BTreeMap;

use super::day::{Date, YearLast};
use super::message::Why;
use super::rhythm::Rhythm;
use super::scan::{Reading, Written, scan};
use crate::quantity::{Frequency, Period};

/// What the days of a column stand for, and in which order they are written.
#[derive(Debug, Default)]
pub(super) struct Days {
    order: Order,
    meaning: Meaning,
}

/// The order in which a column writes its days.
#[derive(Clone, Copy, Debug)]
pub struct Calendar(Order);

impl Calendar {
    /// The order that labels show; none where one of them is no day.
    #[must_use]
    pub fn of(labels: impl Iterator<Item: AsRef<str>>) -> Option<Self> {
        let mut readings = Vec::new();
        for label in labels {
            let reading = scan(label.as_ref());
            if !matches!(reading.written, Written::Date(_) | Written::YearLast(_)) {
                return None;
            }
            readings.push(reading);
        }
        (!readings.is_empty()).then(|| Self(Order::of(readings.iter())))
    }

    /// The day that a label names.
    #[must_use]
    pub fn day(self, label: &str) -> Option<Date> {
        match scan(label).written {
            Written::Date(date) => Some(date),
            Written::YearLast(date) => self.0.date(date).ok(),
            _ => None,
        }
    }
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
        let order = Order::of(labels.iter().map(|(_, reading)| reading));
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
                let period = Period::containing(month.start(), *frequency);
                Ok((period, *frequency != Frequency::Year))
            }
            Meaning::Themselves(one, another) => Err(Why::Daily {
                other: if one == label { another } else { one }.clone(),
            }),
        }
    }
}

impl Order {
    /// The order that some label can only have; unknown where none does, or where they differ.
    fn of<'r>(readings: impl Iterator<Item = &'r Reading>) -> Self {
        let mut found = Self::Unknown;
        for reading in readings {
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
    let mut rhythm = Rhythm::default();
    let mut previous: Option<(Date, &str)> = None;
    for (date, label) in dates {
        rhythm.see(*date);
        match previous {
            Some((before, other)) if before.month() == date.month() => {
                return Meaning::Themselves(other.to_owned(), (*label).to_owned());
            }
            _ => previous = Some((*date, label)),
        }
    }
    Meaning::Of(rhythm.frequency().unwrap_or(Frequency::Month))
}
