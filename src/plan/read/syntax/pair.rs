//! Slips in a line of a key and a value.

use std::ops::Range;

use super::line::{Line, is_bare_key, lines, quoted_key};
use super::message::Slip;
use super::{Found, Remedy, found, other, token};

/// A slip in a line of a key and a value.
pub(super) fn explain(text: &str, line: Line<'_>, span: Range<usize>, detail: &str) -> Found {
    let starts = |beginnings: &[&str]| beginnings.iter().any(|word| detail.starts_with(word));
    if starts(&["duplicate key"]) {
        return twice(text, line, span);
    }
    if starts(&[
        "invalid unquoted key",
        "key with no value",
        "missing assignment",
    ]) && let Some(found) = no_equals(text, line, &span)
    {
        return found;
    }
    if starts(&["invalid unquoted key"]) {
        return bare_key(text, line, &span);
    }
    if starts(&["extra `=`"]) {
        let write = line.pair().map(|(key, value)| {
            let value = value.trim_start_matches('=').trim();
            format!("{key} = {value}")
        });
        let remedy = Remedy::Replace(span.clone(), " ");
        return found(span, Slip::TwoEquals, write, remedy);
    }
    if starts(&["key with no value"]) {
        let word = line.code();
        let slip = Slip::NoValue {
            key: word.to_owned(),
        };
        return found(line.place(word), slip, None, Remedy::Lost);
    }
    if starts(&["unexpected key or value"]) {
        return behind_value(line, &span);
    }
    if is_open_text(detail) {
        return open_text(text, line, span, detail);
    }
    if starts(&[
        "missing escaped value",
        "too few unicode",
        "invalid escape",
        "invalid value",
    ]) && text
        .get(..span.start)
        .is_some_and(|before| before.trim_end_matches(['x', 'u', 'U']).ends_with('\\'))
    {
        return found(span, Slip::Backslash, None, Remedy::Lost);
    }
    if starts(&["missing comma", "missing opening quote"])
        && let Some(sign) = text.get(span.start..).and_then(|rest| rest.chars().next())
        && matches!(sign, '，' | '、' | '；' | ';')
    {
        let part = span.start..span.start + sign.len_utf8();
        let slip = Slip::ItemSign { sign };
        return found(part.clone(), slip, None, Remedy::Replace(part, ","));
    }
    if starts(&["missing comma"]) {
        let comma = Remedy::Insert(span.start, ",".to_owned());
        return found(span, Slip::NoComma, None, comma);
    }
    let value = line.pair().map_or("", |(_, value)| value);
    if starts(&[
        "string values must be quoted",
        "missing opening quote",
        "invalid",
        "unexpected leading zero",
        "missing value",
    ]) && !value.starts_with(['"', '\''])
    {
        return unquoted(text, line, span, detail);
    }
    other(span, detail)
}

/// A key that stands in its table twice.
fn twice(text: &str, line: Line<'_>, span: Range<usize>) -> Found {
    let key = text.get(span.clone()).unwrap_or_default().to_owned();
    let before: Vec<Line<'_>> = lines(text).take(line.number).collect();
    let earlier = before
        .iter()
        .rev()
        .take_while(|line| !line.is_header())
        .find(|line| line.pair().is_some_and(|(written, _)| written == key));
    let slip = Slip::Twice {
        key,
        line: earlier.map(|line| line.number + 1),
    };
    found(span, slip, None, Remedy::Read)
}

/// A key followed by another sign than `=`, or by its value at once.
fn no_equals(text: &str, line: Line<'_>, span: &Range<usize>) -> Option<Found> {
    if let Some(sign) = separator(text, line, span) {
        let before = text.get(line.start..sign.start)?;
        let inline = before.rfind(['{', ',']);
        let key = before.get(inline.map_or(0, |at| at + 1)..)?.trim();
        let value = text.get(sign.end..line.place(line.code()).end)?;
        let end = inline.and_then(|_| value.find([',', '}']));
        let value = value.get(..end.unwrap_or(value.len()))?.trim();
        let write = format!("{} = {}", quoted_key(key), as_value(value));
        let usable = !key.is_empty() && !value.is_empty();
        let remedy = Remedy::Replace(sign.clone(), "=");
        return usable.then(|| Found {
            told: line.place(value).end,
            ..found(sign, Slip::NoEquals, Some(write), remedy)
        });
    }
    let code = line.code();
    let (key, value) = code.split_once([' ', '\t'])?;
    let value = value.trim();
    if !is_bare_key(key) || value.starts_with('=') || !line.place(code).contains(&span.start) {
        return None;
    }
    let write = format!("{key} = {}", as_value(value));
    let insert = Remedy::Insert(line.place(value).start, "= ".to_owned());
    Some(found(line.place(code), Slip::NoEquals, Some(write), insert))
}

/// The sign that stands where `=` should, at a place or right before it.
fn separator(text: &str, line: Line<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    const SIGNS: [char; 3] = [':', '：', '＝'];
    let around = token(text, span);
    let start = if around.is_empty() || around.start < line.start {
        line.start
    } else {
        around.start
    };
    let part = text.get(start..around.end.max(start))?;
    let at = part.find(SIGNS).map(|at| start + at).or_else(|| {
        let before = text.get(line.start..span.start)?.trim_end();
        let sign = before.chars().next_back().filter(|c| SIGNS.contains(c))?;
        Some(line.start + before.len() - sign.len_utf8())
    })?;
    let sign = text.get(at..)?.chars().next()?;
    Some(at..at + sign.len_utf8())
}

/// A key that lacks its quotes, or has signs around it that are none.
fn bare_key(text: &str, line: Line<'_>, span: &Range<usize>) -> Found {
    let place = token(text, span);
    let key = text.get(place.clone()).unwrap_or_default();
    let plain = key.trim_matches(['\u{3000}', '\u{a0}', '“', '”', '‘', '’', '＂']);
    let rest = line
        .pair()
        .filter(|(written, _)| *written == key.trim())
        .map_or("…", |(_, value)| value);
    if plain != key {
        let write = format!("{} = {rest}", quoted_key(plain));
        return found(place, Slip::KeySigns, Some(write), Remedy::Lost);
    }
    let write = format!("\"{key}\" = {rest}");
    let slip = Slip::BareKey {
        key: key.to_owned(),
    };
    found(place, slip, Some(write), Remedy::Read)
}

/// Something behind a complete value.
fn behind_value(line: Line<'_>, span: &Range<usize>) -> Found {
    let offset = span.start.saturating_sub(line.start);
    let code = line.code();
    let rest = line.text.get(offset..).unwrap_or_default().trim_start();
    let code_end = line.place(code).end;
    let place = line.place(rest).start..code_end.max(line.place(rest).start);
    if let Some(found) = line_end(line, rest) {
        return found;
    }
    match line.pair() {
        Some((key, value)) if !rest.contains('=') => {
            let plain = value.replace(['"', '\''], "");
            let write = format!("{key} = \"{plain}\"");
            let slip = if value.starts_with(['"', '\'']) {
                Slip::HalfQuoted
            } else {
                Slip::Unquoted
            };
            found(line.place(value), slip, Some(write), Remedy::Lost)
        }
        _ => found(place, Slip::TwoOnALine, None, Remedy::Lost),
    }
}

/// A comma or the like at the end of a line, where nothing else is left of it.
fn line_end(line: Line<'_>, rest: &str) -> Option<Found> {
    let rest =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let sign = line.code().chars().next_back()?;
    let place = line.place(line.code()).end - sign.len_utf8()..line.place(line.code()).end;
    let alone = matches!(sign, ',' | ';' | '，' | '；' | '。' | '、')
        && line.place(rest).start == place.start;
    let remedy = Remedy::Replace(place.clone(), " ");
    alone.then(|| found(place, Slip::LineEnd { sign }, None, remedy))
}

/// A list or inline table, or a line of one, with a quote too many.
pub(super) fn odd_quotes(line: Line<'_>, detail: &str) -> Option<Found> {
    let value = match line.pair() {
        Some((_, value)) if !value.starts_with(['[', '{']) => return None,
        Some((_, value)) => value,
        None => line.code(),
    };
    let is_odd = value.matches('"').count() % 2 == 1 && !value.contains('\\');
    (is_odd && !is_open_text(detail))
        .then(|| found(line.place(value), Slip::OddQuotes, None, Remedy::Lost))
}

/// Whether the parser says that a text does not end on its line.
pub(super) fn is_open_text(detail: &str) -> bool {
    detail.starts_with("invalid basic string") || detail.starts_with("invalid literal string")
}

/// A text that does not end on its line, or cannot.
fn open_text(text: &str, line: Line<'_>, span: Range<usize>, detail: &str) -> Found {
    let sign = text.get(span.start..).and_then(|rest| rest.chars().next());
    if let Some(sign) = sign.filter(|sign| sign.is_control() && !matches!(sign, '\n' | '\r')) {
        let code = u32::from(sign);
        return found(
            span.start..span.start + 1,
            Slip::Control { code },
            None,
            Remedy::Lost,
        );
    }
    let Some((key, value)) = line.pair() else {
        return found(span, Slip::OpenText, None, Remedy::Lost);
    };
    if value.starts_with(['[', '{']) {
        // The quote belongs before the brackets that the text swallowed.
        let whole = line.text.trim();
        let kept = whole.trim_end_matches([']', '}', ',', ' ']);
        let quote = if detail.contains("literal") {
            "'"
        } else {
            "\""
        };
        let write = format!(
            "{kept}{quote}{}",
            whole.get(kept.len()..).unwrap_or_default()
        );
        let at = line.place(kept).end;
        let closing = Remedy::Insert(at, quote.to_owned());
        return found(line.place(value), Slip::OpenText, Some(write), closing);
    }
    let inner = value.trim_matches(['"', '\'', '“', '”']);
    let write = value
        .starts_with(['"', '\''])
        .then(|| format!("{} = \"{inner}\"", quoted_key(key)));
    found(line.place(value), Slip::OpenText, write, Remedy::Read)
}

/// A value that is nothing in TOML without quotes.
fn unquoted(text: &str, line: Line<'_>, span: Range<usize>, detail: &str) -> Found {
    let read =
        detail.starts_with("string values must be quoted") || detail.starts_with("invalid boolean");
    let remedy = if read { Remedy::Read } else { Remedy::Lost };
    let pair = line.pair();
    let nested = pair.is_none_or(|(_, value)| value.starts_with(['[', '{']));
    if nested {
        let place = item(text, line, &span);
        let written = text.get(place.clone()).unwrap_or_default();
        let before = text
            .get(line.start..place.start)
            .unwrap_or_default()
            .trim_end();
        let key = before.strip_suffix('=').map(|before| {
            let start = before.rfind(['{', ',', '[']).map_or(0, |at| at + 1);
            before.get(start..).unwrap_or_default().trim()
        });
        // Items in quotes of another script may be parted by its commas.
        let items: Vec<String> = match written.chars().next() {
            Some('“') => written.split(['、', '，', '；']).map(as_value).collect(),
            _ => vec![as_value(written)],
        };
        let value = items.join(", ");
        let write = match key {
            Some(key) => format!("{} = {value}", quoted_key(key)),
            None => value,
        };
        return found(place, Slip::Unquoted, Some(write), remedy);
    }
    let (key, value) = pair.unwrap_or_default();
    if let Some(found) = line_end(line, value) {
        return found;
    }
    let day = value.len() == 10 && value.chars().all(|c| c.is_ascii_digit() || c == '-');
    if detail.starts_with("invalid date") && day {
        return found(line.place(value), Slip::NoDay, None, Remedy::Lost);
    }
    if value.is_empty() {
        let slip = Slip::NoValue {
            key: key.to_owned(),
        };
        return found(line.place(key), slip, None, Remedy::Lost);
    }
    let write = format!("{} = {}", quoted_key(key), as_value(value));
    found(line.place(value), Slip::Unquoted, Some(write), remedy)
}

/// The item of a list or inline table around a place.
fn item(text: &str, line: Line<'_>, span: &Range<usize>) -> Range<usize> {
    let before = text.get(line.start..span.start).unwrap_or_default();
    let start = line.start + before.rfind(['[', '{', ',', '=']).map_or(0, |at| at + 1);
    let behind = text.get(span.start..line.end()).unwrap_or_default();
    let end = span.start + behind.find([']', '}', ',']).unwrap_or(behind.len());
    let written = text.get(start..end).unwrap_or_default();
    let blank = written.len() - written.trim_start().len();
    start + blank..(start + blank + written.trim().len()).max(start + blank)
}

/// A value as it is to be written: in quotes, unless it is a truth value.
fn as_value(written: &str) -> String {
    let written = written.trim();
    let plain = written.trim_matches(['"', '\'', '“', '”', '‘', '’', '＂']);
    let quoted = written.starts_with('"') && written.ends_with('"') && written.len() > 1;
    match plain.to_ascii_lowercase().as_str() {
        _ if quoted || written.starts_with(['[', '{']) => written.to_owned(),
        "true" | "yes" => "true".to_owned(),
        "false" | "no" => "false".to_owned(),
        _ => format!("\"{plain}\""),
    }
}
