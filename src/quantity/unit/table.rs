//! The unit words of one run: those built in, and those that a plan adds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::RwLock;

use rustc_hash::FxHashMap;

use super::Unit;
use super::rows::{fold, row};
use crate::words::units::NOT_IN_BRACKETS;

/// The unit words of one run: those built in, and those of the plan.
#[derive(Clone, Debug, Default)]
pub struct UnitTable {
    aliases: BTreeMap<String, String>,
    known: BTreeSet<String>,
    met: Met,
}

/// How many texts are remembered at most.
const MOST: usize = 1 << 12;

/// Texts that were asked whether they are known units: each header is looked at many times, and stands in many files.
#[derive(Debug, Default)]
struct Met(RwLock<FxHashMap<Box<str>, Option<Unit>>>);

impl Clone for Met {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl UnitTable {
    /// Adds a line of `[units]`: `alias` is another spelling of `unit`.
    pub fn alias(&mut self, alias: &str, unit: &str) {
        self.met = Met::default();
        let alias = fold(alias).into_owned();
        self.aliases.insert(alias, unit.trim().to_owned());
    }

    /// Makes a word known, so that a bracket that holds it is read as a unit: every unit that the plan uses.
    pub fn know(&mut self, word: &str) {
        self.met = Met::default();
        self.known.insert(fold(word).into_owned());
    }

    /// Makes the words of a unit known.
    pub fn know_unit(&mut self, unit: &Unit) {
        for word in unit.words() {
            self.know(word);
        }
    }

    /// The unit that a text is, if it is made of scales and known words only ([`Unit::is_known`]).
    #[must_use]
    pub(crate) fn known_unit(&self, text: &str) -> Option<Unit> {
        if let Ok(met) = self.met.0.read()
            && let Some(unit) = met.get(text)
        {
            return unit.clone();
        }
        let unit = Unit::is_known(text, self).then(|| Unit::parse(text, self).ok());
        let unit = unit.flatten();
        if let Ok(mut met) = self.met.0.write()
            && met.len() < MOST
        {
            met.insert(text.into(), unit.clone());
        }
        unit
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
        let ambiguous = NOT_IN_BRACKETS.iter().any(|one| *one == word || *one == fold(word));
        (row(word).is_some() && !ambiguous) || self.adds(word)
    }

    fn adds(&self, word: &str) -> bool {
        let word: &str = &fold(word);
        self.known.contains(word) || self.aliases.contains_key(word)
    }
}
