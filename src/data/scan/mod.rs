//! From records to values: what every cell of a table means, row by row. The work on one record knows nothing of the others, so that
//! parts of a large file can be scanned apart and joined.

mod found;
mod row;
mod structure;
mod texts;

use std::collections::{BTreeSet, HashMap};

pub(super) use found::{BadCell, Context, Dimensions, Found, NameSeen, Wanted};

use super::cell;
use super::encoding::decode;
use super::header::Column;
use super::intern::Interner;
use super::label::Written;
use super::layout::From;
use super::message::Problem;
use super::name;
use super::needs::{Meaning, Test, block_tests, is_dated};
use super::preamble::Note;
use super::role;
use super::split::Row;
use crate::quantity::{Decimal, Unit};
use crate::series::{Folded, SeriesId};
use found::{About, Over};
use texts::index_of;

/// A number of problems beyond which the rest is only counted.
const MANY: usize = 100;

/// The state of scanning one file.
pub(super) struct Scan<'a> {
    pub context: Context<'a>,
    wanted: Wanted<'a>,
    block: Vec<Test>,
    pub names: Vec<NameSeen>,
    name_ids: Interner,
    pub labels: Vec<Written>,
    /// Where each label was first met in a row that counts.
    pub label_lines: Vec<u32>,
    label_ids: Interner,
    /// The labels that rows name; those of registers are only dates.
    pub regions: Vec<String>,
    counts: Vec<bool>,
    region_ids: Interner,
    folded_regions: HashMap<Folded, u32>,
    pub dimensions: Vec<Dimensions>,
    dimension_ids: Interner,
    pub units: Vec<Unit>,
    unit_ids: Interner,
    pub bad_units: Vec<(String, u32, u16, usize)>,
    pub vintages: Vec<String>,
    pub flags: Vec<String>,
    pub matched: Vec<Vec<u16>>,
    pub bad_cells: Vec<BadCell>,
    pub more_bad_cells: usize,
    pub problems: Vec<(u32, Problem)>,
    pub notes: Vec<Note>,
    pub rows: u64,
    /// Regions of rows whose name feeds a count, whether the row counts or not.
    pub counted_regions: HashMap<SeriesId, BTreeSet<u32>>,
    footer: bool,
    /// The line of the last row that deletes everything before it (SDMX); 0: none does.
    pub cleared: u32,
    over: Vec<Over>,
    key: Vec<u8>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(context: Context<'a>, wanted: Wanted<'a>) -> Self {
        let block = block_tests(&context.source.filters, context.table);
        let mut scan = Self {
            context,
            wanted,
            block,
            names: Vec::new(),
            name_ids: Interner::default(),
            labels: Vec::new(),
            label_lines: Vec::new(),
            label_ids: Interner::default(),
            regions: vec![String::new(), String::new()],
            counts: vec![true, true],
            region_ids: Interner::default(),
            folded_regions: HashMap::new(),
            dimensions: Vec::new(),
            dimension_ids: Interner::default(),
            units: Vec::new(),
            unit_ids: Interner::default(),
            bad_units: Vec::new(),
            vintages: Vec::new(),
            flags: Vec::new(),
            matched: vec![Vec::new()],
            bad_cells: Vec::new(),
            more_bad_cells: 0,
            problems: Vec::new(),
            notes: Vec::new(),
            rows: 0,
            counted_regions: HashMap::new(),
            footer: false,
            cleared: 0,
            over: Vec::new(),
            key: Vec::new(),
        };
        let chosen = scan.chosen(&[]);
        for counts in &mut scan.counts {
            *counts = chosen;
        }
        scan.prepare();
        scan
    }

    /// Understands what the header says over each column of values.
    fn prepare(&mut self) {
        let shape = &self.context.table.shape;
        let line = self.context.table.header.line;
        for value in &shape.values {
            let header = value.header.as_str();
            let name = match &shape.indicator {
                From::Header => self.name(header.as_bytes(), header),
                From::Fixed(text) => self.name(text.as_bytes(), text),
                From::Nowhere => {
                    let named = !header.is_empty()
                        && role::role_of(header).is_none()
                        && shape.period != From::Header
                        && shape.region != From::Header;
                    let text = if named { header } else { "" };
                    self.name(text.as_bytes(), text)
                }
                From::Column(_) => u32::MAX,
            };
            let label = match &shape.period {
                From::Header => self.label(header.as_bytes(), Written::whole(header), line),
                From::Fixed(text) => self.label(text.as_bytes(), Written::whole(text), line),
                _ => u32::MAX,
            };
            let region = match &shape.region {
                From::Header => self.region(header.as_bytes(), header),
                _ => u32::MAX,
            };
            let unit = value.unit.clone().or_else(|| match shape.indicator {
                From::Header => None,
                _ => name::split_unit(header, self.context.units).1,
            });
            let unit = unit.map_or(0, |unit| self.unit(unit));
            let named = self.names.get(name as usize).map_or(0, |seen| seen.unit);
            self.over.push(Over {
                column: value.column,
                name,
                label,
                region,
                unit: if unit == 0 { named } else { unit },
            });
        }
        if shape.values.is_empty()
            && let From::Fixed(text) = &shape.indicator
        {
            self.name(text.as_bytes(), text);
        }
    }

    /// Whether rows of a region count.
    pub(super) fn counts(&self, region: usize) -> bool {
        self.counts.get(region).copied().unwrap_or(true)
    }

    /// The columns that a series' `where` looks at.
    pub(super) fn columns_of(&self, series: SeriesId) -> Vec<Column> {
        match &self.wanted {
            Wanted::Fed(needs, _) => needs.columns(series),
            _ => Vec::new(),
        }
    }

    /// Takes one record.
    pub(super) fn row(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(Found)) {
        if !self.is_data(line, row) {
            return;
        }
        self.rows += 1;
        if !self.block.is_empty() && !self.passes_block(row) {
            return;
        }
        if self.deletes(row, line) {
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
                if self.fed_count(name) == 0 {
                    return;
                }
                name
            }
            _ => u32::MAX,
        };
        let mut about = About::new(line, row, label, name);
        if shape.values.is_empty() {
            self.unit_of_register(&mut about, sink);
            return;
        }
        for at in 0..self.over.len() {
            self.value(&mut about, at, sink);
        }
    }

    /// Gathers the labels of a row in the order in which its values ask for them.
    fn only_labels(&mut self, line: u32, row: Row<'_>, label: u32) {
        let about = About::new(line, row, label, u32::MAX);
        let shape = &self.context.table.shape;
        if shape.values.is_empty() {
            for column in [shape.from, shape.until].into_iter().flatten() {
                self.date(column, &about);
            }
        } else if label != u32::MAX {
            for over in self.over.clone() {
                self.label_beside(&about, &over);
            }
        }
    }

    fn fed_count(&self, name: u32) -> usize {
        self.names
            .get(name as usize)
            .map_or(0, |seen| seen.fed.len())
    }

    fn value(&mut self, about: &mut About<'_>, at: usize, sink: &mut impl FnMut(Found)) {
        let Some(over) = self.over.get(at).cloned() else {
            return;
        };
        let name = if over.name == u32::MAX {
            about.name
        } else {
            over.name
        };
        if self.fed_count(name) == 0 {
            return;
        }
        let label = if about.label == u32::MAX {
            over.label
        } else {
            self.label_beside(about, &over)
        };
        let region = if over.region == u32::MAX {
            self.row_region(about)
        } else {
            over.region
        };
        let series = self.series_of(name, region, label, about);
        if series.is_empty() {
            return;
        }
        let bytes = over.column.bytes(about.row);
        let text = if over.column.both {
            over.column.text(about.row, self.context.encoding)
        } else {
            decode(bytes, self.context.encoding)
        };
        let reading = match cell::read(&text, &self.context.source.missing, self.context.units) {
            Ok(reading) => reading,
            Err(error) => {
                let text = text.into_owned();
                self.bad_cell(about.line, over.column.number(), text, error, name, region);
                return;
            }
        };
        let stated = self.row_unit(about);
        let unit = match reading.unit {
            Some(unit) => self.unit(unit),
            None if stated > 0 => stated,
            None if over.unit > 0 => over.unit,
            None => self.names.get(name as usize).map_or(0, |seen| seen.unit),
        };
        let flag = self.flag(about.row, reading.flag);
        let found = Found {
            series: SeriesId(0),
            name,
            region,
            label,
            until: 0,
            value: reading.value,
            places: reading.places,
            unit,
            vintage: self.vintage(about.row),
            flag,
            basis: self.basis(about.row, name),
            dimensions: self.row_dimensions(about),
            matched: 0,
            line: about.line,
            field: over.column.number(),
        };
        for (series, matched) in series {
            sink(Found {
                series,
                matched,
                ..found.clone()
            });
        }
    }

    /// A row of a register: one unit.
    fn unit_of_register(&mut self, about: &mut About<'_>, sink: &mut impl FnMut(Found)) {
        let shape = &self.context.table.shape;
        let name = if about.name == u32::MAX {
            if self.names.is_empty() {
                self.name(b"", "");
            }
            0
        } else {
            about.name
        };
        let (mut label, mut until, mut field) = (about.label, 0, 1);
        if let From::Column(column) = shape.period {
            field = column.number();
        }
        if is_dated(shape) {
            let from = shape
                .from
                .map_or(u32::MAX, |column| self.date(column, about));
            let end = shape
                .until
                .map_or(u32::MAX, |column| self.date(column, about));
            field = shape.from.or(shape.until).map_or(1, Column::number);
            label = from;
            until = end.wrapping_add(1);
        }
        let region = self.row_region(about);
        let series = self.series_of(name, region, label, about);
        let vintage = self.vintage(about.row);
        let dimensions = if series.is_empty() {
            0
        } else {
            self.row_dimensions(about)
        };
        for (series, matched) in series {
            sink(Found {
                series,
                name,
                region,
                label,
                until,
                value: Some(Decimal::ONE),
                places: 0,
                unit: 0,
                vintage,
                flag: 0,
                basis: None,
                dimensions,
                matched,
                line: about.line,
                field,
            });
        }
    }

    /// A date of a register; none where the cell is blank.
    fn date(&mut self, column: Column, about: &About<'_>) -> u32 {
        let text = column.text(about.row, self.context.encoding);
        match cell::read(&text, &self.context.source.missing, self.context.units) {
            Ok(reading) if reading.value.is_none() && reading.flag.is_none() => u32::MAX,
            _ => {
                let written = Written::whole(&text);
                self.label(text.as_bytes(), written, about.line)
            }
        }
    }

    /// The series that a value feeds, each with the values of its `where` keys.
    fn series_of(
        &mut self,
        name: u32,
        region: u32,
        label: u32,
        about: &About<'_>,
    ) -> Vec<(SeriesId, u32)> {
        let Some(seen) = self.names.get(name as usize) else {
            return Vec::new();
        };
        let counts = self.counts.get(region as usize).copied().unwrap_or(true);
        let empty = String::new();
        let meaning = Meaning {
            indicator: &seen.name.shown,
            region: self.regions.get(region as usize).unwrap_or(&empty),
            period: self
                .labels
                .get(label as usize)
                .map_or("", |label| label.text.as_str()),
        };
        let encoding = self.context.encoding;
        let mut tests = self.block.iter_mut().filter(|test| test.column().is_none());
        if !counts || !tests.all(|test| test.passes(about.row, encoding, &meaning).is_some()) {
            return Vec::new();
        }
        let Wanted::Fed(needs, _) = &mut self.wanted else {
            return vec![(SeriesId(0), 0)];
        };
        let mut series = Vec::with_capacity(seen.fed.len());
        for id in &seen.fed {
            if needs.is_count(*id) {
                self.counted_regions.entry(*id).or_default().insert(region);
            }
            let Some(matched) = needs.passes(*id, about.row, encoding, &meaning) else {
                continue;
            };
            let matched = if matched.is_empty() {
                0
            } else {
                index_of(&mut self.matched, matched)
            };
            series.push((*id, matched));
        }
        series
    }

    /// Whether a row has the values that the block's `where` asks of columns; what stands in the header is asked later.
    fn passes_block(&mut self, row: Row<'_>) -> bool {
        let meaning = Meaning {
            indicator: "",
            region: "",
            period: "",
        };
        let encoding = self.context.encoding;
        let mut tests = self.block.iter_mut().filter(|test| test.column().is_some());
        tests.all(|test| test.passes(row, encoding, &meaning).is_some())
    }

    /// Rows of SDMX-CSV that delete hold no observations; one without any key deletes all before it.
    fn deletes(&mut self, row: Row<'_>, line: u32) -> bool {
        let shape = &self.context.table.shape;
        let Some(column) = shape.action else {
            return false;
        };
        let action = column.bytes(row).trim_ascii();
        let deletes = action.eq_ignore_ascii_case(b"D") || action.eq_ignore_ascii_case(b"Delete");
        let mut keys = shape.dimensions.iter().map(|dimension| dimension.column);
        if deletes && keys.all(|key| key.bytes(row).trim_ascii().is_empty()) {
            self.cleared = line;
        }
        deletes
    }
}
