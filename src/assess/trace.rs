//! How every number of an assessment came about: what `explain` shows.

use crate::diagnostic::Place;
use crate::plan::goal::Goal;
use crate::quantity::{Period, Quantity};

use super::term::Calculations;
use crate::plan::{Aggregate, Status};

/// The chain of one assessment.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The goal as parsed.
    pub goal: Option<Goal>,
    /// How the value that counts was made.
    pub latest: Option<Part>,
    /// How that was made which the goal is held against, where it is another indicator.
    pub reference: Option<Part>,
    /// How the baseline was made; none where the plan states it.
    pub baseline: Option<Part>,
    /// Whether the plan stated the baseline's value.
    pub baseline_stated: bool,
    /// How the other values that the assessment rests on were made: those of its history, of the year that the goal starts
    /// from, and of the year in progress with the years it is held against; each with the period it is printed with.
    pub others: Vec<(Period, Part)>,
    /// The published growths of the year in progress, and of the periods that their change is on.
    pub growths: Vec<Part>,
    /// The kind of each series of the formula, with the evidence for it, in the language of the run.
    pub kinds: Vec<(String, String)>,
    /// The calculations of its figures.
    pub calculations: Calculations,
}

/// The value of one part of a formula.
#[derive(Clone, Debug)]
pub struct Part {
    /// The part as written.
    pub text: String,
    /// The period it is taken over.
    pub period: Period,
    /// Its value.
    pub value: Quantity,
    /// What it is.
    pub kind: PartKind,
}

/// What a part of a formula is made of.
#[derive(Clone, Debug)]
pub enum PartKind {
    /// A number of the formula.
    Constant,
    /// A series: its cells, and the word for how they make the value.
    Series {
        /// How, as a sentence in the language of the run; empty where the rows of an aggregate alone make it.
        how: String,
        /// The cells.
        cells: Vec<CellTrace>,
    },
    /// An operation: its sign or function, and its operands.
    Operation(String, Vec<Part>),
}

/// A cell that went into a value.
#[derive(Clone, Debug)]
pub struct CellTrace {
    /// +1 or -1 where it is added or subtracted, 0 where it goes in otherwise.
    pub sign: i8,
    /// The period of the cell.
    pub period: Period,
    /// Its value as it stands.
    pub value: Quantity,
    /// Where it stands.
    pub place: Place,
    /// What tells it from its siblings in an aggregate; empty for a cell of its own.
    pub label: String,
    /// Its values in older versions, oldest first; empty where it was not revised.
    pub earlier: Vec<EarlierCell>,
    /// Of an aggregate: its members.
    pub members: Vec<CellTrace>,
    /// How these make its value.
    pub aggregate: Option<Aggregate>,
    /// How many rows of the micro-data it is, where these were grouped before: 1 mostly.
    pub rows: i64,
}

/// The value of a cell before a revision.
#[derive(Clone, Debug)]
pub struct EarlierCell {
    /// The version, as written.
    pub version: Option<String>,
    /// The value as it stands.
    pub value: Quantity,
    /// Where it stands.
    pub place: Place,
}

/// The rule of the status order that decided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rule {
    /// No value, or no period after the baseline's.
    NoValue,
    /// The deadline's own figure decides.
    Final,
    /// A standing goal holds or not.
    Standing,
    /// Met before the deadline.
    MetEarly,
    /// There is no margin.
    NoMargin,
    /// A year in between has no figure.
    MissingYear,
    /// A growth is of a month or quarter by itself.
    SinglePeriod,
    /// The series breaks between what would have to be compared or added up.
    AcrossBreak,
    /// The margin lies within the band.
    WithinBand,
    /// The margin lies above the band.
    AboveBand,
    /// Progress is negative.
    MovedAway,
    /// The margin lies below the band.
    BelowBand,
    /// Past the far end of a range.
    PastRange,
    /// Nothing is due yet.
    NotDue,
    /// What is done of a year's amount is about what usually is by now.
    WithinPace,
    /// Less than one of what is counted lies between.
    WithinOne,
    /// It is better.
    AbovePace,
    /// It is worse.
    BelowPace,
    /// Nobody says whether more or less is better.
    UnclearSide,
    /// Watched only.
    Watched,
}

impl Rule {
    /// Whether how far it is from its path gave the status, held against the band.
    #[must_use]
    pub fn is_by_band(self) -> bool {
        matches!(self, Self::WithinBand | Self::AboveBand | Self::BelowBand)
    }

    /// Whether what is done of what is due in its year gave it.
    #[must_use]
    pub fn is_by_pace(self) -> bool {
        matches!(self, Self::WithinPace | Self::WithinOne | Self::AbovePace | Self::BelowPace)
    }

    /// The status it gives, where it always gives the same.
    #[must_use]
    pub fn status(self) -> Option<Status> {
        match self {
            Self::NoValue
            | Self::NoMargin
            | Self::MissingYear
            | Self::SinglePeriod
            | Self::AcrossBreak
            | Self::UnclearSide => Some(Status::NoData),
            Self::NotDue => Some(Status::Pending),
            Self::MetEarly => Some(Status::Achieved),
            Self::WithinBand | Self::WithinPace | Self::WithinOne => Some(Status::OnSchedule),
            Self::AboveBand | Self::AbovePace => Some(Status::Ahead),
            Self::MovedAway => Some(Status::Regressing),
            Self::BelowBand | Self::BelowPace | Self::PastRange => Some(Status::Behind),
            Self::Final | Self::Standing | Self::Watched => None,
        }
    }
}
