//! Exact decimals with checked arithmetic: 28 significant digits, no operator that can panic.

mod rounding;

use std::fmt;

/// Why a sum, product or quotient has no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ArithmeticError {
    /// The result has more integer digits than a [`Decimal`] holds.
    Overflow,
    /// Division by zero.
    DivisionByZero,
    /// A root or power that is no real number, such as a root of a negative one.
    NotReal,
}

/// An exact decimal number.
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq, Ord, PartialOrd)]
pub struct Decimal(rust_decimal::Decimal);

impl Decimal {
    /// 0
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);
    /// 1
    pub const ONE: Self = Self(rust_decimal::Decimal::ONE);
    /// 100
    pub const HUNDRED: Self = Self(rust_decimal::Decimal::ONE_HUNDRED);

    /// Reads `-123.45`: an optional sign, digits, at most one dot with digits on both sides. None for anything else and for
    /// more than 28 significant digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        rust_decimal::Decimal::from_str_exact(text).ok().map(Self)
    }

    /// The number of these digits, of which so many stand behind the point; none for more than a decimal holds.
    #[must_use]
    pub fn of_digits(digits: impl TryInto<i128>, places: u32) -> Option<Self> {
        let digits = digits.try_into().ok()?;
        rust_decimal::Decimal::try_from_i128_with_scale(digits, places).ok().map(Self)
    }

    /// Its digits as one whole number with its sign, and how many of them stand behind the point.
    #[must_use]
    pub(crate) fn digits(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// The decimal nearest to a float, to 17 significant digits.
    ///
    /// # Errors
    /// [`ArithmeticError::NotReal`] for NaN, [`ArithmeticError::Overflow`] for what is too large.
    pub fn from_f64(value: f64) -> Result<Self, ArithmeticError> {
        if value.is_nan() {
            return Err(ArithmeticError::NotReal);
        }
        rust_decimal::Decimal::from_scientific(&format!("{value:e}")).map(Self).or_else(|_| {
            if value.abs() < 1e-20 {
                Ok(Self::ZERO)
            } else {
                rust_decimal::Decimal::from_f64_retain(value)
                    .map(Self)
                    .ok_or(ArithmeticError::Overflow)
            }
        })
    }

    /// The nearest float; for powers and logarithms only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0.to_string().parse().unwrap_or(f64::NAN)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn plus(self, other: Self) -> Result<Self, ArithmeticError> {
        self.0.checked_add(other.0).map(Self).ok_or(ArithmeticError::Overflow)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn minus(self, other: Self) -> Result<Self, ArithmeticError> {
        self.0.checked_sub(other.0).map(Self).ok_or(ArithmeticError::Overflow)
    }

    /// The product.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn times(self, other: Self) -> Result<Self, ArithmeticError> {
        self.0.checked_mul(other.0).map(Self).ok_or(ArithmeticError::Overflow)
    }

    /// The quotient.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`], [`ArithmeticError::Overflow`].
    pub fn over(self, other: Self) -> Result<Self, ArithmeticError> {
        if other.is_zero() {
            return Err(ArithmeticError::DivisionByZero);
        }
        self.0.checked_div(other.0).map(Self).ok_or(ArithmeticError::Overflow)
    }

    /// The number times a power of ten: exact as long as its digits fit.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn shifted(self, exponent: i32) -> Result<Self, ArithmeticError> {
        let scale = i64::from(self.0.scale()) - i64::from(exponent);
        if let Ok(scale) = u32::try_from(scale)
            && scale <= 28
        {
            let mut shifted = self.0;
            shifted.set_scale(scale).map_err(|_| ArithmeticError::Overflow)?;
            return Ok(Self(shifted));
        }
        let ten = Self(rust_decimal::Decimal::TEN);
        let step = if exponent > 0 { ten } else { Self::ONE.over(ten)? };
        let mut shifted = self;
        for _ in 0..exponent.unsigned_abs() {
            shifted = shifted.times(step)?;
        }
        Ok(shifted)
    }

    /// The number with its sign changed.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Its size without sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether it is above 0.
    #[must_use]
    pub fn is_positive(self) -> bool {
        !self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// -1, 0 or 1.
    #[must_use]
    pub fn sign(self) -> i8 {
        match (self.0.is_zero(), self.0.is_sign_negative()) {
            (true, _) => 0,
            (_, true) => -1,
            _ => 1,
        }
    }

    /// The power of ten of its first digit: 2 for 350, -3 for 0.0012; none for 0.
    #[must_use]
    pub fn magnitude(self) -> Option<i32> {
        let mantissa = self.0.mantissa().unsigned_abs();
        // Logarithms of short integers are many times faster.
        let digits = match u64::try_from(mantissa) {
            Ok(short) => short.checked_ilog10()?,
            Err(_) => mantissa.checked_ilog10()?,
        };
        i32::try_from(i64::from(digits) - i64::from(self.0.scale())).ok()
    }

    /// Digits behind the point, as written.
    #[must_use]
    pub fn places(self) -> u32 {
        self.0.scale()
    }

    /// Without trailing zeros.
    #[must_use]
    pub fn normalized(self) -> Self {
        Self(self.0.normalize())
    }

    /// The whole number it is, if it is one.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        if self.0.is_integer() { i64::try_from(self.0).ok() } else { None }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(rust_decimal::Decimal::from(value))
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Self {
        Self(rust_decimal::Decimal::from(value))
    }
}

impl From<u32> for Decimal {
    fn from(value: u32) -> Self {
        Self(rust_decimal::Decimal::from(value))
    }
}

impl fmt::Display for Decimal {
    /// Plain digits, every one of them: no exponent, trailing zeros as they are kept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_zero() {
            fmt::Display::fmt(&self.0.abs(), f)
        } else {
            fmt::Display::fmt(&self.0, f)
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn only_plain_digits_are_read() {
        for bad in ["", "-", "1_000", "5.", ".5", "1e4", "+1", " 1", "１", "1.2.3"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
        assert_eq!(Decimal::parse("79228162514264337593543950336"), None);
        assert_eq!(d("-0.10").to_string(), "-0.10");
    }

    #[test]
    fn shifting_is_exact_both_ways() {
        assert_eq!(d("1401879.2").shifted(8).unwrap(), d("140187920000000"));
        assert_eq!(d("140187920000000").shifted(-8).unwrap(), d("1401879.2"));
        assert_eq!(d("1").shifted(40), Err(ArithmeticError::Overflow));
    }

    #[test]
    fn a_magnitude_is_the_power_of_the_first_digit() {
        for (text, expected) in [
            ("350", Some(2)),
            ("-1", Some(0)),
            ("0.0012", Some(-3)),
            ("9.99", Some(0)),
            ("0.00", None),
        ] {
            assert_eq!(d(text).magnitude(), expected, "{text}");
        }
    }

    #[test]
    fn nothing_panics_at_the_edges() {
        let large = d("7922816251426433759354395033");
        assert_eq!(large.times(large), Err(ArithmeticError::Overflow));
        assert_eq!(large.over(Decimal::ZERO), Err(ArithmeticError::DivisionByZero));
    }
}
