//! T: the level that a goal promises, also where its words are relative (DESIGN §4).

use super::resolve::{Ground, Wrong};
use crate::assess::Reason;
use crate::assess::message::AssessMessage;
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{Compounding, Decimal, Quantity};

impl Ground<'_> {
    /// T, or the other end of a range; none for directions, and for relative goals without a value to start from.
    pub(in crate::assess) fn absolute(
        &self,
        goal: &Goal,
        value: Option<&Quantity>,
    ) -> Result<Option<Decimal>, Wrong> {
        let Some(value) = value else {
            return Ok(None);
        };
        match goal.subject {
            Subject::Multiple | Subject::Growth => {
                let factor = self.scaled(value.value, value.unit.scale())?;
                self.times_base(goal, factor)
            }
            Subject::YearlyGrowth => {
                let (Some(t0), Some(t1)) = (goal.since.or(self.baseline_period), self.deadline)
                else {
                    return Ok(None);
                };
                let rate = self.scaled(value.value, value.unit.scale())?;
                let months = t1.end().since(t0.end());
                let factor = Compounding::Level.at_rate(Decimal::ONE, rate, months);
                self.times_base(goal, self.computed(factor)?)
            }
            Subject::Change => {
                let Some(base) = self.base(goal)? else {
                    return Ok(None);
                };
                let change = self.level(value)?;
                self.computed(base.plus(change)).map(Some)
            }
            _ => self.level(value).map(Some),
        }
    }

    /// A multiple of the value that a relative goal starts from; there is none of what is not above zero.
    fn times_base(&self, goal: &Goal, factor: Decimal) -> Result<Option<Decimal>, Wrong> {
        let base = self.base(goal)?;
        let base = base.filter(|base| base.is_positive() || factor == Decimal::ONE);
        base.map(|base| self.computed(base.times(factor)))
            .transpose()
    }

    /// Why a relative goal has no level: what it starts from is missing, zero, or has no agreed multiple.
    pub(super) fn unresolved(&self, goal: &Goal) -> Result<Reason, Wrong> {
        Ok(match self.base(goal)? {
            None => Reason::NoBaseline {
                period: goal.since.or(self.baseline_period),
            },
            Some(base) if base.is_zero() => Reason::ZeroBase,
            Some(base) if base.is_negative() => Reason::SignChange,
            Some(_) => Reason::NoDeadline,
        })
    }

    /// The value that a relative goal starts from: of the year it names, else of the baseline.
    pub(super) fn base(&self, goal: &Goal) -> Result<Option<Decimal>, Wrong> {
        let before = self.deadline.map(|deadline| deadline.years_later(-1));
        let since = goal.since.or(before.filter(|_| goal.on_year_before));
        let named = since.filter(|since| Some(*since) != self.baseline_period);
        let quantity = match named {
            Some(since) => self
                .indicator
                .baseline(since)
                .map_err(|fault| fault.in_plan(self.target))?
                .map(|counted| counted.value.quantity),
            None => self.baseline.cloned(),
        };
        quantity.map(|quantity| self.level(&quantity)).transpose()
    }

    pub(in crate::assess) fn scaled(&self, value: Decimal, scale: i32) -> Result<Decimal, Wrong> {
        self.computed(value.shifted(scale))
    }

    pub(in crate::assess) fn computed(
        &self,
        result: Result<Decimal, crate::quantity::ArithmeticError>,
    ) -> Result<Decimal, Wrong> {
        result.map_err(|error| {
            let part = self.target.name.clone();
            Wrong(
                self.goal_span(),
                Box::new(AssessMessage::Arithmetic { part, error }),
            )
        })
    }
}
