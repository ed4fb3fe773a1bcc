//! A table as spreadsheets want it: one row of heads, the group in a column instead of headings, what belongs to a cell in a column of
//! its own.

use crate::language::Language;
use crate::say;

use super::document::{Cell, Column, Document, Group, Kind, Picture, Row, Table, Tone, Value};
use super::message::Label;
use super::number::{Measure, Number};
use super::picture;

/// A table without headings between its rows.
pub(super) struct Flat<'a> {
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<Vec<Item<'a>>>,
    /// How many columns name a row.
    pub(super) naming: usize,
}

/// The head of a column.
#[derive(Default)]
pub(super) struct Head {
    pub(super) text: String,
    /// Whether it holds numbers, which are set to the right.
    pub(super) is_number: bool,
    /// Whether its numbers are shares of one that a bar shows.
    pub(super) has_bars: bool,
    /// Which of its numbers bear no unit.
    pub(super) bare: Bare,
}

/// Which numbers of a column bear no unit.
#[derive(Clone, Copy, Default)]
pub(super) struct Bare {
    /// Amounts, whose unit another column of their row tells.
    units: bool,
    /// Differences between percentages, of which the head tells.
    points: bool,
}

impl Bare {
    /// Whether the head tells what a number counts, or nothing is to be told.
    pub(super) fn tells(self, number: &Number) -> bool {
        match number.measure {
            Measure::Bare => true,
            Measure::Points => self.points,
            Measure::Percent | Measure::Unit(_) => false,
        }
    }

    /// Whether a number is one of them.
    pub(super) fn is(self, number: &Number) -> bool {
        match number.measure {
            Measure::Bare => true,
            Measure::Percent => false,
            Measure::Points => self.points,
            Measure::Unit(_) => self.units,
        }
    }
}

/// What stands in a cell.
pub(super) enum Item<'a> {
    Blank,
    Missing,
    Number(&'a Number),
    /// Words, and the colour of a verdict.
    Text(String, Option<Tone>),
}

impl<'a> Flat<'a> {
    pub(super) fn of(table: &'a Table, language: Language) -> Self {
        let grouped = table.groups.iter().any(|group| group.heading.is_some());
        let columns = table.columns.iter().enumerate();
        let columns: Vec<(&Column, bool)> = columns
            .map(|(at, column)| (column, table.cells(at).any(|cell| cell.remark.is_some())))
            .collect();
        let mut heads = Vec::new();
        if grouped {
            heads.push(Head::new(Label::Group.text(language)));
        }
        for (at, (column, remarked)) in columns.iter().enumerate() {
            let unit = table.unit_of_points(at, language);
            let head = match unit {
                Some(unit) => {
                    let head = &column.head;
                    say!(language, "{head}（{unit}）", "{head} ({unit})")
                }
                None => column.head.clone(),
            };
            heads.push(Head {
                is_number: column.kind == Kind::Number,
                has_bars: table.cells(at).any(has_bar),
                bare: Bare { units: column.bare, points: unit.is_some() },
                ..Head::new(head)
            });
            if *remarked {
                let remark = Label::Note.text(language);
                heads.push(Head::new(format!("{} {remark}", column.head)));
            }
        }
        let mut rows = Vec::new();
        for group in &table.groups {
            for row in &group.rows {
                let mut items = Vec::new();
                if grouped {
                    items.push(Item::text(group.heading.as_deref().unwrap_or_default()));
                }
                for ((_, remarked), cell) in columns.iter().zip(&row.cells) {
                    items.push(Item::of(cell, language));
                    if *remarked {
                        items.push(Item::text(cell.remark.as_deref().unwrap_or_default()));
                    }
                }
                rows.push(items);
            }
        }
        let named = |column: &Column| matches!(column.kind, Kind::Key | Kind::Name);
        let named = table.columns.iter().rposition(named);
        Self { heads, rows, naming: named.map_or(0, |at| at + 1) + usize::from(grouped) }
    }
}

impl Head {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl<'a> Item<'a> {
    fn text(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned(), None) }
    }

    fn of(cell: &'a Cell, language: Language) -> Self {
        match (&cell.value, cell.picture.as_deref()) {
            (Value::Number(number), _) => Self::Number(number),
            (Value::Missing, _) => Self::Missing,
            (Value::Blank, Some(line)) => Self::text(&picture::draw(line, false)),
            (Value::Blank, None) => Self::Blank,
            (Value::Text(text), _) => Self::Text(text.clone(), cell.tone),
            (Value::Period(period), _) => Self::text(&period.words(language)),
        }
    }
}

fn has_bar(cell: &Cell) -> bool {
    matches!(cell.picture.as_deref(), Some(Picture::Bar { .. }))
}

/// The findings of a document as one more table.
pub(super) fn findings(document: &Document) -> Option<Table> {
    let (caption, findings) = document.findings.as_ref()?;
    let word = |label: Label| label.text(document.language);
    let rows = findings.iter().map(|finding| Row {
        cells: vec![
            Cell::text(&finding.weight).toned(finding.warning.then_some(Tone::Poor)),
            Cell::text(finding.place.as_deref().unwrap_or_default()),
            Cell::text(&finding.text),
        ],
        assessment: None,
    });
    Some(Table {
        caption: caption.clone(),
        columns: [Label::Severity, Label::Place, Label::Findings]
            .map(|label| Column::new(word(label), Kind::Text))
            .to_vec(),
        groups: vec![Group { heading: None, rows: rows.collect() }],
        notes: Vec::new(),
    })
}
