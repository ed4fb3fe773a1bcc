//! The share that the months so far usually have in their year.

use super::running::Running;
use crate::assess::assessment::Course;
use crate::assess::measures::Draft;
use crate::quantity::{Decimal, Month, Period};

/// Shares of the same months in complete years.
#[derive(Default)]
pub(super) struct Shares {
    /// By year, the newest first.
    of: Vec<(i32, Decimal)>,
    /// A series break that keeps earlier years out.
    pub(super) across: Option<Month>,
}

impl Shares {
    /// The years used with their shares, oldest first.
    pub(super) fn by_year(&self) -> Vec<(i32, Decimal)> {
        self.of.iter().rev().copied().collect()
    }

    /// The middle one, or the mean of the two in the middle.
    pub(super) fn median(&self) -> Option<Decimal> {
        let mut shares: Vec<Decimal> = self.of.iter().map(|(_, share)| *share).collect();
        shares.sort_unstable();
        let upper = *shares.get(shares.len() / 2)?;
        if shares.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *shares.get(shares.len() / 2 - 1)?;
        lower.plus(upper).ok()?.over(Decimal::from(2)).ok()
    }

    pub(super) fn lowest(&self) -> Option<Decimal> {
        self.of.iter().map(|(_, share)| *share).min()
    }

    pub(super) fn highest(&self) -> Option<Decimal> {
        self.of.iter().map(|(_, share)| *share).max()
    }
}

impl Draft<'_> {
    /// The share of a year, or of a deadline that is a part of one, that is usually there by the end of a part of it: the middle one
    /// of earlier years.
    pub(in crate::assess) fn usual_share(&self, part: Period) -> Option<Decimal> {
        let calendar = self.ground.indicator.scene.calendar;
        let of_part = self.deadline.filter(|by| by.months() < 12 && by.contains(part));
        let year = of_part.or_else(|| calendar.year(calendar.number(part)))?;
        let running = Running {
            draft: self,
            period: part,
            course: Course::Amount,
            unit: self.ground.unit.clone(),
            level: self.ground.indicator.level_in(part, self.ground.unit),
            year,
        };
        (part.start() == year.start()).then(|| running.shares().median())?
    }
}

impl Running<'_> {
    /// The shares of the last complete years before this one, as many as the plan says, without those it leaves out. None from
    /// before a series break, none of what does not accumulate over the year.
    pub(super) fn shares(&self) -> Shares {
        let plan = self.draft.case.plan;
        let wanted = usize::try_from(plan.seasonal_years).unwrap_or(usize::MAX);
        let indicator = self.indicator();
        let mut shares = Shares::default();
        let first = indicator.figure_ends.first();
        let Some(first) = first.filter(|_| indicator.accumulates()) else {
            return shares;
        };
        let mut year = self.year.years_later(-1);
        while year.end() > *first && shares.of.len() < wanted {
            shares.across = indicator.break_between(year.start(), self.period.end());
            if shares.across.is_some() {
                break;
            }
            let number = indicator.scene.calendar.number(year);
            if !plan.leave_out_years.contains(&number)
                && let Some(share) = self.share(year)
            {
                shares.of.push((number, share));
            }
            year = year.years_later(-1);
        }
        shares
    }

    /// YTD/total of an earlier year; none where that year is not complete, or has no whole to take a share of.
    fn share(&self, year: Period) -> Option<Decimal> {
        let back = year.start().year() - self.year.start().year();
        let total = self.level_at(year)?;
        let part = self.level_at(self.period.years_later(back))?;
        // Fewer than one a month have no season: each moves the share by more than a month.
        let is_few = self.is_counted() && total.abs() < Decimal::from(12);
        // How a deficit came about says nothing of a surplus.
        let of_deficit =
            total.is_negative() && self.level.is_some_and(|level| !level.is_negative());
        if is_few || of_deficit {
            return None;
        }
        let share = part.over(total).ok()?;
        (!share.is_negative()).then_some(share)
    }
}
