//! The cells of the ledger, each with the observation that counts for it; and what is known of the series that they are of.

use std::ops::Range;

use super::derivation::Unknown;
use super::kind::Evidence;
use super::scale::Scale;
use super::web::Web;
use crate::quantity::{Month, Period};
use crate::series::{Base, Kind, RegionId, Series, SeriesId};

/// Which observation counts for each cell, by series, region, end and length of its period.
#[derive(Clone, Debug)]
pub(super) enum Cells {
    /// Each of the first so many, which stand in the order of cells: for its own.
    All(u32),
    /// These.
    Some(Vec<u32>),
}

impl Default for Cells {
    fn default() -> Self {
        Self::All(0)
    }
}

impl Cells {
    /// The observation of a cell.
    pub(super) fn observation(&self, cell: usize) -> Option<u32> {
        match self {
            Self::All(count) => u32::try_from(cell).ok().filter(|cell| cell < count),
            Self::Some(cells) => cells.get(cell).copied(),
        }
    }

    /// The observations of all cells.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..self.len()).filter_map(|cell| self.observation(cell))
    }

    /// Adds a cell behind the others, for which an observation counts.
    pub(super) fn push(&mut self, observation: u32) {
        match self {
            Self::All(count) if *count == observation => *count += 1,
            Self::All(count) => *self = Self::Some((0..*count).chain([observation]).collect()),
            Self::Some(cells) => cells.push(observation),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::All(count) => *count as usize,
            Self::Some(cells) => cells.len(),
        }
    }
}

impl FromIterator<u32> for Cells {
    fn from_iter<I: IntoIterator<Item = u32>>(observations: I) -> Self {
        let mut cells = Self::default();
        for observation in observations {
            cells.push(observation);
        }
        cells
    }
}

/// A cell: which observation counts for it, its period, and whether it has a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) observation: u32,
    pub(super) period: Period,
    pub(super) has_value: bool,
}

/// Cells of one series and region are ordered by end, then length.
pub(super) type Rank = (Month, i32);

/// Where a period stands among those of a series and region.
pub(super) fn rank(period: Period) -> Rank {
    (period.end(), period.months())
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
    /// A run since the year began, where it has no other parts of one.
    pub(super) runs_alone: Option<Period>,
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
    /// The place behind its last cell.
    pub(super) fn end(&self) -> usize {
        self.first + self.length
    }

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
