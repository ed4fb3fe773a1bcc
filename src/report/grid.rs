//! A table as lines between rules of one width. The layout breaks the cells, comfy-table sets them, and the headings of groups
//! stand in rules between the rows, so that the columns of all groups line up. No line ends in blanks.

use comfy_table::{
    Cell as Set, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Setter,
    TableStyle, Width,
};

use super::Style;
use super::document::{Level, Row, Tone};
use super::layout::{GUTTER, Layout};
use super::text;

/// Rows of more lines than this want blanks between them.
const LOW: usize = 2;

/// The lines of the table of a layout.
pub(super) fn lines(layout: &Layout, style: &Style) -> Vec<String> {
    let table = &layout.table;
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let rows: Vec<Vec<Vec<String>>> = rows
        .map(|row| {
            let slots = layout.slots.iter();
            slots.map(|slot| layout.lines(slot, &row.cells)).collect()
        })
        .collect();
    let heights = rows.iter().map(|row| row.iter().map(Vec::len).max());
    let heights: Vec<usize> = heights.map(|height| height.unwrap_or(1).max(1)).collect();
    let mut setter = setter(style);
    setter.set_header(
        layout
            .slots
            .iter()
            .map(|slot| Layout::head(slot, table).join("\n")),
    );
    for row in &rows {
        setter.add_row(row.iter().map(|lines| Set::new(lines.join("\n"))));
    }
    for (at, slot) in layout.slots.iter().enumerate() {
        let last = at + 1 == layout.slots.len();
        // One blank of the gutter is the border that comfy-table draws between columns.
        let gutter = u16::try_from(if last { 0 } else { GUTTER - 1 }).unwrap_or(0);
        let width = u16::try_from(slot.width)
            .unwrap_or(u16::MAX)
            .saturating_add(gutter);
        if let Some(column) = setter.column_mut(at) {
            column.set_padding((0, gutter));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if slot.right {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    let mut set = setter.lines().map(|line| line.trim_end().to_owned());
    let head = layout
        .slots
        .iter()
        .map(|slot| Layout::head(slot, table).len());
    let head = head.max().unwrap_or(0);
    // The upper rule, then the header.
    let mut lines: Vec<String> = set.by_ref().take(1).collect();
    lines.extend(set.by_ref().take(head).map(|line| bold(&line, style)));
    let rule = set.next();
    lines.extend(rule.filter(|_| {
        table
            .groups
            .first()
            .is_none_or(|group| group.heading.is_none())
    }));
    let high = heights.iter().filter(|height| **height > LOW).count();
    let high = layout.level >= Level::Stacked && high * 2 > heights.len();
    let mut heights = heights.into_iter();
    for group in &table.groups {
        if let Some(heading) = &group.heading {
            lines.extend(heading_rule(heading, layout.width(), style));
        }
        for (at, row) in group.rows.iter().enumerate() {
            if at > 0 && high {
                lines.push(String::new());
            }
            let set = set.by_ref().take(heights.next().unwrap_or(1));
            lines.extend(
                set.enumerate()
                    .map(|(line, text)| paint(layout, row, line, &text, style)),
            );
        }
    }
    lines.extend(set);
    lines
}

fn setter(style: &Style) -> Setter {
    let (outer, inner) = if style.ascii {
        ('=', '-')
    } else {
        ('━', '─')
    };
    let line = |fill: char| LineStyle::none().fill(fill).junction(fill);
    let look = TableStyle::new()
        .top_border(line(outer))
        .header_separator(line(inner))
        .bottom_border(line(outer));
    let mut setter = Setter::new();
    setter.force_no_tty();
    setter.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    setter.set_content_arrangement(ContentArrangement::Disabled);
    setter.load_style(look);
    setter
}

/// A rule that bears the heading of a group: `── 总量目标 ─────`.
pub(super) fn heading_rule(heading: &str, width: usize, style: &Style) -> Vec<String> {
    let stroke = if style.ascii { "-" } else { "─" };
    let mut wrapped = text::wrap(heading, width.saturating_sub(4)).into_iter();
    let first = wrapped.next().unwrap_or_default();
    let rest = width.saturating_sub(text::width(&first) + 4);
    let mut rule = format!("{} {}", stroke.repeat(2), bold(&first, style));
    if rest > 0 {
        rule = format!("{rule} {}", stroke.repeat(rest));
    }
    let more = wrapped.map(|line| format!("   {line}"));
    std::iter::once(rule).chain(more).collect()
}

/// A line with the colours of its cells.
fn paint(layout: &Layout, row: &Row, line: usize, text: &str, style: &Style) -> String {
    if !style.color {
        return text.to_owned();
    }
    let mut painted = String::new();
    let (mut rest, mut at) = (text, 0);
    for slot in &layout.slots {
        let cell = slot.first(&row.cells);
        let lines = layout.first_lines(slot, &row.cells).len();
        if let Some(tone) = cell.and_then(|cell| cell.tone).filter(|_| line < lines) {
            let (before, after) = split(rest, at);
            let (inside, after) = split(after, slot.width);
            painted.push_str(before);
            painted.push_str(&toned(inside, tone));
            rest = after;
            at = GUTTER;
        } else {
            at += slot.width + GUTTER;
        }
    }
    painted + rest
}

/// Splits a line after so many columns.
fn split(line: &str, columns: usize) -> (&str, &str) {
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    let fits = |at: &usize| {
        line.get(..*at)
            .is_some_and(|head| text::width(head) <= columns)
    };
    let cut = ends.filter(fits).max().unwrap_or(0);
    line.split_at_checked(cut).unwrap_or((line, ""))
}

/// A text in the colour of a tone; nothing stays nothing.
pub(super) fn toned(text: &str, tone: Tone) -> String {
    if text.is_empty() {
        return String::new();
    }
    let code = match tone {
        Tone::Good => "32",
        Tone::Fair => "36",
        Tone::Poor => "33",
        Tone::Bad => "31",
        Tone::Quiet => "2",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// A text in bold, where there are colours.
pub(super) fn bold(text: &str, style: &Style) -> String {
    if style.color {
        format!("\u{1b}[1m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}
