//! The UN statistics division's progress chart, 2023: where the growth so far leads by the deadline, as a share of the way from
//! base to target; without target, the growth itself.

use super::basis::{Base, Basis};
use super::growth::{decimal, growth, unfit};
use super::{MethodReason, Verdict};
use crate::assess::Reason;
use crate::plan::goal::Direction;
use crate::quantity::Decimal;

const SILENT: &str = "no_assessment";

/// The classes, best first, with the score of each.
const CLASSES: [(&str, i32); 3] = [
    ("on_track", 3),
    ("fair_progress", 2),
    ("stagnation_or_regression", 1),
];

pub(super) fn judge(basis: &Basis) -> Verdict {
    let verdict = if let Err(reason) = basis.nature.has_growth_rate() {
        Err(reason)
    } else if let Some(target) = basis.target() {
        with_target(basis, target)
    } else if basis.aim == super::Aim::Level {
        Err(Reason::NoBaseline(basis.baseline).into())
    } else {
        without_target(basis)
    };
    verdict.unwrap_or_else(|reason| Verdict::silent(SILENT, reason))
}

fn classed(class: usize, ratio: Option<Decimal>, reasons: Vec<MethodReason>) -> Verdict {
    let class = CLASSES.get(class);
    Verdict {
        ratio,
        score: class.map(|(_, score)| Decimal::from(*score)),
        rating: class.map(|(rating, _)| *rating),
        reasons,
    }
}

/// q = (expected − b)/(T − b); reached, or as good as, whatever the trend.
fn with_target(basis: &Basis, target: Decimal) -> Result<Verdict, MethodReason> {
    let value = basis.latest.clone()?.1;
    let reached = basis.is_reached(value) || is_nearly(basis, value, target);
    let mut reasons = Vec::new();
    match (share(basis, target, &mut reasons), reached) {
        (Ok(share), true) => Ok(classed(0, Some(share), reasons)),
        (Err(reason), true) => Ok(classed(0, None, vec![reason])),
        (Ok(share), false) => {
            let class = if share.compare(decimal(95, 2)).is_ge() {
                0
            } else if share.compare(decimal(10, 2)).is_ge() {
                1
            } else {
                2
            };
            Ok(classed(class, Some(share), reasons))
        }
        (Err(reason), false) => Err(reason),
    }
}

fn share(
    basis: &Basis,
    target: Decimal,
    reasons: &mut Vec<MethodReason>,
) -> Result<Decimal, MethodReason> {
    let ends = basis.ends(Base::LaterOrEarlier)?;
    let (deadline, taken) = basis.deadline()?;
    reasons.extend(ends.taken.clone().into_iter().chain(taken));
    if deadline.end() <= ends.base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    let base = ends.base.1;
    if base.compare(target).is_eq() {
        return Err(Reason::GoalEqualsBaseline.into());
    }
    let yearly = growth(ends.base, ends.latest)?;
    let months = deadline.end().since(ends.latest.0.end());
    let expected = Decimal::ONE
        .plus(yearly)
        .and_then(|factor| factor.power_ratio(months, 12))
        .and_then(|factor| ends.latest.1.times(factor));
    let share = expected.and_then(|expected| {
        let distance = target.minus(base)?;
        expected.minus(base)?.over(distance)
    });
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
fn without_target(basis: &Basis) -> Result<Verdict, MethodReason> {
    let ends = basis.ends(Base::LaterOrEarlier)?;
    if ends.base.1.is_negative() {
        return Err(Reason::SignChange.into());
    }
    let yearly = growth(ends.base, ends.latest)?;
    let mut reasons: Vec<MethodReason> = ends.taken.into_iter().collect();
    reasons.extend(basis.direction_taken());
    let directed = match basis.direction {
        Direction::Increase => yearly,
        Direction::Decrease => yearly.negated(),
    };
    let class = if directed.compare(decimal(2, 2)).is_ge() {
        0
    } else if directed.compare(decimal(5, 3)).is_ge() {
        1
    } else {
        2
    };
    Ok(classed(class, Some(yearly), reasons))
}
