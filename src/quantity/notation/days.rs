//! What the days of a column stand for.

use std::collections::BTreeMap;

use super::day::{Date, DateOrder, YearLast};
use super::label::Conventions;
use super::message::Why;
use super::rhythm::Rhythm;
use super::scan::scan;
use super::written::{Reading, Written};
use crate::quantity::{Frequency, Period};

/// What the days of a column stand for, and in which order they are written.
#[derive(Debug, Default)]
pub(super) struct Days {
    order: Option<DateOrder>,
    meaning: Meaning,
}

/// The order in which a column writes its days.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Calendar(Option<DateOrder>);

impl Calendar {
    /// The order that labels show, or that of the plan; none where one of them is no day.
    #[must_use]
    pub fn of(labels: impl Iterator<Item: AsRef<str>>, stated: Option<DateOrder>) -> Option<Self> {
        let mut readings = Vec::new();
        for label in labels {
            let reading = scan(label.as_ref());
            if !matches!(reading.written, Written::Date(_) | Written::YearLast(_)) {
                return None;
            }
            readings.push(reading);
        }
        (!readings.is_empty()).then(|| Self(stated.or_else(|| shown(readings.iter()))))
    }

    /// The day that a label names.
    #[must_use]
    pub fn day(self, label: &str) -> Option<Date> {
        match scan(label).written {
            Written::Date(date) => Some(date),
            Written::YearLast(date) => dated(date, self.0).ok(),
            _ => None,
        }
    }
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
    pub(super) fn of(labels: &[(&str, Reading)], conventions: Conventions) -> Self {
        let readings = labels.iter().map(|(_, reading)| reading);
        let order = conventions.dates.or_else(|| shown(readings));
        let mut dates: BTreeMap<Date, &str> = BTreeMap::new();
        for (label, reading) in labels {
            let date = match reading.written {
                Written::Date(date) => Some(date),
                Written::YearLast(date) => dated(date, order).ok(),
                _ => None,
            };
            if let Some(date) = date {
                dates.insert(date, label);
            }
        }
        let meaning = match conventions.frequency {
            Some(frequency) => Meaning::Of(frequency),
            None => meaning(&dates),
        };
        Self { order, meaning }
    }

    /// The day of a label whose year stands last.
    pub(super) fn date(&self, date: YearLast) -> Result<Date, Why> {
        dated(date, self.order)
    }

    /// The period that a day stands for.
    pub(super) fn period(&self, label: &str, date: Date) -> Result<(Period, bool), Why> {
        let month = date.month().ok_or(Why::NoSuchPeriod)?;
        match &self.meaning {
            Meaning::Of(frequency) => {
                let period = Period::containing(month.start(), *frequency);
                Ok((period, *frequency != Frequency::Year))
            }
            Meaning::Themselves(one, another) => {
                Err(Why::Daily { other: if one == label { another } else { one }.clone() })
            }
        }
    }
}

/// The order that some day can only have; none where no day does, or where they differ.
fn shown<'r>(readings: impl Iterator<Item = &'r Reading>) -> Option<DateOrder> {
    let mut found = None;
    for reading in readings {
        let Written::YearLast(date) = reading.written else {
            continue;
        };
        let only = match date.days() {
            [Some(_), None] => DateOrder::DayFirst,
            [None, Some(_)] => DateOrder::MonthFirst,
            _ => continue,
        };
        if found.replace(only).is_some_and(|other| other != only) {
            return None;
        }
    }
    found
}

/// The day whose year stands last, in an order.
fn dated(date: YearLast, order: Option<DateOrder>) -> Result<Date, Why> {
    let found = match (date.days(), order) {
        ([Some(one), Some(other)], None) if one != other => return Err(Why::DayOrMonth),
        ([day_first, month_first], None) => day_first.or(month_first),
        ([date, _], Some(DateOrder::DayFirst)) | ([_, date], Some(DateOrder::MonthFirst)) => date,
    };
    found.ok_or(Why::NoSuchPeriod)
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
