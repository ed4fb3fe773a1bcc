//! Columns that say the same thing twice: codes and their labels.

use std::collections::HashMap;

use crate::data::table::head::HeadRow;
use crate::data::table::header::{Header, HeaderCell};
use crate::data::texts::label;
use crate::data::texts::role;
use crate::data::texts::role::Role;

impl Header {
    /// SDMX-CSV 2.0 with names: every code column is followed by its name column.
    pub(crate) fn pair_names(&mut self) {
        let is = |cell: &HeaderCell, text: &str| cell.folded.as_str() == text;
        if !self.cells.iter().any(|cell| is(cell, "structure_name")) {
            return;
        }
        let start = self.cells.iter().position(|cell| is(cell, "action"));
        let start = start.or_else(|| self.cells.iter().position(|cell| is(cell, "structure_name")));
        let start = start.map_or(0, |at| at + 1);
        if !(self.cells.len() - start).is_multiple_of(2) {
            return;
        }
        for code in (start..self.cells.len()).step_by(2) {
            self.pair(code, code + 1);
        }
    }

    /// The OECD's statistical database names a code column in capitals, `SUBJECT`, and its label beside it `Subject`; that of
    /// `LOCATION` is `Country`.
    pub(crate) fn pair_capitals(&mut self, sample: &[&HeadRow]) {
        for code in 0..self.cells.len().saturating_sub(1) {
            let (Some(one), Some(next)) = (self.cells.get(code), self.cells.get(code + 1)) else {
                continue;
            };
            let capitals = one.text.len() > 1 && one.text.chars().all(|c| c.is_ascii_uppercase());
            let region = role::role_of(&one.text) == Some(Role::Region)
                && role::role_of(&next.text) == Some(Role::Region);
            let same = one.folded == next.folded && one.text != next.text;
            if capitals
                && !next.shows
                && (same || region)
                && self.one_to_one(code, code + 1, sample)
            {
                self.pair(code, code + 1);
            }
        }
    }

    /// The code column has the role, whichever of both had it.
    fn pair(&mut self, code: usize, label: usize) {
        let role_of = |at: usize| self.cells.get(at).and_then(|cell| cell.role);
        let role = role_of(code).or(role_of(label));
        if let Some(cell) = self.cells.get_mut(label) {
            cell.shows = true;
            cell.role = role.map(|_| Role::Note);
        }
        if let Some(cell) = self.cells.get_mut(code) {
            cell.role = role;
            cell.shown_by = Some(label);
        }
    }

    /// A code column and its label column are one dimension: the same stem in their headers, and one code for every label.
    pub(crate) fn pair_codes(&mut self, sample: &[&HeadRow]) {
        let stems: Vec<Option<(String, bool)>> =
            self.cells.iter().map(|cell| role::stem(&cell.text)).collect();
        for (code, stem) in stems.iter().enumerate() {
            let Some((stem, true)) = stem else { continue };
            let free =
                |cell: &HeaderCell| cell.role.is_none() && cell.shown_by.is_none() && !cell.shows;
            if !self.cells.get(code).is_some_and(free) {
                continue;
            }
            let matching = |at: usize| {
                let same = stems.get(at).is_some_and(|other| *other == Some((stem.clone(), false)));
                let text = self.cells.get(at).map(|cell| &cell.folded);
                at != code
                    && (same || text.is_some_and(|text| !stem.is_empty() && text.as_str() == stem))
            };
            let region = self.cells.iter().position(|cell| cell.role == Some(Role::Region));
            let bare = matches!(stem.as_str(), "" | "geo" | "iso" | "country" | "area" | "region");
            let is_label = |cell: &HeaderCell| {
                let mut texts = sample.iter().map(|row| cell.column.of(row));
                free(cell) && !cell.is_period && !texts.any(label::is_number)
            };
            let beside = [code + 1, code.wrapping_sub(1)].into_iter().find(|at| {
                stem.is_empty()
                    && self.cells.get(*at).is_some_and(is_label)
                    && self.one_to_one(*at, code, sample)
            });
            let named = |role: Role, words: &[&str]| {
                let at = self.cells.iter().position(|cell| cell.role == Some(role));
                at.filter(|_| words.iter().any(|word| stem.ends_with(word)))
            };
            let label = (0..self.cells.len())
                .find(|at| matching(*at))
                .or(region.filter(|_| bare))
                .or(named(Role::Region, &["country", "area", "region"]))
                .or(named(Role::Indicator, &["subject", "series", "indicator"]))
                .or(beside);
            let Some(label) = label.filter(|label| self.one_to_one(code, *label, sample)) else {
                continue;
            };
            if self.cells.get(label).is_some_and(|cell| cell.role.is_some()) {
                // The label has the role, its codes tell nothing more.
                self.give(code, Role::Note);
            } else {
                self.pair(code, label);
            }
        }
    }

    fn one_to_one(&self, code: usize, label: usize, sample: &[&HeadRow]) -> bool {
        let (Some(code), Some(label)) = (self.cells.get(code), self.cells.get(label)) else {
            return false;
        };
        let mut codes: HashMap<&str, &str> = HashMap::new();
        sample.iter().all(|row| {
            let (code, label) = (code.column.of(row).trim(), label.column.of(row).trim());
            *codes.entry(label).or_insert(code) == code
        })
    }
}
