//! Cells packed into numbers, so that millions are sorted quickly and found without a look at the observations.

use crate::data::Observation;
use crate::quantity::{Month, Period};
use crate::series::{RegionId, SeriesId};

/// A cell by series, region, end, length, whether it has a value, and observation: the order of these numbers.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Key(u128);

/// A cell: which observation counts for it, its period, and whether it has a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) observation: u32,
    pub(super) period: Period,
    pub(super) has_value: bool,
}

/// Where each part begins, in bits.
const SERIES: u32 = 112;
const REGION: u32 = 80;
const END: u32 = 56;
const LENGTH: u32 = 33;
const BLANK: u32 = 32;

impl Key {
    /// The key of an observation, whose index it holds.
    pub(super) fn of(index: u32, observation: &Observation) -> Self {
        let months = |count: i32| u128::from(u32::try_from(count).unwrap_or(0));
        let end = observation.period.end().since(epoch());
        Self(
            u128::from(observation.series.0) << SERIES
                | u128::from(observation.region.0) << REGION
                | months(end) << END
                | months(observation.period.months()) << LENGTH
                | u128::from(observation.value.is_none()) << BLANK
                | u128::from(index),
        )
    }

    pub(super) fn series(self) -> SeriesId {
        SeriesId(u16::try_from(self.part(SERIES, 128)).unwrap_or(u16::MAX))
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

    /// What cells of one series and region are ordered by.
    pub(super) fn rank(self) -> (Month, i32) {
        let count = |from, to| i32::try_from(self.part(from, to)).unwrap_or(0);
        (epoch().later(count(END, REGION)), count(LENGTH, END))
    }

    pub(super) fn entry(self) -> Entry {
        let (end, months) = self.rank();
        Entry {
            observation: self.observation(),
            period: Period::ending(end, months),
            has_value: self.part(BLANK, LENGTH) == 0,
        }
    }

    fn part(self, from: u32, to: u32) -> u32 {
        let mask = (1_u128 << (to - from)) - 1;
        u32::try_from(self.0 >> from & mask).unwrap_or(u32::MAX)
    }
}

/// No period ends before.
fn epoch() -> Month {
    Month::EARLIEST
}
