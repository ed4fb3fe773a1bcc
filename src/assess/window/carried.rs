//! What a rate or ratio of a part of the year says of the whole year: last year's whole figure, moved as far as the same months
//! have moved (DESIGN §8).

use super::Indicator;
use crate::assess::evaluation::Value;
use crate::quantity::Period;
use crate::series::Kind;
use crate::words::figures::RANKS;

impl Indicator<'_> {
    /// Whether it is a place among others, which moves by places and by no share.
    pub(in crate::assess) fn is_rank(&self) -> bool {
        let mut series = self.shape.series.iter();
        series.any(|(id, _)| {
            let series = self.scene.catalogue.get(*id);
            series.is_some_and(|series| series.ends_in(&RANKS, |()| true).is_some())
        })
    }

    /// Whether it is a rate or a ratio of flows: neither an amount nor a level at a moment, nor a growth, nor a rank.
    pub(in crate::assess) fn is_share_of_time(&self) -> bool {
        let shape = &self.shape;
        let is_ratio = shape.has(Kind::Flow) && shape.degree == 0;
        let is_rate = shape.has(Kind::Rate) && !shape.has(Kind::Flow);
        (is_ratio || is_rate) && !self.is_growth() && !self.is_rank()
    }

    /// The carried value of a part of a year, or of a deadline that is one: the whole of it a year before + (this part − the same
    /// part of the year before). None of growths, of what adds up, of stocks, of what is whole, of what is held against the same
    /// months of another indicator, and where a figure is missing or does not compare.
    pub(in crate::assess) fn carried(
        &self,
        part: Period,
        deadline: Option<Period>,
    ) -> Option<Value> {
        let calendar = self.scene.calendar;
        let of_part = deadline.filter(|deadline| deadline.months() < 12);
        let now = of_part.or_else(|| calendar.year(calendar.number(part)))?;
        let whole = now.years_later(-1);
        let is_part = part.months() < now.months() && part.start() == now.start();
        let compares = self.break_between(whole.start(), part.end()).is_none();
        let is_carried = self.is_share_of_time() && self.reference.is_none();
        (is_carried && is_part && compares).then_some(())?;
        let value = |period: Period| self.scene.value(self.expr, period).ok();
        let (now, then) = (value(part)?, value(part.years_later(-1))?);
        let last = self.stated_over(whole).or_else(|| value(whole))?;
        let moved = now.quantity.minus(&then.quantity).ok()?;
        let moved = self.scene.joined("-", part, moved, vec![now, then], self.expr);
        let carried = last.quantity.plus(&moved.quantity).ok()?;
        Some(self.scene.joined("+", part, carried, vec![last, moved], self.expr))
    }
}
