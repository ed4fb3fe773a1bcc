//! Which of the observations of one cell counts: the same value twice is one, of versions the newest, else it is an error.

use std::cmp::Ordering;

use crate::data::{Data, Observation};
use crate::quantity::{Month, Period};
use crate::series::{RegionId, SeriesId};

use super::cut::Cut;
use super::figure::{Figure, Scale};
use super::vintage::Version;

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
    /// One observation a cell, by series, region, end and length.
    pub(super) cells: Vec<u32>,
    /// By series and region.
    pub(super) runs: Vec<Run>,
    /// By series, region, end and length.
    pub(super) revisions: Vec<Revision>,
    /// Two observations of one cell that differ and no version tells which counts.
    pub(super) clashes: Vec<(u32, u32)>,
}

/// Chooses one observation for every cell that exists after the cut and whose unit goes with that of its series.
pub(super) fn choose(data: &Data, scales: &[Scale], cut: &Cut) -> Chosen {
    let versions = Versions::of(data, cut);
    let keys = sorted_keys(data, scales, cut, &versions);
    let mut chosen = Chosen {
        cells: Vec::with_capacity(keys.len()),
        ..Chosen::default()
    };
    let mut same: Vec<u32> = Vec::new();
    for cell in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
        same.clear();
        same.extend(cell.iter().map(|key| index_of(*key)));
        chosen.open_run(cell);
        let counts = match same.as_slice() {
            [only] => *only,
            _ => chosen.resolve(&same, data, scales, &versions),
        };
        chosen.cells.push(counts);
        if let Some(run) = chosen.runs.last_mut() {
            run.length += 1;
        }
    }
    chosen
}

/// Series, region, end, length and index of the observations that exist, packed so that sorting them is cheap.
fn sorted_keys(data: &Data, scales: &[Scale], cut: &Cut, versions: &Versions) -> Vec<u128> {
    let mut keys: Vec<u128> = (0..u32::MAX)
        .zip(&data.observations)
        .filter(|(_, one)| cut.as_of.is_none_or(|end| one.period.end() <= end))
        .filter(|(_, one)| versions.exists(one))
        .filter(|(_, one)| goes_with_its_series(one, scales))
        .map(|(at, one)| key(at, one))
        .collect();
    keys.sort_unstable();
    keys
}

fn goes_with_its_series(observation: &Observation, scales: &[Scale]) -> bool {
    let scale = scales.get(usize::from(observation.series.0));
    scale.is_some_and(|scale| observation.value.is_none() || scale.exponent(observation).is_some())
}

fn key(at: u32, observation: &Observation) -> u128 {
    let months = |count: i32| u128::from(u32::try_from(count).unwrap_or(0)) & 0xff_ffff;
    let epoch = Month::new(1, 1).unwrap_or(observation.period.start());
    let end = months(observation.period.end().since(epoch));
    let length = months(observation.period.months());
    u128::from(observation.series.0) << 112
        | u128::from(observation.region.0) << 80
        | end << 56
        | length << 32
        | u128::from(at)
}

fn index_of(key: u128) -> u32 {
    u32::try_from(key & 0xffff_ffff).unwrap_or(u32::MAX)
}

/// The series and region of a key.
fn owner_of(key: u128) -> (SeriesId, RegionId) {
    let series = u16::try_from(key >> 112).unwrap_or(u16::MAX);
    let region = u32::try_from(key >> 80 & 0xffff_ffff).unwrap_or(u32::MAX);
    (SeriesId(series), RegionId(region))
}

/// The versions of the data in their order, and which of them exist.
struct Versions {
    ranks: Vec<usize>,
    exist: Vec<bool>,
}

impl Versions {
    fn of(data: &Data, cut: &Cut) -> Self {
        let read: Vec<Version> = data.vintages.iter().map(|v| Version::of(v)).collect();
        let newest = cut.vintage.as_deref().map(Version::of);
        let mut order = read.clone();
        order.sort_unstable();
        order.dedup();
        Self {
            ranks: read
                .iter()
                .map(|one| order.binary_search(one).unwrap_or_default())
                .collect(),
            exist: read
                .iter()
                .map(|one| {
                    newest
                        .as_ref()
                        .is_none_or(|newest| one.is_not_after(newest))
                })
                .collect(),
        }
    }

    fn exists(&self, observation: &Observation) -> bool {
        observation.vintage.is_none_or(|vintage| {
            let exists = self.exist.get(usize::from(vintage.0));
            exists.copied().unwrap_or(true)
        })
    }

    fn rank(&self, observation: &Observation) -> Option<usize> {
        self.ranks.get(usize::from(observation.vintage?.0)).copied()
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
    /// Begins a run where these keys are of another series or region than the ones before.
    fn open_run(&mut self, keys: &[u128]) {
        let Some((series, region)) = keys.first().map(|key| owner_of(*key)) else {
            return;
        };
        let open = self.runs.last();
        if open.is_none_or(|run| (run.series, run.region) != (series, region)) {
            self.runs.push(Run {
                series,
                region,
                first: self.cells.len(),
                length: 0,
            });
        }
    }

    /// The observation that counts of several of one cell; notes revisions and clashes.
    fn resolve(&mut self, same: &[u32], data: &Data, scales: &[Scale], versions: &Versions) -> u32 {
        let first = same
            .first()
            .and_then(|at| data.observations.get(*at as usize));
        let Some(first) = first else { return 0 };
        let scale = scales.get(usize::from(first.series.0));
        let mut candidates: Vec<Candidate> = same
            .iter()
            .filter_map(|at| {
                let observation = data.observations.get(*at as usize)?;
                Some(Candidate {
                    at: *at,
                    rank: versions.rank(observation),
                    figure: scale?.figure(observation, data).ok()??,
                })
            })
            .collect();
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
        if merged.len() > 1 {
            self.revisions.push(Revision {
                series: first.series,
                region: first.region,
                period: first.period,
                versions: merged.iter().map(|one| one.at).collect(),
            });
        }
        merged
            .last()
            .map(|one| one.at)
            .or_else(|| same.first().copied())
            .unwrap_or_default()
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
            assert_eq!(
                ledger.shown("收入", "2023").unwrap(),
                "12.34亿元",
                "{cells}"
            );
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
        assert_eq!(
            ledger.shown("国内生产总值", "2024Q1").unwrap(),
            "304525.2亿元"
        );
        assert_eq!(ledger.codes(), ["revision 2,1"]);
        let revision = ledger.revision(gdp, RegionId(0), period("2024Q1")).unwrap();
        assert_eq!(revision.versions, [0, 1]);
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
            book.cut.vintage = Some(cut.to_owned());
            let ledger = book.ledger();
            let shown = ledger.shown("国内生产总值", "2024Q1").ok();
            assert_eq!(shown.as_deref(), expected, "{cut}");
        }
    }

    #[test]
    fn what_ends_after_the_date_of_the_run_does_not_exist() {
        let mut book = book("收入 2023 12 亿元\n收入 2024年1-3月 3 亿元\n收入 2024年1-6月 7 亿元");
        book.cut.as_of = Some(period("2024-05").end());
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
