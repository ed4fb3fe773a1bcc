//! Whether a goal is met, or holds (达标型): now, since the baseline, or year by year.

use super::Draft;
use super::years::Years;
use crate::assess::assessment::{AssessedGoal, YearVerdict};
use crate::plan::goal::{Direction, Subject};
use crate::quantity::Decimal;

impl Years {
    /// Each year with whether it meets the goal; the year in progress without verdict.
    pub(in crate::assess) fn verdicts(&self, goal: &AssessedGoal) -> Vec<YearVerdict> {
        let judged = self.whole.iter().map(|(period, value)| YearVerdict {
            period: *period,
            value: *value,
            met: goal.is_met_by(*value),
        });
        let running = self.running.iter().map(|(period, value)| YearVerdict {
            period: *period,
            value: *value,
            met: None,
        });
        judged.chain(running).collect()
    }
}

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
        let worst = years
            .filter_map(|(_, value)| Some(self.gap_of(*value)?.value))
            .max();
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

    /// Whether a goal holds: each-year goals in every year judged, directions since the baseline, levels now.
    pub(super) fn holds(&self) -> Option<bool> {
        let resolved = self.resolved?;
        match resolved.subject {
            Subject::EachYear => {
                let verdicts = self.years.verdicts(&resolved.goal);
                let mut judged = verdicts.iter().filter_map(|year| year.met).peekable();
                judged.peek()?;
                Some(judged.all(|met| met))
            }
            subject @ (Subject::Direction | Subject::YearlyDirection)
                if resolved.goal.value.is_none() =>
            {
                let (baseline, latest) = (resolved.from?, self.judged()?);
                Some(moves(
                    resolved.goal.direction,
                    subject,
                    baseline,
                    latest,
                    self.years,
                ))
            }
            _ => self.is_met(),
        }
    }
}

/// Whether the value that counts has moved the right way since the baseline and, where asked, in every year so far.
fn moves(
    direction: Direction,
    subject: Subject,
    baseline: Decimal,
    latest: Decimal,
    years: &Years,
) -> bool {
    let right = |from: Decimal, to: Decimal| {
        let order = to.compare(from);
        match direction {
            Direction::Increase => order.is_gt(),
            Direction::Decrease => order.is_lt(),
        }
    };
    if !right(baseline, latest) {
        return false;
    }
    if subject != Subject::YearlyDirection {
        return true;
    }
    let mut before = baseline;
    years.whole.iter().all(|(_, value)| {
        let holds = right(before, *value);
        before = *value;
        holds
    })
}
