//! What engines write each in their own way.

use crate::data::outline::TableShape;

/// An engine's way to write what a query needs. Expressions are texts, and hold texts in the engine unless said otherwise.
pub(super) trait Engine {
    /// A name of a column or table.
    fn name(&self, name: &str) -> String;

    /// A text.
    fn text(&self, text: &str) -> String;

    /// A value of any type as text, blank where there is none.
    fn shown(&self, expression: &str) -> String;

    /// A text with characters of one list replaced by those of another.
    fn translated(&self, expression: &str, from: &str, to: &str) -> String {
        format!("translate({expression}, {}, {})", self.text(from), self.text(to))
    }

    /// Whether a regular expression is found in a text; it holds no backslash.
    fn matches(&self, expression: &str, pattern: &str) -> String;

    /// What a regular expression finds in a text.
    fn found(&self, expression: &str, pattern: &str) -> String;

    /// The `sum`, or the smallest or largest (`min`, `max`), of texts of decimals, of up to 18 digits before the point and 10 behind it,
    /// exactly.
    fn made_of(&self, function: &str, expression: &str) -> String;

    /// A number for each row that grows from the first to the last as they are stored, as far as the engine knows.
    fn line(&self) -> &'static str;

    /// Whether it reads files of a shape by itself.
    fn reads(&self, shape: &TableShape) -> bool;

    /// What reads files of a shape.
    fn files(&self, shape: &TableShape, files: &[String]) -> String;

    /// A table of the query itself, as it is written before it.
    fn table(&self, name: &str, query: &str) -> String {
        format!("{} AS (\n{query}\n)", self.name(name))
    }

    /// What stands at the end of the query.
    fn end(&self) -> &'static str;

    /// The length of a text, a number.
    fn length(&self, expression: &str) -> String {
        format!("length({expression})")
    }

    /// How many rows there are, a number with a sign.
    fn count(&self) -> &'static str {
        "count(*)"
    }

    /// A text in small letters.
    fn small(&self, expression: &str) -> String {
        format!("lower({expression})")
    }
}

/// What a function makes of texts of decimals, as a text without the zeros at its end, where the engine casts as the standard has it.
pub(super) fn decimal(function: &str, expression: &str, text: &str) -> String {
    let exact = format!("{function}(CAST({expression} AS DECIMAL(28, 10)))");
    format!("regexp_replace(CAST({exact} AS {text}), '[.]?0+$', '')")
}

/// A text with one of its characters doubled, between such characters.
pub(super) fn quoted(text: &str, quote: char) -> String {
    let doubled: String =
        text.chars().flat_map(|c| std::iter::repeat_n(c, if c == quote { 2 } else { 1 })).collect();
    format!("{quote}{doubled}{quote}")
}

/// Names for the fields of a file: the headers where each stands there once, else their numbers.
pub(super) fn columns(shape: &TableShape) -> Vec<String> {
    let small = |name: &String| name.to_lowercase();
    let mut names: Vec<String> = shape.headers.iter().map(small).collect();
    names.sort();
    names.dedup();
    let clear = names.len() == shape.headers.len() && !names.iter().any(String::is_empty);
    if clear {
        return shape.headers.clone();
    }
    (1..=shape.headers.len()).map(|at| format!("c{at}")).collect()
}
