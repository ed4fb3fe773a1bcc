//! Which value counts (DESIGN §8): the run of months, the moment or the published cell, and whether it is final.

mod carried;
mod change;
mod periods;
mod shown;
pub(super) mod years;

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::evaluation::growth::GrowthSource;
use super::evaluation::shape::Shape;
use super::evaluation::{Absent, Fault, Scene, Value};
use super::flag::{Certainty, Making};
use crate::ledger::{Ledger, Unknown};
use crate::plan::Window;
use crate::plan::formula::{Expr, Function};
use crate::quantity::{Month, Period, Quantity};
use crate::series::{Base, Kind, SeriesId};

/// The value that counts, with its period.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) period: Period,
    pub(super) value: Value,
    /// What the goal is held against over the same period, where that is another indicator.
    pub(super) reference: Option<Value>,
    pub(super) is_final: bool,
}

impl Counted {
    /// Whether it was made before the event.
    fn is_forecast(&self) -> bool {
        Certainty::of_flags(&self.value.flags) == Certainty::Forecast
    }
}

/// What is taken of an indicator.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Take {
    /// Its level.
    Level,
    /// Its level over the same months of other years: a goal for a part of the year, held against that part of an earlier one.
    Season(Period),
    /// Its own months since the baseline's end: annual plans and cumulative goals on what adds up.
    Run(Period),
    /// Its change since the baseline: 新增 on what does not add up.
    Change(Period),
    /// Its growth compounded since the baseline: 新增 and 〔〕 on a growth.
    Compounded(Period),
    /// Its level at the prices of the baseline, by published growth: whole years only.
    ConstantPrice(Period),
    /// Its growth on the same months of the year before: a goal of one year that is worded as growth.
    Growth(GrowthSource),
}

impl Take {
    /// Whether it counts from zero at the baseline: b = 0 in all formulas.
    pub(super) fn starts_at_zero(self) -> bool {
        match self {
            Self::Run(_) | Self::Change(_) | Self::Compounded(_) => true,
            Self::Level | Self::Season(_) | Self::ConstantPrice(_) | Self::Growth(_) => false,
        }
    }

    /// Whether it is a growth on the year before.
    pub(super) fn is_growth(self) -> bool {
        matches!(self, Self::Growth(_))
    }

    /// Whether it is a growth on the year before that its levels give.
    pub(super) fn is_computed_growth(self) -> bool {
        self == Self::Growth(GrowthSource::Computed)
    }

    /// Whether it is made of all years since the baseline.
    pub(super) fn reaches_over_years(self) -> bool {
        matches!(self, Self::Run(_) | Self::Compounded(_) | Self::ConstantPrice(_))
    }

    /// Whether it is at constant prices.
    pub(super) fn is_at_constant_price(self) -> bool {
        matches!(self, Self::ConstantPrice(_))
    }
}

/// An indicator in a scene, with what a target says of its window.
#[derive(Clone)]
pub(super) struct Indicator<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) expr: &'a Expr,
    pub(super) shape: Shape,
    pub(super) window: Window,
    /// Whether its goal is of one year: then a part of the year counts.
    pub(super) one_year: bool,
    /// Whether nothing is promised of it: then the year to date of a flow is what `ytd` asks for.
    pub(super) watched: bool,
    pub(super) take: Take,
    /// The series of a growth that is written with its base of 100.
    pub(super) based: Option<SeriesId>,
    /// Whether that base is taken off: its goal is in %.
    pub(super) off_base: bool,
    /// The value at the baseline that the plan states: it wins over the data.
    pub(super) stated: Option<Quantity>,
    /// What its goal is held against, where that is another indicator: only a period of both counts.
    pub(super) reference: Option<&'a Expr>,
    /// The moments at which its figures end as they are published, ascending, whatever tells its growth.
    pub(super) figure_ends: Vec<Month>,
    /// The series whose periods decide: published growth where it is used, else those that lead its figures.
    deciding: Vec<SeriesId>,
    /// The moments at which it could have a value, ascending: those of the series that decide.
    ends: Vec<Month>,
    /// Its levels by period, each kept once it was asked for: the year in progress looks at some again and again.
    pub(super) levels: RefCell<FxHashMap<Period, Option<Rc<Value>>>>,
}

impl<'a> Indicator<'a> {
    /// The level of a formula.
    pub(super) fn new(
        scene: Scene<'a>,
        expr: &'a Expr,
        (window, one_year): (Window, bool),
        stated: Option<Quantity>,
    ) -> Self {
        let shape = Shape::of(&scene, expr);
        let figure_ends = scene.ends_of(&shape.leading());
        let based = scene.single(expr).filter(|series| {
            let series = scene.catalogue.get(*series);
            series.is_some_and(|series| series.base() == Some(Base::YearBefore))
        });
        let based = based.filter(|_| shape.is_growth);
        let level = Self {
            scene,
            expr,
            shape,
            window,
            one_year,
            watched: false,
            take: Take::Level,
            based,
            off_base: false,
            stated,
            reference: None,
            figure_ends,
            deciding: Vec::new(),
            ends: Vec::new(),
            levels: RefCell::default(),
        };
        level.taken_as(Take::Level)
    }

    /// The same indicator with what was made before the event.
    pub(super) fn ahead<'b>(&'b self, ledger: &'b Ledger) -> Indicator<'b> {
        if std::ptr::eq(ledger, self.scene.ledger) {
            return self.clone();
        }
        let scene = Scene { ledger, ..self.scene };
        let counts = (self.window, self.one_year);
        let level = Indicator::new(scene, self.expr, counts, self.stated.clone());
        Indicator {
            off_base: self.off_base,
            watched: self.watched,
            reference: self.reference,
            ..level
        }
        .taken_as(self.take)
    }

    /// The same indicator, of which something else is taken.
    pub(super) fn taken_as(self, take: Take) -> Self {
        let growths = self.growths_used(take);
        let (deciding, ends) = if growths.is_empty() {
            (self.shape.leading(), self.figure_ends.clone())
        } else {
            let ends = self.scene.ends_of(&growths);
            (growths, ends)
        };
        Self { take, deciding, ends, levels: RefCell::default(), ..self }
    }
}

impl Indicator<'_> {
    /// The same indicator by another window.
    pub(super) fn in_window(&self, window: Window) -> Self {
        Self { window, ..self.clone() }
    }

    /// Whether what is taken of it is a growth.
    pub(super) fn is_growth(&self) -> bool {
        self.shape.is_growth || self.take.is_growth()
    }

    /// Whether it is a growth that stands as an index, with its base of 100.
    pub(super) fn is_index(&self) -> bool {
        self.based.is_some() && !self.off_base
    }

    /// The value that counts: the final one over the deadline's own period as soon as it is there, else the newest not after the
    /// deadline.
    pub(super) fn counted(&self, deadline: Option<Period>) -> Result<Counted, Absent> {
        // What looks back, such as `lag`, has a value before the period has any figure.
        let is_there = |deadline: &Period| self.newest_figure() >= Some(deadline.end());
        if let Some(deadline) = deadline.filter(is_there)
            && let Some(counted) = known(self.over(deadline))?
            && !counted.is_forecast()
        {
            let is_final = true;
            return Ok(Counted { is_final, ..counted });
        }
        let limit = deadline.map(Period::end);
        // A growth of one year is of that year alone.
        let year = deadline.map(|deadline| self.scene.calendar.to_date(deadline).start());
        let year = year.filter(|_| matches!(self.take, Take::Growth(_)));
        let ends = self.ends.iter().rev().copied();
        let ends = ends.filter(|end| limit.is_none_or(|limit| *end <= limit));
        let ends = ends.filter(|end| year.is_none_or(|year| *end > year));
        let ends: Vec<Month> = ends.collect();
        let mut absent = Absent::Unknown(Unknown::NoObservation);
        let mut forecast = None;
        for period in self.periods(&ends) {
            match self.at(period) {
                Err(Absent::Unknown(unknown)) => absent = Absent::Unknown(unknown),
                Ok(counted) if counted.is_forecast() => {
                    forecast.get_or_insert(counted);
                }
                decided => return decided,
            }
        }
        // A figure that what the goal is held against has none beside is shown, and not judged.
        if forecast.is_none() && self.reference.is_some() {
            let alone = Self { reference: None, ..self.clone() };
            return alone.counted(deadline);
        }
        forecast.ok_or(absent)
    }

    /// The level over a period: of a growth that is held against a share, its base of 100 taken off.
    pub(super) fn level(&self, period: Period) -> Result<Value, Absent> {
        match self.based.filter(|_| self.off_base) {
            Some(growth) => self.scene.growth_off_base(self.expr, growth, period),
            None => self.scene.value(self.expr, period),
        }
    }

    /// The value over a deadline's own period (a stock: at its last month; what counts its own months: since the baseline).
    fn over(&self, deadline: Period) -> Result<Counted, Absent> {
        match self.take {
            Take::Level | Take::Season(_) | Take::Change(_) | Take::Growth(_) => self.at(deadline),
            Take::Run(baseline) | Take::Compounded(baseline) | Take::ConstantPrice(baseline) => {
                let run = Period::new(baseline.end(), deadline.end());
                self.at(run.ok_or(Unknown::NoObservation)?)
            }
        }
    }

    /// Why it has no value over a period.
    pub(super) fn lacks_over(&self, period: Period) -> Option<Unknown> {
        match self.at(period) {
            Err(Absent::Unknown(unknown)) => Some(unknown),
            _ => None,
        }
    }

    /// The break that keeps it from having a value over a period.
    pub(super) fn broken_over(&self, period: Period) -> Option<Month> {
        match self.lacks_over(period)? {
            Unknown::AcrossBreak(_, month) => Some(month),
            _ => None,
        }
    }

    /// The value over one of the periods to try.
    pub(super) fn at(&self, period: Period) -> Result<Counted, Absent> {
        let mut value = match self.take {
            Take::Level | Take::Season(_) | Take::Run(_) => self.level(period)?,
            Take::Change(baseline) => self.change(baseline, period)?,
            Take::Compounded(baseline) => {
                self.scene.since(self.expr, baseline, period.end(), self.expr)?
            }
            Take::ConstantPrice(baseline) => self.constant_price(baseline, period)?,
            Take::Growth(source) => self.growth(source, period)?,
        };
        let reference = self.reference.map(|other| self.scene.value(other, period));
        let reference = reference.transpose()?;
        let flow = self.take == Take::Level && self.shape.has(Kind::Flow) && !self.shape.is_growth;
        let moves = flow || self.take == Take::Level && self.shape.has(Kind::Rate);
        if moves && period.months() == 12 && !self.scene.calendar.is_year(period) {
            value.flags.push(Making::TrailingYear.into());
        } else if flow && period.months() < 12 {
            value.flags.push(Making::YearToDate.into());
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
        Ok(Counted { period, value, reference, is_final: false })
    }

    /// What is taken of the indicator, up to a moment.
    pub(super) fn up_to(&self, end: Month) -> Option<Counted> {
        let periods = self.periods(&[end]);
        periods.into_iter().find_map(|period| self.at(period).ok())
    }

    /// The baseline: the indicator over exactly the baseline period (a stock: its last month).
    pub(super) fn baseline(&self, period: Period) -> Result<Option<Counted>, Fault> {
        if let Take::Growth(source) = self.take {
            let value = known(self.growth(source, period))?;
            return Ok(value.map(|value| Counted {
                period,
                value,
                reference: None,
                is_final: false,
            }));
        }
        let value = match self.level(period) {
            // At the baseline sums since the baseline have no quotient.
            Err(Absent::Wrong(..)) if self.expr.calls(Function::Cum) => None,
            value => known(value)?,
        };
        Ok(value.map(|value| Counted { period, value, reference: None, is_final: false }))
    }

    /// The value over one period whatever the window says; none where there is none. What counts at the prices of the baseline
    /// is taken at them, as far as it is later.
    pub(super) fn value_over(&self, period: Period) -> Option<Value> {
        let run = |baseline: Period| Period::new(baseline.end(), period.end());
        match self.take {
            Take::Growth(source) => self.growth(source, period).ok(),
            Take::ConstantPrice(baseline) if run(baseline).is_some() => {
                self.constant_price(baseline, run(baseline)?).ok()
            }
            _ => self.level(period).ok(),
        }
    }
}

/// A value, or none where there is none; what is wrong stays wrong.
pub(super) fn known<T>(result: Result<T, Absent>) -> Result<Option<T>, Fault> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Absent::Unknown(_)) => Ok(None),
        Err(Absent::Wrong(fault)) => Err(fault),
    }
}
