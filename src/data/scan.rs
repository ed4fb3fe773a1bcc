//! From records to values: what every cell of a table means, row by row. The work on one record knows nothing of the others, so that
//! parts of a large file can be scanned apart and joined.

use std::collections::{BTreeSet, HashMap};

use encoding_rs::Encoding;

use super::cell::{self, CellError};
use super::encoding::decode;
use super::header::Column;
use super::intern::Interner;
use super::label::Written;
use super::layout::From;
use super::message::Problem;
use super::name::{self, Name};
use super::needs::{Meaning, Needs, Test, block_tests, is_dated};
use super::preamble::{Note, is_footer};
use super::role::{self, Role};
use super::split::Row;
use super::table::Table;
use super::unit_text;
use crate::plan::{Basis, Layout, Source};
use crate::quantity::{Decimal, Number, Unit, UnitTable};
use crate::series::{Folded, SeriesId, fold};

/// What is known of a file before its records are read.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub table: &'a Table,
    pub encoding: &'static Encoding,
    pub source: &'a Source,
    pub units: &'a UnitTable,
    /// The region of rows that state none: the plan's.
    pub region: Option<&'a str>,
}

/// Which rows are wanted.
pub(super) enum Wanted<'a> {
    /// Only the labels of periods.
    Labels,
    /// Every row.
    Everything,
    /// Rows that feed series, of the regions that count (none chosen: all).
    Fed(Needs<'a>, Option<Vec<Folded>>),
}

/// One value with its meaning, in numbers of the [`Scan`] that found it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub series: SeriesId,
    pub name: u32,
    /// 0: none stated; 1: blank, the total; else an index into the regions.
    pub region: u32,
    pub label: u32,
    /// Of a register: the label at which the row ceases to count, plus one.
    pub until: u32,
    pub value: Option<Decimal>,
    pub places: i8,
    /// The unit that row or header states, plus one.
    pub unit: u32,
    /// Plus one.
    pub vintage: u32,
    /// Plus one.
    pub flag: u32,
    pub basis: Option<Basis>,
    pub dimensions: u32,
    /// Which value of each key of `where` the row has.
    pub matched: u32,
    pub line: u32,
    pub field: u16,
}

/// A cell that should hold a number and does not.
#[derive(Clone, Debug)]
pub(super) struct BadCell {
    pub line: u32,
    pub field: u16,
    pub text: String,
    pub error: CellError,
    pub name: u32,
    pub region: u32,
}

/// The values of the dimension columns of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Dimensions {
    pub shown: Vec<String>,
    /// How deep each stands below others: `#`, `其中:`, indentation.
    pub depths: Vec<u8>,
}

/// A name met in a file.
#[derive(Clone, Debug)]
pub(super) struct NameSeen {
    pub name: Name,
    pub fed: Vec<SeriesId>,
    pub unit: u32,
}

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
    pub dimensions: Vec<Dimensions>,
    dimension_ids: Interner,
    pub units: Vec<Unit>,
    unit_ids: HashMap<Vec<u8>, u32>,
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
    deleted: bool,
    over: Vec<Over>,
    key: Vec<u8>,
}

/// What stands over a column of values.
#[derive(Clone, Debug)]
struct Over {
    column: Column,
    name: u32,
    label: u32,
    region: u32,
    unit: u32,
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
            dimensions: Vec::new(),
            dimension_ids: Interner::default(),
            units: Vec::new(),
            unit_ids: HashMap::new(),
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
            deleted: false,
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

    /// Takes one record.
    pub(super) fn row(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(Found)) {
        if !self.is_data(line, row) {
            return;
        }
        self.rows += 1;
        if !self.block.is_empty() && !self.passes_block(row) {
            return;
        }
        if self.deletes(row) {
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
        let Wanted::Fed(needs, _) = &mut self.wanted else {
            return vec![(SeriesId(0), 0)];
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
        let mut series = Vec::new();
        for id in &seen.fed {
            if !counts {
                continue;
            }
            if needs.is_count(*id) {
                self.counted_regions.entry(*id).or_default().insert(region);
            }
            let Some(matched) = needs.passes(*id, about.row, self.context.encoding, &meaning)
            else {
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

    fn passes_block(&mut self, row: Row<'_>) -> bool {
        let meaning = Meaning {
            indicator: "",
            region: "",
            period: "",
        };
        let encoding = self.context.encoding;
        self.block
            .iter_mut()
            .all(|test| test.passes(row, encoding, &meaning).is_some())
    }

    /// Rows of SDMX-CSV that delete: they hold no observations.
    fn deletes(&mut self, row: Row<'_>) -> bool {
        let Some(column) = self.context.table.shape.action else {
            return false;
        };
        let action = column.bytes(row).trim_ascii();
        let deletes = action.eq_ignore_ascii_case(b"D") || action.eq_ignore_ascii_case(b"Delete");
        self.deleted = self.deleted || deletes;
        deletes
    }

    // ---- what a row says

    fn row_label(&mut self, column: Column, row: Row<'_>, line: u32) -> u32 {
        let bytes = column.bytes(row);
        let part = self.context.table.shape.part;
        let known = match part {
            None => self.label_ids.find(bytes),
            Some((part, _)) => {
                self.key.clear();
                self.key.extend_from_slice(bytes);
                self.key.push(0x1F);
                self.key.extend_from_slice(part.bytes(row));
                self.label_ids.find(&self.key)
            }
        };
        if let Some(known) = known {
            return known;
        }
        let encoding = self.context.encoding;
        let text = column.text(row, encoding);
        if self.is_header(column, &text) {
            return u32::MAX;
        }
        let mut written = Written::whole(&text);
        let key = match part {
            None => bytes.to_vec(),
            Some((part, _)) => {
                written.part = Some(part.text(row, encoding).trim().to_owned());
                self.key.clone()
            }
        };
        self.label(&key, written, line)
    }

    /// Whether a text of a column is its own header: tables joined one below the other repeat it.
    fn is_header(&self, column: Column, text: &str) -> bool {
        let cell = self
            .context
            .table
            .header
            .cells
            .iter()
            .find(|cell| cell.column == column);
        cell.is_some_and(|cell| !cell.text.is_empty() && cell.text == text.trim())
    }

    /// A month or quarter over the value, beside the year of the row.
    fn label_beside(&mut self, about: &About<'_>, over: &Over) -> u32 {
        if self.context.table.shape.layout != Some(Layout::PeriodsAsColumns) {
            return about.label;
        }
        let header = self
            .context
            .table
            .shape
            .values
            .iter()
            .find(|value| value.column == over.column);
        let Some(part) = header.map(|value| value.header.clone()) else {
            return about.label;
        };
        let year = self
            .labels
            .get(about.label as usize)
            .map(|label| label.text.clone())
            .unwrap_or_default();
        let key = format!("{year}\u{1f}{part}");
        if let Some(known) = self.label_ids.find(key.as_bytes()) {
            return known;
        }
        let written = Written {
            text: year,
            part: Some(part),
        };
        self.label(key.as_bytes(), written, about.line)
    }

    fn row_name(&mut self, column: Column, row: Row<'_>) -> u32 {
        let bytes = column.bytes(row);
        if let Some(known) = self.name_ids.find(bytes) {
            return known;
        }
        let shown = self
            .context
            .table
            .header
            .cells
            .iter()
            .find(|cell| cell.column == column)
            .and_then(|cell| cell.shown_by);
        let shown = shown
            .and_then(|at| self.context.table.header.cells.get(at))
            .map_or(column, |cell| cell.column);
        let text = shown.shown(row, self.context.encoding).into_owned();
        let text = match &self.context.source.indicator {
            Some(stated) if text.trim().is_empty() => stated.clone(),
            _ if self.is_header(column, &text) => String::new(),
            _ => text,
        };
        self.name(bytes, &text)
    }

    fn row_region(&mut self, about: &mut About<'_>) -> u32 {
        if about.region == u32::MAX {
            about.region = match &self.context.table.shape.region {
                From::Column(column) => {
                    let bytes = column.bytes(about.row);
                    if let Some(known) = self.region_ids.find(bytes) {
                        known
                    } else {
                        let text = column.shown(about.row, self.context.encoding).into_owned();
                        self.region(bytes, &text)
                    }
                }
                From::Fixed(text) => self.region(text.as_bytes(), text),
                From::Header | From::Nowhere => match self.context.region {
                    Some(text) => self.region(text.as_bytes(), text),
                    None => 0,
                },
            };
        }
        about.region
    }

    fn row_unit(&mut self, about: &mut About<'_>) -> u32 {
        if about.unit == u32::MAX {
            about.unit = self.read_unit(about.row, about.line);
        }
        about.unit
    }

    fn read_unit(&mut self, row: Row<'_>, line: u32) -> u32 {
        let shape = &self.context.table.shape;
        let Some(column) = shape.unit else { return 0 };
        let mut key = column.bytes(row).to_vec();
        if key.is_empty() {
            return 0;
        }
        if let Some(scale) = shape.scale {
            key.push(0x1F);
            key.extend_from_slice(scale.bytes(row));
        }
        if let Some(known) = self.unit_ids.get(&key) {
            let known = *known;
            if known == 0
                && let Some(bad) = self
                    .bad_units
                    .iter_mut()
                    .find(|bad| bad.0.as_bytes() == column.bytes(row))
            {
                bad.3 += 1;
            }
            return known;
        }
        let encoding = self.context.encoding;
        let text = column.shown(row, encoding);
        let scale = shape.scale.map(|scale| scale.text(row, encoding));
        let read = unit_text::unit_of(
            &text,
            scale.as_deref().unwrap_or_default(),
            self.context.units,
        );
        let id = match read {
            Ok(Some(unit)) => self.unit(unit),
            Ok(None) => 0,
            Err(text) => {
                self.bad_units.push((text, line, column.number(), 0));
                0
            }
        };
        self.unit_ids.insert(key, id);
        id
    }

    fn row_dimensions(&mut self, about: &mut About<'_>) -> u32 {
        if about.dimensions != u32::MAX {
            return about.dimensions;
        }
        let shape = &self.context.table.shape;
        self.key.clear();
        for dimension in &shape.dimensions {
            self.key
                .extend_from_slice(dimension.column.bytes(about.row));
            self.key.push(0x1F);
        }
        let id = if let Some(known) = self.dimension_ids.find(&self.key) {
            known
        } else {
            let encoding = self.context.encoding;
            let mut values = Dimensions::default();
            for dimension in &shape.dimensions {
                let text = dimension
                    .label
                    .unwrap_or(dimension.column)
                    .shown(about.row, encoding)
                    .into_owned();
                let text = if text.trim().is_empty() {
                    dimension.column.shown(about.row, encoding).into_owned()
                } else {
                    text
                };
                let (depth, bare) = name::unmark(&text);
                values.shown.push(bare.to_owned());
                values.depths.push(depth);
            }
            self.dimensions.push(values);
            self.dimension_ids
                .insert(&self.key, self.dimensions.len() - 1)
        };
        about.dimensions = id;
        id
    }

    fn vintage(&mut self, row: Row<'_>) -> u32 {
        let Some(column) = self.context.table.shape.vintage else {
            return 0;
        };
        let text = column.text(row, self.context.encoding);
        let text = text.trim();
        if text.is_empty() {
            0
        } else {
            index_of(&mut self.vintages, text.to_owned()) + 1
        }
    }

    fn flag(&mut self, row: Row<'_>, own: Option<String>) -> u32 {
        let stated = self
            .context
            .table
            .shape
            .flag
            .map(|column| column.shown(row, self.context.encoding));
        let stated = stated
            .as_deref()
            .map(str::trim)
            .filter(|flag| !flag.is_empty());
        let flag = match (stated, own) {
            (None, None) => return 0,
            (Some(stated), None) => stated.to_owned(),
            (None, Some(own)) => own,
            (Some(stated), Some(own)) => format!("{stated} {own}"),
        };
        index_of(&mut self.flags, flag) + 1
    }

    fn basis(&self, row: Row<'_>, name: u32) -> Option<Basis> {
        let named = self
            .names
            .get(name as usize)
            .and_then(|seen| seen.name.basis);
        named.or_else(|| {
            let column = self.context.table.shape.basis?;
            basis_of(&column.text(row, self.context.encoding))
        })
    }

    // ---- texts met

    fn name(&mut self, key: &[u8], text: &str) -> u32 {
        if let Some(known) = self.name_ids.find(key) {
            return known;
        }
        let name = Name::of(text, self.context.units);
        let fed = match &self.wanted {
            Wanted::Fed(needs, _) => needs.fed_by(&name.keys),
            _ => vec![SeriesId(0)],
        };
        let unit = name.unit.clone().map_or(0, |unit| self.unit(unit));
        self.names.push(NameSeen { name, fed, unit });
        self.name_ids.insert(key, self.names.len() - 1)
    }

    fn label(&mut self, key: &[u8], written: Written, line: u32) -> u32 {
        if let Some(known) = self.label_ids.find(key) {
            return known;
        }
        self.labels.push(written);
        self.label_lines.push(line);
        self.label_ids.insert(key, self.labels.len() - 1)
    }

    fn region(&mut self, key: &[u8], text: &str) -> u32 {
        if let Some(known) = self.region_ids.find(key) {
            return known;
        }
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = if text.is_empty() {
            1
        } else if let Some(known) = self
            .regions
            .iter()
            .position(|region| fold(region) == fold(&text))
        {
            known
        } else {
            let counts = self.chosen(&[text.as_str()]);
            self.counts.push(counts);
            self.regions.push(text);
            self.regions.len() - 1
        };
        self.region_ids.insert(key, id)
    }

    /// Whether rows of a region count; an empty list: rows without region.
    fn chosen(&self, region: &[&str]) -> bool {
        match &self.wanted {
            Wanted::Fed(_, Some(chosen)) => region
                .first()
                .is_some_and(|region| chosen.contains(&fold(region))),
            _ => true,
        }
    }

    /// The number of a unit, plus one; units are told apart as they are written.
    fn unit(&mut self, unit: Unit) -> u32 {
        let at = self
            .units
            .iter()
            .position(|known| *known == unit && known.text() == unit.text());
        let at = at.unwrap_or_else(|| {
            self.units.push(unit);
            self.units.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }

    fn bad_cell(
        &mut self,
        line: u32,
        field: u16,
        text: String,
        error: CellError,
        name: u32,
        region: u32,
    ) {
        if self.bad_cells.len() >= MANY {
            self.more_bad_cells += 1;
            return;
        }
        self.bad_cells.push(BadCell {
            line,
            field,
            text,
            error,
            name,
            region,
        });
    }

    // ---- the structure of rows

    /// Whether a record is a row of the table; notes are kept, broken rows told.
    fn is_data(&mut self, line: u32, row: Row<'_>) -> bool {
        let table = self.context.table;
        let fields = table
            .header
            .cells
            .last()
            .map_or(2, |cell| usize::from(cell.column.field) + 1);
        let probe = match (&table.shape.period, self.over.first()) {
            (From::Column(column), _) => column.bytes(row),
            (_, Some(over)) => over.column.bytes(row),
            _ => row.field(0),
        };
        if row.len() >= fields && !self.footer && !probe.is_empty() && row.len() == fields {
            return true;
        }
        self.judge(line, row, fields)
    }

    fn judge(&mut self, line: u32, row: Row<'_>, fields: usize) -> bool {
        let filled = row
            .fields()
            .filter(|field| !field.trim_ascii().is_empty())
            .count();
        if filled == 0 {
            return false;
        }
        let first = row
            .fields()
            .find(|field| !field.trim_ascii().is_empty())
            .unwrap_or_default();
        let first = decode(first, self.context.encoding);
        let notes = is_footer(&first) || row.len() == 1;
        if notes || (self.footer && !self.holds_values(row)) {
            self.footer = self.footer || is_footer(&first);
            let cells: Vec<String> = row
                .fields()
                .map(|field| decode(field, self.context.encoding).trim().to_owned())
                .filter(|cell| !cell.is_empty())
                .collect();
            self.notes.push(Note {
                line,
                text: cells.join(", "),
            });
            return false;
        }
        let surplus = (fields..row.len())
            .filter(|at| !row.field(*at).trim_ascii().is_empty())
            .count();
        let lacking = self
            .context
            .table
            .header
            .cells
            .iter()
            .filter(|cell| usize::from(cell.column.field) >= row.len())
            .any(|cell| {
                !cell.text.is_empty() && !matches!(cell.role, Some(Role::Note | Role::Flag))
            });
        if surplus == 0 && !lacking {
            return true;
        }
        let inside = super::split::count(row.0, b'\n');
        if self.problems.len() < MANY {
            self.problems.push((
                line,
                Problem::Ragged {
                    found: row.len(),
                    expected: fields,
                    lines: u32::try_from(inside).unwrap_or(u32::MAX).saturating_add(1),
                },
            ));
        }
        false
    }

    /// Whether a row below notes goes on with the table: all its values are numbers or blank, and one is a number.
    fn holds_values(&self, row: Row<'_>) -> bool {
        let mut numbers = 0;
        let all = self.over.iter().all(|over| {
            let text = over.column.text(row, self.context.encoding);
            let text = text.trim();
            let number = Number::scan(text).is_ok();
            numbers += usize::from(number);
            number || text.is_empty()
        });
        all && numbers > 0
    }
}

/// What a row says, as far as it was asked.
struct About<'r> {
    line: u32,
    row: Row<'r>,
    label: u32,
    name: u32,
    region: u32,
    unit: u32,
    dimensions: u32,
}

impl<'r> About<'r> {
    fn new(line: u32, row: Row<'r>, label: u32, name: u32) -> Self {
        Self {
            line,
            row,
            label,
            name,
            region: u32::MAX,
            unit: u32::MAX,
            dimensions: u32::MAX,
        }
    }
}

fn index_of<T: PartialEq>(list: &mut Vec<T>, item: T) -> u32 {
    let at = list.iter().position(|known| *known == item);
    let at = at.unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The words of basis columns.
pub(super) fn basis_of(text: &str) -> Option<Basis> {
    const YEAR_TO_DATE: &[&str] = &[
        "累计",
        "累计值",
        "本年累计",
        "年初至今",
        "累计数",
        "ytd",
        "year to date",
        "cumulative",
    ];
    const PERIOD: &[&str] = &[
        "当期",
        "当期值",
        "当月",
        "当季",
        "当月值",
        "当季值",
        "本期",
        "本月",
        "period",
        "monthly",
        "quarterly",
    ];
    let folded = fold(text);
    if YEAR_TO_DATE.contains(&folded.as_str()) {
        Some(Basis::YearToDate)
    } else if PERIOD.contains(&folded.as_str()) {
        Some(Basis::Period)
    } else {
        None
    }
}
