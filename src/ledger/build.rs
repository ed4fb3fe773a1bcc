//! From observations to a ledger: which of the observations of one cell counts (the same value twice is one, of versions the newest,
//! else it is an error), and what is known of every series.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use super::cells::{Cells, Entry, Facts, Track};
use super::kind::{Shapes, kind_of};
use super::message::LedgerMessage;
use super::scale::{Figure, Scale};
use super::web::Web;
use super::{Ledger, findings, scale};
use crate::data::{Data, Observation};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parallel;
use crate::plan::Request;
use crate::quantity::version::{self, Version};
use crate::quantity::{Decimal, Month, Period};
use crate::series::{Base, Catalogue, Kind, RegionId, Series, SeriesId};
use crate::words::flags::{self, Flag};

/// What it takes to make a track, about.
const TRACK: Duration = Duration::from_micros(2);

impl Ledger {
    /// The ledger of what was read, as far as the request lets it exist; `jump` is the factor that counts as one,
    /// none the tool's own, told as information only. What is wrong with it is told by
    /// [`Ledger::diagnostics`]: cells with two values, units that do not go together, series whose kind cannot be told; and
    /// findings.
    #[must_use]
    pub fn build(
        catalogue: &Catalogue,
        mut data: Data,
        request: &Request,
        jump: Option<Decimal>,
    ) -> Self {
        let mut diagnostics = Diagnostics::default();
        let all: Vec<&Series> = catalogue.iter().map(|(_, series)| series).collect();
        let scales = scale::scales(all.iter().copied(), &data, &mut diagnostics);
        let asked = request.vintage.as_deref();
        diagnostics.extend(asked.and_then(|asked| check_version(asked, &data)));
        let chosen = choose(&mut data, &scales, request);
        let shapes = shapes_of(&data, all.len());
        let facts: Vec<Facts> = catalogue
            .iter()
            .zip(scales)
            .zip(shapes)
            .map(|(((id, series), scale), shapes)| Facts {
                kind: kind_of(series, &scale.unit, shapes),
                runs_alone: shapes.runs_alone(),
                is_fed: shapes.is_fed,
                tracks: tracks_of(id, &chosen.runs),
                is_cut: series.is_cut(),
                base: series.base(),
                series: series.clone(),
                scale,
            })
            .collect();
        let mut ledger = Self {
            data: Arc::new(data),
            facts,
            tracks: Vec::new(),
            cells: chosen.cells,
            revisions: chosen.revisions,
            diagnostics,
            running: request.running(),
        };
        ledger.report_clashes(&chosen.clashes);
        ledger.report_kinds();
        ledger.doubt_kinds(&chosen.runs);
        ledger.weave(&chosen.runs);
        let found = findings::all(&ledger, jump);
        ledger.diagnostics.extend(found);
        if let Some((others, told)) = ledger.without_unrevised() {
            ledger = others;
            ledger.diagnostics.extend(told);
        }
        ledger
    }

    /// Makes the tracks, and the webs of flows that need one.
    fn weave(&mut self, runs: &[Run]) {
        let expected = parallel::times(TRACK, runs.len());
        let flags = self.data.flags.iter();
        let breaking: Vec<bool> = flags.map(|flag| flags::says(flag, Flag::Break)).collect();
        self.tracks = parallel::map(runs, expected, |run| self.track_of(*run, &breaking));
    }

    fn track_of(&self, run: Run, breaking: &[bool]) -> Track {
        let mut track = Track {
            series: run.series,
            region: run.region,
            first: run.first,
            length: run.length,
            breaks: Vec::new(),
            has_value: false,
            web: None,
        };
        track.breaks = self.breaks_of(&track, breaking);
        let has_value = self.entries(&track).any(|entry| entry.has_value);
        track.has_value = has_value;
        let facts = self.facts_of(run.series);
        let flow = facts.filter(|facts| facts.kind() == Some(Kind::Flow));
        track.web = flow.and_then(|facts| self.web_of(facts, &track));
        track
    }

    /// The first months of new scopes: those declared, and those of the figures whose flags, of which some tell a break, say so.
    fn breaks_of(&self, track: &Track, breaking: &[bool]) -> Vec<Month> {
        let series = self.series(track.series);
        let declared = series.map_or(&[][..], |series| &series.breaks);
        let mut breaks: Vec<Month> = declared.iter().map(|one| one.start()).collect();
        let is_break = |entry: &Entry| {
            let flag = self.observation(entry.observation).and_then(|one| one.flag);
            flag.and_then(|flag| breaking.get(flag.0 as usize)) == Some(&true)
        };
        let flagged = self.entries(track).filter(|entry| entry.has_value);
        if breaking.contains(&true) {
            breaks.extend(flagged.filter(is_break).map(|entry| entry.period.start()));
        }
        breaks.sort_unstable();
        breaks.dedup();
        breaks
    }

    pub(super) fn web_of(&self, facts: &Facts, track: &Track) -> Option<Web> {
        let ends = self.runs(track).map(|run| run.period.end());
        let mut pairs = ends.clone().zip(ends.skip(1));
        if pairs.all(|(end, next)| end != next) {
            return None;
        }
        let precision = |run: Entry| {
            let observation = self.observation(run.observation)?;
            Some(facts.scale.precision(&observation, &self.data))
        };
        let mut precisions = self.runs(track).map(precision);
        let first = precisions.next();
        let equally_precise = precisions.all(|one| Some(one) == first);
        let periods: Vec<Period> = self.runs(track).map(|run| run.period).collect();
        Some(Web::of(&periods, equally_precise))
    }

    fn report_clashes(&mut self, clashes: &[(u32, u32)]) {
        let found: Vec<Diagnostic> = clashes
            .iter()
            .filter(|(first, _)| {
                let cell = self.observation(*first);
                cell.is_some_and(|cell| !self.is_silent(cell.series))
            })
            .filter_map(|(first, second)| {
                let cells = self.cells(&[*first, *second])?;
                let [first, second] = [first, second].map(|at| self.place(*at));
                let [one, other] = [&first, &second].map(|place| Some(&place.as_ref()?.document));
                let in_one_file = one == other;
                let message = LedgerMessage::SameCell { cells, in_one_file };
                Some(Diagnostic::error(second, message).also(first))
            })
            .collect();
        self.diagnostics.extend(found);
    }

    /// A series without any value has nothing that a kind could make wrong.
    /// Tells of each series whose kind nothing says, or that cannot be of its kind, at its first figure.
    fn report_kinds(&mut self) {
        let told = self.facts.iter().enumerate().filter(|(_, facts)| !facts.series.silent);
        let found = told.filter_map(|(at, facts)| {
            let message = self.unfit_kind(at, facts)?;
            let has_value = |one: &Observation| one.series.index() == at && one.value.is_some();
            let valued = self.data.observations.iter().filter(has_value);
            let first = valued.min_by_key(|one| one.cell)?;
            Some(Diagnostic::error(self.data.place(first.cell), message))
        });
        let found: Vec<Diagnostic> = found.collect();
        self.diagnostics.extend(found);
    }

    /// What is wrong with the kind of a series.
    fn unfit_kind(&self, at: usize, facts: &Facts) -> Option<LedgerMessage> {
        let (name, key) = (facts.series.name.clone(), facts.series.key.clone());
        let unit = &facts.scale.unit;
        let Some(kind) = facts.kind() else {
            let unit = unit.clone();
            return Some(LedgerMessage::UnknownKind { name, key, unit });
        };
        let base = facts.base.or(unit.is_index_points().then_some(Base::Fixed));
        let base = base.filter(|base| *base != Base::YearBefore);
        if let (Kind::Growth, Some(base)) = (kind, base) {
            let ties = |other: &&Facts| other.series.growth.is_some_and(|id| id.index() == at);
            let level = self.facts.iter().find(ties);
            let level = level.map(|level| level.series.table_line());
            let table = facts.series.table_line();
            return Some(LedgerMessage::IndexAsGrowth { name, table, level, base });
        }
        facts.series.over?;
        match (kind, facts.runs_alone) {
            (Kind::Flow | Kind::Stock, _) => Some(LedgerMessage::IdleOver { name, key, kind }),
            (_, Some(run)) => Some(LedgerMessage::IdleOverRuns { name, key, run }),
            (_, None) => None,
        }
    }
}

/// The shapes of all periods of which a series has a value, whatever the cut: a kind does not depend on the date of the run.
fn shapes_of(data: &Data, series: usize) -> Vec<Shapes> {
    let mut shapes = vec![Shapes::default(); series];
    for one in data.observations.iter() {
        if let Some(shapes) = shapes.get_mut(one.series.index()) {
            shapes.is_fed = true;
            if one.value.is_some() {
                shapes.note(one.period);
            }
        }
    }
    shapes
}

/// The places of the tracks of a series, which is where its runs stand.
fn tracks_of(series: SeriesId, runs: &[Run]) -> Range<usize> {
    let first = runs.partition_point(|run| run.series < series);
    first..runs.partition_point(|run| run.series <= series)
}

/// The versions of one cell, oldest first; the last counts.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Of which series.
    pub series: SeriesId,
    /// Where.
    pub region: RegionId,
    /// Of which period.
    pub period: Period,
    /// Observations whose values differ, by version.
    pub versions: Vec<u32>,
}

/// The cells of one series in one region: a run of [`Chosen::cells`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) series: SeriesId,
    pub(super) region: RegionId,
    pub(super) first: usize,
    pub(super) length: usize,
}

/// The observations that count.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) cells: Cells,
    /// By series and region.
    pub(super) runs: Vec<Run>,
    /// By series, region, end and length.
    pub(super) revisions: Vec<Revision>,
    /// Two observations of one cell that differ and no version tells which counts.
    pub(super) clashes: Vec<(u32, u32)>,
}

/// Puts observations into the order of cells, and chooses one for every cell that exists after the cut and whose unit goes with that
/// of its series.
fn choose(data: &mut Data, scales: &[Scale], request: &Request) -> Chosen {
    let versions = Versions::of(data, request);
    let existing = data.observations.arrange(scales.len(), |one| {
        request.as_of.is_none_or(|end| one.period.end() <= end)
            && versions.exists(one)
            && goes_with_its_series(one, scales)
    });
    let mut chosen = Chosen::default();
    let mut all = (0..u32::MAX).zip(data.observations.iter().take(existing)).peekable();
    let cell = |one: &Observation| (one.series, one.region, one.period);
    while let Some((at, first)) = all.next() {
        let is_same = |(_, other): &(u32, Observation)| cell(other) == cell(&first);
        let mut counts = at;
        if let Some(second) = all.next_if(is_same) {
            let mut same = vec![(at, first), second];
            while let Some(other) = all.next_if(is_same) {
                same.push(other);
            }
            counts = chosen.resolve(&same, data, scales, &versions).unwrap_or(at);
        }
        chosen.enter(&first, counts);
    }
    chosen
}

fn goes_with_its_series(observation: &Observation, scales: &[Scale]) -> bool {
    let scale = scales.get(observation.series.index());
    scale
        .is_some_and(|scale| observation.value.is_none() || scale.conversion(observation).is_some())
}

/// What is wrong with the version that a run asks for: it is neither a date nor a version of the data, or the data has none.
fn check_version(asked: &str, data: &Data) -> Option<Diagnostic> {
    let given = asked.to_owned();
    if data.vintages.is_empty() {
        return Some(Diagnostic::warning(None, LedgerMessage::NoVintages { given }));
    }
    let wanted = Version::of(asked);
    let mut known: Vec<(Version, &String)> =
        data.vintages.iter().map(|text| (Version::of(text), text)).collect();
    let is_dated = |version: &Version| matches!(version, Version::Dated(..));
    let fits = |version: &Version| *version == wanted || is_dated(&wanted) && is_dated(version);
    if known.iter().any(|(version, _)| fits(version)) {
        return None;
    }
    known.sort();
    let known = known.into_iter().map(|(_, text)| text.clone()).collect();
    let message = LedgerMessage::UnknownVintage { given, known };
    Some(Diagnostic::error(None, message))
}

/// The versions of the data in their order, and which of them exist.
struct Versions {
    ranks: Vec<usize>,
    exist: Vec<bool>,
}

impl Versions {
    fn of(data: &Data, request: &Request) -> Self {
        let read: Vec<Version> = data.vintages.iter().map(|v| Version::of(v)).collect();
        let newest = request.vintage.as_deref().map(Version::of);
        Self {
            ranks: version::ranks(&data.vintages),
            exist: read
                .iter()
                .map(|one| newest.as_ref().is_none_or(|newest| one.is_not_after(newest)))
                .collect(),
        }
    }

    fn exists(&self, observation: &Observation) -> bool {
        observation.vintage.is_none_or(|vintage| {
            let exists = self.exist.get(vintage.0 as usize);
            exists.copied().unwrap_or(true)
        })
    }

    fn rank(&self, observation: &Observation) -> Option<usize> {
        self.ranks.get(observation.vintage?.0 as usize).copied()
    }
}

/// One of several observations of a cell.
#[derive(Clone, Copy)]
struct Candidate {
    at: u32,
    rank: Option<usize>,
    figure: Figure,
}

impl Candidate {
    /// By version, unversioned ones last; then the finest first, so that file order never decides.
    fn order(&self, other: &Self) -> Ordering {
        let rank = |one: &Self| one.rank.unwrap_or(usize::MAX);
        rank(self)
            .cmp(&rank(other))
            .then(self.figure.last_digit.cmp(&other.figure.last_digit))
            .then(self.figure.value.cmp(&other.figure.value))
            .then(self.at.cmp(&other.at))
    }
}

impl Chosen {
    /// Takes a cell, for which an observation counts, into the run of its series and region, the last one or a new one.
    fn enter(&mut self, cell: &Observation, counts: u32) {
        let (series, region) = (cell.series, cell.region);
        match self.runs.last_mut() {
            Some(run) if (run.series, run.region) == (series, region) => run.length += 1,
            _ => self.runs.push(Run { series, region, first: self.cells.len(), length: 1 }),
        }
        self.cells.push(counts);
    }

    /// The observation that counts of several of one cell, where any has a value; notes revisions and clashes.
    fn resolve(
        &mut self,
        same: &[(u32, Observation)],
        data: &Data,
        scales: &[Scale],
        versions: &Versions,
    ) -> Option<u32> {
        let candidate = |(at, observation): &(u32, Observation)| {
            let scale = scales.get(observation.series.index())?;
            Some(Candidate {
                at: *at,
                rank: versions.rank(observation),
                figure: scale.figure(observation, data).ok()??,
            })
        };
        let mut candidates: Vec<Candidate> = same.iter().filter_map(candidate).collect();
        candidates.sort_unstable_by(Candidate::order);
        let mut merged: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            match merged.last_mut() {
                Some(newest) if newest.figure.is_one_with(candidate.figure) => {
                    let finer = candidate.figure.last_digit < newest.figure.last_digit;
                    let rank = newest.rank.or(candidate.rank);
                    if finer {
                        *newest = candidate;
                    }
                    // Later versions confirm the value: what comes after them is compared with the newest.
                    newest.rank = candidate.rank.or(rank);
                }
                Some(newest) if newest.rank == candidate.rank || candidate.rank.is_none() => {
                    self.clashes.push((newest.at, candidate.at));
                }
                _ => merged.push(candidate),
            }
        }
        if let Some((_, first)) = same.first().filter(|_| merged.len() > 1) {
            self.revisions.push(Revision {
                series: first.series,
                region: first.region,
                period: first.period,
                versions: merged.iter().map(|one| one.at).collect(),
            });
        }
        merged.last().map(|one| one.at)
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::{Book, period};
    use crate::series::RegionId;

    fn book(cells: &str) -> Book {
        Book::default().cells(cells)
    }

    #[test]
    fn the_same_value_written_twice_is_one_and_the_finer_counts() {
        for cells in [
            "收入 2023 12.3 亿元\n收入 2023 12.34 亿元",
            "收入 2023 12.34 亿元\n收入 2023 12.3 亿元",
            "收入 2023 12.3 亿元\n收入 2023 123400 万元\n收入 2023 12 亿元",
        ] {
            let ledger = book(cells).ledger();
            assert_eq!(ledger.codes(), [""; 0], "{cells}");
            assert_eq!(ledger.shown("收入", "2023").unwrap(), "12.34亿元", "{cells}");
        }
    }

    #[test]
    fn two_values_without_versions_are_an_error_that_names_both_places() {
        let ledger = book("收入 2023 12.3 亿元\n收入 2023 12.4 亿元").ledger();
        assert_eq!(ledger.codes(), ["same-cell 2,1"]);
        assert!(ledger.said().concat().contains("12.3亿元，又是 12.4亿元"));
        let one_version = "收入 2023 12.3 亿元 2024-01\n收入 2023 12.4 亿元 2024-01";
        assert_eq!(book(one_version).ledger().codes(), ["same-cell 2,1"]);
        let versioned_and_not = "收入 2023 12.3 亿元 2024-01\n收入 2023 12.4 亿元";
        assert_eq!(book(versioned_and_not).ledger().codes(), ["same-cell 2,1"]);
    }

    const REVISED: &str = "
    国内生产总值 2024Q1 296299   亿元 2024-04
    国内生产总值 2024Q1 304525.2 亿元 2026-06
    国内生产总值 2024Q1 304525   亿元 2026-07
    国内生产总值 2023   1294272  亿元 2024-04";

    #[test]
    fn of_versions_the_newest_counts() {
        let ledger = book(REVISED).ledger();
        let gdp = ledger.named("国内生产总值");
        // The last version only confirms the one before, which is finer.
        assert_eq!(ledger.shown("国内生产总值", "2024Q1").unwrap(), "304525.2亿元");
        assert_eq!(ledger.codes(), ["revision 2,1"]);
        let revision = ledger.revision(gdp, RegionId(0), period("2024Q1")).unwrap();
        let versions = revision.versions.iter().map(|at| ledger.vintage(*at));
        assert_eq!(versions.collect::<Vec<_>>(), [Some("2024-04"), Some("2026-06")]);
        assert!(ledger.revision(gdp, RegionId(0), period("2023")).is_none());
    }

    #[test]
    fn a_version_after_the_cut_does_not_exist() {
        for (cut, expected) in [
            ("2024-04", Some("296299亿元")),
            ("2026-06-30", Some("304525.2亿元")),
            ("2024-03", None),
        ] {
            let mut book = book(REVISED);
            book.request.vintage = Some(cut.to_owned());
            let ledger = book.ledger();
            let shown = ledger.shown("国内生产总值", "2024Q1").ok();
            assert_eq!(shown.as_deref(), expected, "{cut}");
        }
    }

    #[test]
    fn what_ends_after_the_date_of_the_run_does_not_exist() {
        let mut book = book("收入 2023 12 亿元\n收入 2024年1-3月 3 亿元\n收入 2024年1-6月 7 亿元");
        book.request.as_of = Some(period("2024-05").end());
        let ledger = book.ledger();
        assert!(ledger.shown("收入", "2024年1-3月").is_ok());
        assert!(ledger.shown("收入", "2024年1-6月").is_err());
        assert!(ledger.shown("收入", "2024Q2").is_err());
    }

    #[test]
    fn a_value_counts_beside_a_cell_without_one() {
        let ledger =
            book("收入 2023 - 亿元\n收入 2023 12 亿元 2024-01\n收入 2023 - 亿元 2024-02").ledger();
        assert_eq!(ledger.shown("收入", "2023").unwrap(), "12亿元");
        assert_eq!(ledger.codes(), [""; 0]);
    }

    #[test]
    fn units_that_do_not_go_together_are_an_error_that_names_both_cells() {
        let ledger = book("游客 2023 12 万人次\n游客 2022 11 万人\n游客 2021 9 万人").ledger();
        assert_eq!(ledger.codes(), ["unit-mismatch 2,1"]);
        let ledger = book("游客 2023 12 万人次\n游客 2022 11").ledger();
        assert_eq!(ledger.codes(), ["unit-missing 2,1"]);
        assert!(ledger.shown("游客", "2022").is_err());
    }
}
