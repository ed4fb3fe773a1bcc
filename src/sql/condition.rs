//! Which rows a query keeps: never fewer than the reader would. Folding as the reader does it is beyond an engine, so a condition holds
//! for every text that may fold to the one asked for, and for every text with characters of which that is not known.

use super::dialect::Engine;
use crate::series::{Folded, fold};

/// Characters of which folding changes at most the case, as a regular expression of one that holds others.
const UNSURE: &str = "[^!-)+-~、—一-鿿]";

/// A text without blanks, in small letters, its wide letters and signs, which few have, as narrow ones.
pub(super) fn plain(engine: &dyn Engine, expression: &str) -> String {
    let wide: String = ('\u{ff01}'..='\u{ff5e}').chain(['\u{3000}']).collect();
    let narrow: String = ('!'..='~').chain([' ']).collect();
    let narrowed = engine.translated(expression, &wide, &narrow);
    let is_wide = engine.matches(expression, "[！-～　]");
    let narrowed = format!("CASE WHEN {is_wide} THEN {narrowed} ELSE {expression} END");
    engine.small(&format!("replace({narrowed}, ' ', '')"))
}

/// Whether a text that [`plain`] made may be read as one of some names: it holds one of them, not within a longer word or number of
/// Latin letters or digits.
pub(super) fn may_be<'n>(
    engine: &dyn Engine,
    expression: &str,
    names: impl Iterator<Item = &'n Folded>,
) -> String {
    let mut patterns: Vec<String> = names.map(pattern).collect();
    patterns.sort();
    patterns.dedup();
    let blank = patterns.iter().any(String::is_empty);
    patterns.retain(|pattern| !pattern.is_empty());
    let mut conditions = Vec::new();
    if blank {
        conditions.push(format!("{expression} = {}", engine.text("")));
    }
    if !patterns.is_empty() {
        conditions.push(engine.matches(expression, &patterns.join("|")));
    }
    conditions.push(engine.matches(expression, UNSURE));
    any(conditions)
}

/// Whether a text that [`plain`] made holds one of some words, not within a longer word of Latin letters.
pub(super) fn holds_one_of<'n>(
    engine: &dyn Engine,
    expression: &str,
    words: impl Iterator<Item = &'n str>,
) -> String {
    let patterns: Vec<String> = words.map(|word| pattern(&fold(word))).collect();
    engine.matches(expression, &patterns.join("|"))
}

/// Whether a text may be read as one of the values of a `where`, as the plan writes them.
pub(super) fn may_be_one_of(engine: &dyn Engine, expression: &str, values: &[String]) -> String {
    let values: Vec<Folded> = values.iter().map(|value| fold(value)).collect();
    may_be(engine, expression, values.iter())
}

/// At least one of some conditions.
pub(super) fn any(mut conditions: Vec<String>) -> String {
    conditions.dedup();
    match conditions.as_slice() {
        [] => "1 = 0".to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

/// All of some conditions.
pub(super) fn all(conditions: &[String]) -> String {
    match conditions {
        [] => "1 = 1".to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join(" AND ")),
    }
}

/// A regular expression for a name; of a child and its parent (`房地产开发投资:住宅`) the child alone stands in the rows.
fn pattern(name: &Folded) -> String {
    let name = name.as_str().replace(' ', "");
    let name = match name.rsplit_once(':') {
        Some((_, child)) if !child.is_empty() => child,
        _ => name.as_str(),
    };
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = if latin(name.chars().next()) { "(?:^|[^0-9a-z])" } else { "" };
    let behind = if latin(name.chars().next_back()) { "(?:[^0-9a-z]|$)" } else { "" };
    let escaped: String = name.chars().map(escaped).collect();
    if escaped.is_empty() {
        return escaped;
    }
    format!("{before}{escaped}{behind}")
}

/// A character as a regular expression without backslashes, which engines write differently: what cannot stand in brackets stands for
/// any character.
fn escaped(c: char) -> String {
    match c {
        '^' | '\\' | ']' => ".".to_owned(),
        '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | '{' | '}' | '$' => format!("[{c}]"),
        _ => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::duckdb::DuckDb;
    use super::*;

    #[test]
    fn a_name_is_found_with_marks_and_units_around_it() {
        assert_eq!(pattern(&fold("地区生产总值")), "地区生产总值");
        assert_eq!(pattern(&fold("GDP per capita")), "(?:^|[^0-9a-z])gdppercapita(?:[^0-9a-z]|$)");
        assert_eq!(pattern(&fold("房地产开发投资:住宅")), "住宅");
        assert_eq!(pattern(&fold("货币(M2)")), "货币[(]m2[)]");
        assert_eq!(pattern(&fold("a^b")), "(?:^|[^0-9a-z])a.b(?:[^0-9a-z]|$)");
    }

    #[test]
    fn the_blank_value_is_one_of_its_own() {
        assert_eq!(
            may_be_one_of(&DuckDb, "x", &[String::new()]),
            "(x = '' OR regexp_matches(x, '[^!-)+-~、—一-鿿]'))"
        );
    }
}
