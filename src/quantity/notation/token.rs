//! The signs of a period label: numbers, words from one table, and marks, with full-width and dash variants folded.

use unicode_normalization::UnicodeNormalization;

use crate::words::flags::{FLAGS, Flag};
use crate::words::periods::{HAN, LATIN, MINGUO, MONTHS, ORDINALS, Word, row_of};

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
    if folded.contains(is_accent) {
        folded = folded.nfc().collect();
    }
    let folded = unbracketed(without_footnote(&folded))?;
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = without_traces(folded.trim());
    while let Some((token, after)) = next(rest)? {
        tokens.push(token);
        rest = after;
    }
    Some(of_quarters(without_idle_blanks(in_common_years(tokens))))
}

/// Poland's `kw.` is a quarter, where its number is a Roman one or its dot tells it from a week: `I kw. 2024`, `1 kw. 2024`, not `1. KW`.
fn of_quarters(mut tokens: Vec<Token>) -> Vec<Token> {
    const KW: Token = Token::Word(Word::Week);
    let is_quarter = |at: usize| match (tokens.get(at), tokens.get(at + 1), tokens.get(at + 2)) {
        (Some(Token::Number(1..=4, 1)), Some(&KW), Some(Token::Mark('.')))
        | (Some(Token::Word(Word::Roman(_))), Some(&KW), _) => Some(at + 1),
        (Some(&KW), Some(Token::Word(Word::Roman(_))), _)
        | (Some(&KW), Some(Token::Mark('.')), Some(Token::Word(Word::Roman(_)))) => Some(at),
        _ => None,
    };
    let Some(at) = (0..tokens.len()).find_map(is_quarter) else { return tokens };
    if tokens.get(at + 1) == Some(&Token::Mark('.')) {
        tokens.remove(at + 1);
    }
    if let Some(token) = tokens.get_mut(at) {
        *token = Token::Word(Word::Quarter);
    }
    tokens
}

/// Years of eras as others count them: 令和3年 is 2021, and a 112年 that names no era can be of 民國 only. Only of Japan's 年度 is it
/// known that they begin in April: by their era, or by a 四半期 behind them.
fn in_common_years(mut tokens: Vec<Token>) -> Vec<Token> {
    let mut common: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut era = None;
    if let [Token::Number(101..=150, 3), Token::Word(Word::Year | Word::Nendo), ..] =
        tokens.as_slice()
    {
        era = Some(MINGUO);
    }
    let of_japan = tokens.contains(&Token::Word(Word::Shihanki));
    for token in &mut tokens {
        if *token == Token::Word(Word::Shihanki) {
            *token = Token::Word(Word::Quarter);
        }
    }
    for token in tokens {
        match (token, era) {
            (Token::Word(Word::Era(before, month)), _) => era = Some((before, month)),
            (Token::Number(year, 1..=3), Some((before, _))) => {
                common.push(Token::Number(before + year, 4));
            }
            (Token::Word(Word::FirstYear), Some((before, _))) => {
                common.push(Token::Number(before + 1, 4));
            }
            (Token::Mark(' '), Some(_)) => {}
            (Token::Word(Word::Nendo), None | Some((_, 1))) if !of_japan => {
                common.push(Token::Word(Word::Year));
            }
            (token, _) => {
                era = None;
                common.push(token);
            }
        }
    }
    common
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
        | 'º'
        | 'ª'
        | '°'
        | '\u{feff}'
        | '\u{200b}' => return None,
        '\'' | '’' => ' ',
        '\u{ff01}'..='\u{ff5e}' if !matches!(c, '～' | '．') => {
            return char::from_u32(c as u32 - 0xfee0).and_then(fold);
        }
        '．' => '.',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | '−' | '－' => '-',
        '～' | '〜' | '∼' => '~',
        'ᵃ' | 'ᵇ' | 'ᵉ' | 'ᶠ' | 'ᵖ' | 'ʳ' => return std::iter::once(c).nfkc().next(),
        '[' | '【' | '〔' => '(',
        ']' | '】' | '〕' => ')',
        _ if c.is_whitespace() => ' ',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next()?,
    })
}

/// Whether a character stands on the letter before it, as some systems write `é`.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
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

/// A label without the number of its footnote: `2023年(1)`, `2023 1)`, `2023年注1`, `2023年(注)`.
fn without_footnote(text: &str) -> &str {
    let text = text.trim_end();
    let is_digit = |c: char| c.is_ascii_digit();
    let number = |text: &str| (1..=2).contains(&text.len()) && text.chars().all(is_digit);
    let bracketed = text.strip_suffix(')').and_then(|text| {
        let (before, number_in) = text.rsplit_once(['(', ' '])?;
        let noted = number_in.starts_with('注') || number(number_in);
        noted.then_some(before)
    });
    let noted = || text.trim_end_matches(is_digit).strip_suffix('注');
    let before = bracketed.or_else(noted).map(str::trim_end);
    before.filter(|before| before.contains(is_digit)).unwrap_or(text)
}

/// Takes brackets away: words in them belong to the label, a number in them is a footnote of some kind and no period.
fn unbracketed(text: &str) -> Option<String> {
    let Some((before, after)) = text.split_once('(') else {
        // `2023年p)`
        let flagged = text.strip_suffix(')');
        let flagged = flagged.filter(|text| text.ends_with(|c: char| c.is_ascii_alphabetic()));
        return Some(flagged.unwrap_or(text).to_owned()).filter(|text| !text.contains(')'));
    };
    let (inner, after) = after.split_once(')')?;
    let inner = inner.trim();
    if inner.contains('(') || after.contains(['(', ')']) {
        return None;
    }
    let worded = inner.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace());
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
    } else if is_letter(first) {
        latin(rest)
    } else if matches!(first, '-' | '~' | '/' | '.' | ':' | ',' | '+' | '_' | ' ') {
        let after = skip(rest, 1);
        let doubled = matches!(first, '-' | ' ');
        let after = if doubled { after.trim_start_matches(first) } else { after };
        Some((Token::Mark(first), after))
    } else {
        let flag = || {
            let (flag, after) = FLAGS.at_start(rest)?;
            is_of_figure(flag).then_some((Word::Flag(flag), after))
        };
        let word = word_of(rest).or_else(flag);
        word.map(|(word, after)| (Token::Word(word), after)).or_else(|| han_number(rest))
    };
    found.map(Some)
}

/// Whether a letter is of a script that sets blanks between words.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{1f00}' && !('\u{1100}'..='\u{11ff}').contains(&c)
}

/// What the first word of a table means that a text begins with, and what follows it.
fn word_of(text: &str) -> Option<(Word, &str)> {
    let first = text.chars().next();
    // Nearly all words have another first character.
    let mut words = HAN.rows().filter(|(word, _)| word.chars().next() == first);
    words.find_map(|(word, meaning)| Some((meaning, text.strip_prefix(word)?)))
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

fn latin(rest: &str) -> Option<(Token, &str)> {
    let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(length)?;
    let behind_dot = after.strip_prefix('.');
    if let Some(month) = row_of(&MONTHS, word) {
        return Some((Token::Word(Word::Named(month)), behind_dot.unwrap_or(after)));
    }
    let token = if let Some(number) = row_of(&ORDINALS, word) {
        Token::Number(number, 1)
    } else if let Some(meaning) = LATIN.sense(word) {
        Token::Word(meaning)
    } else {
        let dotted = behind_dot.and_then(|_| flag_of(rest.get(..=length)?));
        if let Some(flag) = dotted {
            return Some((Token::Word(Word::Flag(flag)), behind_dot.unwrap_or(after)));
        }
        Token::Word(Word::Flag(flag_of(word)?))
    };
    Some((token, after))
}

fn flag_of(word: &str) -> Option<Flag> {
    FLAGS.sense(word).filter(|flag| is_of_figure(*flag))
}

/// Whether a flag says something of the figure of a period: `2025年目标` is none.
fn is_of_figure(flag: Flag) -> bool {
    flag != Flag::Target
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
    let run: Vec<char> =
        rest.chars().take_while(|c| han_digit(*c).is_some() || *c == '十').collect();
    if run.is_empty() {
        return None;
    }
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
        for other in ["地区生产总值", "2023年(12345)", "((2023))", "2023)", "123456789", "abc"]
        {
            assert_eq!(tokens(other), None, "{other}");
        }
    }
}
