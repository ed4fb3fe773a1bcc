//! Gap and attainment (DESIGN §9).

use super::Draft;
use crate::plan::goal::{Bound, Direction};
use crate::quantity::Decimal;

impl Draft<'_> {
    /// The goal's level and the value that counts.
    pub(super) fn level_and_value(&self) -> Option<(Decimal, Decimal)> {
        Some((self.goal()?.level()?, self.latest?.value))
    }

    /// (T − x)·d; in a range what is missing to the nearer end, or what is beyond the farther.
    pub(super) fn gap(&self) -> Option<Decimal> {
        let (level, value) = self.level_and_value()?;
        let goal = self.goal()?;
        if goal.bound == Bound::Range {
            let below = missing(goal.value?, value)?;
            let above = missing(value, goal.upper?)?;
            return Some(below.max(above));
        }
        match goal.direction {
            Direction::Increase => missing(level, value),
            Direction::Decrease => missing(value, level),
        }
    }

    /// x/T, falling T/x; both positive.
    pub(super) fn attainment(&self) -> Option<Decimal> {
        let (level, value) = self.level_and_value()?;
        if !level.is_positive() || !value.is_positive() {
            return None;
        }
        match self.goal()?.direction {
            Direction::Decrease if self.zero_based() => value.over(level).ok(),
            Direction::Increase => value.over(level).ok(),
            Direction::Decrease => level.over(value).ok(),
        }
    }
}

/// What one level lacks to another; nothing where verdicts hold them to be equal.
fn missing(to: Decimal, from: Decimal) -> Option<Decimal> {
    if to.compare(from).is_eq() {
        return Some(Decimal::ZERO);
    }
    to.minus(from).ok()
}
