//! The walk over the tables of a plan, each by its table of keys.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::message::{Both, PlanMessage};
use super::reader::{Reader, Value, meant};
use super::shape::Key;

/// Declares a table of keys, a row each: name, shape, what it is for in Chinese and English, and what its value does, in terms of the
/// things named at the head: what is read into, the reader, the value.
macro_rules! keys {
    (|$into:ident, $read:ident, $value:ident|
        $($name:literal: $shape:expr, $zh:literal / $en:literal => $set:expr;)*
    ) => {
        &[$($crate::plan::read::shape::Key($name, $shape, ($zh, $en), |$into, $read, $value| {
            // Not every key needs all three.
            let _ = (&$into, &$read, &$value);
            $set
        }),)*]
    };
}

impl Reader<'_> {
    /// Hands the entries of a table to the keys of their names, in the order of the keys.
    pub(super) fn apply<T>(&mut self, table: &DeTable<'_>, keys: &[Key<T>], into: &mut T) {
        for Key(name, .., set) in keys {
            if let Some(value) = table.get(*name) {
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
        let names: Vec<&'static str> = keys.iter().map(|key| key.0).collect();
        for strayed in self.strayed(table, &names) {
            let Some(key) = strayed.keys.first() else {
                continue;
            };
            let message = PlanMessage::UnknownKey {
                table: name,
                near: meant(key, &names).filter(|_| strayed.home.is_none()),
                elsewhere: strayed.home,
                known: names.clone(),
                bare: !key.is_ascii() && self.stands_bare(&strayed.span, key),
                keys: strayed.keys,
            };
            self.error(strayed.span, message);
        }
    }

    /// The keys of a table that are not known there, in the order of the file.
    pub(super) fn strayed(&self, table: &DeTable<'_>, known: &[&'static str]) -> Vec<Strayed> {
        let entries = in_order(table).into_iter();
        let unknown = entries.filter(|(key, _)| !known.contains(&key.get_ref().as_ref()));
        let mut strayed: Vec<Strayed> = Vec::new();
        for (key, _) in unknown {
            let home = (self.home_of)(key.get_ref());
            let name = key.get_ref().as_ref().to_owned();
            match strayed.last_mut() {
                Some(last) if home.is_some() && last.home == home => last.keys.push(name),
                _ => strayed.push(Strayed { keys: vec![name], span: key.span(), home }),
            }
        }
        strayed
    }

    /// Reports that a table lacks a key, unless another is probably meant as it.
    pub(super) fn require(
        &mut self,
        table: &DeTable<'_>,
        span: Range<usize>,
        key: &'static str,
        example: Both,
    ) {
        let mut keys = table.keys().map(|key| key.get_ref().as_ref());
        let given =
            table.get(key).is_some() || keys.any(|written| meant(written, &[key]).is_some());
        if !given {
            self.missing(span, PlanMessage::MissingKey { key, example });
        }
    }

    /// A table, or an error that shows one.
    pub(super) fn table<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
        example: Both,
    ) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let written = self.shown(value.span());
            self.error(value.span(), PlanMessage::NoTable { example, written });
        }
        table
    }
}

/// Keys that a table does not have: one, or those that stand together and belong to one other table, whose head is missing.
pub(super) struct Strayed {
    pub(super) keys: Vec<String>,
    /// Where the first stands.
    pub(super) span: Range<usize>,
    pub(super) home: Option<&'static str>,
}

/// The entries of a table in the order of the file.
pub(super) fn in_order<'v, 'i>(
    table: &'v DeTable<'i>,
) -> Vec<(&'v Spanned<Cow<'i, str>>, &'v Value<'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
