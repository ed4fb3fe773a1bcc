//! From what the pieces of a goal say one by one to what the goal promises.

use std::cmp::Ordering;
use std::ops::Range;

use crate::quantity::{Decimal, Quantity, Unit};
use crate::words::goals::{
    Bound, CLIMBS, Direction, GROWS, GROWTH, Mark, OF_LEVELS, PLACES, PRICE_RISES, only_grows,
};

use super::clashes;
use super::message::{GoalError, GoalMessage};
use super::number::{Amount, Form, is_punctuation};
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
        Self {
            subject,
            value: Some(value),
            upper,
            ranked: false,
        }
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
    /// What some words mean because of others: a verb with a start, or with `to` before its number, leads to a level.
    fn settle(&mut self, own: &OwnName) {
        self.settle_levels();
        self.settle_again();
        let Some((_, span)) = &self.amount else {
            return;
        };
        // 保持6%以上增长: behind its number it is the growth itself.
        let after = |mark: &Range<usize>| {
            let between = self.text.get(span.end..mark.start).map(str::trim);
            let mut sides = self.sides.iter();
            let is_side = sides.any(|(_, side)| between == Some(self.part(side).as_str()));
            self.part(mark) == GROWS && (between == Some("") || is_side)
        };
        // 增长保持在6%以上, 保持6%以上的增长: what is kept is the growth.
        let kept = |mark: &Range<usize>| {
            let maintain = self.mark(Mark::Maintain).map(|maintain| maintain.start);
            maintain.is_some_and(|at| {
                only_grows(&self.part(mark)) && (mark.end == at || mark.start > span.end)
            })
        };
        let is_noun = |mark: &&Range<usize>| after(mark) || kept(mark);
        if let Some(noun) = self.mark(Mark::Up).filter(is_noun).cloned() {
            self.placed.retain(|(_, word)| *word != noun);
            self.marks.retain(|(_, word)| *word != noun);
            self.put(Mark::Rate, &noun);
        }
        // 每年下降2.8%以上 of 单位GDP能耗降低率: the name says it already.
        let said = if own.is_cut() { Mark::Down } else { Mark::Up };
        let says = own.is_cut() || own.is_growth();
        if self.has(Mark::Each) && says && self.verb() == self.mark(said) {
            self.forget(said);
        }
        let Some((amount, span)) = self.amount.clone() else {
            return;
        };
        let verb = self.verb().map(|verb| verb.start);
        let between = |mark: &Range<usize>| {
            verb.is_some_and(|verb| verb < mark.start) && mark.start < span.start
        };
        let to = self
            .marks
            .iter()
            .filter(|(mark, _)| *mark == Mark::To)
            .any(|(_, span)| between(span));
        let caps_change = self.caps_change();
        // Cut waiting times below 18 days: the number is a level; but growth above 3%.
        let is_noun = self.verb().is_some_and(|verb| self.part(verb) == GROWTH);
        let of_levels = |(bound, side): &(Bound, Range<usize>)| {
            let word = self.part(side).to_ascii_lowercase();
            let leads = bound.direction() == self.way_of_verb();
            between(side) && leads && !is_noun && OF_LEVELS.contains(&word.as_str())
        };
        let to = to || self.sides.iter().any(of_levels);
        let leads_to = to && !amount.lower.unit.is_points() && !self.has(Mark::By);
        // Annual GDP growth of 3%; but cut annual emissions by 50%.
        let is_rate = amount.lower.unit.is_ratio() && (is_noun || self.has(Mark::Rate));
        let is_rank = self.counts_down();
        for (mark, _) in &mut self.marks {
            *mark = match *mark {
                // Limit the increase to 5%: what is limited is the change.
                Mark::UpTo if caps_change => Mark::Up,
                Mark::DownTo if caps_change => Mark::Down,
                Mark::Up if leads_to && !caps_change => Mark::UpTo,
                Mark::Down if leads_to && !caps_change => Mark::DownTo,
                Mark::Annual if is_rate => Mark::PerYear,
                // Rise to rank 6: less.
                Mark::UpTo if is_rank => Mark::DownTo,
                other => other,
            };
        }
        // 回升并稳定在2亿吨: it leads there.
        for (verb, to) in [(Mark::Up, Mark::UpTo), (Mark::Down, Mark::DownTo)] {
            if self.joins(verb, Mark::Maintain) || self.joins(to, Mark::Maintain) {
                self.forget(Mark::Maintain);
                self.turn(verb, to);
            }
        }
        // 从2020年的35%提升到2025年的40%: the year that it leads to.
        if self.from.is_some() && self.has(Mark::Of) && self.by.is_none() {
            self.by = self.since.take();
            self.forget(Mark::Of);
        }
        // Raise revenue to 2 billion a year: a level told of a year.
        if !amount.lower.unit.is_ratio() && self.has_any(&[Mark::UpTo, Mark::DownTo]) {
            self.marks.retain(|(mark, _)| *mark != Mark::PerYear);
        }
        // Double to 9 billion: the number is what it leads to.
        if to_number(self, &span) && self.fold.is_some() {
            let rises = self.fold.is_some_and(|fold| fold > Decimal::ONE);
            self.fold = None;
            self.turn(Mark::Fold, if rises { Mark::UpTo } else { Mark::DownTo });
        }
    }

    /// At most the 2020 level, keep at the 2024 level: without a number it is that level itself, where 2020年的 would wait for one.
    fn settle_levels(&mut self) {
        let of = self
            .mark(Mark::Of)
            .filter(|_| self.amount.is_none() && self.fold.is_none());
        let latin = |of: &&Range<usize>| self.part(of).ends_with(|c: char| c.is_ascii_alphabetic());
        if let Some(level) = of.filter(latin).cloned() {
            self.turn(Mark::Of, Mark::Level);
            self.anchor.get_or_insert(level);
        }
    }

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
        if self.verb().is_some() && !of_years {
            return self.refuse(&mean, |part| GoalMessage::MeanChange { part });
        }
        if !self.has(Mark::Yearly) {
            self.put(Mark::Yearly, &mean);
        }
        Ok(())
    }

    /// 再培育150家 is on top of what there is; 再提高5个百分点 says so itself.
    fn settle_again(&mut self) {
        let Some(again) = self.mark(Mark::Again).cloned() else {
            return;
        };
        self.forget(Mark::Again);
        let mut marks = self.marks.iter();
        if marks
            .all(|(mark, _)| matches!(mark, Mark::Get | Mark::Done | Mark::Amount | Mark::During))
        {
            self.put(Mark::Added, &again);
        }
    }

    /// Whether a word of limits stands before an English verb: `limit the increase to 5%`.
    fn caps_change(&self) -> bool {
        let verb = [Mark::Up, Mark::Down, Mark::UpTo, Mark::DownTo]
            .iter()
            .find_map(|mark| self.mark(*mark));
        let cap = self.mark(Mark::Cap);
        cap.zip(verb)
            .is_some_and(|(cap, verb)| cap.end <= verb.start && self.part(verb).is_ascii())
    }

    fn goal(&self, own: &OwnName) -> Result<Goal, GoalError> {
        clashes::check(self)?;
        if self.against.is_some() {
            return self.reference();
        }
        let side = clashes::side(self)?;
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
        let ends = if bound == Bound::Range {
            self.ends(&figure, side)
        } else {
            Ends::default()
        };
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
    fn reference(&self) -> Result<Goal, GoalError> {
        let Some((bound, other)) = &self.against else {
            return self.refuse(&(0..self.text.len()), |words| GoalMessage::Unquantified {
                words,
            });
        };
        if *bound == Bound::About {
            return self.refuse(other, |part| GoalMessage::Better { part });
        }
        let bound = if self.has(Mark::Denied) {
            bound.denied()
        } else {
            *bound
        };
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
        let none = Quantity::new(Decimal::ZERO, Unit::bare());
        let (value, bound) = match &self.amount {
            Some((amount, _)) if amount.lower.value.is_zero() && amount.upper.is_none() => {
                (none, bound)
            }
            None => (none, bound),
            Some((Amount { upper: Some(_), .. }, span)) => {
                return self.refuse(span, |part| GoalMessage::SecondNumber { part });
            }
            Some((amount, _)) => {
                let number = amount.lower.value;
                let signed = if lower { number.negated() } else { number };
                let value = Quantity::new(signed, amount.lower.unit.clone());
                let strict = self.sides.iter().any(|(side, _)| *side == Bound::MoreThan);
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
            text: self.text.to_owned(),
            subject,
            bound,
            toward: bound.direction().filter(|_| !self.has(Mark::Even)),
            value: Some(value),
            by: self.by,
            years: self.years,
            against: Some(self.part(other)),
            ..Goal::default()
        })
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

    /// What the number of the goal is about, and its value.
    fn figure(&self, own: &OwnName) -> Result<Figure, GoalError> {
        if let Some(factor) = self.fold {
            let fold = self.mark(Mark::Fold);
            if let Some((fold, verb)) = fold.zip(self.mark(Mark::Down))
                && factor > Decimal::ONE
            {
                return Err(self.contradiction(fold, verb));
            }
            return Ok(Figure::multiple(factor, None));
        }
        if self.has(Mark::Level) {
            return Ok(Figure::multiple(Decimal::ONE, None));
        }
        let Some((amount, span)) = &self.amount else {
            return self.without_amount();
        };
        if let Some(between) = self.mark(Mark::Between)
            && amount.upper.is_none()
            && !self.has(Mark::Cap)
        {
            return self.refuse(between, |part| GoalMessage::NoNumber { part });
        }
        if self.has(Mark::Of) {
            return self.of_baseline(amount, span);
        }
        if self.has(Mark::Each) {
            return self.each_year(amount);
        }
        if self.has_any(&[Mark::Yearly, Mark::PerYear]) {
            return self.yearly(amount, span);
        }
        // 增速位居全省前3位 is the rank of another indicator; 新增 and 累计 are said of amounts.
        let no_ranks = [Mark::Rate, Mark::Added, Mark::Total, Mark::Running];
        let mut no_ranks = no_ranks.into_iter().filter(|_| self.is_rank);
        if let Some(said) = no_ranks.find_map(|mark| self.mark(mark)) {
            return Err(self.together(said, span));
        }
        let to_level = self.has_any(&[Mark::UpTo, Mark::DownTo]);
        // 增速保持在6%以上, of a level: its growth; of a growth it is the level.
        let leads = to_level || self.has(Mark::Maintain);
        let rate = self.has(Mark::Rate) && !(leads && own.is_growth());
        if self.verb().is_some() || rate {
            let verb = self.verb().unwrap_or(span);
            if self.is_rank {
                return Err(self.together(verb, span));
            }
            if let Some(maintain) = self.mark(Mark::Maintain).filter(|_| !rate) {
                return Err(self.together(maintain, verb));
            }
            return self.change(amount, span);
        }
        // 较2020年新增: a change of the level, also of what adds up over the years.
        if self.has(Mark::Against) && self.has(Mark::Added) {
            return self.change(amount, span);
        }
        if let Some(by) = self.mark(Mark::By).filter(|_| !to_level) {
            let by = by.start..span.end;
            return self.refuse(&by, |part| GoalMessage::NoVerb { part });
        }
        let is_part = amount.form == Form::Fraction;
        if let Some(verb) = self.mark(Mark::DownTo).filter(|_| is_part) {
            let share = Quantity::new(
                amount.lower.value.significant(4).normalized(),
                Unit::percent(),
            );
            let (share, number) = (share.to_string(), self.part(span));
            let part = verb.start..span.end;
            return self.refuse(&part, |part| GoalMessage::FallsToPart {
                part,
                share,
                number,
            });
        }
        let subject = if self.has(Mark::Maintain) {
            Subject::Maintain
        } else if self.has(Mark::Added) || (self.has(Mark::Total) && !to_level) {
            Subject::Added
        } else if self.has_any(&[Mark::Running, Mark::Total]) {
            Subject::RunningTotal
        } else if self.sums_up(&amount.lower.unit)? {
            Subject::Added
        } else {
            Subject::Level
        };
        Ok(Figure::plain(subject, amount))
    }

    /// Whether an amount is what several years make together: 2 billion trees over ten years, 五年完成1000亿元. What is said to be reached,
    /// or to be kept, in some years is a level; where no verb tells, the words leave it open.
    fn sums_up(&self, unit: &Unit) -> Result<bool, GoalError> {
        let levels = [Mark::UpTo, Mark::DownTo, Mark::Cap, Mark::Reach];
        if unit.is_ratio() || unit.is_quotient() || self.is_rank || self.has_any(&levels) {
            return Ok(false);
        }
        match self.mark(Mark::During) {
            Some(years) if !self.has_any(&[Mark::Over, Mark::Get, Mark::Done]) => {
                self.refuse(years, |part| GoalMessage::SumOrLast { part })
            }
            during => Ok(during.is_some() || self.has(Mark::Over)),
        }
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
        let lacking = needs.iter().filter(lacks).find_map(|mark| self.mark(*mark));
        if let Some(span) = lacking {
            return self.refuse(span, |part| GoalMessage::NoNumber { part });
        }
        let subject = if verb {
            if self.has_any(&[Mark::Step, Mark::Each]) {
                Subject::YearlyDirection
            } else {
                Subject::Direction
            }
        } else if self.has(Mark::Done) && !self.has(Mark::Each) {
            Subject::Milestone
        } else if let Some(each) = self.mark(Mark::Each).filter(|_| self.has(Mark::Done)) {
            return self.refuse(each, |part| GoalMessage::NoNumber { part });
        } else {
            let whole = 0..self.text.len();
            return Err(if self.text.trim().is_empty() {
                self.error(&whole, |_| GoalMessage::Empty)
            } else if let Some((_, side)) = self.sides.first() {
                self.error(side, |part| GoalMessage::NoNumber { part })
            } else {
                self.error(&whole, |words| GoalMessage::Unquantified { words })
            });
        };
        Ok(Figure {
            subject,
            value: None,
            upper: None,
            ranked: self.ranks,
        })
    }

    /// `2020年的2倍`, `2020年的150%`.
    fn of_baseline(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let factor = |quantity: &Quantity| {
            let share = quantity.unit.is_ratio() && !quantity.unit.is_points();
            let factor = quantity.in_unit(&Unit::one()).ok().filter(|_| share);
            let factor = factor
                .ok_or_else(|| self.error(span, |part| GoalMessage::NotAMultiple { part }))?;
            if factor.is_negative() {
                return self.refuse(span, |part| GoalMessage::TooDeep { part });
            }
            Ok(factor)
        };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(Figure::multiple(factor(&amount.lower)?, upper))
    }

    fn each_year(&self, amount: &Amount) -> Result<Figure, GoalError> {
        if let Some(span) = self.verb().or_else(|| self.mark(Mark::Added)) {
            return self.refuse(span, |part| GoalMessage::EachYearChange { part });
        }
        Ok(Figure::plain(Subject::EachYear, amount))
    }

    /// `年均增长8%`, `年均不低于3%`, `8% a year`, `年均提高1个百分点`; an amount a year is one in each of them.
    fn yearly(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let is_share = amount.lower.unit.is_ratio() && !amount.lower.unit.is_points();
        let per_year = !self.has(Mark::Yearly) && self.verb().is_none();
        if per_year && !is_share && !amount.lower.unit.is_points() {
            // 300,000 homes a year by 2025: in that year.
            let due = self.by.is_some() && self.begins.is_none() || self.has(Mark::Reach);
            let subject = if due {
                Subject::Level
            } else {
                Subject::EachYear
            };
            return Ok(Figure::plain(subject, amount));
        }
        if let Some(span) = self.mark(Mark::Added) {
            return self.refuse(span, |part| GoalMessage::YearlyAmount { part });
        }
        if self.verb().is_some() && (amount.lower.unit.is_points() || self.moves_rate(amount)) {
            return self.change(amount, span);
        }
        let grows = self.verb().is_some() || !self.has(Mark::Yearly) || self.has(Mark::Rate);
        if !grows {
            return Ok(Figure::plain(Subject::YearlyAverage, amount));
        }
        let falls = self.has(Mark::Down);
        let rate = |quantity: &Quantity| {
            let share = quantity.unit.is_ratio() && !quantity.unit.is_points();
            let rate = if quantity.unit.is_percent() {
                Ok(quantity.clone())
            } else {
                quantity.converted(&Unit::percent())
            };
            let rate = rate.ok().filter(|_| share);
            let rate =
                rate.ok_or_else(|| self.error(span, |part| GoalMessage::YearlyAmount { part }))?;
            let signed = if falls {
                rate.value.negated()
            } else {
                rate.value
            };
            if signed < Decimal::HUNDRED.negated() {
                return self.refuse(span, |part| GoalMessage::TooDeep { part });
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
    fn change(&self, amount: &Amount, span: &Range<usize>) -> Result<Figure, GoalError> {
        let amount = &self.as_growth(amount);
        let unit = &amount.lower.unit;
        if self.has(Mark::Rate) && unit.is_bare() {
            return self.refuse(span, |part| GoalMessage::NoPercent { part });
        }
        let counts_places = unit.is_bare() || PLACES.contains(&unit.text());
        let climbs = self
            .mark(Mark::Up)
            .is_some_and(|verb| CLIMBS.contains(&self.part(verb).to_ascii_lowercase().as_str()));
        let is_rank = self.ranks || climbs && PLACES.contains(&unit.text());
        let falls = self.has(Mark::Down) != is_rank;
        let signed = |value: Decimal| if falls { value.negated() } else { value };
        if !unit.is_ratio() || unit.is_points() || self.moves_rate(amount) {
            // Places are counted in whatever word the data have for them.
            let is_places = is_rank && counts_places;
            let unit = |unit: &Unit| {
                if is_places {
                    Unit::bare()
                } else {
                    unit.clone()
                }
            };
            let change =
                |quantity: &Quantity| Quantity::new(signed(quantity.value), unit(&quantity.unit));
            let upper = amount.upper.as_ref().map(change);
            return Ok(Figure {
                ranked: is_rank,
                ..Figure::ends(Subject::Change, change(&amount.lower), upper)
            });
        }
        if unit.text() == "times" {
            if falls && amount.lower.value >= Decimal::ONE {
                return self.refuse(span, |part| GoalMessage::TooDeep { part });
            }
            let by = amount.lower.value.shifted(2).ok();
            let by = by.map(|by| Quantity::new(by.normalized(), Unit::percent()));
            let verb = if falls { "reduce" } else { "increase" };
            let by = by.map(|by| format!("{verb} by {by}"));
            let to = amount.lower.to_string();
            return self.refuse(span, |part| GoalMessage::Times {
                part,
                to,
                by: by.unwrap_or_default(),
            });
        }
        let factor = |quantity: &Quantity| {
            let share = quantity.in_unit(&Unit::one()).ok();
            let factor = share.and_then(|share| Decimal::ONE.plus(signed(share)).ok());
            let factor =
                factor.ok_or_else(|| self.error(span, |part| GoalMessage::TooLarge { part }))?;
            if factor.is_negative() {
                return self.refuse(span, |part| GoalMessage::TooDeep { part });
            }
            Ok(Quantity::new(factor, Unit::one()))
        };
        let is_multiple =
            unit.scale() == 0 || amount.form == Form::Fraction || self.has(Mark::Relative);
        let subject = if is_multiple {
            Subject::Multiple
        } else {
            Subject::Growth
        };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(Figure {
            ranked: is_rank,
            ..Figure::ends(subject, factor(&amount.lower)?, upper)
        })
    }

    /// 增长高于0: a growth of nothing is one in any unit.
    fn as_growth(&self, amount: &Amount) -> Amount {
        let number = &amount.lower;
        let grows = self.verb().is_some_and(|verb| only_grows(&self.part(verb)));
        let is_none = number.value.is_zero() && number.unit.is_bare() && amount.upper.is_none();
        let mut amount = amount.clone();
        if is_none && (grows || self.has(Mark::Rate)) {
            amount.lower.unit = Unit::percent();
        }
        amount
    }

    /// Whether a change is told in the unit of a rate, which it then is a difference of: 下降2/10万, 提高1‰. But 人口增长5‰.
    fn moves_rate(&self, amount: &Amount) -> bool {
        let unit = &amount.lower.unit;
        let is_share = unit.is_percent() || unit.scale() == 0 || amount.form == Form::Fraction;
        let grows = self.verb().is_some_and(|verb| only_grows(&self.part(verb)));
        unit.is_ratio() && !is_share && !self.has_any(&[Mark::Relative, Mark::Rate]) && !grows
    }

    /// Where it starts, in the unit of the number where it has none of its own.
    fn started(&self, figure: &Figure) -> Result<Option<Start>, GoalError> {
        let Some((start, span)) = &self.from else {
            return Ok(None);
        };
        let fits = matches!(
            figure.subject,
            Subject::Level | Subject::Change | Subject::RunningTotal
        );
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
            let plain = if self.has(Mark::Cap) {
                Bound::AtMost
            } else {
                Bound::AtLeast
            };
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
    fn ends(&self, figure: &Figure, side: Option<Bound>) -> Ends {
        let relative = figure.subject.is_relative();
        let mirrored = side
            .filter(|_| relative && self.leads_down(figure))
            .map(Bound::mirrored);
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
        if self.has_any(&rises) {
            Ends::Lower
        } else {
            Ends::Open
        }
    }

    /// The way from the start is the way that the words name.
    fn check_way(
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
                self.refuse(verb.unwrap_or(span), |part| GoalMessage::WrongWay {
                    part,
                    start,
                })
            }
            _ => Ok(()),
        }
    }

    /// Verbs of reaching a level are held against the side and the size of the number.
    fn check_verbs(&self, figure: &Figure, bound: Bound) -> Result<(), GoalError> {
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

    fn check_since(&self, subject: Subject) -> Result<(), GoalError> {
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
    fn toward(
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
        let factor = figure
            .value
            .as_ref()
            .filter(|_| self.has_any(&[Mark::Of, Mark::Fold]))?;
        match factor.value < Decimal::ONE {
            false => Some(Direction::Increase),
            true if self.has_any(&[Mark::Fold]) => Some(Direction::Decrease),
            true => self.has_any(&[Mark::Reach]).then_some(Direction::Increase),
        }
    }

    /// Whether the verb of a change leads to less: down, and of a rank up.
    fn leads_down(&self, figure: &Figure) -> bool {
        self.way_of_verb()
            .is_some_and(|way| (way == Direction::Decrease) != figure.ranked)
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
        let verb = self.mark(Mark::Up).map(|verb| self.part(verb));
        rises && figure.upper.is_none() && verb.is_some_and(|verb| verb == PRICE_RISES)
    }

    /// Which way a verb of change leads.
    fn way_of_verb(&self) -> Option<Direction> {
        if self.has(Mark::Up) {
            Some(Direction::Increase)
        } else {
            self.mark(Mark::Down).map(|_| Direction::Decrease)
        }
    }

    /// Where a verb of change stands.
    fn verb(&self) -> Option<&Range<usize>> {
        self.mark(Mark::Up).or_else(|| self.mark(Mark::Down))
    }
}

/// Whether `to` stands between a factor and its number.
fn to_number(words: &Words<'_>, amount: &Range<usize>) -> bool {
    let fold = words.mark(Mark::Fold).map(|fold| fold.end);
    let mut to = words.marks.iter().filter(|(mark, _)| *mark == Mark::To);
    fold.is_some_and(|fold| to.any(|(_, to)| fold <= to.start && to.end <= amount.start))
}
