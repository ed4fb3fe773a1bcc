//! For people: what is wrong, why it fails, one line a reason, and the verdict.

use crate::assess::Checked;
use crate::diagnostic::render::Look;
use crate::diagnostic::{self, Diagnostic, Severity, clean};
use crate::language::{Language, plural};
use crate::say;

/// A block a plan; of several, each line of the verdict under the plan's path.
pub(super) fn render(plans: &[Checked], l: Language) -> String {
    let mut page = String::new();
    for plan in plans {
        page += &diagnostic::render::render(&plan.errors, Look::plain(l));
        for reason in super::told(plan, l) {
            let at = reason.place.filter(|_| reason.is_finding);
            let at = at.map_or(String::new(), |place| format!("{}: ", place.locator()));
            page += &clean(&format!("{at}{}", reason.message));
            page.push('\n');
        }
        if plans.len() > 1 {
            page += &clean(&plan.path);
            page += ": ";
        }
        page += &verdict(plan, l);
        page.push('\n');
    }
    page
}

/// Whether a plan passed, and what was looked at.
pub(super) fn verdict(plan: &Checked, l: Language) -> String {
    let outcome = if plan.passed() {
        say!(l, "检查通过", "check passed")
    } else {
        say!(l, "检查未通过", "check failed")
    };
    let errors = plan.errors.len();
    if errors > 0 {
        let english = plural(errors, "error");
        return say!(l, "{outcome}：{errors} 处错误", "{outcome}: {english}");
    }
    let targets = plan.targets().len();
    let Some(files) = plan.files else {
        let english = plural(targets, "target");
        return say!(
            l,
            "{outcome}：{targets} 个目标，没有看数据",
            "{outcome}: {english}, without data"
        );
    };
    let findings = &plan.report.findings;
    let count = |of: &dyn Fn(&&Diagnostic) -> bool| findings.iter().filter(of).count();
    let (warnings, notes) = (
        count(&|finding| finding.severity == Severity::Warning),
        count(&|finding| finding.severity == Severity::Info),
    );
    let allowed = count(&|finding| finding.allowed);
    let observations = plan.observations;
    let mut english = vec![
        plural(targets, "target"),
        plural(files, "file"),
        plural(observations, "observation"),
        plural(warnings, "warning"),
        plural(notes, "note"),
    ];
    let mut accepted = String::new();
    if allowed > 0 {
        english.push(format!("{allowed} of them allowed"));
        accepted = format!("（其中 {allowed} 条已接受）");
    }
    let english = english.join(", ");
    say!(
        l,
        "{outcome}：{targets} 个目标，{files} 个文件，{observations} 个数据，{warnings} 条警告，{notes} 条提示{accepted}",
        "{outcome}: {english}"
    )
}
