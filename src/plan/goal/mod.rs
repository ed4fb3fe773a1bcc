//! Goals in the plan's own words: `55%左右`, `3500万人次`, `较2020年翻番`.

use crate::quantity::{Period, Quantity};

/// What a plan promises of an indicator.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The words as written.
    pub text: String,
    /// What the number is about.
    pub subject: Subject,
    /// Which side of the number counts.
    pub bound: Bound,
    /// The number: the level, the factor (`翻番` is 2), the yearly rate, the change or the amount. A relative or falling one is
    /// signed or a factor below 1 already (`下降13.5%` is the factor 0.865, `下降3个百分点` is -3 百分点, `年均下降3%` is -3%).
    /// None for directions and milestones. A number without unit is bare.
    pub value: Option<Quantity>,
    /// The upper end of a range; `value` is its lower end.
    pub upper: Option<Quantity>,
    /// The year or period the words compare with (`较2020年`), where they name one.
    pub since: Option<Period>,
}

/// What the number of a goal is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject {
    /// The level at the deadline: `65%`, `3500万人次`.
    Level,
    /// A multiple of the baseline: `翻番`, `增长50%`, `下降13.5%`, `是2020年的2倍`.
    Multiple,
    /// The same where the words say 增长N% or 下降N% (refused on an indicator in %).
    Growth,
    /// A change against the baseline in the indicator's own unit: `提高5个百分点`, `减少10万吨`.
    Change,
    /// Growth a year: `年均增长8%`, `年均下降3%`.
    YearlyGrowth,
    /// The mean over the plan's years: `年均不低于3%`.
    YearlyAverage,
    /// An amount since the baseline: `新增10家`, `〔13.5〕%`.
    Added,
    /// A running total: `累计10家`.
    RunningTotal,
    /// Every calendar year: `每年不低于3%`.
    EachYear,
    /// Holds, or not: `保持在5%以下`.
    Maintain,
    /// Direction only: `提高`, `下降`.
    Direction,
    /// Direction of every yearly change: `逐年提高`.
    YearlyDirection,
    /// Done or not: `建成`.
    Milestone,
}

/// Which side of its number a goal asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Bound {
    /// `不低于`, `以上`, or no word at all.
    AtLeast,
    /// `超过`, `高于`.
    MoreThan,
    /// `左右`, `约`: at least (falling: at most) the value less (plus) a tolerance.
    About,
    /// `不超过`, `以内`, `以下`, `降至`.
    AtMost,
    /// `低于`, `不满`.
    LessThan,
    /// `50%-55%`.
    Range,
}

/// Whether more or less of an indicator is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// More is better.
    Increase,
    /// Less is better.
    Decrease,
}

impl Direction {
    /// +1 or -1: the d of every formula.
    #[must_use]
    pub fn sign(self) -> i32 {
        match self {
            Self::Increase => 1,
            Self::Decrease => -1,
        }
    }
}
