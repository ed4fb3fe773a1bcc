//! The beginning of a file, split and decoded: what its delimiter and its table are found in.

use std::io::Read;
use std::ops::Range;

use crate::data::bytes::encoding;
use crate::data::bytes::encoding::Found;
use crate::data::bytes::input::Input;
use crate::data::bytes::record::Row;
use crate::data::bytes::split::Records;
use crate::data::message::Problem;

/// How many bytes of a file decide where its table is.
const HEAD: usize = 1 << 16;
/// How many records of them are looked at.
const ROWS: usize = DEEPEST + SAMPLE;
/// How many records below a header are looked at.
pub(crate) const SAMPLE: usize = 200;
/// Above how many records a header is looked for.
pub(crate) const DEEPEST: usize = 80;

/// One record, decoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeadRow {
    pub line: u32,
    /// Its cells, one behind the other.
    text: String,
    /// Where each stands in it.
    cells: Vec<Range<usize>>,
}

impl HeadRow {
    /// A row of a decoded file.
    pub(crate) fn of(line: u32, row: Row<'_>) -> Self {
        let (bytes, cells) = row.whole();
        Self {
            line,
            text: String::from_utf8_lossy(bytes).into_owned(),
            cells: cells.collect(),
        }
    }

    /// The text of a cell; none where the record has no such field.
    pub(crate) fn cell(&self, at: usize) -> Option<&str> {
        self.text.get(self.cells.get(at)?.clone())
    }

    /// All cells.
    pub(crate) fn cells(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        let cells = self.cells.iter().cloned();
        cells.map(|cell| self.text.get(cell).unwrap_or_default())
    }

    /// Cells that are not blank.
    pub(crate) fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.trim().is_empty()).count()
    }

    /// Its cells as one text.
    pub(crate) fn text(&self) -> String {
        let cells = self.cells().map(str::trim);
        let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        filled.join(", ")
    }

    /// Cells up to the last that is not blank.
    pub(crate) fn width(&self) -> usize {
        let last = self.cells().rposition(|cell| !cell.trim().is_empty());
        last.map_or(0, |at| at + 1)
    }
}

/// The beginning of a file, split.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub delimiter: u8,
    pub rows: Vec<HeadRow>,
}

/// The comma last: keys and numbers hold commas in files that are separated by another sign.
const DELIMITERS: &[u8] = b"\t;|,";

/// Reads the beginning of a file and finds its delimiter: the one that cuts most records into the same number of fields.
pub(crate) fn read(input: &Input, found: &Found) -> Result<Head, Problem> {
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
    let mut bytes = Vec::with_capacity(input.room());
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
    let mut rows = Vec::new();
    while rows.len() < ROWS
        && let Ok(Some((line, row))) = records.next()
    {
        rows.push(HeadRow::of(line, row));
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
    let mut widths = Vec::new();
    while widths.len() < ROWS
        && let Ok(Some((_, row))) = records.next()
    {
        widths.push(row.len());
    }
    widths
}

/// How many records have the most frequent number of fields, weighted by that number.
fn agreement(widths: &[usize]) -> usize {
    let (count, fields) = modal(widths.iter().copied());
    count * fields.min(4)
}

/// How many records have the most frequent number of fields above one, and that number.
pub(crate) fn modal(widths: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for width in widths.filter(|width| *width > 1) {
        match counts.iter_mut().find(|(_, fields)| *fields == width) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, width)),
        }
    }
    counts.into_iter().max().unwrap_or((0, 0))
}
