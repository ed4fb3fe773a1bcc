//! Numerals in English words.

use crate::quantity::numeral::{Numeral, Share};
use crate::quantity::{Decimal, Unit};
use crate::words::goals::{FRACTIONS, NUMBERS, OUT_OF, YEARS, begins};

/// `one third`, `a quarter`, `two fifths`, `half a million`, `one million`: a share in %, or a number whose scale word stays.
pub(in crate::plan::goal) fn english_numeral(text: &str, at: usize) -> Option<(Numeral, usize)> {
    let word = |at: usize, table: &'static [(&'static str, i64)]| {
        let found = table.iter().filter(|(word, _)| begins(text, at, word));
        found
            .max_by_key(|(word, _)| word.len())
            .map(|(word, value)| (*value, at + word.len()))
    };
    let gap = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches([' ', '-']).len()
    };
    let percent = |above: i64, below: i64| {
        let value = Decimal::from(above)
            .times(Decimal::HUNDRED)
            .ok()?
            .over(Decimal::from(below))
            .ok()?;
        Some(Numeral {
            value,
            share: Some(Share::Percent),
        })
    };
    let plain = |value: Decimal| Numeral { value, share: None };
    let scale_at = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        !word.is_empty() && Unit::scale_word(word).is_some()
    };
    if begins(text, at, "half") {
        let next = gap(at + 4);
        if begins(text, next, "a") && scale_at(gap(next + 1)) {
            return Some((plain(Decimal::parse("0.5")?), next + 1));
        }
        return None;
    }
    let article = ["a", "an"].iter().find(|word| begins(text, at, word));
    let (above, end) = match (article, word(at, NUMBERS)) {
        (_, Some((value, end))) => (value, end),
        (Some(article), None) => (1, at + article.len()),
        (None, None) => {
            let digits = text
                .get(at..)?
                .chars()
                .take_while(char::is_ascii_digit)
                .count();
            let above = text
                .get(at..at + digits)?
                .parse()
                .ok()
                .filter(|above| *above < 100)?;
            let (below, end) = word(gap(at + digits), FRACTIONS)?;
            return Some((percent(above, below)?, end));
        }
    };
    let next = gap(end);
    if let Some((below, end)) = word(next, FRACTIONS).filter(|_| next > end) {
        return Some((percent(above, below)?, end));
    }
    // Nine in ten; but five in ten years.
    let out_of = OUT_OF.iter().find(|word| begins(text, next, word));
    if let Some((below, end)) = out_of.and_then(|out| word(gap(next + out.len()), NUMBERS))
        && (above..=100).contains(&below)
        && !YEARS.iter().any(|word| begins(text, gap(end), word))
    {
        return Some((percent(above, below)?, end));
    }
    if article.is_some() && word(at, NUMBERS).is_none() {
        return scale_at(next).then(|| (plain(Decimal::ONE), end));
    }
    // Sixty-five.
    let (above, end) = match word(next, NUMBERS)
        .filter(|(ones, _)| above >= 20 && above % 10 == 0 && *ones < 10)
    {
        Some((ones, end)) => (above + ones, end),
        None => (above, end),
    };
    Some((plain(Decimal::from(above)), end))
}
