//! The last months or quarters of an indicator, for a small picture of where it is going.

use crate::assess::draft::Draft;
use crate::quantity::{Decimal, Period};

/// A year and the month it is compared with.
const MONTHS: i32 = 13;
/// Two years.
const QUARTERS: i32 = 8;

impl Draft<'_> {
    /// The last 13 months where at least half of them are known, else the last 8 quarters; oldest first, gaps left out.
    pub(in crate::assess) fn recent(&self) -> Vec<(Period, Decimal)> {
        let indicator = self.ground.indicator;
        let Some(newest) = indicator.newest_end() else {
            return Vec::new();
        };
        let level = |period: Period| {
            let value = indicator.as_published(period)?;
            Some((period, value.quantity.in_unit(self.ground.unit).ok()?))
        };
        let months = (0..MONTHS).rev();
        let months = months.filter_map(|back| level(Period::ending(newest.later(-back), 1)));
        let months: Vec<_> = months.collect();
        if months.len() * 2 > MONTHS.unsigned_abs() as usize {
            return months;
        }
        let beyond = i32::try_from((newest.month() + 2) % 3).unwrap_or(0);
        let last = newest.later(-beyond);
        let quarters = (0..QUARTERS).rev();
        let quarters = quarters.filter_map(|back| level(Period::ending(last.later(-3 * back), 3)));
        let quarters: Vec<_> = quarters.collect();
        if quarters.len() * 2 > QUARTERS.unsigned_abs() as usize {
            quarters
        } else {
            Vec::new()
        }
    }
}
