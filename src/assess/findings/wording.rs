//! What the words of a goal leave open, and how they were taken: of which years a growth is, of which size a number without unit.

use crate::assess::goal::is_one_year;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::plan::goal::{self, Goal, Subject, Years};
use crate::quantity::Decimal;
use crate::words::goals::changes::{GROWS, tells_of_growth};

impl Draft<'_> {
    /// `growth-in-total`: a growth of one digit is mostly that of a year, and the plan has several.
    pub(super) fn growth_in_total(&self) -> Option<AssessMessage> {
        let goal = self.case.goal?;
        let (start, deadline) = (self.ground.baseline_period, self.ground.deadline);
        let is_open = goal.subject == Subject::Growth
            && !goal.in_total
            && goal.since.is_none()
            && goal.years.is_none()
            && goal.in_years == Years::Plain
            && tells_of_growth(&goal.text);
        let percent = goal.growth()?.value;
        let is_digit = percent.is_positive() && percent < Decimal::from(10);
        if !is_open || !is_digit || start.is_none() || is_one_year(start, deadline) {
            return None;
        }
        let of_year = |goal: &Goal| goal.subject == Subject::YearlyGrowth;
        Some(AssessMessage::GrowthInTotal {
            name: self.case.title.to_owned(),
            years: deadline?.end().since(start?.end()) / 12,
            yearly: self.reworded("年均", " a year", of_year),
            total: self.reworded("累计", " in total", |goal| goal.in_total),
            words: goal.text.clone(),
        })
    }

    /// The goal's words with one more before 增长, or behind them all, where they say then what is wanted.
    fn reworded(&self, before: &str, behind: &str, wanted: fn(&Goal) -> bool) -> Option<String> {
        let words = &self.case.goal?.text;
        let text = if words.contains(GROWS) {
            words.replacen(GROWS, &format!("{before}{GROWS}"), 1)
        } else {
            format!("{words}{behind}")
        };
        let read = goal::parse(&text, &self.ground.plan.units, self.case.title).ok()?;
        wanted(&read).then_some(text)
    }

    /// `unit-slip`: a number without unit that is a hundred times what the plan starts from.
    pub(super) fn unit_of_goal(&self) -> Option<AssessMessage> {
        let goal = self.case.goal?;
        let value = goal.value.as_ref().filter(|value| value.unit.is_bare())?;
        let base = self.baseline?.value;
        let times = value.value.over(base).ok()?;
        let is_far = goal.subject.is_level() && times >= Decimal::HUNDRED;
        is_far.then(|| AssessMessage::UnitOfGoal {
            name: self.case.title.to_owned(),
            words: goal.text.clone(),
            unit: self.ground.unit.clone(),
            times: times.significant(2),
        })
    }
}
