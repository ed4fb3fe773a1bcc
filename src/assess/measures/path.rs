//! The path from baseline to goal: the one law behind time, rates and projection (DESIGN §9).
//!
//! On every path, margin > 0 ⇔ projection beyond T ⇔ observed > planned rate, all in the goal's direction.

use super::Reason;
use crate::quantity::{Decimal, Month};

/// How levels lie between baseline and goal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum Law {
    /// A straight line, or the polyline of the milestones.
    Linear,
    /// The same growth every year: b·(T/b)^elapsed.
    Compound,
    /// A growth compounded since the baseline, in percent: (1 + T)^elapsed − 1.
    Growth,
    /// A cut compounded since the baseline, in percent: 1 − (1 − T)^elapsed.
    Cut,
}

/// A path in levels of one unit.
#[derive(Clone, Debug)]
pub(in crate::assess) struct Path {
    pub(in crate::assess) law: Law,
    /// The moment the baseline ends, and its level.
    pub(in crate::assess) start: (Month, Decimal),
    /// The level promised.
    pub(in crate::assess) goal: Decimal,
    /// The moment the deadline ends; a path without one has a progress and no time.
    pub(in crate::assess) deadline: Option<Month>,
    /// Levels on the way, by moment; linear paths only.
    pub(in crate::assess) milestones: Vec<(Month, Decimal)>,
    /// The power of ten of the unit; growths and cuts compound as fractions of one.
    pub(in crate::assess) scale: i32,
}

impl Path {
    /// The months from baseline to deadline.
    fn months(&self) -> Result<i32, Reason> {
        let deadline = self.deadline.ok_or(Reason::NoDeadline)?;
        Ok(deadline.since(self.start.0))
    }

    fn base(&self) -> Decimal {
        self.start.1
    }

    /// T − b, which nothing can be measured against where it is 0.
    fn distance(&self) -> Result<Decimal, Reason> {
        let distance = self.goal.minus(self.base())?;
        if distance.is_zero() {
            Err(Reason::GoalEqualsBaseline)
        } else {
            Ok(distance)
        }
    }

    /// (x − b)/(T − b)
    pub(in crate::assess) fn progress(&self, level: Decimal) -> Result<Decimal, Reason> {
        Ok(level.minus(self.base())?.over(self.distance()?)?)
    }

    /// (path(t) − b)/(T − b): on a line the elapsed share; beyond the deadline more than 1.
    pub(in crate::assess) fn time(&self, at: Month) -> Result<Decimal, Reason> {
        if self.law == Law::Linear && self.milestones.is_empty() {
            self.distance()?;
            return self.elapsed(at);
        }
        let distance = self.distance()?;
        Ok(self.level(at)?.minus(self.base())?.over(distance)?)
    }

    /// (t − t0)/(tT − t0)
    fn elapsed(&self, at: Month) -> Result<Decimal, Reason> {
        let passed = Decimal::from(at.since(self.start.0));
        Ok(passed.over(Decimal::from(self.months()?))?)
    }

    /// The level the path has at a moment.
    pub(in crate::assess) fn level(&self, at: Month) -> Result<Decimal, Reason> {
        if self.law == Law::Linear {
            return self.on_polyline(at);
        }
        let (base, goal) = (self.factor(self.base())?, self.factor(self.goal)?);
        let ratio = ratio(base, goal)?;
        let passed = at.since(self.start.0);
        let factor = base.times(ratio.power_ratio(passed, self.months()?)?)?;
        self.unfactor(factor)
    }

    fn on_polyline(&self, at: Month) -> Result<Decimal, Reason> {
        let mut from = self.start;
        let end = (self.deadline.ok_or(Reason::NoDeadline)?, self.goal);
        for to in self.milestones.iter().copied().chain([end]) {
            if at <= to.0 || to.0 == end.0 {
                let length = Decimal::from(to.0.since(from.0));
                let passed = Decimal::from(at.since(from.0));
                let rise = to.1.minus(from.1)?.times(passed)?.over(length)?;
                return Ok(from.1.plus(rise)?);
            }
            from = to;
        }
        Ok(self.goal)
    }

    /// The level to be expected at the deadline if things go on as since the baseline.
    pub(in crate::assess) fn projection(
        &self,
        level: Decimal,
        at: Month,
    ) -> Result<Decimal, Reason> {
        let passed = at.since(self.start.0);
        if self.law != Law::Linear {
            let (base, now) = (self.factor(self.base())?, self.factor(level)?);
            let ratio = ratio(base, now)?;
            let factor = base.times(ratio.power_ratio(self.months()?, passed)?)?;
            return self.unfactor(factor);
        }
        let change = level.minus(self.base())?;
        if self.milestones.is_empty() {
            let total = change.times(Decimal::from(self.months()?))?;
            return Ok(self.base().plus(total.over(Decimal::from(passed))?)?);
        }
        let time = self.time(at)?;
        if time.is_zero() {
            return Err(Reason::GoalEqualsBaseline);
        }
        Ok(self.base().plus(change.over(time)?)?)
    }

    /// The same from a later start of the trend: its moment and level.
    pub(in crate::assess) fn projection_from(
        &self,
        trend: (Month, Decimal),
        level: Decimal,
        at: Month,
    ) -> Result<Decimal, Reason> {
        let passed = at.since(trend.0);
        if passed <= 0 {
            return Err(Reason::OnePoint);
        }
        let left = self.deadline.ok_or(Reason::NoDeadline)?.since(at);
        if self.law != Law::Linear {
            let (from, now) = (self.factor(trend.1)?, self.factor(level)?);
            let ratio = ratio(from, now)?;
            let factor = now.times(ratio.power_ratio(left, passed)?)?;
            return self.unfactor(factor);
        }
        let change = level.minus(trend.1)?.times(Decimal::from(left))?;
        Ok(level.plus(change.over(Decimal::from(passed))?)?)
    }

    /// The change a year between two moments, by the law: units a year, or a fraction a year.
    pub(in crate::assess) fn rate(
        &self,
        from: (Month, Decimal),
        to: (Month, Decimal),
    ) -> Result<Decimal, Reason> {
        let months = to.0.since(from.0);
        if self.law == Law::Linear {
            let change = to.1.minus(from.1)?.times(Decimal::from(12))?;
            return Ok(change.over(Decimal::from(months))?);
        }
        let growth = yearly_growth(self.factor(from.1)?, self.factor(to.1)?, months)?;
        Ok(if self.law == Law::Cut {
            growth.negated()
        } else {
            growth
        })
    }

    /// The factor that compounds: the level itself, or 1 plus a growth, or 1 less a cut.
    fn factor(&self, level: Decimal) -> Result<Decimal, Reason> {
        Ok(match self.law {
            Law::Linear | Law::Compound => level,
            Law::Growth => Decimal::ONE.plus(level.shifted(self.scale)?)?,
            Law::Cut => Decimal::ONE.minus(level.shifted(self.scale)?)?,
        })
    }

    fn unfactor(&self, factor: Decimal) -> Result<Decimal, Reason> {
        Ok(match self.law {
            Law::Linear | Law::Compound => factor,
            Law::Growth => factor.minus(Decimal::ONE)?.shifted(-self.scale)?,
            Law::Cut => Decimal::ONE.minus(factor)?.shifted(-self.scale)?,
        })
    }
}

/// b to T as a factor; there is none from zero or across it.
fn ratio(from: Decimal, to: Decimal) -> Result<Decimal, Reason> {
    if from.is_zero() {
        return Err(Reason::ZeroBase);
    }
    if from.sign() * to.sign() < 0 {
        return Err(Reason::SignChange);
    }
    Ok(to.over(from)?)
}

/// Compound growth a year between two levels some months apart: (to/from)^(12/months) − 1.
pub(in crate::assess) fn yearly_growth(
    from: Decimal,
    to: Decimal,
    months: i32,
) -> Result<Decimal, Reason> {
    if from.sign() < 0 && to.sign() < 0 {
        // The growth of what is below zero has no agreed sign.
        return Err(Reason::SignChange);
    }
    let yearly = ratio(from, to)?.power_ratio(12, months)?;
    Ok(yearly.minus(Decimal::ONE)?)
}
