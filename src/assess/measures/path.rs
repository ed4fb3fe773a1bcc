//! The path from baseline to goal: the one law behind time, rates and projection (DESIGN §9).
//!
//! On every path, margin > 0 ⇔ projection beyond T ⇔ observed > planned rate, all in the goal's direction.

use crate::assess::Reason;
use crate::assess::term::{Letters, Pen, Term};
use crate::quantity::{Compounding, Decimal, Month, Period};

/// How levels lie between baseline and goal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum Law {
    /// A straight line.
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
    /// Whether it counts from nothing at the baseline: formulas have no b.
    pub(in crate::assess) from_nothing: bool,
    /// The level promised.
    pub(in crate::assess) goal: Decimal,
    /// The moment the deadline ends; a path without one has a progress and no time.
    pub(in crate::assess) deadline: Option<Month>,
    /// Levels on the way, by moment: the law holds between each and the next.
    pub(in crate::assess) milestones: Vec<(Month, Decimal)>,
    /// Writes the formulas.
    pub(in crate::assess) letters: Letters,
}

/// What measuring a figure gives.
type Measured = Result<Term, Reason>;

impl Path {
    /// The months from baseline to deadline.
    fn months(&self) -> Result<i32, Reason> {
        let deadline = self.deadline.ok_or(Reason::NoDeadline)?;
        Ok(deadline.since(self.start.0))
    }

    fn pen(&self) -> Pen {
        self.letters.pen
    }

    fn base(&self) -> Option<Term> {
        let base = || self.letters.base(self.start.1);
        (!self.from_nothing).then(base)
    }

    fn goal(&self) -> Term {
        self.letters.goal(self.goal)
    }

    /// T − b, which nothing can be measured against where it is 0.
    fn distance(&self) -> Measured {
        let distance = self.goal().since(self.base().as_ref())?;
        if distance.value.is_zero() { Err(Reason::GoalEqualsBaseline) } else { Ok(distance) }
    }

    /// (x − b)/(T − b)
    pub(in crate::assess) fn progress(&self, level: Decimal) -> Measured {
        let distance = self.distance()?;
        let done = self.letters.value(level).since(self.base().as_ref())?;
        Ok(done.over(&distance)?)
    }

    /// (path(t) − b)/(T − b): on a line the elapsed share; beyond the deadline more than 1.
    pub(in crate::assess) fn time(&self, at: Month) -> Measured {
        let distance = self.distance()?;
        let (passed, months) = (at.since(self.start.0), self.months()?);
        match self.law {
            _ if !self.milestones.is_empty() => {
                let level = self.by_milestones(at)?;
                let level = self.pen().named("路径现值", "path now", level);
                Ok(level.since(self.base().as_ref())?.over(&distance)?)
            }
            Law::Linear => {
                let passed = self.pen().months("已过", "elapsed", passed);
                Ok(passed.over(&self.pen().months("全程", "whole", months))?)
            }
            Law::Compound(law) => {
                let (base, goal) = (self.base(), self.goal());
                let ends = (base.as_ref(), &goal);
                let level = Term::compounded(law, ends, "(t - t0) / (tT - t0)", (passed, months))?;
                // A growth or cut is told in %, as it compounds.
                let fraction = |term: Term| match law {
                    Compounding::Level => Ok(term),
                    Compounding::Growth(scale) | Compounding::Cut(scale) => term.as_fraction(scale),
                };
                let base = base.map(fraction).transpose()?;
                let done = fraction(level)?.since(base.as_ref())?;
                Ok(done.over(&fraction(goal)?.since(base.as_ref())?)?)
            }
        }
    }

    /// The level the path has at a moment; between milestones without formula.
    pub(in crate::assess) fn level(&self, at: Month) -> Measured {
        let (passed, months) = (at.since(self.start.0), self.months()?);
        let (base, goal) = (self.base(), self.goal());
        let share = format!("{passed}/{months}");
        match self.law {
            _ if !self.milestones.is_empty() => Ok(Term::bare(self.by_milestones(at)?)),
            Law::Compound(law) => {
                let ends = (base.as_ref(), &goal);
                Ok(Term::compounded(law, ends, &share, (passed, months))?)
            }
            Law::Linear => {
                let share = self.pen().ratio(passed, months)?;
                let way = goal.since(base.as_ref())?.times(&share)?;
                let level = base.map_or_else(|| Ok(way.clone()), |base| base.plus(&way))?;
                // The share may have no end of digits: the level is exact.
                Ok(level.with(self.by_milestones(at)?))
            }
        }
    }

    /// The level between the two ends nearest to a moment, by the law.
    fn by_milestones(&self, at: Month) -> Result<Decimal, Reason> {
        let mut from = self.start;
        let end = (self.deadline.ok_or(Reason::NoDeadline)?, self.goal);
        for to in self.milestones.iter().copied().chain([end]) {
            if at <= to.0 || to.0 == end.0 {
                let (passed, length) = (at.since(from.0), to.0.since(from.0));
                if let Law::Compound(law) = self.law {
                    return Ok(law.after(from.1, to.1, passed, length)?);
                }
                let (passed, length) = (Decimal::from(passed), Decimal::from(length));
                let rise = to.1.minus(from.1)?.times(passed)?.over(length)?;
                return Ok(from.1.plus(rise)?);
            }
            from = to;
        }
        Ok(self.goal)
    }

    /// The level to be expected at the deadline if things go on as since the baseline.
    pub(in crate::assess) fn projection(&self, level: Decimal, at: Month) -> Measured {
        let (passed, months) = (at.since(self.start.0), self.months()?);
        let (base, level) = (self.base(), self.letters.value(level));
        if let (Law::Compound(law), true) = (self.law, self.milestones.is_empty()) {
            let ends = (base.as_ref(), &level);
            let share = "(tT - t0) / (t - t0)";
            return Ok(Term::compounded(law, ends, share, (months, passed))?);
        }
        let time = if self.milestones.is_empty() {
            Decimal::from(passed).over(Decimal::from(months))?
        } else {
            self.time(at)?.value
        };
        if time.is_zero() {
            return Err(Reason::GoalEqualsBaseline);
        }
        let time = self.pen().named("时间进度", "time", time);
        let way = level.since(base.as_ref())?.over(&time)?;
        Ok(base.map_or_else(|| Ok(way.clone()), |base| base.plus(&way))?)
    }

    /// The same from a later start of the trend: its period and level.
    pub(in crate::assess) fn projection_from(
        &self,
        trend: (Period, Decimal),
        level: Decimal,
        at: Month,
    ) -> Measured {
        let passed = at.since(trend.0.end());
        if passed <= 0 {
            return Err(Reason::OnePoint);
        }
        let left = self.deadline.ok_or(Reason::NoDeadline)?.since(at);
        let (from, level) = (self.letters.at(trend.0, trend.1), self.letters.value(level));
        if let Law::Compound(law) = self.law {
            let share = format!("{}/{passed}", passed + left);
            let ends = (Some(&from), &level);
            return Ok(Term::compounded(law, ends, &share, (passed + left, passed))?);
        }
        let left = self.pen().number(Decimal::from(left));
        let share = left.over(&self.pen().number(Decimal::from(passed)))?;
        Ok(level.plus(&level.minus(&from)?.times(&share)?)?)
    }

    /// What the change a year from the baseline to a value is, by the law: units a year, or a fraction a year.
    pub(in crate::assess) fn observed(&self, level: Decimal, at: Month) -> Measured {
        let level = self.letters.value(level);
        self.rate((self.base(), level), at.since(self.start.0))
    }

    /// The growth a year, by a law of compounding, that leads from its start to the level that it has at a moment.
    pub(in crate::assess) fn planned_growth(&self, law: Compounding, at: Month) -> Measured {
        let level = if self.deadline == Some(at) { self.goal() } else { self.level(at)? };
        self.yearly(law, (self.base(), level), at.since(self.start.0))
    }

    /// The same from a value to the goal; none without a deadline.
    pub(in crate::assess) fn required(&self, level: Decimal, at: Month) -> Option<Measured> {
        let months = self.deadline?.since(at);
        let level = self.letters.value(level);
        Some(self.rate((Some(level), self.goal()), months))
    }

    /// The compound growth a year that each of the two is.
    pub(in crate::assess) fn observed_growth(&self, level: Decimal, at: Month) -> Measured {
        let base = self.letters.base(self.start.1);
        let level = self.letters.value(level);
        self.yearly(Compounding::Level, (Some(base), level), at.since(self.start.0))
    }

    pub(in crate::assess) fn required_growth(&self, level: Decimal, at: Month) -> Option<Measured> {
        let months = self.deadline?.since(at);
        let level = self.letters.value(level);
        Some(self.yearly(Compounding::Level, (Some(level), self.goal()), months))
    }

    fn rate(&self, (from, to): (Option<Term>, Term), months: i32) -> Measured {
        match self.law {
            Law::Linear => {
                let years = self.pen().years(months)?;
                Ok(to.since(from.as_ref())?.over(&years)?)
            }
            Law::Compound(law) => self.yearly(law, (from, to), months),
        }
    }

    fn yearly(&self, law: Compounding, (from, to): (Option<Term>, Term), months: i32) -> Measured {
        let sign = |term: &Term| Ok::<_, Reason>(law.factor(term.value)?.is_negative());
        let falls_from = from.as_ref().map_or(Ok(false), sign)?;
        if falls_from && sign(&to)? {
            // The growth of what is below zero has no agreed sign.
            return Err(Reason::SignChange);
        }
        let years = self.pen().years(months)?;
        Ok(Term::yearly(law, (from.as_ref(), &to), &years, months)?)
    }
}

/// Compound growth a year between two levels some months apart: (to/from)^(12/months) − 1.
pub(in crate::assess) fn yearly_growth(
    from: Decimal,
    to: Decimal,
    months: i32,
) -> Result<Decimal, Reason> {
    if from.is_negative() && to.is_negative() {
        return Err(Reason::SignChange);
    }
    Ok(Compounding::Level.yearly(from, to, months)?)
}
