//! What the scan of a file found, turned into observations: periods understood, headline rows told from their parts.

use std::collections::{HashMap, HashSet};

use super::aggregate::{Aggregates, Dates, MemberRow};
use super::excerpt::illustrate;
use super::file::{Opened, bad_cells, problems};
use super::headline::{Covered, collisions, headlines};
use super::role::is_total;
use super::scan::{Dimensions, Found, Scan};
use super::told::bad_labels;
use super::{Cell, Data, FlagId, Observation, UnitId, VintageId, label, needs};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::{Basis, Source, Vintage};
use crate::quantity::notation::{Label, LabelError};
use crate::quantity::{Period, Unit};
use crate::series::{Catalogue, RegionId, Series, SeriesId};

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

/// One file while it is turned into observations.
pub(super) struct Batch<'a, 'o> {
    pub file: u16,
    pub source: &'a Source,
    pub opened: &'a Opened<'o>,
    pub labels: Vec<Result<Label, LabelError>>,
    pub vintage: Option<String>,
}

/// The numbers of a scan as numbers of the run, as far as they were asked for.
struct Maps {
    regions: Vec<Option<RegionId>>,
    units: Vec<Option<UnitId>>,
    vintages: Vec<Option<VintageId>>,
    flags: Vec<Option<FlagId>>,
}

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
        mut found: Vec<Found>,
        source: &Source,
    ) {
        let bad_cells = bad_cells(opened, scan);
        let mut diagnostics = problems(opened, scan);
        self.keep_bad_cells(opened, scan, bad_cells);
        self.keep_names(scan);
        self.keep_regions(scan);
        let part = opened.table.shape.part;
        let quarters = part.is_some_and(|(_, quarters)| quarters);
        let batch = Batch {
            file: u16::try_from(opened.order.saturating_sub(1)).unwrap_or(u16::MAX),
            source,
            opened,
            labels: label::understand(&scan.labels, source.frequency, quarters),
            vintage: vintage_of(source, &opened.input.shown),
        };
        found.retain(|one| one.line > scan.cleared);
        headlines(self.catalogue, &batch, scan, &mut found, &mut diagnostics);
        collisions(&batch, scan, &found, &mut diagnostics);
        bad_labels(&batch, scan, &found, &mut diagnostics);
        self.cover(&batch, scan, &found);
        let mut maps = Maps {
            regions: vec![None; scan.regions.len()],
            units: vec![None; scan.units.len()],
            vintages: vec![None; scan.vintages.len()],
            flags: vec![None; scan.flags.len()],
        };
        let mut covered = Covered::default();
        for one in &found {
            self.push(&batch, scan, &mut maps, &mut covered, one);
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
    fn push(
        &mut self,
        batch: &Batch<'_, '_>,
        scan: &Scan<'_>,
        maps: &mut Maps,
        covered: &mut Covered,
        found: &Found,
    ) {
        let Some(series) = self.catalogue.get(found.series) else {
            return;
        };
        let unit = self.unit_of(batch, scan, maps, series, found);
        let basis = found.basis.or(series.basis).or(batch.source.basis);
        let region = self.region_of(scan, maps, found.region);
        let vintage = self.vintage_of(batch, scan, maps, found.vintage);
        let cell = Cell {
            file: batch.file,
            line: found.line,
            field: found.field,
        };
        if series.aggregate.is_some() {
            let row = member(
                scan,
                covered.of(found.series, scan),
                found,
                cell,
                unit,
                series.filters.is_empty(),
            );
            let key = (found.series, region, vintage);
            if batch.is_register() {
                let dates = Dates {
                    from: batch.period(found.label, None),
                    until: batch.period(found.until.wrapping_sub(1), None),
                };
                self.aggregates.alive(key, dates, row);
            } else if let Some(period) = batch.period(found.label, basis) {
                self.aggregates.add(key, period, row);
            }
            return;
        }
        let Some(period) = batch.period(found.label, basis) else {
            return;
        };
        let flag = self.flag_of(scan, maps, found.flag);
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

    /// The unit of a value: what row, name or header state, else the series, the block, the lines above the table.
    fn unit_of(
        &mut self,
        batch: &Batch<'_, '_>,
        scan: &Scan<'_>,
        maps: &mut Maps,
        series: &Series,
        found: &Found,
    ) -> UnitId {
        let stated = found.unit.checked_sub(1).map(|at| at as usize);
        if let Some(known) = stated.and_then(|at| maps.units.get(at).copied().flatten()) {
            return known;
        }
        let unit = stated
            .and_then(|at| scan.units.get(at))
            .or(series.unit.as_ref())
            .or(batch.source.unit.as_ref())
            .or(batch.opened.table.preamble.unit.as_ref());
        let id = self.unit(&unit.cloned().unwrap_or_else(Unit::bare));
        if let Some(slot) = stated.and_then(|at| maps.units.get_mut(at)) {
            *slot = Some(id);
        }
        id
    }

    fn region_of(&mut self, scan: &Scan<'_>, maps: &mut Maps, region: u32) -> RegionId {
        match maps.regions.get_mut(region as usize) {
            Some(Some(known)) => *known,
            Some(slot) => {
                let id = self.region(scan, region);
                *slot = Some(id);
                id
            }
            None => RegionId(0),
        }
    }

    fn vintage_of(
        &mut self,
        batch: &Batch<'_, '_>,
        scan: &Scan<'_>,
        maps: &mut Maps,
        vintage: u32,
    ) -> Option<VintageId> {
        let Some(at) = vintage.checked_sub(1).map(|at| at as usize) else {
            return batch.vintage.as_ref().map(|vintage| self.vintage(vintage));
        };
        if let Some(known) = maps.vintages.get(at).copied().flatten() {
            return Some(known);
        }
        let id = self.vintage(scan.vintages.get(at)?);
        if let Some(slot) = maps.vintages.get_mut(at) {
            *slot = Some(id);
        }
        Some(id)
    }

    fn flag_of(&mut self, scan: &Scan<'_>, maps: &mut Maps, flag: u32) -> Option<FlagId> {
        let at = flag.checked_sub(1)? as usize;
        if let Some(known) = maps.flags.get(at).copied().flatten() {
            return Some(known);
        }
        let id = self.flag(scan.flags.get(at)?);
        if let Some(slot) = maps.flags.get_mut(at) {
            *slot = Some(id);
        }
        Some(id)
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
    fn cover(&mut self, batch: &Batch<'_, '_>, scan: &Scan<'_>, found: &[Found]) {
        if scan.counted_regions.is_empty() {
            return;
        }
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
        let mut ids: Vec<SeriesId> = scan.counted_regions.keys().copied().collect();
        ids.sort_unstable();
        for id in ids {
            for region in scan.counted_regions.get(&id).into_iter().flatten() {
                let region = self.region(scan, *region);
                self.aggregates
                    .covers((id, region, vintage), &periods, cell, batch.is_register());
            }
        }
    }
}

impl Batch<'_, '_> {
    /// The months that a figure under a label counts.
    pub(super) fn period(&self, label: u32, basis: Option<Basis>) -> Option<Period> {
        self.labels
            .get(label as usize)?
            .as_ref()
            .ok()
            .map(|label| period_of(*label, basis))
    }

    pub(super) fn is_register(&self) -> bool {
        needs::is_dated(&self.opened.table.shape)
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

/// A row of an aggregate.
fn member(
    scan: &Scan<'_>,
    covered: &[bool],
    found: &Found,
    cell: Cell,
    unit: UnitId,
    all: bool,
) -> MemberRow {
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
            .zip(covered)
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
