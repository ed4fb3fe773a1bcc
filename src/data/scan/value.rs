//! One cell of values: its number, unit and flag, and the series it feeds.

use super::found::{About, Found};
use super::texts::index_of;
use super::{Scan, Wanted};
use crate::data::encoding::decode;
use crate::data::needs::Meaning;
use crate::data::split::Row;
use crate::series::SeriesId;

impl Scan<'_> {
    pub(super) fn fed_count(&self, name: u32) -> usize {
        self.names
            .get(name as usize)
            .map_or(0, |seen| seen.fed.len())
    }

    pub(super) fn value(&mut self, about: &mut About<'_>, at: usize, sink: &mut impl FnMut(Found)) {
        let Some(over) = self.over.get(at).cloned() else {
            return;
        };
        let name = if over.name == u32::MAX {
            match over.measure {
                Some(value) => self.measured(about.name, value),
                None => about.name,
            }
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
        let reading = match self.context.cells().read(&text) {
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
            None if over.measure.is_some() && over.unit > 0 => over.unit,
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

    /// The series that a value feeds, each with the values of its `where` keys.
    pub(super) fn series_of(
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
        let mut series = Vec::new();
        let mut matched = Vec::new();
        for id in &seen.fed {
            if needs.is_count(*id) {
                self.counted_regions.insert((*id, region));
            }
            if needs.passes(*id, about.row, encoding, &meaning, &mut matched) {
                series.push((*id, index_of(&mut self.matched, matched.as_slice())));
            }
        }
        series
    }

    /// Whether a row has the values that the block's `where` asks of columns; what stands in the header is asked later.
    pub(super) fn passes_block(&mut self, row: Row<'_>) -> bool {
        let meaning = Meaning {
            indicator: "",
            region: "",
            period: "",
        };
        let encoding = self.context.encoding;
        let mut tests = self.block.iter_mut().filter(|test| test.column().is_some());
        tests.all(|test| test.passes(row, encoding, &meaning).is_some())
    }
}
