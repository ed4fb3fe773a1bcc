//! Which periods are tried, and in which order (DESIGN §8): runs of twelve months, moments, published cells.

use super::{Indicator, Take};
use crate::assess::evaluation::growth::GrowthSource;
use crate::assess::evaluation::shape::Shape;
use crate::plan::Window;
use crate::plan::formula::{Expr, Function, Node};
use crate::quantity::{Month, Period};
use crate::series::{Kind, SeriesId};
use crate::words::figures::{NATURES, Nature};

impl Indicator<'_> {
    /// Periods to try, the preferred one first, of those that end at one of some moments.
    pub(in crate::assess) fn periods(&self, ends: &[Month]) -> Vec<Period> {
        match self.take {
            Take::Run(baseline) | Take::Compounded(baseline) | Take::ConstantPrice(baseline) => {
                let runs = ends.iter();
                runs.filter_map(|end| Period::new(baseline.end(), *end)).collect()
            }
            Take::Season(season) => {
                let same = ends.iter().filter(|end| end.month() == season.end().month());
                same.map(|end| Period::ending(*end, season.months())).collect()
            }
            Take::Growth(source) => self.growing(source, ends),
            Take::Level | Take::Change(_) => self.levels(ends),
        }
    }

    /// The periods of levels that count for the goal: of several years whole ones, where there is any figure of one.
    fn levels(&self, ends: &[Month]) -> Vec<Period> {
        let stocks = self.shape.series.iter();
        let mut stocks = stocks.filter(|(_, kind)| *kind != Some(Kind::Stock)).peekable();
        let moves = stocks.peek().is_some();
        let part = self.watched && self.window == Window::YearToDate;
        if !moves || self.one_year || part || !self.has_years() {
            return self.any_levels(ends);
        }
        let flows = self.shape.has(Kind::Flow) && !self.is_growth();
        match self.window {
            Window::TrailingYear => years(ends).collect(),
            Window::YearToDate if flows => self.flow_periods(ends),
            Window::Year | Window::YearToDate => {
                years(ends).filter(|period| self.scene.calendar.is_year(*period)).collect()
            }
        }
    }

    /// Whether only a whole year of it counts: an amount that is no run since the baseline.
    pub(in crate::assess) fn counts_by_year(&self) -> bool {
        let amounts = self.shape.has(Kind::Flow) && self.shape.degree != 0;
        amounts && self.take == Take::Level && !self.is_growth()
    }

    /// Whether anything is published of whole years, or is made of their parts.
    pub(in crate::assess) fn has_years(&self) -> bool {
        let computed = self.shape.has(Kind::Flow) && self.published_growths().is_empty();
        let is_yearly = |series: &SeriesId| {
            let region = self.scene.region_of(*series);
            let observed = region.map(|region| self.scene.ledger.observed(*series, region));
            let yearly = observed
                .is_some_and(|mut all| all.any(|period| self.scene.calendar.is_year(period)));
            yearly || self.is_over(*series)
        };
        computed || self.deciding.iter().any(is_yearly)
    }

    /// The periods of levels, whatever counts for a goal.
    pub(super) fn any_levels(&self, ends: &[Month]) -> Vec<Period> {
        if self.is_growth() {
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

    /// The periods of a growth in the year: of flows January to each end, of what else the published cells, the longest first, or
    /// the level's own.
    fn growing(&self, source: GrowthSource, ends: &[Month]) -> Vec<Period> {
        let of = |end: &Month| match source {
            _ if self.shape.has(Kind::Flow) => vec![self.to_date(*end)],
            GrowthSource::Published(_) => self.observed_at(*end),
            GrowthSource::Computed => self.any_levels(&[*end]),
        };
        ends.iter().flat_map(of).collect()
    }

    /// The run since the year began that ends at a moment.
    pub(in crate::assess) fn to_date(&self, end: Month) -> Period {
        self.scene.calendar.to_date(Period::ending(end, 1))
    }

    fn flow_periods(&self, ends: &[Month]) -> Vec<Period> {
        let to_date = |end: &Month| self.to_date(*end);
        let is_ratio = self.shape.degree == 0;
        match self.window {
            Window::TrailingYear => years(ends).collect(),
            // Of income a head a part of the year is a part of the year's; of a share it is a share.
            Window::YearToDate if is_ratio || self.watched => ends.iter().map(to_date).collect(),
            Window::Year if is_ratio && self.one_year => ends.iter().map(to_date).collect(),
            Window::Year | Window::YearToDate => {
                years(ends).filter(|period| self.scene.calendar.is_year(*period)).collect()
            }
        }
    }

    /// The cell that ends last, of several the longest; with `over`, the year or the run since January, and a cell of its own
    /// only where no such run has all its parts.
    pub(in crate::assess) fn rate_periods(&self, ends: &[Month]) -> Vec<Period> {
        let mut periods = Vec::new();
        if self.runs_over() {
            let runs = ends.iter();
            periods.extend(runs.map(|end| self.to_date(*end)));
        }
        periods.extend(ends.iter().flat_map(|end| self.observed_at(*end)));
        periods
    }

    /// Of growth the published cell that ends last, of several the longest; computed from levels, and with `over`, the run since January
    /// first.
    fn growth_periods(&self, ends: &[Month]) -> Vec<Period> {
        let computed = self.shape.has(Kind::Flow) && self.published_growths().is_empty();
        let runs = computed || self.runs_over();
        let mut periods = Vec::new();
        for end in ends {
            let to_date = self.to_date(*end);
            let mut here = self.observed_at(*end);
            // Of amounts a month or quarter alone says nothing of the year.
            let leads = runs || here.contains(&to_date) || self.shape.has(Kind::Flow);
            here.retain(|period| *period != to_date);
            here.insert(if leads { 0 } else { here.len() }, to_date);
            periods.extend(here);
        }
        periods
    }

    /// Whether `over` makes years of the parts of any of its series.
    fn runs_over(&self) -> bool {
        let mut series = self.shape.series.iter();
        series.any(|(series, _)| self.is_over(*series))
    }

    /// Whether `over` makes years of the parts of a series.
    pub(in crate::assess) fn is_over(&self, series: SeriesId) -> bool {
        let series = self.scene.catalogue.get(series);
        series.is_some_and(|series| series.over.is_some())
    }

    /// The published periods that end at a moment, the longest first.
    pub(in crate::assess) fn observed_at(&self, end: Month) -> Vec<Period> {
        let mut periods = Vec::new();
        for series in &self.deciding {
            if let Some(region) = self.scene.region_of(*series) {
                periods.extend(self.scene.ledger.observed_at(*series, region, end));
            }
        }
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// Whether a period of published growth is a month or quarter by itself, which says nothing of its year: neither since it began
    /// nor, of a level at a moment, at its end.
    pub(in crate::assess) fn stands_alone(&self, period: Period) -> bool {
        let at_moment = |nature| matches!(nature, Nature::Balance | Nature::Stock);
        let is_of_level = |id: SeriesId| {
            let series = self.scene.catalogue.get(id);
            series.is_some_and(|series| series.mentions(&NATURES, at_moment).is_some())
        };
        let is_published = self.shape.is_growth && !self.shape.has(Kind::Flow);
        let mut growths = self.shape.of_kind(Kind::Growth);
        is_published
            && period.months() < 12
            && !self.scene.calendar.is_to_date(period)
            && growths.any(|growth| !is_of_level(growth))
    }

    /// The series of published growth that its values are made of, where this is taken of it.
    pub(super) fn growths_used(&self, take: Take) -> Vec<SeriesId> {
        let mut growths = self.published_growths();
        match take {
            Take::ConstantPrice(_) => growths.extend(self.scene.published_growth(self.expr)),
            Take::Growth(GrowthSource::Published(growth)) => growths.push(growth),
            _ => {}
        }
        growths
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

    /// The year of the first figure of the series that decide.
    pub(in crate::assess) fn first_year(&self) -> Option<i32> {
        let first = self.ends.first();
        first.map(|end| self.scene.calendar.number_at(*end))
    }

    /// The newest moment at which the indicator could have a value.
    pub(in crate::assess) fn newest_end(&self) -> Option<Month> {
        self.ends.last().copied()
    }

    /// The end of the newest figure, be it of the levels or of what tells their growth.
    pub(in crate::assess) fn newest_figure(&self) -> Option<Month> {
        self.figure_ends.last().copied().max(self.newest_end())
    }

    /// Whether what could meet a goal that starts from a baseline is not due yet: of one year nothing came since, of several, and of
    /// what counts by years, no whole year can have passed.
    pub(in crate::assess) fn awaits(&self, baseline: Period, by_year: bool) -> bool {
        let months = if self.one_year && !by_year { 1 } else { 12 };
        let start = match self.take {
            // The growth of the year that follows that of the baseline.
            Take::Growth(_) => self.scene.calendar.to_date(baseline).start().later(12),
            // The same part of the next year, which is there whole.
            Take::Season(_) => baseline.end().later(12 - months),
            _ => baseline.end(),
        };
        let due = start.later(months);
        self.newest_of_all().is_some_and(|newest| newest < due)
    }

    /// The newest moment at which all parts of it, and what it is held against, have figures; where there is none the newest of
    /// the part that is furthest behind.
    pub(in crate::assess) fn newest_of_all(&self) -> Option<Month> {
        if matches!(self.take, Take::Growth(GrowthSource::Published(_))) {
            return self.newest_end();
        }
        let newest = self.newest_figure();
        if self.shape.is_growth && !self.shape.joins_growths && self.reference.is_none() {
            return newest;
        }
        let other = self.reference.map(|other| Shape::of(&self.scene, other).series);
        let series = self.shape.series.iter().copied().chain(other.into_iter().flatten());
        let ends: Vec<Vec<Month>> =
            series.map(|(series, _)| self.ends_with_growth(series)).collect();
        let (first, others) = ends.split_first()?;
        let is_of_all = |end: &&Month| others.iter().all(|ends| ends.binary_search(end).is_ok());
        let furthest_behind = || ends.iter().filter_map(|ends| ends.last().copied()).min();
        first.iter().rev().find(is_of_all).copied().or_else(furthest_behind).min(newest)
    }

    /// The moments at which a series has figures; in a formula of growths those that are published of it too.
    fn ends_with_growth(&self, series: SeriesId) -> Vec<Month> {
        let tied = self.scene.catalogue.get(series).and_then(|series| series.growth);
        let tied = tied.filter(|_| self.shape.is_growth);
        self.scene.ends_of(&[Some(series), tied].into_iter().flatten().collect::<Vec<_>>())
    }

    /// Whether nothing shorter than a year is published of it.
    pub(in crate::assess) fn is_yearly(&self) -> bool {
        let is_yearly = |series: SeriesId| {
            let region = self.scene.region_of(series)?;
            let mut observed = self.scene.ledger.observed(series, region);
            Some(observed.all(|period| period.months() >= 12))
        };
        let mut deciding = self.deciding.iter();
        deciding.all(|series| is_yearly(*series) == Some(true))
    }
}

/// The twelve months up to each of some moments.
fn years(ends: &[Month]) -> impl Iterator<Item = Period> {
    ends.iter().map(|end| Period::ending(*end, 12))
}
