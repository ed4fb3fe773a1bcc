//! `revision`: what the last revision of its figures changed in an assessment.

use crate::assess::assessment::{Assessment, Revised};
use crate::assess::changes::Snapshot;
use crate::assess::message::AssessMessage;
use crate::plan::Plan;
use crate::quantity::Quantity;

/// What was before a version, where what is now revises it.
pub(in crate::assess) fn compare(
    plan: &Plan,
    now: &Assessment,
    before: &Assessment,
    version: Option<&str>,
) -> Option<Revised> {
    let latest = before.latest.clone()?;
    let [was, is] = [before, now].map(|one| Snapshot::of(plan, one));
    was.is_revised_by(&is).then(|| Revised {
        version: version.map(str::to_owned),
        latest,
        baseline: before.baseline.clone(),
        status: before.status,
        early: before.is_early(),
    })
}

pub(in crate::assess) fn find(assessment: &Assessment, name: &str) -> Option<AssessMessage> {
    let revised = assessment.revised.as_ref()?;
    let latest = assessment.latest.as_ref()?;
    let shown = |value: crate::quantity::Decimal| {
        Quantity::new(value.significant(8), assessment.unit.clone()).to_string()
    };
    Some(AssessMessage::Revised {
        name: name.to_owned(),
        version: revised.version.clone(),
        period: latest.period,
        before: shown(revised.latest.value),
        now: shown(latest.value),
        baseline: revised
            .baseline
            .as_ref()
            .zip(assessment.baseline.as_ref())
            .filter(|(before, now)| before.value != now.value)
            .map(|(before, now)| (shown(before.value), shown(now.value))),
        status: (revised.status, assessment.status),
    })
}
