//! What a row gives: its cells of values, each with the series it feeds; of a register one unit, with the dates between which it counts.

use std::borrow::Cow;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::grouping::Grouped;
use crate::data::bytes::records::Row;
use crate::data::rows::found::{
    About, BadCell, Change, Found, Matched, NameSeen, Over, RegionSeen, TOTAL, Wanted,
};
use crate::data::rows::needs::{Fed, Meaning, is_dated};
use crate::data::rows::scan::Scan;
use crate::data::table::column::Column;
use crate::data::table::layout::shape::From;
use crate::data::texts::cell::{self, CellError, Reading, is_figure};
use crate::data::texts::intern::Id;
use crate::data::texts::label::Written;
use crate::data::texts::measure;
use crate::quantity::{Decimal, Frequency, Unit};
use crate::series::{SeriesId, is_on_year_before};
use crate::words::flags::are_flags;
use crate::words::units::SHARED_SIGNS;

/// A place in the order of items, and 0 for none.
fn rank<T>(id: Option<Id<T>>) -> usize {
    id.map_or(0, |id| id.index() + 1)
}

impl Scan<'_> {
    /// Whether a cell in a column of growth is the row's own figure: an index on the year before, which bulletins print there and
    /// nowhere else, with its 100.
    fn is_own_growth(&self, name: Id<NameSeen>, at: usize, row: Row<'_>) -> bool {
        let seen = self.names.get(name);
        let is_based = seen.is_some_and(|seen| seen.name.keys.iter().any(is_on_year_before));
        let cells = self.context.cells(&self.table);
        let figure = |over: &Over| {
            let text = decode(over.column.bytes(row), self.encoding);
            cells.read(&text).ok()?.value
        };
        let mut others = self.over.iter().enumerate().filter(|(other, _)| *other != at);
        let own = self.over.get(at);
        let has_hundred = |figure: Decimal| figure >= Decimal::from(50);
        is_based
            && own.and_then(figure).is_some_and(has_hundred)
            && others.all(|(_, other)| figure(other).is_none())
    }

    /// Takes one cell of values.
    pub(super) fn value(&mut self, about: &mut About<'_>, at: usize, sink: &mut impl FnMut(Found)) {
        let Some(over) = self.over.get(at).cloned() else {
            return;
        };
        let name = match (over.name, about.name, over.measure) {
            (Some(name), ..) | (None, Some(name), None) => name,
            (None, Some(name), Some(_)) if self.is_own_growth(name, at, about.row) => name,
            (None, Some(name), Some(measure)) => self.measured(name, measure),
            (None, None, _) => return,
        };
        let name = match over.name {
            Some(name) => self.over_below(name, about.row),
            None => name,
        };
        let is_figure = is_figure(over.column.bytes(about.row));
        let is_news = is_figure && !over.made_before;
        if !self.is_fed(name) {
            self.pass_by(name, u64::from(is_figure));
            let is_news = is_news && !self.is_made_before(name);
            let label = about.label.or(over.label).filter(|_| is_news);
            return self.unused_labels.extend(label);
        }
        let label = match about.label {
            Some(row) => Some(self.label_beside(about, row, &over)),
            None => match (over.label, self.table.shape.part) {
                (Some(year), Some((part, _))) if self.table.shape.period == From::Header => {
                    self.label_with_part(year, part, about.row)
                }
                (label, _) => label.map(|label| self.label_over(label)),
            },
        };
        let region = over.region.or_else(|| self.row_region(about));
        let series = self.fed(name, region, label, about);
        if series.is_empty() {
            return self.unused_labels.extend(label.filter(|_| is_news));
        }
        let text = if over.column.both {
            over.column.text(about.row, about.encoding)
        } else {
            decode(over.column.bytes(about.row), about.encoding)
        };
        let (text, aside) = match cell::aside(&text).filter(|_| over.aside) {
            Some((text, aside)) => (Cow::Owned(text.to_owned()), Some(aside.to_owned())),
            None => (text, None),
        };
        let cells = self.context.cells(&self.table);
        let change = self.names.get(name).and_then(|seen| seen.change);
        let reading = match cells.read(&text) {
            Err(_) if change.is_some() => cells.read_change(&text),
            read => read,
        };
        let is_growth = change == Some(Change::Growth);
        let stated = match over.unit_in {
            Some(column) => self.read_unit(column, about.row, about.line),
            None => self.row_unit(about),
        };
        let stated = match over.measure {
            // What a row counts in is no unit of its growth, nor of a rank.
            Some(_) => over.unit.or(stated.filter(|_| !is_growth && !self.is_rank(name))),
            None => stated.or(over.unit),
        };
        let stated = stated.or_else(|| self.names.get(name)?.unit);
        let stated = stated.or_else(|| self.unit_of_rows(name));
        let first = series.first().map(|(id, _)| *id);
        let stated = stated.map(|unit| self.scale_of_declared(unit, first));
        let reading = reading.and_then(|reading| self.in_unit(reading, stated, name, first));
        let reading = match reading {
            Ok(reading) => reading,
            Err(_) if self.begins_note(about.row) => return self.note(about.line, about.row),
            // What is no period is told.
            Err(_) if self.is_undated(label) => Reading::default(),
            Err(error) => {
                let beside = series.iter().all(|(id, _)| self.is_beside(*id));
                return self.bad_cell(BadCell {
                    beside,
                    line: about.line,
                    field: over.column.number(),
                    text: text.into_owned(),
                    error,
                    name,
                    region,
                });
            }
        };
        let unit = reading.unit.map_or(stated, |unit| Some(self.unit(unit)));
        let decimals = about.grouped.and_then(|grouped| grouped.decimals);
        let found = Found {
            series: SeriesId(0),
            name,
            region,
            label,
            until: None,
            value: reading.value,
            places: decimals.unwrap_or(reading.places),
            unit,
            vintage: self.vintage(about.row),
            flag: {
                let own = reading.flag.or(aside);
                let own = own.or_else(|| self.forecast(about.row, label));
                self.flag((about.row, about.line), over.flag, own)
            },
            basis: self.basis(about.row, about.line, name),
            dimensions: Some(self.row_dimensions(about)),
            matched: None,
            share: about.share(),
            line: about.line,
            field: over.column.number(),
        };
        for (series, matched) in series.iter() {
            sink(Found { series: *series, matched: *matched, ..found });
        }
    }

    /// Whether the label of a figure is a word that is no period.
    fn is_undated(&self, label: Option<Id<Written>>) -> bool {
        let written = label.and_then(|label| self.labels.get(label));
        written.is_some_and(|written| {
            let text = written.text.as_str();
            !text.is_empty() && written.part.is_none() && !text.contains(char::is_numeric)
        })
    }

    fn is_rank(&self, name: Id<NameSeen>) -> bool {
        let name = self.names.get(name);
        name.is_some_and(|seen| measure::is_rank(&seen.name.bare))
    }

    /// The unit that a row above states of all rows below it, or the header of their names; amounts are none of rates and growth.
    fn unit_of_rows(&self, name: Id<NameSeen>) -> Option<Id<Unit>> {
        let above = self.unit_above.or(self.unit_of_names)?;
        let name = &self.names.get(name)?.name;
        let is_ratio = self.units.get(above)?.is_ratio();
        (is_ratio || !measure::is_ratio(name.listed())).then_some(above)
    }

    /// The unit that the plan declares at the scale that the data state and nothing else: 千 of 万人 counts 千人.
    fn scale_of_declared(&mut self, stated: Id<Unit>, series: Option<SeriesId>) -> Id<Unit> {
        let scale = self.units.get(stated).filter(|unit| unit.is_bare());
        let Some(scale) = scale.map(Unit::scale).filter(|scale| *scale > 0) else {
            return stated;
        };
        let declared = self.declared_unit(series).or(self.context.source.unit.as_ref());
        let declared = declared.filter(|unit| !unit.is_bare() && !unit.is_ratio());
        match declared.map(|unit| unit.unscaled().scaled_by(scale)) {
            Some(whole) => self.unit(whole),
            None => stated,
        }
    }

    /// The unit that the plan declares of a series.
    fn declared_unit(&self, series: Option<SeriesId>) -> Option<&Unit> {
        match &self.wanted {
            Wanted::Fed(needs, _) => needs.unit(series?),
            _ => None,
        }
    }

    /// The name over a value in a row that stands below a title.
    fn over_below(&mut self, name: Id<NameSeen>, row: Row<'_>) -> Id<NameSeen> {
        let above = self.row_above(row);
        let Some(seen) = self.names.get(name).filter(|_| !above.is_empty()) else {
            return name;
        };
        let text = seen.name.shown.clone();
        let key = [text.as_bytes(), b"\x1f", above.as_bytes()].concat();
        let known = self.names.find(&key);
        known.unwrap_or_else(|| self.name_below(&key, &above, &text))
    }

    /// A reading whose unit is but the scale of the one that its row, column, series or file states, in that unit: `1.2万` of 人. Letters
    /// that can be no scale of it are flags.
    fn in_unit(
        &self,
        reading: Reading,
        stated: Option<Id<Unit>>,
        name: Id<NameSeen>,
        series: Option<SeriesId>,
    ) -> Result<Reading, CellError> {
        let own = reading.unit.as_ref();
        let Some(scale) = own.filter(|unit| reading.led || unit.is_bare()) else {
            return Ok(reading);
        };
        let above = || {
            let name = self.names.get(name).map_or("", |seen| seen.name.listed());
            self.table.preamble.unit_for(name)
        };
        let of = stated.and_then(|id| self.units.get(id));
        let of = of.or_else(|| self.declared_unit(series));
        let of = of.or(self.context.source.unit.as_ref()).or_else(above);
        if reading.led {
            return match of {
                Some(of) if !of.has_prices() => Err(CellError::NoNumber),
                // What is stated has the scale too.
                Some(of) if scale.scale() == 0 && self.is_sign_of(scale, of) => {
                    Ok(Reading { unit: None, ..reading })
                }
                _ => Ok(reading),
            };
        }
        let is_letter = Unit::scale_word(scale.text()).is_none();
        let letters = || scale.text().to_owned();
        let (unit, flag) = match of.map(|of| (of, of.at_scale_of(scale))) {
            None if is_letter => return Err(CellError::Trailing(letters())),
            None => return Ok(reading),
            Some((_, Some(whole))) if !(is_letter && are_flags(scale.text())) => {
                (Some(whole), reading.flag)
            }
            Some((of, None)) if is_letter && (of.is_ratio() || are_flags(scale.text())) => {
                (None, Some(letters()))
            }
            Some(_) => return Err(CellError::Trailing(letters())),
        };
        Ok(Reading { unit, flag, ..reading })
    }

    /// Whether a sign before a figure is that of a unit, or one of those that share it.
    fn is_sign_of(&self, sign: &Unit, unit: &Unit) -> bool {
        let plain = unit.unscaled();
        let shared = SHARED_SIGNS.sense(sign.text()).unwrap_or_default();
        let mut shared = shared.iter().filter_map(|word| self.context.units.known_unit(word));
        plain.is_like(sign) || shared.any(|unit| plain.is_like(&unit))
    }

    /// Counts figures that feed nothing.
    pub(super) fn pass_by(&mut self, name: Id<NameSeen>, figures: u64) {
        let at = name.index();
        if self.unused.len() <= at {
            self.unused.resize(at + 1, 0);
        }
        if let Some(count) = self.unused.get_mut(at) {
            *count += figures;
        }
    }

    /// Gathers the labels of a row in the order in which its values ask for them.
    pub(super) fn only_labels(&mut self, about: &About<'_>) {
        if self.over.is_empty() {
            for column in [self.table.shape.from, self.table.shape.until] {
                column.map(|column| self.date(column, about));
            }
            return;
        }
        for over in self.over.clone() {
            match (about.label, over.label, self.table.shape.part) {
                (Some(label), ..) => _ = self.label_beside(about, label, &over),
                (None, Some(year), Some((part, _))) => {
                    _ = self.label_with_part(year, part, about.row);
                }
                (None, Some(label), None) => _ = self.label_over(label),
                _ => {}
            }
        }
    }

    /// A row of a register: one unit.
    pub(super) fn unit_of_register(&mut self, about: &mut About<'_>, sink: &mut impl FnMut(Found)) {
        let name = about.name.unwrap_or_else(|| match self.names.len() {
            0 => self.name(b"", ""),
            _ => Id::FIRST,
        });
        let shape = &self.table.shape;
        let (from, until, dated) = (shape.from, shape.until, is_dated(shape));
        let column = if dated { from.or(until) } else { shape.period.column() };
        let (label, until) = if dated {
            let mut date = |column: Option<Column>| self.date(column?, about);
            (date(from), date(until))
        } else {
            (about.label, None)
        };
        let region = self.row_region(about);
        let series = self.fed(name, region, label, about);
        let vintage = self.vintage(about.row);
        let needed = !series.is_empty();
        let dimensions = needed.then(|| self.row_dimensions(about));
        for (series, matched) in series.iter() {
            sink(Found {
                series: *series,
                name,
                region,
                label,
                until,
                value: Some(Decimal::ONE),
                places: 0,
                unit: None,
                vintage,
                flag: None,
                basis: None,
                dimensions,
                matched: *matched,
                share: about.share(),
                line: about.line,
                field: column.map_or(1, Column::number),
            });
        }
    }

    /// A date of a register; none where the cell is blank.
    fn date(&mut self, column: Column, about: &About<'_>) -> Option<Id<Written>> {
        let text = column.text(about.row, about.encoding);
        match self.context.cells(&self.table).read(&text) {
            Ok(reading) if reading.value.is_none() && reading.flag.is_none() => None,
            // A unit counts from the month in which its day lies.
            _ => Some(self.label(text.as_bytes(), || Written {
                frequency: Some(Frequency::Month),
                ..Written::whole(&text)
            })),
        }
    }

    /// Whether a row has the values that the block's `where` asks of columns; what stands in the header is asked later.
    pub(super) fn passes_block(&mut self, row: Row<'_>) -> bool {
        let meaning = Meaning { indicator: "", region: "", period: "" };
        let encoding = self.encoding;
        let mut tests = self.block.iter_mut().filter(|test| test.column().is_some());
        tests.all(|test| test.passes(row, encoding, &meaning).is_some())
    }

    /// The series that a value feeds.
    fn fed(
        &mut self,
        name: Id<NameSeen>,
        region: Option<Id<RegionSeen>>,
        label: Option<Id<Written>>,
        about: &About<'_>,
    ) -> Fed<Matched> {
        let question = [name.index(), rank(region), rank(label)];
        let counts = self.counts(region);
        let known = self.answers.find(question, counts, about.grouped, about.row);
        if let Some(known) = known {
            return known;
        }
        let fed: Fed<Matched> = self.feeds(name, region, label, about).into();
        self.answers.keep(&fed);
        fed
    }

    /// Whether rows of a region count; where nothing states one they do as those of the total.
    fn counts(&self, region: Option<Id<RegionSeen>>) -> bool {
        let place = self.regions.get(region.unwrap_or(TOTAL));
        place.is_none_or(|seen| seen.counts)
    }

    fn feeds(
        &mut self,
        name: Id<NameSeen>,
        region: Option<Id<RegionSeen>>,
        label: Option<Id<Written>>,
        about: &About<'_>,
    ) -> Vec<(SeriesId, Option<Id<Matched>>)> {
        let Some(seen) = self.names.get(name) else {
            return Vec::new();
        };
        let counts = self.counts(region);
        let place = self.regions.get(region.unwrap_or(TOTAL));
        let label = label.and_then(|label| self.labels.get(label));
        let meaning = Meaning {
            indicator: &seen.name.shown,
            region: place.map_or("", |seen| seen.name.as_str()),
            period: label.map_or("", |seen| seen.text.as_str()),
        };
        let mut tests = self.block.iter_mut().filter(|test| test.column().is_none());
        let passes = |test: &mut super::needs::Test| {
            test.passes(about.row, about.encoding, &meaning).is_some()
        };
        if !counts || !tests.all(passes) {
            return Vec::new();
        }
        let Wanted::Fed(needs, _) = &mut self.wanted else {
            return vec![(SeriesId(0), None)];
        };
        let named = place.map(|place| place.name.as_str());
        let apart = place.is_some_and(|place| place.apart);
        let mut series = Vec::new();
        let mut matched = Vec::new();
        for id in &seen.fed {
            if needs.is_count(*id) {
                self.counted_regions.insert((*id, region));
            }
            let takes = |grouped: Grouped| needs.takes(*id, grouped);
            if !about.grouped.is_none_or(takes) {
                continue;
            }
            if !needs.is_of(*id, named, apart) {
                continue;
            }
            if needs.passes(*id, about.row, about.encoding, &meaning, &mut matched) {
                let values: Matched = matched.as_slice().into();
                series.push((*id, Some(self.matched.number(values))));
            }
        }
        series
    }
}
