//! Gap and attainment (DESIGN §9).

use super::Draft;
use crate::assess::term::Term;
use crate::plan::goal::{Direction, Subject};
use crate::quantity::Decimal;

impl Draft<'_> {
    /// The goal's level and the value that counts, of each-year goals that of the newest whole year.
    pub(super) fn level_and_value(&self) -> Option<(Decimal, Decimal)> {
        let waits = self.not_due().is_some() || self.single_period().is_some();
        (!waits && !self.is_unclear()).then_some(())?;
        let by_year = self.resolved?.subject == Subject::EachYear;
        let newest = self.years.whole.last().filter(|_| by_year);
        let value = newest.map_or_else(|| self.judged(), |(_, level)| Some(*level));
        Some((self.goal()?.level()?, value?))
    }

    /// (T − x)·d; in a range what is missing to the nearer end, or what is beyond the farther.
    pub(super) fn gap(&self) -> Option<Term> {
        self.gap_of(self.level_and_value()?.1)
    }

    /// The gap of a value.
    pub(super) fn gap_of(&self, value: Decimal) -> Option<Term> {
        let level = self.goal()?.level()?;
        let goal = self.goal()?;
        let letters = self.letters();
        let x = letters.value(value);
        let missing = |to: &Term, from: &Term| {
            let missing = to.minus(from).ok()?;
            // Nothing where verdicts hold them to be equal.
            let equal = to.value.compare(from.value).is_eq();
            Some(if equal { missing.with(Decimal::ZERO) } else { missing })
        };
        if goal.is_corridor() {
            let (lower, upper) = match goal.direction {
                Direction::Increase => ("T", goal.far_letter()),
                Direction::Decrease => (goal.far_letter(), "T"),
            };
            let lower = letters.pen.letter(lower, goal.value?, &[]);
            let upper = letters.pen.letter(upper, goal.upper?, &[]);
            let (below, above) = (missing(&lower, &x)?, missing(&x, &upper)?);
            return Some(if above.value > below.value { above } else { below });
        }
        let goal_level = letters.goal(level);
        match goal.direction {
            Direction::Increase => missing(&goal_level, &x),
            Direction::Decrease => missing(&x, &goal_level),
        }
    }

    /// x/T, falling T/x; both positive.
    pub(super) fn attainment(&self) -> Option<Term> {
        let (level, value) = self.level_and_value()?;
        if !level.is_positive() || !value.is_positive() {
            return None;
        }
        let letters = self.letters();
        let (goal, x) = (letters.goal(level), letters.value(value));
        match self.goal()?.direction {
            Direction::Decrease if self.zero_based() => x.over(&goal).ok(),
            Direction::Increase => x.over(&goal).ok(),
            Direction::Decrease => goal.over(&x).ok(),
        }
    }
}
