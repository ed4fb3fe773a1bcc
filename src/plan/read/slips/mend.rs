//! What is not TOML in a statement: each rule looks for one kind of slip, and the library says whether more is to be mended.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Mended;
use super::message::{Slip, Wrong};
use super::token::{
    END, LINE, LINE_ENDS, ODD_QUOTE, OPEN_TEXT, TEXT, Token, WORD, first_line, is_head, key_length,
    span, tokens,
};

/// What stands for `=` in other scripts and languages.
const EQUALS: [char; 4] = ['=', ':', '：', '＝'];
/// Commas of other scripts.
const COMMAS: [char; 4] = ['，', '、', '；', ';'];
/// Blanks and quotes of every script.
const KEY_SIGNS: [char; 14] = [
    '\u{3000}', '\u{a0}', '\u{feff}', '"', '\'', '“', '”', '‘', '’', '＂', '「', '」', '『', '』',
];

/// A statement as it is to be, and what is told of it.
pub(super) struct Right {
    pub(super) text: String,
    pub(super) told: Vec<(Range<usize>, Slip)>,
    /// Whether values may be read as something else than was meant.
    pub(super) is_misread: bool,
}

/// Mends a statement that is not TOML. None where no rule helps.
pub(super) fn mend(written: &str) -> Option<Right> {
    let mut versions: Vec<Mended> = Vec::new();
    let mut text = written.to_owned();
    let mut told = Vec::new();
    let is_head = Statement::new(written).is_head();
    let rules = RULES.into_iter();
    for rule in rules.filter(|rule| matches!(rule, Rule::Head(_)) == is_head) {
        let fixes = rule.fixes(&Statement::new(&text));
        if fixes.is_empty() {
            continue;
        }
        let mut edits = Vec::new();
        for fix in fixes {
            let back = |span: Range<usize>, mended: &Mended| mended.original(span);
            told.push((versions.iter().rev().fold(fix.told, back), fix.slip));
            edits.push((fix.part, fix.by));
        }
        let mended = Mended::new(&text, edits);
        mended.text().clone_into(&mut text);
        versions.push(mended);
        if DeTable::parse(&text).is_ok() {
            return Some(Right::new(written, text, told));
        }
    }
    None
}

impl Right {
    /// Of each line one slip is told, with the line as it is to be.
    fn new(written: &str, text: String, mut told: Vec<(Range<usize>, Slip)>) -> Self {
        let is_misread = told.iter().any(|(_, slip)| slip.misreads());
        told.sort_by_key(|(span, _)| span.start);
        let mut line = 0;
        let mut last = None;
        let mut at = 0;
        told.retain_mut(|(place, slip)| {
            let between = written.get(at..place.start).unwrap_or_default();
            line += between.matches('\n').count();
            at = place.start;
            if let Slip::Line { write, .. } = slip {
                let line = text.lines().nth(line).unwrap_or_default();
                let code = span(first_line(&tokens(line)));
                line.get(code).unwrap_or_default().clone_into(write);
            }
            last.replace(line) != Some(line)
        });
        Self {
            text,
            told,
            is_misread,
        }
    }
}

/// What is wrong somewhere, and what is to stand in the place of which part.
struct Fix {
    told: Range<usize>,
    slip: Slip,
    part: Range<usize>,
    by: String,
}

impl Fix {
    /// Told of another place than the part.
    fn told(self, told: Range<usize>) -> Self {
        Self { told, ..self }
    }
}

fn fix(part: Range<usize>, slip: Slip, by: impl Into<String>) -> Fix {
    let (told, by) = (part.clone(), by.into());
    Fix {
        told,
        slip,
        part,
        by,
    }
}

/// The same of a line that is to be written otherwise.
fn rewrite(part: Range<usize>, wrong: Wrong, by: impl Into<String>) -> Fix {
    let write = String::new();
    fix(part, Slip::Line { wrong, write }, by)
}

/// A rule, by what it looks at.
enum Rule {
    Head(fn(&Statement) -> Option<Fix>),
    Whole(fn(&Statement) -> Vec<Fix>),
    Line(fn(&Statement) -> Option<Fix>),
    Token(fn(&Statement, usize) -> Option<Fix>),
    Key(fn(&Statement, &Key) -> Option<Fix>),
}

/// The rules in the order in which they are tried: brackets and commas say where keys and values begin.
const RULES: [Rule; 14] = [
    Rule::Head(Statement::head),
    Rule::Token(Statement::other_bracket),
    Rule::Line(Statement::line_end),
    Rule::Token(Statement::odd_quote),
    Rule::Line(Statement::behind_value),
    Rule::Token(Statement::open_text),
    Rule::Token(Statement::comma),
    Rule::Whole(Statement::brackets),
    Rule::Key(Statement::no_value),
    Rule::Key(Statement::equals),
    Rule::Key(Statement::bare_key),
    Rule::Key(|statement, key| statement.bare_value(key.value)),
    Rule::Token(Statement::bare_item),
    Rule::Token(Statement::escape),
];

impl Rule {
    /// What the rule finds.
    fn fixes(&self, statement: &Statement) -> Vec<Fix> {
        let tokens = 0..statement.tokens.len();
        match self {
            Self::Whole(rule) => rule(statement),
            Self::Head(rule) | Self::Line(rule) => rule(statement).into_iter().collect(),
            Self::Token(rule) => tokens.filter_map(|at| rule(statement, at)).collect(),
            Self::Key(rule) => {
                let keys = statement.keys().into_iter();
                keys.filter_map(|key| rule(statement, &key)).collect()
            }
        }
    }
}

/// A head, or a key and its value.
struct Statement {
    text: String,
    tokens: Vec<Token>,
    /// The bracket that each token stands in.
    inside: Vec<char>,
}

/// A key, the sign behind it, and where its value begins.
struct Key {
    tokens: Range<usize>,
    sign: Option<usize>,
    value: usize,
}

impl Statement {
    fn new(text: &str) -> Self {
        let mut tokens = tokens(text);
        tokens.retain(|token| token.kind != END);
        let mut open = vec![END];
        let mut inside = Vec::new();
        for token in &tokens {
            if matches!(token.kind, ']' | '}') && open.len() > 1 {
                open.pop();
            }
            inside.push(open.last().copied().unwrap_or_default());
            if matches!(token.kind, '[' | '{') {
                open.push(token.kind);
            }
        }
        Self {
            text: text.to_owned(),
            tokens,
            inside,
        }
    }

    fn kind(&self, at: usize) -> char {
        self.tokens.get(at).map_or(END, |token| token.kind)
    }

    fn span(&self, tokens: Range<usize>) -> Range<usize> {
        span(self.tokens.get(tokens).unwrap_or_default())
    }

    fn part(&self, tokens: Range<usize>) -> &str {
        self.text.get(self.span(tokens)).unwrap_or_default()
    }

    fn line(&self, tokens: Range<usize>, wrong: Wrong, by: String) -> Fix {
        rewrite(self.span(tokens), wrong, by)
    }

    fn is_head(&self) -> bool {
        self.kind(0) == '[' || is_head(&self.text, &self.tokens)
    }

    /// The token before another, over line ends.
    fn before(&self, at: usize) -> Option<usize> {
        let before = self.tokens.get(..at)?;
        before.iter().rposition(|token| token.kind != LINE)
    }

    /// Where the tokens end that are of some kinds.
    fn while_of(&self, from: usize, fits: impl Fn(char) -> bool) -> usize {
        let rest = self.tokens.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|token| fits(token.kind)).count()
    }

    /// The keys of the statement and of the tables within it.
    fn keys(&self) -> Vec<Key> {
        let is_inner = |at: &usize| {
            let last = self.before(*at).map_or(END, |last| self.kind(last));
            self.inside.get(*at) == Some(&'{') && matches!(last, '{' | ',')
        };
        let inner = (1..self.tokens.len()).filter(is_inner);
        let starts = std::iter::once(0).chain(inner);
        starts.filter_map(|start| self.key(start)).collect()
    }

    /// The key at a place. Of several words without a sign behind them the first is the key: `name "a"`.
    fn key(&self, start: usize) -> Option<Key> {
        let length = key_length(self.tokens.get(start..)?);
        let end = start + length;
        if EQUALS.contains(&self.kind(end)) {
            return Some(Key {
                tokens: start..end,
                sign: Some(end),
                value: self.while_of(end + 1, |kind| kind == '='),
            });
        }
        let mut first = start + 1;
        while self.kind(first) == '.' && first + 2 <= end {
            first += 2;
        }
        (length > 0).then_some(Key {
            tokens: start..first,
            sign: None,
            value: first,
        })
    }

    /// A key with the quotes that it needs, and its first part without them.
    fn right_key(&self, key: Range<usize>) -> (String, Option<Range<usize>>) {
        let key = self.tokens.get(key).unwrap_or_default();
        let parts = key.split(|token| token.kind == '.').map(span);
        let written = |part: &Range<usize>| self.text.get(part.clone()).unwrap_or_default();
        let right: Vec<String> = parts
            .clone()
            .map(|part| right_key(written(&part)))
            .collect();
        let wrong = parts.clone().find(|part| !is_key(written(part)));
        (right.join("."), wrong)
    }

    /// `[plan]`, `[[targets]]`, `[series."生产总值"]`.
    fn head(&self) -> Option<Fix> {
        let opening = self.while_of(0, |kind| kind == '[');
        let name = opening..self.while_of(opening, |kind| kind != ']');
        let (all, closing) = (0..self.tokens.len(), self.tokens.len() - name.end);
        let (key, wrong) = self.right_key(name);
        let count = opening.max(closing).clamp(1, 2);
        let write = format!("{}{key}{}", "[".repeat(count), "]".repeat(count));
        if opening != closing || opening > 2 {
            return Some(self.line(all, Wrong::OpenHead, write));
        }
        if all.clone().any(|at| self.is_other_bracket(at)) {
            return Some(self.line(all, Wrong::Bracket, write));
        }
        wrong.map(|part| self.line(all, Wrong::BareKey, write).told(part))
    }

    fn line_end(&self) -> Option<Fix> {
        let last = self.tokens.len() - 1;
        let sign = self.part(last..last + 1).chars().next_back()?;
        let is_text = matches!(self.kind(last), TEXT | OPEN_TEXT);
        let is_sign = LINE_ENDS.contains(&sign) && last > 0 && self.inside.last() == Some(&END);
        let end = self.span(last..last + 1).end;
        let fix = || fix(end - sign.len_utf8()..end, Slip::LineEnd { sign }, "");
        (is_sign && !is_text).then(fix)
    }

    /// What stands behind a text, a list or a table: the rest of the text, or what does not belong there.
    fn behind_value(&self) -> Option<Fix> {
        let value = self.key(0)?.value;
        let line = value..self.while_of(value, |kind| kind != LINE);
        let marks = ["\"\"\"", "'''"];
        if matches!(self.kind(value), TEXT | OPEN_TEXT) {
            let written = self.part(line.clone());
            let is_half = line.len() > 1 && !marks.iter().any(|marks| written.starts_with(marks));
            let write = quoted(&written.replace(['"', '\''], ""));
            return is_half.then(|| self.line(line, Wrong::HalfQuoted, write));
        }
        let mut tokens = self.tokens.iter().zip(&self.inside);
        let last = tokens.position(|(token, inside)| *inside == END && is_closing(token.kind))?;
        let rest = self.span(last + 1..self.tokens.len());
        let is_bracket = matches!(self.kind(value), '[' | '{');
        (is_bracket && !rest.is_empty()).then(|| fix(rest, Slip::TwoOnALine, ""))
    }

    fn is_other_bracket(&self, at: usize) -> bool {
        matches!(self.kind(at), '[' | ']' | '{' | '}') && !self.part(at..at + 1).is_ascii()
    }

    fn other_bracket(&self, at: usize) -> Option<Fix> {
        let bracket = || self.kind(at).to_string();
        let fix = || self.line(at..at + 1, Wrong::Bracket, bracket());
        self.is_other_bracket(at).then(fix)
    }

    fn odd_quote(&self, at: usize) -> Option<Fix> {
        let is_odd = self.kind(at) == ODD_QUOTE;
        is_odd.then(|| fix(self.span(at..at + 1), Slip::OddQuotes, ""))
    }

    fn open_text(&self, at: usize) -> Option<Fix> {
        let text = self.part(at..at + 1);
        let place = self.span(at..at + 1);
        let quote = text.get(..1).filter(|_| self.kind(at) == OPEN_TEXT)?;
        let marks = quote.repeat(3);
        let end = place.end..place.end;
        Some(if text.starts_with(&marks) {
            let by = marks.clone();
            fix(end, Slip::OpenLong { marks }, by).told(place.start..place.start + 3)
        } else {
            // The quote may be there as another script has it.
            let other = text.chars().next_back().filter(|c| "”“＂’‘".contains(*c));
            let other = other.map_or(0, char::len_utf8);
            rewrite(end.start - other..end.end, Wrong::OpenText, quote).told(place)
        })
    }

    /// Commas between items: other signs, too many, too few.
    fn comma(&self, at: usize) -> Option<Fix> {
        let last = self
            .before(at)
            .filter(|_| self.inside.get(at) != Some(&END))?;
        let is_on_line_before = last + 1 < at;
        let is_item = match self.kind(last) {
            TEXT | ']' | '}' => true,
            kind => kind == WORD && is_on_line_before,
        };
        let place = self.span(at..at + 1);
        match self.kind(at) {
            ',' if matches!(self.kind(last), ',' | '[' | '{') => Some(fix(place, Slip::NoItem, "")),
            TEXT | WORD | '[' | '{' if is_item => {
                let end = self.span(last..last + 1).end;
                Some(fix(end..end, Slip::NoComma, ","))
            }
            sign if COMMAS.contains(&sign) => {
                let is_item = is_item || self.part(last..last + 1).ends_with('”');
                is_item.then(|| fix(place, Slip::ItemSign { sign }, ", "))
            }
            _ => None,
        }
    }

    /// Brackets of the wrong kind, and those that are missing at the end.
    fn brackets(&self) -> Vec<Fix> {
        let mut fixes = Vec::new();
        let mut open: Vec<&Token> = Vec::new();
        let close = |open: &Token| if open.kind == '[' { ']' } else { '}' };
        let slip = |open: &Token| Slip::OpenBracket { open: open.kind };
        for token in &self.tokens {
            if matches!(token.kind, '[' | '{') {
                open.push(token);
            } else if is_closing(token.kind)
                && let Some(first) = open.pop().filter(|open| close(open) != token.kind)
            {
                let right = fix(token.span.clone(), slip(first), close(first));
                fixes.push(right.told(first.span.clone()));
            }
        }
        if let Some(first) = open.first() {
            let last = self.before(self.tokens.len()).unwrap_or_default();
            let end = self.span(last..last + 1).end;
            let missing: String = open.iter().rev().map(|open| close(open)).collect();
            fixes.push(fix(end..end, slip(first), missing).told(first.span.clone()));
        }
        fixes
    }

    fn no_value(&self, key: &Key) -> Option<Fix> {
        let behind = self.kind(key.value);
        let is_missing = matches!(behind, LINE | END | ',') || is_closing(behind);
        let (write, _) = self.right_key(key.tokens.clone());
        let name = self.part(key.tokens.clone()).to_owned();
        let part = self.span(key.tokens.start..key.value);
        let right = fix(part, Slip::NoValue { key: name }, format!("{write} = \"\""));
        is_missing.then(|| right.told(self.span(key.tokens.clone())))
    }

    fn equals(&self, key: &Key) -> Option<Fix> {
        let between = self.span(key.tokens.clone()).end..self.span(key.value..key.value + 1).start;
        let (wrong, told) = match key.sign {
            None => (Wrong::NoEquals, between.clone()),
            Some(sign) if self.kind(sign) != '=' => (Wrong::NoEquals, self.span(sign..sign + 1)),
            Some(sign) if key.value > sign + 1 => (Wrong::TwoEquals, self.span(sign + 1..sign + 2)),
            Some(_) => return None,
        };
        Some(rewrite(between, wrong, " = ").told(told))
    }

    fn bare_key(&self, key: &Key) -> Option<Fix> {
        let (write, wrong) = self.right_key(key.tokens.clone());
        let part = wrong?;
        let written = self.text.get(part.clone()).unwrap_or_default();
        Some(if written.trim_matches(KEY_SIGNS) == written {
            self.line(key.tokens.clone(), Wrong::BareKey, write)
                .told(part)
        } else {
            self.line(key.tokens.clone(), Wrong::KeySigns, write)
        })
    }

    /// A value or item that is no text, list or table, and lacks its quotes.
    fn bare_value(&self, start: usize) -> Option<Fix> {
        let is_outside = self.inside.get(start) == Some(&END);
        let end = self.while_of(start, |kind| match kind {
            LINE => false,
            ',' | '[' | '{' | TEXT => is_outside,
            kind => is_outside || !is_closing(kind),
        });
        let value = self.part(start..end);
        let is_other = matches!(self.kind(start), TEXT | '[' | '{');
        if value.is_empty() || is_other || DeValue::parse(value).is_ok() {
            return None;
        }
        let is_day = value.len() == 10 && value.chars().all(|c| c.is_ascii_digit() || c == '-');
        Some(if is_day {
            fix(self.span(start..end), Slip::NoDay, quoted(value))
        } else {
            self.line(start..end, Wrong::Unquoted, as_value(value))
        })
    }

    fn bare_item(&self, at: usize) -> Option<Fix> {
        let last = self
            .before(at)
            .filter(|_| self.inside.get(at) == Some(&'['))?;
        let is_first = matches!(self.kind(last), '[' | ',');
        self.bare_value(at).filter(|_| is_first)
    }

    /// A backslash or control character that means nothing in a text.
    fn escape(&self, at: usize) -> Option<Fix> {
        let (text, place) = (self.part(at..at + 1), self.span(at..at + 1));
        let text = Some(text).filter(|_| self.kind(at) == TEXT)?;
        let error = DeValue::parse(text).err()?;
        let is_control = |c: &char| c.is_ascii_control() && !matches!(c, '\t' | '\r' | '\n');
        let right = text.replace(|c| is_control(&c), "");
        let right = right.replace("\\\"", "").replace('\\', "/");
        let control = text.char_indices().find(|(_, c)| is_control(c));
        let backslash = error.span().map_or(0, |place| place.start);
        let (at, slip) = control.map_or((backslash..backslash, Slip::Backslash), |(at, c)| {
            (at..at + 1, Slip::Control { code: u32::from(c) })
        });
        let told = place.start + at.start..place.start + at.end;
        Some(fix(place, slip, right).told(told))
    }
}

fn is_closing(kind: char) -> bool {
    matches!(kind, ']' | '}')
}

/// Whether a part of a key is right as it stands.
fn is_key(part: &str) -> bool {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_quoted = part.starts_with(['"', '\'']) && DeValue::parse(part).is_ok();
    is_quoted || !part.is_empty() && part.chars().all(is_bare)
}

/// A part of a key as it is to be written.
fn right_key(part: &str) -> String {
    let plain = part.trim_matches(KEY_SIGNS);
    let right = [part, plain].into_iter().find(|part| is_key(part));
    right.map_or_else(|| quoted(plain), str::to_owned)
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
    let plain = written.trim().trim_matches(KEY_SIGNS);
    match plain.to_ascii_lowercase().as_str() {
        "true" | "yes" => "true".to_owned(),
        "false" | "no" => "false".to_owned(),
        _ => quoted(plain),
    }
}
