//! One cell of values: its number, unit and flag, and the series it feeds.

use crate::data::bytes::encoding::decode;
use crate::data::bytes::record::Row;
use crate::data::rows::found::{About, Found};
use crate::data::rows::needs::Meaning;
use crate::data::rows::scan::Scan;
use crate::series::SeriesId;

impl Scan<'_> {
    pub(crate) fn fed_count(&self, name: u32) -> usize {
        self.names
            .get(name as usize)
            .map_or(0, |seen| seen.fed.len())
    }

    pub(crate) fn value(&mut self, about: &mut About<'_>, at: usize, sink: &mut impl FnMut(Found)) {
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
        let series = self.fed(name, region, label, about);
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
            places: about
                .grouped
                .and_then(|grouped| grouped.decimals)
                .unwrap_or(reading.places),
            unit,
            vintage: self.vintage(about.row),
            flag,
            basis: self.basis(about.row, about.line, name),
            dimensions: self.row_dimensions(about),
            matched: 0,
            share: about.share(),
            line: about.line,
            field: over.column.number(),
        };
        for (series, matched) in series.iter() {
            sink(Found {
                series: *series,
                matched: *matched,
                ..found.clone()
            });
        }
    }

    /// Whether a row has the values that the block's `where` asks of columns; what stands in the header is asked later.
    pub(crate) fn passes_block(&mut self, row: Row<'_>) -> bool {
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
