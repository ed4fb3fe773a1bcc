//! How many of one unit another is, exactly.

use crate::quantity::{ArithmeticError, Decimal};

/// An exact factor, `numerator / denominator * 10^exponent`: the tens, and with them all twos and fives below the line, are in the
/// exponent, so that equal factors look the same.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Conversion {
    numerator: u64,
    denominator: u64,
    exponent: i32,
}

impl Conversion {
    /// 1
    pub const ONE: Self = Self::tens(0);

    /// A power of ten.
    pub(crate) const fn tens(exponent: i32) -> Self {
        Self { numerator: 1, denominator: 1, exponent }
    }

    /// None of zero, and where it does not fit.
    pub(super) fn new(numerator: u64, denominator: u64, exponent: i32) -> Option<Self> {
        if numerator == 0 || denominator == 0 {
            return None;
        }
        let divisor = gcd(numerator, denominator);
        let mut one =
            Self { numerator: numerator / divisor, denominator: denominator / divisor, exponent };
        for (part, other) in [(2, 5), (5, 2)] {
            while one.denominator.is_multiple_of(part) {
                one.denominator /= part;
                one.numerator = one.numerator.checked_mul(other)?;
                one.exponent = one.exponent.checked_sub(1)?;
            }
        }
        while one.numerator.is_multiple_of(10) {
            one.numerator /= 10;
            one.exponent = one.exponent.checked_add(1)?;
        }
        Some(one)
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        // Crosswise first, so that what fits is found to fit.
        let (left, right) =
            (gcd(self.numerator, other.denominator), gcd(other.numerator, self.denominator));
        Self::new(
            (self.numerator / left).checked_mul(other.numerator / right)?,
            (self.denominator / right).checked_mul(other.denominator / left)?,
            self.exponent.checked_add(other.exponent)?,
        )
    }

    pub(super) fn inverse(self) -> Option<Self> {
        Self::new(self.denominator, self.numerator, self.exponent.checked_neg()?)
    }

    pub(super) fn power(self, power: i32) -> Option<Self> {
        let base = if power < 0 { self.inverse()? } else { self };
        (0..power.unsigned_abs()).try_fold(Self::ONE, |product, _| product.times(base))
    }

    /// Its power of ten, where it is nothing else.
    #[must_use]
    pub fn exponent(self) -> Option<i32> {
        (self.numerator == 1 && self.denominator == 1).then_some(self.exponent)
    }

    /// The power of ten that it is, or the next above: where the last digit of a number stands when it was converted.
    #[must_use]
    pub fn tens_above(self) -> i32 {
        let mut tens = 0_i32;
        let (mut above, mut below) = (self.numerator, self.denominator);
        while above > below {
            below = below.saturating_mul(10);
            tens += 1;
        }
        while above <= below / 10 {
            above = above.saturating_mul(10);
            tens -= 1;
        }
        self.exponent.saturating_add(tens)
    }

    /// A number of the one unit in the other.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn of(self, value: Decimal) -> Result<Decimal, ArithmeticError> {
        if self.numerator == 1 && self.denominator == 1 {
            return value.shifted(self.exponent);
        }
        let part = |part: u64| i64::try_from(part).map_err(|_| ArithmeticError::Overflow);
        let shifted = value.shifted(self.exponent)?;
        let product = shifted.times(Decimal::from(part(self.numerator)?))?;
        product.over(Decimal::from(part(self.denominator)?))
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_factors_look_the_same() {
        for (one, other) in [
            ((1, 2, 1), (5, 1, 0)),
            ((10, 1, 0), (1, 1, 1)),
            ((1, 15, 4), (2, 3, 3)),
            ((36, 10, 3), (36, 1, 2)),
        ] {
            let make = |(n, d, e)| Conversion::new(n, d, e).unwrap();
            assert_eq!(make(one), make(other));
        }
        let half = Conversion::new(1, 2, 3).unwrap();
        assert_eq!(half.times(half.inverse().unwrap()), Some(Conversion::ONE));
        assert_eq!(half.power(-2), Conversion::new(4, 1, -6));
        assert_eq!(Conversion::new(1, 0, 0), None);
    }

    #[test]
    fn the_last_digit_moves_by_powers_of_ten() {
        for ((n, d, e), tens) in [
            ((1, 1, 4), 4),
            ((1, 2, 0), 0),
            ((1, 15, 4), 3),
            ((36, 1, 2), 4),
            ((3, 1, 0), 1),
            ((1, 3, 0), 0),
        ] {
            assert_eq!(Conversion::new(n, d, e).unwrap().tens_above(), tens);
        }
    }
}
