//! Rows of one series that differ in a dimension: which of them is meant; and names that collide.

use std::collections::{HashMap, HashSet};

use crate::data::message::Problem;
use crate::data::observations::collect::Batch;
use crate::data::rows::found::{Dimensions, Found};
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::From;
use crate::data::texts::role::is_total;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::Basis;
use crate::quantity::Period;
use crate::series::{Catalogue, Series, SeriesId};

/// Of rows of one series that differ in a dimension, those count whose dimensions are all blank or totals; where none are, and
/// rows stand for one period, it is an error that names the dimension.
pub(crate) fn headlines(
    catalogue: &Catalogue,
    batch: &Batch<'_, '_>,
    scan: &Scan<'_>,
    found: &mut Vec<Found>,
    diagnostics: &mut Diagnostics,
) {
    let mut keys: HashMap<SeriesId, HashSet<u32>> = HashMap::new();
    let is_plain = |series: &Series| series.aggregate.is_none();
    let plain = |one: &&Found| catalogue.get(one.series).is_some_and(is_plain);
    for one in found.iter().filter(plain) {
        keys.entry(one.series).or_default().insert(one.dimensions);
    }
    let mut kept: HashMap<SeriesId, Option<HashSet<u32>>> = HashMap::new();
    let mut several: Vec<(SeriesId, HashSet<u32>)> = keys
        .into_iter()
        .filter(|(_, keys)| keys.len() > 1)
        .collect();
    several.sort_by_key(|(series, _)| *series);
    for (id, keys) in several {
        let Some(series) = catalogue.get(id) else {
            continue;
        };
        let covered = covered(id, scan);
        let blank: HashSet<u32> = keys
            .iter()
            .copied()
            .filter(|key| {
                scan.dimensions
                    .get(*key as usize)
                    .is_some_and(|values| is_headline(values, &covered))
            })
            .collect();
        if !blank.is_empty() {
            kept.insert(id, Some(blank));
            continue;
        }
        if let Some((one, other)) = clash(batch, id, series.basis, found) {
            let problem = differing(scan, series.name.clone(), series.key.clone(), one, other);
            let places = [one, other].map(|found| batch.opened.place(found.line, found.field));
            let [first, second] = places;
            diagnostics.push(Diagnostic::error(first, problem).also([second]));
            kept.insert(id, Some(HashSet::new()));
        }
    }
    let counts = |one: &Found| match kept.get(&one.series) {
        Some(Some(keys)) => keys.contains(&one.dimensions),
        _ => true,
    };
    found.retain(counts);
}

/// Two rows of one series and cell that differ in their dimensions.
fn clash<'f>(
    batch: &Batch<'_, '_>,
    series: SeriesId,
    basis: Option<Basis>,
    found: &'f [Found],
) -> Option<(&'f Found, &'f Found)> {
    let mut cells: HashMap<(u32, Option<Period>, u32), &Found> = HashMap::new();
    found
        .iter()
        .filter(|one| one.series == series)
        .find_map(|one| {
            let period = batch.period(one.label, batch.basis(one, basis));
            let other = *cells
                .entry((one.region, period, one.vintage))
                .or_insert(one);
            (other.dimensions != one.dimensions).then_some((other, one))
        })
}

fn differing(
    scan: &Scan<'_>,
    series: String,
    key: Option<String>,
    one: &Found,
    other: &Found,
) -> Problem {
    let values = |found: &Found| {
        scan.dimensions
            .get(found.dimensions as usize)
            .map(|values| values.shown.clone())
            .unwrap_or_default()
    };
    let (a, b) = (values(one), values(other));
    let at = a
        .iter()
        .zip(&b)
        .position(|(a, b)| a != b)
        .unwrap_or_default();
    let dimension = scan
        .context
        .table
        .shape
        .dimensions
        .get(at)
        .map(|dimension| dimension.name.clone());
    let mut met: Vec<String> = Vec::new();
    for values in &scan.dimensions {
        if let Some(value) = values.shown.get(at).filter(|value| !met.contains(value)) {
            met.push(value.clone());
        }
    }
    Problem::Dimensions {
        series,
        dimension: dimension.unwrap_or_default(),
        values: met,
        key,
    }
}

/// Which dimensions a series' `where` chooses.
/// Which dimensions the `where` of a series chooses.
pub(crate) fn covered(series: SeriesId, scan: &Scan<'_>) -> Vec<bool> {
    let columns = scan.columns_of(series);
    scan.context
        .table
        .shape
        .dimensions
        .iter()
        .map(|dimension| {
            columns.contains(&dimension.column)
                || dimension
                    .label
                    .is_some_and(|label| columns.contains(&label))
        })
        .collect()
}

/// Whether all dimensions that `where` does not choose are blank or totals.
fn is_headline(values: &Dimensions, covered: &[bool]) -> bool {
    let mut free = values
        .shown
        .iter()
        .zip(covered)
        .filter(|(_, covered)| !**covered)
        .peekable();
    free.peek().is_some() && free.all(|(value, _)| is_total(value))
}

/// Two spellings of one name that both speak of one cell.
pub(crate) fn collisions(
    batch: &Batch<'_, '_>,
    scan: &Scan<'_>,
    found: &[Found],
    diagnostics: &mut Diagnostics,
) {
    let mut told: HashSet<(u32, u32)> = HashSet::new();
    let mut cells: HashMap<(SeriesId, u32, u32, u32, u32), &Found> = HashMap::new();
    let mut spellings: HashMap<&str, u32> = HashMap::new();
    let names = scan.names.iter().filter(|seen| !seen.fed.is_empty());
    for seen in names {
        if let Some(key) = seen.name.keys.first() {
            *spellings.entry(key.as_str()).or_default() += 1;
        }
    }
    if spellings.values().all(|count| *count < 2) {
        return;
    }
    for one in found {
        let key = (
            one.series,
            one.region,
            one.label,
            one.dimensions,
            one.vintage,
        );
        let Some(other) = cells.get(&key) else {
            cells.insert(key, one);
            continue;
        };
        let name = |found: &Found| scan.names.get(found.name as usize);
        let (Some(a), Some(b)) = (name(other), name(one)) else {
            continue;
        };
        if a.name.shown == b.name.shown && !same_header(batch, other, one)
            || a.name.keys.first() != b.name.keys.first()
            || !told.insert((other.name, one.name))
        {
            continue;
        }
        let problem = Problem::NameCollision {
            one: a.name.shown.clone(),
            other: b.name.shown.clone(),
        };
        let also = batch.opened.place(other.line, other.field);
        diagnostics
            .push(Diagnostic::error(batch.opened.place(one.line, one.field), problem).also([also]));
    }
}

/// Two columns of one name.
fn same_header(batch: &Batch<'_, '_>, one: &Found, other: &Found) -> bool {
    batch.opened.table.shape.indicator == From::Header
        && one.line == other.line
        && one.field != other.field
}
