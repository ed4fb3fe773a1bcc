//! One file: opened, its table found, its records scanned. `read` and `inspect` share this.

use crate::data::bytes::decoding::Decoding;
use crate::data::bytes::encoding;
use crate::data::bytes::encoding::Found as Encoded;
use crate::data::bytes::input::Input;
use crate::data::bytes::record::Row;
use crate::data::bytes::split::{Broken, Records};
use crate::data::message::Problem;
use crate::data::rows::actions::Actions;
use crate::data::rows::found::{Context, Found, Wanted};
use crate::data::rows::frequencies::Frequencies;
use crate::data::rows::scan::Scan;
use crate::data::table::find;
use crate::data::table::find::Table;
use crate::data::table::head;
use crate::data::table::merged::Filling;
use crate::data::texts::role::Role;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::plan::Source;
use crate::quantity::UnitTable;
use crate::series::Folded;

/// A file whose table is found.
pub(crate) struct Opened<'a> {
    pub input: &'a Input,
    pub encoded: Encoded,
    pub table: Table,
    /// The file's rank in places: 1 for the first.
    pub order: u32,
}

/// Why a file is no data: the problem, and what was found of the file before it.
pub(crate) struct Refused {
    pub problem: Problem,
    pub encoded: Option<Encoded>,
    pub delimiter: Option<u8>,
}

/// Opens a file and finds its table.
pub(crate) fn open<'a>(
    input: &'a Input,
    order: u32,
    source: &Source,
    units: &UnitTable,
    feeds: &dyn Fn(&Folded) -> bool,
) -> Result<Opened<'a>, Box<Refused>> {
    let encoded = encoding::find(input, source.encoding.as_deref()).map_err(|problem| {
        Box::new(Refused {
            problem,
            encoded: None,
            delimiter: None,
        })
    })?;
    let head = head::read(input, &encoded).map_err(|problem| {
        Box::new(Refused {
            problem,
            encoded: Some(encoded.clone()),
            delimiter: None,
        })
    })?;
    match find::find(&head, source, units, feeds) {
        Ok(table) => Ok(Opened {
            input,
            encoded,
            table,
            order,
        }),
        Err(problem) => Err(Box::new(Refused {
            problem,
            encoded: Some(encoded),
            delimiter: Some(head.delimiter),
        })),
    }
}

impl Opened<'_> {
    /// The encoding of the fields as they are split.
    pub(crate) fn field_encoding(&self) -> &'static encoding_rs::Encoding {
        if self.decodes_first() {
            encoding_rs::UTF_8
        } else {
            self.encoded.encoding
        }
    }

    /// `|` can be the second byte of a GB18030 character, and UTF-16 has no bytes to split at.
    fn decodes_first(&self) -> bool {
        self.encoded.is_wide()
            || (self.table.delimiter == b'|' && self.encoded.encoding != encoding_rs::UTF_8)
    }

    /// Reads all records below the header.
    pub(crate) fn scan<'c>(
        &self,
        context: Context<'c>,
        wanted: Wanted<'c>,
        sink: &mut impl FnMut(Found),
    ) -> Scan<'c> {
        let mut scan = Scan::new(context, wanted);
        if self.table.shape.action.is_some() {
            scan = scan.heeding(Actions::of(self));
        }
        if self.table.shape.days.is_some() {
            scan = scan.paced(Frequencies::of(self, context));
        }
        let result = self.records(&mut |line, row| scan.row(line, row, sink));
        if let Err((line, problem)) = result {
            scan.problems.push((line, problem));
        }
        scan
    }

    /// Gives every record from the body on to a function, merged cells filled.
    pub(crate) fn records(&self, take: &mut dyn FnMut(u32, Row<'_>)) -> Result<(), (u32, Problem)> {
        let body = self.table.body;
        let mut filling = Filling::new(&self.table.shape.merged);
        self.all_records(&mut |line, row| {
            if line >= body {
                take(line, filling.fill(row));
            }
        })
    }

    /// Gives every record to a function.
    pub(crate) fn all_records(
        &self,
        take: &mut dyn FnMut(u32, Row<'_>),
    ) -> Result<(), (u32, Problem)> {
        let unreadable = |error: std::io::Error| (0, Problem::unreadable(&error));
        let mut reader = self.input.open().map_err(unreadable)?;
        encoding::skip(&mut reader, self.encoded.bom).map_err(unreadable)?;
        if self.decodes_first() {
            let decoding = Decoding::new(reader, self.encoded.encoding);
            self.each(decoding, take)
        } else {
            self.each(reader, take)
        }
    }

    fn each(
        &self,
        reader: impl std::io::Read,
        take: &mut dyn FnMut(u32, Row<'_>),
    ) -> Result<(), (u32, Problem)> {
        let (room, delimiter) = (self.input.room(), self.table.delimiter);
        let mut records = Records::new(reader, room, delimiter, self.encoded.bare_returns);
        loop {
            match records.next() {
                Ok(Some((line, row))) => take(line, row),
                Ok(None) => return Ok(()),
                Err(Broken::Io(text)) => {
                    let problem = Problem::Unreadable {
                        reason: std::io::ErrorKind::Other,
                        text,
                    };
                    return Err((0, problem));
                }
                Err(Broken::TooLong(line)) => return Err((line, Problem::TooLong)),
                Err(Broken::Unclosed(line)) => return Err((line, Problem::Unclosed)),
            }
        }
    }

    /// The place of a line or cell.
    pub(crate) fn place(&self, line: u32, field: u32) -> Place {
        Place::cell(self.order, &self.input.shown, line, field)
    }
}

/// The place of a problem that keeps a file from being read.
pub(crate) fn refused_place(input: &Input, order: u32, problem: &Problem) -> Place {
    match problem {
        Problem::NulByte { line }
        | Problem::NoEncoding { line }
        | Problem::NotInEncoding { line, .. } => Place::cell(order, &input.shown, *line, 0),
        _ => crate::data::bytes::input::place(order, input),
    }
}

/// What a scan itself found wrong: broken rows, cells, units.
pub(crate) fn problems(opened: &Opened<'_>, scan: &mut Scan<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (line, problem) in std::mem::take(&mut scan.problems) {
        diagnostics.push(Diagnostic::error(opened.place(line, 0), problem));
    }
    for bad in std::mem::take(&mut scan.bad_units) {
        let place = opened.place(bad.line, bad.field);
        let (text, more) = (bad.text, bad.more);
        diagnostics.push(Diagnostic::error(place, Problem::BadUnit { text, more }));
    }
    let header = opened.table.header.of(Role::Basis);
    for bad in std::mem::take(&mut scan.bases)
        .into_iter()
        .filter_map(|(_, bad)| bad)
    {
        let problem = Problem::UnreadableRole {
            header: header.map(|cell| cell.text.clone()).unwrap_or_default(),
            text: bad.text,
            more: bad.more,
        };
        diagnostics.push(Diagnostic::finding(
            opened.place(bad.line, bad.field),
            problem,
        ));
    }
    for (_, diagnostic) in bad_cells(opened, scan) {
        diagnostics.push(diagnostic);
    }
    if scan.more_bad_cells > 0 {
        let problem = Problem::MoreBadCells {
            more: scan.more_bad_cells,
        };
        diagnostics.push(Diagnostic::error(
            crate::data::bytes::input::place(opened.order, opened.input),
            problem,
        ));
    }
    if scan.rows == 0 && !diagnostics.has_errors() {
        diagnostics.push(Diagnostic::error(
            opened.place(opened.table.header.line, 0),
            Problem::NoRows,
        ));
    }
    diagnostics
}

/// The cells that should hold a number and do not, each with its region.
pub(crate) fn bad_cells(opened: &Opened<'_>, scan: &mut Scan<'_>) -> Vec<(u32, Diagnostic)> {
    let bad = std::mem::take(&mut scan.bad_cells);
    let told = bad.into_iter().map(|bad| {
        let name = scan.names.get(bad.name as usize);
        let problem = Problem::BadCell {
            cell: bad.text,
            error: bad.error,
            name: name.map(|seen| seen.name.shown.clone()).unwrap_or_default(),
        };
        let place = opened.place(bad.line, bad.field);
        (bad.region, Diagnostic::error(place, problem))
    });
    told.collect()
}
