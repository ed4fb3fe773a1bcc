//! From what the words of a goal say one by one to what the goal promises.

use std::ops::Range;

use crate::quantity::Decimal;

use super::amount::Amount;
use super::figure::Figure;
use super::message::{GoalError, GoalMessage};
use super::pairs::{OPPOSITES, RIVALS};
use super::reading::Words;
use super::vocabulary::Mark;
use super::{Bound, Direction, Ends, Goal, Subject};

/// What the words promise.
pub(super) fn goal(text: &str, words: &Words) -> Result<Goal, GoalError> {
    Meaning { text, words }.goal()
}

pub(super) struct Meaning<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a Words,
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
        let on_year_before = self.on_year_before(&figure);
        let together = self.words.has(Mark::Total) || self.words.has(Mark::Running);
        let in_total = together && figure.subject == Subject::Growth;
        Ok(Goal {
            text: self.text.to_owned(),
            subject: figure.subject,
            bound,
            toward,
            value: figure.value,
            upper: figure.upper,
            since: self.words.since,
            on_year_before,
            in_total,
            by: self.words.by,
            ends: Ends::default(),
            from: None,
            is_real: false,
            stretch: None,
        })
    }

    /// Whether the words compare with the year before: 同比, 较上年, and the growth that 增速 names.
    fn on_year_before(&self, figure: &Figure) -> bool {
        let relative = matches!(
            figure.subject,
            Subject::Multiple | Subject::Growth | Subject::Change | Subject::Direction
        );
        let rate = self.words.has(Mark::Rate) && figure.subject == Subject::Growth;
        rate || (relative && self.words.has(Mark::YearBefore))
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
                || figure.falls();
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
            Subject::YearlyGrowth | Subject::Added => !self.words.has(Mark::YearBefore),
            _ => true,
        };
        let since = self.words.mark(Mark::Since);
        match since.or_else(|| self.words.mark(Mark::YearBefore)) {
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
                let named =
                    !self.words.sides.is_empty() || self.moves(figure).is_some() || figure.falls();
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
        if any(&[Mark::Up, Mark::UpTo, Mark::Added, Mark::Rate])
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
    pub(super) fn verb(&self) -> Option<&Range<usize>> {
        self.words
            .mark(Mark::Up)
            .or_else(|| self.words.mark(Mark::Down))
    }

    pub(super) fn part(&self, span: &Range<usize>) -> String {
        let part = self.text.get(span.clone()).unwrap_or_default();
        part.trim().to_owned()
    }

    pub(super) fn error(
        &self,
        span: &Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> GoalError {
        GoalError {
            span: span.clone(),
            message: message(self.part(span)),
        }
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
