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
    let mut syntax = Syntax::faultless(text);
    let mut told = 0;
    for _ in 0..MOST {
        let Some(found) = next(syntax.mended.text(), told) else {
            return syntax;
        };
        let hopeless = matches!(found.slip, Slip::NoPlan | Slip::BareReturns);
        told = syntax.take(found, text).max(told + 1);
        if hopeless {
            break;
        }
    }
    // Nothing behind the last of them is news.
    let last = syntax.slips.last().map_or(0, |(span, _)| span.start);
    syntax.lost.push(last..text.len() + 1);
    syntax
}

impl Syntax {
    /// A text without slips.
    pub(super) fn faultless(text: &str) -> Self {
        Self {
            mended: Mended::new(text),
            slips: Vec::new(),
            lost: Vec::new(),
            misread: Vec::new(),
        }
    }

    /// Keeps a slip and mends it; gives where the next may begin.
    fn take(&mut self, found: Found, text: &str) -> usize {
        let span = self.mended.original(found.span.clone());
        let message = SlipMessage {
            slip: found.slip,
            write: found.write,
        };
        let line = self.line(found.span.start);
        let mended_in_vain = self.slips.last() == Some(&(span.clone(), message.clone()));
        let told = match found.remedy {
            Remedy::Read => {
                if !message.is_bare_key() {
                    self.misread.push(span.clone());
                }
                found.told
            }
            Remedy::Insert(at, closing) if !mended_in_vain => {
                self.mended.insert(at, &closing);
                found.told
            }
            Remedy::Replace(part, by) if !mended_in_vain => {
                self.mended.replace(part, by);
                found.told
            }
            _ => {
                self.lost.push(self.mended.original(line.clone()));
                self.drop(line.start);
                line.end
            }
        };
        if !mended_in_vain && !self.follows(&message, &span, text) {
            self.slips.push((span, message));
        }
        told
    }

    /// Puts something harmless in the place of a line that cannot be read, lest it swallow those behind it.
    fn drop(&mut self, at: usize) {
        let line = line_at(self.mended.text(), at);
        let (part, by) = match line.pair() {
            _ if line.is_header() => return,
            Some((_, value)) => (line.place(value), "0"),
            None => (line.place(line.text), ""),
        };
        self.mended.replace(part, by);
    }

    /// The line around a place, its end included.
    fn line(&self, at: usize) -> Range<usize> {
        let text = self.mended.text();
        let start = line_at(text, at).start;
        let end = text.get(start..).and_then(|rest| rest.find('\n'));
        start..end.map_or(text.len(), |end| start + end) + 1
    }

    /// Where a head is missing, all keys of its table stand twice: it is told of the first. A head that is written wrongly once
    /// makes all others of its kind wrong.
    fn follows(&self, message: &SlipMessage, span: &Range<usize>, text: &str) -> bool {
        let is_key = |message: &SlipMessage| matches!(&message.slip, Slip::Twice { key, .. } if !key.starts_with('['));
        let in_table = |before: &Range<usize>| {
            let between = text.get(before.start..span.start).unwrap_or_default();
            !between.contains("\n[")
        };
        match &message.slip {
            Slip::Twice { .. } if is_key(message) => {
                let last = self.slips.last();
                last.is_some_and(|(before, last)| is_key(last) && in_table(before))
            }
            Slip::Twice { .. } | Slip::MixedHeaders { .. } => {
                let mut earlier = self.slips.iter();
                earlier.any(|(_, earlier)| earlier.slip == message.slip)
            }
            _ => false,
        }
    }
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
    if let Some(odd) = pair::odd_quotes(line, detail) {
        return Some(odd);
    }
    // A text that is not closed swallows the bracket behind it.
    let some_open =
        !pair::is_open_text(detail) && errors.iter().any(|error| open::is_open(error.message()));
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
