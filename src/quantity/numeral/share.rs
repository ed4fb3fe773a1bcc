//! Numerals that are shares by themselves: `百分之五十五`, `三分之二`, `五成`, `一半`.

use super::words::{CHINESE_SCALES, NOT_TENTHS, digit};
use super::{Numeral, scan_part};
use crate::quantity::{Decimal, NumberError};

/// A unit that is part of the numeral.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Share {
    /// `百分之五十五` is 55 %.
    Percent,
    /// `千分之三` is 3 ‰.
    Permille,
    /// `五成` is 50 %.
    Tenths,
}

/// `一半`, `半数`, `half` and a 半 that no unit follows are 50 %; `半年` is half a year.
pub(super) fn half(text: &str) -> Option<(Numeral, &str)> {
    let percent = |rest| {
        let value = Decimal::from(50);
        let share = Some(Share::Percent);
        Some((Numeral { value, share }, rest))
    };
    let whole = ["一半", "半数"];
    if let Some(rest) = whole.iter().find_map(|word| text.strip_prefix(word)) {
        return percent(rest);
    }
    if let Some(rest) = text.strip_prefix("half")
        && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
    {
        return percent(rest);
    }
    let rest = text.strip_prefix('半')?;
    match rest.chars().next() {
        None | Some('以' | '左' | '上' | '或' | '及' | '，' | ',' | '。' | ' ') => {
            percent(rest)
        }
        Some(_) => {
            let value = Decimal::parse("0.5")?;
            Some((Numeral { value, share: None }, rest))
        }
    }
}

/// `百分之五十五`, `千分之三`, `三分之二`, `百分之5.5`, behind the number below the line.
pub(super) fn fraction(below: Decimal, rest: &str) -> Result<Option<(Numeral, &str)>, NumberError> {
    let scaled = CHINESE_SCALES
        .iter()
        .find_map(|(word, exponent)| Some((*exponent, rest.strip_prefix(word)?)));
    let (exponent, rest) = scaled.unwrap_or((0, rest));
    let (Some(above), Ok(below)) = (rest.strip_prefix("分之"), below.shifted(exponent)) else {
        return Ok(None);
    };
    let part = scan_part(above)?;
    let (value, share) = match below.to_i64() {
        Some(100) => (part.value, Share::Percent),
        Some(1000) => (part.value, Share::Permille),
        _ => {
            let hundredfold = part.value.times(Decimal::HUNDRED);
            let share = hundredfold.and_then(|hundredfold| hundredfold.over(below));
            (share.map_err(|_| NumberError::NoNumber)?, Share::Percent)
        }
    };
    let share = Some(share);
    Ok(Some((Numeral { value, share }, part.rest)))
}

/// `五成` is 50 %, `三成五` 35 %.
pub(super) fn tenths(value: Decimal, rest: &str) -> Option<(Numeral, &str)> {
    let after = rest.strip_prefix('成')?;
    let mut chars = after.chars();
    let next = chars.next();
    if next.is_some_and(|c| NOT_TENTHS.contains(&c)) {
        return None;
    }
    let (hundredths, rest) = match next {
        Some('半') => (5, chars.as_str()),
        Some(c) => digit(c).map_or((0, after), |digit| (digit, chars.as_str())),
        None => (0, after),
    };
    let value = value
        .shifted(1)
        .ok()?
        .plus(Decimal::from(hundredths))
        .ok()?;
    let share = Some(Share::Tenths);
    Some((Numeral { value, share }, rest))
}
