//! Which level a goal is measured against, and which values meet it.

use std::cmp::Ordering;

use crate::assess::assessment::AssessedGoal;
use crate::plan::goal::{Bound, Direction};
use crate::quantity::Decimal;

impl AssessedGoal {
    /// The level that gap and progress are measured against: of a range the end that is nearer to the baseline.
    #[must_use]
    pub fn level(&self) -> Option<Decimal> {
        match (self.bound, self.direction) {
            (Bound::Range, Direction::Decrease) => self.upper.or(self.value),
            _ => self.value,
        }
    }

    /// Whether a level meets the goal, decided on 20 significant digits; none where the goal has no level.
    #[must_use]
    pub fn is_met_by(&self, level: Decimal) -> Option<bool> {
        let value = self.value?;
        let against = |bound: Decimal| level.compare(bound);
        let (lower, upper) = match self.tolerance {
            Some(tolerance) => (value.minus(tolerance).ok()?, value.plus(tolerance).ok()?),
            None => (value, value),
        };
        Some(match self.bound {
            Bound::AtLeast => against(value) != Ordering::Less,
            Bound::MoreThan => against(value) == Ordering::Greater,
            Bound::AtMost => against(value) != Ordering::Greater,
            Bound::LessThan => against(value) == Ordering::Less,
            Bound::About if self.direction == Direction::Decrease => {
                against(upper) != Ordering::Greater
            }
            Bound::About => against(lower) != Ordering::Less,
            Bound::Range => {
                against(value) != Ordering::Less
                    && self
                        .upper
                        .is_none_or(|upper| against(upper) != Ordering::Greater)
            }
        })
    }
}
