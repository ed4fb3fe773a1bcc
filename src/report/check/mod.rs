//! What a check found, for people and for CI: one file a format.

mod github;
mod human;
mod json;
mod junit;
mod sarif;

use crate::assess::{Checked, Failed, Status};
use crate::diagnostic::{Diagnostic, Place};
use crate::language::Language;
use crate::plan::Target;
use crate::{say, worded};

use super::{Written, changes, findings};

worded! {
    /// The formats of a check.
    #[derive(Default)]
    pub enum CheckFormat {
        /// Why it fails, and the verdict; findings are diagnostics.
        #[default]
        Human = "human",
        /// One object with everything.
        Json = "json",
        /// Workflow commands of GitHub Actions: annotations at file and line.
        Github = "github",
        /// A test case a target and one a code.
        Junit = "junit",
        /// SARIF 2.1.0.
        Sarif = "sarif",
    }
}

impl Written for CheckFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Human => &["txt"],
            Self::Json => &["json"],
            Self::Github => &[],
            Self::Junit => &["xml"],
            Self::Sarif => &["sarif"],
        }
    }
}

/// What the check of some plans found, in a format.
#[must_use]
pub fn render(format: CheckFormat, plans: &[Checked], language: Language) -> Vec<u8> {
    match format {
        CheckFormat::Human => human::render(plans, language).into_bytes(),
        CheckFormat::Json => json::render(plans, language),
        CheckFormat::Github => github::render(plans, language).into_bytes(),
        CheckFormat::Junit => junit::render(plans, language).into_bytes(),
        CheckFormat::Sarif => sarif::render(plans, language),
    }
}

/// Diagnostics as annotations of GitHub Actions.
#[must_use]
pub fn annotations(diagnostics: &[Diagnostic], language: Language) -> String {
    github::diagnostics(diagnostics, language)
}

/// A reason to fail in words.
struct Told {
    /// The stable word of what it failed on.
    what: &'static str,
    /// The id of the target that it is about.
    target: Option<String>,
    /// What is wrong, with the target's name.
    message: String,
    /// Where it is.
    place: Option<Place>,
    /// Whether it is a finding, which formats that list findings show by itself.
    is_finding: bool,
}

/// Every reason why a plan fails; that there was nothing to look at is one.
fn told(plan: &Checked, language: Language) -> Vec<Told> {
    let failures = plan.failures();
    let mut told: Vec<Told> = failures.iter().map(|one| tell(plan, one, language)).collect();
    if plan.errors.is_empty() && !plan.looked_at_something() {
        told.push(Told {
            what: "nothing",
            target: None,
            message: nothing(plan, language),
            place: None,
            is_finding: false,
        });
    }
    told
}

fn nothing(plan: &Checked, language: Language) -> String {
    if plan.targets().is_empty() {
        say!(language, "没有可检查的目标", "there was nothing to check")
    } else {
        say!(language, "数据里一个要用的数也没有", "the data hold no figure that a target uses")
    }
}

fn tell(checked: &Checked, failed: &Failed<'_>, language: Language) -> Told {
    let target = target(checked, failed);
    let mut told = Told {
        what: failed.what(),
        target: target.map(|target| target.id.clone()),
        message: words(failed, language),
        place: None,
        is_finding: false,
    };
    match (failed, target) {
        (Failed::Finding(finding), _) => {
            told.place.clone_from(&finding.place);
            told.is_finding = true;
        }
        (_, Some(target)) => {
            let region = failed.assessment().and_then(|one| one.region.as_deref());
            let region = region.filter(|_| checked.has_regions());
            let region = region.map_or(String::new(), |region| format!(" [{region}]"));
            told.message = format!("{} {}{region}: {}", target.id, target.name, told.message);
            told.place = checked.plan.as_ref().map(|plan| plan.place(target.span.clone()));
        }
        (Failed::Differs(change), None) => {
            let gone = change.before.as_ref();
            let (id, name) = gone.map(|one| (&*one.id, &*one.name)).unwrap_or_default();
            told.message = format!("{id} {name}: {}", told.message);
            told.target = Some(id.to_owned());
        }
        _ => {}
    }
    told
}

/// The one target that a reason is about.
fn target<'a>(checked: &'a Checked, failed: &Failed<'_>) -> Option<&'a Target> {
    let assessment = |at: usize| Some(checked.report.assessments.get(at)?.target);
    let target = match failed {
        Failed::Differs(change) => change.assessment.and_then(assessment),
        Failed::Finding(finding) => match *finding.targets {
            [target] => Some(target),
            _ => None,
        },
        failed => failed.assessment().map(|one| one.target),
    };
    checked.plan.as_ref()?.targets.get(target?)
}

/// What is wrong, without what it is about.
fn words(failed: &Failed<'_>, l: Language) -> String {
    match failed {
        Failed::Status(assessment) => {
            let status = assessment.status.map(|status| status.told(assessment.is_early(), l));
            let status = status.unwrap_or_default();
            match assessment.telling_reason() {
                Some(reason) if assessment.status == Some(Status::NoData) => {
                    let reason = reason.text(l);
                    say!(l, "{status}（{reason}）", "{status} ({reason})")
                }
                _ => status,
            }
        }
        Failed::Unexpected(assessment, expected) => {
            let expected = expected.text(l);
            say! { l, assessment
                .status
                .map(|status| status.told(assessment.is_early(), l));
                Some(status) => "应为“{expected}”，实为“{status}”" / "expected {expected}, is {status}",
                None => "应为“{expected}”，但没有结论" / "expected {expected}, has no verdict",
            }
        }
        Failed::Worse(_, change) => {
            let side = |one: &Option<crate::assess::Snapshot>| {
                let one = one.as_ref();
                let word = one.and_then(|one| Some(one.status?.told(one.early, l)));
                word.unwrap_or_default()
            };
            let (was, is) = (side(&change.before), side(&change.now));
            say!(l, "状态变差，由“{was}”变为“{is}”", "worse, from {was} to {is}")
        }
        Failed::Differs(change) => changes::line(change, l),
        Failed::Strangers => say!(
            l,
            "上次的运行与本次没有共同的目标",
            "the earlier run has no target in common with this one"
        ),
        Failed::Finding(finding) => findings::told(finding, l),
    }
}
