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

/// The fields of one record, one behind the other.
#[derive(Clone, Debug)]
pub(crate) struct Record {
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
        self.bounds.truncate(1);
    }

    pub(crate) fn push(&mut self, field: &[u8]) {
        self.bytes.extend_from_slice(field);
        self.bounds.push(self.bytes.len());
    }

    pub(crate) fn row(&self) -> Row<'_> {
        Row {
            bytes: &self.bytes,
            bounds: &self.bounds,
            gap: 0,
        }
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
    /// Where the first field begins, and where the next would after each.
    pub bounds: &'a [usize],
    /// How many bytes stand between two fields.
    pub gap: usize,
}

impl<'a> Row<'a> {
    /// All fields, one behind the other, and where each stands in them.
    pub(crate) fn whole(self) -> (&'a [u8], impl Iterator<Item = Range<usize>>) {
        let pairs = self.bounds.windows(2);
        let ranges = pairs.map(move |pair| match pair {
            [start, next] => *start..*next - self.gap,
            _ => 0..0,
        });
        (self.bytes, ranges)
    }

    /// The number of fields.
    pub(crate) fn len(self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The bytes of a field; empty where the record has no such field.
    pub(crate) fn field(self, at: usize) -> &'a [u8] {
        let bytes = match self.bounds.get(at..at + 2) {
            Some([start, next]) => self.bytes.get(*start..*next - self.gap),
            _ => None,
        };
        bytes.unwrap_or_default()
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
    /// The bounds of the fields of a record.
    bounds: Vec<usize>,
}

/// What stands at the beginning of the bytes that are not yet split.
enum Line {
    /// A line without quotes, at this place of the buffer.
    Plain(Range<usize>),
    Quoted,
    /// A line whose end is not yet read.
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
            bounds: Vec::new(),
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
        let (bytes, gap) = loop {
            match self.line() {
                Line::Plain(place) => {
                    self.split_plain(&place);
                    break (self.buffer.get(place), 1);
                }
                Line::Quoted => {
                    let filled = self.split_quoted(line)?;
                    break (self.bytes.get(..filled), 0);
                }
                Line::Cut if self.rest.len() > LONGEST => return Err(Broken::TooLong(line)),
                Line::Cut => _ = self.fill()?,
            }
        };
        let row = Row {
            bytes: bytes.unwrap_or_default(),
            bounds: &self.bounds,
            gap,
        };
        Ok(Some((line, row)))
    }

    fn rest(&self) -> &[u8] {
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

    fn line(&self) -> Line {
        let rest = self.rest();
        match memchr::memchr2(self.feed, b'"', rest) {
            Some(at) if rest.get(at) == Some(&b'"') => Line::Quoted,
            Some(at) => Line::Plain(self.rest.start..self.rest.start + at),
            None => Line::Cut,
        }
    }

    /// Splits a line without quotes.
    fn split_plain(&mut self, place: &Range<usize>) {
        let line = self.buffer.get(place.clone()).unwrap_or_default();
        let text = line.strip_suffix(b"\r").unwrap_or(line);
        let (bounds, delimiter) = (&mut self.bounds, self.delimiter);
        bounds.clear();
        bounds.push(0);
        let mut next = 0;
        for field in text.split(|byte| *byte == delimiter) {
            next += field.len() + 1;
            bounds.push(next);
        }
        self.rest.start = place.end + 1;
        self.line += 1;
    }

    /// Splits a record with quotes, which begins on a line; gives how many bytes its fields have.
    fn split_quoted(&mut self, line: u32) -> Result<usize, Broken> {
        let (mut length, mut filled, mut fields) = (0, 0, 0);
        self.bounds.resize(LEAST, 0);
        loop {
            let rest = self.buffer.get(self.rest.clone()).unwrap_or_default();
            let bytes = self.bytes.get_mut(filled..).unwrap_or_default();
            let bounds = self.bounds.get_mut(fields + 1..).unwrap_or_default();
            let build = || Box::new(splitter(self.delimiter, self.feed));
            let splitter = self.splitter.get_or_insert_with(build);
            let (result, read, written, found) = splitter.read_record(rest, bytes, bounds);
            self.rest.start += read;
            length += read;
            filled += written;
            fields += found;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull => self.bytes.resize(filled * 2 + LEAST, 0),
                ReadRecordResult::OutputEndsFull => self.bounds.resize(fields * 2 + LEAST, 0),
                ReadRecordResult::InputEmpty if length > LONGEST => {
                    return Err(Broken::TooLong(line));
                }
                // A quote is open where not even the end of the input ends the record.
                ReadRecordResult::InputEmpty if self.ended => return Err(Broken::Unclosed(line)),
                ReadRecordResult::InputEmpty => _ = self.fill()?,
            }
        }
        self.bounds.truncate(fields + 1);
        let fields = self.bytes.get(..filled).unwrap_or_default();
        self.line += 1 + memchr::memchr_iter(self.feed, fields).count();
        self.cut_return();
        Ok(filled)
    }

    /// Leaves the carriage return of a line end out of the last field.
    fn cut_return(&mut self) {
        if let [.., start, end] = self.bounds.as_mut_slice()
            && end > start
            && self.bytes.get(*end - 1) == Some(&b'\r')
        {
            *end -= 1;
        }
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
        Self {
            records,
            waiting: VecDeque::new(),
            broken: None,
            current: Record::default(),
        }
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
