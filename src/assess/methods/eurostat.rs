//! Eurostat's monitoring of the global goals, as earlier versions of sdg-build had it: compound growth against the growth that the
//! target wants, or against ±1% a year where there is no target. Two windows of the data decide, not the plan's base: the last 5
//! years, which rate, and the last 15. Eurostat's own text was not at hand.

use super::basis::{Basis, years};
use super::basis::{decimal, growth, unfit};
use super::{MethodReason, MethodStep, Preset, Verdict, Working};
use crate::assess::Reason;
use crate::quantity::{Decimal, Period};

pub(super) const PRESET: Preset = Preset { silent: "none", judge };

/// The years of the short window, which rates, and of the long one.
const SHORT: i32 = 5;
const LONG: i32 = 15;

fn judge(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    basis.nature.has_growth_rate()?;
    let latest = basis.latest.clone()?;
    working.step(MethodStep::Value(latest.0, latest.1));
    let short = window(basis, latest, SHORT)?;
    if years(short.0, latest.0)?.compare(Decimal::from(SHORT)).is_lt() {
        working.because(MethodReason::ShortWindow { period: short.0 });
    }
    working.step(MethodStep::Base(short.0, short.1));
    let verdict = rate(basis, short, latest, Some(working))?;
    // The long window is told beside it where the data reach further back.
    if let Ok(long) = window(basis, latest, LONG)
        && long.0 != short.0
        && let Ok(Verdict { ratio: Some(ratio), .. }) = rate(basis, long, latest, None)
    {
        working.step(MethodStep::LongWindow(long.0, ratio));
    }
    Ok(verdict)
}

/// The point so many years before the latest, else the first later one.
fn window(
    basis: &Basis,
    latest: (Period, Decimal),
    years: i32,
) -> Result<(Period, Decimal), MethodReason> {
    let start = latest.0.years_later(-years).end();
    let mut points = basis.yearly().iter().copied();
    let first = points.find(|(period, _)| period.end() >= start && period.end() < latest.0.end());
    first.ok_or_else(|| Reason::OnePoint.into())
}

fn rate(
    basis: &Basis,
    base: (Period, Decimal),
    latest: (Period, Decimal),
    working: Option<&mut Working>,
) -> Result<Verdict, MethodReason> {
    let mut silent = Working::default();
    let working = working.unwrap_or(&mut silent);
    let observed = growth(base, latest)?;
    working.step(MethodStep::ObservedGrowth(observed));
    let Some(target) = basis.target() else {
        basis.tell_direction(working);
        let value = observed.times(basis.sign()).map_err(unfit)?;
        let edges = [decimal(1, 2), Decimal::ZERO, decimal(-1, 2)];
        let rating = first_reached(value, &edges, &WITHOUT_TARGET);
        return Ok(verdict(value, rating, &edges));
    };
    let deadline = basis.deadline(working)?;
    if deadline.end() <= base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    if base.1.compare(target).is_eq() {
        return Err(Reason::GoalEqualsBaseline.into());
    }
    working.step(MethodStep::Target(deadline, target));
    let required = growth(base, (deadline, target))?;
    working.step(MethodStep::RequiredGrowth(required));
    let directed = observed.times(basis.sign()).map_err(unfit)?;
    let ratio = directed.over(required.abs()).map_err(unfit)?;
    let edges = [decimal(95, 2), decimal(60, 2), Decimal::ZERO];
    let rating = first_reached(ratio, &edges, &WITH_TARGET);
    Ok(verdict(ratio, rating, &edges))
}

const WITH_TARGET: [&str; 4] =
    ["significant_progress", "moderate_progress", "insufficient_progress", "movement_away"];
const WITHOUT_TARGET: [&str; 4] = [
    "significant_progress",
    "moderate_progress",
    "moderate_movement_away",
    "significant_movement_away",
];

/// The class of the first edge that is reached, edges included; the last where none is.
fn first_reached(
    value: Decimal,
    edges: &[Decimal; 3],
    classes: &[&'static str; 4],
) -> &'static str {
    let reached = edges.iter().zip(classes);
    let mut reached = reached.filter(|(edge, _)| value.compare(**edge).is_ge());
    let [.., last] = classes;
    reached.next().map_or(last, |(_, class)| class)
}

fn verdict(ratio: Decimal, rating: &'static str, edges: &[Decimal]) -> Verdict {
    Verdict { ratio: Some(ratio), score: None, rating: Some(rating), edges: edges.to_vec() }
}
