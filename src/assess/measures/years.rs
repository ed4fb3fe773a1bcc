//! The years of a plan: the whole calendar years after its baseline, and their mean.

use crate::assess::flag::{Certainty, Flag};
use crate::assess::term::{Pen, Term};
use crate::assess::window::Indicator;
use crate::assess::window::years::is_whole;
use crate::quantity::{Compounding, Decimal, Month, Period, Unit};

/// The yearly figures after a baseline, up to a moment: calendar years that are whole, oldest first, and the year in progress.
#[derive(Default)]
pub(in crate::assess) struct Years {
    pub(super) whole: Vec<(Period, Decimal)>,
    /// What says of any of these that nobody counted it: a forecast, an estimate.
    pub(in crate::assess) uncertain: Vec<Flag>,
    pub(super) running: Option<(Period, Decimal)>,
    /// Those that are over and have no figure.
    pub(super) holes: Vec<Period>,
    /// The first series break between them.
    pub(super) broken: Option<Month>,
}

/// How yearly figures are averaged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum Mean {
    Arithmetic,
    Geometric(Compounding),
}

impl Years {
    /// The years after the baseline up to the deadline, as far as there are figures; without a baseline the plan has none.
    pub(in crate::assess) fn after(
        indicator: &Indicator<'_>,
        baseline: Option<Period>,
        deadline: Option<Period>,
        unit: &Unit,
    ) -> Self {
        let newest = indicator.newest_end();
        let last = match (newest, deadline) {
            (Some(newest), Some(deadline)) => Some(newest.min(deadline.end())),
            (newest, _) => newest,
        };
        let calendar = indicator.scene.calendar;
        let first = baseline.map(|baseline| calendar.number(baseline) + 1);
        let mut years = Self::default();
        let (Some(first), Some(last)) = (first, last) else {
            return years;
        };
        for year in first..=calendar.number_at(last) {
            let Some(year) = calendar.year(year) else {
                continue;
            };
            let figure = indicator.figure_of_year(year).and_then(|(period, value)| {
                let level = value.quantity.in_unit(unit).ok()?;
                Some((period, level, value.flags))
            });
            match figure {
                figure if year.end() > last => {
                    let figure = figure.filter(|(period, ..)| period.end() <= last);
                    years.running = figure.map(|(period, level, _)| (period, level));
                }
                Some((period, level, flags)) if is_whole(indicator, period, year) => {
                    years.whole.push((year, level));
                    years.doubt(flags);
                }
                _ => years.holes.push(year),
            }
        }
        years.broken = years.run().and_then(|run| indicator.break_between(run.start(), run.end()));
        years
    }

    fn doubt(&mut self, flags: Vec<Flag>) {
        for flag in flags {
            if flag.certainty() != Certainty::Actual && !self.uncertain.contains(&flag) {
                self.uncertain.push(flag);
            }
        }
    }

    /// Whether every whole year up to the deadline is there.
    pub(in crate::assess) fn are_complete(&self, deadline: Option<Period>) -> bool {
        let last = self.whole.last().zip(deadline);
        let reached =
            last.is_some_and(|((last, _), deadline)| deadline.end().since(last.end()) < 12);
        reached && self.holes.is_empty()
    }

    /// The first year that is over and has no figure.
    pub(super) fn hole(&self) -> Option<Period> {
        self.holes.first().copied()
    }

    /// The whole years up to the first that is missing.
    fn unbroken(&self) -> &[(Period, Decimal)] {
        let before = |(year, _): &&(Period, Decimal)| self.hole().is_none_or(|hole| *year < hole);
        let count = self.whole.iter().take_while(before).count();
        self.whole.get(..count).unwrap_or_default()
    }

    /// The run from the first to the last of them.
    fn run(&self) -> Option<Period> {
        let (first, last) = (self.unbroken().first()?, self.unbroken().last()?);
        Period::new(first.0.start(), last.0.end())
    }

    /// The same years of another indicator; none where it lacks one.
    pub(in crate::assess) fn of(&self, indicator: &Indicator<'_>, unit: &Unit) -> Option<Self> {
        let level = |(year, _): &(Period, Decimal)| {
            let value = indicator.value_over(*year)?;
            Some((*year, value.quantity.in_unit(unit).ok()?))
        };
        let whole: Option<Vec<_>> = self.unbroken().iter().map(level).collect();
        Some(Self { whole: whole?, broken: self.broken, ..Self::default() })
    }

    /// The mean of the whole years up to the first that is missing, and the run they make: geometric for a growth, of cuts as
    /// cuts, else arithmetic; none across a break.
    pub(in crate::assess) fn mean(&self, law: Mean, pen: Pen) -> Option<(Period, Term)> {
        let whole = self.unbroken();
        let run = self.run().filter(|_| self.broken.is_none())?;
        let years: Vec<Term> = whole.iter().map(|(_, level)| pen.number(*level)).collect();
        let mean = match law {
            Mean::Geometric(compounding) => Term::mean(compounding, &years).ok()?,
            Mean::Arithmetic => {
                let count = i32::try_from(years.len()).ok()?;
                let sum = years.into_iter().map(Ok).reduce(|a, b| a?.plus(&b?))?;
                sum.ok()?.over(&pen.number(Decimal::from(count))).ok()?
            }
        };
        Some((run, mean))
    }
}
