//! A page in all the shapes that formats want: a document for people, an object and rows for programs; each is made where it is asked for.

use super::document::Document;
use super::machine::{Columns, Long, Object, SCHEMA_VERSION, Sink, object};
use super::{
    CsvStyle, Format, NotWritten, Style, csv, html, json, labelled, markdown, terminal, xlsx,
};
use crate::plan::Plan;

/// What a page says.
pub struct Sheet<'a> {
    document: Box<dyn Fn(Format) -> Document + 'a>,
    object: Box<dyn Fn() -> Long<'a> + 'a>,
    rows: Box<dyn Fn(&mut Sink<'_>) + 'a>,
}

impl<'a> Sheet<'a> {
    /// For people, as a format has it; for JSON; for CSV, with their heads, no text a formula.
    pub(super) fn new<O: Into<Long<'a>>>(
        document: impl Fn(Format) -> Document + 'a,
        object: impl Fn() -> O + 'a,
        rows: impl Fn(&mut Sink<'_>) + 'a,
    ) -> Self {
        Self {
            document: Box::new(document),
            object: Box::new(move || object().into()),
            rows: Box::new(rows),
        }
    }

    /// Of entries that hold a list of months each: JSON has them by a name, CSV a row a month.
    pub(super) fn of_months<I: Iterator<Item = Object> + 'a>(
        plan: &'a Plan,
        name: &'static str,
        columns: Columns,
        document: impl Fn() -> Document + 'a,
        entries: impl Fn() -> I + Copy + 'a,
    ) -> Self {
        Self::new(
            move |_| document(),
            move || {
                let head = object! {
                    "schema_version": SCHEMA_VERSION,
                    "plan": json::head(plan),
                };
                Long::new(head, name, entries, Object::default())
            },
            move |sink| {
                let rows = entries().flat_map(|entry| {
                    let months = entry.list("months");
                    let rows = months.map(|month| columns.row(&[month, &entry]));
                    rows.collect::<Vec<_>>()
                });
                columns.headed(rows).for_each(sink);
            },
        )
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
        let document = || (self.document)(format);
        Ok(match format {
            Format::Table => terminal::render(&document(), style),
            Format::Markdown => markdown::render(&document(), style),
            Format::Html => html::render(&document()),
            Format::Xlsx => {
                xlsx::render(&document()).map_err(|error| NotWritten(error.to_string()))?
            }
            Format::Csv if csv.labels => labelled::render(&document(), csv.bom),
            Format::Csv => csv::table(csv.bom, |sink| (self.rows)(sink)),
            Format::Json => (self.object)().json(),
        })
    }
}
