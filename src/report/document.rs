//! A report as tables and notes, before any format draws it.

use crate::quantity::Decimal;

use super::digits::is_latin;
use super::text::Text;

/// A report, ready to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The plan's title.
    pub title: Option<String>,
    /// What stands under the title, each with the word for it: source, note, region.
    pub preface: Vec<(String, String)>,
    /// One line of counts: what is counted, and the counts.
    pub counts: Option<(String, Vec<String>)>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The findings: heading and lines (place, weight, sentence).
    pub findings: Option<(String, Vec<Finding>)>,
}

/// A finding as it is listed.
#[derive(Clone, Debug)]
pub struct Finding {
    /// `file:line:column`, where there is a place.
    pub place: Option<String>,
    /// The weight in words.
    pub weight: String,
    /// What it says.
    pub text: String,
    /// Whether it is a warning.
    pub warning: bool,
}

/// A table with what is to be said under it.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its heading.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
    /// Notes under it, each with the word before it, if any.
    pub notes: Vec<(Option<String>, String)>,
}

/// A column and how it behaves where there is little room.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub head: Text,
    /// What it holds.
    pub kind: Kind,
    /// The column under which its cells stand, and from which level on.
    pub under: Option<(usize, Level)>,
    /// Whether it is shown only where the page is wide.
    pub optional: bool,
}

/// How far a table is pressed together to fit its page.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Level {
    /// Every column alone, every figure in one line with all that belongs to it.
    Roomy,
    /// The same in the short words.
    Close,
    /// Columns under columns.
    Stacked,
    /// More columns under columns, and headings broken.
    Tight,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The id of the row, which stands before its name where the page is narrow.
    Key,
    /// The name of the row: text that wraps.
    Name,
    /// Text that wraps.
    Text,
    /// Words to the left that are never broken, such as a period; what belongs to them wraps.
    Fixed,
    /// Figures: to the right, never broken.
    Figure,
    /// Pictures: to the left, never broken.
    Picture,
}

/// Rows under a common heading.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The heading, where the plan has groups.
    pub heading: Option<Text>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// A cell: a figure or words, what belongs to it, and a picture.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The figure or the words.
    pub text: Text,
    /// The words where there is little room.
    pub short: Option<Text>,
    /// What belongs to it and may stand on a line of its own: a unit, a remark.
    pub tail: Option<Text>,
    /// Whether a blank stands between the two.
    pub apart: bool,
    /// How much room there must be for what belongs to it.
    pub room: Room,
    /// Its colour, where there are colours.
    pub tone: Option<Tone>,
    /// A picture of it; few cells have one.
    pub picture: Option<Box<Picture>>,
}

/// How much room there must be for what belongs to a cell.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Room {
    /// It is always shown.
    #[default]
    Any,
    /// A place beside it on a wide page.
    Wide,
}

/// What a colour says; words say it too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    /// Reached, or faster than planned.
    Good,
    /// As planned.
    Fair,
    /// Behind.
    Poor,
    /// Moving away, or missed.
    Bad,
    /// Not known.
    Quiet,
}

/// A picture in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A bar, with a stroke where the plan wants it to be.
    Bar {
        /// The filled part, of one.
        share: Decimal,
        /// The stroke, of one.
        mark: Option<Decimal>,
    },
    /// A sparkline; what is not known stays blank.
    Line(Vec<Option<Decimal>>),
}

impl Table {
    /// Leaves out columns of figures in which no row has one; what stands under such a column stands alone.
    pub(super) fn leave_out_blank_columns(&mut self) {
        let rows = || self.groups.iter().flat_map(|group| &group.rows);
        let figures = |column: &Column| matches!(column.kind, Kind::Figure | Kind::Fixed);
        let columns = self.columns.iter().enumerate();
        let kept: Vec<bool> = columns
            .map(|(at, column)| {
                let mut cells = rows().filter_map(|row| row.cells.get(at));
                !figures(column) || cells.any(|cell| !cell.is_blank())
            })
            .collect();
        let is_kept = |at: usize| kept.get(at).copied().unwrap_or(true);
        let place = |at: usize| (0..at).filter(|before| is_kept(*before)).count();
        for column in &mut self.columns {
            let upper = column.under.filter(|(upper, _)| is_kept(*upper));
            column.under = upper.map(|(upper, level)| (place(upper), level));
        }
        retain(&mut self.columns, is_kept);
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            retain(&mut row.cells, is_kept);
        }
    }
}

/// Keeps the items at the places that are wanted.
fn retain<T>(items: &mut Vec<T>, is_kept: impl Fn(usize) -> bool) {
    let mut at = 0..;
    items.retain(|_| at.next().is_none_or(&is_kept));
}

impl Picture {
    /// A sparkline, where there are values enough to show a course: two show no more than which is larger.
    pub(super) fn line(values: Vec<Option<Decimal>>) -> Option<Self> {
        (values.iter().flatten().count() > 2).then_some(Self::Line(values))
    }
}

impl Column {
    /// A column that stands alone.
    pub(super) fn new(head: impl Into<Text>, kind: Kind) -> Self {
        Self {
            head: head.into(),
            kind,
            under: None,
            optional: false,
        }
    }

    /// The same column, which stands under another where the page is narrow.
    pub(super) fn under(mut self, column: usize) -> Self {
        self.under = Some((column, Level::Stacked));
        self
    }

    /// The same column, which stands under another only where there is no room for it otherwise.
    pub(super) fn under_at_last(mut self, column: usize) -> Self {
        self.under = Some((column, Level::Tight));
        self
    }

    /// The same column, shown only where the page is wide.
    pub(super) fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

impl Cell {
    /// Words or a figure alone.
    pub(super) fn of(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A figure, or the sign that there is none.
    pub(super) fn figure(text: Option<String>) -> Self {
        text.map_or_else(Self::none, Self::of)
    }

    /// The sign that there is no figure.
    pub(super) fn none() -> Self {
        Self {
            text: NONE.into(),
            tone: Some(Tone::Quiet),
            ..Self::default()
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.picture.is_none() && (self.text.is_empty() || *self.text == *NONE)
    }

    /// With a unit behind it: Chinese right there, Latin after a blank.
    pub(super) fn unit(mut self, unit: &str) -> Self {
        self.apart = is_latin(unit);
        self.tail = (!unit.is_empty()).then(|| unit.into());
        self
    }

    /// With a remark behind it.
    pub(super) fn remark(mut self, remark: Option<String>) -> Self {
        self.tail = remark.filter(|remark| !remark.is_empty()).map(Text::from);
        self.apart = true;
        self
    }

    /// With other words where there is little room.
    pub(super) fn short(mut self, words: impl Into<Text>) -> Self {
        self.short = Some(words.into());
        self
    }

    /// With what belongs to it left out where there is less room.
    pub(super) fn given(mut self, room: Room) -> Self {
        self.room = room;
        self
    }

    /// In a colour.
    pub(super) fn toned(mut self, tone: Option<Tone>) -> Self {
        self.tone = tone;
        self
    }

    /// With a picture.
    pub(super) fn drawn(mut self, picture: Option<Picture>) -> Self {
        self.picture = picture.map(Box::new);
        self
    }
}

/// Stands where a figure is missing.
pub(super) const NONE: &str = "—";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_figures_without_any_is_left_out_and_what_stands_under_others_follows() {
        let row = |cells: [Cell; 5]| Row {
            cells: cells.to_vec(),
        };
        let mut table = Table {
            columns: vec![
                Column::new("name", Kind::Name),
                Column::new("blank", Kind::Figure),
                Column::new("under blank", Kind::Figure).under(1),
                Column::new("gap", Kind::Figure),
                Column::new("under gap", Kind::Figure).under(3),
            ],
            groups: vec![Group {
                heading: None,
                rows: ["1", "2"]
                    .map(|gap| {
                        row([
                            Cell::of("—"),
                            Cell::none(),
                            Cell::of("0"),
                            Cell::of(gap),
                            Cell::of("3"),
                        ])
                    })
                    .to_vec(),
            }],
            ..Table::default()
        };
        table.leave_out_blank_columns();
        let columns = table.columns.iter();
        let columns: Vec<_> = columns.map(|c| (&*c.head, c.under)).collect();
        let wanted = [
            ("name", None),
            ("under blank", None),
            ("gap", None),
            ("under gap", Some((2, Level::Stacked))),
        ];
        assert_eq!(columns, wanted);
        let rows = table.groups.iter().flat_map(|group| &group.rows);
        let texts: Vec<Vec<&str>> = rows
            .map(|row| row.cells.iter().map(|cell| &*cell.text).collect())
            .collect();
        assert_eq!(texts, [["—", "0", "1", "3"], ["—", "0", "2", "3"]]);
    }
}
