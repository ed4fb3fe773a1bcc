//! Months and quarters with a year of two digits, `Jun-24`, `Q2-24`: what a spreadsheet makes of `Jun 2024`. One alone might be a day.

use super::written::{Reading, Written};
use crate::quantity::Period;

/// Fewer labels do not tell that they follow each other.
const ENOUGH: usize = 3;

/// Takes the years for years where all labels of a column are such months, or such quarters, and follow each other.
pub(super) fn settle(readings: &mut [(&str, Reading)]) {
    let short = |(_, reading): &(&str, Reading)| match reading.written {
        Written::Settled { period, .. } => reading.two_digit_year.then_some(period),
        _ => None,
    };
    let periods: Option<Vec<Period>> = readings.iter().map(short).collect();
    let Some(mut periods) = periods.filter(|periods| periods.len() >= ENOUGH) else {
        return;
    };
    periods.sort();
    let step = periods.first().map_or(0, |period| period.months());
    let mut pairs = periods.iter().zip(periods.iter().skip(1));
    let alike = periods.iter().all(|period| period.months() == step);
    if alike
        && matches!(step, 1 | 3)
        && pairs.all(|(one, next)| next.start().since(one.start()) == step)
    {
        for (_, reading) in readings {
            reading.two_digit_year = false;
        }
    }
}
