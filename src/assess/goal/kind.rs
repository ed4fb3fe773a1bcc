//! What kind of goal it is: its word in machine output, and whether it stands.

use crate::plan::goal::{Bound, Goal, GoalKind, Subject};

/// Whether the words of a goal make it a standing one (达标型).
pub(in crate::assess) fn standing(goal: &Goal, is_growth: bool) -> bool {
    match goal.subject {
        Subject::Maintain
        | Subject::EachYear
        | Subject::YearlyAverage
        | Subject::Direction
        | Subject::YearlyDirection
        | Subject::Reference => true,
        Subject::Added | Subject::RunningTotal | Subject::Milestone => false,
        _ => is_growth,
    }
}

/// The kind of a goal in machine output.
pub(in crate::assess) fn kind(goal: &Goal, bound: Bound) -> GoalKind {
    match goal.subject {
        Subject::Added | Subject::RunningTotal => GoalKind::Cumulative,
        Subject::YearlyAverage => GoalKind::Average,
        Subject::EachYear => GoalKind::EachYear,
        Subject::Maintain => GoalKind::Maintain,
        Subject::Direction | Subject::YearlyDirection => GoalKind::Direction,
        Subject::Milestone => GoalKind::Milestone,
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
