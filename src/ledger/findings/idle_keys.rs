//! `idle-key`: keys of a series that say nothing of figures such as its own.

use super::super::Ledger;
use super::super::cells::{Facts, Track};
use super::super::message::LedgerMessage;
use crate::diagnostic::Diagnostic;
use crate::series::Kind;

/// Once a series, be it of many regions.
pub(super) fn find(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    for tracks in ledger.tracks.chunk_by(|a, b| a.series == b.series) {
        let first = tracks.first();
        let told = first.and_then(|track| Some((track, ledger.facts_of(track.series)?)));
        // What no table of the plan declares has its keys from another.
        let told = told.filter(|(_, facts)| !facts.series.silent && facts.series.key.is_some());
        let Some((kind, (track, facts))) =
            told.and_then(|(track, facts)| Some((facts.kind()?, (track, facts))))
        else {
            continue;
        };
        let place = ledger.entries(track).next();
        let place = place.and_then(|entry| ledger.place(entry.observation));
        let idle = keys(facts, kind, is_yearly(ledger, tracks));
        found.extend(idle.filter(|(_, is_idle)| *is_idle).map(|(key, _)| {
            let table = facts.series.table_line();
            let name = facts.series.name.clone();
            Diagnostic::finding(place.clone(), LedgerMessage::IdleKey { name, table, key })
        }));
    }
}

/// Cuts are growths, prices are those of money or of a growth, a basis says what a bare part of a year means, and only parts add up.
fn keys(facts: &Facts, kind: Kind, is_yearly: bool) -> impl Iterator<Item = (&'static str, bool)> {
    let series = &facts.series;
    let is_growth = kind == Kind::Growth || series.growth.is_some();
    let has_price = is_growth || kind != Kind::Rate && facts.scale.unit.has_prices();
    [
        ("cut", series.cut == Some(true) && kind != Kind::Growth),
        ("price", series.price.is_some() && !has_price),
        ("basis", series.basis.is_some() && is_yearly),
        ("complete", series.complete && series.parts.is_empty()),
    ]
    .into_iter()
}

fn is_yearly(ledger: &Ledger, tracks: &[Track]) -> bool {
    let cells = tracks.iter().flat_map(|track| ledger.entries(track));
    let mut valued = cells.filter(|cell| cell.has_value);
    valued.all(|cell| cell.period.months() >= 12)
}
