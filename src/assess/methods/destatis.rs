//! Destatis, the weather symbols of the German sustainability strategy: the mean of the last five yearly changes, carried on to
//! the deadline. What kind of goal it is (a level by a year, the same every year, a direction) follows from the plan's words.

use super::basis::{Aim, Basis, years};
use super::growth::{decimal, unfit};
use super::{MethodReason, Verdict};
use crate::assess::Reason;
use crate::plan::goal::Direction;
use crate::quantity::{ArithmeticError, Decimal, Period};

const SILENT: &str = "none";
const SUN: &str = "sun";
const SLIGHTLY_CLOUDY: &str = "slightly_cloudy";
const CLOUD: &str = "cloud";
const THUNDERSTORM: &str = "thunderstorm";

/// Points that make five yearly changes.
const USUAL: usize = 6;
/// Below this there is no symbol.
const FEWEST: usize = 4;

/// How the last points move.
struct Trend {
    last: (Period, Decimal),
    /// Mean change a year.
    mean: Decimal,
    /// The last change.
    latest: Decimal,
}

pub(super) fn judge(basis: &Basis) -> Verdict {
    assess(basis).unwrap_or_else(|reason| Verdict::silent(SILENT, reason))
}

fn assess(basis: &Basis) -> Result<Verdict, MethodReason> {
    let known = basis.points.len();
    if known < FEWEST {
        basis.latest.clone()?;
        return Err(MethodReason::TooFewPoints(known, FEWEST));
    }
    let trend = trend(&basis.points)?;
    let mut reasons = Vec::new();
    if known < USUAL {
        reasons.push(MethodReason::FewPoints(known));
    }
    let (ratio, rating) = match (basis.aim, basis.target()) {
        (Aim::Level, Some(target)) => {
            let Some(deadline) = basis.deadline else {
                return Err(Reason::NoDeadline.into());
            };
            level(basis, &trend, (deadline, target))?
        }
        (Aim::Level, None) => return Err(Reason::NoBaseline(basis.baseline).into()),
        (Aim::EveryYear, _) => (None, every_year(basis, &trend)),
        (Aim::Direction, _) => {
            reasons.extend(basis.direction_taken());
            (None, direction(basis, &trend))
        }
    };
    Ok(Verdict {
        ratio,
        score: None,
        rating: Some(rating),
        reasons,
    })
}

/// The mean of the last five changes, over the years they took.
fn trend(points: &[(Period, Decimal)]) -> Result<Trend, MethodReason> {
    let few = || MethodReason::TooFewPoints(points.len(), FEWEST);
    let mut backwards = points.iter().rev().copied();
    let last = backwards.next().ok_or_else(few)?;
    let before = backwards.next().ok_or_else(few)?;
    let first = points.len().saturating_sub(USUAL);
    let first = points.get(first).copied().ok_or_else(few)?;
    let mean = last.1.minus(first.1).map_err(unfit)?;
    let mean = mean.over(years(first.0, last.0)?).map_err(unfit)?;
    let latest = last.1.minus(before.1).map_err(unfit)?;
    Ok(Trend { last, mean, latest })
}

/// Whether a change goes the way that is wanted: above 0, 0 or below.
fn way(basis: &Basis, change: Decimal) -> i8 {
    let sign = change.compare(Decimal::ZERO) as i8;
    match basis.direction {
        Direction::Increase => sign,
        Direction::Decrease => -sign,
    }
}

/// A level by a year: what will be missing of what is missing now, at most 5%, at most 20%.
fn level(
    basis: &Basis,
    trend: &Trend,
    goal: (Period, Decimal),
) -> Result<(Option<Decimal>, &'static str), MethodReason> {
    let miss = miss(basis, trend, goal)?;
    if basis.is_reached(trend.last.1) {
        return Ok((miss, SUN));
    }
    if way(basis, trend.mean) <= 0 {
        return Ok((miss, THUNDERSTORM));
    }
    let share = miss.ok_or(Reason::GoalEqualsBaseline)?;
    let rating = if share.compare(decimal(5, 2)).is_lt() {
        SUN
    } else if share.compare(decimal(20, 2)).is_le() {
        SLIGHTLY_CLOUDY
    } else {
        CLOUD
    };
    Ok((miss, rating))
}

/// max(0, (T − H)·d)/|T − x| with H = x + a·(years left); none where x is T.
fn miss(
    basis: &Basis,
    trend: &Trend,
    (deadline, target): (Period, Decimal),
) -> Result<Option<Decimal>, MethodReason> {
    let (period, value) = trend.last;
    let left = years(period, deadline)?;
    let miss = || -> Result<Decimal, ArithmeticError> {
        let expected = value.plus(trend.mean.times(left)?)?;
        let missing = target.minus(expected)?.times(basis.sign())?;
        missing.max(Decimal::ZERO).over(target.minus(value)?.abs())
    };
    match miss() {
        Ok(share) => Ok(Some(share)),
        Err(ArithmeticError::DivisionByZero) => Ok(None),
        Err(error) => Err(unfit(error)),
    }
}

/// The same every year: reached or not, and whether the trend helps.
fn every_year(basis: &Basis, trend: &Trend) -> &'static str {
    let way = way(basis, trend.mean);
    match (basis.is_reached(trend.last.1), way) {
        (true, 0..) => SUN,
        (true, _) => SLIGHTLY_CLOUDY,
        (false, 1..) => CLOUD,
        (false, _) => THUNDERSTORM,
    }
}

/// A direction: the mean change and the last one.
fn direction(basis: &Basis, trend: &Trend) -> &'static str {
    match (way(basis, trend.mean) > 0, way(basis, trend.latest) > 0) {
        (true, true) => SUN,
        (true, false) => SLIGHTLY_CLOUDY,
        (false, true) => CLOUD,
        (false, false) => THUNDERSTORM,
    }
}
