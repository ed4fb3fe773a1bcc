//! The ledger as it was before a revision.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::quantity::Month;
use crate::quantity::version::Version;
use crate::series::{Kind, SeriesId};

use super::Ledger;
use super::build::Revision;
use super::cells::{Cells, Entry, Track};

impl Ledger {
    /// The versions that revised any cell of some series, as written, the newest first; none stands for cells without a
    /// version, which count as the newest.
    #[must_use]
    pub fn revising_versions(&self, series: &[SeriesId]) -> Vec<Option<&str>> {
        let revisions = self.revisions.iter();
        let mut versions: Vec<(Order, Option<&str>)> = revisions
            .filter(|revision| series.contains(&revision.series))
            .flat_map(|revision| revision.versions.iter().skip(1))
            .map(|at| (self.order(*at), self.vintage(*at)))
            .collect();
        versions.sort_by(|a, b| b.0.cmp(&a.0));
        versions.dedup_by(|a, b| a.0 == b.0);
        versions.into_iter().map(|(_, version)| version).collect()
    }

    /// The same ledger with every cell that was revised by a version, or later, as it was before. Cells that never had another
    /// value stay as they are, so that the same periods can be derived. It has no findings of its own.
    #[must_use]
    pub fn before(&self, version: Option<&str>) -> Self {
        let limit = order(version);
        let older = |revision: &Revision| {
            let newest = *revision.versions.last()?;
            let mut older = revision.versions.iter().rev();
            let older = *older.find(|at| self.order(**at) < limit)?;
            (older != newest).then_some((newest, older))
        };
        let replaced: HashMap<u32, u32> = self.revisions.iter().filter_map(older).collect();
        let touched: HashSet<SeriesId> =
            replaced.keys().filter_map(|at| Some(self.observation(*at)?.series)).collect();
        let cells = self.cells.iter();
        let cells = cells.map(|at| replaced.get(&at).copied().unwrap_or(at));
        let mut earlier = Self {
            data: Arc::clone(&self.data),
            facts: self.facts.clone(),
            tracks: self.tracks.clone(),
            cells: cells.collect(),
            revisions: Vec::new(),
            diagnostics: Diagnostics::default(),
            running: self.running,
        };
        let mut tracks = std::mem::take(&mut earlier.tracks);
        for track in tracks.iter_mut().filter(|t| touched.contains(&t.series)) {
            if let Some(facts) = self.facts_of(track.series)
                && facts.kind() == Some(Kind::Flow)
            {
                track.web = earlier.web_of(facts, track);
            }
        }
        earlier.tracks = tracks;
        earlier
    }

    /// The same ledger without the cells of periods that end after a month begins. It has no findings of its own.
    #[must_use]
    pub fn up_to(&self, end: Month) -> Self {
        self.only(|_, entry| entry.period.end() <= end)
    }

    /// The same ledger without what was made before the event; none where nothing was.
    #[must_use]
    pub fn actual(&self) -> Option<Self> {
        let mut cells = self.tracks.iter().flat_map(|track| self.entries(track));
        let is_forecast = self.forecasts();
        cells.any(|entry| is_forecast(&entry)).then(|| Self {
            revisions: self.revisions.clone(),
            ..self.only(|_, entry| !is_forecast(entry))
        })
    }

    /// The same ledger with some of its cells alone.
    pub(super) fn only(&self, is_kept: impl Fn(&Track, &Entry) -> bool) -> Self {
        let mut earlier = Self {
            data: Arc::clone(&self.data),
            facts: self.facts.clone(),
            tracks: Vec::with_capacity(self.tracks.len()),
            cells: Cells::default(),
            revisions: Vec::new(),
            diagnostics: Diagnostics::default(),
            running: self.running,
        };
        for track in &self.tracks {
            let first = earlier.cells.len();
            for entry in self.entries(track).filter(|entry| is_kept(track, entry)) {
                earlier.cells.push(entry.observation);
            }
            let mut track =
                Track { first, length: earlier.cells.len() - first, web: None, ..track.clone() };
            let has_value = earlier.entries(&track).any(|entry| entry.has_value);
            track.has_value = has_value;
            if let Some(facts) = self.facts_of(track.series)
                && facts.kind() == Some(Kind::Flow)
            {
                track.web = earlier.web_of(facts, &track);
            }
            earlier.tracks.push(track);
        }
        earlier
    }

    fn order(&self, observation: u32) -> Order {
        order(self.vintage(observation))
    }
}

/// Cells without a version come last.
type Order = (bool, Option<Version>);

fn order(version: Option<&str>) -> Order {
    (version.is_none(), version.map(Version::of))
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::{Book, period};
    use crate::series::RegionId;

    #[test]
    fn up_to_a_month_later_cells_do_not_exist() {
        let ledger = Book::default()
            .cells(
                "产值 2022Q1 10 亿元\n产值 2022H1 30 亿元\n产值 2022 70 亿元\n产值 2023Q1 12 亿元",
            )
            .ledger();
        let id = ledger.named("产值");
        let shown = |ledger: &crate::ledger::Ledger, of: &str| {
            let found = ledger.over(id, RegionId(0), period(of)).ok();
            found.map(|found| found.value.to_string())
        };
        let earlier = ledger.up_to(period("2022H1").end());
        assert_eq!(shown(&ledger, "2022Q2"), Some("20亿元".to_owned()));
        assert_eq!(shown(&earlier, "2022Q2"), Some("20亿元".to_owned()));
        assert_eq!(shown(&ledger, "2022"), Some("70亿元".to_owned()));
        assert_eq!(shown(&earlier, "2022"), None);
        assert_eq!(earlier.newest_end(), Some(period("2022H1").end()));
    }

    #[test]
    fn before_a_version_every_cell_is_as_it_was() {
        let ledger = Book::default()
            .cells(
                "产值 2021 100 亿元 2022-07\n产值 2021 110 亿元 2024-01\n产值 2021 120 亿元 2026-06
                 产值 2022 130 亿元 2023-07\n产值 2022 140 亿元 2024-01\n产值 2023 150 亿元 2026-06",
            )
            .ledger();
        let id = ledger.named("产值");
        assert_eq!(ledger.revising_versions(&[id]), [Some("2026-06"), Some("2024-01")]);
        let shown = |ledger: &crate::ledger::Ledger, year: &str| {
            let found = ledger.over(id, RegionId(0), period(year)).unwrap();
            found.value.to_string()
        };
        let years = ["2021", "2022", "2023"];
        for (version, expected) in [
            ("2026-06", ["110亿元", "140亿元", "150亿元"]),
            ("2024-01", ["100亿元", "130亿元", "150亿元"]),
        ] {
            let earlier = ledger.before(Some(version));
            assert_eq!(years.map(|year| shown(&earlier, year)), expected, "{version}");
        }
    }
}
