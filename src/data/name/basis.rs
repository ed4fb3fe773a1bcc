//! What either end of a name says of bare months and quarters: `累计值`, `当月值`, `Accumulated`, `今年以来…`.

use super::unit::last_bracket;
use crate::plan::Basis;
use crate::words::figures::{CHANGES, PRICES};
use crate::words::is_footnote_mark;
use crate::words::measures::{is_nameless, run_at_end, run_named};
use crate::words::runs::{RUNS, Run};

/// What stands between a name and words added to it.
const JOINTS: &[char] = &['_', '-', '—', ' ', ':', '：', '·', ',', '，'];

/// What a run says of a bare month or quarter; none where it is of another one.
pub(in crate::data) fn basis_of(run: Run) -> Option<Basis> {
    match run {
        Run::ToDate => Some(Basis::YearToDate),
        Run::Current | Run::Period | Run::Month | Run::Quarter => Some(Basis::Period),
        Run::MonthBefore | Run::YearBefore => None,
    }
}

/// A name without the words at its ends that say what a bare month means, and what they say. Before a word of growth they stay:
/// what the whole names is another thing.
pub(super) fn split_basis(text: &str) -> (String, Option<Basis>) {
    let text = text.trim();
    let unmarked = text.trim_end_matches(is_footnote_mark);
    let bracketed = last_bracket(unmarked)
        .filter(|(before, inner)| !before.is_empty() && run_named(inner).is_some());
    let whole = bracketed.map_or_else(
        || unmarked.to_owned(),
        |(before, inner)| format!("{before}{}", inner.trim()),
    );
    // Both are of one length, so that what is left of one can be cut from the other.
    let lower = whole.to_ascii_lowercase();
    if let Some(basis) = run_named(&lower).and_then(basis_of) {
        return (text.to_owned(), Some(basis));
    }
    if let Some((run, before)) = run_at_end(&lower) {
        let name = whole.get(..before.len()).unwrap_or_default();
        return (name.trim_end_matches(JOINTS).to_owned(), basis_of(run));
    }
    let measured = without_changes(&lower);
    if measured.len() < lower.len()
        && let Some((run, _)) = run_at_end(measured)
    {
        return (text.to_owned(), basis_of(run));
    }
    let Some((run, rest)) = RUNS.at_start(&lower) else {
        return (text.to_owned(), None);
    };
    let rest = rest.trim_start_matches(JOINTS);
    match basis_of(run) {
        // `本月末` is a day.
        Some(basis) if !rest.starts_with(['末', '底', '止', '初']) => {
            let kept = is_nameless(rest) || without_changes(rest).is_empty();
            let name = whole.get(whole.len() - rest.len()..).unwrap_or_default();
            let name = if kept { text } else { name };
            (name.to_owned(), Some(basis))
        }
        _ => (text.to_owned(), None),
    }
}

/// A text without the words of changes and prices at its end.
fn without_changes(text: &str) -> &str {
    let mut rest = text.trim_end_matches(JOINTS);
    loop {
        let change = CHANGES.at_end(rest).map(|(_, before)| before);
        let price = || PRICES.at_end(rest).map(|(_, before)| before);
        match change.or_else(price) {
            Some(before) => rest = before.trim_end_matches(JOINTS),
            None => return rest,
        }
    }
}
