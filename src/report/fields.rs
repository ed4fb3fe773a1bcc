//! The columns of tables that have a row an assessment, as data: what each is called, where it stands, how its cells are made.

use crate::assess::Assessment;

use super::document::{Cell, Column, Kind, Note, Table};
use super::entry::Entry;
use super::message::Label;
use super::view::View;

/// A column of the tables that have a row an assessment: what it is called and how its cells are made.
pub(super) struct Field {
    head: Label,
    kind: Kind,
    rank: u8,
    below_name: bool,
    bare: bool,
    cell: fn(&Entry) -> Cell,
}

impl Field {
    pub(super) const fn new(head: Label, kind: Kind, cell: fn(&Entry) -> Cell) -> Self {
        Self {
            head,
            kind,
            rank: 0,
            below_name: false,
            bare: false,
            cell,
        }
    }

    /// Left out where the page is narrow, the highest rank first.
    pub(super) const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// Below the names where the page is narrow.
    pub(super) const fn below_name(mut self) -> Self {
        self.below_name = true;
        self
    }

    /// In a unit that another column tells.
    pub(super) const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }
}

/// A table with a row for each of those assessments of the report.
pub(super) fn table(
    view: &View,
    caption: impl Into<String>,
    fields: &[Field],
    assessments: impl IntoIterator<Item = usize>,
    notes: Vec<Note>,
) -> Table {
    let mut columns = view.leading_columns();
    columns.extend(self::columns(view, fields));
    Table {
        caption: caption.into(),
        columns,
        groups: view.groups(assessments, |assessment| {
            let mut cells = view.leading_cells(assessment);
            cells.extend(self::cells(view, fields, assessment));
            cells
        }),
        notes,
    }
}

/// The columns of fields.
pub(super) fn columns(view: &View, fields: &[Field]) -> impl Iterator<Item = Column> {
    fields.iter().map(|field| Column {
        head: view.word(field.head),
        kind: field.kind,
        rank: field.rank,
        below_name: field.below_name,
        bare: field.bare,
    })
}

/// The cells of fields.
pub(super) fn cells(view: &View, fields: &[Field], assessment: &Assessment) -> Vec<Cell> {
    let entry = Entry::new(*view, assessment);
    fields.iter().map(|field| (field.cell)(&entry)).collect()
}
