//! Tables as data: of each column what it is called, where it stands, and how its cell is made of a row.

use crate::diagnostic::clean;
use crate::language::Language;

use super::document::{Cell, Column, Group, Kind, Row, Table};
use super::message::Label;

/// A column of a table, and how its cells are made.
pub(super) struct Field<'a, R> {
    head: Words,
    column: Column,
    cell: Box<dyn Fn(&R) -> Cell + 'a>,
}

/// The words of a heading: fixed ones, or made of something.
pub(super) enum Words {
    Fixed(Label),
    Made(String),
}

impl From<Label> for Words {
    fn from(label: Label) -> Self {
        Self::Fixed(label)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Made(text)
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Made(text.to_owned())
    }
}

impl Words {
    pub(super) fn text(&self, language: Language) -> String {
        match self {
            Self::Fixed(label) => label.text(language).to_owned(),
            Self::Made(text) => text.clone(),
        }
    }
}

impl<'a, R> Field<'a, R> {
    fn new<C: Into<Cell>>(head: impl Into<Words>, kind: Kind, cell: impl Fn(&R) -> C + 'a) -> Self {
        Self {
            head: head.into(),
            column: Column::new("", kind),
            cell: Box::new(move |row| cell(row).into()),
        }
    }

    /// Left out where the page is narrow, the highest rank first.
    pub(super) fn rank(mut self, rank: u8) -> Self {
        self.column.rank = rank;
        self
    }

    /// Below the names where the page is narrow.
    pub(super) fn below_name(mut self) -> Self {
        self.column.below_name = true;
        self
    }

    /// In a unit that another column tells.
    pub(super) fn bare(mut self) -> Self {
        self.column.bare = true;
        self
    }

    /// Whether it is there where no row says anything in it.
    pub(super) fn stays(mut self, stays: bool) -> Self {
        self.column.stays = stays;
        self
    }

    /// Its heading, and what it says of a row.
    pub(super) fn told(&self, row: &R, language: Language) -> (String, Cell) {
        (self.head.text(language), (self.cell)(row))
    }
}

/// A column of each kind.
macro_rules! kinds {
    ($($name:ident $kind:ident)*) => {
        $(
            pub(super) fn $name<'a, R, C: Into<Cell>>(
                head: impl Into<Words>,
                cell: impl Fn(&R) -> C + 'a,
            ) -> Field<'a, R> {
                Field::new(head, Kind::$kind, cell)
            }
        )*
    };
}

kinds! { key Key name Name text Text period Period number Number picture Picture }

/// The columns of a table of such rows, a line each: what it holds, its heading, how it gives way, and its cell as made of a row.
macro_rules! fields {
    ($row:pat_param in $type:ty; $($kind:ident($head:expr)$(.$way:ident($($rank:expr)?))* => $cell:expr;)+) => {
        [$($crate::report::fields::$kind($head, move |#[allow(unused_variables)] $row: &$type| $cell)$(.$way($($rank)?))*),+]
    };
}

pub(super) use fields;

impl Table {
    /// A table with a row for each of some things.
    pub(super) fn of<R>(
        language: Language,
        caption: impl Into<Words>,
        fields: &[Field<R>],
        rows: impl IntoIterator<Item = R>,
    ) -> Self {
        let rows = rows.into_iter().map(|row| (None, None, row));
        Self::grouped(language, caption, fields, rows)
    }

    /// The same of things each with the heading that it stands under, in the order in which headings are first met, and with the
    /// assessment that it is of. What stands over columns and rows may be the plan's words, and is measured as it is printed.
    pub(super) fn grouped<R>(
        language: Language,
        caption: impl Into<Words>,
        fields: &[Field<R>],
        rows: impl IntoIterator<Item = (Option<String>, Option<usize>, R)>,
    ) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (heading, assessment, row) in rows {
            let heading = heading.as_deref().map(clean);
            let cells = fields.iter().map(|field| (field.cell)(&row)).collect();
            let row = Row { cells, assessment };
            match groups.iter_mut().find(|group| group.heading == heading) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { heading, rows: vec![row] }),
            }
        }
        let column = |field: &Field<R>| Column {
            head: clean(&field.head.text(language)),
            ..field.column.clone()
        };
        Self {
            caption: caption.into().text(language),
            columns: fields.iter().map(column).collect(),
            groups,
            notes: Vec::new(),
        }
    }

    /// With a note under it.
    pub(super) fn note(mut self, note: impl Into<super::document::Note>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// With notes under it.
    pub(super) fn notes(mut self, notes: impl IntoIterator<Item = super::document::Note>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// None where it has no row.
    pub(super) fn filled(self) -> Option<Self> {
        (!self.groups.is_empty()).then_some(self)
    }
}
