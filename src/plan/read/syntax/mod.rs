//! What the parser does not accept: told with the line to write, and mended, so that one slip is one error and what stands behind
//! it is still read.

mod header;
mod line;
mod mended;
mod message;
mod open;
mod pair;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use toml::de::DeTable;

use line::{is_bare_key, line_at, lines};
pub(in crate::plan::read) use mended::Mended;
use message::Slip;
pub(super) use message::SlipMessage;

/// How many slips of one plan are told.
const MOST: usize = 100;

/// A plan's text with its slips.
pub(super) struct Syntax {
    pub(super) mended: Mended,
    /// What is to be told, and where in the text as written.
    pub(super) slips: Vec<(Range<usize>, SlipMessage)>,
    /// Lines that could not be read, in the text as written.
    pub(super) lost: Vec<Range<usize>>,
    /// Values that may be read as something else than was meant.
    pub(super) misread: Vec<Range<usize>>,
}

/// One slip: where it stands in the mended text, and how reading goes on.
struct Found {
    span: Range<usize>,
    /// Errors before this place follow from the slip.
    told: usize,
    slip: Slip,
    write: Option<String>,
    remedy: Remedy,
}

enum Remedy {
    /// The parser read what was meant: it goes on behind the slip.
    Read,
    /// The line is lost.
    Lost,
    Insert(usize, String),
    Replace(Range<usize>, &'static str),
}

/// Looks for slips.
pub(super) fn mend(text: &str) -> Syntax {
    let mut syntax = Syntax {
        mended: Mended::new(text),
        slips: Vec::new(),
        lost: Vec::new(),
        misread: Vec::new(),
    };
    // Errors before this place are told.
    let mut told = 0;
    while let Some(found) = next(syntax.mended.text(), told) {
        let span = syntax.mended.original(found.span.clone());
        let message = SlipMessage {
            slip: found.slip,
            write: found.write,
        };
        let stuck = syntax
            .slips
            .last()
            .is_some_and(|last| *last == (span.clone(), message.clone()));
        let mended = syntax.mended.text();
        let line = line_at(mended, found.span.start);
        let behind = mended.get(line.end()..).and_then(|rest| rest.find('\n'));
        let line_end = behind.map_or(mended.len(), |at| line.end() + at) + 1;
        let whole = syntax.mended.original(line.start..line_end);
        told = match found.remedy {
            Remedy::Read => {
                if !message.is_bare_key() {
                    syntax.misread.push(span.clone());
                }
                found.told.max(told + 1)
            }
            Remedy::Insert(at, closing) if !stuck => {
                syntax.mended.insert(at, &closing);
                found.told
            }
            Remedy::Replace(part, by) if !stuck => {
                syntax.mended.replace(part, by);
                found.told
            }
            _ => {
                syntax.lost.push(whole.clone());
                line_end.max(told + 1)
            }
        };
        let hopeless = matches!(message.slip, Slip::NoPlan | Slip::BareReturns);
        if !stuck {
            syntax.slips.push((span, message));
        }
        if hopeless || syntax.slips.len() == MOST {
            syntax.lost.push(whole.start..text.len() + 1);
            break;
        }
    }
    syntax
}

/// The first slip at or behind a place.
fn next(text: &str, told: usize) -> Option<Found> {
    let (_, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    let at = |error: &toml::de::Error| error.span().unwrap_or(0..0);
    let error = errors.iter().find(|error| at(error).start >= told)?;
    let span = at(error);
    let line = line_at(text, span.start);
    let detail = error.message().lines().next().unwrap_or_default();
    if told == 0 && is_no_plan(text) {
        return Some(found(
            line.place(line.text.trim()),
            Slip::NoPlan,
            None,
            Remedy::Lost,
        ));
    }
    if detail.starts_with("carriage return") {
        return Some(found(span, Slip::BareReturns, None, Remedy::Lost));
    }
    let some_open = errors.iter().any(|error| open::is_open(error.message()));
    let open = some_open.then(|| open::find(text, span.start)).flatten();
    Some(match open {
        Some(open) => open::close(text, open),
        None if line.is_header() => header::explain(text, line, &span, detail),
        None => pair::explain(text, line, span, detail),
    })
}

/// Whether no line is one of a plan: no table's head, and no key with a value.
fn is_no_plan(text: &str) -> bool {
    let key = |key: &str| key.split('.').all(|part| is_bare_key(&quoted_free(part)));
    !lines(text)
        .any(|line| line.is_header() || line.pair().is_some_and(|(written, _)| key(written)))
}

fn quoted_free(part: &str) -> String {
    part.trim().replace(['"', '\''], "")
}

fn found(span: Range<usize>, slip: Slip, write: Option<String>, remedy: Remedy) -> Found {
    Found {
        told: span.end,
        span,
        slip,
        write,
        remedy,
    }
}

fn other(span: Range<usize>, detail: &str) -> Found {
    let detail = detail.to_owned();
    found(span, Slip::Other { detail }, None, Remedy::Lost)
}

/// The word around a place, between blanks and the signs of TOML.
fn token(text: &str, span: &Range<usize>) -> Range<usize> {
    let border = |c: char| {
        matches!(
            c,
            ' ' | '\t' | '\n' | '\r' | '=' | ',' | '.' | '[' | ']' | '{' | '}' | '#'
        )
    };
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.rfind(border).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let behind = text.get(span.start..).unwrap_or_default();
    let end = span.start + behind.find(border).unwrap_or(behind.len());
    start..end.max(span.end)
}
