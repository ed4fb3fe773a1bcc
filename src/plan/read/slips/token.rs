//! The tokens of TOML with what people write in their place.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::words::signs::{OF_TOML, QUOTES};

/// A piece of a text. Its kind is the sign that it is or stands for, or one of the following.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: char,
    pub(super) is_foreign: bool,
    pub(super) span: Range<usize>,
}

/// A word, a number, a part of one: all that is neither quoted nor a sign.
pub(super) const WORD: char = 'a';
/// A text in quotes.
pub(super) const TEXT: char = '"';
/// A text without its second quote, as far as it probably goes.
pub(super) const OPEN_TEXT: char = '“';
/// A quote too many.
pub(super) const ODD_QUOTE: char = '?';
/// A comment that begins as comments do elsewhere.
pub(super) const COMMENT: char = '#';
/// The end of a line.
pub(super) const LINE: char = '\n';
/// The end of all.
pub(super) const END: char = '\0';
/// Blanks, and comments as they should be.
const BLANK: char = ' ';

/// The tokens of a text without blanks and comments.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty())
        && let Some(token) = Source::new(rest).lex().next()
    {
        let start = at + token.span().start();
        let written = text.get(start..at + token.span().end());
        let written = written.unwrap_or_default();
        let sign = written.chars().next().unwrap_or_default();
        let (kind, length) = match token.kind() {
            TokenKind::Atom => word(text, start, written),
            TokenKind::BasicString | TokenKind::LiteralString => {
                let before = text.get(..start).unwrap_or_default();
                short_text(written, sign, before.ends_with(sign))
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => long_text(text, written),
            TokenKind::Newline => (LINE, written.len()),
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => (BLANK, written.len()),
            _ => (sign, written.len()),
        };
        at = start + length;
        if kind != BLANK {
            tokens.push(Token {
                kind,
                is_foreign: OF_TOML.contains(&(sign, kind)),
                span: start..at,
            });
        }
    }
    tokens
}

/// A word up to the first sign of other scripts in it, that sign, or a comment.
fn word(text: &str, start: usize, written: &str) -> (char, usize) {
    let (before, rest) = text.split_at_checked(start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    if written.starts_with('＃') || written.starts_with("//") && line.trim().is_empty() {
        return (COMMENT, rest.lines().next().map_or(0, str::len));
    }
    let mut signs = written.char_indices();
    let first = signs.find_map(|(at, c)| Some((at, c, meant(text, start + at, c)?)));
    match first {
        Some((0, sign, kind)) => (kind, sign.len_utf8()),
        Some((length, ..)) => (WORD, length),
        None => (WORD, written.len()),
    }
}

/// What a sign of another script stands for: a bracket in a head, and beside quotes, other brackets and the ends of lines; 【重点】 is a
/// word.
fn meant(text: &str, at: usize, sign: char) -> Option<char> {
    let known = |sign: char| OF_TOML.iter().find(|(foreign, _)| *foreign == sign);
    let kind = known(sign)?.1;
    let (before, from) = text.split_at_checked(at)?;
    let is_bracket =
        |c: char| known(c).map_or("[]{}".contains(c), |known| "[]{}".contains(known.1));
    let is_end = |c: char| c == '\n' || QUOTES.contains(&c) || is_bracket(c);
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let is_head = line.starts_with(['[', '【', '［']) || line.is_empty() && kind == '[';
    let blanks = [' ', '\t', ','];
    let is_meant = match kind {
        '[' | ']' if is_head => true,
        '[' => {
            let mut behind = from.chars().skip(1).skip_while(|c| blanks.contains(c));
            behind.next().is_none_or(is_end)
        }
        ']' => before.trim_end_matches(blanks).ends_with(is_end),
        _ => true,
    };
    is_meant.then_some(kind)
}

/// A text on its line: without its second quote it ends before the brackets that it swallowed.
fn short_text(written: &str, quote: char, is_touching: bool) -> (char, usize) {
    let inner = written.get(1..).and_then(|rest| rest.strip_suffix(quote));
    let slashes = |inner: &str| inner.len() - inner.trim_end_matches('\\').len();
    let is_closed = inner.is_some_and(|inner| quote == '\'' || slashes(inner) % 2 == 0);
    let kept = written.trim_end_matches([']', '}', ',', ' ', '\t', '\r']);
    match is_closed {
        true => (TEXT, written.len()),
        false if is_touching => (ODD_QUOTE, 1),
        false => (OPEN_TEXT, kept.len()),
    }
}

/// A text of several lines: one that is never closed ends before the next head or pair. Where the marks do not come in pairs, it is
/// the text that holds the head of a table that lacks its end.
fn long_text(text: &str, written: &str) -> (char, usize) {
    let marks = written.get(..3).unwrap_or_default();
    let mut lines = written.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let is_head = |line: &str| is_head(line, &tokens(line));
    let is_closed = written.len() >= 6 && written.ends_with(marks);
    if is_closed && (!lines.clone().any(is_head) || text.matches(marks).count() % 2 == 0) {
        return (TEXT, written.len());
    }
    let own = lines.take_while(|line| !is_head(line) && !is_pair(&tokens(line)));
    let length = first.len() + own.map(str::len).sum::<usize>();
    let kept = written.get(..length).unwrap_or_default().trim_end();
    (OPEN_TEXT, kept.len())
}

/// The tokens of the first line.
pub(super) fn first_line(tokens: &[Token]) -> &[Token] {
    let mut lines = tokens.split(|token| token.kind == LINE);
    lines.next().unwrap_or_default()
}

/// Whether a line is the head of a table. In a list the same may be a list: of the two only a head begins with a word and ends the
/// line.
pub(super) fn is_head(text: &str, tokens: &[Token]) -> bool {
    let line = first_line(tokens);
    let has = |sign: char| line.iter().any(|token| token.kind == sign);
    let name = line.iter().find(|token| token.kind != '[');
    let name = name.filter(|name| name.kind == WORD);
    let name = name.and_then(|name| text.get(name.span.clone()));
    let is_word = |name: &str| name.starts_with(|c: char| c.is_alphabetic() || !c.is_ascii());
    let is_of_head = |token: &Token| matches!(token.kind, WORD | '.' | ']');
    name.is_some_and(is_word)
        && match line.first() {
            Some(first) if first.kind == '[' => !has(',') && !has('='),
            _ => has(']') && line.iter().all(is_of_head),
        }
}

/// Whether a line is a key and its value.
pub(super) fn is_pair(tokens: &[Token]) -> bool {
    let key = key_length(tokens);
    let sign = tokens.get(key);
    key > 0 && sign.is_some_and(|sign| sign.kind == '=' && !sign.is_foreign)
}

/// How many tokens may belong to the key that begins a line.
pub(super) fn key_length(tokens: &[Token]) -> usize {
    let is_of_key = |token: &&Token| matches!(token.kind, WORD | TEXT | '.');
    tokens.iter().take_while(is_of_key).count()
}

/// Where some tokens stand in their text.
pub(super) fn span(tokens: &[Token]) -> Range<usize> {
    let start = tokens.first().map_or(0, |token| token.span.start);
    start..tokens.last().map_or(start, |token| token.span.end)
}
