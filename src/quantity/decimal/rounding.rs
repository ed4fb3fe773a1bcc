//! Rounding, and comparing what rounding makes alike.

use std::cmp::Ordering;

use super::Decimal;

impl Decimal {
    /// Rounded to so many digits behind the point, halves away from zero (四舍五入).
    #[must_use]
    pub fn half_up(self, places: u32) -> Self {
        self.rounded(i64::from(places), |_| true)
    }

    /// Rounded to so many digits behind the point, halves to the even digit (GB/T 8170).
    #[must_use]
    pub fn half_even(self, places: u32) -> Self {
        self.rounded(i64::from(places), |kept| kept % 2 == 1)
    }

    /// The next whole number, upwards or downwards.
    #[must_use]
    pub fn whole(self, up: bool) -> Self {
        let near = self.half_up(0);
        let beyond = match near.compare(self) {
            Ordering::Less if up => Self::ONE,
            Ordering::Greater if !up => Self::ONE.negated(),
            _ => Self::ZERO,
        };
        near.plus(beyond).unwrap_or(near)
    }

    /// Rounded half-up to so many significant digits.
    #[must_use]
    pub fn significant(self, digits: u32) -> Self {
        let Some(magnitude) = self.magnitude() else {
            return self;
        };
        let places = i64::from(digits) - 1 - i64::from(magnitude);
        self.rounded(places, |_| true)
    }

    /// Rounded to so many digits behind the point, below 0 to one before it. Whether an exact half goes away from zero is told by
    /// the digits that are kept. What does not fit when rounded stays as it is.
    fn rounded(self, places: i64, half_goes_up: impl Fn(u128) -> bool) -> Self {
        let mantissa = self.0.mantissa().unsigned_abs();
        let Ok(dropped @ 1..) = u32::try_from(i64::from(self.0.scale()) - places) else {
            return self;
        };
        let Some(step) = 10_u128.checked_pow(dropped) else {
            return Self::ZERO;
        };
        let kept = mantissa / step;
        let goes_up = match (mantissa - kept * step).cmp(&(step / 2)) {
            Ordering::Less => false,
            Ordering::Equal => half_goes_up(kept),
            Ordering::Greater => true,
        };
        let kept = kept + u128::from(goes_up);
        let rounded = match u32::try_from(places) {
            Ok(places) => Self::of_digits(kept, places),
            // As many noughts before the point as digits were dropped there.
            Err(_) => kept
                .checked_mul(step / 10_u128.pow(self.0.scale()))
                .and_then(|whole| Self::of_digits(whole, 0)),
        };
        let rounded = rounded.unwrap_or(self);
        if self.is_negative() { rounded.negated() } else { rounded }
    }

    /// Compares as verdicts are decided: on values rounded to 20 significant digits, so that (1/3)·3 meets 1.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        self.significant(20).cmp(&other.significant(20))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::RoundingStrategy::{self, MidpointAwayFromZero, MidpointNearestEven};

    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn a_third_times_three_meets_one() {
        let third = Decimal::ONE.over(Decimal::from(3)).unwrap();
        let product = third.times(Decimal::from(3)).unwrap();
        assert_ne!(product, Decimal::ONE);
        assert_eq!(product.compare(Decimal::ONE), Ordering::Equal);
    }

    #[test]
    fn significant_digits_are_counted_from_the_first() {
        for (text, digits, expected) in [
            ("123.456", 4, "123.5"),
            ("-0.0012345", 2, "-0.0012"),
            ("99.96", 3, "100"),
            ("12355", 3, "12400"),
            ("950", 1, "1000"),
            ("1.5", 12, "1.5"),
            ("0.000", 3, "0"),
        ] {
            assert_eq!(d(text).significant(digits), d(expected), "{text}");
        }
    }

    #[test]
    fn halves_round_away_from_zero_or_to_even() {
        assert_eq!(d("0.35").half_up(1), d("0.4"));
        assert_eq!(d("-2.5").half_up(0), d("-3"));
        assert_eq!(d("28.250").half_even(1), d("28.2"));
        assert_eq!(d("28.2501").half_even(1), d("28.3"));
    }

    proptest! {
        #[test]
        fn rounding_is_that_of_the_library(
            mantissa in -(1_i128 << 96) + 1..1_i128 << 96,
            shift in 0..96,
            scale in 0..=28_u32,
            places in 0..=28_u32,
        ) {
            let number = rust_decimal::Decimal::from_i128_with_scale(mantissa >> shift, scale);
            let by_library = |how: RoundingStrategy| Decimal(number.round_dp_with_strategy(places, how));
            prop_assert_eq!(Decimal(number).half_up(places), by_library(MidpointAwayFromZero));
            prop_assert_eq!(Decimal(number).half_even(places), by_library(MidpointNearestEven));
            let digits = places + 1;
            if let Some(significant) = number.round_sf_with_strategy(digits, MidpointAwayFromZero) {
                prop_assert_eq!(Decimal(number).significant(digits), Decimal(significant));
            }
        }
    }
}
