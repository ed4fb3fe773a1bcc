//! Whether a goal is met, or holds (达标型): now, since the baseline, or year by year.

use super::Draft;
use crate::assess::assessment::{AssessedGoal, YearVerdict};
use crate::plan::goal::{Direction, Subject};
use crate::quantity::{Decimal, Period};

impl Draft<'_> {
    /// Whether what counts from zero keeps the goal there already, as it does a ceiling above zero and a floor below: it uses up what
    /// is allowed, and the goal is kept only once its months are over.
    pub(super) fn fills_up(&self) -> bool {
        let kept = |goal: &AssessedGoal| goal.is_met_as_stated_by(Decimal::ZERO) == Some(true);
        self.zero_based() && self.goal().is_some_and(kept)
    }

    pub(super) fn is_met(&self) -> Option<bool> {
        self.goal()?.is_met_by(self.judged()?)
    }

    /// The value that is held against the goal: the carried one where there is one.
    pub(in crate::assess) fn judged(&self) -> Option<Decimal> {
        self.carried.or_else(|| Some(self.latest?.value))
    }

    /// Whether the value meets the goal without what 左右 excuses: what is not final yet is achieved only so.
    pub(super) fn is_met_as_stated(&self) -> bool {
        let met = self.goal().zip(self.judged());
        met.is_some_and(|(goal, value)| goal.is_met_as_stated_by(value) == Some(true))
    }

    /// The gap; of each-year goals that of the worst year.
    fn worst_gap(&self) -> Option<Decimal> {
        let by_year = self.resolved?.subject == Subject::EachYear;
        let years = self.years.whole.iter().filter(|_| by_year);
        let worst = years.filter_map(|(_, value)| Some(self.gap_of(*value)?.value)).max();
        worst.or_else(|| Some(self.gap()?.value))
    }

    /// Whether a standing goal that does not hold is missed by as little as the plan calls near: points of a share, else a share of
    /// the goal.
    pub(super) fn is_near(&self) -> bool {
        let near = self.case.plan.near;
        let unit = self.ground.unit;
        let within = || {
            let (gap, level) = (self.worst_gap()?, self.goal()?.level()?);
            let slack = if unit.differs_in_points() {
                near.points.shifted(-unit.scale())
            } else {
                level.abs().times(near.share)
            };
            Some(gap.compare(slack.ok()?).is_le())
        };
        within() == Some(true)
    }

    /// Whether a goal holds: what is promised of each year in every year judged, directions since the baseline, levels now.
    pub(super) fn holds(&self) -> Option<bool> {
        let resolved = self.resolved?;
        let verdicts = self.verdicts();
        let mut judged = verdicts.iter().filter_map(|year| year.met).peekable();
        match resolved.subject {
            Subject::EachYear => {
                judged.peek()?;
                Some(judged.all(|met| met))
            }
            Subject::Direction | Subject::YearlyDirection if resolved.goal.value.is_none() => {
                let (baseline, latest) = (resolved.from?, self.judged()?);
                let has_moved = moves(resolved.goal.direction, baseline, latest);
                Some(has_moved && judged.all(|met| met))
            }
            _ => self.is_met(),
        }
    }

    /// Each year with whether it keeps what is promised of each: a level, or to move the right way since the year before; the year in
    /// progress without verdict, nor has a year without figure any.
    pub(super) fn verdicts(&self) -> Vec<YearVerdict> {
        let Some(resolved) = self.resolved.filter(|one| one.is_of_each_year()) else {
            return Vec::new();
        };
        let (goal, mut before) = (&resolved.goal, resolved.from);
        let mut keeps = |value: Decimal| match resolved.subject {
            Subject::EachYear => goal.is_met_by(value),
            _ => before.replace(value).map(|before| moves(goal.direction, before, value)),
        };
        let known = self.years.whole.iter().map(|(year, value)| (*year, Some(*value)));
        let missing = self.years.holes.iter().map(|year| (*year, None));
        let mut years: Vec<(Period, Option<Decimal>)> = known.chain(missing).collect();
        years.sort_unstable_by_key(|(year, _)| *year);
        let judged = years.into_iter().map(|(period, value)| YearVerdict {
            period,
            value,
            met: value.and_then(&mut keeps),
        });
        let running = self.years.running.map(|(period, value)| YearVerdict {
            period,
            value: Some(value),
            met: None,
        });
        judged.chain(running).collect()
    }
}

/// Whether a value has moved the right way.
fn moves(direction: Direction, from: Decimal, to: Decimal) -> bool {
    match direction {
        Direction::Increase => to.compare(from).is_gt(),
        Direction::Decrease => to.compare(from).is_lt(),
    }
}
