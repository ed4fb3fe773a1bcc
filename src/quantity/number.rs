//! Numbers as people and programs write them: `1,234.5`, `１２.３`, `−3.2`, `(3.2)`, `1.2E+03`.
//!
//! Digits, signs and dots go through a table, never through NFKC, which would turn `12.3①` into 12.31.

use super::{ArithmeticError, Decimal};

/// A number as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: Decimal,
    /// The place of its last written digit: 1 for `12.3`, 0 for `12`, -3 for `12E3`.
    pub places: i32,
}

/// How many significant digits a number may have: what a [`Decimal`] holds whatever they are.
const MOST_DIGITS: usize = 28;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberError {
    /// It does not begin with one.
    NoNumber,
    /// Its thousands separators do not stand every three digits.
    Grouping,
    /// It has more than 28 significant digits.
    TooLong,
    /// A bracket that was opened is not closed.
    Bracket,
    /// Digits behind a scale word may be meant in two ways: `3万5`. Only numerals have them.
    TwoWays,
}

/// What a character is in a number.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Sign {
    Digit(u32),
    Dot,
    Minus,
    Plus,
    Separator,
    Open,
    Close,
    Other,
}

fn sign(c: char) -> Sign {
    match c {
        '0'..='9' => Sign::Digit(c as u32 - '0' as u32),
        '０'..='９' => Sign::Digit(c as u32 - '０' as u32),
        '.' | '．' => Sign::Dot,
        '-' | '−' | '－' | '–' | '﹣' => Sign::Minus,
        '+' | '＋' | '﹢' => Sign::Plus,
        ',' | '，' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' => Sign::Separator,
        '(' | '（' => Sign::Open,
        ')' | '）' => Sign::Close,
        _ => Sign::Other,
    }
}

impl Number {
    /// Reads the number at the beginning of a text, and gives what follows it.
    ///
    /// # Errors
    /// See [`NumberError`].
    pub fn scan(text: &str) -> Result<(Self, &str), NumberError> {
        let mut rest = text.trim_start();
        let bracketed = take(&mut rest, |s| s == Sign::Open);
        if bracketed {
            rest = rest.trim_start();
        }
        let mut negative = take(&mut rest, |s| s == Sign::Minus);
        if !negative {
            take(&mut rest, |s| s == Sign::Plus);
        }
        let whole = scan_whole(&mut rest)?;
        let (digits, places) = scan_fraction(&mut rest, whole);
        if digits.count == 0 {
            return Err(NumberError::NoNumber);
        }
        let exponent = scan_exponent(&mut rest).ok_or(NumberError::TooLong)?;
        if bracketed {
            rest = rest.trim_start();
            if !take(&mut rest, |s| s == Sign::Close) {
                return Err(NumberError::Bracket);
            }
            negative = true;
        }
        if digits.significant > MOST_DIGITS {
            return Err(NumberError::TooLong);
        }
        let size = Decimal::of_digits(digits.value, places).ok_or(NumberError::TooLong)?;
        let value = if negative { size.negated() } else { size };
        let value = shift(value, exponent).map_err(|_| NumberError::TooLong)?;
        let places = i32::try_from(places).map_err(|_| NumberError::TooLong)? - exponent;
        Ok((Self { value, places }, rest))
    }

    /// Reads a text that is a number and nothing else.
    ///
    /// # Errors
    /// See [`NumberError`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        match Self::scan(text)? {
            (number, rest) if rest.trim().is_empty() => Ok(number),
            _ => Err(NumberError::NoNumber),
        }
    }

    /// Half a unit of its last written digit: how far the published figure may be from the true one.
    #[must_use]
    pub fn half_unit(self) -> Decimal {
        Decimal::parse("0.5").and_then(|half| half.shifted(-self.places).ok()).unwrap_or_default()
    }
}

/// Digits that were read.
#[derive(Clone, Copy, Default)]
struct Digits {
    /// The number they make; of very many the largest there is.
    value: u128,
    count: u32,
    /// How many stand from the first that is not 0.
    significant: usize,
}

impl Digits {
    fn push(&mut self, digit: u32) {
        self.value = self.value.saturating_mul(10).saturating_add(digit.into());
        self.count += 1;
        self.significant += usize::from(self.significant > 0 || digit > 0);
    }
}

fn shift(value: Decimal, exponent: i32) -> Result<Decimal, ArithmeticError> {
    let shifted = value.shifted(exponent)?;
    if shifted.is_zero() && !value.is_zero() {
        return Err(ArithmeticError::Overflow);
    }
    Ok(shifted)
}

/// Takes the first character if it is of the kind asked for.
fn take(rest: &mut &str, wanted: impl Fn(Sign) -> bool) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if wanted(sign(c)) => {
            *rest = chars.as_str();
            true
        }
        _ => false,
    }
}

/// Reads further digits; gives how many there were.
fn scan_run(rest: &mut &str, digits: &mut Digits) -> u32 {
    let before = digits.count;
    let mut chars = rest.chars();
    while let Some(Sign::Digit(digit)) = chars.clone().next().map(sign) {
        digits.push(digit);
        chars.next();
    }
    *rest = chars.as_str();
    digits.count - before
}

/// Digits before the dot, with separators every three digits, or as India sets them: `11,33,837`. A separator that no group of three
/// follows ends the number.
fn scan_whole(rest: &mut &str) -> Result<Digits, NumberError> {
    let mut whole = Digits::default();
    let first = scan_run(rest, &mut whole);
    if !(1..=3).contains(&first) {
        return Ok(whole);
    }
    if let Some((digits, after)) = scan_pairs(rest, whole).filter(|_| first < 3) {
        *rest = after;
        return Ok(digits);
    }
    let mut separator = None;
    loop {
        let Some(c) = rest.chars().next().filter(|c| sign(*c) == Sign::Separator) else {
            return Ok(whole);
        };
        let mut after = rest.get(c.len_utf8()..).unwrap_or_default();
        let mut longer = whole;
        let group = scan_run(&mut after, &mut longer);
        // `0,412` has decimals.
        if group != 3 || whole.value == 0 || separator.is_some_and(|s| s != c) {
            // A blank before other digits only ends the number; a comma promises a group.
            return match group {
                0 => Ok(whole),
                _ if matches!(c, ',' | '，' | '\'' | '’') => Err(NumberError::Grouping),
                _ => Ok(whole),
            };
        }
        separator = Some(c);
        whole = longer;
        *rest = after;
    }
}

/// Groups of two digits behind the first one and a last one of three.
fn scan_pairs(rest: &str, first: Digits) -> Option<(Digits, &str)> {
    let (mut rest, mut digits) = (rest, first);
    let mut pairs = 0;
    loop {
        rest = rest.strip_prefix([',', '，'])?;
        match scan_run(&mut rest, &mut digits) {
            2 => pairs += 1,
            3 => break,
            _ => return None,
        }
    }
    let ends = !rest.starts_with([',', '，']);
    (pairs > 0 && ends).then_some((digits, rest))
}

/// All digits, with those behind the dot, and how many these are.
fn scan_fraction(rest: &mut &str, whole: Digits) -> (Digits, u32) {
    let (mut after, mut digits) = (*rest, whole);
    if !take(&mut after, |s| s == Sign::Dot) {
        return (whole, 0);
    }
    let places = scan_run(&mut after, &mut digits);
    if places == 0 && rest.len() - after.len() == 1 && after.starts_with('.') {
        return (whole, 0);
    }
    *rest = after;
    (digits, places)
}

/// The exponent of `1.2E+03`: 0 where there is none; none where it is beyond all sense.
fn scan_exponent(rest: &mut &str) -> Option<i32> {
    let Some(mut after) = rest.strip_prefix(['e', 'E']) else {
        return Some(0);
    };
    let negative = take(&mut after, |s| s == Sign::Minus);
    if !negative {
        take(&mut after, |s| s == Sign::Plus);
    }
    let mut digits = Digits::default();
    if scan_run(&mut after, &mut digits) == 0 {
        return Some(0);
    }
    *rest = after;
    let exponent = i32::try_from(digits.value).ok().filter(|e| *e <= 60)?;
    Some(if negative { -exponent } else { exponent })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Rounding;

    #[test]
    fn every_notation_is_read() {
        for (text, value, places, rest) in [
            ("1,234.5", "1234.5", 1, ""),
            ("12.3%", "12.3", 1, "%"),
            ("１２.３", "12.3", 1, ""),
            ("１２．３", "12.3", 1, ""),
            ("−3.2", "-3.2", 1, ""),
            ("(3.2)", "-3.2", 1, ""),
            ("（3.2）", "-3.2", 1, ""),
            ("1.2E+03", "1200", -2, ""),
            ("1e+05", "100000", -5, ""),
            ("12.3①", "12.3", 1, "①"),
            ("12.3 p", "12.3", 1, " p"),
            (" 101.8 ", "101.8", 1, " "),
            ("3 500", "3500", 0, ""),
            ("3500万人次", "3500", 0, "万人次"),
            (".5", "0.5", 1, ""),
            ("1,092.118", "1092.118", 3, ""),
            ("2020, ", "2020", 0, ", "),
            ("5 12", "5", 0, " 12"),
            ("11,33,837", "1133837", 0, ""),
            ("1,13,33,837.5", "11333837.5", 1, ""),
        ] {
            let (number, left) = Number::scan(text).unwrap();
            assert_eq!(number.value, Decimal::parse(value).unwrap(), "{text}");
            assert_eq!((number.places, left), (places, rest), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        assert_eq!(Number::scan("abc"), Err(NumberError::NoNumber));
        assert_eq!(Number::scan(""), Err(NumberError::NoNumber));
        assert_eq!(Number::scan("-"), Err(NumberError::NoNumber));
        // A fall in Japan, a rise elsewhere.
        assert_eq!(Number::scan("▲3.2"), Err(NumberError::NoNumber));
        for text in ["1,23", "12,34", "123,45,678", "1,23,4567"] {
            assert_eq!(Number::scan(text), Err(NumberError::Grouping), "{text}");
        }
        assert_eq!(Number::scan("(3"), Err(NumberError::Bracket));
        assert_eq!(Number::scan("1e99"), Err(NumberError::TooLong));
        assert!(Number::scan(&"9".repeat(28)).is_ok());
        assert!(Number::scan(&format!("0.{}", "0".repeat(27) + "1")).is_ok());
        for digits in
            ["1".repeat(29), format!("-0.{}", "1".repeat(29)), format!("1.{}", "0".repeat(28))]
        {
            assert_eq!(Number::scan(&digits), Err(NumberError::TooLong), "{digits}");
        }
    }

    #[test]
    fn half_a_unit_of_the_last_digit() {
        let half = |text| Number::parse(text).unwrap().half_unit();
        assert_eq!(half("12.3"), Decimal::parse("0.05").unwrap());
        assert_eq!(half("12E3"), Decimal::from(500));
    }

    proptest::proptest! {
        #[test]
        fn a_number_printed_is_read_as_the_same(value in -999_999_999_999_999_i64..999_999_999_999_999, places in 0..12_i32) {
            let value = Decimal::from(value).shifted(-places).unwrap();
            let read = Number::parse(&value.to_string()).unwrap();
            proptest::prop_assert_eq!((read.value, read.places), (value, places));
            let read = Number::parse(&crate::quantity::plain(value)).unwrap();
            proptest::prop_assert_eq!(read.value, value);
            for (places, rounding) in [(0, Rounding::HalfUp), (3, Rounding::HalfEven), (12, Rounding::HalfUp)] {
                let printed = crate::quantity::fixed(value, places, rounding);
                let read = Number::parse(&printed).unwrap();
                proptest::prop_assert_eq!(read.places, i32::try_from(places).unwrap());
                let off = read.value.minus(value).unwrap().abs();
                proptest::prop_assert!(off <= read.half_unit());
            }
        }

        #[test]
        fn no_text_makes_it_fail(text in "[0-9０-９,，.eE+−()（） '-]{0,40}|.{0,40}") {
            if let Ok((number, rest)) = Number::scan(&text) {
                proptest::prop_assert!(text.ends_with(rest));
                let _ = number.half_unit();
            }
        }
    }
}
