//! What a plan says of a series: the words of `[series.KEY]`.

use std::ops::Range;

use super::words::words;
use crate::quantity::{Period, Unit};

/// One `[series.KEY]`.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its key.
    pub key: String,
    /// Its name; the key where none is given.
    pub name: String,
    /// Its names in the data; empty: its own name.
    pub matches: Vec<String>,
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
    /// Beginnings of new scopes: nothing reaches across them.
    pub breaks: Vec<Period>,
    /// Keys or names of declared parts.
    pub parts: Vec<String>,
    /// Whether the parts must add up to it.
    pub complete: bool,
    /// Where it stands in the plan.
    pub span: Range<usize>,
}

/// What a series is over time.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// Adds up over time.
    Flow,
    /// A level at a moment.
    Stock,
    /// Published as it is, never added.
    Rate,
    /// A published change on a year before; it compounds.
    Growth,
}

/// What a bare month, quarter or half-year means.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Basis {
    /// January to its end.
    YearToDate,
    /// Itself alone.
    Period,
    /// Of a month, the quarter in which it lies: quarterly figures filed under the first or last month.
    Quarter,
}

/// How a rate of a longer period is made of shorter ones.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Over {
    /// The mean of its months or quarters.
    Mean,
    /// Its last value.
    Last,
}

/// How many rows make one observation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Aggregate {
    /// Their sum.
    Sum,
    /// How many they are.
    Count,
    /// Their mean.
    Mean,
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// The last in the file.
    Last,
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

words! { Kind { Flow "flow" Stock "stock" Rate "rate" Growth "growth" } }
words! { Basis { YearToDate "ytd" Period "period" Quarter "quarter" } }
words! { Over { Mean "mean" Last "last" } }
words! { Aggregate { Sum "sum" Count "count" Mean "mean" Min "min" Max "max" Last "last" } }
