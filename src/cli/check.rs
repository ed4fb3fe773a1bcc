//! `check`: the plan and all data validated, for CI.

use std::collections::BTreeSet;

use super::arguments::CheckArguments;
use super::complaint::Complaint;
use super::{Failure, choice, environment, run};
use crate::assess::{Assessment, Change, ChangeKind, Report, Snapshot, Status};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::language::{Language, plural};
use crate::plan::Plan;
use crate::say;

/// What a check can be asked to fail on.
const GROUNDS: &[&str] = &[
    "behind",
    "regressing",
    "missed",
    "no-data",
    "stale",
    "warnings",
    WORSE,
];

/// The ground that needs an earlier run.
const WORSE: &str = "worse";

/// Prints what was found and gives whether the check passed.
pub(super) fn execute(
    arguments: &CheckArguments,
    mut plan: Plan,
    language: Language,
) -> Result<bool, Failure> {
    let mut grounds = Vec::new();
    for ground in &arguments.fail_on {
        grounds.push(choice::of("--fail-on", ground, GROUNDS, language)?);
    }
    match (&arguments.asked.compare, grounds.contains(&WORSE)) {
        (None, true) => return Err(nothing_to_compare(language).into()),
        (Some(_), false) => grounds.push(WORSE),
        _ => {}
    }
    let look = environment::look(&arguments.appearance, language)?;
    let outcome = run::assess(&mut plan, &arguments.asked, true, language)?;
    let report = outcome.report;
    environment::complain(&render::render(&report.findings, look));
    let mut failures = failures(&plan, &report, &grounds, language);
    let passed = failures.is_empty() && !report.assessments.is_empty();
    failures.push(verdict(&report, outcome.observations, passed, language));
    let page = failures.join("\n");
    environment::write(page.as_bytes(), None, language)?;
    Ok(passed)
}

/// One line a reason to fail.
fn failures(plan: &Plan, report: &Report, grounds: &[&str], l: Language) -> Vec<String> {
    let mut failures = Vec::new();
    let regions: BTreeSet<_> = report.assessments.iter().map(|a| &a.region).collect();
    for (at, assessment) in report.assessments.iter().enumerate() {
        let Some(target) = plan.targets.get(assessment.target) else {
            continue;
        };
        let region = assessment.region.as_deref().filter(|_| regions.len() > 1);
        let region = region.map_or(String::new(), |region| format!(" [{region}]"));
        let met = |ground: &&str| match *ground {
            WORSE => got_worse(report, at, l),
            ground => ground_met(assessment, ground, l),
        };
        let name = format!("{} {}{region}", target.id, target.name);
        let met = grounds.iter().filter_map(met);
        failures.extend(met.map(|words| format!("{name}: {words}")));
    }
    let strangers = report
        .changes
        .as_ref()
        .filter(|changes| changes.have_nothing_in_common());
    if strangers.is_some() {
        failures.push(say!(
            l,
            "--compare: 上次的运行与本次没有共同的目标",
            "--compare: the earlier run has no target in common with this one"
        ));
    }
    if grounds.contains(&"warnings") {
        let warnings = report
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Warning);
        failures.extend(warnings.map(|finding| line(finding, l)));
    }
    failures
}

/// What to say of an assessment whose status got worse since the earlier run.
fn got_worse(report: &Report, at: usize, l: Language) -> Option<String> {
    let word = |status: Option<Status>, early: bool| {
        let word = status.map(|status| status.told(early, l));
        word.unwrap_or_default()
    };
    let before = worse(report, at)?;
    let now = report.assessments.get(at)?;
    let (was, is) = (
        word(before.status, before.early),
        word(now.status, now.early),
    );
    Some(say!(
        l,
        "状态变差，由“{was}”变为“{is}”",
        "worse, from {was} to {is}"
    ))
}

/// The assessment in the earlier run, where its status got worse since.
fn worse(report: &Report, at: usize) -> Option<&Snapshot> {
    let changes = &report.changes.as_ref()?.changes;
    let worse =
        |change: &&Change| change.kind == ChangeKind::Worse && change.assessment == Some(at);
    changes.iter().find(worse)?.before.as_ref()
}

fn nothing_to_compare(l: Language) -> Complaint {
    let sentence = say!(
        l,
        "--fail-on worse 要有上次的运行来比较",
        "--fail-on worse needs an earlier run to compare with"
    );
    let complaint = Complaint::new(sentence);
    complaint.help(say!(
        l,
        "写 --compare 上次.json",
        "add --compare before.json"
    ))
}

/// What to say of an assessment that a check is to fail on; none where it is not.
fn ground_met(assessment: &Assessment, ground: &str, l: Language) -> Option<String> {
    if ground == "stale" {
        return assessment.stale.then(|| say!(l, "数据陈旧", "stale"));
    }
    let status = assessment.status.filter(|status| status.word() == ground)?;
    let words = status.told(assessment.early, l);
    Some(match (assessment.telling_reason(), status) {
        (Some(reason), Status::NoData) => {
            let reason = reason.text(l);
            say!(l, "{words}（{reason}）", "{words} ({reason})")
        }
        _ => words,
    })
}

fn line(finding: &Diagnostic, l: Language) -> String {
    let place = finding
        .place
        .as_ref()
        .map(|place| format!("{}: ", place.locator()));
    format!("{}{}", place.unwrap_or_default(), finding.message.text(l))
}

fn verdict(report: &Report, observations: usize, passed: bool, l: Language) -> String {
    let targets: BTreeSet<_> = report.assessments.iter().map(|a| a.target).collect();
    let targets = targets.len();
    let count = |severity| {
        let of = |finding: &&Diagnostic| finding.severity == severity;
        report.findings.iter().filter(of).count()
    };
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Info));
    if targets == 0 {
        return say!(
            l,
            "检查未通过：没有可检查的目标\n",
            "check failed: there was nothing to check\n"
        );
    }
    let outcome = if passed {
        say!(l, "检查通过", "check passed")
    } else {
        say!(l, "检查未通过", "check failed")
    };
    let english = [
        plural(targets, "target"),
        plural(observations, "observation"),
        plural(warnings, "warning"),
        plural(notes, "note"),
    ]
    .join(", ");
    say!(
        l,
        "{outcome}：{targets} 个目标，{observations} 个数据，{warnings} 条警告，{notes} 条提示\n",
        "{outcome}: {english}\n"
    )
}
