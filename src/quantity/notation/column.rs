//! What a column's labels say of each other.

use std::collections::{BTreeMap, BTreeSet};

use super::day::Date;
use super::run::{Count, Run};
use super::scan::{Part, Reading, Refusal, Written};
use super::{Label, LabelError};
use crate::quantity::{Frequency, Period};

/// What the labels of one column say together.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// What the plan says.
    frequency: Option<Frequency>,
    /// Whether a label stands alone, in a plan or an option: then a number behind a year is a month.
    alone: bool,
    /// A label that can be no month.
    span: Option<String>,
    /// What the numbers behind years may count beside months.
    numbers: Numbers,
    /// Numbers behind a dot.
    dots: Dots,
    /// What days stand for.
    days: Days,
}

/// The numbers behind years, dotted ones apart.
#[derive(Debug, Default)]
struct Numbers {
    seen: BTreeSet<u32>,
    years: BTreeSet<u32>,
    padded: bool,
}

/// The numbers behind a dot, by year.
#[derive(Debug, Default)]
struct Dots {
    ten: bool,
    padded: bool,
    years: BTreeMap<u32, BTreeSet<u32>>,
}

/// What days of a column stand for.
#[derive(Debug)]
enum Days {
    /// The period of this frequency that they lie in.
    Of(Frequency),
    /// Themselves: the two labels lie in one month.
    Themselves(String, String),
}

impl Default for Days {
    fn default() -> Self {
        Self::Of(Frequency::Month)
    }
}

impl Column {
    /// The column of a label that stands alone.
    pub(super) fn alone() -> Self {
        Self {
            alone: true,
            ..Self::default()
        }
    }

    /// What labels say together.
    pub(super) fn of(labels: &[(&str, Reading)], frequency: Option<Frequency>) -> Self {
        let mut column = Self {
            frequency,
            ..Self::default()
        };
        let mut dates: BTreeMap<Date, &str> = BTreeMap::new();
        for (label, reading) in labels {
            match reading.written {
                Written::Part(part) => column.note(label, part),
                Written::Years(..) => column.witness(label),
                Written::Date(date) => {
                    dates.insert(date, label);
                }
                Written::Settled { .. } | Written::Refused(_) => {}
            }
        }
        column.days = match frequency {
            Some(frequency) => Days::Of(frequency),
            None => days(&dates),
        };
        column
    }

    fn note(&mut self, label: &str, part: Part) {
        if part.dotted {
            self.dots.ten |= part.number == 10;
            self.dots.padded |= part.digits == 2 && part.number < 10;
            let year = self.dots.years.entry(part.year).or_default();
            year.insert(part.number);
        } else {
            self.numbers.seen.insert(part.number);
            self.numbers.years.insert(part.year);
            self.numbers.padded |= part.digits == 2 && part.number < 10;
            if part.month().is_none() && part.last_year().is_some() {
                self.witness(label);
            }
        }
    }

    fn witness(&mut self, label: &str) {
        self.span.get_or_insert_with(|| label.to_owned());
    }

    /// What a label means in this column.
    pub(super) fn settle(&self, label: &str, reading: Reading) -> Result<Label, LabelError> {
        let (period, bare) = match reading.written {
            Written::Settled { period, bare } => (period, bare),
            Written::Part(part) => self.part(label, part)?,
            Written::Date(date) => self.date(label, date)?,
            Written::Years(from, to) => self.years(label, from, to)?,
            Written::Refused(refusal) => return Err(refused(label, refusal)),
        };
        Ok(Label {
            period,
            cumulative: reading.cumulative,
            bare: bare && !reading.single,
        })
    }

    fn part(&self, label: &str, part: Part) -> Result<(Period, bool), LabelError> {
        match self.frequency {
            Some(Frequency::Year) if part.last_year().is_some() => {
                self.years(label, part.year, part.last_year().unwrap_or(part.year))
            }
            Some(frequency @ (Frequency::Quarter | Frequency::HalfYear)) => {
                self.counted(label, part, frequency)
            }
            Some(Frequency::Month | Frequency::Year) => self.month(label, part),
            None if part.dotted => self.month(label, part),
            None => match (&self.span, part.last_year()) {
                (Some(because), Some(last)) => Err(span(label, part.year, last, Some(because))),
                (Some(because), None) => Err(LabelError::AmongSpans {
                    label: label.to_owned(),
                    because: because.clone(),
                }),
                (None, _) => match self.numbers.other() {
                    Some(other) if !self.alone => Err(LabelError::MonthOr {
                        label: label.to_owned(),
                        other,
                    }),
                    _ => self.month(label, part),
                },
            },
        }
    }

    /// The month of a year and a number.
    fn month(&self, label: &str, part: Part) -> Result<(Period, bool), LabelError> {
        if part.dotted && part.number == 1 && part.digits == 1 {
            let october = self
                .dots
                .tenth_is_october(part.year, self.frequency)
                .ok_or_else(|| LabelError::Tenth {
                    label: label.to_owned(),
                })?;
            let part = Part {
                number: if october { 10 } else { 1 },
                ..part
            };
            return month(label, part);
        }
        match (part.month(), part.last_year()) {
            (None, Some(last)) => Err(span(label, part.year, last, None)),
            _ => month(label, part),
        }
    }

    /// A number that counts quarters or half-years, or a month that lies in one.
    fn counted(
        &self,
        label: &str,
        part: Part,
        frequency: Frequency,
    ) -> Result<(Period, bool), LabelError> {
        let (count, greatest) = match frequency {
            Frequency::Quarter => (Count::Quarter, 4),
            _ => (Count::Half, 2),
        };
        let (seen, padded): (Vec<u32>, bool) = if part.dotted {
            let seen = self.dots.years.values().flatten().copied().collect();
            (seen, self.dots.padded)
        } else {
            (
                self.numbers.seen.iter().copied().collect(),
                self.numbers.padded,
            )
        };
        // Months of quarters are their first (1, 4, 7, 10) or last (3, 6, 9, 12): a 2 among padded numbers is no month.
        let numbered =
            seen.iter().all(|number| *number <= greatest) && (!padded || seen.contains(&2));
        if numbered {
            return match Run::of(count, part.number).in_year(part.year) {
                Written::Settled { period, bare } => Ok((period, bare)),
                _ => Err(LabelError::NoSuchPeriod {
                    label: label.to_owned(),
                }),
            };
        }
        let unpadded_alone = !padded && seen.iter().all(|number| *number < 10);
        let (month, _) = self.month(label, part)?;
        let is_edge = |number: u32| {
            let months = frequency.months().unsigned_abs();
            number % months <= 1
        };
        if unpadded_alone && !seen.iter().all(|number| is_edge(*number)) {
            return Err(LabelError::NotOf {
                label: label.to_owned(),
                frequency,
            });
        }
        Ok((containing(month, frequency), true))
    }

    fn date(&self, label: &str, date: Date) -> Result<(Period, bool), LabelError> {
        let month = date.month().ok_or_else(|| LabelError::NoSuchPeriod {
            label: label.to_owned(),
        })?;
        match &self.days {
            Days::Of(frequency) => {
                Ok((containing(month, *frequency), *frequency != Frequency::Year))
            }
            Days::Themselves(one, another) => Err(LabelError::Daily {
                label: label.to_owned(),
                other: if one == label { another } else { one }.clone(),
            }),
        }
    }

    /// Spans of years are kept as the whole years they name where the plan says `year`.
    fn years(&self, label: &str, from: u32, to: u32) -> Result<(Period, bool), LabelError> {
        let run = || {
            let (from, to) = (i32::try_from(from).ok()?, i32::try_from(to).ok()?);
            Period::new(Period::year(from)?.start(), Period::year(to)?.end())
        };
        match self.frequency {
            Some(Frequency::Year) => {
                run()
                    .map(|period| (period, false))
                    .ok_or_else(|| LabelError::NoSuchPeriod {
                        label: label.to_owned(),
                    })
            }
            _ => Err(span(label, from, to, None)),
        }
    }
}

impl Numbers {
    /// What the numbers may count beside months: half-years where there are only 1 and 2, quarters where several years have
    /// no number beyond 4.
    fn other(&self) -> Option<Frequency> {
        let greatest = self.seen.last().copied().filter(|_| !self.padded)?;
        match greatest {
            1 | 2 => Some(Frequency::HalfYear),
            3 | 4 if self.years.len() > 1 => Some(Frequency::Quarter),
            _ => None,
        }
    }
}

impl Dots {
    /// Whether `2016.1` is October; none where nothing tells.
    fn tenth_is_october(&self, year: u32, frequency: Option<Frequency>) -> Option<bool> {
        if self.ten {
            return Some(false);
        }
        if self.padded {
            return Some(true);
        }
        // `2023.1` `2023.2` … that stop before September hold no October.
        let single = |number: &u32| (2..=8).contains(number);
        let numbers = self.years.get(&year);
        let stops_early = numbers.is_some_and(|numbers| {
            numbers.contains(&2) && numbers.iter().all(|number| *number == 1 || single(number))
        });
        (stops_early || frequency == Some(Frequency::Month)).then_some(false)
    }
}

/// What days stand for: the first or last days of years, half-years or quarters for these, others for their months.
fn days(dates: &BTreeMap<Date, &str>) -> Days {
    let mut months: Vec<Period> = Vec::new();
    let mut previous: Option<(Period, &str)> = None;
    for (date, label) in dates {
        let Some(month) = date.month() else { continue };
        match previous {
            Some((before, other)) if before == month => {
                return Days::Themselves(other.to_owned(), (*label).to_owned());
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
        _ => return Days::default(),
    };
    let frequency = [Frequency::Year, Frequency::HalfYear, Frequency::Quarter]
        .into_iter()
        .find(|frequency| is_every(&months, *frequency, offset));
    Days::Of(frequency.unwrap_or(Frequency::Month))
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
fn containing(month: Period, frequency: Frequency) -> Period {
    let length = frequency.months();
    let start = month.start();
    let into = start.since(start.january()) % length;
    Period::starting(start.later(-into), length)
}

fn month(label: &str, part: Part) -> Result<(Period, bool), LabelError> {
    part.month()
        .map(|month| (month, true))
        .ok_or_else(|| LabelError::NoSuchPeriod {
            label: label.to_owned(),
        })
}

fn span(label: &str, from: u32, to: u32, because: Option<&String>) -> LabelError {
    let year = |year: u32| i32::try_from(year).unwrap_or(i32::MAX);
    LabelError::Span {
        label: label.to_owned(),
        from: year(from),
        to: year(to),
        because: because.filter(|because| *because != label).cloned(),
    }
}

fn refused(label: &str, refusal: Refusal) -> LabelError {
    let label = label.to_owned();
    match refusal {
        Refusal::NotAPeriod => LabelError::NotAPeriod { label },
        Refusal::NoSuchPeriod => LabelError::NoSuchPeriod { label },
        Refusal::NoYear => LabelError::NoYear { label },
        Refusal::TwoDigitYear => LabelError::TwoDigitYear { label },
        Refusal::Week => LabelError::Week { label },
        Refusal::Days => LabelError::Days { label },
        Refusal::Fiscal => LabelError::Fiscal { label },
    }
}
