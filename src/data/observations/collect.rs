//! What the scans of all files found, turned into observations.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::data::message::Problem;
use crate::data::observations::aggregate::Aggregates;
use crate::data::observations::batch::Batch;
use crate::data::observations::members::MemberRow;
use crate::data::observations::register::Dates;
use crate::data::observations::settle::covered as covered_by;
use crate::data::observations::unused::Passed;
use crate::data::rows::found::{Dimensions, Found, NameSeen, RegionSeen};
use crate::data::rows::scan::Scan;
use crate::data::texts::intern::{Id, Interned};
use crate::data::texts::label;
use crate::data::texts::name::base_of;
use crate::data::texts::role::{Made, is_total, made_of_others};
use crate::data::{Cell, Data, FlagId, Observation, Profile, Said, UnitId, VintageId};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Period, Unit};
use crate::series::{Catalogue, RegionId, Series, SeriesId};
use crate::words::flags::{Flag, made_before};

/// At most so many names that feed nothing are kept for advice.
const OTHERS: usize = 4000;
/// At most so many notes of a table are asked what they say of its figures.
const NOTES: usize = 50;

/// Gathers observations over all files.
pub(crate) struct Collector<'a> {
    catalogue: &'a Catalogue,
    /// Whether rows of aggregates keep what they say beside their values.
    profiles: bool,
    pub data: Data,
    pub aggregates: Aggregates,
    /// Errors that count only if their region does.
    pub regional: Vec<(RegionId, Diagnostic)>,
    units: HashMap<String, UnitId>,
    vintages: HashMap<String, VintageId>,
    flags: HashMap<String, FlagId>,
    /// What tells observations apart, by its text.
    told_apart: HashMap<String, Option<NonZeroU32>>,
    others: HashSet<String>,
    /// What the files hold beside what is used of them.
    pub passed: BTreeMap<u32, Passed>,
    /// The regions whose rows do not count.
    elsewhere: HashSet<String>,
}

impl<'a> Collector<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, profiles: bool) -> Self {
        Self {
            catalogue,
            profiles,
            data: Data::default(),
            aggregates: Aggregates::default(),
            regional: Vec::new(),
            units: HashMap::new(),
            vintages: HashMap::new(),
            flags: HashMap::new(),
            told_apart: HashMap::new(),
            others: HashSet::new(),
            passed: BTreeMap::new(),
            elsewhere: HashSet::new(),
        }
    }

    /// Takes what was found in one table of a file.
    pub(crate) fn take(&mut self, file: u32, mut batch: Batch<'_>) {
        self.keep_names(&batch);
        let passed = self.passed.entry(file).or_default();
        passed.see(&batch.scan, self.catalogue);
        self.data.unused_ends.extend(batch.unused_ends());
        self.keep_regions(&batch);
        let bad_cells = std::mem::take(&mut batch.bad_cells).into_iter();
        for (region, diagnostic) in bad_cells {
            let region = self.region(&batch, region);
            self.regional.push((region, diagnostic));
        }
        self.data.diagnostics.extend(std::mem::take(&mut batch.diagnostics));
        self.cover(file, &batch);
        let found = std::mem::take(&mut batch.found);
        let mut table = OneTable {
            file,
            batch: &batch,
            units: FxHashMap::default(),
            regions: FxHashMap::default(),
            vintages: FxHashMap::default(),
            flags: FxHashMap::default(),
            said: said(&batch),
            notes: notes(&batch.scan).collect(),
            based: (batch.scan.names.iter()).any(|(_, seen)| base_of(seen.name.listed()).is_some()),
            covered: FxHashMap::default(),
            standings: FxHashMap::default(),
            apart: FxHashMap::default(),
            profiles: self.profiles.then(FxHashMap::default),
        };
        found.drain(|one| self.push(&mut table, &one));
    }

    /// Keeps names that feed nothing, for advice; the growth of a level that is not in the table feeds nothing.
    fn keep_names(&mut self, batch: &Batch<'_>) {
        let names = || batch.scan.names.iter().map(|(_, seen)| seen);
        let fed: FxHashSet<SeriesId> = names().flat_map(|seen| &seen.fed).copied().collect();
        self.data.named.extend(&fed);
        let stray = |id: &SeriesId| {
            let level = self.catalogue.get(*id).and_then(|series| series.beside);
            level.is_some_and(|level| !fed.contains(&level))
        };
        for seen in names().filter(|seen| seen.fed.iter().all(stray)) {
            if self.data.other_names.len() >= OTHERS {
                return;
            }
            let name = seen.name.listed();
            if !name.is_empty() && self.others.insert(name.to_owned()) {
                self.data.other_names.push(name.to_owned());
            }
        }
    }

    fn keep_regions(&mut self, batch: &Batch<'_>) {
        for (_, seen) in batch.scan.regions.iter().skip(1) {
            if batch.scan.context.every_region && seen.counts {
                self.data.regions.intern(&seen.name);
            } else if (!seen.counts || seen.apart) && self.elsewhere.insert(seen.name.clone()) {
                self.data.other_regions.push(seen.name.clone());
            }
        }
    }

    /// Tells counts which periods and regions the file covers: periods without rows are 0 there.
    fn cover(&mut self, file: u32, batch: &Batch<'_>) {
        if batch.scan.counted_regions.is_empty() {
            return;
        }
        let labels = batch.scan.labels.iter();
        let basis = batch.source.basis;
        let periods: Vec<Period> =
            labels.filter_map(|(id, _)| batch.period(Some(id), basis)).collect();
        let vintage = batch.vintage.as_ref().map(|text| self.vintage(text));
        let cell = Cell {
            file,
            line: batch.scan.table.header.line,
            field: batch.found.get(0).map_or(1, |found| found.field),
        };
        for (series, region) in &batch.scan.counted_regions {
            let key = (*series, self.region(batch, *region));
            self.aggregates.covers(key, vintage, &periods, cell, batch.is_register());
        }
    }

    /// Makes an observation, or a member of one, of what was found.
    fn push(&mut self, table: &mut OneTable<'_, '_>, found: &Found) {
        let Some(series) = self.catalogue.get(found.series) else {
            return;
        };
        let batch = table.batch;
        let unit = self.unit_of(table, series, found);
        let basis = batch.basis(found, series.basis);
        let region =
            *table.regions.entry(found.region).or_insert_with(|| self.region(batch, found.region));
        let vintage = match found.vintage {
            Some(id) => {
                known(&mut table.vintages, &batch.scan.vintages, id, |text| self.vintage(text))
            }
            None => batch.vintage.as_ref().map(|text| self.vintage(text)),
        };
        let cell = Cell { file: table.file, line: found.line, field: found.field };
        let flag = match found.flag {
            Some(id) => known(&mut table.flags, &batch.scan.flags, id, |text| {
                // What a star means stands in a note.
                let mut notes = table.notes.iter();
                let said = notes.find_map(|note| label::flag_by_note(text, note));
                self.flag(said.unwrap_or(text.as_str()))
            }),
            None => table.said(found).map(|said| self.flag(said)),
        };
        if series.aggregate.is_some() {
            let row = MemberRow { vintage, flag, ..table.member(series, found, cell, unit) };
            let key = (found.series, region);
            if batch.is_register() {
                let dates = Dates {
                    from: batch.period(found.label, None),
                    until: batch.period(found.until, None),
                };
                if let Some((from, until)) =
                    dates.from.zip(dates.until).filter(|_| dates.run_backwards())
                {
                    let problem = Problem::Backwards { from, until };
                    let told = Diagnostic::error(self.data.place(cell), problem);
                    self.regional.push((region, told));
                }
                self.aggregates.alive(key, dates, row);
            } else if let Some(period) = batch.period(found.label, basis) {
                self.aggregates.add(key, period, row);
            }
            return;
        }
        let Some(period) = batch.period(found.label, basis) else {
            return;
        };
        if series.beside.is_some()
            && let Some(seen) = batch.scan.names.get(found.name)
        {
            let growths = self.data.growths.entry(found.series);
            growths.or_insert_with(|| seen.name.listed().to_owned());
        }
        let apart = self.apart(table, found);
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
            apart,
        });
    }

    /// What else tells a value from others of its series: members of dimensions, the base year of an index, prices.
    fn apart(&mut self, table: &mut OneTable<'_, '_>, found: &Found) -> Option<NonZeroU32> {
        if found.dimensions.is_none() && !table.based {
            return None;
        }
        let scan = &table.batch.scan;
        let values = found.dimensions.and_then(|id| scan.dimensions.get(id));
        let key = (found.series, found.name, found.dimensions);
        if let Some(known) = table.apart.get(&key) {
            return *known;
        }
        let covered = table.covered.entry(found.series);
        let covered = covered.or_insert_with(|| covered_by(found.series, scan));
        let shown = values.map_or(&[][..], |values| &values.shown);
        let pairs = shown.iter().zip(covered);
        let free = pairs.filter(|(value, covered)| !**covered && !is_total(value));
        let name = scan.names.get(found.name);
        let base = name.and_then(|seen| base_of(seen.name.listed()));
        let members: Vec<&str> =
            free.map(|(value, _)| value.trim()).chain(base.as_deref()).collect();
        let text = members.join(" · ");
        let id = (!text.is_empty()).then(|| {
            if self.data.apart.is_empty() {
                self.data.apart.push(String::new());
            }
            let known = self.told_apart.get(&text).copied();
            known.unwrap_or_else(|| {
                let at = NonZeroU32::new(numbered(&mut self.data.apart, text.clone()));
                self.told_apart.insert(text, at);
                at
            })
        });
        table.apart.insert(key, id.flatten());
        id.flatten()
    }

    /// The unit of a value: what row, name or header state, else the series, the block, the lines above the table and below it.
    fn unit_of(&mut self, table: &mut OneTable<'_, '_>, series: &Series, found: &Found) -> UnitId {
        let batch = table.batch;
        // Points of an index are what its base makes of them: a plan may call them per cent of that.
        let in_percent = series.unit.as_ref().is_some_and(Unit::is_percent);
        let gives_way = |unit: &Id<Unit>| {
            in_percent && batch.scan.units.get(*unit).is_some_and(Unit::is_index_points)
        };
        if let Some(stated) = found.unit.filter(|unit| !gives_way(unit)) {
            let unit = known(&mut table.units, &batch.scan.units, stated, |unit| self.unit(unit));
            return unit.unwrap_or_else(|| self.unit(&Unit::bare()));
        }
        let name = batch.scan.names.get(found.name);
        let name = name.map_or("", |seen| seen.name.listed());
        let unit = series.unit.as_ref().or(batch.source.unit.as_ref());
        match unit.or_else(|| batch.scan.unit_around(name)) {
            Some(unit) => self.unit(unit),
            None => self.unit(&Unit::bare()),
        }
    }

    fn region(&mut self, batch: &Batch<'_>, id: Option<Id<RegionSeen>>) -> RegionId {
        let seen = id.and_then(|id| batch.scan.regions.get(id));
        seen.map_or(RegionId(0), |seen| self.data.regions.intern(&seen.name))
    }

    fn unit(&mut self, unit: &Unit) -> UnitId {
        if let Some(known) = self.units.get(unit.text()) {
            return *known;
        }
        let id = UnitId(numbered(&mut self.data.units, unit.clone()));
        self.units.insert(unit.text().to_owned(), id);
        id
    }

    fn vintage(&mut self, text: &str) -> VintageId {
        if let Some(known) = self.vintages.get(text) {
            return *known;
        }
        let id = VintageId(numbered(&mut self.data.vintages, text.to_owned()));
        self.vintages.insert(text.to_owned(), id);
        id
    }

    fn flag(&mut self, text: &str) -> FlagId {
        if let Some(known) = self.flags.get(text) {
            return *known;
        }
        let id = FlagId(numbered(&mut self.data.flags, text.to_owned()));
        self.flags.insert(text.to_owned(), id);
        id
    }
}

/// The number of a new item in a list; one that no item has, where there are more than numbers.
fn numbered<T>(list: &mut Vec<T>, item: T) -> u32 {
    let number = u32::try_from(list.len()).unwrap_or(u32::MAX);
    list.push(item);
    number
}

/// The number of the run for a number of the scan, asked for once.
fn known<T, R: Copy>(
    answers: &mut FxHashMap<Id<T>, R>,
    items: &Interned<T>,
    id: Id<T>,
    number: impl FnOnce(&T) -> R,
) -> Option<R> {
    if let Some(known) = answers.get(&id) {
        return Some(*known);
    }
    let answer = number(items.get(id)?);
    answers.insert(id, answer);
    Some(answer)
}

/// The first notes of a table.
fn notes<'s>(scan: &'s Scan<'_>) -> impl Iterator<Item = &'s str> {
    let notes = scan.table.preamble.notes.iter().chain(&scan.notes);
    notes.map(|note| note.text.as_str()).take(NOTES)
}

/// The flag that each label says, or a note of it.
fn said(batch: &Batch<'_>) -> Vec<Option<&'static str>> {
    let scan = &batch.scan;
    let notes: Vec<&str> = notes(scan).collect();
    let by_note = |text: &str| notes.iter().find_map(|note| label::flag_by_note(text, note));
    let labels = scan.labels.iter();
    let said = labels.map(|(_, seen)| label::flag(&seen.text).or_else(|| by_note(&seen.text)));
    said.collect()
}

/// How rows of one series stand among its rows, by what they hold in the dimensions that its `where` does not choose.
#[derive(Clone, Copy)]
struct Standing {
    /// How deep below others.
    depth: u8,
    /// How it is made of others, by one of them, rather by name.
    made: Option<Made>,
    /// There are such dimensions, and all are blank.
    blank: bool,
    /// The word of one that says that figures were made before the event; that of a target is none where `where` chooses it.
    said: Option<&'static str>,
}

/// A series, one of its names, and what its rows hold in the other columns.
type Kindred = (SeriesId, Id<NameSeen>, Option<Id<Dimensions>>);

/// One table while its values become observations: its numbers as those of the run, as far as they were asked for.
struct OneTable<'b, 'a> {
    file: u32,
    batch: &'b Batch<'a>,
    units: FxHashMap<Id<Unit>, UnitId>,
    regions: FxHashMap<Option<Id<RegionSeen>>, RegionId>,
    vintages: FxHashMap<Id<String>, VintageId>,
    flags: FxHashMap<Id<String>, FlagId>,
    said: Vec<Option<&'static str>>,
    /// Its notes, above and below.
    notes: Vec<&'b str>,
    /// Whether any of its names has the base year of an index.
    based: bool,
    /// Which dimensions the `where` of a series chooses.
    covered: FxHashMap<SeriesId, Vec<bool>>,
    /// By series and dimensions: most rows hold what others hold.
    standings: FxHashMap<(SeriesId, Option<Id<Dimensions>>), Standing>,
    /// The same of what tells them apart.
    apart: FxHashMap<Kindred, Option<NonZeroU32>>,
    /// What rows say beside their values, where that is asked for.
    profiles: Option<FxHashMap<Id<Dimensions>, Profile>>,
}

impl OneTable<'_, '_> {
    /// The flag that the label of a value says, its version, or another column of its row.
    fn said(&mut self, found: &Found) -> Option<&'static str> {
        let scan = &self.batch.scan;
        let by_label = || self.said.get(found.label?.index()).copied().flatten();
        // Some offices call what they expect a version.
        let version = || made_before(scan.vintages.get(found.vintage?)?);
        let said = by_label().or_else(|| version().map(|(word, _)| word));
        said.or_else(|| self.standing(found, scan.dimensions.get(found.dimensions?)?).said)
    }

    /// A row of an aggregate.
    fn member(&mut self, series: &Series, found: &Found, cell: Cell, unit: UnitId) -> MemberRow {
        let scan = &self.batch.scan;
        let empty = Dimensions::default();
        let values = found.dimensions.and_then(|id| scan.dimensions.get(id));
        let values = values.unwrap_or(&empty);
        let standing = self.standing(found, values);
        let profile = self.profile(found, values);
        let name = scan.names.get(found.name);
        let label = match name.filter(|_| values.label.is_empty()) {
            Some(seen) => seen.name.listed().into(),
            None => Arc::clone(&values.label),
        };
        let matched = found.matched.and_then(|id| scan.matched.get(id));
        let called = name.filter(|_| series.matches.len() > 1);
        let called = called.and_then(|seen| {
            let mut names = series.matches.iter();
            names.position(|one| seen.name.keys.contains(&one.folded))
        });
        let name = name.filter(|_| series.filters.is_empty());
        MemberRow {
            cell,
            vintage: None,
            flag: None,
            label,
            own: Arc::clone(&values.own),
            called,
            value: found.value,
            places: found.places,
            share: found.share,
            unit,
            // Rows that stand for many say of none what tells it from others.
            told_apart: !values.label.is_empty() && scan.table.shape.grouping.is_none(),
            depth: standing.depth.max(name.map_or(0, |seen| seen.name.depth)),
            made: standing.made,
            blank: standing.blank,
            matched: matched.cloned().unwrap_or_default(),
            profile,
        }
    }

    /// What a row says beside its value.
    fn profile(&mut self, found: &Found, values: &Dimensions) -> Option<Profile> {
        let dimensions = &self.batch.scan.table.shape.dimensions;
        let profiles = self.profiles.as_mut()?;
        let profile = profiles.entry(found.dimensions?).or_insert_with(|| {
            let said = dimensions.iter().zip(&values.shown).zip(&values.codes);
            let said = said.map(|((dimension, text), code)| Said {
                column: dimension.name.clone(),
                text: text.trim().to_owned(),
                code: code.clone(),
            });
            said.collect()
        });
        Some(Arc::clone(profile))
    }

    fn standing(&mut self, found: &Found, values: &Dimensions) -> Standing {
        let key = (found.series, found.dimensions);
        if let Some(known) = self.standings.get(&key) {
            return *known;
        }
        let covered = self.covered.entry(found.series);
        let covered = covered.or_insert_with(|| covered_by(found.series, &self.batch.scan));
        let all = values.shown.iter().zip(&values.depths).zip(&*covered);
        let free = all.clone().filter(|(_, covered)| !**covered);
        let free: Vec<(&str, u8)> =
            free.map(|((value, depth), _)| (value.trim(), *depth)).collect();
        let made = || free.iter().filter_map(|(value, _)| made_of_others(value));
        let said = |((value, _), covered): ((&String, &u8), &bool)| {
            let (word, flag) = made_before(value)?;
            (flag == Flag::Forecast || !covered).then_some(word)
        };
        let standing = Standing {
            said: all.clone().find_map(said),
            depth: free.iter().map(|(_, depth)| *depth).max().unwrap_or(0),
            made: made().find(|made| *made != Made::Total).or(made().next()),
            blank: !free.is_empty() && free.iter().all(|(value, _)| value.is_empty()),
        };
        self.standings.insert(key, standing);
        standing
    }
}
