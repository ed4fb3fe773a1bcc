//! Periods as people write them, alone and by column.
//!
//! `token` folds a label into numbers, marks and words; `scan` reads one label by itself (`day` a day, `run` a year with the months,
//! quarters and half-years beside it, `between` from one of these to another) as `written`, which leaves open what only others can
//! tell; `column` settles that (`numbers` what the numbers behind years count, `days` what days stand for by their `rhythm`, `short` whether `Jun-24` is a month); `refusal` and `message` say what
//! could not be read, and the way out.

mod between;
mod column;
mod day;
mod days;
mod label;
mod message;
mod numbers;
mod refusal;
mod rhythm;
mod run;
mod scan;
mod short;
mod token;
mod written;

#[cfg(test)]
mod tests;

use super::{Frequency, Month, Period};
use column::Column;
use run::{run, run_beside};
use scan::scan;
use token::{Token, tokens};
use written::{Count, Reading, Written};

use crate::words::flags::Flag;
use crate::words::periods::{HAN, Word};

pub use day::{Date, DateOrder};
pub use days::Calendar;
pub use label::{Conventions, Label};
pub use message::{LabelError, Why};
pub use rhythm::Rhythm;

/// Reads one label that stands alone: in a plan, in an option. A number behind a year is a month then.
///
/// # Errors
/// See [`LabelError`].
pub fn parse(text: &str) -> Result<Label, LabelError> {
    parse_by(text, Conventions::default())
}

/// The same where a plan says more of its labels.
///
/// # Errors
/// See [`LabelError`].
pub fn parse_by(text: &str, conventions: Conventions) -> Result<Label, LabelError> {
    let text = text.trim();
    Column::alone(conventions).settle(text, &scan(text))
}

/// The month that a text names, by number or name.
#[must_use]
pub fn month(text: &str) -> Option<u32> {
    let month = match tokens(text)?.as_slice() {
        [Token::Number(month, 1 | 2) | Token::Word(Word::Named(month))]
        | [Token::Number(month, 1 | 2), Token::Word(Word::Month)] => *month,
        _ => return None,
    };
    (1..=12).contains(&month).then_some(month)
}

/// What stands with a label that is said of its figure: `2024E`, `2024年预计`.
#[must_use]
pub(crate) fn flag(text: &str) -> Option<Flag> {
    scan(text.trim()).flag
}

/// The day that a label names, with or without a time behind it: its year, month and day.
#[must_use]
pub fn day(text: &str) -> Option<[u32; 3]> {
    match scan(text.trim()).written {
        Written::Date(date) => Some([date.year, date.month, date.day]),
        _ => None,
    }
}

/// The first month that is not over when the day that a text names is.
#[must_use]
pub fn running(text: &str) -> Option<Month> {
    match scan(text.trim()).written {
        Written::Date(date) if date.is_real() => date.running(),
        _ => None,
    }
}

/// Reads the labels of one column, which are understood together: `2011-12` is December 2011 unless the column also holds
/// `2017-18`. What a column leaves open is settled by the plan's conventions, or an error that names the key.
#[must_use]
pub fn understand(labels: &[&str], conventions: Conventions) -> Vec<Result<Label, LabelError>> {
    let mut era = are_of_minguo(labels).then_some("民國");
    let mut read = |label: &str| match era_of(label, &mut era) {
        Some(era) => scan(&format!("{era}{label}")),
        None => scan(label),
    };
    let mut readings: Vec<(&str, Reading)> =
        labels.iter().map(|label| (label.trim(), read(label.trim()))).collect();
    short::settle(&mut readings);
    let column = Column::of(&readings, conventions);
    let settled = readings.iter();
    let mut settled: Vec<_> =
        settled.map(|(label, reading)| column.settle(label, reading)).collect();
    years_to_date(&mut settled);
    settled
}

/// `2024年累计` beside months or quarters of that year runs to the newest of them; beside none it is the year.
fn years_to_date(labels: &mut [Result<Label, LabelError>]) {
    let within: Vec<Period> = labels.iter().flatten().map(|label| label.period).collect();
    let years = labels.iter_mut().flatten();
    for label in years.filter(|label| label.cumulative && label.period.months() == 12) {
        let year = label.period;
        let parts = within.iter().filter(|part| part.months() < 12 && year.contains(**part));
        if let Some(end) = parts.map(|part| part.end()).max() {
            label.period = Period::starting(year.start(), end.since(year.start()));
            label.to_date = label.period;
        }
    }
}

/// The era of a year that leaves it to the labels above: `111年` below 民國110年, `4年1月` below 令和3年; among years that can be of 民國
/// only it is theirs.
fn era_of(label: &str, above: &mut Option<&'static str>) -> Option<&'static str> {
    let mut eras = HAN.rows().filter(|(_, word)| matches!(word, Word::Era(..)));
    if let Some((era, _)) = eras.find(|(era, _)| label.starts_with(era)) {
        *above = Some(era);
        return None;
    }
    let (year, _) = label.split_once('年')?;
    let is_short = (1..=3).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit());
    above.filter(|_| is_short)
}

/// Whether the years of a column are of 民國: `99年`, `100年` beside `101年`.
fn are_of_minguo(labels: &[&str]) -> bool {
    let year = |label: &&str| {
        let (year, _) = label.trim().split_once('年')?;
        (year.len() <= 3).then(|| year.parse::<u32>().ok())?
    };
    let years: Option<Vec<u32>> = labels.iter().map(year).collect();
    years.is_some_and(|years| years.iter().any(|year| (101..=150).contains(year)))
}

/// Reads a label that is spread over two columns: a year and a month, quarter or half-year (`2023` and `6`, `6月`, `Q2`, `二季度`,
/// `Jun`, `1-6`); what stands with the year (`2023年当月`) holds for its parts. The frequency is what a bare number counts, as the header of its column says; none: a month. A blank part, or
/// 全年, is the whole year; a part that names its year itself counts if the year is the same.
///
/// # Errors
/// See [`LabelError`]; the label in it is both texts, a blank between.
pub fn combine(year: &str, part: &str, conventions: Conventions) -> Result<Label, LabelError> {
    let (year, part) = (year.trim(), part.trim());
    let both = format!("{year} {part}");
    let error = |why| LabelError::new(both.trim(), why);
    let above = scan(year);
    let alone = Reading { single: None, ..above.clone() };
    let whole = match Column::alone(Conventions::default()).settle(year, &alone) {
        // `2019/20` beside `Q1`.
        Err(_) if conventions.fiscal_year.is_some() => return parse_by(both.trim(), conventions),
        whole => whole?,
    };
    if !whole.period.is_calendar_year() {
        return Err(error(Why::NotAPeriod));
    }
    if part.is_empty() {
        return if above.single.is_none() { Ok(whole) } else { Err(error(Why::NotAPeriod)) };
    }
    match parse(part) {
        Ok(itself) if whole.period.contains(itself.period) => Ok(itself),
        Ok(_) => Err(error(Why::NoSuchPeriod)),
        Err(_) => {
            let reading = scan_part(part, conventions.frequency, &whole);
            let reading = reading.ok_or_else(|| error(Why::NotAPeriod))?;
            let single = reading.single.or(above.single);
            let years = Conventions {
                fiscal_year: conventions.fiscal_year,
                years_from: conventions.years_from,
                ..Conventions::default()
            };
            Column::alone(years).settle(both.trim(), &Reading { single, ..reading })
        }
    }
}

/// The part of a label beside its year.
fn scan_part(part: &str, frequency: Option<Frequency>, whole: &Label) -> Option<Reading> {
    let tokens = tokens(part)?;
    let (core, stripped) = scan::stripped(&tokens);
    let count = Count::of(frequency.unwrap_or(Frequency::Month));
    let year = u32::try_from(whole.period.start().year()).ok()?;
    let found = run_beside(core, count).or_else(|| run(core));
    Some(Reading {
        written: found
            .map_or_else(|| Written::Refused(refusal::why(core)), |run| run.in_year(year)),
        cumulative: stripped.cumulative || whole.cumulative,
        flag: stripped.flag.or(whole.flag),
        single: stripped.single,
        two_digit_year: false,
    })
}
