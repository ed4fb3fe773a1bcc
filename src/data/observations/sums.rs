//! Which rows of an aggregate are members of it, and what the others say of their sum.

use crate::data::bytes::grouping::Share;
use crate::data::observations::members::MemberRow;
use crate::data::texts::role::Made;
use crate::data::{Cell, Data, UnitId};
use crate::plan::Aggregate;
use crate::quantity::{ArithmeticError, Conversion, Decimal};
use crate::series::Series;

/// Takes out the rows that are made of others: totals and means, and beside rows with names those without; of a count only those that
/// say so by name.
pub(super) fn made_of_others(rows: &mut Vec<MemberRow>, series: &Series) -> Vec<MemberRow> {
    let is_made = |row: &MemberRow| match series.aggregate {
        Some(Aggregate::Last) => false,
        Some(Aggregate::Count) => row.made.is_some_and(|made| made != Made::Total),
        _ => row.made.is_some() || row.blank,
    };
    if rows.iter().all(is_made) {
        return Vec::new();
    }
    rows.extract_if(.., |row| is_made(row)).collect()
}

/// Rows that are parts of other rows do not add to them.
pub(super) fn siblings(mut rows: Vec<MemberRow>, series: &Series) -> Vec<MemberRow> {
    if matches!(series.aggregate, Some(Aggregate::Count | Aggregate::Last)) {
        return rows;
    }
    let top = rows.iter().map(|row| row.depth).min().unwrap_or(0);
    rows.retain(|row| row.depth == top);
    rows
}

/// The place of the last digit that all rows have, in one unit.
pub(super) fn coarsest<'r>(
    rows: impl IntoIterator<Item = &'r MemberRow>,
    unit: UnitId,
    data: &Data,
) -> i8 {
    let to = data.unit(unit);
    let rows = rows.into_iter().filter(|row| row.value.is_some());
    let places = rows.map(|row| {
        let conversion = data.unit(row.unit).conversion_to(&to);
        i32::from(row.places) - conversion.map_or(0, Conversion::tens_above)
    });
    i8::try_from(places.min().unwrap_or(0)).unwrap_or(0)
}

/// What a row adds: its value as often as it stands for one that says the same.
pub(super) fn weighted(
    value: Decimal,
    share: Share,
    aggregate: Aggregate,
) -> Result<Decimal, ArithmeticError> {
    if share.together || !matches!(aggregate, Aggregate::Sum | Aggregate::Mean) {
        return Ok(value);
    }
    value.times(Decimal::from(share.rows))
}

/// A row that says another sum than the members add up to.
pub(super) struct OtherSum {
    pub row: String,
    pub cell: Cell,
    pub said: Decimal,
    pub sum: Decimal,
}

impl OtherSum {
    /// The first row of a sum, where neither one such row nor all together say what the members add up to.
    pub(super) fn of(
        rows: &[MemberRow],
        made: &[MemberRow],
        series: &Series,
        data: &Data,
    ) -> Option<Self> {
        let unit = rows.first()?.unit;
        let made: Vec<&MemberRow> =
            made.iter().filter(|row| row.blank || row.made == Some(Made::Sum)).collect();
        if series.aggregate != Some(Aggregate::Sum) || made.is_empty() {
            return None;
        }
        let members = values(rows, unit, data)?;
        let said = values(made.iter().copied(), unit, data)?;
        let places = rows.iter().chain(made.iter().copied());
        let last = Decimal::ONE.shifted(-i32::from(coarsest(places, unit, data)));
        let count = i64::try_from(members.len() + said.len()).ok()?;
        // Half a unit of the last digit for each figure.
        let rounding = last.and_then(|last| last.times(Decimal::from(count)));
        let rounding = rounding.and_then(|all| all.over(Decimal::from(2))).ok()?;
        let sum = added(&members)?;
        let differs = |one: Decimal| {
            let difference = one.minus(sum).map(Decimal::abs);
            difference.is_ok_and(|difference| difference.compare(rounding).is_gt())
        };
        let (row, one) = (made.first()?, *said.first()?);
        let differ = said.iter().copied().all(differs) && differs(added(&said)?);
        differ.then(|| Self { row: row.label.to_string(), cell: row.cell, said: one, sum })
    }
}

/// What rows add, in one unit; none where one has no value.
fn values<'r>(
    rows: impl IntoIterator<Item = &'r MemberRow>,
    unit: UnitId,
    data: &Data,
) -> Option<Vec<Decimal>> {
    let to = data.unit(unit);
    let value = |row: &MemberRow| {
        let converted = data.unit(row.unit).conversion_to(&to)?.of(row.value?);
        let value = converted.and_then(|value| weighted(value, row.share, Aggregate::Sum));
        value.ok()
    };
    rows.into_iter().map(value).collect()
}

fn added(values: &[Decimal]) -> Option<Decimal> {
    let add = |sum: Decimal, value: &Decimal| sum.plus(*value);
    values.iter().try_fold(Decimal::ZERO, add).ok()
}
