//! Slips in the head of a table.

use std::ops::Range;

use super::line::{Line, lines, quoted_key};
use super::message::Slip;
use super::{Found, Remedy, found, other, token};

/// A slip in a table's head.
pub(super) fn explain(text: &str, line: Line<'_>, span: &Range<usize>, detail: &str) -> Found {
    let code = line.code();
    let whole = line.place(code);
    let name = code.trim_matches(['[', ']']).trim();
    let (opening, closing) = (count(code, '['), count(code, ']'));
    let written = {
        let path: Vec<String> = name
            .split('.')
            .map(|part| quoted_key(part.trim()))
            .collect();
        let brackets = opening.max(closing);
        let (left, right) = ("[".repeat(brackets), "]".repeat(brackets));
        format!("{left}{}{right}", path.join("."))
    };
    if detail.starts_with("duplicate key") {
        let earlier = lines(text)
            .take(line.number)
            .filter(Line::is_header)
            .find(|earlier| earlier.code().trim_matches(['[', ']']).trim() == name);
        let mixed = earlier.is_some_and(|earlier| count(earlier.code(), '[') != opening);
        let name = name.to_owned();
        let slip = if mixed {
            Slip::MixedHeaders { name }
        } else {
            let line = earlier.map(|earlier| earlier.number + 1);
            let key = code.to_owned();
            Slip::Twice { key, line }
        };
        return found(whole, slip, None, Remedy::Lost);
    }
    if opening < closing {
        let missing = Remedy::Insert(whole.start, "[".repeat(closing - opening));
        return found(whole, Slip::OpenHeader, Some(written), missing);
    }
    if detail.starts_with("unclosed") && closing < opening {
        let missing = Remedy::Insert(whole.end, "]".repeat(opening - closing));
        return found(whole, Slip::OpenHeader, Some(written), missing);
    }
    if detail.starts_with("invalid unquoted key") || detail.starts_with("unclosed") {
        let key = token(text, span);
        let slip = Slip::BareKey {
            key: text.get(key.clone()).unwrap_or_default().to_owned(),
        };
        let remedy = if detail.starts_with("unclosed") {
            Remedy::Lost
        } else {
            Remedy::Read
        };
        return found(key, slip, Some(written), remedy);
    }
    if detail.starts_with("unexpected key or value") {
        let rest = span.start..line.end();
        return found(rest, Slip::TwoOnALine, None, Remedy::Lost);
    }
    other(span.clone(), detail)
}

fn count(text: &str, sign: char) -> usize {
    text.chars().filter(|c| *c == sign).count()
}
