//! The beginning of a file, split and decoded: what its delimiter and its table are found in.

use std::io::Read;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};

use crate::data::bytes::content::Content;
use crate::data::bytes::encoding::{Found, decode};
use crate::data::bytes::records::{Feed, Records, Row};
use crate::data::message::Problem;
use crate::data::texts::label;

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
    /// A row, decoded.
    pub(crate) fn of(line: u32, row: Row<'_>, encoding: &'static Encoding) -> Self {
        let (bytes, cells) = row.whole();
        if let Ok(text) = std::str::from_utf8(bytes)
            && (encoding == UTF_8 || text.is_ascii())
        {
            return Self { line, text: text.to_owned(), cells: cells.collect() };
        }
        let mut decoded = Self { line, ..Self::default() };
        for field in row.fields() {
            let start = decoded.text.len();
            decoded.text.push_str(&decode(field, encoding));
            decoded.cells.push(start..decoded.text.len());
        }
        decoded
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

    /// The row cut to so many cells, with one more behind them.
    pub(crate) fn with(&self, width: usize, cell: &str) -> Self {
        let cells = (0..width).map(|at| self.cell(at).unwrap_or_default());
        self.of_cells(cells.chain([cell]))
    }

    /// The row with the cells alone that a function takes.
    pub(crate) fn only(&self, takes: impl Fn(usize, &str) -> bool) -> Self {
        let kept = |(at, cell)| if takes(at, cell) { cell } else { "" };
        self.of_cells(self.cells().enumerate().map(kept))
    }

    /// A row with other cells in its place.
    pub(crate) fn of_cells<C: AsRef<str>>(&self, cells: impl Iterator<Item = C>) -> Self {
        let mut row = Self { line: self.line, ..Self::default() };
        for cell in cells {
            let start = row.text.len();
            row.text.push_str(cell.as_ref());
            row.cells.push(start..row.text.len());
        }
        row
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

    /// Whether its cells go on behind the first as sentences do behind a comma: with one blank.
    fn has_blanks_behind_commas(&self) -> bool {
        let mut cells = self.cells().take(self.width());
        let begins = cells.next().is_some_and(|first| !first.trim().is_empty());
        let goes_on = |cell: &str| {
            let behind = cell.strip_prefix(' ');
            behind.is_some_and(|text| !text.starts_with(' ') && !text.is_empty())
        };
        begins && self.width() > 1 && cells.all(goes_on)
    }

    /// Cells up to the last that is not blank.
    pub(crate) fn width(&self) -> usize {
        let last = self.cells().rposition(|cell| !cell.trim().is_empty());
        last.map_or(0, |at| at + 1)
    }
}

#[cfg(test)]
impl From<&[&str]> for HeadRow {
    fn from(cells: &[&str]) -> Self {
        let record = crate::data::bytes::records::Record::from(cells);
        Self::of(1, record.row(), UTF_8)
    }
}

/// The comma last: keys and numbers hold commas in files that are separated by another sign.
const DELIMITERS: &[u8] = b"\t;|,";

/// Finds the delimiter of a file: the one that cuts most records of its beginning into the same number of fields.
pub(crate) fn delimiter(content: &Content, found: &Found) -> Result<u8, Problem> {
    let text = beginning(content, found).map_err(|error| Problem::unreadable(&error))?;
    let mut present =
        DELIMITERS.iter().copied().filter(|delimiter| text.as_bytes().contains(delimiter));
    Ok(match (present.next(), present.next()) {
        (only, None) => only.unwrap_or(b','),
        _ => most_agreeing(&text, found.bare_returns),
    })
}

/// The first records to come, decoded.
pub(crate) fn rows(feed: &mut Feed<'_>, encoding: &'static Encoding) -> Vec<HeadRow> {
    let rows = feed.look_ahead(ROWS);
    rows.map(|(line, row)| HeadRow::of(line, row, encoding)).collect()
}

/// Makes sentences whole again that were cut at their commas: `Utilities, September 2024,,`. A header may have blanks behind its commas
/// too, but stands over rows of figures; below a sentence stands a header that is wider.
pub(crate) fn mend_sentences(rows: &mut [HeadRow]) {
    for at in (0..rows.len()).rev() {
        let (above, below) = rows.split_at_mut(at + 1);
        let Some(row) = above.last_mut() else {
            return;
        };
        let is_header = |next: &HeadRow| {
            let opens = next.cells().find(|cell| !cell.trim().is_empty());
            row.width() < next.width()
                && !opens.is_some_and(|cell| label::looks_like(cell) || label::is_number(cell))
        };
        let is_over_header = below.iter().find(|next| next.filled() > 1).is_some_and(is_header);
        if is_over_header && row.has_blanks_behind_commas() && !row.cells().any(label::is_number) {
            let cells: Vec<&str> = row.cells().collect();
            let sentence = cells.get(..row.width()).unwrap_or_default().join(",");
            let blanks = cells.iter().skip(1).map(|_| "");
            *row = row.of_cells([sentence.as_str()].into_iter().chain(blanks));
        }
    }
}

fn beginning(content: &Content, found: &Found) -> std::io::Result<String> {
    let reading = content.read_from(found.bom as u64);
    let mut bytes = Vec::with_capacity(content.room());
    reading.take(HEAD as u64).read_to_end(&mut bytes)?;
    if bytes.len() == HEAD {
        // The last record may be cut in two; the last line end is no part of a character.
        let feed = if found.bare_returns { b'\r' } else { b'\n' };
        let end = bytes.iter().rposition(|byte| *byte == feed);
        if let Some(end) = end.filter(|_| !found.is_wide()) {
            bytes.truncate(end + 1);
        }
    }
    Ok(found.encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// The delimiter that cuts most records into the same number of fields; of equals the first. The comma is none where another sign cuts
/// both the first record that it cuts so and the one above: it would leave the header out.
fn most_agreeing(text: &str, bare_returns: bool) -> u8 {
    let cut = |delimiter: &u8| (*delimiter, widths(text, *delimiter, bare_returns));
    let cuts: Vec<(u8, Vec<usize>)> = DELIMITERS.iter().map(cut).collect();
    let Some(((_, by_comma), others)) = cuts.split_last() else {
        return b',';
    };
    let (_, fields) = modal(by_comma.iter().copied());
    let first = by_comma.iter().position(|width| *width == fields);
    let cuts_header = |(_, widths): &(u8, Vec<usize>)| {
        let above = first.and_then(|first| first.checked_sub(1));
        let both = above.and_then(|above| widths.get(above..above + 2));
        both.is_some_and(|both| both.iter().all(|width| *width > 1))
    };
    let candidates = if others.iter().any(cuts_header) { others } else { &cuts };
    // The last of equals is taken, hence backwards.
    let candidates = candidates.iter().rev();
    let best = candidates.max_by_key(|(_, widths)| agreement(widths));
    best.map_or(b',', |(delimiter, _)| *delimiter)
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
