//! What is handed on of files: observations, each with its meaning and its origin.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use crate::data::compact::{Compact, Parted};
use crate::diagnostic::{Diagnostics, Document, Place};
use crate::quantity::{Decimal, Period, Unit};
use crate::series::{RegionId, Regions, SeriesId};

/// One cell with its meaning and its origin. Rows that one observation was aggregated from are its `members`.
#[derive(Clone, Copy, Debug)]
pub struct Observation {
    /// What it is an observation of.
    pub series: SeriesId,
    /// Where.
    pub region: RegionId,
    /// Of which period (bases applied: a cumulative June is January to June).
    pub period: Period,
    /// The value, in `unit`; none: the cell or a member says that there is none.
    pub value: Option<Decimal>,
    /// The place of the last written digit (see `Number::places`).
    pub places: i8,
    /// Its unit: an index into [`Data::units`].
    pub unit: UnitId,
    /// The cell, or the first of its members.
    pub cell: Cell,
    /// The version of the figure: an index into [`Data::vintages`].
    pub vintage: Option<VintageId>,
    /// Flags and footnote marks: an index into [`Data::flags`].
    pub flag: Option<FlagId>,
    /// Of an aggregate: an index into [`Data::members`].
    pub members: Option<u32>,
    /// Members of dimensions that no `where` chooses, none of them a total: an index into [`Data::apart`].
    pub apart: Option<NonZeroU32>,
}

/// Observations in their order, in few bytes each.
#[derive(Clone, Debug, Default)]
pub struct Observations(Compact<Observation>);

impl Observations {
    /// Adds one behind the others.
    pub fn push(&mut self, one: Observation) {
        self.0.push(one);
    }

    /// The one at a place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Observation> {
        self.0.get(at)
    }

    /// All of them.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Observation> + Clone {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps some of them.
    pub(crate) fn retain(&mut self, is_kept: impl FnMut(Observation) -> bool) {
        self.0.retain(is_kept);
    }

    /// Says of all that they are of one region.
    pub(crate) fn move_to(&mut self, region: RegionId) {
        for own in self.0.own_mut() {
            own.region = region;
        }
    }

    /// Lets two change places.
    pub(crate) fn swap(&mut self, one: usize, other: usize) {
        self.0.swap(one, other);
    }
}

impl FromIterator<Observation> for Observations {
    fn from_iter<I: IntoIterator<Item = Observation>>(all: I) -> Self {
        let mut observations = Self::default();
        for one in all {
            observations.push(one);
        }
        observations
    }
}

/// What many observations say alike.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Alike {
    series: SeriesId,
    places: i8,
    unit: UnitId,
    file: u32,
    field: u32,
    vintage: Option<VintageId>,
    flag: Option<FlagId>,
    apart: Option<NonZeroU32>,
}

/// What an observation says for itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    region: RegionId,
    period: Period,
    value: Option<Decimal>,
    line: u32,
    /// Counted from 1.
    members: Option<NonZeroU32>,
}

impl Parted for Observation {
    type Common = Alike;
    type Own = Own;

    fn part(self) -> (Alike, Own) {
        let members = self.members.and_then(|at| at.checked_add(1));
        let alike = Alike {
            series: self.series,
            places: self.places,
            unit: self.unit,
            file: self.cell.file,
            field: self.cell.field,
            vintage: self.vintage,
            flag: self.flag,
            apart: self.apart,
        };
        let own = Own {
            region: self.region,
            period: self.period,
            value: self.value,
            line: self.cell.line,
            members: members.and_then(NonZeroU32::new),
        };
        (alike, own)
    }

    fn whole(alike: Alike, own: Own) -> Self {
        Self {
            series: alike.series,
            region: own.region,
            period: own.period,
            value: own.value,
            places: alike.places,
            unit: alike.unit,
            cell: Cell {
                file: alike.file,
                line: own.line,
                field: alike.field,
            },
            vintage: alike.vintage,
            flag: alike.flag,
            members: own.members.map(|at| at.get() - 1),
            apart: alike.apart,
        }
    }
}

/// A cell of a data file.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Ord, PartialOrd)]
pub struct Cell {
    /// The file: an index into [`Data::files`].
    pub file: u32,
    /// 1-based physical line on which the cell's record begins.
    pub line: u32,
    /// 1-based field.
    pub field: u32,
}

/// A unit, interned.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct UnitId(pub u32);

/// A vintage, interned.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct VintageId(pub u32);

/// A flag, interned.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct FlagId(pub u32);

/// One row that went into an aggregate.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its cell.
    pub cell: Cell,
    /// What tells it from the others: `金融业`.
    pub label: Arc<str>,
    /// Its value in `unit`; none where the cell is blank.
    pub value: Option<Decimal>,
    /// Its unit.
    pub unit: UnitId,
    /// How many rows of the micro-data it is, where these were grouped before: 1 mostly.
    pub rows: i64,
    /// What its row says beside the value; only where members are asked for.
    pub profile: Option<Profile>,
}

/// What a row says beside its value: a text for each column.
pub type Profile = Arc<[Said]>;

/// What a row says in a column.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// The column's header.
    pub column: String,
    /// The text.
    pub text: String,
    /// The code that stands for it in a column of its own; empty where there is none.
    pub code: String,
}

/// Figures of one file that no target uses.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Unused {
    /// The file, or the sheet of it.
    pub document: Document,
    /// The names.
    pub series: Vec<String>,
    /// How many figures they have.
    pub observations: u64,
    /// The target that one of them is probably meant for.
    pub nearest: Option<String>,
}

/// All that was read.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The files, and the sheets of workbooks, in the order of reading.
    pub files: Vec<Document>,
    /// The observations, in the order of files and lines; a ledger puts them into that of its cells.
    pub observations: Observations,
    /// The regions met in needed rows, in order of first appearance.
    pub regions: Regions,
    /// The units met.
    pub units: Vec<Unit>,
    /// The vintages met, as written.
    pub vintages: Vec<String>,
    /// The flags met, as written.
    pub flags: Vec<String>,
    /// The rows of aggregates.
    pub members: Vec<Vec<Member>>,
    /// The names under which growth was found beside levels, by its series.
    pub growths: BTreeMap<SeriesId, String>,
    /// What tells observations of one series apart beside region and period; the first is nothing.
    pub apart: Vec<String>,
    /// Figures that no target uses, by file.
    pub unused: Vec<Unused>,
    /// Names met in the data that feed no series, for advice; folded duplicates once, in order of appearance, at most some
    /// thousands.
    pub other_names: Vec<String>,
    /// Regions met in rows that a series needs and that do not count, for advice.
    pub other_regions: Vec<String>,
    /// What is to be said of the data.
    pub diagnostics: Diagnostics,
}

impl Data {
    /// The place of a cell.
    #[must_use]
    pub fn place(&self, cell: Cell) -> Option<Place> {
        let document = self.files.get(cell.file as usize)?;
        Some(Place::cell(cell.file + 1, document, cell.line, cell.field))
    }

    /// What an observation is of beside series, region and period: members of dimensions.
    #[must_use]
    pub fn told_apart(&self, one: &Observation) -> &str {
        let members = one.apart.and_then(|at| self.apart.get(at.get() as usize));
        members.map_or("", String::as_str)
    }

    /// The unit of an observation or member.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Unit {
        self.units
            .get(id.0 as usize)
            .cloned()
            .unwrap_or_else(Unit::bare)
    }
}
