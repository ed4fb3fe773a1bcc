//! Tables of keys: each table of a plan is walked by one.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::message::PlanMessage;
use super::reader::{Reader, Value};
use super::wanted::{Example, Wanted};
use super::{home_of, synonyms};
use crate::diagnostic::nearest;

/// One key of a table: its name, and what its value does.
pub(super) struct Key<T>(
    pub(super) &'static str,
    pub(super) fn(&mut T, &mut Reader<'_>, &Value<'_>),
);

impl Reader<'_> {
    /// Hands the entries of a table to the keys of their names, in the order of the keys.
    pub(super) fn apply<T>(&mut self, table: &DeTable<'_>, keys: &[Key<T>], into: &mut T) {
        for Key(name, set) in keys {
            if let Some(value) = entry(table, name) {
                set(into, self, value);
            }
        }
    }

    /// The same; reports names that are no key.
    pub(super) fn walk<T>(
        &mut self,
        table: &DeTable<'_>,
        name: &'static str,
        keys: &[Key<T>],
        into: &mut T,
    ) {
        self.apply(table, keys, into);
        let names: Vec<&'static str> = keys.iter().map(|Key(name, _)| *name).collect();
        for (key, _) in in_order(table) {
            let written = key.get_ref().as_ref();
            if !names.contains(&written) {
                let message = PlanMessage::UnknownKey {
                    key: written.to_owned(),
                    table: name,
                    near: meant(written, &names),
                    elsewhere: home_of(written),
                    known: names.clone(),
                    bare: !written.is_ascii() && key.span().len() == written.len(),
                };
                self.error(key.span(), message);
            }
        }
    }

    /// Reports that a table lacks a key, unless another is probably meant as it.
    pub(super) fn require(
        &mut self,
        table: &DeTable<'_>,
        span: Range<usize>,
        key: &'static str,
        example: Example,
    ) {
        let mut keys = table.keys().map(|key| key.get_ref().as_ref());
        let given = keys.any(|written| written == key || meant(written, &[key]).is_some());
        if !given {
            self.error(span, PlanMessage::MissingKey { key, example });
        }
    }

    /// A table, or an error that shows one.
    pub(super) fn table<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
        example: Example,
    ) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.expected(value, Wanted::Table(example));
        }
        table
    }
}

/// The known word that another one probably stands for.
pub(super) fn meant(written: &str, known: &[&'static str]) -> Option<&'static str> {
    synonyms::of(written, known).or_else(|| nearest(written, known.iter().copied()))
}

/// The value of a key.
pub(super) fn entry<'v, 'i>(table: &'v DeTable<'i>, key: &str) -> Option<&'v Value<'i>> {
    table
        .iter()
        .find_map(|(known, value)| (known.get_ref() == key).then_some(value))
}

/// The entries of a table in the order of the file.
pub(super) fn in_order<'v, 'i>(
    table: &'v DeTable<'i>,
) -> Vec<(&'v Spanned<Cow<'i, str>>, &'v Value<'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
