//! A row as a member of an aggregate.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::data::observations::aggregate::MemberRow;
use crate::data::observations::headline::covered;
use crate::data::rows::found::{Dimensions, Found};
use crate::data::rows::scan::Scan;
use crate::data::texts::role::is_total;
use crate::data::{Cell, UnitId};
use crate::series::{Series, SeriesId};

/// How rows of one series stand among its rows, by what they hold in the dimensions that its `where` does not choose.
#[derive(Clone, Copy)]
struct Standing {
    /// How deep below others.
    depth: u8,
    /// One of them says 合计.
    total: bool,
    /// There are such dimensions, and all are blank.
    blank: bool,
}

/// The members of the aggregates of one file.
#[derive(Default)]
pub(crate) struct Members {
    covered: FxHashMap<SeriesId, Vec<bool>>,
    /// By series and number of the dimensions: most rows hold what others hold.
    standings: FxHashMap<(SeriesId, u32), Standing>,
}

impl Members {
    /// A row of an aggregate.
    pub(crate) fn member(
        &mut self,
        scan: &Scan<'_>,
        series: &Series,
        found: &Found,
        cell: Cell,
        unit: UnitId,
    ) -> MemberRow {
        let empty = Dimensions::default();
        let values = scan.dimensions.get(found.dimensions as usize);
        let values = values.unwrap_or(&empty);
        let standing = self.standing(scan, found, values);
        let name = scan.names.get(found.name as usize);
        let label = match name.filter(|_| values.label.is_empty()) {
            Some(seen) => seen.name.listed().into(),
            None => Arc::clone(&values.label),
        };
        let name = name.filter(|_| series.filters.is_empty());
        MemberRow {
            cell,
            label,
            value: found.value,
            places: found.places,
            share: found.share,
            unit,
            told_apart: !values.label.is_empty(),
            depth: standing.depth.max(name.map_or(0, |seen| seen.name.depth)),
            total: standing.total,
            blank: standing.blank,
            matched: scan
                .matched
                .get(found.matched as usize)
                .cloned()
                .unwrap_or_default(),
        }
    }

    fn standing(&mut self, scan: &Scan<'_>, found: &Found, values: &Dimensions) -> Standing {
        let key = (found.series, found.dimensions);
        if let Some(known) = self.standings.get(&key) {
            return *known;
        }
        let covered = self
            .covered
            .entry(found.series)
            .or_insert_with(|| covered(found.series, scan));
        let all = values.shown.iter().zip(&values.depths).zip(covered);
        let free = all.filter(|(_, covered)| !**covered);
        let free: Vec<(&str, u8)> = free
            .map(|((value, depth), _)| (value.trim(), *depth))
            .collect();
        let standing = Standing {
            depth: free.iter().map(|(_, depth)| *depth).max().unwrap_or(0),
            total: free
                .iter()
                .any(|(value, _)| !value.is_empty() && is_total(value)),
            blank: !free.is_empty() && free.iter().all(|(value, _)| value.is_empty()),
        };
        self.standings.insert(key, standing);
        standing
    }
}
