//! The figures of the year in progress: its level and growth, those of the period before and of the year before.

use std::rc::Rc;

use super::running::Running;
use crate::assess::assessment::Course;
use crate::assess::evaluation::Value;
use crate::assess::evaluation::growth::GrowthSource;
use crate::assess::flag::Flag;
use crate::assess::term::Term;
use crate::assess::window::{Indicator, Take};
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::series::Kind;

/// A growth on a year before, as a fraction.
pub(super) struct Growth {
    pub(super) term: Term,
    pub(super) published: bool,
}

/// The growth on a year before, and how it has changed.
#[derive(Default)]
pub(super) struct Growths {
    /// Of the same period a year before; of shares there is none.
    pub(super) now: Option<Growth>,
    /// The level of a year before.
    pub(super) before: Option<Decimal>,
    /// The period before within the year.
    pub(super) previous: Option<Period>,
    /// Against the period before within the year: points of growth; of rates and ratios the change of the level itself.
    pub(super) on_previous: Option<Term>,
    /// Against the same period of the year before, in the same way.
    pub(super) on_year_ago: Option<Term>,
    /// A break that keeps levels from being compared.
    pub(super) across: Option<Month>,
}

impl Running<'_> {
    pub(super) fn growths(&self) -> Growths {
        let before = self.period.years_later(-1);
        let across = self.indicator().break_between(before.start(), self.period.end());
        let now = self.growth(self.period);
        let published = now.as_ref().is_some_and(|growth| growth.published);
        let told = |period: Period| {
            if self.is_told_by_level() {
                return self.level_at(period).filter(|_| across.is_none());
            }
            let growth = self.growth(period).filter(|growth| growth.published == published)?;
            growth.term.value.shifted(2).ok()
        };
        let places = if self.unit.differs_in_points() && self.is_told_by_level() {
            self.unit.scale() + 2
        } else {
            0
        };
        let pen = self.pen();
        let change = |from: Option<Period>| {
            let (now, then) =
                (pen.at(self.period, told(self.period)?), pen.at(from?, told(from?)?));
            let change = now.minus(&then).ok()?;
            let points = change.value.shifted(places).ok()?;
            Some(change.with(points))
        };
        let previous = self.previous(&told);
        Growths {
            // Of what is added to a level less is no loss, as below zero it is elsewhere.
            before: self
                .level_at(before)
                .filter(|_| across.is_none() && !self.draft.adds_on_stock()),
            previous,
            on_previous: change(previous),
            on_year_ago: change(Some(before)),
            across: across.filter(|_| !published),
            now,
        }
    }

    /// Whether its changes are told of the level itself: of rates and ratios.
    fn is_told_by_level(&self) -> bool {
        self.course == Course::Rate || (self.course == Course::Stock && self.unit.is_ratio())
    }

    /// The newest earlier period of the year of which something is told, of the same kind as this one.
    fn previous(&self, told: &dyn Fn(Period) -> Option<Decimal>) -> Option<Period> {
        let ends = self.indicator().year_ends().into_iter().rev();
        let ends = ends.filter(|end| *end < self.period.end() && *end > self.year.start());
        let mut periods = ends.map(|end| {
            if self.indicator().scene.calendar.is_to_date(self.period) && self.period.months() > 1
                || self.has_flows()
            {
                self.indicator().to_date(end)
            } else {
                Period::ending(end, self.period.months())
            }
        });
        periods.find(|period| told(*period).is_some())
    }

    /// The growth on the same period of the year before: published where the series names its growth, else from the levels.
    pub(super) fn growth(&self, period: Period) -> Option<Growth> {
        let indicator = self.indicator();
        if indicator.is_told_as_growth() {
            let value = indicator.as_published(period)?;
            let published = !value.flags.iter().any(Flag::is_of_computed);
            let value = value.quantity.in_unit(&self.unit).ok()?;
            let growth = value.shifted(self.unit.scale()).ok()?;
            return Some(Growth { term: Term::bare(growth), published });
        }
        if self.unit.is_ratio() || indicator.is_rank() {
            return None;
        }
        // What is published of a level is its growth, and not that of what was added to it.
        let published = indicator.published_change(period);
        if let Some(published) = published.filter(|_| !self.draft.adds_on_stock()) {
            return Some(Growth { term: Term::bare(published), published: true });
        }
        let before = period.years_later(-1);
        let since =
            if self.draft.adds_on_stock() { indicator.to_date(before.end()) } else { before };
        let compares = indicator.break_between(since.start(), period.end()).is_none();
        let before = self.so_far(before).filter(|before| compares && before.is_positive())?;
        let pen = self.pen();
        let name = if indicator.accumulates() || self.draft.adds_on_stock() {
            ("累计", "ytd")
        } else {
            ("现值", "latest")
        };
        let now = pen.named(name.0, name.1, self.so_far(period)?);
        let ratio = now.over(&pen.named("上年同期", "a year ago", before)).ok()?;
        Some(Growth { term: ratio.minus(&pen.number(Decimal::ONE)).ok()?, published: false })
    }

    /// What a period has so far: its level; of what is added to a level its change since the year began.
    fn so_far(&self, period: Period) -> Option<Decimal> {
        let level = self.level_at(period)?;
        if !self.draft.adds_on_stock() {
            return Some(level);
        }
        let began = self.indicator().to_date(period.end()).start();
        level.minus(self.level_at(Period::ending(began, 12))?).ok()
    }

    /// The value of the indicator over another period, in the unit of its levels: what the plan states wins; none where no figure ends
    /// with it.
    pub(super) fn level_at(&self, period: Period) -> Option<Decimal> {
        let indicator = self.indicator();
        let stated = indicator.stated_over(period).filter(|_| !indicator.is_told_as_growth());
        let stated = stated.and_then(|value| value.quantity.in_unit(&self.unit).ok());
        stated.or_else(|| indicator.level_in(period, &self.unit))
    }
}

impl Indicator<'_> {
    /// The moments at which its year has figures: of its levels and of its published growth.
    pub(super) fn year_ends(&self) -> Vec<Month> {
        let growth = self.scene.published_growth(self.expr);
        let growth = growth.and_then(|series| Some((series, self.scene.region_of(series)?)));
        let mut ends = self.figure_ends.clone();
        if let Some((series, region)) = growth {
            ends.extend(self.scene.ledger.ends(series, region));
            ends.sort_unstable();
            ends.dedup();
        }
        ends
    }

    /// What its figures in the year to a moment are of: a flow since January, a stock at that moment, a rate's newest cell, a
    /// growth since January, else its newest cell; none without a figure.
    pub(in crate::assess) fn running(&self, end: Month) -> Option<Period> {
        let month = Period::ending(end, 1);
        let periods = if self.shape.is_growth {
            let mut periods = vec![self.to_date(end)];
            periods.extend(self.observed_at(end));
            periods
        } else if self.shape.has(Kind::Flow) {
            vec![self.to_date(end)]
        } else if self.shape.has(Kind::Rate) {
            self.rate_periods(&[end])
        } else {
            vec![month]
        };
        let known = |period: &Period| {
            self.as_published(*period).is_some() || self.published_change(*period).is_some()
        };
        periods.into_iter().find(known)
    }

    /// Its level over a period in a unit; none of growths, and where no figure ends with it.
    pub(super) fn level_in(&self, period: Period, unit: &Unit) -> Option<Decimal> {
        if self.is_told_as_growth() {
            return None;
        }
        self.figure_ends.binary_search(&period.end()).ok()?;
        self.as_published(period)?.quantity.in_unit(unit).ok()
    }

    /// The value over a period at the prices at which its figures are published, off a base of 100 as for the goal.
    pub(super) fn as_published(&self, period: Period) -> Option<Rc<Value>> {
        if let Some(known) = self.levels.borrow().get(&period) {
            return known.clone();
        }
        let value = self.level(period).ok().map(Rc::new);
        self.levels.borrow_mut().insert(period, value.clone());
        value
    }

    /// Whether the growth of the year is what is promised of a level.
    pub(super) fn is_judged_by_growth(&self) -> bool {
        matches!(self.take, Take::Growth(_))
    }

    /// Whether a period has the growth that is promised, where that is the published one.
    pub(super) fn tells_promised(&self, period: Period) -> bool {
        let by_published = self.take.is_at_constant_price()
            || matches!(self.take, Take::Growth(GrowthSource::Published(_)));
        !by_published || self.published_change(period).is_some()
    }

    /// The published change on a year before of a formula that is one series, as a fraction; of a level at a moment whatever period
    /// that ends there it is published for.
    fn published_change(&self, period: Period) -> Option<Decimal> {
        let growth = self.scene.published_growth(self.expr)?;
        let at_end = || {
            let region = self.scene.region_of(growth)?;
            Some(self.scene.ledger.observed_at(growth, region, period.end()))
        };
        let at_end = at_end().filter(|_| self.is_stock()).into_iter().flatten();
        let mut periods = std::iter::once(period).chain(at_end);
        let derivation =
            periods.find_map(|period| self.scene.derive_published(self.expr, period).ok())?;
        derivation.value.in_unit(&Unit::one()).ok()
    }
}
