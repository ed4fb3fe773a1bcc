//! The list of what is to be said of the data.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::language::Language;
use crate::say;

use super::document::{Finding, View};
use super::message::Label;

/// Findings of one code that a page shows.
const OF_A_CODE: usize = 10;

/// The findings with their heading, in the order given; none where there are none. Of one code the first are shown, the last
/// entry says how many more there are.
pub(super) fn list(view: &View) -> Option<(String, Vec<Finding>)> {
    let language = view.style.language;
    let mut counts: Vec<(Code, usize)> = Vec::new();
    let mut entries = Vec::new();
    for finding in &view.report.findings {
        let code = finding.code();
        if !counts.iter().any(|(known, _)| *known == code) {
            counts.push((code, 0));
        }
        let count = counts.iter_mut().find(|(known, _)| *known == code);
        let Some((_, count)) = count else { continue };
        *count += 1;
        if *count <= OF_A_CODE {
            entries.push(entry(finding, language));
        }
    }
    let more = counts.iter().filter_map(|(code, count)| {
        let more = count.checked_sub(OF_A_CODE).filter(|more| *more > 0)?;
        let what = code.meaning(language);
        Some(say!(language, "{what} {more} 条", "{more} times {what}"))
    });
    let more = language.list(more);
    if !more.is_empty() {
        entries.push(Finding {
            place: None,
            weight: Label::More.text(language),
            text: say!(
                language,
                "{more}；indicalc check 或 --format json 可见全部",
                "{more}; indicalc check or --format json tells all of them"
            ),
            warning: false,
        });
    }
    (!entries.is_empty()).then(|| (Label::Findings.text(language), entries))
}

/// A diagnostic as an entry of a list.
pub(super) fn entry(finding: &Diagnostic, language: Language) -> Finding {
    let weight = match finding.severity {
        Severity::Error => Label::Error,
        Severity::Warning => Label::Warning,
        Severity::Info => Label::Info,
    };
    Finding {
        place: finding
            .place
            .as_ref()
            .map(crate::diagnostic::Place::locator),
        weight: weight.text(language),
        text: finding.message.text(language),
        warning: finding.severity != Severity::Info,
    }
}
