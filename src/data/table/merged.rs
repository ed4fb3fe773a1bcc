//! Cells that a spreadsheet had merged: their text stands in the first of their rows, the cells below it are blank.

use std::collections::{HashMap, HashSet};

use encoding_rs::Encoding;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::{Record, Row};
use crate::data::table::column::Column;
use crate::data::table::head::HeadRow;
use crate::data::table::layout::shape::{From, Shape};
use crate::data::texts::name::{split_unit, unmark};
use crate::quantity::UnitTable;
use crate::series::{Folded, fold};
use crate::words::columns::DITTOS;

/// The columns of a table whose blank cells go on with the text above them. Each text begins once, and what the rows say then
/// tells them apart; where a blank could be the total of all regions or the like, it must not tell them apart.
pub(crate) fn columns(shape: &Shape, sample: &[&HeadRow]) -> Vec<Column> {
    let keys = keys(shape);
    let mut candidates = keys.clone();
    candidates.retain(|column| has_gaps(*column, sample));
    let dittos = shape.units().filter(|column| {
        let mut texts = sample.iter().map(|row| column.of(row));
        texts.any(is_ditto)
    });
    let dittos: Vec<Column> = dittos.collect();
    if candidates.is_empty() {
        return dittos;
    }
    let holds = |row: &&&HeadRow| {
        let values = shape.values.iter();
        values.map(|value| value.column.of(row)).any(is_filled)
    };
    let rows: Vec<&HeadRow> = sample.iter().copied().filter(|row| holds(&row)).collect();
    candidates.retain(|column| has_gaps(*column, &rows));
    let mut merged: Vec<Column> = Vec::new();
    candidates.sort_by_key(|column| column.field);
    for column in candidates {
        merged.push(column);
        if !begins_once(&merged, &rows) {
            merged.pop();
        }
    }
    if !tells_apart(&keys, &merged, &rows) {
        return dittos;
    }
    let must = |column: &Column| {
        let others: Vec<Column> = merged.iter().copied().filter(|c| c != column).collect();
        !means_total(shape, *column) || !tells_apart(&keys, &others, &rows)
    };
    let must = merged.iter().copied().filter(must);
    must.chain(dittos).collect()
}

/// The columns that tell rows apart.
fn keys(shape: &Shape) -> Vec<Column> {
    let named = [&shape.period, &shape.indicator, &shape.region].into_iter();
    let named = named.filter_map(|from| match from {
        From::Column(column) => Some(*column),
        _ => None,
    });
    let part = shape.part.map(|(column, _)| column);
    let wholes = shape.wholes.as_ref().map(|wholes| wholes.column);
    let others = [part, wholes, shape.vintage, shape.basis].into_iter();
    let others = others.flatten();
    let dimensions = shape.dimensions.iter().map(|dimension| dimension.column);
    named.chain(others).chain(dimensions).collect()
}

/// Whether a blank cell may say something by itself.
fn means_total(shape: &Shape, column: Column) -> bool {
    let said = |from: &From| *from == From::Column(column);
    let is_whole = shape.wholes.as_ref().is_some_and(|one| one.column == column);
    !said(&shape.period) && !said(&shape.indicator) && !is_whole
}

fn is_filled(text: &str) -> bool {
    !text.trim().is_empty() && !is_ditto(text)
}

/// Whether a cell says that it goes on with the one above.
fn is_ditto(text: &str) -> bool {
    DITTOS.contains(&text.trim())
}

/// Whether a column has a text in the first row and none in some row below it.
fn has_gaps(column: Column, rows: &[&HeadRow]) -> bool {
    let mut texts = rows.iter().map(|row| column.of(row));
    column.part.is_none() && texts.next().is_some_and(is_filled) && !texts.all(is_filled)
}

/// The texts of rows in some columns, blank cells of `merged` ones filled.
fn filled<'r>(columns: &[Column], merged: &[Column], rows: &[&'r HeadRow]) -> Vec<Vec<&'r str>> {
    let mut above = vec![""; columns.len()];
    let mut texts = |row: &&'r HeadRow| {
        let cells = columns.iter().zip(&mut above);
        let cells = cells.map(|(column, above)| {
            let text = column.of(row).trim();
            if is_filled(text) || !merged.contains(column) {
                *above = text;
            }
            *above
        });
        cells.collect()
    };
    rows.iter().map(&mut texts).collect()
}

/// Whether each text of the last of some merged columns begins once beside those of the others.
fn begins_once(merged: &[Column], rows: &[&HeadRow]) -> bool {
    let texts = filled(merged, merged, rows);
    let begins = |row: &HeadRow| merged.last().is_some_and(|last| is_filled(last.of(row)));
    let mut begun = HashSet::new();
    let mut pairs = texts.iter().zip(rows).filter(|(_, row)| begins(row));
    pairs.all(|(texts, _)| begun.insert(texts))
}

/// The texts of a column that stand beside several of another whose blank cells go on with those above.
pub(crate) fn shared(
    beside: Column,
    column: Column,
    rows: &[&HeadRow],
    units: &UnitTable,
) -> HashSet<Folded> {
    let mut above: HashMap<Folded, HashSet<&str>> = HashMap::new();
    for pair in filled(&[beside, column], &[beside], rows) {
        if let [whole, part] = pair.as_slice() {
            above.entry(fold(&split_unit(unmark(part).1, units).0)).or_default().insert(whole);
        }
    }
    let several = above.into_iter().filter(|(_, wholes)| wholes.len() > 1);
    several.map(|(part, _)| part).collect()
}

/// Whether no two rows say the same.
pub(crate) fn tells_apart(keys: &[Column], merged: &[Column], rows: &[&HeadRow]) -> bool {
    let mut met = HashSet::new();
    filled(keys, merged, rows).into_iter().all(|texts| met.insert(texts))
}

/// Fills the blank cells of records, one after the other.
pub(crate) struct Filling {
    columns: Vec<Column>,
    /// Those of them in which a blank cell says nothing: only marks go on.
    marked: Vec<Column>,
    above: Vec<Vec<u8>>,
    record: Record,
    encoding: &'static Encoding,
}

impl Filling {
    pub(crate) fn new(shape: &Shape, encoding: &'static Encoding) -> Self {
        let columns = shape.merged.clone();
        Self {
            above: vec![Vec::new(); columns.len()],
            marked: shape.units().collect(),
            columns,
            record: Record::default(),
            encoding,
        }
    }

    /// Whether there is nothing to fill.
    pub(crate) fn is_idle(&self) -> bool {
        self.columns.is_empty()
    }

    /// The record with its blank cells filled; blank lines stay blank.
    pub(crate) fn fill<'r>(&'r mut self, row: Row<'r>) -> Row<'r> {
        let encoding = self.encoding;
        let goes_on = |bytes: &[u8], column: &Column, marked: &[Column]| {
            let text = decode(bytes, encoding);
            !is_filled(&text) && (is_ditto(&text) || !marked.contains(column))
        };
        let is_blank = |bytes: &[u8]| bytes.trim_ascii().is_empty();
        if self.is_idle() || row.fields().all(is_blank) {
            return row;
        }
        for (column, above) in self.columns.iter().zip(&mut self.above) {
            let bytes = column.bytes(row);
            if !goes_on(bytes, column, &self.marked) {
                bytes.clone_into(above);
            }
        }
        self.record.clear();
        for (at, bytes) in row.fields().enumerate() {
            let mut merged = self.columns.iter().zip(&self.above);
            let merged = merged.find(|(column, _)| column.field as usize == at);
            self.record.push(merged.map_or(bytes, |(_, above)| above));
        }
        self.record.row()
    }
}

impl Default for Filling {
    fn default() -> Self {
        Self::new(&Shape::default(), encoding_rs::UTF_8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_cells_are_filled_from_above() {
        let shape = Shape { merged: vec![Column::whole(0)], ..Shape::default() };
        let mut filling = Filling::new(&shape, encoding_rs::UTF_8);
        let mut fill = |cells: &[&str]| -> Vec<String> {
            let record = Record::from(cells);
            let row = filling.fill(record.row());
            row.fields().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
        };
        assert_eq!(fill(&["甲县", "1"]), ["甲县", "1"]);
        assert_eq!(fill(&["", "2"]), ["甲县", "2"]);
        assert_eq!(fill(&["", " "]), ["", " "]);
        assert_eq!(fill(&["乙县", "3"]), ["乙县", "3"]);
        assert_eq!(fill(&["", "4"]), ["乙县", "4"]);
    }
}
