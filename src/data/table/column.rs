//! Where a value stands in a record.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::Row;
use crate::data::table::head::HeadRow;

/// Where a value stands in a record: a field, or a part of one (the key column of Eurostat holds several).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Column {
    pub field: u32,
    pub part: Option<u32>,
    /// Cells read `code: label`.
    pub both: bool,
}

impl Column {
    /// A field as a whole, counted from 0.
    pub(crate) fn whole(field: u32) -> Self {
        Self { field, part: None, both: false }
    }

    /// The bytes of it in a record.
    pub(crate) fn bytes(self, row: Row<'_>) -> &[u8] {
        let field = row.field(self.field as usize);
        match self.part {
            None => field,
            Some(part) => field.split(|byte| *byte == b',').nth(part as usize).unwrap_or_default(),
        }
    }

    /// The text of it in a record: of `code: label` the code.
    pub(crate) fn text<'r>(self, row: Row<'r>, encoding: &'static Encoding) -> Cow<'r, str> {
        let text = decode(self.bytes(row), encoding);
        if self.both {
            return Cow::Owned(code_of(&text).to_owned());
        }
        text
    }

    /// The text to show: of `code: label` the label.
    pub(crate) fn shown<'r>(self, row: Row<'r>, encoding: &'static Encoding) -> Cow<'r, str> {
        let text = decode(self.bytes(row), encoding);
        if self.both {
            return Cow::Owned(label_of(&text).to_owned());
        }
        text
    }

    /// The text of it in a decoded row.
    pub(crate) fn of(self, row: &HeadRow) -> &str {
        let cell = row.cell(self.field as usize).unwrap_or_default();
        let cell = match self.part {
            None => cell,
            Some(part) => cell.split(',').nth(part as usize).unwrap_or_default(),
        };
        if self.both { code_of(cell) } else { cell }
    }

    /// The 1-based field.
    pub(crate) fn number(self) -> u32 {
        self.field.saturating_add(1)
    }
}

/// The code of `code: label`.
pub(crate) fn code_of(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(code, _)| code)
}

/// The label of `code: label`.
pub(crate) fn label_of(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(_, label)| label)
}
