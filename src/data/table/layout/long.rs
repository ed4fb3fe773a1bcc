//! Long: one row an observation, with a column for the period, the value and mostly the indicator; several columns of values are
//! measures of the row's indicator (`当期值`, `累计值`, `同比增长`). Or one row a unit of a register, without any value.

use crate::data::table::header::HeaderCell;
use crate::data::table::layout::regions;
use crate::data::table::layout::setting::{Setting, Time, measure_column, value_column};
use crate::data::table::layout::shape::{From, LayoutReason, Naming, Shape, ValueColumn};
use crate::data::texts::measure;
use crate::data::texts::name::{split_basis, split_unit};
use crate::data::texts::role::Role;
use crate::plan::Basis;
use crate::words::runs::TO_DATE;

pub(crate) fn fit(setting: &Setting<'_>) -> Option<Shape> {
    let header = setting.header;
    let dates = header.of(Role::From).is_some() || header.of(Role::Until).is_some();
    let time = setting.time();
    let mut shape = Shape { indicator: setting.indicator(), ..Shape::default() };
    match time {
        Some(Time::Column(column, why)) => {
            shape.period = From::Column(column);
            shape.why.push(why);
        }
        Some(Time::Fixed(text, why)) if !dates => {
            shape.period = From::Fixed(text);
            shape.why.push(why);
        }
        None if !dates => return None,
        _ => {}
    }
    if let Some(cell) = header.of(Role::Indicator) {
        shape.why.push(LayoutReason::Role("indicator", cell.text.clone()));
    }
    if let Some(cell) = header.of(Role::Value) {
        shape.why.push(LayoutReason::Role("value", cell.text.clone()));
        shape.values = vec![value_column(cell)];
        shape.values.extend(further(setting, &shape.indicator, cell));
        return Some(shape);
    }
    if dates || header.is_grouped {
        shape.why.push(LayoutReason::Register);
        return Some(shape);
    }
    let measures = setting.measures();
    if regions::are_over(setting, measures) {
        return None;
    }
    match measures {
        [only] if header.of(Role::Indicator).is_some() => {
            shape.why.push(LayoutReason::OnlyNumbers(only.text.clone()));
            // A name of its own says nothing of what the rows name.
            let column = if measure::says_which(&only.bare) {
                measure_column(setting, only, &only.text)
            } else {
                value_column(only)
            };
            shape.values = vec![column];
            Some(shape)
        }
        [first, ..] if header.of(Role::Indicator).is_some() || measure_one(setting, measures) => {
            let reason = LayoutReason::Measures(measures.len(), first.text.clone());
            shape.why.push(reason);
            shape.values = measure_columns(setting, measures);
            Some(shape)
        }
        [] if header.of(Role::Period).is_some() => {
            shape.why.push(LayoutReason::Register);
            Some(shape)
        }
        _ => None,
    }
}

/// The columns of measures: beside nothing but amounts of the year to date a change is one of these too, `同比` behind `累计值`.
fn measure_columns(setting: &Setting<'_>, measures: &[&HeaderCell]) -> Vec<ValueColumn> {
    let run = |cell: &HeaderCell| split_basis(&cell.bare).1;
    let is_change = |cell: &&HeaderCell| measure::is_change(&cell.bare);
    let mut amounts = measures.iter().filter(|cell| !is_change(cell)).peekable();
    let to_date =
        amounts.peek().is_some() && amounts.all(|cell| run(cell) == Some(Basis::YearToDate));
    let column = |cell: &&HeaderCell| {
        let is_theirs = to_date && is_change(cell) && run(cell).is_none();
        let led = is_theirs.then(|| format!("{TO_DATE}{}", cell.text));
        measure_column(setting, cell, led.as_deref().unwrap_or(&cell.text))
    };
    measures.iter().map(column).collect()
}

/// Whether columns say only which measure of the one indicator of the table they hold: `当月值`, `累计同比`.
fn measure_one(setting: &Setting<'_>, measures: &[&HeaderCell]) -> bool {
    let only_measures =
        |cell: &&HeaderCell| measure::is_nameless(&split_unit(&cell.text, setting.units).0);
    matches!(setting.indicator(), From::Fixed(_)) && measures.iter().all(only_measures)
}

/// Other columns of numbers beside the value, such as its growth, the bounds of its error, its denominator: no dimension has decimals, nor
/// is one without which rows are told apart.
fn further(setting: &Setting<'_>, indicator: &From, value: &HeaderCell) -> Vec<ValueColumn> {
    let stated = matches!(indicator, From::Fixed(_));
    let named = stated || setting.header.of(Role::Indicator).is_some();
    // Dimensions stand before the value, its measures behind it; a change is a measure wherever it stands.
    let is_measure = |cell: &&HeaderCell| {
        measure::is_change(&cell.bare) || cell.column.field > value.column.field
    };
    let measures = |cell: &&HeaderCell| {
        let stated = measure::is_nameless(&cell.bare) || setting.measures_something(cell);
        (is_measure(cell) && stated) || setting.counts_something(cell)
    };
    let others = setting.numbers().filter(measures);
    let column = |cell: &HeaderCell| {
        if named {
            return measure_column(setting, cell, &cell.text);
        }
        ValueColumn { naming: Naming::Whole(cell.text.clone()), ..value_column(cell) }
    };
    others.map(column).collect()
}
