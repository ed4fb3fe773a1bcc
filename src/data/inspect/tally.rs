//! Counts over all cells of a file, series by series.

use std::collections::HashMap;

use crate::data::inspect::SeriesSeen;
use crate::data::inspect::twice::{Met, Slot};
use crate::data::observations::collect;
use crate::data::observations::collect::period_of;
use crate::data::observations::labels::{bad_label, join_days};
use crate::data::rows::file::Opened;
use crate::data::rows::found::{Context, Found, Wanted};
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::Shape;
use crate::data::texts::label::Written;
use crate::diagnostic::Diagnostics;
use crate::plan::{Basis, Source};
use crate::quantity::notation::{Label, LabelError};
use crate::quantity::{Decimal, Period};
use crate::series::fold;

type Key = (u32, u32, u32, u32, Option<Basis>);

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
        if self
            .last
            .is_none_or(|(known, _)| rank(period) > rank(known))
        {
            self.last = Some((period, value));
        }
        let rank = |period: Period| (period.end(), -period.months());
        if self
            .first
            .is_none_or(|(known, _)| rank(period) < rank(known))
        {
            self.first = Some((period, value));
        }
    }
}

/// Counts over all cells of a file.
#[derive(Default)]
pub(crate) struct Tally {
    /// What the plan says of bare months.
    basis: Option<Basis>,
    ids: HashMap<Key, usize>,
    stats: Vec<Stat>,
    /// Of each of `stats` the first that is the same series under another spelling of its name, mostly itself.
    same: Vec<usize>,
    /// Cells that are stated twice, by series.
    pub(crate) twice: Vec<(usize, Slot)>,
    /// Cells under each label that is no period: the first, and how many.
    bad: HashMap<u32, (u32, u32, usize)>,
}

impl Tally {
    /// Reads the file twice: its labels, which are understood together, then its values.
    pub(crate) fn run<'c>(
        &mut self,
        opened: &Opened<'_>,
        context: Context<'c>,
    ) -> (Scan<'c>, Vec<Result<Label, LabelError>>) {
        let first = opened.scan(context, Wanted::Labels, &mut |_| {});
        let labels = first.understood_labels();
        self.basis = context.source.basis;
        let scan = opened.scan(context, Wanted::Everything, &mut |found| {
            self.add(&found, &labels);
        });
        self.join_spellings(&scan);
        (scan, labels)
    }

    /// The series of a value.
    pub(crate) fn series_of(&self, found: &Found) -> Option<usize> {
        let at = self.ids.get(&self.key(found))?;
        self.same.get(*at).copied()
    }

    fn key(&self, found: &Found) -> Key {
        (
            found.name,
            found.region,
            found.dimensions,
            found.unit,
            collect::basis(found.basis, self.basis),
        )
    }

    /// Series whose names are one when folded are one.
    fn join_spellings(&mut self, scan: &Scan<'_>) {
        let mut firsts: HashMap<_, usize> = HashMap::new();
        for at in 0..self.stats.len() {
            let Some(stat) = self.stats.get(at) else {
                break;
            };
            let (name, region, dimensions, unit, basis) = stat.key;
            let seen = scan.names.get(name as usize);
            let folded = seen.map(|seen| fold(seen.name.listed()));
            let first = *firsts
                .entry((folded, region, dimensions, unit, basis))
                .or_insert(at);
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

    fn add(&mut self, found: &Found, labels: &[Result<Label, LabelError>]) {
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
        let period = match labels.get(found.label as usize) {
            Some(Ok(label)) => Some(period_of(*label, basis)),
            _ => None,
        };
        if period.is_none() {
            let bad = self
                .bad
                .entry(found.label)
                .or_insert((found.line, found.field, 0));
            bad.2 += 1;
        }
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

    pub(crate) fn bad_labels(
        &self,
        opened: &Opened<'_>,
        scan: &Scan<'_>,
        labels: &[Result<Label, LabelError>],
        diagnostics: &mut Diagnostics,
    ) {
        let bad = self.bad.iter();
        let mut bad: Vec<_> = bad
            .map(|(label, (line, field, count))| (*label, (*line, *field), count.saturating_sub(1)))
            .collect();
        bad.sort_unstable();
        join_days(labels, &mut bad);
        for (label, place, more) in bad {
            let at = label as usize;
            let text = scan.labels.get(at).map(Written::shown).unwrap_or_default();
            diagnostics.push(bad_label(opened, place, labels.get(at), &text, more));
        }
    }

    /// The series as they are told, in order of appearance.
    pub(crate) fn series(
        &self,
        scan: &Scan<'_>,
        opened: &Opened<'_>,
        source: &Source,
    ) -> Vec<SeriesSeen> {
        let preamble = &opened.table.preamble;
        let shape = &opened.table.shape;
        let firsts = self.stats.iter().enumerate().zip(&self.same);
        firsts
            .filter(|((at, _), same)| at == *same)
            .map(|((_, stat), _)| {
                let (name, region, dimensions, unit, basis) = stat.key;
                let seen = scan.names.get(name as usize);
                let listed = seen.map_or("", |seen| seen.name.listed());
                let unit = unit
                    .checked_sub(1)
                    .and_then(|at| scan.units.get(at as usize))
                    .or(source.unit.as_ref())
                    .or_else(|| preamble.unit_for(listed));
                SeriesSeen {
                    indicator: listed.to_owned(),
                    region: scan
                        .regions
                        .get(region as usize)
                        .filter(|name| !name.is_empty())
                        .cloned(),
                    unit: unit.cloned(),
                    basis,
                    dimensions: dimensions_of(scan, shape, dimensions),
                    observations: stat.observations,
                    missing: stat.missing,
                    first: stat.first,
                    last: stat.last,
                }
            })
            .collect()
    }
}

fn dimensions_of(scan: &Scan<'_>, shape: &Shape, id: u32) -> Vec<(String, String)> {
    let Some(values) = scan.dimensions.get(id as usize) else {
        return Vec::new();
    };
    let pairs = shape.dimensions.iter().zip(&values.shown);
    pairs
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(dimension, value)| (dimension.name.clone(), value.trim().to_owned()))
        .collect()
}
