//! A page that is no report of targets: one document for people, rows and an object for programs, in any format.

use serde::Serialize;

use super::document::Document;
use super::{
    CsvStyle, Format, NotWritten, Style, csv, html, json, labelled, markdown, terminal, xlsx,
};

/// What a page says, in the shapes that formats want.
pub struct Sheet {
    /// For people.
    pub(super) document: Document,
    /// For CSV: the heads, then the rows, text cells made harmless.
    pub(super) rows: Vec<Vec<String>>,
    /// For JSON.
    pub(super) object: Vec<u8>,
}

impl Sheet {
    pub(super) fn new(
        mut document: Document,
        rows: Vec<Vec<String>>,
        object: &impl Serialize,
    ) -> Self {
        for table in &mut document.tables {
            table.leave_out_blank_columns();
            table.align_digits();
        }
        Self {
            document,
            rows,
            object: json::bytes(object),
        }
    }

    /// The page in a format.
    ///
    /// # Errors
    /// Where it does not fit the format.
    pub fn render(
        &self,
        format: Format,
        style: &Style,
        csv: CsvStyle,
    ) -> Result<Vec<u8>, NotWritten> {
        Ok(match format {
            Format::Table => terminal::render(&self.document, style),
            Format::Markdown => markdown::render(&self.document, style),
            Format::Html => html::render(&self.document),
            Format::Xlsx => {
                xlsx::render(&self.document).map_err(|error| NotWritten(error.to_string()))?
            }
            Format::Csv if csv.labels => labelled::render(&self.document, csv.bom),
            Format::Csv => csv::table(&self.rows, csv.bom),
            Format::Json => self.object.clone(),
        })
    }
}
