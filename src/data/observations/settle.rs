//! What of a table only all its rows together tell: whose the rows of no region are, which of several rows of one series is meant, and
//! which names collide.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::data::message::Problem;
use crate::data::observations::batch::Batch;
use crate::data::rows::found::{Dimensions, Found, NameSeen, TOTAL};
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::{From, ValueColumn};
use crate::data::table::opened::Opened;
use crate::data::texts::intern::Id;
use crate::data::texts::role::{is_total, says_region};
use crate::data::texts::{label, measure};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::Basis;
use crate::quantity::Unit;
use crate::series::{Catalogue, Kind, Series, SeriesId};
use crate::words::regions;

/// Settles all of it.
pub(crate) fn settle(batch: &mut Batch<'_>, opened: &Opened<'_>, catalogue: &Catalogue) {
    other_region(batch, opened);
    disputed(batch, opened);
    small_growth(batch, opened);
    growth_beside(batch, catalogue);
    totals(batch, opened);
    headlines(batch, opened, catalogue);
    two_levels(batch, opened, catalogue);
    let mut told = Diagnostics::default();
    collisions(batch, opened, &mut told);
    batch.diagnostics.extend(told);
    batch.tell_bad_labels(opened);
}

/// Of growth that goes by the name of its level that counts which is a share and of which no other says the same; of that which happens
/// to stand beside levels, whose level is in the table.
fn growth_beside(batch: &mut Batch<'_>, catalogue: &Catalogue) {
    let scan = &batch.scan;
    // What a growth that the plan names is called otherwise.
    let is_other = |seen: &NameSeen, id: &SeriesId| {
        let mut keys = seen.name.keys.iter();
        let is_named = catalogue.get(*id).is_some_and(|series| !series.matches.is_empty());
        is_named && !keys.any(|key| catalogue.fed_by(key).contains(id))
    };
    let others: HashSet<(Id<NameSeen>, SeriesId)> = scan
        .names
        .iter()
        .flat_map(|(name, seen)| {
            let other = seen.fed.iter().filter(|id| is_other(seen, id));
            other.map(move |id| (name, *id))
        })
        .collect();
    let levels: HashSet<SeriesId> =
        scan.names.iter().flat_map(|(_, seen)| &seen.fed).copied().collect();
    let mut names: HashMap<SeriesId, usize> = HashMap::default();
    for series in scan.names.iter().flat_map(|(_, seen)| &seen.fed) {
        *names.entry(*series).or_default() += 1;
    }
    let mut first = HashMap::default();
    batch.found.retain(|one| {
        let level = catalogue.get(one.series).and_then(|series| series.beside);
        let is_there = match level {
            Some(level) => levels.contains(&level),
            None if others.contains(&(one.name, one.series)) => true,
            None => return true,
        };
        let unit = one.unit.and_then(|unit| scan.units.get(unit));
        let is_share = |unit: &Unit| unit.is_ratio() && !unit.is_points() && unit.scale() < 0;
        let counts = is_there && unit.is_some_and(is_share);
        if names.get(&one.series) == Some(&1) {
            return counts;
        }
        let cell = (one.series, one.region, one.label, one.basis, one.vintage, one.dimensions);
        counts && *first.entry(cell).or_insert(one.name) == one.name
    });
}

/// Figures that count as those of the plan's region although the title names another.
fn other_region(batch: &mut Batch<'_>, opened: &Opened<'_>) {
    let table = &batch.scan.table;
    let (Some(own), Some((titled, line))) = (batch.scan.context.region, &table.preamble.place)
    else {
        return;
    };
    let says = matches!(table.shape.region, From::Column(_) | From::Header)
        || batch.source.region.is_some()
        || table.preamble.region.is_some();
    let (one, other) = (regions::folded(own), regions::folded(titled));
    let same = one.as_str().contains(other.as_str()) || other.as_str().contains(one.as_str());
    if says || same || batch.found.is_empty() {
        return;
    }
    let problem = Problem::OtherRegion { region: own.to_owned(), titled: titled.clone() };
    let place = opened.place(*line, 0);
    batch.diagnostics.push(Diagnostic::finding(place, problem));
}

/// Growth beside the figures of which nobody knows whether 0.06 is 6%.
fn small_growth(batch: &mut Batch<'_>, opened: &Opened<'_>) {
    let table = &batch.scan.table;
    let fields = &table.shape.small_growth;
    let Some(first) = fields.first().filter(|_| !batch.found.is_empty()) else {
        return;
    };
    let cells = table.header.cells.iter();
    let named = cells.filter(|cell| fields.contains(&cell.column.field));
    let problem = Problem::SmallGrowth { headers: named.map(|cell| cell.text.clone()).collect() };
    let place = opened.place(table.header.line, first + 1);
    batch.diagnostics.push(Diagnostic::finding(place, problem));
}

/// Figures of regions that a column of its own names, which count as those of the region that they lie in.
fn two_levels(batch: &mut Batch<'_>, opened: &Opened<'_>, catalogue: &Catalogue) {
    let scan = &batch.scan;
    let shape = &scan.table.shape;
    let (From::Column(column), None) = (&shape.region, &batch.source.columns.region) else {
        return;
    };
    let dimensions = shape.dimensions.iter();
    let Some(at) = dimensions.clone().position(|one| says_region(&one.name)) else {
        return;
    };
    let name = |one: &Found| scan.regions.get(one.region?).map(|seen| &seen.name);
    let beside = |one: &Found| scan.dimensions.get(one.dimensions?)?.shown.get(at);
    let counts = |one: &Found| {
        let is_plain = catalogue.get(one.series).is_some_and(|series| series.aggregate.is_none());
        is_plain && covered(one.series, scan).get(at) == Some(&false)
    };
    let below = |one: &Found| {
        let (larger, smaller) = (name(one)?, beside(one)?);
        let is_name = !is_total(smaller) && smaller.chars().any(char::is_alphabetic);
        let is_other = regions::folded(larger) != regions::folded(smaller);
        let levels = regions::level(smaller).zip(regions::level(larger));
        let is_larger = levels.is_some_and(|(smaller, larger)| smaller < larger);
        (is_name && is_other && !is_larger).then(|| (larger.clone(), smaller.clone()))
    };
    let mut lower = batch.found.iter().filter(counts);
    let Some((first, (larger, smaller))) = lower.find_map(|one| Some((one, below(&one)?))) else {
        return;
    };
    let headers = scan.table.header.cells.iter();
    let of = headers.filter(|cell| cell.column == *column).map(|cell| cell.text.clone()).next();
    let problem = Problem::TwoLevels {
        larger,
        smaller,
        column: dimensions.map(|one| one.name.clone()).nth(at).unwrap_or_default(),
        of: of.unwrap_or_default(),
    };
    let place = opened.place(first.line, first.field);
    batch.diagnostics.push(Diagnostic::finding(place, problem));
}

/// What the sheet's name and the title say differently, where it counts.
fn disputed(batch: &mut Batch<'_>, opened: &Opened<'_>) {
    let table = &batch.scan.table;
    let (shape, preamble) = (&table.shape, &table.preamble);
    // What the headers or rows leave unsaid of the period the title says.
    let is_dated = |value: &ValueColumn| label::year_within(&value.header).is_some();
    let in_column = shape.period.column().is_some();
    let dated = shape.year.is_some() || !(in_column || shape.values.iter().all(is_dated));
    let placed =
        matches!(shape.region, From::Column(_) | From::Header) || batch.source.region.is_some();
    let period = preamble.disputed_period.clone().filter(|_| dated);
    let region = preamble.disputed_region.clone().filter(|_| !placed);
    let disputed: Vec<[String; 2]> = period.into_iter().chain(region).collect();
    if batch.found.is_empty() {
        return;
    }
    let line = preamble.notes.first().map_or(0, |note| note.line);
    for [counts, other] in disputed {
        let problem = Problem::SheetAgainstTitle { counts, other };
        let place = opened.place(line, 0);
        batch.diagnostics.push(Diagnostic::finding(place, problem));
    }
}

/// Rows of no region in a file that has regions are the total: where the file never names the region that plan or block state, it is
/// the total of that one, and said so; a region of nearly that name is an error.
fn totals(batch: &mut Batch<'_>, opened: &Opened<'_>) {
    let total = |one: Found| one.region == Some(TOTAL);
    let first = batch.found.iter().find(|one| total(*one));
    let (Some(own), Some(first)) = (batch.scan.context.region, first) else {
        return;
    };
    let place = opened.place(first.line, first.field);
    let regions = batch.scan.regions.iter().skip(1);
    let named: Vec<String> = regions.map(|(_, seen)| seen.name.clone()).collect();
    let folded_own = regions::folded(own);
    let near = |name: &&String| {
        let (name, own) = (regions::folded(name), folded_own.as_str());
        own.contains(name.as_str()) || name.as_str().contains(own)
    };
    if named.iter().any(|name| regions::folded(name) == folded_own) {
        if !batch.scan.totals_stand() {
            batch.found.retain(|one| !total(one));
        }
        return;
    }
    if named.iter().any(|name| near(&name)) {
        let problem = Problem::UnknownRegion { region: own.to_owned(), known: named };
        batch.diagnostics.push(Diagnostic::error(place, problem));
        batch.found.retain(|one| !total(one));
        return;
    }
    if !named.is_empty() {
        let region = own.to_owned();
        let told = Diagnostic::finding(place, Problem::TotalsOf { region });
        batch.diagnostics.push(told);
    }
    let region = Some(batch.scan.region(own.as_bytes(), own));
    let own = batch.found.own_mut();
    for one in own.filter(|own| own.region == Some(TOTAL)) {
        one.region = region;
    }
    let counted = std::mem::take(&mut batch.scan.counted_regions).into_iter();
    let settled = |at| if at == Some(TOTAL) { region } else { at };
    let counted = counted.map(|(series, at)| (series, settled(at)));
    batch.scan.counted_regions = counted.collect();
}

/// Of rows of one series that differ in a dimension, those count whose dimensions are all blank or totals; where none are, and
/// rows stand for one period, it is an error that names the dimension.
fn headlines(batch: &mut Batch<'_>, opened: &Opened<'_>, catalogue: &Catalogue) {
    if batch.scan.dimensions.len() < 2 {
        return;
    }
    let mut keys: HashMap<SeriesId, HashSet<Option<Id<Dimensions>>>> = HashMap::default();
    let is_plain = |series: &Series| series.aggregate.is_none();
    let plain = |one: &Found| catalogue.get(one.series).is_some_and(is_plain);
    for one in batch.found.iter().filter(plain) {
        keys.entry(one.series).or_default().insert(one.dimensions);
    }
    keys.retain(|_, keys| keys.len() > 1);
    let mut several: Vec<_> = keys.into_iter().collect();
    several.sort_unstable_by_key(|(series, _)| *series);
    let mut kept: HashMap<SeriesId, HashSet<Option<Id<Dimensions>>>> = HashMap::default();
    for (id, mut keys) in several {
        let Some(series) = catalogue.get(id) else {
            continue;
        };
        let covered = covered(id, &batch.scan);
        keys.retain(|key| {
            let values = key.and_then(|key| batch.scan.dimensions.get(key));
            values.is_some_and(|values| is_headline(values, &covered))
        });
        if keys.is_empty() {
            let Some((one, other)) = clash(batch, id, series.basis) else {
                continue;
            };
            let (dimension, values) = differing(&batch.scan, &one, &other);
            let name = series.name.clone();
            let problem = if says_region(&dimension) && batch.source.columns.region.is_none() {
                Problem::SmallerRegions { series: name, column: dimension, regions: values }
            } else {
                let adds_up = adds_up(batch, series, &one);
                let key = series.key.clone();
                Problem::Dimensions { series: name, dimension, values, key, adds_up }
            };
            let places = [one, other].map(|found| opened.place(found.line, found.field));
            let [first, second] = places;
            let told = Diagnostic::error(first, problem).also([second]);
            batch.diagnostics.push(told);
        } else if let Some(told) = only_parts(batch, opened, series, id, &keys) {
            batch.diagnostics.push(told);
        }
        kept.insert(id, keys);
    }
    let counts = |one: Found| {
        let keys = kept.get(&one.series);
        keys.is_none_or(|keys| keys.contains(&one.dimensions))
    };
    batch.found.retain(counts);
}

/// Whether the rows of a series may be parts of a sum: those of a rate or a growth, by what is said of it, its name or its unit, are none.
fn adds_up(batch: &Batch<'_>, series: &Series, found: &Found) -> bool {
    let is_declared = matches!(series.kind, Some(Kind::Rate | Kind::Growth));
    let stated = found.unit.and_then(|unit| batch.scan.units.get(unit));
    let is_in_ratio = stated.or(series.unit.as_ref()).is_some_and(Unit::is_ratio);
    !is_declared && !is_in_ratio && !measure::is_ratio(&series.name)
}

/// Figures of periods for which no total stands, so that they do not count.
fn only_parts(
    batch: &Batch<'_>,
    opened: &Opened<'_>,
    series: &Series,
    id: SeriesId,
    totals: &HashSet<Option<Id<Dimensions>>>,
) -> Option<Diagnostic> {
    let cell = |one: &Found| {
        let basis = batch.basis(one, series.basis);
        Some((one.region, batch.period(one.label, basis)?))
    };
    let found = || batch.found.iter().filter(|one| one.series == id);
    let (whole, parts): (Vec<Found>, Vec<Found>) =
        found().partition(|one| totals.contains(&one.dimensions));
    let covered: HashSet<_> = whole.iter().filter_map(cell).collect();
    let is_alone = |one: &&Found| {
        let cell = cell(one).filter(|_| one.value.is_some());
        cell.is_some_and(|cell| !covered.contains(&cell))
    };
    let mut alone = parts.iter().filter(is_alone).peekable();
    let first = **alone.peek()?;
    let total = whole.first()?;
    let (dimension, values) = differing(&batch.scan, total, &first);
    let periods: BTreeSet<_> = alone.filter_map(cell).map(|(_, period)| period).collect();
    let problem = Problem::OnlyParts {
        series: series.name.clone(),
        dimension,
        values: values.into_iter().filter(|value| !is_total(value)).collect(),
        periods: periods.iter().map(ToString::to_string).collect(),
    };
    let place = opened.place(first.line, first.field);
    Some(Diagnostic::finding(place, problem))
}

/// Two rows of one series and cell that differ in their dimensions.
fn clash(batch: &Batch<'_>, series: SeriesId, basis: Option<Basis>) -> Option<(Found, Found)> {
    let mut cells = HashMap::default();
    let mut found = batch.found.iter().filter(|one| one.series == series);
    found.find_map(|one| {
        let period = batch.period(one.label, batch.basis(&one, basis));
        let cell = (one.region, period, one.vintage);
        let other: Found = *cells.entry(cell).or_insert(one);
        (other.dimensions != one.dimensions).then_some((other, one))
    })
}

/// The first dimension in which two rows differ, and all that it holds.
fn differing(scan: &Scan<'_>, one: &Found, other: &Found) -> (String, Vec<String>) {
    let values = |found: &Found| {
        let values = found.dimensions.and_then(|id| scan.dimensions.get(id));
        values.map(|values| values.shown.clone()).unwrap_or_default()
    };
    let (a, b) = (values(one), values(other));
    let at = a.iter().zip(&b).position(|(a, b)| a != b);
    let at = at.unwrap_or_default();
    let dimension = scan.table.shape.dimensions.get(at);
    let mut known = HashSet::default();
    let values = scan.dimensions.iter();
    let values = values.filter_map(|(_, values)| values.shown.get(at));
    let met = values.filter(|value| known.insert(*value)).cloned();
    let name = dimension.map(|one| one.name.clone());
    (name.unwrap_or_default(), met.collect())
}

/// Which dimensions the `where` of a series chooses.
pub(crate) fn covered(series: SeriesId, scan: &Scan<'_>) -> Vec<bool> {
    let columns = scan.columns_of(series);
    let dimensions = scan.table.shape.dimensions.iter();
    dimensions
        .map(|dimension| {
            let label = dimension.label;
            columns.contains(&dimension.column)
                || label.is_some_and(|label| columns.contains(&label))
        })
        .collect()
}

/// Whether all dimensions that `where` does not choose are blank or totals.
fn is_headline(values: &Dimensions, covered: &[bool]) -> bool {
    let mut free = values.shown.iter().zip(covered).filter(|(_, covered)| !**covered).peekable();
    free.peek().is_some() && free.all(|(value, _)| is_total(value))
}

/// Two spellings of one name that both speak of one cell.
fn collisions(batch: &Batch<'_>, opened: &Opened<'_>, diagnostics: &mut Diagnostics) {
    let names = &batch.scan.names;
    let mut spellings: HashMap<&str, u32> = HashMap::default();
    for (_, seen) in names.iter().filter(|(_, seen)| !seen.fed.is_empty()) {
        if let Some(key) = seen.name.keys.first() {
            *spellings.entry(key.as_str()).or_default() += 1;
        }
    }
    if spellings.values().all(|count| *count < 2) {
        return;
    }
    let mut told: HashSet<(Id<NameSeen>, Id<NameSeen>)> = HashSet::default();
    let mut cells = HashMap::default();
    for one in batch.found.iter() {
        let key = (one.series, one.region, one.label, one.dimensions, one.vintage);
        let other: Found = match cells.entry(key) {
            Entry::Vacant(place) => {
                place.insert(one);
                continue;
            }
            Entry::Occupied(first) => *first.get(),
        };
        let (Some(a), Some(b)) = (names.get(other.name), names.get(one.name)) else {
            continue;
        };
        if a.name.shown == b.name.shown && !same_header(&batch.scan, &other, &one)
            || a.name.keys.first() != b.name.keys.first()
            || !told.insert((other.name, one.name))
        {
            continue;
        }
        let problem =
            Problem::NameCollision { one: a.name.shown.clone(), other: b.name.shown.clone() };
        let place = opened.place(one.line, one.field);
        let also = opened.place(other.line, other.field);
        diagnostics.push(Diagnostic::error(place, problem).also([also]));
    }
}

/// Two columns of one name.
fn same_header(scan: &Scan<'_>, one: &Found, other: &Found) -> bool {
    scan.table.shape.indicator == From::Header && one.line == other.line && one.field != other.field
}
