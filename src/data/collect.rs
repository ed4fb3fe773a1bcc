//! What the scan of a file found, turned into observations: periods understood, headline rows told from their parts, names that
//! collide.

use std::collections::{HashMap, HashSet};

use super::aggregate::{Aggregates, MemberRow};
use super::excerpt::illustrate;
use super::file::{Opened, bad_cells, problems};
use super::message::Problem;
use super::role::is_total;
use super::scan::{Dimensions, Found, Scan, Wanted};
use super::{Cell, Data, FlagId, Observation, UnitId, VintageId, label};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::{Basis, Source, Vintage};
use crate::quantity::notation::{Label, LabelError};
use crate::quantity::{Period, Unit};
use crate::series::{Catalogue, RegionId, SeriesId};

/// Gathers observations over all files.
pub(super) struct Collector<'a> {
    pub catalogue: &'a Catalogue,
    pub data: Data,
    pub aggregates: Aggregates,
    /// Errors that count only if their region does.
    pub regional: Vec<(RegionId, Diagnostic)>,
    units: HashMap<String, UnitId>,
    vintages: HashMap<String, VintageId>,
    flags: HashMap<String, FlagId>,
    others: HashSet<String>,
}

/// At most so many names that feed nothing are kept for advice.
const OTHERS: usize = 4000;

impl<'a> Collector<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            data: Data::default(),
            aggregates: Aggregates::default(),
            regional: Vec::new(),
            units: HashMap::new(),
            vintages: HashMap::new(),
            flags: HashMap::new(),
            others: HashSet::new(),
        }
    }

    /// Takes what was found in one file.
    pub(super) fn take(
        &mut self,
        opened: &Opened<'_>,
        scan: &mut Scan<'_>,
        wanted: &Wanted<'_>,
        found: Vec<Found>,
        source: &Source,
    ) {
        let bad_cells = bad_cells(opened, scan);
        let mut diagnostics = problems(opened, scan);
        self.keep_bad_cells(opened, scan, bad_cells);
        self.keep_names(scan);
        self.keep_regions(scan);
        let quarters = opened
            .table
            .shape
            .part
            .is_some_and(|(_, quarters)| quarters);
        let labels = label::understand(&scan.labels, source.frequency, quarters);
        let file = u16::try_from(opened.order.saturating_sub(1)).unwrap_or(u16::MAX);
        let batch = Batch {
            file,
            source,
            opened,
            labels,
            vintage: vintage_of(source, &opened.input.shown),
        };
        let found = self.headlines(&batch, scan, wanted, found, &mut diagnostics);
        collisions(&batch, scan, &found, &mut diagnostics);
        bad_labels(&batch, scan, &found, &mut diagnostics);
        self.register(&batch, scan, wanted, &found);
        for one in &found {
            self.push(&batch, scan, wanted, one);
        }
        self.data
            .diagnostics
            .extend(illustrate(opened, diagnostics));
    }

    /// Cells that are no numbers are errors only where their region counts, which may be known only at the end.
    fn keep_bad_cells(
        &mut self,
        opened: &Opened<'_>,
        scan: &Scan<'_>,
        bad: Vec<(u32, Diagnostic)>,
    ) {
        let mut told = Diagnostics::default();
        let mut regions = Vec::new();
        for (region, diagnostic) in bad {
            regions.push(self.region(scan, region));
            told.push(diagnostic);
        }
        let told = illustrate(opened, told);
        self.regional.extend(regions.into_iter().zip(told));
    }

    fn keep_names(&mut self, scan: &Scan<'_>) {
        for seen in scan.names.iter().filter(|seen| seen.fed.is_empty()) {
            if self.data.other_names.len() >= OTHERS {
                return;
            }
            let name = seen.name.listed();
            if !name.is_empty() && self.others.insert(name.to_owned()) {
                self.data.other_names.push(name.to_owned());
            }
        }
    }

    fn keep_regions(&mut self, scan: &Scan<'_>) {
        for (at, name) in scan.regions.iter().enumerate().skip(2) {
            if !scan.counts(at) && !self.data.other_regions.contains(name) {
                self.data.other_regions.push(name.clone());
            }
        }
    }

    /// Makes an observation, or a member of one, of what was found.
    fn push(&mut self, batch: &Batch<'_, '_>, scan: &Scan<'_>, wanted: &Wanted<'_>, found: &Found) {
        let Some(series) = self.catalogue.get(found.series) else {
            return;
        };
        let stated = found
            .unit
            .checked_sub(1)
            .and_then(|at| scan.units.get(at as usize));
        let unit = stated
            .or(series.unit.as_ref())
            .or(batch.source.unit.as_ref())
            .or(batch.opened.table.preamble.unit.as_ref());
        let unit = unit.cloned().unwrap_or_else(Unit::bare);
        let unit = self.unit(&unit);
        let cell = Cell {
            file: batch.file,
            line: found.line,
            field: found.field,
        };
        let basis = found.basis.or(series.basis).or(batch.source.basis);
        let region = self.region(scan, found.region);
        let vintage = found
            .vintage
            .checked_sub(1)
            .and_then(|at| scan.vintages.get(at as usize))
            .or(batch.vintage.as_ref());
        let vintage = vintage.map(|vintage| self.vintage(vintage));
        let flag = found
            .flag
            .checked_sub(1)
            .and_then(|at| scan.flags.get(at as usize))
            .map(|flag| self.flag(flag));
        let period = batch.period(found.label, basis);
        if series.aggregate.is_some() {
            let row = member(scan, wanted, found, cell, unit, series.filters.is_empty());
            if batch.is_register() {
                self.aggregates.alive(
                    batch.file,
                    found.series,
                    region,
                    vintage,
                    batch.period(found.label, None),
                    batch.period(found.until.wrapping_sub(1), None),
                    row,
                );
            } else if let Some(period) = period {
                self.aggregates
                    .add(found.series, region, period, vintage, row);
            }
            return;
        }
        let Some(period) = period else { return };
        self.data.observations.push(Observation {
            series: found.series,
            region,
            period,
            value: found.value,
            places: found.places,
            unit,
            cell,
            vintage,
            flag,
            members: None,
        });
    }

    fn region(&mut self, scan: &Scan<'_>, id: u32) -> RegionId {
        match scan.regions.get(id as usize) {
            Some(name) if id > 1 => self.data.regions.intern(name),
            _ => RegionId(0),
        }
    }

    fn unit(&mut self, unit: &Unit) -> UnitId {
        if let Some(known) = self.units.get(unit.text()) {
            return *known;
        }
        let id = UnitId(u16::try_from(self.data.units.len()).unwrap_or(u16::MAX));
        self.data.units.push(unit.clone());
        self.units.insert(unit.text().to_owned(), id);
        id
    }

    fn vintage(&mut self, text: &str) -> VintageId {
        if let Some(known) = self.vintages.get(text) {
            return *known;
        }
        let id = VintageId(u16::try_from(self.data.vintages.len()).unwrap_or(u16::MAX));
        self.data.vintages.push(text.to_owned());
        self.vintages.insert(text.to_owned(), id);
        id
    }

    fn flag(&mut self, text: &str) -> FlagId {
        if let Some(known) = self.flags.get(text) {
            return *known;
        }
        let id = FlagId(u16::try_from(self.data.flags.len()).unwrap_or(u16::MAX));
        self.data.flags.push(text.to_owned());
        self.flags.insert(text.to_owned(), id);
        id
    }

    /// Tells counts which periods and regions the file covers: periods without rows are 0 there.
    fn register(
        &mut self,
        batch: &Batch<'_, '_>,
        scan: &Scan<'_>,
        wanted: &Wanted<'_>,
        found: &[Found],
    ) {
        let Wanted::Fed(needs, _) = wanted else {
            return;
        };
        let periods: Vec<Period> = (0..)
            .zip(&scan.labels)
            .filter_map(|(at, _)| batch.period(at, batch.source.basis))
            .collect();
        let vintage = batch.vintage.clone().map(|vintage| self.vintage(&vintage));
        let cell = Cell {
            file: batch.file,
            line: batch.opened.table.header.line,
            field: found.first().map_or(1, |found| found.field),
        };
        let ids: Vec<SeriesId> = self
            .catalogue
            .iter()
            .map(|(id, _)| id)
            .filter(|id| needs.is_count(*id))
            .collect();
        for id in ids {
            let regions = scan.counted_regions.get(&id).cloned().unwrap_or_default();
            for region in regions {
                let region = self.region(scan, region);
                self.aggregates.covers(
                    batch.file,
                    id,
                    region,
                    vintage,
                    &periods,
                    cell,
                    batch.is_register(),
                );
            }
        }
    }

    /// Of rows of one series that differ in a dimension, those count whose dimensions are all blank or totals; where none are, and
    /// rows stand for one period, it is an error that names the dimension.
    fn headlines(
        &self,
        batch: &Batch<'_, '_>,
        scan: &Scan<'_>,
        wanted: &Wanted<'_>,
        found: Vec<Found>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Found> {
        let mut keys: HashMap<SeriesId, HashSet<u32>> = HashMap::new();
        for one in &found {
            keys.entry(one.series).or_default().insert(one.dimensions);
        }
        let mut kept: HashMap<SeriesId, Option<HashSet<u32>>> = HashMap::new();
        let mut several: Vec<(SeriesId, HashSet<u32>)> = keys
            .into_iter()
            .filter(|(_, keys)| keys.len() > 1)
            .collect();
        several.sort_by_key(|(series, _)| *series);
        for (id, keys) in several {
            let Some(series) = self
                .catalogue
                .get(id)
                .filter(|series| series.aggregate.is_none())
            else {
                continue;
            };
            let covered = covered(wanted, id, scan);
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
            if let Some((one, other)) = clash(batch, id, series.basis, &found) {
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
        found.into_iter().filter(counts).collect()
    }
}

/// Two spellings of one name that both speak of one cell.
fn collisions(
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
    batch.opened.table.shape.indicator == super::layout::From::Header
        && one.line == other.line
        && one.field != other.field
}

/// One file while it is turned into observations.
struct Batch<'a, 'o> {
    file: u16,
    source: &'a Source,
    opened: &'a Opened<'o>,
    labels: Vec<Result<Label, LabelError>>,
    vintage: Option<String>,
}

impl Batch<'_, '_> {
    /// The months that a figure under a label counts.
    fn period(&self, label: u32, basis: Option<Basis>) -> Option<Period> {
        self.labels
            .get(label as usize)?
            .as_ref()
            .ok()
            .map(|label| period_of(*label, basis))
    }

    fn is_register(&self) -> bool {
        super::needs::is_dated(&self.opened.table.shape)
    }
}

/// The months that a figure under a label counts.
pub(super) fn period_of(label: Label, basis: Option<Basis>) -> Period {
    if label.cumulative {
        label.counted()
    } else if basis == Some(Basis::YearToDate) && label.bare {
        label.period.since_january()
    } else {
        label.period
    }
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
            let period = batch.period(one.label, one.basis.or(basis).or(batch.source.basis));
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
fn covered(wanted: &Wanted<'_>, series: SeriesId, scan: &Scan<'_>) -> Vec<bool> {
    let columns = match wanted {
        Wanted::Fed(needs, _) => needs.columns(series),
        _ => Vec::new(),
    };
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

/// A row of an aggregate.
fn member(
    scan: &Scan<'_>,
    wanted: &Wanted<'_>,
    found: &Found,
    cell: Cell,
    unit: UnitId,
    all: bool,
) -> MemberRow {
    let covered = covered(wanted, found.series, scan);
    let empty = Dimensions::default();
    let values = scan
        .dimensions
        .get(found.dimensions as usize)
        .unwrap_or(&empty);
    let free = || {
        values
            .shown
            .iter()
            .zip(&values.depths)
            .zip(&covered)
            .filter(|(_, covered)| !**covered)
            .map(|(value, _)| value)
    };
    let name = scan.names.get(found.name as usize);
    let label: Vec<&str> = values
        .shown
        .iter()
        .map(String::as_str)
        .filter(|value| !value.is_empty())
        .collect();
    let label = if label.is_empty() {
        name.map(|seen| seen.name.listed().to_owned())
            .unwrap_or_default()
    } else {
        label.join(" · ")
    };
    let depth = free().map(|(_, depth)| *depth).max().unwrap_or(0);
    MemberRow {
        cell,
        label,
        value: found.value,
        places: found.places,
        unit,
        depth: depth.max(name.filter(|_| all).map_or(0, |seen| seen.name.depth)),
        total: free().any(|(value, _)| !value.trim().is_empty() && is_total(value)),
        blank: free().next().is_some() && free().all(|(value, _)| value.trim().is_empty()),
        matched: scan
            .matched
            .get(found.matched as usize)
            .cloned()
            .unwrap_or_default(),
    }
}

/// Labels that are no periods, in rows that count: each once, with the number of further rows.
fn bad_labels(
    batch: &Batch<'_, '_>,
    scan: &Scan<'_>,
    found: &[Found],
    diagnostics: &mut Diagnostics,
) {
    let mut bad: Vec<(u32, &Found, usize)> = Vec::new();
    for one in found {
        for label in [one.label, one.until.wrapping_sub(1)] {
            if batch.labels.get(label as usize).is_none_or(Result::is_ok)
                && !(label == u32::MAX
                    && one.until == 0
                    && !batch.is_register()
                    && label == one.label)
            {
                continue;
            }
            match bad.iter_mut().find(|(known, _, _)| *known == label) {
                Some((_, _, more)) => *more += 1,
                None => bad.push((label, one, 0)),
            }
        }
    }
    for (label, one, more) in bad {
        let shape = &batch.opened.table.shape;
        let place = match &shape.period {
            super::layout::From::Column(column) => batch.opened.place(one.line, column.number()),
            super::layout::From::Header => batch
                .opened
                .place(batch.opened.table.header.line, one.field),
            _ => batch.opened.place(one.line, one.field),
        };
        let blank = scan
            .labels
            .get(label as usize)
            .is_none_or(|written| written.shown().trim().is_empty());
        let problem = match batch.labels.get(label as usize) {
            Some(Err(error)) if !blank => Problem::BadLabel {
                error: error.clone(),
                more,
            },
            _ => Problem::NoLabel { more },
        };
        diagnostics.push(Diagnostic::error(place, problem));
    }
}

/// The vintage of a block: stated, or what `*` stands for in the file's name.
fn vintage_of(source: &Source, path: &str) -> Option<String> {
    match source.vintage.as_ref()? {
        Vintage::Fixed(text) => Some(text.clone()),
        Vintage::FromName(pattern) => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let (before, after) = pattern
                .split_once('*')
                .or_else(|| pattern.split_once("{}"))?;
            let rest = name.strip_prefix(before)?;
            let rest = rest.strip_suffix(after).or_else(|| {
                rest.split_once(after)
                    .filter(|_| !after.is_empty())
                    .map(|(rest, _)| rest)
            })?;
            (!rest.is_empty()).then(|| rest.to_owned())
        }
    }
}
