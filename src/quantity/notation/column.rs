//! What a column's labels say of each other.

use super::days::Days;
use super::label::{Conventions, Label};
use super::message::{LabelError, Why};
use super::numbers::Numbers;
use super::written::{Count, Join, Part, Reading, Run, Written};
use crate::quantity::{Frequency, Period};

/// What the labels of one column say together.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// What the plan says.
    said: Conventions,
    /// Whether a label stands alone, in a plan or an option: then a number behind a year is a month.
    alone: bool,
    /// A label that can be no month.
    span: Option<String>,
    numbers: Numbers,
    /// The greatest Roman number.
    roman: u32,
    days: Days,
}

/// A period, and whether it is one bare month, quarter or half-year.
type Settled = Result<(Period, bool), Why>;

impl Column {
    /// The column of a label that stands alone.
    pub(super) fn alone(said: Conventions) -> Self {
        Self { said, alone: true, days: Days::of(&[], said), ..Self::default() }
    }

    /// What labels say together.
    pub(super) fn of(labels: &[(&str, Reading)], said: Conventions) -> Self {
        let mut column = Self { said, days: Days::of(labels, said), ..Self::default() };
        for (label, reading) in labels {
            match reading.written {
                Written::Part(part) if part.join == Join::Roman => {
                    column.roman = column.roman.max(part.number);
                }
                Written::Part(part) => {
                    column.numbers.note(part);
                    if part.month().is_none() && part.last_year().is_some() {
                        column.witness(label);
                    }
                }
                Written::Years(..) | Written::Within(..) => column.witness(label),
                _ => {}
            }
        }
        column
    }

    fn witness(&mut self, label: &str) {
        self.span.get_or_insert_with(|| label.to_owned());
    }

    /// What a label means in this column.
    pub(super) fn settle(&self, label: &str, reading: &Reading) -> Result<Label, LabelError> {
        let settled = match &reading.written {
            Written::Settled { period, bare } => Ok((*period, *bare)),
            Written::Part(part) => self.part(label, *part),
            Written::Date(date) => self.days.period(label, *date),
            Written::YearLast(_) if reading.two_digit_year && self.said.dates.is_none() => {
                Err(Why::ShortDate)
            }
            Written::YearLast(date) => {
                let date = self.days.date(*date);
                date.and_then(|date| self.days.period(label, date))
            }
            Written::Year(year) => self.year(*year),
            Written::Years(from, to) => self.years(*from, *to),
            Written::Within(year, run) => self.within(*year, *run),
            Written::Refused(why) => Err(why.clone()),
        };
        let (period, bare) = settled.map_err(|why| LabelError::new(label, why))?;
        // A month alone is no year: `2024年当月` says nothing.
        let single = reading.single;
        if single.is_some_and(|months| months != 0 && months != period.months()) {
            return Err(LabelError::new(label, Why::NotAPeriod));
        }
        let says_year =
            self.said.frequency.is_some() || matches!(reading.written, Written::YearLast(_));
        if reading.two_digit_year && !says_year {
            return Err(LabelError::new(label, Why::TwoDigitYear));
        }
        Ok(Label {
            period,
            to_date: self.said.calendar().to_date(period),
            cumulative: reading.cumulative,
            bare: bare && single.is_none(),
            flag: reading.flag,
        })
    }

    fn part(&self, label: &str, part: Part) -> Settled {
        if part.join == Join::Roman {
            return self.roman(part);
        }
        if let Some(fiscal) = self.fiscal(part) {
            return fiscal;
        }
        match (self.said.frequency, part.last_year()) {
            (Some(Frequency::Year), Some(last)) => self.years(part.year, last),
            (Some(Frequency::Quarter), _) => self.counted(part, Count::Quarter, 4),
            (Some(Frequency::HalfYear), _) => self.counted(part, Count::Half, 2),
            (Some(Frequency::Month | Frequency::Year), _) => self.month(part),
            (None, last) => self.unsettled(label, part, last),
        }
    }

    /// A Roman number: a quarter, or a month where the column goes beyond four.
    fn roman(&self, part: Part) -> Settled {
        let count = match self.said.frequency {
            Some(frequency) => Count::of(frequency),
            None if self.roman.max(part.number) > 4 => Count::Month,
            None => Count::Quarter,
        };
        settled(&Run::of(count, part.number).in_year(part.year))
    }

    /// A number of which the plan does not say what it counts.
    fn unsettled(&self, label: &str, part: Part, last_year: Option<u32>) -> Settled {
        let span = self.span.as_ref().filter(|_| part.join.is_plain());
        if let Some(because) = span {
            let because = because.clone();
            return Err(match last_year {
                Some(last) => Why::span(part.year, last, Some(because).filter(|b| b != label)),
                None => Why::AmongSpans { because },
            });
        }
        let month = self.month(part)?;
        if let Some(to) = last_year.filter(|_| self.numbers.look_like_spans()) {
            let from = part.year;
            return Err(Why::MonthOrSpan { from, to });
        }
        match self.numbers.other() {
            Some(other) if !self.alone => Err(Why::MonthOr { other }),
            _ => Ok(month),
        }
    }

    /// The month of a year and a number.
    fn month(&self, part: Part) -> Settled {
        let tenth = part.join == Join::Dot && part.number == 1 && part.digits == 1;
        let october = tenth.then(|| self.numbers.tenth_is_october(part.year, self.said.frequency));
        let number = match october {
            Some(None) => return Err(Why::Tenth),
            Some(Some(true)) => 10,
            _ => part.number,
        };
        match (Part { number, ..part }.month(), part.last_year()) {
            (Some(month), _) => Ok((month, true)),
            (None, Some(last)) => Err(Why::span(part.year, last, None)),
            (None, None) => Err(Why::NoSuchPeriod),
        }
    }

    /// A number that counts quarters or half-years, or a month that lies in one.
    fn counted(&self, part: Part, count: Count, greatest: u32) -> Settled {
        if self.numbers.count_to(greatest) {
            return settled(&Run::of(count, part.number).in_year(part.year));
        }
        let frequency = self.said.frequency.unwrap_or(Frequency::Month);
        let (month, bare) = self.month(part)?;
        let length = frequency.months().unsigned_abs();
        if self.numbers.may_be_months_of(length) {
            Ok((Period::containing(month.start(), frequency), bare))
        } else {
            Err(Why::NotOf { frequency })
        }
    }

    /// Of a fiscal year: `2019-20`. A number that can be a month is one among others that can only be months; alone it is open.
    fn fiscal(&self, part: Part) -> Option<Settled> {
        let next = part.year + 1;
        let among_months = self.said.frequency == Some(Frequency::Month)
            || self.numbers.go_beyond_next_year() && self.span.is_none();
        if self.said.fiscal_year.is_none() || part.last_year() != Some(next) {
            return None;
        }
        if part.month().is_none() || !(among_months || self.alone) {
            return Some(self.years(part.year, next));
        }
        let from = part.year;
        (!among_months).then_some(Err(Why::MonthOrSpan { from, to: next }))
    }

    /// A bare year: of the calendar, unless years begin in another month and none is written as two.
    fn year(&self, year: u32) -> Settled {
        let begins = self.said.fiscal_year.filter(|_| self.span.is_none());
        settled(&Run::of(Count::Year, 1).in_year_from(year, begins.unwrap_or(1)))
    }

    /// A quarter or half of a fiscal year: `2019/20 Q1`.
    fn within(&self, year: u32, run: Run) -> Settled {
        let Some(begins) = self.said.fiscal_year else {
            return Err(Why::span(year, year + 1, None));
        };
        settled(&run.in_year_from(year, begins))
    }

    /// Two years in a row are one where years do not begin in January; spans of years are kept as the whole years they name where
    /// the plan says `year`.
    fn years(&self, from: u32, to: u32) -> Settled {
        if let Some(begins) = self.said.fiscal_year.filter(|_| to == from + 1) {
            return settled(&Run::of(Count::Year, 1).in_year_from(from, begins));
        }
        if self.said.frequency != Some(Frequency::Year) {
            return Err(Why::span(from, to, None));
        }
        let year = |year: u32| Period::year(i32::try_from(year).ok()?);
        let run = year(from).zip(year(to));
        let run = run.and_then(|(from, to)| Period::new(from.start(), to.end()));
        run.map(|period| (period, false)).ok_or(Why::NoSuchPeriod)
    }
}

/// What is settled by itself.
fn settled(written: &Written) -> Settled {
    match written {
        Written::Settled { period, bare } => Ok((*period, *bare)),
        _ => Err(Why::NoSuchPeriod),
    }
}
