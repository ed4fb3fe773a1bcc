//! One file, open: its encoding and delimiter are known, its records can be read.

use std::io::{BufRead, BufReader, Read};

use crate::data::bytes::content::{Content, Reading};
use crate::data::bytes::decoding::Decoding;
use crate::data::bytes::encoding::{self, Found as Encoded};
use crate::data::bytes::files::Input;
use crate::data::bytes::records::{Broken, Feed, Records, Row};
use crate::data::message::Problem;
use crate::data::table::find::Table;
use crate::data::table::head::{self, HeadRow};
use crate::data::table::merged::Filling;
use crate::data::table::preamble::{Caption, Note};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Source;
use crate::progress::Progress;

/// A file whose records can be read.
pub(crate) struct Opened<'a> {
    pub input: &'a Input,
    content: Content,
    pub encoded: Encoded,
    pub delimiter: u8,
    /// The file's rank in places: 1 for the first.
    pub order: u32,
}

/// Why a file is no data: the problem, and what was found of the file before it.
pub(crate) struct Refused {
    pub problem: Problem,
    pub encoded: Option<Encoded>,
    pub delimiter: Option<u8>,
}

impl Refused {
    /// The place of the problem.
    pub(crate) fn place(&self, input: &Input, order: u32) -> Place {
        match self.problem {
            Problem::NulByte { line }
            | Problem::NoEncoding { line }
            | Problem::NotInEncoding { line, .. } => Place::cell(order, &input.document, line, 0),
            _ => Place::file(order, &input.document),
        }
    }
}

impl<'a> Opened<'a> {
    /// Opens a file, and finds its encoding and delimiter.
    pub(crate) fn open(
        input: &'a Input,
        order: u32,
        source: &Source,
    ) -> Result<Self, Box<Refused>> {
        let refuse = |problem, encoded| Box::new(Refused { problem, encoded, delimiter: None });
        let content = input.open().map_err(|problem| refuse(problem, None))?;
        let (encoded, delimiter) = if input.sheet.is_some() {
            (Encoded::of_sheet(), b',')
        } else {
            let encoded = encoding::find(&content, source.encoding.as_deref())
                .map_err(|problem| refuse(problem, None))?;
            let delimiter = head::delimiter(&content, &encoded)
                .map_err(|problem| refuse(problem, Some(encoded.clone())))?;
            (encoded, delimiter)
        };
        Ok(Self { input, content, encoded, delimiter, order })
    }

    /// The same; who is told hears from now on how far it is read.
    pub(crate) fn telling(mut self, progress: Progress) -> Self {
        self.content.progress = Some(progress);
        self
    }

    /// The file as one that holds no table.
    pub(crate) fn refuse(&self, problem: Problem) -> Refused {
        Refused { problem, encoded: Some(self.encoded.clone()), delimiter: Some(self.delimiter) }
    }

    /// The encoding of the fields as they are split.
    pub(crate) fn field_encoding(&self) -> &'static encoding_rs::Encoding {
        if self.decodes_first() { encoding_rs::UTF_8 } else { self.encoded.encoding }
    }

    /// The first records to come, as a table is looked for in them.
    pub(crate) fn head(&self, records: &mut Feed<'_>) -> Vec<HeadRow> {
        let mut rows = head::rows(records, self.field_encoding());
        if self.delimiter == b',' && self.input.sheet.is_none() {
            head::mend_sentences(&mut rows);
        }
        rows
    }

    /// `|` can be the second byte of a GB18030 character, and UTF-16 has no bytes to split at.
    fn decodes_first(&self) -> bool {
        self.encoded.is_wide()
            || (self.delimiter == b'|' && self.encoded.encoding != encoding_rs::UTF_8)
    }

    /// Its records, from the first on.
    pub(crate) fn records(&self) -> Feed<'_> {
        self.records_from(self.encoded.bom as u64, 1)
    }

    /// Its records from a place on, where a line begins.
    pub(crate) fn records_from(&self, at: u64, line: u32) -> Feed<'_> {
        let reading = self.content.read_from(at);
        let reader: Box<dyn Read + Send + '_> = if self.decodes_first() {
            Box::new(Decoding::new(reading, self.encoded.encoding))
        } else {
            Box::new(reading)
        };
        Feed::new(self.split(reader).beginning(at, line))
    }

    /// Its records, of which any part can be read apart, and how many bytes they are; none where their bytes cannot be split as they
    /// stand.
    pub(crate) fn apart(&self) -> Option<(Records<Reading<'_>>, u64)> {
        let length = self.content.length().filter(|_| !self.decodes_first())?;
        Some((self.split(self.read_from(0)), length))
    }

    /// Its bytes from a place on.
    pub(crate) fn read_from(&self, at: u64) -> Reading<'_> {
        self.content.read_from(at)
    }

    fn split<R: Read>(&self, reader: R) -> Records<R> {
        let room = self.content.room();
        Records::new(reader, room, self.delimiter, self.encoded.bare_returns)
    }

    /// Its first line, without its end.
    pub(crate) fn first_line(&self) -> String {
        let mut line = Vec::new();
        let reading = self.content.read_from(self.encoded.bom as u64);
        // What cannot be read is told by who reads the records.
        let _ = BufReader::new(reading).read_until(b'\n', &mut line);
        let text = String::from_utf8_lossy(&line);
        text.trim_end_matches(['\r', '\n']).to_owned()
    }

    /// How many fields its last two lines have, where the last has no end.
    pub(crate) fn widths_at_end(&self) -> Option<[usize; 2]> {
        /// So many bytes hold both.
        const ENOUGH: u64 = 1 << 16;
        let (_, length) = self.apart().filter(|_| self.input.sheet.is_none())?;
        let mut bytes = Vec::new();
        let mut end = self.read_from(length.saturating_sub(ENOUGH));
        end.read_to_end(&mut bytes).ok()?;
        let mut lines = bytes.rsplit(|byte| *byte == b'\n');
        let (last, before) = (lines.next()?, lines.next()?);
        let width = |line: &[u8]| {
            let mut records = Records::new(line, line.len() + 1, self.delimiter, false);
            let row = records.next().ok()?;
            row.map(|(_, row)| row.len())
        };
        let ends = last.trim_ascii().is_empty() || self.encoded.bare_returns;
        (!ends).then(|| Some([width(before)?, width(last)?]))?
    }

    /// The sheet that it is.
    pub(crate) fn caption(&self) -> Option<Caption<'_>> {
        let sheet = self.input.sheet.as_ref()?;
        Some(Caption { sheet: &sheet.name, sheets: &sheet.sheets, path: &self.input.document.path })
    }

    /// What is to be told of the sheet that it is.
    pub(crate) fn told(&self) -> impl Iterator<Item = Diagnostic> {
        let told = self.input.sheet.iter().flat_map(|sheet| &sheet.told);
        told.map(|(line, field, problem)| {
            Diagnostic::finding(self.place(*line, *field), problem.clone())
        })
    }

    /// Its lines that hold anything, as notes.
    pub(crate) fn lines(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        self.each_record(|line, row| {
            let row = HeadRow::of(line, row, self.field_encoding());
            if row.filled() > 0 {
                let text = row.text();
                notes.push(Note { line, text });
            }
        });
        notes
    }

    /// Gives every record to a function; what breaks the file is told by who reads it.
    pub(crate) fn each_record(&self, mut take: impl FnMut(u32, Row<'_>)) {
        let mut records = self.records();
        while let Ok(Some((line, row))) = records.next() {
            take(line, row);
        }
    }

    /// Gives every record below the header of a table to a function, merged cells filled.
    pub(crate) fn each_row(&self, table: &Table, mut take: impl FnMut(u32, Row<'_>)) {
        let mut filling = Filling::new(&table.shape, self.field_encoding());
        self.each_record(|line, row| {
            if line >= table.body {
                take(line, filling.fill(row));
            }
        });
    }

    /// Whether the file was written to while it was read.
    pub(crate) fn has_changed(&self) -> bool {
        self.content.has_changed()
    }

    /// The place of a line or cell.
    pub(crate) fn place(&self, line: u32, field: u32) -> Place {
        Place::cell(self.order, &self.input.document, line, field)
    }

    /// The place of the file as a whole.
    pub(crate) fn whole(&self) -> Place {
        Place::file(self.order, &self.input.document)
    }
}

/// What is to be said of a file that ends in the middle of something, and on which line.
pub(crate) fn broken(broken: Broken) -> (u32, Problem) {
    match broken {
        Broken::Io(text) => {
            let reason = std::io::ErrorKind::Other;
            (0, Problem::Unreadable { reason, text, near: None })
        }
        Broken::TooLong(line) => (line, Problem::TooLong),
        Broken::Unclosed(line) => (line, Problem::Unclosed),
    }
}
