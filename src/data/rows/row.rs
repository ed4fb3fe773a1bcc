//! What one row says, asked for only as far as it is needed.

use crate::data::bytes::record::Row;
use crate::data::rows::found::{About, Over};
use crate::data::rows::found::{Dimensions, Unreadable};
use crate::data::rows::frequencies::Paced;
use crate::data::rows::scan::Scan;
use crate::data::rows::seen::index_of;
use crate::data::table::column::Column;
use crate::data::table::layout::shape::{From, Naming};
use crate::data::texts::label;
use crate::data::texts::label::Written;
use crate::data::texts::measure;
use crate::data::texts::name;
use crate::data::texts::role;
use crate::data::texts::unit_text;
use crate::plan::{Basis, Layout};
use crate::quantity::Frequency;
use crate::words::runs::FREQUENCIES;
use crate::words::{fold, measures};

impl Scan<'_> {
    /// The label of a row; none (`u32::MAX`) where it is the total of the rows above: of which periods is not said.
    pub(crate) fn row_label(&mut self, column: Column, row: Row<'_>, line: u32) -> u32 {
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
        let mut written = Written::whole(&text);
        let key = match part {
            None => {
                if let Some(year) = &self.context.table.shape.year
                    && label::lacks_year(&written.text)
                {
                    written.part = Some(std::mem::replace(&mut written.text, year.clone()));
                }
                bytes.to_vec()
            }
            Some((part, _)) => {
                written.part = Some(part.text(row, encoding).trim().to_owned());
                self.key.clone()
            }
        };
        let is_total = |text: &str| !text.is_empty() && role::is_total(text);
        if is_total(&written.text) || written.part.as_deref().is_some_and(is_total) {
            return u32::MAX;
        }
        self.label(&key, written, line)
    }

    /// The label of a value in a row of a period: with the frequency that a caption states or the days of its series show, or the
    /// month or quarter over the value.
    pub(crate) fn label_beside(&mut self, about: &About<'_>, over: &Over) -> u32 {
        let frequencies = self.frequencies.as_ref();
        let own = frequencies.and_then(|all| all.find(about.row, over.column));
        if let Some(paced) = over.frequency.map(Paced::Every).or(own) {
            return self.label_of(about, paced);
        }
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
            ..Written::default()
        };
        self.label(key.as_bytes(), written, about.line)
    }

    fn label_of(&mut self, about: &About<'_>, paced: Paced) -> u32 {
        let Some(plain) = self.labels.get(about.label as usize) else {
            return about.label;
        };
        let (frequency, open) = match paced {
            Paced::Every(frequency) => (Some(frequency), false),
            Paced::Once => (None, true),
        };
        let word = frequency.map_or("once", Frequency::word);
        let key = format!("{}\u{1f}{word}", plain.text);
        if let Some(known) = self.label_ids.find(key.as_bytes()) {
            return known;
        }
        let written = Written {
            frequency,
            open,
            ..plain.clone()
        };
        self.label(key.as_bytes(), written, about.line)
    }

    /// The name of another measure of a row's indicator.
    pub(crate) fn measured(&mut self, name: u32, value: usize) -> u32 {
        let shape = &self.context.table.shape;
        let (Some(seen), Some(Naming::Measure(measure))) = (
            self.names.get(name as usize),
            shape.values.get(value).map(|value| &value.naming),
        ) else {
            return name;
        };
        let key = format!("{}\u{1f}{measure}", seen.name.shown);
        if let Some(known) = self.name_ids.find(key.as_bytes()) {
            return known;
        }
        let shown = &seen.name.shown;
        let (bare, _) = name::split_unit(shown, self.context.units);
        // 当月 and 累计 are amounts in the unit of the indicator, ranks and the like are not.
        let is_amount = measure::is_nameless(measure) && !measure::is_change(measure);
        let of = if is_amount { shown } else { &bare };
        let text = measure::of(of, measure, self.context.units);
        self.name(key.as_bytes(), &text)
    }

    pub(crate) fn row_name(&mut self, column: Column, row: Row<'_>) -> u32 {
        let bytes = column.bytes(row);
        if let Some(known) = self.name_ids.find(bytes) {
            return known;
        }
        let shown = self.context.table.header.showing(column);
        let text = shown.shown(row, self.context.encoding).into_owned();
        let text = match &self.context.source.indicator {
            Some(stated) if text.trim().is_empty() => stated.clone(),
            _ => text,
        };
        self.name(bytes, &text)
    }

    pub(crate) fn row_region(&mut self, about: &mut About<'_>) -> u32 {
        if about.region == u32::MAX {
            about.region = match &self.context.table.shape.region {
                From::Column(column) => {
                    let bytes = column.bytes(about.row);
                    if let Some(known) = self.region_ids.find(bytes) {
                        known
                    } else {
                        let shown = self.context.table.header.showing(*column);
                        let text = shown.shown(about.row, self.context.encoding);
                        self.region(bytes, &text)
                    }
                }
                _ => self.region_of_all(),
            };
        }
        about.region
    }

    /// The region of all rows, where no column has theirs.
    fn region_of_all(&mut self) -> u32 {
        if let Some(known) = self.region_of_all {
            return known;
        }
        let stated = match &self.context.table.shape.region {
            From::Fixed(text) => Some(text.as_str()),
            _ => self.context.region,
        };
        let region = stated.map_or(0, |text| self.region(text.as_bytes(), text));
        self.region_of_all = Some(region);
        region
    }

    pub(crate) fn row_unit(&mut self, about: &mut About<'_>) -> u32 {
        if about.unit == u32::MAX {
            about.unit = self.read_unit(about.row, about.line);
        }
        about.unit
    }

    pub(crate) fn read_unit(&mut self, row: Row<'_>, line: u32) -> u32 {
        let shape = &self.context.table.shape;
        let Some(column) = shape.unit else { return 0 };
        if column.bytes(row).is_empty() {
            return 0;
        }
        self.key.clear();
        self.key.extend_from_slice(column.bytes(row));
        if let Some(scale) = shape.scale {
            self.key.push(0x1F);
            self.key.extend_from_slice(scale.bytes(row));
        }
        if let Some(known) = self.unit_ids.find(&self.key) {
            if known == 0
                && let Some(bad) = self
                    .bad_units
                    .iter_mut()
                    .find(|bad| bad.text.as_bytes() == column.bytes(row))
            {
                bad.more += 1;
            }
            return known;
        }
        let encoding = self.context.encoding;
        let label = self.context.table.header.showing(column);
        let label = label.shown(row, encoding);
        let code = column.text(row, encoding);
        // The label says more than the code, unless only the code is known.
        let known = |text: &str| unit_text::is_known(text, self.context.units);
        let text = if known(&code) && !known(&label) {
            code
        } else {
            label
        };
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
                self.bad_units.push(Unreadable {
                    text,
                    line,
                    field: column.number(),
                    more: 0,
                });
                0
            }
        };
        self.unit_ids.insert(&self.key, id as usize)
    }

    pub(crate) fn row_dimensions(&mut self, about: &mut About<'_>) -> u32 {
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
            let values = self.read_dimensions(about.row);
            self.dimensions.push(values);
            self.dimension_ids
                .insert(&self.key, self.dimensions.len() - 1)
        };
        about.dimensions = id;
        id
    }

    fn read_dimensions(&self, row: Row<'_>) -> Dimensions {
        let encoding = self.context.encoding;
        let mut values = Dimensions::default();
        for dimension in &self.context.table.shape.dimensions {
            let label = dimension.label.unwrap_or(dimension.column);
            let mut text = label.shown(row, encoding);
            if text.trim().is_empty() {
                text = dimension.column.shown(row, encoding);
            }
            let (depth, bare) = name::unmark(&text);
            values.shown.push(bare.to_owned());
            values.depths.push(depth);
        }
        let told = values.shown.iter().map(String::as_str);
        let told: Vec<&str> = told.filter(|value| !value.is_empty()).collect();
        values.label = told.join(" · ").into();
        values
    }

    pub(crate) fn vintage(&mut self, row: Row<'_>) -> u32 {
        let Some(column) = self.context.table.shape.vintage else {
            return 0;
        };
        let text = column.text(row, self.context.encoding);
        let text = text.trim();
        if text.is_empty() {
            0
        } else {
            index_of(&mut self.vintages, text) + 1
        }
    }

    pub(crate) fn flag(&mut self, row: Row<'_>, own: Option<String>) -> u32 {
        let stated = self
            .context
            .table
            .shape
            .flag
            .map(|column| column.shown(row, self.context.encoding));
        let stated = stated
            .as_deref()
            .map(str::trim)
            .filter(|flag| !flag.is_empty() && !NORMAL.contains(flag));
        let flag = match (stated, own) {
            (None, None) => return 0,
            (Some(stated), None) => stated.to_owned(),
            (None, Some(own)) => own,
            (Some(stated), Some(own)) => format!("{stated} {own}"),
        };
        index_of(&mut self.flags, flag.as_str()) + 1
    }

    pub(crate) fn basis(&mut self, row: Row<'_>, line: u32, name: u32) -> Option<Basis> {
        let stated = self.stated_basis(row, line);
        let named = self.names.get(name as usize);
        named.and_then(|seen| seen.name.basis).or(stated)
    }

    /// What the basis column says of a row; what it says in other words is kept to be told.
    fn stated_basis(&mut self, row: Row<'_>, line: u32) -> Option<Basis> {
        let column = self.context.table.shape.basis?;
        let bytes = column.bytes(row);
        if let Some(known) = self.basis_ids.find(bytes) {
            let (basis, text) = self.bases.get_mut(known as usize)?;
            if let Some(bad) = text {
                bad.more += 1;
            }
            return *basis;
        }
        let text = column.text(row, self.context.encoding);
        let text = text.trim();
        let basis = basis_of(text);
        let unreadable = (basis.is_none() && !text.is_empty()).then(|| Unreadable {
            text: text.to_owned(),
            line,
            field: column.number(),
            more: 0,
        });
        self.basis_ids.insert(bytes, self.bases.len());
        self.bases.push((basis, unreadable));
        basis
    }
}

/// What SDMX writes of figures of which nothing is to be said.
const NORMAL: &[&str] = &["A", "Normal", "Normal value"];

/// What a cell of a basis column says; none where it is no word for it.
fn basis_of(text: &str) -> Option<Basis> {
    let folded = fold(text);
    let run = || measures::run_named(text).and_then(name::basis_of);
    let alone = || FREQUENCIES.sense(folded.as_str()).map(|_| Basis::Period);
    Basis::of(folded.as_str()).or_else(run).or_else(alone)
}
