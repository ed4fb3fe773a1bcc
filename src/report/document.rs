//! A report as tables, notes and numbers, before any format draws it.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::diagnostic::clean;
use crate::language::Language;
use crate::quantity::{Decimal, Month, Period};
use crate::say;

use super::number::{self, Measure, Number};

/// A report, ready to be drawn.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Document {
    /// The language of its words.
    pub language: Language,
    /// The plan's title.
    pub title: Option<String>,
    /// What stands under the title, each with the word for it: source, note, region.
    pub preface: Vec<(String, String)>,
    /// Lines of counts: of the plan, of the year in progress.
    pub counts: Vec<Counts>,
    /// Sentences on what lags, and on what is not known.
    pub points: Vec<String>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The targets one by one, in formats that draw them.
    pub portraits: Vec<Portrait>,
    /// The findings: heading and lines (place, weight, sentence).
    pub findings: Option<(String, Vec<Finding>)>,
}

impl Document {
    /// Tables under a title.
    pub(super) fn of(language: Language, title: Option<String>, tables: Vec<Table>) -> Self {
        Self {
            language,
            title,
            tables: tables.into_iter().map(Table::tidied).collect(),
            ..Self::default()
        }
    }
}

/// A brief, ready to be written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Brief {
    /// The language of its words.
    pub language: Language,
    /// The plan's title.
    pub title: Option<String>,
    /// Its sentences, each with its stop.
    pub sentences: Vec<String>,
}

impl Brief {
    /// The sentences as one paragraph.
    pub(super) fn paragraph(&self) -> String {
        self.sentences.join(self.language.pick("", " "))
    }
}

/// Counts of verdicts: what is counted, then how many of each.
#[derive(Clone, Debug)]
pub struct Counts {
    /// `41 个目标：`
    pub head: String,
    /// How many there are of each verdict.
    pub parts: Vec<Counted>,
}

/// How many there are of a verdict.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The verdict.
    pub word: String,
    /// How many.
    pub count: usize,
    /// What is to be known with it, in brackets.
    pub remark: Option<String>,
    /// Its colour.
    pub tone: Tone,
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

/// One target: its verdict, its figures, how they lie to each other, its course, and where they come from.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// Which assessment of the report it tells of.
    pub assessment: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region, where there are several.
    pub region: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// Who answers for it.
    pub owners: Vec<String>,
    /// The goal in words.
    pub goal: Cell,
    /// The verdict.
    pub status: Cell,
    /// Its figures with their words.
    pub facts: Vec<(String, Cell)>,
    /// Levels on one scale.
    pub levels: Vec<Level>,
    /// Where its path starts: what counts since the baseline starts from nothing.
    pub start: Option<Decimal>,
    /// What it was, and what it should become.
    pub course: Course,
    /// How its figures came about, line by line; empty where that was not asked for.
    pub origin: String,
}

/// A level with its word.
#[derive(Clone, Debug)]
pub struct Level {
    /// What it is.
    pub role: Role,
    /// The word for it.
    pub word: String,
    /// When it is reached or was.
    pub moment: Option<String>,
    /// The level.
    pub number: Number,
}

/// What a level is on the scale of its target.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// Where the plan starts.
    Baseline,
    /// Where the path is now.
    Path,
    /// The value that counts.
    Latest,
    /// What is promised, an end of it where it is a range.
    Goal,
    /// The second goal.
    Stretch,
    /// What is expected at the deadline.
    Projection,
}

/// Levels over time.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// The values so far, by the period that each is of.
    pub values: Vec<(Period, Number)>,
    /// Figures that were made before the event.
    pub forecasts: Vec<(Period, Number)>,
    /// The path from baseline to goal, by moments.
    pub path: Vec<(Month, Number)>,
    /// The levels that the plan has on the way.
    pub milestones: Vec<(Period, Number)>,
    /// What is expected at the deadline.
    pub projection: Option<(Period, Number)>,
    /// Where values cease to compare.
    pub breaks: Vec<Month>,
}

impl Course {
    /// Its levels with their moments.
    pub(super) fn points(&self) -> impl Iterator<Item = (Month, &Number)> + Clone {
        let dated = self.values.iter().chain(&self.forecasts);
        let dated = dated.chain(&self.milestones).chain(&self.projection);
        let dated = dated.map(|(period, number)| (period.end(), number));
        let path = self.path.iter().map(|(moment, number)| (*moment, number));
        dated.chain(path)
    }
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
    /// Notes under it.
    pub notes: Vec<Note>,
}

/// A note under a table, with the sign that it explains, if any.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Note {
    /// The sign.
    pub sign: Option<String>,
    /// The sentence.
    pub text: String,
    /// The heads of the columns that it tells of: without any of them it has nothing to tell. None: it is of the whole table.
    pub columns: Vec<String>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// What it holds.
    pub kind: Kind,
    /// 0: always shown; of the others the highest is the first to go where the page is narrow.
    pub rank: u8,
    /// Whether its cells stand below the names where the page is narrow.
    pub below_name: bool,
    /// Whether its numbers bear no unit where another column of their row tells it.
    pub bare: bool,
    /// Whether it stays where no row says anything in it: that is what it tells.
    pub stays: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The id of the row.
    Key,
    /// The name of the row: text that wraps.
    Name,
    /// Text that wraps.
    Text,
    /// Periods: to the left, never broken.
    Period,
    /// Numbers: to the right, never broken.
    Number,
    /// Bars and sparklines: to the left, never broken.
    Picture,
}

/// Rows under a common heading.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The heading, where the plan has groups.
    pub heading: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Which assessment of the report it tells of.
    pub assessment: Option<usize>,
}

/// Where a number stands in a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Which of all rows.
    pub(super) row: usize,
    /// Which column.
    pub(super) column: usize,
    /// Which assessment of the report its row tells of.
    pub(super) assessment: Option<usize>,
}

/// A cell: what it says, what belongs to it, and a picture.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it says.
    pub value: Value,
    /// What is to be known with it.
    pub remark: Option<String>,
    /// Its colour, where there are colours.
    pub tone: Option<Tone>,
    /// A picture of it.
    pub picture: Option<Box<Picture>>,
}

/// What a cell says.
#[derive(Clone, Debug, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Blank,
    /// That something is missing.
    Missing,
    /// Words.
    Text(String),
    /// A period.
    Period(Period),
    /// A number.
    Number(Number),
}

impl Value {
    /// As words, numbers with their units.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Missing => MISSING.to_owned(),
            Self::Text(text) => text.clone(),
            Self::Period(period) => period.words(language),
            Self::Number(number) => number.text(language),
        }
    }
}

/// What a colour says; words say it too.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Tone {
    /// Reached, or faster than planned.
    Good,
    /// As planned.
    Fair,
    /// Behind, but near.
    Near,
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

/// Stands where something is missing.
pub(super) const MISSING: &str = "—";

impl Table {
    /// The rows of all groups.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The cells of a column.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &Cell> {
        self.rows().filter_map(move |row| row.cells.get(column))
    }

    /// Leaves out a column.
    pub(super) fn remove_column(&mut self, at: usize) {
        let kept: Vec<bool> = (0..self.columns.len()).map(|column| column != at).collect();
        self.keep(&kept);
    }

    fn keep(&mut self, kept: &[bool]) {
        retain(&mut self.columns, kept);
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            retain(&mut row.cells, kept);
        }
    }

    /// Without columns in which no row says anything, and without notes on them.
    pub(super) fn tidied(mut self) -> Self {
        let columns = self.columns.iter().enumerate();
        let says = |at: usize| self.cells(at).any(|cell| !cell.is_blank());
        let kept: Vec<bool> = columns
            .map(|(at, column)| {
                column.stays || matches!(column.kind, Kind::Key | Kind::Name) || says(at)
            })
            .collect();
        self.keep(&kept);
        let shown: Vec<&Column> = self.columns.iter().collect();
        self.notes = self.notes_on(&shown).cloned().collect();
        self
    }

    /// The notes that have something to tell where these columns are shown.
    pub(super) fn notes_on(&self, shown: &[&Column]) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| {
            let mut heads = shown.iter().map(|column| &column.head);
            note.columns.is_empty() || heads.any(|head| note.columns.contains(head))
        })
    }

    /// With one number of digits behind the point for numbers of one thing in one measure; what a number tells of follows from its
    /// place. Other things have no say, so that what a number reads does not depend on what else is shown.
    pub(super) fn aligned<K: Eq + Hash>(mut self, thing: impl Fn(Place) -> Option<K>) -> Self {
        let mut most: HashMap<(K, Measure), u32> = HashMap::new();
        let alike = |place, number: &Number| Some((thing(place)?, number.measure.clone()));
        for (place, number) in self.numbers() {
            if let Some(alike) = alike(place, number) {
                let places = most.entry(alike).or_default();
                *places = number.asked_places().max(*places);
            }
        }
        for (place, number) in self.numbers() {
            let places = alike(place, number).and_then(|alike| most.get(&alike));
            number.set_places(places.copied().unwrap_or(number.asked_places()));
        }
        self
    }

    /// Its numbers with their places.
    fn numbers(&mut self) -> impl Iterator<Item = (Place, &mut Number)> {
        let rows = self.groups.iter_mut().flat_map(|group| &mut group.rows);
        rows.enumerate().flat_map(|(at, row)| {
            let assessment = row.assessment;
            let cells = row.cells.iter_mut().enumerate();
            cells.filter_map(move |(column, cell)| {
                let place = Place { row: at, column, assessment };
                match &mut cell.value {
                    Value::Number(number) => Some((place, number)),
                    _ => None,
                }
            })
        })
    }

    /// The word for points, where all numbers of a column are such, so that the head can bear it.
    pub(super) fn unit_of_points(&self, column: usize, language: Language) -> Option<&str> {
        let mut numbers = self.cells(column).filter_map(|cell| match &cell.value {
            Value::Number(number) => Some(number),
            _ => None,
        });
        let is_points = |number: &Number| number.measure == Measure::Points;
        let first = numbers.next().filter(|first| is_points(first))?;
        numbers.all(is_points).then(|| first.unit(language))
    }
}

/// Keeps the items that are wanted.
fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_none_or(|kept| *kept));
}

/// The notes under tables on one page: each stands under the first table that needs it.
pub(super) fn said_once<'a, N: IntoIterator<Item = &'a Note>>(
    tables: impl IntoIterator<Item = N>,
) -> Vec<Vec<&'a Note>> {
    let mut said = HashSet::new();
    let tables = tables.into_iter();
    tables.map(|notes| notes.into_iter().filter(|note| said.insert(*note)).collect()).collect()
}

impl Counted {
    /// `提前实现 3（其中提前 2）`
    pub(super) fn text(&self, language: Language) -> String {
        let (word, count) = (&self.word, self.count);
        match &self.remark {
            Some(remark) => {
                say!(language, "{word} {count}（{remark}）", "{word} {count} ({remark})")
            }
            None => format!("{word} {count}"),
        }
    }
}

impl Column {
    /// A column that is always shown.
    pub(super) fn new(head: impl Into<String>, kind: Kind) -> Self {
        Self { head: head.into(), kind, rank: 0, below_name: false, bare: false, stays: false }
    }
}

impl Picture {
    /// A sparkline, where there are values enough to show a course: two show no more than which is larger.
    pub(super) fn line(values: Vec<Option<Decimal>>) -> Option<Self> {
        (values.iter().flatten().count() > 2).then_some(Self::Line(values))
    }
}

impl Cell {
    fn of(value: Value) -> Self {
        Self { value, ..Self::default() }
    }

    /// Words.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::of(Value::Text(text.into()))
    }

    /// Words, or the sign that there are none.
    pub(super) fn text_or_missing(text: Option<String>) -> Self {
        text.map_or_else(Self::missing, Self::text)
    }

    /// A number, or the sign that there is none.
    pub(super) fn number(number: Option<Number>) -> Self {
        number.map_or_else(Self::missing, |number| Self::of(Value::Number(number)))
    }

    /// A count.
    pub(super) fn count(count: usize) -> Self {
        Self::of(Value::Number(number::count(count)))
    }

    /// A period, or the sign that there is none.
    pub(super) fn period(period: Option<Period>) -> Self {
        period.map_or_else(Self::missing, |period| Self::of(Value::Period(period)))
    }

    /// What there is; blank where there is none.
    pub(super) fn optional(said: Option<impl Into<Self>>) -> Self {
        said.map_or_else(Self::default, Into::into)
    }

    /// The sign that there is no figure.
    pub(super) fn missing() -> Self {
        Self::of(Value::Missing).toned(Some(Tone::Quiet))
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.picture.is_none() && matches!(self.value, Value::Blank | Value::Missing)
    }

    /// With a remark.
    pub(super) fn remark(mut self, remark: Option<String>) -> Self {
        let remark = remark.filter(|remark| !remark.is_empty());
        self.remark = remark.as_deref().map(clean);
        self
    }

    /// With a remark behind the one that it has.
    pub(super) fn also(self, remark: String) -> Self {
        let first = self.remark.clone();
        let remarks: Vec<String> = first.into_iter().chain([remark]).collect();
        self.remark(Some(remarks.join(" ")))
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

/// What becomes a cell, and how: empty words a blank one, what is missing the sign for it.
macro_rules! cells {
    ($($type:ty: $value:ident => $cell:expr;)*) => {
        $(impl From<$type> for Cell {
            fn from($value: $type) -> Self {
                $cell
            }
        })*
    };
}

cells! {
    &str: text => Self::optional(Some(text).filter(|text| !text.is_empty()).map(Self::text));
    String: text => Self::from(text.as_str());
    usize: count => Self::count(count);
    Number: number => Self::of(Value::Number(number));
    Option<Number>: number => Self::number(number);
    Option<Period>: period => Self::period(period);
}

impl From<String> for Note {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl Note {
    /// A sentence.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { sign: None, text: text.into(), columns: Vec::new() }
    }

    /// On the columns with some heads.
    pub(super) fn on<const N: usize>(self, heads: [&str; N]) -> Self {
        Self { columns: heads.map(str::to_owned).to_vec(), ..self }
    }

    /// What a sign means.
    pub(super) fn of(sign: impl Into<String>, text: impl Into<String>) -> Self {
        Self { sign: Some(sign.into()), ..Self::new(text) }
    }

    /// Why something is missing.
    pub(super) fn missing(text: impl Into<String>) -> Self {
        Self::of(MISSING, text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::d;
    use super::*;
    use crate::quantity::Rounding;

    fn number(value: &str, unit: &str, places: u32) -> Cell {
        let measure = Measure::Unit(unit.to_owned());
        Cell::number(Some(Number::new(d(value), measure, places, Rounding::HalfUp)))
    }

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        let row = |cells| Row { cells, assessment: None };
        let rows = rows.into_iter().map(row).collect();
        Table {
            columns: vec![
                Column::new("name", Kind::Name),
                Column::new("blank", Kind::Number),
                Column::new("value", Kind::Number),
            ],
            groups: vec![Group { heading: None, rows }],
            ..Table::default()
        }
    }

    #[test]
    fn a_column_without_any_figure_is_left_out() {
        let row = |value| vec![Cell::text("—"), Cell::missing(), number(value, "家", 0)];
        let table = table(vec![row("1"), row("2")]).tidied();
        let heads: Vec<&str> = table.columns.iter().map(|c| c.head.as_str()).collect();
        assert_eq!(heads, ["name", "value"]);
        assert!(table.rows().all(|row| row.cells.len() == 2));
    }

    #[test]
    fn numbers_of_one_thing_in_one_unit_have_one_number_of_digits() {
        let row = |value, unit, places| {
            let name = Cell::text("x");
            vec![name, number(value, unit, places)]
        };
        let table = table(vec![
            row("1.5", "亿元", 1),
            row("2.25", "亿元", 2),
            row("7", "家", 0),
            row("12.5", "亿元", 1),
        ]);
        let mut table = table.aligned(|place| Some(place.row / 3));
        let numbers = table.numbers();
        let digits: Vec<String> = numbers.map(|(_, number)| number.digits()).collect();
        assert_eq!(digits, ["1.50", "2.25", "7", "12.5"]);
    }
}
