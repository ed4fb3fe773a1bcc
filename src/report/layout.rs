//! How a table fits a page: which columns stand alone, which stand under another, and how wide each is. What a column needs
//! stands in `slot`, how its cells become lines in `lines`.

use super::document::{Cell, Column, Kind, Level, Table};
use super::lines;
use super::shown::Shown;
use super::slot::{self, Slot, Wants};

/// Blanks between columns.
pub(super) const GUTTER: usize = 2;
/// Below this a table is no pleasure: cards.
const NARROWEST: usize = 64;

/// The widths of slots; none for one that is not shown.
type Widths = Vec<Option<usize>>;

/// A layout that fits.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    pub(super) table: &'a Table,
    pub(super) slots: Vec<Slot>,
    pub(super) level: Level,
    /// The widest figure beside a bar, by column of the table.
    pub(super) beside: Vec<usize>,
    /// Whether remarks stand below their figures, by column of the table: all of them or none.
    pub(super) below: Vec<bool>,
    pub(super) ascii: bool,
}

impl<'a> Layout<'a> {
    /// The roomiest layout in which the table fits the width; none where only cards do.
    pub(super) fn choose(table: &'a Table, width: usize, ascii: bool) -> Option<Self> {
        if width < NARROWEST {
            return None;
        }
        let levels = [Level::Roomy, Level::Close, Level::Stacked, Level::Tight];
        let fits = |level| Self::measured(level, table, width, ascii)?.fitted(width);
        levels.into_iter().find_map(fits)
    }

    /// The width of its lines.
    pub(super) fn width(&self) -> usize {
        page_width(self.slots.iter().map(|slot| slot.width))
    }

    /// All slots of the table at a level, with what they want; none as soon as the page is too narrow for the least of it.
    fn measured(level: Level, table: &'a Table, width: usize, ascii: bool) -> Option<Self> {
        let columns = || 0..table.columns.len();
        let mut layout = Self {
            table,
            slots: Vec::new(),
            level,
            beside: columns().map(|at| beside(table, at, level)).collect(),
            below: columns().map(|at| below(table, at, level)).collect(),
            ascii,
        };
        let mut slots = slot::slots(level, table, ascii);
        let mut left = width + GUTTER;
        for slot in &mut slots {
            layout.measure(slot);
            if !slot.optional {
                left = left.checked_sub(slot.wants.least + GUTTER)?;
            }
        }
        layout.slots = slots;
        Some(layout)
    }

    /// The same with a width for every slot, without what is optional where it has no room; none where the page is too narrow.
    fn fitted(mut self, width: usize) -> Option<Self> {
        let plain = self.widths(width, |slot| !slot.optional)?;
        // What is optional has room where nothing else gets narrower for it.
        let as_wide = |full: &Widths| plain.iter().zip(full).all(|(plain, full)| plain <= full);
        let full = self.widths(width, |_| true).filter(as_wide);
        let widths = full.unwrap_or(plain);
        let shown = self.slots.into_iter().zip(widths);
        self.slots = shown
            .filter_map(|(slot, width)| {
                Some(Slot {
                    width: width?,
                    ..slot
                })
            })
            .collect();
        Some(self)
    }

    /// The widths of the slots that are shown, if they fit the page.
    fn widths(&self, width: usize, shown: impl Fn(&Slot) -> bool) -> Option<Widths> {
        let least = |slot: &Slot| shown(slot).then_some(slot.wants.least);
        let mut widths: Widths = self.slots.iter().map(least).collect();
        let mut left = width.checked_sub(page_width(widths.iter().flatten().copied()))?;
        // First so that no words need a second line, then so that what belongs to them stands beside them.
        self.grow(&mut widths, |wants| wants.broken, &mut left);
        self.grow(&mut widths, |wants| wants.whole, &mut left);
        Some(widths)
    }

    /// Gives slots what is left of the page, up to a width each: the one with the longest cells for its width gains most.
    fn grow(&self, widths: &mut Widths, up_to: fn(&Wants) -> usize, left: &mut usize) {
        while *left > 0 {
            let up_to = self.slots.iter().map(|slot| up_to(&slot.wants));
            let slots = widths.iter_mut().zip(up_to);
            let shown = slots.filter_map(|(width, up_to)| Some((width.as_mut()?, up_to)));
            let hungry = shown.filter(|(width, up_to)| **width < *up_to);
            let Some((width, _)) =
                hungry.max_by_key(|(width, up_to)| *up_to * 100 / (**width).max(1))
            else {
                return;
            };
            *width += 1;
            *left -= 1;
        }
    }

    /// The heading of a slot as lines.
    pub(super) fn head(&self, slot: &Slot) -> Vec<&str> {
        let heads = slot
            .members
            .iter()
            .filter_map(|at| self.table.columns.get(*at));
        heads
            .flat_map(|column| column.head.balanced(slot.width))
            .collect()
    }
}

/// The widest figure beside the bars of a column.
fn beside(table: &Table, at: usize, level: Level) -> usize {
    let is_picture = |column: &Column| column.kind == Kind::Picture;
    if !table.columns.get(at).is_some_and(is_picture) {
        return 0;
    }
    widest(cells(table, at).map(|cell| Shown::of(cell, level).text.width()))
}

/// Whether a column has a remark that is too long to stand beside its figure, so that all of them stand below.
fn below(table: &Table, at: usize, level: Level) -> bool {
    let is_long = |cell: &Cell| {
        let shown = Shown::of(cell, level);
        cell.apart && shown.tail.is_some() && shown.width() > lines::compact(level)
    };
    level >= Level::Stacked && cells(table, at).any(is_long)
}

/// The width of a page with columns of these widths.
fn page_width(widths: impl Iterator<Item = usize>) -> usize {
    let widths = widths.map(|width| width + GUTTER);
    widths.sum::<usize>().saturating_sub(GUTTER)
}

pub(super) fn cells(table: &Table, column: usize) -> impl Iterator<Item = &Cell> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    rows.filter_map(move |row| row.cells.get(column))
}

pub(super) fn widest(widths: impl Iterator<Item = usize>) -> usize {
    widths.max().unwrap_or(0)
}

/// Columns that a page without stacking has.
pub(super) fn columns(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.optional)
}
