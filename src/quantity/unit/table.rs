//! The unit words of one run: those built in, and those that a plan adds.

use std::collections::{BTreeMap, BTreeSet};

use super::Unit;
use super::rows::{fold, row};
use crate::words::units::NOT_IN_BRACKETS;

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
    pub(crate) fn knows(&self, word: &str) -> bool {
        row(word).is_some() || self.adds(word)
    }

    /// The same of a word in a bracket, where a short one may say something else.
    #[must_use]
    pub(super) fn knows_in_bracket(&self, word: &str) -> bool {
        let ambiguous = NOT_IN_BRACKETS
            .iter()
            .any(|one| *one == word || *one == fold(word));
        (row(word).is_some() && !ambiguous) || self.adds(word)
    }

    fn adds(&self, word: &str) -> bool {
        let word: &str = &fold(word);
        self.known.contains(word) || self.aliases.contains_key(word)
    }
}
