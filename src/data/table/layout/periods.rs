//! Periods as columns: `指标,2023年,2022年`, `地区,2023年,2022年` with the indicator above, `geo\time` of Eurostat, World Bank; bulletins whose
//! columns are `本月`, `1-6月累计`. A year column beside columns of months or quarters is read too. Columns behind the periods are other
//! measures of the same indicators: growth, shares.

use std::collections::HashSet;

use crate::data::table::column::Column;
use crate::data::table::header::HeaderCell;
use crate::data::table::layout::setting::{Setting, Time, measure_column, value_column};
use crate::data::table::layout::shape::{From, LayoutReason, Naming, Rest, Shape, ValueColumn};
use crate::data::table::layout::when::{When, is_before, total};
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::split_unit;
use crate::data::texts::role;
use crate::data::texts::role::Role;
use crate::quantity::notation;
use crate::words::is_han;
use crate::words::measures::{run_named, year_named, year_over_months};

pub(crate) fn fit(setting: &Setting<'_>) -> Option<Shape> {
    let stated = setting.header.of(Role::Value).filter(|_| setting.source.columns.value.is_some());
    if stated.is_some_and(|value| !label::lacks_year(&value.text)) {
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
    let below = || !columns.is_empty() || led(setting).is_some() || names_years(setting);
    let part = part_column(setting).filter(|_| below());
    let alone = setting.header.of(Role::Period).is_none() || part.is_some();
    // Two periods in a header are no accident, even where a column is called 年份.
    let several = columns.len() > 1 && setting.header.of(Role::Value).is_none();
    let mut shape = match columns.first() {
        Some((first, _)) if alone || several => Shape {
            period: From::Header,
            why: vec![LayoutReason::PeriodHeaders(columns.len(), first.own.clone())],
            ..Shape::default()
        },
        Some(_) => return None,
        None => {
            let stated = || led(setting).or_else(|| of_title(setting, part.is_some()));
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
    let mut when = When::of(setting);
    let mut left = None;
    let mut dated = Vec::new();
    for cell in setting.header.cells.iter().filter(|cell| cell.role.is_none()) {
        if left != cell.group {
            left.clone_from(&cell.group);
            when.close();
        }
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
            let Some(group) = group.filter(|group| label::looks_like(group)) else {
                continue;
            };
            let both = || measure::of_both(&group, &own, None);
            let total =
                || label::within_year(&total(setting, &own, cell.group.as_deref())?, &group);
            let whole = when.named_below(&own, &group).or_else(both).or_else(total);
            if let Some(header) = whole.or_else(|| label::flagged(&group, &own)) {
                when.push(header.clone());
                let column = value_column(cell);
                (header, ValueColumn { unit, ..column })
            } else {
                let said = when.said_below(&cell.own, &group);
                let behind =
                    || (when.behind(&cell.own).unwrap_or(&group).to_owned(), cell.own.as_str());
                let (header, measure) = said.unwrap_or_else(behind);
                when.measured(measure);
                let column = measure_column(setting, cell, &when.since(measure));
                let is_amount = column.naming == Naming::Plain;
                let unit = column.unit.clone().or(unit.filter(|_| is_amount));
                (header, ValueColumn { unit, ..column })
            }
        };
        dated.push((cell, ValueColumn { header, ..value }));
    }
    dated
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

/// Columns of numbers behind the periods: what they measure belongs to the period that they say, or that on their left; a change to the
/// newest of the periods that stand there side by side.
fn measures(setting: &Setting<'_>, dated: &[ValueColumn]) -> Vec<ValueColumn> {
    let mut when = When::of(setting);
    let mut several = 0;
    // What the column on the left measures, and of when.
    let mut left: Option<(String, String)> = None;
    let mut further = Vec::new();
    for cell in &setting.header.cells {
        let known = dated.iter().find(|value| value.column == cell.column);
        let label = known.map(|value| value.header.clone());
        if let Some(label) = label.or_else(|| undated(setting, cell, &when)) {
            if known.is_none() {
                further.push(ValueColumn {
                    label: Some(label.clone()),
                    unit: split_unit(&cell.own, setting.units).1,
                    ..value_column(cell)
                });
            }
            left = None;
            several += 1;
            when.push(label);
        } else if cell.role.is_none()
            && !cell.shows
            && let led = measure::led(&cell.text)
            && let Some((label, own)) = led
                .map(|(label, own)| (label.to_owned(), own.to_owned()))
                .or_else(|| {
                    let (label, own) = below(cell, &when).or_else(|| when.said(&cell.text))?;
                    Some((label, own.to_owned()))
                })
                .or_else(|| beside(left.as_ref(), &cell.text))
                .or_else(|| {
                    let own = when.since(&cell.text).into_owned();
                    Some((when.behind(&cell.text)?.to_owned(), own))
                })
            && setting.holds_numbers(cell)
        {
            let is_amount = led.is_some() && measure::is_amount_behind(&own);
            let of = if is_amount { "" } else { &own };
            let is_own = led.is_some() || measure::is_change(&own);
            left = is_own.then(|| (label.clone(), of.to_owned()));
            // `上年同期` is another period, no measure.
            if let Some(label) = when.named(&own).filter(|_| is_before(&own)) {
                further.push(ValueColumn {
                    label: Some(label.clone()),
                    unit: cell.unit.clone(),
                    ..value_column(cell)
                });
                when.pass(label);
                continue;
            }
            let mut value =
                if is_amount { value_column(cell) } else { measure_column(setting, cell, &own) };
            // The total of several periods is none of them.
            if several > 1 && role::is_total(&own) {
                let name = if own.is_ascii() { "over all periods" } else { "各期合计" };
                value.naming = Naming::Measure(name.to_owned());
            }
            value.label = Some(label);
            further.push(value);
            when.measured(&own);
        }
    }
    further
}

/// The period of months or a run below a measure, and that: `当月` below `同比增长(%)`.
fn below<'c>(cell: &'c HeaderCell, when: &When) -> Option<(String, &'c str)> {
    let group = cell.group.as_deref();
    let group = group.filter(|group| measure::is_nameless(group))?;
    Some((when.named(&cell.own)?, group))
}

/// What a change or rank behind a measure is of, and of when: the growth behind `2025年计划`, the rank of a growth.
fn beside(left: Option<&(String, String)>, measure: &str) -> Option<(String, String)> {
    let (label, of) = left?;
    let grows = measure::is_change(measure) && !measure::is_change(of) && !measure::is_ratio(of);
    let follows = measure::is_nameless(measure) && (grows || measure::is_rank(measure));
    follows.then(|| (label.clone(), format!("{of}{measure}")))
}

/// The period of a column beside dated ones that does not say its year: it goes on with those on its left, or says that it is the
/// one of the title: `本年累计` beside `2023年1-3月`, `本年` below `本月`.
fn undated(setting: &Setting<'_>, cell: &HeaderCell, when: &When) -> Option<String> {
    if cell.role.is_some() {
        return None;
    }
    let (own, _) = split_unit(&cell.own, setting.units);
    let table = setting.period_above();
    if let Some(group) = &cell.group {
        return measure::of_both(group, &own, Some(&table?));
    }
    // Of months that do not go on in the order of those before nothing tells the year but the plan: they are told as they stand.
    let open = || {
        let months = label::lacks_year(&own) && own.contains(is_han);
        let stated = || label::within_year(&own, setting.stated?);
        (months && when.stands_behind()).then(|| stated().unwrap_or_else(|| own.clone()))
    };
    let said = when.goes_on(&own).or_else(|| when.of_title(&own));
    said.or_else(open).or_else(|| {
        run_named(&own).filter(|run| run.is_own())?;
        measure::period(&own, &table?, None)
    })
}

/// Indicators with their periods: `2022年GDP(亿元)`, `2023年GDP(亿元)`; a change behind them is of the newest of the indicator on its left,
/// whatever else stands there of the period of the title.
fn led(setting: &Setting<'_>) -> Option<Shape> {
    let title = setting.period_above();
    let mut when = When::of(setting);
    let mut values: Vec<ValueColumn> = Vec::new();
    let mut left: Option<&str> = None;
    // A rank is that of the column on its left.
    let mut beside = String::new();
    for cell in setting.free().filter(|cell| setting.holds_numbers(cell)) {
        let own = &split_unit(&cell.own, setting.units).0;
        // `6月` below `2024年GDP(亿元)`.
        let group = cell.group.as_deref().and_then(measure::led);
        let below = group.and_then(|(year, name)| Some((label::within_year(own, year)?, name)));
        let led = || measure::led(&cell.own).map(|(label, name)| (label.to_owned(), name));
        let measure = measure_of(cell);
        let (label, name) = match (below.or_else(led), left, measure) {
            (Some((label, name)), ..) => {
                if left.replace(name) != Some(name) {
                    when.close();
                }
                when.push(label.clone());
                (label, name.to_owned())
            }
            (None, Some(name), Some(measure)) => {
                let ranked = Some(beside.as_str()).filter(|_| measure::is_rank(&cell.bare));
                let label = when.behind(&measure)?.to_owned();
                let measure = when.since(&measure);
                let name = measure::of(ranked.unwrap_or(name), &measure, setting.units);
                (label, name)
            }
            _ => (title.clone()?, cell.text.clone()),
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

/// What a column says that has no name of its own, and that stands over it: `增长` over `绝对额`.
fn measure_of(cell: &HeaderCell) -> Option<String> {
    match &cell.group {
        Some(group) if measure::is_nameless(group) => Some(format!("{group}{}", cell.own)),
        _ => measure::is_nameless(&cell.bare).then(|| cell.own.clone()),
    }
}

/// Whether columns are of nothing but years by how far they are from that of the table, and changes between these: `本年`, `上年`.
fn names_years(setting: &Setting<'_>) -> bool {
    let numbers = setting.numbers().map(|cell| split_unit(&cell.own, setting.units).0);
    let columns: Vec<String> = numbers.collect();
    let is_of_years = |own: &String| {
        year_named(own).is_some() || (measure::is_nameless(own) && measure::is_change(own))
    };
    columns.iter().all(is_of_years) && columns.iter().any(|own| year_over_months(own).is_some())
}

/// A table of one period, which its title names: `本月`, `1-6月累计`, `同比±%`; of its year, where the rows say the months.
fn of_title(setting: &Setting<'_>, over_months: bool) -> Option<Shape> {
    let stated = setting.period_above()?;
    let (table, mut when) = if over_months {
        let year = format!("{}年", label::year_of(&stated)?);
        (year.clone(), When::of_year(&year))
    } else {
        (stated, When::of(setting))
    };
    let year = |text: &str| {
        let years = year_over_months(text).filter(|_| over_months)?;
        Some(format!("{}年", label::year_of(&table)? + years))
    };
    let mut values: Vec<ValueColumn> = Vec::new();
    let mut dated = 0;
    let over_regions = names_columns(setting);
    // The column on the left that names an indicator.
    let mut named: Option<String> = None;
    let cells = setting.header.cells.iter();
    // `数值` beside `上年同期` is the figure of the table's own period.
    for cell in cells.filter(|cell| !cell.shows && matches!(cell.role, None | Some(Role::Value))) {
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
        let total = || label::within_year(&total(setting, &bare, cell.group.as_deref())?, &table);
        let own = || year(&bare).or_else(|| when.named(&bare));
        let whole = group.and_then(both).or_else(own).or_else(total);
        if let Some(label) = whole {
            if is_before(&bare) || group.is_some_and(is_before) {
                when.pass(label.clone());
            } else {
                when.push(label.clone());
            }
            dated += 1;
            let column = value_column(cell);
            let naming = named.clone().map_or(column.naming, Naming::Whole);
            values.push(ValueColumn { label: Some(label), unit, naming, ..column });
            continue;
        }
        // A measure of the period in its own header, over it, on its left, or of the whole table.
        let (own, measure) = match when.said(&cell.own).or_else(|| compared(cell, &when)) {
            Some((label, measure)) => (Some(label), measure),
            None => (None, cell.own.as_str()),
        };
        let over = |group| when.named(group).or_else(|| Some(when.said(&cell.text)?.0));
        let stated = own.or_else(|| group.and_then(over));
        dated += usize::from(stated.is_some());
        if setting.holds_numbers(cell) {
            let says = measure_of(cell);
            if over_regions && says.is_none() && stated.is_none() && group.is_none() {
                when.close();
                named = Some(cell.text.clone());
            }
            let says = says.unwrap_or_else(|| measure.to_owned());
            let measure = if stated.is_some() { measure.into() } else { when.since(measure) };
            // `1-6月完成` is the amount of those months.
            let column = if measure::is_amount_behind(&measure) && stated.is_some() {
                value_column(cell)
            } else {
                measure_column(setting, cell, &measure)
            };
            let label = stated.or_else(|| when.behind(&says).map(str::to_owned));
            let label = label.unwrap_or_else(|| table.clone());
            match &column.naming {
                _ if measure::is_change(&says) => when.measured(&says),
                Naming::Plain => when.push(label.clone()),
                _ if named.is_some() => when.push(label.clone()),
                _ => {}
            }
            values.push(ValueColumn { label: Some(label), ..column });
        }
    }
    let first = values.first()?.header.clone();
    // `,绝对量,比上年增长(%)`: measures of what the rows name.
    let measure =
        |value: &ValueColumn| value.naming == Naming::Plain || measure::is_change(&value.header);
    let nameless = setting.free().next().is_some_and(|cell| cell.text.is_empty());
    let why = match dated {
        0 => LayoutReason::Measures(values.len(), first),
        _ => LayoutReason::PeriodHeaders(dated, first),
    };
    let why = vec![why, setting.why_of(table)];
    (dated > 0 || (nameless && values.iter().all(measure))).then(|| Shape {
        period: From::Header,
        values,
        why,
        ..Shape::default()
    })
}

/// The period of what is compared over a column, and the comparison: `1-5月比` over `去年同期±%`.
fn compared<'c>(cell: &'c HeaderCell, when: &When) -> Option<(String, &'c str)> {
    let group = cell.group.as_deref()?;
    group.ends_with(['比', '较']).then(|| when.said(&cell.text))?
}

/// Whether columns name indicators: rows are regions.
fn names_columns(setting: &Setting<'_>) -> bool {
    let has = |role| setting.header.of(role).is_some();
    has(Role::Region) && !has(Role::Indicator)
}

/// Months or quarters over the values, below rows that state their year: `2023年,,`.
fn below_years(setting: &Setting<'_>) -> Option<Shape> {
    let mut values = Vec::new();
    for cell in setting.free().filter(|cell| setting.holds_numbers(cell)) {
        let (header, unit) = split_unit(&cell.own, setting.units);
        if label::lacks_year(&header) {
            let column = value_column(cell);
            values.push(ValueColumn { header, unit, ..column });
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
fn part_column(setting: &Setting<'_>) -> Option<(Column, Rest)> {
    let named = setting.header.of(Role::Period);
    let first = || setting.free().find(|cell| !cell.is_period);
    let cell = named.or_else(first)?;
    let column = cell.column;
    let counted = role::counted(&cell.folded);
    let named = role::is_part_of_year(&cell.folded).then_some(counted);
    let lacks_year = |text: &str| label::is_part(text, named);
    let texts = || {
        let texts = setting.sample.iter().map(|row| column.of(row).trim());
        texts.filter(|text| !text.is_empty())
    };
    let is_whole = |text: &str| label::is_none_of_them(text) || label::is_whole_year(text);
    let (parts, others): (HashSet<&str>, HashSet<&str>) =
        texts().partition(|text| lacks_year(text));
    let odd = others.into_iter().filter(|text| !is_whole(text)).count();
    // One word among many months is no period, and told: they are none the less months.
    let are_parts = !parts.is_empty() && (odd == 0 || (odd == 1 && parts.len() > 2));
    are_parts.then_some((column, Rest::Part(counted)))
}

/// What the corner over months or quarters says: the indicator, where nothing else names it.
fn corner(setting: &Setting<'_>, part: Column) -> From {
    let mut free = setting.free();
    let cell = free.find(|cell| cell.column == part && !cell.text.is_empty());
    let names = |cell: &&HeaderCell| cell.unit.is_some() || setting.preamble.headline.is_none();
    cell.filter(names).map_or(From::Nowhere, |cell| From::Fixed(cell.text.clone()))
}

/// A year in its column, which may have no name, months or quarters over the values.
fn parts(setting: &Setting<'_>) -> Option<Shape> {
    let nameless = || {
        let mut free = setting.free();
        free.next().filter(|cell| cell.text.is_empty() && setting.holds_periods(cell.column))
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
    // Months over the column that the plan calls its values are those of the figures there.
    let is_value = |cell: &HeaderCell| cell.role == Some(Role::Value);
    let free = || setting.header.cells.iter().filter(|cell| cell.role.is_none() || is_value(cell));
    let part = |cell: &HeaderCell| {
        let own = || label::lacks_year(&cell.text).then(|| cell.text.clone());
        let header = own().or_else(|| total(setting, &cell.own, cell.group.as_deref()))?;
        let column = value_column(cell);
        Some(ValueColumn { header, ..column })
    };
    let columns: Vec<ValueColumn> = free().filter_map(part).collect();
    let first = columns.first()?.header.clone();
    // `M1`, `M2` over years may be money.
    let may_be_money =
        first.starts_with(['M', 'm']) && first.ends_with(|c: char| c.is_ascii_digit());
    let enough = if may_be_money { 4 } else { 2 };
    let is_meant =
        first.contains(is_han) || free().any(|cell| is_value(cell) && cell.text == first);
    (columns.len() >= enough || is_meant).then(|| Shape {
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
