//! Open SDG and Statistics Canada (sdg-build, `ProgressMeasure.py`): compound growth against the growth that the target wants,
//! or against fixed rates where there is no target; a score from −5 to 5.
//!
//! Kept because published figures depend on it: a base or target of 0 counts as 0.001, a value of 0 is a growth of −100%, the
//! score's constants are truncated. Left out: a status that differs between ratio and score, division by zero where the target
//! is the base, a growth across zero.

use super::basis::{Aim, Base, Basis, Ends};
use super::basis::{decimal, growth, unfit};
use super::{MethodReason, MethodStep, Preset, Verdict, Working};
use crate::assess::Reason;
use crate::quantity::{ArithmeticError, Decimal, Period};

pub(super) const PRESET: Preset = Preset { silent: "not_available", judge };

/// The values from which progress is high, middling or low.
struct Thresholds {
    high: Decimal,
    med: Decimal,
    low: Decimal,
}

fn judge(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    basis.nature.has_growth_rate()?;
    let basis = &basis.at_newest(working);
    if basis.limit.is_some() && basis.target().is_some() {
        working.because(MethodReason::LimitUnused);
    }
    match basis.target() {
        Some(target) if basis.latest.as_ref().is_ok_and(|x| basis.is_reached(x.1)) => {
            Ok(achieved(basis, target, working))
        }
        Some(target) => with_target(basis, target, working),
        // Its words promise a level that nothing could be made of.
        None if basis.aim == Aim::Level => {
            Err(Reason::NoBaseline { period: basis.baseline }.into())
        }
        None => without_target(basis, working),
    }
}

/// 5 where the target is reached, whatever the trend, and even where there is none.
fn achieved(basis: &Basis, target: Decimal, working: &mut Working) -> Verdict {
    let ratio = ratio(basis, target, working);
    if let Err(reason) = &ratio {
        working.reasons.insert(0, reason.clone());
    }
    Verdict {
        ratio: ratio.ok(),
        score: Some(Decimal::from(5)),
        rating: Some("target_achieved"),
        edges: Vec::new(),
    }
}

fn with_target(
    basis: &Basis,
    target: Decimal,
    working: &mut Working,
) -> Result<Verdict, MethodReason> {
    let ratio = ratio(basis, target, working)?;
    let thresholds = Thresholds { high: decimal(95, 2), med: decimal(60, 2), low: Decimal::ZERO };
    let score = score_of_ratio(ratio, &thresholds).map_err(unfit)?;
    Ok(thresholds.verdict(ratio, score))
}

/// d·CAGRo/|CAGRr|
fn ratio(basis: &Basis, target: Decimal, working: &mut Working) -> Result<Decimal, MethodReason> {
    let mut ends = basis.ends(Base::Later, working)?;
    let deadline = basis.deadline(working)?;
    ends.base.1 = nonzero(ends.base.1, MethodReason::ZeroBaseTaken, working);
    let target = nonzero(target, MethodReason::ZeroGoalTaken, working);
    if deadline.end() <= ends.base.0.end() {
        return Err(MethodReason::GoalInThePast);
    }
    if ends.base.1.compare(target).is_eq() {
        return Err(Reason::GoalEqualsBaseline.into());
    }
    let observed = observed(&ends, working)?;
    let required = required(ends.base, (deadline, target), working)?;
    let directed = observed.times(directed_sign(basis, ends.base.1));
    let ratio = directed.and_then(|directed| directed.over(required.abs()));
    ratio.map_err(unfit)
}

/// Without target, the growth itself; near a natural limit smaller growth is enough.
fn without_target(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    let mut ends = basis.ends(Base::Later, working)?;
    basis.tell_direction(working);
    ends.base.1 = nonzero(ends.base.1, MethodReason::ZeroBaseTaken, working);
    let observed = observed(&ends, working)?;
    let value = observed.times(directed_sign(basis, ends.base.1));
    let value = value.map_err(unfit)?;
    let factor = limit_factor(ends.base.1, basis.limit).map_err(unfit)?;
    if basis.limit.is_some() {
        working.step(MethodStep::LimitFactor(factor));
    }
    let thresholds = Thresholds::scaled(factor).map_err(unfit)?;
    let score = score_of_growth(value, factor, &thresholds).map_err(unfit)?;
    Ok(thresholds.verdict(value, score))
}

fn observed(ends: &Ends, working: &mut Working) -> Result<Decimal, MethodReason> {
    working.step(MethodStep::Base(ends.base.0, ends.base.1));
    if ends.latest.1.is_zero() {
        working.because(MethodReason::FellToZero);
    }
    let observed = growth(ends.base, ends.latest)?;
    working.step(MethodStep::ObservedGrowth(observed));
    Ok(observed)
}

fn required(
    base: (Period, Decimal),
    target: (Period, Decimal),
    working: &mut Working,
) -> Result<Decimal, MethodReason> {
    working.step(MethodStep::Target(target.0, target.1));
    let required = growth(base, target).map_err(|reason| match reason {
        MethodReason::Assessment { reason: Reason::SignChange } => MethodReason::GoalAcrossZero,
        other => other,
    })?;
    working.step(MethodStep::RequiredGrowth(required));
    Ok(required)
}

/// Zero has no growth: it counts as 0.001, which is said.
fn nonzero(level: Decimal, reason: MethodReason, working: &mut Working) -> Decimal {
    if !level.is_zero() {
        return level;
    }
    working.because(reason);
    decimal(1, 3)
}

/// d, turned around for a base below zero: there a level that falls has a growth above zero.
fn directed_sign(basis: &Basis, base: Decimal) -> Decimal {
    if base.is_negative() { basis.sign().negated() } else { basis.sign() }
}

/// The factor of all thresholds: 1 far from the limit, 0 at it.
fn limit_factor(base: Decimal, limit: Option<Decimal>) -> Result<Decimal, ArithmeticError> {
    let Some(limit) = limit.map(Decimal::abs).filter(|limit| !limit.is_zero()) else {
        return Ok(Decimal::ONE);
    };
    let base = base.abs();
    let twice = limit.times(Decimal::from(2))?;
    if base.compare(twice).is_ge() {
        return Ok(Decimal::ONE);
    }
    let near = if base.compare(limit).is_le() { base } else { twice.minus(base)? };
    // 4.44 = 111/25
    Decimal::ONE.minus(near.over(limit)?.power_ratio(111, 25)?)
}

impl Thresholds {
    /// 1.5%, 0.5% and 0 a year, times the factor of the limit.
    fn scaled(factor: Decimal) -> Result<Self, ArithmeticError> {
        Ok(Self {
            high: decimal(15, 3).times(factor)?,
            med: decimal(5, 3).times(factor)?,
            low: Decimal::ZERO,
        })
    }

    fn verdict(&self, ratio: Decimal, score: Decimal) -> Verdict {
        Verdict {
            ratio: Some(ratio),
            score: Some(score),
            rating: Some(self.rating(ratio)),
            edges: vec![self.high, self.med, self.low],
        }
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
    factor: Decimal,
    thresholds: &Thresholds,
) -> Result<Decimal, ArithmeticError> {
    let line = |slope: i64, offset: Decimal| -> Result<Decimal, ArithmeticError> {
        Decimal::from(slope).times(value)?.over(factor)?.minus(offset)
    };
    if value.compare(thresholds.low).is_lt() {
        let score = Decimal::from(125).times(value)?.minus(decimal(25, 1))?;
        Ok(score.max(Decimal::from(-5)))
    } else if factor.is_zero() {
        Ok(Decimal::from(5))
    } else if value.compare(thresholds.high).is_ge() {
        Ok(line(500, Decimal::from(5))?.min(Decimal::from(5)))
    } else if value.compare(thresholds.med).is_ge() {
        line(250, decimal(125, 2))
    } else {
        line(500, decimal(25, 1))
    }
}
