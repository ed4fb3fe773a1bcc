//! Chinese numerals below a scale word: `三千五百`, `二〇二〇`, `三点五`.

use super::words::{digit, small_unit};
use crate::quantity::Decimal;
use crate::quantity::unit::WHOLE;

/// More digits than a number holds.
const LONGEST: usize = 40;

/// `三千五百`, `一百零五`, `二〇二〇`, `三点五`.
pub(super) fn scan(text: &str) -> Option<(Decimal, &str)> {
    if WHOLE.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let run = digit_run(text);
    let next = text.chars().nth(run.chars().count());
    let (whole, rest) = if run.len() > 1 && next.and_then(small_unit).is_none() {
        // 三五家 is "three to five": only what cannot be meant so is read digit by digit.
        let positional = run.len() > 2 || run.contains('0');
        positional.then_some(())?;
        (Decimal::parse(&run)?, after(text, run.len()))
    } else {
        let (section, rest) = scan_section(text)?;
        (Decimal::from(section), rest)
    };
    let (value, rest) = match rest.strip_prefix(['点', '點']) {
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
    text.chars()
        .take(LONGEST)
        .map_while(digit)
        .filter_map(|d| char::from_digit(d, 10))
        .collect()
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
fn scan_section(text: &str) -> Option<(u32, &str)> {
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
        } else if let Some(unit) = small_unit(c) {
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
