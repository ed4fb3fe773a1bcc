//! One JSON object with everything.

use serde::Serialize;

use super::Told;
use crate::assess::Checked;
use crate::language::Language;
use crate::report::json::{self, Finding, SCHEMA_VERSION};

#[derive(Serialize)]
struct Root<'a> {
    schema_version: u32,
    passed: bool,
    looked_at: LookedAt,
    failed_on: Vec<FailedOn<'a>>,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct LookedAt {
    plans: usize,
    targets: usize,
    files: usize,
    observations: usize,
}

#[derive(Serialize)]
struct FailedOn<'a> {
    plan: &'a str,
    target: Option<String>,
    what: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    plan: &'a str,
    #[serde(flatten)]
    finding: Finding<'a>,
}

pub(super) fn render(plans: &[Checked], l: Language) -> Vec<u8> {
    let sum = |of: fn(&Checked) -> usize| plans.iter().map(of).sum();
    let (mut failed_on, mut findings) = (Vec::new(), Vec::new());
    for checked in plans {
        let plan = &*checked.path;
        let targets = checked.plan.as_ref().map_or(&[][..], |plan| &plan.targets);
        failed_on.extend(super::told(checked, l).into_iter().map(|told| {
            let Told {
                what,
                target,
                message,
                ..
            } = told;
            FailedOn {
                plan,
                target,
                what,
                message,
            }
        }));
        let all = checked.errors.iter().chain(&checked.report.findings);
        findings.extend(all.map(|finding| Entry {
            plan,
            finding: Finding::of(finding, targets, l),
        }));
    }
    json::bytes(&Root {
        schema_version: SCHEMA_VERSION,
        passed: plans.iter().all(Checked::passed),
        looked_at: LookedAt {
            plans: plans.len(),
            targets: sum(|plan| plan.targets().len()),
            files: sum(|plan| plan.files.unwrap_or(0)),
            observations: sum(|plan| plan.observations),
        },
        failed_on,
        findings,
    })
}
