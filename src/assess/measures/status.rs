//! The verdict, in the order of DESIGN §9, and whether it rests on an old figure.

use super::Draft;
use super::headway::Headway;
use crate::assess::Reason;
use crate::assess::assessment::{AssessedGoal, Point};
use crate::assess::term::Calculations;
use crate::assess::trace::Rule;
use crate::assess::window::Take;
use crate::plan::Status;
use crate::plan::goal::Direction;
use crate::quantity::{Decimal, Month, Period};
use crate::series::Kind;

impl Draft<'_> {
    /// The verdict and the rule that gave it, in the order of DESIGN §9.
    pub(super) fn status(&self, headway: &Headway) -> (Rule, Option<Status>) {
        let always = |rule: Rule| (rule, rule.status());
        if self.case.goal.is_some() && !self.is_unclear() && self.not_due().is_some() {
            return always(Rule::NotDue);
        }
        if self.case.target.is_unquantified() {
            return (Rule::Watched, None);
        }
        let Some(latest) = self.latest else {
            return always(Rule::NoValue);
        };
        let Some(goal) = self.goal() else {
            return (Rule::Watched, None);
        };
        if self.is_unclear() {
            return always(Rule::UnclearSide);
        }
        let is_new = self.t0.is_none_or(|t0| latest.period.end() > t0.end());
        if !is_new || latest.is_forecast() {
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
        if self.is_met_as_stated() && !self.fills_up() && self.is_of_own_kind(latest) {
            return always(Rule::MetEarly);
        }
        if is_past_range(goal, latest.value) {
            return always(Rule::PastRange);
        }
        let (Some(margin), Some(progress)) = (headway.margin, headway.progress) else {
            return always(Rule::NoMargin);
        };
        if let Some(time) = headway.time.filter(|_| self.is_amount_of_a_year()) {
            return self.by_share(progress, time);
        }
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

    /// The verdict on an amount of one year: what is done against what is usually done by now, as a ratio.
    fn by_share(&self, progress: Decimal, time: Decimal) -> (Rule, Option<Status>) {
        let always = |rule: Rule| (rule, rule.status());
        let Ok(ratio) = progress.over(time) else {
            return always(Rule::NotDue);
        };
        let Ok(ahead) = ratio.minus(Decimal::ONE) else {
            return always(Rule::NoMargin);
        };
        let good = if self.fills_up() {
            ahead.negated()
        } else {
            ahead
        };
        always(if ahead.abs().compare(self.case.plan.pace_within).is_le() {
            Rule::WithinPace
        } else if good.is_positive() {
            Rule::AbovePace
        } else {
            Rule::BelowPace
        })
    }

    /// Whether the goal is an amount of one year, which counts from nothing.
    pub(super) fn is_amount_of_a_year(&self) -> bool {
        let indicator = self.ground.indicator;
        indicator.one_year && matches!(indicator.take, Take::Run(_) | Take::Change(_))
    }

    /// Whether a value is over the goal's own kind of period, which alone can meet it before the deadline: a run since the
    /// baseline and a level at a moment always are, else a period as long as the deadline's that ends in the same month.
    fn is_of_own_kind(&self, latest: &Point) -> bool {
        let indicator = self.ground.indicator;
        let mut kinds = indicator.shape.series.iter().map(|(_, kind)| *kind);
        let counts = matches!(
            indicator.take,
            Take::Run(_) | Take::Compounded(_) | Take::Season(_)
        );
        if counts || kinds.all(|kind| kind == Some(Kind::Stock)) {
            return true;
        }
        let months = self.deadline.map_or(12, Period::months);
        let end = self.deadline.map_or(1, |deadline| deadline.end().month());
        let period = latest.period;
        period.end().month() == end && period.months() % months == 0
    }

    /// Why the goal is not due yet: nothing that could meet it has come since the baseline, and nothing should have.
    pub(super) fn not_due(&self) -> Option<Reason> {
        let indicator = self.ground.indicator;
        let t0 = self.t0?;
        let is_new = self.counted_end().is_some_and(|end| end > t0.end());
        let waits = self.goal().is_some() && !is_new && indicator.awaits(t0) && !self.is_stale();
        waits.then_some(if indicator.one_year {
            Reason::NotDue
        } else {
            Reason::FirstYear
        })
    }

    /// The end of what counts, as far as it is no stand-in for what is to come.
    fn counted_end(&self) -> Option<Month> {
        Some(self.latest?.period.end())
    }

    /// Whether the value is older than the plan allows, or than 24 months for yearly figures and 6 for shorter ones.
    pub(in crate::assess) fn is_stale(&self) -> bool {
        let (Some(newest), Some(now)) = (self.ground.indicator.newest_figure(), self.case.aged_at)
        else {
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
        !self.is_final && now.since(newest) > oldest
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
