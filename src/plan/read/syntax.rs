//! Syntax errors of the plan, turned into the line to write where the intention is plain.

use std::collections::BTreeSet;
use std::ops::Range;

use super::message::PlanMessage;
use super::reader::Reader;

/// Reports the parser's errors, one a line: further ones on a line are echoes of the first. Gives the lines that have one.
pub(super) fn report(
    reader: &mut Reader<'_>,
    text: &str,
    errors: &[toml::de::Error],
) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let (number, line, start) = line_at(text, span.start);
        if lines.insert(number) {
            let (message, span) = explained(line, start, span, error.message());
            reader.error(span, message);
        }
    }
    lines
}

/// The number (from 0), the text and the offset of the line around an offset.
pub(super) fn line_at(text: &str, at: usize) -> (usize, &str, usize) {
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if at < start + line.len() || start + line.len() == text.len() {
            return (number, line.trim_end(), start);
        }
        start += line.len();
    }
    (0, "", 0)
}

fn explained(
    line: &str,
    start: usize,
    span: Range<usize>,
    detail: &str,
) -> (PlanMessage, Range<usize>) {
    if let Some((key, value)) = line.split_once('=') {
        let (key, value) = (key.trim(), value.trim());
        let at = |part: &str| {
            let offset = start + line.find(part).unwrap_or_default();
            offset..offset + part.len()
        };
        if !key.is_ascii() && !key.starts_with(['"', '\'']) {
            let message = PlanMessage::BareKey {
                key: key.to_owned(),
            };
            return (message, at(key));
        }
        let bare = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '#']);
        if bare && !key.is_empty() {
            let written = value
                .split_once('#')
                .map_or(value, |(value, _)| value)
                .trim();
            let message = PlanMessage::Unquoted {
                line: format!("{key} = \"{}\"", written.trim_matches(['"', '“', '”'])),
            };
            return (message, at(written));
        }
    }
    let word = line.trim();
    if detail.starts_with("key with no value") && !word.is_empty() {
        let at = start + line.find(word).unwrap_or_default();
        let key = word.to_owned();
        return (PlanMessage::NoValue { key }, at..at + word.len());
    }
    let detail = detail.lines().next().unwrap_or_default().to_owned();
    (PlanMessage::Syntax { detail }, span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn explain(text: &str) -> Vec<(u32, u32, String)> {
        let path = "targets.toml".into();
        let shared = text.into();
        let mut reader = Reader::new(&path, &shared);
        let (_, errors) = toml::de::DeTable::parse_recoverable(text);
        report(&mut reader, text, &errors);
        reader
            .diagnostics
            .sorted()
            .iter()
            .map(|d| {
                let place = d.place.as_ref().unwrap();
                let help = d.message.help(Language::En).unwrap_or_default();
                (place.line, place.column, help)
            })
            .collect()
    }

    #[test]
    fn the_line_to_write_is_given() {
        let text = "[plan]\ndeadline = 2024-06\n[[targets]]\n名称 = \"a\"\ngoal = 55%\n";
        let errors = explain(text);
        assert!(
            errors.contains(&(2, 12, "write deadline = \"2024-06\"".into())),
            "{errors:?}"
        );
        assert!(
            errors.contains(&(4, 1, "write \"名称\" = …".into())),
            "{errors:?}"
        );
        assert!(
            errors.contains(&(5, 8, "write goal = \"55%\"".into())),
            "{errors:?}"
        );
    }

    #[test]
    fn a_word_alone_is_marked_where_it_stands() {
        let errors = explain("# 计划\n  x\n");
        assert!(
            matches!(errors.as_slice(), [(2, 3, help)] if help.contains("x = ")),
            "{errors:?}"
        );
    }

    #[test]
    fn anything_else_keeps_the_words_of_the_parser() {
        assert_eq!(explain("[plan\n").len(), 1);
    }
}
