//! What goes into a scan and what comes out of it.

use std::sync::Arc;

use encoding_rs::Encoding;

use crate::data::bytes::grouping::{Grouped, Share};
use crate::data::bytes::records::Row;
use crate::data::compact::{Digits, Form, Parted};
use crate::data::rows::needs::Needs;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::texts::cell::{CellError, Cells};
use crate::data::texts::intern::Id;
use crate::data::texts::label::Written;
use crate::data::texts::name::Name;
use crate::plan::{Basis, Source, Spellings};
use crate::quantity::{Decimal, Frequency, Unit, UnitTable};
use crate::series::{Folded, SeriesId};

/// What is known of a file before its records are read.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub source: &'a Source,
    pub units: &'a UnitTable,
    /// The spellings of regions.
    pub regions: &'a Spellings,
    /// The region of rows that state none: the block's, else the plan's.
    pub region: Option<&'a str>,
    /// Whether every region is asked for, also those of rows that feed nothing.
    pub every_region: bool,
}

impl<'a> Context<'a> {
    /// How the cells of a table are read.
    pub(crate) fn cells(self, table: &Table) -> Cells<'a> {
        Cells::new(self.source, self.units, table.commas)
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
    /// Those that formulas name: of others than these only series of their figures take rows.
    pub named: Vec<Folded>,
    /// Rows of no region too: they may turn out to be the plan's.
    pub totals: bool,
}

/// A region met in a file, and whether its rows count.
#[derive(Clone, Debug)]
pub(crate) struct RegionSeen {
    pub name: String,
    pub counts: bool,
    /// Whether its rows feed series of its own figures alone.
    pub apart: bool,
}

/// The region of rows whose column of regions is blank, or says that they are the total.
pub(crate) const TOTAL: Id<RegionSeen> = Id::FIRST;

/// A name met in a file.
#[derive(Clone, Debug)]
pub(crate) struct NameSeen {
    pub name: Name,
    pub fed: Vec<SeriesId>,
    pub unit: Option<Id<Unit>>,
    /// Of one that feeds a series: whether its figures are changes.
    pub change: Option<Change>,
    /// Of one that feeds none: whether it says that its figures are made before the event: `GDP 目标`, `游客（计划）`.
    pub made_before: bool,
}

/// What figures that are changes from one period to another are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// Shares of what was before.
    Growth,
    /// Amounts themselves.
    Difference,
}

/// The values of the dimension columns of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dimensions {
    pub shown: Vec<String>,
    /// The codes beside them, where columns of codes have columns of labels; else empty.
    pub codes: Vec<String>,
    /// How deep each stands below others: `#`, `其中:`, indentation.
    pub depths: Vec<u8>,
    /// All that are not blank, for a reader.
    pub label: Arc<str>,
    /// The unit that the row is of, by its code or name; blank where no column has such.
    pub own: Arc<str>,
}

/// Which value of each key of a `where` a row has.
pub(crate) type Matched = Arc<[u32]>;

/// One value with its meaning, in numbers of the scan that found it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub series: SeriesId,
    pub name: Id<NameSeen>,
    /// None where nothing states one.
    pub region: Option<Id<RegionSeen>>,
    /// None where a row of a register leaves it blank.
    pub label: Option<Id<Written>>,
    /// Of a register: the label at which the row ceases to count.
    pub until: Option<Id<Written>>,
    pub value: Option<Decimal>,
    pub places: i8,
    /// The unit that row or header state.
    pub unit: Option<Id<Unit>>,
    pub vintage: Option<Id<String>>,
    pub flag: Option<Id<String>>,
    pub basis: Option<Basis>,
    pub dimensions: Option<Id<Dimensions>>,
    pub matched: Option<Id<Matched>>,
    /// How many rows of other data it stands for.
    pub share: Share,
    pub line: u32,
    pub field: u32,
}

/// What of a value many others of its table say alike.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Alike {
    pub series: SeriesId,
    pub name: Id<NameSeen>,
    pub until: Option<Id<Written>>,
    pub places: i8,
    pub form: Form,
    pub unit: Option<Id<Unit>>,
    pub vintage: Option<Id<String>>,
    pub flag: Option<Id<String>>,
    pub basis: Option<Basis>,
    pub matched: Option<Id<Matched>>,
    pub share: Share,
    pub field: u32,
}

/// What a value says for itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Own {
    pub region: Option<Id<RegionSeen>>,
    pub label: Option<Id<Written>>,
    pub dimensions: Option<Id<Dimensions>>,
    pub digits: Digits,
    pub line: u32,
}

impl Parted for Found {
    type Common = Alike;
    type Own = Own;

    fn part(self) -> (Alike, Own) {
        let (form, digits) = Form::part(self.value);
        let alike = Alike {
            series: self.series,
            name: self.name,
            until: self.until,
            places: self.places,
            form,
            unit: self.unit,
            vintage: self.vintage,
            flag: self.flag,
            basis: self.basis,
            matched: self.matched,
            share: self.share,
            field: self.field,
        };
        let own = Own {
            region: self.region,
            label: self.label,
            dimensions: self.dimensions,
            digits,
            line: self.line,
        };
        (alike, own)
    }

    fn whole(alike: Alike, own: Own) -> Self {
        Self {
            series: alike.series,
            name: alike.name,
            region: own.region,
            label: own.label,
            until: alike.until,
            value: alike.form.whole(own.digits),
            places: alike.places,
            unit: alike.unit,
            vintage: alike.vintage,
            flag: alike.flag,
            basis: alike.basis,
            dimensions: own.dimensions,
            matched: alike.matched,
            share: alike.share,
            line: own.line,
            field: alike.field,
        }
    }
}

/// A cell that should hold a number and does not.
#[derive(Clone, Debug)]
pub(crate) struct BadCell {
    /// It stands beside what was asked for, so that it is only told.
    pub beside: bool,
    pub line: u32,
    pub field: u32,
    pub text: String,
    pub error: CellError,
    pub name: Id<NameSeen>,
    pub region: Option<Id<RegionSeen>>,
}

/// A text that decides what figures mean and is not understood: its first cell, and how many rows more have it.
#[derive(Clone, Debug)]
pub(crate) struct Unreadable {
    pub text: String,
    pub line: u32,
    pub field: u32,
    pub more: usize,
}

/// A column of values, and what its header says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Values {
    pub field: usize,
    /// What of name, period, region and unit the header says, by the words of
    /// [`NAMES`](crate::data::bytes::grouping::NAMES).
    pub over: Vec<(&'static str, String)>,
}

/// What stands over a column of values.
#[derive(Clone, Debug)]
pub(crate) struct Over {
    pub column: Column,
    pub name: Option<Id<NameSeen>>,
    pub label: Option<Id<Written>>,
    pub region: Option<Id<RegionSeen>>,
    pub unit: Option<Id<Unit>>,
    /// What it measures of the row's indicator beside its amount: an index into the shape's values.
    pub measure: Option<usize>,
    pub frequency: Option<Frequency>,
    pub flag: Option<Column>,
    /// Whether its header says what figures in brackets behind its own are.
    pub aside: bool,
    /// Whether its header says that its figures were made before the event: they are no news of anything.
    pub made_before: bool,
    /// The column of its unit, where others have their own.
    pub unit_in: Option<Column>,
}

/// What may have been asked for, and the answer.
#[derive(Clone, Copy)]
pub(crate) enum Asked<T> {
    NotYet,
    Answer(Option<Id<T>>),
}

/// What a row says, as far as it was asked.
pub(crate) struct About<'r> {
    pub line: u32,
    pub row: Row<'r>,
    pub encoding: &'static Encoding,
    pub label: Option<Id<Written>>,
    pub name: Option<Id<NameSeen>>,
    /// Of a table whose rows stand for many: what this one stands for.
    pub grouped: Option<Grouped>,
    pub region: Asked<RegionSeen>,
    pub unit: Asked<Unit>,
    pub dimensions: Option<Id<Dimensions>>,
}

impl<'r> About<'r> {
    pub(crate) fn new(line: u32, row: Row<'r>, encoding: &'static Encoding) -> Self {
        Self {
            line,
            row,
            encoding,
            label: None,
            name: None,
            grouped: None,
            region: Asked::NotYet,
            unit: Asked::NotYet,
            dimensions: None,
        }
    }

    /// How many rows of other data it stands for.
    pub(crate) fn share(&self) -> Share {
        let share = |grouped: Grouped| grouped.share;
        self.grouped.map_or(Share::default(), share)
    }
}
