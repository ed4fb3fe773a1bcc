//! Series: which name in a file feeds which series of the plan; regions, interned.

mod catalogue;
mod words;

pub(crate) use words::is_on_year_before;

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use crate::words::regions;
use rustc_hash::FxHashMap;

pub use crate::words::measures::Base;

pub use crate::plan::{Aggregate, Basis, Definition, Filter, Kind, Over, Prices};
pub use crate::words::{Folded, Name, fold};

/// A series of the catalogue.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Ord, PartialOrd)]
pub struct SeriesId(pub u32);

impl SeriesId {
    /// The number as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A region; 0 is "no region", the total.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Ord, PartialOrd)]
pub struct RegionId(pub u32);

/// What the run knows of a series before it reads data: what is said of it, and which series it leads to.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// What the plan says of it.
    pub definition: Definition,
    /// The series of its published growth.
    pub growth: Option<SeriesId>,
    /// Declared parts.
    pub parts: Vec<SeriesId>,
    /// Whether no target that is asked for needs it: it is read, and nothing is said of it.
    pub silent: bool,
    /// The level beside which its figures stand as published growth, of which the plan says nothing.
    pub beside: Option<SeriesId>,
    /// The one region whose figures it holds, whichever is assessed; none: of each its own.
    pub region: Option<Name>,
}

impl Series {
    /// A series that the plan does not declare: what the rows of that name hold.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Definition::of_name(name).into()
    }

    /// The head of its table in the plan: `[series."接待游客"]`.
    pub(crate) fn table_line(&self) -> String {
        table_line(&self.name, self.key.as_deref())
    }
}

impl From<Definition> for Series {
    fn from(definition: Definition) -> Self {
        Self { definition, ..Self::default() }
    }
}

impl Deref for Series {
    type Target = Definition;

    fn deref(&self) -> &Definition {
        &self.definition
    }
}

impl DerefMut for Series {
    fn deref_mut(&mut self) -> &mut Definition {
        &mut self.definition
    }
}

/// All series that the targets of a plan need.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    series: Vec<Series>,
    /// Which series a folded name in a file feeds.
    feeds: FxHashMap<Folded, Vec<SeriesId>>,
    /// Which series a name or key in a formula means.
    names: FxHashMap<String, SeriesId>,
    /// Series of growth by what the names of their level begin with: those beside levels, and those asked for by such a name.
    beside: FxHashMap<String, Vec<SeriesId>>,
}

impl Catalogue {
    /// The catalogue of these series: their names and keys as formulas use them, their `matches` as files do. Of two series of one
    /// name the first is meant.
    #[must_use]
    pub fn new<S: Into<Series>>(series: impl IntoIterator<Item = S>) -> Self {
        let series: Vec<Series> = series.into_iter().map(Into::into).collect();
        let mut catalogue = Self::default();
        for (at, one) in (0..).zip(&series) {
            let id = SeriesId(at);
            for name in one.key.iter().chain([&one.name]) {
                catalogue.names.entry(name.clone()).or_insert(id);
            }
            for name in &one.matches {
                let fed = catalogue.feeds.entry(name.folded.clone()).or_default();
                if !fed.contains(&id) {
                    fed.push(id);
                }
            }
        }
        catalogue.series = series;
        catalogue
    }

    /// The series with an id of this catalogue.
    #[must_use]
    pub fn get(&self, id: SeriesId) -> Option<&Series> {
        self.series.get(id.index())
    }

    /// The series that a name or key of a formula means.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<SeriesId> {
        self.names.get(name).copied()
    }

    /// The series that a name in a file feeds (before `where`).
    #[must_use]
    pub fn fed_by(&self, name: &Folded) -> &[SeriesId] {
        self.feeds.get(name).map_or(&[], Vec::as_slice)
    }

    /// Series that any row may feed, whatever its name: those that only `where` and `aggregate` choose rows for, such as
    /// counts over a register.
    pub fn nameless(&self) -> impl Iterator<Item = SeriesId> {
        self.iter()
            .filter(|(_, series)| series.matches.is_empty() && series.beside.is_none())
            .map(|(id, _)| id)
    }

    /// The series of growth that a name in a file feeds as that of their level, whatever it is called: those beside a level where that
    /// stands in the same table, and those that the plan names as growth themselves.
    pub fn growths_beside(&self, name: &Folded) -> impl Iterator<Item = SeriesId> {
        let name = name.as_str();
        let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
        let starts = ends.filter_map(|end| name.split_at_checked(end));
        let stems = starts.filter_map(|(start, _)| self.beside.get_key_value(start));
        let grown = stems.filter(|(stem, _)| words::is_growth_beside(stem, name));
        grown.flat_map(move |(stem, series)| {
            let is_one = move |id: &SeriesId| {
                let is_beside = self.get(*id).is_some_and(|series| series.beside.is_some());
                is_beside || words::is_growth_to_date(stem, name)
            };
            series.iter().copied().filter(is_one)
        })
    }

    /// Ties growth that was found beside levels to these, under the names that it has there.
    pub(crate) fn tie(&mut self, found: &BTreeMap<SeriesId, String>) {
        for (id, name) in found {
            let Some(growth) = self.series.get_mut(id.index()) else {
                continue;
            };
            growth.folded = fold(name);
            growth.name = match &growth.region {
                Some(region) => format!("{name}@{}", region.written),
                None => name.clone(),
            };
            self.names.entry(growth.name.clone()).or_insert(*id);
            let level = growth.beside.and_then(|level| self.series.get_mut(level.index()));
            if let Some(level) = level {
                level.growth = Some(*id);
            }
        }
    }

    /// The regions that series hold the figures of whichever is assessed, each once.
    pub(crate) fn named_regions(&self) -> Vec<Folded> {
        let regions = self.series.iter().filter_map(|one| one.region.as_ref());
        let mut regions: Vec<Folded> =
            regions.map(|region| regions::folded(&region.written)).collect();
        regions.sort_unstable();
        regions.dedup();
        regions
    }

    /// All series with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SeriesId, &Series)> {
        (0..).map(SeriesId).zip(&self.series)
    }
}

/// Regions by name, in order of first appearance; the empty name is the total. Names that fold alike are one region, called as
/// it was met first.
#[derive(Clone, Debug)]
pub struct Regions {
    names: Vec<String>,
    ids: FxHashMap<Folded, RegionId>,
}

impl Default for Regions {
    fn default() -> Self {
        Self {
            names: vec![String::new()],
            ids: FxHashMap::from_iter([(Folded::default(), RegionId::default())]),
        }
    }
}

impl Regions {
    /// The id of a region's name, new if it was not met yet.
    pub fn intern(&mut self, name: &str) -> RegionId {
        let key = regions::folded(name);
        if let Some(id) = self.ids.get(&key) {
            return *id;
        }
        let id = RegionId(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        self.names.push(name.to_owned());
        self.ids.insert(key, id);
        id
    }

    /// The id of a region's name, if it was met.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<RegionId> {
        self.ids.get(&regions::folded(name)).copied()
    }

    /// A region's name; empty for the total.
    #[must_use]
    pub fn name(&self, id: RegionId) -> &str {
        self.names.get(id.0 as usize).map_or("", String::as_str)
    }

    /// All regions met, the total first.
    pub fn iter(&self) -> impl Iterator<Item = (RegionId, &str)> {
        (0..).map(RegionId).zip(self.names.iter().map(String::as_str))
    }
}

/// The head of a series' table in the plan: `[series."接待游客"]`.
pub(crate) fn table_line(name: &str, key: Option<&str>) -> String {
    let key = key.unwrap_or(name);
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        format!("[series.{key}]")
    } else {
        let escaped = key.replace('\\', "\\\\").replace('"', "\\\"");
        format!("[series.\"{escaped}\"]")
    }
}
