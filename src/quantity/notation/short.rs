//! Months with a year of two digits, `Jun-24`: what a spreadsheet makes of `Jun 2024`. One alone might be a day.

use super::written::{Reading, Written};
use crate::quantity::Period;

/// Fewer labels do not tell that they follow each other.
const ENOUGH: usize = 3;

/// Takes the years for years where all labels of a column are such months, and follow each other month by month.
pub(super) fn settle(readings: &mut [(&str, Reading)]) {
    let month = |(_, reading): &(&str, Reading)| match reading.written {
        Written::Settled { period, .. } if reading.two_digit_year => {
            (period.months() == 1).then_some(period)
        }
        _ => None,
    };
    let months: Option<Vec<Period>> = readings.iter().map(month).collect();
    let Some(mut months) = months.filter(|months| months.len() >= ENOUGH) else {
        return;
    };
    months.sort();
    let mut pairs = months.iter().zip(months.iter().skip(1));
    if pairs.all(|(one, next)| next.start().since(one.start()) == 1) {
        for (_, reading) in readings {
            reading.two_digit_year = false;
        }
    }
}
