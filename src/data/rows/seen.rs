//! The texts met in a file, each understood once and numbered.

use std::borrow::Borrow;

use crate::data::rows::found::{BadCell, NameSeen, Regions, Wanted};
use crate::data::rows::scan::{MANY, Scan};
use crate::data::texts::cell::CellError;
use crate::data::texts::label::Written;
use crate::data::texts::name::Name;
use crate::data::texts::role;
use crate::quantity::Unit;
use crate::series::SeriesId;
use crate::words::{fold, joined};

impl Scan<'_> {
    pub(crate) fn name(&mut self, key: &[u8], text: &str) -> u32 {
        if let Some(known) = self.name_ids.find(key) {
            return known;
        }
        let name = Name::of(text, self.context.units);
        let fed = match &self.wanted {
            Wanted::Fed(needs, _) => needs.fed_by(&name.keys),
            _ => vec![SeriesId(0)],
        };
        let unit = name.unit.clone().map_or(0, |unit| self.unit(unit));
        self.names.push(NameSeen { name, fed, unit });
        self.name_ids.insert(key, self.names.len() - 1)
    }

    pub(crate) fn label(&mut self, key: &[u8], written: Written, line: u32) -> u32 {
        if let Some(known) = self.label_ids.find(key) {
            return known;
        }
        self.labels.push(written);
        self.label_lines.push(line);
        self.label_ids.insert(key, self.labels.len() - 1)
    }

    pub(crate) fn region(&mut self, key: &[u8], text: &str) -> u32 {
        if let Some(known) = self.region_ids.find(key) {
            return known;
        }
        let text = joined(role::chinese(text).unwrap_or(text));
        // 合计 is no region, unless somebody asks for it by this name.
        let total = text.is_empty() || (role::is_total(&text) && !self.is_chosen(&text));
        let id = match self.folded_regions.get(&fold(&text)) {
            _ if total => 1,
            Some(known) => *known as usize,
            None => {
                let id = self.regions.len();
                self.counts.push(self.is_chosen(&text));
                self.folded_regions
                    .insert(fold(&text), u32::try_from(id).unwrap_or(u32::MAX));
                self.regions.push(text);
                id
            }
        };
        self.region_ids.insert(key, id)
    }

    /// Whether rows of a region count.
    fn is_chosen(&self, region: &str) -> bool {
        match &self.wanted {
            Wanted::Fed(
                _,
                Regions {
                    chosen: Some(chosen),
                    ..
                },
            ) => chosen.contains(&fold(region)),
            Wanted::Fed(_, _) => !role::is_total(region),
            _ => true,
        }
    }

    /// Whether rows of no region stand beside those of the plan's.
    pub(crate) fn totals_stand(&self) -> bool {
        matches!(&self.wanted, Wanted::Fed(_, regions) if regions.chosen.is_none())
    }

    /// Whether rows of no region count.
    pub(crate) fn totals_count(&self) -> bool {
        match &self.wanted {
            Wanted::Fed(_, regions) => regions.chosen.is_none() || regions.totals,
            _ => true,
        }
    }

    /// The number of a unit, plus one; units are told apart as they are written.
    pub(crate) fn unit(&mut self, unit: Unit) -> u32 {
        let at = self
            .units
            .iter()
            .position(|known| *known == unit && known.text() == unit.text());
        let at = at.unwrap_or_else(|| {
            self.units.push(unit);
            self.units.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }

    pub(crate) fn bad_cell(
        &mut self,
        line: u32,
        field: u32,
        text: String,
        error: CellError,
        name: u32,
        region: u32,
    ) {
        if self.bad_cells.len() >= MANY {
            self.more_bad_cells += 1;
            return;
        }
        self.bad_cells.push(BadCell {
            line,
            field,
            text,
            error,
            name,
            region,
        });
    }
}

/// The number of an item in a list, to which a new one is added.
pub(crate) fn index_of<T, Q>(list: &mut Vec<T>, item: &Q) -> u32
where
    T: Borrow<Q> + for<'q> From<&'q Q>,
    Q: PartialEq + ?Sized,
{
    let at = list.iter().position(|known| known.borrow() == item);
    let at = at.unwrap_or_else(|| {
        list.push(item.into());
        list.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}
