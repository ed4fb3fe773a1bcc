//! Where the figures of a report stand in the data: a row a cell.

use crate::assess::{Assessment, CellTrace, Part, PartKind};
use crate::quantity::{Quantity, Rounding};

use super::document::{Cell, Column, Group, Kind, Row, Table};
use super::message::Label;
use super::number::{Measure, Number};
use super::view::View;

/// Members of an aggregate up to this number are shown one by one.
const FEW: usize = 50;

/// The cells of the value that counts and of the baseline, for assessments that keep how they came about.
pub(super) fn table(view: &View) -> Option<Table> {
    let all = view.report.assessments.iter().enumerate();
    let rows: Vec<Row> = all.flat_map(|(at, one)| rows(view, at, one)).collect();
    let mut columns = view.leading_columns();
    columns.extend([
        Column::new(view.word(Label::Figure), Kind::Text),
        Column::new(view.word(Label::Period), Kind::Period),
        Column::new(view.word(Label::Value), Kind::Number),
        Column::new(view.word(Label::Place), Kind::Text),
    ]);
    (!rows.is_empty()).then(|| Table {
        caption: view.word(Label::SourcesTable),
        columns,
        groups: vec![Group {
            heading: None,
            rows,
        }],
        notes: Vec::new(),
    })
}

fn rows(view: &View, at: usize, assessment: &Assessment) -> Vec<Row> {
    let Some(trace) = &assessment.trace else {
        return Vec::new();
    };
    let parts = [
        (Label::Latest, trace.latest.as_ref()),
        (Label::Baseline, trace.baseline.as_ref()),
    ];
    let mut rows = Vec::new();
    for (figure, part) in parts {
        let mut cells = Vec::new();
        if let Some(part) = part {
            collect(part, &mut cells);
        }
        rows.extend(cells.into_iter().map(|cell| {
            let mut row = view.leading_cells(assessment);
            row.extend([
                Cell::text(view.word(figure)),
                Cell::period(Some(cell.period)).remark(Some(cell.label.clone())),
                Cell::number(Some(number(&cell.value))),
                Cell::text(cell.place.locator()),
            ]);
            Row {
                cells: row,
                assessment: Some(at),
            }
        }));
    }
    rows
}

/// The cells that a value is made from.
fn collect<'a>(part: &'a Part, cells: &mut Vec<&'a CellTrace>) {
    match &part.kind {
        PartKind::Constant => {}
        PartKind::Series { cells: own, .. } => own.iter().for_each(|cell| leaves(cell, cells)),
        PartKind::Operation(_, parts) => parts.iter().for_each(|part| collect(part, cells)),
    }
}

fn leaves<'a>(cell: &'a CellTrace, cells: &mut Vec<&'a CellTrace>) {
    if cell.members.is_empty() || cell.members.len() > FEW {
        cells.push(cell);
    } else {
        cell.members.iter().for_each(|member| leaves(member, cells));
    }
}

/// The value of a cell as it stands.
fn number(value: &Quantity) -> Number {
    let measure = if value.unit.is_percent() {
        Measure::Percent
    } else if value.unit.is_bare() {
        Measure::Bare
    } else {
        Measure::Unit(value.unit.text().to_owned())
    };
    let places = value.value.normalized().places();
    Number::new(value.value, measure, places, Rounding::default()).fixed(true)
}
