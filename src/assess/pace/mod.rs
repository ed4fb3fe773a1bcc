//! The year in progress (DESIGN §9): where it stands, against the same months of last year, against its own target, and where
//! it will end by the share that these months usually have; of a finished year how it ended.

mod figures;
mod judged;
mod recent;
mod reckoning;
mod running;
mod share;
mod year;

use super::assessment::{Course, Pace, Point, YoyFrom};
use super::measures::Draft;
use super::term::{Calculations, Measure, Term};
use super::window::{Indicator, Take};
use crate::plan::Status;
use crate::plan::formula::{Function, Node};
use crate::quantity::{Month, Period, Unit};
use crate::series::{Kind, Prices, Series};
use reckoning::Reckoning;
use running::Running;

impl Draft<'_> {
    /// The year of the newest figures, not after the deadline.
    pub(super) fn pace(&mut self) -> Option<Pace> {
        if self.latest.is_some_and(Point::is_forecast) {
            return None;
        }
        let indicator = self.ground.indicator;
        let calendar = indicator.scene.calendar;
        let deadline = self.deadline.map(Period::end);
        let ends = indicator.year_ends().into_iter().rev();
        let ends = ends.filter(|end| deadline.is_none_or(|deadline| *end <= deadline));
        let mut told = ends.filter_map(|end| Some((end, indicator.running(end)?)));
        let newest = told.clone().next()?;
        // Where the published growth is what is promised the year is told as far as that is.
        let (end, period) =
            told.find(|(_, period)| indicator.tells_promised(*period)).unwrap_or(newest);
        let unit = self.unit_of_levels(period);
        let running = Running {
            draft: self,
            course: self.course(),
            level: indicator.level_in(period, &unit),
            unit,
            period,
            year: calendar.year(calendar.number_at(end))?,
        };
        let mut calculations = Calculations::new();
        let pace = running.pace(&mut calculations);
        self.calculations.append(&mut calculations);
        Some(pace)
    }

    fn course(&self) -> Course {
        let indicator = self.ground.indicator;
        if indicator.tells_growth() {
            Course::Growth
        } else if indicator.accumulates() || self.adds_on_stock() {
            Course::Amount
        } else if indicator.shape.has(Kind::Flow)
            || indicator.shape.has(Kind::Rate)
            || indicator.shape.is_growth
        {
            Course::Rate
        } else {
            Course::Stock
        }
    }

    /// Whether so many more are promised of a level at a moment: it is told by its change since the year began.
    pub(super) fn adds_on_stock(&self) -> bool {
        let indicator = self.ground.indicator;
        let kinds = [Kind::Flow, Kind::Rate, Kind::Growth];
        let is_stock = !kinds.into_iter().any(|kind| indicator.shape.has(kind));
        is_stock && matches!(indicator.take, Take::Change(_))
    }

    /// The unit of the assessment, but where that is of a growth: then that of the level itself.
    fn unit_of_levels(&self, period: Period) -> Unit {
        let indicator = self.ground.indicator;
        let own = || Some(indicator.as_published(period)?.quantity.unit.clone());
        let own = indicator.is_judged_by_growth().then(own).flatten();
        own.unwrap_or_else(|| self.ground.unit.clone())
    }

    /// The break inside the year in progress that keeps what came after it from being added to what came before.
    pub(super) fn break_in_year(&self) -> Option<Month> {
        let indicator = self.ground.indicator;
        if !indicator.shape.has(Kind::Flow) || indicator.shape.is_growth {
            return None;
        }
        // A sum that reaches across the break is no figure of the year, but one that is left out.
        let series = indicator.shape.of_kind(Kind::Flow);
        let end = series.filter_map(|series| self.newest_of(series)).max()?;
        indicator.break_between(indicator.to_date(end).start(), end)
    }
}

impl Running<'_> {
    fn pace(&self, calculations: &mut Calculations) -> Pace {
        let reckoning = self.reckon();
        let verdict = self.verdict(&reckoning);
        let status = verdict.map(|(_, status)| status);
        let is_missed = matches!(status, Some(Status::Near | Status::Behind));
        let Reckoning { growths, shares, target, amount, moved, carried, bound, .. } = reckoning;
        let is_over = self.is_over();
        let done = amount.done.as_ref().map(|done| done.value);
        let ends = amount.range(&shares);
        let lacking = growths.now.is_none() || (self.is_amount() && shares.median().is_none());
        let expected_end = amount.projection.as_ref().map(|whole| whole.value);
        let carried_level = carried.as_ref().map(|carried| carried.value);
        let passed = self.passed(carried_level.or(done), expected_end).filter(|_| is_missed);
        let mut tell = |measure, term: Option<Term>| {
            let term = term?;
            let value = term.value;
            calculations.extend(term.calculation().map(|formula| (measure, formula)));
            Some(value)
        };
        let going = |term: Option<Term>| term.filter(|_| !is_over);
        Pace {
            course: self.course,
            unit: self.unit.clone(),
            period: self.shown(),
            ytd: done,
            is_added: self.draft.adds_on_stock(),
            before: growths.before,
            yoy_from: match &growths.now {
                Some(growth) if growth.published => self.indicator().prices_of_growth(),
                _ => YoyFrom::Levels,
            },
            yoy: tell(Measure::OnYear, growths.now.map(|growth| growth.term)),
            previous: growths.previous.map(|period| self.since_added(period)),
            on_previous: tell(Measure::OnPrevious, growths.on_previous),
            on_year_ago: tell(Measure::OnYearAgo, growths.on_year_ago),
            year_target_from: target.as_ref().map(|target| target.from),
            year_target: tell(
                Measure::YearTarget,
                target.and_then(|target| self.in_percent(target.level)),
            ),
            attained: tell(Measure::Attained, amount.attained),
            elapsed: self.elapsed(),
            seasonal_share: shares.median(),
            shares: shares.by_year(),
            expected: tell(Measure::Expected, amount.expected),
            pace: tell(Measure::Pace, amount.pace),
            projection: tell(Measure::YearProjection, going(amount.projection)),
            projection_low: ends.map(|(one, other)| one.min(other)),
            projection_high: ends.map(|(one, other)| one.max(other)),
            growth_needed: tell(Measure::GrowthNeeded, going(reckoning.growth_needed)),
            needed_a_month: tell(Measure::NeededAMonth, going(reckoning.needed_a_month)),
            moved: tell(Measure::Moved, moved),
            carried: tell(Measure::Carried, carried),
            is_bounded: bound.is_some(),
            passed,
            status,
            rule: verdict.map(|(rule, _)| rule),
            recent: self.recent(),
            ceiling: self.is_ceiling(),
            across: growths
                .across
                .or(shares.across)
                .filter(|_| lacking)
                .or_else(|| self.draft.break_in_year()),
            single: self.single().filter(|_| self.draft.case.single_months),
        }
    }
}

impl Indicator<'_> {
    /// Whether the figure of a part of the year is a part of the year's: income a head does, a share of income does not.
    fn accumulates(&self) -> bool {
        self.shape.has(Kind::Flow) && self.shape.degree > 0 && !self.shape.is_growth
    }

    /// Whether its figures are growths of something: neither an index on a base of 100 nor how growths differ.
    fn is_told_as_growth(&self) -> bool {
        self.shape.is_growth && !self.shape.joins_growths && !self.is_index()
    }

    /// Whether its year is told by a growth: it is one, or one is promised.
    fn tells_growth(&self) -> bool {
        self.is_told_as_growth() || self.is_judged_by_growth() || self.take.is_at_constant_price()
    }

    fn prices_of_growth(&self) -> YoyFrom {
        if self.is_at_constant_prices() { YoyFrom::ConstantPrices } else { YoyFrom::Published }
    }

    /// Whether the growth that is published of it says that it is at constant prices; else it itself, growth or level.
    pub(in crate::assess) fn is_at_constant_prices(&self) -> bool {
        let scene = &self.scene;
        let of = match &self.expr.node {
            Node::Call(Function::Yoy, of) => of.first().unwrap_or(self.expr),
            _ => self.expr,
        };
        let series = scene.published_growth(of).or_else(|| scene.single(of));
        let series = series.and_then(|series| scene.catalogue.get(series));
        series.and_then(Series::prices) == Some(Prices::Constant)
    }

    /// The first break of any of the series strictly between two moments.
    pub(super) fn break_between(&self, start: Month, end: Month) -> Option<Month> {
        let run = Period::new(start, end)?;
        let series = self.shape.series.iter();
        series
            .filter_map(|(series, _)| {
                let region = self.scene.region_of(*series)?;
                self.scene.ledger.break_within(*series, region, run)
            })
            .min()
    }
}
