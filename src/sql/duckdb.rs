//! `DuckDB`.

use super::dialect::{Engine, columns, decimal, quoted};
use crate::data::outline::TableShape;

/// `DuckDB` 1.0 and newer.
pub(super) struct DuckDb;

impl Engine for DuckDb {
    fn name(&self, name: &str) -> String {
        quoted(name, '"')
    }

    fn text(&self, text: &str) -> String {
        quoted(text, '\'')
    }

    fn shown(&self, expression: &str) -> String {
        format!("coalesce(CAST({expression} AS VARCHAR), '')")
    }

    fn matches(&self, expression: &str, pattern: &str) -> String {
        format!("regexp_matches({expression}, {})", self.text(pattern))
    }

    fn found(&self, expression: &str, pattern: &str) -> String {
        format!("regexp_extract({expression}, {})", self.text(pattern))
    }

    fn made_of(&self, function: &str, expression: &str) -> String {
        decimal(function, expression, "VARCHAR")
    }

    /// Rows stream from table to table rather than being kept in each.
    fn table(&self, name: &str, query: &str) -> String {
        format!("{} AS NOT MATERIALIZED (\n{query}\n)", self.name(name))
    }

    fn line(&self) -> &'static str {
        "row_number() OVER ()"
    }

    fn reads(&self, _: &TableShape) -> bool {
        true
    }

    fn files(&self, shape: &TableShape, files: &[String]) -> String {
        let files: Vec<String> = files.iter().map(|file| self.text(file)).collect();
        let columns = columns(shape);
        let columns: Vec<String> =
            columns.iter().map(|name| format!("{}: 'VARCHAR'", self.text(name))).collect();
        format!(
            "read_csv([{}], auto_detect = false, header = false, skip = {}, delim = {}, quote = '\"', escape = '\"', columns = {{{}}})",
            files.join(", "),
            shape.lines_above,
            self.text(&char::from(shape.delimiter).to_string()),
            columns.join(", ")
        )
    }

    fn end(&self) -> &'static str {
        ";"
    }
}
