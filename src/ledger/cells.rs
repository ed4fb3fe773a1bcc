//! The cells of the ledger, packed into numbers, so that millions are sorted quickly and found without a look at the
//! observations; and what is known of the series that they are of.

use std::ops::Range;

use super::derivation::Unknown;
use super::kind::Evidence;
use super::scale::Scale;
use super::web::Web;
use crate::data::Observation;
use crate::quantity::{Month, Period};
use crate::series::{Base, Kind, RegionId, Series, SeriesId};

/// A cell by series, region, end, length, whether it has a value, and observation: the order of these numbers.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Key(u128);

/// A cell: which observation counts for it, its period, and whether it has a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) observation: u32,
    pub(super) period: Period,
    pub(super) has_value: bool,
}

/// Where each part begins, in bits.
/// (A month is below 2^17, and so many series as 2^29 no memory holds.)
const SERIES: u32 = 99;
const REGION: u32 = 67;
const END: u32 = 50;
const LENGTH: u32 = 33;
const BLANK: u32 = 32;

impl Key {
    /// The key of an observation, whose index it holds.
    pub(super) fn of(index: u32, observation: &Observation) -> Self {
        let cell = Self::first_of(observation.series, observation.region, observation.period);
        let is_blank = u128::from(observation.value.is_none());
        Self(cell.0 | is_blank << BLANK | u128::from(index))
    }

    /// The first that a key of a cell can be.
    pub(super) fn first_of(series: SeriesId, region: RegionId, period: Period) -> Self {
        let ending = Self::first_ending(series, region, period.end());
        Self(ending.0 | bits(period.months()) << LENGTH)
    }

    /// The first that a key of a series in a region can be whose cell ends before a month begins.
    pub(super) fn first_ending(series: SeriesId, region: RegionId, end: Month) -> Self {
        Self(
            u128::from(series.0) << SERIES
                | u128::from(region.0) << REGION
                | bits(end.since(epoch())) << END,
        )
    }

    pub(super) fn series(self) -> SeriesId {
        SeriesId(self.part(SERIES, 128))
    }

    pub(super) fn region(self) -> RegionId {
        RegionId(self.part(REGION, SERIES))
    }

    /// Whether both are of one series, region and period.
    pub(super) fn is_one_cell_with(self, other: Self) -> bool {
        self.0 >> LENGTH == other.0 >> LENGTH
    }

    /// The index of the observation.
    pub(super) fn observation(self) -> u32 {
        self.part(0, BLANK)
    }

    /// The same cell with another of its observations.
    pub(super) fn with(self, observation: u32) -> Self {
        Self(self.0 >> BLANK << BLANK | u128::from(observation))
    }

    pub(super) fn entry(self) -> Entry {
        let count = |from, to| i32::try_from(self.part(from, to)).unwrap_or(0);
        let end = epoch().later(count(END, REGION));
        Entry {
            observation: self.observation(),
            period: Period::ending(end, count(LENGTH, END)),
            has_value: self.part(BLANK, LENGTH) == 0,
        }
    }

    fn part(self, from: u32, to: u32) -> u32 {
        let mask = (1_u128 << (to - from)) - 1;
        u32::try_from(self.0 >> from & mask).unwrap_or(u32::MAX)
    }
}

fn bits(count: i32) -> u128 {
    u128::from(u32::try_from(count).unwrap_or(0))
}

/// No period ends before.
fn epoch() -> Month {
    Month::EARLIEST
}

/// What is known of a series, whatever the region.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) series: Series,
    pub(super) scale: Scale,
    pub(super) kind: Option<(Kind, Evidence)>,
    /// Whether it is a cut, and what it is measured against: what its words say, asked once.
    pub(super) is_cut: bool,
    pub(super) base: Option<Base>,
    /// Whether the data feeds it, up to whatever date.
    pub(super) is_fed: bool,
    /// Its tracks: a run of the ledger's.
    pub(super) tracks: Range<usize>,
}

impl Facts {
    pub(super) fn kind(&self) -> Option<Kind> {
        self.kind.as_ref().map(|(kind, _)| *kind)
    }
}

/// The cells of a series in one region, by end and length.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub(super) series: SeriesId,
    pub(super) region: RegionId,
    pub(super) first: usize,
    pub(super) length: usize,
    /// First months of new scopes, in order: those that the plan declares and those that flags tell.
    pub(super) breaks: Vec<Month>,
    /// Whether any of its cells has a value.
    pub(super) has_value: bool,
    /// Of a flow of which several runs end in one month: else every boundary has one way back.
    pub(super) web: Option<Web>,
}

impl Track {
    /// The first break strictly inside a period.
    pub(super) fn break_within(&self, period: Period) -> Option<Month> {
        let mut breaks = self.breaks.iter().copied();
        breaks.find(|month| period.start() < *month && *month < period.end())
    }

    pub(super) fn stays_in_scope(&self, period: Period) -> Result<(), Unknown> {
        match self.break_within(period) {
            Some(month) => Err(Unknown::AcrossBreak(period, month)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(series: u32, region: u32, (year, end): (i32, u32), months: i32) -> Key {
        let end = Month::new(year, end).unwrap();
        Key::first_of(
            SeriesId(series),
            RegionId(region),
            Period::ending(end, months),
        )
    }

    #[test]
    fn cells_are_ordered_by_series_region_end_and_length() {
        let cells = [
            first(0, 1, (2024, 4), 3),
            first(1, 0, (2023, 7), 6),
            first(1, 0, (2024, 1), 1),
            first(1, 0, (2024, 1), 12),
            first(1, 2, (2020, 1), 12),
        ];
        assert!(cells.is_sorted());
        let end = Month::new(2024, 1).unwrap();
        let ending = Key::first_ending(SeriesId(1), RegionId(0), end);
        assert_eq!(cells.partition_point(|cell| *cell < ending), 2);
        for cell in cells {
            let observed = cell.with(7);
            assert!(observed > cell && observed.is_one_cell_with(cell));
            assert_eq!(observed.observation(), 7);
        }
    }
}
