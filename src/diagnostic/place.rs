//! Where a diagnostic stands.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// What is read as one: a file, or a sheet of a workbook.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Document {
    /// The path as it is shown.
    pub path: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
}

impl From<&Arc<str>> for Document {
    fn from(path: &Arc<str>) -> Self {
        Self { path: Arc::clone(path), sheet: None }
    }
}

impl From<&str> for Document {
    fn from(path: &str) -> Self {
        Self { path: path.into(), sheet: None }
    }
}

impl From<&Self> for Document {
    fn from(other: &Self) -> Self {
        other.clone()
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        match &self.sheet {
            Some(sheet) => write!(f, "[{sheet}]"),
            None => Ok(()),
        }
    }
}

/// A place in a file: the plan, or a cell of a data file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The rank of the document in the order of reading: the plan is 0, data follow.
    pub order: u32,
    /// The file, or the sheet of it.
    pub document: Document,
    /// 1-based physical line, or row of a sheet; 0 where the file as a whole is meant.
    pub line: u32,
    /// 1-based: the field of a CSV file, the character of a TOML file; 0 where the line as a whole is meant.
    pub column: u32,
    /// The text to show, with the part that is meant.
    pub excerpt: Option<Excerpt>,
}

/// Some text of a file and the part of it that is meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Excerpt {
    /// The text.
    pub text: Arc<str>,
    /// The line of the file at which the text begins.
    pub first_line: u32,
    /// The part that is meant, in bytes of `text`, on character borders.
    pub span: Range<usize>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(order: u32, document: impl Into<Document>) -> Self {
        Self { order, document: document.into(), line: 0, column: 0, excerpt: None }
    }

    /// A cell, or with `field` 0 a line, of a data file.
    #[must_use]
    pub fn cell(order: u32, document: impl Into<Document>, line: u32, field: u32) -> Self {
        Self { line, column: field, ..Self::file(order, document) }
    }

    /// The same place with the line of a data file to show, and the part of it that is meant.
    #[must_use]
    pub fn showing(mut self, text: impl Into<Arc<str>>, span: Range<usize>) -> Self {
        let text = text.into();
        let start = floor(&text, span.start);
        let end = floor(&text, span.end).max(start);
        self.excerpt = Some(Excerpt { text, first_line: self.line.max(1), span: start..end });
        self
    }

    /// The 1-based character of the line at which it begins: of a cell, where its line is at hand.
    #[must_use]
    pub fn character(&self) -> Option<u32> {
        let excerpt = self.excerpt.as_ref()?;
        let before = excerpt.text.get(..excerpt.span.start)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let characters = before.get(line_start..)?.chars().count();
        u32::try_from(characters + 1).ok()
    }

    /// `path:line:column`, of a workbook `path[sheet]!B12`, as far as it is known.
    #[must_use]
    pub fn locator(&self) -> String {
        let document = &self.document;
        match (self.line, document.sheet.is_some()) {
            (0, _) => document.to_string(),
            (_, true) => format!("{document}!{}", self.within()),
            (_, false) => format!("{document}:{}", self.within()),
        }
    }

    /// The place inside its document: `line:column`, of a sheet `B12`; of a line as a whole its number.
    #[must_use]
    pub fn within(&self) -> String {
        match (self.line, self.column) {
            (line, 0) => line.to_string(),
            (line, column) if self.document.sheet.is_some() => {
                format!("{}{line}", letters(column))
            }
            (line, column) => format!("{line}:{column}"),
        }
    }
}

/// The letters of a column of a sheet: `A` of 1, `AA` of 27.
pub(crate) fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while let Some(before) = rest.checked_sub(1) {
        let digit = u8::try_from(before % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = before / 26;
    }
    letters.into_iter().rev().collect()
}

/// A whole text whose parts are shown with a caret under them, such as a plan.
#[derive(Clone, Debug)]
pub struct Text {
    /// The path as it is shown.
    pub path: Arc<str>,
    /// The text.
    pub text: Arc<str>,
    /// Where its lines begin.
    lines: Arc<[usize]>,
}

impl Default for Text {
    fn default() -> Self {
        Self::new("".into(), "".into())
    }
}

impl Text {
    /// A text of a file.
    #[must_use]
    pub fn new(path: Arc<str>, text: Arc<str>) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(behind).collect();
        Self { path, text, lines }
    }

    /// A part of the text, in bytes: its line and column, and its line to show.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        let start = floor(&self.text, span.start);
        let end = floor(&self.text, span.end).max(start);
        let before = self.lines.partition_point(|line| *line <= start);
        let line_start = before.checked_sub(1).and_then(|at| self.lines.get(at));
        let line_start = line_start.copied().unwrap_or_default();
        let rest = self.text.get(line_start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let column = line.get(..start - line_start).unwrap_or(line).chars().count() + 1;
        Place {
            line: u32::try_from(before).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            ..Place::file(0, &self.path)
        }
        .showing(line, start - line_start..end - line_start)
    }
}

/// The nearest character border at or before a byte offset.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_text_counts_characters_not_bytes() {
        let text = Text::new("p".into(), "一\n目标 = x\n".into());
        let at = text.text.find('x').unwrap();
        let place = text.place(at..at + 1);
        assert_eq!((place.line, place.column), (2, 6));
        assert_eq!(place.locator(), "p:2:6");
    }

    #[test]
    fn a_cell_of_a_sheet_is_called_as_spreadsheets_do() {
        let book = Document { path: "数据.xlsx".into(), sheet: Some("1月".into()) };
        for (line, column, text) in [
            (0, 0, "数据.xlsx[1月]"),
            (12, 0, "数据.xlsx[1月]!12"),
            (12, 2, "数据.xlsx[1月]!B12"),
            (3, 26, "数据.xlsx[1月]!Z3"),
            (3, 27, "数据.xlsx[1月]!AA3"),
            (3, 703, "数据.xlsx[1月]!AAA3"),
        ] {
            assert_eq!(Place::cell(1, &book, line, column).locator(), text);
        }
    }

    #[test]
    fn a_span_inside_a_character_is_moved_to_its_border() {
        let place = Text::new("p".into(), "目".into()).place(1..9);
        assert_eq!(place.excerpt.unwrap().span, 0..3);
    }
}
