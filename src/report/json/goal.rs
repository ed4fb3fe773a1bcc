//! A goal in absolute terms.

use serde::Serialize;
use serde_json::Number;

use super::value::maybe;
use crate::assess::{AssessedGoal, Assessment, Reason};
use crate::plan::Target;
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
    stretch: Option<Stretch<'a>>,
    reference: Option<Reference<'a>>,
}

/// A second goal that is shown and never judged.
#[derive(Serialize)]
struct Stretch<'a> {
    text: &'a str,
    value: Option<Number>,
}

/// What the goal is held against, where that is another indicator.
#[derive(Serialize)]
struct Reference<'a> {
    formula: &'a str,
}

impl<'a> Goal<'a> {
    pub(super) fn of(
        goal: &'a AssessedGoal,
        assessment: &'a Assessment,
        target: Option<&'a Target>,
    ) -> Self {
        let unit = &assessment.unit;
        let is_clear = !assessment.reasons.contains(&Reason::UnclearDirection);
        let stretch = target.and_then(|target| target.stretch.as_ref());
        let reference = target.and_then(|target| target.reference.as_ref());
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
            stretch: stretch.map(|stretch| Stretch {
                text: &stretch.text,
                value: maybe(assessment.stretch),
            }),
            reference: reference.map(|reference| Reference {
                formula: &reference.text,
            }),
        }
    }
}
