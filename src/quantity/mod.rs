//! Exact numbers, units of measure, and periods: what every figure is made of.

mod calendar;
mod compounding;
mod decimal;
mod mismatch;
mod month;
pub mod notation;
mod number;
pub mod numeral;
mod period;
mod period_words;
mod power;
mod print;
mod unit;
pub(crate) mod version;

#[allow(clippy::module_inception)]
mod quantity;

pub use calendar::Calendar;
pub use compounding::Compounding;
pub use decimal::{ArithmeticError, Decimal};
pub use mismatch::{Mismatch, Sides};
pub use month::Month;
pub use number::{Number, NumberError};
pub use period::{Frequency, Period};
pub use print::{Rounding, fixed, plain, significant, unmet};
pub use quantity::{Quantity, QuantityError};
pub use unit::{Conversion, Unit, UnitError, UnitTable};
pub(crate) use unit::{POINTS, stands_apart};
