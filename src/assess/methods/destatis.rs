//! Destatis, the weather symbols of the German sustainability strategy: the mean of the last five yearly changes, carried on to
//! the deadline. What kind of goal it is (a level by a year, the same every year, a direction) follows from the plan's words.

use super::basis::{Aim, Basis, years};
use super::basis::{decimal, unfit};
use super::{MethodReason, MethodStep, Preset, Verdict, Working};
use crate::assess::Reason;
use crate::plan::goal::Direction;
use crate::quantity::{ArithmeticError, Decimal, Period};

pub(super) const PRESET: Preset = Preset { silent: "none", judge };

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

fn judge(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    let points = basis.yearly();
    let known = points.len();
    if known < FEWEST {
        basis.latest.clone()?;
        return Err(MethodReason::TooFewPoints { have: known, need: FEWEST });
    }
    if known < USUAL {
        working.because(MethodReason::FewPoints { have: known });
    }
    let trend = trend(points)?;
    working.step(MethodStep::Value(trend.last.0, trend.last.1));
    working.step(MethodStep::MeanChange(known.min(USUAL) - 1, trend.mean));
    let rated = |rating| Verdict { rating: Some(rating), ..Verdict::default() };
    match (basis.aim, basis.target()) {
        (Aim::Level, Some(target)) => {
            let deadline = basis.deadline.ok_or(Reason::NoDeadline)?;
            level(basis, &trend, (deadline, target), working)
        }
        (Aim::Level, None) => Err(Reason::NoBaseline { period: basis.baseline }.into()),
        (Aim::EveryYear, _) => Ok(rated(every_year(basis, &trend))),
        (Aim::Direction, _) => {
            basis.tell_direction(working);
            working.step(MethodStep::LastChange(trend.latest));
            Ok(rated(direction(basis, &trend)))
        }
    }
}

/// The mean of the last five changes, over the years they took.
fn trend(points: &[(Period, Decimal)]) -> Result<Trend, MethodReason> {
    let few = || MethodReason::TooFewPoints { have: points.len(), need: FEWEST };
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

/// A level by a year: what will be missing of what is missing now, less than 5%, at most 20%.
fn level(
    basis: &Basis,
    trend: &Trend,
    goal: (Period, Decimal),
    working: &mut Working,
) -> Result<Verdict, MethodReason> {
    let miss = miss(basis, trend, goal, working)?;
    let (sun, cloudy) = (decimal(5, 2), decimal(20, 2));
    let rating = match miss {
        _ if basis.is_reached(trend.last.1) => SUN,
        _ if way(basis, trend.mean) <= 0 => THUNDERSTORM,
        Some(share) if share.compare(sun).is_lt() => SUN,
        Some(share) if share.compare(cloudy).is_le() => SLIGHTLY_CLOUDY,
        _ => CLOUD,
    };
    Ok(Verdict {
        ratio: miss,
        rating: Some(rating),
        edges: vec![sun, cloudy],
        ..Verdict::default()
    })
}

/// max(0, (T − H)·d)/|T − x| with H = x + a·(years left); none where x is T.
fn miss(
    basis: &Basis,
    trend: &Trend,
    (deadline, target): (Period, Decimal),
    working: &mut Working,
) -> Result<Option<Decimal>, MethodReason> {
    let (period, value) = trend.last;
    let ahead = trend.mean.times(years(period, deadline)?);
    let expected = ahead.and_then(|ahead| value.plus(ahead)).map_err(unfit)?;
    working.step(MethodStep::Target(deadline, target));
    working.step(MethodStep::Expected(expected));
    if value.compare(target).is_eq() {
        working.because(Reason::Achieved);
        return Ok(None);
    }
    let share = || -> Result<Decimal, ArithmeticError> {
        let missing = target.minus(expected)?.times(basis.sign())?;
        missing.max(Decimal::ZERO).over(target.minus(value)?.abs())
    };
    share().map(Some).map_err(unfit)
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
