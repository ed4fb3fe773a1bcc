//! `ClickHouse`.

use super::dialect::{Engine, columns};
use crate::data::outline::TableShape;

/// `ClickHouse` 23 and newer, its server, `clickhouse local` or `chDB`.
pub(super) struct ClickHouse;

impl Engine for ClickHouse {
    fn name(&self, name: &str) -> String {
        format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`"))
    }

    fn text(&self, text: &str) -> String {
        let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
        format!("'{}'", escaped.replace('\t', "\\t"))
    }

    fn shown(&self, expression: &str) -> String {
        format!("ifNull(toString({expression}), '')")
    }

    fn translated(&self, expression: &str, from: &str, to: &str) -> String {
        format!("translateUTF8({expression}, {}, {})", self.text(from), self.text(to))
    }

    fn matches(&self, expression: &str, pattern: &str) -> String {
        format!("match({expression}, {})", self.text(pattern))
    }

    fn found(&self, expression: &str, pattern: &str) -> String {
        format!("extract({expression}, {})", self.text(pattern))
    }

    fn made_of(&self, function: &str, expression: &str) -> String {
        format!("toString({function}(toDecimal128({expression}, 10)))")
    }

    fn line(&self) -> &'static str {
        "rowNumberInAllBlocks()"
    }

    fn reads(&self, _: &TableShape) -> bool {
        true
    }

    fn files(&self, shape: &TableShape, files: &[String]) -> String {
        let columns: Vec<String> =
            columns(shape).iter().map(|name| format!("{} String", self.name(name))).collect();
        let columns = self.text(&columns.join(", "));
        let settings = format!(
            "input_format_csv_skip_first_lines = {}, format_csv_delimiter = {}",
            shape.lines_above,
            self.text(&char::from(shape.delimiter).to_string())
        );
        let read: Vec<String> = files
            .iter()
            .map(|file| {
                let file = self.text(file);
                format!("SELECT * FROM file({file}, 'CSV', {columns}) SETTINGS {settings}")
            })
            .collect();
        format!("({})", read.join(" UNION ALL "))
    }

    fn end(&self) -> &'static str {
        "\nSETTINGS prefer_column_name_to_alias = 1\nFORMAT CSVWithNames"
    }

    fn length(&self, expression: &str) -> String {
        format!("toInt64(lengthUTF8({expression}))")
    }

    fn count(&self) -> &'static str {
        "toInt64(count())"
    }

    fn small(&self, expression: &str) -> String {
        format!("lowerUTF8({expression})")
    }
}
