//! Numbers in Chinese numerals, in digits, and in the mixtures of both that plans are written in: `三千五百万`, `1亿2000万`,
//! `百分之五十五`, `三成五`.
//!
//! The last scale word before a unit belongs to the unit (`三千五百万人次` is 3500 万人次), so it is left standing in the rest.

#[cfg(test)]
mod tests;

use super::{Decimal, Number, NumberError};
use crate::words::numerals::{HALF, HALVES, IDIOMS, NOT_TENTHS, POINTS, digit, place};
use crate::words::units::{Before, SCALES, WHOLE};

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Numeral {
    /// Its value; of a share, in the unit of the share.
    pub value: Decimal,
    /// Where the words are a share by themselves: `百分之五十五`, `五成`, `一半`.
    pub share: Option<Share>,
}

/// A unit that is part of the numeral.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Share {
    /// `百分之五十五` is 55 %.
    Percent,
    /// `千分之三` is 3 ‰.
    Permille,
    /// `万分之五`
    PerTenThousand,
    /// `十万分之十二`, `10万分之12`
    PerHundredThousand,
    /// `五成` is 50 %.
    Tenths,
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
    if let Some(half) = scan_half(text) {
        return Ok(half);
    }
    let (value, rest) = scan_sum(text)?;
    if let Some(fraction) = scan_fraction(value, rest)? {
        return Ok(fraction);
    }
    if let Some(tenths) = scan_tenths(value, rest).or_else(|| scan_part_of(value, rest)) {
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
            let value = part.value.shifted(tenths.map_or(0, |exponent| exponent - 1));
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

/// The scale word behind a part, and what follows it: behind Chinese numerals one that multiplies all before it, so that 三千万 is 3000
/// times 万, where 3千万 is three times 千万.
fn scale<'a>(part: &Part<'a>) -> Option<(i32, &'a str)> {
    if part.chinese { multiplying_scale(part.rest) } else { scale_at_start(part.rest) }
}

fn multiplying_scale(text: &str) -> Option<(i32, &str)> {
    scale_at_start(text).filter(|(exponent, _)| exponent % 4 == 0)
}

/// The longest scale word of the Chinese script that a text begins with, and what follows it.
fn scale_at_start(text: &str) -> Option<(i32, &str)> {
    if WHOLE.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let (scale, rest) = SCALES.at_start(text)?;
    (scale.before == Before::Any).then_some((scale.exponent, rest))
}

/// Whether the number goes on behind a scale word. Digits go on with a scale of their own, or where they fill every place below:
/// `3万5` could be 35000 as well as 30005, and 一亿五千 as well 1.5亿 as it reads.
fn continues(text: &str, exponent: i32, chinese: bool) -> Result<bool, NumberError> {
    let Some(first) = text.chars().next() else {
        return Ok(false);
    };
    let starts =
        if chinese { digit(first).is_some() || place(first).is_some() } else { is_digit(first) };
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
    if is_smaller && fills { Ok(true) } else { Err(NumberError::TwoWays) }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn scan_part(text: &str) -> Result<Part<'_>, NumberError> {
    let text = text.trim_start();
    let first = text.chars().next().ok_or(NumberError::NoNumber)?;
    if digit(first).is_some() || place(first).is_some() {
        let (value, rest) = scan_section(text).ok_or(NumberError::NoNumber)?;
        return Ok(Part { value, rest, chinese: true, length: characters(text, rest) });
    }
    // 突破万亿元: a scale without a number counts once.
    if multiplying_scale(text).is_some() {
        return Ok(Part { value: Decimal::ONE, rest: text, chinese: true, length: 0 });
    }
    let (number, rest) = Number::scan(text)?;
    Ok(Part { value: number.value, rest, chinese: false, length: characters(text, rest) })
}

/// How many characters were read before a rest.
fn characters(text: &str, rest: &str) -> usize {
    let read = text.get(..text.len() - rest.len());
    read.unwrap_or_default().chars().count()
}

/// More digits than a number holds.
const LONGEST: usize = 40;

/// `三千五百`, `一百零五`, `二〇二〇`, `三点五`.
fn scan_section(text: &str) -> Option<(Decimal, &str)> {
    if WHOLE.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let run = digit_run(text);
    let next = text.chars().nth(run.chars().count());
    let (whole, rest) = if run.len() > 1 && next.and_then(place).is_none() {
        // 三五家 is "three to five": only what cannot be meant so is read digit by digit.
        let positional = run.len() > 2 || run.contains('0');
        positional.then_some(())?;
        (Decimal::parse(&run)?, after(text, run.len()))
    } else {
        let (section, rest) = scan_places(text)?;
        (Decimal::from(section), rest)
    };
    let (value, rest) = match rest.strip_prefix(POINTS) {
        Some(behind) if !digit_run(behind).is_empty() => {
            let fraction = digit_run(behind);
            let value = Decimal::parse(&format!("{whole}.{fraction}"))?;
            (value, after(behind, fraction.len()))
        }
        _ => (whole, rest),
    };
    Some((value, rest))
}

/// The Chinese digits at the beginning, as ASCII digits; no more than could be a number.
fn digit_run(text: &str) -> String {
    text.chars().take(LONGEST).map_while(digit).filter_map(|d| char::from_digit(d, 10)).collect()
}

/// A text without so many characters at its beginning.
fn after(text: &str, characters: usize) -> &str {
    let mut chars = text.chars();
    for _ in 0..characters {
        chars.next();
    }
    chars.as_str()
}

/// Digits and the small units 千 百 十, falling.
fn scan_places(text: &str) -> Option<(u32, &str)> {
    let mut total = 0;
    let mut pending = None;
    let mut unit_before = None;
    let mut zero = false;
    let mut read = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(value) = digit(c) {
            // 三四百家 is "three to four hundred".
            if pending.is_some() {
                return None;
            }
            if zero && value == 0 {
                break;
            }
            if value == 0 {
                zero = true;
            } else {
                pending = Some(value);
            }
        } else if let Some(unit) = place(c) {
            let falls = unit_before.is_none_or(|before| unit < before);
            let counted = pending.is_some() || !read || unit == 10;
            if WHOLE.iter().any(|word| rest.starts_with(word)) || !falls || !counted {
                break;
            }
            total += pending.take().unwrap_or(1) * unit;
            unit_before = Some(unit);
            zero = false;
        } else {
            break;
        }
        read = true;
        rest = after(rest, 1);
    }
    if let Some(value) = pending {
        // 一百二 is 120, 一百零二 is 102.
        let place = unit_before.filter(|_| !zero).map_or(1, |unit| unit / 10);
        total += value * place.max(1);
    }
    read.then_some((total, rest))
}

/// `一半`, `半数`, `half` and a 半 that no unit follows are 50 %; `半年` is half a year.
fn scan_half(text: &str) -> Option<(Numeral, &str)> {
    let percent = |rest| {
        let value = Decimal::from(50);
        let share = Some(Share::Percent);
        Some((Numeral { value, share }, rest))
    };
    if let Some((word, rest)) =
        HALVES.iter().find_map(|word| Some((word, text.strip_prefix(word)?)))
    {
        let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '-';
        return (!word.is_ascii() || !rest.starts_with(goes_on)).then(|| percent(rest))?;
    }
    let rest = text.strip_prefix(HALF)?;
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
fn scan_fraction(below: Decimal, rest: &str) -> Result<Option<(Numeral, &str)>, NumberError> {
    let (exponent, rest) = multiplying_scale(rest).unwrap_or((0, rest));
    let (Some(above), Ok(below)) = (rest.strip_prefix("分之"), below.shifted(exponent)) else {
        return Ok(None);
    };
    let part = scan_part(above)?;
    let (value, share) = match below.to_i64() {
        Some(100) => (part.value, Share::Percent),
        Some(1000) => (part.value, Share::Permille),
        Some(10_000) => (part.value, Share::PerTenThousand),
        Some(100_000) => (part.value, Share::PerHundredThousand),
        _ => {
            let hundredfold = part.value.times(Decimal::HUNDRED);
            let share = hundredfold.and_then(|hundredfold| hundredfold.over(below));
            (share.map_err(|_| NumberError::NoNumber)?, Share::Percent)
        }
    };
    let share = Some(share);
    Ok(Some((Numeral { value, share }, part.rest)))
}

/// `1/3`: a part of a whole, of small numbers, where 3/10万 counts something for each 10万.
fn scan_part_of(above: Decimal, rest: &str) -> Option<(Numeral, &str)> {
    let behind = rest.strip_prefix('/').filter(|behind| behind.starts_with(is_digit))?;
    let (below, rest) = Number::scan(behind).ok()?;
    let small = |number: Decimal| number.to_i64().filter(|number| (1..=20).contains(number));
    let (above, below) = (small(above)?, small(below.value)?);
    let goes_on = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '万' | '亿' | '千' | '百' | '年' | '月' | '/')
    };
    let is_alone = !rest.starts_with(goes_on);
    let hundredfold = Decimal::from(above).times(Decimal::HUNDRED).ok()?;
    let value = hundredfold.over(Decimal::from(below)).ok()?;
    let share = Some(Share::Percent);
    (is_alone && above < below).then_some((Numeral { value, share }, rest))
}

/// `五成` is 50 %, `三成五` 35 %.
fn scan_tenths(value: Decimal, rest: &str) -> Option<(Numeral, &str)> {
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
    let value = value.shifted(1).ok()?.plus(Decimal::from(hundredths)).ok()?;
    let share = Some(Share::Tenths);
    Some((Numeral { value, share }, rest))
}
