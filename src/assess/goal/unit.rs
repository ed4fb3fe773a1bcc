//! The unit of an assessment: of the goal's words, else of its series.

use crate::assess::evaluation::Value;
use crate::assess::window::Indicator;
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{Quantity, Unit};

/// The unit of every level: of the goal's words, else the series', else that in which the plan states the baseline, else the
/// baseline's cell's, else the indicator's own.
pub(in crate::assess) fn unit(
    goal: Option<&Goal>,
    indicator: &Indicator<'_>,
    baseline: Option<&Value>,
    latest: Option<&Value>,
    stated: Option<&Quantity>,
) -> Unit {
    if let Some(goal) = goal {
        if goal.subject == Subject::Milestone {
            return Unit::percent();
        }
        let of_growth = matches!(goal.subject, Subject::YearlyGrowth | Subject::Growth);
        let relative = of_growth || goal.subject == Subject::Multiple;
        if let Some(value) = goal
            .value
            .as_ref()
            .filter(|value| !relative && !value.unit.is_bare())
        {
            let points = value.unit.is_points() && goal.subject == Subject::Change;
            return if points {
                Unit::percent()
            } else {
                value.unit.clone()
            };
        }
    }
    let scene = &indicator.scene;
    if let Some(series) = scene.single(indicator.expr) {
        let declared = scene
            .catalogue
            .get(series)
            .and_then(|series| series.unit.clone());
        if let Some(unit) = declared {
            return unit;
        }
        let cell = scene.baseline_unit(series);
        let value = || baseline.or(latest).map(|value| value.quantity.unit.clone());
        if let Some(unit) = cell.or_else(value).filter(|_| stated.is_none()) {
            return unit;
        }
    }
    if let Some(stated) = stated.filter(|stated| !stated.unit.is_bare()) {
        return stated.unit.clone();
    }
    match latest.or(baseline) {
        Some(value)
            if value.quantity.unit.is_points()
                || value.quantity.unit.is_percent()
                || indicator.is_growth() =>
        {
            value.quantity.unit.clone()
        }
        Some(value) => value.quantity.unit.unscaled(),
        None if indicator.is_growth() => Unit::percent(),
        None => Unit::bare(),
    }
}
