//! Rows without values: of a register each is one unit, with the dates between which it counts.

use crate::data::bytes::record::Row;
use crate::data::rows::found::{About, Found};
use crate::data::rows::needs::is_dated;
use crate::data::rows::scan::Scan;
use crate::data::table::column::Column;
use crate::data::table::layout::shape::From;
use crate::data::texts::label::Written;
use crate::quantity::Decimal;

impl Scan<'_> {
    /// Gathers the labels of a row in the order in which its values ask for them.
    pub(crate) fn only_labels(&mut self, line: u32, row: Row<'_>, label: u32) {
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

    /// A row of a register: one unit.
    pub(crate) fn unit_of_register(&mut self, about: &mut About<'_>, sink: &mut impl FnMut(Found)) {
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
        let series = self.fed(name, region, label, about);
        let vintage = self.vintage(about.row);
        let dimensions = if series.is_empty() {
            0
        } else {
            self.row_dimensions(about)
        };
        for (series, matched) in series.iter() {
            sink(Found {
                series: *series,
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
                matched: *matched,
                share: about.share(),
                line: about.line,
                field,
            });
        }
    }

    /// A date of a register; none where the cell is blank.
    fn date(&mut self, column: Column, about: &About<'_>) -> u32 {
        let text = column.text(about.row, self.context.encoding);
        match self.context.cells().read(&text) {
            Ok(reading) if reading.value.is_none() && reading.flag.is_none() => u32::MAX,
            _ => {
                let written = Written::whole(&text);
                self.label(text.as_bytes(), written, about.line)
            }
        }
    }
}
