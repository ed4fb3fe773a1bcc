//! Which level a goal is measured against, and which values meet it.

use std::cmp::Ordering;

use crate::assess::assessment::{AssessedGoal, Passed};
use crate::plan::goal::{Bound, Direction, Ends};
use crate::quantity::Decimal;

impl AssessedGoal {
    /// The level that gap and progress are measured against: of a range the end that counts, of a corridor that which is nearer to
    /// the baseline.
    #[must_use]
    pub fn level(&self) -> Option<Decimal> {
        match (self.bound, self.ends, self.direction) {
            (Bound::Range, Ends::Lower, _) => self.value,
            (Bound::Range, Ends::Upper, _) | (Bound::Range, _, Direction::Decrease) => {
                self.upper.or(self.value)
            }
            _ => self.value,
        }
    }

    /// Whether it is a corridor: a value past either end misses it.
    #[must_use]
    pub fn is_corridor(&self) -> bool {
        self.bound == Bound::Range && !matches!(self.ends, Ends::Lower | Ends::Upper)
    }

    /// The far end of a corridor, seen from where it is entered.
    #[must_use]
    pub fn far_end(&self) -> Option<Decimal> {
        let far = match self.direction {
            Direction::Increase => self.upper,
            Direction::Decrease => self.value,
        };
        far.filter(|_| self.is_corridor())
    }

    /// The letter of that end: of the upper one U, of the lower one L.
    pub(in crate::assess) fn far_letter(&self) -> &'static str {
        match self.direction {
            Direction::Increase => "U",
            Direction::Decrease => "L",
        }
    }

    /// The far end of a corridor that a figure lies past, or else what is expected of it.
    #[must_use]
    pub fn passed(&self, figure: Option<Decimal>, expected: Option<Decimal>) -> Option<Passed> {
        let is_past = |level: Option<Decimal>| level.is_some_and(|level| self.is_past(level));
        let is_expected = !is_past(figure);
        (!is_expected || is_past(expected))
            .then_some(Passed { is_upper: self.direction == Direction::Increase, is_expected })
    }

    /// Whether a level lies past the far end of a corridor.
    #[must_use]
    pub fn is_past(&self, level: Decimal) -> bool {
        let beyond = match self.direction {
            Direction::Increase => Ordering::Greater,
            Direction::Decrease => Ordering::Less,
        };
        self.far_end().is_some_and(|far| level.compare(far) == beyond)
    }

    /// Whether a level meets the goal, decided on 20 significant digits, with what 左右 excuses; none where the goal has no level.
    #[must_use]
    pub fn is_met_by(&self, level: Decimal) -> Option<bool> {
        self.is_met(level, self.tolerance)
    }

    /// Whether a level meets the goal as it is stated: 左右 excuses nothing.
    #[must_use]
    pub fn is_met_as_stated_by(&self, level: Decimal) -> Option<bool> {
        self.is_met(level, None)
    }

    fn is_met(&self, level: Decimal, tolerance: Option<Decimal>) -> Option<bool> {
        let value = self.value?;
        let against = |bound: Decimal| level.compare(bound);
        let (lower, upper) = match tolerance {
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
            Bound::Range if self.ends == Ends::Lower => against(value) != Ordering::Less,
            Bound::Range if self.ends == Ends::Upper => {
                against(self.upper.unwrap_or(value)) != Ordering::Greater
            }
            Bound::Range => {
                against(value) != Ordering::Less
                    && self.upper.is_none_or(|upper| against(upper) != Ordering::Greater)
            }
        })
    }
}
