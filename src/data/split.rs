//! Records and fields. Splitting works on bytes, before anything is decoded, through `csv-core`; this room adds the physical line on
//! which each record begins, and finds quotes that are never closed and records without end.

use std::io::{self, Read};
use std::ops::Range;
use std::sync::Mutex;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

/// The longest record that is read: more than this is an unclosed quote or no table.
const LONGEST: usize = 16 << 20;

/// Why no further record can be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Broken {
    /// The system says so.
    Io(String),
    /// The record that begins on this line is longer than [`LONGEST`].
    TooLong(u32),
    /// A quote opened in the record that begins on this line is never closed.
    Unclosed(u32),
}

/// The fields of one record, one behind the other.
#[derive(Clone, Debug)]
pub(super) struct Record {
    bytes: Vec<u8>,
    /// Where the first field begins, and where each ends.
    bounds: Vec<usize>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            bounds: vec![0],
        }
    }
}

impl Record {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.bounds.truncate(1);
    }

    pub(super) fn push(&mut self, field: &[u8]) {
        self.bytes.extend_from_slice(field);
        self.bounds.push(self.bytes.len());
    }

    pub(super) fn row(&self) -> Row<'_> {
        Row {
            bytes: &self.bytes,
            bounds: &self.bounds,
        }
    }
}

#[cfg(test)]
impl From<&[&str]> for Record {
    fn from(cells: &[&str]) -> Self {
        let mut record = Self::default();
        cells.iter().for_each(|cell| record.push(cell.as_bytes()));
        record
    }
}

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    bytes: &'a [u8],
    bounds: &'a [usize],
}

impl<'a> Row<'a> {
    /// All fields, one behind the other.
    pub(super) fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// Where the first field begins, and where each ends.
    pub(super) fn bounds(self) -> &'a [usize] {
        self.bounds
    }

    /// The number of fields.
    pub(super) fn len(self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The bytes of a field; empty where the record has no such field.
    pub(super) fn field(self, at: usize) -> &'a [u8] {
        let bytes = match self.bounds.get(at..at + 2) {
            Some([start, end]) => self.bytes.get(*start..*end),
            _ => None,
        };
        bytes.unwrap_or_default()
    }

    /// All fields.
    pub(super) fn fields(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |at| self.field(at))
    }

    /// How often a byte stands in it.
    pub(super) fn count(self, byte: u8) -> usize {
        count(self.bytes, byte)
    }
}

fn count(bytes: &[u8], byte: u8) -> usize {
    bytes.iter().filter(|other| **other == byte).count()
}

/// The records of a table.
pub(super) struct Records<R> {
    input: R,
    splitter: Splitter,
    feed: u8,
    buffer: Vec<u8>,
    /// What of the buffer is not yet split.
    rest: Range<usize>,
    /// The line of the first byte of it.
    line: usize,
    /// Room for the fields of a record, and for where they begin and end.
    bytes: Vec<u8>,
    bounds: Vec<usize>,
}

impl<R: Read> Records<R> {
    /// Splits at a delimiter; `room`: bytes of the buffer; `bare_returns`: lines end with a carriage return alone.
    pub(super) fn new(input: R, room: usize, delimiter: u8, bare_returns: bool) -> Self {
        let feed = if bare_returns { b'\r' } else { b'\n' };
        Self {
            input,
            splitter: Splitter::at(delimiter, feed),
            feed,
            buffer: vec![0; room.max(1)],
            rest: 0..0,
            line: 1,
            bytes: vec![0; 1 << 9],
            bounds: vec![0; 1 << 5],
        }
    }

    /// Reads the next record and gives its line; none after the last.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Row<'_>)>, Broken> {
        if !self.skip_blank_lines()? {
            return Ok(None);
        }
        let line = u32::try_from(self.line).unwrap_or(u32::MAX);
        let (filled, fields) = self.split(line)?;
        let row = Row {
            bytes: self.bytes.get(..filled).unwrap_or_default(),
            bounds: self.bounds.get(..=fields).unwrap_or_default(),
        };
        Ok(Some((line, row)))
    }

    /// Goes on to the next byte that is no line end; false if there is none.
    fn skip_blank_lines(&mut self) -> Result<bool, Broken> {
        loop {
            let rest = self.buffer.get(self.rest.clone()).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| **byte == self.feed).count();
            let found = blank < rest.len();
            self.line += blank;
            self.rest.start += blank;
            if found || !self.fill()? {
                return Ok(found);
            }
        }
    }

    /// Splits one record, which begins on a line; gives its bytes and its fields.
    fn split(&mut self, line: u32) -> Result<(usize, usize), Broken> {
        let (mut length, mut filled, mut fields) = (0, 0, 0);
        let mut ended = false;
        loop {
            let rest = self.buffer.get(self.rest.clone()).unwrap_or_default();
            // Where the file ends, a line end ends the last record, unless a quote is open.
            let last = std::slice::from_ref(&self.feed);
            let rest = if ended { last } else { rest };
            let bytes = self.bytes.get_mut(filled..).unwrap_or_default();
            let ends = self.bounds.get_mut(fields + 1..).unwrap_or_default();
            let (result, read, written, found) = self.splitter.split(rest, bytes, ends);
            self.rest.start += read;
            length += read;
            filled += written;
            fields += found;
            match result {
                ReadRecordResult::OutputFull => self.bytes.resize(filled * 2, 0),
                ReadRecordResult::OutputEndsFull => self.bounds.resize(fields * 2, 0),
                ReadRecordResult::InputEmpty if ended => return Err(Broken::Unclosed(line)),
                ReadRecordResult::InputEmpty if length > LONGEST => {
                    return Err(Broken::TooLong(line));
                }
                ReadRecordResult::InputEmpty => ended = !self.fill()?,
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        // Only what stands in quotes is longer than the fields of the record and their ends.
        let quoted = length > filled + fields;
        let inside = self.bytes.get(..filled).filter(|_| quoted);
        self.line += 1 + inside.map_or(0, |bytes| count(bytes, self.feed));
        self.cut_return(fields);
        Ok((filled, fields))
    }

    /// Leaves the carriage return of a line end out of the last of so many fields.
    fn cut_return(&mut self, fields: usize) {
        let bounds = self.bounds.get_mut(..=fields).unwrap_or_default();
        if let [.., start, end] = bounds
            && end > start
            && self.bytes.get(*end - 1) == Some(&b'\r')
        {
            *end -= 1;
        }
    }

    /// Reads more; false at the end.
    fn fill(&mut self) -> Result<bool, Broken> {
        let read = loop {
            match self.input.read(&mut self.buffer) {
                Ok(read) => break read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Broken::Io(error.to_string())),
            }
        };
        self.rest = 0..read;
        Ok(read > 0)
    }
}

/// What ends fields at a delimiter and records at a line end. One takes as long to build as thousands of cells to split, so that
/// of a file that is done serves the next.
struct Splitter {
    ends: (u8, u8),
    /// Some until it is dropped.
    reader: Option<Box<Reader>>,
}

/// The splitters that no file uses now.
static IDLE: Mutex<Vec<((u8, u8), Box<Reader>)>> = Mutex::new(Vec::new());

impl Splitter {
    fn at(delimiter: u8, feed: u8) -> Self {
        let ends = (delimiter, feed);
        let idle = IDLE.lock().ok().and_then(|mut idle| {
            let at = idle.iter().position(|(of, _)| *of == ends)?;
            Some(idle.swap_remove(at).1)
        });
        let build = || {
            let mut builder = ReaderBuilder::new();
            let builder = builder.delimiter(delimiter);
            Box::new(builder.terminator(Terminator::Any(feed)).build())
        };
        Self {
            ends,
            reader: Some(idle.unwrap_or_else(build)),
        }
    }

    /// Splits what it can: the result, how much it read and wrote, and how many fields it ended.
    fn split(
        &mut self,
        input: &[u8],
        output: &mut [u8],
        ends: &mut [usize],
    ) -> (ReadRecordResult, usize, usize, usize) {
        let reader = self.reader.as_mut();
        reader.map_or((ReadRecordResult::End, 0, 0, 0), |reader| {
            reader.read_record(input, output, ends)
        })
    }
}

impl Drop for Splitter {
    fn drop(&mut self) {
        if let (Some(mut reader), Ok(mut idle)) = (self.reader.take(), IDLE.lock()) {
            reader.reset();
            idle.push((self.ends, reader));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Result<Vec<(u32, Vec<String>)>, Broken> {
        lines_through(text, 1 << 10)
    }

    fn lines_through(text: &str, room: usize) -> Result<Vec<(u32, Vec<String>)>, Broken> {
        let mut records = Records::new(text.as_bytes(), room, b',', false);
        let mut all = Vec::new();
        while let Some((line, row)) = records.next()? {
            let fields = row.fields();
            let fields = fields.map(|f| String::from_utf8_lossy(f).into_owned());
            all.push((line, fields.collect()));
        }
        Ok(all)
    }

    fn starts(text: &str) -> Vec<u32> {
        lines(text)
            .unwrap()
            .into_iter()
            .map(|(line, _)| line)
            .collect()
    }

    #[test]
    fn records_know_the_line_they_begin_on() {
        assert_eq!(starts("a,b\n1,2\n3,4"), [1, 2, 3]);
        assert_eq!(starts("a,b\r\n1,2\r\n3,4\r\n"), [1, 2, 3]);
        assert_eq!(starts("a\n\n\nb\n"), [1, 4]);
        assert_eq!(starts("a,\"x\ny\"\nb,c\n"), [1, 3]);
        assert_eq!(starts("a,\"x\r\n\r\ny\"\r\nb,c"), [1, 4]);
        assert_eq!(starts("\n\na,\"x\ny\"\n\nb,\"\n\""), [3, 6]);
        assert_eq!(starts("a,b\r\n1,2\n3,4\r\n"), [1, 2, 3]);
    }

    #[test]
    fn buffers_may_end_anywhere() {
        let long = "长".repeat(700);
        let text = format!(
            "a,b\r\n\n\"x\"\"\r\n,y\",2,\r\n{long},\"{long}\"\r\n{}",
            ",".repeat(99)
        );
        let whole = lines(&text).unwrap();
        for room in [1, 2, 3, 7, 100] {
            assert_eq!(lines_through(&text, room), Ok(whole.clone()), "{room}");
        }
        let fields = |at: usize| whole.get(at).map(|(line, fields)| (*line, fields.len()));
        assert_eq!(
            [0, 1, 2, 3].map(fields),
            [Some((1, 2)), Some((3, 3)), Some((5, 2)), Some((6, 100))]
        );
    }

    #[test]
    fn the_carriage_return_of_a_line_end_is_no_text() {
        let all = lines("a,\"b\"\r\n1,\"\"\r\n").unwrap();
        assert_eq!(all.first().unwrap().1, ["a", "b"]);
        assert_eq!(all.last().unwrap().1, ["1", ""]);
    }

    #[test]
    fn a_quote_left_open_is_told_by_its_line() {
        assert_eq!(lines("a,b\n1,\"x\n2,3\n"), Err(Broken::Unclosed(2)));
        assert_eq!(lines("a,b\n1,\"x"), Err(Broken::Unclosed(2)));
    }

    #[test]
    fn a_record_without_end_is_given_up() {
        let text = format!("a,b\n1,\"{}", "x,\n".repeat(8 << 20));
        assert_eq!(lines(&text), Err(Broken::TooLong(2)));
    }

    #[test]
    fn bare_returns_end_lines_where_nothing_else_does() {
        let mut records = Records::new("a,b\r1,2\r".as_bytes(), 1 << 10, b',', true);
        let mut line = || records.next().map(|next| next.map(|(line, _)| line));
        assert_eq!(line(), Ok(Some(1)));
        assert_eq!(line(), Ok(Some(2)));
        assert_eq!(line(), Ok(None));
    }
}
