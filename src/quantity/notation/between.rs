//! Runs that say where they begin: with the last month as well, or with their length.

use super::day::{Date, date};
use super::message::Why;
use super::run::{is_joint, year_and_numbers, year_and_run};
use super::token::Token::{self, Mark, Number, Word as W};
use super::written::{Join, Written};
use crate::quantity::Period;
use crate::words::periods::Word;

/// `2023-01-01/P3M`: a day and a length.
pub(super) fn duration(core: &[Token]) -> Option<Written> {
    let [day @ .., Mark('/'), W(Word::P), Number(number, 1 | 2), W(unit)] = core else {
        return None;
    };
    let start = date(day).filter(|date| date.is_real())?;
    let months = match unit {
        Word::M => *number,
        Word::YearBefore => number * 12,
        _ => return Some(Written::Refused(Why::Days)),
    };
    if start.day != 1 || months == 0 {
        return Some(Written::Refused(Why::Days));
    }
    let month = start.month()?.start();
    Some(Written::Settled {
        period: Period::starting(month, i32::try_from(months).ok()?),
        bare: matches!(months, 1 | 3 | 6),
    })
}

/// `近12个月至2024-06`, `12 months to 2024-06`, `Year ending June 2024`: a length and the end.
pub(super) fn trailing(core: &[Token]) -> Option<Written> {
    let core = core.strip_prefix(&[W(Word::Trailing)]).unwrap_or(core);
    let (months, end) = match core {
        [Number(months, 1 | 2), W(Word::Months), W(Word::To), end @ ..] => (months, end),
        [W(Word::YearBefore), W(Word::To), end @ ..] => (&12, end),
        [W(Word::Quarter), W(Word::To), end @ ..] => (&3, end),
        _ => return None,
    };
    let end = end_point(end)?.0.end();
    let months = i32::try_from(*months).ok().filter(|months| *months > 0)?;
    Some(Written::Settled { period: Period::ending(end, months), bare: false })
}

/// `jan-fev-mar 2012`, `dez-jan-fev 2013`: three months in a row, named by the year of the last.
pub(super) fn moving(core: &[Token]) -> Option<Written> {
    let [
        W(Word::Named(first)),
        Mark('-' | '/'),
        W(Word::Named(second)),
        Mark('-' | '/'),
        W(Word::Named(third)),
        year @ ..,
    ] = core
    else {
        return None;
    };
    let year = match year {
        [Number(year, 4)] | [Mark('-' | '/' | ' ') | W(Word::Filler), Number(year, 4)] => *year,
        _ => return None,
    };
    let in_row = |one: u32, next: u32| one % 12 + 1 == next;
    if !(in_row(*first, *second) && in_row(*second, *third)) {
        return Some(Written::Refused(Why::NoSuchPeriod));
    }
    let last = Period::month(i32::try_from(year).ok()?, *third)?;
    Some(Written::Settled { period: Period::ending(last.end(), 3), bare: false })
}

/// `Dec-Feb 2024`: a quarter or a year of months, beyond the end of a year; it is named by the year in which it ends.
pub(super) fn over_new_year(core: &[Token]) -> Option<Written> {
    let [W(Word::Named(first)), joint, W(Word::Named(last)), year @ ..] = core else {
        return None;
    };
    let year = match year {
        [Number(year, 4)] | [Mark('-' | '/' | ' ' | ',') | W(Word::Filler), Number(year, 4)] => {
            *year
        }
        _ => return None,
    };
    let months = last + 12 - first + 1;
    let end = Period::month(i32::try_from(year).ok()?, *last)?.end();
    (is_joint(*joint) && first > last && matches!(months, 3 | 12)).then(|| Written::Settled {
        period: Period::ending(end, i32::try_from(months).unwrap_or_default()),
        bare: false,
    })
}

/// From one month, quarter or day to another: `2023-07/2024-06`, `2023年7月至2024年6月`, `2024年1月1日至6月30日`.
pub(super) fn between(core: &[Token]) -> Option<Written> {
    core.iter().enumerate().find_map(|(at, token)| {
        if !is_joint(*token) {
            return None;
        }
        let (left, right) = (core.get(..at)?, core.get(at + 1..)?);
        let first = end_point(left)?;
        let last = end_point(right).or_else(|| end_point(&completed(left, right)?))?;
        let whole = match (first.1, last.1) {
            (Some(first), Some(last)) => first.day == 1 && last.is_month_end(),
            (None, None) => true,
            _ => return None,
        };
        if !whole {
            return Some(Written::Refused(Why::Days));
        }
        Some(match Period::new(first.0.start(), last.0.end()) {
            Some(period) => Written::Settled { period, bare: false },
            None => Written::Refused(Why::NoSuchPeriod),
        })
    })
}

/// The last day of a run with what it leaves to the first: `6月30日`, `30日`.
fn completed(left: &[Token], right: &[Token]) -> Option<Vec<Token>> {
    let kept = match right {
        [Number(..), W(Word::Month), Number(..), W(Word::Day)] => 2,
        [Number(..), W(Word::Day)] => 4,
        _ => return None,
    };
    Some([left.get(..kept)?, right].concat())
}

/// One end of a run: a period that is no whole year, and the day where it was written as one.
fn end_point(core: &[Token]) -> Option<(Period, Option<Date>)> {
    if let Some(date) = date(core) {
        return Some((date.month().filter(|_| date.is_real())?, Some(date)));
    }
    match year_and_numbers(core).or_else(|| year_and_run(core))? {
        Written::Settled { period, .. } => Some((period, None)),
        Written::Part(part) if part.join != Join::Roman => Some((part.month()?, None)),
        _ => None,
    }
}
