//! Powers with whole and broken exponents: growth over years and parts of years.

use super::{ArithmeticError, Decimal};

impl Decimal {
    /// The number to a whole power, exact as long as its digits fit.
    ///
    /// # Errors
    /// [`ArithmeticError`], as for products and quotients.
    pub fn power(self, exponent: i32) -> Result<Self, ArithmeticError> {
        let mut result = Self::ONE;
        let mut base = self;
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            if left & 1 == 1 {
                result = result.times(base)?;
            }
            left >>= 1;
            if left > 0 {
                base = base.times(base)?;
            }
        }
        if exponent < 0 { Self::ONE.over(result) } else { Ok(result) }
    }

    /// The number, which must not be negative, to the power `numerator / denominator`; years are given as months / 12.
    ///
    /// Whole powers are exact; a root is a float's, improved by one step of Newton's method in decimals.
    ///
    /// # Errors
    /// [`ArithmeticError::NotReal`] for a negative base, else as for products and quotients.
    pub fn power_ratio(self, numerator: i32, denominator: i32) -> Result<Self, ArithmeticError> {
        if denominator == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i32::try_from(divisor).unwrap_or(1).max(1) * denominator.signum();
        let (numerator, root) = (numerator / divisor, denominator / divisor);
        if root == 1 {
            return self.power(numerator);
        }
        if self.is_negative() {
            return Err(ArithmeticError::NotReal);
        }
        if self.is_zero() {
            return if numerator > 0 {
                Ok(Self::ZERO)
            } else {
                Err(ArithmeticError::DivisionByZero)
            };
        }
        #[allow(clippy::float_arithmetic)] // a broken exponent: DESIGN allows floats here
        let seed = Self::from_f64(self.to_f64().powf(f64::from(numerator) / f64::from(root)))?;
        let refined = self.power(numerator).and_then(|power| newton(seed, power, root));
        Ok(refined.ok().filter(|refined| is_near(*refined, seed)).unwrap_or(seed))
    }

    /// The natural logarithm of a positive number.
    ///
    /// # Errors
    /// [`ArithmeticError::NotReal`] for zero and below.
    pub fn ln(self) -> Result<Self, ArithmeticError> {
        if self.is_positive() {
            Self::from_f64(self.to_f64().ln())
        } else {
            Err(ArithmeticError::NotReal)
        }
    }
}

impl Decimal {
    /// The geometric mean Πz^(w/Σw) of numbers, none below zero, with their weights.
    ///
    /// # Errors
    /// [`ArithmeticError::NotReal`] for a negative number, else as for products and quotients.
    pub fn geometric_mean(weighted: &[(Self, Self)]) -> Result<Self, ArithmeticError> {
        let (mut logs, mut weights) = (Self::ZERO, Self::ZERO);
        for (number, weight) in weighted {
            if number.is_zero() && weight.is_positive() {
                return Ok(Self::ZERO);
            }
            logs = logs.plus(number.ln()?.times(*weight)?)?;
            weights = weights.plus(*weight)?;
        }
        // Of equal numbers the mean is that number, without a float's dust.
        if let Some((first, _)) = weighted.first()
            && weighted.iter().all(|(number, _)| number == first)
        {
            return Ok(*first);
        }
        Self::from_f64(logs.over(weights)?.to_f64().exp())
    }
}

/// One step towards the root: y − y·(1 − a / yⁿ) / n.
fn newton(seed: Decimal, power: Decimal, root: i32) -> Result<Decimal, ArithmeticError> {
    let quotient = power.over(seed.power(root)?)?;
    let step = Decimal::ONE.minus(quotient)?.over(Decimal::from(root))?;
    seed.minus(seed.times(step)?)
}

/// Whether a refined root is one: where a power has no digits left that a decimal holds, the step leads astray.
fn is_near(refined: Decimal, seed: Decimal) -> bool {
    let distance = refined.minus(seed).map(Decimal::abs);
    let bound = seed.abs().shifted(-12);
    distance.is_ok_and(|distance| bound.is_ok_and(|bound| distance <= bound))
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn whole_powers_are_exact() {
        assert_eq!(d("1.08").power(5).unwrap(), d("1.4693280768"));
        assert_eq!(d("2").power(-2).unwrap(), d("0.25"));
        assert_eq!(d("1.21").power_ratio(24, 12).unwrap(), d("1.4641"));
    }

    #[test]
    fn roots_give_back_their_powers() {
        let yearly = d("2").power_ratio(12, 60).unwrap();
        let back = yearly.power(5).unwrap().minus(d("2")).unwrap().abs();
        assert!(back < d("0.0000000000000000000001"), "{back}");
        assert_eq!(d("-1").power_ratio(1, 2), Err(ArithmeticError::NotReal));
        assert_eq!(d("0").power_ratio(1, 2).unwrap(), Decimal::ZERO);
    }

    #[test]
    fn a_power_too_small_for_its_digits_does_not_spoil_the_root() {
        for (base, near) in [("0.1", "0.0000363078054770"), ("0.01", "0.00000000131825673")] {
            let root = d(base).power_ratio(111, 25).unwrap();
            let off = root.over(d(near)).unwrap().minus(Decimal::ONE).unwrap();
            assert!(off.abs() < d("0.00000001"), "{root}");
        }
    }
}
