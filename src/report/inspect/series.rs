//! The table of a file's series: what each is, its first and last value, how many values it has.

use super::super::Style;
use super::super::document::{Cell, Column, Group, Kind, Row, Table};
use super::super::message::Label;
use super::super::number::{Measure, Number};
use crate::data::{Inspection, SeriesSeen};
use crate::quantity::{Decimal, Period, Rounding, Unit};
use crate::say;

/// A column of the table of series: its heading, what it holds, its rank, and its cells.
type Field = (Label, Kind, u8, fn(&SeriesSeen, &Style) -> Cell);

const FIELDS: &[Field] = &[
    (Label::Indicator, Kind::Name, 0, |series, style| {
        if series.indicator.is_empty() {
            Cell::text(say!(style.language, "（无名称）", "(no name)"))
        } else {
            Cell::text(&series.indicator)
        }
    }),
    (Label::Dimensions, Kind::Text, 0, |series, style| {
        let values = series.dimensions.iter().map(|(_, value)| value);
        words_or_nothing(&style.language.list(values))
    }),
    (Label::Region, Kind::Text, 0, |series, _| {
        words_or_nothing(series.region.as_deref().unwrap_or_default())
    }),
    (Label::Unit, Kind::Text, 0, |series, _| {
        words_or_nothing(series.unit.as_ref().map_or("", Unit::text))
    }),
    (Label::Basis, Kind::Text, 1, |series, style| {
        let basis = series.basis.map(|basis| basis.text(style.language));
        words_or_nothing(basis.unwrap_or_default())
    }),
    (Label::First, Kind::Period, 0, |series, _| {
        period(series.first)
    }),
    (Label::Value, Kind::Number, 2, |series, _| {
        value(series.first)
    }),
    (Label::Last, Kind::Period, 0, |series, _| {
        period(series.last)
    }),
    (Label::Value, Kind::Number, 0, |series, _| {
        value(series.last)
    }),
    (Label::Values, Kind::Number, 0, |series, _| {
        count(series.observations)
    }),
    (Label::Missing, Kind::Number, 0, |series, _| {
        count(series.missing)
    }),
];

/// The series of a file, the first so many; columns that hold nothing are left out.
pub(super) fn table(file: &Inspection, shown: usize, style: &Style) -> Table {
    let columns = FIELDS.iter().map(|(label, kind, rank, _)| Column {
        rank: *rank,
        ..Column::new(label.text(style.language), *kind)
    });
    let rows = file.series.iter().take(shown).map(|series| Row {
        cells: FIELDS
            .iter()
            .map(|(.., cell)| cell(series, style))
            .collect(),
        assessment: None,
    });
    let mut table = Table {
        columns: columns.collect(),
        groups: vec![Group {
            heading: None,
            rows: rows.collect(),
        }],
        ..Table::default()
    };
    table.leave_out_blank_columns();
    table
}

fn words_or_nothing(words: &str) -> Cell {
    if words.is_empty() {
        Cell::default()
    } else {
        Cell::text(words)
    }
}

fn period(dated: Option<(Period, Decimal)>) -> Cell {
    Cell::period(dated.map(|(period, _)| period))
}

/// A value as it stands in the file.
fn value(dated: Option<(Period, Decimal)>) -> Cell {
    let number = |value: Decimal| {
        let value = value.normalized();
        Number::new(value, Measure::Bare, value.places(), Rounding::default())
    };
    Cell::number(dated.map(|(_, value)| number(value)))
}

fn count(count: u64) -> Cell {
    Cell::count(usize::try_from(count).unwrap_or(usize::MAX))
}
