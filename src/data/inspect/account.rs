//! What became of every cell of a file: that none is lost without a word is held by this, for every file of the tests.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::Row;
use crate::data::message::Problem;
use crate::data::rows::file::{self, Tables};
use crate::data::rows::found::{Context, Found, Wanted};
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::From;
use crate::data::table::opened::Opened;
use crate::data::table::preamble::Note;
use crate::data::texts::role::Role;
use crate::diagnostic::{Diagnostics, Place};
use crate::plan::Source;

/// What became of the cells of a file that are not blank.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Account {
    /// They are values.
    pub values: u64,
    /// They say that there is no value.
    pub missing: u64,
    /// They stand over columns.
    pub headers: u64,
    /// They say what the values of their row are of.
    pub labels: u64,
    /// They are notes, or stand in columns of notes.
    pub notes: u64,
    /// A finding names them, or their row.
    pub told: u64,
    /// `where` leaves their row out, or a row below takes it back.
    pub left_out: u64,
    /// None of these.
    pub lost: Vec<Place>,
}

/// A line and a field, both counted from 1.
type At = (u32, u32);

/// Looks at every cell of a file of which problems and notes are told.
pub(super) fn account(
    opened: &Opened<'_>,
    context: Context<'_>,
    problems: &Diagnostics,
    notes: &[Note],
) -> Result<Account, Problem> {
    let told = problems.iter().filter_map(|told| told.place.as_ref());
    let told: HashSet<At> = told.map(|place| (place.line, place.column)).collect();
    let mut read = Read::of(opened, context)?;
    read.take_rows_of(&told);
    let open = Source { filters: Vec::new(), ..context.source.clone() };
    let unfiltered = if context.source.filters.is_empty() {
        None
    } else {
        let context = Context { source: &open, ..context };
        Some(Read::of(opened, context)?)
    };
    let notes: HashSet<u32> = notes.iter().map(|note| note.line).collect();
    let mut account = Account::default();
    opened.each_record(|line, row| {
        for (field, bytes) in (1..).zip(row.fields()) {
            let text = decode(bytes, opened.field_encoding());
            if text.trim_start_matches('\u{feff}').trim().is_empty() {
                continue;
            }
            let at = (line, field);
            let count = match read.part(at) {
                Some(part) => account.of(part),
                None if told.contains(&at) || told.contains(&(line, 0)) => &mut account.told,
                None if read.unread.contains(&field) => &mut account.told,
                None if notes.contains(&line) => &mut account.notes,
                None if read.repeats_header(row, opened) => &mut account.headers,
                None if unfiltered.as_ref().is_some_and(|all| all.part(at).is_some()) => {
                    &mut account.left_out
                }
                None if read.repeats_label(line, row, bytes) => &mut account.labels,
                None if read.actions => &mut account.left_out,
                None => {
                    account.lost.push(opened.place(line, field));
                    continue;
                }
            };
            *count += 1;
        }
    });
    Ok(account)
}

/// What a cell is to its table.
#[derive(Clone, Copy)]
enum Part {
    Value,
    Missing,
    Header,
    Label,
    Note,
}

impl Account {
    fn of(&mut self, part: Part) -> &mut u64 {
        match part {
            Part::Value => &mut self.values,
            Part::Missing => &mut self.missing,
            Part::Header => &mut self.headers,
            Part::Label => &mut self.labels,
            Part::Note => &mut self.notes,
        }
    }
}

/// The parts of the tables of a file.
struct Read {
    /// Whether there is a value, of each cell that stands for one.
    values: HashMap<At, bool>,
    /// The tables that a line is a row of.
    rows: HashMap<u32, HashSet<usize>>,
    tables: Vec<Parts>,
    /// Fields that hold figures and have no header, which is told.
    unread: HashSet<u32>,
    /// Whether rows may take back rows above them.
    actions: bool,
}

/// Where the parts of one table stand.
struct Parts {
    header: Range<u32>,
    fields: Range<u32>,
    labels: HashSet<u32>,
    notes: HashSet<u32>,
    /// The texts of the header, by field.
    texts: Vec<(u32, String)>,
}

impl Read {
    fn of(opened: &Opened<'_>, context: Context<'_>) -> Result<Self, Problem> {
        let feeds = |_: &_| false;
        let mut tables = Tables::of(opened, context, &feeds)?;
        let (mut values, mut rows) = (HashMap::new(), HashMap::<u32, HashSet<usize>>::new());
        let everything = |_: &Table| Wanted::Everything;
        let mut sink = |at: usize, found: Found| {
            values.insert((found.line, found.field), found.value.is_some());
            rows.entry(found.line).or_default().insert(at);
        };
        file::scan(opened, context, &feeds, &mut tables, &everything, &mut sink);
        let unread = tables.all().flat_map(|table| &table.shape.unread);
        Ok(Self {
            values,
            rows,
            unread: unread.map(|field| field + 1).collect(),
            actions: tables.all().any(|table| table.shape.action.is_some()),
            tables: tables.all().map(|table| Parts::of(table)).collect(),
        })
    }

    /// Rows of which a cell is told of are rows, too.
    fn take_rows_of(&mut self, told: &HashSet<At>) {
        for (line, _) in told.iter().filter(|(_, field)| *field > 0) {
            let tables = (0..).zip(&self.tables);
            let begun = tables.filter(|(_, parts)| parts.header.end <= *line);
            let row = self.rows.entry(*line).or_default();
            row.extend(begun.map(|(at, _)| at));
        }
    }

    fn part(&self, at: At) -> Option<Part> {
        let (line, field) = at;
        if let Some(is_value) = self.values.get(&at) {
            return Some(if *is_value { Part::Value } else { Part::Missing });
        }
        let is_header =
            |parts: &Parts| parts.header.contains(&line) && parts.fields.contains(&field);
        if self.tables.iter().any(is_header) {
            return Some(Part::Header);
        }
        let mut rows = self.rows.get(&line)?.iter();
        rows.find_map(|table| self.tables.get(*table)?.beside(field))
    }

    /// Whether a cell only says again what another of its row says of the values.
    fn repeats_label(&self, line: u32, row: Row<'_>, bytes: &[u8]) -> bool {
        let tables = self.rows.get(&line).into_iter().flatten();
        let parts = tables.filter_map(|at| self.tables.get(*at));
        let mut labels = parts.flat_map(|parts| &parts.labels);
        labels.any(|field| row.field(field.saturating_sub(1) as usize) == bytes)
    }

    /// Whether a line is the header of a table once more.
    fn repeats_header(&self, row: Row<'_>, opened: &Opened<'_>) -> bool {
        let repeats = |parts: &Parts| {
            let mut texts = parts.texts.iter();
            !parts.texts.is_empty()
                && texts.all(|(field, text)| {
                    let bytes = row.field(field.saturating_sub(1) as usize);
                    let cell = decode(bytes, opened.field_encoding());
                    cell.trim_start_matches('\u{feff}').trim() == text
                })
        };
        self.tables.iter().any(repeats)
    }
}

impl Parts {
    fn of(table: &Table) -> Self {
        let shape = &table.shape;
        let number = |field: usize| u32::try_from(field).unwrap_or(u32::MAX).saturating_add(1);
        let stated = [&shape.period, &shape.indicator, &shape.region];
        let stated = stated.into_iter().filter_map(From::column);
        let others = [
            shape.part.map(|(column, _)| column),
            shape.wholes.as_ref().map(|wholes| wholes.column),
            shape.scale,
            shape.vintage,
            shape.basis,
            shape.action,
            shape.from,
            shape.until,
        ];
        let dimensions = shape.dimensions.iter();
        let dimensions = dimensions.flat_map(|one| [Some(one.column), one.label]);
        let columns = stated
            .chain(shape.flags())
            .chain(shape.units())
            .chain(others.into_iter().chain(dimensions).flatten());
        let header = &table.header.cells;
        // A code and its label are one, and so are two columns of one role that say the same.
        let says = |role: &Role| !matches!(role, Role::Note | Role::Value);
        let beside = header.iter().filter(|cell| {
            cell.shows || cell.shown_by.is_some() || cell.role.as_ref().is_some_and(says)
        });
        let columns = columns.chain(beside.map(|cell| cell.column));
        let mut labels: HashSet<u32> = columns.map(Column::number).collect();
        if shape.values.is_empty() || shape.grouping.is_some() {
            labels.extend(header.iter().map(|cell| cell.column.number()));
        }
        let notes = header.iter().filter(|cell| cell.role == Some(Role::Note));
        let texts = header.iter().filter(|cell| !cell.own.is_empty());
        let whole = texts.filter(|cell| cell.column.part.is_none() && !cell.column.both);
        Self {
            header: if table.header.line == 0 { 0..0 } else { table.header.line..table.body },
            fields: number(table.fields.start)..number(table.fields.end.max(table.width)),
            labels,
            notes: notes.map(|cell| cell.column.number()).collect(),
            texts: whole.map(|cell| (cell.column.number(), cell.own.clone())).collect(),
        }
    }

    /// What a cell in a row of the table is that holds no value.
    fn beside(&self, field: u32) -> Option<Part> {
        if self.labels.contains(&field) {
            Some(Part::Label)
        } else {
            self.notes.contains(&field).then_some(Part::Note)
        }
    }
}
