//! What one scan found as another would have found it: the numbers of its texts are its own.

use std::collections::BTreeSet;

use crate::data::compact::{Commons, Parted};
use crate::data::rows::found::{
    Alike, Dimensions, Found, Matched, NameSeen, Own, RegionSeen, Wanted,
};
use crate::data::rows::scan::{Above, Scan};
use crate::data::texts::intern::{Id, Interned};
use crate::data::texts::label::Written;
use crate::quantity::Unit;
use crate::series::SeriesId;

/// The numbers that items of one kind have in another scan, by their own.
#[derive(Debug)]
struct Numbers<T>(Vec<Id<T>>);

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Numbers<T> {
    /// Takes note of the items before a number that have none yet.
    fn extend(
        &mut self,
        items: &Interned<T>,
        before: usize,
        mut number: impl FnMut(&[u8], &T) -> Id<T>,
    ) {
        for (text, item) in items.between(self.0.len(), before) {
            self.0.push(number(text, item));
        }
    }

    fn of(&self, id: Id<T>) -> Id<T> {
        self.0.get(id.index()).copied().unwrap_or(Id::FIRST)
    }

    fn of_any(&self, id: Option<Id<T>>) -> Option<Id<T>> {
        id.map(|id| self.of(id))
    }
}

/// How many texts of each kind a scan has met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    names: usize,
    labels: usize,
    regions: usize,
    dimensions: usize,
    units: usize,
    vintages: usize,
    flags: usize,
    matched: usize,
    alike: usize,
}

/// The numbers of one scan as those of another.
#[derive(Debug, Default)]
pub(super) struct Joint {
    names: Numbers<NameSeen>,
    labels: Numbers<Written>,
    regions: Numbers<RegionSeen>,
    dimensions: Numbers<Dimensions>,
    units: Numbers<Unit>,
    vintages: Numbers<String>,
    flags: Numbers<String>,
    matched: Numbers<Matched>,
    /// What values say alike, in the numbers of the other scan.
    alike: Vec<Alike>,
}

impl Joint {
    /// Makes another scan meet what one has met, in the same order; `alike`: what its values say alike.
    pub(super) fn extend(
        &mut self,
        of: &Scan<'_>,
        alike: &Commons<Alike>,
        met: Met,
        into: &mut Scan<'_>,
    ) {
        let units = |_: &[u8], unit: &Unit| into.unit(unit.clone());
        self.units.extend(&of.units, met.units, units);
        let names = |text: &[u8], seen: &NameSeen| {
            let unit = self.units.of_any(seen.unit);
            let known = into.names.find(text);
            known.unwrap_or_else(|| into.names.add(text, NameSeen { unit, ..seen.clone() }))
        };
        self.names.extend(&of.names, met.names, names);
        let labels = |text: &[u8], written: &Written| into.label(text, || written.clone());
        self.labels.extend(&of.labels, met.labels, labels);
        let regions = |_: &[u8], seen: &RegionSeen| into.region_called(&seen.name);
        self.regions.extend(&of.regions, met.regions, regions);
        let dimensions = |text: &[u8], values: &Dimensions| {
            let known = into.dimensions.find(text);
            known.unwrap_or_else(|| into.dimensions.add(text, values.clone()))
        };
        self.dimensions.extend(&of.dimensions, met.dimensions, dimensions);
        let vintages = |_: &[u8], text: &String| into.vintages.number_of(text);
        self.vintages.extend(&of.vintages, met.vintages, vintages);
        let flags = |_: &[u8], text: &String| into.flags.number_of(text);
        self.flags.extend(&of.flags, met.flags, flags);
        let matched = |_: &[u8], values: &Matched| into.matched.number(values.clone());
        self.matched.extend(&of.matched, met.matched, matched);
        for one in alike.between(self.alike.len(), met.alike) {
            self.alike.push(Alike {
                name: self.names.of(one.name),
                until: self.labels.of_any(one.until),
                unit: self.units.of_any(one.unit),
                vintage: self.vintages.of_any(one.vintage),
                flag: self.flags.of_any(one.flag),
                matched: self.matched.of_any(one.matched),
                ..*one
            });
        }
    }

    /// What names the rows below.
    pub(super) fn above(&self, above: Above) -> Above {
        match above {
            Above::Row(name) => Above::Row(self.names.of(name)),
            heading @ Above::Heading(_) => heading,
        }
    }

    /// What was found, in the numbers of the other scan; its lines are counted on.
    pub(super) fn found(&self, (alike, own): (u32, Own), lines: u32) -> Option<Found> {
        let alike = self.alike.get(alike as usize)?;
        let own = Own {
            region: self.regions.of_any(own.region),
            label: self.labels.of_any(own.label),
            dimensions: self.dimensions.of_any(own.dimensions),
            line: own.line.saturating_add(lines),
            ..own
        };
        Some(Found::whole(*alike, own))
    }

    /// Figures of names that feed nothing, in the numbers of the other scan.
    pub(super) fn unused(&self, unused: &[u64]) -> impl Iterator<Item = (Id<NameSeen>, u64)> {
        let names = self.names.0.iter().copied();
        names.zip(unused.iter().copied())
    }

    /// Labels, in the numbers of the other scan.
    pub(super) fn labels(
        &self,
        labels: BTreeSet<Id<Written>>,
    ) -> impl Iterator<Item = Id<Written>> + use<'_> {
        labels.into_iter().map(|label| self.labels.of(label))
    }

    /// Regions with rows that may count, in the numbers of the other scan.
    pub(super) fn counted(
        &self,
        counted: BTreeSet<(SeriesId, Option<Id<RegionSeen>>)>,
    ) -> impl Iterator<Item = (SeriesId, Option<Id<RegionSeen>>)> + use<'_> {
        let counted = counted.into_iter();
        counted.map(|(series, region)| (series, self.regions.of_any(region)))
    }
}

impl Scan<'_> {
    /// How many texts of each kind it has met, and how many things that its values say alike.
    pub(super) fn met(&self, alike: &Commons<Alike>) -> Met {
        Met {
            names: self.names.len(),
            labels: self.labels.len(),
            regions: self.regions.len(),
            dimensions: self.dimensions.len(),
            units: self.units.len(),
            vintages: self.vintages.len(),
            flags: self.flags.len(),
            matched: self.matched.len(),
            alike: alike.len(),
        }
    }

    /// Whether each of its records means the same wherever it stands.
    pub(super) fn is_alike(&self) -> bool {
        self.filling.is_idle()
            && !self.table.shape.sections
            && !self.table.shape.runs_on
            && self.table.shape.headings.is_none()
            && self.actions.is_none()
            && self.frequencies.is_none()
            && self.context.source.rows.is_empty()
            && self.unit_above.is_none()
            && !self.footer
    }

    /// Whether what a row feeds is decided by its name before anything else.
    pub(super) fn feeds_by_name(&self) -> bool {
        matches!(self.wanted, Wanted::Fed(..))
            && self.block.is_empty()
            && self.is_alike()
            && self.context.source.skip.is_empty()
    }

    /// Whether it met nothing but rows and notes.
    pub(super) fn is_plain(&self) -> bool {
        let understood = |(_, said): (_, &(_, Option<_>))| said.1.is_none();
        self.problems.is_empty()
            && self.bad_units.is_empty()
            && self.bad_cells.is_empty()
            && self.bases.iter().all(understood)
            && self.odd_flags.is_empty()
            && !self.footer
            && !self.is_orphaned
            && self.unit_above.is_none()
            && !self.is_full()
    }
}
