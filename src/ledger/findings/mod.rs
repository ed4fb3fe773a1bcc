//! What the data says of itself that an analyst should know.

mod contradiction;
mod growth;
mod idle_keys;
mod outlier;
mod parts;
mod quarters;

use std::time::Duration;

use crate::diagnostic::{Diagnostic, Place};
use crate::parallel;
use crate::quantity::{Decimal, Period, Quantity};
use crate::series::{RegionId, SeriesId};

pub(super) use growth::{Growth, mixed_vintages};

use super::Ledger;
use super::cells::{Entry, Facts, Rank, Track, rank};
use super::message::{Cells, LedgerMessage, Subject};

/// What it takes to look at a track, about.
const TRACK: Duration = Duration::from_micros(20);

/// All findings that need nothing but the ledger.
pub(super) fn all(ledger: &Ledger, jump: Option<Decimal>) -> Vec<Diagnostic> {
    let expected = parallel::times(TRACK, ledger.tracks.len());
    let of_tracks = parallel::map(&ledger.tracks, expected, |track| of(ledger, track, jump));
    let mut found: Vec<Diagnostic> = of_tracks.into_iter().flatten().collect();
    quarters::find(ledger, &mut found);
    revisions(ledger, &mut found);
    forecasts(ledger, &mut found);
    idle_keys::find(ledger, &mut found);
    found
}

/// The findings of one track.
fn of(ledger: &Ledger, track: &Track, jump: Option<Decimal>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(facts) = ledger.facts_of(track.series).filter(|facts| !facts.series.silent) else {
        return found;
    };
    let one = One::of(ledger, facts, track);
    let mut sums = Vec::new();
    contradiction::sums(&one, &mut sums);
    let slipped = outlier::slips(&one, &mut found);
    contradiction::parts_of_runs(&one, &slipped, &mut sums);
    found.append(&mut sums);
    contradiction::moments(&one, &slipped, &mut found);
    outlier::jumps(&one, jump, &slipped, &mut found);
    parts::find(&one, &mut found);
    growth::published(&one, &mut found);
    found
}

/// `revision`: cells whose value changed from version to version.
fn revisions(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    let told = ledger.revisions.iter();
    for revision in told.filter(|one| !ledger.is_silent(one.series)) {
        let Some((newest, older)) = revision.versions.split_last() else {
            continue;
        };
        if let Some(cells) = ledger.cells(&revision.versions) {
            let also = older.iter().filter_map(|at| ledger.place(*at));
            let message = LedgerMessage::Revision { cells };
            found.push(Diagnostic::finding(ledger.place(*newest), message).also(also));
        }
    }
}

/// `future`: once a series, be it of many regions, what of it was made before the event.
fn forecasts(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    let of_one_series = |a: &Track, b: &Track| a.series == b.series;
    let is_forecast = ledger.forecasts();
    for tracks in ledger.tracks.chunk_by(of_one_series) {
        let facts = tracks.first().and_then(|one| ledger.facts_of(one.series));
        let Some(facts) = facts.filter(|facts| !facts.series.silent) else {
            continue;
        };
        let cells = tracks.iter().flat_map(|track| ledger.entries(track));
        let cells: Vec<Entry> = cells.filter(&is_forecast).collect();
        let first = cells.iter().min_by_key(|cell| rank(cell.period));
        let last = cells.iter().max_by_key(|cell| rank(cell.period));
        let Some((first, last)) = first.zip(last) else {
            continue;
        };
        let message = LedgerMessage::Future {
            name: facts.series.name.clone(),
            count: cells.len(),
            first: first.period,
            last: last.period,
            unflagged: cells.iter().any(|cell| ledger.is_ahead(cell.period)),
        };
        found.push(Diagnostic::finding(ledger.place(first.observation), message));
    }
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
    sign: i8,
}

impl Sketch {
    fn rank(&self) -> Rank {
        rank(self.entry.period)
    }
}

impl<'a> One<'a> {
    fn of(ledger: &'a Ledger, facts: &'a Facts, track: &'a Track) -> Self {
        let sketch = |entry: Entry| {
            let observation = ledger.observation(entry.observation)?;
            Some(Sketch {
                entry,
                magnitude: facts.scale.magnitude(&observation),
                sign: observation.value?.sign(),
            })
        };
        Self { ledger, facts, track, valued: ledger.entries(track).filter_map(sketch).collect() }
    }

    /// The cell of exactly a period, if it has a value.
    fn sketch(&self, period: Period) -> Option<Sketch> {
        let at = self.valued.binary_search_by_key(&rank(period), Sketch::rank);
        self.valued.get(at.ok()?).copied()
    }

    /// The value of a cell, in the unit of the series.
    fn value(&self, entry: Entry) -> Option<Decimal> {
        let figure = self.ledger.figure(self.facts, entry).ok()??;
        Some(figure.value)
    }

    /// Whether any of its cells has a value of a sign: -1, 0 or 1.
    fn has_sign(&self, sign: i8) -> bool {
        self.valued.iter().any(|cell| cell.sign == sign)
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
        let series = self.series(series)?;
        // A name that says whose figures it means says it once.
        let region = match series.region {
            None => self.data.regions.name(region).to_owned(),
            Some(_) => String::new(),
        };
        let name = series.name.clone();
        Some(Subject { name, region })
    }

    /// The cells of some observations of one series, region and period, to be spoken of.
    pub(super) fn cells(&self, observations: &[u32]) -> Option<Cells> {
        let first = self.observation(*observations.first()?)?;
        let values = observations.iter().filter_map(|at| {
            let vintage = self.vintage(*at).map(str::to_owned);
            Some((vintage, self.written(*at)?))
        });
        Some(Cells {
            subject: self.subject(first.series, first.region)?,
            period: first.period,
            values: values.collect(),
        })
    }
}
