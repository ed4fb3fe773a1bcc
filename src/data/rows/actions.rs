//! What rows of SDMX-CSV do to the rows of their file above them, by their `ACTION`: `I` and `A` state figures, `R` (replace) and `M`
//! (merge) put theirs in the place of earlier ones of the same key, `D` deletes every figure whose keys it names; a blank key stands for
//! all.

use std::collections::HashMap;

use crate::data::bytes::records::Row;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::{From, Shape};
use crate::data::table::opened::Opened;

/// The rows of a file that undo earlier ones.
#[derive(Debug, Default)]
pub(crate) struct Actions {
    action: Option<Column>,
    value: Option<Column>,
    keys: Vec<Column>,
    /// The last row that replaces or deletes the figures of a whole key.
    exact: HashMap<Vec<u8>, u32>,
    /// Rows that delete the figures of some keys, none standing for all: the line, and the keys.
    patterns: Vec<(u32, Vec<Option<Vec<u8>>>)>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Action {
    States,
    Replaces,
    Merges,
    Deletes,
}

impl Actions {
    /// Looks through a file; none where its rows have no actions.
    pub(crate) fn of(opened: &Opened<'_>, table: &Table) -> Option<Self> {
        let shape = &table.shape;
        let mut actions = Self {
            action: Some(shape.action?),
            value: shape.values.first().map(|value| value.column),
            keys: keys(shape),
            ..Self::default()
        };
        opened.each_row(table, |line, row| actions.note(line, row));
        Some(actions)
    }

    fn note(&mut self, line: u32, row: Row<'_>) {
        let action = self.action(row);
        if action == Action::States || !self.is_figure(row) && action == Action::Merges {
            return;
        }
        let keys = self.keys.iter().map(|key| key.bytes(row).trim_ascii());
        let keys: Vec<&[u8]> = keys.collect();
        if keys.iter().any(|key| key.is_empty()) && action == Action::Deletes {
            let named = |key: &&[u8]| (!key.is_empty()).then(|| key.to_vec());
            self.patterns.push((line, keys.iter().map(named).collect()));
        } else {
            self.exact.insert(keys.join(&0x1F), line);
        }
    }

    /// Whether a row states a figure that stands at the end of the file.
    pub(crate) fn stands(&self, line: u32, row: Row<'_>) -> bool {
        match self.action(row) {
            Action::Deletes => return false,
            Action::Merges if !self.is_figure(row) => return false,
            _ => {}
        }
        let keys = self.keys.iter().map(|key| key.bytes(row).trim_ascii());
        let keys: Vec<&[u8]> = keys.collect();
        let undone = |(later, pattern): &(u32, Vec<Option<Vec<u8>>>)| {
            let names = |(wanted, key): (&Option<Vec<u8>>, &&[u8])| {
                wanted.as_ref().is_none_or(|wanted| wanted == key)
            };
            *later > line && pattern.iter().zip(&keys).all(names)
        };
        let replaced = || self.exact.get(&keys.join(&0x1F));
        (self.exact.is_empty() || replaced().is_none_or(|later| *later <= line))
            && !self.patterns.iter().any(undone)
    }

    fn action(&self, row: Row<'_>) -> Action {
        let text = self.action.map(|column| column.bytes(row).trim_ascii());
        match text.map(<[u8]>::to_ascii_uppercase).as_deref() {
            Some(b"D" | b"DELETE") => Action::Deletes,
            Some(b"R" | b"REPLACE") => Action::Replaces,
            Some(b"M" | b"MERGE") => Action::Merges,
            _ => Action::States,
        }
    }

    fn is_figure(&self, row: Row<'_>) -> bool {
        self.value.is_none_or(|value| !value.bytes(row).trim_ascii().is_empty())
    }
}

/// The columns that tell figures apart: units that stand behind the period only describe them.
fn keys(shape: &Shape) -> Vec<Column> {
    let from = [&shape.indicator, &shape.region, &shape.period];
    let stated = from.into_iter().filter_map(From::column);
    let period = shape.period.column().map_or(u32::MAX, |column| column.field);
    let unit = shape.unit.filter(|unit| unit.field < period);
    let dimensions = shape.dimensions.iter().map(|dimension| dimension.column);
    stated.chain(unit).chain(dimensions).collect()
}
