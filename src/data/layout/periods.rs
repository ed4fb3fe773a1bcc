//! Periods as columns: `指标,2023年,2022年`, `地区,2023年,2022年` with the indicator above, `geo\time` of Eurostat, World Bank. A year
//! column beside columns of months or quarters is read too.

use super::{From, LayoutReason, Setting, Shape, ValueColumn, value_column};
use crate::data::header::HeaderCell;
use crate::data::label;
use crate::data::role::{self, Role};

pub(super) fn fit(setting: &Setting<'_>) -> Option<Shape> {
    if setting.header.of(Role::Value).is_some() && setting.source.columns.value.is_some() {
        return None;
    }
    let is_period = |cell: &&HeaderCell| cell.is_period && cell.role.is_none();
    let columns: Vec<&HeaderCell> = setting.header.cells.iter().filter(is_period).collect();
    // One or two dates may stand in any line; over numbers they are a header.
    let few = columns.len() < 3;
    if few && (over_periods(setting) || columns.iter().any(|cell| !setting.holds_numbers(cell))) {
        return None;
    }
    let first = columns.first().map(|cell| cell.text.clone());
    let mut shape = match (first, setting.header.of(Role::Period)) {
        (Some(first), None) => Shape {
            period: From::Header,
            values: columns.iter().map(|cell| value_column(cell)).collect(),
            why: vec![LayoutReason::PeriodHeaders(columns.len(), first)],
            ..Shape::default()
        },
        // Two periods in a header are no accident, even where a column is called 年份.
        (Some(first), Some(_)) if columns.len() > 1 && setting.header.of(Role::Value).is_none() => {
            Shape {
                period: From::Header,
                values: columns.iter().map(|cell| value_column(cell)).collect(),
                why: vec![LayoutReason::PeriodHeaders(columns.len(), first)],
                ..Shape::default()
            }
        }
        (None, Some(period)) => parts(setting, period)?,
        _ => return None,
    };
    shape.indicator = setting.indicator();
    name_rows(setting, &mut shape);
    Some(shape)
}

/// Whether the first column holds mostly periods: what stands over it is no header then, but a line above.
fn over_periods(setting: &Setting<'_>) -> bool {
    let Some(first) = setting.free().find(|cell| !cell.is_period) else {
        return false;
    };
    let texts = || setting.sample.iter().map(|row| first.column.of(row).trim());
    let periods = texts().filter(|text| label::looks_like(text)).count();
    periods * 2 > texts().filter(|text| !text.is_empty()).count()
}

/// A year in its column, months or quarters over the values.
fn parts(setting: &Setting<'_>, period: &HeaderCell) -> Option<Shape> {
    let is_part = |cell: &&HeaderCell| cell.role.is_none() && label::lacks_year(&cell.text);
    let columns: Vec<ValueColumn> = setting
        .header
        .cells
        .iter()
        .filter(is_part)
        .map(value_column)
        .collect();
    let first = columns.first()?.header.clone();
    (columns.len() > 1).then(|| Shape {
        period: From::Column(period.column),
        why: vec![LayoutReason::PeriodHeaders(columns.len(), first)],
        values: columns,
        ..Shape::default()
    })
}

/// Rows whose first column has no role: their texts are indicators, or regions where the indicator is stated elsewhere or the
/// texts are names of regions.
fn name_rows(setting: &Setting<'_>, shape: &mut Shape) {
    if matches!(shape.indicator, From::Column(_)) {
        return;
    }
    let Some(first) = setting.free().find(|cell| {
        !cell.is_period && !shape.values.iter().any(|value| value.column == cell.column)
    }) else {
        return;
    };
    if setting.header.of(Role::Region).is_some() {
        return;
    }
    let texts = setting
        .sample
        .iter()
        .map(|row| first.column.of(row).trim())
        .filter(|text| !text.is_empty());
    let (regions, others): (Vec<&str>, Vec<&str>) = texts.partition(|text| role::is_region(text));
    let are_regions = regions.len() > others.len();
    if are_regions {
        shape.region = From::Column(first.column);
    } else if shape.indicator == From::Nowhere {
        shape.indicator = From::Column(first.column);
    }
}
