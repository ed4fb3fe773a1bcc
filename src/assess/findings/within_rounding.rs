//! `within-rounding`: a verdict that half a unit of the last published digits could change.

use super::Grounds;
use crate::assess::assessment::{Assessment, Point};
use crate::assess::evaluation::Value;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::assess::window::Counted;
use crate::plan::Status;
use crate::quantity::{Decimal, Quantity, plain};

impl Draft<'_> {
    /// The finding, where the value or the baseline, moved by as much as rounding leaves open, gets another status.
    /// Verdicts by year and by mean rest on several figures and are left alone.
    pub(super) fn within_rounding(
        &self,
        assessment: &Assessment,
        grounds: &Grounds,
    ) -> Option<AssessMessage> {
        let (status, latest) = (assessment.status?, self.latest?);
        if self.resolved?.subject.is_by_year() || status == Status::NoData {
            return None;
        }
        let of_value = |value: &Value| {
            let own = Quantity::new(value.uncertainty?, value.quantity.unit.clone());
            own.in_unit(self.ground.unit).ok()
        };
        // What the goal is held against is rounded too.
        let slack = |counted: &Counted| match &counted.reference {
            Some(other) => of_value(&counted.value)?.plus(of_value(other)?).ok(),
            None => of_value(&counted.value),
        };
        let of_latest = grounds.counted.and_then(slack);
        let of_base = grounds.base.filter(|_| grounds.stated.is_none());
        let latest = around(Some(latest), of_latest);
        // The level of a relative goal moves with its baseline: only the value is tried.
        let relative = self.case.goal.is_some_and(crate::plan::goal::Goal::is_relative);
        let of_base = of_base.filter(|_| !relative).and_then(slack);
        let baseline = around(self.baseline, of_base);
        let pairs = latest.iter().flat_map(|latest| {
            let baselines = baseline.iter();
            baselines.map(move |baseline| (latest.as_ref(), baseline.as_ref()))
        });
        let mut found = Vec::new();
        // The first pair has the status that was assessed.
        for (latest, baseline) in pairs.skip(1) {
            let other = self.status_of(latest, baseline)?;
            if other != status && !found.contains(&other) {
                found.push(other);
            }
        }
        (!found.is_empty()).then(|| AssessMessage::WithinRounding {
            name: self.case.title.to_owned(),
            slack: of_latest.map(|slack| plain(slack.significant(3))),
            unit: self.ground.unit.clone(),
            status,
            others: found,
            early: !self.is_final,
        })
    }
}

/// A point, and where rounding could have moved it from.
fn around(point: Option<&Point>, slack: Option<Decimal>) -> Vec<Option<Point>> {
    let mut points = vec![point.cloned()];
    if let (Some(point), Some(slack)) = (point, slack.filter(|slack| slack.is_positive())) {
        let moved = [point.value.minus(slack), point.value.plus(slack)];
        points.extend(
            moved.into_iter().flatten().map(|value| Some(Point { value, ..point.clone() })),
        );
    }
    points
}
