//! `within-rounding`: a verdict that half a unit of the last published digits could change.

use crate::assess::assessment::{Point, Status};
use crate::assess::draft::Draft;
use crate::assess::message::AssessMessage;
use crate::plan::goal::Subject;
use crate::quantity::{Decimal, plain};

impl Draft<'_> {
    /// The finding, where the value or the baseline, moved by as much as rounding leaves open, gets another status.
    /// Verdicts by year and by mean rest on several figures and are left alone.
    pub(in crate::assess) fn within_rounding(
        &self,
        status: Option<Status>,
        slack: (Option<Decimal>, Option<Decimal>),
    ) -> Option<AssessMessage> {
        let (status, latest) = (status?, self.latest?);
        let subject = self.resolved?.subject;
        let by_year = matches!(
            subject,
            Subject::EachYear | Subject::YearlyAverage | Subject::YearlyDirection
        );
        if by_year || status == Status::NoData {
            return None;
        }
        let latest = around(Some(latest), slack.0);
        // The level of a relative goal moves with its baseline: only the value is tried.
        let relative = self
            .case
            .goal
            .is_some_and(crate::plan::goal::Goal::is_relative);
        let baseline = around(self.baseline, slack.1.filter(|_| !relative));
        let mut found = Vec::new();
        for latest in &latest {
            for baseline in &baseline {
                let other = self.status_of(latest.as_ref(), baseline.as_ref())?;
                if other != status && !found.contains(&other) {
                    found.push(other);
                }
            }
        }
        (!found.is_empty()).then(|| AssessMessage::WithinRounding {
            name: self.case.target.name.clone(),
            slack: slack.0.map(|slack| plain(slack.significant(3))),
            unit: self.ground.unit.clone(),
            status,
            others: found,
        })
    }
}

/// A point, and where rounding could have moved it from.
fn around(point: Option<&Point>, slack: Option<Decimal>) -> Vec<Option<Point>> {
    let mut points = vec![point.cloned()];
    if let (Some(point), Some(slack)) = (point, slack.filter(|slack| slack.is_positive())) {
        let moved = [point.value.minus(slack), point.value.plus(slack)];
        points.extend(moved.into_iter().flatten().map(|value| {
            Some(Point {
                value,
                ..point.clone()
            })
        }));
    }
    points
}
