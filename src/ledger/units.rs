//! The unit of each series, and the observations whose units do not go with it.

use crate::data::{Data, Observation};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::Unit;
use crate::series::Series;

use super::figure::Scale;
use super::message::LedgerMessage;
use super::wording::Units;

/// The scale of each series: in its declared unit, else in that of its first observation with a value.
pub(super) fn scales<'a>(
    series: impl Iterator<Item = &'a Series>,
    data: &Data,
    diagnostics: &mut Diagnostics,
) -> Vec<Scale> {
    let series: Vec<&Series> = series.collect();
    let mut first: Vec<Option<&Observation>> = vec![None; series.len()];
    // Of every series, one observation of each unit that does not go with its own is enough to say so.
    for one in &data.observations {
        let known = first.get_mut(one.series.index());
        if let Some(known) = known
            && known.is_none_or(|known| known.value.is_none() && one.value.is_some())
        {
            *known = Some(one);
        }
    }
    let scales: Vec<Scale> = series
        .iter()
        .zip(&first)
        .map(|(series, first)| {
            let of_first = || first.map(|one| data.unit(one.unit));
            let unit = series.unit.clone().or_else(of_first);
            Scale::new(series, unit.unwrap_or_else(Unit::bare), data)
        })
        .collect();
    report(&series, &first, &scales, data, diagnostics);
    scales
}

fn report(
    series: &[&Series],
    first: &[Option<&Observation>],
    scales: &[Scale],
    data: &Data,
    diagnostics: &mut Diagnostics,
) {
    let mut told = vec![Vec::new(); series.len()];
    for one in &data.observations {
        let at = one.series.index();
        let (Some(series), Some(scale), Some(told)) =
            (series.get(at), scales.get(at), told.get_mut(at))
        else {
            continue;
        };
        if one.value.is_none() || scale.exponent(one).is_some() || told.contains(&one.unit) {
            continue;
        }
        told.push(one.unit);
        let other = first
            .get(at)
            .copied()
            .flatten()
            .filter(|_| series.unit.is_none());
        let message = LedgerMessage::Units {
            units: Units {
                name: series.name.clone(),
                key: series.key.clone(),
                found: data.unit(one.unit),
                wanted: scale.unit.clone(),
                declared: series.unit.is_some(),
            },
        };
        let also = other.and_then(|other| data.place(other.cell));
        diagnostics.push(Diagnostic::error(data.place(one.cell), message).also(also));
    }
}
