//! The number of a goal: what it is about, and its value.

use std::ops::Range;

use crate::quantity::{Decimal, Quantity, Unit};

use super::Subject;
use super::amount::Amount;
use super::meaning::Meaning;
use super::message::{GoalError, GoalMessage};
use super::vocabulary::Mark;

/// A goal's number: what it is about, and its value.
pub(super) struct Figure {
    pub(super) subject: Subject,
    pub(super) value: Option<Quantity>,
    pub(super) upper: Option<Quantity>,
}

impl Figure {
    /// Whether the number itself says that less is wanted: a multiple below one, a total below zero.
    pub(super) fn falls(&self) -> bool {
        let Some(value) = &self.value else {
            return false;
        };
        match self.subject {
            Subject::Multiple => value.value < Decimal::ONE,
            Subject::Added => value.value.is_negative(),
            _ => false,
        }
    }
}

impl Meaning<'_> {
    /// What the number of the goal is about, and its value.
    pub(super) fn figure(&self) -> Result<Figure, GoalError> {
        if let Some(factor) = self.words.fold {
            return Ok(multiple(factor, None));
        }
        if self.words.has(Mark::Level) {
            return Ok(multiple(Decimal::ONE, None));
        }
        let Some((amount, span)) = &self.words.amount else {
            // At most the 2020 level: the level itself, where 2020年的 would wait for its number.
            let level = self.words.mark(Mark::Of).map(|span| self.part(span));
            if level.is_some_and(|level| level.ends_with(|c: char| c.is_ascii_alphabetic())) {
                return Ok(multiple(Decimal::ONE, None));
            }
            return self.without_amount();
        };
        if self.words.has(Mark::Of) {
            return self.of_baseline(amount, span);
        }
        if self.words.has(Mark::Each) {
            return self.each_year(amount);
        }
        if self.words.has(Mark::Yearly) || self.words.has(Mark::PerYear) {
            return self.yearly(amount, span);
        }
        let to_level = self.words.has(Mark::UpTo) || self.words.has(Mark::DownTo);
        let rate = self.words.has(Mark::Rate) && !to_level && !self.words.has(Mark::Maintain);
        if self.verb().is_some() || rate {
            let verb = self.verb().unwrap_or(span);
            if let Some(maintain) = self.words.mark(Mark::Maintain) {
                let first = self.part(maintain);
                return Err(self.error(verb, |part| GoalMessage::Together(first, part)));
            }
            return self.change(amount, span);
        }
        // 较2020年新增: a change of the level, also of what adds up over the years.
        if self.words.has(Mark::Against) && self.words.has(Mark::Added) {
            return self.change(amount, span);
        }
        let subject = if self.words.has(Mark::Maintain) {
            Subject::Maintain
        } else if self.words.has(Mark::Added) || (self.words.has(Mark::Total) && !to_level) {
            Subject::Added
        } else if self.words.has(Mark::Running) || self.words.has(Mark::Total) {
            Subject::RunningTotal
        } else {
            Subject::Level
        };
        Ok(plain(subject, amount))
    }

    /// `提高`, `逐年下降`, `建成`.
    fn without_amount(&self) -> Result<Figure, GoalError> {
        let needs = [
            Mark::UpTo,
            Mark::DownTo,
            Mark::Yearly,
            Mark::PerYear,
            Mark::Cap,
            Mark::Added,
            Mark::Total,
            Mark::Running,
            Mark::Between,
            Mark::Of,
            Mark::Rate,
            Mark::YearBefore,
        ];
        let verb = self.verb().is_some();
        let lacks = |mark: &&Mark| !(verb && matches!(mark, Mark::YearBefore | Mark::Total));
        if let Some(span) = needs
            .iter()
            .filter(lacks)
            .find_map(|mark| self.words.mark(*mark))
        {
            return Err(self.error(span, GoalMessage::NoNumber));
        }
        let subject = if self.verb().is_some() {
            if self.words.has(Mark::Step) || self.words.has(Mark::Each) {
                Subject::YearlyDirection
            } else {
                Subject::Direction
            }
        } else if self.words.has(Mark::Done) && !self.words.has(Mark::Each) {
            Subject::Milestone
        } else {
            let whole = match self.words.mark(Mark::Each) {
                Some(each) if self.words.has(Mark::Done) => each.clone(),
                _ => 0..self.text.len(),
            };
            let message = if self.text.trim().is_empty() {
                |_| GoalMessage::Empty
            } else {
                GoalMessage::NoNumber
            };
            return Err(self.error(&whole, message));
        };
        Ok(Figure {
            subject,
            value: None,
            upper: None,
        })
    }

    /// `2020年的2倍`, `2020年的150%`.
    fn of_baseline(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let factor = |quantity: &Quantity| {
            let share = quantity.unit.is_ratio() && !quantity.unit.is_points();
            let factor = quantity.in_unit(&Unit::one()).ok().filter(|_| share);
            let factor = factor.ok_or_else(|| self.error(span, GoalMessage::NotAMultiple))?;
            if factor.is_negative() {
                return Err(self.error(span, GoalMessage::TooDeep));
            }
            Ok(factor)
        };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(multiple(factor(&amount.lower)?, upper))
    }

    fn each_year(&self, amount: &Amount) -> Result<Figure, GoalError> {
        if let Some(span) = self.verb().or_else(|| self.words.mark(Mark::Added)) {
            return Err(self.error(span, GoalMessage::EachYearChange));
        }
        Ok(plain(Subject::EachYear, amount))
    }

    /// `年均增长8%`, `年均不低于3%`, `8% a year`.
    fn yearly(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        if let Some(span) = self.words.mark(Mark::Added) {
            return Err(self.error(span, GoalMessage::YearlyAmount));
        }
        let grows = self.verb().is_some() || !self.words.has(Mark::Yearly);
        if !grows {
            return Ok(plain(Subject::YearlyAverage, amount));
        }
        let falls = self.words.has(Mark::Down);
        let rate = |quantity: &Quantity| {
            let share = quantity.unit.is_ratio() && !quantity.unit.is_points();
            let rate = if quantity.unit.is_percent() {
                Ok(quantity.clone())
            } else {
                quantity.converted(&Unit::percent())
            };
            let rate = rate.ok().filter(|_| share);
            let rate = rate.ok_or_else(|| self.error(span, GoalMessage::YearlyAmount))?;
            let signed = if falls {
                rate.value.negated()
            } else {
                rate.value
            };
            if signed < Decimal::HUNDRED.negated() {
                return Err(self.error(span, GoalMessage::TooDeep));
            }
            Ok(Quantity::new(signed, rate.unit))
        };
        let upper = amount.upper.as_ref().map(rate).transpose()?;
        Ok(ends(Subject::YearlyGrowth, rate(&amount.lower)?, upper))
    }

    /// `增长50%`, `增加2倍`, `提高5个百分点`, `减少10万吨`.
    fn change(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let falls = self.words.has(Mark::Down);
        let unit = &amount.lower.unit;
        let signed = |value: Decimal| if falls { value.negated() } else { value };
        if !unit.is_ratio() || unit.is_points() {
            let change =
                |quantity: &Quantity| Quantity::new(signed(quantity.value), quantity.unit.clone());
            let upper = amount.upper.as_ref().map(change);
            return Ok(ends(Subject::Change, change(&amount.lower), upper));
        }
        let factor = |quantity: &Quantity| {
            let factor = quantity
                .in_unit(&Unit::one())
                .ok()
                .and_then(|share| Decimal::ONE.plus(signed(share)).ok())
                .ok_or_else(|| self.error(span, GoalMessage::TooLarge))?;
            if factor.is_negative() {
                return Err(self.error(span, GoalMessage::TooDeep));
            }
            Ok(Quantity::new(factor, Unit::one()))
        };
        let subject = if unit.scale() == 0 {
            Subject::Multiple
        } else {
            Subject::Growth
        };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(ends(subject, factor(&amount.lower)?, upper))
    }
}

fn multiple(factor: Decimal, upper: Option<Decimal>) -> Figure {
    let quantity = |factor| Quantity::new(factor, Unit::one());
    Figure {
        subject: Subject::Multiple,
        value: Some(quantity(factor)),
        upper: upper.map(quantity),
    }
}

fn plain(subject: Subject, amount: &Amount) -> Figure {
    Figure {
        subject,
        value: Some(amount.lower.clone()),
        upper: amount.upper.clone(),
    }
}

/// The ends of a range in order: falls turn it round.
fn ends(subject: Subject, value: Quantity, upper: Option<Quantity>) -> Figure {
    let (value, upper) = match upper {
        Some(upper) if upper.value < value.value => (upper, Some(value)),
        upper => (value, upper),
    };
    Figure {
        subject,
        value: Some(value),
        upper,
    }
}
