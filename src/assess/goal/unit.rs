//! The unit of an assessment: of the goal's words, else of its series.

use crate::assess::evaluation::Value;
use crate::assess::message::AssessMessage;
use crate::assess::window::Indicator;
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{Quantity, Unit};
use crate::words::goals::numbers::POINTS;

/// The unit of every level: of the goal's words, else the series', else that in which the plan states the baseline, else the
/// baseline's cell's, else the indicator's own.
pub(in crate::assess) fn unit(
    goal: Option<&Goal>,
    indicator: &Indicator<'_>,
    baseline: Option<&Value>,
    latest: Option<&Value>,
    stated: Option<&Quantity>,
) -> Result<Unit, Box<AssessMessage>> {
    if indicator.shape.joins_growths {
        return Ok(Unit::points());
    }
    let found = baseline.or(latest).map(|value| &value.quantity.unit);
    // A scale alone is one only of figures that are as nameless.
    let says =
        |unit: &Unit| !unit.is_bare() || unit.scale() != 0 && found.is_some_and(Unit::is_bare);
    let of_the_words = goal.is_some_and(|goal| goal.from.is_some());
    let mut is_bare = false;
    if let Some(goal) = goal {
        if goal.subject == Subject::Milestone {
            return Ok(Unit::percent());
        }
        let of_growth = matches!(goal.subject, Subject::YearlyGrowth | Subject::Growth);
        let relative = of_growth || goal.subject == Subject::Multiple;
        if let Some(value) = goal.value.as_ref().filter(|value| !relative && says(&value.unit)) {
            let is_difference = matches!(goal.subject, Subject::Change | Subject::Reference);
            // Raise by 5 points, of what is in %.
            let in_points = POINTS.contains(&value.unit.text());
            let in_points = in_points && found.is_some_and(Unit::is_percent);
            let points = (value.unit.is_points() || in_points) && is_difference;
            // 下降0.5个千分点 of what is in ‰
            let shares = found.filter(|unit| unit.is_ratio() && unit.scale() == value.unit.scale());
            return Ok(if points {
                shares.cloned().unwrap_or_else(Unit::percent)
            } else {
                value.unit.clone()
            });
        }
        is_bare = goal.value.is_some() && !relative;
    }
    let scene = &indicator.scene;
    if let Some(series) = scene.single(indicator.expr) {
        let declared = scene.catalogue.get(series).and_then(|series| series.unit.clone());
        if let Some(unit) = declared {
            return Ok(unit);
        }
        let written = if is_bare { scene.units_written(series) } else { Vec::new() };
        if written.len() > 1 {
            let name = indicator.expr.to_string();
            return Err(Box::new(AssessMessage::SeveralUnits { name, written }));
        }
        let cell = scene.baseline_unit(series);
        let scaled = goal.and_then(|goal| goal.value.as_ref()).filter(|_| is_bare);
        let unclear = cell.as_ref().or(found).filter(|unit| unit.may_be_scale());
        if let Some(unit) = unclear.filter(|_| scaled.is_some_and(|value| value.unit.scale() != 0))
        {
            let name = indicator.expr.to_string().trim_matches('`').to_owned();
            let unit = unit.clone();
            return Err(Box::new(AssessMessage::UnclearScale { name, unit }));
        }
        let value = || baseline.or(latest).map(|value| value.quantity.unit.clone());
        // What it is held against may have no figure where it has one itself.
        let own = || indicator.reference.and(written.into_iter().next());
        if let Some(unit) =
            cell.or_else(value).or_else(own).filter(|_| stated.is_none() || of_the_words)
        {
            return Ok(unit);
        }
    }
    if let Some(stated) = stated.filter(|stated| !stated.unit.is_bare()) {
        return Ok(stated.unit.clone());
    }
    if let Some(value) = latest.or(baseline)
        && let Some(unit) = unit_of_cells(indicator, &value.quantity.unit, is_bare)?
    {
        return Ok(unit);
    }
    Ok(match latest.or(baseline) {
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
    })
}

/// The one unit that the plan declares of the series of a formula or in which their cells are written, of those that measure what its
/// value does: a number without unit is in it, and of several it may be in any.
fn unit_of_cells(
    indicator: &Indicator<'_>,
    value: &Unit,
    is_bare: bool,
) -> Result<Option<Unit>, Box<AssessMessage>> {
    let scene = &indicator.scene;
    let series = indicator.shape.series.iter();
    let written = series.flat_map(|(id, _)| {
        let declared = scene.catalogue.get(*id).and_then(|one| one.unit.clone());
        declared.map_or_else(|| scene.units_written(*id), |unit| vec![unit])
    });
    let mut units: Vec<Unit> = Vec::new();
    for unit in written.filter(|unit| unit.is_like(value) && !unit.is_ratio()) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    if is_bare && units.len() > 1 {
        return Err(Box::new(AssessMessage::SeveralUnits {
            name: indicator.expr.to_string(),
            written: units,
        }));
    }
    Ok(units.pop().filter(|_| units.is_empty()))
}
