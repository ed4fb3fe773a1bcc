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
    /// Whether the value grows from zero towards a ceiling: it is kept only once its months are over.
    pub(super) fn fills_up(&self) -> bool {
        let falling = self
            .goal()
            .is_some_and(|goal| goal.direction == Direction::Decrease);
        let positive = self.goal().and_then(AssessedGoal::level);
        falling && self.zero_based() && positive.is_some_and(Decimal::is_positive)
    }

    pub(super) fn is_met(&self) -> Option<bool> {
        self.goal()?.is_met_by(self.latest?.value)
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
            subject @ (Subject::Direction | Subject::YearlyDirection) => {
                let (baseline, latest) = (resolved.from?, self.latest?.value);
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
