//! What layouts may look at, and what they ask of it: where periods, numbers, indicators and regions stand.

use crate::data::table::layout::shape::{
    Dimension, From, LayoutReason, Months, Naming, Rest, Shape, ValueColumn, Wholes,
};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::data::bytes::grouping::Grouping;
use crate::data::table::column::Column;
use crate::data::table::head::HeadRow;
use crate::data::table::header::{Header, HeaderCell};
use crate::data::table::merged;
use crate::data::table::preamble::Preamble;
use crate::data::texts::cell::{CellError, Cells};
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::{bracketed_unit, split_unit};
use crate::data::texts::role;
use crate::data::texts::role::Role;
use crate::plan::{Layout, Source};
use crate::quantity::notation::{Calendar, Why};
use crate::quantity::{Frequency, Unit, UnitTable, notation};
use crate::series::{Folded, fold};
use crate::words::columns::{HEADINGS, Heading};
use crate::words::figures::DONE;
use crate::words::measures::{before_amount, run_named};
use crate::words::runs::Run;

/// All that a layout may look at.
pub(crate) struct Setting<'a> {
    pub header: &'a Header,
    pub sample: &'a [&'a HeadRow],
    /// The fields that the table takes, and those behind its header that its rows have.
    pub fields: Range<usize>,
    pub source: &'a Source,
    /// The period that the plan states of files that state none.
    pub stated: Option<&'a str>,
    pub preamble: &'a Preamble,
    pub units: &'a UnitTable,
    pub cells: Cells<'a>,
    pub feeds: &'a dyn Fn(&Folded) -> bool,
    /// The columns of numbers, once a layout asked for them.
    pub measures: OnceCell<Vec<&'a HeaderCell>>,
}

/// Where the period stands.
pub(crate) enum Time {
    Column(Column, LayoutReason),
    Fixed(String, LayoutReason),
}

impl<'a> Setting<'a> {
    /// The columns of the header without a role that hold anything.
    pub(crate) fn free(&self) -> impl Iterator<Item = &'a HeaderCell> + use<'a> {
        let (header, sample): (&'a Header, _) = (self.header, self.sample);
        let holds = move |cell: &HeaderCell| {
            let mut texts = sample.iter().map(|row| cell.column.of(row));
            !cell.text.is_empty() || texts.any(|text| !text.trim().is_empty())
        };
        let free = header.cells.iter().filter(|cell| cell.role.is_none());
        free.filter(move |cell| !cell.shows && holds(cell))
    }

    /// The column of periods: by its header, else the first whose cells all are periods, else the lines above.
    pub(crate) fn time(&self) -> Option<Time> {
        if let Some(cell) = self.header.of(Role::Period) {
            return Some(Time::Column(
                cell.column,
                LayoutReason::Role("period", cell.text.clone()),
            ));
        }
        if let Some(cell) = self.free().find(|cell| self.holds_periods(cell.column)) {
            // A column without a header is called by its number.
            let text = match cell.text.as_str() {
                "" => format!("#{}", cell.column.number()),
                text => text.to_owned(),
            };
            return Some(Time::Column(cell.column, LayoutReason::PeriodCells(text)));
        }
        let stated = self.period_above()?;
        let why = self.why_of(stated.clone());
        Some(Time::Fixed(stated, why))
    }

    /// The period of the whole table: as the plan states it, as the lines above do, else that of the title.
    pub(crate) fn period_above(&self) -> Option<String> {
        let stated = [self.stated, self.preamble.period.as_deref()].into_iter();
        let mut stated = stated.flatten().map(label::tidy);
        let stated = stated.find(|text| notation::parse(text).is_ok());
        stated.or_else(|| self.preamble.titled.clone())
    }

    /// The evidence for a period of the whole table.
    pub(crate) fn why_of(&self, period: String) -> LayoutReason {
        match self.stated {
            Some(stated) if label::tidy(stated) == period => LayoutReason::Block("period", period),
            _ => LayoutReason::Preamble("period", period),
        }
    }

    /// Whether every cell of a column that is not blank is a period.
    pub(crate) fn holds_periods(&self, column: Column) -> bool {
        let mut filled = 0;
        let all = self
            .sample
            .iter()
            .map(|row| column.of(row).trim())
            .filter(|text| !text.is_empty())
            .all(|text| {
                filled += 1;
                label::looks_like(text)
            });
        all && filled > 0
    }

    /// Whether another column says that it is the amount of what this one is in %: `1-5月实际`.
    fn has_amount_beside(&self, cell: &HeaderCell) -> bool {
        let mut others = self.free().filter(|other| other.column != cell.column);
        others.any(|other| {
            let (text, unit) = split_unit(&other.text, self.units);
            let is_amount = measure::is_amount(&text) || before_amount(&text).is_some();
            is_amount && !unit.is_some_and(|unit| unit.is_percent())
        })
    }

    /// Whether a column holds numbers: its header says so, or nearly all its cells are numbers or marks for 'no value'.
    pub(crate) fn holds_numbers(&self, cell: &HeaderCell) -> bool {
        if cell.text.is_empty() || role::stem(&cell.text).is_some_and(|(_, code)| code) {
            return false;
        }
        if cell.unit.is_some() {
            return true;
        }
        let [numbers, blanks, others] = self.count(cell);
        let needed = (self.feeds)(&cell.folded) || (self.feeds)(&fold(&cell.bare));
        // Of a column that the plan names, cells that are not quite numbers are told.
        let has_digit = |row: &&HeadRow| {
            let text = cell.column.of(row).trim();
            text.is_empty() || text.contains(|c: char| c.is_ascii_digit())
        };
        if needed && (others <= numbers.max(1) || self.sample.iter().all(has_digit)) {
            return true;
        }
        // A column that is blank as far as one sees is a column of values only beside others; a few slips are left to be told.
        (numbers > 0
            && (others * 5 <= numbers || (others * 2 <= numbers && self.tells_none_apart(cell))))
            || (numbers == 0 && others == 0 && blanks > 0 && self.sample.len() > 1)
    }

    /// Whether more cells of a column than not are numbers.
    pub(crate) fn holds_figures(&self, cell: &HeaderCell) -> bool {
        let [numbers, blanks, others] = self.count(cell);
        let texts = self.sample.iter().map(|row| cell.column.of(row));
        let odd = texts.filter(|text| matches!(self.cells.read(text), Err(CellError::Trailing(_))));
        let odd = odd.count();
        let numbers = numbers + odd;
        others.saturating_sub(odd) <= numbers
            && (numbers > 0 || (blanks > 0 && self.sample.len() > 1))
    }

    /// How many cells of a column are numbers, how many say that there is no value, and how many are anything else.
    fn count(&self, cell: &HeaderCell) -> [usize; 3] {
        let half = self.sample.len() / 2;
        let over = measure::is_change(&cell.text);
        let named = self.header.column(Role::Indicator);
        let [mut numbers, mut blanks, mut others] = [0; 3];
        for (at, row) in self.sample.iter().enumerate() {
            let text = cell.column.of(row);
            // Signs alone are marks of some kind.
            let is_sign = || !text.contains(char::is_alphanumeric);
            let of_row = || named.is_some_and(|column| measure::is_change(column.of(row)));
            let reading =
                if over || of_row() { self.cells.read_change(text) } else { self.cells.read(text) };
            match reading {
                // A row of units may stand below the header.
                Err(_) if at == 0 && bracketed_unit(text, self.units).is_some() => {}
                Ok(reading) if reading.value.is_none() => blanks += 1,
                reading if Cells::is_number(text, &reading) => numbers += 1,
                Err(_) if is_sign() => blanks += 1,
                _ => others += 1,
            }
            // Of a column of words no more need be seen.
            if others > half + 1 && numbers == 0 {
                break;
            }
        }
        [numbers, blanks, others]
    }

    /// Whether rows differ in what names them without a column of numbers: it is none of what names them then.
    fn tells_none_apart(&self, column: &HeaderCell) -> bool {
        let names = |cell: &&HeaderCell| match cell.role {
            None if cell.column == column.column || cell.shows => false,
            None => {
                let [numbers, _, others] = self.count(cell);
                others > numbers || self.holds_periods(cell.column)
            }
            Some(role) => !matches!(role, Role::Value | Role::Flag | Role::Note | Role::Scale),
        };
        let names: Vec<Column> =
            self.header.cells.iter().filter(names).map(|cell| cell.column).collect();
        merged::tells_apart(&names, &[], self.sample)
    }

    /// Whether a column of numbers beside others measures something of the rows that those name.
    pub(crate) fn counts_something(&self, cell: &HeaderCell) -> bool {
        let texts = self.sample.iter().map(|row| cell.column.of(row).trim());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        let different: HashSet<&str> = texts.iter().copied().collect();
        let mostly = different.len() * 2 > texts.len();
        (mostly || self.measures_something(cell))
            && !self.holds_periods(cell.column)
            && self.tells_none_apart(cell)
    }

    /// Whether a column of numbers measures something: its header has a unit, or its cells have decimals and mostly differ.
    pub(crate) fn measures_something(&self, cell: &HeaderCell) -> bool {
        let texts = || self.sample.iter().map(|row| cell.column.of(row).trim());
        let fraction = |text: &str| match self.cells.read(text) {
            Ok(reading) => reading.places > 0,
            Err(error) => error == CellError::Grouping,
        };
        let filled = texts().filter(|text| !text.is_empty()).count();
        let different: HashSet<&str> = texts().filter(|text| !text.is_empty()).collect();
        cell.unit.is_some() || (different.len() * 2 > filled && texts().any(fraction))
    }

    /// The columns of numbers without a role; none where all of them are blank.
    pub(crate) fn measures(&self) -> &[&'a HeaderCell] {
        self.measures.get_or_init(|| self.find_measures())
    }

    fn find_measures(&self) -> Vec<&'a HeaderCell> {
        let found: Vec<&HeaderCell> = self.numbers().collect();
        let filled = |cell: &&HeaderCell| {
            self.sample.iter().any(|row| !cell.column.of(row).trim().is_empty())
        };
        if found.iter().any(filled) || self.sample.is_empty() { found } else { Vec::new() }
    }

    /// The columns of numbers without a role, be they blank as far as one sees.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = &'a HeaderCell> {
        let period = match self.time() {
            Some(Time::Column(column, _)) => Some(column),
            _ => None,
        };
        self.free().filter(move |cell| {
            Some(cell.column) != period && cell.column.part.is_none() && self.holds_numbers(cell)
        })
    }

    /// Where the indicator stands when no header does: its column, the plan's block, the lines above, the data flow.
    pub(crate) fn indicator(&self) -> From {
        if let Some(column) = self.header.column(Role::Indicator) {
            return From::Column(column);
        }
        if let Some(name) = &self.source.indicator {
            return From::Fixed(name.clone());
        }
        if let Some(name) = self.preamble.names() {
            return From::Fixed(name.to_owned());
        }
        self.header.column(Role::Flow).map_or(From::Nowhere, From::Column)
    }

    /// Fills in what every layout has: region, unit and the like, dimensions.
    pub(crate) fn complete(&self, shape: &mut Shape) {
        let column = |role| self.header.column(role);
        shape.unit = column(Role::Unit);
        shape.scale = column(Role::Scale);
        let mut cells = self.header.cells.iter();
        let says =
            |cell: &&HeaderCell| HEADINGS.sense(cell.folded.as_str()) == Some(Heading::Actual);
        shape.actual = cells.find(says).map(|cell| cell.column);
        shape.vintage = column(Role::Vintage);
        shape.basis = column(Role::Basis);
        shape.action = column(Role::Action);
        shape.from = column(Role::From);
        shape.until = column(Role::Until);
        self.flag_values(shape);
        self.measure_values(shape);
        shape.grouping = Grouping::of(|text| self.header.field(text));
        if shape.region == From::Nowhere {
            shape.region = self.region();
        }
        if let Some(cell) = self.header.of(Role::PeriodPart).filter(|_| shape.part.is_none()) {
            let rest = if self.header.ends_runs(cell, self.sample) {
                let columns = [shape.period.column(), Some(cell.column)].into_iter().flatten();
                let labels = columns.flat_map(|column| self.labels(column));
                Rest::End(Calendar::of(labels, self.source.dates))
            } else {
                Rest::Part(role::counted(&cell.folded))
            };
            shape.part = Some((cell.column, rest));
        }
        shape.days = self.days(shape);
        shape.months = self.months(shape);
        if let (Some(months), From::Column(_) | From::Header) = (&shape.months, &shape.period) {
            shape.why.push(LayoutReason::Preamble("period", months.text.clone()));
        }
        shape.counted = self.counted(shape);
        shape.sections = self.has_sections(shape);
        shape.runs_on = !shape.sections && shape.part.is_none() && self.runs_on(shape);
        let above = self.period_above();
        shape.year = above.filter(|_| !shape.sections && !shape.runs_on);
        self.divide_names(shape);
        shape.unread = self.unread(shape);
        shape.dimensions = self.dimensions(shape);
        let mut dimensions = shape.dimensions.iter().map(|one| one.column);
        let runs = dimensions.find(|column| self.says_runs(*column));
        shape.basis = shape.basis.or(runs);
        shape.title.clone_from(&self.preamble.headline);
    }

    /// Gives each column of values its flags: a column that is called as it is, or that has no name and stands on its right; else the
    /// only other one, which is for all; of several the next behind it, or where they begin the table, the last before it.
    fn flag_values(&self, shape: &mut Shape) {
        let bare = |text: &str| fold(&split_unit(text, self.units).0);
        let values = shape.values.iter();
        let values: Vec<(u32, Folded)> =
            values.map(|value| (value.column.field, bare(&value.header))).collect();
        let of_one = |cell: &HeaderCell| {
            if cell.text.is_empty() {
                return cell.column.field.checked_sub(1);
            }
            let (_, name) = HEADINGS.ending(cell.folded.as_str(), |one| one == Heading::Flag)?;
            let named = values.iter().find(|(_, header)| *header == fold(name));
            named.map(|(field, _)| *field)
        };
        let flags = self.header.cells.iter();
        let flags = flags.filter(|cell| cell.role == Some(Role::Flag));
        let flags = flags.map(|cell| (cell.column, of_one(cell)));
        let (own, shared): (Vec<_>, Vec<_>) = flags.partition(|(_, of)| of.is_some());
        let shared: Vec<Column> = shared.into_iter().map(|(column, _)| column).collect();
        let beside = beside(&shared, shape);
        for (value, beside) in shape.values.iter_mut().zip(beside) {
            let at = value.column.field;
            let own = own.iter().find(|(_, of)| *of == Some(at));
            value.flag = own.map(|(flag, _)| *flag).or(beside);
        }
    }

    /// Gives each column of values its unit, where several columns hold units.
    fn measure_values(&self, shape: &mut Shape) {
        let cells = self.header.cells.iter();
        let units = cells.filter(|cell| cell.role == Some(Role::Unit));
        let units: Vec<Column> = units.map(|cell| cell.column).collect();
        if units.len() > 1 {
            let beside = beside(&units, shape);
            for (value, beside) in shape.values.iter_mut().zip(beside) {
                value.unit_in = beside;
            }
        }
    }

    /// The months that the lines above or the corner say of all columns or rows, where these are bare years, the year of those lines
    /// the newest of them.
    fn months(&self, shape: &Shape) -> Option<Months> {
        if shape.part.is_some() || self.source.frequency == Some(Frequency::Year) {
            return None;
        }
        let whole = self.period_above();
        let above = || whole.as_deref().and_then(label::months_of);
        let corner = self.header.cells.first().map(|cell| cell.own.as_str());
        let alone = || self.preamble.months.clone();
        let corner = || corner.filter(|text| label::lacks_year(text)).map(str::to_owned);
        let titled = above();
        // Nothing but a title with its year may say when a table of whole years was printed.
        let basis = self.source.basis.or(self.preamble.basis);
        let is_open = titled.is_some() && basis.is_none() && self.source.frequency.is_none();
        let text = titled.or_else(alone).or_else(corner)?;
        let open = label::ends_year(&text).filter(|_| is_open);
        let open = open.map(|frequency| Why::YearOrEnd { months: text.clone(), frequency });
        let column =
            shape.period.column().filter(|_| shape.layout != Some(Layout::PeriodsAsColumns));
        let labels: Vec<&str> = match (&shape.period, column) {
            (From::Header, _) => {
                let levels = shape.values.iter().filter(|value| value.naming == Naming::Plain);
                levels.map(|value| value.label.as_deref().unwrap_or(&value.header)).collect()
            }
            (_, Some(column)) => {
                let texts = self.sample.iter().map(|row| column.of(row).trim());
                texts.filter(|text| !text.is_empty()).collect()
            }
            _ => return None,
        };
        let newest = labels.iter().filter_map(|text| label::year_of(text)).max()?;
        let of_newest = whole.is_none_or(|whole| label::year_of(&whole) == Some(newest));
        (of_newest && labels.iter().all(|text| label::is_bare_year(text)))
            .then_some(Months { text, open })
    }

    /// Names below a header that stands over two columns: the first says of what the second are parts.
    fn divide_names(&self, shape: &mut Shape) {
        let From::Column(whole) = shape.indicator else {
            return;
        };
        let mut cells = self.header.cells.iter();
        let is_next = |cell: &&HeaderCell| cell.column.field == whole.field + 1;
        let Some(part) = cells.find(is_next).map(|cell| cell.column) else {
            return;
        };
        let names = |cell: &HeaderCell| {
            let texts = self.sample.iter().map(|row| part.of(row).trim());
            let mut texts = texts.filter(|text| !text.is_empty()).peekable();
            let is_name = |text: &str| {
                let is_unit = || bracketed_unit(text, self.units).is_some();
                text.chars().any(char::is_alphabetic) && !label::looks_like(text) && !is_unit()
            };
            let is_free = cell.text.is_empty() && cell.role.is_none() && !cell.shows;
            is_free && texts.peek().is_some() && texts.all(is_name)
        };
        let mut cells = self.header.cells.iter();
        let is_divided = cells.any(|cell| cell.column == part && names(cell))
            && !merged::tells_apart(&[whole], &[], self.sample);
        if is_divided {
            shape.indicator = From::Column(part);
            shape.wholes = Some(Wholes {
                column: whole,
                shared: merged::shared(whole, part, self.sample, self.units),
            });
        }
    }

    /// What bare numbers in the column of periods count, where its header says that it holds months or quarters.
    fn counted(&self, shape: &Shape) -> Option<Frequency> {
        let column = shape.period.column()?;
        let mut cells = self.header.cells.iter();
        let cell = cells.find(|cell| cell.column == column && role::is_part_of_year(&cell.folded));
        cell.map(|cell| role::counted(&cell.folded))
    }

    /// Whether the first row states a year alone, and months or quarters of the table state none.
    pub(crate) fn has_sections(&self, shape: &Shape) -> bool {
        let first = self.sample.first();
        let begins = first.is_some_and(|row| label::lone_year(row.cells()).is_some());
        let lacking = |column: Column| {
            let mut labels = self.sample.iter().map(|row| column.of(row));
            labels.any(|text| label::is_part(text, shape.counted))
        };
        let mut over = shape.values.iter();
        begins
            && match shape.period {
                From::Column(column) => shape.part.is_none() && lacking(column),
                From::Header => over.any(|value| label::lacks_year(&value.header)),
                _ => false,
            }
    }

    /// Whether the first label of the rows states its year, and others leave theirs to it.
    fn runs_on(&self, shape: &Shape) -> bool {
        let column = shape.period.column();
        let mut labels = column.into_iter().flat_map(|column| {
            let labels = self.sample.iter().map(move |row| column.of(row).trim());
            labels.filter(|label| !label.is_empty())
        });
        labels.next().is_some_and(label::looks_like) && labels.any(label::lacks_year)
    }

    /// The fields that hold figures of which nothing says what they are, without a header, or of when, before columns of periods.
    fn unread(&self, shape: &Shape) -> Vec<u32> {
        let headed = |field: usize| {
            let cells = self.header.cells.iter();
            let mut of_field = cells.filter(|cell| cell.column.field as usize == field);
            of_field.any(|cell| !self.is_headless(cell) || Self::is_used(cell.column, shape))
        };
        let holds = |field: usize| {
            let mut cells = self.sample.iter().filter_map(|row| row.cell(field));
            cells.any(|cell| !cell.trim().is_empty())
        };
        let fields = self.fields.clone();
        let headless = fields.filter(|field| !headed(*field) && holds(*field));
        let is_undated = |cell: &&HeaderCell| {
            shape.period == From::Header
                && cell.column.part.is_none()
                && !Self::is_used(cell.column, shape)
                && self.holds_numbers(cell)
                && self.counts_something(cell)
        };
        let undated = self.free().filter(is_undated);
        let undated = undated.map(|cell| cell.column.field);
        let headless = headless.filter_map(|field| u32::try_from(field).ok());
        undated.chain(headless).collect()
    }

    /// Whether a column without a header holds figures.
    fn is_headless(&self, cell: &HeaderCell) -> bool {
        let holds = || self.count(cell).first().is_some_and(|numbers| *numbers > 0);
        cell.role.is_none() && cell.text.is_empty() && holds()
    }

    fn is_used(column: Column, shape: &Shape) -> bool {
        let mut said = [&shape.period, &shape.indicator, &shape.region].into_iter();
        let wholes = shape.wholes.as_ref();
        wholes.is_some_and(|wholes| wholes.column == column)
            || shape.values.iter().any(|value| value.column == column)
            || said.any(|from| *from == From::Column(column))
            || shape.part.is_some_and(|(part, _)| part == column)
    }

    /// The order of days in the column of periods, where the plan does not say what they stand for.
    fn days(&self, shape: &Shape) -> Option<Calendar> {
        let From::Column(column) = shape.period else {
            return None;
        };
        if self.source.frequency.is_some() || shape.part.is_some() {
            return None;
        }
        Calendar::of(self.labels(column), self.source.dates)
    }

    /// The labels of a column.
    fn labels(&self, column: Column) -> impl Iterator<Item = String> {
        let labels = self.sample.iter().map(move |row| label::tidy(column.of(row)));
        labels.filter(|text| !text.is_empty())
    }

    /// Whether cells of a column that tells rows apart say that figures run from January: `累计` beside `当月`, `累计同比`.
    fn says_runs(&self, column: Column) -> bool {
        let mut texts = self.sample.iter().map(|row| column.of(row));
        texts.any(|text| run_named(text) == Some(Run::ToDate))
    }

    fn region(&self) -> From {
        if let Some(column) = self.header.column(Role::Region) {
            return From::Column(column);
        }
        let stated = self.source.region.as_ref().or(self.preamble.region.as_ref());
        stated.map_or(From::Nowhere, |region| From::Fixed(region.clone()))
    }

    /// Whether units say of which year an index is 100, not all of the same: they tell series apart then.
    fn states_bases(&self, cell: &HeaderCell) -> bool {
        let texts = self.sample.iter().map(|row| cell.column.of(row).trim());
        let bases = texts.filter(|text| text.replace(' ', "").ends_with("=100"));
        let bases: HashSet<&str> = bases.collect();
        cell.role == Some(Role::Unit) && bases.len() > 1
    }

    fn dimensions(&self, shape: &Shape) -> Vec<Dimension> {
        let place = |role| {
            let mut cells = self.header.cells.iter();
            cells.position(|cell| cell.role == Some(role))
        };
        let value = place(Role::Value).or_else(|| place(Role::Period));
        // What stands behind the value in SDMX-CSV are attributes of the observation.
        let measured = |at: usize| self.header.is_sdmx() && value.is_some_and(|value| at > value);
        let blank =
            |cell: &HeaderCell| self.sample.iter().all(|row| cell.column.of(row).trim().is_empty());
        let repeats_period = |cell: &HeaderCell| match shape.period {
            From::Column(period) => {
                let same = |row: &&HeadRow| cell.column.of(row).trim() == period.of(row).trim();
                self.sample.len() > 1 && self.sample.iter().all(same)
            }
            _ => false,
        };
        self.header
            .cells
            .iter()
            .enumerate()
            .filter(|(at, cell)| {
                // Rows named below `TIME` are of no period.
                let names = cell.role == Some(Role::Period)
                    && shape.period == From::Header
                    && !self.holds_periods(cell.column);
                let has_role = cell.role.is_some() && !self.states_bases(cell) && !names;
                let told = has_role || cell.shows || Self::is_used(cell.column, shape);
                let empty = cell.text.is_empty() && (blank(cell) || self.is_headless(cell));
                let unread = shape.unread.contains(&cell.column.field);
                !told && !measured(*at) && !empty && !unread && !repeats_period(cell)
            })
            .map(|(_, cell)| {
                let label = cell.shown_by.and_then(|at| self.header.cells.get(at));
                let name = match label {
                    Some(label) if !label.text.is_empty() => label.text.clone(),
                    _ if cell.text.is_empty() => format!("#{}", cell.column.number()),
                    _ => cell.text.clone(),
                };
                Dimension { name, column: cell.column, label: label.map(|cell| cell.column) }
            })
            .collect()
    }
}

/// Which of some columns each column of values has beside it: the only one; of several the next behind it, or where they begin the
/// table, the last before it.
fn beside(columns: &[Column], shape: &Shape) -> Vec<Option<Column>> {
    let fields = || shape.values.iter().map(|value| value.column.field);
    let field = |column: Option<&Column>| column.map_or(0, |column| column.field);
    let (first, last) = (field(columns.first()), field(columns.last()));
    let leads = fields().all(|value| value > first) && fields().any(|value| value > last);
    let beside = |at: u32| match columns {
        [only] => Some(only),
        all if leads => all.iter().rev().find(|column| column.field < at),
        all => all.iter().find(|column| column.field > at),
    };
    fields().map(|at| beside(at).copied()).collect()
}

/// The value column under a header cell.
pub(crate) fn value_column(cell: &HeaderCell) -> ValueColumn {
    ValueColumn::new(cell.column, &cell.text)
}

/// The column of a measure of the rows' indicators.
pub(crate) fn measure_column(
    setting: &Setting<'_>,
    cell: &HeaderCell,
    measure: &str,
) -> ValueColumn {
    let column = value_column(cell);
    if measure::is_amount(measure) {
        return column;
    }
    let unit = measure::unit_of(measure, setting.units);
    let plain = measure::plain(measure, setting.units);
    // `完成%` beside the amount is how much of a plan is done.
    let is_percent = unit.as_ref().is_some_and(Unit::is_percent);
    let is_done = is_percent && measure::is_amount(&plain) && setting.has_amount_beside(cell);
    let plain = if is_done { DONE.to_owned() } else { plain };
    ValueColumn { naming: Naming::Measure(plain), unit, ..column }
}

/// A row of units below the header: every value column holds a unit or nothing. Gives the line of the row below it.
pub(crate) fn units_row(shape: &mut Shape, sample: &[&HeadRow], units: &UnitTable) -> Option<u32> {
    let (first, next) = (sample.first()?, sample.get(1)?);
    let read = |value: &ValueColumn| {
        let text = value.column.of(first);
        (text.trim().is_empty(), bracketed_unit(text, units))
    };
    let found: Vec<(bool, Option<Unit>)> = shape.values.iter().map(read).collect();
    let fits = found.iter().all(|(blank, unit)| *blank || unit.is_some())
        && found.iter().any(|(_, unit)| unit.is_some());
    if !fits {
        return None;
    }
    for (value, (_, unit)) in shape.values.iter_mut().zip(found) {
        value.unit = unit;
    }
    Some(next.line)
}
