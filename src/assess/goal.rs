//! What the words of a goal mean for the assessment: what the indicator is taken as, whether the goal stands, when it is met.

use std::cmp::Ordering;

use super::assessment::AssessedGoal;
use super::window::{Indicator, Take};
use crate::plan::goal::{Bound, Direction, Goal, GoalKind, Subject};
use crate::quantity::{Decimal, Period};

/// What the indicator is taken as for a goal: its level, its own months, or its change.
pub(super) fn take(
    goal: Option<&Goal>,
    indicator: &Indicator<'_>,
    baseline: Option<Period>,
    deadline: Option<Period>,
) -> Take {
    let shape = &indicator.shape;
    let (goal, baseline) = match (goal, baseline) {
        (_, Some(baseline)) if shape.counts_up => return Take::Run(baseline),
        (Some(goal), Some(baseline)) => (goal, baseline),
        _ => return Take::Level,
    };
    let one_year = deadline.is_some_and(|d| (1..=12).contains(&d.end().since(baseline.end())));
    let scene = &indicator.scene;
    let published = scene.published_growth(indicator.expr);
    let published = published.is_some_and(|growth| scene.region_of(growth).is_some());
    match goal.subject {
        Subject::Growth | Subject::YearlyGrowth if published && shape.adds_up && one_year => {
            Take::ConstantRun(baseline)
        }
        Subject::Growth | Subject::YearlyGrowth if published && !shape.is_growth => {
            Take::ConstantPrice(baseline)
        }
        Subject::Added | Subject::RunningTotal if shape.adds_up => Take::Run(baseline),
        Subject::Added if shape.is_growth => Take::Compounded(baseline),
        Subject::Added => Take::Change(baseline),
        Subject::Level
        | Subject::Multiple
        | Subject::Growth
        | Subject::Change
        | Subject::YearlyGrowth
            if shape.adds_up && one_year =>
        {
            Take::Run(baseline)
        }
        _ => Take::Level,
    }
}

impl AssessedGoal {
    /// The level that gap and progress are measured against: of a range the end that is nearer to the baseline.
    #[must_use]
    pub fn level(&self) -> Option<Decimal> {
        match (self.bound, self.direction) {
            (Bound::Range, Direction::Decrease) => self.upper.or(self.value),
            _ => self.value,
        }
    }

    /// Whether a level meets the goal, decided on 20 significant digits; none where the goal has no level.
    #[must_use]
    pub fn is_met_by(&self, level: Decimal) -> Option<bool> {
        let value = self.value?;
        let against = |bound: Decimal| level.compare(bound);
        let (lower, upper) = match self.tolerance {
            Some(tolerance) => (value.minus(tolerance).ok()?, value.plus(tolerance).ok()?),
            None => (value, value),
        };
        Some(match self.bound {
            Bound::AtLeast => against(value) != Ordering::Less,
            Bound::MoreThan => against(value) == Ordering::Greater,
            Bound::AtMost => against(value) != Ordering::Greater,
            Bound::LessThan => against(value) == Ordering::Less,
            Bound::About if self.direction == Direction::Decrease => {
                against(upper) != Ordering::Greater
            }
            Bound::About => against(lower) != Ordering::Less,
            Bound::Range => {
                against(value) != Ordering::Less
                    && self
                        .upper
                        .is_none_or(|upper| against(upper) != Ordering::Greater)
            }
        })
    }
}

/// Whether the words of a goal make it a standing one (达标型).
pub(super) fn standing(goal: &Goal, is_growth: bool) -> bool {
    match goal.subject {
        Subject::Maintain
        | Subject::EachYear
        | Subject::YearlyAverage
        | Subject::Direction
        | Subject::YearlyDirection => true,
        Subject::Added | Subject::RunningTotal => false,
        _ => is_growth,
    }
}

/// The kind of a goal in machine output.
pub(super) fn kind(goal: &Goal, bound: Bound, is_growth: bool) -> GoalKind {
    match goal.subject {
        Subject::Added | Subject::RunningTotal => GoalKind::Cumulative,
        Subject::YearlyAverage => GoalKind::Average,
        Subject::YearlyGrowth if is_growth => GoalKind::Average,
        Subject::EachYear => GoalKind::EachYear,
        Subject::Maintain => GoalKind::Maintain,
        Subject::Direction | Subject::YearlyDirection => GoalKind::Direction,
        Subject::Milestone => GoalKind::Milestone,
        Subject::Growth if is_growth => goal_kind_of(bound),
        _ if goal.is_relative() => match bound {
            Bound::Range => GoalKind::Range,
            Bound::AtMost | Bound::LessThan => GoalKind::AtMost,
            Bound::About => GoalKind::About,
            _ => GoalKind::AtLeast,
        },
        _ => goal_kind_of(bound),
    }
}

fn goal_kind_of(bound: Bound) -> GoalKind {
    match bound {
        Bound::AtLeast => GoalKind::AtLeast,
        Bound::MoreThan => GoalKind::MoreThan,
        Bound::About => GoalKind::About,
        Bound::AtMost => GoalKind::AtMost,
        Bound::LessThan => GoalKind::LessThan,
        Bound::Range => GoalKind::Range,
    }
}
