//! How the cells of a row become lines of the width of their column: words wrap, figures never break, digits stand under digits.

use std::borrow::Cow;

use super::Picture;
use super::document::{Cell, Kind, Level, NONE};
use super::layout::Layout;
use super::picture::{self, BAR};
use super::shown::Shown;
use super::slot::Slot;
use super::text::{Text, push_blanks, width};

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

/// A figure whose lines are measured, but not written yet.
#[derive(Debug)]
pub(super) enum Figure<'a> {
    /// A number, or other words that are never broken.
    Words {
        /// Whether it stands by its last digit: periods under a figure are set to its right end.
        by_digits: bool,
        upper: Shown<'a>,
        below: Vec<&'a str>,
    },
    /// A picture alone.
    Picture(Option<&'a Picture>),
    /// A bar with its figure, set to the right of so many columns.
    Beside(Option<&'a Picture>, &'a Text, usize),
    /// A figure above its bar.
    Above(&'a Text, Option<&'a Picture>),
}

/// Lines under each other: the text of a column of the page.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    count: usize,
}

impl Lines {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// A new line, to be written to.
    fn line(&mut self) -> &mut String {
        if self.count > 0 {
            self.text.push('\n');
        }
        self.count += 1;
        &mut self.text
    }

    /// Adds blank lines up to so many.
    pub(super) fn fill(&mut self, count: usize) {
        while self.count < count {
            self.line();
        }
    }

    /// The text, with line ends between the lines.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

impl Layout<'_> {
    /// Writes the cells of a row in a slot; gives how many lines the upper one takes.
    pub(super) fn write(&self, slot: &Slot, row: &[Cell], lines: &mut Lines) -> usize {
        let start = lines.count;
        let mut upper = None;
        for (column, cell) in self.members(slot, row) {
            if wraps(slot.kind) {
                for words in self.words(column, cell, slot.width) {
                    lines.line().push_str(&words);
                }
            } else {
                let figure = self.figure(slot, column, cell);
                figure.write(slot, self.ascii, lines);
            }
            upper.get_or_insert(lines.count - start);
        }
        upper.unwrap_or(0)
    }

    /// The cells of a row that stand in a slot, with their columns: the upper one, and those below that hold anything.
    fn members<'r>(
        &self,
        slot: &'r Slot,
        row: &'r [Cell],
    ) -> impl Iterator<Item = (usize, &'r Cell)> {
        let level = self.level;
        let cells = slot.members.iter().enumerate();
        cells.filter_map(move |(at, column)| {
            let cell = row.get(*column)?;
            let holds = at == 0 || **Shown::of(cell, level).text != *NONE;
            holds.then_some((*column, cell))
        })
    }

    /// The words of a cell as lines; those of names are of about one length.
    fn words<'r>(&self, column: usize, cell: &'r Cell, width: usize) -> Vec<Cow<'r, str>> {
        let shown = Shown::of(cell, self.level);
        if self.kind(column) == Kind::Name && shown.tail.is_none() {
            let lines = shown.text.balanced(width).into_iter();
            lines.map(Cow::Borrowed).collect()
        } else {
            shown.lines(width)
        }
    }

    /// The figures of a row in a slot.
    pub(super) fn figures<'r>(
        &self,
        slot: &'r Slot,
        row: &'r [Cell],
    ) -> impl Iterator<Item = Figure<'r>> {
        let cells = self.members(slot, row);
        cells.map(|(column, cell)| self.figure(slot, column, cell))
    }

    fn figure<'r>(&self, slot: &Slot, column: usize, cell: &'r Cell) -> Figure<'r> {
        let kind = self.kind(column);
        if kind == Kind::Picture {
            return self.picture(column, cell);
        }
        let shown = Shown::of(cell, self.level);
        let below = self.below(column, kind, shown, cell.apart);
        Figure::Words {
            by_digits: slot.right() && kind == Kind::Figure,
            upper: if below.is_empty() {
                shown
            } else {
                shown.alone()
            },
            below,
        }
    }

    /// What belongs to a figure as the lines below it; none where it stands beside.
    fn below<'r>(&self, column: usize, kind: Kind, shown: Shown<'r>, apart: bool) -> Vec<&'r str> {
        let Some(tail) = shown.tail else {
            return Vec::new();
        };
        let (level, compact) = (self.level, compact(self.level));
        let fits = shown.width() <= compact;
        if wraps(kind) {
            let width = compact.max(shown.text.width());
            return if shown.width() <= width {
                Vec::new()
            } else {
                tail.wrap(width)
            };
        }
        let below = self.below.get(column).is_some_and(|below| *below);
        let beside = match level {
            Level::Roomy | Level::Close => true,
            Level::Stacked => !apart || (fits && !below),
            Level::Tight => fits && !(apart && below),
        };
        if beside {
            return Vec::new();
        }
        if tail.width() <= long(level) {
            return vec![tail];
        }
        // In brackets the sign of a range means about.
        let is_end = |c| c == ' ' || (c == RANGE && !tail.starts_with('('));
        tail.split_inclusive(is_end).map(str::trim_end).collect()
    }

    /// A bar with its figure, or a sparkline.
    fn picture<'r>(&self, column: usize, cell: &'r Cell) -> Figure<'r> {
        let picture = cell.picture.as_deref();
        let beside = self.beside.get(column).copied().unwrap_or(0);
        let text = Shown::of(cell, self.level).text;
        if beside == 0 {
            Figure::Picture(picture)
        } else if self.level >= Level::Stacked {
            Figure::Above(text, picture)
        } else {
            Figure::Beside(picture, text, beside)
        }
    }

    fn kind(&self, column: usize) -> Kind {
        let column = self.table.columns.get(column);
        column.map_or(Kind::Figure, |column| column.kind)
    }
}

impl Figure<'_> {
    /// The width of its widest line.
    pub(super) fn width(&self, ascii: bool) -> usize {
        let drawn =
            |picture: Option<&Picture>| picture.map_or(0, |picture| picture::width(picture, ascii));
        match self {
            Self::Words { upper, below, .. } => {
                let below = below.iter().map(|line| width(line));
                below.fold(upper.width(), usize::max)
            }
            Self::Picture(picture) => drawn(*picture),
            Self::Beside(picture, text, room) => {
                drawn(*picture).max(BAR) + 1 + text.width().max(*room)
            }
            Self::Above(text, picture) => text.width().max(BAR).max(drawn(*picture)),
        }
    }

    /// Its width up to the last digit, and behind it: signs and units. None of what does not stand by its digits.
    pub(super) fn split(&self) -> Option<(usize, usize)> {
        let Self::Words {
            by_digits: true,
            upper,
            ..
        } = self
        else {
            return None;
        };
        Some(upper.split())
    }

    /// Writes its lines, its last digit where those of the others stand.
    fn write(&self, slot: &Slot, ascii: bool, lines: &mut Lines) {
        let drawn =
            |picture: Option<&Picture>| picture.map(|picture| picture::draw(picture, ascii));
        match self {
            Self::Words { upper, below, .. } => {
                let line = lines.line();
                let words = upper.width();
                let before = self.split().map(|(digits, _)| {
                    let aligned = slot.width.saturating_sub(slot.behind + digits);
                    aligned.min(slot.width.saturating_sub(words))
                });
                push_blanks(line, before.unwrap_or(0));
                line.extend(upper.parts());
                if let Some(before) = before {
                    push_blanks(line, slot.width.saturating_sub(before + words));
                }
                for part in below {
                    lines.line().push_str(part);
                }
            }
            Self::Picture(picture) => lines.line().push_str(&drawn(*picture).unwrap_or_default()),
            Self::Beside(picture, text, room) => {
                let drawn = drawn(*picture).unwrap_or_default();
                let line = lines.line();
                line.push_str(&drawn);
                let room = BAR.saturating_sub(width(&drawn)) + 1 + room;
                push_blanks(line, room.saturating_sub(text.width()));
                line.push_str(text);
            }
            Self::Above(text, picture) => {
                let line = lines.line();
                push_blanks(line, BAR.saturating_sub(text.width()));
                line.push_str(text);
                if let Some(drawn) = drawn(*picture) {
                    lines.line().push_str(&drawn);
                }
            }
        }
    }
}

/// Whether the cells of a kind are words, which wrap.
pub(super) fn wraps(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name | Kind::Text | Kind::Fixed)
}
