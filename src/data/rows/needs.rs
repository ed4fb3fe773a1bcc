//! Which rows of a file feed which series: names and `where`.

use std::sync::Arc;

use encoding_rs::Encoding;
use rustc_hash::FxHashMap;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::grouping::Grouped;
use crate::data::bytes::records::Row;
use crate::data::table::column::{Column, code_of, label_of};
use crate::data::table::find::Table;
use crate::data::table::layout::shape::{From, Shape};
use crate::data::texts::intern::{Id, Interned};
use crate::data::texts::role::Role;
use crate::plan::{Aggregate, Filter};
use crate::quantity::Unit;
use crate::series::{Catalogue, Folded, Series, SeriesId, fold};
use crate::words::regions;

/// One key of a `where`, held against the columns of one file.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    target: Target,
    values: Vec<Folded>,
    /// Which value a cell's text is, by its bytes.
    seen: Interned<Option<u32>>,
}

/// What a key of a `where` looks at.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    Column(Column),
    /// Something that stands in the header or once in the file.
    Meaning(Role),
    /// This file has no such column.
    Absent,
}

/// What a value means beside its columns: texts that stand in the header or once in the file.
pub(crate) struct Meaning<'a> {
    pub indicator: &'a str,
    pub region: &'a str,
    pub period: &'a str,
}

impl Test {
    pub(crate) fn new(filter: &Filter, table: &Table) -> Self {
        Self {
            target: target(&filter.column, table),
            values: filter.values.iter().map(|value| fold(value)).collect(),
            seen: Interned::default(),
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.target, Target::Absent)
    }

    /// Whether it asks for something that no column holds.
    fn asks(&self, role: Role) -> bool {
        matches!(self.target, Target::Meaning(asked) if asked == role)
    }

    /// The column it looks at.
    pub(crate) fn column(&self) -> Option<Column> {
        match self.target {
            Target::Column(column) => Some(column),
            _ => None,
        }
    }

    /// Which of the values a row has; none: the row does not count.
    pub(crate) fn passes(
        &mut self,
        row: Row<'_>,
        encoding: &'static Encoding,
        meaning: &Meaning<'_>,
    ) -> Option<u32> {
        let column = match self.target {
            Target::Absent => return None,
            Target::Meaning(role) => {
                let text = match role {
                    Role::Region => meaning.region,
                    Role::Period => meaning.period,
                    _ => meaning.indicator,
                };
                return self.is(text);
            }
            Target::Column(column) => column,
        };
        let bytes = column.bytes(row);
        if let Some(id) = self.seen.find(bytes) {
            return self.seen.get(id).copied().flatten();
        }
        let text = decode(bytes, encoding);
        let mut answer = self.is(&text);
        if column.both {
            answer =
                answer.or_else(|| self.is(code_of(&text))).or_else(|| self.is(label_of(&text)));
        }
        self.seen.add(bytes, answer);
        answer
    }

    fn is(&self, text: &str) -> Option<u32> {
        let whole = fold(text);
        let unmarked = crate::data::texts::name::unmark(text).1;
        let is_marked = unmarked.len() < text.trim().len();
        let unmarked = is_marked.then(|| fold(unmarked));
        let is = |value: &Folded| *value == whole || Some(value) == unmarked.as_ref();
        u32::try_from(self.values.iter().position(is)?).ok()
    }
}

/// What a key of `where` looks at: a header text, else a role.
pub(crate) fn target(name: &str, table: &Table) -> Target {
    let header = &table.header;
    let shape = &table.shape;
    if let Some(cell) = header.find(name).and_then(|at| header.cells.get(at)) {
        return Target::Column(cell.column);
    }
    let from = |from: &From, role: Role| match from {
        From::Column(column) => Target::Column(*column),
        From::Header | From::Fixed(_) => Target::Meaning(role),
        From::Nowhere => Target::Absent,
    };
    match Role::of(fold(name).as_str()) {
        Some(Role::Indicator) => from(&shape.indicator, Role::Indicator),
        Some(Role::Region) => from(&shape.region, Role::Region),
        Some(Role::Period) => from(&shape.period, Role::Period),
        Some(role) => header.column(role).map_or(Target::Absent, Target::Column),
        None => Target::Absent,
    }
}

/// Which rows of one file feed which series.
pub(crate) struct Needs<'a> {
    catalogue: &'a Catalogue,
    /// By the number of the series.
    by_series: Vec<Need>,
    /// Series that rows of any name may feed.
    nameless: Vec<SeriesId>,
}

/// What one series asks of the rows of a file.
struct Need {
    /// Its `where`.
    tests: Vec<Test>,
    /// How its rows make one observation; a count asks for regions without rows too.
    aggregate: Option<Aggregate>,
    /// The one region whose rows it takes.
    region: Option<Folded>,
}

impl Need {
    /// Whether no row of the file can feed it: a column of its `where` is missing.
    fn is_closed(&self) -> bool {
        self.tests.iter().any(Test::is_absent)
    }
}

impl<'a> Needs<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, table: &Table) -> Self {
        let need = |series: &Series| Need {
            tests: tests(&series.filters, table),
            aggregate: series.aggregate,
            region: series.region.as_ref().map(|region| region.folded.clone()),
        };
        let chosen = |id: &SeriesId| {
            let series = catalogue.get(*id);
            series.is_some_and(|one| !one.filters.is_empty() || one.aggregate.is_some())
        };
        Self {
            catalogue,
            by_series: catalogue.iter().map(|(_, series)| need(series)).collect(),
            nameless: catalogue.nameless().filter(chosen).collect(),
        }
    }

    /// The series that rows of a name may feed.
    pub(crate) fn fed_by(&self, keys: &[Folded]) -> Vec<SeriesId> {
        let named = keys.iter().flat_map(|key| self.catalogue.fed_by(key).iter().copied());
        let beside = keys.iter().flat_map(|key| self.catalogue.growths_beside(key));
        let mut fed: Vec<SeriesId> = named
            .chain(beside)
            .chain(self.nameless.iter().copied())
            .filter(|id| !self.get(*id).is_some_and(Need::is_closed))
            .collect();
        fed.sort_unstable();
        fed.dedup();
        fed
    }

    /// Whether a series only takes growth that happens to stand beside its level.
    pub(crate) fn is_beside(&self, id: SeriesId) -> bool {
        let series = self.catalogue.get(id);
        series.is_some_and(|series| series.beside.is_some())
    }

    /// The unit that the plan declares of a series.
    pub(crate) fn unit(&self, id: SeriesId) -> Option<&Unit> {
        self.catalogue.get(id)?.unit.as_ref()
    }

    fn get(&self, id: SeriesId) -> Option<&Need> {
        self.by_series.get(id.index())
    }

    /// Whether a series counts rows.
    pub(crate) fn is_count(&self, id: SeriesId) -> bool {
        self.get(id).is_some_and(|need| need.aggregate == Some(Aggregate::Count))
    }

    /// Whether a series takes rows of a region; of one apart only those that ask for it do.
    pub(crate) fn is_of(&self, id: SeriesId, region: Option<&str>, apart: bool) -> bool {
        match self.get(id).and_then(|need| need.region.as_ref()) {
            Some(own) => region.is_some_and(|region| regions::folded(region) == *own),
            None => !apart,
        }
    }

    /// Whether any series takes rows of one region alone.
    fn has_regions(&self) -> bool {
        self.by_series.iter().any(|need| need.region.is_some())
    }

    /// Whether any series counts rows.
    fn has_counts(&self) -> bool {
        let mut needs = self.by_series.iter();
        needs.any(|need| need.aggregate == Some(Aggregate::Count))
    }

    /// Whether a series takes a row that stands for many.
    pub(crate) fn takes(&self, id: SeriesId, grouped: Grouped) -> bool {
        self.get(id).is_some_and(|need| grouped.feeds(need.aggregate))
    }

    /// Whether a row feeds a series; `matched` then holds which value of each key it has.
    pub(crate) fn passes(
        &mut self,
        id: SeriesId,
        row: Row<'_>,
        encoding: &'static Encoding,
        meaning: &Meaning<'_>,
        matched: &mut Vec<u32>,
    ) -> bool {
        matched.clear();
        let need = self.by_series.get_mut(id.index());
        let mut tests = need.into_iter().flat_map(|need| &mut need.tests);
        tests.all(|test| {
            let value = test.passes(row, encoding, meaning);
            matched.extend(value);
            value.is_some()
        })
    }

    /// Every key of every `where`.
    pub(crate) fn tests(&self) -> impl Iterator<Item = &Test> {
        self.by_series.iter().flat_map(|need| &need.tests)
    }

    /// The columns that any `where` looks at, each once.
    pub(crate) fn all_columns(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for column in self.tests().filter_map(Test::column) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// The columns that a series' `where` looks at.
    pub(crate) fn columns(&self, id: SeriesId) -> Vec<Column> {
        let tests = self.get(id).into_iter().flat_map(|need| &need.tests);
        tests.filter_map(Test::column).collect()
    }
}

/// The keys of a `where`, held against the columns of a file.
pub(crate) fn tests(filters: &[Filter], table: &Table) -> Vec<Test> {
    filters.iter().map(|filter| Test::new(filter, table)).collect()
}

/// The series that a value feeds, each with which value of each of its `where` keys the row has.
pub(crate) type Fed<M> = Arc<[(SeriesId, Option<Id<M>>)]>;

/// How many answers are kept at most.
const MOST: usize = 1 << 12;

/// What values feed, by all that it depends on: most rows of a file ask what others asked.
pub(crate) struct Answers<M> {
    /// The columns that any `where` looks at, and the texts met in each.
    columns: Vec<(Column, Interned<()>)>,
    known: FxHashMap<Box<[usize]>, Fed<M>>,
    /// Whether a `where` asks for periods that no column holds.
    ask_labels: bool,
    /// Whether it differs between regions whose rows count.
    ask_regions: bool,
    /// What tells a value from others, as far as the answer depends on it.
    key: Vec<usize>,
}

impl<M> Answers<M> {
    /// For the keys of some series and of a block.
    pub(crate) fn new(needs: Option<&Needs<'_>>, block: &[Test]) -> Self {
        let tests = || block.iter().chain(needs.into_iter().flat_map(Needs::tests));
        let counts = needs.is_some_and(|needs| needs.has_counts() || needs.has_regions());
        let columns = needs.map_or_else(Vec::new, Needs::all_columns).into_iter();
        Self {
            columns: columns.map(|column| (column, Interned::default())).collect(),
            known: FxHashMap::default(),
            ask_labels: tests().any(|test| test.asks(Role::Period)),
            ask_regions: counts || tests().any(|test| test.asks(Role::Region)),
            key: Vec::new(),
        }
    }

    /// Whether rows of a region that counts are answered by name and columns alone.
    pub(crate) fn are_by_name(&self) -> bool {
        !self.ask_labels && !self.ask_regions
    }

    /// The answer to the same question, where it was given before: about a name, a region and whether its rows count, a label,
    /// and a record.
    pub(crate) fn find(
        &mut self,
        [name, region, label]: [usize; 3],
        counts: bool,
        grouped: Option<Grouped>,
        row: Row<'_>,
    ) -> Option<Fed<M>> {
        let label = if self.ask_labels { label } else { 0 };
        let region = if self.ask_regions { region } else { usize::from(counts) };
        // What was grouped for one aggregate does not feed another.
        let kind = grouped.map_or(0, |grouped| 1 + grouped.kind() as usize);
        self.key.clear();
        self.key.extend([name, region, label, kind]);
        for (column, seen) in &mut self.columns {
            let bytes = column.bytes(row);
            let id = seen.find(bytes).unwrap_or_else(|| seen.add(bytes, ()));
            self.key.push(id.index());
        }
        self.known.get(self.key.as_slice()).cloned()
    }

    /// Keeps the answer to the question that was asked last.
    pub(crate) fn keep(&mut self, answer: &Fed<M>) {
        if self.known.len() < MOST {
            let key = self.key.as_slice().into();
            self.known.insert(key, Arc::clone(answer));
        }
    }
}

/// Whether any series or block names a column that this shape has.
pub(crate) fn has_column(filter: &Filter, table: &Table) -> bool {
    !Test::new(filter, table).is_absent()
}

/// Whether a shape is a register: every row one unit with dates.
pub(crate) fn is_dated(shape: &Shape) -> bool {
    shape.from.is_some() || shape.until.is_some()
}
