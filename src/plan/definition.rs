//! What is said of a series before data is read: the words of `[series.KEY]`, or nothing but a name.

use std::ops::Range;

use crate::quantity::{Period, Unit};
use crate::worded;
pub use crate::words::figures::Prices;
use crate::words::{Folded, Name, fold};

/// One `[series.KEY]`, or a name that no plan declares.
#[derive(Clone, Debug, Default)]
pub struct Definition {
    /// Its key, where it is declared.
    pub key: Option<String>,
    /// Its name, to print; the key where none is given.
    pub name: String,
    /// The same, folded.
    pub folded: Folded,
    /// Its names in the data; none of a count over a register that gives none.
    pub matches: Vec<Name>,
    /// Its unit of measure, for cells that state none.
    pub unit: Option<Unit>,
    /// Its kind, if declared.
    pub kind: Option<Kind>,
    /// What a bare month, quarter or half-year means.
    pub basis: Option<Basis>,
    /// How a rate of a longer period is made.
    pub over: Option<Over>,
    /// Which rows count.
    pub filters: Vec<Filter>,
    /// How many rows make one observation.
    pub aggregate: Option<Aggregate>,
    /// The names of its published growth in the data.
    pub growth: Vec<String>,
    /// At which prices it is, as a growth.
    pub price: Option<Prices>,
    /// Whether its figures say by how much something went down; by its name where the plan does not say.
    pub cut: Option<bool>,
    /// Beginnings of new scopes: nothing reaches across them.
    pub breaks: Vec<Period>,
    /// Keys or names of declared parts.
    pub parts: Vec<String>,
    /// Whether the parts must add up to it.
    pub complete: bool,
    /// Where it stands in the plan.
    pub span: Range<usize>,
}

impl Definition {
    /// A series that no plan declares: what the rows of that name hold.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            folded: fold(name),
            matches: vec![Name::new(name)],
            ..Self::default()
        }
    }
}

worded! {
    /// What a series is over time.
    pub enum Kind {
        /// Adds up over time.
        Flow = "flow": "流量" / "flow",
        /// A level at a moment.
        Stock = "stock": "存量" / "stock",
        /// Published as it is, never added.
        Rate = "rate": "比率" / "rate",
        /// A published change on a year before; it compounds.
        Growth = "growth": "增速" / "growth",
    }
}

worded! {
    /// What a bare month, quarter or half-year means.
    pub enum Basis {
        /// January to its end.
        YearToDate = "ytd": "累计" / "year to date",
        /// Itself alone.
        Period = "period": "当期" / "the period",
        /// Of a month, the quarter in which it lies: quarterly figures filed under the first or last month.
        Quarter = "quarter": "所在季度" / "the quarter",
    }
}

worded! {
    /// How a rate of a longer period is made of shorter ones.
    pub enum Over {
        /// The mean of its months or quarters.
        Mean = "mean",
        /// Its last value.
        Last = "last",
    }
}

worded! {
    /// How many rows make one observation.
    pub enum Aggregate {
        /// Their sum.
        Sum = "sum",
        /// How many they are.
        Count = "count",
        /// Their mean.
        Mean = "mean",
        /// The smallest.
        Min = "min",
        /// The largest.
        Max = "max",
        /// The last in the file.
        Last = "last",
    }
}

/// One key of a `where`: a header text or a role, and the values any of which counts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Filter {
    /// The header text or the name of a role.
    pub column: String,
    /// The values, as written.
    pub values: Vec<String>,
    /// Where it stands in the plan.
    pub span: Range<usize>,
}
