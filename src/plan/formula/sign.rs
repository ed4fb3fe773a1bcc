//! What a character is in a formula.

use super::Operator;

/// Whether a character may stand in a name without back-quotes. Joined parts of names (农、林、牧、渔业, “四上”企业, `NY.GDP.MKTP.CD`)
/// need none; operators, brackets and blanks do.
pub(super) fn is_name_sign(c: char) -> bool {
    let operator = operator(c).is_some();
    let digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
    let joint = matches!(
        c,
        '、' | '“'
            | '”'
            | '‘'
            | '’'
            | '.'
            | '．'
            | ':'
            | '：'
            | '#'
            | '＃'
            | '@'
            | '＠'
            | '&'
            | '＆'
            | '$'
            | '＄'
            | '_'
            | '＿'
    );
    !operator && !is_invisible(c) && (digit || joint || unicode_ident::is_xid_continue(c))
}

/// Whether a name is read as one without back-quotes, whatever the units of the plan.
pub(super) fn stands_unquoted(name: &str) -> bool {
    let digit_first = name.starts_with(|c: char| digit(c).is_some() || matches!(c, '.' | '．'));
    !name.is_empty() && !digit_first && name.chars().all(is_name_sign)
}

/// Whether no formula has such a sign: `>=`, `^`, `{`.
pub(super) fn is_strange(c: char) -> bool {
    let known =
        matches!(c, '(' | '（' | ')' | '）' | ',' | '，' | '`' | '｀' | '"' | '\'' | '「' | '『');
    !known && !c.is_whitespace() && !is_invisible(c) && !is_name_sign(c) && operator(c).is_none()
}

/// The other half of a bracket that was told already.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, ']' | '}' | '】' | '〕' | '］' | '｝')
}

/// What copied texts hold between their characters.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

pub(super) fn operator(c: char) -> Option<Operator> {
    Some(match c {
        '+' | '＋' => Operator::Plus,
        '-' | '－' | '−' | '–' => Operator::Minus,
        '*' | '＊' | '×' | '✕' | '·' | '⋅' => Operator::Times,
        '/' | '／' | '÷' | '∕' => Operator::Over,
        _ => return None,
    })
}

pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．')
}
