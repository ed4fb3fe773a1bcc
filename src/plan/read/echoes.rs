//! One mistake is told once: what follows from a slip in the writing is left out.

use std::ops::Range;

use super::syntax::{SlipMessage, Syntax};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Without what the parser made of slips, and without keys that may be missing because a line of their table is lost.
pub(super) fn removed(diagnostics: Diagnostics, text: &str, syntax: &Syntax) -> Diagnostics {
    let misread = |at: usize| {
        let mut parts = syntax.lost.iter().chain(&syntax.misread);
        parts.any(|part| part.contains(&at))
    };
    let is_echo = |diagnostic: &Diagnostic| match (diagnostic.code(), start(diagnostic)) {
        (_, None) => false,
        (Code::MissingKey, Some(at)) => {
            let table = table(text, at);
            syntax.lost.iter().any(|line| table.contains(&line.start))
        }
        (_, Some(at)) => misread(at),
    };
    let mut kept = Diagnostics::default();
    kept.extend(
        diagnostics
            .into_iter()
            .filter(|diagnostic| !is_echo(diagnostic)),
    );
    kept
}

/// Whether more is told of a key than that it lacks its quotes: that its table does not have it.
pub(super) fn is_told(slip: &SlipMessage, span: &Range<usize>, told: &Diagnostics) -> bool {
    let is_unknown = |diagnostic: &Diagnostic| {
        diagnostic.code() == Code::UnknownKey && start(diagnostic) == Some(span.start)
    };
    slip.is_bare_key() && told.iter().any(is_unknown)
}

/// Where a diagnostic of the plan stands.
fn start(diagnostic: &Diagnostic) -> Option<usize> {
    let excerpt = diagnostic.place.as_ref()?.excerpt.as_ref()?;
    Some(excerpt.span.start)
}

/// The lines of a table, from its head to the next.
fn table(text: &str, at: usize) -> Range<usize> {
    let mut heads = text.match_indices("\n[").map(|(line_end, _)| line_end + 1);
    at..heads.find(|head| *head > at).unwrap_or(text.len())
}
