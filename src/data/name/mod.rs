//! Names of indicators as they stand in files: what of them is the unit, the basis, a mark of-which.

mod basis;
mod unit;

#[cfg(test)]
mod tests;

use super::role;
use crate::plan::Basis;
use crate::quantity::{Unit, UnitTable};
use crate::words::{Folded, fold, joined};
use basis::split_basis;

pub(super) use basis::basis_of;
pub(super) use unit::{is_base, known, last_bracket, split_unit};

/// A name as it stands, and what it says beside the name.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// As it stands, trimmed.
    pub shown: String,
    /// Without marks, unit and basis.
    pub bare: String,
    /// The unit in it.
    pub unit: Option<Unit>,
    /// The basis at its end.
    pub basis: Option<Basis>,
    /// How deep it stands below another: `#`, `其中:`, indentation.
    pub depth: u8,
    /// The name with every part that a plan may or may not write, folded.
    pub keys: Vec<Folded>,
}

impl Name {
    /// Understands a name.
    pub(super) fn of(text: &str, units: &UnitTable) -> Self {
        let (depth, unmarked) = unmark(text);
        let (rest, unit) = split_unit(unmarked, units);
        let (bare, basis) = split_basis(&rest);
        // `指数(上年同期=100)_当季值`: the unit may stand before the basis.
        let (bare, unit) = match unit {
            None if basis.is_some() => split_unit(&bare, units),
            unit => (bare, unit),
        };
        let bare = joined(&bare);
        let (with_unit, _) = split_basis(unmarked);
        let mut keys = Vec::new();
        let chinese = role::chinese(&bare).unwrap_or(&bare);
        let (chinese, _) = split_unit(chinese, units);
        for candidate in [text, unmarked, &rest, &bare, &with_unit, &chinese] {
            let key = fold(candidate);
            if !key.as_str().is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self {
            shown: text.trim().to_owned(),
            bare,
            unit,
            basis,
            depth,
            keys,
        }
    }

    /// The name by which `inspect` lists it: without unit and basis.
    pub(super) fn listed(&self) -> &str {
        if self.bare.is_empty() {
            &self.shown
        } else {
            &self.bare
        }
    }
}

/// Cuts `#`, `其中:` and indentation, and counts them; ordinals (`一、`) are cut too.
pub(super) fn unmark(text: &str) -> (u8, &str) {
    const MARKS: &[&str] = &[
        "#",
        "＃",
        "其中：",
        "其中:",
        "其中，",
        "其中,",
        "of which:",
        "of which ",
        "Of which:",
        "Of which ",
    ];
    let text = text.trim_end();
    let mut rest = text.trim_start();
    let mut depth = u8::from(rest.len() < text.len());
    while let Some(after) = MARKS.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = after.trim_start();
        depth = depth.saturating_add(1);
    }
    (depth, without_ordinal(rest))
}

/// A name without the ordinal before it: `一、`, `（二）`, `3.`; not `一、二级公路`.
fn without_ordinal(text: &str) -> &str {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let inner = text.trim_start_matches(['（', '(']);
    let bracketed = inner.len() < text.len();
    let after = match inner.trim_start_matches(numeral) {
        after if after.len() < inner.len() => after,
        _ => inner.trim_start_matches(|c: char| c.is_ascii_digit()),
    };
    let digits = inner.len() - after.len();
    let ends: &[char] = if bracketed {
        &['）', ')']
    } else {
        &['、', '．', '.']
    };
    match after.strip_prefix(ends).map(str::trim_start) {
        Some(rest)
            if (1..=6).contains(&digits)
                && !rest.is_empty()
                && !counts_on(inner, rest)
                && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        _ => text,
    }
}

/// Whether what follows an ordinal is the next one: `一、二级公路` lists two.
fn counts_on(ordinal: &str, rest: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let at = |text: &str| NUMERALS.find(text.chars().next()?);
    let next = at(ordinal).map(|at| at + '一'.len_utf8());
    next.is_some() && next == at(rest)
}
