//! Many rows, one observation: sums, means and counts, with every row kept as a member.

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxHashMap;

use crate::data::message::Problem;
use crate::data::observations::members::{Key, MemberRow, once};
use crate::data::observations::register::{Dates, Registers};
use crate::data::observations::sums::{OtherSum, coarsest, made_of_others, siblings, weighted};
use crate::data::{Cell, Data, Member, Observation, UnitId};
use crate::diagnostic::Diagnostic;
use crate::plan::Aggregate;
use crate::quantity::{ArithmeticError, Decimal, Period};
use crate::series::{Catalogue, Series};

/// What a file of a counted series covers.
#[derive(Clone, Debug)]
struct Cover {
    key: Key,
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
    pub(crate) fn covers(&mut self, key: Key, periods: &[Period], cell: Cell, register: bool) {
        if register {
            self.registers.covers(key, periods);
        }
        self.covers.push(Cover {
            key,
            periods: if register {
                Vec::new()
            } else {
                periods.to_vec()
            },
            cell,
        });
    }

    /// Makes the observations.
    pub(crate) fn finish(mut self, catalogue: &Catalogue, data: &mut Data) {
        for (key, period, rows) in std::mem::take(&mut self.registers).expand(catalogue) {
            self.group(key).entry(period).or_default().extend(rows);
        }
        let zeros = self.zeros();
        for key in std::mem::take(&mut self.order) {
            let (Some(groups), Some(series)) = (self.groups.remove(&key), catalogue.get(key.0))
            else {
                continue;
            };
            let mut lacking: Vec<(String, Vec<Period>, Cell)> = Vec::new();
            let mut others: Vec<(Period, OtherSum)> = Vec::new();
            for (period, rows) in groups {
                let mut rows = once(rows, period, series, data);
                let made = made_of_others(&mut rows, series);
                let rows = siblings(rows, series);
                others.extend(OtherSum::of(&rows, &made, series, data).map(|sum| (period, sum)));
                observe(
                    key,
                    period,
                    rows,
                    series,
                    data,
                    &mut lacking,
                    zeros.get(&key).copied(),
                );
            }
            for (member, periods, cell) in lacking {
                let place = data.place(cell);
                data.diagnostics.push(Diagnostic::finding(
                    place,
                    Problem::Incomplete {
                        series: series.name.clone(),
                        member,
                        periods: periods.iter().map(ToString::to_string).collect(),
                    },
                ));
            }
            let periods = others.iter().map(|(period, _)| period.to_string());
            let periods = periods.collect();
            if let Some((_, other)) = others.into_iter().next() {
                let problem = Problem::OtherSum {
                    series: series.name.clone(),
                    row: other.row,
                    said: other.said.to_string(),
                    sum: other.sum.to_string(),
                    periods,
                };
                let place = data.place(other.cell);
                data.diagnostics.push(Diagnostic::finding(place, problem));
            }
        }
    }

    /// Adds empty groups for periods of a count that a file covers and that have no rows; gives the cell that stands for them.
    fn zeros(&mut self) -> HashMap<Key, Cell> {
        let mut cells = HashMap::new();
        for cover in std::mem::take(&mut self.covers) {
            // A column vintage of the rows is the only one there is.
            let known: Vec<Key> = self
                .order
                .iter()
                .copied()
                .filter(|key| key.0 == cover.key.0 && key.1 == cover.key.1)
                .collect();
            let keys = if known.is_empty() {
                vec![cover.key]
            } else {
                known
            };
            for key in keys {
                cells.entry(key).or_insert(cover.cell);
                for period in run(&cover.periods) {
                    self.group(key).entry(period).or_default();
                }
            }
        }
        cells
    }
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
    if periods.iter().all(|period| all.contains(period)) {
        all
    } else {
        periods.to_vec()
    }
}

fn observe(
    key: Key,
    period: Period,
    rows: Vec<MemberRow>,
    series: &Series,
    data: &mut Data,
    lacking: &mut Vec<(String, Vec<Period>, Cell)>,
    zero: Option<Cell>,
) {
    let Some(aggregate) = series.aggregate else {
        return;
    };
    let Some(cell) = rows.first().map(|row| row.cell).or(zero) else {
        return;
    };
    let missing = missing_members(aggregate, &rows, series);
    for member in &missing {
        match lacking.iter_mut().find(|(known, _, _)| known == member) {
            Some((_, periods, _)) => periods.push(period),
            None => lacking.push((member.clone(), vec![period], cell)),
        }
    }
    let unit = match aggregate {
        Aggregate::Count => series.unit.clone().map(|unit| intern(data, &unit)),
        _ => rows.first().map(|row| row.unit),
    };
    let unit = unit.unwrap_or_else(|| intern(data, &crate::quantity::Unit::bare()));
    let value = if missing.is_empty() {
        computed(aggregate, &rows, unit, series, data)
    } else {
        None
    };
    let places = match aggregate {
        Aggregate::Count => 0,
        _ => coarsest(&rows, unit, data),
    };
    let members = rows
        .into_iter()
        .map(|row| Member {
            cell: row.cell,
            label: row.label,
            value: row.value,
            unit: row.unit,
            rows: row.share.rows,
            profile: row.profile,
        })
        .collect();
    data.members.push(members);
    data.observations.push(Observation {
        series: key.0,
        region: key.1,
        period,
        value,
        places,
        unit,
        cell,
        vintage: key.2,
        flag: None,
        members: u32::try_from(data.members.len() - 1).ok(),
        apart: None,
    });
}

fn intern(data: &mut Data, unit: &crate::quantity::Unit) -> UnitId {
    let same = |known: &crate::quantity::Unit| known == unit && known.text() == unit.text();
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
    for (at, filter) in series
        .filters
        .iter()
        .enumerate()
        .filter(|(_, filter)| filter.values.len() > 1)
    {
        for (value, wanted) in filter.values.iter().zip(0_u32..) {
            if !rows.iter().any(|row| row.matched.get(at) == Some(&wanted)) {
                missing.push(value.clone());
            }
        }
    }
    missing.extend(
        rows.iter()
            .filter(|row| row.value.is_none())
            .map(|row| row.label.to_string()),
    );
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
    if let Ok(value) = reduced(
        aggregate,
        values,
        count(rows.iter().filter(|row| row.value.is_some())),
    ) {
        value
    } else {
        let place = rows.first().and_then(|row| data.place(row.cell));
        let problem = Problem::Overflow {
            series: series.name.clone(),
        };
        data.diagnostics.push(Diagnostic::error(place, problem));
        None
    }
}

fn shown(unit: &crate::quantity::Unit) -> String {
    if unit.is_bare() {
        "—".to_owned()
    } else {
        unit.text().to_owned()
    }
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
    let sum = || {
        values
            .iter()
            .try_fold(Decimal::ZERO, |sum, value| sum.plus(*value))
    };
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
