//! The numbers of one scan as numbers of the run: regions, units, vintages, flags.

use crate::data::observations::collect::{Batch, Collector};
use crate::data::rows::found::Found;
use crate::data::rows::scan::Scan;
use crate::data::texts::label;
use crate::data::{FlagId, UnitId, VintageId};
use crate::quantity::Unit;
use crate::series::RegionId;

/// The numbers of a scan as numbers of the run, as far as they were asked for.
pub(crate) struct Maps {
    pub regions: Vec<Option<RegionId>>,
    pub units: Vec<Option<UnitId>>,
    pub vintages: Vec<Option<VintageId>>,
    pub flags: Vec<Option<FlagId>>,
    /// The flag that each label says.
    pub said: Vec<Option<&'static str>>,
}

impl Maps {
    pub(crate) fn of(scan: &Scan<'_>) -> Self {
        Self {
            regions: vec![None; scan.regions.len()],
            units: vec![None; scan.units.len()],
            vintages: vec![None; scan.vintages.len()],
            flags: vec![None; scan.flags.len()],
            said: scan
                .labels
                .iter()
                .map(|label| label::flag(&label.text))
                .collect(),
        }
    }
}

impl Collector<'_> {
    pub(crate) fn region_of(&mut self, scan: &Scan<'_>, maps: &mut Maps, region: u32) -> RegionId {
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

    pub(crate) fn vintage_of(
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

    pub(crate) fn flag_of(
        &mut self,
        scan: &Scan<'_>,
        maps: &mut Maps,
        found: &Found,
    ) -> Option<FlagId> {
        let Some(at) = found.flag.checked_sub(1) else {
            let said = maps.said.get(found.label as usize).copied().flatten()?;
            return Some(self.flag(said));
        };
        let at = at as usize;
        if let Some(known) = maps.flags.get(at).copied().flatten() {
            return Some(known);
        }
        let id = self.flag(scan.flags.get(at)?);
        if let Some(slot) = maps.flags.get_mut(at) {
            *slot = Some(id);
        }
        Some(id)
    }

    pub(crate) fn region(&mut self, scan: &Scan<'_>, id: u32) -> RegionId {
        match scan.regions.get(id as usize) {
            Some(name) if id > 1 => self.data.regions.intern(name),
            _ => RegionId(0),
        }
    }

    pub(crate) fn unit(&mut self, unit: &Unit) -> UnitId {
        if let Some(known) = self.units.get(unit.text()) {
            return *known;
        }
        let id = UnitId(u32::try_from(self.data.units.len()).unwrap_or(u32::MAX));
        self.data.units.push(unit.clone());
        self.units.insert(unit.text().to_owned(), id);
        id
    }

    pub(crate) fn vintage(&mut self, text: &str) -> VintageId {
        if let Some(known) = self.vintages.get(text) {
            return *known;
        }
        let id = VintageId(u32::try_from(self.data.vintages.len()).unwrap_or(u32::MAX));
        self.data.vintages.push(text.to_owned());
        self.vintages.insert(text.to_owned(), id);
        id
    }

    pub(crate) fn flag(&mut self, text: &str) -> FlagId {
        if let Some(known) = self.flags.get(text) {
            return *known;
        }
        let id = FlagId(u32::try_from(self.data.flags.len()).unwrap_or(u32::MAX));
        self.data.flags.push(text.to_owned());
        self.flags.insert(text.to_owned(), id);
        id
    }
}
