//! Why figures are missing, as far as the goal and the value that counts tell before anything is computed.

use super::Draft;
use crate::assess::window::Take;
use crate::assess::{GoalKind, Reason};
use crate::ledger::Unknown;
use crate::plan::goal::{Bound, Subject};
use crate::quantity::{Period, Quantity};
use crate::series::Kind;

impl Draft<'_> {
    pub(super) fn find_reasons(&mut self) {
        let mut reasons = Vec::new();
        let is_unquantified = self.case.target.is_unquantified();
        reasons.extend(is_unquantified.then_some(Reason::Unquantified));
        let not_due = self.not_due();
        let is_told = self.latest.is_some_and(|latest| !latest.is_forecast());
        if !is_unquantified && not_due.is_none() {
            reasons.extend(match self.case.unknown {
                Some(name) => {
                    let scene = &self.ground.indicator.scene;
                    let series = scene.catalogue.named(name);
                    let is_elsewhere = series.is_some_and(|one| scene.ledger.is_elsewhere(one));
                    let name = name.to_owned();
                    Some(if is_elsewhere {
                        Reason::OtherRegions { name }
                    } else {
                        Reason::UnknownSeries { name }
                    })
                }
                None if is_told || self.missing_year().is_some() => None,
                None if self.judged_across().is_some() => None,
                None if self.growth_from().is_some() => self.growth_from(),
                None if self.has_figures() => Some(self.no_whole_year()),
                None => Some(Reason::NoData),
            });
        }
        let across = self.judged_across().filter(|_| not_due.is_none());
        reasons.extend(across.map(|month| Reason::SeriesBreak { month }));
        let hole = self.missing_year();
        let missing = |year| self.broken_over(year).unwrap_or(Reason::MissingYear { year });
        reasons.extend(hole.map(missing));
        let Some(goal) = self.goal() else {
            reasons.push(Reason::NoGoal);
            self.reasons = reasons;
            return;
        };
        if self.is_unclear() {
            reasons.push(Reason::UnclearDirection);
        }
        let is_due = not_due.is_none();
        reasons.extend(not_due);
        if self.lacks_years() {
            reasons.push(Reason::NotTwelveMonths { of_rate: true });
        }
        let single = self.single_period();
        reasons.extend(single.map(|period| Reason::SinglePeriod { period }));
        // What holds or not by its words needs no start, unless it is a direction.
        let starts = match self.resolved {
            Some(resolved) if resolved.by_words => {
                resolved.subject.is_direction() && goal.value.is_none()
            }
            _ => true,
        };
        let based = self.baseline.is_some() || (self.zero_based() && self.t0.is_some());
        if !based && starts {
            let none = Reason::NoBaseline { period: self.t0 };
            reasons.push(self.forecast_baseline().unwrap_or(none));
        }
        let unresolved = self.resolved.and_then(|resolved| resolved.unresolved.clone());
        reasons.extend(unresolved);
        if let (Some(latest), Some(t0), true) = (self.latest, self.t0, is_due) {
            match latest.period.end().cmp(&t0.end()) {
                std::cmp::Ordering::Less => reasons.push(Reason::BeforeBaseline),
                std::cmp::Ordering::Equal => reasons.push(Reason::OnePoint),
                std::cmp::Ordering::Greater => {}
            }
        }
        match self.deadline {
            None => reasons.push(Reason::NoDeadline),
            Some(deadline) if self.is_awaited(deadline) => {
                reasons.push(Reason::AwaitingFinal { period: deadline });
            }
            _ => {}
        }
        let is_judged =
            self.judged_across().is_none() && self.growth_from().is_none() && single.is_none();
        if goal.standing && is_judged {
            let by_words = self.resolved.is_some_and(|resolved| resolved.by_words);
            reasons.push(if by_words || self.zero_based() {
                Reason::StandingGoal
            } else {
                Reason::MetAtBaseline
            });
        }
        if let Some((level, value)) = self.level_and_value()
            && self.attainment().is_none()
        {
            let zero = level.is_zero() || value.is_zero();
            reasons.push(if zero { Reason::ZeroBase } else { Reason::SignChange });
        }
        self.reasons = reasons;
    }

    /// That the baseline has a figure which was made before the event.
    fn forecast_baseline(&self) -> Option<Reason> {
        let period = self.t0?;
        let indicator = self.ground.indicator;
        let is_level = !indicator.take.is_growth();
        let ahead = indicator.ahead(self.case.ahead);
        let counted = ahead.baseline(period).ok().flatten().filter(|_| is_level)?;
        let line = match self.case.region {
            None => {
                let value = &counted.value.quantity;
                Some(format!("baseline = {{ period = \"{period}\", value = \"{value}\" }}"))
            }
            Some(region) => self.goal_counted_from(region, &counted.value.quantity),
        };
        Some(Reason::ForecastBaseline { period, line })
    }

    /// The line with the goal of a region that says where it starts, of a plain level that lies beyond that.
    fn goal_counted_from(&self, region: &str, start: &Quantity) -> Option<String> {
        let goal = self.case.goal?;
        let number = goal.value.as_ref().filter(|_| goal.subject == Subject::Level)?;
        let rises = self.ground.level(number).ok()? > start.in_unit(self.ground.unit).ok()?;
        let is_english = goal.text.is_ascii();
        let words = match (self.goal()?.bound, rises) {
            (Bound::AtLeast, true) if is_english => format!("from {start} to at least {number}"),
            (Bound::AtMost, false) if is_english => format!("from {start} to at most {number}"),
            (Bound::AtLeast, true) => format!("从{start}提高到{number}"),
            (Bound::AtMost, false) => format!("从{start}降至{number}"),
            _ => return None,
        };
        Some(format!("goals = {{ \"{region}\" = \"{words}\" }}"))
    }

    /// Why there is no growth of a level that has figures: there was none a year before, or none above zero.
    fn growth_from(&self) -> Option<Reason> {
        let indicator = self.ground.indicator;
        let newest = *indicator.figure_ends.last()?;
        let is_told = self.latest.is_some_and(|latest| !latest.is_forecast());
        (matches!(indicator.take, Take::Growth(_)) && !is_told).then_some(())?;
        let period = indicator.running(newest)?.years_later(-1);
        let Ok(before) = indicator.scene.value(indicator.expr, period) else {
            let across = indicator.break_between(period.start(), newest).is_some();
            let is_due = self.t0.is_some_and(|t0| newest > t0.end());
            let has_none = indicator.take.is_computed_growth() && is_due && !across;
            return has_none.then_some(Reason::NoYearBefore { period });
        };
        let before = before.quantity.value;
        if before.is_zero() {
            Some(Reason::ZeroBase)
        } else {
            before.is_negative().then_some(Reason::SignChange)
        }
    }

    /// Whether a rate is only ever published of parts of a year, and the goal is of a year: it is never final.
    fn lacks_years(&self) -> bool {
        let indicator = self.ground.indicator;
        let of_a_year = self.deadline.is_some_and(|deadline| deadline.months() == 12);
        let shape = &indicator.shape;
        let is_rate =
            shape.has(Kind::Rate) && !shape.has(Kind::Flow) && indicator.take == Take::Level;
        is_rate && of_a_year && self.latest.is_some() && !indicator.has_years()
    }

    /// Why figures make no value of a whole year: of the year in progress and the one before what it looks back on.
    fn no_whole_year(&self) -> Reason {
        let indicator = self.ground.indicator;
        let calendar = indicator.scene.calendar;
        let newest = indicator.newest_end();
        let running = newest.and_then(|end| calendar.year(calendar.number_at(end)));
        let mut years = running.into_iter().flat_map(|year| [year, year.years_later(-1)]);
        let is_whole = |year: Period| {
            let mut series = indicator.shape.series.iter();
            series.all(|(series, _)| indicator.scene.derive(*series, year).is_ok())
        };
        let looks_back = |year: Period| match indicator.lacks_over(year)? {
            Unknown::AcrossBreak(_, month) => Some(Reason::SeriesBreak { month }),
            Unknown::NotDerivable(period) | Unknown::Missing(period, _)
                if period.end() <= year.start() && is_whole(year) =>
            {
                Some(Reason::NothingBefore { period })
            }
            _ => None,
        };
        years.find_map(looks_back).unwrap_or(Reason::NotTwelveMonths { of_rate: false })
    }

    /// That a year looks back across a break: yoy(x), cagr(x, n).
    fn broken_over(&self, year: Period) -> Option<Reason> {
        let month = self.ground.indicator.broken_over(year)?;
        Some(Reason::SeriesBreak { month })
    }

    /// Whether there are figures of a flow that make no whole year.
    fn has_figures(&self) -> bool {
        let indicator = self.ground.indicator;
        let shape = &indicator.shape;
        let moves = shape.series.iter().any(|(_, kind)| *kind != Some(Kind::Stock));
        let level = moves && indicator.take == Take::Level;
        let averaged = self.goal().is_some_and(|goal| goal.kind == GoalKind::Average);
        level && !averaged && indicator.newest_end().is_some()
    }

    /// Whether the deadline is past and its figure is not there.
    fn is_awaited(&self, deadline: Period) -> bool {
        let past = self.case.day.is_some_and(|day| day >= deadline.end());
        let latest = self.latest.map(|latest| latest.period.end());
        let is_there = self.missing_year().is_some() && latest >= Some(deadline.end());
        past && !self.is_final && latest.is_some() && !is_there
    }
}
