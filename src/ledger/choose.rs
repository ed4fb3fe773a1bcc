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
        let Some(first) = same
            .first()
            .and_then(|at| data.observations.get(*at as usize))
        else {
            continue;
        };
        chosen.open_run(first);
        let counts = match same.as_slice() {
            [only] => *only,
            _ => chosen.resolve(&same, first, data, scales, &versions),
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
                .map(|one| newest.as_ref().is_none_or(|newest| one <= newest))
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
    fn open_run(&mut self, of: &Observation) {
        let open = self.runs.last();
        if open.is_none_or(|run| (run.series, run.region) != (of.series, of.region)) {
            self.runs.push(Run {
                series: of.series,
                region: of.region,
                first: self.cells.len(),
                length: 0,
            });
        }
    }

    /// The observation that counts of several of one cell; notes revisions and clashes.
    fn resolve(
        &mut self,
        same: &[u32],
        first: &Observation,
        data: &Data,
        scales: &[Scale],
        versions: &Versions,
    ) -> u32 {
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
