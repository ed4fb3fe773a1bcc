//! A table where there is no room for one: a block for every row.

use super::Style;
use super::document::{Kind, Table};
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
                let Some(cell) = row.cells.get(at) else {
                    continue;
                };
                let drawn = cell.picture.as_ref().map(|p| picture::draw(p, style.ascii));
                let mut values = lines::words(cell, width.saturating_sub(indent));
                if let (Some(drawn), Some(first)) = (drawn, values.first_mut()) {
                    let beside = format!("{first} {drawn}");
                    if text::width(&beside) + indent <= width {
                        *first = beside;
                    }
                }
                for (at, value) in values.iter().enumerate() {
                    let head = text::wrap(&column.head, indent.saturating_sub(4));
                    let label = head.get(at).map_or("", String::as_str);
                    let value = match cell.tone.filter(|_| style.color) {
                        Some(tone) => toned(value, tone),
                        None => value.clone(),
                    };
                    lines.push(format!(
                        "  {}{value}",
                        text::padded(label, indent.saturating_sub(2))
                    ));
                }
            }
        }
    }
    lines
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name)
}
