//! What the indicator is taken as for a goal: its level, its own months, its change, or its level at constant prices.

use crate::assess::window::{Indicator, Take};
use crate::plan::goal::{Goal, Subject};
use crate::quantity::Period;

/// What the indicator is taken as for a goal: its level, its own months, or its change.
pub(in crate::assess) fn take(
    goal: Option<&Goal>,
    indicator: &Indicator<'_>,
    baseline: Option<Period>,
    deadline: Option<Period>,
) -> Take {
    let shape = &indicator.shape;
    let (goal, baseline) = match (goal, baseline) {
        (_, Some(baseline)) if shape.counts_up => return Take::Run(baseline),
        (Some(goal), Some(baseline)) => (goal, baseline),
        _ => return Take::Level,
    };
    let one_year = deadline.is_some_and(|d| (1..=12).contains(&d.end().since(baseline.end())));
    let scene = &indicator.scene;
    let published = scene.published_growth(indicator.expr);
    let published = published.is_some_and(|growth| scene.region_of(growth).is_some());
    match goal.subject {
        Subject::Growth | Subject::YearlyGrowth if published && shape.adds_up && one_year => {
            Take::ConstantRun(baseline)
        }
        Subject::Growth | Subject::YearlyGrowth if published && !shape.is_growth => {
            Take::ConstantPrice(baseline)
        }
        Subject::Added | Subject::RunningTotal if shape.adds_up => Take::Run(baseline),
        Subject::Added if shape.is_growth => Take::Compounded(baseline),
        Subject::Added => Take::Change(baseline),
        _ if shape.degree != 0 && deadline.is_some_and(|d| is_same_season(d, baseline)) => {
            Take::Season(baseline)
        }
        Subject::Level
        | Subject::Multiple
        | Subject::Growth
        | Subject::Change
        | Subject::YearlyGrowth
            if shape.adds_up && one_year =>
        {
            Take::Run(baseline)
        }
        _ => Take::Level,
    }
}

/// Whether two periods are the same part of different years.
fn is_same_season(one: Period, other: Period) -> bool {
    let (months, end) = (one.months(), one.end());
    months < 12 && months == other.months() && end.month() == other.end().month()
}
