//! A table where there is no room for one: a block for every row.

use crate::diagnostic::clean;

use super::Style;
use super::columns::figure;
use super::document::{Cell, Column, Kind, Row, Table};
use super::grid::{bold, toned};
use super::{picture, text};

/// The lines of a table as cards.
pub(super) fn lines(table: &Table, style: &Style) -> Vec<String> {
    let width = style.width.max(16);
    let labels = table.columns.iter().map(|column| text::width(&column.head));
    let indent = labels.max().unwrap_or(0).min(width / 3) + 4;
    let mut lines: Vec<String> = Vec::new();
    for group in &table.groups {
        if let Some(heading) = &group.heading {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let heading = clean(heading);
            let heading = text::wrap(&heading, width);
            lines.extend(heading.into_iter().map(|line| bold(line, style)));
        }
        for (at, row) in group.rows.iter().enumerate() {
            if at > 0 || group.heading.is_some() {
                lines.push(String::new());
            }
            lines.extend(card(table, row, indent, width, style));
        }
    }
    lines
}

fn card(table: &Table, row: &Row, indent: usize, width: usize, style: &Style) -> Vec<String> {
    let cells = || table.columns.iter().zip(&row.cells);
    let names = cells().filter(|(column, _)| is_name(column.kind));
    let names: Vec<String> = names
        .map(|(column, cell)| figure(&unit_told(column), cell, style.language, false))
        .collect();
    let names = names.join(" ");
    let mut lines: Vec<String> =
        text::wrap(&names, width).into_iter().map(|line| bold(line, style)).collect();
    // What is missing has its reason below the table.
    let others = cells().filter(|(column, cell)| !is_name(column.kind) && !cell.is_blank());
    lines.extend(others.flat_map(|(column, cell)| entry(column, cell, indent, width, style)));
    lines
}

/// A cell beside its label, or under it where a number would break.
fn entry(column: &Column, cell: &Cell, indent: usize, width: usize, style: &Style) -> Vec<String> {
    let mut words = figure(&unit_told(column), cell, style.language, false);
    if let Some(remark) = &cell.remark {
        words = format!("{words} {remark}");
    }
    let room = width.saturating_sub(indent);
    let drawn = cell.picture.as_ref().map(|p| picture::draw(p, style.ascii));
    if let Some(drawn) = drawn {
        let beside = format!("{words} {drawn}");
        if text::width(&beside) <= room {
            words = beside;
        }
    }
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let painted = |line: &str| cell.tone.map_or(line.to_owned(), |tone| toned(line, tone, style));
    if text::widest_number(words) > room {
        let below = text::wrap(words, width.saturating_sub(4)).into_iter();
        let below = below.map(|line| format!("    {}", painted(line)));
        return [format!("  {}", column.head)].into_iter().chain(below).collect();
    }
    let label = text::wrap(&column.head, indent.saturating_sub(4));
    let values = text::wrap(words, room);
    let count = label.len().max(values.len());
    let line = |at: usize| {
        let label = label.get(at).copied().unwrap_or_default();
        let label = text::padded(label, indent.saturating_sub(2));
        let value = values.get(at).copied().unwrap_or_default();
        format!("  {label}{}", painted(value)).trim_end().to_owned()
    };
    (0..count).map(line).collect()
}

/// A card has no other column that could tell the unit.
fn unit_told(column: &Column) -> Column {
    Column { bare: false, ..column.clone() }
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name)
}
