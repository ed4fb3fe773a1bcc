//! The numbers of an assessment as presets take them.

use super::measures::Draft;
use super::methods::{Aim, Basis, Nature};
use super::window::{Indicator, Take, known};
use super::{GoalKind, Reason};
use crate::plan::goal::{Direction, Goal, Subject};
use crate::quantity::{Decimal, Period, Quantity};

impl Draft<'_> {
    /// What a preset works on: the same base, value and goal, and the figures of whole years.
    pub(super) fn basis(&self) -> Basis {
        let indicator = self.moving();
        let newest = self.value_until(&indicator, None);
        let points = self.points(&indicator, newest);
        let averaged = self.is_kind(GoalKind::Average);
        let value = |counted: Option<(Period, Decimal)>, until: Option<Period>| {
            let is_in_time = |period: Period| until.is_none_or(|until| period.end() <= until.end());
            // Of averages the last year's figure, which is what moves.
            let last = || points.iter().copied().rfind(|(period, _)| is_in_time(*period));
            if averaged { last() } else { counted }
        };
        let latest = value(self.value_until(&indicator, self.deadline), self.deadline);
        let newest = value(newest, None);
        let level = |quantity: &Quantity| self.ground.level(quantity).ok();
        let target = self.case.target;
        let worded = self.case.goal.and_then(Goal::direction);
        Basis {
            aim: self.aim(),
            direction: self
                .resolved
                .map(|resolved| resolved.goal.direction)
                .or(target.direction)
                .unwrap_or(Direction::Increase),
            is_direction_known: self.resolved.is_some() || target.direction.or(worded).is_some(),
            goal: self.resolved.map(|resolved| resolved.goal.clone()),
            baseline: self.t0,
            base: self.base_of(&indicator),
            latest: latest.ok_or_else(|| self.absence()),
            newest,
            deadline: self.deadline,
            points,
            limit: target.limit.as_ref().and_then(level),
            bounds: target
                .bounds
                .as_ref()
                .and_then(|(worst, best)| Some((level(worst)?, level(best)?))),
            nature: match (self.is_kind(GoalKind::Cumulative), indicator.is_growth()) {
                (true, _) if indicator.take.starts_at_zero() => Nature::Cumulative,
                (_, true) => Nature::Growth,
                _ => Nature::Level,
            },
            is_milestone: self.is_kind(GoalKind::Milestone),
            is_percent: self.ground.unit.is_percent(),
        }
    }

    /// The indicator as it moves from year to year: a goal for one year is held against whole years too.
    fn moving(&self) -> Indicator<'_> {
        let indicator = self.ground.indicator;
        let take = match indicator.take {
            take if self.is_kind(GoalKind::Cumulative) => take,
            Take::Run(_) => Take::Level,
            take => take,
        };
        indicator.clone().taken_as(take)
    }

    fn is_kind(&self, kind: GoalKind) -> bool {
        self.resolved.is_some_and(|resolved| resolved.goal.kind == kind)
    }

    /// b of an indicator: 0 where it counts since the baseline.
    fn base_of(&self, indicator: &Indicator<'_>) -> Option<Decimal> {
        if indicator.take.starts_at_zero() {
            return self.t0.map(|_| Decimal::ZERO);
        }
        self.baseline.map(|baseline| baseline.value)
    }

    /// What kind of goal it is: a goal on a growth is the same every year.
    fn aim(&self) -> Aim {
        let Some(resolved) = self.resolved else {
            return Aim::Direction;
        };
        match resolved.subject {
            Subject::Direction | Subject::YearlyDirection => Aim::Direction,
            _ if resolved.by_words => Aim::EveryYear,
            _ => Aim::Level,
        }
    }

    /// Why there is no value.
    fn absence(&self) -> Reason {
        let reasons = self.reasons.iter().filter(|_| self.latest.is_none());
        let first = reasons.min_by_key(|reason| reason.rank());
        first.cloned().unwrap_or(Reason::NoData)
    }

    /// The value that counts of an indicator, not later than a period.
    fn value_until(
        &self,
        indicator: &Indicator<'_>,
        until: Option<Period>,
    ) -> Option<(Period, Decimal)> {
        let counted = known(indicator.counted(until)).ok().flatten()?;
        let level = counted.value.quantity.in_unit(self.ground.unit).ok()?;
        Some((counted.period, level))
    }

    /// Figures of whole years up to the newest value, oldest first; what counts from the baseline, since then.
    fn points(
        &self,
        indicator: &Indicator<'_>,
        newest: Option<(Period, Decimal)>,
    ) -> Vec<(Period, Decimal)> {
        let Some((newest, _)) = newest else {
            return Vec::new();
        };
        let unit = self.ground.unit;
        match (indicator.take, self.t0) {
            (Take::Level, _) | (_, None) => indicator.yearly(newest.end(), unit),
            (_, Some(t0)) => {
                let first = self.base_of(indicator).map(|level| (t0, level));
                let since = indicator.since_baseline(t0, newest.end(), unit);
                first.into_iter().chain(since).collect()
            }
        }
    }
}
