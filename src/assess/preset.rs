//! The numbers of an assessment as presets take them.

use super::Reason;
use super::draft::Draft;
use super::methods::{Aim, Basis, Nature};
use super::window::Take;
use crate::plan::goal::{Direction, Subject};
use crate::quantity::{Decimal, Period, Quantity};

impl Draft<'_> {
    /// What a preset works on: the same base, value and goal, and the figures of whole years.
    pub(super) fn basis(&self) -> Basis {
        let points = self.points();
        let latest = self.value_of_now(&points);
        let level = |quantity: &Quantity| self.ground.level(quantity).ok();
        let target = self.case.target;
        let worded = self.case.goal.and_then(crate::plan::goal::Goal::direction);
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
            base: if self.is_cumulative() {
                self.t0.map(|_| Decimal::ZERO)
            } else {
                self.baseline.map(|baseline| baseline.value)
            },
            latest,
            deadline: self.deadline,
            points,
            limit: target.limit.as_ref().and_then(level),
            bounds: target
                .bounds
                .as_ref()
                .and_then(|(worst, best)| Some((level(worst)?, level(best)?))),
            nature: match (self.is_cumulative(), self.ground.indicator.shape.is_growth) {
                (true, _) => Nature::Cumulative,
                (false, true) => Nature::Growth,
                (false, false) => Nature::Level,
            },
            is_percent: self.ground.unit.is_percent(),
        }
    }

    fn is_cumulative(&self) -> bool {
        self.ground.starts_at_zero()
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

    /// x, or why there is none; of averages the last year's figure, which is what moves.
    fn value_of_now(&self, points: &[(Period, Decimal)]) -> Result<(Period, Decimal), Reason> {
        let Some(latest) = self.latest else {
            let reasons = self.reasons.iter().min_by_key(|reason| reason.rank());
            return Err(reasons.cloned().unwrap_or(Reason::NoData));
        };
        let averaged = self
            .resolved
            .is_some_and(|resolved| resolved.goal.kind == super::GoalKind::Average);
        let last = points.last().copied().filter(|_| averaged);
        Ok(last.unwrap_or((latest.period, latest.value)))
    }

    /// Figures of whole years up to the value that counts, oldest first; what counts from the baseline, since then.
    pub(super) fn points(&self) -> Vec<(Period, Decimal)> {
        let Some(newest) = self.latest.map(|latest| latest.period.end()) else {
            return Vec::new();
        };
        let indicator = self.ground.indicator;
        match (indicator.take, self.t0) {
            (Take::Level, _) | (_, None) => indicator.yearly(newest, self.ground.unit),
            (_, Some(t0)) => {
                let first = if self.is_cumulative() {
                    Some(Decimal::ZERO)
                } else {
                    self.baseline.map(|baseline| baseline.value)
                };
                let first = first.map(|level| (t0, level));
                let since = indicator.since_baseline(t0, newest, self.ground.unit);
                first.into_iter().chain(since).collect()
            }
        }
    }
}
