//! Which records are rows of the table, which are notes below it, and which are broken.

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::Row;
use crate::data::message::Problem;
use crate::data::rows::scan::Scan;
use crate::data::table::column::Column;
use crate::data::table::header::HeaderCell;
use crate::data::table::layout::shape::From;
use crate::data::table::preamble::{Note, is_footer, is_note, unit_alone};
use crate::data::texts::cell::{Cells, is_no_value};
use crate::data::texts::label;
use crate::data::texts::name::is_base;
use crate::data::texts::role::{self, Role};
use crate::quantity::Number;
use crate::words::is_footnote_mark;

/// Of so many fields it is kept whether they look like periods.
const FIELDS: usize = 1 << 14;

impl Scan<'_> {
    /// Whether a row states one period, where rows of the table do.
    fn states_period(&mut self, row: Row<'_>) -> bool {
        let column = self.table.shape.period.column();
        column.is_some_and(|column| self.is_period(column.bytes(row)))
            && self.fields(row).filter(|field| self.is_period(field)).count() == 1
    }

    /// Whether a field looks like a period.
    fn is_period(&mut self, field: &[u8]) -> bool {
        if let Some(known) = self.periods.get(field) {
            return *known;
        }
        let is_period = label::looks_like(&decode(field, self.encoding));
        if self.periods.len() < FIELDS {
            self.periods.insert(field.into(), is_period);
        }
        is_period
    }

    /// Whether a record is a row of the table; notes are kept, broken rows told.
    pub(super) fn is_data(&mut self, line: u32, row: Row<'_>) -> bool {
        if self.repeats_header(row) {
            return false;
        }
        let source = self.context.source;
        let listed = source.rows.is_empty() && source.skip.is_empty();
        // A blank where a row of the table has its period or its first value is worth a look.
        let holds =
            |column: Option<Column>| column.is_none_or(|column| !column.bytes(row).is_empty());
        let first = self.over.first().map(|over| over.column);
        if row.len() == self.table.width
            && listed
            && !self.footer
            && holds(self.table.shape.period.column())
            && holds(first)
            && first.is_none_or(|first| first.bytes(row).iter().any(u8::is_ascii_digit))
        {
            return true;
        }
        self.judge(line, row)
    }

    /// The fields of a record that are of this table: of tables side by side each has its own.
    fn fields<'r>(&self, row: Row<'r>) -> impl Iterator<Item = &'r [u8]> + use<'r> {
        let fields = self.table.fields.clone();
        // Fields beyond the header are of the last table.
        let last = fields.end >= self.table.width;
        let end = if last { row.len() } else { fields.end };
        (fields.start..end).map(move |at| row.field(at))
    }

    /// The year that a row states and nothing else.
    pub(super) fn lone_year(&self, row: Row<'_>) -> Option<String> {
        let texts: Vec<_> = self.fields(row).map(|field| decode(field, self.encoding)).collect();
        label::lone_year(texts.iter().map(|text| &**text))
    }

    /// Whether a row is the header once more: tables joined one below the other repeat it.
    pub(super) fn repeats_header(&self, row: Row<'_>) -> bool {
        if !self.begins_as_header(row) {
            return false;
        }
        let is = |cell: &HeaderCell| {
            let field = bare(row.field(cell.column.field as usize));
            let text = decode(field, self.encoding);
            cell.column.part.is_some() || cell.column.both || text == cell.own
        };
        self.table.header.cells.iter().all(is)
    }

    /// Whether a row has in the first column what the header has there.
    fn begins_as_header(&self, row: Row<'_>) -> bool {
        let stub = self.stub.as_ref();
        stub.is_some_and(|(column, text)| bare(column.bytes(row)) == text.as_slice())
    }

    /// Whether a row may be the header of another table: it holds words where this one has values, or begins as a header does.
    pub(super) fn may_be_header(&mut self, row: Row<'_>) -> bool {
        let Some(first) = self.over.first() else {
            return false;
        };
        let bytes = first.column.bytes(row).trim_ascii();
        let is_plain =
            |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b' ');
        if !bytes.is_empty() && bytes.iter().all(is_plain) {
            // Only years may be either.
            let is_year = bytes.len() == 4 && matches!(bytes, [b'1' | b'2', ..]);
            let names = |field: &[u8]| {
                let role = role::role_of(&decode(field, self.encoding));
                matches!(role, Some(Role::Period | Role::Indicator | Role::Region))
            };
            return is_year
                && (self.begins_as_header(row) || self.fields(row).next().is_some_and(names));
        }
        if self.repeats_header(row) || (bytes.is_empty() && self.states_period(row)) {
            return false;
        }
        let mut filled = 0;
        let words = self.fields(row).map(|field| decode(field, self.encoding)).all(|text| {
            let text = text.trim();
            filled += usize::from(!text.is_empty());
            !label::is_number(text) && !is_no_value(text)
        });
        words && filled > 1
    }

    /// Whether a row that may be the header of another table names what stands below: values, and two columns by their roles or
    /// periods.
    pub(super) fn names_columns(&mut self, row: Row<'_>) -> bool {
        let first = self.over.first();
        let names_values =
            first.is_some_and(|over| !over.column.bytes(row).trim_ascii().is_empty());
        if !names_values || !self.may_be_header(row) {
            return false;
        }
        let is_over_column = |field: &&[u8]| {
            let text = decode(field, self.encoding);
            role::role_of(&text).is_some() || label::looks_like(&text)
        };
        self.fields(row).filter(is_over_column).nth(1).is_some()
    }

    fn judge(&mut self, line: u32, row: Row<'_>) -> bool {
        let is_filled = |field: &&[u8]| !field.trim_ascii().is_empty();
        let filled = self.fields(row).filter(is_filled).count();
        if filled == 0 {
            return false;
        }
        let first = self.fields(row).find(is_filled).unwrap_or_default();
        let first = decode(first, self.encoding);
        let source = self.context.source;
        let stated = !source.counts_line(line) || source.skips(first.trim());
        let wide = self.table.width > 1;
        if !stated && row.len() == 1 && wide && self.is_split_elsewhere(line, &first) {
            return false;
        }
        let states_unit =
            |field: &&[u8]| unit_alone(&decode(field, self.encoding), self.context.units).is_some();
        let units = self.fields(row).filter(is_filled).filter(states_unit);
        let alone = row.len() == 1
            || (filled == 1 && self.is_remark(row, &first))
            || (filled < 3 && units.count() > 0);
        let shifted = !stated && self.is_shifted(row);
        let notes = stated || is_footer(&first) || alone || (!shifted && self.is_no_row(row));
        if notes || (self.footer && !self.holds_values(row)) {
            self.footer = self.footer || (!stated && is_footer(&first));
            self.note(line, row);
            return false;
        }
        let surplus = (self.table.width..row.len()).any(|at| is_filled(&row.field(at)));
        if surplus || shifted {
            let inside = u32::try_from(row.count(b'\n')).unwrap_or(u32::MAX);
            let problem = Problem::Ragged {
                found: row.len(),
                expected: self.table.width,
                lines: inside.saturating_add(1),
            };
            self.problem(line, problem);
            return false;
        }
        true
    }

    /// Keeps a row that holds no figures of its own.
    pub(super) fn note(&mut self, line: u32, row: Row<'_>) {
        if self.notes.last().is_some_and(|note| note.line == line) {
            return;
        }
        let cells = self.fields(row).map(|field| decode(field, self.encoding));
        let cells: Vec<String> =
            cells.map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect();
        self.notes.push(Note { line, text: cells.join(", ") });
    }

    /// Whether a record of one field is a row whose fields another delimiter separates; that is told.
    fn is_split_elsewhere(&mut self, line: u32, text: &str) -> bool {
        let cells = self.context.cells(&self.table);
        let width = self.table.width;
        let dated = self.table.shape.period.column().map(|column| column.field);
        let is_row = |delimiter: &char| {
            let parts = text.split(*delimiter);
            let mut parts: Vec<&str> = parts
                .map(|part| part.trim_matches(['"', ' ']))
                .filter(|part| *delimiter != ' ' || !part.is_empty())
                .collect();
            if parts.len() > width && parts.last().is_some_and(|last| last.is_empty()) {
                parts.pop();
            }
            let number = |part: &&str| Cells::is_number(part, &cells.read(part));
            let Some((first, behind)) = parts.split_first() else {
                return false;
            };
            let holds_value = self.over.iter().any(|over| {
                let part = parts.get(over.column.field as usize);
                part.is_some_and(|part| number(part) || is_no_value(part))
            });
            let names = |part: &&str| number(part) || part.contains(char::is_alphabetic);
            let is_dated = dated == Some(0)
                && holds_value
                && (label::looks_like(first) || label::lacks_year(first));
            // Signs that sentences have as well.
            let is_plain = matches!(delimiter, ',' | ';' | '\t' | '|');
            let is_row = if is_plain {
                is_dated || behind.iter().any(number)
            } else if is_footer(text) || is_base(text) {
                false
            } else if dated == Some(0) {
                is_dated && behind.iter().all(names)
            } else {
                parts.len() > 2 && !label::is_number(first) && behind.iter().all(number)
            };
            parts.len() == width && is_row
        };
        let signs = [',', ';', '\t', '|', '，', '；', '、', '：', ':', '=', '　', ' '];
        let mut delimiters = signs.into_iter();
        let Some(delimiter) = delimiters.find(is_row) else {
            return false;
        };
        self.problem(line, Problem::OtherDelimiter { delimiter });
        true
    }

    /// Whether a row holds no number where values stand and nothing that a row must say: who made the table, a legend of marks.
    fn is_no_row(&self, row: Row<'_>) -> bool {
        if self.over.is_empty() {
            return false;
        }
        let cells = self.context.cells(&self.table);
        let text = |column: Column| column.text(row, self.encoding).trim().to_owned();
        let values = self.over.iter().map(|over| text(over.column));
        let (mut words, mut dated) = (0, true);
        for value in values {
            match cells.read(&value) {
                reading if Cells::is_number(&value, &reading) => return false,
                Err(_) => words += 1,
                Ok(_) => {}
            }
        }
        if let Some(column) = self.table.shape.period.column() {
            let period = text(column);
            dated = label::looks_like(&period) || label::lacks_year(&period);
            // A legend may explain marks.
            if !dated && words == 0 && !period.is_empty() {
                return true;
            }
        }
        let named = self.table.shape.indicator.column();
        let fed = named.is_some_and(|column| {
            let known = self.names.find(column.bytes(row));
            known.is_some_and(|name| self.is_fed(name))
        });
        words > 0
            && (!dated
                || (named.is_some() && !fed && (self.begins_note(row) || self.signs_off(row))))
    }

    /// Whether a row begins with what says that it is none of figures.
    pub(super) fn begins_note(&self, row: Row<'_>) -> bool {
        let mut fields = self.fields(row);
        let first = fields.find(|field| !field.trim_ascii().is_empty());
        first.is_some_and(|first| is_note(&decode(first, self.encoding)))
    }

    /// Whether a row of words is one of signatures: `制表人：…,审核：…`.
    fn signs_off(&self, row: Row<'_>) -> bool {
        let is_filled = |field: &&[u8]| !field.trim_ascii().is_empty();
        let filled = self.fields(row).filter(is_filled);
        let texts = filled.map(|field| decode(field, self.encoding).trim().to_owned());
        let texts: Vec<String> = texts.collect();
        texts.iter().any(|text| text.contains(['：', ':']))
    }

    /// Whether a row lacks a field before its last filled one: what follows stands in columns that are not its own.
    fn is_shifted(&self, row: Row<'_>) -> bool {
        if row.len() >= self.table.width {
            return false;
        }
        let shape = &self.table.shape;
        let texts = [shape.indicator.column(), shape.region.column(), shape.unit];
        let is_number = |column: Column| {
            let text = column.text(row, self.encoding);
            Number::parse(text.trim()).is_ok() && !label::looks_like(&text)
        };
        let period = shape.period.column();
        let period = period.map(|column| column.text(row, self.encoding));
        let undated = period.is_some_and(|period| {
            let period = period.trim();
            !period.is_empty() && !label::looks_like(period) && !label::lacks_year(period)
        });
        let lacks = self.over.first().is_some_and(|over| over.column.field as usize >= row.len());
        let mut fields = self.fields(row).map(|field| decode(field, self.encoding));
        let holds_number = fields.any(|text| Number::parse(text.trim()).is_ok());
        lacks && holds_number && (undated || texts.into_iter().flatten().any(is_number))
    }

    /// Whether the only filled cell of a row is a heading between rows or a remark below them: what a row must say is blank, or
    /// the cell is a sentence.
    fn is_remark(&self, row: Row<'_>, text: &str) -> bool {
        let shape = &self.table.shape;
        if shape.values.is_empty() {
            return false;
        }
        let blank = |column: Column| column.bytes(row).trim_ascii().is_empty();
        let lacks = |from: &From| from.column().is_some_and(blank);
        let period = shape.period.column();
        let holds_no_period =
            period.is_some_and(|column| !label::looks_like(&column.text(row, self.encoding)));
        let has_values = self.over.iter().any(|over| !blank(over.column));
        !has_values
            && (is_sentence(text)
                || unit_alone(text, self.context.units).is_some()
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
    fn holds_values(&self, row: Row<'_>) -> bool {
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

/// Whether a text is a sentence or a numbered remark rather than a name: `*为初步数`, `1. Figures are rounded.`, `(a) See below.`
fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    let (before, numbered) = match text.split_once(|c: char| c.is_whitespace()) {
        Some((number, rest)) => (number.trim_matches(['(', ')', '.', '[', ']']), rest),
        None => ("", ""),
    };
    let is_number = before.len() <= 2
        && before.chars().all(|c| c.is_ascii_alphanumeric())
        && before.len() < text.len() - numbered.len() - 1;
    text.ends_with(['。', '；'])
        || text.starts_with(is_footnote_mark)
        || text.starts_with('*')
        || (is_number
            && !before.is_empty()
            && (numbered.ends_with('.') || text.starts_with(['(', '['])))
}

/// The bytes of a cell without blanks and a mark around them.
fn bare(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.trim_ascii();
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
