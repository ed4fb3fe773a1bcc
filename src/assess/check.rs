//! A report held against what a check is to fail on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Assessment, Change, ChangeKind, Changes, Report};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::language::Choice;
use crate::plan::{Plan, Status};

/// What a check can be asked to fail on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ground {
    /// A verdict.
    Status(Status),
    /// A kind of finding.
    Finding(Code),
    /// Any warning.
    Warnings,
    /// A status that got worse since the earlier run.
    Worse,
}

impl Choice for Ground {
    const ALL: &'static [Self] = &GROUNDS;

    fn word(self) -> &'static str {
        match self {
            Self::Status(status) => status.word(),
            Self::Finding(code) => code.word(),
            Self::Warnings => "warnings",
            Self::Worse => "worse",
        }
    }

    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Status(status) => status.also(),
            Self::Finding(code) => code.also(),
            Self::Warnings => &["警告"],
            Self::Worse => &["变差", "状态变差"],
        }
    }
}

#[allow(
    clippy::indexing_slicing,
    reason = "computed at compile time, where what is out of bounds does not compile"
)]
const GROUNDS: [Ground; Status::ALL.len() + Code::FINDINGS.len() + 2] = {
    let mut all = [Ground::Warnings; Status::ALL.len() + Code::FINDINGS.len() + 2];
    let mut at = 0;
    while at < Status::ALL.len() {
        all[at] = Ground::Status(Status::ALL[at]);
        at += 1;
    }
    all[at] = Ground::Worse;
    let mut code = 0;
    while code < Code::FINDINGS.len() {
        all[at + 2 + code] = Ground::Finding(Code::FINDINGS[code]);
        code += 1;
    }
    all
};

/// One reason why a check fails.
#[derive(Clone, Debug)]
pub enum Failed<'a> {
    /// An assessment has a status that the check is to fail on.
    Status(&'a Assessment),
    /// An assessment has another status than its target expects.
    Unexpected(&'a Assessment, Status),
    /// An assessment got worse since the earlier run.
    Worse(&'a Assessment, &'a Change),
    /// Something is not as the kept report has it.
    Differs(&'a Change),
    /// The earlier run and this one have no target in common.
    Strangers,
    /// A finding that the check is to fail on.
    Finding(&'a Diagnostic),
}

impl Failed<'_> {
    /// The stable word of what it failed on.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::Status(assessment) => assessment.status.map_or("", Status::word),
            Self::Unexpected(..) | Self::Differs(_) => "expect",
            Self::Worse(..) | Self::Strangers => Ground::Worse.word(),
            Self::Finding(finding) => finding.code().word(),
        }
    }

    /// The assessment that it is about.
    #[must_use]
    pub fn assessment(&self) -> Option<&Assessment> {
        match self {
            Self::Status(assessment)
            | Self::Unexpected(assessment, _)
            | Self::Worse(assessment, _) => Some(assessment),
            _ => None,
        }
    }
}

/// One plan as it was checked.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The path of the plan as it is shown.
    pub path: Arc<str>,
    /// The plan; none where it has errors.
    pub plan: Option<Plan>,
    /// The targets that were asked for, where only the plan was looked at; none: all.
    pub chosen: Option<BTreeSet<usize>>,
    /// What its data say of it; empty where only the plan was looked at.
    pub report: Report,
    /// How the report differs from one that was kept.
    pub kept: Option<Changes>,
    /// What ended the run.
    pub errors: Vec<Diagnostic>,
    /// What it is to fail on.
    pub grounds: Vec<Ground>,
    /// How many files were read; none where only the plan was looked at.
    pub files: Option<usize>,
    /// How many observations were read.
    pub observations: usize,
}

impl Checked {
    /// The targets that were looked at, as indices into the plan's.
    #[must_use]
    pub fn targets(&self) -> BTreeSet<usize> {
        let plan = self.plan.as_ref().filter(|_| self.errors.is_empty());
        match (plan, self.files) {
            (Some(plan), None) => {
                let all = || (0..plan.targets.len()).collect();
                self.chosen.clone().unwrap_or_else(all)
            }
            (Some(_), Some(_)) => self.report.assessments.iter().map(|a| a.target).collect(),
            (None, _) => BTreeSet::new(),
        }
    }

    /// Whether there was anything to look at: a target, and, with data, a figure.
    #[must_use]
    pub fn looked_at_something(&self) -> bool {
        !self.targets().is_empty() && (self.files.is_none() || self.observations > 0)
    }

    /// Whether it found nothing that it is to fail on, and looked at something.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.errors.is_empty() && self.looked_at_something() && self.failures().is_empty()
    }

    /// Every reason why it fails: its grounds, what targets expect, and what differs from the kept report.
    #[must_use]
    pub fn failures(&self) -> Vec<Failed<'_>> {
        let report = &self.report;
        let mut failures = Vec::new();
        let mut compared = report.changes.iter().chain(&self.kept);
        let strangers = compared.any(Changes::have_nothing_in_common);
        failures.extend(strangers.then_some(Failed::Strangers));
        for (at, assessment) in report.assessments.iter().enumerate() {
            let status = assessment.status;
            let is_ground = |status| self.grounds.contains(&Ground::Status(status));
            if status.is_some_and(is_ground) {
                failures.push(Failed::Status(assessment));
            }
            let expected = self.expected(assessment);
            if let Some(expected) = expected.filter(|expected| status != Some(*expected)) {
                failures.push(Failed::Unexpected(assessment, expected));
            }
            if self.grounds.contains(&Ground::Worse) {
                let worse = worse(report, at);
                failures.extend(worse.map(|change| Failed::Worse(assessment, change)));
            }
        }
        let kept = self.kept.iter().filter(|_| !strangers);
        failures.extend(kept.flat_map(|kept| &kept.changes).map(Failed::Differs));
        let fails = |finding: &&Diagnostic| {
            let asked = |ground| self.grounds.contains(&ground);
            let warns = finding.severity == Severity::Warning && asked(Ground::Warnings);
            !finding.allowed && (warns || asked(Ground::Finding(finding.code())))
        };
        failures.extend(report.findings.iter().filter(fails).map(Failed::Finding));
        failures
    }

    /// The status that the plan expects of an assessment: where the plan names its region, of that one.
    fn expected(&self, assessment: &Assessment) -> Option<Status> {
        let plan = self.plan.as_ref()?;
        let expected = plan.targets.get(assessment.target)?.expect?;
        let promised = plan.region.is_none() || plan.region == assessment.region;
        (promised || !self.has_regions()).then_some(expected)
    }

    /// Whether assessments are of more than one region.
    #[must_use]
    pub fn has_regions(&self) -> bool {
        let assessments = self.report.assessments.iter();
        let regions: BTreeSet<_> = assessments.map(|a| &a.region).collect();
        regions.len() > 1
    }
}

/// What changed of an assessment whose status got worse.
fn worse(report: &Report, at: usize) -> Option<&Change> {
    let changes = &report.changes.as_ref()?.changes;
    let is_worse =
        |change: &&Change| change.kind == ChangeKind::Worse && change.assessment == Some(at);
    changes.iter().find(is_worse)
}
