//! What is said beside a value: by its file, and by how it was made.

use crate::worded;
use crate::words::flags;

worded! {
    /// How a value was made, where that is to be known.
    pub enum Making {
        /// By growth that a bureau published, at whatever prices.
        Published = "published",
        /// From the level of the baseline by the published growths since: a level that nobody published.
        Chained = "chained",
        /// By growth that is at constant prices by what is said of it.
        ConstantPrice = "constant-price",
        /// By growth computed from published levels at current prices.
        CurrentPrice = "current-price",
        /// By growth computed from published levels that have no price: of persons, of tonnes.
        Computed = "computed",
        /// Over twelve months that are no calendar year: 近12个月.
        TrailingYear = "trailing-year",
        /// By how much a level has changed since the baseline.
        Added = "added",
        /// A ratio over the months since January, for want of a whole year.
        YearToDate = "year-to-date",
        /// Before its period was over.
        Forecast = "forecast",
        /// Half a unit of its last digit could change the verdict.
        WithinRounding = "within-rounding",
    }
}

worded! {
    /// How sure a figure is.
    pub enum Certainty {
        /// A figure of what happened, a first one too.
        Actual = "actual",
        /// Made in the place of a figure that nobody has.
        Estimate = "estimate",
        /// Made before the event.
        Forecast = "forecast",
    }
}

impl Certainty {
    /// What flags say.
    pub(super) fn of_flags(flags: &[Flag]) -> Self {
        let flags = flags.iter().map(Flag::certainty);
        flags.max().unwrap_or(Self::Actual)
    }
}

/// What is said beside a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Flag {
    /// By its file, as it stands there.
    Written(String),
    /// By how it was made.
    Made(Making),
}

impl Flag {
    /// The word of machine output.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Written(text) => text,
            Self::Made(making) => making.word(),
        }
    }

    /// Whether it says that growth was computed from levels.
    pub(super) fn is_of_computed(&self) -> bool {
        matches!(self, Self::Made(Making::CurrentPrice | Making::Computed))
    }

    /// Whether it says that a change is told, and not the level that has changed.
    #[must_use]
    pub fn is_of_change(&self) -> bool {
        matches!(self, Self::Made(Making::Added))
    }

    /// Whether it says that a level follows from an earlier one by published growths.
    #[must_use]
    pub fn is_of_chained(&self) -> bool {
        matches!(self, Self::Made(Making::Chained))
    }

    /// How sure a value is beside which it stands.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        match self {
            Self::Made(Making::Forecast) => Certainty::Forecast,
            Self::Written(text) if flags::says(text, flags::Flag::Forecast) => Certainty::Forecast,
            Self::Written(text) if flags::says(text, flags::Flag::Estimate) => Certainty::Estimate,
            _ => Certainty::Actual,
        }
    }
}

impl From<Making> for Flag {
    fn from(making: Making) -> Self {
        Self::Made(making)
    }
}
