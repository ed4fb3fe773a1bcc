//! What the ledger holds of a series in one region, and of a series as a whole.

use std::ops::Range;

use crate::quantity::{ArithmeticError, Month, Period};
use crate::series::{Kind, RegionId, Series, SeriesId};

use super::Ledger;
use super::derivation::Unknown;
use super::figure::{Figure, Scale};
use super::key::{Entry, Key};
use super::kind::Evidence;
use super::web::{self, Web};

/// What is known of a series, whatever the region.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) series: Series,
    pub(super) scale: Scale,
    pub(super) kind: Option<(Kind, Evidence)>,
    /// Whether the data feeds it, up to whatever date.
    pub(super) is_fed: bool,
    /// Its tracks: a run of the ledger's.
    pub(super) tracks: Range<usize>,
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
    /// Whether any of its cells has a value.
    pub(super) has_value: bool,
    /// Of a flow of which several runs end in one month: else every boundary has one way back.
    pub(super) web: Option<Web>,
}

impl Ledger {
    /// The cells of a track, by end and length.
    pub(super) fn entries(&self, track: &Track) -> impl Iterator<Item = Entry> + Clone {
        self.keys(track).iter().map(|key| key.entry())
    }

    /// The cell of exactly a period.
    pub(super) fn entry(&self, track: &Track, period: Period) -> Option<Entry> {
        let cell = Key::first_of(track.series, track.region, period);
        let key = self.keys_from(track, cell).first()?;
        key.is_one_cell_with(cell).then(|| key.entry())
    }

    /// The cells whose runs end before a month begins, the shortest first.
    pub(super) fn entries_ending(
        &self,
        track: &Track,
        end: Month,
    ) -> impl Iterator<Item = Entry> + Clone {
        let first = Key::first_ending(track.series, track.region, end);
        let from_there = self.keys_from(track, first).iter().map(|key| key.entry());
        from_there.take_while(move |entry| entry.period.end() == end)
    }

    /// The cells inside a period.
    pub(super) fn entries_within(
        &self,
        track: &Track,
        period: Period,
    ) -> impl Iterator<Item = Entry> {
        let first = Key::first_ending(track.series, track.region, period.start());
        let from_there = self.keys_from(track, first).iter().map(|key| key.entry());
        let in_time = from_there.take_while(move |entry| entry.period.end() <= period.end());
        in_time.filter(move |entry| period.contains(entry.period))
    }

    /// The cells of a track from a key on.
    fn keys_from(&self, track: &Track, first: Key) -> &[Key] {
        let keys = self.keys(track);
        let at = keys.partition_point(|key| *key < first);
        keys.get(at..).unwrap_or_default()
    }

    fn keys(&self, track: &Track) -> &[Key] {
        self.keys
            .get(track.first..track.first + track.length)
            .unwrap_or_default()
    }

    /// The cells that are runs of a flow: they have a value, and no break is inside.
    pub(super) fn runs(&self, facts: &Facts, track: &Track) -> impl Iterator<Item = Entry> + Clone {
        let is_run = |entry: &Entry| entry.has_value && facts.break_within(entry.period).is_none();
        self.entries(track).filter(is_run)
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

    /// The signed cells of the best path of a flow between two boundaries, in the order of the path. Of the runs only those count
    /// that entered before a rank.
    pub(super) fn path(
        &self,
        facts: &Facts,
        track: &Track,
        (from, to): (Month, Month),
        before: u32,
    ) -> Option<Vec<(i8, Entry)>> {
        let Some(web) = &track.web else {
            return web::only_path(from, to, |month| {
                let mut ending = self.entries_ending(track, month);
                ending.find(|e| e.has_value && facts.break_within(e.period).is_none())
            });
        };
        let months = web.path(from, to, before, |run| {
            let figure = self.figure(facts, self.entry(track, run)?).ok()??;
            Some(figure.half)
        })?;
        let steps = months.windows(2).map(|pair| {
            let [a, b] = pair else { return None };
            let run = Period::new(*a.min(b), *a.max(b))?;
            Some((if a < b { 1 } else { -1 }, self.entry(track, run)?))
        });
        steps.collect()
    }
}
