//! A file as rows of texts, for who reads a table that holds no series.

use std::path::Path;
use std::sync::Arc;

use crate::data::bytes::files::{Books, Input};
use crate::data::table::head::HeadRow;
use crate::data::table::opened::{Opened, broken};
use crate::diagnostic::{Diagnostic, Document, Place};
use crate::plan::Source;

pub(crate) use crate::data::table::head::HeadRow as Row;
pub(crate) use crate::data::table::lines::{Lines, Stacked};
pub(crate) use crate::data::texts::commas::{Commas, is_either};
pub(crate) use crate::data::texts::name::{bracketed_unit, margin, split_unit, unmark};

/// The rows of a file, or of a sheet of a workbook.
pub(crate) struct Listing {
    pub document: Document,
    pub rows: Vec<Row>,
    /// What stands between the fields.
    pub delimiter: u8,
}

impl Listing {
    /// Reads a file, of a workbook each sheet; `stdin` are the bytes of a path `-`.
    pub(crate) fn read(
        path: &Path,
        stdin: Option<&Arc<[u8]>>,
    ) -> Result<Vec<Self>, Box<Diagnostic>> {
        let source = Source::default();
        let inputs = Input::of(path, stdin).unfolded(&source, true, &mut Books::default());
        inputs.iter().map(|input| Self::of(input, &source)).collect()
    }

    fn of(input: &Input, source: &Source) -> Result<Self, Box<Diagnostic>> {
        let opened = Opened::open(input, 1, source).map_err(|refused| {
            let place = refused.place(input, 1);
            Box::new(Diagnostic::error(place, refused.problem))
        })?;
        let mut records = opened.records();
        let mut rows = Vec::new();
        loop {
            match records.next() {
                Ok(Some((line, row))) => {
                    rows.push(HeadRow::of(line, row, opened.field_encoding()));
                }
                Ok(None) => break,
                Err(error) => {
                    let (line, problem) = broken(error);
                    return Err(Box::new(Diagnostic::error(opened.place(line, 0), problem)));
                }
            }
        }
        Ok(Self { document: input.document.clone(), rows, delimiter: opened.delimiter })
    }

    /// The place of the file as a whole.
    pub(crate) fn place(&self) -> Place {
        Place::file(1, &self.document)
    }
}
