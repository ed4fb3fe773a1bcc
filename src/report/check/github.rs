//! Workflow commands of GitHub Actions: each finding and each reason to fail is an annotation at its file and line.

use crate::assess::Checked;
use crate::diagnostic::clean;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::language::Language;
use crate::report::findings;
use crate::say;

use super::human;

pub(super) fn render(plans: &[Checked], l: Language) -> String {
    let mut page = String::new();
    for plan in plans {
        page += &diagnostics(&plan.errors, l);
        page += &diagnostics(&plan.report.findings, l);
        // What fails on a finding is annotated by it.
        for reason in super::told(plan, l) {
            if reason.is_finding {
                continue;
            }
            let place = reason.place.as_ref();
            page += &command("error", place, reason.what, &reason.message);
        }
        let verdict = format!("{}: {}", plan.path, human::verdict(plan, l));
        page += &clean(&verdict);
        page.push('\n');
    }
    page
}

/// Diagnostics as annotations; what the plan accepts is a notice.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], l: Language) -> String {
    let annotation = |one: &Diagnostic| {
        let level = match one.severity {
            Severity::Error => "error",
            Severity::Warning if !one.allowed => "warning",
            _ => "notice",
        };
        let mut message = findings::told(one, l);
        if let Some(way_out) = one.message.help(l) {
            message += &say!(l, "\n办法: {way_out}", "\nhelp: {way_out}");
        }
        command(level, one.place.as_ref(), one.code().word(), &message)
    };
    diagnostics.iter().map(annotation).collect()
}

fn command(level: &str, place: Option<&Place>, title: &str, message: &str) -> String {
    let mut properties = Vec::new();
    if let Some(place) = place {
        properties.push(format!("file={}", property(&place.document.path)));
        if place.line > 0 {
            properties.push(format!("line={}", place.line));
        }
        if let Some(column) = place.character() {
            properties.push(format!("col={column}"));
        }
    }
    properties.push(format!("title={}", property(title)));
    let message = data(message);
    format!("::{level} {}::{message}\n", properties.join(","))
}

/// The text of a command: line ends are escaped, and the per cent sign that escapes them.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    let text = text.replace('\r', "%0D").replace('\n', "%0A");
    clean(&text)
}

/// A property of a command: colons and commas end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_its_command() {
        let place = Place::cell(1, "a,b:c\n::error::x.csv", 7, 2);
        assert_eq!(
            command("warning", Some(&place), "jump", "100%\r\n::set-output::x"),
            "::warning file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.csv,line=7,title=jump::100%25%0D%0A::set-output::x\n"
        );
    }
}
