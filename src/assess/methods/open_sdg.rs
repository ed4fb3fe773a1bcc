//! Open SDG and Statistics Canada (sdg-build, `ProgressMeasure.py`): compound growth against the growth that the target wants,
//! or against fixed rates where there is no target; a score from −5 to 5.
//!
//! Kept because published figures depend on it: a base or target of 0 counts as 0.001, a value of 0 is a growth of −100%, the
//! score's constants are truncated. Left out: a status that differs between ratio and score, division by zero where the target
//! is the base, a growth across zero.

use super::basis::{Base, Basis, Ends};
use super::growth::{decimal, growth, unfit};
use super::{MethodReason, Verdict};
use crate::quantity::{ArithmeticError, Decimal, Period};

const SILENT: &str = "not_available";
const ACHIEVED: &str = "target_achieved";

/// The shares of one from which a progress value is high, middling or low.
struct Thresholds {
    high: Decimal,
    med: Decimal,
    low: Decimal,
}

pub(super) fn judge(basis: &Basis) -> Verdict {
    let verdict = if let Err(reason) = basis.nature.has_growth_rate() {
        Err(reason)
    } else if let Some(target) = basis.target() {
        with_target(basis, target)
    } else if basis.aim == super::Aim::Level {
        // Its words promise a level that nothing could be made of.
        Err(crate::assess::Reason::NoBaseline(basis.baseline).into())
    } else {
        without_target(basis)
    };
    verdict.unwrap_or_else(|reason| Verdict::silent(SILENT, reason))
}

/// d·CAGRo/|CAGRr|, and 5 where the target is reached whatever the trend.
fn with_target(basis: &Basis, target: Decimal) -> Result<Verdict, MethodReason> {
    let mut ends = match basis.ends(Base::Later) {
        Ok(ends) => ends,
        Err(reason) => return achieved_at_least(basis, reason),
    };
    let (deadline, taken) = basis.deadline()?;
    let achieved = basis.is_reached(ends.latest.1);
    let mut reasons: Vec<MethodReason> = ends.taken.take().into_iter().chain(taken).collect();
    let ratio = ratio(basis, &mut ends, (deadline, target), &mut reasons);
    if achieved {
        return Ok(Verdict {
            ratio: ratio.as_ref().ok().copied(),
            score: Some(Decimal::from(5)),
            rating: Some(ACHIEVED),
            reasons: ratio.err().into_iter().chain(reasons).collect(),
        });
    }
    let ratio = ratio?;
    let thresholds = Thresholds {
        high: decimal(95, 2),
        med: decimal(60, 2),
        low: Decimal::ZERO,
    };
    Ok(Verdict {
        ratio: Some(ratio),
        score: Some(score_of_ratio(ratio, &thresholds).map_err(unfit)?),
        rating: Some(thresholds.rating(ratio)),
        reasons,
    })
}

/// A value without base that has reached its target is achieved all the same.
fn achieved_at_least(basis: &Basis, reason: MethodReason) -> Result<Verdict, MethodReason> {
    let is_reached = basis
        .latest
        .as_ref()
        .is_ok_and(|(_, value)| basis.is_reached(*value));
    if !is_reached {
        return Err(reason);
    }
    Ok(Verdict {
        ratio: None,
        score: Some(Decimal::from(5)),
        rating: Some(ACHIEVED),
        reasons: vec![reason],
    })
}

fn ratio(
    basis: &Basis,
    ends: &mut Ends,
    (deadline, target): (Period, Decimal),
    reasons: &mut Vec<MethodReason>,
) -> Result<Decimal, MethodReason> {
    let base = nonzero(ends.base.1, MethodReason::ZeroBaseTaken, reasons);
    let target = nonzero(target, MethodReason::ZeroGoalTaken, reasons);
    ends.base.1 = base;
    if deadline.end() <= ends.base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    if base.compare(target).is_eq() {
        return Err(crate::assess::Reason::GoalEqualsBaseline.into());
    }
    let observed = observed(ends, reasons)?;
    let required = growth(ends.base, (deadline, target)).map_err(|reason| match reason {
        MethodReason::Assessment(crate::assess::Reason::SignChange) => MethodReason::GoalAcrossZero,
        other => other,
    })?;
    let directed = observed.times(directed_sign(basis, base)).map_err(unfit)?;
    directed.over(required.abs()).map_err(unfit)
}

/// Without target, the growth itself; near a natural limit smaller growth is enough.
fn without_target(basis: &Basis) -> Result<Verdict, MethodReason> {
    let mut ends = basis.ends(Base::Later)?;
    let mut reasons: Vec<MethodReason> = ends.taken.take().into_iter().collect();
    reasons.extend(basis.direction_taken());
    ends.base.1 = nonzero(ends.base.1, MethodReason::ZeroBaseTaken, &mut reasons);
    let observed = observed(&ends, &mut reasons)?;
    let value = observed
        .times(directed_sign(basis, ends.base.1))
        .map_err(unfit)?;
    let scale = scale(ends.base.1, basis.limit).map_err(unfit)?;
    let thresholds = Thresholds::scaled(scale).map_err(unfit)?;
    Ok(Verdict {
        ratio: Some(value),
        score: Some(score_of_growth(value, scale, &thresholds).map_err(unfit)?),
        rating: Some(thresholds.rating(value)),
        reasons,
    })
}

fn observed(ends: &Ends, reasons: &mut Vec<MethodReason>) -> Result<Decimal, MethodReason> {
    if ends.latest.1.is_zero() {
        reasons.push(MethodReason::FellToZero);
    }
    growth(ends.base, ends.latest)
}

/// Zero has no growth: it counts as 0.001, which is said.
fn nonzero(level: Decimal, reason: MethodReason, reasons: &mut Vec<MethodReason>) -> Decimal {
    if !level.is_zero() {
        return level;
    }
    reasons.push(reason);
    decimal(1, 3)
}

/// d, turned around for a base below zero: there a level that falls has a growth above zero.
fn directed_sign(basis: &Basis, base: Decimal) -> Decimal {
    if base.is_negative() {
        basis.sign().negated()
    } else {
        basis.sign()
    }
}

/// The factor of all thresholds: 1 far from the limit, 0 at it.
fn scale(base: Decimal, limit: Option<Decimal>) -> Result<Decimal, ArithmeticError> {
    let Some(limit) = limit.map(Decimal::abs).filter(|limit| !limit.is_zero()) else {
        return Ok(Decimal::ONE);
    };
    let base = base.abs();
    let twice = limit.times(Decimal::from(2))?;
    if base.compare(twice).is_ge() {
        return Ok(Decimal::ONE);
    }
    let near = if base.compare(limit).is_le() {
        base
    } else {
        twice.minus(base)?
    };
    // 4.44 = 111/25
    Decimal::ONE.minus(near.over(limit)?.power_ratio(111, 25)?)
}

impl Thresholds {
    /// 1.5%, 0.5% and 0 a year, times the factor of the limit.
    fn scaled(scale: Decimal) -> Result<Self, ArithmeticError> {
        Ok(Self {
            high: decimal(15, 3).times(scale)?,
            med: decimal(5, 3).times(scale)?,
            low: Decimal::ZERO,
        })
    }

    /// The lower end of each class belongs to it.
    fn rating(&self, value: Decimal) -> &'static str {
        if value.compare(self.high).is_ge() {
            "substantial_progress"
        } else if value.compare(self.med).is_ge() {
            "moderate_progress"
        } else if value.compare(self.low).is_ge() {
            "limited_progress"
        } else {
            "deterioration"
        }
    }
}

fn score_of_ratio(value: Decimal, thresholds: &Thresholds) -> Result<Decimal, ArithmeticError> {
    if value.compare(thresholds.med).is_ge() {
        let score = decimal(71429, 4).times(value)?.minus(decimal(42857, 4))?;
        Ok(score.min(Decimal::from(5)))
    } else {
        let score = decimal(41667, 4).times(value)?.minus(decimal(25, 1))?;
        Ok(score.max(Decimal::from(-5)))
    }
}

fn score_of_growth(
    value: Decimal,
    scale: Decimal,
    thresholds: &Thresholds,
) -> Result<Decimal, ArithmeticError> {
    let line = |slope: i64, offset: Decimal| -> Result<Decimal, ArithmeticError> {
        Decimal::from(slope)
            .times(value)?
            .over(scale)?
            .minus(offset)
    };
    if value.compare(thresholds.low).is_lt() {
        let score = Decimal::from(125).times(value)?.minus(decimal(25, 1))?;
        Ok(score.max(Decimal::from(-5)))
    } else if scale.is_zero() {
        Ok(Decimal::from(5))
    } else if value.compare(thresholds.high).is_ge() {
        Ok(line(500, Decimal::from(5))?.min(Decimal::from(5)))
    } else if value.compare(thresholds.med).is_ge() {
        line(250, decimal(125, 2))
    } else {
        line(500, decimal(25, 1))
    }
}
