//! What is not TOML in a plan: told with the line to write, and mended, so that one slip is one error and what stands behind it is
//! still read.
//!
//! The library says what is TOML. Where a text is not, its tokens (`token.rs`) are read by a grammar that forgives (`statement.rs`): a
//! head or a pair each, with what is to stand where it departs from TOML. What the library then still finds wrong are heads and keys
//! that stand twice.

mod message;
mod statement;
mod token;

#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashSet;
use toml::de::DeTable;

pub(super) use message::{Slip, Wrong};
use statement::{Fix, Name, Statements};
use token::{COMMENT, LINE, Token, first_line, is_head, is_pair, key_length, span, tokens};

/// How many slips of one plan are told.
const MOST: usize = 100;

/// What is to stand in the place of a part of a text.
type Edit = (Range<usize>, String);

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
        if DeTable::parse(text).is_err() {
            let tokens = tokens(text);
            if let Some(slip) = not_a_plan(text, &tokens) {
                slips.told.push(slip);
                slips.lost.push(0..text.len() + 1);
            } else {
                return slips.read(text.to_owned(), tokens);
            }
        }
        slips.mended = Mended::new(text, 0..text.len(), Vec::new());
        slips
    }

    /// Reads the statements of a text.
    fn read(mut self, mut text: String, tokens: Vec<Token>) -> Self {
        let is_comment = |token: &Token| token.kind == COMMENT;
        let (comments, tokens): (Vec<_>, Vec<_>) = tokens.into_iter().partition(is_comment);
        for Token { span, .. } in comments {
            let comment = text.get(span.clone()).unwrap_or_default();
            let words = comment.trim_start_matches(['＃', '#', '/']);
            let (width, write) = (comment.len() - words.len(), format!("# {}", words.trim()));
            text.replace_range(span.start..span.start + width, &format!("{:<width$}", "#"));
            let wrong = Wrong::Comment;
            self.told.push((span, Slip::Line { wrong, write }));
        }
        let mut statements = Statements::new(&text, &tokens);
        let mut edits = Vec::new();
        while let Some((place, fixes)) = statements.next() {
            if self.told.len() >= MOST {
                self.lost.push(place.start..text.len() + 1);
                break;
            }
            edits.extend(self.mend(&text, place, fixes));
            if let Some(second) = statements.second() {
                edits.push((second.part, second.by));
                self.told.push((second.told, second.slip));
            }
        }
        let names = statements.names;
        self.mended = Mended::new(&text, 0..text.len(), edits);
        self.tell_doubles(&text, &names);
        self
    }

    /// Mends a statement, as far as the library then takes it. Of each line one slip is told, with the line as it is to be.
    fn mend(&mut self, text: &str, place: Range<usize>, mut fixes: Vec<Fix>) -> Vec<Edit> {
        let written = text.get(place.clone()).unwrap_or_default();
        if DeTable::parse(written).is_ok() {
            return Vec::new();
        }
        let edits = fixes.iter().map(|fix| (fix.part.clone(), fix.by.clone()));
        let edits: Vec<Edit> = edits.collect();
        let mended = Mended::new(text, place.clone(), edits.clone());
        if DeTable::parse(&mended.text).is_err() {
            self.lost.push(place.start..place.end + 1);
            let line = written.lines().next().map_or(0, str::len);
            self.told.push((place.start..place.start + line, Slip::Other));
            return vec![(place, String::new())];
        }
        fixes.sort_by_key(|fix| fix.told.start);
        if fixes.iter().any(|fix| fix.slip.misreads()) {
            let starts = fixes.iter().map(|fix| fix.told.start.min(fix.part.start));
            let end = fixes.iter().map(|fix| fix.part.end).max();
            let start = starts.min().unwrap_or(place.start);
            self.misread.push(start..end.unwrap_or(place.end) + 1);
        }
        let (mut at, mut line, mut last) = (place.start, 0, None);
        for Fix { told, mut slip, .. } in fixes {
            let between = text.get(at..told.start).unwrap_or_default();
            (at, line) = (told.start, line + between.matches('\n').count());
            if last.replace(line) == Some(line) || self.told.len() >= MOST {
                continue;
            }
            if let Slip::Line { write, .. } = &mut slip {
                let line = mended.text.lines().nth(line).unwrap_or_default();
                let code = span(first_line(&tokens(line)));
                line.get(code).unwrap_or_default().clone_into(write);
            }
            self.told.push((told, slip));
        }
        edits
    }

    /// Tells what is wrong in a text all statements of which are right: heads and keys that stand twice. Where a head is missing or
    /// stands twice, all keys of its table do.
    fn tell_doubles(&mut self, text: &str, names: &[Name]) {
        let mut tables = FxHashSet::default();
        let (_, errors) = DeTable::parse_recoverable(self.mended.text());
        for place in errors.iter().filter_map(toml::de::Error::span) {
            if self.told.len() >= MOST {
                break;
            }
            let place = self.mended.original(place);
            let at = names.partition_point(|name| name.place.start <= place.start);
            let known = names.get(..at).and_then(<[Name]>::split_last);
            let Some((name, earlier)) = known else {
                self.told.push((place, Slip::Other));
                continue;
            };
            if tables.contains(&name.table) {
                continue;
            }
            let is_same = |first: &&Name| {
                let is_near = name.is_head() || first.table == name.table;
                is_near && first.is_head() == name.is_head() && first.plain() == name.plain()
            };
            let first = earlier.iter().find(is_same);
            let is_told = first.is_some_and(|first| !tables.insert(first.table));
            tables.insert(name.table);
            let Some(first) = first.filter(|_| !is_told) else {
                self.told.extend((!is_told).then_some((place, Slip::Other)));
                continue;
            };
            let before = text.get(..first.place.start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let (head, key) = (name.written.clone(), name.plain().to_owned());
            let slip = match name.is_head() {
                false => Slip::Twice { key, line },
                true if first.written == head => Slip::TwoHeads { head, line },
                true => Slip::MixedHeads { name: key },
            };
            self.told.push((name.place.clone(), slip));
        }
    }
}

/// What is said of a text that is no plan at all: lines that end otherwise, and not one head or pair.
fn not_a_plan(text: &str, tokens: &[Token]) -> Option<(Range<usize>, Slip)> {
    let alone = |at: &usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    let returns = text.match_indices('\r').map(|(at, _)| at).filter(alone);
    let first = returns.clone().next();
    if let Some(at) = first.filter(|_| returns.count() > text.matches('\n').count()) {
        return Some((at..at, Slip::BareReturns));
    }
    let is_ascii = |token: &Token| text.get(token.span.clone()).is_some_and(str::is_ascii);
    let is_of_plan = |line: &[Token]| {
        let mut key = line.iter().take(key_length(line));
        is_head(text, line) || is_pair(line) && key.all(is_ascii)
    };
    let mut lines = tokens.split(|token| token.kind == LINE);
    let is_plan = lines.clone().any(is_of_plan);
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    (!is_plan).then(|| (span(line), Slip::NoPlan))
}

/// A text with its slips mended, and the way from places in it back to the text as it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended {
    text: String,
    /// Parts of the text as written that were replaced, in order, and what stands there in the mended text.
    edits: Vec<(Range<usize>, Range<usize>)>,
}

impl Mended {
    /// A part of a text, with some of its own parts replaced.
    fn new(written: &str, place: Range<usize>, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|(part, _)| (part.start, part.end));
        let mut mended = Self::default();
        let mut at = place.start;
        for (part, by) in edits {
            if let Some(before) = written.get(at..part.start) {
                mended.text.push_str(before);
                let start = mended.text.len();
                mended.text.push_str(&by);
                at = part.end;
                mended.edits.push((part, start..mended.text.len()));
            }
        }
        let rest = written.get(at..place.end).unwrap_or_default();
        mended.text.push_str(rest);
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
