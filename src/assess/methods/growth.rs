//! Compound growth as the presets take it: also between two levels below zero, and down to zero.

use super::MethodReason;
use crate::assess::Reason;
use crate::quantity::{ArithmeticError, Compounding, Decimal, Period};

/// (to/from)^(1/years) − 1; −1 where it ends at zero. There is none from zero or across it.
pub(super) fn growth(
    from: (Period, Decimal),
    to: (Period, Decimal),
) -> Result<Decimal, MethodReason> {
    let months = to.0.end().since(from.0.end());
    Compounding::Level
        .yearly(from.1, to.1, months)
        .map_err(unfit)
}

/// A number that a decimal does not hold is no growth.
pub(super) fn unfit(error: ArithmeticError) -> MethodReason {
    Reason::from(error).into()
}

/// A threshold written as it is published: `decimal(95, 2)` is 0.95.
pub(super) fn decimal(digits: i64, places: i32) -> Decimal {
    let whole = Decimal::from(digits);
    whole.shifted(-places).unwrap_or(whole)
}
