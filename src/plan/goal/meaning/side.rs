//! Which side of its number a goal asks for, and which way it leads; words that contradict each other there.

use std::cmp::Ordering;
use std::ops::Range;

use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::promise::{Ends, Start, Subject};
use crate::plan::goal::words::Words;
use crate::quantity::Decimal;
use crate::words::goals::changes::PRICE_RISES;
use crate::words::goals::{Bound, Direction, Mark};

use super::Figure;

/// Whether `to` stands between a factor and its number.
pub(super) fn to_number(words: &Words<'_>, amount: &Range<usize>) -> bool {
    let fold = words.mark(Mark::Fold).map(|fold| fold.end);
    let mut to = words.marks.iter().filter(|(mark, _)| *mark == Mark::To);
    fold.is_some_and(|fold| to.any(|(_, to)| fold <= to.start && to.end <= amount.start))
}

impl Words<'_> {
    /// Which way leads from the start to the number.
    fn way(figure: &Figure, from: Option<&Start>) -> Option<Direction> {
        let value = figure.value.as_ref().filter(|_| figure.subject != Subject::Change)?;
        let start = from?.value.in_unit(&value.unit).ok()?;
        match value.value.compare(start) {
            Ordering::Greater => Some(Direction::Increase),
            Ordering::Less => Some(Direction::Decrease),
            Ordering::Equal => None,
        }
    }

    pub(super) fn bound(
        &self,
        figure: &Figure,
        side: Option<Bound>,
        from: Option<&Start>,
    ) -> Bound {
        if figure.upper.is_some() {
            return Bound::Range;
        }
        if self.is_rank {
            return side.unwrap_or(Bound::AtMost);
        }
        let relative = figure.subject.is_relative();
        let is_fold = self.has(Mark::Fold) && figure.falls();
        let falls = (relative && self.leads_down(figure)) || is_fold;
        // 2020年的90%: 恢复到 leads up to it, 降至 down; alone it names no side.
        let of_share = self.has(Mark::Of) && figure.falls();
        let leads_down = self.has(Mark::DownTo) || self.has(Mark::Cap);
        if of_share && !leads_down && from.is_none() {
            return side.unwrap_or(Bound::AtLeast);
        }
        // 下降13.5%以上, 至少减半: a deeper cut is a smaller number.
        if falls {
            let plain = if self.has(Mark::Cap) { Bound::AtMost } else { Bound::AtLeast };
            return side.unwrap_or(plain).mirrored();
        }
        side.unwrap_or_else(|| {
            let down = self.has(Mark::DownTo)
                || self.has(Mark::Cap)
                || self.leads_down(figure)
                || (figure.falls() && !figure.is_total_below_zero())
                || Self::way(figure, from) == Some(Direction::Decrease);
            if down { Bound::AtMost } else { Bound::AtLeast }
        })
    }

    /// Which ends of a range count: behind words of rising or getting the lower one, behind words of falling the upper.
    pub(super) fn ends(&self, figure: &Figure, side: Option<Bound>) -> Ends {
        let relative = figure.subject.is_relative();
        let mirrored = side.filter(|_| relative && self.leads_down(figure)).map(Bound::mirrored);
        match mirrored.or(side).and_then(Bound::direction) {
            Some(Direction::Increase) => return Ends::Lower,
            Some(Direction::Decrease) => return Ends::Upper,
            None => {}
        }
        // 年均增长保持在7%-8%: of a growth more is as good.
        let grows = matches!(figure.subject, Subject::Growth | Subject::YearlyGrowth);
        if self.has_any(&[Mark::Between, Mark::Cap]) || self.has(Mark::Maintain) && !grows {
            return Ends::Both;
        }
        if self.leads_down(figure) || self.has(Mark::DownTo) || figure.falls() {
            return Ends::Upper;
        }
        let rises = [
            Mark::Up,
            Mark::UpTo,
            Mark::Added,
            Mark::Reach,
            Mark::Get,
            Mark::Done,
            Mark::Yearly,
            Mark::PerYear,
            Mark::Running,
            Mark::Total,
            Mark::Each,
            Mark::Rate,
            Mark::Of,
        ];
        if self.has_any(&rises) { Ends::Lower } else { Ends::Open }
    }

    /// The way from the start is the way that the words name.
    pub(super) fn check_way(
        &self,
        figure: &Figure,
        from: Option<&Start>,
        toward: Option<Direction>,
    ) -> Result<(), GoalError> {
        let way = Self::way(figure, from);
        match (&self.from, way.zip(toward)) {
            (Some((start, span)), Some((way, toward))) if way != toward => {
                let start = start.value.to_string();
                let verb = self.mark(Mark::UpTo).or_else(|| self.mark(Mark::DownTo));
                self.refuse(verb.unwrap_or(span), |part| GoalMessage::WrongWay { part, start })
            }
            _ => Ok(()),
        }
    }

    /// Verbs of reaching a level are held against the side and the size of the number.
    pub(super) fn check_verbs(&self, figure: &Figure, bound: Bound) -> Result<(), GoalError> {
        if self.has(Mark::Better) {
            return Ok(());
        }
        let (verb, wrong, beyond) = if let Some(verb) = self.mark(Mark::UpTo) {
            (verb, Direction::Decrease, Ordering::Less)
        } else if let Some(verb) = self.mark(Mark::DownTo) {
            (verb, Direction::Increase, Ordering::Greater)
        } else {
            return Ok(());
        };
        if bound.direction() == Some(wrong)
            && let Some((_, side)) = self.sides.first()
        {
            return Err(self.contradiction(verb, side));
        }
        let other_way = figure.subject == Subject::Multiple
            && figure
                .value
                .as_ref()
                .is_some_and(|factor| factor.value.cmp(&Decimal::ONE) == beyond);
        if let Some((_, span)) = self.amount.as_ref().filter(|_| other_way) {
            let first = self.part(verb);
            return self.refuse(span, |second| GoalMessage::Contradiction { first, second });
        }
        Ok(())
    }

    pub(super) fn check_since(&self, subject: Subject) -> Result<(), GoalError> {
        let to_level = self.has_any(&[Mark::UpTo, Mark::DownTo]);
        let compares = match subject {
            Subject::Level => to_level,
            Subject::RunningTotal
            | Subject::EachYear
            | Subject::Maintain
            | Subject::YearlyAverage
            | Subject::Milestone => false,
            Subject::YearlyGrowth | Subject::Added => !self.has(Mark::YearBefore),
            _ => true,
        };
        let since = self.mark(Mark::Since);
        match since.or_else(|| self.mark(Mark::YearBefore)) {
            Some(span) if !compares => self.refuse(span, |part| GoalMessage::SinceLevel { part }),
            _ => Ok(()),
        }
    }

    /// Which way the words say that the indicator should move.
    pub(super) fn toward(
        &self,
        figure: &Figure,
        bound: Bound,
        ends: Ends,
        from: Option<&Start>,
    ) -> Option<Direction> {
        let changes = figure.subject.is_relative() || figure.subject.is_direction();
        match figure.subject {
            _ if self.has(Mark::Better) && changes => return None,
            Subject::Milestone => return Some(Direction::Increase),
            Subject::Direction | Subject::YearlyDirection => return self.moves(figure),
            _ => {}
        }
        match (bound, ends) {
            (Bound::Range, Ends::Lower) => Some(Direction::Increase),
            (Bound::Range, Ends::Upper) => Some(Direction::Decrease),
            (Bound::Range, _) => None,
            (Bound::About, _) => self.moves(figure).or_else(|| Self::way(figure, from)),
            _ => {
                let named = !self.sides.is_empty()
                    || self.moves(figure).is_some()
                    || (figure.falls() && !figure.is_total_below_zero() && !self.has(Mark::Of))
                    || Self::way(figure, from).is_some();
                bound.direction().filter(|_| named)
            }
        }
    }

    /// The direction of the verbs, and of words that imply one.
    fn moves(&self, figure: &Figure) -> Option<Direction> {
        let falls = self.leads_down(figure) || self.has_any(&[Mark::DownTo, Mark::Cap]);
        if self.has(Mark::Better) {
            return None;
        }
        if self.is_rank || falls {
            return Some(Direction::Decrease);
        }
        if self.only_tells_of_a_price(figure) {
            return None;
        }
        if figure.ranked && self.has(Mark::Down)
            || self.has_any(&[Mark::Up, Mark::UpTo, Mark::Rate])
            || (self.has(Mark::Added) && !figure.is_total_below_zero())
            || (self.has(Mark::PerYear) && figure.subject == Subject::YearlyGrowth)
        {
            return Some(Direction::Increase);
        }
        let factor = figure.value.as_ref().filter(|_| self.has_any(&[Mark::Of, Mark::Fold]))?;
        match factor.value < Decimal::ONE {
            false => Some(Direction::Increase),
            true if self.has_any(&[Mark::Fold]) => Some(Direction::Decrease),
            true => self.has_any(&[Mark::Reach]).then_some(Direction::Increase),
        }
    }

    /// Whether the verb of a change leads to less: down, and of a rank up.
    fn leads_down(&self, figure: &Figure) -> bool {
        self.way_of_verb().is_some_and(|way| (way == Direction::Decrease) != figure.ranked)
    }

    /// Whether the verb of a change says how a price moves: which way is wanted is left to the name.
    fn only_tells_of_a_price(&self, figure: &Figure) -> bool {
        let rises = figure.value.as_ref().is_some_and(|value| match figure.subject {
            Subject::Growth => value.value >= Decimal::ONE,
            Subject::Change | Subject::YearlyGrowth => !value.value.is_negative(),
            _ => false,
        });
        let verb = self.mark(Mark::Up).map(|verb| self.part(verb));
        rises && figure.upper.is_none() && verb.is_some_and(|verb| verb == PRICE_RISES)
    }

    /// Which way a verb of change leads.
    pub(super) fn way_of_verb(&self) -> Option<Direction> {
        if self.has(Mark::Up) {
            Some(Direction::Increase)
        } else {
            self.mark(Mark::Down).map(|_| Direction::Decrease)
        }
    }

    /// Where a verb of change stands.
    pub(super) fn verb(&self) -> Option<&Range<usize>> {
        self.mark(Mark::Up).or_else(|| self.mark(Mark::Down))
    }
}
