//! Long: one row an observation, with a column for the period, the value and mostly the indicator; several columns of values are
//! measures of the row's indicator (`当期值`, `累计值`, `同比增长`). Or one row a unit of a register, without any value.

use crate::data::table::header::HeaderCell;
use crate::data::table::layout::regions;
use crate::data::table::layout::setting::{Setting, Time, measure_column, value_column};
use crate::data::table::layout::shape::{From, LayoutReason, Naming, Shape, ValueColumn};
use crate::data::texts::measure;
use crate::data::texts::name::split_unit;
use crate::data::texts::role::Role;

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

/// The columns of measures, of which each says its run.
fn measure_columns(setting: &Setting<'_>, measures: &[&HeaderCell]) -> Vec<ValueColumn> {
    let texts: Vec<&str> = measures.iter().map(|cell| cell.text.as_str()).collect();
    let said = measure::with_runs(&texts, setting.units);
    let columns = measures.iter().zip(said);
    columns.map(|(cell, said)| measure_column(setting, cell, &said)).collect()
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
    let mut others: Vec<&HeaderCell> = setting.numbers().filter(measures).collect();
    if named {
        let at = others.partition_point(|cell| cell.column.field < value.column.field);
        others.insert(at, value);
        let mut columns = measure_columns(setting, &others);
        columns.remove(at);
        return columns;
    }
    let column = |cell: &&HeaderCell| ValueColumn {
        naming: Naming::Whole(cell.text.clone()),
        ..value_column(cell)
    };
    others.iter().map(column).collect()
}
