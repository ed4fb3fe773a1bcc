//! From what the words of a goal say one by one to what the goal promises.

use std::ops::Range;

use crate::quantity::{Decimal, Quantity, Unit};

use super::amount::Amount;
use super::message::{GoalError, GoalMessage};
use super::pairs::{OPPOSITES, RIVALS};
use super::reading::Words;
use super::vocabulary::Mark;
use super::{Bound, Direction, Goal, Subject};

/// What the words promise.
pub(super) fn goal(text: &str, words: &Words) -> Result<Goal, GoalError> {
    Meaning { text, words }.goal()
}

struct Meaning<'a> {
    text: &'a str,
    words: &'a Words,
}

/// A goal's number: what it is about, and its value.
struct Figure {
    subject: Subject,
    value: Option<Quantity>,
    upper: Option<Quantity>,
}

impl Meaning<'_> {
    fn goal(&self) -> Result<Goal, GoalError> {
        self.check_pairs()?;
        let side = self.side()?;
        if let Some(span) = self.words.misplaced() {
            return Err(self.error(span, GoalMessage::Misplaced));
        }
        let figure = self.figure()?;
        if figure.value.is_none()
            && let Some((_, span)) = self.words.sides.first()
        {
            return Err(self.error(span, GoalMessage::NoNumber));
        }
        self.check_since(figure.subject)?;
        let bound = self.bound(&figure, side);
        self.check_verbs(&figure, bound)?;
        let toward = self.toward(&figure, bound);
        Ok(Goal {
            text: self.text.to_owned(),
            subject: figure.subject,
            bound,
            toward,
            value: figure.value,
            upper: figure.upper,
            since: self.words.since,
            by: self.words.by,
        })
    }

    fn check_pairs(&self) -> Result<(), GoalError> {
        if let Some((first, second)) = self.found(OPPOSITES) {
            let first = self.part(first);
            return Err(self.error(second, |part| GoalMessage::Contradiction(first, part)));
        }
        if let Some((first, second)) = self.found(RIVALS) {
            let first = self.part(first);
            return Err(self.error(second, |part| GoalMessage::Together(first, part)));
        }
        if let Some((
            Amount {
                joined_by_and: true,
                ..
            },
            span,
        )) = &self.words.amount
            && !self.words.has(Mark::Between)
        {
            return Err(self.error(span, GoalMessage::SecondNumber));
        }
        Ok(())
    }

    /// The first of the pairs of which both stand in the text, in the text's order.
    fn found(&self, pairs: &[(Mark, Mark)]) -> Option<(&Range<usize>, &Range<usize>)> {
        pairs.iter().find_map(|(first, second)| {
            let (first, second) = (self.words.mark(*first)?, self.words.mark(*second)?);
            (first != second).then(|| in_order(first, second))
        })
    }

    fn figure(&self) -> Result<Figure, GoalError> {
        if let Some(factor) = self.words.fold {
            return Ok(multiple(factor, None));
        }
        if self.words.has(Mark::Level) {
            return Ok(multiple(Decimal::ONE, None));
        }
        let Some((amount, span)) = &self.words.amount else {
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
        if let Some(verb) = self.verb() {
            if let Some(maintain) = self.words.mark(Mark::Maintain) {
                let first = self.part(maintain);
                return Err(self.error(verb, |part| GoalMessage::Together(first, part)));
            }
            return self.change(amount, span);
        }
        let subject = if self.words.has(Mark::Maintain) {
            Subject::Maintain
        } else if self.words.has(Mark::Added) || self.words.has(Mark::Total) {
            Subject::Added
        } else if self.words.has(Mark::Running) {
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
        ];
        if let Some(span) = needs.iter().find_map(|mark| self.words.mark(*mark)) {
            return Err(self.error(span, GoalMessage::NoNumber));
        }
        let subject = if self.verb().is_some() {
            if self.words.has(Mark::Step) || self.words.has(Mark::Each) {
                Subject::YearlyDirection
            } else {
                Subject::Direction
            }
        } else if self.words.has(Mark::Done) {
            Subject::Milestone
        } else {
            let whole = 0..self.text.len();
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

    /// Which side the words name, all of them taken together.
    fn side(&self) -> Result<Option<Bound>, GoalError> {
        let mut sides = self.words.sides.iter();
        let Some((bound, first)) = sides.next() else {
            return Ok(None);
        };
        let mut bound = *bound;
        if let Some((Amount { upper: Some(_), .. }, span)) = &self.words.amount {
            let (first, second) = in_order(span, first);
            let first = self.part(first);
            return Err(self.error(second, |part| GoalMessage::Contradiction(first, part)));
        }
        for (next, span) in sides {
            bound = stricter(bound, *next).ok_or_else(|| {
                let first = self.part(first);
                self.error(span, |part| GoalMessage::Contradiction(first, part))
            })?;
        }
        Ok(Some(bound))
    }

    fn bound(&self, figure: &Figure, side: Option<Bound>) -> Bound {
        if figure.upper.is_some() {
            return Bound::Range;
        }
        let relative = matches!(
            figure.subject,
            Subject::Multiple | Subject::Growth | Subject::Change | Subject::YearlyGrowth
        );
        let falls = self.words.has(Mark::Down) && relative;
        // 下降13.5%以上: a deeper cut is a smaller number.
        if falls {
            let capped = self.words.has(Mark::Cap);
            let plain = if capped {
                Bound::AtMost
            } else {
                Bound::AtLeast
            };
            return side.unwrap_or(plain).mirrored();
        }
        side.unwrap_or_else(|| {
            let down = self.words.has(Mark::DownTo)
                || self.words.has(Mark::Cap)
                || self.words.has(Mark::Down)
                || (figure.subject == Subject::Multiple
                    && figure
                        .value
                        .as_ref()
                        .is_some_and(|factor| factor.value < Decimal::ONE));
            if down { Bound::AtMost } else { Bound::AtLeast }
        })
    }

    /// Verbs of reaching a level are held against the side and the size of the number.
    fn check_verbs(&self, figure: &Figure, bound: Bound) -> Result<(), GoalError> {
        let (verb, wrong, beyond) = if let Some(verb) = self.words.mark(Mark::UpTo) {
            (verb, Direction::Decrease, std::cmp::Ordering::Less)
        } else if let Some(verb) = self.words.mark(Mark::DownTo) {
            (verb, Direction::Increase, std::cmp::Ordering::Greater)
        } else {
            return Ok(());
        };
        if bound.direction() == Some(wrong)
            && let Some((_, side)) = self.words.sides.first()
        {
            let (first, second) = in_order(verb, side);
            let first = self.part(first);
            return Err(self.error(second, |part| GoalMessage::Contradiction(first, part)));
        }
        let other_way = figure.subject == Subject::Multiple
            && figure
                .value
                .as_ref()
                .is_some_and(|factor| factor.value.cmp(&Decimal::ONE) == beyond);
        if let Some((_, span)) = self.words.amount.as_ref().filter(|_| other_way) {
            let first = self.part(verb);
            return Err(self.error(span, |part| GoalMessage::Contradiction(first, part)));
        }
        Ok(())
    }

    fn check_since(&self, subject: Subject) -> Result<(), GoalError> {
        let to_level = self.words.has(Mark::UpTo) || self.words.has(Mark::DownTo);
        let compares = match subject {
            Subject::Level => to_level,
            Subject::RunningTotal
            | Subject::EachYear
            | Subject::Maintain
            | Subject::YearlyAverage
            | Subject::Milestone => false,
            _ => true,
        };
        match self.words.mark(Mark::Since) {
            Some(span) if !compares => Err(self.error(span, GoalMessage::SinceLevel)),
            _ => Ok(()),
        }
    }

    /// Which way the words say that the indicator should move.
    fn toward(&self, figure: &Figure, bound: Bound) -> Option<Direction> {
        match figure.subject {
            Subject::Milestone => return Some(Direction::Increase),
            Subject::Direction | Subject::YearlyDirection => return self.moves(figure),
            _ => {}
        }
        match bound {
            Bound::Range => None,
            Bound::About => self.moves(figure),
            _ => {
                let named = !self.words.sides.is_empty() || self.moves(figure).is_some();
                bound.direction().filter(|_| named)
            }
        }
    }

    /// The direction of the verbs, and of words that imply one.
    fn moves(&self, figure: &Figure) -> Option<Direction> {
        let any = |marks: &[Mark]| marks.iter().any(|mark| self.words.has(*mark));
        if any(&[Mark::Down, Mark::DownTo, Mark::Cap]) {
            return Some(Direction::Decrease);
        }
        if any(&[Mark::Up, Mark::UpTo, Mark::Added])
            || (self.words.has(Mark::PerYear) && figure.subject == Subject::YearlyGrowth)
        {
            return Some(Direction::Increase);
        }
        let factor = figure
            .value
            .as_ref()
            .filter(|_| any(&[Mark::Of, Mark::Fold]))?;
        if factor.value < Decimal::ONE {
            Some(Direction::Decrease)
        } else {
            Some(Direction::Increase)
        }
    }

    /// Where a verb of change stands.
    fn verb(&self) -> Option<&Range<usize>> {
        self.words
            .mark(Mark::Up)
            .or_else(|| self.words.mark(Mark::Down))
    }

    fn part(&self, span: &Range<usize>) -> String {
        let part = self.text.get(span.clone()).unwrap_or_default();
        part.trim().to_owned()
    }

    fn error(&self, span: &Range<usize>, message: impl FnOnce(String) -> GoalMessage) -> GoalError {
        GoalError {
            span: span.clone(),
            message: message(self.part(span)),
        }
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

fn in_order<'a>(
    first: &'a Range<usize>,
    second: &'a Range<usize>,
) -> (&'a Range<usize>, &'a Range<usize>) {
    if first.start <= second.start {
        (first, second)
    } else {
        (second, first)
    }
}

/// Both sides together: of two that agree the strict one (超过60%以上), none where they contradict each other.
fn stricter(first: Bound, second: Bound) -> Option<Bound> {
    if first == second {
        return Some(first);
    }
    if first == Bound::About || second == Bound::About || first.direction() != second.direction() {
        return None;
    }
    Some(match first.direction()? {
        Direction::Increase => Bound::MoreThan,
        Direction::Decrease => Bound::LessThan,
    })
}
