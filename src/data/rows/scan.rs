//! From records to values: what every cell of a table means, row by row. The work on one record knows nothing of the others, so that
//! parts of a large file can be scanned apart and joined.

use crate::data::rows::found::{BadCell, Context, Dimensions, Found, NameSeen, Unreadable, Wanted};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::data::bytes::record::Row;
use crate::data::message::Problem;
use crate::data::rows::actions::Actions;
use crate::data::rows::fed::Answers;
use crate::data::rows::found::{About, Over};
use crate::data::rows::frequencies::Frequencies;
use crate::data::rows::needs;
use crate::data::rows::needs::Test;
use crate::data::table::column::Column;
use crate::data::table::layout::shape::{From, Naming, ValueColumn};
use crate::data::table::preamble::Note;
use crate::data::texts::intern::Interner;
use crate::data::texts::label;
use crate::data::texts::label::Written;
use crate::data::texts::measure;
use crate::data::texts::name;
use crate::data::texts::role;
use crate::plan::{Basis, Layout};
use crate::quantity::Unit;
use crate::quantity::notation::{Label, LabelError};
use crate::series::{Folded, SeriesId};

/// A number of problems beyond which the rest is only counted.
pub(crate) const MANY: usize = 100;

/// The state of scanning one file.
pub(crate) struct Scan<'a> {
    pub context: Context<'a>,
    pub(crate) wanted: Wanted<'a>,
    pub(crate) block: Vec<Test>,
    pub names: Vec<NameSeen>,
    pub(crate) name_ids: Interner,
    pub labels: Vec<Written>,
    /// Where each label was first met in a row that counts.
    pub label_lines: Vec<u32>,
    pub(crate) label_ids: Interner,
    /// The labels that rows name; those of registers are only dates.
    pub regions: Vec<String>,
    pub(crate) counts: Vec<bool>,
    pub(crate) region_ids: Interner,
    pub(crate) region_of_all: Option<u32>,
    pub(crate) folded_regions: HashMap<Folded, u32>,
    pub dimensions: Vec<Dimensions>,
    pub(crate) dimension_ids: Interner,
    pub units: Vec<Unit>,
    pub(crate) unit_ids: Interner,
    pub bad_units: Vec<Unreadable>,
    /// What each text of the basis column says, or that it is not understood.
    pub bases: Vec<(Option<Basis>, Option<Unreadable>)>,
    pub(crate) basis_ids: Interner,
    pub vintages: Vec<String>,
    pub flags: Vec<String>,
    pub matched: Vec<Arc<[u32]>>,
    pub bad_cells: Vec<BadCell>,
    pub more_bad_cells: usize,
    pub problems: Vec<(u32, Problem)>,
    pub notes: Vec<Note>,
    pub rows: u64,
    /// Regions of rows whose name feeds a count, whether the row counts or not.
    pub counted_regions: BTreeSet<(SeriesId, u32)>,
    pub(crate) answers: Answers,
    pub(crate) footer: bool,
    /// What the header says over the first column.
    pub(crate) stub: Option<(Column, Vec<u8>)>,
    /// Another table has begun.
    pub(crate) ended: bool,
    /// What rows do to rows above them.
    actions: Option<Actions>,
    /// What the days of its series stand for, where that differs.
    pub(crate) frequencies: Option<Frequencies>,
    pub(crate) over: Vec<Over>,
    pub(crate) key: Vec<u8>,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(context: Context<'a>, wanted: Wanted<'a>) -> Self {
        let block = needs::tests(&context.source.filters, context.table);
        let answers = Answers::new(&wanted, &block);
        let mut scan = Self {
            context,
            wanted,
            answers,
            block,
            names: Vec::new(),
            name_ids: Interner::default(),
            labels: Vec::new(),
            label_lines: Vec::new(),
            label_ids: Interner::default(),
            regions: vec![String::new(), String::new()],
            counts: vec![true, true],
            region_ids: Interner::default(),
            region_of_all: None,
            folded_regions: HashMap::new(),
            dimensions: Vec::new(),
            dimension_ids: Interner::default(),
            units: Vec::new(),
            unit_ids: Interner::default(),
            bad_units: Vec::new(),
            bases: Vec::new(),
            basis_ids: Interner::default(),
            vintages: Vec::new(),
            flags: Vec::new(),
            matched: vec![Arc::default()],
            bad_cells: Vec::new(),
            more_bad_cells: 0,
            problems: Vec::new(),
            notes: Vec::new(),
            rows: 0,
            counted_regions: BTreeSet::new(),
            footer: false,
            stub: None,
            ended: false,
            actions: None,
            frequencies: None,
            over: Vec::new(),
            key: Vec::new(),
        };
        let totals = scan.totals_count();
        for counts in &mut scan.counts {
            *counts = totals;
        }
        scan.stub = scan.stub();
        scan.prepare();
        scan
    }

    /// Its labels, those of one column understood together.
    pub(crate) fn understood_labels(&self) -> Vec<Result<Label, LabelError>> {
        let quarters = self
            .context
            .table
            .shape
            .part
            .is_some_and(|(_, quarters)| quarters);
        label::understand(&self.labels, self.context.source.frequency, quarters)
    }

    /// Heeds what rows do to rows above them.
    pub(crate) fn heeding(mut self, actions: Actions) -> Self {
        self.actions = Some(actions);
        self
    }

    /// Takes days for what they stand for in each series.
    pub(crate) fn paced(mut self, frequencies: Option<Frequencies>) -> Self {
        self.frequencies = frequencies;
        self
    }

    /// Understands what the header says over each column of values.
    fn prepare(&mut self) {
        let shape = &self.context.table.shape;
        let line = self.context.table.header.line;
        for (at, value) in shape.values.iter().enumerate() {
            let header = value.header.as_str();
            let stated = value.label.as_deref().unwrap_or(header);
            let label = match &shape.period {
                From::Header => self.label(stated.as_bytes(), Written::whole(stated), line),
                From::Fixed(text) => self.label(text.as_bytes(), Written::whole(text), line),
                _ => u32::MAX,
            };
            let region = match (&value.region, &shape.region) {
                (Some(region), _) => self.region(region.as_bytes(), region),
                (None, From::Header) => self.region(header.as_bytes(), header),
                _ => u32::MAX,
            };
            let name = self.name_over(value);
            let unit = value.unit.clone().or_else(|| match shape.indicator {
                From::Header => None,
                _ => name::split_unit(header, self.context.units).1,
            });
            let unit = unit.map_or(0, |unit| self.unit(unit));
            let named = self.names.get(name as usize).map_or(0, |seen| seen.unit);
            let measure = matches!(value.naming, Naming::Measure(_)).then_some(at);
            self.over.push(Over {
                column: value.column,
                name,
                label,
                region,
                unit: if unit == 0 { named } else { unit },
                measure,
                frequency: value.frequency,
            });
        }
        if shape.values.is_empty()
            && let From::Fixed(text) = &shape.indicator
        {
            self.name(text.as_bytes(), text);
        }
    }

    /// The name over a column of values; none where the rows have names.
    fn name_over(&mut self, value: &ValueColumn) -> u32 {
        let shape = &self.context.table.shape;
        let header = value.header.as_str();
        let text = match (&value.naming, &shape.indicator) {
            (Naming::Whole(text), _) => text.clone(),
            (_, From::Column(_)) => return u32::MAX,
            (_, From::Header) => header.to_owned(),
            (naming, From::Fixed(text)) => match naming {
                Naming::Measure(of) => measure::of(text, of, self.context.units),
                _ => text.clone(),
            },
            (Naming::Measure(of), From::Nowhere) => of.clone(),
            (Naming::Plain, From::Nowhere) => {
                let named = role::role_of(header).is_none()
                    && shape.layout != Some(Layout::PeriodsAsColumns)
                    && shape.region != From::Header;
                if named {
                    header.to_owned()
                } else {
                    String::new()
                }
            }
        };
        self.name(text.as_bytes(), &text)
    }

    /// Whether rows of a region count.
    pub(crate) fn counts(&self, region: usize) -> bool {
        self.counts.get(region).copied().unwrap_or(true)
    }

    /// The columns that a series' `where` looks at.
    pub(crate) fn columns_of(&self, series: SeriesId) -> Vec<Column> {
        match &self.wanted {
            Wanted::Fed(needs, _) => needs.columns(series),
            _ => Vec::new(),
        }
    }

    /// A problem of a row; of many the first are told.
    fn problem(&mut self, line: u32, problem: Problem) {
        if self.problems.len() < MANY {
            self.problems.push((line, problem));
        }
    }

    /// Takes one record.
    pub(crate) fn row(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(Found)) {
        if !self.is_data(line, row) {
            return;
        }
        self.rows += 1;
        if !self.block.is_empty() && !self.passes_block(row) {
            return;
        }
        let stands = |actions: &Actions| actions.stands(line, row);
        if !self.actions.as_ref().is_none_or(stands) {
            return;
        }
        let shape = &self.context.table.shape;
        let label = match &shape.period {
            From::Column(column) => {
                let label = self.row_label(*column, row, line);
                if label == u32::MAX {
                    return;
                }
                label
            }
            _ => u32::MAX,
        };
        if matches!(self.wanted, Wanted::Labels) {
            self.only_labels(line, row, label);
            return;
        }
        let name = match &shape.indicator {
            From::Column(column) => {
                let name = self.row_name(*column, row);
                // Rows that feed nothing are most of a large file: they end here.
                if self.fed_count(name) == 0 && !self.over.iter().any(|over| over.measure.is_some())
                {
                    if self.context.every_region {
                        self.row_region(&mut About::new(line, row, label, name));
                    }
                    return;
                }
                name
            }
            _ => u32::MAX,
        };
        let mut about = About::new(line, row, label, name);
        if let Some(grouping) = shape.grouping {
            match grouping.read(row) {
                Ok(grouped) => about.grouped = Some(grouped),
                Err(problem) => return self.problem(line, problem),
            }
        }
        if shape.values.is_empty() {
            self.unit_of_register(&mut about, sink);
            return;
        }
        for at in 0..self.over.len() {
            self.value(&mut about, at, sink);
        }
    }
}
