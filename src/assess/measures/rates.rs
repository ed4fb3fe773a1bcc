//! Rates of change and the level expected at the deadline, by the path's law (DESIGN §9).

use super::Draft;
use super::path::{Law, Path};
use crate::assess::Reason;
use crate::assess::assessment::Rates;
use crate::assess::term::Measure;
use crate::assess::window::Take;
use crate::plan::goal::Subject;
use crate::quantity::{Decimal, Month, Period};
use crate::series::Kind;

impl Draft<'_> {
    /// The first break between a moment and the value that counts; of a baseline its whole period has to be in scope.
    pub(in crate::assess) fn break_since(&self, start: Month) -> Option<Month> {
        let newest = self.latest?.period.end();
        self.ground.indicator.break_between(start, newest)
    }

    /// The first break since the baseline's figures begin.
    pub(super) fn broken_since_start(&self) -> Option<Month> {
        self.break_since(self.scope_start()?)
    }

    /// Where the baseline's figures begin: of what counts its own months at its end, of stocks with its last month.
    pub(in crate::assess) fn scope_start(&self) -> Option<Month> {
        let t0 = self.t0?;
        Some(match self.ground.indicator.take {
            Take::Run(_) => t0.end(),
            _ if self.ground.indicator.shape.has(Kind::Flow) => t0.start(),
            _ => t0.last_month(),
        })
    }

    /// The break that what is promised would have to be judged across: sums and changes since the baseline, means of years, directions
    /// and levels made from the baseline's. A level by itself is promised whatever the scope is.
    pub(in crate::assess) fn judged_across(&self) -> Option<Month> {
        let resolved = self.resolved?;
        let indicator = self.ground.indicator;
        if resolved.subject == Subject::YearlyAverage {
            return self.years.broken;
        }
        let is_on_year_before = self.case.goal.is_some_and(|goal| goal.on_year_before);
        let compares = resolved.subject.is_direction() && resolved.goal.value.is_none()
            || resolved.subject.is_relative()
            || is_on_year_before;
        match indicator.take {
            Take::Run(_) if compares => self.break_since(self.t0?.start()),
            Take::Run(_) | Take::Change(_) | Take::Compounded(_) => {
                let newest = indicator.newest_end();
                let by = self.deadline.map(Period::end);
                let end = newest.into_iter().chain(by).min()?;
                indicator.break_between(self.scope_start()?, end)
            }
            Take::Level | Take::Season(_) if compares => self.broken_since_start(),
            Take::Growth(_) if self.latest.is_none() => {
                let newest = *indicator.figure_ends.last()?;
                indicator.broken_over(indicator.running(newest)?)
            }
            _ => None,
        }
    }

    /// What is to be expected at the deadline, and the bound that it is held at.
    pub(super) fn project(
        &mut self,
        path: &Path,
        value: Decimal,
        at: Month,
    ) -> Option<(Decimal, Option<Decimal>)> {
        let trend = self.trend(path.start.0);
        let start = match trend {
            Some((period, _)) => Some(period.start()),
            None => self.scope_start(),
        };
        if let Some(month) = start.and_then(|start| self.break_since(start)) {
            self.reasons.push(Reason::SeriesBreak { month });
            return None;
        }
        if self.is_amount_of_a_year() {
            // The one projection of a year: what is there by the share that usually is.
            let share = self.latest.and_then(|latest| self.usual_share(latest.period));
            let pen = self.letters().pen;
            let share = share.filter(|share| share.is_positive());
            let share = share.map(|share| pen.named("季节进度", "share", share))?;
            let projection = self.letters().value(value).over(&share).ok()?;
            return Some((self.stated(Measure::Projection, projection), None));
        }
        let projection = match trend {
            Some(trend) => path.projection_from(trend, value, at),
            None => path.projection(value, at),
        };
        let exact = projection.as_ref().ok().map(|term| term.value);
        let bound = exact.and_then(|exact| self.bound_of(exact));
        let projection = projection.map(|term| match bound {
            Some(bound) => term.held_at(bound),
            None => term,
        });
        let projection = self.noted(Measure::Projection, projection)?;
        Some((projection, bound))
    }

    /// Where the plan says that the trend begins, with the level there, where that is on the way of the indicator.
    pub(in crate::assess) fn trend(&self, start: Month) -> Option<(Period, Decimal)> {
        let indicator = self.ground.indicator;
        let period = self.case.plan.trend_from?;
        (indicator.take == Take::Level && period.end() > start).then_some(())?;
        let level = indicator.value_over(period)?;
        Some((period, level.quantity.in_unit(self.ground.unit).ok()?))
    }

    /// The bound that what is expected lies beyond: of a share 0% or 100% where its figures keep within, of what cannot be below 0
    /// that.
    pub(in crate::assess) fn bound_of(&self, expected: Decimal) -> Option<Decimal> {
        let unit = self.ground.unit;
        let known = [self.baseline, self.latest].into_iter().flatten();
        let mut known = known.map(|point| point.value);
        let one = Decimal::ONE.shifted(-unit.scale()).unwrap_or(Decimal::ONE);
        let is_share = unit.is_ratio() && !unit.is_points() && !self.ground.indicator.is_growth();
        let is_within = |value: &Decimal| !value.is_negative() && (!is_share || *value <= one);
        let is_net = self.ground.indicator.shape.has(Kind::Flow) && !is_share;
        if is_net || is_within(&expected) || !known.all(|value| is_within(&value)) {
            return None;
        }
        Some(if expected.is_negative() { Decimal::ZERO } else { one })
    }

    /// Observed and required rate: none within a year of the baseline, none once achieved or final.
    pub(super) fn rates(&mut self, path: &Path, value: Decimal, at: Month) -> Rates {
        let compound = path.law != Law::Linear;
        let none = Rates { compound, ..Rates::default() };
        let met = self.is_met_as_stated() || (self.is_final && self.is_met() == Some(true));
        let achieved = met && !self.fills_up();
        let within_a_year = at.since(path.start.0) < 12;
        let over = [(achieved, Reason::Achieved), (within_a_year, Reason::WithinAYear)];
        let over = over.into_iter().filter(|(applies, _)| *applies);
        self.reasons.extend(over.map(|(_, reason)| reason));
        if self.is_final || achieved || within_a_year {
            return none;
        }
        if let Some(month) = self.broken_since_start() {
            self.reasons.push(Reason::SeriesBreak { month });
            return none;
        }
        // Past a corridor what is needed leads back to its far end.
        let back = self.goal().filter(|goal| goal.is_past(value));
        let back = back.and_then(|goal| {
            Some(Path {
                goal: goal.far_end()?,
                letters: path.letters.clone().leading_to(goal.far_letter()),
                ..path.clone()
            })
        });
        let ahead = back.as_ref().unwrap_or(path);
        let (observed, required) = (path.observed(value, at), ahead.required(value, at));
        let mut rates = Rates {
            observed: self.noted(Measure::Observed, observed),
            required: required.and_then(|required| self.noted(Measure::Required, required)),
            compound,
            observed_growth: None,
            required_growth: None,
        };
        if compound {
            (rates.observed_growth, rates.required_growth) = (rates.observed, rates.required);
        } else {
            let growth = path.observed_growth(value, at);
            rates.observed_growth = self.noted(Measure::ObservedGrowth, growth);
            // What is added up since the baseline does not grow by a factor.
            let growth = ahead.required_growth(value, at).filter(|_| !path.from_nothing);
            rates.required_growth =
                growth.and_then(|growth| self.noted(Measure::RequiredGrowth, growth));
        }
        rates
    }
}
