//! A table as spreadsheets want it: one row of heads, the group in a column instead of headings, what belongs to a figure in a column of
//! its own.

use crate::language::Language;

use super::document::{Cell, Column, Kind, Table, Value};
use super::message::Label;
use super::number::Number;
use super::picture;

/// A table without headings between its rows.
pub(super) struct Flat<'a> {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<Item<'a>>>,
    /// How many columns name a row.
    pub(super) naming: usize,
}

/// What stands in a cell.
pub(super) enum Item<'a> {
    Blank,
    Missing,
    Number(&'a Number),
    Text(String),
}

impl<'a> Flat<'a> {
    pub(super) fn of(table: &'a Table, language: Language) -> Self {
        let grouped = table.groups.iter().any(|group| group.heading.is_some());
        let columns: Vec<(&Column, bool)> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| (column, table.cells(at).any(is_figure_with_remark)))
            .collect();
        let mut heads = Vec::new();
        if grouped {
            heads.push(Label::Group.text(language).to_owned());
        }
        for (column, remarked) in &columns {
            heads.push(column.head.clone());
            if *remarked {
                let remark = Label::Note.text(language);
                heads.push(format!("{} {remark}", column.head));
            }
        }
        let mut columns_of_table = table.columns.iter();
        let named =
            columns_of_table.rposition(|column| matches!(column.kind, Kind::Key | Kind::Name));
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
                        let remark = cell.remark.as_deref().filter(|_| is_figure(cell));
                        items.push(Item::text(remark.unwrap_or_default()));
                    }
                }
                rows.push(items);
            }
        }
        Self {
            heads,
            rows,
            naming: named.map_or(0, |at| at + 1) + usize::from(grouped),
        }
    }
}

impl<'a> Item<'a> {
    fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text.to_owned())
        }
    }

    fn of(cell: &'a Cell, language: Language) -> Self {
        match (&cell.value, cell.picture.as_deref()) {
            (Value::Number(number), _) => Self::Number(number),
            (Value::Missing, _) => Self::Missing,
            (Value::Blank, Some(line)) => Self::text(&picture::draw(line, false)),
            (Value::Blank, None) => Self::Blank,
            (Value::Text(text), _) => match &cell.remark {
                Some(remark) => Self::Text(format!("{text} {remark}")),
                None => Self::Text(text.clone()),
            },
            (Value::Period(period), _) => Self::text(&period.words(language)),
        }
    }
}

/// Whether a cell holds what a remark cannot stand behind.
fn is_figure(cell: &Cell) -> bool {
    matches!(cell.value, Value::Number(_) | Value::Period(_))
}

fn is_figure_with_remark(cell: &Cell) -> bool {
    is_figure(cell) && cell.remark.is_some()
}
