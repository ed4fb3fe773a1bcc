//! What the ledger has to say, in both languages.

mod help;
mod text;

use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::{Period, Quantity, Unit};

use super::wording::{Cells, Subject, Units};

/// A message of the ledger.
#[derive(Clone, Debug)]
pub(super) enum LedgerMessage {
    /// Two different values for one cell.
    SameCell(Cells),
    /// Units of one series that do not go together.
    Units(Units),
    /// The kind of a series cannot be told.
    UnknownKind {
        name: String,
        key: Option<String>,
        unit: Unit,
    },
    /// A version asked for that is neither a date nor one of the data's.
    UnknownVintage { given: String, known: Vec<String> },
    /// A version asked for of data that has none.
    NoVintages { given: String },
    /// The values of one cell by version.
    Revision(Cells),
    /// A figure and the sum of others that should be the same.
    Contradiction {
        subject: Subject,
        period: Period,
        stated: Quantity,
        derived: Quantity,
        sum: Vec<(i8, Period, Quantity)>,
        gap: Quantity,
        allowed: Quantity,
    },
    /// A run of months and a run within it that is more.
    PartOfRun {
        subject: Subject,
        whole: (Period, Quantity),
        part: (Period, Quantity),
        gap: Quantity,
        allowed: Quantity,
    },
    /// Two figures of a level at one moment.
    OneMoment {
        subject: Subject,
        longer: (Period, Quantity),
        shorter: (Period, Quantity),
        gap: Quantity,
        allowed: Quantity,
    },
    /// Figures that are 10⁴ or 10⁸ times, or the same part of, their neighbour.
    UnitSlip {
        subject: Subject,
        first: (Period, Quantity),
        last: Period,
        count: usize,
        neighbour: (Period, Quantity),
        exponent: i32,
    },
    /// A figure that is more than a factor above or below the one before.
    Jump {
        subject: Subject,
        now: (Period, Quantity),
        before: (Period, Quantity),
        factor: String,
        limit: String,
        own_limit: bool,
    },
    /// Parts and their whole.
    Parts {
        subject: Subject,
        period: Period,
        whole: Quantity,
        sum: Quantity,
        gap: Quantity,
        names: Vec<String>,
        exceed: bool,
    },
    /// Published growth beside computed growth, in %.
    PublishedGrowth {
        subject: Subject,
        period: Period,
        published: Quantity,
        computed: Quantity,
        differing: usize,
        compared: usize,
    },
    /// Growth implied by two runs that were subtracted, beside the published one, in %.
    MixedVintages {
        subject: Subject,
        period: Period,
        implied: Quantity,
        published: Quantity,
        gap: Quantity,
        /// Whether some of the cells were revised and others were not.
        mixed: bool,
    },
    /// Values that stand in these months of each year only.
    OnlyQuarters {
        subject: Subject,
        key: Option<String>,
        months: Vec<u32>,
        /// Whether they may be those of quarters.
        may_be_quarters: bool,
        /// Whether they may run from January.
        may_be_cumulative: bool,
    },
}

impl Message for LedgerMessage {
    fn code(&self) -> Code {
        match self {
            Self::SameCell(_) => Code::SameCell,
            Self::Units(units) if units.found.is_bare() || units.wanted.is_bare() => {
                Code::UnitMissing
            }
            Self::Units(_) => Code::UnitMismatch,
            Self::UnknownKind { .. } => Code::UnknownKind,
            Self::UnknownVintage { .. } | Self::NoVintages { .. } => Code::UnknownChoice,
            Self::Revision(_) => Code::Revision,
            Self::Contradiction { .. } | Self::PartOfRun { .. } | Self::OneMoment { .. } => {
                Code::Contradiction
            }
            Self::UnitSlip { .. } => Code::UnitSlip,
            Self::Jump { .. } => Code::Jump,
            Self::Parts { .. } => Code::PartsExceedWhole,
            Self::PublishedGrowth { .. } => Code::PublishedGrowth,
            Self::MixedVintages { .. } => Code::MixedVintages,
            Self::OnlyQuarters { .. } => Code::Guessed,
        }
    }

    fn text(&self, language: Language) -> String {
        text::text(self, language)
    }

    fn help(&self, language: Language) -> Option<String> {
        help::help(self, language)
    }
}
