//! Which records are rows of the table, which are notes below it, and which are broken.

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::Row;
use crate::data::message::Problem;
use crate::data::rows::scan::Scan;
use crate::data::table::column::Column;
use crate::data::table::header::HeaderCell;
use crate::data::table::layout::shape::From;
use crate::data::table::preamble::{Note, is_footer};
use crate::data::texts::label;
use crate::data::texts::role::Role;
use crate::quantity::Number;
use crate::words::is_footnote_mark;

impl Scan<'_> {
    /// Whether a record is a row of the table; notes are kept, broken rows told.
    pub(super) fn is_data(&mut self, line: u32, row: Row<'_>) -> bool {
        let fields = self
            .table
            .header
            .cells
            .last()
            .map_or(2, |cell| cell.column.field as usize + 1);
        // A blank where a row of the table has its period or its first value is worth a look.
        let period = self.table.shape.period.column();
        let period = period.map_or(&b"-"[..], |column| column.bytes(row));
        let value = self
            .over
            .first()
            .map_or(&b"-"[..], |over| over.column.bytes(row));
        if self.repeats_header(line, row) {
            return false;
        }
        if row.len() == fields && !self.footer && !period.is_empty() && !value.is_empty() {
            return true;
        }
        self.judge(line, row, fields)
    }

    /// Whether a row is a header: tables joined one below the other repeat it; another header begins another table, which is told
    /// and not read.
    fn repeats_header(&mut self, line: u32, row: Row<'_>) -> bool {
        if self.ended {
            return true;
        }
        let Some((column, text)) = &self.stub else {
            return false;
        };
        if bare(column.bytes(row)) != text.as_slice() {
            return false;
        }
        let encoding = self.encoding;
        let cells = &self.table.header.cells;
        let is = |cell: &HeaderCell| {
            let cell_of_row = decode(bare(row.field(cell.column.field as usize)), encoding);
            cell.column.part.is_some() || cell.column.both || cell_of_row == cell.own
        };
        if !cells.iter().all(is) {
            if row
                .fields()
                .any(|field| label::is_number(&decode(field, encoding)))
            {
                return false;
            }
            self.ended = true;
            self.problems.push((line, Problem::SecondTable));
        }
        true
    }

    pub(super) fn judge(&mut self, line: u32, row: Row<'_>, fields: usize) -> bool {
        let filled = row
            .fields()
            .filter(|field| !field.trim_ascii().is_empty())
            .count();
        if filled == 0 {
            return false;
        }
        let first = row
            .fields()
            .find(|field| !field.trim_ascii().is_empty())
            .unwrap_or_default();
        let first = decode(first, self.encoding);
        let notes =
            is_footer(&first) || row.len() == 1 || (filled == 1 && self.is_remark(row, &first));
        if notes || (self.footer && !self.holds_values(row)) {
            self.footer = self.footer || is_footer(&first);
            let cells: Vec<String> = row
                .fields()
                .map(|field| decode(field, self.encoding).trim().to_owned())
                .filter(|cell| !cell.is_empty())
                .collect();
            self.notes.push(Note {
                line,
                text: cells.join(", "),
            });
            return false;
        }
        let surplus = (fields..row.len())
            .filter(|at| !row.field(*at).trim_ascii().is_empty())
            .count();
        let lacking = self
            .table
            .header
            .cells
            .iter()
            .filter(|cell| cell.column.field as usize >= row.len())
            .any(|cell| {
                !cell.text.is_empty() && !matches!(cell.role, Some(Role::Note | Role::Flag))
            });
        if surplus == 0 && !lacking {
            return true;
        }
        let inside = row.count(b'\n');
        self.problem(
            line,
            Problem::Ragged {
                found: row.len(),
                expected: fields,
                lines: u32::try_from(inside).unwrap_or(u32::MAX).saturating_add(1),
            },
        );
        false
    }

    /// Whether the only filled cell of a row is a heading between rows or a remark below them: what a row must say is blank, or
    /// the cell is a sentence.
    fn is_remark(&self, row: Row<'_>, text: &str) -> bool {
        let shape = &self.table.shape;
        if shape.values.is_empty() {
            return false;
        }
        let blank = |column: Column| column.bytes(row).trim_ascii().is_empty();
        let lacks = |from: &From| matches!(from, From::Column(column) if blank(*column));
        let holds_no_period = match shape.period {
            From::Column(column) => !label::looks_like(&column.text(row, self.encoding)),
            _ => false,
        };
        let has_values = self.over.iter().any(|over| !blank(over.column));
        let sentence =
            text.trim_end().ends_with(['。', '；']) || text.starts_with(is_footnote_mark);
        !has_values
            && (sentence
                || holds_no_period
                || lacks(&shape.indicator)
                || lacks(&shape.region)
                || shape.unit.is_some_and(blank))
    }

    /// The first column with a header of its own, and the bytes of that.
    pub(super) fn stub(&self) -> Option<(Column, Vec<u8>)> {
        let header = &self.table.header;
        let cell = header.cells.iter().find(|cell| !cell.own.is_empty())?;
        let whole = cell.column.part.is_none() && !cell.column.both && cell.group.is_none();
        let (bytes, _, _) = self.encoding.encode(&cell.own);
        whole.then(|| (cell.column, bytes.into_owned()))
    }

    /// Whether a row below notes goes on with the table: all its values are numbers or blank, and one is a number.
    pub(super) fn holds_values(&self, row: Row<'_>) -> bool {
        let mut numbers = 0;
        let all = self.over.iter().all(|over| {
            let text = over.column.text(row, self.encoding);
            let text = text.trim();
            let number = Number::scan(text).is_ok();
            numbers += usize::from(number);
            number || text.is_empty()
        });
        all && numbers > 0
    }
}

/// The bytes of a cell without blanks and a mark around them.
fn bare(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.trim_ascii();
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
