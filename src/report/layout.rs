//! How a table fits a page: which columns stand alone, which stand under another, and how wide each is.

use super::document::{Cell, Column, Kind, NONE, Table};
use super::picture::{self, BAR};
use super::text;

/// Blanks between columns.
pub(super) const GUTTER: usize = 2;
/// Below this a table is no pleasure: cards.
const NARROWEST: usize = 64;
/// From here on there is room for what is optional.
const WIDE: usize = 140;
/// What belongs to a figure stands beside it up to this width, else below.
const COMPACT: usize = 11;
/// Words up to this width are not broken, as far as there is room.
const SHORT_PART: usize = 14;
/// Stands between the ends of a range, after which a line may end.
pub(super) const RANGE: char = '~';
/// Headings up to this width are never broken.
const SHORT_HEAD: usize = 6;

/// How much is stacked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Level {
    /// Every column alone, every cell in one line.
    Roomy,
    /// Every column alone, what belongs to a figure below it.
    Close,
    /// Columns under columns.
    Stacked,
    /// The same, and headings broken.
    Tight,
}

/// A column of the page.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The columns of the table that stand in it, the upper one first.
    members: Vec<usize>,
    /// A column whose cells stand before those of the first.
    key: Option<usize>,
    /// Its width without the gutter.
    pub(super) width: usize,
    /// Whether it is set to the right.
    pub(super) right: bool,
}

/// A layout that fits.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) slots: Vec<Slot>,
    level: Level,
    /// The widest figure beside a bar, by column of the table.
    beside: Vec<usize>,
    /// Whether remarks stand below their figures, by column of the table: all of them or none.
    below: Vec<bool>,
    ascii: bool,
}

impl Layout {
    /// The roomiest layout in which the table fits the width; none where only cards do.
    pub(super) fn choose(table: &Table, width: usize, ascii: bool) -> Option<Self> {
        if width < NARROWEST {
            return None;
        }
        let levels = [Level::Roomy, Level::Close, Level::Stacked, Level::Tight];
        levels
            .into_iter()
            .find_map(|level| Self::at(level, table, width, ascii))
    }

    /// The width of its lines.
    pub(super) fn width(&self) -> usize {
        let widths: usize = self.slots.iter().map(|slot| slot.width).sum();
        widths + GUTTER * self.slots.len().saturating_sub(1)
    }

    /// Whether columns stand under columns, so that rows need blanks between them.
    pub(super) fn is_stacked(&self) -> bool {
        self.slots.iter().any(|slot| slot.members.len() > 1)
    }

    fn at(level: Level, table: &Table, width: usize, ascii: bool) -> Option<Self> {
        let beside = (0..table.columns.len())
            .map(|column| widest(cells(table, column).map(|cell| text::width(&cell.text))))
            .collect();
        let mut layout = Self {
            slots: slots(level, table, width, ascii),
            level,
            beside,
            below: Vec::new(),
            ascii,
        };
        let remarks =
            |column| cells(table, column).filter(|cell| cell.apart && cell.tail.is_some());
        let long = |cell: &Cell| text::width(&cell.words()) > layout.compact();
        layout.below = (0..table.columns.len())
            .map(|column| level > Level::Roomy && remarks(column).any(long))
            .collect();
        let wants: Vec<[usize; 3]> = layout
            .slots
            .iter()
            .map(|slot| layout.wants(table, slot))
            .collect();
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
    fn wants(&self, table: &Table, slot: &Slot) -> [usize; 3] {
        let heads = slot.members.iter().filter_map(|at| table.columns.get(*at));
        let head = widest(heads.map(|column| self.least_head(&column.head)));
        let kind = slot.kind(table);
        if !wraps(kind) {
            let rows = table.groups.iter().flat_map(|group| &group.rows);
            let content = widest(rows.flat_map(|row| {
                let lines = self.lines(slot, table, &row.cells, usize::MAX);
                lines.into_iter().map(|line| text::width(&line))
            }));
            let whole = content.max(head);
            return [whole; 3];
        }
        let before = |at: usize, column: usize| match (at, slot.key) {
            (0, Some(key)) => widest(cells(table, key).map(|cell| text::width(&cell.text))) + 1,
            (0, None) => 0,
            _ => Self::lead(table, column).1,
        };
        let over = |measure: fn(&Cell) -> usize| {
            let members = slot.members.iter().enumerate();
            widest(members.map(|(at, column)| {
                before(at, *column) + widest(cells(table, *column).map(measure))
            }))
        };
        let whole = over(|cell| text::width(&cell.words())).max(head);
        let broken = over(part).max(head).min(whole);
        let short = over(|cell| part(cell).min(SHORT_PART));
        let piece = over(|cell| text::widest_piece(&cell.words()).min(SHORT_PART));
        let least = if kind == Kind::Name { piece } else { short };
        let least = least.max(self.least(kind)).max(head).min(broken);
        [least, broken, whole]
    }

    /// The least width at which text of a kind still reads well.
    fn least(&self, kind: Kind) -> usize {
        match (kind, self.level) {
            (Kind::Name, Level::Roomy) => 26,
            (Kind::Name, Level::Close) => 20,
            (Kind::Name, Level::Stacked) => 18,
            (Kind::Name, Level::Tight) => 16,
            (_, Level::Roomy) => 14,
            (_, Level::Close) => 10,
            (_, Level::Stacked | Level::Tight) => 8,
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

    /// The heading of a slot as lines.
    pub(super) fn head(slot: &Slot, table: &Table) -> Vec<String> {
        let heads = slot.members.iter().filter_map(|at| table.columns.get(*at));
        heads
            .flat_map(|column| balanced(&column.head, slot.width))
            .collect()
    }

    /// The cells of a row in a slot as lines.
    pub(super) fn lines(
        &self,
        slot: &Slot,
        table: &Table,
        row: &[Cell],
        width: usize,
    ) -> Vec<String> {
        let mut lines = self.first_lines(slot, table, row, width);
        for column in slot.members.iter().skip(1) {
            let Some(cell) = row.get(*column) else {
                continue;
            };
            if wraps(slot.kind(table)) {
                let (lead, indent) = Self::lead(table, *column);
                let wrapped = words(cell, width.saturating_sub(indent));
                lines.extend(wrapped.into_iter().enumerate().map(|(at, line)| {
                    if at == 0 {
                        format!("{lead}{line}")
                    } else {
                        format!("{}{line}", " ".repeat(indent))
                    }
                }));
            } else if cell.text != NONE {
                lines.extend(self.figure(*column, table, cell));
            }
        }
        lines
    }

    /// The lines of a slot's first column in a row.
    pub(super) fn first_lines(
        &self,
        slot: &Slot,
        table: &Table,
        row: &[Cell],
        width: usize,
    ) -> Vec<String> {
        let Some((column, cell)) = slot
            .members
            .first()
            .and_then(|at| Some((at, row.get(*at)?)))
        else {
            return Vec::new();
        };
        if !wraps(slot.kind(table)) {
            return self.figure(*column, table, cell);
        }
        let key = slot.key.and_then(|key| row.get(key));
        match key {
            Some(key) => words(&Cell::of(format!("{} {}", key.text, cell.text)), width),
            None => words(cell, width),
        }
    }

    /// What stands before a cell under another, and its width.
    fn lead(table: &Table, column: usize) -> (String, usize) {
        let head = table.columns.get(column).map_or("", |column| &column.head);
        let lead = format!("  {head} ");
        let width = text::width(&lead);
        (lead, width)
    }

    /// A figure as lines that are never broken.
    fn figure(&self, column: usize, table: &Table, cell: &Cell) -> Vec<String> {
        let kind = table
            .columns
            .get(column)
            .map_or(Kind::Figure, |column| column.kind);
        if kind == Kind::Picture {
            return self.picture(column, cell);
        }
        if wraps(kind) {
            return words(cell, self.compact());
        }
        let words = cell.words();
        let Some(tail) = &cell.tail else {
            return vec![words];
        };
        let below = cell.apart && self.below.get(column).is_some_and(|below| *below);
        let fits = self.level == Level::Roomy || text::width(&words) <= self.compact();
        if fits && !below {
            return vec![words];
        }
        let mut lines = vec![cell.text.clone()];
        if text::width(tail) > COMPACT {
            lines.extend(
                tail.split_inclusive([RANGE, ' '])
                    .map(|part| part.trim_end().to_owned()),
            );
        } else {
            lines.push(tail.clone());
        }
        lines
    }

    fn compact(&self) -> usize {
        if self.level == Level::Tight {
            COMPACT - 2
        } else {
            COMPACT
        }
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
            let figure = format!(
                "{}{}",
                " ".repeat(BAR.saturating_sub(text::width(&cell.text))),
                cell.text
            );
            return std::iter::once(figure).chain(drawn).collect();
        }
        let bar = text::padded(&drawn.unwrap_or_default(), BAR);
        let blanks = " ".repeat(beside.saturating_sub(text::width(&cell.text)));
        vec![format!("{bar} {blanks}{}", cell.text)]
    }
}

impl Slot {
    fn kind(&self, table: &Table) -> Kind {
        let first = self.members.first().and_then(|at| table.columns.get(*at));
        first.map_or(Kind::Text, |column| column.kind)
    }

    /// The cell whose colour the slot takes.
    pub(super) fn first<'a>(&self, row: &'a [Cell]) -> Option<&'a Cell> {
        row.get(*self.members.first()?)
    }
}

fn slots(level: Level, table: &Table, width: usize, ascii: bool) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut key = None;
    for (at, column) in table.columns.iter().enumerate() {
        if column.optional && (width < WIDE || ascii) {
            continue;
        }
        let stacked = level >= Level::Stacked;
        if stacked && column.kind == Kind::Key {
            key = Some(at);
            continue;
        }
        let upper = column.under.filter(|_| stacked);
        let upper =
            upper.and_then(|upper| slots.iter_mut().find(|s| s.members.first() == Some(&upper)));
        if let Some(upper) = upper {
            upper.members.push(at);
        } else {
            slots.push(Slot {
                members: vec![at],
                key: key.take(),
                width: 0,
                right: column.kind == Kind::Figure,
            });
        }
    }
    slots
}

/// A heading in lines of about one length.
fn balanced(head: &str, width: usize) -> Vec<String> {
    let lines = text::wrap(head, width).len();
    let even = text::width(head).div_ceil(lines.max(1));
    let even = text::wrap(head, even.max(text::widest_piece(head)).min(width));
    if even.len() == lines {
        even
    } else {
        text::wrap(head, width)
    }
}

fn wraps(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Name | Kind::Text)
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
fn part(cell: &Cell) -> usize {
    let tail = cell.tail.as_deref().map_or(0, text::width);
    text::width(&cell.text).max(tail)
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = &Cell> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    rows.filter_map(move |row| row.cells.get(column))
}

fn widest(widths: impl Iterator<Item = usize>) -> usize {
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
