//! What is handed on of files: observations, each with its meaning and its origin.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use crate::data::compact::{Compact, Digits, Form, Parted, distribute};
use crate::diagnostic::{Diagnostics, Document, Place};
use crate::parallel;
use crate::quantity::{Decimal, Month, Period, Unit};
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

/// What it takes to put one into its place, about.
const ROW: Duration = Duration::from_nanos(60);

/// Observations in their order, in 24 bytes each.
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

    /// The period of the one at a place, and whether it has a value.
    pub(crate) fn cell(&self, at: usize) -> Option<(Period, bool)> {
        let (alike, own) = self.0.apart(at)?;
        let period = Period::ending(own.end, alike.months);
        Some((period, alike.form.is_number()))
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

    /// Says of all that name no region that they are of one.
    pub(crate) fn move_to(&mut self, region: RegionId) {
        let total = RegionId::default();
        for own in self.0.own_mut().filter(|own| own.region == total) {
            own.region = region;
        }
    }

    /// Puts them into the order of cells: by series, of which there are so many, region, end and length of the period; of one cell
    /// those with a value first, then by place. What does not exist stands behind all others. Gives how many exist.
    pub(crate) fn arrange(
        &mut self,
        series: usize,
        exists: impl Fn(&Observation) -> bool,
    ) -> usize {
        let regions = self.iter().map(|one| one.region.0 as usize + 1).max();
        let regions = regions.unwrap_or(0);
        let (commons, rows) = self.0.apart_mut();
        let number = |(alike, own): &(u32, Own)| {
            let one = Observation::whole(commons.get(*alike)?, *own);
            exists(&one).then_some(one.series.index())
        };
        let starts = distribute(rows, series + 1, |row| number(row).unwrap_or(series));
        let existing = starts.get(series).copied().unwrap_or(0);
        let rows = rows.get_mut(..existing).unwrap_or_default();
        let alike = |row: &(u32, Own)| commons.get(row.0);
        let series = |row: &(u32, Own)| alike(row).map(|alike| alike.series);
        let within_month = |row: &(u32, Own)| {
            let alike = alike(row)?;
            let has_no_value = !alike.form.is_number();
            Some((alike.months, has_no_value, alike.file, row.1.line, alike.field))
        };
        let by_series = rows.chunk_by_mut(|a, b| series(a) == series(b)).collect();
        let expected = parallel::times(ROW, existing);
        parallel::each(by_series, expected, |rows: &mut [(u32, Own)]| {
            if rows.len() < regions {
                rows.sort_unstable_by_key(|(_, own)| own.region);
            } else {
                distribute(rows, regions, |(_, own)| own.region.0 as usize);
            }
            for track in rows.chunk_by_mut(|a, b| a.1.region == b.1.region) {
                track.sort_unstable_by(|a, b| {
                    let by_end = a.1.end.cmp(&b.1.end);
                    by_end.then_with(|| within_month(a).cmp(&within_month(b)))
                });
            }
        });
        existing
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
    members: Option<u32>,
    apart: Option<NonZeroU32>,
    /// Of its period.
    months: i32,
    /// Of its value.
    form: Form,
}

/// What an observation says for itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    region: RegionId,
    end: Month,
    line: u32,
    digits: Digits,
}

impl Parted for Observation {
    type Common = Alike;
    type Own = Own;

    fn part(self) -> (Alike, Own) {
        let (form, digits) = Form::part(self.value);
        let alike = Alike {
            series: self.series,
            places: self.places,
            unit: self.unit,
            file: self.cell.file,
            field: self.cell.field,
            vintage: self.vintage,
            flag: self.flag,
            members: self.members,
            apart: self.apart,
            months: self.period.months(),
            form,
        };
        let own = Own { region: self.region, end: self.period.end(), line: self.cell.line, digits };
        (alike, own)
    }

    fn whole(alike: Alike, own: Own) -> Self {
        Self {
            series: alike.series,
            region: own.region,
            period: Period::ending(own.end, alike.months),
            value: alike.form.whole(own.digits),
            places: alike.places,
            unit: alike.unit,
            cell: Cell { file: alike.file, line: own.line, field: alike.field },
            vintage: alike.vintage,
            flag: alike.flag,
            members: alike.members,
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
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
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
    /// The ends of figures that no series needs, but for forecasts and targets: how new the data is does not depend on what is asked of it.
    pub unused_ends: BTreeSet<Month>,
    /// Names met in the data that feed no series, for advice; folded duplicates once, in order of appearance, at most some
    /// thousands.
    pub other_names: Vec<String>,
    /// Series whose names were met, in rows of whatever region.
    pub named: BTreeSet<SeriesId>,
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
        self.units.get(id.0 as usize).cloned().unwrap_or_else(Unit::bare)
    }
}
