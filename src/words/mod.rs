//! Every word of bureaus and plans, as tables: one row a word with its sense, wherever it may be met: in a header, a cell, a label, a
//! title, a formula, a goal. A reader asks for the senses that it accepts. One file a topic.

mod folding;
pub(crate) mod keys;

pub use folding::{Folded, Name, fold};
pub(crate) use folding::{is_footnote_mark, is_han, joined};

/// The words of a topic. They are written folded: small letters, half-width, no blanks between Chinese characters.
#[allow(dead_code)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<S: 'static>(&'static [(&'static str, S)]);

#[allow(dead_code)]
impl<S: Copy> Words<S> {
    /// A table of words, each with its sense.
    pub(crate) const fn new(rows: &'static [(&'static str, S)]) -> Self {
        Self(rows)
    }

    /// The sense of a text that is one word as a whole.
    pub(crate) fn sense(&self, text: &str) -> Option<S> {
        self.rows()
            .find(|(word, _)| *word == text)
            .map(|(_, sense)| sense)
    }

    /// The longest word that a text begins with: its sense, and the rest of the text.
    pub(crate) fn at_start<'t>(&self, text: &'t str) -> Option<(S, &'t str)> {
        let found = self.rows().filter_map(|(word, sense)| {
            let rest = text.strip_prefix(word)?;
            is_apart(word, "", rest).then_some((word.len(), sense, rest))
        });
        longest(found)
    }

    /// The longest word that a text ends in: its sense, and what stands before it.
    pub(crate) fn at_end<'t>(&self, text: &'t str) -> Option<(S, &'t str)> {
        let found = self.rows().filter_map(|(word, sense)| {
            let before = text.strip_suffix(word)?;
            is_apart(word, before, "").then_some((word.len(), sense, before))
        });
        longest(found)
    }

    /// The first word of the table that occurs in a text: its sense, and what stands before and behind it.
    pub(crate) fn within<'t>(&self, text: &'t str) -> Option<(S, &'t str, &'t str)> {
        self.rows().find_map(|(word, sense)| {
            let mut places = text.match_indices(word);
            places.find_map(|(at, _)| {
                let (before, here) = text.split_at_checked(at)?;
                let behind = here.strip_prefix(word)?;
                is_apart(word, before, behind).then_some((sense, before, behind))
            })
        })
    }

    /// The rows of the table.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, S)> + use<S> {
        self.0.iter().copied()
    }
}

fn longest<'t, S>(found: impl Iterator<Item = (usize, S, &'t str)>) -> Option<(S, &'t str)> {
    let longest = found.max_by_key(|(length, ..)| *length);
    longest.map(|(_, sense, rest)| (sense, rest))
}

/// Whether a word stands for itself between two texts: Latin letters go on as one word, so that `corporate` is no `rate`.
fn is_apart(word: &str, before: &str, behind: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && !is_han(c);
    let goes_on = |own: Option<char>, other: Option<char>| {
        own.is_some_and(is_letter) && other.is_some_and(is_letter)
    };
    !goes_on(word.chars().next(), before.chars().next_back())
        && !goes_on(word.chars().next_back(), behind.chars().next())
}
