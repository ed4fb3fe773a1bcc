//! Records and fields. Splitting works on bytes, before anything is decoded, through the `csv` crate; this room adds the physical
//! line on which each record begins, and finds quotes that are never closed and records without end.

use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};

/// The longest record that is read: more than this is an unclosed quote or no table.
const LONGEST: u64 = 16 << 20;

/// Stands behind the last byte, on a line of its own: where it turns up inside a field, a quote was left open.
const END: &[u8] = b"\x01END\x01";

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

/// The records of a table.
pub(super) struct Records<R> {
    reader: Reader<Guard<R>>,
    feed: u8,
    /// The line of the record being read, as far as it is known.
    line: u32,
    /// Line ends inside quotes that the `csv` crate does not count.
    extra: u64,
}

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Row<'a>(pub &'a ByteRecord);

impl<'a> Row<'a> {
    /// The number of fields.
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The bytes of a field; empty where the record has no such field.
    pub(super) fn field(self, at: usize) -> &'a [u8] {
        let bytes = self.0.get(at).unwrap_or_default();
        if at + 1 == self.0.len() {
            return bytes.strip_suffix(b"\r").unwrap_or(bytes);
        }
        bytes
    }

    /// All fields.
    pub(super) fn fields(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |at| self.field(at))
    }
}

impl<R: Read> Records<R> {
    /// Splits at a delimiter; `room`: bytes of the buffer; `bare_returns`: lines end with a carriage return alone.
    pub(super) fn new(input: R, room: usize, delimiter: u8, bare_returns: bool) -> Self {
        let feed = if bare_returns { b'\r' } else { b'\n' };
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::Any(feed))
            .buffer_capacity(room)
            .from_reader(Guard {
                inner: input,
                since: 0,
                end: [&[feed][..], END, &[feed][..]].concat(),
                ended: 0,
            });
        Self {
            reader,
            feed,
            line: 1,
            extra: 0,
        }
    }

    /// Reads the next record and gives its line; none after the last.
    pub(super) fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u32>, Broken> {
        self.reader.get_mut().since = 0;
        let before = self.reader.position().line();
        match self.reader.read_byte_record(record) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(error) => return Err(Self::broken(&error, before)),
        }
        let after = self.reader.position().line();
        let last = record
            .get(record.len().saturating_sub(1))
            .unwrap_or_default();
        let tail = last.strip_suffix(&[self.feed]).unwrap_or(last);
        let unclosed =
            tail.ends_with(END) && tail.len() + usize::from(record.len() > 1) > END.len();
        let line = if self.feed == b'\n' {
            // Blank lines are skipped before the record, line ends in quotes count within it.
            let skipped = (after - before).saturating_sub(1);
            let inside = if skipped == 0 {
                0
            } else {
                count(record, b'\n')
            };
            after.saturating_sub(u64::from(!unclosed) + inside)
        } else {
            let line = u64::from(self.line) + self.extra;
            self.extra += count(record, b'\r') + 1;
            line
        };
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        if unclosed {
            return Err(Broken::Unclosed(line));
        }
        if last == END && record.len() == 1 {
            return Ok(None);
        }
        Ok(Some(line))
    }

    fn broken(error: &csv::Error, line: u64) -> Broken {
        match error.kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                Broken::TooLong(u32::try_from(line).unwrap_or(u32::MAX))
            }
            _ => Broken::Io(error.to_string()),
        }
    }
}

/// How often a line end stands inside a record.
pub(super) fn count(record: &ByteRecord, feed: u8) -> u64 {
    record.as_slice().split(|byte| *byte == feed).count() as u64 - 1
}

/// Stops a record without end, and puts the end mark behind the last byte.
struct Guard<R> {
    inner: R,
    since: u64,
    end: Vec<u8>,
    ended: usize,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.since > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.inner.read(out)?;
        self.since += read as u64;
        if read > 0 || out.is_empty() {
            return Ok(read);
        }
        let rest = self.end.get(self.ended..).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(target), Some(rest)) = (out.get_mut(..count), rest.get(..count)) {
            target.copy_from_slice(rest);
        }
        self.ended += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Result<Vec<(u32, Vec<String>)>, Broken> {
        let mut records = Records::new(text.as_bytes(), 1 << 10, b',', false);
        let mut record = ByteRecord::new();
        let mut all = Vec::new();
        while let Some(line) = records.next(&mut record)? {
            let fields = Row(&record).fields();
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
        let mut record = ByteRecord::new();
        assert_eq!(records.next(&mut record), Ok(Some(1)));
        assert_eq!(records.next(&mut record), Ok(Some(2)));
        assert_eq!(records.next(&mut record), Ok(None));
    }
}
