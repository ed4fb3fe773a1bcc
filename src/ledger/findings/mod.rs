//! What the data says of itself that an analyst should know: one file a finding.

mod contradiction;
mod growth;
mod jump;
mod mixed_vintages;
mod moment;
mod nested;
mod parts;
mod published_growth;
mod quarters;
mod revision;
mod unit_slip;

use crate::diagnostic::{Diagnostic, Place};
use crate::quantity::{Decimal, Month, Period, Quantity};
use crate::series::{RegionId, SeriesId};

pub(super) use mixed_vintages::mixed_vintages;

use super::Ledger;
use super::cut::Cut;
use super::key::Entry;
use super::track::{Facts, Track};
use super::wording::Subject;

/// All findings that need nothing but the ledger.
pub(super) fn all(ledger: &Ledger, cut: &Cut) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for track in &ledger.tracks {
        let Some(facts) = ledger.facts_of(track.series) else {
            continue;
        };
        let one = One::of(ledger, facts, track);
        let mut sums = Vec::new();
        contradiction::find(&one, &mut sums);
        let slipped = unit_slip::find(&one, &mut found);
        nested::find(&one, &slipped, &mut sums);
        found.append(&mut sums);
        moment::find(&one, &slipped, &mut found);
        jump::find(&one, cut.jump, &slipped, &mut found);
        parts::find(&one, &mut found);
        published_growth::find(&one, &mut found);
    }
    quarters::find(ledger, &mut found);
    revision::find(ledger, &mut found);
    found
}

/// A series in one region.
struct One<'a> {
    ledger: &'a Ledger,
    facts: &'a Facts,
    track: &'a Track,
    /// Its cells that have a value, by end and length.
    valued: Vec<Sketch>,
}

/// A cell with as much of its value as most checks need.
#[derive(Clone, Copy)]
struct Sketch {
    entry: Entry,
    /// The power of ten of its first digit; none where it is 0.
    magnitude: Option<i32>,
}

impl Sketch {
    fn rank(&self) -> (Month, i32) {
        rank(self.entry.period)
    }
}

/// Cells are ordered by end, then length.
fn rank(period: Period) -> (Month, i32) {
    (period.end(), period.months())
}

impl<'a> One<'a> {
    fn of(ledger: &'a Ledger, facts: &'a Facts, track: &'a Track) -> Self {
        let sketch = |entry: Entry| {
            let observation = ledger.observation(entry.observation)?;
            observation.value.map(|_| Sketch {
                entry,
                magnitude: facts.scale.magnitude(observation),
            })
        };
        Self {
            ledger,
            facts,
            track,
            valued: ledger.entries(track).filter_map(sketch).collect(),
        }
    }

    /// The cell of exactly a period, if it has a value.
    fn sketch(&self, period: Period) -> Option<Sketch> {
        let at = self
            .valued
            .binary_search_by_key(&rank(period), Sketch::rank);
        self.valued.get(at.ok()?).copied()
    }

    /// The value of a cell, in the unit of the series.
    fn value(&self, entry: Entry) -> Option<Decimal> {
        let figure = self.ledger.figure(self.facts, entry).ok()??;
        Some(figure.value)
    }

    /// Whether any of its cells has a value of a sign: -1, 0 or 1.
    fn has_sign(&self, sign: i8) -> bool {
        let value = |cell: &Sketch| self.ledger.observation(cell.entry.observation)?.value;
        let mut values = self.valued.iter().filter_map(value);
        values.any(|value| value.sign() == sign)
    }

    /// By how much a cell is more than another, and how much of that rounding explains; none where it explains all.
    fn excess(&self, more: Sketch, less: Sketch) -> Option<(Quantity, Quantity)> {
        let figure = |cell: Sketch| self.ledger.figure(self.facts, cell.entry).ok()?;
        let (more, less) = (figure(more)?, figure(less)?);
        let gap = more.value.minus(less.value).ok()?;
        let allowed = more.half.plus(less.half).ok()?;
        let quantity = |value| Quantity::new(value, self.facts.scale.unit.clone());
        (gap > allowed).then(|| (quantity(gap), quantity(allowed)))
    }

    fn subject(&self) -> Option<Subject> {
        self.ledger.subject(self.track.series, self.track.region)
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
