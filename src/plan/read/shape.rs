//! What the keys of a plan take: the shape of each value, told to editors by `indicalc schema`.

use super::message::Both;
use super::reader::{Reader, Value};
use crate::language::{Choice, Language};

/// What a value may look like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text in quotes.
    Text,
    /// A text, or a number as it is.
    TextOrNumber,
    /// `true` or `false`.
    Truth,
    /// A whole number from one to another.
    Whole(u32, u32),
    /// One of some words.
    Words(fn() -> Vec<&'static str>),
    /// A list.
    Many(&'static Shape),
    /// One thing, or a list of such.
    OneOrMany(&'static Shape),
    /// Any of some.
    AnyOf(&'static [Shape]),
    /// A table of these keys.
    Keys(fn() -> Vec<Entry>),
    /// A table of names of one's own.
    Named(&'static Shape),
}

impl Shape {
    pub(super) const TEXTS: Self = Self::OneOrMany(&Self::TextOrNumber);
    /// A number with a unit or without, a period, a share.
    pub(super) const FIGURE: Self = Self::TextOrNumber;

    /// One of the words of a choice.
    pub(super) const fn choice<T: Choice>() -> Self {
        Self::Words(words::<T>)
    }
}

/// Every word by which a plan may choose: the stable ones first.
fn words<T: Choice>() -> Vec<&'static str> {
    all_words(T::ALL)
}

pub(super) fn all_words<T: Choice>(offered: &[T]) -> Vec<&'static str> {
    let stable = offered.iter().map(|one| one.word());
    let also = offered.iter().flat_map(|one| one.also().iter().copied());
    let mut words: Vec<&'static str> = Vec::new();
    for word in stable.chain(also) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// One key of a table: its name, what its value looks like, what it is for, and what its value does.
pub(super) struct Key<T>(
    pub(super) &'static str,
    pub(super) Shape,
    pub(super) Both,
    pub(super) fn(&mut T, &mut Reader<'_>, &Value<'_>),
);

/// A key as a plan has it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What its value may look like.
    pub shape: Shape,
    about: Both,
}

impl Entry {
    /// What it is for.
    #[must_use]
    pub fn about(&self, language: Language) -> &'static str {
        language.pick(self.about.0, self.about.1)
    }
}

/// The keys of a table without what they do.
pub(super) fn entries<T>(keys: &[Key<T>]) -> Vec<Entry> {
    let entry = |key: &Key<T>| Entry { name: key.0, shape: key.1, about: key.2 };
    keys.iter().map(entry).collect()
}
