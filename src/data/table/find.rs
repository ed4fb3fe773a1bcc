//! The table in the beginning of a file: header row, lines above it, layout.

use std::cell::OnceCell;

use crate::data::message::Problem;
use crate::data::table::captions::Captions;
use crate::data::table::head::{DEEPEST, HeadRow, SAMPLE, modal};
use crate::data::table::header::{Header, HeaderCell, id_of};
use crate::data::table::layout;
use crate::data::table::layout::setting::Setting;
use crate::data::table::layout::shape::{LayoutReason, Shape};
use crate::data::table::lines::Lines;
use crate::data::table::merged;
use crate::data::table::preamble::{Preamble, is_footer};
use crate::data::texts::cell::Cells;
use crate::data::texts::commas::Commas;
use crate::data::texts::label;
use crate::data::texts::role;
use crate::plan::Source;
use crate::quantity::{Number, UnitTable};
use crate::series::Folded;

/// The table of a file.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub header: Header,
    pub preamble: Preamble,
    pub shape: Shape,
    pub commas: Commas,
    /// The line on which the first record below the header begins.
    pub body: u32,
}

/// The first rows of a file.
#[derive(Clone, Copy)]
struct Head<'a> {
    delimiter: u8,
    rows: &'a [HeadRow],
}

/// Finds the table in the first rows of a file.
pub(crate) fn find(
    rows: &[HeadRow],
    delimiter: u8,
    source: &Source,
    units: &UnitTable,
    feeds: &dyn Fn(&Folded) -> bool,
) -> Result<Table, Problem> {
    let head = Head { delimiter, rows };
    let (_, fields) = modal(head.rows.iter().map(HeadRow::width));
    if fields < 2 {
        return Err(Problem::OneColumn {
            first: head
                .rows
                .iter()
                .find(|row| row.filled() > 0)
                .map(|row| row.cells().collect::<Vec<_>>().join(","))
                .unwrap_or_default(),
        });
    }
    let mut refused = None;
    for strong in [true, false] {
        for at in 0..head.rows.len().min(DEEPEST) {
            let Some(lines) = header_at(head, at, fields, units) else {
                continue;
            };
            if is_strong(&lines, source) != strong || is_caption(head, at) {
                continue;
            }
            match fit(head, at, &lines, source, units, feeds) {
                Ok(table) => return Ok(table),
                Err(problem) if strong => {
                    refused.get_or_insert(problem);
                }
                Err(_) => {}
            }
        }
    }
    if let Some(table) = headless(head, source, units) {
        return Ok(table);
    }
    Err(refused.unwrap_or_else(|| no_header(head, fields, units)))
}

fn no_header(head: Head<'_>, fields: usize, units: &UnitTable) -> Problem {
    let lines = (0..head.rows.len()).find_map(|at| header_at(head, at, fields, units));
    let lines = lines.or_else(|| Lines::at(head.rows, 0, units));
    Problem::NoPeriod {
        headers: lines
            .map(|lines| lines.texts().map(str::to_owned).collect())
            .unwrap_or_default(),
    }
}

/// The header that begins with a row, if one may: a header has no numbers but periods, and fills at least half the fields of the
/// table.
fn header_at(head: Head<'_>, at: usize, fields: usize, units: &UnitTable) -> Option<Lines> {
    let lines = Lines::at(head.rows, at, units)?;
    let filled = lines.filled();
    let fits = filled >= 2 && filled * 2 >= fields && !lines.texts().any(label::is_number);
    fits.then_some(lines)
}

/// Whether a row is a caption below a header whose first column has no name: `Region`, `Frequency`, `Unit` of data terminals.
fn is_caption(head: Head<'_>, at: usize) -> bool {
    let (above, below) = head.rows.split_at_checked(at).unwrap_or_default();
    let name = |row: &HeadRow| row.cell(0).map_or("", str::trim).to_owned();
    let caption = |row: &&HeadRow| Captions::are(&name(row));
    let header = above.iter().rev().find(|row| !caption(row));
    below.first().is_some_and(|row| caption(&row))
        && header.is_some_and(|row| name(row).is_empty() && row.filled() > 0)
        && Captions::of(&below.iter().collect::<Vec<_>>()).rows > 0
}

/// A header that names a role or several periods, or a column of the plan.
fn is_strong(lines: &Lines, source: &Source) -> bool {
    let columns = &source.columns;
    let named = [
        &columns.period,
        &columns.indicator,
        &columns.value,
        &columns.region,
        &columns.from,
    ];
    let is_named = |text: &str| {
        named
            .iter()
            .any(|name| name.as_deref().is_some_and(|name| name.trim() == text))
    };
    let periods = lines.texts().filter(|text| label::looks_like(text));
    periods.count() > 1
        || lines.texts().any(|text| {
            role::role_of(id_of(text)).is_some() || is_named(text) || text.contains('\\')
        })
}

fn fit(
    head: Head<'_>,
    at: usize,
    lines: &Lines,
    source: &Source,
    units: &UnitTable,
    feeds: &dyn Fn(&Folded) -> bool,
) -> Result<Table, Problem> {
    let below = head.rows.get(at + lines.rows..).unwrap_or_default();
    let body = |row: &&HeadRow| row.filled() > 0 && !row.cell(0).is_some_and(is_footer);
    let sample: Vec<&HeadRow> = below.iter().filter(body).take(SAMPLE).collect();
    // Of a single series such rows are lines above a table without header.
    let captions = match lines.cells.len() {
        0..=2 => Captions::default(),
        _ => Captions::of(&sample),
    };
    let sample = sample.get(captions.rows..).unwrap_or_default();
    let mut header = Header::read(lines, sample, &source.columns, units, head.delimiter);
    if captions.rows > 0 {
        header.below_captions();
    }
    if let Some(column) = header.absent.first() {
        return Err(Problem::UnknownColumn {
            column: column.clone(),
            headers: header.texts(),
        });
    }
    let preamble = Preamble::read(head.rows.get(..at).unwrap_or_default(), units);
    let setting = Setting {
        header: &header,
        sample,
        source,
        preamble: &preamble,
        units,
        cells: Cells::new(source, units, Commas::Thousands),
        feeds,
        measures: OnceCell::new(),
    };
    let mut shape = layout::find(&setting)?;
    let first = match captions.rows {
        0 => below.iter().find(|row| row.filled() > 0),
        _ => sample.first().copied(),
    };
    let mut body = first.map_or(u32::MAX, |row| row.line);
    let mut rows = sample;
    if let Some(next) = layout::setting::units_row(&mut shape, sample, units) {
        body = next;
        rows = sample.get(1..).unwrap_or_default();
    }
    for value in &mut shape.values {
        let field = value.column.field;
        value.frequency = captions.frequency(field);
        value.unit = value.unit.take().or_else(|| captions.unit(field, units));
    }
    shape.merged = merged::columns(&shape, rows);
    let is_merged = |cell: &&HeaderCell| shape.merged.contains(&cell.column);
    let texts = header.cells.iter().filter(is_merged);
    let why = texts.map(|cell| LayoutReason::Merged(cell.text.clone()));
    shape.why.extend(why);
    let mut preamble = preamble;
    preamble.notes.extend(captions.notes);
    let cells = rows
        .iter()
        .flat_map(|row| shape.values.iter().map(|value| value.column.of(row)));
    let commas = Commas::of(cells, head.delimiter);
    Ok(Table {
        header,
        preamble,
        shape,
        commas,
        body,
    })
}

/// A table without header: periods and numbers in two columns, below lines that name what they are.
fn headless(head: Head<'_>, source: &Source, units: &UnitTable) -> Option<Table> {
    let is_data = |row: &HeadRow| {
        let (Some(period), Some(value), 2) = (row.cell(0), row.cell(1), row.cells().len()) else {
            return false;
        };
        label::looks_like(period) && (value.trim().is_empty() || Number::scan(value).is_ok())
    };
    let at = head.rows.iter().position(is_data)?;
    let body = head.rows.get(at..)?;
    let fitting = body.iter().filter(|row| is_data(row)).count();
    if fitting * 10 < body.len() * 9 {
        return None;
    }
    let preamble = Preamble::read(head.rows.get(..at)?, units);
    let line = body.first()?.line;
    let shape = layout::headless(source, &preamble);
    let values = body.iter().filter_map(|row| row.cell(1));
    Some(Table {
        header: Header::default(),
        preamble,
        shape,
        commas: Commas::of(values, head.delimiter),
        body: line,
    })
}
