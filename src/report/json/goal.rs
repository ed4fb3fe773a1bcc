//! A goal in absolute terms.

use serde::Serialize;
use serde_json::Number;

use super::maybe;
use crate::assess::AssessedGoal;
use crate::quantity::Unit;
use crate::report::machine::direction_word;

#[derive(Serialize)]
pub(super) struct Goal<'a> {
    text: &'a str,
    kind: &'static str,
    value: Option<Number>,
    upper: Option<Number>,
    unit: Option<&'a str>,
    tolerance: Option<Number>,
    direction: Option<&'static str>,
    side: &'static str,
    deadline: Option<String>,
}

impl<'a> Goal<'a> {
    pub(super) fn of(goal: &'a AssessedGoal, unit: &'a Unit, is_clear: bool) -> Self {
        Self {
            text: &goal.text,
            kind: goal.kind.word(),
            value: maybe(goal.value),
            upper: maybe(goal.upper),
            unit: unit.told(),
            tolerance: maybe(goal.tolerance),
            direction: is_clear.then(|| direction_word(goal.direction)),
            side: goal.side.word(),
            deadline: goal.deadline.map(|period| period.to_string()),
        }
    }
}
