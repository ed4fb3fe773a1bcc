//! The lines that diagnostics speak of, fetched when there is something to say: a second look at the file, so that reading itself
//! keeps no text.

use std::collections::{HashMap, HashSet};

use crate::data::bytes::encoding::decode;
use crate::data::table::opened::Opened;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The longest text shown of a record, in characters; longer ones are cut around the cell.
const SHOWN: usize = 240;

/// Gives every diagnostic of a file that names a line the text of that line, with the cell in it.
pub(crate) fn illustrate(opened: &Opened<'_>, diagnostics: Diagnostics) -> Diagnostics {
    let wanted: HashSet<u32> = diagnostics
        .iter()
        .filter_map(|d| d.place.as_ref())
        .map(|place| place.line)
        .filter(|line| *line > 0)
        .collect();
    if wanted.is_empty() {
        return diagnostics;
    }
    let mut lines: HashMap<u32, Vec<String>> = HashMap::new();
    let encoding = opened.field_encoding();
    opened.each_record(|line, row| {
        if wanted.contains(&line) {
            lines.insert(
                line,
                row.fields().map(|field| decode(field, encoding).into_owned()).collect(),
            );
        }
    });
    let mut shown = Diagnostics::default();
    for diagnostic in diagnostics {
        shown.push(show(diagnostic, &lines, char::from(opened.delimiter)));
    }
    shown
}

fn show(
    mut diagnostic: Diagnostic,
    lines: &HashMap<u32, Vec<String>>,
    delimiter: char,
) -> Diagnostic {
    diagnostic.place = diagnostic.place.map(|place| {
        let Some(fields) = lines.get(&place.line).filter(|_| place.excerpt.is_none()) else {
            return place;
        };
        let (text, start, end) = joined(fields, place.column, delimiter);
        place.showing(text, start..end)
    });
    diagnostic
}

/// A record as text, and where a field of it stands (field 0: the whole).
fn joined(fields: &[String], field: u32, delimiter: char) -> (String, usize, usize) {
    let (mut text, mut start, mut end) = (String::new(), 0, 0);
    for (at, value) in fields.iter().enumerate() {
        if at > 0 {
            text.push(delimiter);
        }
        let quoted = value.contains([delimiter, '"', '\n']);
        let value = value.replace(['\n', '\r'], " ");
        if at + 1 == field as usize {
            start = text.len();
        }
        if quoted {
            text.push('"');
            text.push_str(&value.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&value);
        }
        if at + 1 == field as usize {
            end = text.len();
        }
    }
    if field == 0 || end < start {
        (start, end) = (0, text.len());
    }
    cut(text, start, end)
}

/// A long text cut to what stands around a part of it.
fn cut(text: String, start: usize, end: usize) -> (String, usize, usize) {
    if text.chars().count() <= SHOWN {
        return (text, start, end);
    }
    let before = text.get(..start).unwrap_or_default();
    let cell = text.get(start..end).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let kept = SHOWN / 3;
    let skip = before.chars().count().saturating_sub(kept);
    let mut shown = String::new();
    if skip > 0 {
        shown.push('…');
    }
    shown.extend(before.chars().skip(skip));
    let start = shown.len();
    shown.extend(cell.chars().take(kept));
    let end = shown.len();
    shown.extend(after.chars().take(kept));
    if after.chars().count() > kept || cell.chars().count() > kept {
        shown.push('…');
    }
    (shown, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_in_the_text_of_its_record() {
        let fields = ["时间".to_owned(), "a,b".to_owned(), "x".to_owned()];
        let (text, start, end) = joined(&fields, 3, ',');
        assert_eq!((text.as_str(), text.get(start..end).unwrap()), ("时间,\"a,b\",x", "x"));
        let (text, start, end) = joined(&fields, 2, ',');
        assert_eq!(text.get(start..end).unwrap(), "\"a,b\"");
    }

    #[test]
    fn a_long_record_is_cut_around_the_cell() {
        let fields: Vec<String> = (0..500).map(|n| format!("值{n}")).collect();
        let (text, start, end) = joined(&fields, 250, ',');
        assert!(text.chars().count() <= SHOWN + 2);
        assert_eq!(text.get(start..end).unwrap(), "值249");
    }
}
