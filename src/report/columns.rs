//! How a table fits a page: which of its columns are shown, how wide each is, and what of a cell stands there.

use crate::diagnostic::clean;
use crate::language::Language;

use super::Style;
use super::document::{Cell, Column, Kind, Note, Row, Table, Value};
use super::number::{Measure, Number};
use super::{note, picture, text};

/// Blanks between columns.
pub(super) const GUTTER: usize = 2;
/// Below this a table is no pleasure: cards.
const NARROWEST: usize = 64;
/// Names up to this width stand in one line where there is room for all columns.
const LONG_NAME: usize = 36;
/// The least width of names where there is less room: columns of less weight go before names become shorter.
const SHORT_NAME: usize = 20;
/// The least where nothing can go any more.
const SHORTEST_NAME: usize = 14;
/// The least width of other words where there is less room.
const SHORT_TEXT: usize = 8;
/// A remark stands beside its number up to this width, else below it.
const COMPACT: usize = 11;
/// Stands behind differences of percentages.
const POINTS: &str = "p";

/// How close the columns of a table stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Density {
    /// Every column is shown, every row stands in one line as far as its words allow.
    Roomy,
    /// Goals stand below names, columns of less weight are left out.
    Close,
}

/// A layout that fits.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    pub(super) table: &'a Table,
    pub(super) density: Density,
    /// The least width of names.
    least_name: usize,
    pub(super) columns: Vec<Placed>,
    style: &'a Style,
}

/// A column of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Which column of the table it is.
    pub(super) at: usize,
    /// Its width without the gutter.
    pub(super) width: usize,
    /// How much of the width stands behind the last digits: signs and units.
    behind: usize,
    /// The width of all in one line.
    whole: usize,
}

impl<'a> Layout<'a> {
    /// The roomiest layout in which the table fits the page; none where only cards do.
    pub(super) fn choose(table: &'a Table, style: &'a Style) -> Option<Self> {
        if style.width < NARROWEST {
            return None;
        }
        let ranks = table.columns.iter().map(|column| column.rank);
        let ranks = (0..=ranks.max().unwrap_or(0)).rev();
        let close = ranks.map(|rank| (Density::Close, SHORT_NAME, rank));
        [(Density::Roomy, LONG_NAME, u8::MAX)]
            .into_iter()
            .chain(close)
            .chain([(Density::Close, SHORTEST_NAME, 0)])
            .find_map(|(density, least_name, rank)| {
                Self::fitted(table, style, density, least_name, rank)
            })
    }

    /// The columns up to a rank with their widths; none where the page is too narrow.
    fn fitted(
        table: &'a Table,
        style: &'a Style,
        density: Density,
        least_name: usize,
        rank: u8,
    ) -> Option<Self> {
        let mut layout = Self { table, density, least_name, columns: Vec::new(), style };
        let shown = table.columns.iter().enumerate().filter(|(at, column)| {
            let below = density == Density::Close && column.below_name;
            column.rank <= rank && !below && layout.can_be_drawn(*at)
        });
        layout.columns = shown.map(|(at, column)| layout.measured(at, column)).collect();
        let mut left = style.width.checked_sub(layout.width())?;
        // What is left goes to the column with the longest words for its width.
        while left > 0 {
            let hungry = layout.columns.iter_mut().filter(|it| it.width < it.whole);
            let Some(placed) = hungry.max_by_key(|it| it.whole * 100 / it.width.max(1)) else {
                break;
            };
            placed.width += 1;
            left -= 1;
        }
        Some(layout)
    }

    /// Whether a column holds anything but pictures that cannot be drawn.
    fn can_be_drawn(&self, at: usize) -> bool {
        let draws = |cell: &Cell| {
            let lines = self.style.ascii && matches!(cell.value, Value::Blank);
            !lines
        };
        self.table.columns.get(at).map(|column| column.kind) != Some(Kind::Picture)
            || self.table.cells(at).any(draws)
    }

    /// The width of its lines.
    pub(super) fn width(&self) -> usize {
        let widths = self.columns.iter().map(|placed| placed.width + GUTTER);
        widths.sum::<usize>().saturating_sub(GUTTER)
    }

    /// A column with the least width that it needs.
    fn measured(&self, at: usize, column: &Column) -> Placed {
        let cells = || self.table.cells(at);
        let widest = |width: &dyn Fn(&Cell) -> usize| cells().map(width).max().unwrap_or(0);
        let (head, broken_head) = (text::width(&column.head), self.least_head(&column.head));
        let placed = |width: usize, behind: usize, whole: usize| Placed {
            at,
            width,
            behind,
            whole: whole.max(width),
        };
        match column.kind {
            Kind::Number => {
                let split = |cell: &Cell| split(&self.figure(column, cell));
                let before = widest(&|cell| split(cell).0);
                let behind = widest(&|cell| split(cell).1);
                let remark = widest(&|cell| self.widest_line(column, cell));
                let width = (before + behind).max(remark).max(broken_head);
                placed(width, behind, head)
            }
            Kind::Picture | Kind::Key => {
                let width = widest(&|cell| self.widest_line(column, cell));
                let least = if column.kind == Kind::Key { head } else { broken_head };
                placed(width.max(least), 0, head)
            }
            Kind::Period => {
                let whole = widest(&|cell| self.widest_line(column, cell)).max(broken_head);
                let piece = widest(&|cell| text::widest_piece(&self.words(column, cell)));
                let least = match self.density {
                    Density::Roomy => whole,
                    // No word of a remark below is broken.
                    Density::Close => SHORT_TEXT.max(broken_head).min(whole).max(piece),
                };
                placed(least, 0, whole)
            }
            Kind::Name | Kind::Text => {
                let words = |cell: &Cell| text::width(&self.words(column, cell));
                let below = match (self.density, column.kind) {
                    (Density::Close, Kind::Name) => self.widest_below(),
                    _ => 0,
                };
                let whole = widest(&words).max(head).max(below);
                let number = widest(&|cell| text::widest_number(&self.words(column, cell)));
                let least = match (self.density, column.kind) {
                    (Density::Roomy, Kind::Name) => {
                        nine_of_ten(cells().map(words)).min(self.least_name)
                    }
                    (Density::Close, Kind::Name) => self.least_name,
                    _ => {
                        let part = |cell: &Cell| {
                            let remark = cell.remark.as_deref().map_or(0, text::width);
                            text::width(&self.figure(column, cell)).max(remark)
                        };
                        widest(&part).clamp(SHORT_TEXT, SHORT_TEXT * 2)
                    }
                };
                placed(least.max(number).max(broken_head).min(whole), 0, whole)
            }
        }
    }

    /// The least width of a heading: its widest word; where there is little room, Chinese ones may break into two lines.
    fn least_head(&self, head: &str) -> usize {
        let word = head.split(' ').map(text::width).max().unwrap_or(0);
        match self.density {
            Density::Roomy => word,
            Density::Close => text::widest_piece(head).max(word.div_ceil(4) * 2).min(word),
        }
    }

    /// The lines of a cell, none wider than its column.
    pub(super) fn lines(&self, placed: &Placed, row: &Row) -> Vec<String> {
        let Some((column, cell)) = self.cell(placed.at, row) else {
            return Vec::new();
        };
        match column.kind {
            Kind::Number => {
                let figure = self.figure(column, cell);
                // The last digits stand below each other; what is longest behind them may reach to the left.
                let missing = placed.behind.saturating_sub(split(&figure).1);
                let room = placed.width.saturating_sub(text::width(&figure));
                let blanks = " ".repeat(missing.min(room));
                let (beside, below) = self.remark(column, cell);
                let beside = beside.map_or(String::new(), |remark| format!(" {remark}"));
                let mut lines = vec![format!("{figure}{beside}{blanks}")];
                lines.extend(below.map(str::to_owned));
                lines
            }
            Kind::Picture => self.picture(column, cell),
            Kind::Key => vec![self.figure(column, cell)],
            Kind::Name => {
                let words = self.words(column, cell);
                let lines = text::balanced(&words, placed.width).into_iter();
                let mut lines: Vec<String> = lines.map(str::to_owned).collect();
                if self.density == Density::Close {
                    lines.extend(self.below_name(placed.width, row));
                }
                lines
            }
            Kind::Period | Kind::Text => {
                words_lines(&self.figure(column, cell), cell, placed.width)
            }
        }
    }

    /// What stands below a name.
    fn below_name(&self, width: usize, row: &Row) -> Vec<String> {
        let columns = self.table.columns.iter().enumerate();
        let below = columns.filter(|(_, column)| column.below_name);
        let cells = below.filter_map(|(at, _)| self.cell(at, row));
        let cells = cells.filter(|(_, cell)| !cell.is_blank());
        cells
            .flat_map(|(column, cell)| {
                let lines = words_lines(&self.figure(column, cell), cell, width.saturating_sub(1));
                lines.into_iter().map(|line| format!(" {line}"))
            })
            .collect()
    }

    /// The width of the longest words that stand below a name, with the blank before them.
    fn widest_below(&self) -> usize {
        let columns = self.table.columns.iter().enumerate();
        let below = columns.filter(|(_, column)| column.below_name);
        let cells = below.flat_map(|(at, column)| {
            let cells = self.table.cells(at).filter(|cell| !cell.is_blank());
            cells.map(move |cell| text::width(&self.words(column, cell)) + 1)
        });
        cells.max().unwrap_or(0)
    }

    fn cell<'r>(&self, at: usize, row: &'r Row) -> Option<(&Column, &'r Cell)> {
        self.table.columns.get(at).zip(row.cells.get(at))
    }

    /// The heading of a column as lines.
    pub(super) fn head(&self, placed: &Placed) -> Vec<&str> {
        let column = self.table.columns.get(placed.at);
        column.map_or_else(Vec::new, |column| text::balanced(&column.head, placed.width))
    }

    /// Whether a column is set to the right.
    pub(super) fn is_right(&self, placed: &Placed) -> bool {
        let column = self.table.columns.get(placed.at);
        column.is_some_and(|column| column.kind == Kind::Number)
    }

    /// What a cell says, without its remark.
    fn figure(&self, column: &Column, cell: &Cell) -> String {
        let short = self.density == Density::Close;
        figure(column, cell, self.style.language, short)
    }

    /// All that a cell says in one line.
    fn words(&self, column: &Column, cell: &Cell) -> String {
        let figure = self.figure(column, cell);
        match &cell.remark {
            Some(remark) => format!("{figure} {}", clean(remark)),
            None => figure,
        }
    }

    /// The remark of a number or a period that stands beside it, and the one that stands below.
    fn remark<'c>(&self, column: &Column, cell: &'c Cell) -> (Option<&'c str>, Option<&'c str>) {
        let Some(remark) = cell.remark.as_deref() else {
            return (None, None);
        };
        let whole = text::width(&self.figure(column, cell)) + 1 + text::width(remark);
        if self.density == Density::Roomy || whole <= COMPACT {
            (Some(remark), None)
        } else {
            (None, Some(remark))
        }
    }

    /// The width of the widest line of what is never broken.
    fn widest_line(&self, column: &Column, cell: &Cell) -> usize {
        if column.kind == Kind::Picture {
            let lines = self.picture(column, cell);
            return lines.iter().map(|line| text::width(line)).max().unwrap_or(0);
        }
        let figure = text::width(&self.figure(column, cell));
        let (beside, below) = self.remark(column, cell);
        let beside = beside.map_or(figure, |remark| figure + 1 + text::width(remark));
        let below = below.filter(|_| column.kind == Kind::Number);
        beside.max(below.map_or(0, text::width))
    }

    /// A bar with its number, beside it where there is room; a sparkline.
    fn picture(&self, column: &Column, cell: &Cell) -> Vec<String> {
        let figure = self.figure(column, cell);
        let drawn = cell.picture.as_deref();
        let drawn = drawn.map(|drawn| picture::draw(drawn, self.style.ascii));
        match (drawn, figure.is_empty()) {
            (None, _) => vec![text::right(&figure, picture::BAR)],
            (Some(drawn), true) => vec![drawn],
            (Some(drawn), false) if self.density == Density::Close => {
                vec![text::right(&figure, picture::BAR), drawn]
            }
            (Some(drawn), false) => {
                vec![format!("{drawn} {}", text::right(&figure, PERCENTAGE))]
            }
        }
    }

    /// What is to be said under it: of signs, of columns without units, which columns are left out, and what the table says of those
    /// that are shown.
    pub(super) fn notes(&self) -> Vec<Note> {
        let shown = self.columns.iter();
        let shown = shown.filter_map(|placed| self.table.columns.get(placed.at));
        let below = self.table.columns.iter().filter(|column| column.below_name);
        let shown: Vec<&Column> = shown.chain(below).collect();
        let mut notes = self.legend();
        notes.extend(self.table.notes_on(&shown).cloned());
        notes
    }

    /// What is to be said of signs and of columns without units that are shown, and which columns are not.
    fn legend(&self) -> Vec<Note> {
        let language = self.style.language;
        let columns = self.columns.iter().filter_map(|placed| {
            let column = self.table.columns.get(placed.at)?;
            Some((placed.at, column))
        });
        let measured = |at: usize, holds: &dyn Fn(&Measure) -> bool| {
            let mut numbers = self.table.cells(at).filter_map(number);
            numbers.any(|number| holds(&number.measure))
        };
        let in_units = |at: usize| measured(at, &|measure| matches!(measure, Measure::Unit(_)));
        let in_points = |at: usize| measured(at, &|measure| *measure == Measure::Points);
        let (bare, told): (Vec<_>, Vec<_>) = columns
            .filter(|(_, column)| column.kind == Kind::Number)
            .partition(|(_, column)| column.bare);
        let bare = bare.into_iter().filter(|(at, _)| in_units(*at));
        let bare: Vec<&str> = bare.map(|(_, column)| column.head.as_str()).collect();
        let teller = told.iter().find(|(at, _)| in_units(*at));
        let mut notes = Vec::new();
        if let Some((_, teller)) = teller.filter(|_| !bare.is_empty()) {
            let columns = language.list(bare);
            notes.push(Note::new(note::same_unit(language, columns, &teller.head)));
        }
        if self.columns.iter().any(|placed| in_points(placed.at)) {
            notes.push(Note::of(POINTS, language.pick("百分点", "percentage points")));
        }
        notes.extend(self.left_out());
        notes
    }

    /// The columns that the page is too narrow for.
    fn left_out(&self) -> Option<Note> {
        let language = self.style.language;
        let is_shown = |at: usize| self.columns.iter().any(|placed| placed.at == at);
        let columns = self.table.columns.iter().enumerate();
        let hidden = columns
            .filter(|(at, column)| !is_shown(*at) && !column.below_name && self.can_be_drawn(*at));
        let hidden: Vec<&str> = hidden.map(|(_, column)| column.head.as_str()).collect();
        let width = self.style.width;
        (!hidden.is_empty()).then(|| {
            let columns = language.list(hidden);
            Note::new(note::left_out(language, width, columns))
        })
    }
}

/// The room that percentages take beside bars.
const PERCENTAGE: usize = 6;

/// The number of a cell.
fn number(cell: &Cell) -> Option<&Number> {
    match &cell.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// What a cell says, without its remark: numbers with their signs and units, those of bare columns without units.
pub(super) fn figure(column: &Column, cell: &Cell, language: Language, short: bool) -> String {
    match &cell.value {
        Value::Period(period) if short => period.short_words(language),
        Value::Number(number) => match &number.measure {
            Measure::Points => number.digits() + POINTS,
            Measure::Unit(_) if column.bare => number.digits(),
            _ => clean(&number.text(language)),
        },
        value => clean(&value.text(language)),
    }
}

/// Words as lines; a remark begins a line of its own where not all fits in one.
fn words_lines(words: &str, cell: &Cell, width: usize) -> Vec<String> {
    let remark = cell.remark.as_deref().map(clean);
    let whole = remark.as_ref().map(|remark| format!("{words} {remark}"));
    let whole = whole.filter(|whole| text::width(whole) <= width);
    let lines = match (&whole, &remark) {
        (Some(whole), _) => vec![whole.as_str()],
        (None, Some(remark)) => [text::wrap(words, width), text::wrap(remark, width)].concat(),
        (None, None) => text::wrap(words, width),
    };
    lines.into_iter().map(str::to_owned).collect()
}

/// The width of a figure up to its last digit, and behind it: signs and units. Without digits all of it stands before.
fn split(figure: &str) -> (usize, usize) {
    let of_number = |c: char| c.is_ascii_digit() || "+-.,~>".contains(c);
    let whole = text::width(figure);
    let digits = figure.find(|c| !of_number(c)).unwrap_or(figure.len());
    if digits == 0 { (whole, 0) } else { (digits, whole - digits) }
}

/// The width that nine of ten do not exceed: few long ones are left aside.
fn nine_of_ten(widths: impl Iterator<Item = usize>) -> usize {
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable();
    let most = (widths.len() * 9).div_ceil(10).saturating_sub(1);
    widths.get(most).copied().unwrap_or(0)
}
