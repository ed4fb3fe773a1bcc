//! What an assessment says. Fractions are of one (0.6 is 60%); levels are numbers in the assessment's unit.

mod beside;
mod decomposition;
mod pace;

use crate::plan::goal::{Bound, Direction, Ends, GoalKind, Side};
use crate::plan::{Method, PathLaw, Status};
use crate::quantity::{Decimal, Month, Period, Unit};

use super::flag::{Certainty, Flag};
use super::{MethodReason, MethodStep, Reason, Rule, Trace};
pub use beside::{Beside, ToWhole};
pub use decomposition::{Decomposition, RatioParts, SumPart};
pub use pace::{Course, Pace, Passed, Single, YearTargetFrom, YoyFrom};

/// One indicator held against its goal at one date, in one region.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Assessment {
    /// The target: an index into the plan's targets.
    pub target: usize,
    /// The region; none where the data has none.
    pub region: Option<String>,
    /// The unit of every level below: of the goal's words with their scale, else the series'.
    pub unit: Unit,
    /// Whether its levels are reckoned from cells in another unit, or from growths, so that their digits were not published.
    pub is_reckoned: bool,
    /// What is promised, in absolute terms; none for a target that is only watched.
    pub goal: Option<AssessedGoal>,
    /// b, at the baseline.
    pub baseline: Option<Point>,
    /// x, the value that counts.
    pub latest: Option<Point>,
    /// The level that is published over the period of a value that is chained by published growths.
    pub published: Option<Decimal>,
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
    /// The bound that it is held at, where it would lie beyond 0 or 100%.
    pub bound: Option<Decimal>,
    /// The verdict; none for a watched target that has a value.
    pub status: Option<Status>,
    /// The rule that gave the status.
    pub rule: Rule,
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
    /// What the goal is held against over the period of the value that counts, where that is another indicator.
    pub reference: Option<Decimal>,
    /// Figures after the value that counts that were made before the event: shown, and never judged.
    pub forecasts: Vec<(Period, Decimal)>,
    /// The earlier values as they lie beside the path: of what counts since the baseline what there was by then.
    pub reached: Vec<(Period, Decimal)>,
    /// The same of those made before the event.
    pub foreseen: Vec<(Period, Decimal)>,
    /// Those of the earlier values that compare with each other, a year a place; none where a year is not known.
    pub course: Vec<Option<Decimal>>,
    /// The path's levels at its start, a year after each other, at its corners and its end, and where the latest value is.
    pub path: Vec<(Month, Decimal)>,
    /// The second goal, which is shown and never judged.
    pub stretch: Option<Stretch>,
    /// The levels that the plan states on the way.
    pub milestones: Vec<(Period, Decimal)>,
    /// Of what is promised of each year: the years judged.
    pub years: Vec<YearVerdict>,
    /// The band within which it counts as on schedule: a share of one.
    pub on_schedule_within: Decimal,
    /// What the last revision of its figures changed; none where no revision did.
    pub revised: Option<Revised>,
    /// How its region stands to the others; only where every region was asked for.
    pub beside: Option<Beside>,
    /// How it stands to the reference that the plan names for it, where its goal is not held against that.
    pub against: Option<ToWhole>,
    /// What each preset says, where all were asked for.
    pub by_method: Vec<MethodResult>,
    /// What the verdict would be from the years before and after the baseline, where that was asked for.
    pub sensitivity: Vec<(Period, Option<Status>)>,
    /// How every number came about; only where it was asked for.
    pub trace: Option<Trace>,
}

impl Assessment {
    /// Whether it was achieved before the deadline.
    #[must_use]
    pub fn is_early(&self) -> bool {
        self.rule == Rule::MetEarly
    }

    /// The level of the value's period as it is published; none where only the one chained by growths is known.
    #[must_use]
    pub fn published_level(&self) -> Option<Decimal> {
        let latest = self.latest.as_ref()?;
        if latest.is_chained() { self.published } else { Some(latest.value) }
    }

    /// The first reason why something is missing: the one of machine output.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.reasons.first()
    }

    /// The far end of a corridor that it is past by its verdict, or on the way past.
    #[must_use]
    pub fn passed(&self) -> Option<Passed> {
        let is_short = matches!(self.status, Some(Status::Near | Status::Behind | Status::Missed));
        let goal = self.goal.as_ref().filter(|_| is_short)?;
        let latest = self.latest.as_ref().map(|latest| latest.value);
        let expected = self.projection.filter(|_| !self.is_final);
        goal.passed(self.carried.or(latest), expected)
    }

    /// The reason to tell people: that a goal holds or not says more of a missing progress than a baseline it does not need, and that
    /// there is no growth from below zero more than a figure still to come, which would change nothing.
    #[must_use]
    pub fn telling_reason(&self) -> Option<&Reason> {
        let is_open = |status| matches!(status, Status::NoData | Status::Pending);
        let judged = self.status.is_some_and(|status| !is_open(status));
        let of_part = matches!(self.reason(), Some(Reason::NotTwelveMonths { .. }));
        let standing = |reason: &&Reason| {
            judged && !of_part && matches!(reason, Reason::StandingGoal | Reason::MetAtBaseline)
        };
        let lasting = |reason: &&Reason| {
            let awaits = matches!(self.reason(), Some(Reason::AwaitingFinal { .. }));
            !judged && awaits && matches!(reason, Reason::SignChange | Reason::ZeroBase)
        };
        let mut reasons = self.reasons.iter();
        reasons.find(|reason| standing(reason) || lasting(reason)).or_else(|| self.reason())
    }
}

/// A second goal.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its words.
    pub text: String,
    /// Its level, where they give one.
    pub value: Option<Decimal>,
}

/// A goal in absolute terms.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssessedGoal {
    /// The words to print: as the document has them.
    pub text: String,
    /// The kind, for scripts.
    pub kind: GoalKind,
    /// T: the level (of a range the lower end); the amount since the baseline for cumulative ones.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// Of one that is held against another indicator: how far T is beyond that.
    pub apart: Option<Decimal>,
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

impl AssessedGoal {
    /// The number that the goal states: its level, and of what is held against another indicator the difference asked for.
    #[must_use]
    pub fn stated(&self) -> Option<Decimal> {
        self.apart.or(self.value)
    }

    /// The words of what that is counted in.
    #[must_use]
    pub fn stated_in<'u>(&self, unit: &'u Unit) -> Option<&'u str> {
        match self.apart {
            Some(_) => unit.told_difference(),
            None => unit.told(),
        }
    }
}

/// A value and its period.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Point {
    /// The period it is of.
    pub period: Period,
    /// The level, in the assessment's unit.
    pub value: Decimal,
    /// What is said beside it.
    pub flags: Vec<Flag>,
}

impl Point {
    /// Whether the value was made before the event.
    pub(super) fn is_forecast(&self) -> bool {
        self.certainty() == Certainty::Forecast
    }

    /// Whether it follows from an earlier level by published growths.
    #[must_use]
    pub fn is_chained(&self) -> bool {
        self.flags.iter().any(Flag::is_of_chained)
    }

    /// How sure the value is.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        Certainty::of_flags(&self.flags)
    }
}

/// An assessment before the last revision that changed it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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

/// One year of what is promised of each year.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct YearVerdict {
    /// The year.
    pub period: Period,
    /// Its value; none where the year is over and has none.
    pub value: Option<Decimal>,
    /// Whether the goal was met; none for the year in progress, and without a value.
    pub met: Option<bool>,
}
