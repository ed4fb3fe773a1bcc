//! A table where there is no room for one: a block for every row.

use std::borrow::Cow;

use super::Style;
use super::document::{Cell, Kind, Level, Table};
use super::grid::{bold, heading_rule, toned};
use super::layout;
use super::picture;
use super::shown::Shown;
use super::text::{self, Text};

/// The lines of a table as cards.
pub(super) fn lines(table: &Table, style: &Style) -> Vec<String> {
    let width = style.width.max(16);
    let labels = layout::columns(table).map(|(_, column)| column.head.width());
    let indent = labels.max().unwrap_or(0).min(width / 3) + 4;
    let mut lines = Vec::new();
    for group in &table.groups {
        if let Some(heading) = &group.heading {
            lines.extend(heading_rule(heading, width, style));
        }
        for (at, row) in group.rows.iter().enumerate() {
            if at > 0 {
                lines.push(String::new());
            }
            let names = layout::columns(table).filter(|(_, column)| is_name(column.kind));
            let name: Vec<&str> = names
                .filter_map(|(at, _)| Some(&*row.cells.get(at)?.text))
                .collect();
            let name = name.join(" ");
            let wrapped = text::wrap(&name, width).into_iter();
            lines.extend(wrapped.map(|line| bold(line, style)));
            for (at, column) in layout::columns(table).filter(|(_, column)| !is_name(column.kind)) {
                // What is missing has its reason below the table.
                let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_blank()) else {
                    continue;
                };
                lines.extend(entry(&column.head, cell, indent, width, style));
            }
        }
    }
    lines
}

/// A cell beside its label, or under it where a number would break.
fn entry(head: &Text, cell: &Cell, indent: usize, width: usize, style: &Style) -> Vec<String> {
    let room = width.saturating_sub(indent);
    let shown = Shown::of(cell, Level::Roomy);
    if text::widest_number(&shown.words()) > room {
        let below = shown.lines(width.saturating_sub(4));
        let below = below
            .iter()
            .map(|line| format!("    {}", painted(line, cell, style)));
        let head = format!("  {head}");
        return std::iter::once(head).chain(below).collect();
    }
    let mut values = shown.lines(room);
    let drawn = cell.picture.as_ref().map(|p| picture::draw(p, style.ascii));
    if let (Some(drawn), Some(first)) = (drawn, values.first_mut()) {
        let beside = format!("{first} {drawn}");
        if text::width(&beside) <= room {
            *first = beside.into();
        }
    }
    let head = head.wrap(indent.saturating_sub(4));
    let line = |(at, value): (usize, &Cow<str>)| {
        let label = head.get(at).copied().unwrap_or_default();
        let label = text::padded(label, indent.saturating_sub(2));
        format!("  {label}{}", painted(value, cell, style))
    };
    values.iter().enumerate().map(line).collect()
}

/// A line of a cell in its colour.
fn painted(line: &str, cell: &Cell, style: &Style) -> String {
    match cell.tone.filter(|_| style.color) {
        Some(tone) => toned(line, tone),
        None => line.to_owned(),
    }
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name)
}
