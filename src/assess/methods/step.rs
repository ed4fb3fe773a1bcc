//! What a preset computes on the way to its ratio, so that the ratio can be followed.

use crate::quantity::{Decimal, Period};

/// A step of a preset. Levels are in the assessment's unit, growths are fractions of one a year.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MethodStep {
    /// x, the value taken.
    Value(Period, Decimal),
    /// b, the base taken.
    Base(Period, Decimal),
    /// T, and when it stands.
    Target(Period, Decimal),
    /// (x/b)^(1/years) − 1
    ObservedGrowth(Decimal),
    /// (T/b)^(1/years) − 1
    RequiredGrowth(Decimal),
    /// The same ratio over a longer window: where it begins.
    LongWindow(Period, Decimal),
    /// What all thresholds are multiplied by, near a natural limit.
    LimitFactor(Decimal),
    /// The mean change a year over the last points: how many changes, and the mean.
    MeanChange(usize, Decimal),
    /// The last change.
    LastChange(Decimal),
    /// The level at the deadline if things go on like this.
    Expected(Decimal),
    /// Points of the scale gained a year.
    Points(Decimal),
    /// Points of the scale that the goal wants a year.
    RequiredPoints(Decimal),
}
