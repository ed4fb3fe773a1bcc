//! Numbers in Chinese numerals, in digits, and in the mixtures of both that plans are written in: `三千五百万`, `1亿2000万`,
//! `百分之五十五`, `三成五`.
//!
//! The last scale word before a unit belongs to the unit (`三千五百万人次` is 3500 万人次), so it is left standing in the rest.

mod section;

use super::unit_table::{SCALES, WHOLE};
use super::{Decimal, Number, NumberError};
use section::{digit, small_unit};

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
    /// `五成` is 50 %.
    Tenths,
}

/// Scale words that may stand behind Chinese numerals.
const CHINESE_SCALES: &[(&str, i32)] = &[
    ("万亿", 12),
    ("萬億", 12),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
];

/// Words that begin with a numeral and name no number.
const IDIOMS: &[&str] = &[
    "一流",
    "一定",
    "一批",
    "一般",
    "一体",
    "一系列",
    "一些",
    "一致",
    "一直",
    "一级",
    "一线",
    "一贯",
    "百姓",
    "千方百计",
    "万达",
    "三农",
    "两化",
];

/// What may follow 成 where it is no tenth.
const NOT_TENTHS: &[char] = &['员', '人', '套', '果', '品', '年', '功', '本', '都'];

/// Reads the number at the beginning of a text, and gives what follows it: the unit, with the last scale word before it.
///
/// # Errors
/// [`NumberError`] as for digits; [`NumberError::NoNumber`] where no number stands there.
pub fn scan(text: &str) -> Result<(Numeral, &str), NumberError> {
    let text = text.trim_start();
    if IDIOMS.iter().any(|idiom| text.starts_with(idiom)) {
        return Err(NumberError::NoNumber);
    }
    if let Some(half) = scan_half(text) {
        return Ok(half);
    }
    if let Some(fraction) = scan_fraction(text)? {
        return Ok(fraction);
    }
    let (value, rest) = scan_sum(text)?;
    if let Some(tenths) = scan_tenths(value, rest) {
        return Ok(tenths);
    }
    Ok((Numeral { value, share: None }, rest))
}

/// The power of ten of a text that is scale words and nothing else: `万` is 4, `million` 6.
#[must_use]
pub fn lone_scale(text: &str) -> Option<i32> {
    let text = text.trim().to_ascii_lowercase();
    let known = |(word, exponent): &(&str, i32)| (*word == text).then_some(*exponent);
    SCALES
        .iter()
        .find_map(known)
        .or_else(|| CHINESE_SCALES.iter().find_map(known))
}

/// `一半`, `半数`, `half` and a 半 that no unit follows are 50 %; `半年` is half a year.
fn scan_half(text: &str) -> Option<(Numeral, &str)> {
    let percent = |rest| {
        let value = Decimal::from(50);
        let share = Some(Share::Percent);
        Some((Numeral { value, share }, rest))
    };
    if let Some(rest) = text
        .strip_prefix("一半")
        .or_else(|| text.strip_prefix("半数"))
    {
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

/// `百分之五十五`, `千分之三`, `三分之二`, `百分之5.5`.
fn scan_fraction(text: &str) -> Result<Option<(Numeral, &str)>, NumberError> {
    let Some((below, above)) = text.split_once("分之") else {
        return Ok(None);
    };
    let Some(below) = whole_number(below) else {
        return Ok(None);
    };
    let (above, rest) = scan_part(above).map(|part| (part.value, part.rest))?;
    let (value, share) = match below.to_i64() {
        Some(100) => (above, Share::Percent),
        Some(1000) => (above, Share::Permille),
        _ => {
            let share = above
                .times(Decimal::HUNDRED)
                .and_then(|hundredfold| hundredfold.over(below))
                .map_err(|_| NumberError::NoNumber)?;
            (share, Share::Percent)
        }
    };
    let share = Some(share);
    Ok(Some((Numeral { value, share }, rest)))
}

/// A text that is a number and nothing else, its scale words counted in.
fn whole_number(text: &str) -> Option<Decimal> {
    let (value, rest) = scan_sum(text).ok()?;
    if rest.is_empty() {
        return Some(value);
    }
    value.shifted(lone_scale(rest)?).ok()
}

/// `五成` is 50 %, `三成五` 35 %.
fn scan_tenths(value: Decimal, rest: &str) -> Option<(Numeral, &str)> {
    let after = rest.strip_prefix('成')?;
    let mut chars = after.chars();
    let next = chars.next();
    if next.is_some_and(|c| NOT_TENTHS.contains(&c)) {
        return None;
    }
    let mut value = value.shifted(1).ok()?;
    let mut rest = after;
    if let Some(hundredths) = next.and_then(digit) {
        value = value.plus(Decimal::from(hundredths)).ok()?;
        rest = chars.as_str();
    } else if let Some(halved) = after.strip_prefix('半') {
        value = value.plus(Decimal::from(5)).ok()?;
        rest = halved;
    }
    let share = Some(Share::Tenths);
    Some((Numeral { value, share }, rest))
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
        match scale(&part) {
            Some((exponent, beyond)) if limit.is_none_or(|limit| exponent < limit) => {
                if continues(beyond, exponent, part.chinese) {
                    let value = part.value.shifted(exponent).map_err(too_long)?;
                    ones = ones.plus(value).map_err(too_long)?;
                    limit = Some(exponent);
                    text = beyond;
                } else {
                    let before = ones.shifted(-exponent).map_err(too_long)?;
                    return Ok((before.plus(part.value).map_err(too_long)?, part.rest));
                }
            }
            _ => {
                // 一万二 is twelve thousand: a last digit without a scale counts tenths of the scale before it.
                let tenths = limit.filter(|_| part.chinese && part.length == 1);
                let value = match tenths {
                    Some(exponent) => part.value.shifted(exponent - 1).map_err(too_long)?,
                    None => part.value,
                };
                return Ok((ones.plus(value).map_err(too_long)?, part.rest));
            }
        }
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

/// Whether the number goes on behind a scale word. Digits go on only with a scale of their own or as four digits:
/// `3万5` could be 35000 as well as 30005.
fn continues(text: &str, exponent: i32, chinese: bool) -> bool {
    let starts = text.chars().next().is_some_and(|c| {
        if chinese {
            digit(c).is_some() || small_unit(c).is_some()
        } else {
            is_digit(c)
        }
    });
    if !starts {
        return false;
    }
    let Ok(part) = scan_part(text) else {
        return false;
    };
    let smaller = Decimal::ONE
        .shifted(exponent)
        .is_ok_and(|limit| part.value < limit);
    let scaled = scale(&part).is_some_and(|(next, _)| next < exponent);
    smaller && (chinese || scaled || part.length == 4)
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
            length: text.chars().count() - rest.chars().count(),
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
        length: text.chars().count() - rest.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_is_read() {
        for (text, value, rest) in [
            ("三千五百万", "3500", "万"),
            ("三千五百万人次", "3500", "万人次"),
            ("五百万人次", "500", "万人次"),
            ("三千家", "3000", "家"),
            ("一亿二千万元", "12000", "万元"),
            ("一万二", "12000", ""),
            ("一万二千人", "12000", "人"),
            ("一万零二百人", "10200", "人"),
            ("一万零二人", "10002", "人"),
            ("一百二", "120", ""),
            ("一百零二", "102", ""),
            ("两千五", "2500", ""),
            ("十家", "10", "家"),
            ("十五家", "15", "家"),
            ("二十所", "20", "所"),
            ("一千零一十", "1010", ""),
            ("壹仟元", "1000", "元"),
            ("贰萬元", "2", "萬元"),
            ("两家", "2", "家"),
            ("半年", "0.5", "年"),
            ("三点五", "3.5", ""),
            ("三点五亿元", "3.5", "亿元"),
            ("零点五", "0.5", ""),
            ("二〇二〇", "2020", ""),
            ("二〇二〇年", "2020", "年"),
            ("零", "0", ""),
            ("三千克", "3", "千克"),
            ("五千瓦时", "5", "千瓦时"),
            ("三个百分点", "3", "个百分点"),
            ("一万亿元", "1", "万亿元"),
            ("一万亿二千亿元", "12000", "亿元"),
            ("万亿元", "1", "万亿元"),
            ("千亿元", "1000", "亿元"),
            ("3500万人次", "3500", "万人次"),
            ("1.5万亿元", "1.5", "万亿元"),
            ("1亿2000万元", "12000", "万元"),
            ("1万2345人", "12345", "人"),
            ("3百万元", "3", "百万元"),
            ("5千克", "5", "千克"),
            ("1,092.118亿元", "1092.118", "亿元"),
            ("３５００万人次", "3500", "万人次"),
            ("3成员单位", "3", "成员单位"),
            ("3万个坐席", "3", "万个坐席"),
        ] {
            let (numeral, left) = scan(text).unwrap();
            assert_eq!(numeral.value, Decimal::parse(value).unwrap(), "{text}");
            assert_eq!((numeral.share, left), (None, rest), "{text}");
        }
    }

    #[test]
    fn shares_carry_their_unit() {
        for (text, value, share, rest) in [
            ("百分之五十五", "55", Share::Percent, ""),
            ("百分之三点五以上", "3.5", Share::Percent, "以上"),
            ("百分之5.5", "5.5", Share::Percent, ""),
            ("百分之百", "100", Share::Percent, ""),
            ("千分之三", "3", Share::Permille, ""),
            ("万分之五", "0.05", Share::Percent, ""),
            ("四分之三", "75", Share::Percent, ""),
            ("五成", "50", Share::Tenths, ""),
            ("三成五", "35", Share::Tenths, ""),
            ("六成半", "65", Share::Tenths, ""),
            ("5成以上", "50", Share::Tenths, "以上"),
            ("一半", "50", Share::Percent, ""),
            ("半数以上", "50", Share::Percent, "以上"),
            ("半", "50", Share::Percent, ""),
        ] {
            let (numeral, left) = scan(text).unwrap();
            assert_eq!(numeral.value, Decimal::parse(value).unwrap(), "{text}");
            assert_eq!((numeral.share, left), (Some(share), rest), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "家",
            "三五家",
            "一流水平",
            "百分点",
            "千克",
            "左右",
            "零分之三",
        ] {
            assert_eq!(scan(text), Err(NumberError::NoNumber), "{text}");
        }
        assert_eq!(scan("1,23家"), Err(NumberError::Grouping));
    }

    #[test]
    fn a_digit_behind_a_scale_is_left_where_it_could_be_meant_two_ways() {
        let (numeral, rest) = scan("3万5").unwrap();
        assert_eq!((numeral.value, rest), (Decimal::from(3), "万5"));
    }

    #[test]
    fn scale_words_alone_are_known() {
        assert_eq!(lone_scale("万"), Some(4));
        assert_eq!(lone_scale(" Million "), Some(6));
        assert_eq!(lone_scale("万人"), None);
    }
}
