//! The unit in a name: its last bracket, or what stands behind its last underscore.

use crate::quantity::{Unit, UnitTable};
use crate::words::{fold, is_footnote_mark, is_han};

/// A name without its unit, and the unit: the last bracket where it holds one, or what stands behind the last underscore.
pub(in crate::data) fn split_unit(text: &str, units: &UnitTable) -> (String, Option<Unit>) {
    let trimmed = text
        .trim_end_matches(|c: char| is_footnote_mark(c) || c == '*')
        .trim();
    if let Some((before, inner)) = last_bracket(trimmed) {
        if is_base(inner) || is_share(inner) {
            return (trimmed.to_owned(), Some(Unit::percent()));
        }
        if let Some(unit) = known(inner, units) {
            return (
                before.trim_end().trim_end_matches(['_', '-']).to_owned(),
                Some(unit),
            );
        }
        // `(可比价,%)`
        if let Some((rest, word)) = inner.rsplit_once([',', '，', '、', ';', '；'])
            && let Some(unit) = known(word, units)
        {
            return (format!("{before}({})", rest.trim()), Some(unit));
        }
    }
    if let Some((_, after)) = trimmed.rsplit_once('_')
        && is_base(after)
    {
        return (trimmed.to_owned(), Some(Unit::percent()));
    }
    match behind_underscore(trimmed, units).or_else(|| behind_slash(trimmed, units)) {
        Some((before, unit)) => (before.to_owned(), Some(unit)),
        None => (trimmed.to_owned(), None),
    }
}

/// `GDP_亿元`, `gdp_million_eur`; none where a scale that is not known stands before the unit: `BIP__Mrd._EUR`.
fn behind_underscore<'t>(text: &'t str, units: &UnitTable) -> Option<(&'t str, Unit)> {
    const SCALES: &[&str] = &[
        "mrd", "mio", "mill", "mld", "md", "tsd", "tn", "bn", "mn", "m", "b", "k", "th", "thous",
        "000", "1000", "000s",
    ];
    let (before, unit) = text.match_indices('_').find_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        let words = after.trim_start_matches('_').replace('_', " ");
        Some((before, known(&words, units)?))
    })?;
    let last = fold(before.rsplit('_').next()?.trim_end_matches('.'));
    (!before.is_empty() && !SCALES.contains(&last.as_str())).then_some((before, unit))
}

/// `地区生产总值/亿元`; not `元/人`, which is a unit itself.
fn behind_slash<'t>(text: &'t str, units: &UnitTable) -> Option<(&'t str, Unit)> {
    let (before, after) = text.rsplit_once(['/', '／'])?;
    let before = before.trim_end();
    let word = before.split_whitespace().next_back()?;
    let is_name = word.chars().count() > 1 && known(word, units).is_none();
    let unit = known(after, units).filter(|_| is_name && before.contains(is_han))?;
    Some((before, unit))
}

/// A unit written as `亿元` or `单位：亿元`, if it is a known one.
pub(in crate::data) fn known(text: &str, units: &UnitTable) -> Option<Unit> {
    const PREFIXES: &[&str] = &[
        "计量单位：",
        "计量单位:",
        "单位：",
        "单位:",
        "unit:",
        "Unit:",
        "Unit: ",
    ];
    let text = text.trim();
    let text = PREFIXES
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
        .trim();
    Unit::is_known(text, units)
        .then(|| Unit::parse(text, units).ok())
        .flatten()
}

/// A base of an index: `上年=100`.
pub(in crate::data) fn is_base(text: &str) -> bool {
    let folded = fold(text);
    let text: String = folded
        .as_str()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    text.rsplit_once('=')
        .is_some_and(|(base, hundred)| !base.is_empty() && matches!(hundred, "100" | "100.0" | "1"))
        || (text.starts_with('以') && text.ends_with("为100"))
}

/// What a share is of, as the World Bank writes it: `% of population`, `annual %`.
fn is_share(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("% of ") || text.ends_with(" %")
}

/// The text before the last bracket, and the text in it, where the text ends with it.
pub(in crate::data) fn last_bracket(text: &str) -> Option<(&str, &str)> {
    const PAIRS: &[(char, char)] = &[
        ('(', ')'),
        ('（', '）'),
        ('[', ']'),
        ('［', '］'),
        ('【', '】'),
    ];
    let close = text.chars().next_back()?;
    let mixed = |c: char| PAIRS.iter().any(|(_, end)| *end == c);
    let opens = |c: char| PAIRS.iter().any(|(begin, _)| *begin == c);
    if !mixed(close) {
        return None;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        if mixed(c) {
            depth += 1;
        } else if opens(c) {
            depth -= 1;
            if depth == 0 {
                let inner = text.get(at + c.len_utf8()..text.len() - close.len_utf8())?;
                return Some((text.get(..at)?, inner));
            }
        }
    }
    None
}
