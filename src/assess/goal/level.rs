//! T: the level that a goal promises, also where its words are relative (DESIGN §4).

use super::resolve::Ground;
use crate::assess::Reason;
use crate::assess::message::{AssessMessage, Wrong};
use crate::assess::term::{Pen, Term};
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{ArithmeticError, Decimal, Quantity, Sides};

impl Ground<'_> {
    /// T, or the other end of a range; none for directions, and for relative goals without a value to start from.
    pub(in crate::assess) fn absolute(
        &self,
        goal: &Goal,
        value: Option<&Quantity>,
    ) -> Result<Option<Term>, Wrong> {
        let Some(value) = value else {
            return Ok(None);
        };
        let pen = self.pen();
        match goal.subject {
            Subject::Multiple | Subject::Growth => {
                let factor = self.computed(value.value.shifted(value.unit.scale()))?;
                self.times_base(goal, &pen.number(factor))
            }
            Subject::YearlyGrowth => {
                let (Some(t0), Some(t1)) = (goal.since.or(self.baseline_period), self.deadline)
                else {
                    return Ok(None);
                };
                let rate = self.computed(value.value.shifted(value.unit.scale()))?;
                let months = t1.end().since(t0.end());
                let factor = Term::grown(pen, rate, months);
                self.times_base(goal, &self.computed(factor)?)
            }
            Subject::Change => {
                let Some(base) = self.base(goal)? else {
                    return Ok(None);
                };
                let change = self.level(value)?;
                let mut size = pen.number(change.abs());
                if goal.a_year {
                    let (Some(t0), Some(t1)) = (goal.since.or(self.baseline_period), self.deadline)
                    else {
                        return Ok(None);
                    };
                    let months = Decimal::from(t1.end().since(t0.end()));
                    let years = self.computed(months.over(Decimal::from(12)))?;
                    size = self.computed(size.times(&pen.number(years)))?;
                }
                let level = if change.is_negative() { base.minus(&size) } else { base.plus(&size) };
                self.computed(level).map(Some)
            }
            Subject::Reference => self.beyond_reference(&pen.number(self.level(value)?)),
            _ => Ok(Some(Term::bare(self.level(value)?))),
        }
    }

    /// So far beyond what the goal is held against; none where that has no value.
    fn beyond_reference(&self, difference: &Term) -> Result<Option<Term>, Wrong> {
        let Some(reference) = self.reference else {
            return Ok(None);
        };
        let level = reference.quantity.in_unit(self.unit);
        let level = level.map_err(|error| self.mismatched(error, Sides::Operands, false))?;
        if difference.value.is_zero() {
            return Ok(Some(Term::bare(level)));
        }
        let reference = self.pen().named("参照", "reference", level);
        self.computed(reference.plus(difference)).map(Some)
    }

    /// A multiple of the value that a relative goal starts from; there is none of what is not above zero.
    fn times_base(&self, goal: &Goal, factor: &Term) -> Result<Option<Term>, Wrong> {
        let base = self.base(goal)?;
        let base = base.filter(|base| base.value.is_positive() || factor.value == Decimal::ONE);
        base.map(|base| self.computed(base.times(factor))).transpose()
    }

    /// Why a relative goal has no level: what it starts from is missing, zero, or has no agreed multiple.
    pub(super) fn unresolved(&self, goal: &Goal) -> Result<Reason, Wrong> {
        if goal.subject == Subject::Reference {
            return Ok(Reason::NoReference);
        }
        Ok(match self.base(goal)? {
            None => Reason::NoBaseline { period: goal.since.or(self.baseline_period) },
            Some(base) if base.value.is_zero() => Reason::ZeroBase,
            Some(base) if base.value.is_negative() => Reason::SignChange,
            Some(_) => Reason::NoDeadline,
        })
    }

    /// The value that a relative goal starts from: of the year it names, else of the baseline.
    pub(super) fn base(&self, goal: &Goal) -> Result<Option<Term>, Wrong> {
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
        let level = quantity.map(|quantity| self.level(&quantity)).transpose()?;
        let pen = self.pen();
        Ok(level.map(|level| match named {
            Some(since) => pen.at(since, level),
            None => pen.letter("b", level, &[]),
        }))
    }

    /// What the goal is held against, in the unit of the assessment.
    pub(in crate::assess) fn reference_level(&self) -> Option<Decimal> {
        self.reference?.quantity.in_unit(self.unit).ok()
    }

    fn pen(&self) -> Pen {
        Pen(self.indicator.scene.trace)
    }

    pub(in crate::assess) fn computed<T>(
        &self,
        result: Result<T, ArithmeticError>,
    ) -> Result<T, Wrong> {
        result.map_err(|error| {
            let part = self.target.name.clone();
            Wrong(self.goal_span(), Box::new(AssessMessage::Arithmetic { part, error }))
        })
    }
}
