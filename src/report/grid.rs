//! A table as lines. comfy-table sets the cells into rows and columns, aligns them and draws the rules, a table a group; which columns
//! there are, how wide, and where Chinese lines break stands in `columns`. No line ends in blanks.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Row, Table, TableStyle,
    Width,
};

use crate::diagnostic::clean;

use super::columns::{GUTTER, Layout};
use super::document::{Group, Tone};
use super::{Style, text};

/// A heading of columns stands again after so many lines.
const HEADING_EVERY: usize = 24;

/// The lines of the table of a layout, the headings of its groups in rules.
pub(super) fn lines(layout: &Layout<'_>, style: &Style) -> Vec<String> {
    let mut lines = Vec::new();
    let mut since = None;
    for group in &layout.table.groups {
        let (mut head, body) = group_lines(layout, group, style);
        let rule = group.heading.as_deref().map(|heading| {
            // A narrow table may have a heading that reaches beyond it.
            let whole = text::width(heading) + 4;
            rule(heading, layout.width().max(whole.min(style.width)), style)
        });
        if since.is_none_or(|since| since >= HEADING_EVERY) {
            if since.is_some() {
                lines.push(String::new());
            }
            // The rule that bears a heading is the one below the head.
            head.truncate(head.len() - usize::from(rule.is_some()));
            lines.append(&mut head);
            since = Some(0);
        }
        lines.extend(rule.into_iter().flatten());
        since = since.map(|since| since + body.len() + 1);
        lines.extend(body);
    }
    lines
}

/// A rule that bears a heading: `── 总量目标 ─────`.
pub(super) fn rule(heading: &str, width: usize, style: &Style) -> Vec<String> {
    let stroke = if style.ascii { "-" } else { "─" };
    let heading = clean(heading);
    let mut wrapped = text::wrap(&heading, width.saturating_sub(4)).into_iter();
    let first = wrapped.next().unwrap_or_default();
    let rest = width.saturating_sub(text::width(first) + 4);
    let rule = format!("{stroke}{stroke} {} {}", bold(first, style), stroke.repeat(rest));
    let more = wrapped.map(|line| format!("   {}", bold(line, style)));
    [rule.trim_end().to_owned()].into_iter().chain(more).collect()
}

/// A group as the lines of the columns' heads, rule included, and those of its rows.
fn group_lines(layout: &Layout<'_>, group: &Group, style: &Style) -> (Vec<String>, Vec<String>) {
    let mut drawing = drawing(style);
    let heads: Vec<Vec<&str>> = layout.columns.iter().map(|it| layout.head(it)).collect();
    let height = heads.iter().map(Vec::len).max().unwrap_or(0);
    drawing.set_header(cells(heads.into_iter().map(|lines| {
        let lines = lines.into_iter();
        lines.map(|line| Mark::Strong.around(line)).collect()
    })));
    for row in &group.rows {
        drawing.add_row(cells(layout.columns.iter().map(|placed| {
            let tone = row.cells.get(placed.at).and_then(|cell| cell.tone);
            let marked = |line: String| match tone {
                Some(tone) => Mark::Tone(tone).around(&line),
                None => line,
            };
            layout.lines(placed, row).into_iter().map(marked).collect()
        })));
    }
    for (at, placed) in layout.columns.iter().enumerate() {
        let last = at + 1 == layout.columns.len();
        // One blank of the gutter is the border that comfy-table draws between columns.
        let gutter = u16::try_from(if last { 0 } else { GUTTER - 1 }).unwrap_or(0);
        let width = u16::try_from(placed.width).unwrap_or(u16::MAX);
        if let Some(column) = drawing.column_mut(at) {
            let width = Width::Fixed(width.saturating_add(gutter));
            column.set_padding((0, gutter));
            column.set_constraint(ColumnConstraint::Absolute(width));
            if layout.is_right(placed) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    let mut lines = drawing.lines().map(|line| painted(&line, style));
    let head = lines.by_ref().take(height + 1).collect();
    (head, lines.collect())
}

/// Cells of lines that are no longer to be broken.
fn cells(columns: impl Iterator<Item = Vec<String>>) -> Row {
    Row::from(columns.map(|lines| Cell::new_owned(lines.join("\n"))).collect::<Vec<_>>())
}

fn drawing(style: &Style) -> Table {
    let rule = if style.ascii { '-' } else { '─' };
    let rule = LineStyle::none().fill(rule).junction(rule);
    let mut drawing = Table::new();
    drawing.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    drawing.set_content_arrangement(ContentArrangement::Disabled);
    drawing.load_style(TableStyle::new().header_separator(rule));
    drawing
}

/// What is to be done with a text where there are colours: marked by characters of no width, which no text of a document holds, so that
/// comfy-table can set it.
#[derive(Clone, Copy)]
enum Mark {
    Strong,
    Tone(Tone),
}

/// The marks and what a terminal takes for them.
const MARKS: [(char, &str); 8] = [
    ('\u{2060}', "\u{1b}[0m"),
    ('\u{2061}', "\u{1b}[1m"),
    ('\u{2062}', "\u{1b}[32m"),
    ('\u{2063}', "\u{1b}[36m"),
    ('\u{2064}', "\u{1b}[93m"),
    ('\u{206a}', "\u{1b}[33m"),
    ('\u{206b}', "\u{1b}[31m"),
    ('\u{206c}', "\u{1b}[2m"),
];

impl Mark {
    fn around(self, text: &str) -> String {
        if text.trim().is_empty() {
            return text.to_owned();
        }
        let start = match self {
            Self::Strong => '\u{2061}',
            Self::Tone(Tone::Good) => '\u{2062}',
            Self::Tone(Tone::Fair) => '\u{2063}',
            Self::Tone(Tone::Near) => '\u{2064}',
            Self::Tone(Tone::Poor) => '\u{206a}',
            Self::Tone(Tone::Bad) => '\u{206b}',
            Self::Tone(Tone::Quiet) => '\u{206c}',
        };
        format!("{start}{text}\u{2060}")
    }
}

/// A line with the colours of its marks, or without them, and without blanks at its end.
fn painted(line: &str, style: &Style) -> String {
    let mut painted = String::with_capacity(line.len());
    for c in line.trim_end().chars() {
        match MARKS.iter().find(|(mark, _)| *mark == c) {
            Some((_, code)) if style.color => painted.push_str(code),
            Some(_) => {}
            None => painted.push(c),
        }
    }
    painted.truncate(painted.trim_end().len());
    painted
}

/// A text in the colour of a tone, where there are colours.
pub(super) fn toned(text: &str, tone: Tone, style: &Style) -> String {
    painted(&Mark::Tone(tone).around(text), style)
}

/// A text in bold, where there are colours.
pub(super) fn bold(text: &str, style: &Style) -> String {
    painted(&Mark::Strong.around(text), style)
}
