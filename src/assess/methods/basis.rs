//! The numbers that presets work on, and the base they take where the baseline has no value.

use super::MethodReason;
use crate::assess::Reason;
use crate::assess::assessment::AssessedGoal;
use crate::plan::goal::{Bound, Direction};
use crate::quantity::{Decimal, Period};

/// The year the global goals are counted from where a plan names no baseline.
const BASE_YEAR: i32 = 2015;
/// The year by which they stand where a plan names no deadline.
const TARGET_YEAR: i32 = 2030;

/// What kind of goal it is to a method.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum Aim {
    /// A level by a year.
    Level,
    /// The same in every year.
    EveryYear,
    /// A direction, or only watched.
    Direction,
}

/// What the numbers are, which decides whether they have a growth rate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum Nature {
    /// Levels.
    Level,
    /// Growth already.
    Growth,
    /// Amounts since the baseline, which start at zero.
    Cumulative,
}

impl Nature {
    /// Levels alone have a growth rate.
    pub(super) fn has_growth_rate(self) -> Result<(), MethodReason> {
        match self {
            Self::Level => Ok(()),
            Self::Growth => Err(MethodReason::GrowthRate),
            Self::Cumulative => Err(MethodReason::Cumulative),
        }
    }
}

/// The numbers of one assessment. Levels are in its unit.
#[derive(Clone, Debug)]
pub(in crate::assess) struct Basis {
    pub(in crate::assess) aim: Aim,
    pub(in crate::assess) direction: Direction,
    /// Whether somebody said so.
    pub(in crate::assess) is_direction_known: bool,
    pub(in crate::assess) goal: Option<AssessedGoal>,
    pub(in crate::assess) baseline: Option<Period>,
    /// b, where the baseline has a value.
    pub(in crate::assess) base: Option<Decimal>,
    /// x, or why there is none.
    pub(in crate::assess) latest: Result<(Period, Decimal), Reason>,
    pub(in crate::assess) deadline: Option<Period>,
    /// Figures of whole years, oldest first, up to x; they may lie before the baseline.
    pub(in crate::assess) points: Vec<(Period, Decimal)>,
    pub(in crate::assess) limit: Option<Decimal>,
    /// Worst and best.
    pub(in crate::assess) bounds: Option<(Decimal, Decimal)>,
    pub(in crate::assess) nature: Nature,
    /// Whether levels are in %.
    pub(in crate::assess) is_percent: bool,
}

/// Where a method looks for a base if the baseline has no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Base {
    /// The first later year.
    Later,
    /// The first later year, else the last earlier one.
    LaterOrEarlier,
    /// The year after or before.
    Nearest,
}

impl Basis {
    /// T: the level promised.
    pub(super) fn target(&self) -> Option<Decimal> {
        self.goal.as_ref().and_then(AssessedGoal::level)
    }

    /// Whether a level is as good as the goal: 左右 and ranges as they are judged everywhere, else T itself included.
    pub(super) fn is_reached(&self, level: Decimal) -> bool {
        let Some(goal) = &self.goal else {
            return false;
        };
        if matches!(goal.bound, Bound::About | Bound::Range) {
            return goal.is_met_by(level) == Some(true);
        }
        goal.level().is_some_and(|target| {
            let order = level.compare(target);
            match self.direction {
                Direction::Increase => order.is_ge(),
                Direction::Decrease => order.is_le(),
            }
        })
    }

    /// +1 or −1.
    pub(super) fn sign(&self) -> Decimal {
        Decimal::from(self.direction.sign())
    }

    /// The base and the value, and what had to be taken for the base.
    pub(super) fn ends(&self, rule: Base) -> Result<Ends, MethodReason> {
        let latest = self.latest.clone()?;
        let wanted = self
            .baseline
            .or_else(|| Period::year(BASE_YEAR))
            .ok_or(Reason::NoBaseline(None))?;
        if let Some(base) = self.base {
            let order = latest.0.end().cmp(&wanted.end());
            return match order {
                std::cmp::Ordering::Less => Err(Reason::BeforeBaseline.into()),
                std::cmp::Ordering::Equal => Err(Reason::OnePoint.into()),
                std::cmp::Ordering::Greater => Ok(Ends {
                    base: (wanted, base),
                    latest,
                    taken: None,
                }),
            };
        }
        let base = self.substitute(rule, wanted, latest.0);
        let base = base.ok_or(match self.points.len() {
            0 | 1 => Reason::OnePoint,
            _ => Reason::NoBaseline(Some(wanted)),
        })?;
        let taken = (base.0 != wanted).then_some(MethodReason::BaseTaken(base.0));
        Ok(Ends {
            base,
            latest,
            taken,
        })
    }

    /// The point that stands for a baseline without value.
    fn substitute(&self, rule: Base, wanted: Period, latest: Period) -> Option<(Period, Decimal)> {
        let end = wanted.end();
        let mut points = self
            .points
            .iter()
            .copied()
            .filter(|(period, _)| period.end() < latest.end());
        let later = points.clone().find(|(period, _)| period.end() >= end);
        let earlier = points.rfind(|(period, _)| period.end() < end);
        let near = |(period, _): &(Period, Decimal)| period.end().since(end).abs() <= 12;
        match rule {
            Base::Later => later,
            Base::LaterOrEarlier => later.or(earlier),
            Base::Nearest => later.filter(near).or(earlier.filter(near)),
        }
    }

    /// The moment by which the goal stands, and what had to be taken for it.
    pub(super) fn deadline(&self) -> Result<(Period, Option<MethodReason>), MethodReason> {
        if let Some(deadline) = self.deadline {
            return Ok((deadline, None));
        }
        let taken = Period::year(TARGET_YEAR).ok_or(Reason::NoDeadline)?;
        Ok((taken, Some(MethodReason::DeadlineTaken(taken))))
    }

    /// That nobody said which way is better, where it matters.
    pub(super) fn direction_taken(&self) -> Option<MethodReason> {
        (!self.is_direction_known).then_some(MethodReason::DirectionTaken)
    }
}

/// Both ends of what has happened.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    pub(super) base: (Period, Decimal),
    pub(super) latest: (Period, Decimal),
    pub(super) taken: Option<MethodReason>,
}

/// The years from one end of a period to another's.
pub(super) fn years(from: Period, to: Period) -> Result<Decimal, MethodReason> {
    let months = Decimal::from(to.end().since(from.end()));
    let years = months.over(Decimal::from(12));
    years.map_err(|error| Reason::from(error).into())
}
