//! SDSN, the SDG index: values on a scale from the worst (0) to the best (100), the points gained a year against the points a
//! year that the goal wants. The plan gives the ends of the scale as `bounds`.

use super::basis::{Base, Basis, Ends, years};
use super::growth::{decimal, unfit};
use super::{MethodReason, Verdict};
use crate::quantity::{ArithmeticError, Decimal, Period};

const SILENT: &str = "none";

pub(super) fn judge(basis: &Basis) -> Verdict {
    assess(basis).unwrap_or_else(|reason| Verdict::silent(SILENT, reason))
}

/// A scale of points.
struct Scale {
    worst: Decimal,
    width: Decimal,
}

impl Scale {
    /// 100·(v − worst)/(best − worst), not clipped: trends are judged on it.
    fn points(&self, level: Decimal) -> Result<Decimal, ArithmeticError> {
        let above = level.minus(self.worst)?.times(Decimal::HUNDRED)?;
        above.over(self.width)
    }
}

fn assess(basis: &Basis) -> Result<Verdict, MethodReason> {
    let target = basis.target().ok_or(MethodReason::GoalWanted)?;
    let (worst, best) = basis.bounds.ok_or(MethodReason::BoundsWanted)?;
    let width = best.minus(worst).map_err(unfit)?;
    if width.is_zero() {
        return Err(MethodReason::BoundsWanted);
    }
    let scale = Scale { worst, width };
    let ends = basis.ends(Base::Nearest)?;
    let (deadline, taken) = basis.deadline()?;
    let mut reasons: Vec<MethodReason> = ends.taken.clone().into_iter().collect();
    reasons.extend(taken);
    if deadline.end() <= ends.base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    let judged = arrow(&scale, &ends, (deadline, target))?;
    Ok(Verdict { reasons, ..judged })
}

fn arrow(
    scale: &Scale,
    ends: &Ends,
    (deadline, target): (Period, Decimal),
) -> Result<Verdict, MethodReason> {
    let (passed, whole) = (
        years(ends.base.0, ends.latest.0)?,
        years(ends.base.0, deadline)?,
    );
    let before = scale.points(ends.base.1).map_err(unfit)?;
    let now = scale.points(ends.latest.1).map_err(unfit)?;
    let wanted = scale.points(target).map_err(unfit)?;
    let rate = |from: Decimal, to: Decimal, years: Decimal| to.minus(from)?.over(years);
    let actual = rate(before, now, passed).map_err(unfit)?;
    let required = rate(before, wanted, whole).map_err(unfit)?;
    let ratio = actual.over(required).ok();
    let on_track = now.compare(wanted).is_ge() || actual.compare(required).is_ge();
    let half = decimal(5, 1);
    let rating = if on_track {
        "on_track"
    } else if actual.is_negative() {
        "decreasing"
    } else if ratio.is_some_and(|ratio| ratio.compare(half).is_gt()) {
        "moderately_improving"
    } else {
        "stagnating"
    };
    Ok(Verdict {
        ratio,
        score: Some(now.max(Decimal::ZERO).min(Decimal::HUNDRED)),
        rating: Some(rating),
        reasons: Vec::new(),
    })
}
