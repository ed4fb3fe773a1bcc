//! What an assessment says. Fractions are of one (0.6 is 60%); levels are numbers in the assessment's unit.

use crate::data::Unused;
use crate::diagnostic::Diagnostic;
use crate::plan::goal::{Bound, Direction, Ends, GoalKind, Side};
use crate::plan::{Method, PathLaw, Status};
use crate::quantity::{Decimal, Month, Period, Unit};

use crate::worded;
use crate::words::flags::{self, Flag};

use super::{
    Changes, Course, Decomposition, Indices, MethodReason, MethodStep, Reason, Scored, Trace,
    YearTargetFrom,
};

/// The result of a run: every target in every region asked for, and what is to be said of the data.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// In the plan's order, then by region.
    pub assessments: Vec<Assessment>,
    /// The newest month that any assessment used.
    pub as_of: Option<Month>,
    /// The composite index; none where no target has a weight.
    pub index: Option<Indices>,
    /// Warnings and informations, sorted.
    pub findings: Vec<Diagnostic>,
    /// Figures that no target uses, by file.
    pub unused: Vec<Unused>,
    /// What changed since an earlier run; none where it was not compared with one.
    pub changes: Option<Changes>,
}

impl Report {
    /// An assessment's score in the index; none where it has no part in one.
    #[must_use]
    pub fn scored(&self, assessment: &Assessment) -> Option<&Scored> {
        let index = self.index.as_ref()?;
        index.scored(assessment.region.as_deref(), assessment.target)
    }
}

/// One indicator held against its goal at one date, in one region.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The target: an index into the plan's targets.
    pub target: usize,
    /// The region; none where the data has none.
    pub region: Option<String>,
    /// The unit of every level below: of the goal's words with their scale, else the series'.
    pub unit: Unit,
    /// What is promised, in absolute terms; none for a target that is only watched.
    pub goal: Option<AssessedGoal>,
    /// b, at the baseline.
    pub baseline: Option<Point>,
    /// x, the value that counts.
    pub latest: Option<Point>,
    /// What a rate or ratio of a part of the year says of the whole year; none where the value that counts is no such part.
    pub carried: Option<Decimal>,
    /// (T − x)·d: positive is still missing.
    pub gap: Option<Decimal>,
    /// x/T (T/x where falling).
    pub attainment: Option<Decimal>,
    /// (x − b)/(T − b)
    pub progress: Option<Decimal>,
    /// (path(t) − b)/(T − b)
    pub time: Option<Decimal>,
    /// progress − time
    pub margin: Option<Decimal>,
    /// By the path's law.
    pub rates: Rates,
    /// The level expected at the deadline.
    pub projection: Option<Decimal>,
    /// The verdict; none for a watched target that has a value.
    pub status: Option<Status>,
    /// Whether it was achieved before the deadline.
    pub early: bool,
    /// Why something above is missing, each reason once, in the order in which machine output takes the first.
    pub reasons: Vec<Reason>,
    /// Whether the value over the deadline's own period is there.
    pub is_final: bool,
    /// Whether the value is older than it should be.
    pub stale: bool,
    /// What the preset says.
    pub method: MethodResult,
    /// The year in progress.
    pub pace: Option<Pace>,
    /// What its change and its gap are made of.
    pub decomposition: Option<Decomposition>,
    /// Earlier values, oldest first.
    pub history: Vec<(Period, Decimal)>,
    /// Figures after the value that counts that were made before the event: shown, and never judged.
    pub forecasts: Vec<(Period, Decimal)>,
    /// Those of the earlier values that compare with each other, a year a place; none where a year is not known.
    pub course: Vec<Option<Decimal>>,
    /// The path's levels at its start, a year after each other, at its corners and its end, and where the latest value is.
    pub path: Vec<(Month, Decimal)>,
    /// The level of the second goal, which is shown and never judged.
    pub stretch: Option<Decimal>,
    /// Of each-year goals: the years judged.
    pub years: Vec<YearVerdict>,
    /// The band within which it counts as on schedule: a share of one.
    pub on_schedule_within: Decimal,
    /// What the last revision of its figures changed; none where no revision did.
    pub revised: Option<Revised>,
    /// How every number came about; only where it was asked for.
    pub trace: Option<Trace>,
}

impl Assessment {
    /// The first reason why something is missing: the one of machine output.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.reasons.first()
    }

    /// The reason to tell people: that a goal holds or not says more of a missing progress than a baseline it does not need.
    #[must_use]
    pub fn telling_reason(&self) -> Option<&Reason> {
        let judged = self.status.is_some_and(|status| status != Status::NoData);
        let standing = |reason: &&Reason| {
            judged && matches!(reason, Reason::StandingGoal | Reason::MetAtBaseline)
        };
        self.reasons.iter().find(standing).or_else(|| self.reason())
    }
}

/// A goal in absolute terms.
#[derive(Clone, Debug)]
pub struct AssessedGoal {
    /// The words to print: as the document has them.
    pub text: String,
    /// The kind, for scripts.
    pub kind: GoalKind,
    /// T: the level (of a range the lower end); the amount since the baseline for cumulative ones.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// What 左右 means, in the unit.
    pub tolerance: Option<Decimal>,
    /// Which side counts.
    pub bound: Bound,
    /// Whether more or less is wanted.
    pub direction: Direction,
    /// What settled that.
    pub side: Side,
    /// Which ends of a range count.
    pub ends: Ends,
    /// The period by which it stands.
    pub deadline: Option<Period>,
    /// Whether it is a standing goal (达标型): holds, or not.
    pub standing: bool,
    /// The law of its path.
    pub path: PathLaw,
}

/// A value and its period.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Point {
    /// The period it is of.
    pub period: Period,
    /// The level, in the assessment's unit.
    pub value: Decimal,
    /// Flags of its cells and notes on how it was made (`trailing-year`, `year-to-date`, `constant-price`, `current-price`, …).
    pub flags: Vec<String>,
}

worded! {
    /// How sure a figure is.
    pub enum Certainty {
        /// A figure of what happened, a first one too.
        Actual = "actual",
        /// Made in the place of a figure that nobody has.
        Estimate = "estimate",
        /// Made before the event.
        Forecast = "forecast",
    }
}

impl Certainty {
    /// What flags say.
    pub(super) fn of_flags(flags: &[String]) -> Self {
        let says = |meaning: Flag| flags.iter().any(|flag| flags::says(flag, meaning));
        if says(Flag::Forecast) {
            Self::Forecast
        } else if says(Flag::Estimate) {
            Self::Estimate
        } else {
            Self::Actual
        }
    }
}

impl Point {
    /// How sure the value is.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        Certainty::of_flags(&self.flags)
    }
}

/// An assessment before the last revision that changed it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Revised {
    /// The version that revised, as written; none for cells without one.
    pub version: Option<String>,
    /// The value that counted, over the same period.
    pub latest: Point,
    /// The baseline.
    pub baseline: Option<Point>,
    /// The verdict.
    pub status: Option<Status>,
    /// Whether it was achieved before the deadline.
    pub early: bool,
}

/// Rates of change a year.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Rates {
    /// Since the baseline, by the path's law: units a year, or a fraction a year.
    pub observed: Option<Decimal>,
    /// From now to the deadline, by the path's law.
    pub required: Option<Decimal>,
    /// Whether the two are fractions a year (compound) or units a year.
    pub compound: bool,
    /// The observed one as a compound fraction a year, where signs allow.
    pub observed_growth: Option<Decimal>,
    /// The required one as a compound fraction a year, where signs allow.
    pub required_growth: Option<Decimal>,
}

/// What a preset says of the same numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodResult {
    /// The preset.
    pub method: Method,
    /// Its ratio.
    pub ratio: Option<Decimal>,
    /// Its score.
    pub score: Option<Decimal>,
    /// Its rating, as a word of machine output.
    pub rating: Option<&'static str>,
    /// The ratios at which the rating changes: what is printed of a ratio stays on its side of them.
    pub edges: Vec<Decimal>,
    /// What was computed on the way to the ratio, in order.
    pub steps: Vec<MethodStep>,
    /// Why it does not speak, or what it assumed: what matters most first.
    pub reasons: Vec<MethodReason>,
}

/// The year in progress, and the finished one until the next has figures.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pace {
    /// How it is told and judged.
    pub course: Course,
    /// The unit of its levels: the assessment's, but where that is of a growth.
    pub unit: Unit,
    /// What its figures are of: of amounts January to the newest month, of stocks that month, of rates the newest cell.
    pub period: Period,
    /// The figure of that period; none of what is only published as growth. Of what is to be added to a stock its change since
    /// the year began.
    pub ytd: Option<Decimal>,
    /// The figure of the same period of the year before; none where a break lies between.
    pub before: Option<Decimal>,
    /// The growth on that, as a fraction; of a growth itself; none of shares.
    pub yoy: Option<Decimal>,
    /// Whether `yoy` is the published one.
    pub yoy_published: bool,
    /// The change on the period before within the year: of the growth in percentage points; of rates and ratios that of the
    /// figure itself, of those in % in points.
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
    /// What a rate or ratio of this part of the year says of the whole: last year's + the change on the same months.
    pub carried: Option<Decimal>,
    /// The verdict.
    pub status: Option<Status>,
    /// Whether that is whether the target holds, or is near.
    pub by_holding: bool,
    /// The last 13 months where most of them are known, else the last 8 quarters, oldest first; none where one is not known.
    pub recent: Vec<Option<Decimal>>,
    /// Whether the year's target is a ceiling.
    pub ceiling: bool,
    /// A series break that the change on a year before or the seasonal share would have had to reach across.
    pub across: Option<Month>,
}

impl Pace {
    /// The years whose shares are used, oldest first.
    #[must_use]
    pub fn share_years(&self) -> Vec<i32> {
        self.shares.iter().map(|(year, _)| *year).collect()
    }

    /// Whether the year has its last figure.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.period.end().month() == 1
    }

    /// Whether its changes are told of the figure itself: of rates and ratios.
    #[must_use]
    pub fn is_told_by_level(&self) -> bool {
        self.course == Course::Rate || (self.course == Course::Stock && self.unit.is_ratio())
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

/// One year of an each-year goal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct YearVerdict {
    /// The year.
    pub period: Period,
    /// Its value.
    pub value: Decimal,
    /// Whether the goal was met; none for the year in progress.
    pub met: Option<bool>,
}
