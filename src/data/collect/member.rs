//! A row as a member of an aggregate.

use std::sync::Arc;

use crate::data::aggregate::MemberRow;
use crate::data::role::is_total;
use crate::data::scan::{Dimensions, Found, Scan};
use crate::data::{Cell, UnitId};

/// A row of an aggregate.
pub(super) fn member(
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
    let label = match name.filter(|_| values.label.is_empty()) {
        Some(seen) => seen.name.listed().into(),
        None => Arc::clone(&values.label),
    };
    let depth = free().map(|(_, depth)| *depth).max().unwrap_or(0);
    MemberRow {
        cell,
        label,
        value: found.value,
        places: found.places,
        unit,
        told_apart: !values.label.is_empty(),
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
