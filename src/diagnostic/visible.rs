//! Text of files, plans and command lines before it is printed: what a terminal would obey becomes visible.

use std::fmt::Write;

/// The text without anything that a terminal would obey: hidden characters become visible, line ends and tabs blanks.
#[must_use]
pub fn clean(text: &str) -> String {
    if !text.contains(is_hidden) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => clean.push(' '),
            c => push_visible(&mut clean, c),
        }
    }
    clean
}

/// Whether a character is obeyed rather than shown: control characters, marks of writing direction, blanks of no width.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{180e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Adds a character, a hidden one by its picture or its number.
pub(crate) fn push_visible(text: &mut String, c: char) {
    match c {
        '\u{0}'..='\u{1f}' => {
            text.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'));
        }
        '\u{7f}' => text.push('\u{2421}'),
        c if is_hidden(c) => {
            // Writing to a string does not fail.
            let _ = write!(text, "<U+{:04X}>", u32::from(c));
        }
        c => text.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_file_is_obeyed_by_a_terminal() {
        assert_eq!(clean("\u{1b}[31m红\u{7}"), "␛[31m红␇");
        assert_eq!(clean("a\tb\nc\u{9b}0m"), "a b c<U+009B>0m");
        assert_eq!(clean("\u{202e}abc"), "<U+202E>abc");
    }
}
