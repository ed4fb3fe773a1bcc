//! Periods as columns: `指标,2023年,2022年`, `地区,2023年,2022年` with the indicator above, `geo\time` of Eurostat, World Bank; bulletins whose
//! columns are `本月`, `1-6月累计`. A year column beside columns of months or quarters is read too. Columns behind the periods are other
//! measures of the same indicators: growth, shares.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::data::table::column::Column;
use crate::data::table::header::HeaderCell;
use crate::data::table::layout::setting::{Setting, Time, measure_column, value_column};
use crate::data::table::layout::shape::{From, LayoutReason, Naming, Shape, ValueColumn};
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::split_unit;
use crate::data::texts::role;
use crate::data::texts::role::Role;
use crate::quantity::notation::Conventions;
use crate::quantity::{Frequency, Month, notation};
use crate::words::is_han;
use crate::words::measures::run_named;
use crate::words::runs::Run;

pub(crate) fn fit(setting: &Setting<'_>) -> Option<Shape> {
    if setting.header.of(Role::Value).is_some() && setting.source.columns.value.is_some() {
        return None;
    }
    let columns = dated(setting);
    // One or two dates may stand in any line; over numbers they are a header.
    let few = (1..3).contains(&columns.len());
    if few
        && (over_periods(setting) || columns.iter().any(|(cell, _)| !setting.holds_figures(cell)))
    {
        return None;
    }
    let dated_names = || led(setting).is_some();
    let part = part_column(setting).filter(|_| !columns.is_empty() || dated_names());
    let alone = setting.header.of(Role::Period).is_none() || part.is_some();
    // Two periods in a header are no accident, even where a column is called 年份.
    let several = columns.len() > 1 && setting.header.of(Role::Value).is_none();
    let mut shape = match columns.first() {
        Some((first, _)) if alone || several => Shape {
            period: From::Header,
            why: vec![LayoutReason::PeriodHeaders(
                columns.len(),
                first.own.clone(),
            )],
            ..Shape::default()
        },
        Some(_) => return None,
        None => {
            let stated = || led(setting).or_else(|| of_title(setting));
            let stated = alone.then(|| stated().or_else(|| below_years(setting)));
            stated.flatten().or_else(|| parts(setting))?
        }
    };
    shape.indicator = setting.indicator();
    if shape.indicator == From::Nowhere {
        shape.indicator = part.map_or(From::Nowhere, |(part, _)| corner(setting, part));
    }
    shape.part = part;
    if shape.values.is_empty() {
        shape.values = columns.into_iter().map(|(_, value)| value).collect();
        let further = measures(setting, &shape.values);
        shape.values.extend(further);
    }
    if part.is_none() {
        name_rows(setting, &mut shape);
    }
    if matches!(shape.indicator, From::Column(_)) {
        measure_rows(setting, &mut shape);
    }
    if !place_groups(setting, &mut shape) {
        name_groups(setting, &mut shape);
    }
    Some(shape)
}

/// Indicators over columns whose rows are indicators themselves measure those.
fn measure_rows(setting: &Setting<'_>, shape: &mut Shape) {
    for value in &mut shape.values {
        if let Naming::Whole(name) = &value.naming {
            value.unit = measure::unit_of(name, setting.units);
            value.naming = Naming::Measure(measure::plain(name, setting.units));
        }
    }
}

/// Regions over several columns of periods, or under one period beside others; gives whether most are.
fn place_groups(setting: &Setting<'_>, shape: &mut Shape) -> bool {
    if setting.header.of(Role::Region).is_some() {
        return false;
    }
    let region_of = |value: &ValueColumn| {
        let cells = &setting.header.cells;
        let cell = cells.iter().find(|cell| cell.column == value.column)?;
        let group = cell.group.as_ref()?;
        let region = if cell.is_period { group } else { &cell.own };
        (role::is_region(region) || role::is_total(region)).then(|| region.clone())
    };
    let regions: Vec<Option<String>> = shape.values.iter().map(region_of).collect();
    let named = regions.iter().flatten();
    let regional = named.filter(|region| role::is_region(region)).count() * 2 > regions.len();
    if regional {
        for (value, region) in shape.values.iter_mut().zip(regions) {
            if region.is_some() {
                value.naming = Naming::Plain;
            }
            value.region = region;
        }
    }
    regional
}

/// The columns whose header has a period: alone, or over it and others.
fn dated<'h>(setting: &Setting<'h>) -> Vec<(&'h HeaderCell, ValueColumn)> {
    let cells = setting.header.cells.iter();
    let free = cells.filter(|cell| cell.role.is_none());
    free.filter_map(|cell| {
        let (own, unit) = split_unit(&cell.own, setting.units);
        let over = cell.group.as_deref();
        let over = over.map(|group| split_unit(group, setting.units));
        let (group, unit_over) = over.unzip();
        let unit = unit.or(unit_over.flatten());
        let (header, value) = if cell.is_period {
            // `2024年` below `1-9月`.
            let above = setting.period_above();
            let both = |group| measure::of_both(group, &own, above.as_deref());
            let header = group.as_deref().and_then(both).unwrap_or(own);
            let column = value_column(cell);
            (header, ValueColumn { unit, ..column })
        } else {
            let group = group.filter(|group| label::looks_like(group))?;
            let both = || measure::of_both(&group, &own, None);
            let flagged = || label::flagged(&group, &own);
            let is_to_date = run_named(&own) == Some(Run::ToDate);
            let to_date = || measure::period(&own, &group, None).filter(|_| is_to_date);
            let whole = label::within_year(&own, &group).or_else(to_date);
            let whole = whole.or_else(both);
            if let Some(header) = whole.or_else(flagged) {
                let column = value_column(cell);
                (header, ValueColumn { unit, ..column })
            } else {
                let column = measure_column(setting, cell, &cell.own);
                let is_amount = column.naming == Naming::Plain;
                let unit = column.unit.clone().or(unit.filter(|_| is_amount));
                (group, ValueColumn { unit, ..column })
            }
        };
        Some((cell, ValueColumn { header, ..value }))
    })
    .collect()
}

/// What stands over several columns and is no period: a measure of the rows' indicators, or the indicator itself.
fn name_groups(setting: &Setting<'_>, shape: &mut Shape) {
    let rows_are_indicators = matches!(shape.indicator, From::Column(_) | From::Fixed(_));
    let table = setting.period_above();
    let of_table = |group: &str| measure::period(group, table.as_deref()?, None);
    // `Ano` over years says nothing of them.
    let is_period = |group: &str| {
        label::looks_like(group)
            || label::lacks_year(group)
            || of_table(group).is_some()
            || role::role_of(group) == Some(Role::Period)
    };
    for value in &mut shape.values {
        let mut cells = setting.header.cells.iter();
        let cell = cells.find(|cell| cell.column == value.column);
        let group = cell.and_then(|cell| Some((cell, cell.group.as_deref()?)));
        let named = matches!(value.naming, Naming::Whole(_));
        let Some((cell, group)) = group.filter(|(_, group)| !named && !is_period(group)) else {
            continue;
        };
        let measures = value.naming != Naming::Plain;
        if !rows_are_indicators {
            let name = if measures { &cell.text } else { group };
            value.naming = Naming::Whole(name.to_owned());
        } else if !measures && !measure::is_amount(group) {
            value.naming = Naming::Measure(measure::plain(group, setting.units));
            value.unit = measure::unit_of(group, setting.units);
        }
    }
}

/// Columns of numbers behind the periods: what they measure belongs to the period on their left; a change to the newest of the
/// periods that stand there side by side.
pub(crate) fn measures(setting: &Setting<'_>, dated: &[ValueColumn]) -> Vec<ValueColumn> {
    let mut side_by_side = SideBySide::default();
    // What the column on the left measures, and of when.
    let mut left: Option<(String, String)> = None;
    let mut further = Vec::new();
    for cell in &setting.header.cells {
        let known = dated.iter().find(|value| value.column == cell.column);
        let label = known.map(|value| value.header.clone());
        let undated = || goes_on(setting, cell, &side_by_side).or_else(|| current(setting, cell));
        if let Some(label) = label.or_else(undated) {
            if known.is_none() {
                further.push(ValueColumn {
                    label: Some(label.clone()),
                    unit: split_unit(&cell.own, setting.units).1,
                    ..value_column(cell)
                });
            }
            left = None;
            side_by_side.push(label);
        } else if cell.role.is_none()
            && !cell.shows
            && let led = measure::led(&cell.text)
            && let Some((label, own)) = led
                .map(|(label, own)| (label.to_owned(), own.to_owned()))
                .or_else(|| side_by_side.months_of(&cell.text))
                .or_else(|| beside(left.as_ref(), &cell.text))
                .or_else(|| {
                    Some((
                        side_by_side.measured_by(&cell.text)?.to_owned(),
                        cell.text.clone(),
                    ))
                })
            && setting.holds_numbers(cell)
        {
            let is_amount = led.is_some() && measure::is_amount_behind(&own);
            let of = if is_amount { "" } else { &own };
            let is_own = led.is_some() || measure::is_change(&own);
            left = is_own.then(|| (label.clone(), of.to_owned()));
            // `上年同期` is another period, no measure.
            let before = side_by_side.labels.last();
            let before = before.filter(|_| measure::is_year_before(&own));
            if let Some(label) = before.and_then(|left| measure::period(&own, left, Some(left))) {
                further.push(ValueColumn {
                    label: Some(label),
                    unit: cell.unit.clone(),
                    ..value_column(cell)
                });
                continue;
            }
            let mut value = if is_amount {
                value_column(cell)
            } else {
                measure_column(setting, cell, &own)
            };
            // The total of several periods is none of them.
            if side_by_side.labels.len() > 1 && role::is_total(&own) {
                let name = if own.is_ascii() {
                    "over all periods"
                } else {
                    "各期合计"
                };
                value.naming = Naming::Measure(name.to_owned());
            }
            value.label = Some(label);
            further.push(value);
            side_by_side.changed |= measure::is_change(&own);
        }
    }
    further
}

/// What a change or rank behind a measure is of, and of when: the growth behind `2025年计划`, the rank of a growth.
fn beside(left: Option<&(String, String)>, measure: &str) -> Option<(String, String)> {
    let (label, of) = left?;
    let grows = measure::is_change(measure) && !measure::is_change(of) && !measure::is_ratio(of);
    let follows = measure::is_nameless(measure) && (grows || measure::is_rank(measure));
    follows.then(|| (label.clone(), format!("{of}{measure}")))
}

/// The period of a column whose header leaves out the year of the periods before it: `2024年1-2月` `1-3月` `1-4月`. Of months that do
/// not go on in the order of those before nothing tells the year.
fn goes_on(setting: &Setting<'_>, cell: &HeaderCell, before: &SideBySide) -> Option<String> {
    if cell.role.is_some() || cell.group.is_some() {
        return None;
    }
    let last = before.labels.last()?;
    let (own, _) = split_unit(&cell.own, setting.units);
    let label = label::within_year(&own, last)?;
    before.is_followed_by(&label).then_some(label)
}

/// The period of a column that only says that it is the one of the title: `本年累计` beside `2023年1-3月`, `本年` below `本月`.
fn current(setting: &Setting<'_>, cell: &HeaderCell) -> Option<String> {
    let (own, _) = split_unit(&cell.own, setting.units);
    let table = setting.period_above().filter(|_| cell.role.is_none())?;
    match &cell.group {
        Some(group) => measure::of_both(group, &own, Some(&table)),
        None if run_named(&own).is_some_and(Run::is_own) => measure::period(&own, &table, None),
        None => None,
    }
}

/// Periods that stand side by side in a header, each looked at once.
#[derive(Default)]
struct SideBySide {
    labels: Vec<String>,
    /// The place and the end of the newest.
    newest: Option<(usize, Month)>,
    /// The end of the last.
    last: Option<Month>,
    /// Whether one is no period.
    undated: bool,
    /// How the ends of neighbours follow each other.
    steps: BTreeSet<Ordering>,
    /// Whether their changes stand behind them already: what follows stands side by side with others.
    changed: bool,
}

impl SideBySide {
    fn push(&mut self, label: String) {
        if self.changed {
            *self = Self::default();
        }
        let end = end_of(&label);
        let at = self.labels.len();
        if at > 0 {
            self.steps.insert(self.last.cmp(&end));
        }
        self.undated |= end.is_none();
        if let Some(end) = end
            && self.newest.is_none_or(|(_, newest)| newest <= end)
        {
            self.newest = Some((at, end));
        }
        self.last = end;
        self.labels.push(label);
    }

    /// Whether they go on with one more in their order.
    fn is_followed_by(&self, label: &str) -> bool {
        let step = self.last.cmp(&end_of(label));
        step.is_ne() && self.steps.iter().all(|known| *known == step)
    }

    /// The months of the newest year that a measure behind them names, and it: `1-6月增长(%)`.
    fn months_of(&self, measure: &str) -> Option<(String, String)> {
        let (months, own) = measure::dated(measure)?;
        let newest = self.newest.and_then(|(at, _)| self.labels.get(at))?;
        Some((label::within_year(months, newest)?, own.to_owned()))
    }

    /// The one that a measure behind them is of: of a change the newest.
    fn measured_by(&self, measure: &str) -> Option<&str> {
        let newest = self
            .newest
            .filter(|_| !self.undated && measure::is_change(measure));
        let newest = newest.and_then(|(at, _)| self.labels.get(at));
        newest.or(self.labels.last()).map(String::as_str)
    }
}

/// The month behind a period; none of what is none.
fn end_of(label: &str) -> Option<Month> {
    let label = notation::parse(&label::tidy(label)).ok()?;
    Some(label.period.end())
}

/// Indicators with their periods: `2022年GDP(亿元)`, `2023年GDP(亿元)`; a change behind them is of the indicator on its left, whatever
/// else stands there of the period of the title.
fn led(setting: &Setting<'_>) -> Option<Shape> {
    let title = setting.period_above();
    let mut values: Vec<ValueColumn> = Vec::new();
    let mut left: Option<(&str, &str)> = None;
    // A rank is that of the column on its left.
    let mut beside = String::new();
    for cell in setting.free().filter(|cell| setting.holds_numbers(cell)) {
        let own = &split_unit(&cell.own, setting.units).0;
        // `6月` below `2024年GDP(亿元)`.
        let group = cell.group.as_deref().and_then(measure::led);
        let below = group.and_then(|(year, name)| Some((label::within_year(own, year)?, name)));
        let (label, name) = match (below, measure::led(&cell.own), left) {
            (Some((label, name)), ..) => {
                left = group;
                (label, name.to_owned())
            }
            (None, Some((label, name)), _) => {
                left = Some((label, name));
                (label.to_owned(), name.to_owned())
            }
            (None, None, Some((label, name))) if measure::is_nameless(&cell.bare) => {
                let ranked = Some(beside.as_str()).filter(|_| measure::is_rank(&cell.bare));
                let name = measure::of(ranked.unwrap_or(name), &cell.own, setting.units);
                (label.to_owned(), name)
            }
            (None, None, _) => (title.clone()?, cell.text.clone()),
        };
        beside.clone_from(&name);
        values.push(ValueColumn {
            label: Some(label),
            naming: Naming::Whole(name),
            ..value_column(cell)
        });
    }
    left?;
    let first = values.first()?.header.clone();
    let why = vec![LayoutReason::PeriodHeaders(values.len(), first)];
    // One such header beside periods in rows names a base or a price.
    let dated = matches!(setting.time(), Some(Time::Column(..)));
    (values.len() > 1 || !dated).then(|| Shape {
        period: From::Header,
        values,
        why,
        ..Shape::default()
    })
}

/// A table of one period, which its title names: `本月`, `1-6月累计`, `同比±%`.
fn of_title(setting: &Setting<'_>) -> Option<Shape> {
    let table = setting.period_above()?;
    let mut values: Vec<ValueColumn> = Vec::new();
    let mut side_by_side = SideBySide::default();
    let mut dated = 0;
    let cells = setting.header.cells.iter();
    // `数值` beside `上年同期` is the figure of the table's own period.
    for cell in cells.filter(|cell| !cell.shows && matches!(cell.role, None | Some(Role::Value))) {
        let left = side_by_side.labels.last().map(String::as_str);
        let of_header = |text: &str| measure::period(text, &table, left);
        let (bare, unit) = split_unit(&cell.own, setting.units);
        let over = cell.group.as_deref();
        let over = over.map(|group| split_unit(group, setting.units));
        let (group, unit_over) = over.unzip();
        let unit = unit.or(unit_over.flatten());
        let group = group.as_deref();
        // Months stand below years as well.
        let both = |group| {
            let table = Some(table.as_str());
            let below = measure::of_both(group, &bare, table);
            below.or_else(|| measure::of_both(&bare, group, table))
        };
        if let Some(label) = group.and_then(both).or_else(|| of_header(&bare)) {
            side_by_side.push(label.clone());
            dated += 1;
            values.push(ValueColumn {
                label: Some(label),
                unit,
                ..value_column(cell)
            });
            continue;
        }
        // A measure of the period in its own header, over it, on its left, or of the whole table.
        let (own, measure) = match measure::dated(&cell.own) {
            Some((months, measure)) => (of_header(months), measure),
            None => (None, cell.own.as_str()),
        };
        let stated = own.or_else(|| group.and_then(of_header));
        dated += usize::from(stated.is_some());
        // Beside figures of the year before alone the growth is that of the figures that nothing names.
        let own = values.iter().any(|value| {
            let year = value.label.as_deref().map(label::year_of);
            value.naming == Naming::Plain && year == Some(label::year_of(&table))
        });
        let left = side_by_side
            .measured_by(measure)
            .filter(|_| own || !measure::is_change(measure))
            .unwrap_or(&table)
            .to_owned();
        if setting.holds_numbers(cell) {
            // `1-6月完成` is the amount of those months.
            let column = if measure::is_amount_behind(measure) && stated.is_some() {
                value_column(cell)
            } else {
                measure_column(setting, cell, measure)
            };
            let label = stated.unwrap_or(left);
            match &column.naming {
                Naming::Plain => side_by_side.push(label.clone()),
                _ => side_by_side.changed |= measure::is_change(measure),
            }
            values.push(ValueColumn {
                label: Some(label),
                ..column
            });
        }
    }
    let first = values.first()?.header.clone();
    // `,绝对量,比上年增长(%)`: measures of what the rows name.
    let measure =
        |value: &ValueColumn| value.naming == Naming::Plain || measure::is_change(&value.header);
    let nameless = setting
        .free()
        .next()
        .is_some_and(|cell| cell.text.is_empty());
    let why = match dated {
        0 => LayoutReason::Measures(values.len(), first),
        _ => LayoutReason::PeriodHeaders(dated, first),
    };
    let why = vec![why, LayoutReason::Preamble("period", table)];
    (dated > 0 || (nameless && values.iter().all(measure))).then(|| Shape {
        period: From::Header,
        values,
        why,
        ..Shape::default()
    })
}

/// Months or quarters over the values, below rows that state their year: `2023年,,`.
fn below_years(setting: &Setting<'_>) -> Option<Shape> {
    let mut values = Vec::new();
    for cell in setting.free().filter(|cell| setting.holds_numbers(cell)) {
        let (header, unit) = split_unit(&cell.own, setting.units);
        if label::lacks_year(&header) {
            let column = value_column(cell);
            values.push(ValueColumn {
                header,
                unit,
                ..column
            });
        }
    }
    let first = values.first()?.header.clone();
    let shape = Shape {
        period: From::Header,
        why: vec![LayoutReason::PeriodHeaders(values.len(), first)],
        values,
        ..Shape::default()
    };
    setting.has_sections(&shape).then_some(shape)
}

/// Whether the first column holds mostly periods: what stands over it is no header then, but a line above.
fn over_periods(setting: &Setting<'_>) -> bool {
    let Some(first) = setting.header.cells.iter().find(|cell| !cell.is_period) else {
        return false;
    };
    let texts = || setting.sample.iter().map(|row| first.column.of(row).trim());
    let periods = texts().filter(|text| label::looks_like(text)).count();
    periods * 2 > texts().filter(|text| !text.is_empty()).count()
}

/// The column whose every cell is a month or quarter without its year, where years stand over the values, and what numbers in it
/// count.
fn part_column(setting: &Setting<'_>) -> Option<(Column, Frequency)> {
    let named = setting.header.of(Role::Period);
    let first = || setting.free().find(|cell| !cell.is_period);
    let cell = named.or_else(first)?;
    let column = cell.column;
    let counted = role::counted(&cell.folded);
    let conventions = Conventions {
        frequency: Some(counted),
        ..Conventions::default()
    };
    let is_named = role::is_part_of_year(&cell.folded);
    let lacks_year = |text: &str| {
        let is_number = || notation::combine("2000", text, conventions).is_ok();
        label::lacks_year(text) || (is_named && !label::looks_like(text) && is_number())
    };
    let texts = || {
        let texts = setting.sample.iter().map(|row| column.of(row).trim());
        texts.filter(|text| !text.is_empty())
    };
    let is_whole = |text: &str| role::is_total(text) || label::is_whole_year(text);
    let all = texts().all(|text| lacks_year(text) || is_whole(text));
    (all && texts().any(lacks_year)).then_some((column, counted))
}

/// What the corner over months or quarters says: the indicator, where nothing else names it.
fn corner(setting: &Setting<'_>, part: Column) -> From {
    let mut free = setting.free();
    let cell = free.find(|cell| cell.column == part && !cell.text.is_empty());
    let names = |cell: &&HeaderCell| cell.unit.is_some() || setting.preamble.headline.is_none();
    cell.filter(names)
        .map_or(From::Nowhere, |cell| From::Fixed(cell.text.clone()))
}

/// A year in its column, which may have no name, months or quarters over the values.
fn parts(setting: &Setting<'_>) -> Option<Shape> {
    let nameless = || {
        let mut free = setting.free();
        free.next()
            .filter(|cell| cell.text.is_empty() && setting.holds_periods(cell.column))
    };
    let period = setting.header.of(Role::Period).or_else(nameless)?;
    let texts = setting.sample.iter().map(|row| period.column.of(row));
    let mut filled = texts.map(label::tidy).filter(|text| !text.is_empty());
    let is_year = |text: String| {
        let label = notation::parse(&text);
        role::is_total(&text) || label.is_ok_and(|label| label.period.is_calendar_year())
    };
    // Below a column of months a header such as M1 is a name.
    if !filled.all(is_year) {
        return None;
    }
    let is_part = |cell: &&HeaderCell| cell.role.is_none() && label::lacks_year(&cell.text);
    let columns: Vec<ValueColumn> = setting
        .header
        .cells
        .iter()
        .filter(is_part)
        .map(value_column)
        .collect();
    let first = columns.first()?.header.clone();
    // `M1`, `M2` over years may be money.
    let may_be_money =
        first.starts_with(['M', 'm']) && first.ends_with(|c: char| c.is_ascii_digit());
    let enough = if may_be_money { 4 } else { 2 };
    (columns.len() >= enough || first.contains(is_han)).then(|| Shape {
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
    // Rows are named before their values.
    let values = shape.values.iter().map(|value| value.column.field).min();
    let before = |cell: &&HeaderCell| values.is_none_or(|first| cell.column.field < first);
    // Over years and quarters the corner may be called so, whatever stands below it.
    let corner = || {
        let corner = setting.header.of(Role::Period).filter(before);
        corner.filter(|cell| !setting.holds_periods(cell.column))
    };
    let dated = shape.period.column();
    let may_name =
        |cell: &&HeaderCell| !cell.is_period && Some(cell.column) != dated && before(cell);
    let Some(first) = setting.free().find(may_name).or_else(corner) else {
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
        // `GDP(亿元)` over the regions names what all figures are.
        if shape.indicator == From::Nowhere && first.unit.is_some() {
            shape.indicator = From::Fixed(first.text.clone());
        }
    } else if shape.indicator == From::Nowhere {
        shape.indicator = From::Column(first.column);
    }
}
