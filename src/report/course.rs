//! What a target was over time, what it should become by its path, and what is expected of it.

use crate::assess::{Assessment, Reason};
use crate::plan::Target;
use crate::quantity::{Decimal, Period};

use super::document::Course;
use super::figure::Figures;

/// The course of an assessment.
pub(super) fn of(target: Option<&Target>, assessment: &Assessment, figures: &Figures) -> Course {
    let milestones = target.iter().flat_map(|target| &target.milestones);
    let milestones = milestones.filter_map(|(period, quantity)| {
        let level = quantity.held_against(&assessment.unit).ok()?;
        Some((*period, figures.amount(level)))
    });
    let end = assessment.goal.as_ref().and_then(|goal| goal.deadline);
    let mut breaks: Vec<_> = assessment
        .reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::SeriesBreak { month } => Some(*month),
            _ => None,
        })
        .chain(assessment.pace.as_ref().and_then(|pace| pace.across))
        .collect();
    breaks.sort_unstable();
    breaks.dedup();
    let levels = |dated: &[(Period, Decimal)]| {
        let dated = dated.iter();
        dated
            .map(|(period, value)| (*period, figures.amount(*value)))
            .collect()
    };
    let path = assessment.path.iter();
    Course {
        values: levels(&assessment.history),
        forecasts: levels(&assessment.forecasts),
        path: path
            .map(|(moment, level)| (*moment, figures.amount(*level)))
            .collect(),
        milestones: milestones.collect(),
        projection: end
            .zip(assessment.projection)
            .map(|(end, level)| (end, figures.level(level))),
        breaks,
    }
}
