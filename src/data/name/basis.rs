//! What the end of a name says of bare months and quarters: `累计值`, `当月值`, `Accumulated`.

use super::unit::last_bracket;
use crate::plan::Basis;
use crate::words::is_footnote_mark;

/// Ends of names that say what a bare month or quarter means; longer ones first. Those of the second table stay in the name:
/// what they name is another thing.
const ENDS: &[(&str, Basis)] = &[
    ("本年累计值", Basis::YearToDate),
    ("自年初累计", Basis::YearToDate),
    ("本年累计", Basis::YearToDate),
    ("累计值", Basis::YearToDate),
    ("累计数", Basis::YearToDate),
    ("累计", Basis::YearToDate),
    ("当月值", Basis::Period),
    ("当季值", Basis::Period),
    ("当期值", Basis::Period),
    ("本月值", Basis::Period),
    ("本月", Basis::Period),
    ("当月", Basis::Period),
    ("当季", Basis::Period),
    ("当期", Basis::Period),
    ("accumulated", Basis::YearToDate),
    ("cumulative", Basis::YearToDate),
    ("year to date", Basis::YearToDate),
    ("ytd", Basis::YearToDate),
    ("current period", Basis::Period),
    ("current quarter", Basis::Period),
    ("current month", Basis::Period),
];
const KEPT: &[(&str, Basis)] = &[
    ("累计增长", Basis::YearToDate),
    ("累计同比", Basis::YearToDate),
    ("累计增速", Basis::YearToDate),
    ("累计同比增长", Basis::YearToDate),
    ("累计增长率", Basis::YearToDate),
    ("当月同比", Basis::Period),
    ("当月同比增长", Basis::Period),
    ("当月增速", Basis::Period),
    ("当季同比", Basis::Period),
    ("accumulated growth rate", Basis::YearToDate),
];

/// A name without the words at its end that say what a bare month means, and what they say.
pub(super) fn split_basis(text: &str) -> (String, Option<Basis>) {
    const JOINTS: &[char] = &['_', '-', '—', ' ', ':', '：', '·', ',', '，'];
    let text = text.trim();
    let unmarked = text.trim_end_matches(is_footnote_mark);
    let bracketed = last_bracket(unmarked).filter(|(_, inner)| {
        found(inner.trim(), ENDS).is_some_and(|(before, _)| before.is_empty())
    });
    let whole = bracketed.map_or_else(
        || unmarked.to_owned(),
        |(before, inner)| format!("{before}{}", inner.trim()),
    );
    if let Some((_, basis)) = found(&whole, KEPT) {
        return (text.to_owned(), Some(basis));
    }
    let Some((before, basis)) = found(&whole, ENDS) else {
        return (text.to_owned(), None);
    };
    match before.trim_end_matches(JOINTS) {
        "" if bracketed.is_none() => (text.to_owned(), Some(basis)),
        before => (before.to_owned(), Some(basis)),
    }
}

/// The first of some endings that a text has, small letters or not: what stands before it, and what it says.
fn found<'t>(text: &'t str, ends: &[(&str, Basis)]) -> Option<(&'t str, Basis)> {
    let lower = text.to_ascii_lowercase();
    ends.iter().find_map(|(end, basis)| {
        let before = lower.strip_suffix(end)?;
        // A Latin word is whole.
        let part = end.is_ascii() && before.ends_with(|c: char| c.is_ascii_alphanumeric());
        (!part).then(|| (text.get(..before.len()).unwrap_or_default(), *basis))
    })
}
