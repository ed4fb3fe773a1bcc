//! What the data says of itself that an analyst should know: one file a finding.

mod contradiction;
mod jump;
mod mixed_vintages;
mod parts;
mod published_growth;
mod revision;
mod unit_slip;

use crate::diagnostic::{Diagnostic, Place};
use crate::quantity::{Period, Quantity};
use crate::series::{RegionId, SeriesId};

pub(super) use mixed_vintages::mixed_vintages;

use super::Ledger;
use super::cut::Cut;
use super::message::Subject;
use super::track::{Entry, Facts, Track};

/// All findings that need nothing but the ledger.
pub(super) fn all(ledger: &Ledger, cut: &Cut) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for track in &ledger.tracks {
        let Some(facts) = ledger.facts_of(track.series) else {
            continue;
        };
        let one = One {
            ledger,
            facts,
            track,
        };
        contradiction::find(&one, &mut found);
        let slipped = unit_slip::find(&one, &mut found);
        jump::find(&one, cut.jump, &slipped, &mut found);
        parts::find(&one, &mut found);
        published_growth::find(&one, &mut found);
    }
    revision::find(ledger, &mut found);
    found
}

/// A series in one region.
struct One<'a> {
    ledger: &'a Ledger,
    facts: &'a Facts,
    track: &'a Track,
}

impl One<'_> {
    fn subject(&self) -> Option<Subject> {
        self.ledger.subject(self.track.series, self.track.region)
    }

    /// Its cells that have a value, by end and length.
    fn valued(&self) -> impl Iterator<Item = Entry> {
        self.ledger
            .entries(self.track)
            .filter(|entry| self.ledger.has_value(*entry))
    }

    fn place(&self, entry: Entry) -> Option<Place> {
        self.ledger.place(entry.observation)
    }

    /// A cell's period and its value as written.
    fn shown(&self, entry: Entry) -> Option<(Period, Quantity)> {
        Some((entry.period, self.ledger.written(entry.observation)?))
    }
}

impl Ledger {
    /// A series and a region, to be spoken of.
    pub(super) fn subject(&self, series: SeriesId, region: RegionId) -> Option<Subject> {
        Some(Subject {
            name: self.series(series)?.name.clone(),
            region: self.data.regions.name(region).to_owned(),
        })
    }
}
