//! From what the pieces of a goal say one by one to what the goal promises.

mod figure;
mod settle;
mod side;

use std::ops::Range;

use crate::quantity::{Decimal, Quantity, Unit, plain};
use crate::words::goals::changes::speaks_of_growth;
use crate::words::goals::{Bound, Direction, Mark};

use super::clashes;
use super::message::{GoalError, GoalMessage};
use super::number::{Amount, is_punctuation};
use super::promise::{Ends, Goal, Measure, Start, Subject, Years};
use super::words::{OwnName, Words, in_order};

/// What the words promise.
pub(super) fn goal(words: Words<'_>, own: &OwnName) -> Result<Goal, GoalError> {
    let mut words = words;
    words.settle(own);
    words.settle_mean(own)?;
    words.goal(own)
}

/// A goal's number: what it is about, and its value.
struct Figure {
    subject: Subject,
    value: Option<Quantity>,
    upper: Option<Quantity>,
    /// Whether it is a change of a rank, which rises by counting down.
    ranked: bool,
}

impl Figure {
    fn plain(subject: Subject, amount: &Amount) -> Self {
        Self {
            subject,
            value: Some(amount.lower.clone()),
            upper: amount.upper.clone(),
            ranked: false,
        }
    }

    fn multiple(factor: Decimal, upper: Option<Decimal>) -> Self {
        let quantity = |factor| Quantity::new(factor, Unit::one());
        Self {
            subject: Subject::Multiple,
            value: Some(quantity(factor)),
            upper: upper.map(quantity),
            ranked: false,
        }
    }

    /// The ends of a range in order: falls turn it round.
    fn ends(subject: Subject, value: Quantity, upper: Option<Quantity>) -> Self {
        let (value, upper) = match upper {
            Some(upper) if upper.value < value.value => (upper, Some(value)),
            upper => (value, upper),
        };
        Self { subject, value: Some(value), upper, ranked: false }
    }

    /// Whether it is a total below zero of what is no share: of an amount that may be a floor or a ceiling.
    fn is_total_below_zero(&self) -> bool {
        let below = |value: &Quantity| value.value.is_negative() && !value.unit.is_ratio();
        self.subject == Subject::Added && self.value.as_ref().is_some_and(below)
    }

    /// Whether the number itself says that less is wanted: a multiple below one, a total below zero.
    fn falls(&self) -> bool {
        self.value.as_ref().is_some_and(|value| match self.subject {
            Subject::Multiple => value.value < Decimal::ONE,
            Subject::Added => value.value.is_negative(),
            _ => false,
        })
    }
}

impl Words<'_> {
    /// At least 3% on average: of the years. Up 20% on average may be of whatever is counted, to 20 days on average is.
    fn settle_mean(&mut self, own: &OwnName) -> Result<(), GoalError> {
        let Some(mean) = self.mark(Mark::Mean).cloned() else {
            return Ok(());
        };
        self.marks.retain(|(mark, _)| *mark != Mark::Mean);
        if self.has_any(&[Mark::UpTo, Mark::DownTo]) {
            return Ok(());
        }
        let of_years = own.is_growth() || self.has_any(&[Mark::PerYear, Mark::Each, Mark::Annual]);
        // 平均亩产500公斤: of years one says 年均.
        if self.verb().is_none()
            && !of_years
            && !self.part(&mean).is_ascii()
            && self.years.is_none()
        {
            return Ok(());
        }
        if self.verb().is_some() && !of_years {
            return self.refuse(&mean, |part| GoalMessage::MeanChange { part });
        }
        if !self.has(Mark::Yearly) {
            self.put(Mark::Yearly, &mean);
        }
        Ok(())
    }

    fn goal(&self, own: &OwnName) -> Result<Goal, GoalError> {
        clashes::check(self)?;
        if self.against.is_some() {
            return self.reference(own);
        }
        let side = clashes::side(self)?;
        clashes::line(self, side, own)?;
        if let Some(span) = self.misplaced() {
            return self.refuse(span, |part| GoalMessage::Misplaced { part });
        }
        let figure = self.figure(own)?;
        if figure.value.is_none()
            && let Some((_, span)) = self.sides.first()
        {
            return self.refuse(span, |part| GoalMessage::NoNumber { part });
        }
        self.check_since(figure.subject)?;
        let from = self.started(&figure)?;
        let bound = self.bound(&figure, side, from.as_ref());
        self.check_verbs(&figure, bound)?;
        let ends = if bound == Bound::Range { self.ends(&figure, side) } else { Ends::default() };
        let toward = self.toward(&figure, bound, ends, from.as_ref());
        self.check_way(&figure, from.as_ref(), toward)?;
        let together = self.has_any(&[Mark::Total, Mark::Running]);
        let on_year_before = self.on_year_before(&figure);
        let a_year =
            figure.subject == Subject::Change && self.has_any(&[Mark::Yearly, Mark::PerYear]);
        let of_growth = matches!(figure.subject, Subject::Growth | Subject::YearlyGrowth);
        // 2026—2030年提高3个百分点: from the end of 2025; a level is due at the end, wherever it starts.
        let is_level = matches!(
            figure.subject,
            Subject::Level | Subject::RunningTotal | Subject::Maintain | Subject::Milestone
        );
        let named = [Mark::Since, Mark::Of, Mark::Level];
        let begins = self.begins.filter(|_| !is_level && !self.has_any(&named));
        let by_year = matches!(figure.subject, Subject::EachYear | Subject::YearlyAverage);
        let in_years = if by_year && self.has_any(&[Mark::Get, Mark::Done]) {
            Years::Gets
        } else if figure.subject == Subject::EachYear && !self.has(Mark::Each) {
            Years::Told
        } else if begins.is_some() && !together {
            Years::During
        } else {
            Years::Plain
        };
        let changes = figure.subject.is_relative() || figure.subject.is_direction();
        let measure = if changes && self.has(Mark::Better) {
            Measure::Better
        } else if self.is_rank || figure.ranked && figure.subject == Subject::Change {
            Measure::Rank
        } else if of_growth && self.has(Mark::Real) {
            Measure::Real
        } else if of_growth && self.has(Mark::Nominal) {
            Measure::Nominal
        } else if self.has(Mark::Rate)
            && matches!(figure.subject, Subject::Multiple | Subject::Direction)
        {
            Measure::Growth
        } else {
            Measure::Plain
        };
        Ok(Goal {
            text: self.text.to_owned(),
            toward,
            subject: figure.subject,
            bound,
            since: self.since.or(begins).filter(|_| !on_year_before),
            on_year_before,
            a_year,
            in_total: together && figure.subject == Subject::Growth,
            by: self.by,
            years: self.years,
            in_years,
            ends,
            from,
            against: None,
            measure,
            stretch: None,
            value: figure.value,
            upper: figure.upper,
        })
    }

    /// `高于全市平均2个百分点`: the difference from another indicator.
    fn reference(&self, own: &OwnName) -> Result<Goal, GoalError> {
        let Some((bound, other)) = &self.against else {
            return self.refuse(&(0..self.text.len()), |words| GoalMessage::Unquantified { words });
        };
        if *bound == Bound::About {
            return self.refuse(other, |part| GoalMessage::Better { part });
        }
        let bound = if self.has(Mark::Denied) { bound.denied() } else { *bound };
        if let Some((_, start)) = &self.from {
            return self.refuse(start, |part| GoalMessage::SinceLevel { part });
        }
        // 年均增长7%，增速高于全国平均: the number is no difference.
        let number = self.amount.as_ref().map(|(_, span)| span);
        let number = number.or_else(|| self.mark(Mark::Fold));
        if let Some((first, second)) = number.map(|number| in_order(number, other))
            && (self.fold.is_some() || {
                // 5 points above the EU average, but not 10%且高于全国平均.
                let between = self.text.get(first.end..second.start).unwrap_or_default();
                let apart = !between.is_ascii() || between.contains(" and ");
                let before = second == other && apart;
                before || between.contains(is_punctuation)
            })
        {
            return self.refuse(second, |part| GoalMessage::Separately { part });
        }
        let counts = [Mark::Total, Mark::Running, Mark::Added];
        if let Some(count) = counts.into_iter().find_map(|mark| self.mark(mark)) {
            return Err(self.together(count, other));
        }
        let subject = if self.has_any(&[Mark::Each, Mark::Step]) {
            Subject::EachYear
        } else if self.is_mean_of_years() {
            Subject::YearlyAverage
        } else {
            Subject::Reference
        };
        let lower = matches!(bound, Bound::LessThan | Bound::AtMost);
        let (value, bound) = self.lead(bound, lower, other, own)?;
        let toward = if bound == Bound::About && lower {
            Some(Direction::Decrease)
        } else if bound == Bound::About {
            Some(Direction::Increase)
        } else {
            bound.direction()
        };
        Ok(Goal {
            text: self.text.to_owned(),
            subject,
            bound,
            toward: toward.filter(|_| !self.has(Mark::Even)),
            value: Some(value),
            by: self.by,
            years: self.years,
            against: Some(self.part(other)),
            ..Goal::default()
        })
    }

    /// How far from the other indicator, and which side of that counts.
    fn lead(
        &self,
        bound: Bound,
        lower: bool,
        other: &Range<usize>,
        own: &OwnName,
    ) -> Result<(Quantity, Bound), GoalError> {
        match &self.amount {
            Some((Amount { upper: Some(_), .. }, span)) => {
                self.refuse(span, |part| GoalMessage::SecondNumber { part })
            }
            Some((amount, span)) if !amount.lower.value.is_zero() => {
                let number = amount.lower.value;
                // 高于全国2%: of a share so many points, or more by so much of it; of a growth points.
                let is_share = amount.lower.unit.is_ratio() && !amount.lower.unit.is_points();
                if is_share && !own.is_growth() && !speaks_of_growth(self.text) {
                    let (number, other) = (plain(number), self.part(other));
                    return self.refuse(span, |part| GoalMessage::LeadInPercent {
                        part,
                        number,
                        other,
                    });
                }
                let signed = if lower { number.negated() } else { number };
                let value = Quantity::new(signed, amount.lower.unit.clone());
                Ok((value, self.bound_of_lead(lower)))
            }
            _ => Ok((Quantity::new(Decimal::ZERO, Unit::bare()), bound)),
        }
    }

    /// Which side of a lead counts: 高于…2个百分点左右, 快于…1个百分点以内; of what is behind it, 低于…1个百分点以内 is no further behind.
    fn bound_of_lead(&self, lower: bool) -> Bound {
        let side = self.sides.first().map_or(Bound::AtLeast, |(side, _)| *side);
        if lower { side.mirrored() } else { side }
    }

    /// Whether the mean of the years is held against another indicator's: in English `average income` is no such.
    fn is_mean_of_years(&self) -> bool {
        let mut words = self.marks.iter();
        words.any(|(mark, span)| {
            let word = self.part(span);
            matches!(mark, Mark::Yearly | Mark::PerYear)
                && (!word.is_ascii() || word.contains("annual") || word.contains("year"))
        })
    }

    /// Whether the words compare with the year before: 同比, 较上年, and the growth that 增速 names.
    fn on_year_before(&self, figure: &Figure) -> bool {
        let relative = matches!(
            figure.subject,
            Subject::Multiple | Subject::Growth | Subject::Change | Subject::Direction
        );
        let rate = self.has(Mark::Rate) && figure.subject == Subject::Growth;
        rate || (relative && self.has(Mark::YearBefore))
    }

    /// Where it starts, in the unit of the number where it has none of its own.
    fn started(&self, figure: &Figure) -> Result<Option<Start>, GoalError> {
        let Some((start, span)) = &self.from else {
            return Ok(None);
        };
        let fits =
            matches!(figure.subject, Subject::Level | Subject::Change | Subject::RunningTotal);
        let Some(value) = figure.value.as_ref().filter(|_| fits) else {
            return self.refuse(span, |part| GoalMessage::SinceLevel { part });
        };
        let mut start = start.clone();
        if start.value.unit.is_bare() && figure.subject != Subject::Change {
            start.value = Quantity::new(start.value.value, value.unit.clone());
        }
        if !start.value.unit.is_like(&value.unit) {
            return self.refuse(span, |part| GoalMessage::StartUnits { part });
        }
        Ok(Some(start))
    }
}
