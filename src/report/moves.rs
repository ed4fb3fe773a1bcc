//! The table of newer figures that left the status as it was, since an earlier run.

use crate::assess::{ChangeKind, Snapshot};
use crate::quantity::plain;

use super::changes::{self, period, points};
use super::document::{Cell, Column, Group, Kind, Row, Table};
use super::message::{self, Label};
use super::view::View;

/// Value, period and margin then and now; none where nothing moved.
pub(super) fn table(view: &View) -> Option<Table> {
    let changes = view.report.changes.as_ref()?.changes.iter();
    let moved = changes.filter(|change| change.kind == ChangeKind::Moved);
    let sides = moved.filter_map(|change| change.before.as_ref().zip(change.now.as_ref()));
    let rows: Vec<Row> = sides.map(|(before, now)| row(view, before, now)).collect();
    let group = Group {
        heading: None,
        rows,
    };
    (!group.rows.is_empty()).then(|| Table {
        caption: Label::MovesTable.text(view.style.language),
        columns: columns(view),
        groups: vec![group],
        notes: Vec::new(),
    })
}

fn columns(view: &View) -> Vec<Column> {
    let column = |label: Label, kind| Column::new(label.text(view.style.language), kind);
    let mut columns = view.leading_columns();
    let at = columns.len();
    columns.extend([
        column(Label::LastRun, Kind::Figure),
        column(Label::Period, Kind::Fixed).under(at),
        column(Label::ThisRun, Kind::Figure),
        column(Label::Period, Kind::Fixed).under(at + 2),
        column(Label::LastMargin, Kind::Figure),
        column(Label::ThisMargin, Kind::Figure),
    ]);
    columns
}

fn row(view: &View, before: &Snapshot, now: &Snapshot) -> Row {
    let digits = changes::digits(Some(before), Some(now));
    let value = |one: &Snapshot| {
        let unit = one.unit.as_deref().unwrap_or_default();
        let value = one
            .latest
            .as_ref()
            .map(|(_, value)| plain(value.significant(digits)));
        value.map_or_else(Cell::none, |value| Cell::of(value).unit(unit))
    };
    let period = |one: &Snapshot| {
        let written = one.latest.as_ref().map(|(written, _)| written);
        match written.map(|written| (written, period(written))) {
            Some((_, Some(period))) => message::period_cell(period, view.style.language),
            Some((written, None)) => Cell::of(written),
            None => Cell::none(),
        }
    };
    let margin = |one: &Snapshot| Cell::figure(one.margin.map(points));
    let mut cells = changes::leading(view, now);
    cells.extend([
        value(before),
        period(before),
        value(now),
        period(now),
        margin(before),
        margin(now),
    ]);
    Row { cells }
}
