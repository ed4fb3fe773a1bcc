//! One JSON object with everything.

use crate::assess::Checked;
use crate::language::Language;
use crate::report::json::finding;
use crate::report::machine::{Item, SCHEMA_VERSION, object};

pub(super) fn render(plans: &[Checked], l: Language) -> Vec<u8> {
    let sum = |of: fn(&Checked) -> usize| plans.iter().map(of).sum::<usize>();
    let failed = plans.iter().flat_map(|plan| {
        super::told(plan, l).into_iter().map(|told| {
            object! {
                "plan": &*plan.path,
                "target": told.target,
                "what": told.what,
                "message": told.message,
            }
        })
    });
    let findings = plans.iter().flat_map(|plan| {
        let targets = plan.plan.as_ref().map_or(&[][..], |plan| &plan.targets);
        let all = plan.errors.iter().chain(&plan.report.findings);
        all.map(move |one| object! { "plan": &*plan.path, ..finding(one, targets, l), })
    });
    let object = object! {
        "schema_version": SCHEMA_VERSION,
        "passed": plans.iter().all(Checked::passed),
        "looked_at": object! {
            "plans": plans.len(),
            "targets": sum(|plan| plan.targets().len()),
            "files": sum(|plan| plan.files.unwrap_or(0)),
            "observations": sum(|plan| plan.observations),
        },
        "failed_on": failed.collect::<Item>(),
        "findings": findings.collect::<Item>(),
    };
    object.json()
}
