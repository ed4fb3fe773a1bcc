//! A column of the page: which columns of the table stand in it, and how much room it wants.

use super::document::{Cell, Kind, Level, Table};
use super::layout::{Layout, cells, widest};
use super::lines::wraps;
use super::shown::Shown;
use super::text;

/// Words up to this width are not broken, as far as there is room.
const SHORT_PART: usize = 14;
/// Names beyond this width may break even where there is room.
const LONG_NAME: usize = 40;
/// Headings up to this width are never broken.
const SHORT_HEAD: usize = 6;

/// A column of the page.
#[derive(Debug)]
pub(super) struct Slot {
    /// The columns of the table that stand in it, the upper one first.
    pub(super) members: Vec<usize>,
    /// What the upper one holds.
    pub(super) kind: Kind,
    /// Whether it is shown only where nothing else gets narrower for it.
    pub(super) optional: bool,
    /// Its width without the gutter.
    pub(super) width: usize,
    /// How much of the width stands behind the last digits: signs and units.
    pub(super) behind: usize,
    /// How wide it would be.
    pub(super) wants: Wants,
}

/// How wide a slot would be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wants {
    /// The least width.
    pub(super) least: usize,
    /// The width of its words with what belongs to them below.
    pub(super) broken: usize,
    /// The width of all in one line.
    pub(super) whole: usize,
}

/// The slots of a table; what is optional, as far as there is anything to draw.
pub(super) fn slots(level: Level, table: &Table, ascii: bool) -> Vec<Slot> {
    let columns = table.columns.iter().enumerate();
    let drawn = |at: usize| !ascii && cells(table, at).any(|cell| cell.picture.is_some());
    let columns = columns.filter(|(at, column)| !column.optional || drawn(*at));
    let (mut slots, mut stacked): (Vec<Slot>, Vec<(Level, usize, usize)>) = Default::default();
    for (at, column) in columns {
        match column.under.filter(|(_, from)| level >= *from) {
            Some((upper, from)) => stacked.push((from, upper, at)),
            None => slots.push(Slot {
                members: vec![at],
                kind: column.kind,
                optional: column.optional,
                width: 0,
                behind: 0,
                wants: Wants::default(),
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

impl Slot {
    /// The cell whose colour the slot takes.
    pub(super) fn first<'a>(&self, row: &'a [Cell]) -> Option<&'a Cell> {
        row.get(*self.members.first()?)
    }

    /// Whether it is set to the right.
    pub(super) fn right(&self) -> bool {
        self.kind == Kind::Figure
    }
}

impl Layout<'_> {
    /// Finds how wide a slot would be.
    pub(super) fn measure(&self, slot: &mut Slot) {
        let heads = slot
            .members
            .iter()
            .filter_map(|at| self.table.columns.get(*at));
        let head = widest(heads.map(|column| self.least_head(&column.head)));
        slot.wants = if wraps(slot.kind) {
            self.words_want(slot, head)
        } else {
            let natural = self.natural(slot).max(head);
            Wants {
                least: natural,
                broken: natural,
                whole: natural,
            }
        };
    }

    /// The width of the figures of a slot; how much of it signs and units need behind the digits, few long ones left aside.
    fn natural(&self, slot: &mut Slot) -> usize {
        let (mut all, mut before, mut behind) = (0, 0, Vec::new());
        let rows = self.table.groups.iter().flat_map(|group| &group.rows);
        for figure in rows.flat_map(|row| self.figures(slot, &row.cells)) {
            all = all.max(figure.width(self.ascii));
            if let Some((digits, rest)) = figure.split() {
                before = before.max(digits);
                behind.push(rest);
            }
        }
        slot.behind = nine_of_ten(behind);
        all.max(before + slot.behind)
    }

    /// How wide a slot of words would be.
    fn words_want(&self, slot: &Slot, head: usize) -> Wants {
        let columns = || slot.members.iter().copied();
        let shown = || columns().flat_map(|column| self.shown(column));
        let is_fixed = |column: &usize| {
            let column = self.table.columns.get(*column);
            column.is_some_and(|column| column.kind == Kind::Fixed)
        };
        let fixed = columns().filter(is_fixed);
        let fixed =
            widest(fixed.flat_map(|column| self.shown(column).map(|cell| cell.text.width())));
        let (mut part, mut whole) = (0, head);
        for cell in shown() {
            part = part.max(cell.widest_part());
            whole = whole.max(cell.width());
        }
        let broken = part.max(head).min(whole);
        let least = if slot.kind == Kind::Name {
            self.least_name(shown())
        } else {
            let roomy = if self.level == Level::Roomy { 14 } else { 8 };
            part.min(SHORT_PART).max(roomy)
        };
        let least = least.max(head).min(broken).max(fixed);
        let wider = shown().filter(|cell| cell.width() > least);
        let number = widest(wider.map(|cell| text::widest_number(&cell.words())));
        let least = least.max(number);
        Wants {
            least,
            broken: broken.max(least),
            whole: whole.max(least),
        }
    }

    /// What is shown of the cells of a column.
    fn shown(&self, column: usize) -> impl Iterator<Item = Shown<'_>> {
        cells(self.table, column).map(|cell| Shown::of(cell, self.level))
    }

    /// The least width of a column of names: most of them stand in one line as long as every column stands alone.
    fn least_name<'a>(&self, names: impl Iterator<Item = Shown<'a>>) -> usize {
        match self.level {
            Level::Roomy | Level::Close => {
                nine_of_ten(names.map(Shown::width).collect()).min(LONG_NAME)
            }
            Level::Stacked => 18,
            Level::Tight => 16,
        }
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
}

/// The width that nine of ten do not exceed: few long ones are left aside.
fn nine_of_ten(mut widths: Vec<usize>) -> usize {
    widths.sort_unstable();
    let most = (widths.len() * 9).div_ceil(10).saturating_sub(1);
    widths.get(most).copied().unwrap_or(0)
}
