//! Many rows, one observation: sums, means and counts, with every row kept as a member.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::data::message::Problem;
use crate::data::observations::doubts::Doubts;
use crate::data::observations::members::{Gathered, Key, MemberRow, Order, by_version, once};
use crate::data::observations::register::{Dates, Registers};
use crate::data::observations::sums::{OtherSum, coarsest, made_of_others, siblings, weighted};
use crate::data::{Cell, Data, FlagId, Observation, UnitId, VintageId};
use crate::diagnostic::Diagnostic;
use crate::plan::Aggregate;
use crate::quantity::{ArithmeticError, Decimal, Month, Period, Unit};
use crate::series::{Catalogue, Series};
use crate::words::flags::weighs;

/// What a file of a counted series covers.
#[derive(Clone, Debug)]
struct Cover {
    key: Key,
    vintage: Option<VintageId>,
    periods: Vec<Period>,
    cell: Cell,
}

/// The rows of all aggregates, until every file is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aggregates {
    groups: FxHashMap<Key, BTreeMap<Period, Vec<MemberRow>>>,
    order: Vec<Key>,
    registers: Registers,
    covers: Vec<Cover>,
}

impl Aggregates {
    /// Adds a row to an observation.
    pub(crate) fn add(&mut self, key: Key, period: Period, row: MemberRow) {
        self.group(key).entry(period).or_default().push(row);
    }

    fn group(&mut self, key: Key) -> &mut BTreeMap<Period, Vec<MemberRow>> {
        if !self.groups.contains_key(&key) {
            self.order.push(key);
        }
        self.groups.entry(key).or_default()
    }

    /// Adds a row of a register that counts from one date until another.
    pub(crate) fn alive(&mut self, key: Key, dates: Dates, row: MemberRow) {
        self.registers.add(key, dates, row);
    }

    /// Says which periods a file of a counted series covers.
    pub(crate) fn covers(
        &mut self,
        key: Key,
        vintage: Option<VintageId>,
        periods: &[Period],
        cell: Cell,
        register: bool,
    ) {
        if register {
            self.registers.covers(key, vintage, periods);
        }
        self.covers.push(Cover {
            key,
            vintage,
            periods: if register { Vec::new() } else { periods.to_vec() },
            cell,
        });
    }

    /// Makes the observations; `today` is the first month that is not over.
    pub(crate) fn finish(mut self, catalogue: &Catalogue, today: Option<Month>, data: &mut Data) {
        let order = Order::of(&data.vintages);
        for key in self.registers.keys() {
            self.group(key);
        }
        let covers = std::mem::take(&mut self.covers);
        for cover in &covers {
            self.group(cover.key);
        }
        for key in std::mem::take(&mut self.order) {
            let Some(series) = catalogue.get(key.0) else { continue };
            if let Some((cell, date, more)) = self.registers.vague(key) {
                let problem = Problem::VagueDate { date, more };
                let told = Diagnostic::finding(data.place(cell), problem);
                data.diagnostics.push(told);
            }
            let covers: Vec<&Cover> = covers.iter().filter(|cover| cover.key == key).collect();
            let zero = covers.first().map(|cover| cover.cell);
            let mut doubts = Doubts::default();
            for made in self.gathered(key, series, &covers, (&order, today)) {
                let made = without_totals(made, series, data, &mut doubts);
                observe(key, made, series, data, &mut doubts, zero);
            }
            doubts.tell(series, data);
        }
    }

    /// The rows of each observation of a series in a region, by period and version.
    fn gathered(
        &mut self,
        key: Key,
        series: &Series,
        covers: &[&Cover],
        (order, today): (&Order, Option<Month>),
    ) -> Vec<Gathered> {
        let groups = self.groups.remove(&key).unwrap_or_default();
        let mut all = self.registers.expand(key, series, order, today);
        all.extend(zeros(covers, &groups, order));
        for (period, rows) in groups {
            let versions = by_version(rows, order).into_iter();
            all.extend(versions.map(|(vintage, rows)| Gathered { period, vintage, rows }));
        }
        all.sort_by_key(|made| (made.period, order.rank(made.vintage)));
        all
    }
}

/// Rows that are members, each once: without those that are made of others.
fn without_totals(
    made: Gathered,
    series: &Series,
    data: &mut Data,
    doubts: &mut Doubts,
) -> Gathered {
    doubts.see_repeats(&made.rows, made.period);
    let mut rows = once(made.rows, made.period, series, data);
    let totals = made_of_others(&mut rows, series);
    let rows = siblings(rows, series);
    if let Some(sum) = OtherSum::of(&rows, &totals, series, data) {
        doubts.other_sum(made.period, sum);
    }
    Gathered { rows, ..made }
}

/// The periods of a count that files cover and that have no rows, each at the first version that covers it, or whose rows go on there.
fn zeros(
    covers: &[&Cover],
    groups: &BTreeMap<Period, Vec<MemberRow>>,
    order: &Order,
) -> Vec<Gathered> {
    let mut zeros: BTreeMap<Period, Option<VintageId>> = BTreeMap::new();
    for cover in covers {
        for period in run(&cover.periods) {
            let rows = groups.range(period..).flat_map(|(_, rows)| rows);
            let first = || {
                let versions = rows.map(|row| row.vintage);
                versions.min_by_key(|version| order.rank(*version)).flatten()
            };
            let vintage = cover.vintage.or_else(first);
            let known = zeros.entry(period).or_insert(vintage);
            if order.rank(vintage) < order.rank(*known) {
                *known = vintage;
            }
        }
    }
    let is_before_rows = |period: Period, vintage| {
        let mut rows = groups.get(&period).into_iter().flatten();
        rows.all(|row| order.rank(vintage) < order.rank(row.vintage))
    };
    let zeros = zeros.into_iter();
    let zeros = zeros.filter(|(period, vintage)| is_before_rows(*period, *vintage));
    let made = zeros.map(|(period, vintage)| Gathered { period, vintage, rows: Vec::new() });
    made.collect()
}

/// The periods of a file, with those between them where all are of one length.
fn run(periods: &[Period]) -> Vec<Period> {
    let (Some(first), Some(last)) = (periods.iter().min(), periods.iter().max()) else {
        return Vec::new();
    };
    let months = first.months();
    if periods.iter().any(|period| period.months() != months) || months > 12 {
        return periods.to_vec();
    }
    let mut all = Vec::new();
    let mut start = first.start();
    while start <= last.start() {
        all.push(Period::starting(start, months));
        start = start.later(months);
    }
    // Runs that do not stand end to end are only those that were written.
    if periods.iter().all(|period| all.contains(period)) { all } else { periods.to_vec() }
}

fn observe(
    key: Key,
    made: Gathered,
    series: &Series,
    data: &mut Data,
    doubts: &mut Doubts,
    zero: Option<Cell>,
) {
    let Gathered { period, vintage, rows } = made;
    let Some(aggregate) = series.aggregate else {
        return;
    };
    let Some(cell) = rows.first().map(|row| row.cell).or(zero) else {
        return;
    };
    let missing = missing_members(aggregate, &rows, series);
    for member in &missing {
        doubts.lacks(member, period, cell);
    }
    let is_whole = missing.is_empty();
    if is_whole && matches!(aggregate, Aggregate::Sum | Aggregate::Mean) {
        doubts.attendance.see(period, &rows);
    }
    let unit = match aggregate {
        Aggregate::Count => series.unit.clone().map(|unit| intern(data, &unit)),
        _ => rows.first().map(|row| row.unit),
    };
    let unit = unit.unwrap_or_else(|| intern(data, &Unit::bare()));
    let value = is_whole.then(|| computed(aggregate, &rows, unit, series, data)).flatten();
    let places = match aggregate {
        Aggregate::Count => 0,
        _ => coarsest(&rows, unit, data),
    };
    let flag = flag_of(&rows, data);
    data.members.push(rows.into_iter().map(MemberRow::member).collect());
    data.observations.push(Observation {
        series: key.0,
        region: key.1,
        period,
        value,
        places,
        unit,
        cell,
        vintage,
        flag,
        members: u32::try_from(data.members.len() - 1).ok(),
        apart: None,
    });
}

/// What the flags of rows say of what is made of them: all that a figure is judged by.
fn flag_of(rows: &[MemberRow], data: &mut Data) -> Option<FlagId> {
    let mut ids: Vec<FlagId> = Vec::new();
    for id in rows.iter().filter_map(|row| row.flag) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let flags = ids.iter().filter_map(|id| data.flags.get(id.0 as usize));
    let flags: Vec<&str> = flags.map(String::as_str).filter(|flag| weighs(flag)).collect();
    if flags.is_empty() {
        return None;
    }
    let text = flags.join(" ");
    let known = data.flags.iter().position(|known| *known == text);
    let at = known.unwrap_or_else(|| {
        data.flags.push(text);
        data.flags.len() - 1
    });
    Some(FlagId(u32::try_from(at).unwrap_or(u32::MAX)))
}

fn intern(data: &mut Data, unit: &Unit) -> UnitId {
    let same = |known: &Unit| known == unit && known.text() == unit.text();
    let at = data.units.iter().position(same).unwrap_or_else(|| {
        data.units.push(unit.clone());
        data.units.len() - 1
    });
    UnitId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Members without which there is no value: values that `where` lists and no row has, and rows that are blank.
fn missing_members(aggregate: Aggregate, rows: &[MemberRow], series: &Series) -> Vec<String> {
    if !matches!(aggregate, Aggregate::Sum | Aggregate::Mean) {
        return Vec::new();
    }
    let mut missing = Vec::new();
    for (at, filter) in
        series.filters.iter().enumerate().filter(|(_, filter)| filter.values.len() > 1)
    {
        for (value, wanted) in filter.values.iter().zip(0_u32..) {
            if !rows.iter().any(|row| row.matched.get(at) == Some(&wanted)) {
                missing.push(value.clone());
            }
        }
    }
    missing.extend(rows.iter().filter(|row| row.value.is_none()).map(|row| row.label.to_string()));
    missing
}

fn computed(
    aggregate: Aggregate,
    rows: &[MemberRow],
    unit: UnitId,
    series: &Series,
    data: &mut Data,
) -> Option<Decimal> {
    if aggregate == Aggregate::Count {
        return Some(Decimal::from(count(rows)));
    }
    let mut values = Vec::new();
    for row in rows {
        let Some(value) = row.value else { continue };
        let (from, to) = (data.unit(row.unit), data.unit(unit));
        let Some(conversion) = from.conversion_to(&to) else {
            let place = data.place(row.cell);
            let problem = Problem::MemberUnits {
                series: series.name.clone(),
                one: shown(&to),
                other: shown(&from),
            };
            data.diagnostics.push(Diagnostic::error(place, problem));
            return None;
        };
        let converted = conversion.of(value);
        values.push(converted.and_then(|value| weighted(value, row.share, aggregate)));
    }
    if let Ok(value) =
        reduced(aggregate, values, count(rows.iter().filter(|row| row.value.is_some())))
    {
        value
    } else {
        let place = rows.first().and_then(|row| data.place(row.cell));
        let problem = Problem::Overflow { series: series.name.clone() };
        data.diagnostics.push(Diagnostic::error(place, problem));
        None
    }
}

fn shown(unit: &Unit) -> String {
    if unit.is_bare() { "—".to_owned() } else { unit.text().to_owned() }
}

/// How many rows there are, those that stand for many counted as these.
fn count<'a>(rows: impl IntoIterator<Item = &'a MemberRow>) -> i64 {
    let rows = rows.into_iter().map(|row| row.share.rows);
    rows.fold(0, i64::saturating_add)
}

fn reduced(
    aggregate: Aggregate,
    values: Vec<Result<Decimal, ArithmeticError>>,
    count: i64,
) -> Result<Option<Decimal>, ArithmeticError> {
    let values: Vec<Decimal> = values.into_iter().collect::<Result<_, _>>()?;
    let sum = || values.iter().try_fold(Decimal::ZERO, |sum, value| sum.plus(*value));
    if values.is_empty() {
        return Ok(None);
    }
    Ok(match aggregate {
        Aggregate::Sum => Some(sum()?),
        Aggregate::Mean => Some(sum()?.over(Decimal::from(count))?),
        Aggregate::Min => values.into_iter().min(),
        Aggregate::Max => values.into_iter().max(),
        Aggregate::Last => values.into_iter().next_back(),
        Aggregate::Count => Some(Decimal::from(count)),
    })
}
