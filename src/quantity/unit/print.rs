//! How units that were not written but computed are printed: so that they can be read back.

use crate::words::is_han;
use crate::words::units::{Measures, SCALES, UNITS};

/// Whether a unit needs a blank between a number and itself: what begins with a digit or a letter does, but for scripts without blanks.
pub(crate) fn stands_apart(text: &str) -> bool {
    let first = text.chars().next();
    let without_blanks =
        |c: char| is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}');
    first.is_some_and(|c| {
        (c.is_alphanumeric() && !without_blanks(c))
            || matches!(c, '\'' | '’' | '‘' | '$' | '€' | '£' | '¥' | '₹' | '×')
    })
}

/// A scale of an unnamed unit.
pub(super) fn scale(scale: i32) -> String {
    match chinese(scale) {
        _ if scale == 0 => String::new(),
        Some(word) => word.to_owned(),
        None => format!("×10^{scale}"),
    }
}

/// A share of one by its power of ten.
pub(super) fn ratio(scale: i32) -> String {
    let known = UNITS.iter().find(|row| row.measures == Measures::Share(scale));
    let word = known.and_then(|row| row.words.first());
    word.map_or_else(|| format!("10^{scale}"), |word| (*word).to_owned())
}

/// Words with their powers, and a scale before them: `亿元`, `10^-4·元/人`, `million USD`.
pub(super) fn product<'f>(
    scale: i32,
    factors: &(impl Iterator<Item = (&'f str, i32)> + Clone),
) -> String {
    let side = |below: bool| -> Vec<String> {
        let factors = factors.clone().filter(|(_, power)| (*power < 0) == below);
        let shown = factors.map(|(shown, power)| match power.abs() {
            1 => shown.to_owned(),
            power => format!("{shown}^{power}"),
        });
        shown.collect()
    };
    let (above, below) = (side(false).join("·"), side(true).join("·"));
    let head = match above.chars().next() {
        _ if scale == 0 => Some(String::new()),
        Some(_) if stands_apart(&above) => english(scale),
        Some(_) => chinese(scale).map(str::to_owned),
        None => None,
    };
    let head = head.unwrap_or_else(|| format!("10^{scale}·"));
    let above = if above.is_empty() { "1" } else { &above };
    if below.is_empty() { format!("{head}{above}") } else { format!("{head}{above}/{below}") }
}

fn chinese(scale: i32) -> Option<&'static str> {
    let mut words = SCALES.rows().filter(|(word, _)| word.starts_with(is_han));
    words.find_map(|(word, known)| (known.exponent == scale).then_some(word))
}

/// `million `, `100 million `.
fn english(scale: i32) -> Option<String> {
    let step = scale.rem_euclid(3);
    let mut words = SCALES.rows().filter(|(word, _)| word.is_ascii());
    let (word, _) = words.find(|(_, known)| known.exponent == scale - step)?;
    let ten = match step {
        0 => "",
        1 => "10 ",
        _ => "100 ",
    };
    Some(format!("{ten}{word} "))
}
