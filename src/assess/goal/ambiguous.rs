//! Words that say one thing of what is counted anew each year and another of what changes: never guessed, always asked.

use super::resolve::Ground;
use super::take::is_one_year;
use crate::assess::message::{AssessMessage, Wrong};
use crate::assess::window::Take;
use crate::plan::goal::{Direction, Goal, Subject, Years};
use crate::quantity::{Decimal, Quantity};
use crate::words::goals::changes::{only_adds, speaks_of_deeds};
use crate::words::sides::{names_deed, names_entries, names_net, names_new};

impl Ground<'_> {
    /// Asks what the words leave open.
    pub(super) fn refuse_ambiguous(&self, goal: &Goal) -> Result<(), Wrong> {
        self.refuse_sum_or_year(goal)?;
        self.refuse_amount_or_change(goal)?;
        self.refuse_each_or_last(goal)
    }

    /// 城镇新增就业 60万人以上 over five years, where a year has 13万人, and 单位GDP能耗降低 13.5%, where a year has 2.7%: more likely what
    /// the years come to than the last of them, and nothing says so.
    fn refuse_sum_or_year(&self, goal: &Goal) -> Result<(), Wrong> {
        let levels = goal.subject == Subject::Level && goal.by.is_none();
        let indicator = self.indicator;
        let (Some(deadline), Some(baseline)) = (self.deadline, self.baseline_period) else {
            return Ok(());
        };
        let (Some(value), Some(year)) = (&goal.value, self.baseline_level()) else {
            return Ok(());
        };
        let comes_together =
            indicator.shape.is_growth || indicator.shape.adds_up && self.counts_anew(goal);
        let years = deadline.end().since(baseline.end()) / 12;
        if !levels || !comes_together || indicator.take != Take::Level || years < 2 {
            return Ok(());
        }
        let level = self.level(value)?;
        let sum = self.computed(year.times(Decimal::from(years)))?;
        let is_sum = if indicator.shape.is_growth && !indicator.scene.is_cut(indicator.expr) {
            // The growth of one year goes up and down.
            let most = self.computed(sum.times(Decimal::from(8)))?;
            year.is_positive() && self.computed(level.times(Decimal::from(10)))? >= most
        } else {
            // Nearer to the years together than to one of them, as a multiple.
            self.computed(level.times(level))? > self.computed(sum.times(year))?
        };
        if !is_sum {
            return Ok(());
        }
        self.refuse(AssessMessage::SumOrYear {
            words: goal.text.clone(),
            year: self.shown(year),
            years,
            deadline,
        })
    }

    /// 减少50万人 of 减贫人口, 增加5万人 of 城镇新增就业, 新增50万吨 of 粮食产量: what the years count in all, or by how much one of them
    /// differs from the baseline.
    fn refuse_amount_or_change(&self, goal: &Goal) -> Result<(), Wrong> {
        let (Some(value), Some(year)) = (&goal.value, self.baseline_level()) else {
            return Ok(());
        };
        let Some(baseline) = self.baseline_period.filter(|_| goal.since.is_none()) else {
            return Ok(());
        };
        let is_plain = goal.upper.is_none() && !goal.on_year_before && !goal.a_year;
        let counts = matches!(goal.subject, Subject::Change | Subject::Added);
        let adds_up = self.indicator.shape.adds_up && !self.names().any(names_net);
        if !counts || !adds_up || !is_plain {
            return Ok(());
        }
        let number = self.level(value)?;
        let rest = self.computed(year.plus(number))?;
        let below_zero = rest.is_negative() && !year.is_negative();
        let is_open = match goal.subject {
            Subject::Change if number.is_negative() => below_zero || self.names().any(names_deed),
            Subject::Change => self.names().any(names_new),
            // Years of losses may well come to a loss.
            Subject::Added if number.is_negative() => !year.is_negative(),
            Subject::Added => only_adds(&goal.text) && !self.counts_anew(goal) && number <= year,
            _ => false,
        };
        if !is_open {
            return Ok(());
        }
        let falls = number.is_negative();
        let number = Quantity::new(value.value.abs(), value.unit.clone()).to_string();
        self.refuse(AssessMessage::AmountOrChange {
            words: goal.text.clone(),
            year: self.shown(year),
            number,
            bound: match goal.bound {
                bound if falls && goal.names_side() => bound.mirrored(),
                bound => bound,
            },
            falls,
            baseline,
            is_sum: !(falls && goal.subject == Subject::Added),
            is_change: !below_zero,
        })
    }

    /// Whether names or words tell of what is new each year: entries, and deeds.
    fn counts_anew(&self, goal: &Goal) -> bool {
        let mut words = self.names().chain([goal.text.as_str()]);
        self.names().any(names_entries) || words.any(speaks_of_deeds)
    }

    /// A level as a message shows it.
    fn shown(&self, level: Decimal) -> String {
        Quantity::new(level.significant(12), self.unit.clone()).to_string()
    }

    fn refuse(&self, message: AssessMessage) -> Result<(), Wrong> {
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// Over $2bn a year, which the baseline is not yet: in each of the plan's years, or in the last of them.
    fn refuse_each_or_last(&self, goal: &Goal) -> Result<(), Wrong> {
        let several = !is_one_year(self.baseline_period, self.deadline);
        let is_open = goal.in_years == Years::Told && goal.subject == Subject::EachYear && several;
        let (Some(deadline), Some(year)) = (self.deadline, self.baseline_level()) else {
            return Ok(());
        };
        let Some(value) = goal.value.as_ref().filter(|_| is_open) else {
            return Ok(());
        };
        let order = year.compare(self.level(value)?);
        let is_met = match self.settled_side(goal).0 {
            Direction::Increase => order.is_ge(),
            Direction::Decrease => order.is_le(),
        };
        if is_met {
            return Ok(());
        }
        let words = goal.text.clone();
        self.refuse(AssessMessage::EachOrLast { words, deadline })
    }
}
