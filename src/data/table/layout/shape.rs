//! What a layout says of a table: where period, indicator, region and values stand, and the evidence for it.

use std::collections::HashSet;

use crate::data::bytes::grouping::Grouping;
use crate::data::table::column::Column;
use crate::data::table::headings::Headings;
use crate::data::texts::label;
use crate::data::texts::role::Role;
use crate::plan::Layout;
use crate::quantity::notation::{Calendar, Why};
use crate::quantity::{Frequency, Unit, notation};
use crate::series::Folded;

/// What every cell of a table means.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    pub layout: Option<Layout>,
    pub why: Vec<LayoutReason>,
    pub period: From,
    /// A column beside the period's that tells the rest of it.
    pub part: Option<(Column, Rest)>,
    /// The order in which periods are written, where they are days.
    pub days: Option<Calendar>,
    /// The months that the title says of years that state none.
    pub months: Option<Months>,
    /// What bare numbers in the column of periods count.
    pub counted: Option<Frequency>,
    /// The period of the whole table, whose year is that of months that state none.
    pub year: Option<String>,
    /// Whether rows of their own state the year of the rows below them.
    pub sections: bool,
    /// Whether labels leave their year to those above them: `2020年1月`, `2月`.
    pub runs_on: bool,
    pub indicator: From,
    /// What the names of rows are parts of, in a column beside theirs below the same header.
    pub wholes: Option<Wholes>,
    pub region: From,
    /// The columns that hold values; none: every row is one unit of a register.
    pub values: Vec<ValueColumn>,
    pub unit: Option<Column>,
    pub scale: Option<Column>,
    /// The last year of which the figures of a row are actual.
    pub actual: Option<Column>,
    pub vintage: Option<Column>,
    pub basis: Option<Column>,
    pub action: Option<Column>,
    pub from: Option<Column>,
    pub until: Option<Column>,
    /// What says how many rows of other data a row stands for.
    pub grouping: Option<Grouping>,
    pub dimensions: Vec<Dimension>,
    /// What the title calls the figures, where nothing else does.
    pub title: Option<String>,
    /// Fields, counted from 0, that hold figures and have no header.
    pub unread: Vec<u32>,
    /// Fields, counted from 0, of growth without a unit whose figures may be shares or per cent: it is not used.
    pub small_growth: Vec<u32>,
    /// Rows that name those below them.
    pub headings: Option<Headings>,
    /// The columns whose blank cells go on with the text above them.
    pub merged: Vec<Column>,
}

/// What a second column tells of periods.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Rest {
    /// The month or quarter of a year; what its numbers count.
    Part(Frequency),
    /// The end of a run; the order in which both ends are written, where they are days.
    End(Option<Calendar>),
}

impl Rest {
    /// What numbers beside a year count.
    pub(crate) fn counted(self) -> Option<Frequency> {
        match self {
            Self::Part(counted) => Some(counted),
            Self::End(_) => None,
        }
    }
}

/// The months that a title says of bare years.
#[derive(Clone, Debug)]
pub(crate) struct Months {
    pub text: String,
    /// Why nothing tells them from the whole years.
    pub open: Option<Why>,
}

/// A column of what names are parts of: `农业` beside `粮食产量`.
#[derive(Clone, Debug)]
pub(crate) struct Wholes {
    pub column: Column,
    /// Names of parts of several: alone they say nothing.
    pub shared: HashSet<Folded>,
}

/// Where something is said.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) enum From {
    /// In a column of its own.
    Column(Column),
    /// In the header, over each value.
    Header,
    /// Once for the whole file.
    Fixed(String),
    /// Nowhere.
    #[default]
    Nowhere,
}

impl Shape {
    /// The columns of flags.
    pub(crate) fn flags(&self) -> impl Iterator<Item = Column> {
        self.values.iter().filter_map(|value| value.flag)
    }

    /// Whether headers say that figures run over several months, or on from where the year began.
    pub(crate) fn states_runs(&self) -> bool {
        let labels = self.values.iter().map(|value| (&value.label, &value.header));
        let labels = labels.map(|(label, header)| label.as_ref().unwrap_or(header));
        let year = self.year.as_deref().unwrap_or("2000");
        let mut labels = labels.filter_map(|text| {
            let whole = label::within_year(text, year).unwrap_or_else(|| text.clone());
            notation::parse(&label::tidy(&whole)).ok()
        });
        labels.any(|label| label.cumulative || (2..12).contains(&label.period.months()))
    }

    /// The columns that say in which unit values are.
    pub(crate) fn units(&self) -> impl Iterator<Item = Column> {
        let own = self.values.iter().filter_map(|value| value.unit_in);
        own.chain(self.unit)
    }

    /// The column of flags that holds for all values.
    pub(crate) fn flag(&self) -> Option<Column> {
        let flag = self.values.first()?.flag;
        flag.filter(|_| self.values.iter().all(|value| value.flag == flag))
    }
}

impl From {
    /// The column in which it is said, if one of its own.
    pub(crate) fn column(&self) -> Option<Column> {
        match self {
            Self::Column(column) => Some(*column),
            _ => None,
        }
    }
}

/// A column of values.
#[derive(Clone, Debug)]
pub(crate) struct ValueColumn {
    pub column: Column,
    /// What stands over it.
    pub header: String,
    /// Its period, where the header does not write it out.
    pub label: Option<String>,
    pub naming: Naming,
    /// Its region, where the header says one beside its period.
    pub region: Option<String>,
    /// The unit in a row below the header, or that of a measure.
    pub unit: Option<Unit>,
    /// The frequency in a row below the header.
    pub frequency: Option<Frequency>,
    /// The column of its flags.
    pub flag: Option<Column>,
    /// The column of its unit, where others have their own.
    pub unit_in: Option<Column>,
}

impl ValueColumn {
    /// A column under its header, of which nothing else is said.
    pub(crate) fn new(column: Column, header: &str) -> Self {
        Self {
            column,
            header: header.to_owned(),
            label: None,
            naming: Naming::Plain,
            region: None,
            unit: None,
            frequency: None,
            flag: None,
            unit_in: None,
        }
    }
}

/// How the indicators of a column of values are named.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) enum Naming {
    /// As the table names indicators.
    #[default]
    Plain,
    /// By the header, whatever the rows say.
    Whole(String),
    /// As the table names them, and this behind it: another measure of them.
    Measure(String),
}

/// A column that tells series of one indicator apart.
#[derive(Clone, Debug)]
pub(crate) struct Dimension {
    pub name: String,
    pub column: Column,
    /// The column of its labels.
    pub label: Option<Column>,
}

/// The evidence for a layout.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LayoutReason {
    /// The plan says so.
    Stated,
    /// A column has a role by its header: the role's word and the header.
    Role(&'static str, String),
    /// So many headers are periods, the first of them given.
    PeriodHeaders(usize, String),
    /// A column holds periods in every row looked at.
    PeriodCells(String),
    /// So many columns hold numbers under their own names, the first of them given.
    Measures(usize, String),
    /// The headers are regions, the first of them given.
    RegionHeaders(usize, String),
    /// The headers are taken for regions because the indicator is stated elsewhere.
    LeftOver,
    /// The lines above the table say it: what, and the text.
    Preamble(&'static str, String),
    /// The plan says it of files that do not: what, and the text.
    Block(&'static str, String),
    /// The only column of numbers is taken for the value.
    OnlyNumbers(String),
    /// Blank cells of a column go on with the text above them.
    Merged(String),
    /// Rows of one text, the first of them given, say what has the role in the rows below them; none: that these are of it.
    Headings(Option<&'static str>, String),
    /// No header row: periods and numbers in two columns.
    NoHeader,
    /// No column of values: every row is one unit of a register.
    Register,
}

impl LayoutReason {
    /// That rows name those below them.
    pub(crate) fn of_headings(headings: &Headings) -> Self {
        Self::Headings(headings.role.map(Role::word), headings.first.clone())
    }
}
