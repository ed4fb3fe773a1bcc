//! Numbers as text: the one place where anything is rounded.

use super::Decimal;

use crate::worded;

worded! {
    /// What happens to an exact half.
    #[derive(Default)]
    pub enum Rounding {
        /// Away from zero: 四舍五入.
        #[default]
        HalfUp = "half-up",
        /// To the even digit: GB/T 8170.
        HalfEven = "half-even",
    }
}

impl Rounding {
    /// To so many digits behind the point.
    #[must_use]
    pub fn round(self, value: Decimal, places: u32) -> Decimal {
        match self {
            Self::HalfUp => value.half_up(places),
            Self::HalfEven => value.half_even(places),
        }
    }
}

/// All digits, without trailing zeros.
#[must_use]
pub fn plain(value: Decimal) -> String {
    value.normalized().to_string()
}

/// To so many significant digits, half-up, without trailing zeros: numbers in machine output.
#[must_use]
pub fn significant(value: Decimal, digits: u32) -> String {
    plain(value.significant(digits))
}

/// To exactly so many digits behind the point.
#[must_use]
pub fn fixed(value: Decimal, places: u32, rounding: Rounding) -> String {
    digits(rounding.round(value, places), places)
}

/// A rounded number with all its digits behind the point. `rust_decimal` itself has no room to write a long one with a precision.
fn digits(rounded: Decimal, places: u32) -> String {
    let mut text = rounded.to_string();
    let fraction = text.find('.').map(|at| text.len() - at - 1);
    if fraction.is_none() && places > 0 {
        text.push('.');
    }
    let lacking = (places as usize).saturating_sub(fraction.unwrap_or(0));
    text.extend(std::iter::repeat_n('0', lacking));
    text
}

/// To so many digits behind the point, and to more where the rounded value would meet a goal that the exact one does not:
/// rounding never turns "not reached" into "reached".
#[must_use]
pub fn unmet(
    value: Decimal,
    places: u32,
    rounding: Rounding,
    meets: impl Fn(Decimal) -> bool,
) -> String {
    let reached = meets(value);
    let mut places = places.min(28);
    loop {
        let rounded = rounding.round(value, places);
        if reached || places >= 28 || !meets(rounded) {
            return digits(rounded, places);
        }
        places += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn halves_go_where_the_plan_says() {
        for (value, places, up, even) in [
            ("0.35", 1, "0.4", "0.4"),
            ("28.25", 1, "28.3", "28.2"),
            ("28.165", 2, "28.17", "28.16"),
            ("2.675", 2, "2.68", "2.68"),
            ("1.05", 1, "1.1", "1.0"),
            ("-0.04", 1, "0.0", "0.0"),
            ("-2.5", 0, "-3", "-2"),
            ("15.4546", 0, "15", "15"),
            ("7", 2, "7.00", "7.00"),
            ("7.5", 3, "7.500", "7.500"),
            (
                "-9999999999999999999999999999",
                13,
                "-9999999999999999999999999999.0000000000000",
                "-9999999999999999999999999999.0000000000000",
            ),
        ] {
            assert_eq!(fixed(d(value), places, Rounding::HalfUp), up, "{value}");
            assert_eq!(fixed(d(value), places, Rounding::HalfEven), even, "{value}");
        }
    }

    #[test]
    fn not_reached_never_prints_as_reached() {
        let reached = |x: Decimal| x >= d("55");
        assert_eq!(unmet(d("54.99996"), 2, Rounding::HalfUp, reached), "54.99996");
        assert_eq!(unmet(d("54.996"), 2, Rounding::HalfUp, reached), "54.996");
        assert_eq!(unmet(d("54.994"), 2, Rounding::HalfUp, reached), "54.99");
        assert_eq!(unmet(d("55.001"), 2, Rounding::HalfUp, reached), "55.00");
    }

    #[test]
    fn machine_numbers_are_plain() {
        assert_eq!(significant(d("57.69961234567890"), 12), "57.6996123457");
        assert_eq!(significant(d("3500.00"), 12), "3500");
        assert_eq!(plain(d("0.000")), "0");
    }

    proptest! {
        #[test]
        fn all_digits_asked_for_are_printed(
            digits in -(1_i128 << 96) + 1..1_i128 << 96,
            scale in 0..=28_u32,
            places in 0..=28_u32,
        ) {
            let size = Decimal::of_digits(digits.unsigned_abs(), scale).unwrap();
            let value = if digits < 0 { size.negated() } else { size };
            let text = fixed(value, places, Rounding::HalfUp);
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            prop_assert_eq!(fraction.len(), places as usize);
            let read = d(format!("{whole}.{}", fraction.trim_end_matches('0')).trim_end_matches('.'));
            prop_assert_eq!(read, value.half_up(places));
        }
    }
}
