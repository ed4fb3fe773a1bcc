//! The rows of units, found by their spellings.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::units::{UNITS, UnitRow};

/// The rows by their spellings.
static ROWS: LazyLock<FxHashMap<&'static str, &'static UnitRow>> = LazyLock::new(|| {
    let spellings = |row: &'static UnitRow| row.words.iter().map(move |word| (*word, row));
    UNITS.iter().flat_map(spellings).collect()
});

/// The row of a word as it may be written: symbols whose capitals matter as they are, others in any case.
pub(super) fn row(word: &str) -> Option<&'static UnitRow> {
    let word = word.trim();
    named(word).or_else(|| named(&fold(word)))
}

/// The row of a spelling.
pub(super) fn named(spelling: &str) -> Option<&'static UnitRow> {
    ROWS.get(spelling).copied()
}

/// Words are compared without outer blanks and case.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    let word = word.trim();
    // Most are Chinese, which has no case.
    let has_case = |c: char| !matches!(c, '\u{4e00}'..='\u{9fff}' | ' '..='@' | 'a'..='z');
    if word.contains(has_case) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::words::units::{Measures, NOT_IN_BRACKETS};

    #[test]
    fn words_that_are_not_copied_have_no_capitals() {
        for c in (' '..='\u{a000}').filter(|c| !c.is_whitespace()) {
            let word = c.to_string();
            assert_eq!(fold(&word), word.to_lowercase(), "{c:?}");
        }
        assert_eq!(fold(" 万 USD "), "万 usd");
    }

    #[test]
    fn every_spelling_stands_in_one_row() {
        let mut seen = HashSet::new();
        for row in UNITS {
            for word in row.words {
                assert!(seen.insert(*word), "{word}");
                // With capitals only where small letters would be something else, or nothing.
                let is_symbol = word.len() <= 4 && fold(word) != *word;
                assert!(is_symbol || fold(word) == *word, "{word}");
            }
            if let Measures::Size { of, .. } = row.measures {
                let base = named(of).unwrap().measures;
                let is_base = matches!(base, Measures::Size { of: own, numerator: 1, denominator: 1, exponent: 0 } if own == of);
                assert!(is_base || !matches!(base, Measures::Size { .. }), "{of}");
            }
        }
        for word in NOT_IN_BRACKETS {
            assert!(row(word).is_some(), "{word}");
        }
    }
}
