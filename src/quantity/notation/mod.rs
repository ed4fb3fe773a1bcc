//! Periods as people write them, alone and by column.
//!
//! `token` folds a label into numbers, marks and `words`; `scan` reads one label by itself (`day` a day, `run` the months, quarters
//! and half-years beside a year) and leaves open what only others can tell; `column` settles that; `message` says what could not
//! be read, and the way out.

mod column;
mod day;
mod message;
mod run;
mod scan;
mod token;
mod words;

#[cfg(test)]
mod tests;

use super::{Frequency, Period};
use column::Column;
use run::{Count, Run, run};
use scan::{Reading, Refusal, Written, scan};
use token::{Token, tokens};

pub use message::LabelError;

/// What a period label says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Label {
    /// The run of months as written.
    pub period: Period,
    /// Whether 累计 or the like stood with it: the figure then counts from January.
    pub cumulative: bool,
    /// Whether it names one bare month, quarter or half-year, which a cumulative basis would extend back to January; not where
    /// 当月 or the like stood with it.
    pub bare: bool,
}

impl Label {
    /// The months a figure of this label counts: since January where 累计 stood with it (`2023年3月累计` is January to March).
    #[must_use]
    pub fn counted(self) -> Period {
        if self.cumulative && self.period.months() <= 12 {
            self.period.since_january()
        } else {
            self.period
        }
    }
}

/// Reads one label that stands alone: in a plan, in an option. A number behind a year is a month then.
///
/// # Errors
/// See [`LabelError`].
pub fn parse(text: &str) -> Result<Label, LabelError> {
    let text = text.trim();
    Column::alone().settle(text, scan(text))
}

/// Reads the labels of one column, which are understood together: `2011-12` is December 2011 unless the column also holds
/// `2017-18`. What a column leaves open is settled by its `frequency`, or an error that names that key.
#[must_use]
pub fn understand(labels: &[&str], frequency: Option<Frequency>) -> Vec<Result<Label, LabelError>> {
    let readings: Vec<(&str, Reading)> = labels
        .iter()
        .map(|label| (label.trim(), scan(label)))
        .collect();
    let column = Column::of(&readings, frequency);
    readings
        .iter()
        .map(|(label, reading)| column.settle(label, *reading))
        .collect()
}

/// Reads a label that is spread over two columns: a year and a month, quarter or half-year (`2023` and `6`, `6月`, `Q2`, `二季度`,
/// `Jun`, `1-6月`). `frequency` is what a bare number counts, as the header of its column says; none: a month. A blank part, or
/// 全年, is the whole year; a part that names its year itself counts if the year is the same.
///
/// # Errors
/// See [`LabelError`]; the label in it is both texts, a blank between.
pub fn combine(year: &str, part: &str, frequency: Option<Frequency>) -> Result<Label, LabelError> {
    let (year, part) = (year.trim(), part.trim());
    let label = format!("{year} {part}");
    let label = label.trim();
    let whole = parse(year)?;
    if !whole.period.is_calendar_year() {
        return Err(LabelError::NotAPeriod {
            label: label.to_owned(),
        });
    }
    if part.is_empty() {
        return Ok(whole);
    }
    if let Ok(itself) = parse(part) {
        return if whole.period.contains(itself.period) {
            Ok(itself)
        } else {
            Err(LabelError::NoSuchPeriod {
                label: label.to_owned(),
            })
        };
    }
    let reading = scan_part(part, frequency, &whole).unwrap_or(Reading {
        written: Written::Refused(Refusal::NotAPeriod),
        cumulative: false,
        single: false,
    });
    Column::alone().settle(label, reading)
}

/// The part of a label beside its year.
fn scan_part(part: &str, frequency: Option<Frequency>, whole: &Label) -> Option<Reading> {
    let tokens = tokens(part)?;
    let (core, cumulative, single) = scan::stripped(&tokens);
    let found = match core {
        [Token::Number(number, 1 | 2)] => {
            let count = match frequency.unwrap_or(Frequency::Month) {
                Frequency::Month => Count::Month,
                Frequency::Quarter => Count::Quarter,
                Frequency::HalfYear => Count::Half,
                Frequency::Year => return None,
            };
            Some(Run::of(count, *number))
        }
        core => run(core),
    };
    let year = u32::try_from(whole.period.start().year()).ok()?;
    Some(Reading {
        written: found?.in_year(year),
        cumulative: cumulative || whole.cumulative,
        single,
    })
}

/// Whether a text looks like a period, so that a row of such texts is a header: a period by itself, or one that is refused by
/// name. Bare numbers count only where they are a year of the last centuries, alone or with a month behind it.
#[must_use]
pub fn looks_like_period(text: &str) -> bool {
    let text = text.trim();
    // A label is short and says its year in digits, or 年 behind Chinese ones.
    if text.len() > 64 || !(text.contains(|c: char| c.is_numeric()) || text.contains('年')) {
        return false;
    }
    let plausible = |year: u32| (1500..=2200).contains(&year);
    match scan(text).written {
        Written::Settled { period, .. } => {
            u32::try_from(period.start().year()).is_ok_and(plausible)
        }
        Written::Part(part) => {
            // `2150.05` is rather a figure.
            let range = if part.dotted {
                1900..=2100
            } else {
                1500..=2200
            };
            range.contains(&part.year) && (part.month().is_some() || part.last_year().is_some())
        }
        Written::Date(date) => plausible(date.year),
        Written::Years(from, _) => plausible(from),
        Written::Refused(refusal) => matches!(
            refusal,
            Refusal::Week | Refusal::Days | Refusal::Fiscal | Refusal::TwoDigitYear
        ),
    }
}
