//! Numbers in Chinese numerals, in digits, and in the mixtures of both that plans are written in: `三千五百万`, `1亿2000万`,
//! `百分之五十五`, `三成五`.
//!
//! The last scale word before a unit belongs to the unit (`三千五百万人次` is 3500 万人次), so it is left standing in the rest.

mod section;
mod share;
mod words;

#[cfg(test)]
mod tests;

use super::unit::{SCALES, WHOLE};
use super::{Decimal, Number, NumberError};
use words::{CHINESE_SCALES, IDIOMS, digit, small_unit};

pub use share::Share;

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Numeral {
    /// Its value; of a share, in the unit of the share.
    pub value: Decimal,
    /// Where the words are a share by themselves: `百分之五十五`, `五成`, `一半`.
    pub share: Option<Share>,
}

/// Reads the number at the beginning of a text, and gives what follows it: the unit, with the last scale word before it.
///
/// # Errors
/// [`NumberError`] as for digits; [`NumberError::NoNumber`] where no number stands there, [`NumberError::TwoWays`] where digits
/// behind a scale word may be meant in two.
pub fn scan(text: &str) -> Result<(Numeral, &str), NumberError> {
    let text = text.trim_start();
    if IDIOMS.iter().any(|idiom| text.starts_with(idiom)) {
        return Err(NumberError::NoNumber);
    }
    if let Some(half) = share::half(text) {
        return Ok(half);
    }
    let (value, rest) = scan_sum(text)?;
    if let Some(fraction) = share::fraction(value, rest)? {
        return Ok(fraction);
    }
    if let Some(tenths) = share::tenths(value, rest) {
        return Ok(tenths);
    }
    Ok((Numeral { value, share: None }, rest))
}

/// A number before its scale word: digits, or Chinese numerals up to 千.
struct Part<'a> {
    value: Decimal,
    rest: &'a str,
    chinese: bool,
    /// Characters read.
    length: usize,
}

/// Parts joined by falling scale words: `一亿二千万`, `1亿2000万`, `一万二`. The last scale word stays in the rest.
fn scan_sum(text: &str) -> Result<(Decimal, &str), NumberError> {
    let too_long = |_| NumberError::TooLong;
    let mut ones = Decimal::ZERO;
    let mut limit = None;
    let mut text = text;
    loop {
        let part = scan_part(text)?;
        let scaled =
            scale(&part).filter(|(exponent, _)| limit.is_none_or(|limit| *exponent < limit));
        let Some((exponent, beyond)) = scaled else {
            // 一万二 is twelve thousand: a last digit without a scale counts tenths of the scale before it.
            let tenths = limit.filter(|_| part.chinese && part.length == 1);
            let value = part
                .value
                .shifted(tenths.map_or(0, |exponent| exponent - 1));
            let sum = value.and_then(|value| ones.plus(value)).map_err(too_long)?;
            return Ok((sum, part.rest));
        };
        if !continues(beyond, exponent, part.chinese)? {
            let before = ones.shifted(-exponent).map_err(too_long)?;
            return Ok((before.plus(part.value).map_err(too_long)?, part.rest));
        }
        let value = part.value.shifted(exponent).map_err(too_long)?;
        ones = ones.plus(value).map_err(too_long)?;
        limit = Some(exponent);
        text = beyond;
    }
}

/// The scale word behind a part, and what follows it.
fn scale<'a>(part: &Part<'a>) -> Option<(i32, &'a str)> {
    let table = if part.chinese { CHINESE_SCALES } else { SCALES };
    if WHOLE.iter().any(|word| part.rest.starts_with(word)) {
        return None;
    }
    table
        .iter()
        .filter(|(word, _)| !word.is_ascii())
        .find_map(|(word, exponent)| Some((*exponent, part.rest.strip_prefix(word)?)))
}

/// Whether the number goes on behind a scale word. Digits go on with a scale of their own, or where they fill every place below:
/// `3万5` could be 35000 as well as 30005, and 一亿五千 as well 1.5亿 as it reads.
fn continues(text: &str, exponent: i32, chinese: bool) -> Result<bool, NumberError> {
    let Some(first) = text.chars().next() else {
        return Ok(false);
    };
    let starts = if chinese {
        digit(first).is_some() || small_unit(first).is_some()
    } else {
        is_digit(first)
    };
    let Some(part) = scan_part(text).ok().filter(|_| starts) else {
        return Ok(false);
    };
    let limit = Decimal::ONE.shifted(exponent);
    let is_smaller = limit.is_ok_and(|limit| part.value < limit);
    if is_smaller && scale(&part).is_some_and(|(next, _)| next < exponent) {
        return Ok(true);
    }
    // 5万5G用户: digits that belong to a word.
    if part.rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Ok(false);
    }
    let fills = if chinese {
        exponent == 4 || part.length == 1 || digit(first) == Some(0)
    } else {
        i32::try_from(part.length) == Ok(exponent)
    };
    if is_smaller && fills {
        Ok(true)
    } else {
        Err(NumberError::TwoWays)
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn scan_part(text: &str) -> Result<Part<'_>, NumberError> {
    let text = text.trim_start();
    let first = text.chars().next().ok_or(NumberError::NoNumber)?;
    if digit(first).is_some() || small_unit(first).is_some() {
        let (value, rest) = section::scan(text).ok_or(NumberError::NoNumber)?;
        return Ok(Part {
            value,
            rest,
            chinese: true,
            length: characters(text, rest),
        });
    }
    // 突破万亿元: a scale without a number counts once.
    if CHINESE_SCALES
        .iter()
        .any(|(word, _)| text.starts_with(word))
    {
        return Ok(Part {
            value: Decimal::ONE,
            rest: text,
            chinese: true,
            length: 0,
        });
    }
    let (number, rest) = Number::scan(text)?;
    Ok(Part {
        value: number.value,
        rest,
        chinese: false,
        length: characters(text, rest),
    })
}

/// How many characters were read before a rest.
fn characters(text: &str, rest: &str) -> usize {
    let read = text.get(..text.len() - rest.len());
    read.unwrap_or_default().chars().count()
}
