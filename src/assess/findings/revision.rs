//! `revision`: what the last revision of its figures changed in an assessment.

use crate::assess::assessment::{Assessment, Revised};
use crate::assess::message::AssessMessage;
use crate::quantity::Quantity;

/// What was before a version, where that differs from what is now; both are of the same period.
pub(in crate::assess) fn compare(
    now: &Assessment,
    before: &Assessment,
    version: Option<&str>,
) -> Option<Revised> {
    let (latest, earlier) = (now.latest.as_ref()?, before.latest.as_ref()?);
    let same_goal = now.goal.as_ref().and_then(|goal| goal.value)
        == before.goal.as_ref().and_then(|goal| goal.value);
    let differs = latest.value != earlier.value
        || now.status != before.status
        || now.baseline.as_ref().map(|b| b.value) != before.baseline.as_ref().map(|b| b.value)
        || !same_goal;
    (latest.period == earlier.period && now.unit == before.unit && differs).then(|| Revised {
        version: version.map(str::to_owned),
        latest: earlier.clone(),
        baseline: before.baseline.clone(),
        status: before.status,
        early: before.early,
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
