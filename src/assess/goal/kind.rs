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

/// The kind of a goal in machine output: a change held against a level is no more than that level, or no less.
pub(in crate::assess) fn kind(goal: &Goal, bound: Bound) -> GoalKind {
    goal.kind_of(match bound {
        Bound::AtMost | Bound::LessThan if goal.is_relative() => Bound::AtMost,
        Bound::AtLeast | Bound::MoreThan if goal.is_relative() => Bound::AtLeast,
        bound => bound,
    })
}
