//! The path from baseline to goal: the one law behind time, rates and projection (DESIGN §9).
//!
//! On every path, margin > 0 ⇔ projection beyond T ⇔ observed > planned rate, all in the goal's direction.

use super::Reason;
use crate::quantity::{Compounding, Decimal, Month};

/// How levels lie between baseline and goal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum Law {
    /// A straight line, or the polyline of the milestones.
    Linear,
    /// The same growth every year: b·(T/b)^elapsed; of a growth or a cut since the baseline (1 + T)^elapsed − 1, 1 − (1 − T)^elapsed.
    Compound(Compounding),
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
        let Law::Compound(law) = self.law else {
            return self.on_polyline(at);
        };
        let passed = at.since(self.start.0);
        Ok(law.after(self.base(), self.goal, passed, self.months()?)?)
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
        if let Law::Compound(law) = self.law {
            return Ok(law.after(self.base(), level, self.months()?, passed)?);
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
        if let Law::Compound(law) = self.law {
            return Ok(law.after(trend.1, level, passed + left, passed)?);
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
        match self.law {
            Law::Linear => {
                let change = to.1.minus(from.1)?.times(Decimal::from(12))?;
                Ok(change.over(Decimal::from(months))?)
            }
            Law::Compound(law) => yearly_change(law, from.1, to.1, months),
        }
    }
}

/// Compound growth a year between two levels some months apart: (to/from)^(12/months) − 1.
pub(in crate::assess) fn yearly_growth(
    from: Decimal,
    to: Decimal,
    months: i32,
) -> Result<Decimal, Reason> {
    yearly_change(Compounding::Level, from, to, months)
}

fn yearly_change(
    law: Compounding,
    from: Decimal,
    to: Decimal,
    months: i32,
) -> Result<Decimal, Reason> {
    if law.factor(from)?.is_negative() && law.factor(to)?.is_negative() {
        // The growth of what is below zero has no agreed sign.
        return Err(Reason::SignChange);
    }
    Ok(law.yearly(from, to, months)?)
}
