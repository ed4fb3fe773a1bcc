//! One `[data]` block: which files, and what they do not say themselves.

use std::ops::Range;

use super::vintage::Vintage;
use super::{Basis, Filter};
use crate::quantity::{Frequency, Unit};
use crate::worded;

/// One `[data]` or `[[data]]` block.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Patterns, relative to the plan's folder, each with its place in the plan.
    pub files: Vec<(String, Range<usize>)>,
    /// The layout, where it is not to be found.
    pub layout: Option<Layout>,
    /// The label of the encoding, where it is not to be found (`gb18030`, `utf-8`, …).
    pub encoding: Option<String>,
    /// Columns by role: header texts.
    pub columns: Columns,
    /// What ambiguous period labels mean.
    pub frequency: Option<Frequency>,
    /// Which rows to keep.
    pub filters: Vec<Filter>,
    /// The indicator of files that state none.
    pub indicator: Option<String>,
    /// The unit of files that state none.
    pub unit: Option<Unit>,
    /// The region of files that state none.
    pub region: Option<String>,
    /// The vintage of files that state none.
    pub vintage: Option<Vintage>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// What a bare month, quarter or half-year means.
    pub basis: Option<Basis>,
    /// Further marks for 'no value'.
    pub missing: Vec<String>,
    /// Where the block stands in the plan.
    pub span: Range<usize>,
}

/// Columns that the plan names by their header texts.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Columns {
    /// The period.
    pub period: Option<String>,
    /// The indicator.
    pub indicator: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The unit of measure.
    pub unit: Option<String>,
    /// The vintage.
    pub vintage: Option<String>,
    /// The flag.
    pub flag: Option<String>,
    /// Of a register: since when a row counts (入库时间).
    pub from: Option<String>,
    /// Of a register: until when a row counts (退库时间).
    pub until: Option<String>,
}

worded! {
    /// How a file lays out its table.
    pub enum Layout {
        /// One row an observation.
        Long = "long",
        /// One column a period.
        PeriodsAsColumns = "periods-as-columns",
        /// One column an indicator.
        IndicatorsAsColumns = "indicators-as-columns",
        /// One column a region.
        RegionsAsColumns = "regions-as-columns",
    }
}
