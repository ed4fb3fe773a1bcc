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
pub(super) fn trimmed(text: String) -> String {
    shortened(text, 0)
}

/// Without trailing zeros, down to so many digits behind the point.
pub(super) fn shortened(mut text: String, least: u32) -> String {
    let Some(point) = text.find('.') else {
        return text;
    };
    let least = least as usize;
    let digits = text.trim_end_matches('0').len();
    text.truncate(digits.max(point + 1 + least).min(text.len()));
    if text.ends_with('.') {
        text.pop();
    }
    text
}

/// With a plus before what is more than nothing.
pub(super) fn signed(value: Decimal, mut text: String) -> String {
    if value.is_positive() && text.contains(|c: char| matches!(c, '1'..='9')) {
        text.insert(0, '+');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::sample::d;
    use super::*;

    #[test]
    fn zeros_behind_the_point_are_cut_down_to_so_many_digits() {
        for (text, least, short) in [
            ("12.500", 0, "12.5"),
            ("12.500", 2, "12.50"),
            ("12.500", 3, "12.500"),
            ("12.500", 4, "12.500"),
            ("12.00", 0, "12"),
            ("12.34", 1, "12.34"),
            ("1200", 0, "1200"),
        ] {
            assert_eq!(shortened(text.to_owned(), least), short, "{text} {least}");
        }
    }

    #[test]
    fn what_is_more_than_nothing_and_is_printed_so_bears_a_plus() {
        for (value, text, printed) in [
            ("1.5", "1.5%", "+1.5%"),
            ("0.001", "0.0", "0.0"),
            ("0", "0", "0"),
            ("-1", "-1", "-1"),
        ] {
            assert_eq!(signed(d(value), text.to_owned()), printed);
        }
    }
}
