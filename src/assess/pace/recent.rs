//! The last months or quarters of an indicator, for a small picture of where it is going.

use super::running::Running;
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
