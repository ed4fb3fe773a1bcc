//! What the year in progress should bring: its own target.

use super::running::Running;
use crate::assess::assessment::{Course, YearTargetFrom};
use crate::assess::measures::path::{Law, Path};
use crate::assess::term::Term;
use crate::assess::window::Take;
use crate::quantity::{Compounding, Decimal, Month, Period};

/// The year's own target.
pub(super) struct YearTarget {
    pub(super) level: Term,
    pub(super) from: YearTargetFrom,
}

impl YearTarget {
    fn goal(level: Decimal) -> Self {
        Self { level: Term::bare(level), from: YearTargetFrom::Goal }
    }

    fn remaining(level: Term) -> Self {
        Self { level, from: YearTargetFrom::Remaining }
    }
}

impl Running<'_> {
    /// The milestone of the year; the goal itself where the plan is for one year, where it stands, and in the year of its
    /// deadline; else the step that leads evenly, by the path's law, from the newest whole year before to the next milestone or
    /// the goal, which itself counts once it is reached. Of what counts since the baseline the part of this year, none once all
    /// is done.
    pub(super) fn year_target(&self) -> Option<YearTarget> {
        let goal = self.draft.goal()?;
        let end = self.year.end();
        if self.draft.t0.is_some_and(|t0| t0.end() >= end) {
            return None;
        }
        // What is promised of a part of the year says nothing of the whole.
        let is_part = |by: Period| by.months() < 12 && by.end() < end;
        if self.draft.deadline.is_some_and(is_part) {
            return None;
        }
        let take = self.indicator().take;
        if take == Take::Level
            && let Some(level) = self.milestone(end)
        {
            return Some(YearTarget { level: Term::bare(level), from: YearTargetFrom::Milestone });
        }
        if self.draft.is_unclear() {
            return None;
        }
        // What the goal is held against is of the same months as the figure.
        if let Some(apart) = goal.apart {
            let other = self.indicator().reference?;
            let other = self.indicator().scene.value(other, self.period).ok()?;
            let level = other.quantity.in_unit(self.draft.ground.unit).ok()?;
            return level.plus(apart).ok().map(YearTarget::goal);
        }
        let subject = self.draft.resolved?.subject;
        // A part of what is not counted across a break has no size.
        if self.draft.judged_across().is_some() && !subject.is_of_years() {
            return None;
        }
        let every_year = subject.is_of_years();
        let is_level = take == Take::Level || self.course == Course::Amount;
        if every_year || (goal.standing && is_level) {
            return goal.level().map(YearTarget::goal);
        }
        match take {
            Take::Growth(_) => goal.level().map(YearTarget::goal),
            Take::Level => self.step(),
            // Months before the count begins are part of the year to date, but not of the target.
            Take::Run(baseline) if baseline.end() > self.year.start() => None,
            Take::Run(baseline) => {
                let run = Period::new(baseline.end(), self.year.start());
                let done = run.map_or(Some(Decimal::ZERO), |run| self.level_at(run))?;
                self.part(done)
            }
            Take::Change(_) => {
                let base = self.draft.baseline?.value;
                let before = self.newest_year()?.1;
                let part = self.part(before.minus(base).ok()?)?;
                if self.course == Course::Amount {
                    return Some(part);
                }
                let before = self.pen().named("上年末", "a year's end ago", before);
                Some(YearTarget { level: before.plus(&part.level).ok()?, ..part })
            }
            Take::ConstantPrice(_) => {
                let (period, before) = self.newest_year()?;
                self.growth_a_year(period.end(), Some((period, before)))
            }
            Take::Compounded(baseline) => {
                let start = self.year.start();
                let Some(run) = Period::new(baseline.end(), start) else {
                    return self.growth_a_year(start, None);
                };
                let done = self.indicator().up_to(start)?.value.quantity;
                let done = done.in_unit(&self.unit).ok()?;
                self.growth_a_year(start, Some((run, done)))
            }
            // The target is of a part of the year.
            Take::Season(_) => None,
        }
    }

    /// The growth a year that leads evenly from what is done, at the end of a year, to the next level that the plan states; none
    /// once that is reached.
    fn growth_a_year(&self, at: Month, done: Option<(Period, Decimal)>) -> Option<YearTarget> {
        let from = done.map_or(Decimal::ZERO, |(_, level)| level);
        let (stop, level) = self.next_stop(from)?;
        if self.is_done(from, level) {
            return None;
        }
        let law = self.draft.resolved?.law;
        let indicator = self.indicator();
        let compounding = match indicator.take {
            Take::Compounded(_) => {
                indicator.scene.compounding(indicator.expr, self.draft.ground.unit)
            }
            _ => Compounding::Level,
        };
        let letters = self.draft.letters();
        let path = Path {
            law,
            start: (at, from),
            from_nothing: done.is_none(),
            goal: level,
            deadline: Some(stop),
            milestones: Vec::new(),
            letters: match done {
                Some((period, _)) => letters.starting_from(period),
                None => letters,
            },
        };
        // Of a line the growth that leads to its level at the year's end.
        let end = match law {
            Law::Linear => self.year.end(),
            Law::Compound(_) => stop,
        };
        let growth = path.planned_growth(compounding, end).ok()?;
        let percent = growth.value.shifted(2).ok()?;
        Some(YearTarget::remaining(growth.with(percent)))
    }

    /// A level that the plan states for the end of the year.
    fn milestone(&self, end: Month) -> Option<Decimal> {
        let stops = self.stops();
        let (_, level) = stops.into_iter().find(|(moment, _)| *moment == end)?;
        Some(level)
    }

    /// The levels that the plan states on the way.
    fn stops(&self) -> Vec<(Month, Decimal)> {
        let milestones = self.draft.milestones().into_iter();
        milestones.map(|(period, level)| (period.end(), level)).collect()
    }

    /// The moment and level of the next milestone that is not reached yet, else those of the goal.
    fn next_stop(&self, from: Decimal) -> Option<(Month, Decimal)> {
        let deadline = self.draft.deadline?.end();
        let stops = self.stops().into_iter().filter(|(moment, level)| {
            *moment >= self.year.end() && *moment < deadline && !self.is_done(from, *level)
        });
        let next = stops.min_by_key(|(moment, _)| *moment);
        next.or(Some((deadline, self.draft.goal()?.level()?)))
    }

    /// Whether a value is as good as a level.
    pub(super) fn reaches(&self, value: Decimal, level: Decimal) -> bool {
        let order = value.compare(level);
        if self.is_ceiling() { order.is_le() } else { order.is_ge() }
    }

    /// Whether nothing is left on the way to a level: of what counts from zero whether all of it is done, or used up.
    fn is_done(&self, value: Decimal, level: Decimal) -> bool {
        if !self.indicator().take.starts_at_zero() {
            return self.reaches(value, level);
        }
        let order = value.compare(level);
        if level.is_negative() { order.is_le() } else { order.is_ge() }
    }

    /// The figure of the newest whole year before this one that the goal counts from, at first the baseline's, and its period.
    fn newest_year(&self) -> Option<(Period, Decimal)> {
        let t0 = self.draft.t0?;
        let mut year = self.year.years_later(-1);
        while year.end() > t0.end() {
            if let Some(level) = self.level_of_year(year) {
                return Some((year, level));
            }
            year = year.years_later(-1);
        }
        Some((t0, self.draft.baseline?.value))
    }

    /// The figure of a whole year, at the prices at which the goal counts.
    fn level_of_year(&self, year: Period) -> Option<Decimal> {
        let indicator = self.indicator();
        if indicator.take.is_at_constant_price() {
            return indicator.value_over(year)?.quantity.in_unit(&self.unit).ok();
        }
        self.level_at(year)
    }

    /// Whether the series breaks between the figure of an earlier year and those of this one.
    fn is_broken_since(&self, year: Period) -> bool {
        let start = if self.has_flows() { year.start() } else { year.last_month() };
        self.indicator().break_between(start, self.period.end()).is_some()
    }

    /// The step that leads evenly from the newest whole year to the next level that the plan states; none across a break.
    fn step(&self) -> Option<YearTarget> {
        let goal = self.draft.goal()?.level()?;
        let (period, before) = self.newest_year()?;
        let (stop, level) = self.next_stop(before)?;
        if stop == self.year.end() {
            return Some(YearTarget::goal(goal));
        }
        if self.is_broken_since(period) {
            return None;
        }
        if self.reaches(before, goal) {
            return Some(YearTarget::goal(goal));
        }
        let path = Path {
            law: self.draft.resolved?.law,
            start: (period.end(), before),
            from_nothing: false,
            goal: level,
            deadline: Some(stop),
            milestones: Vec::new(),
            letters: self.draft.letters().starting_from(period),
        };
        let level = path.level(self.year.end()).ok()?;
        Some(YearTarget::remaining(self.counted(level)))
    }

    /// A level of the way, of what is counted whole: the least that is as far as it, as what is still needed is.
    fn counted(&self, level: Term) -> Term {
        if self.is_counted() { level.whole(!self.is_ceiling()) } else { level }
    }

    /// The part of this year in what is still to be done, spread evenly over the time left; none where nothing is.
    fn part(&self, done: Decimal) -> Option<YearTarget> {
        let (stop, level) = self.next_stop(done)?;
        let whole = stop.since(self.year.start());
        let months = self.year.months();
        if self.is_done(done, level) || whole < months {
            return None;
        }
        if whole == months && done.is_zero() {
            return Some(YearTarget::goal(level));
        }
        let pen = self.pen();
        let exact = level.minus(done).ok()?.times(Decimal::from(months)).ok()?;
        let exact = exact.over(Decimal::from(whole)).ok()?;
        let done = pen.named("上年末累计", "done by last year's end", done);
        let share = pen.ratio(months, whole).ok()?;
        let part = self.draft.letters().goal(level).minus(&done).ok()?.times(&share).ok()?;
        Some(YearTarget::remaining(self.counted(part.with(exact))))
    }
}
