//! What is not TOML in a plan: told with the line to write, and mended, so that one slip is one error and what stands behind it is
//! still read.
//!
//! The library says what is TOML. Where a text is not, its tokens (`token.rs`) are cut into statements, a head or a pair each, and in
//! each that is not TOML by itself the rules of `mend.rs` mend what they know. What the library then still finds wrong are heads and
//! keys that stand twice.

mod mend;
mod message;
mod token;

#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashSet;
use toml::de::DeTable;

pub(super) use message::{Slip, Wrong};
use token::{
    LINE, LINE_ENDS, Token, first_line, is_head, is_pair, key_length, span, statement_length,
    tokens, with_comments,
};

/// How many slips of one plan are told.
const MOST: usize = 100;

/// A plan's text with its slips.
#[derive(Default)]
pub(super) struct Slips {
    /// The text that is TOML, as far as it could be mended.
    pub(super) mended: Mended,
    /// What is to be told, and where in the text as written.
    pub(super) told: Vec<(Range<usize>, Slip)>,
    /// Lines that could not be read, in the text as written.
    pub(super) lost: Vec<Range<usize>>,
    /// Values that may be read as something else than was meant.
    pub(super) misread: Vec<Range<usize>>,
}

impl Slips {
    /// Looks for slips in a text; there are none if it is TOML.
    pub(super) fn of(text: &str) -> Self {
        let mut slips = Self::default();
        if DeTable::parse(text).is_ok() || !slips.is_plan(text) {
            slips.mended = Mended::new(text, Vec::new());
            return slips;
        }
        let (text, comments) = with_comments(text);
        slips.told.extend(comments.into_iter().map(|place| {
            let words = text.get(place.clone()).unwrap_or_default();
            let write = format!("# {}", words.trim_start_matches('#').trim());
            let wrong = Wrong::Comment;
            (place, Slip::Line { wrong, write })
        }));
        let edits = slips.statements(&text);
        slips.mended = Mended::new(&text, edits);
        if slips.told.len() < MOST {
            slips.doubles(&text);
        }
        slips
    }

    /// Tells of what is no plan at all: lines that end otherwise, and texts without one head or pair.
    fn is_plan(&mut self, text: &str) -> bool {
        let alone = |at: &usize| text.as_bytes().get(at + 1) != Some(&b'\n');
        let returns = text.match_indices('\r').map(|(at, _)| at).filter(alone);
        let first = returns.clone().next();
        let all = tokens(text);
        let is_ascii = |token: &Token| text.get(token.span.clone()).is_some_and(str::is_ascii);
        let is_of_plan = |line: &[Token]| {
            let mut key = line.iter().take(key_length(line));
            is_head(text, line) || is_pair(line) && key.all(is_ascii)
        };
        let mut lines = all.split(|token| token.kind == LINE);
        let slip = if let Some(at) = first.filter(|_| returns.count() > text.matches('\n').count())
        {
            (at..at, Slip::BareReturns)
        } else if lines.clone().any(is_of_plan) {
            return true;
        } else {
            let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
            (span(line), Slip::NoPlan)
        };
        self.told.push(slip);
        self.lost.push(0..text.len() + 1);
        false
    }

    /// Mends the statements of a text.
    fn statements(&mut self, text: &str) -> Vec<(Range<usize>, String)> {
        let mut edits = Vec::new();
        let all = tokens(text);
        let mut rest = all.as_slice();
        while let Some(length) = statement_length(text, rest) {
            let (statement, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            let place = span(statement);
            if self.told.len() >= MOST {
                self.lost.push(place.start..text.len() + 1);
                break;
            }
            let written = text.get(place.clone()).unwrap_or_default();
            if DeTable::parse(written).is_err() {
                edits.push(self.mend(written, place.clone()));
            }
            let more = first_line(behind);
            rest = behind;
            if !more.is_empty() && !written.trim().is_empty() {
                let signs = more
                    .iter()
                    .take_while(|token| LINE_ENDS.contains(&token.kind));
                rest = rest.get(signs.count()..).unwrap_or_default();
                let next = span(first_line(rest));
                let end = span(more).end;
                edits.push((place.end..next.start.min(end), "\n".to_owned()));
                self.told.push((span(more), Slip::TwoOnALine));
            }
        }
        edits
    }

    /// Mends a statement.
    fn mend(&mut self, written: &str, place: Range<usize>) -> (Range<usize>, String) {
        let Some(right) = mend::mend(written) else {
            self.lost.push(place.start..place.end + 1);
            let line = written.lines().next().unwrap_or_default();
            self.told
                .push((place.start..place.start + line.len(), Slip::Other));
            return (place, String::new());
        };
        let (part, by) = change(written, &right.text);
        let shifted = |part: Range<usize>| place.start + part.start..place.start + part.end;
        let starts = right.told.iter().map(|(span, _)| span.start);
        if right.is_misread {
            let start = starts.min().unwrap_or(part.start).min(part.start);
            self.misread.push(shifted(start..part.end + 1));
        }
        let told = right.told.into_iter();
        self.told
            .extend(told.map(|(span, slip)| (shifted(span), slip)));
        (shifted(part), by)
    }

    /// What is wrong in a text all statements of which are right: heads and keys that stand twice.
    fn doubles(&mut self, text: &str) {
        let mended = self.mended.text();
        let all = tokens(mended);
        let line = |at: usize| first_line(all.get(at..).unwrap_or_default());
        let head = |at: usize| mended.get(span(line(at))).unwrap_or_default();
        let name = |at: usize| head(at).trim_matches(['[', ']']);
        let starts = (0..all.len()).filter(|at| {
            let last = at.checked_sub(1).and_then(|last| all.get(last));
            last.is_none_or(|last| last.kind == LINE) && head(*at).starts_with('[')
        });
        let heads: Vec<usize> = starts.collect();
        let plain = |written: Range<usize>| {
            let key = mended.get(written).unwrap_or_default();
            key.trim_matches(['"', '\''])
        };
        let mut doubled = FxHashSet::default();
        let (_, errors) = DeTable::parse_recoverable(mended);
        for place in errors.iter().filter_map(toml::de::Error::span) {
            let at = all.partition_point(|token| token.span.start < place.start);
            let last = heads.partition_point(|head| *head <= at).checked_sub(1);
            let table = last.and_then(|last| heads.get(last)).copied();
            let table = table.unwrap_or_default();
            let is_head = head(table).starts_with('[') && at < table + line(table).len();
            let key = plain(place.clone());
            let first = if is_head {
                heads
                    .iter()
                    .copied()
                    .find(|head| name(*head) == name(table))
            } else {
                let own = all.get(table..at).unwrap_or_default();
                let first = own
                    .iter()
                    .position(|token| plain(token.span.clone()) == key);
                first.map(|first| table + first)
            };
            // Where a head is missing or stands twice, all keys of its table do.
            let is_told = !doubled.insert(if is_head {
                first.unwrap_or(table)
            } else {
                table
            });
            doubled.insert(table);
            if is_told {
                continue;
            }
            let first = first.filter(|first| *first != table);
            let line = first.map_or(0, |first| {
                let start = all.get(first).map_or(0, |token| token.span.start);
                let start = self.mended.original(start..start).start;
                text.get(..start).unwrap_or_default().matches('\n').count() + 1
            });
            let is_array = |at: usize| head(at).starts_with("[[");
            let name = name(table).to_owned();
            let (place, slip) = match first {
                None => (place, Slip::Other),
                Some(_) if !is_head => (
                    place,
                    Slip::Twice {
                        key: key.to_owned(),
                        line,
                    },
                ),
                Some(first) if is_array(first) != is_array(table) => (
                    span(first_line(all.get(table..).unwrap_or_default())),
                    Slip::MixedHeads { name },
                ),
                Some(_) => (
                    span(first_line(all.get(table..).unwrap_or_default())),
                    Slip::TwoHeads {
                        head: head(table).to_owned(),
                        line,
                    },
                ),
            };
            self.told.push((self.mended.original(place), slip));
        }
    }
}

/// The part of a text that another has otherwise, and how.
fn change(old: &str, new: &str) -> (Range<usize>, String) {
    let mut pairs = old.char_indices().zip(new.chars());
    let first = pairs.find(|((_, a), b)| a != b);
    let start = first.map_or(old.len().min(new.len()), |((at, _), _)| at);
    let rest = |text: &str| text.get(start..).unwrap_or_default().to_owned();
    let (old_rest, new_rest) = (rest(old), rest(new));
    let same = old_rest.chars().rev().zip(new_rest.chars().rev());
    let same = same.take_while(|(a, b)| a == b);
    let end: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let by = new_rest.get(..new_rest.len() - end);
    (start..old.len() - end, by.unwrap_or_default().to_owned())
}

/// A text with its slips mended, and the way from places in it back to the text as it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended {
    text: String,
    /// Parts of the text as written that were replaced, in order, and where the replacement begins in the mended text.
    edits: Vec<(Range<usize>, Range<usize>)>,
}

impl Mended {
    /// A text with some of its parts replaced.
    fn new(written: &str, mut edits: Vec<(Range<usize>, String)>) -> Self {
        edits.sort_by_key(|(part, _)| (part.start, part.end));
        let mut mended = Self {
            text: String::with_capacity(written.len()),
            edits: Vec::new(),
        };
        let mut at = 0;
        for (part, by) in edits {
            if part.start < at {
                continue;
            }
            mended
                .text
                .push_str(written.get(at..part.start).unwrap_or_default());
            let start = mended.text.len();
            mended.text.push_str(&by);
            at = part.end;
            mended.edits.push((part, start..mended.text.len()));
        }
        mended.text.push_str(written.get(at..).unwrap_or_default());
        mended
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the mended text as it stands in the text that was written.
    pub(super) fn original(&self, part: Range<usize>) -> Range<usize> {
        let start = self.back(part.start);
        start..self.back(part.end).max(start)
    }

    fn back(&self, at: usize) -> usize {
        let behind = self.edits.partition_point(|(_, new)| new.start <= at);
        let Some((old, new)) = behind.checked_sub(1).and_then(|last| self.edits.get(last)) else {
            return at;
        };
        if at < new.end {
            (old.start + (at - new.start)).min(old.end)
        } else {
            old.end + (at - new.end)
        }
    }
}
