//! The ledger: observations become values over periods, each with its derivation.
//!
//! A flow over any run of months is made of published runs, added and subtracted; a stock is the level at the end; a rate
//! stands for the period it was published for; growths compound over years. On the way the ledger decides which of several
//! versions of a cell counts, what kind of series each one is, and where the data contradicts itself.

mod build;
mod cells;
mod derivation;
mod derive;
mod doubt;
mod earlier;
mod findings;
mod kind;
mod message;
mod scale;
#[cfg(test)]
mod testing;
mod unrevised;
mod web;

pub use build::Revision;
pub use derivation::{Derivation, How, Step, Unknown};
pub use kind::Evidence;

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::data::{Data, Observation, UnitId};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::quantity::{ArithmeticError, Month, Period, Quantity, Unit};
use crate::series::{Folded, Kind, RegionId, Series, SeriesId, fold};
use crate::words::flags::{self, Flag};
use cells::{Cells, Entry, Facts, Rank, Track, rank};
use scale::Figure;

/// All values of a run, and how they are made.
#[derive(Debug)]
pub struct Ledger {
    data: Arc<Data>,
    /// By series.
    facts: Vec<Facts>,
    /// By series and region.
    tracks: Vec<Track>,
    /// Track by track.
    cells: Cells,
    revisions: Vec<Revision>,
    diagnostics: Diagnostics,
    /// The first month that is not over: figures of periods that end after it begins are forecasts.
    running: Option<Month>,
}

impl Ledger {
    /// What was read.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Errors and findings of the ledger itself; what is to be said of the reading stands in [`Data::diagnostics`].
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// A series as the catalogue has it.
    #[must_use]
    pub fn series(&self, series: SeriesId) -> Option<&Series> {
        self.facts_of(series).map(|facts| &facts.series)
    }

    /// Whether nothing is to be said of a series.
    fn is_silent(&self, series: SeriesId) -> bool {
        let facts = self.facts_of(series);
        facts.is_some_and(|facts| facts.series.silent)
    }

    /// The kind of a series and what speaks for it; none where nothing does.
    #[must_use]
    pub fn kind(&self, series: SeriesId) -> Option<(Kind, &Evidence)> {
        let (kind, evidence) = self.facts_of(series)?.kind.as_ref()?;
        Some((*kind, evidence))
    }

    /// The names of the data, each with itself folded: those of series that have data, then others; of files with very many
    /// names the first.
    #[must_use]
    pub fn names(&self) -> Vec<(&str, Folded)> {
        let fed = self.tracks.chunk_by(|a, b| a.series == b.series);
        let fed = fed.filter_map(|tracks| self.series(tracks.first()?.series));
        let fed = fed.map(|series| (series.name.as_str(), series.folded.clone()));
        let others = self.data.other_names.iter();
        fed.chain(others.map(|name| (name.as_str(), fold(name)))).collect()
    }

    /// Those of some names of the data that, by their words, are the published growth of a series.
    #[must_use]
    pub fn growth_names<'n>(&self, series: SeriesId, names: &[(&'n str, Folded)]) -> Vec<&'n str> {
        let facts = self.facts_of(series);
        facts.map_or_else(Vec::new, |facts| kind::growth_names(&facts.series, names))
    }

    /// The unit that values of a series are given in: its own, else that of its first observation.
    #[must_use]
    pub fn unit(&self, series: SeriesId) -> Option<&Unit> {
        self.facts_of(series).map(|facts| &facts.scale.unit)
    }

    /// Whether the data has rows of a series, be they after the date or version up to which this ledger reaches.
    #[must_use]
    pub fn is_fed(&self, series: SeriesId) -> bool {
        self.facts_of(series).is_some_and(|facts| facts.is_fed)
    }

    /// Whether the data names a series, of whichever region is assessed, in rows of other regions alone.
    #[must_use]
    pub fn is_elsewhere(&self, series: SeriesId) -> bool {
        let is_of_any = self.series(series).is_some_and(|series| series.region.is_none());
        let is_named = is_of_any && self.data.named.contains(&series);
        is_named && !self.is_fed(series) && !self.data.other_regions.is_empty()
    }

    /// Whether a series has any value in a region.
    #[must_use]
    pub fn has(&self, series: SeriesId, region: RegionId) -> bool {
        let track = self.track(series, region);
        track.is_some_and(|track| track.has_value)
    }

    /// The regions in which a series has observations, in the order in which the data names them.
    pub fn regions_of(&self, series: SeriesId) -> impl Iterator<Item = RegionId> {
        self.tracks_of(series).iter().map(|track| track.region)
    }

    /// The ends at which a value of a series could stand, ascending: of a flow all boundaries that an earlier one is joined to,
    /// else the ends of its published periods. An end is the month after the last.
    #[must_use]
    pub fn ends(&self, series: SeriesId, region: RegionId) -> Vec<Month> {
        let Ok((facts, track)) = self.look_up(series, region) else {
            return Vec::new();
        };
        if let Some(web) = &track.web {
            return web.ends().collect();
        }
        let mut ends: Vec<Month> = self.published_ends(facts, track).collect();
        ends.dedup();
        ends
    }

    /// The newest of the ends at which a value of a series could stand.
    #[must_use]
    pub fn newest_end_of(&self, series: SeriesId, region: RegionId) -> Option<Month> {
        let (facts, track) = self.look_up(series, region).ok()?;
        match &track.web {
            Some(web) => web.ends().next_back(),
            None => self.published_ends(facts, track).next_back(),
        }
    }

    /// The ends of published values, ascending; of flows of those that no break lies within.
    fn published_ends(
        &self,
        facts: &Facts,
        track: &Track,
    ) -> impl DoubleEndedIterator<Item = Month> {
        let is_flow = facts.kind() == Some(Kind::Flow);
        let entries = self.entries(track).filter(|entry| entry.has_value);
        entries
            .filter(move |entry| !is_flow || track.break_within(entry.period).is_none())
            .map(|entry| entry.period.end())
    }

    /// The periods for which a value of its own was published, by end, then length.
    pub fn observed(&self, series: SeriesId, region: RegionId) -> impl Iterator<Item = Period> {
        let track = self.track(series, region).into_iter();
        let entries = track.flat_map(|track| self.entries(track));
        entries.filter(|entry| entry.has_value).map(|entry| entry.period)
    }

    /// The cells that count, with or without a value, by end, then length.
    pub fn cells_that_count(
        &self,
        series: SeriesId,
        region: RegionId,
    ) -> impl Iterator<Item = (Period, Observation)> {
        let track = self.track(series, region).into_iter();
        let entries = track.flat_map(|track| self.entries(track));
        entries.filter_map(|entry| Some((entry.period, self.observation(entry.observation)?)))
    }

    /// Those of them that end before a month begins, the shortest first.
    pub fn observed_at(
        &self,
        series: SeriesId,
        region: RegionId,
        end: Month,
    ) -> impl Iterator<Item = Period> {
        let track = self.track(series, region).into_iter();
        let entries = track.flat_map(move |track| self.entries_ending(track, end));
        entries.filter(|entry| entry.has_value).map(|entry| entry.period)
    }

    /// An observation, by the index that steps and revisions give.
    #[must_use]
    pub fn observation(&self, index: u32) -> Option<Observation> {
        self.data.observations.get(index as usize)
    }

    /// The value of an observation as it was written, in its own unit.
    #[must_use]
    pub fn written(&self, index: u32) -> Option<Quantity> {
        let observation = self.observation(index)?;
        Some(Quantity::new(observation.value?, self.data.unit(observation.unit)))
    }

    /// The units in which the values of a series are written in a region, each once.
    #[must_use]
    pub fn units_written(&self, series: SeriesId, region: RegionId) -> Vec<Unit> {
        let track = self.track(series, region).into_iter();
        let entries = track.flat_map(|track| self.entries(track));
        let mut ids: FxHashSet<UnitId> = FxHashSet::default();
        let mut units: Vec<Unit> = Vec::new();
        for entry in entries.filter(|entry| entry.has_value) {
            let id = self.observation(entry.observation).map(|cell| cell.unit);
            if let Some(unit) = id.filter(|id| ids.insert(*id)).map(|id| self.data.unit(id))
                && !units.contains(&unit)
            {
                units.push(unit);
            }
        }
        units
    }

    /// Where an observation stands.
    #[must_use]
    pub fn place(&self, index: u32) -> Option<Place> {
        self.data.place(self.observation(index)?.cell)
    }

    /// The version of an observation, as written.
    #[must_use]
    pub fn vintage(&self, index: u32) -> Option<&str> {
        let vintage = self.observation(index)?.vintage?;
        let text = self.data.vintages.get(vintage.0 as usize)?;
        Some(text)
    }

    /// The flags and footnote marks of an observation, as written.
    #[must_use]
    pub fn flag(&self, index: u32) -> Option<&str> {
        let flag = self.observation(index)?.flag?;
        let text = self.data.flags.get(flag.0 as usize)?;
        Some(text)
    }

    /// Whether a figure was made before the event: its flag says so, or its period is not over.
    #[must_use]
    pub fn is_forecast(&self, index: u32) -> bool {
        let flagged = self.flag(index).is_some_and(|flag| flags::says(flag, Flag::Forecast));
        let period = self.observation(index).map(|one| one.period);
        flagged || period.is_some_and(|period| self.is_ahead(period))
    }

    /// What tells whether a cell has a value that was made before the event, as [`Ledger::is_forecast`] does of one figure: where
    /// no flag says so, without a look at the observation, which lies far from the one of the cell before.
    fn forecasts(&self) -> impl Fn(&Entry) -> bool + '_ {
        let mut flags = self.data.flags.iter();
        let flagged = flags.any(|flag| flags::says(flag, Flag::Forecast));
        move |entry| {
            let is_ahead = self.is_ahead(entry.period);
            entry.has_value && (is_ahead || flagged && self.is_forecast(entry.observation))
        }
    }

    /// Whether a period is not over.
    #[must_use]
    pub fn is_ahead(&self, period: Period) -> bool {
        self.running.is_some_and(|running| period.end() > running)
    }

    /// The ends of all figures.
    fn known_ends(&self) -> impl Iterator<Item = Month> {
        let known = self.tracks.iter().flat_map(|track| self.entries(track));
        let known = known.filter(|entry| entry.has_value);
        known.map(|entry| entry.period.end())
    }

    /// The end of the newest figure.
    #[must_use]
    pub fn newest_end(&self) -> Option<Month> {
        self.known_ends().max()
    }

    /// The ends of so many months up to one, from the oldest on; none before the first figure.
    pub(crate) fn months_up_to(&self, now: Month, count: i32) -> Vec<Month> {
        let first = self.known_ends().min();
        let months = (0..count).rev().map(|back| now.later(-back));
        months.filter(|end| first.is_none_or(|first| *end >= first)).collect()
    }

    /// The end of the newest figure of all data that was read, whether a series needs it or not.
    #[must_use]
    pub fn newest_read(&self) -> Option<Month> {
        let is_over = |end: &&Month| self.running.is_none_or(|running| **end <= running);
        let unused = self.data.unused_ends.iter().rev().find(is_over);
        self.newest_end().max(unused.copied())
    }

    /// All cells that were revised, by series, region, end and length.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The versions of the cell of exactly a period, if it was revised.
    #[must_use]
    pub fn revision(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Option<&Revision> {
        let key = (series, region, period.end(), period.months());
        let at = self.revisions.binary_search_by_key(&key, |one| {
            (one.series, one.region, one.period.end(), one.period.months())
        });
        self.revisions.get(at.ok()?)
    }

    /// The finding that a derivation subtracted the run of a year before from that of a later year although the published growth
    /// does not tie them: a revised year was joined to an unrevised one.
    #[must_use]
    pub fn mixed_vintages(
        &self,
        series: SeriesId,
        region: RegionId,
        derivation: &Derivation,
    ) -> Option<Diagnostic> {
        findings::mixed_vintages(self, series, region, derivation)
    }

    /// The first month of a new scope strictly inside a period: what lies on both sides of it does not compare.
    #[must_use]
    pub fn break_within(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Option<Month> {
        self.track(series, region)?.break_within(period)
    }

    fn facts_of(&self, series: SeriesId) -> Option<&Facts> {
        self.facts.get(series.index())
    }

    fn tracks_of(&self, series: SeriesId) -> &[Track] {
        let facts = self.facts_of(series);
        let tracks = facts.and_then(|facts| self.tracks.get(facts.tracks.clone()));
        tracks.unwrap_or_default()
    }

    fn track(&self, series: SeriesId, region: RegionId) -> Option<&Track> {
        let tracks = self.tracks_of(series);
        // Most series have every region that there is, one behind the other.
        let first = tracks.first()?.region.0;
        let guess = tracks.get(region.0.wrapping_sub(first) as usize);
        guess.filter(|track| track.region == region).or_else(|| {
            let at = tracks.binary_search_by_key(&region, |track| track.region);
            tracks.get(at.ok()?)
        })
    }

    fn look_up(&self, series: SeriesId, region: RegionId) -> Result<(&Facts, &Track), Unknown> {
        match (self.facts_of(series), self.track(series, region)) {
            (Some(facts), Some(track)) => Ok((facts, track)),
            _ => Err(Unknown::NoObservation),
        }
    }
}

impl Ledger {
    /// The cells of a track, by end and length.
    fn entries(&self, track: &Track) -> impl DoubleEndedIterator<Item = Entry> + Clone {
        self.within(track.first..track.end())
    }

    /// The cell of exactly a period.
    fn entry(&self, track: &Track, period: Period) -> Option<Entry> {
        let mut from_there = self.entries_from(track, rank(period));
        from_there.next().filter(|entry| entry.period == period)
    }

    /// The cells whose runs end before a month begins, the shortest first.
    fn entries_ending(&self, track: &Track, end: Month) -> impl Iterator<Item = Entry> + Clone {
        let from_there = self.entries_from(track, (end, 0));
        from_there.take_while(move |entry| entry.period.end() == end)
    }

    /// The cells inside a period.
    fn entries_within(&self, track: &Track, period: Period) -> impl Iterator<Item = Entry> {
        let from_there = self.entries_from(track, (period.start(), 0));
        let in_time = from_there.take_while(move |entry| entry.period.end() <= period.end());
        in_time.filter(move |entry| period.contains(entry.period))
    }

    /// The cells of a track from a rank on.
    fn entries_from(&self, track: &Track, first: Rank) -> impl Iterator<Item = Entry> + Clone {
        let is_before = |at: usize| {
            let known = self.cell(at);
            known.is_some_and(|entry| rank(entry.period) < first)
        };
        let (mut from, mut to) = (track.first, track.end());
        let end = |at: usize| self.cell(at).map_or(first.0, |entry| entry.period.end());
        let last = to.saturating_sub(1);
        let steps = |months: i32| usize::try_from(months).unwrap_or(0);
        let (passed, all) = (first.0.since(end(from)), end(last).since(end(from)));
        // Most have their cells at even steps: there it stands where it is looked for first.
        let guess = from + steps(passed) * last.saturating_sub(from) / steps(all).max(1);
        let mut guesses = [guess, guess.saturating_sub(1)].into_iter();
        while from < to {
            let guess = guesses.find(|at| (from..to).contains(at));
            let at = guess.unwrap_or(usize::midpoint(from, to));
            if is_before(at) {
                from = at + 1;
            } else {
                to = at;
            }
        }
        self.within(from..track.end())
    }

    /// Cells by their places.
    fn within(&self, cells: Range<usize>) -> impl DoubleEndedIterator<Item = Entry> + Clone {
        cells.filter_map(|at| self.cell(at))
    }

    fn cell(&self, at: usize) -> Option<Entry> {
        let observation = self.cells.observation(at)?;
        let (period, has_value) = self.data.observations.cell(observation as usize)?;
        Some(Entry { observation, period, has_value })
    }

    /// The cells that are runs of a flow: they have a value, and no break is inside.
    fn runs(&self, track: &Track) -> impl Iterator<Item = Entry> + Clone {
        let is_run = |entry: &Entry| entry.has_value && track.break_within(entry.period).is_none();
        self.entries(track).filter(is_run)
    }

    /// The figure of a cell, if it has a value.
    fn figure(&self, facts: &Facts, entry: Entry) -> Result<Option<Figure>, ArithmeticError> {
        match self.observation(entry.observation) {
            Some(observation) => facts.scale.figure(&observation, &self.data),
            None => Ok(None),
        }
    }

    /// The signed cells of the best path of a flow between two boundaries, in the order of the path. Of the runs only those count
    /// that entered before a rank.
    fn path(
        &self,
        facts: &Facts,
        track: &Track,
        (from, to): (Month, Month),
        before: u32,
    ) -> Option<Vec<(i8, Entry)>> {
        let Some(web) = &track.web else {
            return web::only_path(from, to, |month| {
                let mut ending = self.entries_ending(track, month);
                let run = ending.find(|e| e.has_value && track.break_within(e.period).is_none());
                run.map(|run| (run.period.start(), run))
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
