//! What the scan of a file found, turned into observations: periods understood, headline rows told from their parts.

use std::collections::{HashMap, HashSet};

use crate::data::message::Problem;
use crate::data::observations::aggregate::Aggregates;
use crate::data::observations::headline::{collisions, headlines};
use crate::data::observations::labels::bad_labels;
use crate::data::observations::member::Members;
use crate::data::observations::numbers::Maps;
use crate::data::observations::region::settle_totals;
use crate::data::observations::register::Dates;
use crate::data::read::Scanned;
use crate::data::rows::excerpt::illustrate;
use crate::data::rows::file::{Opened, bad_cells, problems};
use crate::data::rows::found::Found;
use crate::data::rows::needs;
use crate::data::rows::scan::Scan;
use crate::data::{Cell, Data, FlagId, Observation, UnitId, VintageId};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::plan::{Basis, Source, Vintage};
use crate::quantity::notation::{Label, LabelError};
use crate::quantity::{Frequency, Period, Unit};
use crate::series::{Catalogue, RegionId, Series};

/// Gathers observations over all files.
pub(crate) struct Collector<'a> {
    pub catalogue: &'a Catalogue,
    pub data: Data,
    pub aggregates: Aggregates,
    /// Errors that count only if their region does.
    pub regional: Vec<(RegionId, Diagnostic)>,
    pub(crate) units: HashMap<String, UnitId>,
    pub(crate) vintages: HashMap<String, VintageId>,
    pub(crate) flags: HashMap<String, FlagId>,
    others: HashSet<String>,
}

/// At most so many names that feed nothing are kept for advice.
const OTHERS: usize = 4000;

/// One file while it is turned into observations.
pub(crate) struct Batch<'a, 'o> {
    pub file: u32,
    pub source: &'a Source,
    pub opened: &'a Opened<'o>,
    pub labels: Vec<Result<Label, LabelError>>,
    pub vintage: Option<String>,
}

impl<'a> Collector<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue) -> Self {
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
    pub(crate) fn take(&mut self, opened: &Opened<'_>, source: &Source, scanned: Scanned<'_>) {
        let Scanned {
            mut scan,
            mut found,
            labels,
            problems: unneeded,
        } = scanned;
        let scan = &mut scan;
        let bad_cells = bad_cells(opened, scan);
        let mut diagnostics = problems(opened, scan);
        self.keep_bad_cells(opened, scan, bad_cells);
        self.keep_names(scan);
        self.keep_regions(scan);
        let batch = Batch {
            file: opened.order.saturating_sub(1),
            source,
            opened,
            labels,
            vintage: vintage_of(opened, source, &mut diagnostics),
        };
        settle_totals(opened, scan, &mut found, &mut diagnostics);
        headlines(self.catalogue, &batch, scan, &mut found, &mut diagnostics);
        collisions(&batch, scan, &found, &mut diagnostics);
        bad_labels(&batch, scan, &found, &mut diagnostics);
        self.cover(&batch, scan, &found);
        let mut maps = Maps::of(scan);
        let mut members = Members::default();
        for one in &found {
            self.push(&batch, scan, &mut maps, &mut members, one);
        }
        self.data
            .diagnostics
            .extend(illustrate(opened, diagnostics));
        self.data.diagnostics.extend(unneeded);
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
            if scan.context.every_region && scan.counts(at) {
                self.data.regions.intern(name);
            } else if !scan.counts(at) && !self.data.other_regions.contains(name) {
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
        members: &mut Members,
        found: &Found,
    ) {
        let Some(series) = self.catalogue.get(found.series) else {
            return;
        };
        let unit = self.unit_of(batch, scan, maps, series, found);
        let basis = batch.basis(found, series.basis);
        let region = self.region_of(scan, maps, found.region);
        let vintage = self.vintage_of(batch, scan, maps, found.vintage);
        let cell = Cell {
            file: batch.file,
            line: found.line,
            field: found.field,
        };
        if series.aggregate.is_some() {
            let row = members.member(scan, series, found, cell, unit);
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
        let flag = self.flag_of(scan, maps, found);
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
            .or_else(|| {
                let name = scan.names.get(found.name as usize);
                let name = name.map_or("", |seen| seen.name.listed());
                batch.opened.table.preamble.unit_for(name)
            });
        let id = self.unit(&unit.cloned().unwrap_or_else(Unit::bare));
        if let Some(slot) = stated.and_then(|at| maps.units.get_mut(at)) {
            *slot = Some(id);
        }
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
        for (series, region) in &scan.counted_regions {
            let key = (*series, self.region(scan, *region), vintage);
            self.aggregates
                .covers(key, &periods, cell, batch.is_register());
        }
    }
}

impl Batch<'_, '_> {
    /// The months that a figure under a label counts.
    pub(crate) fn period(&self, label: u32, basis: Option<Basis>) -> Option<Period> {
        self.labels
            .get(label as usize)?
            .as_ref()
            .ok()
            .map(|label| period_of(*label, basis))
    }

    /// What a bare label of a figure means, by the file, else by its series, else by the block.
    pub(crate) fn basis(&self, found: &Found, series: Option<Basis>) -> Option<Basis> {
        basis(found.basis, series.or(self.source.basis))
    }

    pub(crate) fn is_register(&self) -> bool {
        needs::is_dated(&self.opened.table.shape)
    }
}

/// The vintage that a block states for a file, or that it takes from its name.
fn vintage_of(opened: &Opened<'_>, source: &Source, told: &mut Diagnostics) -> Option<String> {
    let pattern = match source.vintage.as_ref()? {
        Vintage::Fixed(text) => return Some(text.clone()),
        Vintage::FromName(pattern) => pattern,
    };
    let path = &opened.input.shown;
    let found = pattern.vintage(path);
    if found.is_none() && opened.table.shape.vintage.is_none() {
        let pattern = pattern.to_string();
        let place = Place::file(opened.order, path);
        told.push(Diagnostic::finding(place, Problem::NoVintage { pattern }));
    }
    found.map(str::to_owned)
}

/// What a bare label means: what the file states wins over the plan, but `当季` leaves to the plan under which months quarters
/// are filed.
pub(crate) fn basis(stated: Option<Basis>, planned: Option<Basis>) -> Option<Basis> {
    match (stated, planned) {
        (Some(Basis::Period), Some(Basis::Quarter)) => planned,
        _ => stated.or(planned),
    }
}

/// The months that a figure under a label counts.
pub(crate) fn period_of(label: Label, basis: Option<Basis>) -> Period {
    let is_month = label.bare && label.period.months() == 1;
    match basis {
        Some(Basis::YearToDate) if label.bare => label.period.since_january(),
        Some(Basis::Quarter) if is_month && !label.cumulative => {
            Period::containing(label.period.start(), Frequency::Quarter)
        }
        _ => label.counted(),
    }
}
