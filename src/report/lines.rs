//! How the cells of a row become lines of the width of their column: words wrap, figures never break, digits stand under digits.

use super::document::{Cell, Kind, Level, NONE, Table};
use super::layout::{Layout, Slot};
use super::picture::{self, BAR};
use super::text;

/// What belongs to a figure stands beside it up to this width, else below.
const COMPACT: usize = 11;
/// How wide that may be.
const LONG: usize = 14;
/// Stands between the ends of a range, after which a line may end.
pub(super) const RANGE: char = '~';

/// How wide a figure with its remark may be at a level.
pub(super) fn compact(level: Level) -> usize {
    if level == Level::Tight {
        COMPACT - 2
    } else {
        COMPACT
    }
}

/// How wide what belongs to a figure may be in a line of its own; what is wider is broken, where it may be.
fn long(level: Level) -> usize {
    if level == Level::Tight {
        LONG - 6
    } else {
        LONG
    }
}

impl Layout {
    /// The cells of a row in a slot as lines.
    pub(super) fn lines(&self, slot: &Slot, row: &[Cell]) -> Vec<String> {
        let mut lines = self.first_lines(slot, row);
        let words = wraps(slot.kind(&self.table));
        for column in slot.members.iter().skip(1) {
            let Some(cell) = row.get(*column).filter(|cell| cell.text != NONE) else {
                continue;
            };
            if words {
                lines.extend(self.words(*column, cell, slot.width));
            } else {
                lines.extend(self.set(slot, *column, cell));
            }
        }
        lines
    }

    /// The lines of a slot's first column in a row.
    pub(super) fn first_lines(&self, slot: &Slot, row: &[Cell]) -> Vec<String> {
        let first = slot.members.first();
        let Some((column, cell)) = first.and_then(|at| Some((at, row.get(*at)?))) else {
            return Vec::new();
        };
        if wraps(slot.kind(&self.table)) {
            self.words(*column, cell, slot.width)
        } else {
            self.set(slot, *column, cell)
        }
    }

    /// Words as lines; those of names are of about one length.
    fn words(&self, column: usize, cell: &Cell, width: usize) -> Vec<String> {
        if kind(&self.table, column) == Kind::Name && cell.tail.is_none() {
            text::balanced(&cell.text, width)
        } else {
            words(cell, width)
        }
    }

    /// The figures of a row in a slot, each as lines before they are aligned, and whether they stand by their last digits.
    pub(super) fn figures(&self, slot: &Slot, row: &[Cell]) -> Vec<(bool, Vec<String>)> {
        let cells = slot.members.iter().enumerate();
        cells
            .filter_map(|(at, column)| {
                let cell = row.get(*column)?;
                let lines = || (self.by_digits(slot, *column), self.figure(*column, cell));
                (at == 0 || cell.text != NONE).then(lines)
            })
            .collect()
    }

    /// Whether the last digits of a column stand under those of its slot: periods under a figure are set to its right end.
    fn by_digits(&self, slot: &Slot, column: usize) -> bool {
        slot.right && kind(&self.table, column) == Kind::Figure
    }

    /// A figure as lines, its last digit where those of the others stand.
    fn set(&self, slot: &Slot, column: usize, cell: &Cell) -> Vec<String> {
        let mut lines = self.figure(column, cell);
        let by_digits = self.by_digits(slot, column);
        if let Some(line) = lines.first_mut().filter(|_| by_digits) {
            let (digits, _) = split_figure(line);
            let aligned = slot.width.saturating_sub(slot.behind + text::width(digits));
            let before = aligned.min(slot.width.saturating_sub(text::width(line)));
            *line = text::padded(&format!("{}{line}", " ".repeat(before)), slot.width);
        }
        lines
    }

    /// A figure as lines that are never broken.
    fn figure(&self, column: usize, cell: &Cell) -> Vec<String> {
        let kind = kind(&self.table, column);
        if kind == Kind::Picture {
            return self.picture(column, cell);
        }
        let compact = compact(self.level);
        if wraps(kind) {
            return words(cell, compact.max(text::width(&cell.text)));
        }
        let words = cell.words();
        let Some(tail) = &cell.tail else {
            return vec![words];
        };
        let below = self.below.get(column).is_some_and(|below| *below);
        let fits = text::width(&words) <= compact;
        let beside = match self.level {
            Level::Roomy | Level::Close => true,
            Level::Stacked => !cell.apart || (fits && !below),
            Level::Tight => fits && !(cell.apart && below),
        };
        if beside {
            return vec![words];
        }
        let mut lines = vec![cell.text.clone()];
        if text::width(tail) > long(self.level) {
            let parts = tail.split_inclusive([RANGE, ' ']);
            lines.extend(parts.map(|part| part.trim_end().to_owned()));
        } else {
            lines.push(tail.clone());
        }
        lines
    }

    /// A bar with its figure, or a sparkline.
    fn picture(&self, column: usize, cell: &Cell) -> Vec<String> {
        let drawn = cell
            .picture
            .as_ref()
            .map(|picture| picture::draw(picture, self.ascii));
        let beside = self.beside.get(column).copied().unwrap_or(0);
        if beside == 0 {
            return vec![drawn.unwrap_or_default()];
        }
        if self.level >= Level::Stacked {
            let blanks = " ".repeat(BAR.saturating_sub(text::width(&cell.text)));
            let figure = format!("{blanks}{}", cell.text);
            return std::iter::once(figure).chain(drawn).collect();
        }
        let bar = text::padded(&drawn.unwrap_or_default(), BAR);
        let blanks = " ".repeat(beside.saturating_sub(text::width(&cell.text)));
        vec![format!("{bar} {blanks}{}", cell.text)]
    }
}

/// A figure up to its last digit, and what stands behind: signs and units. Without digits all of it stands before.
pub(super) fn split_figure(line: &str) -> (&str, &str) {
    let number = line
        .char_indices()
        .take_while(|(_, c)| c.is_ascii_digit() || "+-.,~".contains(*c))
        .last();
    let end = number.map_or(line.len(), |(at, c)| at + c.len_utf8());
    line.split_at_checked(end).unwrap_or((line, ""))
}

fn kind(table: &Table, column: usize) -> Kind {
    let column = table.columns.get(column);
    column.map_or(Kind::Figure, |column| column.kind)
}

/// Whether the cells of a kind are words, which wrap.
pub(super) fn wraps(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name | Kind::Text | Kind::Fixed)
}

/// Words as lines; what belongs to them begins a line of its own where not all fits in one.
pub(super) fn words(cell: &Cell, width: usize) -> Vec<String> {
    let words = cell.words();
    match &cell.tail {
        Some(tail) if text::width(&words) > width => {
            let mut lines = text::wrap(&cell.text, width);
            lines.extend(text::wrap(tail, width));
            lines
        }
        _ => text::wrap(&words, width),
    }
}

/// The widest of a cell's words and what belongs to them.
pub(super) fn part(cell: &Cell) -> usize {
    let tail = cell.tail.as_deref().map_or(0, text::width);
    text::width(&cell.text).max(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_split_behind_its_last_digit() {
        for (line, digits, rest) in [
            ("53.24%", "53.24", "%"),
            ("3119万人次", "3119", "万人次"),
            ("-1", "-1", ""),
            ("—", "—", ""),
            ("+1.18百分点", "+1.18", "百分点"),
            ("", "", ""),
        ] {
            assert_eq!(split_figure(line), (digits, rest));
        }
    }
}
