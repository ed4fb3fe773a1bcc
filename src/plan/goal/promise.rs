//! What a goal promises, in whatever words: its subject, the side of its number, its start, its second goal.

use crate::quantity::{Decimal, Period, Quantity, Unit};
use crate::worded;
use crate::words::goals::changes::{only_grows, speaks_of_growth};
use crate::words::goals::{Bound, Direction};
use crate::words::sides::{Named, named};

/// What a plan promises of an indicator. Two goals are equal if they promise the same, in whatever words.
#[derive(Clone, Debug, Default)]
pub struct Goal {
    /// The words as written.
    pub text: String,
    /// What the number is about.
    pub subject: Subject,
    /// Which side of the number counts, of the signed number: `下降13.5%以上` is at most the factor 0.865.
    pub bound: Bound,
    /// Which way the words say that the indicator should move; none where they do not say, and for ranges.
    pub toward: Option<Direction>,
    /// The number: the level, the factor (`翻番` is 2), the yearly rate in %, the change or the amount. A relative or falling one
    /// is signed or a factor below 1 already (`下降13.5%` is the factor 0.865, `下降3个百分点` is -3 百分点, `年均下降3%` is -3%).
    /// None for directions and milestones. A number without unit is bare.
    pub value: Option<Quantity>,
    /// The upper end of a range; `value` is its lower end.
    pub upper: Option<Quantity>,
    /// The year or period the words compare with (`较2020年`), where they name one.
    pub since: Option<Period>,
    /// Whether they compare with the year before: `同比增长6%`, `增速6%`. Of a growth the number is the level itself.
    pub on_year_before: bool,
    /// Whether a change is told of each year: `年均提高1个百分点`.
    pub a_year: bool,
    /// Whether a growth is told of several years together: `累计增长30%`, `五年下降13.5%`.
    pub in_total: bool,
    /// The deadline the words name (`到2025年达到65%`).
    pub by: Option<Period>,
    /// Over how many years they say that it goes, which is for the plan's periods to agree with: `五年累计`, `over 10 years`.
    pub years: Option<i64>,
    /// What they say of the years in which it happens.
    pub in_years: Years,
    /// Which ends of a range count.
    pub ends: Ends,
    /// Where the words say that it starts: `从2020年的15%提高到56%`.
    pub from: Option<Start>,
    /// What the goal is held against, in its own words: `全市平均水平`; the target's `reference` says which indicator that is.
    pub against: Option<String>,
    /// What kind of number it is, where the words say so.
    pub measure: Measure,
    /// A second goal that is shown and never judged: `6%以上，力争8%`.
    pub stretch: Option<Box<Goal>>,
}

/// Where the words of a goal say that it starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// When, if the words say so; else at the baseline.
    pub period: Option<Period>,
    /// The value.
    pub value: Quantity,
}

/// What kind of number a goal's is, where its words say so.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Measure {
    /// Nothing is said.
    #[default]
    Plain,
    /// A growth at constant prices: `实际增长8%`.
    Real,
    /// A growth at the prices of each year: `名义增长8%`.
    Nominal,
    /// A growth that is compared with another: `增速与上年持平`.
    Growth,
    /// A rank, or a number of ranks: `第5位`, `上升3位`.
    Rank,
    /// How much better it gets, by whatever is better of its indicator, which neither name nor plan says: `improve by 20%`.
    Better,
}

/// What the words of a goal say of the years in which it happens.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Years {
    /// Nothing that counts.
    #[default]
    Plain,
    /// How many are got or done in each: `每年培育20家`.
    Gets,
    /// A year, and not which: `10 million tonnes a year`.
    Told,
    /// A stretch of them, and not since when: `“十四五”期间增长30%`.
    During,
}

/// Which ends of a range count.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Ends {
    /// The words leave it open: both, but of a growth the lower one alone.
    #[default]
    Open,
    /// Both: `保持在2%至3%区间`.
    Both,
    /// The lower one; the upper is an ambition: `提高到41%至43%`, `年均增长6%-7%`.
    Lower,
    /// The upper one; the lower is an ambition: `下降20%至25%`, `降至3%-4%`.
    Upper,
}

worded! {
    /// What settled which side of its number a goal asks for.
    pub enum Side {
        /// The goal's words.
        Words = "words": "目标的措辞" / "the goal's words",
        /// The target's key `direction`.
        Direction = "direction": "计划中的 direction" / "`direction` of the plan",
        /// The indicator's name: of a mortality less is better.
        Name = "name": "指标名称" / "the indicator's name",
        /// Nothing, though the name speaks of what less is better of.
        Unclear = "unclear": "无从判断" / "nothing",
        /// Nothing: more is better where nothing says otherwise.
        Default = "default": "没有说明，按越大越好" / "nothing: more is better where nothing says otherwise",
    }
}

impl Goal {
    /// The periods that its words name, those of its second goal too.
    pub(crate) fn periods(&mut self) -> Vec<&mut Period> {
        let second = self.stretch.as_mut().map(|second| second.periods());
        let start = self.from.as_mut().and_then(|start| start.period.as_mut());
        let own = [self.since.as_mut(), self.by.as_mut(), start];
        own.into_iter().flatten().chain(second.into_iter().flatten()).collect()
    }

    /// Which way the words say that the indicator should move; none where they do not say (`65%`), and for ranges.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.toward
    }

    /// Whether the words leave no doubt which values meet the goal: a plain `65%` or `55%左右` does.
    #[must_use]
    pub fn names_side(&self) -> bool {
        self.toward.is_some() || self.bound == Bound::Range
    }

    /// Which way the indicator should move, and what settled it: the words, else what the plan declares, else the name. Of
    /// [`Side::Default`] the caller looks whether the baseline or the milestones contradict it ([`Goal::is_unclear`]).
    #[must_use]
    pub fn side(&self, declared: Option<Direction>, name: &str) -> (Direction, Side) {
        if let Some(direction) = self.toward {
            return (direction, Side::Words);
        }
        if let Some(direction) = declared {
            return (direction, Side::Direction);
        }
        match named(name) {
            Named::Less => (Direction::Decrease, Side::Name),
            Named::More => (Direction::Increase, Side::Name),
            Named::Unclear => (Direction::Increase, Side::Unclear),
            Named::Nothing => (Direction::Increase, Side::Default),
        }
    }

    /// Whether its side would be guessed: nothing settled it, it has a number without a word for the side, and the name leaves open
    /// which way, the baseline lies beyond that number already, or the milestones fall. Values in one unit; milestones in the order
    /// of time.
    #[must_use]
    pub fn is_unclear(
        &self,
        side: Side,
        value: Option<Decimal>,
        baseline: Option<Decimal>,
        milestones: &[Decimal],
    ) -> bool {
        let numbered = !self.names_side() && self.value.is_some();
        let beyond = baseline.zip(value).is_some_and(|(baseline, value)| baseline > value);
        let way = milestones.iter().chain(&value);
        let falls = way.clone().zip(way.skip(1)).any(|(now, next)| next < now);
        match side {
            Side::Unclear | Side::Default if self.improves() => true,
            Side::Unclear => numbered,
            Side::Default => numbered && self.subject != Subject::Reference && (beyond || falls),
            Side::Words | Side::Direction | Side::Name => false,
        }
    }

    /// Whether a straight line or the same growth every year is meant on the way: growths, cuts and multiples compound.
    #[must_use]
    pub fn compounds(&self) -> bool {
        self.is_growth() || self.subject == Subject::Multiple
    }

    /// Whether the number is a multiple of, or a change against, the baseline.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        self.subject.is_relative()
    }

    /// Whether its number counts times: `2倍`.
    #[must_use]
    pub fn is_of_times(&self) -> bool {
        let unit = self.value.as_ref().map(|number| &number.unit);
        unit.is_some_and(|unit| unit.is_ratio() && unit.scale() == 0)
    }

    /// Whether it is worded as a growth or a fall, of one year or a year.
    #[must_use]
    pub fn is_growth(&self) -> bool {
        matches!(self.subject, Subject::Growth | Subject::YearlyGrowth)
    }

    /// Whether it is growth that the goal holds against another indicator's, or its own of another year: 与经济增长同步, 增速高于全国平均,
    /// 增速与上年持平.
    #[must_use]
    pub fn compares_growth(&self) -> bool {
        self.measure == Measure::Growth || self.against.is_some() && speaks_of_growth(&self.text)
    }

    /// Whether it is growth itself that a direction asks for: 正增长, 逐年增长.
    #[must_use]
    pub fn only_grows(&self) -> bool {
        self.subject.is_direction() && only_grows(&self.text)
    }

    /// The growth in % that a multiple of the baseline is: `下降13.5%` is -13.5%, `翻番` is 100%.
    #[must_use]
    pub fn growth(&self) -> Option<Quantity> {
        let factor = match self.subject {
            Subject::Multiple | Subject::Growth => self.value.as_ref()?,
            _ => return None,
        };
        growth_of(factor.value)
    }

    /// Whether its growth is meant at constant prices.
    #[must_use]
    pub fn is_real(&self) -> bool {
        self.measure == Measure::Real
    }

    /// Whether its growth is meant at the prices of each year.
    #[must_use]
    pub fn is_nominal(&self) -> bool {
        self.measure == Measure::Nominal
    }

    /// Whether it only says that the indicator gets better, and nothing tells which way that is.
    #[must_use]
    pub fn improves(&self) -> bool {
        self.measure == Measure::Better
    }

    /// Whether its number is a rank, or counts ranks.
    #[must_use]
    pub fn is_rank(&self) -> bool {
        self.measure == Measure::Rank
    }

    /// Whether its number measures the same as another's.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let values = self.value.as_ref().zip(other.value.as_ref());
        values.is_some_and(|(one, other)| one.unit.is_like(&other.unit))
    }

    /// What machine output calls it. 年均 on an indicator that is a growth is [`GoalKind::Average`], which only the indicator tells.
    #[must_use]
    pub fn kind(&self) -> GoalKind {
        self.kind_of(self.bound)
    }

    /// The same where another side of its number is asked for in the end.
    #[must_use]
    pub(crate) fn kind_of(&self, bound: Bound) -> GoalKind {
        match self.subject {
            Subject::YearlyAverage => GoalKind::Average,
            Subject::Added | Subject::RunningTotal => GoalKind::Cumulative,
            Subject::EachYear => GoalKind::EachYear,
            Subject::Maintain => GoalKind::Maintain,
            Subject::Direction | Subject::YearlyDirection => GoalKind::Direction,
            Subject::Milestone => GoalKind::Milestone,
            Subject::Level
            | Subject::Multiple
            | Subject::Growth
            | Subject::Change
            | Subject::YearlyGrowth
            | Subject::Reference => match bound {
                Bound::AtLeast => GoalKind::AtLeast,
                Bound::MoreThan => GoalKind::MoreThan,
                Bound::About => GoalKind::About,
                Bound::AtMost => GoalKind::AtMost,
                Bound::LessThan => GoalKind::LessThan,
                Bound::Range => GoalKind::Range,
            },
        }
    }
}

impl PartialEq for Goal {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Option<Quantity>, b: &Option<Quantity>| match (a, b) {
            (Some(a), Some(b)) => a.value == b.value && a.unit == b.unit,
            (None, None) => true,
            _ => false,
        };
        self.subject == other.subject
            && self.bound == other.bound
            && self.toward == other.toward
            && self.since == other.since
            && self.on_year_before == other.on_year_before
            && self.a_year == other.a_year
            && self.in_total == other.in_total
            && self.by == other.by
            && self.ends == other.ends
            && self.from == other.from
            && self.against == other.against
            && self.measure == other.measure
            && self.stretch == other.stretch
            && same(&self.value, &other.value)
            && same(&self.upper, &other.upper)
    }
}

/// The growth in % that a factor is: 0.865 is -13.5%.
#[must_use]
pub fn growth_of(factor: Decimal) -> Option<Quantity> {
    let share = factor.minus(Decimal::ONE).ok()?;
    let percent = share.shifted(2).ok()?.normalized();
    Some(Quantity::new(percent, Unit::percent()))
}

worded! {
    /// The kinds of goals in machine output.
    pub enum GoalKind {
        /// At least the value.
        AtLeast = "at-least",
        /// More than the value.
        MoreThan = "more-than",
        /// The value, less or plus a tolerance.
        About = "about",
        /// At most the value.
        AtMost = "at-most",
        /// Less than the value.
        LessThan = "less-than",
        /// Within a range.
        Range = "range",
        /// In every calendar year.
        EachYear = "each-year",
        /// On the mean of the years.
        Average = "average",
        /// Holds, or not.
        Maintain = "maintain",
        /// Up or down.
        Direction = "direction",
        /// An amount since the baseline, or a running total.
        Cumulative = "cumulative",
        /// Done or not.
        Milestone = "milestone",
    }
}

/// What the number of a goal is about.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Subject {
    /// The level at the deadline: `65%`, `3500万人次`.
    #[default]
    Level,
    /// A multiple of the baseline: `翻番`, `增长1倍`, `是2020年的2倍`.
    Multiple,
    /// The same where the words say 增长50% or 下降13.5% (refused on an indicator in %).
    Growth,
    /// A change against the baseline in the indicator's own unit: `提高5个百分点`, `减少10万吨`.
    Change,
    /// Growth a year: `年均增长8%`, `年均下降3%`.
    YearlyGrowth,
    /// The mean over the plan's years: `年均不低于3%`; of the difference where the goal is held against another indicator.
    YearlyAverage,
    /// An amount since the baseline: `新增10家`, `〔13.5〕%`.
    Added,
    /// A running total: `累计10家`.
    RunningTotal,
    /// Every calendar year: `每年不低于3%`; of the difference likewise.
    EachYear,
    /// Holds, or not: `保持在5%以下`.
    Maintain,
    /// Direction only: `提高`, `下降`.
    Direction,
    /// Direction of every yearly change: `逐年提高`.
    YearlyDirection,
    /// Done or not: `建成`.
    Milestone,
    /// Its distance from the target's `reference`: `高于全市平均`, `与GDP增长同步`. The number is the difference asked for.
    Reference,
}

impl Subject {
    /// Whether the number is a multiple of, or a change against, the baseline.
    #[must_use]
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Multiple | Self::Growth | Self::Change | Self::YearlyGrowth)
    }

    /// Whether the number is a level of the indicator itself, at the deadline or of each year.
    #[must_use]
    pub fn is_level(self) -> bool {
        matches!(self, Self::Level | Self::Maintain | Self::EachYear | Self::YearlyAverage)
    }

    /// Whether the number is held against figures of whole years: each of them, or their mean.
    #[must_use]
    pub fn is_of_years(self) -> bool {
        matches!(self, Self::EachYear | Self::YearlyAverage)
    }

    /// Whether only a direction is asked for.
    #[must_use]
    pub fn is_direction(self) -> bool {
        matches!(self, Self::Direction | Self::YearlyDirection)
    }

    /// Whether the figures of the plan's years decide, and not one figure alone.
    #[must_use]
    pub fn is_by_year(self) -> bool {
        matches!(self, Self::EachYear | Self::YearlyAverage | Self::YearlyDirection)
    }
}
