//! The last months or quarters of an indicator, for a small picture of where it is going.

use super::running::Running;
use crate::assess::assessment::Single;
use crate::quantity::{Decimal, Period};

/// A year and the month it is compared with.
const MONTHS: i32 = 13;
/// Two years.
const QUARTERS: i32 = 8;

impl Running<'_> {
    /// The last 13 months where most of them are known, else the last 8 quarters; oldest first, none where one is not known.
    pub(super) fn recent(&self) -> Vec<Option<Decimal>> {
        let months = self.last(MONTHS, 1);
        if months.iter().flatten().count() * 2 > months.len() {
            months
        } else {
            self.last(QUARTERS, 3)
        }
    }

    /// The shortest run within the year that ends with what is running and of which something is told.
    pub(super) fn single(&self) -> Option<Single> {
        let indicator = self.indicator();
        let is_growth = indicator.is_told_as_growth();
        (indicator.accumulates() || is_growth).then_some(())?;
        let end = self.period.end();
        let mut runs = (1..=end.since(self.year.start())).map(|months| Period::ending(end, months));
        let single = runs.find_map(|period| {
            let (level, growth) = (self.level_at(period), self.growth(period));
            (level.is_some() || growth.is_some()).then(|| Single {
                period,
                level,
                is_published: growth.as_ref().is_some_and(|growth| growth.published),
                yoy: growth.map(|growth| growth.term.value),
            })
        })?;
        // The year to date is a month by itself, or a quarter, where nothing of the year was told before.
        let start = self.year.start();
        let is_to_date = single.period.start() == start;
        let mut ends = indicator.year_ends().into_iter();
        let is_later = ends.any(|before| before > start && before < end);
        let is_long = is_later || single.period.months() > 3;
        (!is_to_date || !is_long).then_some(single)
    }

    /// So many periods of one length, the last of them complete by the end of what is running.
    fn last(&self, count: i32, months: i32) -> Vec<Option<Decimal>> {
        let end = self.period.end();
        let beyond = end.since(end.january()) % months;
        let periods = (0..count).rev();
        let periods =
            periods.map(|back| Period::ending(end.later(-beyond - back * months), months));
        periods.map(|period| self.level_at(period)).collect()
    }
}
