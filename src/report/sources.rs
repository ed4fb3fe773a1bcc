//! Where the figures of a report stand in the data: a row a cell.

use std::collections::HashSet;

use crate::assess::{Assessment, CellTrace, Part, PartKind};
use crate::quantity::{Quantity, Rounding};

use super::document::{Cell, Table};
use super::fields::fields;
use super::message::Label;
use super::number::{Measure, Number};
use super::view::View;

/// Members of an aggregate up to this number are shown one by one.
const FEW: usize = 50;

/// The cells of the value that counts, of the baseline and of what else is printed, each once, for assessments that keep how they
/// came about.
pub(super) fn table(view: &View) -> Option<Table> {
    type Source<'a> = (&'a Assessment, Label, &'a CellTrace);
    let mut rows = Vec::new();
    for (at, assessment) in view.report.assessments.iter().enumerate() {
        let Some(trace) = &assessment.trace else {
            continue;
        };
        let latest = trace.latest.iter().map(|part| (Label::Latest, part));
        let baseline = trace.baseline.iter().map(|part| (Label::Baseline, part));
        let others = trace.others.iter().map(|(_, part)| part);
        let others = others.chain(&trace.growths);
        let others = others.map(|part| (Label::OtherFigures, part));
        let mut known = HashSet::new();
        for (figure, part) in latest.chain(baseline).chain(others) {
            let mut cells = Vec::new();
            collect(part, &mut cells);
            let new = |cell: &&CellTrace| {
                figure != Label::OtherFigures || !known.contains(&cell.place.locator())
            };
            let cells: Vec<_> = cells.into_iter().filter(new).collect();
            known.extend(cells.iter().map(|cell| cell.place.locator()));
            let cells = cells.into_iter();
            rows.extend(cells.map(|cell| (None, Some(at), (assessment, figure, cell))));
        }
    }
    let mut fields = view.leading(|(assessment, ..): &Source| view.named(assessment));
    fields.extend(fields! { (_, figure, cell) in Source;
        text(Label::Figure) => view.word(*figure);
        period(Label::Period) => Cell::period(Some(cell.period)).remark(Some(cell.label.clone()));
        number(Label::Value) => as_it_stands(&cell.value);
        text(Label::Place) => cell.place.locator();
    });
    Table::grouped(view.style.language, Label::SourcesTable, &fields, rows).filled()
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
fn as_it_stands(value: &Quantity) -> Number {
    let measure = Measure::of(&value.unit);
    let places = value.value.normalized().places();
    Number::new(value.value, measure, places, Rounding::default())
}
