//! Numbers as digits: rounded so that they do not lie, without zeros that say nothing, with sign and unit.

use crate::quantity::{Decimal, Rounding, unmet};

/// Below this a number is the dust of a division, not a difference.
const DUST_PLACES: u32 = 12;

/// To so many digits behind the point, and to more where the rounded number would lie.
pub(super) fn honest(
    value: Decimal,
    places: u32,
    rounding: Rounding,
    lies: impl Fn(Decimal) -> bool,
) -> String {
    unmet(value, places, rounding, |rounded| {
        rounded != value && lies(rounded)
    })
}

/// Whether rounding leaves nothing of something.
pub(super) fn vanishes(value: Decimal, rounded: Decimal) -> bool {
    rounded.is_zero() && !value.half_up(DUST_PLACES).is_zero()
}

/// A number with what stands behind it; a blank parts Latin words from it.
pub(super) fn joined(number: &str, unit: &str) -> String {
    let blank = if is_latin(unit) { " " } else { "" };
    format!("{number}{blank}{unit}")
}

/// Whether a unit is written in Latin letters.
pub(super) fn is_latin(unit: &str) -> bool {
    unit.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Without trailing zeros behind the point.
pub(super) fn trimmed(text: &str) -> String {
    if text.contains('.') {
        let text = text.trim_end_matches('0');
        text.trim_end_matches('.').to_owned()
    } else {
        text.to_owned()
    }
}

/// Without trailing zeros, down to so many digits behind the point.
pub(super) fn shortened(text: &str, least: u32) -> String {
    let mut text = text;
    let places = |text: &str| text.split_once('.').map_or(0, |(_, places)| places.len());
    while places(text) > least as usize {
        let Some(shorter) = text.strip_suffix('0') else {
            break;
        };
        text = shorter;
    }
    text.trim_end_matches('.').to_owned()
}

/// With a plus before what is more than nothing.
pub(super) fn signed(value: Decimal, text: &str) -> String {
    let zero = !text.contains(|c: char| c.is_ascii_digit() && c != '0');
    if value.is_positive() && !zero {
        format!("+{text}")
    } else {
        text.to_owned()
    }
}
