//! A column of the page: which columns of the table stand in it, and how much room it wants.

use super::document::{Cell, Kind, Level, Table};
use super::layout::{Layout, cells, widest};
use super::lines::{Figure, split_figure, wraps};
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
    /// Its figures, by row of the table; none where its cells are words, which wrap.
    pub(super) figures: Vec<Vec<Figure>>,
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
                figures: Vec::new(),
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

    /// How much room signs and units need behind the digits, few long ones left aside.
    fn room_behind(&self) -> usize {
        let figures = self.figures.iter().flatten();
        let figures = figures.filter(|figure| figure.by_digits);
        let lines = figures.filter_map(|figure| figure.lines.first());
        nine_of_ten(lines.map(|line| text::width(split_figure(line).1)))
    }

    /// The width of figures.
    fn natural(&self) -> usize {
        let (mut digits, mut all) = (0, 0);
        for figure in self.figures.iter().flatten() {
            all = all.max(widest(figure.lines.iter().map(|line| text::width(line))));
            if let Some(line) = figure.lines.first().filter(|_| figure.by_digits) {
                digits = digits.max(text::width(split_figure(line).0));
            }
        }
        all.max(digits + self.behind)
    }
}

impl Layout<'_> {
    /// Finds the figures of a slot and how wide it would be.
    pub(super) fn measure(&self, slot: &mut Slot) {
        let heads = slot
            .members
            .iter()
            .filter_map(|at| self.table.columns.get(*at));
        let head = widest(heads.map(|column| self.least_head(&column.head)));
        slot.wants = if wraps(slot.kind) {
            self.words_want(slot, head)
        } else {
            let rows = self.table.groups.iter().flat_map(|group| &group.rows);
            slot.figures = rows.map(|row| self.figures(slot, &row.cells)).collect();
            slot.behind = slot.room_behind();
            let natural = slot.natural().max(head);
            Wants {
                least: natural,
                broken: natural,
                whole: natural,
            }
        };
    }

    /// How wide a slot of words would be.
    fn words_want(&self, slot: &Slot, head: usize) -> Wants {
        let (table, level) = (self.table, self.level);
        let over = |measure: &dyn Fn(&Cell) -> usize| {
            let members = slot.members.iter();
            widest(members.map(|column| widest(cells(table, *column).map(measure))))
        };
        let fixed = slot.members.iter().filter(|at| {
            let column = table.columns.get(**at);
            column.is_some_and(|column| column.kind == Kind::Fixed)
        });
        let texts =
            |column: &usize| cells(table, *column).map(|cell| text::width(level.text(cell)));
        let fixed = widest(fixed.map(|column| widest(texts(column))));
        let part = over(&|cell| level.widest_part(cell));
        let whole = over(&|cell| text::width(&level.words(cell))).max(head);
        let broken = part.max(head).min(whole);
        let least = if slot.kind == Kind::Name {
            self.least_name(slot)
        } else {
            let roomy = if level == Level::Roomy { 14 } else { 8 };
            part.min(SHORT_PART).max(roomy)
        };
        let number = over(&|cell| text::widest_number(&level.words(cell)));
        let least = least.max(head).min(broken).max(fixed).max(number);
        Wants {
            least,
            broken: broken.max(least),
            whole: whole.max(least),
        }
    }

    /// The least width of a column of names: most of them stand in one line as long as every column stands alone.
    fn least_name(&self, slot: &Slot) -> usize {
        let members = slot.members.iter();
        let names = members.flat_map(|column| cells(self.table, *column));
        let words = names.map(|cell| self.level.words(cell));
        if self.level <= Level::Close {
            return nine_of_ten(words.map(|words| text::width(&words))).min(LONG_NAME);
        }
        let piece = widest(words.map(|words| text::widest_piece(&words).min(SHORT_PART)));
        piece.max(if self.level == Level::Stacked { 18 } else { 16 })
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
fn nine_of_ten(widths: impl Iterator<Item = usize>) -> usize {
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable();
    let most = (widths.len() * 9).div_ceil(10).saturating_sub(1);
    widths.get(most).copied().unwrap_or(0)
}
