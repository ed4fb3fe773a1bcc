//! Which value counts (DESIGN §8): the run of months, the moment or the published cell, and whether it is final.

use std::collections::BTreeSet;

use super::evaluate::{Absent, Scene, Value};
use super::functions::CONSTANT_PRICE;
use super::shape::Shape;
use crate::ledger::Unknown;
use crate::plan::Window;
use crate::plan::formula::{Expr, Function, Node};
use crate::quantity::{Decimal, Month, Period, Quantity};
use crate::series::{Kind, SeriesId};

/// The flag of an achievement over twelve months that are no calendar year: 近12个月.
const TRAILING_YEAR: &str = "trailing-year";
/// The flag of a ratio over the months since January, for want of a whole year.
const YEAR_TO_DATE: &str = "year-to-date";

/// The value that counts, with its period.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) period: Period,
    pub(super) value: Value,
    pub(super) is_final: bool,
}

/// What is taken of an indicator.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Take {
    /// Its level.
    Level,
    /// Its own months since the baseline's end: annual plans and cumulative goals on what adds up.
    Run(Period),
    /// Its change since the baseline: 新增 on what does not add up.
    Change(Period),
    /// Its growth compounded since the baseline: 新增 and 〔〕 on a growth.
    Compounded(Period),
    /// Its level at the prices of the baseline, by published growth: whole years only.
    ConstantPrice(Period),
    /// Its own months since the baseline's end at the prices of the year before, by published growth.
    ConstantRun(Period),
}

impl Take {
    /// Whether it counts from zero at the baseline: b = 0 in all formulas.
    pub(super) fn starts_at_zero(self) -> bool {
        match self {
            Self::Run(_) | Self::Change(_) | Self::Compounded(_) | Self::ConstantRun(_) => true,
            Self::Level | Self::ConstantPrice(_) => false,
        }
    }

    /// Whether it is at constant prices.
    pub(super) fn is_at_constant_price(self) -> bool {
        matches!(self, Self::ConstantPrice(_) | Self::ConstantRun(_))
    }
}

/// An indicator in a scene, with what a target says of its window.
#[derive(Clone)]
pub(super) struct Indicator<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) expr: &'a Expr,
    pub(super) shape: Shape,
    pub(super) window: Option<Window>,
    pub(super) take: Take,
    /// The value at the baseline that the plan states: it wins over the data.
    pub(super) stated: Option<Quantity>,
}

impl Indicator<'_> {
    /// The value that counts: the final one over the deadline's own period as soon as it is there, else the newest not after the
    /// deadline.
    pub(super) fn counted(&self, deadline: Option<Period>) -> Result<Counted, Absent> {
        if let Some(deadline) = deadline
            && let Some(counted) = known(self.over(deadline))?
        {
            let is_final = true;
            return Ok(Counted {
                is_final,
                ..counted
            });
        }
        let limit = deadline.map(Period::end);
        let mut ends = self.ends();
        ends.reverse();
        ends.retain(|end| limit.is_none_or(|limit| *end <= limit));
        let mut absent = Absent::Unknown(Unknown::NoObservation);
        for period in self.periods(&ends) {
            match self.at(period) {
                Err(Absent::Unknown(unknown)) => absent = Absent::Unknown(unknown),
                decided => return decided,
            }
        }
        Err(absent)
    }

    /// The value over a deadline's own period (a stock: at its last month; what counts its own months: since the baseline).
    fn over(&self, deadline: Period) -> Result<Counted, Absent> {
        match self.take {
            Take::Level | Take::Change(_) => self.at(deadline),
            Take::Run(baseline)
            | Take::Compounded(baseline)
            | Take::ConstantPrice(baseline)
            | Take::ConstantRun(baseline) => {
                let run = Period::new(baseline.end(), deadline.end());
                self.at(run.ok_or(Unknown::NoObservation)?)
            }
        }
    }

    /// The value over one of the periods to try.
    pub(super) fn at(&self, period: Period) -> Result<Counted, Absent> {
        let mut value = match self.take {
            Take::Level | Take::Run(_) => self.scene.value(self.expr, period)?,
            Take::Change(baseline) => self.change(baseline, period)?,
            Take::Compounded(baseline) => {
                self.scene
                    .since(self.expr, baseline, period.end(), self.expr)?
            }
            Take::ConstantPrice(baseline) => self.constant_price(baseline, period)?,
            Take::ConstantRun(_) => self.constant_run(period)?,
        };
        let flow = self.take == Take::Level && self.shape.has(Kind::Flow) && !self.shape.is_growth;
        if flow && period.months() == 12 && !period.is_calendar_year() {
            value.flags.push(TRAILING_YEAR.to_owned());
        } else if flow && period.months() < 12 {
            value.flags.push(YEAR_TO_DATE.to_owned());
        }
        let period = match self.take {
            Take::Level if !self.shape.has(Kind::Flow) => self.shown(period),
            Take::Change(baseline) => Period::new(baseline.end(), period.end()).unwrap_or(period),
            // The level is that of the last such period of the run.
            Take::ConstantPrice(baseline) => {
                Period::ending(period.end(), period.months().min(baseline.months()))
            }
            _ => period,
        };
        Ok(Counted {
            period,
            value,
            is_final: false,
        })
    }

    /// The level over a period less that of the baseline: the plan's, where it states one.
    fn change(&self, baseline: Period, period: Period) -> Result<Value, Absent> {
        let run = Period::new(baseline.end(), period.end()).ok_or(Unknown::NoObservation)?;
        let now = self.scene.value(self.expr, period)?;
        let (before, operands) = if let Some(stated) = &self.stated {
            (stated.clone(), vec![now.clone()])
        } else {
            let first = Period::ending(baseline.end(), 1);
            self.scene.comparable(self.expr, first, run.end())?;
            let before = self.scene.value(self.expr, baseline)?;
            (before.quantity.clone(), vec![now.clone(), before])
        };
        let change = now
            .quantity
            .minus(&before)
            .map_err(|error| super::evaluate::wrong(error, self.expr))?;
        Ok(self.scene.joined("-", run, change, operands, self.expr))
    }

    /// Periods to try, the preferred one first, of those that end at one of some moments.
    fn periods(&self, ends: &[Month]) -> Vec<Period> {
        match self.take {
            Take::Run(baseline)
            | Take::Compounded(baseline)
            | Take::ConstantPrice(baseline)
            | Take::ConstantRun(baseline) => {
                let runs = ends.iter();
                runs.filter_map(|end| Period::new(baseline.end(), *end))
                    .collect()
            }
            Take::Level | Take::Change(_) => self.levels(ends),
        }
    }

    /// The same for levels, whatever is taken of them.
    fn levels(&self, ends: &[Month]) -> Vec<Period> {
        if self.shape.is_growth {
            self.growth_periods(ends)
        } else if self.shape.has(Kind::Flow) {
            self.flow_periods(ends)
        } else if self.shape.has(Kind::Rate) || self.shape.has(Kind::Growth) {
            self.rate_periods(ends)
        } else if self.expr.calls(Function::Avg) {
            // The mean of both ends of a year.
            ends.iter().map(|end| Period::ending(*end, 12)).collect()
        } else {
            ends.iter().map(|end| Period::ending(*end, 1)).collect()
        }
    }

    /// What is taken of the indicator, up to a moment.
    pub(super) fn up_to(&self, end: Month) -> Option<Counted> {
        let periods = self.periods(&[end]);
        periods.into_iter().find_map(|period| self.at(period).ok())
    }

    fn flow_periods(&self, ends: &[Month]) -> Vec<Period> {
        let year = |end: &Month| Period::ending(*end, 12);
        let since_january = |end: &Month| Period::ending(*end, 1).since_january();
        match self.window {
            Some(Window::Year) => ends
                .iter()
                .map(year)
                .filter(|period| period.is_calendar_year())
                .collect(),
            Some(Window::TrailingYear) => ends.iter().map(year).collect(),
            Some(Window::YearToDate) => ends.iter().map(since_january).collect(),
            None => {
                let mut periods: Vec<Period> = ends.iter().map(year).collect();
                // Of income a head a part of the year is a part of the year's; of a share it is a share.
                if self.shape.degree == 0 {
                    periods.extend(ends.iter().map(since_january));
                }
                periods
            }
        }
    }

    /// The cell that ends last, of several the longest; with `over`, the year or the run since January, and a cell of its own
    /// only where no such run has all its parts.
    pub(super) fn rate_periods(&self, ends: &[Month]) -> Vec<Period> {
        let mut series = self.shape.series.iter();
        let mut periods = Vec::new();
        if series.any(|(series, _)| self.is_over(*series)) {
            let runs = ends.iter();
            periods.extend(runs.map(|end| Period::ending(*end, 1).since_january()));
        }
        periods.extend(ends.iter().flat_map(|end| self.observed_at(*end)));
        periods
    }

    /// Of growth the published cell that ends last, of several the longest; computed from levels, the run since January first.
    fn growth_periods(&self, ends: &[Month]) -> Vec<Period> {
        let computed = self.shape.has(Kind::Flow) && self.published_growths().is_empty();
        let mut periods = Vec::new();
        for end in ends {
            let since_january = Period::ending(*end, 1).since_january();
            let mut here = self.observed_at(*end);
            here.retain(|period| *period != since_january);
            here.insert(if computed { 0 } else { here.len() }, since_january);
            periods.extend(here);
        }
        periods
    }

    fn is_over(&self, series: SeriesId) -> bool {
        let series = self.scene.catalogue.get(series);
        series.is_some_and(|series| series.over.is_some())
    }

    /// The published periods that end at a moment, the longest first.
    fn observed_at(&self, end: Month) -> Vec<Period> {
        let mut periods = BTreeSet::new();
        for series in self.deciding() {
            let Some(region) = self.scene.region_of(series) else {
                continue;
            };
            let observed = self.scene.ledger.observed(series, region);
            periods.extend(observed.into_iter().filter(|period| period.end() == end));
        }
        periods.into_iter().collect()
    }

    /// The moments at which the indicator could have a value, ascending: those of the series that decide.
    pub(super) fn ends(&self) -> Vec<Month> {
        self.ends_of(&self.deciding())
    }

    /// The moments at which its figures end as they are published, ascending, whatever tells its growth.
    pub(super) fn figure_ends(&self) -> Vec<Month> {
        self.ends_of(&self.leading())
    }

    fn ends_of(&self, deciding: &[SeriesId]) -> Vec<Month> {
        let mut ends = BTreeSet::new();
        for series in deciding {
            if let Some(region) = self.scene.region_of(*series) {
                ends.extend(self.scene.ledger.ends(*series, region));
            }
        }
        ends.into_iter().collect()
    }

    /// The series whose periods decide: published growth where it is used, else the leading ones.
    fn deciding(&self) -> Vec<SeriesId> {
        let mut published = self.published_growths();
        if self.take.is_at_constant_price()
            && let Some(growth) = self.scene.published_growth(self.expr)
        {
            published.push(growth);
        }
        if published.is_empty() {
            self.leading()
        } else {
            published
        }
    }

    /// The flows of the formula; where there are none its rates and growths, else its stocks.
    fn leading(&self) -> Vec<SeriesId> {
        let kinds = [
            &[Kind::Flow][..],
            &[Kind::Rate, Kind::Growth],
            &[Kind::Stock],
        ];
        let of = |kinds: &[Kind]| -> Vec<SeriesId> {
            let kinds = kinds.iter();
            kinds.flat_map(|kind| self.shape.of_kind(*kind)).collect()
        };
        let mut found = kinds.into_iter().map(of);
        found.find(|series| !series.is_empty()).unwrap_or_default()
    }

    fn published_growths(&self) -> Vec<SeriesId> {
        let mut growths = Vec::new();
        self.published(self.expr, &mut growths);
        growths
    }

    fn published(&self, expr: &Expr, growths: &mut Vec<SeriesId>) {
        match &expr.node {
            Node::Call(Function::Yoy | Function::Cagr, arguments) => {
                let of = arguments.first();
                growths.extend(of.and_then(|of| self.scene.published_growth(of)));
            }
            Node::Call(_, arguments) => {
                for argument in arguments {
                    self.published(argument, growths);
                }
            }
            Node::Negative(inner) => self.published(inner, growths),
            Node::Binary(_, left, right) => {
                self.published(left, growths);
                self.published(right, growths);
            }
            _ => {}
        }
    }

    /// The level at the prices of the baseline: its value, the plan's where it states one, times the published growth since.
    fn constant_price(&self, baseline: Period, run: Period) -> Result<Value, Absent> {
        if run.months() % 12 != 0 {
            return Err(Unknown::NoObservation.into());
        }
        let base = match &self.stated {
            Some(stated) => {
                let unit = stated.clone();
                self.scene.constant(self.expr, baseline, unit, false)
            }
            None => self.scene.value(self.expr, baseline)?,
        };
        self.grown(base, run)
    }

    /// The months since the baseline at the prices of the year before: the same months of that year times their published growth.
    fn constant_run(&self, run: Period) -> Result<Value, Absent> {
        let before = run.years_later(-1);
        if run.months() == 12 && self.stated.is_some() {
            return self.constant_price(before, run);
        }
        self.grown(self.scene.value(self.expr, before)?, run)
    }

    /// A level times the published growth over a run.
    fn grown(&self, base: Value, run: Period) -> Result<Value, Absent> {
        let growth = self
            .scene
            .published_growth(self.expr)
            .ok_or(Unknown::NoObservation)?;
        let growth = self.scene.derive_growth(growth, run)?;
        let failed = |error| super::evaluate::failed(error, self.expr);
        let rate = growth
            .value
            .value
            .shifted(growth.value.unit.scale())
            .map_err(failed)?;
        let level = Decimal::ONE
            .plus(rate)
            .and_then(|factor| base.quantity.value.times(factor))
            .map_err(failed)?;
        let quantity = Quantity::new(level, base.quantity.unit.clone());
        let growth = Value {
            quantity: growth.value.clone(),
            uncertainty: Some(growth.uncertainty),
            literal: false,
            flags: super::tracing::flags(self.scene.ledger, &growth),
            part: self.scene.trace.map(|language| {
                let ledger = self.scene.ledger;
                super::tracing::series_part(ledger, self.expr, run, &growth, language)
            }),
        };
        let operands = vec![base, growth];
        let mut value = self
            .scene
            .joined("×(1+g)", run, quantity, operands, self.expr);
        value.flags.push(CONSTANT_PRICE.to_owned());
        Ok(value)
    }

    /// The period as it is printed: of a stock or rate, that of the cell where the formula is one series.
    pub(super) fn shown(&self, period: Period) -> Period {
        let [(series, Some(Kind::Stock))] = self.shape.series.as_slice() else {
            return self.common(period).unwrap_or(period);
        };
        self.cell_period(*series, period).unwrap_or(period)
    }

    /// The one period that all stocks of a formula are published for, if there is one.
    fn common(&self, period: Period) -> Option<Period> {
        if !self
            .shape
            .series
            .iter()
            .all(|(_, kind)| *kind == Some(Kind::Stock))
        {
            return None;
        }
        let mut periods = self
            .shape
            .series
            .iter()
            .map(|(series, _)| self.cell_period(*series, period));
        let first = periods.next()??;
        periods.all(|other| other == Some(first)).then_some(first)
    }

    fn cell_period(&self, series: SeriesId, period: Period) -> Option<Period> {
        let derivation = self.scene.derive(series, period).ok()?;
        let [step] = derivation.steps.as_slice() else {
            return None;
        };
        Some(self.scene.ledger.observation(step.observation)?.period)
    }

    /// The baseline: the indicator over exactly the baseline period (a stock: its last month).
    pub(super) fn baseline(&self, period: Period) -> Result<Option<Counted>, Absent> {
        let value = known(self.scene.value(self.expr, period))?;
        Ok(value.map(|value| Counted {
            period,
            value,
            is_final: false,
        }))
    }

    /// The value over one period whatever the window says; none where there is none. What counts at the prices of the baseline
    /// is taken at them, as far as it is later.
    pub(super) fn value_over(&self, period: Period) -> Option<Value> {
        if let Take::ConstantPrice(baseline) = self.take
            && let Some(run) = Period::new(baseline.end(), period.end())
        {
            return self.constant_price(baseline, run).ok();
        }
        self.scene.value(self.expr, period).ok()
    }

    /// The last value of a calendar year of what is no flow.
    pub(super) fn last_of_year(&self, year: Period) -> Option<Counted> {
        let mut ends = self.ends();
        ends.reverse();
        ends.retain(|end| *end > year.start() && *end <= year.end());
        self.levels(&ends).into_iter().find_map(|period| {
            let value = self.scene.value(self.expr, period).ok()?;
            Some(Counted {
                period: self.shown(period),
                value,
                is_final: false,
            })
        })
    }

    /// The year of the first figure of the series that decide.
    pub(super) fn first_year(&self) -> Option<i32> {
        self.ends().first().map(|end| end.later(-1).year())
    }

    /// The newest moment at which the indicator could have a value.
    pub(super) fn newest_end(&self) -> Option<Month> {
        self.ends().last().copied()
    }

    /// Whether nothing shorter than a year is published of it.
    pub(super) fn is_yearly(&self) -> bool {
        self.deciding().into_iter().all(|series| {
            let region = self.scene.region_of(series);
            region.is_some_and(|region| {
                let observed = self.scene.ledger.observed(series, region);
                observed.into_iter().all(|period| period.months() >= 12)
            })
        })
    }
}

/// A value, or none where there is none; what is wrong stays wrong.
pub(super) fn known<T>(result: Result<T, Absent>) -> Result<Option<T>, Absent> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Absent::Unknown(_)) => Ok(None),
        Err(wrong) => Err(wrong),
    }
}
