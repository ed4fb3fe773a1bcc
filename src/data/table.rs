//! The beginning of a file, and in it the table: delimiter, header row, lines above it.

use std::io::Read;

use csv::ByteRecord;

use super::captions::Captions;
use super::cell::Cells;
use super::commas::Commas;
use super::encoding::{self, Found};
use super::header::{Header, HeaderCell, Lines, id_of};
use super::input::Input;
use super::label;
use super::layout::{self, LayoutReason, Setting, Shape};
use super::merged;
use super::message::Problem;
use super::preamble::{Preamble, is_footer};
use super::role;
use super::split::{Records, Row};
use crate::plan::Source;
use crate::quantity::{Number, UnitTable};
use crate::series::Folded;

/// How many bytes of a file decide where its table is.
const HEAD: usize = 1 << 16;
/// How many records of them are looked at.
const ROWS: usize = DEEPEST + SAMPLE;
/// How many records below a header are looked at.
const SAMPLE: usize = 200;
/// Above how many records a header is looked for.
const DEEPEST: usize = 80;

/// One record, decoded.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadRow {
    pub line: u32,
    pub cells: Vec<String>,
}

impl HeadRow {
    /// Cells that are not blank.
    pub(super) fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    }

    /// Its cells as one text.
    pub(super) fn text(&self) -> String {
        let cells = self.cells.iter().map(|cell| cell.trim());
        let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        filled.join(", ")
    }

    /// Cells up to the last that is not blank.
    pub(super) fn width(&self) -> usize {
        let last = self.cells.iter().rposition(|cell| !cell.trim().is_empty());
        last.map_or(0, |at| at + 1)
    }
}

/// The beginning of a file, split.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub delimiter: u8,
    pub rows: Vec<HeadRow>,
}

/// The table of a file.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub delimiter: u8,
    pub header: Header,
    pub preamble: Preamble,
    pub shape: Shape,
    pub commas: Commas,
    /// The line on which the first record below the header begins.
    pub body: u32,
}

/// The comma last: keys and numbers hold commas in files that are separated by another sign.
const DELIMITERS: &[u8] = b"\t;|,";

/// Reads the beginning of a file and finds its delimiter: the one that cuts most records into the same number of fields.
pub(super) fn head(input: &Input, found: &Found) -> Result<Head, Problem> {
    let text = beginning(input, found).map_err(|error| Problem::unreadable(&error))?;
    let mut present = DELIMITERS
        .iter()
        .copied()
        .filter(|delimiter| text.as_bytes().contains(delimiter));
    let delimiter = match (present.next(), present.next()) {
        (only, None) => only.unwrap_or(b','),
        _ => most_agreeing(&text, found.bare_returns),
    };
    let rows = split(&text, delimiter, found.bare_returns);
    let head = Head { delimiter, rows };
    if head.rows.iter().all(|row| row.filled() == 0) {
        return Err(Problem::EmptyFile);
    }
    Ok(head)
}

fn beginning(input: &Input, found: &Found) -> std::io::Result<String> {
    let mut reader = input.open()?;
    encoding::skip(&mut reader, found.bom)?;
    let mut bytes = Vec::new();
    reader.take(HEAD as u64).read_to_end(&mut bytes)?;
    if bytes.len() == HEAD {
        // The last record may be cut in two; the last line end is no part of a character.
        let feed = if found.bare_returns { b'\r' } else { b'\n' };
        let end = bytes.iter().rposition(|byte| *byte == feed);
        if let Some(end) = end.filter(|_| !found.is_wide()) {
            bytes.truncate(end + 1);
        }
    }
    Ok(found
        .encoding
        .decode_without_bom_handling(&bytes)
        .0
        .into_owned())
}

fn split(text: &str, delimiter: u8, bare_returns: bool) -> Vec<HeadRow> {
    let mut records = Records::new(text.as_bytes(), text.len(), delimiter, bare_returns);
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    while rows.len() < ROWS
        && let Ok(Some(line)) = records.next(&mut record)
    {
        let cell = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let cells = Row(&record).fields().map(cell).collect();
        rows.push(HeadRow { line, cells });
    }
    rows
}

/// The delimiter that cuts most records into the same number of fields; of equals the first.
fn most_agreeing(text: &str, bare_returns: bool) -> u8 {
    let agreeing = |delimiter: &&u8| agreement(&widths(text, **delimiter, bare_returns));
    // The last of equals is taken, hence backwards.
    let best = DELIMITERS.iter().rev().max_by_key(agreeing);
    best.copied().unwrap_or(b',')
}

/// How many fields each record has.
fn widths(text: &str, delimiter: u8, bare_returns: bool) -> Vec<usize> {
    let mut records = Records::new(text.as_bytes(), text.len(), delimiter, bare_returns);
    let mut record = ByteRecord::new();
    let mut widths = Vec::new();
    while widths.len() < ROWS
        && let Ok(Some(_)) = records.next(&mut record)
    {
        widths.push(Row(&record).fields().count());
    }
    widths
}

/// How many records have the most frequent number of fields, weighted by that number.
fn agreement(widths: &[usize]) -> usize {
    let (count, fields) = modal(widths.iter().copied());
    count * fields.min(4)
}

/// How many records have the most frequent number of fields above one, and that number.
fn modal(widths: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for width in widths.filter(|width| *width > 1) {
        match counts.iter_mut().find(|(_, fields)| *fields == width) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, width)),
        }
    }
    counts.into_iter().max().unwrap_or((0, 0))
}

/// Finds the table.
pub(super) fn find(
    head: &Head,
    source: &Source,
    units: &UnitTable,
    feeds: &dyn Fn(&Folded) -> bool,
) -> Result<Table, Problem> {
    let (_, fields) = modal(head.rows.iter().map(HeadRow::width));
    if fields < 2 {
        return Err(Problem::OneColumn {
            first: head
                .rows
                .iter()
                .find(|row| row.filled() > 0)
                .map(|row| row.cells.join(","))
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

fn no_header(head: &Head, fields: usize, units: &UnitTable) -> Problem {
    let lines = (0..head.rows.len()).find_map(|at| header_at(head, at, fields, units));
    let lines = lines.or_else(|| Lines::at(&head.rows, 0, units));
    Problem::NoPeriod {
        headers: lines
            .map(|lines| lines.texts().map(str::to_owned).collect())
            .unwrap_or_default(),
    }
}

/// The header that begins with a row, if one may: a header has no numbers but periods, and fills at least half the fields of the
/// table.
fn header_at(head: &Head, at: usize, fields: usize, units: &UnitTable) -> Option<Lines> {
    let lines = Lines::at(&head.rows, at, units)?;
    let filled = lines.filled();
    let fits = filled >= 2 && filled * 2 >= fields && !lines.texts().any(label::is_number);
    fits.then_some(lines)
}

/// Whether a row is a caption below a header whose first column has no name: `Region`, `Frequency`, `Unit` of data terminals.
fn is_caption(head: &Head, at: usize) -> bool {
    let (above, below) = head.rows.split_at_checked(at).unwrap_or_default();
    let name = |row: &HeadRow| row.cells.first().map_or("", |cell| cell.trim()).to_owned();
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
    head: &Head,
    at: usize,
    lines: &Lines,
    source: &Source,
    units: &UnitTable,
    feeds: &dyn Fn(&Folded) -> bool,
) -> Result<Table, Problem> {
    let below = head.rows.get(at + lines.rows..).unwrap_or_default();
    let body =
        |row: &&HeadRow| row.filled() > 0 && !row.cells.first().is_some_and(|cell| is_footer(cell));
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
    };
    let mut shape = layout::find(&setting)?;
    let first = match captions.rows {
        0 => below.iter().find(|row| row.filled() > 0),
        _ => sample.first().copied(),
    };
    let mut body = first.map_or(u32::MAX, |row| row.line);
    let mut rows = sample;
    if let Some(next) = layout::units_row(&mut shape, sample, units) {
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
        delimiter: head.delimiter,
        header,
        preamble,
        shape,
        commas,
        body,
    })
}

/// A table without header: periods and numbers in two columns, below lines that name what they are.
fn headless(head: &Head, source: &Source, units: &UnitTable) -> Option<Table> {
    let is_data = |row: &HeadRow| {
        let [period, value] = row.cells.as_slice() else {
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
    let values = body.iter().filter_map(|row| row.cells.get(1));
    Some(Table {
        delimiter: head.delimiter,
        header: Header::default(),
        preamble,
        shape,
        commas: Commas::of(values.map(String::as_str), head.delimiter),
        body: line,
    })
}
