//! How a table fits a page: which columns stand alone, which stand under another, and how wide each is. How the cells of a
//! column become lines of its width stands in `lines`.

use super::document::{Cell, Column, Kind, Level, Room, Table};
use super::lines::{self, part, split_figure, wraps};
use super::text;

/// Blanks between columns.
pub(super) const GUTTER: usize = 2;
/// Below this a table is no pleasure: cards.
const NARROWEST: usize = 64;
/// Words up to this width are not broken, as far as there is room.
const SHORT_PART: usize = 14;
/// Names beyond this width may break even where there is room.
const LONG_NAME: usize = 40;
/// Headings up to this width are never broken.
const SHORT_HEAD: usize = 6;

/// A column of the page.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The columns of the table that stand in it, the upper one first.
    pub(super) members: Vec<usize>,
    /// Its width without the gutter.
    pub(super) width: usize,
    /// Whether it is set to the right.
    pub(super) right: bool,
    /// How much of the width stands behind the last digits: signs and units.
    pub(super) behind: usize,
}

/// A layout that fits, with the table in the words that it has room for.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) table: Table,
    pub(super) slots: Vec<Slot>,
    pub(super) level: Level,
    /// The widest figure beside a bar, by column of the table.
    pub(super) beside: Vec<usize>,
    /// Whether remarks stand below their figures, by column of the table: all of them or none.
    pub(super) below: Vec<bool>,
    pub(super) ascii: bool,
}

impl Layout {
    /// The roomiest layout in which the table fits the width; none where only cards do.
    pub(super) fn choose(table: &Table, width: usize, ascii: bool) -> Option<Self> {
        if width < NARROWEST {
            return None;
        }
        let levels = [Level::Roomy, Level::Close, Level::Stacked, Level::Tight];
        levels.into_iter().find_map(|level| {
            let plain = Self::at(level, table, width, ascii, false)?;
            if ascii || !table.columns.iter().any(|column| column.optional) {
                return Some(plain);
            }
            // What is optional has room where nothing else gets narrower for it.
            let full = Self::at(level, table, width, ascii, true);
            Some(
                full.filter(|full| full.is_as_wide_as(&plain))
                    .unwrap_or(plain),
            )
        })
    }

    /// The width of its lines.
    pub(super) fn width(&self) -> usize {
        let widths: usize = self.slots.iter().map(|slot| slot.width).sum();
        widths + GUTTER * self.slots.len().saturating_sub(1)
    }

    /// Whether every column of another layout is at least as wide here.
    fn is_as_wide_as(&self, other: &Self) -> bool {
        other.slots.iter().all(|slot| {
            let same = self.slots.iter().find(|own| own.members == slot.members);
            same.is_some_and(|own| own.width >= slot.width)
        })
    }

    fn at(level: Level, table: &Table, width: usize, ascii: bool, full: bool) -> Option<Self> {
        let table = fitted(table, level);
        let columns = 0..table.columns.len();
        let beside = columns
            .clone()
            .map(|column| widest(cells(&table, column).map(|cell| text::width(&cell.text))))
            .collect();
        let remarks =
            |column| cells(&table, column).filter(|cell| cell.apart && cell.tail.is_some());
        let long = |cell: &Cell| text::width(&cell.words()) > lines::compact(level);
        let below = columns
            .map(|column| level >= Level::Stacked && remarks(column).any(long))
            .collect();
        let mut layout = Self {
            slots: slots(level, &table, full),
            table,
            level,
            beside,
            below,
            ascii,
        };
        layout.align();
        let wants: Vec<[usize; 3]> = layout.slots.iter().map(|slot| layout.wants(slot)).collect();
        for (slot, [least, ..]) in layout.slots.iter_mut().zip(&wants) {
            slot.width = *least;
        }
        let mut left = width.checked_sub(layout.width())?;
        // First so that no words need a second line, then so that what belongs to them stands beside them.
        let broken: Vec<usize> = wants.iter().map(|[_, broken, _]| *broken).collect();
        let whole: Vec<usize> = wants.iter().map(|[.., whole]| *whole).collect();
        layout.grow(&broken, &mut left);
        layout.grow(&whole, &mut left);
        Some(layout)
    }

    /// Finds how much room signs and units need behind the digits of each slot, few long ones left aside.
    fn align(&mut self) {
        let behind = |slot: &Slot| {
            let lines = self.main_lines(slot);
            let behind = lines.iter().map(|line| text::width(split_figure(line).1));
            nine_of_ten(behind)
        };
        let behind: Vec<usize> = self.slots.iter().map(behind).collect();
        for (slot, behind) in self.slots.iter_mut().zip(behind) {
            slot.behind = if slot.right { behind } else { 0 };
        }
    }

    /// The lines with the figures of a slot.
    fn main_lines(&self, slot: &Slot) -> Vec<String> {
        let rows = self.table.groups.iter().flat_map(|group| &group.rows);
        rows.flat_map(|row| self.figures(slot, &row.cells))
            .filter(|(by_digits, _)| *by_digits)
            .filter_map(|(_, lines)| lines.into_iter().next())
            .collect()
    }

    /// Gives columns what is left of the page, up to a width each: the one with the longest cells for its width gains most.
    fn grow(&mut self, up_to: &[usize], left: &mut usize) {
        while *left > 0 {
            let hungry = self.slots.iter_mut().zip(up_to);
            let hungry = hungry.filter(|(slot, up_to)| slot.width < **up_to);
            let Some((slot, _)) =
                hungry.max_by_key(|(slot, up_to)| **up_to * 100 / slot.width.max(1))
            else {
                return;
            };
            slot.width += 1;
            *left -= 1;
        }
    }

    /// The least width of a slot, that of its words with what belongs to them below, and that with all in one line.
    fn wants(&self, slot: &Slot) -> [usize; 3] {
        let table = &self.table;
        let heads = slot.members.iter().filter_map(|at| table.columns.get(*at));
        let head = widest(heads.map(|column| self.least_head(&column.head)));
        let kind = slot.kind(table);
        if !wraps(kind) {
            return [self.natural(slot).max(head); 3];
        }
        let over = |measure: fn(&Cell) -> usize| {
            let members = slot.members.iter();
            widest(members.map(|column| widest(cells(table, *column).map(measure))))
        };
        let fixed = slot.members.iter().filter(|at| {
            let column = table.columns.get(**at);
            column.is_some_and(|column| column.kind == Kind::Fixed)
        });
        let fixed = widest(
            fixed.map(|column| widest(cells(table, *column).map(|cell| text::width(&cell.text)))),
        );
        let whole = over(|cell| text::width(&cell.words())).max(head);
        let broken = over(part).max(head).min(whole);
        let short = over(|cell| part(cell).min(SHORT_PART));
        let least = if kind == Kind::Name {
            self.least_name(slot)
        } else {
            short.max(if self.level == Level::Roomy { 14 } else { 8 })
        };
        let number = over(|cell| text::widest_number(&cell.words()));
        let least = least.max(head).min(broken).max(fixed).max(number);
        [least, broken.max(least), whole.max(least)]
    }

    /// The least width of a column of names: most of them stand in one line as long as every column stands alone.
    fn least_name(&self, slot: &Slot) -> usize {
        let members = || slot.members.iter().copied();
        if self.level <= Level::Close {
            let names = members().flat_map(|column| cells(&self.table, column));
            return nine_of_ten(names.map(|cell| text::width(&cell.words()))).min(LONG_NAME);
        }
        let piece = |cell: &Cell| text::widest_piece(&cell.words()).min(SHORT_PART);
        let piece = widest(members().map(|column| widest(cells(&self.table, column).map(piece))));
        piece.max(if self.level == Level::Stacked { 18 } else { 16 })
    }

    /// The width of a slot of figures.
    fn natural(&self, slot: &Slot) -> usize {
        let rows = self.table.groups.iter().flat_map(|group| &group.rows);
        let lines = rows.flat_map(|row| self.figures(slot, &row.cells));
        let (mut digits, mut all) = (0, 0);
        for (by_digits, lines) in lines {
            for (at, line) in lines.iter().enumerate() {
                all = all.max(text::width(line));
                if at == 0 && by_digits {
                    digits = digits.max(text::width(split_figure(line).0));
                }
            }
        }
        all.max(digits + slot.behind)
    }

    /// The least width of a heading: its widest word; longer Chinese ones may break in the middle where there is little room.
    fn least_head(&self, head: &str) -> usize {
        let whole = widest(head.split(' ').map(text::width));
        if self.level < Level::Tight || whole <= SHORT_HEAD {
            whole
        } else {
            text::widest_piece(head).max(whole.div_ceil(4) * 2)
        }
    }

    /// The heading of a slot as lines.
    pub(super) fn head(slot: &Slot, table: &Table) -> Vec<String> {
        let heads = slot.members.iter().filter_map(|at| table.columns.get(*at));
        heads
            .flat_map(|column| text::balanced(&column.head, slot.width))
            .collect()
    }
}

impl Slot {
    pub(super) fn kind(&self, table: &Table) -> Kind {
        let first = self.members.first().and_then(|at| table.columns.get(*at));
        first.map_or(Kind::Text, |column| column.kind)
    }

    /// The cell whose colour the slot takes.
    pub(super) fn first<'a>(&self, row: &'a [Cell]) -> Option<&'a Cell> {
        row.get(*self.members.first()?)
    }
}

/// The table in the words that a level has room for.
fn fitted(table: &Table, level: Level) -> Table {
    let mut table = table.clone();
    if level == Level::Roomy {
        return table;
    }
    let rows = table.groups.iter_mut().flat_map(|group| &mut group.rows);
    for cell in rows.flat_map(|row| &mut row.cells) {
        if let Some(short) = cell.short.take() {
            cell.text = short;
        }
        cell.tail = cell.tail.take().filter(|_| cell.room == Room::Any);
    }
    table
}

/// The slots of a table; `full`: with what is optional, as far as there is anything to draw.
fn slots(level: Level, table: &Table, full: bool) -> Vec<Slot> {
    let columns = table.columns.iter().enumerate();
    let drawn = |at: usize| cells(table, at).any(|cell| cell.picture.is_some());
    let columns = columns.filter(|(at, column)| !column.optional || full && drawn(*at));
    let (mut slots, mut stacked): (Vec<Slot>, Vec<(Level, usize, usize)>) = Default::default();
    for (at, column) in columns {
        match column.under.filter(|(_, from)| level >= *from) {
            Some((upper, from)) => stacked.push((from, upper, at)),
            None => slots.push(Slot {
                members: vec![at],
                width: 0,
                right: column.kind == Kind::Figure,
                behind: 0,
            }),
        }
    }
    // What is always stacked stands above what is so at last.
    stacked.sort_by_key(|(from, ..)| *from);
    for (_, upper, at) in stacked {
        if let Some(slot) = slots.iter_mut().find(|s| s.members.first() == Some(&upper)) {
            slot.members.push(at);
        }
    }
    slots
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = &Cell> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    rows.filter_map(move |row| row.cells.get(column))
}

fn widest(widths: impl Iterator<Item = usize>) -> usize {
    widths.max().unwrap_or(0)
}

/// The width that nine of ten do not exceed: few long ones are left aside.
fn nine_of_ten(widths: impl Iterator<Item = usize>) -> usize {
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable();
    let most = (widths.len() * 9).div_ceil(10).saturating_sub(1);
    widths.get(most).copied().unwrap_or(0)
}

/// Columns that a page without stacking has.
pub(super) fn columns(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.optional)
}
