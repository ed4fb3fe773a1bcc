//! The signs of a period label: numbers, words from one table, and marks, with full-width and dash variants folded.

use super::words::{HAN, LATIN, NOTES, ORDINALS, ROMAN, Word, month_named};

/// One sign of a label.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Token {
    /// A number and how many digits it was written with.
    Number(u32, u8),
    /// A word of the table.
    Word(Word),
    /// A mark: `-`, `~`, `/`, `.`, `:`, `,`, `+`, `_`, and a blank between two numbers.
    Mark(char),
}

/// The longest label that is looked at, in characters.
const LONGEST: usize = 64;

/// The tokens of a label; none where it holds anything that no label holds.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().filter_map(fold));
    let folded = unbracketed(folded)?;
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = without_traces(folded.trim());
    while let Some((token, after)) = next(rest)? {
        tokens.push(token);
        rest = after;
    }
    Some(without_idle_blanks(tokens))
}

/// One character in its plain spelling; none for footnote marks.
fn fold(c: char) -> Option<char> {
    Some(match c {
        '①'..='⑳'
        | '⑴'..='⒇'
        | '¹'
        | '²'
        | '³'
        | '⁰'..='⁹'
        | '*'
        | '＊'
        | '※'
        | '†'
        | '‡'
        | '\u{feff}'
        | '\u{200b}' => return None,
        '\u{ff01}'..='\u{ff5e}' if !matches!(c, '～' | '．') => {
            return char::from_u32(c as u32 - 0xfee0).and_then(fold);
        }
        '．' => '.',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | '−' | '－' => '-',
        '～' | '〜' | '∼' => '~',
        '[' | '【' | '〔' => '(',
        ']' | '】' | '〕' => ')',
        _ if c.is_whitespace() => ' ',
        _ => c.to_ascii_lowercase(),
    })
}

/// A label without what spreadsheets leave at numbers: the mark of a text before (`'202406`), the fraction of a float behind
/// (`2024.0`).
fn without_traces(text: &str) -> &str {
    let text = text.strip_prefix('\'').unwrap_or(text);
    match text.strip_suffix(".0") {
        Some(whole) if whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// Takes brackets away: a note in them is dropped, words in them belong to the label, a number in them is a footnote of some
/// kind and no period.
fn unbracketed(text: String) -> Option<String> {
    let Some((before, after)) = text.split_once('(') else {
        return (!text.contains(')')).then_some(text);
    };
    let (inner, after) = after.split_once(')')?;
    let inner = inner.trim();
    if inner.contains('(') || after.contains(['(', ')']) {
        return None;
    }
    if NOTES.contains(&inner) {
        return Some(format!("{before} {after}"));
    }
    let worded = inner
        .chars()
        .any(|c| !c.is_ascii_digit() && !c.is_whitespace());
    (worded || before.trim().is_empty()).then(|| format!("{before} {inner} {after}"))
}

/// The next token and what follows it. The outer none: nothing a label holds; the inner none: the end.
#[allow(clippy::option_option)]
fn next(rest: &str) -> Option<Option<(Token, &str)>> {
    let Some(first) = rest.chars().next() else {
        return Some(None);
    };
    let found = if first.is_ascii_digit() {
        number(rest)
    } else if let Some(quarter) = roman(rest) {
        Some(quarter)
    } else if first.is_ascii_alphabetic() {
        latin(rest)
    } else if han_digit(first).is_some() || first == '十' {
        han_number(rest)
    } else if matches!(first, '-' | '~' | '/' | '.' | ':' | ',' | '+' | '_' | ' ') {
        let after = skip(rest, 1);
        let doubled = matches!(first, '-' | ' ');
        let after = if doubled {
            after.trim_start_matches(first)
        } else {
            after
        };
        Some((Token::Mark(first), after))
    } else {
        word_of(HAN, rest).map(|(word, after)| (Token::Word(word), after))
    };
    found.map(Some)
}

/// What the first word of a table means that a text begins with, and what follows it.
fn word_of<'a, T: Copy>(table: &[(&str, T)], text: &'a str) -> Option<(T, &'a str)> {
    let first = text.chars().next();
    // Nearly all words have another first character.
    let mut words = table
        .iter()
        .filter(|(word, _)| word.chars().next() == first);
    words.find_map(|(word, meaning)| Some((*meaning, text.strip_prefix(word)?)))
}

fn skip(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

fn number(rest: &str) -> Option<(Token, &str)> {
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let digits = rest.get(..length)?;
    if length > 8 {
        return None;
    }
    let token = Token::Number(digits.parse().ok()?, u8::try_from(length).ok()?);
    Some((token, skip(rest, length)))
}

/// A Roman number, which only quarters have: `Ⅱ季度`, `IV季度`.
fn roman(rest: &str) -> Option<(Token, &str)> {
    let (number, after) = word_of(ROMAN, rest)?;
    let after = after.trim_start();
    after
        .starts_with('季')
        .then_some((Token::Number(number, 1), after))
}

fn latin(rest: &str) -> Option<(Token, &str)> {
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = rest.get(..length)?;
    let mut after = skip(rest, length);
    let token = if let Some(month) = month_named(word) {
        after = after.strip_prefix('.').unwrap_or(after);
        Token::Word(Word::Named(month))
    } else if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == word) {
        Token::Number(u32::try_from(at).ok()? + 1, 1)
    } else {
        let (_, meaning) = LATIN.iter().find(|(known, _)| *known == word)?;
        Token::Word(*meaning)
    };
    Some((token, after))
}

fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A Chinese number: digit by digit (二〇二三) or with 十 (十二).
fn han_number(rest: &str) -> Option<(Token, &str)> {
    let run: Vec<char> = rest
        .chars()
        .take_while(|c| han_digit(*c).is_some() || *c == '十')
        .collect();
    let after = skip(rest, run.iter().map(|c| c.len_utf8()).sum());
    let tens = run.iter().position(|c| *c == '十');
    let token = if let Some(at) = tens {
        let side = |part: &[char], empty: u32| match part {
            [] => Some(empty),
            [one] => han_digit(*one),
            _ => None,
        };
        let value = side(run.get(..at)?, 1)? * 10 + side(run.get(at + 1..)?, 0)?;
        Token::Number(value, 2)
    } else {
        let digits = run.iter().filter_map(|c| han_digit(*c));
        let length = u8::try_from(run.len()).ok().filter(|length| *length <= 8)?;
        Token::Number(digits.fold(0, |sum, digit| sum * 10 + digit), length)
    };
    Some((token, after))
}

/// Blanks only count where they keep two numbers apart.
fn without_idle_blanks(tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.contains(&Token::Mark(' ')) {
        return tokens;
    }
    let is_number = |token: Option<&Token>| matches!(token, Some(Token::Number(..)));
    let mut kept = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let idle = *token == Token::Mark(' ')
            && !(is_number(at.checked_sub(1).and_then(|at| tokens.get(at)))
                && is_number(tokens.get(at + 1)));
        if !idle {
            kept.push(*token);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_signs_are_one() {
        let plain = tokens("2023年1-6月").unwrap();
        for other in [
            "２０２３年１－６月",
            "2023年1—6月",
            "2023年1——6月",
            " 2023 年 1 – 6 月①",
            "2023年一-六月",
            "2023年(1-6月)",
        ] {
            let digits = |tokens: &[Token]| {
                tokens
                    .iter()
                    .map(|token| match token {
                        Token::Number(value, _) => Token::Number(*value, 0),
                        other => *other,
                    })
                    .collect::<Vec<_>>()
            };
            assert_eq!(digits(&tokens(other).unwrap()), digits(&plain), "{other}");
        }
    }

    #[test]
    fn other_text_is_no_label() {
        for other in [
            "地区生产总值",
            "2023年(1)",
            "((2023))",
            "2023)",
            "123456789",
            "abc",
        ] {
            assert_eq!(tokens(other), None, "{other}");
        }
    }
}
