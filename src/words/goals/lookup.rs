//! The word that begins at a place of a text.

use std::sync::LazyLock;

use super::senses::{Place, Sense};
use super::table::WORDS;

/// Behind a verb: the number is the level it leads to.
const TO: &[&str] = &["到", "至", "为", " to"];

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) sense: Sense,
    pub(crate) place: Place,
    /// Bytes of the text.
    pub(crate) length: usize,
    /// Whether it is but one Chinese character, which may as well be part of another word.
    pub(crate) slight: bool,
}

/// The longest word that begins at a place of a text.
pub(crate) fn word_at(text: &str, at: usize) -> Option<Found> {
    let mut found = longest(text, at)?;
    let end = at + found.length;
    if let Sense::Verb(direction) = found.sense
        && let Some(suffix) = TO.iter().find(|suffix| begins(text, end, suffix))
        && longest(text, end).is_none_or(|word| word.length <= suffix.len())
    {
        found.sense = Sense::VerbTo(direction);
        found.length += suffix.len();
    }
    Some(found)
}

fn longest(text: &str, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for Entry(_, sense, place, word) in words_that_begin(first(text, at)?) {
        let longer = best.is_none_or(|best| word.len() > best.length);
        if longer && begins(text, at, word) {
            best = Some(Found {
                sense: *sense,
                place: *place,
                length: word.len(),
                slight: !word.is_ascii() && word.chars().count() == 1,
            });
        }
    }
    best
}

/// A word behind its first character.
struct Entry(char, Sense, Place, &'static str);

/// The words that begin with a character, in any case.
fn words_that_begin(first: char) -> &'static [Entry] {
    static BY_FIRST: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let mut by_first = Vec::with_capacity(WORDS.iter().map(|(.., words)| words.len()).sum());
        for (sense, place, words) in WORDS {
            let entry = |word| Some(Entry(self::first(word, 0)?, *sense, *place, word));
            by_first.extend(words.iter().copied().filter_map(entry));
        }
        by_first.sort_by_key(|Entry(first, ..)| *first);
        by_first
    });
    let from = BY_FIRST.partition_point(|entry| entry.0 < first);
    let words = BY_FIRST.get(from..).unwrap_or_default();
    let count = words.partition_point(|entry| entry.0 == first);
    words.get(..count).unwrap_or_default()
}

/// The character at a place, in small letters.
fn first(text: &str, at: usize) -> Option<char> {
    let first = text.get(at..)?.chars().next();
    first.map(|c| c.to_ascii_lowercase())
}

/// Whether a word stands at a place, in any case; Latin words only as whole words.
pub(crate) fn begins(text: &str, at: usize, word: &str) -> bool {
    let end = at + word.len();
    let here = text.as_bytes().get(at..end);
    if !here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes())) {
        return false;
    }
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    let goes_on_before = latin(word.chars().next()) && latin(before);
    let goes_on_behind = latin(word.chars().next_back()) && latin(behind);
    !goes_on_before && !goes_on_behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::goals::senses::Bound::{AtMost, MoreThan};
    use crate::words::goals::senses::Direction::Increase;
    use crate::words::goals::senses::Mark;
    use crate::words::goals::senses::Sense::{Marks, Side, Verb, VerbTo};

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut seen = std::collections::HashSet::new();
        for word in WORDS.iter().flat_map(|(.., words)| *words) {
            assert!(seen.insert(word.to_lowercase()), "{word}");
        }
    }

    #[test]
    fn the_longest_word_counts() {
        for (text, sense) in [
            ("不超过3%", Side(AtMost)),
            ("超过3%", Side(MoreThan)),
            ("提高到55%", VerbTo(Increase)),
            ("增长至少8%", Verb(Increase)),
            ("年均增速8%", Marks(&[Mark::Yearly, Mark::Up])),
            ("Not More Than 3", Side(AtMost)),
            ("increase to 5", VerbTo(Increase)),
        ] {
            assert_eq!(word_at(text, 0).unwrap().sense, sense, "{text}");
        }
    }

    #[test]
    fn latin_words_are_whole_words() {
        assert!(word_at("overall", 0).is_none());
        assert!(word_at("tons", 0).is_none());
        assert!(word_at("to 5", 0).is_some());
    }
}
