//! What the number of a goal is about, and its value.

use std::ops::Range;

use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::number::{Amount, Form};
use crate::plan::goal::promise::Subject;
use crate::plan::goal::words::{OwnName, Words};
use crate::quantity::{Decimal, Quantity, Unit};
use crate::words::goals::Mark;
use crate::words::goals::changes::{CLIMBS, only_grows};
use crate::words::goals::numbers::PLACES;

use super::Figure;

impl Words<'_> {
    /// What the number of the goal is about, and its value.
    pub(super) fn figure(&self, own: &OwnName) -> Result<Figure, GoalError> {
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
            return self.yearly(amount, span, own);
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
            let share =
                Quantity::new(amount.lower.value.significant(4).normalized(), Unit::percent());
            let (share, number) = (share.to_string(), self.part(span));
            let part = verb.start..span.end;
            return self.refuse(&part, |part| GoalMessage::FallsToPart { part, share, number });
        }
        let is_range = amount.upper.is_some();
        let subject = if self.has(Mark::Maintain) && !is_range {
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
        Ok(Figure { subject, value: None, upper: None, ranked: self.ranks })
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
    fn yearly(
        &self,
        amount: &Amount,
        span: &Range<usize>,
        own: &OwnName,
    ) -> Result<Figure, GoalError> {
        let is_share = amount.lower.unit.is_ratio() && !amount.lower.unit.is_points();
        let per_year = !self.has(Mark::Yearly) && self.verb().is_none();
        if per_year && !is_share && !amount.lower.unit.is_points() {
            // 2 million extra appointments a year: how many there are is another number, but of new homes.
            if let Some(added) = self.mark(Mark::Added).filter(|_| !own.counts_new()) {
                return self.refuse(added, |part| GoalMessage::EachYearChange { part });
            }
            // 300,000 homes a year by 2025: in that year.
            let due = self.by.is_some() && self.begins.is_none() || self.has(Mark::Reach);
            let subject = if due { Subject::Level } else { Subject::EachYear };
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
            let signed = if falls { rate.value.negated() } else { rate.value };
            if signed < Decimal::HUNDRED.negated() {
                return self.refuse(span, |part| GoalMessage::TooDeep { part });
            }
            Ok(Quantity::new(signed, rate.unit))
        };
        let upper = amount.upper.as_ref().map(rate).transpose()?;
        Ok(Figure::ends(Subject::YearlyGrowth, rate(&amount.lower)?, upper))
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
                if is_places { Unit::bare() } else { unit.clone() }
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
        let subject = if is_multiple { Subject::Multiple } else { Subject::Growth };
        let upper = amount.upper.as_ref().map(factor).transpose()?;
        Ok(Figure { ranked: is_rank, ..Figure::ends(subject, factor(&amount.lower)?, upper) })
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
}
