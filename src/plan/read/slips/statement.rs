//! The grammar of TOML, read so that it forgives: where a statement departs from it, what is to stand there.

use std::ops::Range;

use toml::de::DeValue;

use crate::plan::quoted;
use crate::words::signs::QUOTES;

use super::message::{Slip, Wrong};
use super::token::{
    END, LINE, ODD_QUOTE, OPEN_TEXT, TEXT, Token, WORD, first_line, is_head, is_pair, key_length,
    span,
};

/// How many brackets may stand in each other.
const DEEPEST: usize = 64;

/// What is wrong somewhere, and what is to stand in the place of which part.
pub(super) struct Fix {
    pub(super) told: Range<usize>,
    pub(super) slip: Slip,
    pub(super) part: Range<usize>,
    pub(super) by: String,
}

/// A head or a key as it is to be, with the table that it begins or stands in.
pub(super) struct Name {
    pub(super) written: String,
    pub(super) table: usize,
    pub(super) place: Range<usize>,
}

impl Name {
    pub(super) fn is_head(&self) -> bool {
        self.written.starts_with('[')
    }

    pub(super) fn plain(&self) -> &str {
        self.written.trim_matches(['[', ']', '"', '\''])
    }
}

/// The statements of a text, each a head or a pair with all lines of its value.
pub(super) struct Statements<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    /// The brackets that are open, and the table whose keys are read.
    open: Vec<char>,
    table: usize,
    tables: usize,
    fixes: Vec<Fix>,
    pub(super) names: Vec<Name>,
}

impl<'a> Statements<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            open: Vec::new(),
            table: 0,
            tables: 0,
            fixes: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The place of the next statement, and what is to be mended in it.
    pub(super) fn next(&mut self) -> Option<(Range<usize>, Vec<Fix>)> {
        self.at = self.behind_lines();
        let start = self.at;
        if self.kind(self.at) == '[' || is_head(self.text, self.rest()) {
            self.head();
        } else if matches!(self.kind(self.at), WORD | TEXT) {
            self.pair();
        } else {
            self.at = self.line_end();
        }
        let fixes = std::mem::take(&mut self.fixes);
        (self.at > start).then(|| (self.span(start..self.at), fixes))
    }

    /// A second statement on the line of the last.
    pub(super) fn second(&mut self) -> Option<Fix> {
        let end = self.span(0..self.at).end;
        let line = self.at..self.line_end();
        self.at += usize::from(self.kind(self.at) == ',');
        let next = self.span(self.at..line.end).start;
        (!line.is_empty()).then(|| Fix {
            told: self.span(line),
            slip: Slip::TwoOnALine,
            part: end..next.max(end),
            by: "\n".to_owned(),
        })
    }

    fn rest(&self) -> &'a [Token] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    fn kind(&self, at: usize) -> char {
        self.tokens.get(at).map_or(END, |token| token.kind)
    }

    fn is_foreign(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_foreign)
    }

    fn span(&self, tokens: Range<usize>) -> Range<usize> {
        span(self.tokens.get(tokens).unwrap_or_default())
    }

    fn place(&self, at: usize) -> Range<usize> {
        self.span(at..at + 1)
    }

    fn part(&self, tokens: Range<usize>) -> &'a str {
        self.text.get(self.span(tokens)).unwrap_or_default()
    }

    /// A sign as it is written.
    fn sign(&self, at: usize) -> char {
        let mut signs = self.part(at..at + 1).chars();
        signs.next().unwrap_or_default()
    }

    /// Where the tokens end that are of some kinds.
    fn while_of(&self, from: usize, fits: impl Fn(char) -> bool) -> usize {
        let rest = self.tokens.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|token| fits(token.kind)).count()
    }

    fn line_end(&self) -> usize {
        self.at + first_line(self.rest()).len()
    }

    fn behind_lines(&self) -> usize {
        self.while_of(self.at, |kind| kind == LINE)
    }

    /// A part is to be written otherwise.
    fn fix(&mut self, told: Range<usize>, slip: Slip, part: Range<usize>, by: impl Into<String>) {
        let by = by.into();
        self.fixes.push(Fix { told, slip, part, by });
    }

    /// A token that is to be another one, or none.
    fn replace(&mut self, slip: Slip, by: &str) {
        let place = self.place(self.at);
        self.fix(place.clone(), slip, place, by);
        self.at += 1;
    }

    fn bracket(&mut self, bracket: char) {
        if self.is_foreign(self.at) {
            self.replace(line(Wrong::Bracket), &bracket.to_string());
        } else {
            self.at += 1;
        }
    }

    fn name(&mut self, written: String, place: Range<usize>) {
        let table = self.table;
        self.names.push(Name { written, table, place });
    }

    /// A table begins.
    fn begin_table(&mut self) {
        self.tables += 1;
        self.table = self.tables;
    }

    /// `[plan]`, `[[targets]]`, `[series."生产总值"]`.
    fn head(&mut self) {
        let start = self.at;
        let name = self.while_of(start, |kind| kind == '[');
        let name = name..self.while_of(name, |kind| !matches!(kind, ']' | LINE));
        self.at = self.while_of(name.end, |kind| kind == ']');
        let (opening, closing) = (name.start - start, self.at - name.end);
        let brackets = opening.max(closing).clamp(1, 2);
        let place = self.span(start..self.at);
        let (key, wrong) = self.right_key(name.clone());
        let mut signs = (start..name.start).chain(name.end..self.at);
        let wrong = if opening != closing || opening > 2 {
            Some((place.clone(), Wrong::OpenHead))
        } else if signs.any(|at| self.is_foreign(at)) {
            Some((place.clone(), Wrong::Bracket))
        } else {
            wrong.map(|part| (part, Wrong::BareKey))
        };
        let write = format!("{}{key}{}", "[".repeat(brackets), "]".repeat(brackets));
        if let Some((told, wrong)) = wrong {
            self.fix(told, line(wrong), place.clone(), write.clone());
        }
        self.begin_table();
        self.name(write, place);
        self.line_sign();
    }

    /// A key and its value. Of several words without a sign behind them the first is the key: `name "a"`.
    fn pair(&mut self) {
        let start = self.at;
        let end = start + key_length(self.rest());
        let mut first = start + 1;
        while self.kind(first) == '.' && first + 2 <= end {
            first += 2;
        }
        // Whatever stands before the first sign of a line is its key.
        let all = self.while_of(first, |kind| !matches!(kind, LINE | TEXT | '{' | '='));
        let all = if self.open.is_empty() { all } else { end };
        let signed = [end, all].into_iter().find(|end| self.kind(*end) == '=');
        let key = start..signed.unwrap_or(first);
        let value = self.while_of(key.end, |kind| kind == '=');
        let (write, wrong) = self.right_key(key.clone());
        let place = self.span(key.clone());
        self.name(write.clone(), place.clone());
        self.at = value;
        let is_inside = !self.open.is_empty();
        if matches!(self.kind(value), LINE | END)
            || is_inside && matches!(self.kind(value), ',' | ']' | '}')
        {
            let key = self.part(key).to_owned();
            let (part, by) = (self.span(start..value), format!("{write} = \"\""));
            return self.fix(place, Slip::NoValue { key }, part, by);
        }
        if let Some(part) = wrong {
            let written = self.text.get(part.clone()).unwrap_or_default();
            let (told, wrong) = if written.trim_matches(is_around) == written {
                (part, Wrong::BareKey)
            } else {
                (place.clone(), Wrong::KeySigns)
            };
            self.fix(told, line(wrong), place.clone(), write);
        }
        let between = place.end..self.place(value).start;
        let wrong = match value - key.end {
            0 => Some((between.clone(), Wrong::NoEquals)),
            _ if self.is_foreign(key.end) => Some((self.place(key.end), Wrong::NoEquals)),
            1 => None,
            _ => Some((self.place(key.end + 1), Wrong::TwoEquals)),
        };
        if let Some((told, wrong)) = wrong {
            self.fix(told, line(wrong), between, " = ".to_owned());
        }
        self.value();
        if !is_inside {
            self.behind_value(value);
        }
    }

    /// A key with the quotes that it needs, and its first part without them.
    fn right_key(&self, key: Range<usize>) -> (String, Option<Range<usize>>) {
        let key = self.tokens.get(key).unwrap_or_default();
        let written = |part: &Range<usize>| self.text.get(part.clone()).unwrap_or_default();
        let parts = key.split(|token| token.kind == '.').map(span);
        let right = parts.clone().map(|part| right_key(written(&part)));
        let wrong = parts.clone().find(|part| !is_key(written(part)));
        (right.collect::<Vec<_>>().join("."), wrong)
    }

    fn value(&mut self) {
        match self.kind(self.at) {
            TEXT | OPEN_TEXT => self.text(),
            '[' | '{' => self.items(),
            _ => self.bare(),
        }
        if self.kind(self.at) == ODD_QUOTE {
            self.replace(Slip::OddQuotes, "");
        }
    }

    /// A text: with its second quote, and without signs that mean nothing in it.
    fn text(&mut self) {
        let place = self.place(self.at);
        let text = self.part(self.at..self.at + 1);
        let is_open = self.kind(self.at) == OPEN_TEXT;
        self.at += 1;
        let quote = text.get(..1).unwrap_or_default();
        let marks = quote.repeat(3);
        if is_open && text.starts_with(&marks) {
            let (told, end) = (place.start..place.start + 3, place.end..place.end);
            self.fix(told, Slip::OpenLong { marks: marks.clone() }, end, marks);
        } else if is_open {
            let right = quoted(text.trim_matches(QUOTES));
            self.fix(place.clone(), line(Wrong::OpenText), place, right);
        } else if let Err(error) = DeValue::parse(text) {
            let is_control = |c: &char| c.is_ascii_control() && !matches!(c, '\t' | '\r' | '\n');
            let right = text.replace(|c| is_control(&c), "");
            let right = right.replace("\\\"", "").replace('\\', "/");
            let backslash = error.span().map_or(0, |place| place.start);
            let control = text.char_indices().find(|(_, c)| is_control(c));
            let (told, slip) = control
                .map_or((backslash..backslash, Slip::Backslash), |(at, c)| {
                    (at..at + 1, Slip::Control { code: u32::from(c) })
                });
            let told = place.start + told.start..place.start + told.end;
            self.fix(told, slip, place, right);
        }
    }

    /// A value or item that is no text, list or table: in quotes, where it is not TOML.
    fn bare(&mut self) {
        let start = self.at;
        let is_inside = !self.open.is_empty();
        let is_end = |at: &usize| match self.kind(*at) {
            LINE | END => true,
            ',' if is_inside => !self.is_foreign(*at) || self.part(start..*at).ends_with(QUOTES),
            '[' | '{' | ']' | '}' | TEXT if is_inside => true,
            _ => self.is_second(*at) && DeValue::parse(self.part(start..*at)).is_ok(),
        };
        let end = (start + 1..=self.tokens.len()).find(is_end).unwrap_or(start);
        let is_sign = !is_inside && end > start + 1 && self.kind(end - 1) == ',';
        self.at = end - usize::from(is_sign);
        let (value, place) = (self.part(start..self.at), self.span(start..self.at));
        if DeValue::parse(value).is_ok() {
            return;
        }
        if value.len() == 10 && value.chars().all(|c| c.is_ascii_digit() || c == '-') {
            self.fix(place.clone(), Slip::NoDay, place, quoted(value));
        } else {
            self.fix(place.clone(), line(Wrong::Unquoted), place, as_value(value));
        }
    }

    /// Whether a second pair begins somewhere on a line.
    fn is_second(&self, at: usize) -> bool {
        let key = at + usize::from(self.kind(at) == ',');
        let is_equals = self.kind(key + 1) == '=' && !self.is_foreign(key + 1);
        matches!(self.kind(key), WORD | TEXT) && is_equals
    }

    /// What stands on the line behind the value of a pair: a sign, the rest of a text, or what does not belong there.
    fn behind_value(&mut self, value: usize) {
        let rest = self.at..self.line_end();
        if self.line_sign() || rest.is_empty() || self.is_second(self.at) {
            return;
        }
        let written = self.part(value..rest.start);
        let is_long = ["\"\"\"", "'''"].iter().any(|marks| written.starts_with(marks));
        if matches!(self.kind(value), TEXT | OPEN_TEXT) && !is_long {
            let all = self.span(value..rest.end);
            let text = self.part(value..rest.end).replace(['"', '\''], "");
            self.fixes.retain(|fix| fix.part.end <= all.start);
            self.fix(all.clone(), line(Wrong::HalfQuoted), all, quoted(&text));
        } else {
            let place = self.span(rest.clone());
            self.fix(place.clone(), Slip::TwoOnALine, place, "");
        }
        self.at = rest.end;
    }

    /// A comma or the like that ends a line.
    fn line_sign(&mut self) -> bool {
        let is_sign = self.kind(self.at) == ',' && self.at + 1 == self.line_end();
        if is_sign {
            let sign = self.sign(self.at);
            self.replace(Slip::LineEnd { sign }, "");
        }
        is_sign
    }

    /// What stands in brackets: a list, or a table on its line.
    fn items(&mut self) {
        let (opening, open) = (self.place(self.at), self.kind(self.at));
        let (close, other) = if open == '[' { ("]", '{') } else { ("}", '[') };
        let outer = self.table;
        self.bracket(open);
        if self.open.len() == DEEPEST {
            return;
        }
        if open == '{' {
            self.begin_table();
        }
        // A table that has lines of its own takes pairs on them, be they parted or not.
        let is_long = self.kind(self.at) == LINE;
        let is_inside_other = self.open.contains(&other);
        self.open.push(open);
        let mut is_item = false;
        let is_closed = loop {
            let last = self.span(0..self.at).end;
            let lines = self.at..self.behind_lines();
            self.at = lines.end;
            let takes_pairs = open == '{' && (is_long || !is_item);
            let is_statement =
                || is_head(self.text, self.rest()) || is_pair(self.rest()) && !takes_pairs;
            match self.kind(self.at) {
                kind if kind == END || !lines.is_empty() && is_statement() => {
                    self.at = lines.start;
                    break false;
                }
                kind @ (']' | '}') => {
                    let is_own = close.starts_with(kind);
                    if is_own {
                        self.bracket(kind);
                    } else if !is_inside_other {
                        let wrong = self.place(self.at);
                        self.fix(opening.clone(), Slip::OpenBracket { open }, wrong, close);
                        self.at += 1;
                    }
                    break is_own || !is_inside_other;
                }
                ',' if is_item && !self.is_foreign(self.at) => self.at += 1,
                ',' if is_item => {
                    let sign = self.sign(self.at);
                    self.replace(Slip::ItemSign { sign }, ", ");
                }
                ',' => self.replace(Slip::NoItem, ""),
                _ => {
                    if is_item {
                        self.fix(last..last, Slip::NoComma, last..last, ",");
                    }
                    if open == '[' {
                        self.value();
                    } else if matches!(self.kind(self.at), WORD | TEXT) {
                        self.pair();
                    } else {
                        self.at += 1;
                    }
                    is_item = true;
                    continue;
                }
            }
            is_item = false;
        };
        if !is_closed {
            let end = self.span(0..self.at).end;
            self.fix(opening, Slip::OpenBracket { open }, end..end, close);
        }
        self.open.pop();
        self.table = outer;
    }
}

/// A line that is told as it is to be, once all of it is known.
fn line(wrong: Wrong) -> Slip {
    let write = String::new();
    Slip::Line { wrong, write }
}

/// Quotes, and blanks that are none in TOML.
fn is_around(c: char) -> bool {
    QUOTES.contains(&c) || matches!(c, '\u{3000}' | '\u{a0}' | '\u{feff}')
}

/// Whether a part of a key is right as it stands.
fn is_key(part: &str) -> bool {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_quoted = part.starts_with(['"', '\'']) && DeValue::parse(part).is_ok();
    is_quoted || !part.is_empty() && part.chars().all(is_bare)
}

/// A part of a key as it is to be written.
fn right_key(part: &str) -> String {
    let plain = part.trim_matches(is_around);
    let right = [part, plain].into_iter().find(|part| is_key(part));
    right.map_or_else(|| quoted(plain), str::to_owned)
}

/// A value as it is to be written: in quotes, unless it is a truth value.
fn as_value(written: &str) -> String {
    let plain = written.trim().trim_matches(is_around);
    match plain.to_ascii_lowercase().as_str() {
        "true" | "yes" => "true".to_owned(),
        "false" | "no" => "false".to_owned(),
        _ => quoted(plain),
    }
}
