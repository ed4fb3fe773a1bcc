//! Which records are rows of the table, which are notes below it, and which are broken.

use super::{MANY, Scan};
use crate::data::encoding::decode;
use crate::data::layout::From;
use crate::data::message::Problem;
use crate::data::preamble::{Note, is_footer};
use crate::data::role::Role;
use crate::data::split::{self, Row};
use crate::quantity::Number;

impl Scan<'_> {
    /// Whether a record is a row of the table; notes are kept, broken rows told.
    pub(super) fn is_data(&mut self, line: u32, row: Row<'_>) -> bool {
        let table = self.context.table;
        let fields = table
            .header
            .cells
            .last()
            .map_or(2, |cell| usize::from(cell.column.field) + 1);
        let probe = match (&table.shape.period, self.over.first()) {
            (From::Column(column), _) => column.bytes(row),
            (_, Some(over)) => over.column.bytes(row),
            _ => row.field(0),
        };
        if row.len() >= fields && !self.footer && !probe.is_empty() && row.len() == fields {
            return true;
        }
        self.judge(line, row, fields)
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
        let first = decode(first, self.context.encoding);
        let notes = is_footer(&first) || row.len() == 1;
        if notes || (self.footer && !self.holds_values(row)) {
            self.footer = self.footer || is_footer(&first);
            let cells: Vec<String> = row
                .fields()
                .map(|field| decode(field, self.context.encoding).trim().to_owned())
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
            .context
            .table
            .header
            .cells
            .iter()
            .filter(|cell| usize::from(cell.column.field) >= row.len())
            .any(|cell| {
                !cell.text.is_empty() && !matches!(cell.role, Some(Role::Note | Role::Flag))
            });
        if surplus == 0 && !lacking {
            return true;
        }
        let inside = split::count(row.0, b'\n');
        if self.problems.len() < MANY {
            self.problems.push((
                line,
                Problem::Ragged {
                    found: row.len(),
                    expected: fields,
                    lines: u32::try_from(inside).unwrap_or(u32::MAX).saturating_add(1),
                },
            ));
        }
        false
    }

    /// Whether a row below notes goes on with the table: all its values are numbers or blank, and one is a number.
    pub(super) fn holds_values(&self, row: Row<'_>) -> bool {
        let mut numbers = 0;
        let all = self.over.iter().all(|over| {
            let text = over.column.text(row, self.context.encoding);
            let text = text.trim();
            let number = Number::scan(text).is_ok();
            numbers += usize::from(number);
            number || text.is_empty()
        });
        all && numbers > 0
    }
}
