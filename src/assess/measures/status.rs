//! The verdict, in the order of DESIGN §9, and whether it rests on an old figure.

use super::Draft;
use super::headway::Headway;
use crate::assess::assessment::{AssessedGoal, Point};
use crate::assess::term::Calculations;
use crate::assess::trace::Rule;
use crate::plan::Status;
use crate::plan::goal::Direction;
use crate::quantity::Decimal;

impl Draft<'_> {
    /// The verdict and the rule that gave it, in the order of DESIGN §9.
    pub(super) fn status(&self, headway: &Headway) -> (Rule, Option<Status>) {
        let always = |rule: Rule| (rule, rule.status());
        let Some(latest) = self.latest else {
            return always(Rule::NoValue);
        };
        let Some(goal) = self.goal() else {
            return (Rule::Watched, None);
        };
        if self.is_unclear() {
            return always(Rule::UnclearSide);
        }
        if self.t0.is_some_and(|t0| latest.period.end() <= t0.end()) {
            return always(Rule::NoValue);
        }
        if self.is_final {
            let status = self.holds().map(|holds| {
                if holds {
                    Status::Achieved
                } else {
                    Status::Missed
                }
            });
            return (Rule::Final, status.or(Some(Status::NoData)));
        }
        if goal.standing {
            let status = self.holds().map(|holds| {
                if holds {
                    Status::OnSchedule
                } else if self.is_near() {
                    Status::Near
                } else {
                    Status::Behind
                }
            });
            return (Rule::Standing, status.or(Some(Status::NoData)));
        }
        if self.is_met_as_stated() && !self.fills_up() {
            return always(Rule::MetEarly);
        }
        if is_past_range(goal, latest.value) {
            return always(Rule::PastRange);
        }
        let (Some(margin), Some(progress)) = (headway.margin, headway.progress) else {
            return always(Rule::NoMargin);
        };
        let band = self.ground.on_schedule_within();
        if margin.abs().compare(band).is_le() {
            always(Rule::WithinBand)
        } else if margin.is_positive() {
            always(Rule::AboveBand)
        } else if progress.is_negative() {
            always(Rule::MovedAway)
        } else {
            always(Rule::BelowBand)
        }
    }

    /// Whether the value is older than the plan allows, or than 24 months for yearly figures and 6 for shorter ones.
    pub(in crate::assess) fn is_stale(&self) -> bool {
        let (Some(latest), Some(now)) = (self.latest, self.case.now) else {
            return false;
        };
        let usual = || {
            if self.ground.indicator.is_yearly() {
                24
            } else {
                6
            }
        };
        let oldest = self.case.plan.max_age.unwrap_or_else(usual);
        !self.is_final && now.since(latest.period.end()) > oldest
    }

    /// The status with another value or baseline.
    pub(in crate::assess) fn status_of(
        &self,
        latest: Option<&Point>,
        baseline: Option<&Point>,
    ) -> Option<Status> {
        let mut other = Draft {
            latest,
            baseline,
            reasons: Vec::new(),
            calculations: Calculations::new(),
            ..*self
        };
        let path = other.path().zip(latest);
        let headway = path.map(|(path, latest)| other.headway(&path, latest));
        other.status(&headway.unwrap_or_default()).1
    }
}

/// Whether a value lies beyond the far end of a range.
fn is_past_range(goal: &AssessedGoal, value: Decimal) -> bool {
    goal.is_corridor()
        && match goal.direction {
            Direction::Increase => goal.upper.is_some_and(|upper| value > upper),
            Direction::Decrease => goal.value.is_some_and(|lower| value < lower),
        }
}
