//! How the cells of a row become lines of the width of their column: words wrap, figures never break, digits stand under digits.

use std::borrow::Cow;

use super::document::{Cell, Kind, Level, NONE, Room};
use super::layout::Layout;
use super::picture::{self, BAR};
use super::slot::Slot;
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

/// A figure as lines before it is aligned.
#[derive(Debug)]
pub(super) struct Figure {
    /// Whether it stands by its last digit: periods under a figure are set to its right end.
    pub(super) by_digits: bool,
    pub(super) lines: Vec<String>,
}

/// The cells of a row in a slot as lines.
pub(super) struct Set {
    pub(super) lines: Vec<String>,
    /// How many of them are of the upper cell.
    pub(super) upper: usize,
}

/// What is shown of a cell at a level.
impl Level {
    /// The figure or the words.
    pub(super) fn text(self, cell: &Cell) -> &str {
        let short = cell.short.as_ref().filter(|_| self > Self::Roomy);
        short.unwrap_or(&cell.text)
    }

    /// What belongs to it.
    pub(super) fn tail(self, cell: &Cell) -> Option<&str> {
        let shown = self == Self::Roomy || cell.room == Room::Any;
        cell.tail.as_deref().filter(|_| shown)
    }

    /// All of it in one line.
    pub(super) fn words(self, cell: &Cell) -> Cow<'_, str> {
        let blank = if cell.apart { " " } else { "" };
        let text = self.text(cell);
        match self.tail(cell) {
            Some(tail) => format!("{text}{blank}{tail}").into(),
            None => text.into(),
        }
    }

    /// The width of the wider of the two parts.
    pub(super) fn widest_part(self, cell: &Cell) -> usize {
        let tail = self.tail(cell).map_or(0, text::width);
        text::width(self.text(cell)).max(tail)
    }
}

impl Layout<'_> {
    /// The cells of a row in a slot as lines; `at`: which row of the table it is.
    pub(super) fn set(&self, slot: &Slot, at: usize, row: &[Cell]) -> Set {
        let cells: Vec<Vec<String>> = if wraps(slot.kind) {
            self.words(slot, row)
        } else {
            let figures = slot.figures.get(at).into_iter().flatten();
            figures.map(|figure| slot.aligned(figure)).collect()
        };
        Set {
            upper: cells.first().map_or(0, Vec::len),
            lines: cells.into_iter().flatten().collect(),
        }
    }

    /// The cells of a row that stand in a slot: the upper one, and those below that hold anything.
    fn members<'r>(
        &self,
        slot: &'r Slot,
        row: &'r [Cell],
    ) -> impl Iterator<Item = (usize, &'r Cell)> {
        let level = self.level;
        let cells = slot.members.iter().enumerate();
        cells.filter_map(move |(at, column)| {
            let cell = row.get(*column)?;
            (at == 0 || level.text(cell) != NONE).then_some((*column, cell))
        })
    }

    /// The words of a row in a slot, each as lines; those of names are of about one length.
    fn words(&self, slot: &Slot, row: &[Cell]) -> Vec<Vec<String>> {
        let cells = self.members(slot, row);
        let lines = cells.map(|(column, cell)| {
            if self.kind(column) == Kind::Name && self.level.tail(cell).is_none() {
                text::balanced(self.level.text(cell), slot.width)
            } else {
                words(self.level, cell, slot.width)
            }
        });
        lines.collect()
    }

    /// The figures of a row in a slot.
    pub(super) fn figures(&self, slot: &Slot, row: &[Cell]) -> Vec<Figure> {
        let cells = self.members(slot, row);
        let figure = |(column, cell)| Figure {
            by_digits: slot.right() && self.kind(column) == Kind::Figure,
            lines: self.figure(column, cell),
        };
        cells.map(figure).collect()
    }

    /// A figure as lines that are never broken.
    fn figure(&self, column: usize, cell: &Cell) -> Vec<String> {
        let kind = self.kind(column);
        if kind == Kind::Picture {
            return self.picture(column, cell);
        }
        let (level, compact) = (self.level, compact(self.level));
        if wraps(kind) {
            return words(level, cell, compact.max(text::width(level.text(cell))));
        }
        let words = level.words(cell).into_owned();
        let Some(tail) = level.tail(cell) else {
            return vec![words];
        };
        let below = self.below.get(column).is_some_and(|below| *below);
        let fits = text::width(&words) <= compact;
        let beside = match level {
            Level::Roomy | Level::Close => true,
            Level::Stacked => !cell.apart || (fits && !below),
            Level::Tight => fits && !(cell.apart && below),
        };
        if beside {
            return vec![words];
        }
        let mut lines = vec![level.text(cell).to_owned()];
        if text::width(tail) > long(level) {
            // In brackets the sign of a range means about.
            let is_end = |c| c == ' ' || (c == RANGE && !tail.starts_with('('));
            let parts = tail.split_inclusive(is_end);
            lines.extend(parts.map(|part| part.trim_end().to_owned()));
        } else {
            lines.push(tail.to_owned());
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
        let text = self.level.text(cell);
        if self.level >= Level::Stacked {
            let blanks = " ".repeat(BAR.saturating_sub(text::width(text)));
            return std::iter::once(blanks + text).chain(drawn).collect();
        }
        let bar = text::padded(&drawn.unwrap_or_default(), BAR);
        let blanks = " ".repeat(beside.saturating_sub(text::width(text)));
        vec![format!("{bar} {blanks}{text}")]
    }

    fn kind(&self, column: usize) -> Kind {
        let column = self.table.columns.get(column);
        column.map_or(Kind::Figure, |column| column.kind)
    }
}

impl Slot {
    /// The lines of a figure, its last digit where those of the others stand.
    fn aligned(&self, figure: &Figure) -> Vec<String> {
        let mut lines = figure.lines.clone();
        if let Some(line) = lines.first_mut().filter(|_| figure.by_digits) {
            let (digits, _) = split_figure(line);
            let aligned = self.width.saturating_sub(self.behind + text::width(digits));
            let before = aligned.min(self.width.saturating_sub(text::width(line)));
            *line = text::padded(&format!("{}{line}", " ".repeat(before)), self.width);
        }
        lines
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

/// Whether the cells of a kind are words, which wrap.
pub(super) fn wraps(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name | Kind::Text | Kind::Fixed)
}

/// Words as lines; what belongs to them begins a line of its own where not all fits in one.
pub(super) fn words(level: Level, cell: &Cell, width: usize) -> Vec<String> {
    let words = level.words(cell);
    match level.tail(cell) {
        Some(tail) if text::width(&words) > width => {
            let mut lines = text::wrap(level.text(cell), width);
            lines.extend(text::wrap(tail, width));
            lines
        }
        _ => text::wrap(&words, width),
    }
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
