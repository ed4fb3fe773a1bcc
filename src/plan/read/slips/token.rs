//! The tokens of TOML with what people write in their place, and the statements that they make.

use std::ops::Range;

use toml::de::DeValue;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A piece of a text. Its kind is the sign that it is, or one of the following.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: char,
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
/// The end of a line.
pub(super) const LINE: char = '\n';
/// The end of all.
pub(super) const END: char = '\0';

/// Signs of other scripts and languages, which end a word here.
const FOREIGN: [char; 7] = [':', '：', '＝', '，', '、', '；', ';'];

/// Brackets of other scripts, and those that they stand for.
const BRACKETS: [(char, char); 6] = [
    ('【', '['),
    ('】', ']'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
];

/// What begins comments elsewhere.
const COMMENTS: [&str; 2] = ["＃", "//"];

/// Signs at the end of a line that belong to other languages.
pub(super) const LINE_ENDS: [char; 6] = [',', ';', '，', '；', '。', '、'];

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
            TokenKind::Atom => match foreign(text, start..start + written.len()) {
                Some(0) => (bracket(sign).unwrap_or(sign), sign.len_utf8()),
                length => (WORD, length.unwrap_or(written.len())),
            },
            TokenKind::BasicString | TokenKind::LiteralString => {
                let before = text.get(..start).unwrap_or_default();
                short_text(written, sign, before.ends_with(sign))
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => long_text(text, written),
            TokenKind::Newline => (LINE, written.len()),
            _ => (sign, written.len()),
        };
        at = start + length;
        let is_blank = matches!(
            token.kind(),
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof
        );
        if !is_blank {
            let span = start..at;
            tokens.push(Token { kind, span });
        }
    }
    let span = text.len()..text.len();
    tokens.push(Token { kind: END, span });
    tokens
}

/// The bracket that one of another script stands for.
fn bracket(sign: char) -> Option<char> {
    let known = BRACKETS.iter().find(|(foreign, _)| *foreign == sign);
    known.map(|(_, bracket)| *bracket)
}

/// Where a word holds a sign of other scripts that ends it.
fn foreign(text: &str, word: Range<usize>) -> Option<usize> {
    let written = text.get(word.clone())?;
    let mut signs = written.char_indices();
    signs
        .find(|(at, sign)| FOREIGN.contains(sign) || is_bracket(text, word.start + at, *sign))
        .map(|(at, _)| at)
}

/// Whether a sign is meant as a bracket: in a head, and beside quotes, other brackets and the ends of lines; 【重点】 is a word.
fn is_bracket(text: &str, at: usize, sign: char) -> bool {
    let Some(kind) = bracket(sign) else {
        return false;
    };
    let is_open = |c: char| c == '[' || bracket(c) == Some('[');
    let (before, from) = text.split_at_checked(at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    if line.trim_start().starts_with(is_open) || line.trim().is_empty() && is_open(sign) {
        return true;
    }
    let ends = |c: char| "\"'“”‘’＂「」[]{}\n".contains(c) || bracket(c).is_some();
    let behind = from.get(sign.len_utf8()..).unwrap_or_default();
    match kind {
        '[' => behind
            .trim_start_matches([' ', '\t'])
            .chars()
            .next()
            .is_none_or(ends),
        ']' => before.trim_end_matches([' ', '\t', ',']).ends_with(ends),
        _ => true,
    }
}

/// A text whose comments all begin as TOML has them, at the same places, and where they began otherwise.
pub(super) fn with_comments(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut right, mut found) = (text.to_owned(), Vec::new());
    let (mut at, mut begins) = (0, true);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty())
        && let Some(token) = Source::new(rest).lex().next()
    {
        let start = at + token.span().start();
        let written = text.get(start..).unwrap_or_default();
        let is_word = matches!(token.kind(), TokenKind::Atom);
        let sign = COMMENTS
            .into_iter()
            .find(|sign| is_word && written.starts_with(sign) && (begins || !sign.is_ascii()));
        if let Some(sign) = sign {
            let line = written.lines().next().unwrap_or_default();
            let width = sign.len();
            right.replace_range(start..start + width, &format!("{:<width$}", "#"));
            found.push(start..start + line.len());
            at = start + line.len();
        } else {
            begins = match token.kind() {
                TokenKind::Newline => true,
                TokenKind::Whitespace => begins,
                _ => false,
            };
            at += token.span().end();
        }
        if matches!(token.kind(), TokenKind::Eof) {
            break;
        }
    }
    (right, found)
}

/// A text on its line: without its second quote it ends before the brackets that it swallowed.
fn short_text(written: &str, quote: char, is_touching: bool) -> (char, usize) {
    let inner = written.get(1..).and_then(|rest| rest.strip_suffix(quote));
    let is_closed = inner.is_some_and(|inner| {
        let slashes = inner.len() - inner.trim_end_matches('\\').len();
        quote == '\'' || slashes % 2 == 0
    });
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
    let is_end = |token: &Token| matches!(token.kind, LINE | END);
    tokens.split(is_end).next().unwrap_or_default()
}

/// Whether a line is the head of a table. In a list the same may be a list: of the two only a head begins with a word and ends the
/// line.
pub(super) fn is_head(text: &str, tokens: &[Token]) -> bool {
    let line = first_line(tokens);
    let has = |sign: char| line.iter().any(|token| token.kind == sign);
    let name = line.iter().find(|token| token.kind != '[');
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
    key > 0 && sign.is_some_and(|sign| sign.kind == '=')
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

/// How many tokens the first statement has: a head, or a pair with all lines of its lists, tables and texts. None at the end.
pub(super) fn statement_length(text: &str, tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    if first.kind == '[' || is_head(text, tokens) {
        let line = first_line(tokens);
        let name = line
            .iter()
            .position(|token| token.kind == ']')
            .unwrap_or(line.len());
        let closing = line.iter().skip(name).take_while(|token| token.kind == ']');
        return Some(name + closing.count());
    }
    let mut open = Vec::new();
    let mut last = LINE;
    let mut signs = 0;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1..).unwrap_or_default();
        match token.kind {
            '[' | '{' => {
                // A table that has lines of its own takes pairs on them, be they parted or not.
                let is_long = next.first().is_some_and(|next| next.kind == LINE);
                open.push((token.kind, is_long));
            }
            ']' | '}' => drop(open.pop()),
            END => return Some(at.max(1)),
            LINE if open.is_empty() => return Some(at.max(1)),
            LINE => {
                let (bracket, is_long) = open.last().copied().unwrap_or_default();
                let takes_pairs = bracket == '{' && (is_long || matches!(last, '{' | ','));
                if is_head(text, next) || is_pair(next) && !takes_pairs {
                    return Some(at);
                }
            }
            '=' if open.is_empty() => {
                signs += 1;
                let value = first_value(text, tokens, at);
                if let Some(end) = value.filter(|_| signs == 2) {
                    return Some(end);
                }
            }
            _ => {}
        }
        if token.kind != LINE {
            last = token.kind;
        }
    }
    Some(tokens.len())
}

/// Where the value of the first pair of a line ends, if it is right, and a second one begins before a sign.
fn first_value(text: &str, tokens: &[Token], sign: usize) -> Option<usize> {
    let start = tokens.iter().position(|token| token.kind == '=')? + 1;
    let end = sign.checked_sub(1)?;
    let is_key = matches!(tokens.get(end)?.kind, WORD | TEXT);
    let value = tokens.get(start..end)?;
    let value = match value {
        [value @ .., last] if LINE_ENDS.contains(&last.kind) => value,
        value => value,
    };
    let is_right = DeValue::parse(text.get(span(value))?).is_ok();
    (is_key && is_right).then_some(start + value.len())
}
