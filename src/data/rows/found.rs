//! What goes into a scan and what comes out of it.

use std::sync::Arc;

use encoding_rs::Encoding;

use crate::data::bytes::grouping::{Grouped, Share};
use crate::data::bytes::record::Row;
use crate::data::rows::needs::Needs;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::texts::cell::{CellError, Cells};
use crate::data::texts::name::Name;
use crate::plan::{Basis, Source};
use crate::quantity::{Decimal, Frequency, UnitTable};
use crate::series::{Folded, SeriesId};

/// What is known of a file before its records are read.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub table: &'a Table,
    pub encoding: &'static Encoding,
    pub source: &'a Source,
    pub units: &'a UnitTable,
    /// The region of rows that state none: the plan's.
    pub region: Option<&'a str>,
    /// Whether every region is asked for, also those of rows that feed nothing.
    pub every_region: bool,
}

impl<'a> Context<'a> {
    /// How cells are read.
    pub(crate) fn cells(self) -> Cells<'a> {
        Cells::new(self.source, self.units, self.table.commas)
    }
}

/// Which rows are wanted.
pub(crate) enum Wanted<'a> {
    /// Only the labels of periods.
    Labels,
    /// Every row.
    Everything,
    /// Rows that feed series, of the regions that count.
    Fed(Needs<'a>, Regions),
}

/// Which regions count.
#[derive(Clone, Debug, Default)]
pub(crate) struct Regions {
    /// By name; none: all.
    pub chosen: Option<Vec<Folded>>,
    /// Rows of no region too: they may turn out to be the plan's.
    pub totals: bool,
}

/// The region of rows whose column of regions is blank, or says that they are the total.
pub(crate) const TOTAL: u32 = 1;

/// One value with its meaning, in numbers of the [`Scan`] that found it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub series: SeriesId,
    pub name: u32,
    /// 0: none stated; [`TOTAL`]; else an index into the regions.
    pub region: u32,
    pub label: u32,
    /// Of a register: the label at which the row ceases to count, plus one.
    pub until: u32,
    pub value: Option<Decimal>,
    pub places: i8,
    /// The unit that row or header states, plus one.
    pub unit: u32,
    /// Plus one.
    pub vintage: u32,
    /// Plus one.
    pub flag: u32,
    pub basis: Option<Basis>,
    pub dimensions: u32,
    /// Which value of each key of `where` the row has.
    pub matched: u32,
    /// How many rows of other data it stands for.
    pub share: Share,
    pub line: u32,
    pub field: u32,
}

/// A cell that should hold a number and does not.
#[derive(Clone, Debug)]
pub(crate) struct BadCell {
    pub line: u32,
    pub field: u32,
    pub text: String,
    pub error: CellError,
    pub name: u32,
    pub region: u32,
}

/// A text that decides what figures mean and is not understood: its first cell, and how many rows more have it.
#[derive(Clone, Debug)]
pub(crate) struct Unreadable {
    pub text: String,
    pub line: u32,
    pub field: u32,
    pub more: usize,
}

/// The values of the dimension columns of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dimensions {
    pub shown: Vec<String>,
    /// How deep each stands below others: `#`, `其中:`, indentation.
    pub depths: Vec<u8>,
    /// All that are not blank, for a reader.
    pub label: Arc<str>,
}

/// A name met in a file.
#[derive(Clone, Debug)]
pub(crate) struct NameSeen {
    pub name: Name,
    pub fed: Vec<SeriesId>,
    pub unit: u32,
}

/// What stands over a column of values.
#[derive(Clone, Debug)]
pub(crate) struct Over {
    pub column: Column,
    pub name: u32,
    pub label: u32,
    pub region: u32,
    pub unit: u32,
    /// What it measures of the row's indicator beside its amount: an index into the shape's values.
    pub measure: Option<usize>,
    pub frequency: Option<Frequency>,
}

/// What a row says, as far as it was asked.
pub(crate) struct About<'r> {
    pub line: u32,
    pub row: Row<'r>,
    pub label: u32,
    pub name: u32,
    pub region: u32,
    pub unit: u32,
    pub dimensions: u32,
    /// What it stands for, where a table says so.
    pub grouped: Option<Grouped>,
}

impl<'r> About<'r> {
    pub(crate) fn new(line: u32, row: Row<'r>, label: u32, name: u32) -> Self {
        Self {
            line,
            row,
            label,
            name,
            region: u32::MAX,
            unit: u32::MAX,
            dimensions: u32::MAX,
            grouped: None,
        }
    }

    /// How many rows of other data it stands for.
    pub(crate) fn share(&self) -> Share {
        self.grouped
            .map_or(Share::default(), |grouped| grouped.share)
    }
}
