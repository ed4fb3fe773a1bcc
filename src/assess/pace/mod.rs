//! The year in progress (DESIGN §9): where it stands, against the same months of last year, against its own target, and where
//! it will end by the share that these months usually have.

mod recent;
mod share;
mod year;

use super::assessment::Pace;
use super::evaluation::Value;
use super::measures::Draft;
use super::term::{Calculations, Measure, Pen, Term};
use super::window::Indicator;
use crate::plan::goal::Direction;
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::series::Kind;

pub use year::YearTargetFrom;

/// What is known of the year in progress.
struct Running<'a> {
    draft: &'a Draft<'a>,
    /// What was evaluated: of flows January to the newest month, of stocks that month, of rates the newest cell.
    period: Period,
    value: Decimal,
    /// The calendar year.
    year: Period,
}

/// The same period of the year before, and the change on it.
struct OnYear {
    before: Option<Decimal>,
    change: Option<Term>,
    published: bool,
    across: Option<Month>,
}

impl Draft<'_> {
    /// The year in progress; none where the newest figures complete a year, and for growths, which are changes themselves.
    pub(super) fn pace(&mut self) -> Option<Pace> {
        let indicator = self.ground.indicator;
        if indicator.shape.is_growth {
            return None;
        }
        let mut ends = indicator.figure_ends.iter().rev();
        let newest = ends.find_map(|end| Some((*end, indicator.running(*end)?)));
        let (end, (period, value)) = newest.filter(|(end, _)| end.month() != 1)?;
        let value = value.quantity.in_unit(self.ground.unit).ok()?;
        let year = Period::year(end.later(-1).year())?;
        let running = Running {
            draft: self,
            period,
            value,
            year,
        };
        let mut calculations = Calculations::new();
        let pace = running.pace(&mut calculations);
        self.calculations.append(&mut calculations);
        pace
    }
}

impl Draft<'_> {
    /// The break inside the year in progress that keeps what came after it from being added to what came before.
    pub(super) fn break_in_year(&self) -> Option<Month> {
        let indicator = self.ground.indicator;
        if !indicator.shape.has(Kind::Flow) || indicator.shape.is_growth {
            return None;
        }
        let end = *indicator.figure_ends.last()?;
        indicator.break_between(end.later(-1).january(), end)
    }
}

impl Running<'_> {
    fn pace(&self, calculations: &mut Calculations) -> Option<Pace> {
        let indicator = self.indicator();
        let adds_up = indicator.shape.adds_up;
        let pen = self.pen();
        let months = self.period.end().since(self.year.start());
        let elapsed = Decimal::from(months).over(Decimal::from(12)).ok()?;
        let on_year = self.on_year();
        let shares = self.shares();
        let share = shares.median();
        let ytd = self.ytd();
        let target = self.year_target();
        let year_target_from = target.as_ref().map(|target| target.from);
        let wanted = target.as_ref().map(|target| target.level.value);
        let goal = wanted.map(|wanted| pen.named("全年目标", "target", wanted));
        let usual = share.map(|share| pen.named("季节进度", "share", share));
        let expected = goal.as_ref().zip(usual.as_ref());
        let expected = expected.and_then(|(goal, share)| goal.times(share).ok());
        let due = expected.as_ref();
        let due = due.map(|expected| pen.named("应完成", "expected", expected.value));
        let own = |divisor: Option<&Term>| {
            let divisor = divisor.filter(|by| adds_up && by.value.is_positive());
            ytd.over(divisor?).ok()
        };
        let several = shares.by_year().len() > 1;
        let by_share = |share: Option<Decimal>| self.value.over(share.filter(|_| several)?).ok();
        let lacking = on_year.change.is_none() || (adds_up && share.is_none());
        let growth_needed = goal.as_ref().and_then(|goal| self.growth_needed(goal));
        let needed_a_month = goal.as_ref().filter(|_| adds_up);
        let needed_a_month = needed_a_month.and_then(|goal| self.needed_a_month(goal));
        let figures = [
            (Measure::YearTarget, target.map(|target| target.level)),
            (Measure::OnYear, on_year.change),
            (Measure::Attained, own(goal.as_ref())),
            (Measure::Expected, expected),
            (Measure::Pace, own(due.as_ref())),
            (
                Measure::YearProjection,
                usual.and_then(|share| ytd.over(&share).ok()),
            ),
            (Measure::GrowthNeeded, growth_needed),
            (Measure::NeededAMonth, needed_a_month),
        ];
        let figures = figures.map(|(measure, term)| {
            let term = term?;
            let value = term.value;
            calculations.extend(term.calculation().map(|formula| (measure, formula)));
            Some(value)
        });
        let [
            year_target,
            yoy,
            attained,
            expected,
            pace,
            projection,
            growth_needed,
            needed_a_month,
        ] = figures;
        Some(Pace {
            period: self.shown(),
            ytd: self.value,
            before: on_year.before,
            yoy,
            yoy_published: on_year.published,
            yoy_is_difference: self.draft.ground.unit.is_ratio(),
            year_target,
            year_target_from,
            attained,
            elapsed,
            seasonal_share: share,
            shares: shares.by_year(),
            expected,
            pace,
            projection,
            projection_low: by_share(shares.highest()),
            projection_high: by_share(shares.lowest()),
            growth_needed,
            needed_a_month,
            recent: self.recent(),
            adds_up,
            ceiling: self.is_ceiling(),
            other_prices: indicator.take.is_at_constant_price(),
            across: on_year
                .across
                .or(shares.across)
                .filter(|_| lacking)
                .or_else(|| self.draft.break_in_year()),
        })
    }

    fn pen(&self) -> Pen {
        self.draft.letters().pen
    }

    /// What there is so far, under its name.
    fn ytd(&self) -> Term {
        let pen = self.pen();
        if self.indicator().shape.adds_up {
            pen.named("累计", "ytd", self.value)
        } else {
            pen.named("现值", "latest", self.value)
        }
    }

    fn same_months(&self, level: Decimal) -> Term {
        self.pen().named("上年同期", "a year ago", level)
    }

    fn indicator(&self) -> &Indicator<'_> {
        self.draft.ground.indicator
    }

    /// Stocks and rates are printed with the period of their cell.
    fn shown(&self) -> Period {
        let indicator = self.indicator();
        if indicator.shape.has(Kind::Flow) {
            self.period
        } else {
            indicator.shown(self.period)
        }
    }

    fn is_ceiling(&self) -> bool {
        let goal = self.draft.goal();
        goal.is_some_and(|goal| goal.direction == Direction::Decrease)
    }

    /// The value of the indicator over another period, in the unit of the assessment; none where no figure ends with it.
    fn level(&self, period: Period) -> Option<Decimal> {
        let indicator = self.indicator();
        indicator.figure_ends.binary_search(&period.end()).ok()?;
        let value = indicator.as_published(period)?;
        value.quantity.in_unit(self.draft.ground.unit).ok()
    }

    /// The change on the same period of the year before: published where the series names its growth, else from the levels.
    fn on_year(&self) -> OnYear {
        let indicator = self.indicator();
        let published = indicator.published_change(self.period);
        let before = self.period.years_later(-1);
        let across = indicator.break_between(before.start(), self.period.end());
        let before = self.level(before).filter(|_| across.is_none());
        let difference = self.draft.ground.unit.is_ratio();
        let computed = || {
            let same_months = self.same_months(before?);
            if difference {
                return self.ytd().minus(&same_months).ok();
            }
            let before = Some(same_months).filter(|before| before.value.is_positive())?;
            let ratio = self.ytd().over(&before).ok()?;
            ratio.minus(&self.pen().number(Decimal::ONE)).ok()
        };
        let change = published.map(Term::bare);
        OnYear {
            before,
            change: change.or_else(computed),
            published: published.is_some(),
            across: across.filter(|_| published.is_none()),
        }
    }

    /// (Y − YTD)/months left; none where nothing is left of the target.
    fn needed_a_month(&self, target: &Term) -> Option<Term> {
        let months = self.year.end().since(self.period.end());
        let left = target.minus(&self.ytd()).ok()?;
        (months > 0 && left.value.is_positive()).then_some(())?;
        let months = self.pen().months("余", "months left", months);
        left.over(&months).ok()
    }

    /// (T − YTD)/(last year's rest) − 1; none where nothing is left of the target, or of last year.
    fn growth_needed(&self, target: &Term) -> Option<Term> {
        let indicator = self.indicator();
        if !indicator.shape.adds_up {
            return None;
        }
        let last = self.year.years_later(-1);
        let across = indicator.break_between(last.start(), self.period.end());
        let left = target.minus(&self.ytd()).ok();
        let left = left.filter(|left| left.value.is_positive() && across.is_none())?;
        let before = self.same_months(self.level(self.period.years_later(-1))?);
        let last = self.pen().named("上年全年", "last year", self.level(last)?);
        let rest = last.minus(&before).ok()?;
        let rest = Some(rest).filter(|rest| rest.value.is_positive())?;
        let one = self.pen().number(Decimal::ONE);
        left.over(&rest).ok()?.minus(&one).ok()
    }
}

impl Indicator<'_> {
    /// What the indicator is in the year to a moment: a flow since January, a stock at that moment, a rate's newest cell.
    fn running(&self, end: Month) -> Option<(Period, Value)> {
        let month = Period::ending(end, 1);
        let periods = if self.shape.has(Kind::Flow) {
            vec![month.since_january()]
        } else if self.shape.has(Kind::Rate) {
            self.rate_periods(&[end])
        } else {
            vec![month]
        };
        let mut periods = periods.into_iter();
        periods.find_map(|period| Some((period, self.as_published(period)?)))
    }

    /// The value over a period at the prices at which its figures are published.
    fn as_published(&self, period: Period) -> Option<Value> {
        self.scene.value(self.expr, period).ok()
    }

    /// The first break of any of the series strictly between two moments.
    pub(super) fn break_between(&self, start: Month, end: Month) -> Option<Month> {
        let run = Period::new(start, end)?;
        let series = self.shape.series.iter();
        series
            .filter_map(|(series, _)| self.scene.ledger.break_within(*series, run))
            .min()
    }

    /// The published change on a year before of a formula that is one series, as a fraction.
    fn published_change(&self, period: Period) -> Option<Decimal> {
        let derivation = self.scene.derive_published(self.expr, period).ok()?;
        derivation.value.in_unit(&Unit::one()).ok()
    }
}
