//! What the ledger holds of a series in one region, and of a series as a whole.

use crate::data::Observation;
use crate::quantity::{ArithmeticError, Decimal, Month, Period};
use crate::series::{Kind, RegionId, Series, SeriesId};

use super::Ledger;
use super::derivation::Unknown;
use super::figure::{Figure, Scale};
use super::kind::Evidence;
use super::web::Web;

/// What is known of a series, whatever the region.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) series: Series,
    pub(super) scale: Scale,
    pub(super) kind: Option<(Kind, Evidence)>,
    /// First months of new scopes, in order.
    pub(super) breaks: Vec<Month>,
}

impl Facts {
    pub(super) fn kind(&self) -> Option<Kind> {
        self.kind.as_ref().map(|(kind, _)| *kind)
    }

    /// The first break strictly inside a period.
    pub(super) fn break_within(&self, period: Period) -> Option<Month> {
        self.breaks
            .iter()
            .copied()
            .find(|month| period.start() < *month && *month < period.end())
    }

    pub(super) fn stays_in_scope(&self, period: Period) -> Result<(), Unknown> {
        match self.break_within(period) {
            Some(month) => Err(Unknown::AcrossBreak(period, month)),
            None => Ok(()),
        }
    }
}

/// The cells of a series in one region, by end and length.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub(super) series: SeriesId,
    pub(super) region: RegionId,
    pub(super) first: usize,
    pub(super) length: usize,
    /// Of a flow.
    pub(super) web: Option<Web>,
}

/// A cell of a track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) observation: u32,
    pub(super) period: Period,
}

/// Cells are ordered by end, then length.
fn rank(period: Period) -> (Month, i32) {
    (period.end(), period.months())
}

impl Ledger {
    /// The cells of a track, by end and length.
    pub(super) fn entries(&self, track: &Track) -> impl Iterator<Item = Entry> + Clone {
        self.cells(track)
            .iter()
            .filter_map(|cell| self.entry_of(*cell))
    }

    /// The cell of exactly a period.
    pub(super) fn entry(&self, track: &Track, period: Period) -> Option<Entry> {
        let cells = self.cells(track);
        let at = cells.partition_point(|cell| {
            self.entry_of(*cell)
                .is_some_and(|entry| rank(entry.period) < rank(period))
        });
        let entry = self.entry_of(*cells.get(at)?)?;
        (entry.period == period).then_some(entry)
    }

    /// The cells whose runs end before a month begins, the shortest first.
    pub(super) fn entries_ending(
        &self,
        track: &Track,
        end: Month,
    ) -> impl Iterator<Item = Entry> + Clone {
        let cells = self.cells(track);
        let first = cells.partition_point(|cell| {
            self.entry_of(*cell)
                .is_some_and(|entry| entry.period.end() < end)
        });
        cells
            .get(first..)
            .unwrap_or_default()
            .iter()
            .filter_map(|cell| self.entry_of(*cell))
            .take_while(move |entry| entry.period.end() == end)
    }

    fn cells(&self, track: &Track) -> &[u32] {
        self.cells
            .get(track.first..track.first + track.length)
            .unwrap_or_default()
    }

    fn entry_of(&self, cell: u32) -> Option<Entry> {
        let observation = self.observation(cell)?;
        Some(Entry {
            observation: cell,
            period: observation.period,
        })
    }

    /// Whether a cell has a value.
    pub(super) fn has_value(&self, entry: Entry) -> bool {
        self.observation(entry.observation)
            .is_some_and(|one: &Observation| one.value.is_some())
    }

    /// The figure of a cell, if it has a value.
    pub(super) fn figure(
        &self,
        facts: &Facts,
        entry: Entry,
    ) -> Result<Option<Figure>, ArithmeticError> {
        match self.observation(entry.observation) {
            Some(observation) => facts.scale.figure(observation, &self.data),
            None => Ok(None),
        }
    }

    /// The signed cells of the best path of a flow between two boundaries, in the order of the path.
    pub(super) fn path(
        &self,
        facts: &Facts,
        track: &Track,
        from: Month,
        to: Month,
        before: u32,
    ) -> Option<Vec<(i8, Entry)>> {
        let half = |run: Period| {
            self.entry(track, run)
                .and_then(|entry| self.figure(facts, entry).ok()?)
                .map_or(Decimal::ZERO, |figure| figure.half)
        };
        let months = track.web.as_ref()?.path(from, to, before, half)?;
        months
            .windows(2)
            .map(|pair| {
                let [a, b] = pair else { return None };
                let run = Period::new(*a.min(b), *a.max(b))?;
                let sign = if a < b { 1 } else { -1 };
                Some((sign, self.entry(track, run)?))
            })
            .collect()
    }
}
