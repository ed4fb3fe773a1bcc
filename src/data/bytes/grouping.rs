//! Tables whose rows stand for many: what a query makes of micro-data where they live (`indicalc sql`). Rows that no target can tell
//! apart are one row there, which says how it was made (`aggregate`), of how many (`rows`), and to which digit they were written
//! (`decimals`). Such a table names its columns itself, whatever the plan says of the table that it was made of.

use crate::data::bytes::records::Row;
use crate::data::message::Problem;
use crate::data::texts::role::Role;
use crate::plan::Aggregate;

/// The header texts that tell such a table, its last.
pub(crate) const MARKS: [&str; 3] = ["aggregate", "rows", "decimals"];
/// What its other columns are called, where it has them.
pub(crate) const NAMES: [(Role, &str); 12] = [
    (Role::Period, "period"),
    (Role::Period, "year"),
    (Role::Region, "region"),
    (Role::Indicator, "indicator"),
    (Role::Unit, "unit"),
    (Role::Scale, "scale"),
    (Role::Vintage, "vintage"),
    (Role::Flag, "flag"),
    (Role::Basis, "basis"),
    (Role::From, "from"),
    (Role::Until, "until"),
    (Role::Value, "value"),
];

/// How the value of a row was made of those that it stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Made {
    /// They all say the same.
    Each,
    /// Their sum.
    Sum,
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// It has none: the row only says that rows of its region and period are there.
    None,
}

impl Made {
    const ALL: [Self; 5] = [Self::Each, Self::Sum, Self::Min, Self::Max, Self::None];

    /// The word for it in a file.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Sum => "sum",
            Self::Min => "min",
            Self::Max => "max",
            Self::None => "none",
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|made| made.word() == word)
    }

    /// Whether it is what an aggregate is made from.
    fn serves(self, aggregate: Aggregate) -> bool {
        match self {
            Self::Each => true,
            Self::Sum => matches!(aggregate, Aggregate::Sum | Aggregate::Mean | Aggregate::Count),
            Self::Min => aggregate == Aggregate::Min,
            Self::Max => aggregate == Aggregate::Max,
            Self::None => false,
        }
    }
}

/// How many rows of the micro-data a row stands for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Share {
    /// How many; what a register gains and loses may be less than none.
    pub rows: i64,
    /// The value is theirs together, not that of each.
    pub together: bool,
}

impl Default for Share {
    fn default() -> Self {
        Self { rows: 1, together: false }
    }
}

/// The columns that say what a row stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grouping {
    made: usize,
    rows: usize,
    decimals: usize,
}

/// What they say in one row; without `made` it is a row as in any other table.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Grouped {
    made: Option<Made>,
    pub share: Share,
    /// The place of the last digit that all rows have.
    pub decimals: Option<i8>,
}

impl Grouped {
    /// A number for rows that the same series take.
    pub(crate) fn kind(self) -> u32 {
        self.made.map_or(0, |made| 1 + made as u32)
    }

    /// Whether a series takes the row: an aggregate what was grouped for it, any other the rows as they are.
    pub(crate) fn feeds(self, aggregate: Option<Aggregate>) -> bool {
        match (self.made, aggregate) {
            (None, None) => true,
            (Some(made), Some(aggregate)) => made.serves(aggregate),
            _ => false,
        }
    }
}

/// Whether a file begins with the header of such a table, whatever its encoding.
pub(crate) fn begins(head: &[u8]) -> bool {
    let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).next();
    let mut cells = line.unwrap_or_default().rsplit(|byte| *byte == b',');
    MARKS.iter().rev().all(|mark| {
        let cell = cells.next().unwrap_or_default();
        let plain = cell.strip_prefix(b"\"").and_then(|c| c.strip_suffix(b"\""));
        plain.unwrap_or(cell) == mark.as_bytes()
    })
}

impl Grouping {
    /// The fields of a header's texts, if it is one of such a table.
    pub(crate) fn of(field: impl Fn(&str) -> Option<usize>) -> Option<Self> {
        let [made, rows, decimals] = MARKS.map(field);
        Some(Self { made: made?, rows: rows?, decimals: decimals? })
    }

    /// What a row stands for.
    pub(crate) fn read(self, row: Row<'_>) -> Result<Grouped, Problem> {
        let text = |field: usize| {
            let text = String::from_utf8_lossy(row.field(field));
            text.trim().to_owned()
        };
        let (made, rows, decimals) = (text(self.made), text(self.rows), text(self.decimals));
        if made.is_empty() && rows.is_empty() {
            return Ok(Grouped::default());
        }
        let bad = || Problem::BadGrouping {
            aggregate: made.clone(),
            rows: rows.clone(),
            decimals: decimals.clone(),
        };
        let how = Made::of(&made).ok_or_else(bad)?;
        Ok(Grouped {
            made: Some(how),
            share: Share { rows: rows.parse().map_err(|_| bad())?, together: how != Made::Each },
            decimals: match decimals.as_str() {
                "" => None,
                text => Some(text.parse().map_err(|_| bad())?),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_such_a_table() {
        assert!(begins(b"period,indicator,value,aggregate,rows,decimals\n2024,x,1,sum,3,0\n"));
        assert!(begins(b"\"period\",\"aggregate\",\"rows\",\"decimals\"\r\n"));
        assert!(!begins(b"period,indicator,value,decimals\n"));
        assert!(!begins(b""));
    }

    #[test]
    fn a_series_takes_what_was_grouped_for_it() {
        let made = |made| Grouped { made, ..Grouped::default() };
        assert!(made(None).feeds(None) && !made(None).feeds(Some(Aggregate::Sum)));
        assert!(made(Some(Made::Sum)).feeds(Some(Aggregate::Mean)));
        assert!(!made(Some(Made::Sum)).feeds(Some(Aggregate::Min)));
        assert!(made(Some(Made::Max)).feeds(Some(Aggregate::Max)));
        assert!(made(Some(Made::Each)).feeds(Some(Aggregate::Max)));
        assert!(!made(Some(Made::Each)).feeds(None));
    }
}
