//! The reader of a goal's text: where it stands, and what it says of a part.

use std::ops::Range;

use crate::quantity::UnitTable;

use super::message::{GoalError, GoalMessage};

/// The reader of one text.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) units: &'a UnitTable,
}

impl Reader<'_> {
    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn blanks(&self, at: usize) -> usize {
        let rest = self.rest(at);
        rest.len() - rest.trim_start().len()
    }

    /// The next blank or punctuation.
    pub(super) fn stop(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let stops = |c: char| c.is_whitespace() || (is_punctuation(c) && !matches!(c, ',' | '，'));
        at + rest.find(stops).unwrap_or(rest.len())
    }

    pub(super) fn error(
        &self,
        span: Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> GoalError {
        let part = self
            .text
            .get(span.clone())
            .unwrap_or_default()
            .trim()
            .to_owned();
        GoalError {
            span,
            message: message(part),
        }
    }
}

/// Signs between the words of a goal.
pub(super) fn is_punctuation(c: char) -> bool {
    const SIGNS: &[char] = &[
        ',', '，', '、', '。', ';', '；', ':', '：', '∶', '“', '”', '"', '‘', '’', '「', '」', ')',
        '）',
    ];
    SIGNS.contains(&c)
}
