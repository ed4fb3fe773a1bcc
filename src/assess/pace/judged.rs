//! The verdict on the year in progress, and on a finished one (DESIGN §9).

use super::figures::Growths;
use super::reckoning::{Amount, Reckoning};
use super::running::Running;
use super::year::YearTarget;
use crate::assess::assessment::{AssessedGoal, Course, Passed, YearTargetFrom};
use crate::assess::term::Term;
use crate::assess::trace::Rule;
use crate::assess::window::Take;
use crate::plan::Status;
use crate::plan::goal::Direction;
use crate::quantity::Decimal;

impl Running<'_> {
    /// Amounts by what is due, levels by how far they have come since the year began; growths, rates, what stands, and every
    /// finished year by whether the target holds.
    pub(super) fn verdict(&self, reckoning: &Reckoning) -> Option<(Rule, Status)> {
        let Reckoning { growths, amount, moved, carried, .. } = reckoning;
        if self.is_by_direction() {
            return Some((Rule::Standing, self.by_direction(growths, carried.as_ref())?));
        }
        let by = |rule: Rule| Some((rule, rule.status()?));
        let target = reckoning.target.as_ref();
        let target = target.filter(|_| !self.indicator().stands_alone(self.period))?;
        let is_over = self.is_over();
        let value = match self.course {
            Course::Amount
                if !is_over && !self.is_beside_another() && !target.level.value.is_zero() =>
            {
                return by(self.by_due(amount)?);
            }
            Course::Stock if !is_over && !self.stands(target) => {
                return by(self.by_step(moved.as_ref())?);
            }
            Course::Amount => self.ytd()?.value,
            Course::Growth => self.in_target_unit(growths)?,
            Course::Rate => carried.as_ref().map_or(self.level, |carried| Some(carried.value))?,
            Course::Stock => self.level?,
        };
        Some((Rule::Standing, self.by_holding(value, target)?))
    }

    /// Whether nothing but the way to move since last year is promised of the year.
    fn is_by_direction(&self) -> bool {
        let resolved = self.draft.resolved;
        resolved.is_some_and(|resolved| {
            resolved.subject.is_direction() && resolved.goal.value.is_none()
        })
    }

    /// Whether it has moved that way: an amount by its growth, a level from last year's end, a rate by what is carried to the year.
    fn by_direction(&self, growths: &Growths, carried: Option<&Term>) -> Option<Status> {
        let change = match self.course {
            Course::Amount => growths.now.as_ref()?.term.value,
            Course::Stock => self.level?.minus(self.at_start()?).ok()?,
            Course::Rate => {
                let now = carried.map(|carried| carried.value);
                let now = now.or(self.level.filter(|_| self.is_over()))?;
                now.minus(self.at_start()?).ok()?
            }
            Course::Growth => return None,
        };
        let is_good = match self.draft.goal()?.direction {
            Direction::Increase => change.is_positive(),
            Direction::Decrease => change.is_negative(),
        };
        Some(if is_good { Status::OnSchedule } else { Status::Behind })
    }

    /// The growth in the unit of the growth that is promised.
    fn in_target_unit(&self, growths: &Growths) -> Option<Decimal> {
        let growth = growths.now.as_ref()?.term.value;
        let places = if self.indicator().take.is_at_constant_price() {
            2
        } else {
            -self.draft.ground.unit.scale()
        };
        growth.shifted(places).ok()
    }

    /// The far end of the corridor that the goal is which a figure of the year lies past, or else what is expected of it.
    pub(super) fn passed(
        &self,
        figure: Option<Decimal>,
        expected: Option<Decimal>,
    ) -> Option<Passed> {
        let is_of_goal = self.course != Course::Growth && !self.is_told_beside_change();
        let goal = self.draft.goal().filter(|_| is_of_goal)?;
        goal.passed(figure, expected)
    }

    fn is_past(&self, figure: Decimal) -> bool {
        self.passed(Some(figure), None).is_some()
    }

    /// Whether a change is promised and the level is told.
    fn is_told_beside_change(&self) -> bool {
        matches!(self.indicator().take, Take::Change(_)) && self.course != Course::Amount
    }

    /// What is done against what is due, and what comes of it against the end of a corridor.
    fn by_due(&self, amount: &Amount) -> Option<Rule> {
        let (due, pace) = (amount.due.as_ref()?, amount.pace.as_ref()?);
        let off = pace.value.minus(Decimal::ONE).ok()?;
        let projection = amount.projection.as_ref();
        Some(if let Some(close) = self.draft.close_to(off, due.value) {
            close
        } else if projection.is_some_and(|whole| self.is_past(whole.value)) {
            Rule::PastRange
        } else if self.reaches(self.ytd()?.value, due.value) {
            Rule::AbovePace
        } else {
            Rule::BelowPace
        })
    }

    /// The step since the year began against the months that have passed, within the band of the plan.
    fn by_step(&self, moved: Option<&Term>) -> Option<Rule> {
        if self.is_past(self.level?) {
            return Some(Rule::PastRange);
        }
        let off = moved?.value.minus(self.elapsed()).ok()?;
        Some(if off.abs().compare(self.draft.ground.on_schedule_within()).is_le() {
            Rule::WithinBand
        } else if off.is_positive() {
            Rule::AboveBand
        } else {
            Rule::BelowBand
        })
    }

    /// Whether a level only has to hold what it had when the year began.
    pub(super) fn stands(&self, target: &YearTarget) -> bool {
        let start = self.at_start();
        let reached = || start.is_some_and(|start| self.reaches(start, target.level.value));
        let standing = self.draft.goal().is_some_and(|goal| goal.standing);
        target.from == YearTargetFrom::Goal && (standing || reached())
    }

    /// Whether the target holds; missed by as little as the plan calls near it is that.
    fn by_holding(&self, value: Decimal, target: &YearTarget) -> Option<Status> {
        let goal = self.draft.goal()?;
        let level = target.level.value;
        let is_goal = target.from == YearTargetFrom::Goal && !self.is_told_beside_change();
        let holds = if is_goal {
            // Beside another indicator the level is that of these months.
            let goal = AssessedGoal {
                value: goal.apart.map_or(goal.value, |_| Some(level)),
                ..goal.clone()
            };
            goal.is_met_by(value)?
        } else {
            self.reaches(value, level) && !self.is_past(value)
        };
        if holds {
            return Some(Status::OnSchedule);
        }
        let ends = [
            Some(level),
            goal.value.filter(|_| is_goal && goal.apart.is_none()),
            goal.upper.filter(|_| is_goal),
            goal.far_end().filter(|_| self.is_past(value)),
        ];
        let gaps = ends.into_iter().flatten();
        let gap = gaps.filter_map(|end| Some(end.minus(value).ok()?.abs())).min()?;
        let near = self.draft.case.plan.near;
        let slack = if self.course == Course::Growth && !self.draft.ground.unit.is_ratio() {
            near.points.shifted(2)
        } else if self.draft.ground.unit.differs_in_points() {
            near.points.shifted(-self.draft.ground.unit.scale())
        } else {
            level.abs().times(near.share)
        };
        Some(if gap.compare(slack.ok()?).is_le() { Status::Near } else { Status::Behind })
    }
}
