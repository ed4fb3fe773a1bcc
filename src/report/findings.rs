//! The list of what is to be said of the data.

use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;

use super::document::{Finding, View};
use super::message::Label;

/// The findings with their heading, in the order given; none where there are none.
pub(super) fn list(view: &View) -> Option<(String, Vec<Finding>)> {
    let language = view.style.language;
    let findings: Vec<Finding> = view
        .report
        .findings
        .iter()
        .map(|finding| entry(finding, language))
        .collect();
    (!findings.is_empty()).then(|| (Label::Findings.text(language), findings))
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
