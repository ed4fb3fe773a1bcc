//! What a period label says, and what a plan says of labels.

use super::day::DateOrder;
use crate::quantity::{Calendar, Frequency, Period};
use crate::words::flags::Flag;

/// What a plan says of the labels of a column, where they leave it open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Conventions {
    /// What numbers beside years count.
    pub frequency: Option<Frequency>,
    /// What stands first in days whose year stands last.
    pub dates: Option<DateOrder>,
    /// The month in which years begin, 2 to 12: `2019/20` is then one year, and `2019` the year that begins in 2019.
    pub fiscal_year: Option<u32>,
    /// The month from which figures to date run where that says nothing: that in which the plan's years begin.
    pub years_from: Option<u32>,
}

impl Conventions {
    /// The years that are counted in.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        Calendar::from_month(self.fiscal_year.or(self.years_from))
    }
}

/// What a period label says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Label {
    /// The run of months as written.
    pub period: Period,
    /// From where its year began to its end: what it names where figures are cumulative.
    pub to_date: Period,
    /// Whether 累计 or the like stood with it: the figure then counts from where the year began.
    pub cumulative: bool,
    /// Whether it names one bare month, quarter or half-year, which a cumulative basis would extend back to where the year began; not where
    /// 当月 or the like stood with it.
    pub bare: bool,
    /// What stood with it that is said of its figure: `2024E`, `2024年预计`.
    pub(crate) flag: Option<Flag>,
}

impl Label {
    /// The months a figure of this label counts: since the year began where 累计 stood with one bare month, quarter or half-year
    /// (`2023年3月累计` is January to March); a run of months that is written out is itself (`2023年7-12月累计`).
    #[must_use]
    pub fn counted(self) -> Period {
        if self.cumulative && self.bare { self.to_date } else { self.period }
    }
}
