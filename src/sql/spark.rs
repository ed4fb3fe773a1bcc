//! Spark SQL.

use super::dialect::{Engine, columns, decimal, quoted};
use crate::data::outline::TableShape;

/// Spark 3.4 and newer.
pub(super) struct Spark;

impl Engine for Spark {
    fn name(&self, name: &str) -> String {
        quoted(name, '`')
    }

    fn text(&self, text: &str) -> String {
        let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
        format!("'{}'", escaped.replace('\t', "\\t"))
    }

    fn shown(&self, expression: &str) -> String {
        format!("coalesce(CAST({expression} AS STRING), '')")
    }

    fn matches(&self, expression: &str, pattern: &str) -> String {
        format!("({expression} RLIKE {})", self.text(pattern))
    }

    fn found(&self, expression: &str, pattern: &str) -> String {
        format!("regexp_extract({expression}, {}, 0)", self.text(pattern))
    }

    fn made_of(&self, function: &str, expression: &str) -> String {
        decimal(function, expression, "STRING")
    }

    fn line(&self) -> &'static str {
        "monotonically_increasing_id()"
    }

    /// Lines are split by `from_csv`, which knows no numbers of lines: only the first can be told from the others, by what it says.
    fn reads(&self, shape: &TableShape) -> bool {
        shape.lines_above == 1 && columns(shape) == shape.headers
    }

    fn files(&self, shape: &TableShape, files: &[String]) -> String {
        let columns: Vec<String> =
            columns(shape).iter().map(|name| format!("{} STRING", self.name(name))).collect();
        let read: Vec<String> = files
            .iter()
            .map(|file| format!("SELECT value FROM text.{}", self.name(file)))
            .collect();
        let line = "regexp_replace(value, '^\u{feff}', '')";
        format!(
            "(SELECT from_csv({line}, {}, map('sep', {}, 'quote', '\"', 'escape', '\"', 'mode', 'FAILFAST')) AS line FROM ({}) WHERE trim({line}) NOT IN ('', {})) LATERAL VIEW inline(array(line)) AS {}",
            self.text(&columns.join(", ")),
            self.text(&char::from(shape.delimiter).to_string()),
            read.join(" UNION ALL "),
            self.text(shape.first_line.trim_matches(' ')),
            self::columns(shape).iter().map(|name| self.name(name)).collect::<Vec<_>>().join(", "),
        )
    }

    fn end(&self) -> &'static str {
        ""
    }
}
