//! Lines of a plan, as far as they can be told without a parser.

use std::ops::Range;

/// One line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Counted from 0.
    pub(super) number: usize,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Without its line end.
    pub(super) text: &'t str,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    (0..)
        .zip(text.split_inclusive('\n'))
        .map(move |(number, whole)| {
            let line = Line {
                number,
                start,
                text: whole.trim_end(),
            };
            start += whole.len();
            line
        })
}

/// The line that a place lies on; the last one for the end of the text.
pub(super) fn line_at(text: &str, at: usize) -> Line<'_> {
    let none = Line {
        number: 0,
        start: 0,
        text: "",
    };
    lines(text)
        .take_while(|line| line.start <= at)
        .last()
        .unwrap_or(none)
}

impl<'t> Line<'t> {
    /// Behind its last character, blanks left out.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Where a part of it stands in the text.
    pub(super) fn place(&self, part: &str) -> Range<usize> {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = self.start + offset.min(self.text.len());
        start..(start + part.len()).min(self.end())
    }

    /// What stands before its comment, trimmed.
    pub(super) fn code(&self) -> &'t str {
        let mut quote = None;
        let mut escaped = false;
        for (at, c) in self.text.char_indices() {
            match (quote, c) {
                (Some('"'), '\\') if !escaped => {
                    escaped = true;
                    continue;
                }
                (Some(open), c) if open == c && !escaped => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '#') => return self.text.get(..at).unwrap_or_default().trim(),
                _ => {}
            }
            escaped = false;
        }
        self.text.trim()
    }

    /// Whether it is a table's head: `[plan]`, `[[targets]]`; or one that lacks its left bracket.
    pub(super) fn is_header(&self) -> bool {
        let open = |name: &str| name.split('.').all(is_bare_key);
        let name = self.code().strip_suffix(']');
        let name = name.map(|name| name.trim_end_matches(']'));
        self.text.trim_start().starts_with('[') || name.is_some_and(open)
    }

    /// Its key and its value, either perhaps wrongly written.
    pub(super) fn pair(&self) -> Option<(&'t str, &'t str)> {
        let code = self.code();
        let quoted = code
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''))
            .and_then(|quote| Some(code.get(1..)?.find(quote)? + 2));
        let from = quoted.unwrap_or(0);
        let at = from + code.get(from..)?.find('=')?;
        let (key, value) = (code.get(..at)?.trim(), code.get(at + 1..)?.trim());
        let is_key = !key.is_empty() && !key.starts_with(['[', '{']);
        is_key.then_some((key, value))
    }
}

/// Whether a key needs no quotes.
pub(super) fn is_bare_key(key: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !key.is_empty() && key.chars().all(sign)
}

/// A key as it is to be written.
pub(super) fn quoted_key(key: &str) -> String {
    let quoted = key.starts_with(['"', '\'']);
    if quoted || is_bare_key(key) {
        key.to_owned()
    } else {
        format!("\"{key}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_key_a_value_and_a_comment() {
        for (text, pair) in [
            ("a = 1 # x", Some(("a", "1"))),
            ("  a = \"x # y\" # z", Some(("a", "\"x # y\""))),
            ("\"a = b\" = 'c'", Some(("\"a = b\"", "'c'"))),
            ("a = \"\\\"#\" # b", Some(("a", "\"\\\"#\""))),
            ("a", None),
            ("= 1", None),
        ] {
            assert_eq!(line_at(text, 0).pair(), pair, "{text}");
        }
    }

    #[test]
    fn places_are_found_on_their_lines() {
        let text = "一\r\n二 = 3\r\n";
        let line = line_at(text, 6);
        assert_eq!((line.number, line.start, line.text), (1, 5, "二 = 3"));
        assert_eq!(line.place(line.pair().unwrap().1), 11..12);
        assert_eq!(line_at(text, 999).number, 1);
        assert_eq!(line_at("", 0).number, 0);
    }
}
