//! `stale`: the value that counts is older than the plan allows.

use crate::assess::assessment::Assessment;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::diagnostic::Diagnostic;
use crate::quantity::{Calendar, Period};

impl Draft<'_> {
    pub(super) fn stale(&self, assessment: &Assessment) -> Option<Diagnostic> {
        let (latest, now) = (self.latest?, self.case.aged_at?);
        let end = self.ground.indicator.newest_figure()?;
        let period =
            if end == latest.period.end() { latest.period } else { Period::ending(end, 1) };
        assessment.stale.then(|| {
            let message = AssessMessage::Stale {
                name: self.case.title.to_owned(),
                period: dated(period, self.case.plan.calendar),
                months: now.since(end),
            };
            let newest = self.cells(period, |step| step.period.end() == end);
            Diagnostic::finding(self.case.place(), message).also(newest)
        })
    }
}

/// The period by which a value is dated: of a longer run than a year, or one that is no year of the plan, its newest month.
fn dated(period: Period, calendar: Calendar) -> Period {
    if period.months() < 12 || calendar.is_year(period) {
        period
    } else {
        Period::ending(period.end(), 1)
    }
}
