//! From records to values: what every cell of a table means, row by row. The work on one record knows nothing of the others but the
//! texts that they share, so that parts of a large file can be scanned apart and joined.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use encoding_rs::Encoding;
use rustc_hash::FxHashMap;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::Row;
use crate::data::message::Problem;
use crate::data::rows::actions::Actions;
use crate::data::rows::course::Courses;
use crate::data::rows::found::{
    About, Asked, BadCell, Change, Context, Dimensions, Found, Matched, NameSeen, Over, RegionSeen,
    Regions, TOTAL, Unreadable, Values, Wanted,
};
use crate::data::rows::frequencies::Frequencies;
use crate::data::rows::glance::Glance;
use crate::data::rows::needs::{self, Answers, Test};
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::headings::Marking;
use crate::data::table::layout::shape::{From, Naming, Shape, ValueColumn};
use crate::data::table::merged::Filling;
use crate::data::table::preamble::{Note, counts, is_footer, unit_alone};
use crate::data::texts::cell::is_figure;
use crate::data::texts::intern::{Id, Interned};
use crate::data::texts::label::{self, Written};
use crate::data::texts::name::{self, Name};
use crate::data::texts::{measure, role};
use crate::plan::{Basis, Layout, Source};
use crate::quantity::Unit;
use crate::quantity::notation::{Label, LabelError};
use crate::series::{Folded, SeriesId};
use crate::words::flags::is_made_before;
use crate::words::joined;
use crate::words::regions;

/// A number of problems beyond which the rest is only counted.
pub(super) const MANY: usize = 100;

/// What the basis column says in one text: that, or that it is not understood.
pub(crate) type Said = (Option<Basis>, Option<Unreadable>);

/// What the columns of unit and scale say in one text: a unit or none, or the place of what is not understood among such.
pub(super) type Stated = Result<Option<Id<Unit>>, usize>;

/// What names the rows below it.
#[derive(Clone, Debug)]
pub(super) enum Above {
    Row(Id<NameSeen>),
    /// A row without figures.
    Heading(String),
}

/// The state of scanning one table.
pub(crate) struct Scan<'a> {
    pub context: Context<'a>,
    pub table: Arc<Table>,
    pub(super) encoding: &'static Encoding,
    pub(super) wanted: Wanted<'a>,
    pub(super) block: Vec<Test>,
    pub names: Interned<NameSeen>,
    pub labels: Interned<Written>,
    pub regions: Interned<RegionSeen>,
    folded_regions: HashMap<Folded, Id<RegionSeen>>,
    pub(super) region_of_all: Asked<RegionSeen>,
    pub dimensions: Interned<Dimensions>,
    /// The dimension that names the unit that a row is of.
    pub(super) own: Option<usize>,
    pub units: Interned<Unit>,
    /// What each text of the columns of unit and scale says.
    pub(super) stated_units: Interned<Stated>,
    pub bases: Interned<Said>,
    /// Whether fields look like periods.
    pub(super) periods: FxHashMap<Box<[u8]>, bool>,
    pub vintages: Interned<String>,
    pub flags: Interned<String>,
    /// Words in columns of flags that are not known.
    pub odd_flags: Vec<Unreadable>,
    pub matched: Interned<Matched>,
    pub bad_units: Vec<Unreadable>,
    pub bad_cells: Vec<BadCell>,
    pub more_bad_cells: usize,
    pub problems: Vec<(u32, Problem)>,
    pub notes: Vec<Note>,
    pub rows: u64,
    /// Figures of names that feed nothing, by name.
    pub unused: Vec<u64>,
    /// The labels of figures that feed nothing.
    pub unused_labels: BTreeSet<Id<Written>>,
    /// Regions of rows whose name feeds a count, whether the row counts or not.
    pub counted_regions: BTreeSet<(SeriesId, Option<Id<RegionSeen>>)>,
    pub(super) answers: Answers<Matched>,
    pub(super) filling: Filling,
    /// Says what each row stands below.
    marking: Option<Marking>,
    /// What is known of rows that feed nothing, where most of them need not be split.
    pub(crate) glance: Option<Glance>,
    pub(super) footer: bool,
    /// What the header says over the first column.
    pub(super) stub: Option<(Column, Vec<u8>)>,
    /// What rows do to rows above them.
    pub(super) actions: Option<Actions>,
    /// What the days of its series stand for, where that differs.
    pub(super) frequencies: Option<Frequencies>,
    pub(super) over: Vec<Over>,
    /// The year that a row of its own stated last.
    pub(super) year: Option<String>,
    /// The labels that leave their years to those above them.
    pub(super) courses: Courses,
    /// The unit that a row of its own stated last.
    pub(super) unit_above: Option<Id<Unit>>,
    /// The unit that lines below the last table of a file state.
    pub(super) unit_below: Option<Unit>,
    /// The unit in the header of the column of names: `指标(亿元)`.
    pub(super) unit_of_names: Option<Id<Unit>>,
    /// The last row with a name of its own, whose measures the rows below it may state by themselves: `同比增长（%）`.
    pub(super) above: Option<Above>,
    /// Whether a row stated a measure with no such row above it.
    pub(super) is_orphaned: bool,
    pub(super) key: Vec<u8>,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(
        context: Context<'a>,
        table: Arc<Table>,
        encoding: &'static Encoding,
        wanted: Wanted<'a>,
    ) -> Self {
        let block = needs::tests(&context.source.filters, &table);
        let needs = match &wanted {
            Wanted::Fed(needs, _) => Some(needs),
            _ => None,
        };
        let answers = Answers::new(needs, &block);
        let headings = table.shape.headings.clone();
        let mut scan = Self {
            marking: headings.map(|headings| Marking::new(headings, encoding)),
            filling: Filling::new(&table.shape, encoding),
            context,
            own: own(&table.shape),
            table,
            encoding,
            wanted,
            answers,
            block,
            names: Interned::default(),
            labels: Interned::default(),
            regions: Interned::default(),
            folded_regions: HashMap::new(),
            region_of_all: Asked::NotYet,
            dimensions: Interned::default(),
            units: Interned::default(),
            stated_units: Interned::default(),
            bases: Interned::default(),
            periods: FxHashMap::default(),
            vintages: Interned::default(),
            flags: Interned::default(),
            odd_flags: Vec::new(),
            matched: Interned::default(),
            bad_units: Vec::new(),
            bad_cells: Vec::new(),
            more_bad_cells: 0,
            problems: Vec::new(),
            notes: Vec::new(),
            rows: 0,
            unused: Vec::new(),
            unused_labels: BTreeSet::new(),
            counted_regions: BTreeSet::new(),
            glance: None,
            footer: false,
            stub: None,
            actions: None,
            frequencies: None,
            over: Vec::new(),
            year: None,
            courses: Courses::default(),
            unit_above: None,
            unit_below: None,
            unit_of_names: None,
            above: None,
            is_orphaned: false,
            key: Vec::new(),
        };
        // The first of them is the total.
        scan.regions.push(RegionSeen {
            name: String::new(),
            counts: scan.totals_count(),
            apart: false,
        });
        scan.stub = scan.stub();
        scan.prepare();
        scan
    }

    /// Its labels, those of one column understood together, in their order.
    pub(crate) fn understood_labels(&self) -> Vec<Result<Label, LabelError>> {
        let shape = &self.table.shape;
        let counted = shape.part.and_then(|(_, rest)| rest.counted()).or(shape.counted);
        let written: Vec<&Written> = self.labels.iter().map(|(_, written)| written).collect();
        label::understand(&written, self.context.source.conventions(), counted)
    }

    /// Heeds what rows do to rows above them.
    pub(crate) fn heeding(mut self, actions: Option<Actions>) -> Self {
        self.actions = actions;
        self
    }

    /// Takes days for what they stand for in each series.
    pub(crate) fn paced(mut self, frequencies: Option<Frequencies>) -> Self {
        self.frequencies = frequencies;
        self
    }

    /// Understands what the header says over each column of values.
    fn prepare(&mut self) {
        let table = Arc::clone(&self.table);
        let shape = &table.shape;
        let mut headers = table.header.cells.iter();
        let over_names = headers.find(|cell| Some(cell.column) == shape.indicator.column());
        let unit = over_names.and_then(|cell| cell.unit.clone());
        self.unit_of_names = unit.map(|unit| self.unit(unit));
        let mut left: Option<String> = None;
        // A rank is that of the column on its left, be it a growth.
        let mut beside: Option<String> = None;
        for (at, value) in shape.values.iter().enumerate() {
            let header = value.header.as_str();
            let stated = value.label.as_deref().unwrap_or(header);
            let label = match &shape.period {
                From::Header => Some(stated),
                From::Fixed(text) => Some(text.as_str()),
                _ => None,
            };
            let region = match (&value.region, &shape.region) {
                (Some(region), _) => Some(region.as_str()),
                (None, From::Header) => Some(header),
                _ => None,
            };
            let title = shape.title.as_deref().filter(|_| left.is_none());
            let text = self.text_over(value, title);
            let alone = text.as_deref().is_some_and(|text| self.states_measure_alone(text));
            let name = match (&left, text) {
                (Some(left), Some(measure)) if alone => {
                    let ranked = beside.as_ref().filter(|_| measure::is_rank(&measure));
                    Some(self.measure_of(ranked.unwrap_or(left), &measure))
                }
                (_, text) => text.map(|text| {
                    let name = self.name(text.as_bytes(), &text);
                    let is_whole = matches!(value.naming, Naming::Whole(_));
                    let names = is_whole || !measure::is_nameless(header);
                    left = Some(text).filter(|_| names && !alone);
                    name
                }),
            };
            let seen = name.and_then(|name| self.names.get(name));
            beside = seen.map(|seen| seen.name.shown.clone());
            let unit = value.unit.clone().or_else(|| match shape.indicator {
                From::Header => None,
                _ => name::split_unit(header, self.context.units).1,
            });
            let named = name.and_then(|name| self.names.get(name)?.unit);
            let mut cells = table.header.cells.iter();
            let cell = cells.find(|cell| cell.column == value.column);
            let over = Over {
                aside: cell.is_some_and(|cell| cell.aside.is_some()),
                made_before: is_made_before(&name::split_unit(header, self.context.units).0),
                column: value.column,
                name,
                label: label.map(|text| {
                    let written = self.of_months(Written::whole(text));
                    self.label(text.as_bytes(), || written)
                }),
                region: region.map(|text| self.region(text.as_bytes(), text)),
                unit: unit.map(|unit| self.unit(unit)).or(named),
                measure: matches!(value.naming, Naming::Measure(_)).then_some(at),
                frequency: value.frequency,
                flag: value.flag,
                unit_in: value.unit_in,
            };
            self.over.push(over);
        }
        if shape.values.is_empty()
            && let From::Fixed(text) = &shape.indicator
        {
            self.name(text.as_bytes(), text);
        }
    }

    /// The unit of an indicator of which neither row, name nor header states one: that of the lines above the table, else below it.
    pub(crate) fn unit_around(&self, indicator: &str) -> Option<&Unit> {
        let below = || self.unit_below.as_ref().filter(|unit| counts(unit, indicator));
        self.table.preamble.unit_for(indicator).or_else(below)
    }

    /// What names a column of values; none where the rows have names. The title counts as far as no column names itself.
    fn text_over(&self, value: &ValueColumn, title: Option<&str>) -> Option<String> {
        let shape = &self.table.shape;
        let header = value.header.as_str();
        Some(match (&value.naming, &shape.indicator) {
            (Naming::Whole(text), _) => text.clone(),
            (_, From::Column(_)) => return None,
            (_, From::Header) => match title {
                // `当月` and `累计` of what it names.
                Some(title) if measure::is_nameless(header) => {
                    measure::of(title, header, self.context.units)
                }
                _ => header.to_owned(),
            },
            (naming, From::Fixed(text)) => match naming {
                Naming::Measure(of) => measure::of(text, of, self.context.units),
                _ => text.clone(),
            },
            (Naming::Measure(of), From::Nowhere) => match title {
                Some(title) if measure::is_nameless(of) => {
                    measure::of(title, of, self.context.units)
                }
                _ => of.clone(),
            },
            (Naming::Plain, From::Nowhere) => {
                let named = role::role_of(header).is_none()
                    && shape.layout != Some(Layout::PeriodsAsColumns)
                    && shape.region != From::Header;
                match &shape.title {
                    _ if named => header.to_owned(),
                    Some(title) => title.clone(),
                    None => String::new(),
                }
            }
        })
    }

    /// The columns of values that may feed a series, and what the header says over each: by the words of a table of grouped rows.
    pub(crate) fn columns_of_values(&self) -> Vec<Values> {
        let wanted = |over: &&Over| over.name.is_none_or(|name| self.is_fed(name));
        let said = |over: &Over| {
            let name = over.name.and_then(|name| self.names.get(name));
            let label = over.label.and_then(|label| self.labels.get(label));
            let region = over.region.and_then(|region| self.regions.get(region));
            // A unit in the name is read with it.
            let named = name.is_some_and(|seen| seen.unit == over.unit);
            let unit = over.unit.filter(|_| !named);
            let unit = unit.and_then(|unit| self.units.get(unit));
            let said = [
                ("indicator", name.map(|seen| seen.name.shown.clone())),
                ("period", label.map(Written::shown)),
                ("region", region.map(|seen| seen.name.clone())),
                ("unit", unit.map(|unit| unit.text().to_owned())),
            ];
            let said = said.into_iter();
            said.filter_map(|(word, text)| Some((word, text?))).collect()
        };
        let columns = self
            .over
            .iter()
            .filter(wanted)
            .map(|over| Values { field: over.column.field as usize, over: said(over) });
        columns.collect()
    }

    /// The columns that a series' `where` looks at.
    pub(crate) fn columns_of(&self, series: SeriesId) -> Vec<Column> {
        match &self.wanted {
            Wanted::Fed(needs, _) => needs.columns(series),
            _ => Vec::new(),
        }
    }

    /// A problem of a row; of many the first are told.
    pub(super) fn problem(&mut self, line: u32, problem: Problem) {
        if self.problems.len() < MANY {
            self.problems.push((line, problem));
        }
    }

    /// Takes one record; gives whether it is a row of the table.
    pub(crate) fn record(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(Found)) -> bool {
        if self.filling.is_idle() {
            return self.row(line, row, sink);
        }
        let mut filling = std::mem::take(&mut self.filling);
        let is_data = self.row(line, filling.fill(row), sink);
        self.filling = filling;
        is_data
    }

    fn row(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(Found)) -> bool {
        if self.table.shape.sections
            && let Some(year) = self.lone_year(row)
        {
            self.year = Some(year);
            self.note(line, row);
            return false;
        }
        let is_data = self.is_data(line, row);
        if is_data {
            self.rows += 1;
            match self.marking.take() {
                None => self.take(line, row, sink),
                Some(mut marking) => {
                    self.take(line, marking.mark(row), sink);
                    self.marking = Some(marking);
                }
            }
        } else if let Some(marking) = &mut self.marking
            && !is_passed(self.context.source, line, row, self.encoding)
        {
            marking.note(row);
        }
        if !is_data && let Some(unit) = self.unit_alone(row) {
            self.unit_above = Some(self.unit(unit));
        } else if !is_data && let Some(column) = self.table.shape.indicator.column() {
            let text = column.text(row, self.encoding).trim().to_owned();
            if !text.is_empty() && !is_footer(&text) {
                self.above = Some(Above::Heading(text));
            }
        }
        is_data
    }

    /// The unit that a row states and nothing else.
    fn unit_alone(&self, row: Row<'_>) -> Option<Unit> {
        let mut filled = row.fields().filter(|field| !field.trim_ascii().is_empty());
        let only = filled.next().filter(|_| filled.next().is_none())?;
        unit_alone(&decode(only, self.encoding), self.context.units)
    }

    /// Takes a row of the table.
    fn take(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(Found)) {
        // What counts for nothing may name what stands below it.
        let indicator = self.table.shape.indicator.column();
        let named = indicator.filter(|_| self.names_below());
        let named = named.map(|column| self.row_name(column, row));
        if !self.block.is_empty() && !self.passes_block(row) {
            return;
        }
        let stands = |actions: &Actions| actions.stands(line, row);
        if !self.actions.as_ref().is_none_or(stands) {
            return;
        }
        let mut about = About::new(line, row, self.encoding);
        if let Some(column) = self.table.shape.period.column() {
            about.label = self.row_label(column, row);
            if about.label.is_none() {
                return self.note(line, row);
            }
        } else if let Some((part, _)) = self.table.shape.part
            && label::is_none_of_them(&part.text(row, self.encoding))
        {
            return self.note(line, row);
        }
        if matches!(self.wanted, Wanted::Labels) {
            return self.only_labels(&about);
        }
        if let Some(column) = indicator {
            let name = named.unwrap_or_else(|| self.row_name(column, row));
            about.name = Some(name);
            // Rows that feed nothing are most of a large file: they end here.
            if !self.is_fed(name) && !self.over.iter().any(|over| over.measure.is_some()) {
                if self.context.every_region {
                    self.row_region(&mut about);
                }
                let is_figure = |over: &&Over| is_figure(over.column.bytes(row));
                let figures = self.over.iter().filter(is_figure);
                let figures: Vec<_> = figures
                    .map(|over| (!over.made_before).then(|| about.label.or(over.label))?)
                    .collect();
                self.pass_by(name, figures.len() as u64);
                if self.is_made_before(name) {
                    return;
                }
                self.unused_labels.extend(figures.into_iter().flatten());
                if let Some(glance) = &mut self.glance {
                    glance.learn(row, name);
                }
                return;
            }
        }
        if let Some(grouping) = self.table.shape.grouping {
            match grouping.read(row) {
                Ok(grouped) => about.grouped = Some(grouped),
                Err(problem) => return self.problem(line, problem),
            }
        }
        if self.over.is_empty() {
            self.unit_of_register(&mut about, sink);
            return;
        }
        // Below years, the total of the months above is of nothing that is not there already.
        if self.table.shape.period == From::Header
            && let Some((part, _)) = self.table.shape.part
            && role::is_total(part.text(row, self.encoding).trim())
        {
            return self.note(line, row);
        }
        for at in 0..self.over.len() {
            self.value(&mut about, at, sink);
        }
    }

    /// Whether more different texts came than have numbers of their own.
    pub(crate) fn is_full(&self) -> bool {
        self.names.is_full()
            || self.labels.is_full()
            || self.regions.is_full()
            || self.dimensions.is_full()
            || self.vintages.is_full()
            || self.flags.is_full()
    }

    /// The number of a name.
    pub(super) fn name(&mut self, key: &[u8], text: &str) -> Id<NameSeen> {
        if let Some(known) = self.names.find(key) {
            return known;
        }
        self.named(key, Name::of(text, self.context.units))
    }

    /// The number of a name that is met for the first time.
    pub(super) fn named(&mut self, key: &[u8], name: Name) -> Id<NameSeen> {
        let fed = match &self.wanted {
            Wanted::Fed(needs, _) => needs.fed_by(&name.keys),
            _ => vec![SeriesId(0)],
        };
        let unit = name.unit.clone().map(|unit| self.unit(unit));
        let bare = Some(&name.bare).filter(|bare| !fed.is_empty() && measure::is_change(bare));
        let change = bare.map(|bare| {
            if measure::is_difference(bare) { Change::Difference } else { Change::Growth }
        });
        let ends_so = |name: &str| {
            let inner = name::last_bracket(name);
            is_made_before(name) || inner.is_some_and(|(_, inner)| is_made_before(inner))
        };
        let seen = NameSeen {
            made_before: fed.is_empty() && ends_so(name.listed()),
            name,
            fed,
            unit,
            change,
        };
        self.names.add(key, seen)
    }

    /// Whether a name feeds any series.
    pub(super) fn is_fed(&self, name: Id<NameSeen>) -> bool {
        self.names.get(name).is_some_and(|seen| !seen.fed.is_empty())
    }

    /// Whether a series only takes growth that happens to stand beside its level.
    pub(crate) fn is_beside(&self, series: SeriesId) -> bool {
        matches!(&self.wanted, Wanted::Fed(needs, _) if needs.is_beside(series))
    }

    /// Whether a name says that its figures are made before the event.
    pub(super) fn is_made_before(&self, name: Id<NameSeen>) -> bool {
        self.names.get(name).is_some_and(|seen| seen.made_before)
    }

    /// The number of a label.
    pub(super) fn label(&mut self, key: &[u8], written: impl FnOnce() -> Written) -> Id<Written> {
        if let Some(known) = self.labels.find(key) {
            return known;
        }
        self.labels.add(key, written())
    }

    /// The number of a region.
    pub(crate) fn region(&mut self, key: &[u8], text: &str) -> Id<RegionSeen> {
        if let Some(known) = self.regions.find(key) {
            return known;
        }
        let written = joined(role::chinese(text).unwrap_or(text));
        let spellings = self.context.regions;
        // A spelling of the plan is taken with its marks.
        let name = match spellings.name(&written) {
            name if name == written => spellings.name(name::unmarked(&written)),
            name => name,
        };
        let id = self.region_called(name);
        self.regions.mean(key, id);
        id
    }

    /// The number of the region of a name.
    pub(super) fn region_called(&mut self, name: &str) -> Id<RegionSeen> {
        // 合计 is no region, unless somebody asks for it by this name.
        if name.is_empty() || (role::is_total(name) && !self.is_chosen(name)) {
            return TOTAL;
        }
        let folded = regions::folded(name);
        let known = self.folded_regions.get(&folded).copied();
        known.unwrap_or_else(|| {
            let (counts, apart) = (self.is_chosen(name), self.is_apart(&folded));
            let name = name.to_owned();
            let id = self.regions.push(RegionSeen { name, counts, apart });
            self.folded_regions.insert(folded, id);
            id
        })
    }

    /// Whether rows of a region count.
    fn is_chosen(&self, region: &str) -> bool {
        let Wanted::Fed(_, Regions { chosen, named, .. }) = &self.wanted else {
            return true;
        };
        let folded = regions::folded(region);
        named.contains(&folded)
            || match chosen {
                Some(chosen) => chosen.contains(&folded),
                None => !role::is_total(region),
            }
    }

    /// Whether rows of a region only feed series that are of it by name: others are asked for.
    fn is_apart(&self, region: &Folded) -> bool {
        let Wanted::Fed(_, Regions { chosen, named, .. }) = &self.wanted else {
            return false;
        };
        let is_elsewhere = |chosen: &Vec<Folded>| !chosen.contains(region);
        named.contains(region) && chosen.as_ref().is_some_and(is_elsewhere)
    }

    /// Whether rows of no region stand beside those of the plan's.
    pub(crate) fn totals_stand(&self) -> bool {
        matches!(&self.wanted, Wanted::Fed(_, regions) if regions.chosen.is_none())
    }

    /// Whether rows of no region count.
    fn totals_count(&self) -> bool {
        match &self.wanted {
            Wanted::Fed(_, regions) => regions.chosen.is_none() || regions.totals,
            _ => true,
        }
    }

    /// The number of a unit; units are told apart as they are written.
    pub(super) fn unit(&mut self, unit: Unit) -> Id<Unit> {
        let text = unit.text().as_bytes().to_vec();
        match self.units.find(&text) {
            None => self.units.add(&text, unit),
            Some(known) if self.units.get(known) == Some(&unit) => known,
            // One text, two units: of a name and of a column.
            Some(_) => {
                let same = |known: &Unit| *known == unit && known.text() == unit.text();
                let known = self.units.iter().find(|(_, known)| same(known));
                let known = known.map(|(id, _)| id);
                known.unwrap_or_else(|| self.units.push(unit))
            }
        }
    }

    /// Keeps a cell that holds no number.
    pub(super) fn bad_cell(&mut self, bad: BadCell) {
        if self.bad_cells.len() < MANY {
            self.bad_cells.push(bad);
        } else {
            self.more_bad_cells += 1;
        }
    }
}

/// The dimension that names the unit that a row is of, by its code where there is one; a row that stands for several is of none.
fn own(shape: &Shape) -> Option<usize> {
    if shape.grouping.is_some() {
        return None;
    }
    let names = shape.dimensions.iter().map(|one| role::names_members(&one.name));
    let names = names.enumerate().filter_map(|(at, by_code)| Some((by_code?, at)));
    let own = names.min_by_key(|(by_code, _)| !by_code);
    own.map(|(_, at)| at)
}

/// Whether the plan passes a row over.
fn is_passed(source: &Source, line: u32, row: Row<'_>, encoding: &'static Encoding) -> bool {
    let first = row.fields().find(|field| !field.trim_ascii().is_empty());
    let first = decode(first.unwrap_or_default(), encoding);
    !source.counts_line(line) || source.skips(first.trim())
}
