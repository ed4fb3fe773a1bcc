//! A number with its unit.

use std::cmp::Ordering;
use std::fmt;

use super::{ArithmeticError, Decimal, Unit, print};

/// A number with its unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, in the unit.
    pub value: Decimal,
    /// The unit.
    pub unit: Unit,
}

/// Why two quantities do not go together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum QuantityError {
    /// They do not measure the same: the unit found, and the unit wanted.
    Mismatch(Unit, Unit),
    /// The number does not fit.
    Arithmetic(ArithmeticError),
}

impl From<ArithmeticError> for QuantityError {
    fn from(error: ArithmeticError) -> Self {
        Self::Arithmetic(error)
    }
}

impl Quantity {
    /// A number in a unit.
    #[must_use]
    pub fn new(value: Decimal, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// Its number in another unit.
    ///
    /// # Errors
    /// [`QuantityError::Mismatch`] where the units do not measure the same.
    pub fn in_unit(&self, unit: &Unit) -> Result<Decimal, QuantityError> {
        let conversion = self
            .unit
            .conversion_to(unit)
            .ok_or_else(|| QuantityError::Mismatch(self.unit.clone(), unit.clone()))?;
        Ok(conversion.of(self.value)?)
    }

    /// Its number in the unit of what it is held against: a bare number is in that unit already, a scale alone takes the place of
    /// the unit's own (`3500万` against 万人次 is 3500).
    ///
    /// # Errors
    /// As [`Quantity::in_unit`].
    pub fn held_against(&self, unit: &Unit) -> Result<Decimal, QuantityError> {
        if !self.unit.is_bare() || unit.is_bare() && self.unit.scale() != 0 {
            return self.in_unit(unit);
        }
        let value = self.value.shifted(self.unit.scale())?;
        // Below zero it is the scale of % and of what a quotient divides by, which stays.
        if self.unit.scale() == 0 || unit.scale() <= 0 {
            return Ok(value);
        }
        Self::new(value, unit.unscaled()).in_unit(unit)
    }

    /// The same quantity in another unit.
    ///
    /// # Errors
    /// As [`Quantity::in_unit`].
    pub fn converted(&self, unit: &Unit) -> Result<Self, QuantityError> {
        Ok(Self::new(self.in_unit(unit)?, unit.clone()))
    }

    /// The sum, in this quantity's unit.
    ///
    /// # Errors
    /// As [`Quantity::in_unit`].
    pub fn plus(&self, other: &Self) -> Result<Self, QuantityError> {
        let value = self.value.plus(other.in_unit(&self.unit)?)?;
        Ok(Self::new(value, self.unit.clone()))
    }

    /// The difference, in this quantity's unit.
    ///
    /// # Errors
    /// As [`Quantity::in_unit`].
    pub fn minus(&self, other: &Self) -> Result<Self, QuantityError> {
        let value = self.value.minus(other.in_unit(&self.unit)?)?;
        Ok(Self::new(value, self.unit.clone()))
    }

    /// The product, units multiplied.
    ///
    /// # Errors
    /// [`ArithmeticError`].
    pub fn times(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let value = self.value.times(other.value)?;
        Ok(Self::new(value, self.unit.times(&other.unit)))
    }

    /// The quotient, units divided.
    ///
    /// # Errors
    /// [`ArithmeticError`].
    pub fn over(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let value = self.value.over(other.value)?;
        Ok(Self::new(value, self.unit.over(&other.unit)))
    }

    /// Compares as verdicts are decided (see [`Decimal::compare`]).
    ///
    /// # Errors
    /// As [`Quantity::in_unit`].
    pub fn compare(&self, other: &Self) -> Result<Ordering, QuantityError> {
        Ok(self.value.compare(other.in_unit(&self.unit)?))
    }
}

impl fmt::Display for Quantity {
    /// All digits and the unit: `3500万人次`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.behind_number();
        write!(f, "{}{unit}", print::plain(self.value))
    }
}
