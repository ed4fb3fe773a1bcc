//! A table as lines between rules of one width. The layout breaks the cells, comfy-table sets them, and the headings of groups
//! stand in rules between the rows, so that the columns of all groups line up. No line ends in blanks.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Drawing,
    TableStyle, Width,
};

use super::Style;
use super::document::{Level, Row, Tone};
use super::layout::{GUTTER, Layout};
use super::lines::Lines;
use super::text::{self, Text};

/// Rows of more lines than this want blanks between them.
const LOW: usize = 2;

/// The lines of the table of a layout.
pub(super) fn lines(layout: &Layout<'_>, style: &Style) -> Vec<String> {
    let table = layout.table;
    let heads: Vec<Vec<&str>> = layout.slots.iter().map(|slot| layout.head(slot)).collect();
    let mut columns: Vec<Lines> = layout.slots.iter().map(|_| Lines::default()).collect();
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let heights: Vec<Height> = rows.map(|row| write(layout, row, &mut columns)).collect();
    let mut drawn = drawn(layout, style, &heads, columns).into_iter();
    // The upper rule, then the header.
    let mut lines: Vec<String> = drawn.by_ref().take(1).collect();
    let head = heads.iter().map(Vec::len).max().unwrap_or(0);
    lines.extend(drawn.by_ref().take(head).map(|line| bold(&line, style)));
    let rule = drawn.next();
    let headed = table
        .groups
        .first()
        .is_some_and(|group| group.heading.is_some());
    lines.extend(rule.filter(|_| !headed));
    let low = heights.iter().filter(|height| height.all <= LOW).count();
    let high = layout.level >= Level::Stacked && low * 2 < heights.len();
    let mut heights = heights.iter();
    for group in &table.groups {
        if let Some(heading) = &group.heading {
            lines.extend(heading_rule(heading, layout.width(), style));
        }
        for (at, (row, height)) in group.rows.iter().zip(heights.by_ref()).enumerate() {
            if at > 0 && high {
                lines.push(String::new());
            }
            let drawn = drawn.by_ref().take(height.all).enumerate();
            lines.extend(drawn.map(|(line, text)| paint(layout, row, height, line, text, style)));
        }
    }
    lines.extend(drawn);
    lines
}

/// How many lines a row takes.
struct Height {
    all: usize,
    /// Those of the upper cell, slot by slot.
    upper: Vec<usize>,
}

/// Writes a row under those above it.
fn write(layout: &Layout<'_>, row: &Row, columns: &mut [Lines]) -> Height {
    let start = columns.first().map_or(0, Lines::count);
    let slots = layout.slots.iter().zip(columns.iter_mut());
    let upper = slots.map(|(slot, column)| layout.write(slot, &row.cells, column));
    let upper = upper.collect();
    let end = columns.iter().map(Lines::count).fold(start + 1, usize::max);
    for column in columns {
        column.fill(end);
    }
    Height {
        all: end - start,
        upper,
    }
}

/// The lines that comfy-table makes of the header and of the columns under it.
fn drawn(
    layout: &Layout<'_>,
    style: &Style,
    heads: &[Vec<&str>],
    columns: Vec<Lines>,
) -> Vec<String> {
    let mut drawing = drawing(style);
    let heads = heads.iter().map(|lines| lines.join("\n"));
    drawing.set_header(heads.map(Cell::new_owned));
    if columns.iter().any(|column| column.count() > 0) {
        let texts = columns.into_iter().map(Lines::into_text);
        drawing.add_row(texts.map(Cell::new_owned));
    }
    for (at, slot) in layout.slots.iter().enumerate() {
        let last = at + 1 == layout.slots.len();
        // One blank of the gutter is the border that comfy-table draws between columns.
        let gutter = u16::try_from(if last { 0 } else { GUTTER - 1 }).unwrap_or(0);
        let width = u16::try_from(slot.width)
            .unwrap_or(u16::MAX)
            .saturating_add(gutter);
        if let Some(column) = drawing.column_mut(at) {
            column.set_padding((0, gutter));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if slot.right() {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    let lines = drawing.lines().map(|mut line| {
        line.truncate(line.trim_end().len());
        line
    });
    lines.collect()
}

fn drawing(style: &Style) -> Drawing {
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
    let mut drawing = Drawing::new();
    drawing.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    drawing.set_content_arrangement(ContentArrangement::Disabled);
    drawing.load_style(look);
    drawing
}

/// A rule that bears the heading of a group: `── 总量目标 ─────`.
pub(super) fn heading_rule(heading: &Text, width: usize, style: &Style) -> Vec<String> {
    let stroke = if style.ascii { "-" } else { "─" };
    let mut wrapped = heading.wrap(width.saturating_sub(4)).into_iter();
    let first = wrapped.next().unwrap_or_default();
    let mut rule = format!("{stroke}{stroke} {}", bold(first, style));
    let rest = width.saturating_sub(text::width(first) + 4);
    if rest > 0 {
        rule = rule + " " + &stroke.repeat(rest);
    }
    let more = wrapped.map(|line| format!("   {line}"));
    std::iter::once(rule).chain(more).collect()
}

/// A line of a row with the colours of its cells.
fn paint(
    layout: &Layout<'_>,
    row: &Row,
    height: &Height,
    line: usize,
    text: String,
    style: &Style,
) -> String {
    if !style.color {
        return text;
    }
    let mut painted = String::new();
    let (mut rest, mut at) = (text.as_str(), 0);
    for (slot, upper) in layout.slots.iter().zip(&height.upper) {
        let tone = slot.first(&row.cells).and_then(|cell| cell.tone);
        if let Some(tone) = tone.filter(|_| line < *upper) {
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
