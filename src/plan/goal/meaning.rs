//! From what the pieces of a goal say one by one to what the goal promises.

use std::cmp::Ordering;
use std::ops::Range;

use crate::quantity::{Decimal, Quantity, Unit};
use crate::words::goals::{Bound, CLIMBS, Direction, Mark, PLACES, PRICE_RISES};

use super::clashes;
use super::message::{GoalError, GoalMessage};
use super::number::{Amount, Form, is_punctuation};
use super::promise::{Ends, Goal, Measure, Start, Subject};
use super::words::{Words, in_order};

/// What the words promise.
pub(super) fn goal(words: Words<'_>, ranked: bool) -> Result<Goal, GoalError> {
    let mut meaning = Meaning { words };
    meaning.settle();
    meaning.goal(ranked)
}

/// A goal's number: what it is about, and its value.
struct Figure {
    subject: Subject,
    value: Option<Quantity>,
    upper: Option<Quantity>,
    /// Whether it is a rank that gets better.
    climbs: bool,
}

impl Figure {
    fn plain(subject: Subject, amount: &Amount) -> Self {
        Self {
            subject,
            value: Some(amount.lower.clone()),
            upper: amount.upper.clone(),
            climbs: false,
        }
    }

    fn multiple(factor: Decimal, upper: Option<Decimal>) -> Self {
        let quantity = |factor| Quantity::new(factor, Unit::one());
        Self {
            subject: Subject::Multiple,
            value: Some(quantity(factor)),
            upper: upper.map(quantity),
            climbs: false,
        }
    }

    /// The ends of a range in order: falls turn it round.
    fn ends(subject: Subject, value: Quantity, upper: Option<Quantity>) -> Self {
        let (value, upper) = match upper {
            Some(upper) if upper.value < value.value => (upper, Some(value)),
            upper => (value, upper),
        };
        Self {
            subject,
            value: Some(value),
            upper,
            climbs: false,
        }
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

struct Meaning<'a> {
    words: Words<'a>,
}

impl Meaning<'_> {
    /// What some words mean because of others: a verb with a start, or with `to` before its number, leads to a level.
    fn settle(&mut self) {
        let Some((amount, span)) = &self.words.amount else {
            return;
        };
        let verb = self.verb().map(|verb| verb.start);
        let between = |mark: &Range<usize>| {
            verb.is_some_and(|verb| verb < mark.start) && mark.start < span.start
        };
        let to = self
            .words
            .marks
            .iter()
            .filter(|(mark, _)| *mark == Mark::To)
            .any(|(_, span)| between(span));
        let caps_change = self.caps_change();
        let leads_to = to && !amount.lower.unit.is_points() && !self.words.has(Mark::By);
        let is_rank = self.words.is_rank;
        for (mark, _) in &mut self.words.marks {
            *mark = match *mark {
                // Limit the increase to 5%: what is limited is the change.
                Mark::UpTo if caps_change => Mark::Up,
                Mark::DownTo if caps_change => Mark::Down,
                Mark::Up if leads_to && !caps_change => Mark::UpTo,
                Mark::Down if leads_to && !caps_change => Mark::DownTo,
                // Rise to rank 6: less.
                Mark::UpTo if is_rank => Mark::DownTo,
                other => other,
            };
        }
        // 回升并稳定在2亿吨: it leads there.
        for (verb, to) in [(Mark::Up, Mark::UpTo), (Mark::Down, Mark::DownTo)] {
            if self.words.joins(verb, Mark::Maintain) {
                let marks = &mut self.words.marks;
                marks.retain(|(mark, _)| *mark != Mark::Maintain);
                for (mark, _) in marks.iter_mut().filter(|(mark, _)| *mark == verb) {
                    *mark = to;
                }
            }
        }
        // 从2020年的35%提升到2025年的40%: the year that it leads to.
        if self.words.from.is_some() && self.words.has(Mark::Of) && self.words.by.is_none() {
            self.words.by = self.words.since.take();
            self.words.marks.retain(|(mark, _)| *mark != Mark::Of);
        }
        // Double to 9 billion: the number is what it leads to.
        if to_number(&self.words, span) && self.words.fold.is_some() {
            let rises = self.words.fold.is_some_and(|fold| fold > Decimal::ONE);
            self.words.fold = None;
            for (mark, _) in &mut self.words.marks {
                if *mark == Mark::Fold {
                    *mark = if rises { Mark::UpTo } else { Mark::DownTo };
                }
            }
        }
    }

    /// Whether a word of limits stands before an English verb: `limit the increase to 5%`.
    fn caps_change(&self) -> bool {
        let verb = [Mark::Up, Mark::Down, Mark::UpTo, Mark::DownTo]
            .iter()
            .find_map(|mark| self.words.mark(*mark));
        let cap = self.words.mark(Mark::Cap);
        cap.zip(verb)
            .is_some_and(|(cap, verb)| cap.end <= verb.start && self.words.part(verb).is_ascii())
    }

    fn goal(&self, ranked: bool) -> Result<Goal, GoalError> {
        clashes::check(&self.words)?;
        if self.words.against.is_some() {
            return self.reference();
        }
        let side = clashes::side(&self.words)?;
        if let Some(span) = self.words.misplaced() {
            return Err(self
                .words
                .error(span, |part| GoalMessage::Misplaced { part }));
        }
        let figure = self.figure(ranked)?;
        if figure.value.is_none()
            && let Some((_, span)) = self.words.sides.first()
        {
            return Err(self
                .words
                .error(span, |part| GoalMessage::NoNumber { part }));
        }
        self.check_since(figure.subject)?;
        let from = self.from(&figure)?;
        let bound = self.bound(&figure, side, from.as_ref());
        self.check_verbs(&figure, bound)?;
        let ends = if bound == Bound::Range {
            self.ends(&figure, side)
        } else {
            Ends::default()
        };
        let toward = self.toward(&figure, bound, ends, from.as_ref());
        self.check_way(&figure, from.as_ref(), toward)?;
        let together = self.words.has(Mark::Total) || self.words.has(Mark::Running);
        let on_year_before = self.on_year_before(&figure);
        let of_growth = matches!(figure.subject, Subject::Growth | Subject::YearlyGrowth);
        let measure = if self.words.is_rank || figure.climbs {
            Measure::Rank
        } else if of_growth && self.words.has(Mark::Real) {
            Measure::Real
        } else {
            Measure::Plain
        };
        Ok(Goal {
            text: self.words.text.to_owned(),
            toward,
            subject: figure.subject,
            bound,
            since: self.words.since.filter(|_| !on_year_before),
            on_year_before,
            in_total: together && figure.subject == Subject::Growth,
            by: self.words.by,
            years: self.words.years,
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
    fn reference(&self) -> Result<Goal, GoalError> {
        let Some((bound, other)) = &self.words.against else {
            return Err(self.words.error(&(0..self.words.text.len()), |words| {
                GoalMessage::Unquantified { words }
            }));
        };
        if *bound == Bound::About {
            return Err(self.words.error(other, |part| GoalMessage::Better { part }));
        }
        let bound = if self.words.has(Mark::Denied) {
            bound.denied()
        } else {
            *bound
        };
        if let Some((_, start)) = &self.words.from {
            return Err(self
                .words
                .error(start, |part| GoalMessage::SinceLevel { part }));
        }
        // 年均增长7%，增速高于全国平均: the number is no difference.
        let number = self.words.amount.as_ref().map(|(_, span)| span);
        let number = number.or_else(|| self.words.mark(Mark::Fold));
        if let Some((first, second)) = number.map(|number| in_order(number, other))
            && (self.words.fold.is_some() || {
                // 5 points above the EU average, but not 10%且高于全国平均.
                let between = self
                    .words
                    .text
                    .get(first.end..second.start)
                    .unwrap_or_default();
                let apart = !between.is_ascii() || between.contains(" and ");
                let before = second == other && apart;
                before || between.contains(is_punctuation)
            })
        {
            return Err(self
                .words
                .error(second, |part| GoalMessage::Separately { part }));
        }
        let lower = matches!(bound, Bound::LessThan | Bound::AtMost);
        let none = Quantity::new(Decimal::ZERO, Unit::bare());
        let (value, bound) = match &self.words.amount {
            Some((amount, _)) if amount.lower.value.is_zero() && amount.upper.is_none() => {
                (none, bound)
            }
            None => (none, bound),
            Some((Amount { upper: Some(_), .. }, span)) => {
                return Err(self
                    .words
                    .error(span, |part| GoalMessage::SecondNumber { part }));
            }
            Some((amount, _)) => {
                let number = amount.lower.value;
                let signed = if lower { number.negated() } else { number };
                let value = Quantity::new(signed, amount.lower.unit.clone());
                let strict = self
                    .words
                    .sides
                    .iter()
                    .any(|(side, _)| *side == Bound::MoreThan);
                let bound = match (lower, strict) {
                    (false, false) => Bound::AtLeast,
                    (false, true) => Bound::MoreThan,
                    (true, false) => Bound::AtMost,
                    (true, true) => Bound::LessThan,
                };
                (value, bound)
            }
        };
        Ok(Goal {
            text: self.words.text.to_owned(),
            subject: Subject::Reference,
            bound,
            toward: bound.direction(),
            value: Some(value),
            by: self.words.by,
            years: self.words.years,
            against: Some(self.words.part(other)),
            ..Goal::default()
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

    /// What the number of the goal is about, and its value.
    fn figure(&self, ranked: bool) -> Result<Figure, GoalError> {
        if let Some(factor) = self.words.fold {
            let fold = self.words.mark(Mark::Fold);
            if let Some((fold, verb)) = fold.zip(self.words.mark(Mark::Down))
                && factor > Decimal::ONE
            {
                return Err(self.words.contradiction(fold, verb));
            }
            return Ok(Figure::multiple(factor, None));
        }
        if self.words.has(Mark::Level) {
            return Ok(Figure::multiple(Decimal::ONE, None));
        }
        let Some((amount, span)) = &self.words.amount else {
            // At most the 2020 level: the level itself, where 2020年的 would wait for its number.
            let level = self.words.mark(Mark::Of).map(|span| self.words.part(span));
            if level.is_some_and(|level| level.ends_with(|c: char| c.is_ascii_alphabetic())) {
                return Ok(Figure::multiple(Decimal::ONE, None));
            }
            return self.without_amount();
        };
        if let Some(between) = self.words.mark(Mark::Between)
            && amount.upper.is_none()
            && !self.words.has(Mark::Cap)
        {
            return Err(self
                .words
                .error(between, |part| GoalMessage::NoNumber { part }));
        }
        if self.words.has(Mark::Of) {
            return self.of_baseline(amount, span);
        }
        if self.words.has(Mark::Each) {
            return self.each_year(amount);
        }
        if self.words.has(Mark::Yearly) || self.words.has(Mark::PerYear) {
            return self.yearly(amount, span);
        }
        // 增速位居全省前3位 is the rank of another indicator; 新增 and 累计 are said of amounts.
        let no_ranks = [Mark::Rate, Mark::Added, Mark::Total, Mark::Running];
        let mut no_ranks = no_ranks.into_iter().filter(|_| self.words.is_rank);
        if let Some(said) = no_ranks.find_map(|mark| self.words.mark(mark)) {
            return Err(self.words.together(said, span));
        }
        let to_level = self.words.has(Mark::UpTo) || self.words.has(Mark::DownTo);
        let rate = self.words.has(Mark::Rate) && !to_level && !self.words.has(Mark::Maintain);
        if self.verb().is_some() || rate {
            let verb = self.verb().unwrap_or(span);
            if self.words.is_rank {
                return Err(self.words.together(verb, span));
            }
            if let Some(maintain) = self.words.mark(Mark::Maintain) {
                return Err(self.words.together(maintain, verb));
            }
            return self.change(amount, span, ranked);
        }
        // 较2020年新增: a change of the level, also of what adds up over the years.
        if self.words.has(Mark::Against) && self.words.has(Mark::Added) {
            return self.change(amount, span, ranked);
        }
        let is_range = amount.upper.is_some();
        let subject = if self.words.has(Mark::Maintain) && !is_range {
            Subject::Maintain
        } else if self.words.has(Mark::Added) || (self.words.has(Mark::Total) && !to_level) {
            Subject::Added
        } else if self.words.has(Mark::Running) || self.words.has(Mark::Total) {
            Subject::RunningTotal
        } else {
            Subject::Level
        };
        Ok(Figure::plain(subject, amount))
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
        let lacking = needs
            .iter()
            .filter(lacks)
            .find_map(|mark| self.words.mark(*mark));
        if let Some(span) = lacking {
            return Err(self
                .words
                .error(span, |part| GoalMessage::NoNumber { part }));
        }
        let subject = if verb {
            if self.words.has(Mark::Step) || self.words.has(Mark::Each) {
                Subject::YearlyDirection
            } else {
                Subject::Direction
            }
        } else if self.words.has(Mark::Done) && !self.words.has(Mark::Each) {
            Subject::Milestone
        } else if let Some(each) = self
            .words
            .mark(Mark::Each)
            .filter(|_| self.words.has(Mark::Done))
        {
            return Err(self
                .words
                .error(each, |part| GoalMessage::NoNumber { part }));
        } else {
            let whole = 0..self.words.text.len();
            return Err(if self.words.text.trim().is_empty() {
                self.words.error(&whole, |_| GoalMessage::Empty)
            } else if let Some((_, side)) = self.words.sides.first() {
                self.words
                    .error(side, |part| GoalMessage::NoNumber { part })
            } else {
                self.words
                    .error(&whole, |words| GoalMessage::Unquantified { words })
            });
        };
        Ok(Figure {
            subject,
            value: None,
            upper: None,
            climbs: false,
        })
    }

    /// `2020年的2倍`, `2020年的150%`.
    fn of_baseline(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let factor = |quantity: &Quantity| {
            let share = quantity.unit.is_ratio() && !quantity.unit.is_points();
            let factor = quantity.in_unit(&Unit::one()).ok().filter(|_| share);
            let factor = factor.ok_or_else(|| {
                self.words
                    .error(span, |part| GoalMessage::NotAMultiple { part })
            })?;
            if factor.is_negative() {
                return Err(self.words.error(span, |part| GoalMessage::TooDeep { part }));
            }
            Ok(factor)
        };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(Figure::multiple(factor(&amount.lower)?, upper))
    }

    fn each_year(&self, amount: &Amount) -> Result<Figure, GoalError> {
        if let Some(span) = self.verb().or_else(|| self.words.mark(Mark::Added)) {
            return Err(self
                .words
                .error(span, |part| GoalMessage::EachYearChange { part }));
        }
        Ok(Figure::plain(Subject::EachYear, amount))
    }

    /// `年均增长8%`, `年均不低于3%`, `8% a year`; an amount a year is one in each of them.
    fn yearly(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let is_share = amount.lower.unit.is_ratio() && !amount.lower.unit.is_points();
        let per_year = !self.words.has(Mark::Yearly) && self.verb().is_none();
        if per_year && !is_share && !amount.lower.unit.is_points() {
            return Ok(Figure::plain(Subject::EachYear, amount));
        }
        if let Some(span) = self.words.mark(Mark::Added) {
            return Err(self
                .words
                .error(span, |part| GoalMessage::YearlyAmount { part }));
        }
        let grows = self.verb().is_some() || !self.words.has(Mark::Yearly);
        if !grows {
            return Ok(Figure::plain(Subject::YearlyAverage, amount));
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
            let rate = rate.ok_or_else(|| {
                self.words
                    .error(span, |part| GoalMessage::YearlyAmount { part })
            })?;
            let signed = if falls {
                rate.value.negated()
            } else {
                rate.value
            };
            if signed < Decimal::HUNDRED.negated() {
                return Err(self.words.error(span, |part| GoalMessage::TooDeep { part }));
            }
            Ok(Quantity::new(signed, rate.unit))
        };
        let upper = amount.upper.as_ref().map(rate).transpose()?;
        Ok(Figure::ends(
            Subject::YearlyGrowth,
            rate(&amount.lower)?,
            upper,
        ))
    }

    /// `增长50%`, `增加2倍`, `提高5个百分点`, `减少10万吨`; of a rank to rise is to count down.
    fn change(
        &self,
        amount: &Amount,
        span: &Range<usize>,
        ranked: bool,
    ) -> Result<Figure, GoalError> {
        let unit = &amount.lower.unit;
        let counts_places = unit.is_bare() || PLACES.contains(&unit.text());
        let climbs = self.words.mark(Mark::Up).is_some_and(|verb| {
            ranked || CLIMBS.contains(&self.words.part(verb).to_ascii_lowercase().as_str())
        });
        let is_rank = climbs && counts_places && (ranked || PLACES.contains(&unit.text()));
        let falls = self.words.has(Mark::Down) != is_rank;
        let signed = |value: Decimal| if falls { value.negated() } else { value };
        if !unit.is_ratio() || unit.is_points() {
            // Places are counted in whatever word the data have for them.
            let unit = |unit: &Unit| if is_rank { Unit::bare() } else { unit.clone() };
            let change =
                |quantity: &Quantity| Quantity::new(signed(quantity.value), unit(&quantity.unit));
            let upper = amount.upper.as_ref().map(change);
            return Ok(Figure {
                climbs: is_rank,
                ..Figure::ends(Subject::Change, change(&amount.lower), upper)
            });
        }
        if unit.text() == "times" {
            let by = amount.lower.value.shifted(2).ok();
            let by = by.map(|by| Quantity::new(by.normalized(), Unit::percent()).to_string());
            let to = amount.lower.to_string();
            return Err(self.words.error(span, |part| GoalMessage::Times {
                part,
                to,
                by: by.unwrap_or_default(),
            }));
        }
        let factor = |quantity: &Quantity| {
            let share = quantity.in_unit(&Unit::one()).ok();
            let factor = share.and_then(|share| Decimal::ONE.plus(signed(share)).ok());
            let factor = factor.ok_or_else(|| {
                self.words
                    .error(span, |part| GoalMessage::TooLarge { part })
            })?;
            if factor.is_negative() {
                return Err(self.words.error(span, |part| GoalMessage::TooDeep { part }));
            }
            Ok(Quantity::new(factor, Unit::one()))
        };
        let is_multiple =
            unit.scale() == 0 || amount.form == Form::Fraction || self.words.has(Mark::Relative);
        let subject = if is_multiple {
            Subject::Multiple
        } else {
            Subject::Growth
        };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(Figure::ends(subject, factor(&amount.lower)?, upper))
    }

    /// Where it starts, in the unit of the number where it has none of its own.
    fn from(&self, figure: &Figure) -> Result<Option<Start>, GoalError> {
        let Some((start, span)) = &self.words.from else {
            return Ok(None);
        };
        let fits = matches!(
            figure.subject,
            Subject::Level | Subject::Change | Subject::RunningTotal
        );
        let Some(value) = figure.value.as_ref().filter(|_| fits) else {
            return Err(self
                .words
                .error(span, |part| GoalMessage::SinceLevel { part }));
        };
        let mut start = start.clone();
        if start.value.unit.is_bare() && figure.subject != Subject::Change {
            start.value = Quantity::new(start.value.value, value.unit.clone());
        }
        if !start.value.unit.is_like(&value.unit) {
            return Err(self
                .words
                .error(span, |part| GoalMessage::StartUnits { part }));
        }
        Ok(Some(start))
    }

    /// Which way leads from the start to the number.
    fn way(figure: &Figure, from: Option<&Start>) -> Option<Direction> {
        let value = figure
            .value
            .as_ref()
            .filter(|_| figure.subject != Subject::Change)?;
        let start = from?.value.in_unit(&value.unit).ok()?;
        match value.value.compare(start) {
            Ordering::Greater => Some(Direction::Increase),
            Ordering::Less => Some(Direction::Decrease),
            Ordering::Equal => None,
        }
    }

    fn bound(&self, figure: &Figure, side: Option<Bound>, from: Option<&Start>) -> Bound {
        if figure.upper.is_some() {
            return Bound::Range;
        }
        if self.words.is_rank {
            return side.unwrap_or(Bound::AtMost);
        }
        let relative = figure.subject.is_relative();
        let is_fold = self.words.has(Mark::Fold) && figure.falls();
        let falls = ((self.words.has(Mark::Down) || figure.climbs) && relative) || is_fold;
        // 2020年的90%: 恢复到 leads up to it, 降至 down; alone it names no side.
        let of_share = self.words.has(Mark::Of) && figure.falls();
        let leads_down = self.words.has(Mark::DownTo) || self.words.has(Mark::Cap);
        if of_share && !leads_down && from.is_none() {
            return side.unwrap_or(Bound::AtLeast);
        }
        // 下降13.5%以上, 至少减半: a deeper cut is a smaller number.
        if falls {
            let plain = if self.words.has(Mark::Cap) {
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
                || figure.falls()
                || Self::way(figure, from) == Some(Direction::Decrease);
            if down { Bound::AtMost } else { Bound::AtLeast }
        })
    }

    /// Which ends of a range count: behind words of rising or getting the lower one, behind words of falling the upper.
    fn ends(&self, figure: &Figure, side: Option<Bound>) -> Ends {
        let any = |marks: &[Mark]| marks.iter().any(|mark| self.words.has(*mark));
        let relative = figure.subject.is_relative();
        let mirrored = side
            .filter(|_| relative && self.words.has(Mark::Down))
            .map(Bound::mirrored);
        match mirrored.or(side).and_then(Bound::direction) {
            Some(Direction::Increase) => return Ends::Lower,
            Some(Direction::Decrease) => return Ends::Upper,
            None => {}
        }
        if any(&[Mark::Between, Mark::Maintain, Mark::Cap]) {
            return Ends::Both;
        }
        if any(&[Mark::Down, Mark::DownTo]) || figure.falls() {
            return Ends::Upper;
        }
        let rises = [
            Mark::Up,
            Mark::UpTo,
            Mark::Added,
            Mark::Reach,
            Mark::Done,
            Mark::Yearly,
            Mark::PerYear,
            Mark::Running,
            Mark::Total,
            Mark::Each,
            Mark::Rate,
            Mark::Of,
        ];
        if any(&rises) { Ends::Lower } else { Ends::Open }
    }

    /// The way from the start is the way that the words name.
    fn check_way(
        &self,
        figure: &Figure,
        from: Option<&Start>,
        toward: Option<Direction>,
    ) -> Result<(), GoalError> {
        let way = Self::way(figure, from);
        match (&self.words.from, way.zip(toward)) {
            (Some((start, span)), Some((way, toward))) if way != toward => {
                let start = start.value.to_string();
                let verb = self
                    .words
                    .mark(Mark::UpTo)
                    .or_else(|| self.words.mark(Mark::DownTo));
                Err(self
                    .words
                    .error(verb.unwrap_or(span), |part| GoalMessage::WrongWay {
                        part,
                        start,
                    }))
            }
            _ => Ok(()),
        }
    }

    /// Verbs of reaching a level are held against the side and the size of the number.
    fn check_verbs(&self, figure: &Figure, bound: Bound) -> Result<(), GoalError> {
        let (verb, wrong, beyond) = if let Some(verb) = self.words.mark(Mark::UpTo) {
            (verb, Direction::Decrease, Ordering::Less)
        } else if let Some(verb) = self.words.mark(Mark::DownTo) {
            (verb, Direction::Increase, Ordering::Greater)
        } else {
            return Ok(());
        };
        if bound.direction() == Some(wrong)
            && let Some((_, side)) = self.words.sides.first()
        {
            return Err(self.words.contradiction(verb, side));
        }
        let other_way = figure.subject == Subject::Multiple
            && figure
                .value
                .as_ref()
                .is_some_and(|factor| factor.value.cmp(&Decimal::ONE) == beyond);
        if let Some((_, span)) = self.words.amount.as_ref().filter(|_| other_way) {
            let first = self.words.part(verb);
            return Err(self
                .words
                .error(span, |second| GoalMessage::Contradiction { first, second }));
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
            Some(span) if !compares => Err(self
                .words
                .error(span, |part| GoalMessage::SinceLevel { part })),
            _ => Ok(()),
        }
    }

    /// Which way the words say that the indicator should move.
    fn toward(
        &self,
        figure: &Figure,
        bound: Bound,
        ends: Ends,
        from: Option<&Start>,
    ) -> Option<Direction> {
        match figure.subject {
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
                let named = !self.words.sides.is_empty()
                    || self.moves(figure).is_some()
                    || (figure.falls() && !self.words.has(Mark::Of))
                    || Self::way(figure, from).is_some();
                bound.direction().filter(|_| named)
            }
        }
    }

    /// The direction of the verbs, and of words that imply one.
    fn moves(&self, figure: &Figure) -> Option<Direction> {
        let any = |marks: &[Mark]| marks.iter().any(|mark| self.words.has(*mark));
        if figure.climbs || self.words.is_rank || any(&[Mark::Down, Mark::DownTo, Mark::Cap]) {
            return Some(Direction::Decrease);
        }
        if self.only_tells_of_a_price(figure) {
            return None;
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
        match factor.value < Decimal::ONE {
            false => Some(Direction::Increase),
            true if any(&[Mark::Fold]) => Some(Direction::Decrease),
            true => any(&[Mark::Reach]).then_some(Direction::Increase),
        }
    }

    /// Whether the verb of a change says how a price moves: which way is wanted is left to the name.
    fn only_tells_of_a_price(&self, figure: &Figure) -> bool {
        let rises = figure
            .value
            .as_ref()
            .is_some_and(|value| match figure.subject {
                Subject::Growth => value.value >= Decimal::ONE,
                Subject::Change | Subject::YearlyGrowth => !value.value.is_negative(),
                _ => false,
            });
        let verb = self.words.mark(Mark::Up).map(|verb| self.words.part(verb));
        rises && figure.upper.is_none() && verb.is_some_and(|verb| verb == PRICE_RISES)
    }

    /// Where a verb of change stands.
    fn verb(&self) -> Option<&Range<usize>> {
        self.words
            .mark(Mark::Up)
            .or_else(|| self.words.mark(Mark::Down))
    }
}

/// Whether `to` stands between a factor and its number.
fn to_number(words: &Words<'_>, amount: &Range<usize>) -> bool {
    let fold = words.mark(Mark::Fold).map(|fold| fold.end);
    let mut to = words.marks.iter().filter(|(mark, _)| *mark == Mark::To);
    fold.is_some_and(|fold| to.any(|(_, to)| fold <= to.start && to.end <= amount.start))
}
