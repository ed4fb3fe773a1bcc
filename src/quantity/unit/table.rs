//! The unit words of one run: those built in, and those that a plan adds.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Unit;
use super::words::{KNOWN, POINTS, RATIOS, SYNONYMS};

/// The unit words of one run: those built in, and those of the plan.
#[derive(Clone, Debug, Default)]
pub struct UnitTable {
    aliases: BTreeMap<String, String>,
    known: BTreeSet<String>,
}

impl UnitTable {
    /// Adds a line of `[units]`: `alias` is another spelling of `unit`.
    pub fn alias(&mut self, alias: &str, unit: &str) {
        let alias = fold(alias).into_owned();
        self.aliases.insert(alias, unit.trim().to_owned());
    }

    /// Makes a word known, so that a bracket that holds it is read as a unit: every unit that the plan uses.
    pub fn know(&mut self, word: &str) {
        self.known.insert(fold(word).into_owned());
    }

    /// Makes the words of a unit known.
    pub fn know_unit(&mut self, unit: &Unit) {
        for word in unit.words() {
            self.know(word);
        }
    }

    /// The unit an alias stands for.
    #[must_use]
    pub(super) fn resolved(&self, word: &str) -> Option<&str> {
        // Most plans have none.
        if self.aliases.is_empty() {
            return None;
        }
        self.aliases.get(&*fold(word)).map(String::as_str)
    }

    /// Whether a bare word, without scale, is a unit known by itself or through the plan.
    #[must_use]
    pub(super) fn is_known_word(&self, word: &str) -> bool {
        let word: &str = &fold(word);
        BUILT_IN.contains(word) || self.known.contains(word) || self.aliases.contains_key(word)
    }
}

/// The words known in every run; `1` is a unit, but none that a name ends in.
static BUILT_IN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let synonyms = SYNONYMS.iter().copied().flatten();
    let ratios = RATIOS.iter().chain(POINTS).map(|(ratio, _)| ratio);
    let words = KNOWN.iter().chain(synonyms).chain(ratios);
    words.copied().filter(|word| *word != "1").collect()
});

/// Words are compared without outer blanks and case.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    let word = word.trim();
    // Most are Chinese, which has no case.
    let has_case = |c: char| !matches!(c, '\u{4e00}'..='\u{9fff}' | ' '..='@' | 'a'..='z');
    if word.contains(has_case) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// What a word means: of several spellings of one word always the same.
pub(super) fn meaning(word: &str) -> Cow<'_, str> {
    let word = fold(word);
    let group = SYNONYMS.iter().find(|one| one.contains(&&*word));
    match group.and_then(|one| one.first()) {
        Some(first) => Cow::Borrowed(first),
        None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::SCALES;
    use super::*;

    #[test]
    fn a_longer_scale_word_stands_before_its_own_beginning() {
        for (at, (word, _)) in SCALES.iter().enumerate() {
            for (earlier, _) in SCALES.iter().take(at) {
                assert!(!word.starts_with(earlier), "{earlier} hides {word}");
            }
        }
    }

    #[test]
    fn words_that_are_not_copied_have_no_capitals() {
        for c in (' '..='\u{a000}').filter(|c| !c.is_whitespace()) {
            let word = c.to_string();
            assert_eq!(fold(&word), word.to_lowercase(), "{c:?}");
        }
        assert_eq!(fold(" 万 USD "), "万 usd");
    }

    #[test]
    fn known_words_are_folded_and_mean_one_thing() {
        let synonyms: Vec<&str> = SYNONYMS.concat();
        for (at, word) in synonyms.iter().enumerate() {
            assert_eq!(fold(word), *word);
            assert!(
                !synonyms[..at].contains(word) && !KNOWN.contains(word),
                "{word}"
            );
        }
        assert!(KNOWN.iter().all(|word| fold(word) == *word));
    }
}
