//! What an assessment says of where its change and its gap come from.

use crate::quantity::{Decimal, Quantity};

/// What a change since the baseline is made of, and what the gap is.
#[derive(Clone, Debug, PartialEq)]
pub enum Decomposition {
    /// Of a quotient.
    Ratio(RatioParts),
    /// Of a sum, its parts in the order of the formula.
    Sum(Vec<SumPart>),
}

/// The change of a quotient n/d.
#[derive(Clone, Debug, PartialEq)]
pub struct RatioParts {
    /// The effects of numerator and denominator in the assessment's unit, which add up to the change; none without a baseline.
    pub effects: Option<(Decimal, Decimal)>,
    /// (T·d₁ − n₁)·d: how much of the numerator is missing, in its unit.
    pub gap: Option<Quantity>,
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct SumPart {
    /// As the formula has it.
    pub name: String,
    /// Its change since the baseline, in the assessment's unit; what is subtracted with its sign changed.
    pub change: Option<Decimal>,
    /// That of the whole change: a fraction of one.
    pub change_share: Option<Decimal>,
    /// Its share of the gap, as of the value: a fraction of one.
    pub gap_share: Option<Decimal>,
}
