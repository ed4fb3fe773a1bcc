//! What an assessment says of the year in progress.

use crate::assess::trace::Rule;
use crate::plan::Status;
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::worded;

/// Where a growth on a year before comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum YoyFrom {
    /// It is computed from the levels.
    Levels,
    /// It is published.
    Published,
    /// It is published, and said to be at constant prices.
    ConstantPrices,
}

/// The year in progress, and the finished one until the next has figures.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Pace {
    /// How it is told and judged.
    pub course: Course,
    /// The unit of its levels: the assessment's, but where that is of a growth.
    pub unit: Unit,
    /// What its figures are of: of amounts January to the newest month, of stocks that month (of what is added to one, since
    /// the year began), of rates the newest cell.
    pub period: Period,
    /// The figure of that period; none of what is only published as growth. Of what is to be added to a stock its change since
    /// the year began.
    pub ytd: Option<Decimal>,
    /// Whether that is such a change.
    pub is_added: bool,
    /// The figure of the same period of the year before; none where a break lies between.
    pub before: Option<Decimal>,
    /// The growth on that, as a fraction; of a growth itself; none of shares.
    pub yoy: Option<Decimal>,
    /// Where that comes from.
    pub yoy_from: YoyFrom,
    /// The period before within the year that is told of.
    pub previous: Option<Period>,
    /// The change on that: of the growth in percentage points; of rates and ratios that of the figure itself, of those in % in points.
    pub on_previous: Option<Decimal>,
    /// The same on the same period of the year before.
    pub on_year_ago: Option<Decimal>,
    /// What this year should bring: a level, where it is judged by growth a growth in %.
    pub year_target: Option<Decimal>,
    /// Where that comes from.
    pub year_target_from: Option<YearTargetFrom>,
    /// `ytd / year_target`, of amounts.
    pub attained: Option<Decimal>,
    /// months / 12
    pub elapsed: Decimal,
    /// The median of YTD/total over the years used.
    pub seasonal_share: Option<Decimal>,
    /// Which years those are, oldest first, each with its own share.
    pub shares: Vec<(i32, Decimal)>,
    /// `year_target × seasonal_share`, without any × `elapsed`.
    pub expected: Option<Decimal>,
    /// `ytd / expected`
    pub pace: Option<Decimal>,
    /// `ytd / seasonal_share`, without any / `elapsed`.
    pub projection: Option<Decimal>,
    /// The lowest projection that one of the years gives; none from one year.
    pub projection_low: Option<Decimal>,
    /// The highest.
    pub projection_high: Option<Decimal>,
    /// Growth on last year still needed over the rest of this one, or under a ceiling still allowed: a fraction.
    pub growth_needed: Option<Decimal>,
    /// What each month that is left of the year still needs, or under a ceiling may: (target − ytd)/months.
    pub needed_a_month: Option<Decimal>,
    /// Of a level that moves to its target the share of that way since the year began.
    pub moved: Option<Decimal>,
    /// What a rate or ratio of this part of the year says of the whole: last year's + the change on the same months.
    pub carried: Option<Decimal>,
    /// Whether that lay beyond what a share, or what is never below zero, can be: then it is the bound.
    pub is_bounded: bool,
    /// The verdict.
    pub status: Option<Status>,
    /// The rule that gave it.
    pub rule: Option<Rule>,
    /// The far end of a corridor that it is past by its verdict, or on the way past.
    pub passed: Option<Passed>,
    /// The last 13 months where most of them are known, else the last 8 quarters, oldest first; none where one is not known.
    pub recent: Vec<Option<Decimal>>,
    /// Whether the year's target is a ceiling.
    pub ceiling: bool,
    /// A series break that the change on a year before or the seasonal share would have had to reach across.
    pub across: Option<Month>,
    /// The newest month by itself, where that was asked for.
    pub single: Option<Single>,
}

/// The newest figure of what adds up over the year, or of a growth, by itself: of one month, of several where they are only told
/// together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Single {
    /// The month, or months.
    pub period: Period,
    /// The figure; none of what is only published as growth.
    pub level: Option<Decimal>,
    /// The growth on a year before, as a fraction.
    pub yoy: Option<Decimal>,
    /// Whether that is published, rather than computed.
    pub is_published: bool,
}

/// That a figure lies past the far end of a corridor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Passed {
    /// Whether that is the upper end.
    pub is_upper: bool,
    /// Whether it only is to be expected.
    pub is_expected: bool,
}

impl Pace {
    /// Whether the verdict is whether the target holds, or is near.
    #[must_use]
    pub fn is_by_holding(&self) -> bool {
        self.rule == Some(Rule::Standing)
    }

    /// The share of the year that should be done by now: what usually is, else the months passed.
    #[must_use]
    pub fn due(&self) -> Decimal {
        self.seasonal_share.unwrap_or(self.elapsed)
    }

    /// The years whose shares are used, oldest first.
    #[must_use]
    pub fn share_years(&self) -> Vec<i32> {
        self.shares.iter().map(|(year, _)| *year).collect()
    }

    /// Whether its growth on a year before is a published one.
    #[must_use]
    pub fn is_yoy_published(&self) -> bool {
        self.yoy_from != YoyFrom::Levels
    }

    /// Whether the year has its last figure.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.period.end().month() == 1
    }

    /// Whether its period begins with the year, rather than is a single month or quarter of it.
    #[must_use]
    pub fn is_to_date(&self) -> bool {
        let months = Decimal::from(self.period.months());
        months.over(Decimal::from(12)) == Ok(self.elapsed)
    }

    /// Whether its changes are told of the figure itself: of rates and ratios.
    #[must_use]
    pub fn is_told_by_level(&self) -> bool {
        self.course == Course::Rate || (self.course == Course::Stock && self.unit.is_ratio())
    }

    /// Whether each month that is left may add something: below a ceiling that is not reached yet.
    #[must_use]
    pub fn allows_a_month(&self) -> bool {
        self.ceiling && self.needed_a_month.is_some_and(Decimal::is_positive)
    }

    /// Whether it is January alone, of which the new year's feast says more than the year.
    #[must_use]
    pub fn is_january(&self) -> bool {
        self.period.months() == 1 && self.period.start().month() == 1
    }

    /// Whether the year's target spreads what is left over the years left.
    #[must_use]
    pub fn is_spread(&self) -> bool {
        self.year_target_from == Some(YearTargetFrom::Remaining)
    }
}

worded! {
    /// How the year of an indicator is told and judged.
    pub enum Course {
        /// An amount of the year: by what is due by now.
        Amount = "amount": "总量" / "amount",
        /// A growth on the same months of the year before: by the growth that is promised.
        Growth = "growth": "增速" / "growth",
        /// A rate or ratio: by what it says of the whole year.
        Rate = "rate": "比率" / "rate",
        /// A level at a moment: by how far it has come since the year began.
        Stock = "stock": "存量" / "stock",
    }
}

worded! {
    /// Where the target of a year comes from.
    pub enum YearTargetFrom {
        /// The plan states it for this very year.
        Milestone = "milestone": "阶段目标" / "milestone",
        /// It is the goal itself.
        Goal = "goal": "计划目标" / "the goal",
        /// What is left at the end of the year before, spread evenly over the years that are left.
        Remaining = "remaining": "按余期均摊" / "spread over the years left",
    }
}
