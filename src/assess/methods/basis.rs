//! The numbers that presets work on, the base they take where the baseline has no value, and compound growth as they take it.

use std::cmp::Ordering;

use super::{MethodReason, MethodStep, Working};
use crate::assess::Reason;
use crate::assess::assessment::AssessedGoal;
use crate::plan::goal::{Bound, Direction};
use crate::quantity::{ArithmeticError, Compounding, Decimal, Period};

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
    /// x, not later than the deadline, or why there is none.
    pub(in crate::assess) latest: Result<(Period, Decimal), Reason>,
    /// The newest value, whatever the deadline.
    pub(in crate::assess) newest: Option<(Period, Decimal)>,
    pub(in crate::assess) deadline: Option<Period>,
    /// Figures of whole years, oldest first; they may lie before the baseline and after x.
    pub(in crate::assess) points: Vec<(Period, Decimal)>,
    pub(in crate::assess) limit: Option<Decimal>,
    /// Worst and best.
    pub(in crate::assess) bounds: Option<(Decimal, Decimal)>,
    pub(in crate::assess) nature: Nature,
    /// Whether it is a milestone, done or not.
    pub(in crate::assess) is_milestone: bool,
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

    /// The same numbers for a method that takes the newest value even where it is later than the deadline.
    pub(super) fn at_newest(&self, working: &mut Working) -> Self {
        let mut basis = self.clone();
        if let Some(newest) = self.newest.filter(|newest| self.latest != Ok(*newest)) {
            working.because(MethodReason::AfterDeadline { period: newest.0 });
            basis.latest = Ok(newest);
        }
        basis
    }

    /// Figures of whole years up to x.
    pub(super) fn yearly(&self) -> &[(Period, Decimal)] {
        let end = self.latest.as_ref().map(|(period, _)| period.end());
        let known =
            |(period, _): &(Period, Decimal)| end.as_ref().is_ok_and(|end| period.end() <= *end);
        let count = self.points.iter().take_while(|point| known(point)).count();
        self.points.get(..count).unwrap_or_default()
    }

    /// The base and the value; the base had to be taken elsewhere where the baseline has no value.
    pub(super) fn ends(&self, rule: Base, working: &mut Working) -> Result<Ends, MethodReason> {
        let latest = self.latest.clone()?;
        working.step(MethodStep::Value(latest.0, latest.1));
        let wanted = self.baseline.or_else(|| Period::year(BASE_YEAR));
        let wanted = wanted.ok_or(Reason::NoBaseline { period: None })?;
        if let Some(base) = self.base_at(wanted) {
            return match latest.0.end().cmp(&wanted.end()) {
                Ordering::Less => Err(Reason::BeforeBaseline.into()),
                Ordering::Equal => Err(Reason::OnePoint.into()),
                Ordering::Greater => Ok(Ends { base: (wanted, base), latest }),
            };
        }
        let base = self.substitute(rule, wanted, latest.0);
        let base = base.ok_or(match self.yearly().len() {
            0 | 1 => Reason::OnePoint,
            _ => Reason::NoBaseline { period: Some(wanted) },
        })?;
        working.because(MethodReason::BaseTaken { period: base.0 });
        Ok(Ends { base, latest })
    }

    /// The value at the year that counts as the baseline.
    fn base_at(&self, wanted: Period) -> Option<Decimal> {
        let usual = || self.points.iter().find(|(period, _)| period.end() == wanted.end());
        match self.baseline {
            Some(_) => self.base,
            None => usual().map(|(_, level)| *level),
        }
    }

    /// The point that stands for a baseline without value.
    fn substitute(&self, rule: Base, wanted: Period, latest: Period) -> Option<(Period, Decimal)> {
        let end = wanted.end();
        let before = |(period, _): &(Period, Decimal)| period.end() < latest.end();
        let mut points = self.points.iter().copied().filter(before);
        let later = points.clone().find(|(period, _)| period.end() >= end);
        let earlier = points.rfind(|(period, _)| period.end() < end);
        let near = |(period, _): &(Period, Decimal)| period.end().since(end).abs() <= 12;
        match rule {
            Base::Later => later,
            Base::LaterOrEarlier => later.or(earlier),
            Base::Nearest => later.filter(near).or(earlier.filter(near)),
        }
    }

    /// The moment by which the goal stands.
    pub(super) fn deadline(&self, working: &mut Working) -> Result<Period, MethodReason> {
        if let Some(deadline) = self.deadline {
            return Ok(deadline);
        }
        let taken = Period::year(TARGET_YEAR).ok_or(Reason::NoDeadline)?;
        working.because(MethodReason::DeadlineTaken { period: taken });
        Ok(taken)
    }

    /// Says that nobody said which way is better, where it matters.
    pub(super) fn tell_direction(&self, working: &mut Working) {
        if !self.is_direction_known {
            working.because(MethodReason::DirectionTaken);
        }
    }
}

/// Both ends of what has happened.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    pub(super) base: (Period, Decimal),
    pub(super) latest: (Period, Decimal),
}

/// The years from one end of a period to another's.
pub(super) fn years(from: Period, to: Period) -> Result<Decimal, MethodReason> {
    let months = Decimal::from(to.end().since(from.end()));
    let years = months.over(Decimal::from(12));
    years.map_err(|error| Reason::from(error).into())
}

/// (to/from)^(1/years) − 1, also between two levels below zero; −1 where it ends at zero. There is none from zero or across it.
pub(super) fn growth(
    from: (Period, Decimal),
    to: (Period, Decimal),
) -> Result<Decimal, MethodReason> {
    let months = to.0.end().since(from.0.end());
    Compounding::Level.yearly(from.1, to.1, months).map_err(unfit)
}

/// A number that a decimal does not hold is no growth.
pub(super) fn unfit(error: ArithmeticError) -> MethodReason {
    Reason::from(error).into()
}

/// A threshold written as it is published: `decimal(95, 2)` is 0.95.
pub(super) fn decimal(digits: i64, places: i32) -> Decimal {
    let whole = Decimal::from(digits);
    whole.shifted(-places).unwrap_or(whole)
}
