//! How a region stands to the others, and to the whole of them.

use crate::quantity::Decimal;

/// How a region stands to the others of its run.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Beside {
    /// Its place by the value that counts, the best first; what is level shares the better place. None for the whole, and without
    /// a value.
    pub rank: Option<usize>,
    /// Its place in the same period of the year before.
    pub rank_before: Option<usize>,
    /// Whether it is the whole of the others.
    pub is_whole: bool,
    /// How it stands to the whole; none for that itself, and where there is none.
    pub whole: Option<ToWhole>,
}

/// How the figures of a region stand to those of the whole. Figures of unlike periods are not held against each other.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ToWhole {
    /// The region that is the whole; none: the rows that name no region.
    pub name: Option<String>,
    /// x − X of shares and rates, in points.
    pub value: Option<Decimal>,
    /// x/X of amounts.
    pub share: Option<Decimal>,
    /// The growth on a year ago less that of the whole, as a fraction; of two that are published or two that are computed.
    pub growth: Option<Decimal>,
    /// The progress less that of the whole, as a fraction.
    pub progress: Option<Decimal>,
}
