//! How units that were not written but computed are printed: so that they can be read back.

use super::Factor;
use super::words::{RATIOS, SCALES};

/// A share of one by its power of ten.
pub(super) fn ratio(scale: i32) -> String {
    let known = RATIOS.iter().find(|(_, known)| *known == scale);
    known.map_or_else(|| format!("10^{scale}"), |(word, _)| (*word).to_owned())
}

/// Words with their powers, and a scale before them: `亿元`, `10^-4·元/人`, `million USD`.
pub(super) fn product(scale: i32, factors: &[Factor]) -> String {
    let side = |below: bool| -> Vec<String> {
        let factors = factors.iter().filter(|one| (one.power < 0) == below);
        let shown = factors.map(|one| match one.power.abs() {
            1 => one.shown.to_string(),
            power => format!("{}^{power}", one.shown),
        });
        shown.collect()
    };
    let (above, below) = (side(false).join("·"), side(true).join("·"));
    let head = match above.chars().next() {
        _ if scale == 0 => Some(String::new()),
        Some(first) if first.is_ascii_alphabetic() => english(scale),
        Some(_) => chinese(scale),
        None => None,
    };
    let head = head.unwrap_or_else(|| format!("10^{scale}·"));
    let above = if above.is_empty() { "1" } else { &above };
    if below.is_empty() {
        format!("{head}{above}")
    } else {
        format!("{head}{above}/{below}")
    }
}

fn chinese(scale: i32) -> Option<String> {
    let word = SCALES.iter().find(|(_, exponent)| *exponent == scale);
    word.map(|(word, _)| (*word).to_owned())
}

/// `million `, `100 million `.
fn english(scale: i32) -> Option<String> {
    let step = scale.rem_euclid(3);
    let mut words = SCALES.iter().filter(|(word, _)| word.is_ascii());
    let (word, _) = words.rfind(|(_, exponent)| *exponent == scale - step)?;
    let ten = match step {
        0 => "",
        1 => "10 ",
        _ => "100 ",
    };
    Some(format!("{ten}{word} "))
}
