//! `JUnit`: a suite a plan, in it a test case a target and one a finding code.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::assess::Checked;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::report::findings;

use super::Told;

pub(super) fn render(plans: &[Checked], l: Language) -> String {
    let suites: Vec<Suite> = plans.iter().map(|plan| Suite::of(plan, l)).collect();
    let (tests, failures, errors) = suites.iter().fold((0, 0, 0), |sum, suite| {
        let (tests, failures, errors) = suite.counts();
        (sum.0 + tests, sum.1 + failures, sum.2 + errors)
    });
    let mut page = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    // Writing to a string does not fail.
    let _ = writeln!(page, "<testsuites name=\"indicalc\" {counts}>");
    for suite in &suites {
        suite.write(&mut page);
    }
    page += "</testsuites>\n";
    page
}

/// The checks of one plan.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// One check: what failed it, and what else is to be said.
struct Case {
    class: &'static str,
    name: String,
    failures: Vec<(&'static str, String)>,
    errors: Vec<(&'static str, String)>,
    said: Vec<String>,
}

impl Case {
    fn new(class: &'static str, name: String) -> Self {
        Self { class, name, failures: Vec::new(), errors: Vec::new(), said: Vec::new() }
    }
}

impl Suite {
    fn of(plan: &Checked, l: Language) -> Self {
        let told = super::told(plan, l);
        let about = |target: &str| {
            let own = |one: &&Told| !one.is_finding && one.target.as_deref() == Some(target);
            let reasons = told.iter().filter(own);
            reasons.map(|one| (one.what, located(one))).collect()
        };
        let mut cases = Vec::new();
        let mut targets: Vec<usize> = plan.report.assessments.iter().map(|a| a.target).collect();
        targets.dedup();
        if plan.files.is_none() {
            targets = plan.targets().into_iter().collect();
        }
        let known = targets.into_iter().filter_map(|at| plan.plan.as_ref()?.targets.get(at));
        let mut shown = Vec::new();
        for target in known {
            let mut case = Case::new("target", format!("{} {}", target.id, target.name));
            case.failures = about(&target.id);
            shown.push(target.id.as_str());
            cases.push(case);
        }
        // What a kept report has and this one does not.
        let gone =
            told.iter().filter(|one| one.target.as_deref().is_some_and(|id| !shown.contains(&id)));
        for one in gone {
            let mut case = Case::new("target", one.target.clone().unwrap_or_default());
            case.failures.push((one.what, located(one)));
            cases.push(case);
        }
        for (code, found) in by_code(plan) {
            let mut case = Case::new("finding", code.word().to_owned());
            let failed = |one: &&Told| one.is_finding && one.what == code.word();
            case.failures =
                told.iter().filter(failed).map(|one| (one.what, located(one))).collect();
            case.said = found.iter().map(|one| said(one, l)).collect();
            cases.push(case);
        }
        let others = told.iter();
        let others = others.filter(|one| !one.is_finding && one.target.is_none());
        for one in others {
            let mut case = Case::new("check", one.what.to_owned());
            case.failures.push((one.what, located(one)));
            cases.push(case);
        }
        if !plan.errors.is_empty() {
            let mut case = Case::new("check", "errors".to_owned());
            let errors = plan.errors.iter();
            case.errors = errors.map(|one| (one.code().word(), said(one, l))).collect();
            cases.push(case);
        }
        Self { name: plan.path.to_string(), cases }
    }

    fn counts(&self) -> (usize, usize, usize) {
        let failed = self.cases.iter().filter(|case| !case.failures.is_empty());
        let broken = self.cases.iter().filter(|case| !case.errors.is_empty());
        (self.cases.len(), failed.count(), broken.count())
    }

    fn write(&self, page: &mut String) {
        let (tests, failures, errors) = self.counts();
        let name = escaped(&self.name);
        let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
        let _ = writeln!(page, "  <testsuite name=\"{name}\" {counts}>");
        for case in &self.cases {
            let (class, title) = (case.class, escaped(&case.name));
            let head = format!("    <testcase classname=\"{name}:{class}\" name=\"{title}\"");
            let failures = case.failures.iter().map(|one| ("failure", one));
            let errors = case.errors.iter().map(|one| ("error", one));
            let inside: Vec<_> = failures.chain(errors).collect();
            if inside.is_empty() && case.said.is_empty() {
                let _ = writeln!(page, "{head}/>");
                continue;
            }
            let _ = writeln!(page, "{head}>");
            for (element, (what, message)) in inside {
                let message = escaped(message);
                let _ = writeln!(page, "      <{element} type=\"{what}\" message=\"{message}\"/>");
            }
            if !case.said.is_empty() {
                let said = escaped(&case.said.join("\n"));
                let _ = writeln!(page, "      <system-out>{said}</system-out>");
            }
            page.push_str("    </testcase>\n");
        }
        page.push_str("  </testsuite>\n");
    }
}

/// The findings by code, in the order of the table of codes.
fn by_code(plan: &Checked) -> BTreeMap<Code, Vec<&Diagnostic>> {
    let mut found: BTreeMap<Code, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in &plan.report.findings {
        found.entry(finding.code()).or_default().push(finding);
    }
    found
}

fn located(told: &Told) -> String {
    at(told.place.as_ref(), &told.message)
}

fn said(finding: &Diagnostic, l: Language) -> String {
    at(finding.place.as_ref(), &findings::told(finding, l))
}

fn at(place: Option<&Place>, message: &str) -> String {
    let place = place.map_or(String::new(), |place| format!("{}: ", place.locator()));
    format!("{place}{message}")
}

/// A text within XML: what would be markup is escaped, what XML 1.0 cannot hold is replaced.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\n' | '\r' | '\t' => {
                let _ = write!(safe, "&#{};", u32::from(c));
            }
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c if c.is_control() => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_markup_and_holds_nothing_that_xml_cannot() {
        assert_eq!(
            escaped("<a b=\"c\">&\u{1b}\u{9b}\u{0}\n\u{ffff}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;\u{fffd}\u{fffd}\u{fffd}&#10;\u{fffd}"
        );
    }
}
