//! What the year in progress should bring: its own target.

use super::Running;
use crate::assess::measures::path::Law;
use crate::assess::term::Term;
use crate::assess::window::Take;
use crate::plan::goal::Subject;
use crate::quantity::{Decimal, Month};

/// The year's own target.
pub(super) struct YearTarget {
    pub(super) level: Term,
    /// Whether it was read off the path between levels that the plan states.
    pub(super) interpolated: bool,
}

impl YearTarget {
    /// Its level, with the calculation where the plan does not state it.
    pub(super) fn stated(self) -> Term {
        if self.interpolated {
            self.level
        } else {
            Term::bare(self.level.value)
        }
    }
}

impl Running<'_> {
    /// The milestone of the year, the goal of a plan for one year or for each year, the goal itself in the year of its
    /// deadline; else the path's level at the year's end. Of running totals, what the path wants of this year alone.
    pub(super) fn year_target(&self) -> Option<YearTarget> {
        let goal = self.draft.goal()?;
        if !self.indicator().shape.adds_up && self.accumulates() {
            return None;
        }
        let end = self.year.end();
        if self.draft.t0.is_some_and(|t0| t0.end() >= end) {
            return None;
        }
        let stated = |level: Decimal| YearTarget {
            level: Term::bare(level),
            interpolated: false,
        };
        let take = self.indicator().take;
        if take == Take::Level
            && let Some(level) = self.milestone(end)
        {
            return Some(stated(level));
        }
        let subject = self.draft.resolved?.subject;
        let every_year = matches!(subject, Subject::EachYear | Subject::YearlyAverage);
        if every_year || (goal.standing && take == Take::Level) {
            return goal.level().map(stated);
        }
        let deadline = self.draft.deadline.filter(|d| d.end() >= end)?;
        let at_deadline = deadline.end() == end;
        match take {
            Take::Level if at_deadline => goal.level().map(stated),
            Take::Level => self.on_path(end),
            Take::Run(baseline) => {
                // Months before the count begins are part of the year to date, but not of the target.
                (baseline.end() <= self.year.start()).then_some(())?;
                let (upto, from) = (self.on_path(end)?, self.on_path(self.year.start())?);
                Some(YearTarget {
                    level: self.part_of_path(&upto, &from)?,
                    interpolated: upto.interpolated || from.interpolated,
                })
            }
            Take::Change(_) | Take::Compounded(_) => {
                let path = self.on_path(end)?;
                let base = self.draft.letters().base(self.draft.baseline?.value);
                Some(YearTarget {
                    level: base.plus(&path.level).ok()?,
                    ..path
                })
            }
            // The target is of a part of the year, or at other prices than the year to date.
            Take::Season(_) | Take::ConstantPrice(_) | Take::ConstantRun(_) => None,
        }
    }

    /// Whether the figure of a part of the year is a part of the year's: income a head does, a share of income does not. It
    /// cannot be held against a level for the whole year, nor does it add up exactly.
    fn accumulates(&self) -> bool {
        self.indicator().shape.degree != 0
    }

    /// A level that the plan states for the end of the year.
    fn milestone(&self, end: Month) -> Option<Decimal> {
        let milestones = &self.draft.case.target.milestones;
        let (_, quantity) = milestones.iter().find(|(period, _)| period.end() == end)?;
        self.draft.ground.level(quantity).ok()
    }

    /// What the path wants of this year alone: on a line its part of the whole.
    fn part_of_path(&self, upto: &YearTarget, from: &YearTarget) -> Option<Term> {
        let path = self.draft.path()?;
        let level = upto.level.value.minus(from.level.value).ok()?;
        match (path.law, path.deadline) {
            (Law::Linear, Some(deadline)) if path.milestones.is_empty() => {
                let (year, whole) = (self.year.months(), deadline.since(path.start.0));
                let share = self.pen().ratio(year, whole).ok()?;
                let part = self.draft.letters().goal(path.goal).times(&share).ok()?;
                Some(part.with(level))
            }
            _ => Some(Term::bare(level)),
        }
    }

    /// The level of the path at a moment, and whether it lies between levels that are stated.
    fn on_path(&self, at: Month) -> Option<YearTarget> {
        let path = self.draft.path()?;
        let stated = at == path.start.0
            || Some(at) == path.deadline
            || path.milestones.iter().any(|(moment, _)| *moment == at);
        Some(YearTarget {
            level: path.level(at).ok()?,
            interpolated: !stated,
        })
    }
}
