//! Text on a page of fixed width: harmless characters, display width, line breaks between Chinese and Latin.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::words::lines;

/// Punctuation that does not begin a line.
const CLOSING: &str = "，。、；：！？）】》〉〕」』’”…—·％%/,.;:!?)]}";
/// Punctuation that does not end a line.
const OPENING: &str = "（【《〈〔「『‘“([{";

/// Columns that a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Columns that a character takes by itself.
fn width_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Pieces of a text between which a line may break: after blanks, at wide characters, behind the `~` of a range. A number stays
/// with the character behind it, and words and units that are known in one: `24日`, `263.45亿元`, `增加值`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut ends = rest.char_indices();
        let (_, mut previous) = ends.next()?;
        let end = ends.find(|(_, c)| !joins(std::mem::replace(&mut previous, *c), *c));
        let (piece, after) = rest.split_at_checked(end.map_or(rest.len(), |(at, _)| at))?;
        rest = after;
        Some(piece)
    })
}

/// Whether no line breaks between two characters.
fn joins(previous: char, c: char) -> bool {
    let invisible = width_of(c) == 0 || previous == '\u{200d}';
    let parts = previous == ' ' || (previous == '~' && c.is_ascii_digit());
    let latin = !is_wide(previous) && !is_wide(c) && !parts;
    let counted = previous.is_ascii_digit() && is_wide(c);
    let in_word = lines::belong_together(previous, c);
    let closing = CLOSING.contains(c) && previous != ' ';
    invisible || latin || counted || in_word || closing || OPENING.contains(previous)
}

fn is_wide(c: char) -> bool {
    width_of(c) == 2
}

/// Breaks a text into lines of at most so many columns (at least 2): between its pieces, within one only where it is wider
/// than the line, then behind the `/` of a path if it can be. Never empty.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<&str> {
    let columns = columns.max(2);
    if width(text) <= columns {
        return vec![text.trim_end()];
    }
    let folders = |piece| {
        let is_long = width(str::trim_end(piece)) > columns;
        str::split_inclusive(piece, move |c| is_long && c == '/')
    };
    let mut lines = Vec::new();
    // The line that is being filled lies between these.
    let (mut start, mut end, mut filled) = (0, 0, 0);
    let line = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    for piece in pieces(text).flat_map(folders) {
        let bare = width(piece.trim_end());
        if filled + bare <= columns {
            end += piece.len();
            filled += width(piece);
            continue;
        }
        lines.push(line(start, end));
        start = end;
        if bare <= columns {
            start += piece.len() - piece.trim_start().len();
            end += piece.len();
        } else {
            for c in piece.chars() {
                if width(line(start, end)) + width_of(c) > columns {
                    lines.push(line(start, end));
                    start = end;
                }
                end += c.len_utf8();
            }
        }
        filled = width(line(start, end));
    }
    lines.push(line(start, end));
    let mut lines: Vec<&str> = lines.into_iter().map(str::trim_end).collect();
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() {
        lines.push("");
    }
    lines
}

/// A text as few lines as [`wrap`] makes, of about one length.
pub(super) fn balanced(text: &str, columns: usize) -> Vec<&str> {
    let lines = wrap(text, columns);
    if lines.len() == 1 {
        return lines;
    }
    let even = width(text).div_ceil(lines.len()).max(widest_piece(text));
    let mut narrow = (even..columns).map(|columns| wrap(text, columns));
    let narrow = narrow.find(|narrow| narrow.len() == lines.len());
    narrow.unwrap_or(lines)
}

/// The widest piece of a text that should not be broken.
pub(super) fn widest_piece(text: &str) -> usize {
    pieces(text).map(|piece| width(piece.trim_end())).max().unwrap_or(0)
}

/// The widest piece of a text that holds a digit: a number is never broken.
pub(super) fn widest_number(text: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit();
    if !text.contains(is_digit) {
        return 0;
    }
    pieces(text)
        .filter(|piece| piece.contains(is_digit))
        .map(|piece| width(piece.trim_end()))
        .max()
        .unwrap_or(0)
}

/// The text and blanks up to a width.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// The text behind blanks up to a width.
pub(super) fn right(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::clean;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_wide_characters_and_never_within_a_number() {
        for (text, columns, lines) in [
            ("服务业增加值占比", 10, vec!["服务业", "增加值占比"]),
            ("3500万人次", 6, vec!["3500万", "人次"]),
            ("即263.45亿元 容差0.25亿元", 11, vec!["即", "263.45亿元", "容差", "0.25亿元"]),
            ("提高5.5个百分点", 10, vec!["提高5.5个", "百分点"]),
            ("6月24日", 6, vec!["6月", "24日"]),
            ("281.3~332.5", 8, vec!["281.3~", "332.5"]),
            ("+2.73 (~+23.7%)", 12, vec!["+2.73", "(~+23.7%)"]),
            ("data/gdp.csv:7", 10, vec!["data/", "gdp.csv:7"]),
            ("亿元/万人", 6, vec!["亿元/", "万人"]),
            ("达到 3500 万", 7, vec!["达到", "3500 万"]),
            ("约55%，以上", 6, vec!["约", "55%，", "以上"]),
            ("甲乙（丙丁）戊", 6, vec!["甲乙", "（丙", "丁）戊"]),
            ("required per year", 8, vec!["required", "per year"]),
            ("abcdefghij", 4, vec!["abcd", "efgh", "ij"]),
            ("", 4, vec![""]),
        ] {
            assert_eq!(wrap(text, columns), lines, "{text}");
        }
    }

    #[test]
    fn lines_of_one_length_break_no_word() {
        assert_eq!(balanced("Margin now", 6), ["Margin", "now"]);
        assert_eq!(balanced("服务业增加值占比", 10), ["服务业", "增加值占比"]);
        assert_eq!(balanced("abcdefgh", 5), ["abcde", "fgh"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_no_word_is_lost(text in "[\\PC ]{0,40}", columns in 2_usize..40) {
            let text = clean(&text);
            let lines = wrap(&text, columns);
            for line in &lines {
                // A cluster that is wider than the line stands alone.
                prop_assert!(width(line) <= columns || line.chars().filter(|c| c.width() != Some(0)).count() <= 2, "{line:?}");
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
