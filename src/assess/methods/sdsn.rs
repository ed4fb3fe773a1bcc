//! SDSN, the SDG index: values on a scale from the worst (0) to the best (100), the points gained a year against the points a
//! year that the goal wants. The plan gives the ends of the scale as `bounds`.

use super::basis::{Base, Basis, years};
use super::basis::{decimal, unfit};
use super::{MethodReason, MethodStep, Preset, Verdict, Working};
use crate::assess::Reason;
use crate::quantity::{ArithmeticError, Decimal};

pub(super) const PRESET: Preset = Preset { silent: "none", judge };

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

fn judge(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    let target = basis.target().ok_or(MethodReason::GoalWanted)?;
    let scale = scale(basis)?;
    let ends = basis.ends(Base::Nearest, working)?;
    let deadline = basis.deadline(working)?;
    if deadline.end() <= ends.base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    working.step(MethodStep::Base(ends.base.0, ends.base.1));
    working.step(MethodStep::Target(deadline, target));
    let points = |level: Decimal| scale.points(level).map_err(unfit);
    let (before, now, wanted) = (points(ends.base.1)?, points(ends.latest.1)?, points(target)?);
    let rate = |to: Decimal, years: Decimal| to.minus(before)?.over(years);
    let actual = rate(now, years(ends.base.0, ends.latest.0)?).map_err(unfit)?;
    let required = rate(wanted, years(ends.base.0, deadline)?).map_err(unfit)?;
    working.step(MethodStep::Points(actual));
    working.step(MethodStep::RequiredPoints(required));
    let ratio = actual.over(required).ok();
    if ratio.is_none() {
        working.because(Reason::GoalEqualsBaseline);
    }
    let half = decimal(5, 1);
    let rating = if now.compare(wanted).is_ge() || actual.compare(required).is_ge() {
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
        edges: vec![Decimal::ONE, half, Decimal::ZERO],
    })
}

/// From the bounds of the plan, which must differ.
fn scale(basis: &Basis) -> Result<Scale, MethodReason> {
    let (worst, best) = basis.bounds.ok_or(MethodReason::BoundsWanted)?;
    let width = best.minus(worst).map_err(unfit)?;
    if width.is_zero() {
        return Err(MethodReason::BoundsWanted);
    }
    Ok(Scale { worst, width })
}
