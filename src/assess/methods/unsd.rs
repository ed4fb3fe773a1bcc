//! The UN statistics division's progress chart, 2023: where the growth so far leads by the deadline, as a share of the way from
//! base to target; without target, the growth itself.

use super::basis::{Aim, Base, Basis};
use super::basis::{decimal, growth, unfit};
use super::{MethodReason, MethodStep, Preset, Verdict, Working};
use crate::assess::Reason;
use crate::plan::goal::Direction;
use crate::quantity::{Compounding, Decimal};

pub(super) const PRESET: Preset = Preset { silent: "no_assessment", judge };

/// The classes, best first, with the score of each.
const CLASSES: [(&str, i32); 3] =
    [("on_track", 3), ("fair_progress", 2), ("stagnation_or_regression", 1)];

fn judge(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    basis.nature.has_growth_rate()?;
    match basis.target() {
        Some(target) => with_target(basis, target, working),
        None if basis.aim == Aim::Level => {
            Err(Reason::NoBaseline { period: basis.baseline }.into())
        }
        None => without_target(basis, working),
    }
}

/// The class from whose lower end on a figure lies, the end included.
fn class(figure: Decimal, edges: &[Decimal]) -> usize {
    let below = |edge: &&Decimal| figure.compare(**edge).is_lt();
    edges.iter().filter(below).count()
}

fn classed(class: usize, ratio: Option<Decimal>, edges: Vec<Decimal>) -> Verdict {
    let class = CLASSES.get(class);
    Verdict {
        ratio,
        score: class.map(|(_, score)| Decimal::from(*score)),
        rating: class.map(|(rating, _)| *rating),
        edges,
    }
}

/// q = (expected − b)/(T − b); reached, or as good as, whatever the trend.
fn with_target(
    basis: &Basis,
    target: Decimal,
    working: &mut Working,
) -> Result<Verdict, MethodReason> {
    let value = basis.latest.clone()?.1;
    let share = share(basis, target, working);
    let is_met = basis.is_reached(value) || is_nearly(basis, value, target);
    if is_met || (share.is_err() && basis.is_milestone) {
        if let Err(reason) = &share {
            working.reasons.insert(0, reason.clone());
        }
        // What is done or not is on track or stagnating, where no growth tells more.
        let class = if is_met { 0 } else { 2 };
        return Ok(classed(class, share.ok(), Vec::new()));
    }
    let share = share?;
    let edges = vec![decimal(95, 2), decimal(10, 2)];
    Ok(classed(class(share, &edges), Some(share), edges))
}

fn share(basis: &Basis, target: Decimal, working: &mut Working) -> Result<Decimal, MethodReason> {
    let ends = basis.ends(Base::LaterOrEarlier, working)?;
    let deadline = basis.deadline(working)?;
    if deadline.end() <= ends.base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    let base = ends.base.1;
    working.step(MethodStep::Base(ends.base.0, base));
    if base.compare(target).is_eq() {
        return Err(Reason::GoalEqualsBaseline.into());
    }
    let yearly = growth(ends.base, ends.latest)?;
    working.step(MethodStep::ObservedGrowth(yearly));
    working.step(MethodStep::Target(deadline, target));
    let months = deadline.end().since(ends.latest.0.end());
    let expected = Compounding::Level.at_rate(ends.latest.1, yearly, months);
    let expected = expected.map_err(unfit)?;
    working.step(MethodStep::Expected(expected));
    let distance = target.minus(base);
    let share = distance.and_then(|distance| expected.minus(base)?.over(distance));
    share.map_err(unfit)
}

/// Within one percentage point of a target of 0% or 100%.
fn is_nearly(basis: &Basis, value: Decimal, target: Decimal) -> bool {
    let extreme = target.is_zero() || target.compare(Decimal::HUNDRED).is_eq();
    let distance = target.minus(value).map(Decimal::abs);
    basis.is_percent
        && extreme
        && distance.is_ok_and(|distance| distance.compare(Decimal::ONE).is_le())
}

/// Without target: 2% and 0.5% a year, in the direction wanted.
fn without_target(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    let ends = basis.ends(Base::LaterOrEarlier, working)?;
    basis.tell_direction(working);
    working.step(MethodStep::Base(ends.base.0, ends.base.1));
    if ends.base.1.is_negative() {
        return Err(Reason::SignChange.into());
    }
    let yearly = growth(ends.base, ends.latest)?;
    working.step(MethodStep::ObservedGrowth(yearly));
    let directed = |growth: Decimal| match basis.direction {
        Direction::Increase => growth,
        Direction::Decrease => growth.negated(),
    };
    let edges = [decimal(2, 2), decimal(5, 3)];
    let class = class(directed(yearly), &edges);
    Ok(classed(class, Some(yearly), edges.map(directed).to_vec()))
}
