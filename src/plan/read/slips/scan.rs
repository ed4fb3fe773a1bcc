//! The scanner: one walk over a text that is not TOML.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;
use toml::de::DeValue;

use super::{Mended, Slip, Slips};

/// How many slips of one plan are told.
const MOST: usize = 100;
/// How deep lists and tables may stand within each other.
const DEEPEST: usize = 60;
/// What stands for `=` in other scripts and languages.
const EQUALS: [char; 4] = ['=', ':', '：', '＝'];
/// Signs at the end of a line that belong to other languages.
const LINE_ENDS: [char; 6] = [',', ';', '，', '；', '。', '、'];
/// Commas of other scripts.
const COMMAS: [char; 4] = ['，', '、', '；', ';'];
/// Blanks and quotes of other scripts around a key.
const KEY_SIGNS: [char; 8] = ['\u{3000}', '\u{a0}', '\u{feff}', '“', '”', '‘', '’', '＂'];

/// Walks a text and mends it.
pub(super) fn scan(text: &str) -> Slips {
    let mut scanner = Scanner {
        text,
        at: 0,
        told: Vec::new(),
        edits: Vec::new(),
        lost: Vec::new(),
        misread: Vec::new(),
        heads: BTreeMap::new(),
        keys: FxHashMap::default(),
        is_doubled: false,
        is_lost: None,
        is_written: false,
        pair_value: 0,
        last: 0,
        open: Vec::new(),
        line: Cell::new((1, 0)),
        code: Cell::new((1, 0)),
    };
    match hopeless(text) {
        Some((span, slip)) => {
            scanner.told.push((span, slip));
            scanner.lost.push(0..text.len() + 1);
        }
        None => scanner.lines(),
    }
    Slips {
        mended: Mended::new(text, scanner.edits),
        told: scanner.told,
        lost: scanner.lost,
        misread: scanner.misread,
    }
}

/// What is no plan at all: lines that end otherwise, and texts without one head or pair.
fn hopeless(text: &str) -> Option<(Range<usize>, Slip)> {
    let alone = |at: &usize| !text.get(at + 1..).unwrap_or_default().starts_with('\n');
    let returns = text.match_indices('\r').map(|(at, _)| at).filter(alone);
    let line_ends = text.matches('\n').count();
    let first = returns.clone().next();
    if let Some(at) = first.filter(|_| returns.count() > line_ends) {
        return Some((at..at, Slip::BareReturns));
    }
    let is_of_plan = |line: &str| match statement(line) {
        Some(Statement::Head) => true,
        Some(Statement::Pair(key)) => {
            let plain = key.replace(['"', '\''], "");
            plain.split('.').all(|part| is_bare(part.trim()))
        }
        None => false,
    };
    if text.lines().any(is_of_plan) {
        return None;
    }
    let line = text.lines().next().unwrap_or_default().trim_end();
    let start = line.len() - line.trim_start().len();
    Some((start..line.len(), Slip::NoPlan))
}

/// What a line is at first sight.
enum Statement<'t> {
    Head,
    /// Its key.
    Pair(&'t str),
}

fn statement(line: &str) -> Option<Statement<'_>> {
    let code = line.get(..code_length(line))?.trim();
    if let Some(inner) = code.strip_prefix('[') {
        // In a list the same may be a list: of the two only a head begins with a word and ends the line.
        let name = inner.trim_start_matches('[');
        let is_word =
            name.starts_with(|c: char| c.is_alphabetic() && c.is_ascii() || !c.is_ascii());
        return (is_word && !name.contains([',', '='])).then_some(Statement::Head);
    }
    let open = code
        .strip_suffix(']')
        .map(|name| name.trim_end_matches(']'));
    if open.is_some_and(|name| name.split('.').all(is_bare)) {
        return Some(Statement::Head);
    }
    let from = match code.chars().next()? {
        quote @ ('"' | '\'') => code.get(1..)?.find(quote)? + 2,
        '{' | '}' | ']' => return None,
        _ => 0,
    };
    let at = from + code.get(from..)?.find('=')?;
    let key = code.get(..at)?.trim();
    let tight = from == 0 || code.get(from..at)?.trim().is_empty();
    (tight && !key.is_empty()).then_some(Statement::Pair(key))
}

/// Bytes of a line before its comment and the blanks there.
fn code_length(line: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(open), c) if open == c && !escaped => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => return line.get(..at).unwrap_or_default().trim_end().len(),
            _ => {}
        }
        escaped = false;
    }
    line.trim_end().len()
}

/// Whether a key needs no quotes.
fn is_bare(key: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !key.is_empty() && key.chars().all(sign)
}

/// Whether a part of a key is right as it stands.
fn is_key(part: &str) -> bool {
    is_bare(part)
        || (part.starts_with(['"', '\'']) && part.len() > 1 && part.ends_with(['"', '\'']))
}

/// A part of a key as it is to be written.
fn quoted_key(part: &str) -> String {
    let plain = part.trim_matches(KEY_SIGNS).trim();
    if is_key(plain) {
        plain.to_owned()
    } else {
        quoted(plain)
    }
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A value as it is to be written: in quotes, unless it is a truth value.
fn as_value(written: &str) -> String {
    let written = written.trim();
    let plain = written.trim_matches(['"', '\'', '“', '”', '‘', '’', '＂']);
    let is_right = written.starts_with(['"', '[', '{']) && DeValue::parse(written).is_ok();
    match plain.to_ascii_lowercase().as_str() {
        _ if is_right || written.starts_with(['[', '{']) => written.to_owned(),
        "true" | "yes" => "true".to_owned(),
        "false" | "no" => "false".to_owned(),
        _ => quoted(plain),
    }
}

/// A head that was met.
struct Head {
    is_doubled: bool,
    /// Whether it is told that it stands with single and with double brackets.
    is_told: bool,
    span: Range<usize>,
    name: String,
}

/// A key, and the sign behind it.
struct Key {
    span: Range<usize>,
    sign: Option<Range<usize>>,
}

/// What kind of value was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Text,
    Other,
    /// A list or table that is never closed: what stands behind it is the next line.
    Broken,
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    told: Vec<(Range<usize>, Slip)>,
    edits: Vec<(Range<usize>, String)>,
    lost: Vec<Range<usize>>,
    misread: Vec<Range<usize>>,
    /// The heads so far, by the parts of their names.
    heads: BTreeMap<String, Head>,
    /// The keys of the table so far, and where they stand.
    keys: FxHashMap<String, usize>,
    /// Whether a key of the table was told to stand twice: where a head is missing, all keys of its table do.
    is_doubled: bool,
    /// Where a table began that is given twice.
    is_lost: Option<usize>,
    /// Whether the line to write was given, with the value as it is to be.
    is_written: bool,
    /// Where the value of the line's pair begins.
    pair_value: usize,
    /// Where the last sign of a list or table ended.
    last: usize,
    /// The lists and tables that are open: where, and what closes them.
    open: Vec<(usize, char)>,
    /// The part of a line that was looked at last, and where its code ends: a line of ten thousand items is walked once.
    line: Cell<(usize, usize)>,
    code: Cell<(usize, usize)>,
}

impl<'t> Scanner<'t> {
    fn part(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    fn rest(&self) -> &'t str {
        self.part(self.at..self.text.len())
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The end of the line around a place, without its line end.
    fn line_end(&self, at: usize) -> usize {
        cached(&self.line, at, || {
            let rest = self.part(at..self.text.len());
            let line = rest.split('\n').next().unwrap_or_default();
            at + line.strip_suffix('\r').unwrap_or(line).len()
        })
    }

    fn line_start(&self, at: usize) -> usize {
        self.part(0..at).rfind('\n').map_or(0, |end| end + 1)
    }

    /// Where what begins at a place ends on its line, a comment left out.
    fn code_end(&self, at: usize) -> usize {
        cached(&self.code, at, || {
            at + code_length(self.part(at..self.line_end(at)))
        })
    }

    fn line_number(&self, at: usize) -> usize {
        self.part(0..at).matches('\n').count() + 1
    }

    fn tell(&mut self, span: Range<usize>, slip: Slip) {
        if self.told.len() < MOST {
            return self.told.push((span, slip));
        }
        // Nothing behind the last of them is news.
        self.lost.push(span.start..self.text.len() + 1);
        self.at = self.text.len();
    }

    /// Puts another text in the place of a part; what was mended within it is forgotten.
    fn edit(&mut self, part: Range<usize>, by: impl Into<String>) {
        while self
            .edits
            .last()
            .is_some_and(|(last, _)| last.start >= part.start && last.end > part.start)
        {
            self.edits.pop();
        }
        self.edits.push((part, by.into()));
    }

    /// Leaves a part out, and what is missing because of it.
    fn drop(&mut self, part: Range<usize>) {
        self.lost.push(part.start..part.end + 1);
        self.edit(part, "");
    }

    fn next_line(&mut self) {
        let end = self.line_end(self.at);
        let behind = self.part(end..self.text.len());
        let line_end = behind.len()
            - behind
                .strip_prefix('\r')
                .unwrap_or(behind)
                .trim_start_matches('\r')
                .len();
        self.at = (end + line_end + 1).min(self.text.len());
    }

    fn lines(&mut self) {
        while self.at < self.text.len() && self.told.len() <= MOST {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let code = self.at..self.code_end(self.at);
            match statement(self.part(code.clone())) {
                _ if code.is_empty() => self.next_line(),
                Some(Statement::Head) => self.head(code),
                _ if self.part(code.clone()).starts_with('[') => self.head(code),
                _ => self.pair(code),
            }
        }
        if let Some(start) = self.is_lost {
            self.lost.push(start..self.text.len() + 1);
        }
    }

    /// `[plan]`, `[[targets]]`, `[series."生产总值"]`.
    fn head(&mut self, code: Range<usize>) {
        let written = self.part(code.clone());
        let inner = written.trim_start_matches('[');
        let opening = written.len() - inner.len();
        let length = key_length(inner, |c| c == ']');
        let behind = inner.get(length..).unwrap_or_default();
        let rest = behind.trim_start_matches(']');
        let closing = behind.len() - rest.len();
        let name_start = code.start + opening;
        let whole = code.start..code.end - rest.len();
        let parts = key_parts(self.part(name_start..name_start + length));
        let name = joined(&parts);
        let brackets = opening.max(closing).clamp(1, 2);
        let head =
            |brackets: usize| format!("{}{name}{}", "[".repeat(brackets), "]".repeat(brackets));
        let write = head(brackets);
        if opening != closing || opening > 2 {
            self.tell(
                whole.clone(),
                Slip::OpenHead {
                    write: write.clone(),
                },
            );
            self.edit(whole.clone(), &*write);
        } else if let Some((at, key)) = parts.iter().find(|(_, part)| !is_key(part)) {
            let span = name_start + at..name_start + at + key.len();
            let key = (*key).to_owned();
            self.tell(
                span,
                Slip::BareKey {
                    key,
                    write: write.clone(),
                },
            );
            self.edit(whole.clone(), &*write);
        }
        self.enter_head(whole, name.clone(), path(&parts), brackets == 2);
        let rest = rest.trim_start();
        if rest.is_empty() {
            self.next_line();
        } else {
            self.split(code.end - rest.len()..code.end);
        }
    }

    /// Keeps a head; the same table twice is told.
    fn enter_head(&mut self, span: Range<usize>, name: String, path: String, is_doubled: bool) {
        self.keys.clear();
        self.is_doubled = false;
        if let Some(start) = self.is_lost.take() {
            self.lost.push(start..span.start);
        }
        if is_doubled {
            // Each of several tables has tables of its own below it.
            let below: Vec<String> = self
                .heads
                .range(format!("{path}\u{1}")..format!("{path}\u{2}"))
                .map(|(key, _)| key.clone())
                .collect();
            for key in below {
                self.heads.remove(&key);
            }
        }
        let Some(known) = self.heads.get_mut(&path) else {
            self.heads.insert(
                path,
                Head {
                    is_doubled,
                    is_told: false,
                    span,
                    name,
                },
            );
            return;
        };
        let is_told = known.is_told;
        known.is_told |= !(is_doubled && known.is_doubled);
        let (first, double) = (known.span.clone(), format!("[[{}]]", known.name));
        if known.is_doubled == is_doubled {
            if !is_doubled {
                let slip = Slip::TwoHeads {
                    head: self.part(span.clone()).to_owned(),
                    line: self.line_number(first.start),
                };
                self.edit(span.clone(), format!("[twice-{}]", span.start));
                self.is_lost = Some(span.start);
                if !is_told {
                    self.tell(span, slip);
                }
            }
            return;
        }
        if !known.is_doubled {
            known.is_doubled = true;
            self.edits.retain(|(part, _)| *part != first);
            self.edits.push((first, double.clone()));
        }
        self.edit(span.clone(), double);
        if !is_told {
            self.tell(span, Slip::MixedHeads { name });
        }
    }

    /// Goes on with the rest of a line as with the next one.
    fn split(&mut self, rest: Range<usize>) {
        self.tell(rest.clone(), Slip::TwoOnALine);
        let written = self.part(rest.clone());
        let from = rest.end - written.trim_start_matches(LINE_ENDS).trim_start().len();
        self.edit(rest.start..from, "\n");
        self.at = from.max(self.at);
    }

    fn pair(&mut self, code: Range<usize>) {
        let key = self.key(code.start, code.end, false);
        let written = self.part(key.span.clone());
        if written.is_empty() {
            self.tell(code.clone(), Slip::Other);
            self.drop(code);
            return self.next_line();
        }
        let parts = key_parts(written);
        let name = joined(&parts);
        let behind = key.sign.as_ref().map_or(key.span.end, |sign| sign.end);
        let value = self.part(behind..code.end).trim_start();
        if value.trim_start_matches('=').trim().is_empty() {
            let key_name = written.to_owned();
            self.tell(key.span, Slip::NoValue { key: key_name });
            self.drop(code);
            return self.next_line();
        }
        self.equals(&key, &name, value, &code);
        let value = self.part(self.at..code.end);
        self.right_key(&key.span, value);
        if let Some(first) = self.keys.insert(path(&parts), key.span.start) {
            self.twice(&key.span, first);
        }
        self.pair_value = self.at;
        let start = self.at;
        match self.value(Some(&name), false) {
            Kind::Broken => {}
            kind => self.behind(&name, start, kind),
        }
    }

    /// The key at a place, as far as the sign behind it.
    fn key(&self, at: usize, end: usize, is_inline: bool) -> Key {
        let text = self.part(at..end);
        let stop = |c: char| {
            EQUALS.contains(&c) || (is_inline && matches!(c, ',' | '}' | '{' | '[' | ']'))
        };
        let mut length = key_length(text, |c| stop(c) || c.is_ascii_whitespace());
        loop {
            let behind = text.get(length..).unwrap_or_default();
            let next = behind.trim_start();
            let blank = behind.len() - next.len();
            let goes_on = match next.chars().next() {
                None => false,
                Some(c) if stop(c) => false,
                Some('.') => true,
                // `my key = 1`: a key of several words, but `name "a = b"` and `name { a = b }` lack their sign.
                Some(_) => {
                    let inner = next.strip_prefix(['[', '{']).map_or("", str::trim_start);
                    let is_value = !inner.is_empty() && !inner.starts_with(EQUALS);
                    let words = next.split(['"', '\'', ',']).next().unwrap_or_default();
                    !is_inline && !is_value && words.contains(EQUALS)
                }
            };
            if !goes_on {
                let sign = next.chars().next().filter(|c| EQUALS.contains(c));
                let from = at + length + blank;
                return Key {
                    span: at..at + text.get(..length).unwrap_or_default().trim_end().len(),
                    sign: sign.map(|sign| from..from + sign.len_utf8()),
                };
            }
            let first = next.chars().next().map_or(0, char::len_utf8);
            let more = next.get(first..).unwrap_or_default();
            length += blank + first + key_length(more, |c| stop(c) || c.is_ascii_whitespace());
        }
    }

    /// Mends the sign between a key and its value, and goes to the value.
    fn equals(&mut self, key: &Key, name: &str, value: &str, code: &Range<usize>) {
        let start = code.end - value.len();
        self.at = start;
        self.is_written = key.sign.clone().is_none_or(|sign| self.part(sign) != "=");
        let Some(sign) = &key.sign else {
            let write = format!("{name} = {}", as_value(value));
            self.tell(code.clone(), Slip::NoEquals { write });
            return self.edit(start..start, "= ");
        };
        if self.part(sign.clone()) != "=" {
            let item = value
                .get(..item_length(value))
                .filter(|_| !self.open.is_empty());
            let write = format!("{name} = {}", as_value(item.unwrap_or(value)));
            self.tell(sign.clone(), Slip::NoEquals { write });
            self.edit(sign.clone(), "=");
        }
        let plain = value.trim_start_matches('=');
        if plain.len() < value.len() {
            let signs = start..start + value.len() - plain.len();
            let write = format!("{name} = {}", plain.trim());
            self.tell(signs.start..signs.start + 1, Slip::TwoEquals { write });
            self.edit(signs, "");
            self.at = code.end - plain.trim_start().len();
        }
    }

    /// Tells of a key without the quotes that it needs, and gives it them.
    fn right_key(&mut self, span: &Range<usize>, value: &str) {
        let written = self.part(span.clone());
        let parts = key_parts(written);
        let Some((at, part)) = parts.iter().find(|(_, part)| !is_key(part)) else {
            return;
        };
        let write = format!("{} = {value}", joined(&parts));
        let plain = part.trim_matches(KEY_SIGNS);
        if plain.len() < part.len() {
            self.tell(span.clone(), Slip::KeySigns { write });
        } else {
            let key = (*part).to_owned();
            let place = span.start + at..span.start + at + part.len();
            self.tell(place, Slip::BareKey { key, write });
        }
        self.edit(span.clone(), joined(&parts));
    }

    fn twice(&mut self, span: &Range<usize>, first: usize) {
        if !self.is_doubled {
            let key = self.part(span.clone()).to_owned();
            let line = self.line_number(first);
            self.tell(span.clone(), Slip::Twice { key, line });
        }
        self.is_doubled = true;
        self.edit(span.clone(), format!("twice-{}", span.start));
        self.misread.push(span.clone());
    }

    /// The value at this place; `key` is the one that it belongs to.
    fn value(&mut self, key: Option<&str>, is_inline: bool) -> Kind {
        let rest = self.rest();
        for marks in ["\"\"\"", "'''"] {
            if rest.starts_with(marks) {
                self.long_text(marks);
                return Kind::Text;
            }
        }
        match self.peek() {
            Some(quote @ ('"' | '\'')) => self.short_text(quote, key, is_inline),
            Some('[') => return self.list(),
            Some('{') => return self.table(),
            _ if is_inline => {
                self.bare_item(key);
                return Kind::Other;
            }
            _ => {
                self.bare_value(key.unwrap_or_default());
                return Kind::Other;
            }
        }
        Kind::Text
    }

    /// What stands behind the value of a pair that began at a place.
    fn behind(&mut self, key: &str, start: usize, kind: Kind) {
        let end = self.code_end(self.at);
        let rest = self.part(self.at..end).trim_start();
        let place = end - rest.len()..end;
        let sign = rest.chars().next();
        if let Some(sign) =
            sign.filter(|sign| LINE_ENDS.contains(sign) && sign.len_utf8() == rest.len())
        {
            self.tell(place.clone(), Slip::LineEnd { sign });
            self.edit(place, "");
        } else if rest.contains('=') {
            return self.split(place);
        } else if !rest.is_empty() && kind == Kind::Text {
            let plain = self.part(start..end).replace(['"', '\''], "");
            let write = format!("{key} = {}", quoted(&plain));
            self.tell(start..end, Slip::HalfQuoted { write });
            self.edit(start..end, quoted(&plain));
            self.misread.push(start..end);
        } else if !rest.is_empty() {
            self.tell(place.clone(), Slip::TwoOnALine);
            self.drop(place);
        }
        self.next_line();
    }

    /// A text of several lines; where it is never closed it ends before the next head or pair.
    fn long_text(&mut self, marks: &'static str) {
        let open = self.at;
        let from = open + marks.len();
        let rest = self.part(from..self.text.len());
        let close = if marks == "'''" {
            rest.find(marks)
        } else {
            unescaped(rest, marks)
        };
        // With an odd one out, a text that holds the head of a table is the one that lacks its end.
        let is_odd = || self.text.matches(marks).count() % 2 == 1;
        let holds_head = |text: &str| {
            text.lines()
                .skip(1)
                .any(|line| matches!(statement(line), Some(Statement::Head)))
        };
        match close {
            Some(length) if !(holds_head(rest.get(..length).unwrap_or_default()) && is_odd()) => {
                self.escapes(from..from + length, marks == "\"\"\"", true);
                let behind = self.part(from + length..self.text.len());
                let quote = marks.get(..1).unwrap_or_default();
                let more = behind.len() - behind.trim_start_matches(quote).len();
                self.at = from + length + more.min(5);
            }
            _ => {
                let mut end = self.line_end(from);
                while end < self.text.len() {
                    let next = self
                        .part(0..self.text.len())
                        .get(end..)
                        .map_or(end, |rest| {
                            end + rest.find('\n').map_or(rest.len(), |at| at + 1)
                        });
                    let line = self.part(next..self.line_end(next));
                    if next >= self.text.len() || statement(line).is_some() {
                        break;
                    }
                    end = self.line_end(next);
                }
                let end = from + self.part(from..end).trim_end().len();
                self.tell(open..from, Slip::OpenText { write: None });
                self.edit(end..end, marks);
                self.at = end;
            }
        }
    }

    /// A text on its line.
    fn short_text(&mut self, quote: char, key: Option<&str>, is_inline: bool) {
        let open = self.at;
        let line = self.part(open + 1..self.line_end(open));
        let marks = if quote == '"' { "\"" } else { "'" };
        let line_count = || {
            self.part(self.line_start(open)..self.line_end(open))
                .matches(quote)
                .count()
        };
        if is_inline
            && self.last == open
            && self.part(0..open).ends_with(quote)
            && line_count() % 2 == 1
        {
            let start = self.pair_value.max(self.line_start(open));
            let blank = self.part(start..open);
            let start = start + blank.len() - blank.trim_start().len();
            self.tell(start..self.line_end(open), Slip::OddQuotes);
            self.edit(open..open + 1, "");
            self.at = open + 1;
            return;
        }
        let close = if quote == '\'' {
            line.find(quote)
        } else {
            unescaped(line, marks)
        };
        if let Some(length) = close {
            self.escapes(open + 1..open + 1 + length, quote == '"', false);
            self.at = open + length + 2;
        } else if is_inline {
            self.open_item(open, marks);
        } else {
            let end = self.code_end(open);
            let inner = self.part(open..end).trim_matches(['"', '\'', '“', '”']);
            let write = format!("{} = {}", key.unwrap_or_default(), quoted(inner));
            self.tell(open..end, Slip::OpenText { write: Some(write) });
            self.edit(open..end, quoted(inner));
            self.misread.push(open..end);
            self.at = end;
        }
    }

    /// A text of a list or table without its second quote, which belongs before the brackets that it swallowed.
    fn open_item(&mut self, open: usize, quote: &str) {
        let start = self.line_start(open);
        let code = self.part(start..self.code_end(start));
        let kept = code
            .trim_end_matches([']', '}', ',', ' '])
            .len()
            .max(open + 1 - start);
        let write = (self.pair_value >= start).then(|| {
            let (text, brackets) = code.split_at_checked(kept).unwrap_or((code, ""));
            format!("{}{quote}{brackets}", text.trim_start())
        });
        let place = self.pair_value.max(start).min(open)..start + code.len();
        let place = if write.is_some() {
            place
        } else {
            open..place.end
        };
        self.tell(place, Slip::OpenText { write });
        self.edit(start + kept..start + kept, quote);
        self.at = start + kept;
    }

    /// Tells of the first backslash or control character of a text that means nothing, and mends all.
    fn escapes(&mut self, inner: Range<usize>, has_escapes: bool, is_long: bool) {
        let text = self.part(inner.clone());
        let mut is_told = false;
        let mut behind_escape = 0;
        for (at, c) in text.char_indices() {
            let place = inner.start + at;
            if at < behind_escape {
                continue;
            }
            let slip = if c == '\\' && has_escapes {
                let behind = text.get(at + 1..).unwrap_or_default();
                behind_escape = at + 1 + escape_length(behind, is_long);
                (behind_escape == at + 1)
                    .then(|| (place + 1..place + 1, Slip::Backslash, place..place, "\\"))
            } else {
                let is_blank = c == '\t' || (is_long && matches!(c, '\n' | '\r'));
                let code = u32::from(c);
                (c.is_ascii_control() && !is_blank).then(|| {
                    (
                        place..place + 1,
                        Slip::Control { code },
                        place..place + 1,
                        "",
                    )
                })
            };
            if let Some((span, slip, part, by)) = slip {
                if !is_told {
                    self.tell(span, slip);
                }
                is_told = true;
                self.edits.push((part, by.to_owned()));
            }
        }
    }

    /// The value of a pair that is no text, list or table.
    fn bare_value(&mut self, key: &str) {
        let place = self.at..self.code_end(self.at);
        let value = self.part(place.clone());
        self.at = place.end;
        if DeValue::parse(value).is_ok() {
            return;
        }
        let first = value
            .split([' ', '\t', ',', '，', ';', '；'])
            .next()
            .unwrap_or_default();
        let rest = value.get(first.len()..).unwrap_or_default();
        let is_right = DeValue::parse(first).is_ok();
        if is_right
            && (rest.contains('=')
                || LINE_ENDS
                    .iter()
                    .any(|sign| rest.strip_prefix(*sign) == Some("")))
        {
            // It is told of by what stands behind it.
            self.at = place.start + first.len();
            return;
        }
        if let Some(sign) = value
            .chars()
            .next_back()
            .filter(|sign| LINE_ENDS.contains(sign))
        {
            let end = place.end - sign.len_utf8();
            if DeValue::parse(self.part(place.start..end)).is_ok() {
                self.at = end;
                return;
            }
        }
        let is_day = value.len() == 10 && value.chars().all(|c| c.is_ascii_digit() || c == '-');
        let write = as_value(value);
        self.edit(place.clone(), &*write);
        self.misread.push(place.clone());
        let slip = if is_day {
            Slip::NoDay
        } else {
            Slip::Unquoted {
                write: format!("{key} = {write}"),
            }
        };
        if !std::mem::take(&mut self.is_written) {
            self.tell(place, slip);
        }
    }

    /// An item of a list or table that is no text, list or table.
    fn bare_item(&mut self, key: Option<&str>) {
        let rest = self.part(self.at..self.line_end(self.at));
        let item = rest.get(..item_length(rest)).unwrap_or_default().trim_end();
        let place = self.at..self.at + item.len();
        self.at = place.end;
        if DeValue::parse(item).is_ok() {
            return;
        }
        if item.is_empty() {
            self.tell(place.clone(), Slip::Other);
            return self.edit(place, "\"\"");
        }
        // Items in quotes of another script may be parted by its commas.
        let items: Vec<String> = match item.chars().next() {
            Some('“') => item.split(COMMAS).map(as_value).collect(),
            _ => vec![as_value(item)],
        };
        let value = items.join(", ");
        let write = key.map_or_else(|| value.clone(), |key| format!("{key} = {value}"));
        if !std::mem::take(&mut self.is_written) {
            self.tell(place.clone(), Slip::Unquoted { write });
        }
        self.misread.push(place.clone());
        self.edit(place, value);
    }

    fn list(&mut self) -> Kind {
        let mut needs_comma = false;
        self.enter(']');
        while let Some(sign) = self.sign(|scanner, line| scanner.statement(line).is_none()) {
            if self.is_closed(sign) {
                return Kind::Other;
            }
            if self.comma(sign, &mut needs_comma) {
                continue;
            }
            needs_comma = true;
            if self.value(None, true) == Kind::Broken {
                return Kind::Broken;
            }
            self.last = self.at;
        }
        Kind::Broken
    }

    fn table(&mut self) -> Kind {
        let line_end = self.code_end(self.at + 1);
        let own_lines = line_end == self.at + 1;
        let mut needs_comma = false;
        let mut keys = FxHashMap::default();
        self.enter('}');
        loop {
            let goes_on = own_lines || !needs_comma;
            let sign = self.sign(|scanner, line| match scanner.statement(line) {
                None => true,
                Some(Statement::Head) => false,
                Some(Statement::Pair(_)) => goes_on,
            });
            let Some(sign) = sign else {
                return Kind::Broken;
            };
            if self.is_closed(sign) {
                return Kind::Other;
            }
            if self.comma(sign, &mut needs_comma) {
                continue;
            }
            needs_comma = true;
            let end = self.code_end(self.at);
            let key = self.key(self.at, end, true);
            let behind = key.sign.as_ref().map_or(key.span.end, |sign| sign.end);
            let value = self.part(behind..end).trim_start();
            if key.span.is_empty() || key.sign.is_none() || value.is_empty() {
                let written = self.part(key.span.clone()).to_owned();
                let part = key.span.start..behind.max(key.span.start + sign.len_utf8());
                self.tell(key.span, Slip::NoValue { key: written });
                self.at = part.end;
                self.edit(part, "");
                needs_comma = false;
                continue;
            }
            let parts = key_parts(self.part(key.span.clone()));
            let name = joined(&parts);
            self.equals(&key, &name, value, &(key.span.start..end));
            self.right_key(&key.span, "…");
            if let Some(first) = keys.insert(path(&parts), key.span.start) {
                self.twice(&key.span, first);
            }
            if self.value(Some(&name), true) == Kind::Broken {
                return Kind::Broken;
            }
            self.last = self.at;
        }
    }

    fn statement(&self, line: usize) -> Option<Statement<'t>> {
        statement(self.part(line..self.line_end(line)))
    }

    fn enter(&mut self, close: char) {
        self.open.push((self.at, close));
        self.at += 1;
        self.last = self.at;
    }

    /// Goes to the next sign of a list or table, over blanks, comments and such lines as go on with it. None where it is not closed: it
    /// is closed behind its last sign.
    fn sign(&mut self, goes_on: impl Fn(&Self, usize) -> bool) -> Option<char> {
        let too_deep = self.open.len() > DEEPEST;
        while let Some(c) = self.peek().filter(|_| !too_deep) {
            match c {
                '#' => self.at = self.line_end(self.at),
                '\n' if !goes_on(self, self.at + 1) => break,
                ' ' | '\t' | '\r' | '\n' => self.at += 1,
                _ => return Some(c),
            }
        }
        let close: String = self.open.iter().rev().map(|(_, close)| *close).collect();
        let open = self.open.first().map_or(self.at, |(open, _)| *open);
        self.open.clear();
        if too_deep {
            self.tell(open..open + 1, Slip::Other);
            self.lost.push(open..self.text.len() + 1);
            self.at = self.text.len();
        } else {
            let sign = self.part(open..open + 1).chars().next().unwrap_or('[');
            self.tell(open..open + 1, Slip::OpenBracket { open: sign });
            self.edit(self.last..self.last, close);
            self.next_line();
        }
        None
    }

    /// Whether the list or table ends here, be it with the other's bracket.
    fn is_closed(&mut self, sign: char) -> bool {
        if !matches!(sign, ']' | '}') {
            return false;
        }
        if let Some((open, close)) = self.open.pop().filter(|(_, close)| *close != sign) {
            let bracket = if close == ']' { '[' } else { '{' };
            self.tell(open..open + 1, Slip::OpenBracket { open: bracket });
            self.edit(self.at..self.at + 1, close);
        }
        self.at += 1;
        self.last = self.at;
        true
    }

    /// Takes a comma; mends one of another script and one that is missing or too many.
    fn comma(&mut self, sign: char, needs_comma: &mut bool) -> bool {
        let place = self.at..self.at + sign.len_utf8();
        let is_other = COMMAS.contains(&sign);
        if sign != ',' && !(is_other && *needs_comma) {
            let is_quote_too_many = matches!(sign, '"' | '\'') && self.last == self.at;
            if *needs_comma && !is_quote_too_many {
                self.tell(self.at..self.at, Slip::NoComma);
                self.edits.push((self.at..self.at, ",".to_owned()));
            }
            return false;
        }
        if is_other {
            self.tell(place.clone(), Slip::ItemSign { sign });
            self.edit(place.clone(), ",");
        } else if !*needs_comma {
            self.tell(place.clone(), Slip::NoItem);
            self.edit(place.clone(), "");
        }
        *needs_comma = false;
        self.at = place.end;
        self.last = self.at;
        true
    }
}

/// What was found last, if the place lies in the part that it was found for.
fn cached(cache: &Cell<(usize, usize)>, at: usize, find: impl Fn() -> usize) -> usize {
    let (from, end) = cache.get();
    if (from..=end).contains(&at) {
        return end;
    }
    let found = find();
    cache.set((at, found));
    found
}

/// Bytes of a key: to a sign that ends it, outside quotes.
fn key_length(text: &str, ends: impl Fn(char) -> bool) -> usize {
    let mut quote = None;
    let mut is_start = true;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (None, '"' | '\'') if is_start => quote = Some(c),
            (None, c) if ends(c) => return at,
            _ => {}
        }
        is_start = c == '.' || (is_start && c.is_whitespace());
    }
    text.len()
}

/// The parts of a key between its dots, each with its place.
fn key_parts(key: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(rest) = key.get(from..) {
        let length = key_length(rest, |c| c == '.');
        let part = rest.get(..length).unwrap_or_default();
        let blank = part.len() - part.trim_start_matches([' ', '\t']).len();
        parts.push((from + blank, part.trim_matches([' ', '\t'])));
        from += length + 1;
    }
    parts
}

/// A key as it is to be written.
fn joined(parts: &[(usize, &str)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(_, part)| quoted_key(part)).collect();
    parts.join(".")
}

/// A key by which it is known again, however it is quoted.
fn path(parts: &[(usize, &str)]) -> String {
    let plain = |part: &str| {
        part.trim_matches(KEY_SIGNS)
            .trim_matches(['"', '\''])
            .to_owned()
    };
    let parts: Vec<String> = parts.iter().map(|(_, part)| plain(part)).collect();
    parts.join("\u{1}")
}

/// Bytes of an item of a list or table that has no quotes or brackets.
fn item_length(text: &str) -> usize {
    text.find([',', ']', '}', '\n', '#']).unwrap_or(text.len())
}

/// Where closing quotes stand that no backslash stands before.
fn unescaped(text: &str, marks: &str) -> Option<usize> {
    let mut places = text.match_indices(marks).map(|(at, _)| at);
    let mut from = 0;
    // Overlapping marks behind a backslash are looked at one by one.
    loop {
        let at = places.find(|at| *at >= from)?;
        let before = text.get(..at).unwrap_or_default();
        let slashes = before.len() - before.trim_end_matches('\\').len();
        if slashes % 2 == 0 {
            return Some(at);
        }
        let more = text.get(at + 1..).unwrap_or_default();
        if more.starts_with(marks) && marks.len() > 1 {
            return Some(at + 1);
        }
        from = at + 1;
    }
}

/// Bytes of an escape behind its backslash; 0 where it is none.
fn escape_length(text: &str, is_long: bool) -> usize {
    let hex = |digits: usize| {
        let code = text
            .get(1..=digits)
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        code.and_then(char::from_u32).map_or(0, |_| digits + 1)
    };
    match text.chars().next() {
        Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\') => 1,
        Some('x') => hex(2),
        Some('u') => hex(4),
        Some('U') => hex(8),
        Some(' ' | '\t' | '\r' | '\n') if is_long => {
            let blank = text.len() - text.trim_start_matches([' ', '\t']).len();
            let line_end = text
                .get(blank..)
                .is_some_and(|rest| rest.starts_with(['\n', '\r']));
            if line_end { blank + 1 } else { 0 }
        }
        _ => 0,
    }
}
