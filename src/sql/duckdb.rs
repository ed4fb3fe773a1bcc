//! `DuckDB`.

use super::dialect::{Engine, columns, quoted};
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

    fn translated(&self, expression: &str, from: &str, to: &str) -> String {
        format!(
            "translate({expression}, {}, {})",
            self.text(from),
            self.text(to)
        )
    }

    fn matches(&self, expression: &str, pattern: &str) -> String {
        format!("regexp_matches({expression}, {})", self.text(pattern))
    }

    fn found(&self, expression: &str, pattern: &str) -> String {
        format!("regexp_extract({expression}, {})", self.text(pattern))
    }

    fn sum(&self, expression: &str) -> String {
        plain(&format!("sum({})", exact(expression)))
    }

    fn extreme(&self, function: &str, expression: &str) -> String {
        plain(&format!("{function}({})", exact(expression)))
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
        let columns: Vec<String> = columns
            .iter()
            .map(|name| format!("{}: 'VARCHAR'", self.text(name)))
            .collect();
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

fn exact(expression: &str) -> String {
    format!("CAST({expression} AS DECIMAL(28, 10))")
}

/// A decimal as text, without the zeros at its end.
fn plain(expression: &str) -> String {
    format!("regexp_replace(CAST({expression} AS VARCHAR), '[.]?0+$', '')")
}
