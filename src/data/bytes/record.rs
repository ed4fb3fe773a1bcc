//! One record of a file: its fields in bytes, not yet decoded.

use std::ops::Range;

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
