//! Lists, inline tables and texts of several lines that are never closed.

use super::line::{Line, line_at, lines};
use super::message::Slip;
use super::{Found, Remedy, found};

/// Whether the parser says that something is not closed.
pub(super) fn is_open(detail: &str) -> bool {
    [
        "unclosed array,",
        "unclosed inline table",
        "invalid multi-line",
    ]
    .iter()
    .any(|start| detail.starts_with(start))
}

/// Where the value begins, on the line of an error or before it in its table, that is not closed before the next key or table; a
/// text swallows whole tables.
pub(super) fn find(text: &str, at: usize) -> Option<usize> {
    let before: Vec<Line<'_>> = lines(text).take_while(|line| line.start <= at).collect();
    let mut in_table = true;
    for (distance, line) in before.iter().rev().enumerate() {
        let value = line.pair().filter(|_| !line.is_header());
        let open = value.map_or(line.start, |(_, value)| line.place(value).start);
        let behind = text.get(open..)?;
        let is_open = match quotes(behind) {
            Some(quotes) => !behind.get(quotes.len()..)?.contains(quotes),
            None => in_table && !closing(text.get(open..extent(text, open))?).is_empty(),
        };
        if value.is_some() && is_open {
            return Some(open);
        }
        in_table &= distance == 0 || !line.is_header();
    }
    None
}

/// The quotes of a text of several lines.
fn quotes(value: &str) -> Option<&'static str> {
    ["\"\"\"", "'''"]
        .into_iter()
        .find(|quotes| value.starts_with(quotes))
}

/// Where a value ends that begins somewhere, were it closed: before the next key or table.
fn extent(text: &str, open: usize) -> usize {
    let first = line_at(text, open);
    let own_lines = first.code().ends_with('{');
    let goes_on = |line: &Line<'_>| {
        let inside = if own_lines {
            !line.text.trim().is_empty()
        } else {
            line.pair().is_none()
        };
        inside && !line.is_header()
    };
    let behind = lines(text).skip(first.number + 1).take_while(goes_on);
    let last = behind.last().unwrap_or(first);
    last.place(last.code()).end.max(open + 1)
}

/// Closes a value where the next key or table begins.
pub(super) fn close(text: &str, open: usize) -> Found {
    let end = extent(text, open);
    let value = text.get(open..end).unwrap_or_default();
    if let Some(quotes) = quotes(value) {
        let closing = Remedy::Insert(end, quotes.to_owned());
        return found(open..open + quotes.len(), Slip::OpenText, None, closing);
    }
    let slip = Slip::OpenBracket {
        open: if value.starts_with('{') { '{' } else { '[' },
    };
    found(
        open..open + 1,
        slip,
        None,
        Remedy::Insert(end, closing(value)),
    )
}

/// The brackets that close those left open in a text.
fn closing(text: &str) -> String {
    let mut open = Vec::new();
    for line in lines(text) {
        let mut quote = None;
        for c in line.code().chars() {
            match (quote, c) {
                (Some(mark), c) if mark == c => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '[') => open.push(']'),
                (None, '{') => open.push('}'),
                (None, ']' | '}') => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
    open.into_iter().rev().collect()
}
