//! The plan's head.

use serde::Serialize;

use crate::plan::Plan;

#[derive(Serialize)]
pub(in crate::report) struct Head<'a> {
    title: Option<&'a str>,
    source: Option<&'a str>,
    note: Option<&'a str>,
    region: Option<&'a str>,
    baseline: Option<String>,
    deadline: Option<String>,
}

impl<'a> Head<'a> {
    pub(in crate::report) fn of(plan: &'a Plan) -> Self {
        Self {
            title: plan.title.as_deref(),
            source: plan.source.as_deref(),
            note: plan.note.as_deref(),
            region: plan.region.as_deref(),
            baseline: plan.baseline.map(|period| period.to_string()),
            deadline: plan.deadline.map(|period| period.to_string()),
        }
    }
}
