//! Bytes into records. Splitting works on bytes, before anything is decoded: lines without quotes at their delimiters, others through
//! `csv-core`. This room adds the physical line on which each record begins, and finds quotes that are never closed and records
//! without end.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::ops::Range;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

/// The longest record that is read: more than this is an unclosed quote or no table.
const LONGEST: usize = 16 << 20;
/// Room beyond what is needed, so that it need not grow by single bytes.
const LEAST: usize = 64;

/// Where a field stands in the bytes of its record.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    start: usize,
    end: usize,
}

/// The fields of one record, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    bytes: Vec<u8>,
    spans: Vec<Span>,
}

impl Record {
    /// A record kept.
    pub(crate) fn of(row: Row<'_>) -> Self {
        let mut record = Self::default();
        for field in row.fields() {
            record.push(field);
        }
        record
    }

    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.spans.clear();
    }

    pub(crate) fn push(&mut self, field: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(field);
        let end = self.bytes.len();
        self.spans.push(Span { start, end });
    }

    pub(crate) fn row(&self) -> Row<'_> {
        Row { bytes: &self.bytes, spans: &self.spans, as_written: false }
    }
}

#[cfg(test)]
impl From<&[&str]> for Record {
    fn from(cells: &[&str]) -> Self {
        let mut record = Self::default();
        for cell in cells {
            record.push(cell.as_bytes());
        }
        record
    }
}

/// One record.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub bytes: &'a [u8],
    spans: &'a [Span],
    /// The bytes are those of its line, quotes and delimiters and all.
    as_written: bool,
}

impl<'a> Row<'a> {
    /// The bytes in which all fields stand, and where each does.
    pub(crate) fn whole(self) -> (&'a [u8], impl Iterator<Item = Range<usize>>) {
        let ranges = self.spans.iter().map(|span| span.start..span.end);
        (self.bytes, ranges)
    }

    /// The number of fields.
    pub(crate) fn len(self) -> usize {
        self.spans.len()
    }

    /// The bytes of a field; empty where the record has no such field.
    pub(crate) fn field(self, at: usize) -> &'a [u8] {
        let span = self.spans.get(at);
        let bytes = span.and_then(|span| self.bytes.get(span.start..span.end));
        bytes.unwrap_or_default()
    }

    /// What its line holds before a field, if it is at hand as it was written.
    pub(crate) fn before(self, at: usize) -> Option<&'a [u8]> {
        let Some(last) = at.checked_sub(1) else {
            return self.as_written.then_some(&[]);
        };
        let end = self.spans.get(last).filter(|_| self.as_written)?.end;
        let quote = self.bytes.get(end) == Some(&b'"');
        self.bytes.get(..end + usize::from(quote) + 1)
    }

    /// All fields.
    pub(crate) fn fields(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |at| self.field(at))
    }

    /// How often a byte stands in it.
    pub(crate) fn count(self, byte: u8) -> usize {
        memchr::memchr_iter(byte, self.bytes).count()
    }
}

/// Why no further record can be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Broken {
    /// The system says so.
    Io(String),
    /// The record that begins on this line is longer than [`LONGEST`].
    TooLong(u32),
    /// A quote opened in the record that begins on this line is never closed.
    Unclosed(u32),
}

/// The records of a table.
pub(crate) struct Records<R> {
    input: R,
    delimiter: u8,
    feed: u8,
    buffer: Vec<u8>,
    /// What of the buffer is read and not yet split.
    rest: Range<usize>,
    /// Where in the file the next byte to be read stands.
    ahead: u64,
    /// The line of the first byte of it.
    line: usize,
    /// Whether the input is read to its end.
    ended: bool,
    /// What splits records with quotes; it takes as long to build as thousands of cells to split.
    splitter: Option<Box<Reader>>,
    /// Room for the fields of a record with quotes.
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
    /// Where the fields of a record stand.
    spans: Vec<Span>,
}

/// What stands at the beginning of the bytes that are not yet split.
enum Line {
    /// A line of so many bytes, each of its quotes around a whole field; it is split.
    Plain(usize),
    /// One with other quotes.
    Quoted,
    /// One whose end is not yet read.
    Cut,
}

impl<R: Read> Records<R> {
    /// Splits at a delimiter; `room`: bytes of the buffer; `bare_returns`: lines end with a carriage return alone.
    pub(crate) fn new(input: R, room: usize, delimiter: u8, bare_returns: bool) -> Self {
        Self {
            input,
            delimiter,
            feed: if bare_returns { b'\r' } else { b'\n' },
            buffer: vec![0; room],
            rest: 0..0,
            ahead: 0,
            line: 1,
            ended: false,
            splitter: None,
            bytes: Vec::new(),
            ends: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// Where the input begins in its file, and with which line.
    pub(crate) fn beginning(mut self, at: u64, line: u32) -> Self {
        self.ahead = at;
        self.line = line as usize;
        self
    }

    /// Goes on with another input, which begins at a place of its file; its first line counts as the first.
    pub(crate) fn restart(&mut self, input: R, at: u64) {
        self.input = input;
        self.rest = 0..0;
        self.ahead = at;
        self.line = 1;
        self.ended = false;
    }

    /// The place and the line of what is not yet split; behind the last byte of a file counts as further on.
    pub(crate) fn place(&self) -> (u64, u32) {
        let line = u32::try_from(self.line).unwrap_or(u32::MAX);
        (self.ahead - self.rest.len() as u64, line)
    }

    /// Leaves out what stands before the next line, be it within quotes.
    pub(crate) fn skip_line(&mut self) -> Result<(), Broken> {
        loop {
            let found = memchr::memchr(self.feed, self.rest());
            self.rest.start = found.map_or(self.rest.end, |at| self.rest.start + at + 1);
            if found.is_some() || !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Reads the next record and gives its line; none after the last.
    pub(crate) fn next(&mut self) -> Result<Option<(u32, Row<'_>)>, Broken> {
        if !self.skip_blank_lines()? {
            return Ok(None);
        }
        let line = u32::try_from(self.line).unwrap_or(u32::MAX);
        let (bytes, as_written) = loop {
            let rest = self.buffer.get(self.rest.clone()).unwrap_or_default();
            match split(rest, self.delimiter, self.feed, &mut self.spans) {
                Line::Plain(length) => {
                    let at = self.rest.start;
                    self.pass(length + 1);
                    break (self.buffer.get(at..at + length), true);
                }
                Line::Quoted => {
                    let filled = self.split_quoted(line)?;
                    break (self.bytes.get(..filled), false);
                }
                Line::Cut if self.rest.len() > LONGEST => return Err(Broken::TooLong(line)),
                Line::Cut => _ = self.fill()?,
            }
        };
        let row = Row { bytes: bytes.unwrap_or_default(), spans: &self.spans, as_written };
        Ok(Some((line, row)))
    }

    /// Leaves out a whole line of so many bytes, its end among them.
    pub(crate) fn pass(&mut self, length: usize) {
        self.rest.start += length;
        self.line += 1;
    }

    /// What is read and not yet split.
    pub(crate) fn rest(&self) -> &[u8] {
        self.buffer.get(self.rest.clone()).unwrap_or_default()
    }

    /// Goes on to the next byte that is no line end; false if there is none.
    pub(crate) fn skip_blank_lines(&mut self) -> Result<bool, Broken> {
        loop {
            let rest = self.rest();
            let blank = rest.iter().take_while(|byte| **byte == self.feed).count();
            let found = blank < rest.len();
            self.line += blank;
            self.rest.start += blank;
            if found || !self.fill()? {
                return Ok(found);
            }
        }
    }

    /// Splits a record with quotes, which begins on a line; gives how many bytes its fields have.
    fn split_quoted(&mut self, line: u32) -> Result<usize, Broken> {
        let (mut length, mut filled, mut fields) = (0, 0, 0);
        self.ends.resize(LEAST, 0);
        loop {
            let rest = self.buffer.get(self.rest.clone()).unwrap_or_default();
            let bytes = self.bytes.get_mut(filled..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let build = || Box::new(splitter(self.delimiter, self.feed));
            let splitter = self.splitter.get_or_insert_with(build);
            let (result, read, written, found) = splitter.read_record(rest, bytes, ends);
            self.rest.start += read;
            length += read;
            filled += written;
            fields += found;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull => self.bytes.resize(filled * 2 + LEAST, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(fields * 2 + LEAST, 0),
                ReadRecordResult::InputEmpty if length > LONGEST => {
                    return Err(Broken::TooLong(line));
                }
                // A quote is open where not even the end of the input ends the record.
                ReadRecordResult::InputEmpty if self.ended => return Err(Broken::Unclosed(line)),
                ReadRecordResult::InputEmpty => _ = self.fill()?,
            }
        }
        let text = self.bytes.get(..filled).unwrap_or_default();
        self.line += 1 + memchr::memchr_iter(self.feed, text).count();
        self.spans.clear();
        let mut start = 0;
        for end in self.ends.iter().take(fields).copied() {
            self.spans.push(Span { start, end });
            start = end;
        }
        if let Some(last) = self.spans.last_mut() {
            last.end = before_return(text, last.start, last.end);
        }
        Ok(filled)
    }

    /// Reads more behind what is not yet split; behind the last byte of the input stands a line end. False at the end.
    fn fill(&mut self) -> Result<bool, Broken> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.copy_within(self.rest.clone(), 0);
        self.rest = 0..self.rest.len();
        if self.rest.end == self.buffer.len() {
            self.buffer.resize(self.rest.end * 2 + LEAST, 0);
        }
        let free = self.buffer.get_mut(self.rest.end..).unwrap_or_default();
        let read = match read(&mut self.input, free) {
            Ok(read) => read,
            Err(error) => return Err(Broken::Io(error.to_string())),
        };
        self.ended = read == 0;
        if let (true, Some(first)) = (self.ended, free.first_mut()) {
            *first = self.feed;
        }
        self.rest.end += read.max(1);
        self.ahead += read.max(1) as u64;
        Ok(true)
    }
}

/// Splits the line at the beginning of some bytes at its delimiters.
fn split(rest: &[u8], delimiter: u8, feed: u8, spans: &mut Vec<Span>) -> Line {
    spans.clear();
    let mut start = 0;
    let mut marks = memchr::memchr3_iter(delimiter, feed, b'"', rest);
    loop {
        let Some(end) = marks.next() else {
            return Line::Cut;
        };
        match rest.get(end) {
            Some(mark) if *mark == delimiter => {
                spans.push(Span { start, end });
                start = end + 1;
            }
            Some(mark) if *mark == feed => {
                let end_of_field = before_return(rest, start, end);
                spans.push(Span { start, end: end_of_field });
                return Line::Plain(end);
            }
            _ if end > start => return Line::Quoted,
            _ => {
                let closing = marks.find(|at| rest.get(*at) != Some(&delimiter));
                let Some(closing) = closing else {
                    return Line::Cut;
                };
                let Some(next) = marks.next().filter(|_| rest.get(closing) == Some(&b'"')) else {
                    return if rest.get(closing) == Some(&feed) { Line::Quoted } else { Line::Cut };
                };
                let ends = before_return(rest, closing + 1, next) == closing + 1;
                let (from, mark) = (start + 1, rest.get(next));
                if mark == Some(&delimiter) && next == closing + 1 {
                    spans.push(Span { start: from, end: closing });
                    start = next + 1;
                } else if mark == Some(&feed) && ends {
                    // Of several only the last is of the line end.
                    let end = if next == closing + 1 {
                        before_return(rest, from, closing)
                    } else {
                        closing
                    };
                    spans.push(Span { start: from, end });
                    return Line::Plain(next);
                } else {
                    return Line::Quoted;
                }
            }
        }
    }
}

/// The end of a field without the carriage return of a line end.
fn before_return(bytes: &[u8], start: usize, end: usize) -> usize {
    let last = end.checked_sub(1).filter(|last| *last >= start);
    last.filter(|last| bytes.get(*last) == Some(&b'\r')).unwrap_or(end)
}

/// Reads what there is, however often a signal comes between.
fn read(input: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// What ends fields at a delimiter and records at a line end.
fn splitter(delimiter: u8, feed: u8) -> Reader {
    let mut builder = ReaderBuilder::new();
    let builder = builder.delimiter(delimiter);
    builder.terminator(Terminator::Any(feed)).build()
}

/// The records of a file one by one, of which one may look at those to come.
pub(crate) struct Feed<'a> {
    records: Records<Box<dyn Read + Send + 'a>>,
    /// Records that were looked at before their turn, each with its line.
    waiting: VecDeque<(u32, Record)>,
    /// What was met behind them.
    broken: Option<Broken>,
    current: Record,
}

impl<'a> Feed<'a> {
    pub(crate) fn new(records: Records<Box<dyn Read + Send + 'a>>) -> Self {
        Self { records, waiting: VecDeque::new(), broken: None, current: Record::default() }
    }

    /// The next record and its line; none after the last.
    pub(crate) fn next(&mut self) -> Result<Option<(u32, Row<'_>)>, Broken> {
        if let Some((line, record)) = self.waiting.pop_front() {
            self.current = record;
            return Ok(Some((line, self.current.row())));
        }
        match self.broken.take() {
            Some(broken) => Err(broken),
            None => self.records.next(),
        }
    }

    /// The place and the line of the record to come; none while records wait that were looked at before.
    pub(crate) fn place(&self) -> Option<(u64, u32)> {
        (self.waiting.is_empty() && self.broken.is_none()).then(|| self.records.place())
    }

    /// Puts a record back.
    pub(crate) fn unread(&mut self, line: u32, record: Record) {
        self.waiting.push_front((line, record));
    }

    /// The records to come, so many at most.
    pub(crate) fn look_ahead(&mut self, count: usize) -> impl Iterator<Item = (u32, Row<'_>)> {
        while self.waiting.len() < count && self.broken.is_none() {
            match self.records.next() {
                Ok(Some((line, row))) => self.waiting.push_back((line, Record::of(row))),
                Ok(None) => break,
                Err(broken) => self.broken = Some(broken),
            }
        }
        let waiting = self.waiting.iter().take(count);
        waiting.map(|(line, record)| (*line, record.row()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        lines(text).unwrap().into_iter().map(|(line, _)| line).collect()
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
        let text =
            format!("a,b\r\n\n\"x\"\"\r\n,y\",2,\r\n{long},\"{long}\"\r\n{}", ",".repeat(99));
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

    /// What the `csv` crate makes of a text.
    fn records_of_csv(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(text.as_bytes());
        let record = |record: csv::StringRecord| {
            let mut fields: Vec<String> = record.iter().map(str::to_owned).collect();
            let last = fields.last_mut().unwrap();
            last.truncate(last.strip_suffix('\r').unwrap_or(last).len());
            fields
        };
        reader.records().map(|next| record(next.unwrap())).collect()
    }

    proptest! {
        #[test]
        fn records_are_those_of_the_csv_crate(text in "[a长,;\"\r\n]{0,40}", room in 1..20_usize) {
            match lines_through(&text, room) {
                Ok(records) => {
                    let fields: Vec<_> = records.into_iter().map(|(_, fields)| fields).collect();
                    prop_assert_eq!(fields, records_of_csv(&text));
                }
                // A quote is open, which another closes.
                Err(_) => prop_assert!(lines_through(&(text + "\""), room).is_ok()),
            }
        }
    }
}
