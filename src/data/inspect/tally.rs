//! Counts over all cells of a table, series by series.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::data::inspect::seen::SeriesSeen;
use crate::data::observations::batch::{self, BadLabels, Labels, period_of};
use crate::data::rows::file::{self, Tables};
use crate::data::rows::found::{Context, Dimensions, Found, NameSeen, RegionSeen, Wanted};
use crate::data::rows::scan::Scan;
use crate::data::table::find::Table;
use crate::data::table::opened::Opened;
use crate::data::texts::intern::Id;
use crate::data::texts::label::Written;
use crate::diagnostic::Diagnostics;
use crate::plan::Basis;
use crate::quantity::{Decimal, Period, Unit};
use crate::series::{Folded, fold};

/// What tells a series from others.
type Key =
    (Id<NameSeen>, Option<Id<RegionSeen>>, Option<Id<Dimensions>>, Option<Id<Unit>>, Option<Basis>);

/// A cell of a series: its label and its vintage.
pub(crate) type Slot = (Option<Id<Written>>, Option<Id<String>>);

/// The cells of one series that were met, as bits: by vintage, then by label.
#[derive(Clone, Debug, Default)]
struct Met(Vec<(Option<Id<String>>, Vec<u64>)>);

impl Met {
    /// Whether a cell is met for the first time.
    fn add(&mut self, (label, vintage): Slot) -> bool {
        // Units of a register may have no date.
        let Some(label) = label.map(Id::index) else {
            return true;
        };
        let (at, bit) = (label / 64, 1 << (label % 64));
        let known = self.0.iter().position(|(known, _)| *known == vintage);
        let known = known.unwrap_or_else(|| {
            self.0.push((vintage, Vec::new()));
            self.0.len() - 1
        });
        let Some((_, words)) = self.0.get_mut(known) else {
            return true;
        };
        if words.len() <= at {
            words.resize(at + 1, 0);
        }
        let Some(word) = words.get_mut(at) else {
            return true;
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// All cells.
    fn slots(&self) -> impl Iterator<Item = Slot> {
        self.0.iter().flat_map(|(vintage, words)| {
            let bits = (0..).zip(words).flat_map(|(at, word)| {
                let set = (0..64).filter(move |bit| word & (1 << bit) != 0);
                set.map(move |bit| at * 64 + bit)
            });
            bits.map(|label| (Id::at(label), *vintage))
        })
    }
}

#[derive(Clone, Debug)]
struct Stat {
    key: Key,
    observations: u64,
    missing: u64,
    first: Option<(Period, Decimal)>,
    last: Option<(Period, Decimal)>,
    met: Met,
}

impl Stat {
    /// Keeps the earliest and the latest value.
    fn see(&mut self, (period, value): (Period, Decimal)) {
        let rank = |period: Period| (period.end(), period.months());
        if self.last.is_none_or(|(known, _)| rank(period) > rank(known)) {
            self.last = Some((period, value));
        }
        let rank = |period: Period| (period.end(), -period.months());
        if self.first.is_none_or(|(known, _)| rank(period) < rank(known)) {
            self.first = Some((period, value));
        }
    }
}

/// Counts over all cells of a file, table by table.
pub(crate) fn tally<'a>(
    opened: &Opened<'_>,
    context: Context<'a>,
    tables: &mut Tables,
) -> Vec<Tally<'a>> {
    let feeds = |_: &Folded| false;
    // A file is read twice: its labels, which are understood together, then its values.
    let labels = |_: &Table| Wanted::Labels;
    let first = file::scan(opened, context, &feeds, tables, &labels, &mut |_, _| {});
    let mut tallies: Vec<Tally<'a>> = first.into_iter().map(Tally::of).collect();
    let everything = |_: &Table| Wanted::Everything;
    let scans = file::scan(opened, context, &feeds, tables, &everything, &mut |at, found| {
        if let Some(tally) = tallies.get_mut(at) {
            tally.add(&found);
        }
    });
    for (tally, scan) in tallies.iter_mut().zip(scans) {
        tally.scan = scan;
        tally.settle_months();
        tally.join_spellings();
    }
    tallies
}

/// Counts over all cells of a table.
pub(crate) struct Tally<'a> {
    pub(crate) scan: Scan<'a>,
    pub(crate) labels: Labels,
    /// What the plan, or the title, says of bare months.
    basis: Option<Basis>,
    ids: HashMap<Key, usize>,
    stats: Vec<Stat>,
    /// Of each of `stats` the first that is the same series under another spelling of its name, mostly itself.
    same: Vec<usize>,
    /// Cells that are stated twice, by series.
    pub(crate) twice: Vec<(usize, Slot)>,
    bad: BadLabels,
}

impl<'a> Tally<'a> {
    /// Nothing counted yet; the scan knows the labels.
    fn of(scan: Scan<'a>) -> Self {
        Self {
            labels: scan.understood_labels(),
            basis: scan.context.source.basis.or(scan.table.preamble.basis),
            scan,
            ids: HashMap::new(),
            stats: Vec::new(),
            same: Vec::new(),
            twice: Vec::new(),
            bad: BadLabels::default(),
        }
    }

    /// The keys that would settle labels which are no periods.
    pub(crate) fn keys_of_labels(&self) -> BTreeSet<&'static str> {
        self.bad.keys(&self.labels).collect()
    }

    /// What is wrong with its rows, cells and labels.
    pub(crate) fn problems(&mut self, opened: &Opened<'_>) -> Diagnostics {
        let mut diagnostics = file::problems(opened, &mut self.scan);
        let bad = std::mem::take(&mut self.bad);
        bad.tell(opened, &self.scan, &self.labels, &mut diagnostics);
        diagnostics
    }

    /// The series of a value.
    pub(crate) fn series_of(&self, found: &Found) -> Option<usize> {
        let at = self.ids.get(&self.key(found))?;
        self.same.get(*at).copied()
    }

    fn key(&self, found: &Found) -> Key {
        (found.name, found.region, found.dimensions, found.unit, found.basis.or(self.basis))
    }

    /// Lets months of an index run since the year began where its base says so and no such runs stand beside them.
    fn settle_months(&mut self) {
        let labels_of = |stat: &Stat| {
            let name = stat.key.0;
            let labels: Vec<_> = stat.met.slots().map(|(label, _)| (name, label)).collect();
            labels
        };
        let met: Vec<_> = self.stats.iter().flat_map(labels_of).collect();
        batch::settle_months(&mut self.scan, &self.labels, met.iter().copied());
        let is_month = |label: &Option<Id<Written>>| {
            let label = label.and_then(|label| self.labels.get(label.index())?.as_ref().ok());
            label.is_some_and(|label| batch::is_bare_month(*label))
        };
        let months = met.iter().filter(|(_, label)| is_month(label));
        let months: HashSet<Id<NameSeen>> = months.map(|(name, _)| *name).collect();
        let calendar = self.scan.context.source.conventions().calendar();
        for stat in &mut self.stats {
            let (name, .., basis) = &mut stat.key;
            let seen = self.scan.names.get(*name).filter(|_| months.contains(name));
            if basis.is_none() && seen.is_some_and(|seen| seen.name.months_to_date) {
                *basis = Some(Basis::YearToDate);
                let ends = [&mut stat.first, &mut stat.last].into_iter().flatten();
                let months = ends.filter(|(period, _)| period.months() == 1);
                months.for_each(|(period, _)| *period = calendar.to_date(*period));
            }
        }
    }

    /// Series whose names are one when folded are one.
    fn join_spellings(&mut self) {
        let mut firsts: HashMap<_, usize> = HashMap::new();
        for at in 0..self.stats.len() {
            let Some(stat) = self.stats.get(at) else {
                break;
            };
            let (name, region, dimensions, unit, basis) = stat.key;
            let seen = self.scan.names.get(name);
            let folded = seen.map(|seen| fold(seen.name.listed()));
            let first = *firsts.entry((folded, region, dimensions, unit, basis)).or_insert(at);
            self.same.push(first);
            if first < at {
                self.join(first, at);
            }
        }
    }

    fn join(&mut self, first: usize, other: usize) {
        let Some(other) = self.stats.get(other).cloned() else {
            return;
        };
        let Some(stat) = self.stats.get_mut(first) else {
            return;
        };
        stat.observations += other.observations;
        stat.missing += other.missing;
        for dated in [other.first, other.last].into_iter().flatten() {
            stat.see(dated);
        }
        for slot in other.met.slots() {
            if !stat.met.add(slot) {
                self.twice.push((first, slot));
            }
        }
    }

    fn add(&mut self, found: &Found) {
        let key = self.key(found);
        let basis = key.4;
        let at = *self.ids.entry(key).or_insert_with(|| {
            self.stats.push(Stat {
                key,
                observations: 0,
                missing: 0,
                first: None,
                last: None,
                met: Met::default(),
            });
            self.stats.len() - 1
        });
        let label = found.label.and_then(|label| self.labels.get(label.index()));
        let period = match label {
            Some(Ok(label)) => Some(period_of(*label, basis)),
            _ => None,
        };
        let place = (found.line, found.field);
        self.bad.see(found.label, place, &self.labels, false);
        let Some(stat) = self.stats.get_mut(at) else {
            return;
        };
        let slot = (found.label, found.vintage);
        if !stat.met.add(slot) {
            self.twice.push((at, slot));
        }
        let Some(value) = found.value else {
            stat.missing += 1;
            return;
        };
        stat.observations += 1;
        if let Some(period) = period {
            stat.see((period, value));
        }
    }

    /// The series as they are told, in order of appearance.
    pub(crate) fn series(&self) -> Vec<SeriesSeen> {
        let firsts = self.stats.iter().enumerate().zip(&self.same);
        let firsts = firsts.filter(|((at, _), same)| at == *same);
        firsts.map(|((_, stat), _)| self.seen(stat)).collect()
    }

    fn seen(&self, stat: &Stat) -> SeriesSeen {
        let (name, region, dimensions, unit, basis) = stat.key;
        let scan = &self.scan;
        let name = scan.names.get(name);
        let listed = name.map_or("", |seen| seen.name.listed());
        let unit = unit
            .and_then(|unit| scan.units.get(unit))
            .or(scan.context.source.unit.as_ref())
            .or_else(|| scan.unit_around(listed));
        let region = region.and_then(|region| scan.regions.get(region));
        let region = region.map(|seen| seen.name.clone());
        let values = dimensions.and_then(|id| scan.dimensions.get(id));
        let values = values.map_or(&[][..], |values| values.shown.as_slice());
        let pairs = scan.table.shape.dimensions.iter().zip(values);
        let filled = pairs.filter(|(_, value)| !value.trim().is_empty());
        SeriesSeen {
            indicator: listed.to_owned(),
            region: region.filter(|name| !name.is_empty()),
            unit: unit.cloned(),
            basis,
            dimensions: filled
                .map(|(dimension, value)| (dimension.name.clone(), value.trim().to_owned()))
                .collect(),
            observations: stat.observations,
            missing: stat.missing,
            first: stat.first,
            last: stat.last,
        }
    }
}
