//! A table where there is no room for one: a block for every row.

use super::Style;
use super::document::{Cell, Kind, Level, Table};
use super::grid::{bold, heading_rule, toned};
use super::layout;
use super::lines;
use super::picture;
use super::text;

/// The lines of a table as cards.
pub(super) fn lines(table: &Table, style: &Style) -> Vec<String> {
    let width = style.width.max(16);
    let labels = layout::columns(table).map(|(_, column)| text::width(&column.head));
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
                .filter_map(|(at, _)| Some(row.cells.get(at)?.text.as_str()))
                .collect();
            let wrapped = text::wrap(&name.join(" "), width);
            lines.extend(wrapped.iter().map(|line| bold(line, style)));
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
fn entry(head: &str, cell: &Cell, indent: usize, width: usize, style: &Style) -> Vec<String> {
    let room = width.saturating_sub(indent);
    if text::widest_number(&Level::Roomy.words(cell)) > room {
        let below = lines::words(Level::Roomy, cell, width.saturating_sub(4));
        let below = below
            .iter()
            .map(|line| format!("    {}", shown(line, cell, style)));
        return std::iter::once(format!("  {head}")).chain(below).collect();
    }
    let mut values = lines::words(Level::Roomy, cell, room);
    let drawn = cell.picture.as_ref().map(|p| picture::draw(p, style.ascii));
    if let (Some(drawn), Some(first)) = (drawn, values.first_mut()) {
        let beside = format!("{first} {drawn}");
        if text::width(&beside) <= room {
            *first = beside;
        }
    }
    let head = text::wrap(head, indent.saturating_sub(4));
    let line = |(at, value): (usize, &String)| {
        let label = head.get(at).map_or("", String::as_str);
        let label = text::padded(label, indent.saturating_sub(2));
        format!("  {label}{}", shown(value, cell, style))
    };
    values.iter().enumerate().map(line).collect()
}

/// A line of a cell in its colour.
fn shown(line: &str, cell: &Cell, style: &Style) -> String {
    match cell.tone.filter(|_| style.color) {
        Some(tone) => toned(line, tone),
        None => line.to_owned(),
    }
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name)
}
