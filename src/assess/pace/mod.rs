//! The year in progress (DESIGN §9): where it stands, against the same months of last year, against its own target, and where
//! it will end by the share that these months usually have; of a finished year how it ended.

mod figures;
mod judged;
mod recent;
mod running;
mod share;
mod year;

use super::assessment::{Course, Pace, Point, YoyFrom};
use super::measures::Draft;
use super::term::{Calculations, Measure, Term};
use super::window::{Indicator, Take};
use crate::plan::Status;
use crate::plan::formula::{Function, Node};
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::series::{Kind, Prices, Series};
use figures::Growths;
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
        let is_over = self.period.end() == self.year.end();
        let growths = self.growths();
        let ytd = self.ytd();
        let shares =
            if self.is_amount() && !is_over { self.shares() } else { share::Shares::default() };
        let share = shares.median();
        let target = self.year_target();
        let target_from = target.as_ref().map(|target| target.from);
        let carried = self.carried().filter(|_| !is_over);
        let bound = carried.as_ref().and_then(|carried| self.draft.bound_of(carried.value));
        let carried = carried.map(|carried| match bound {
            Some(bound) => carried.held_at(bound),
            None => carried,
        });
        let of_year = target.as_ref().map(|target| &target.level);
        let of_year = of_year.filter(|_| is_over || !self.is_beside_another());
        let goal = of_year.map(|level| self.target_named(level.value));
        let amount = goal.as_ref().filter(|_| self.course == Course::Amount);
        let usual = self.usual(share).filter(|_| self.is_amount() && !is_over);
        let expected = amount.zip(usual.as_ref());
        let expected = expected.and_then(|(goal, usual)| goal.times(usual).ok());
        let due = expected.as_ref().map(|due| self.pen().named("应完成", "expected", due.value));
        let done = ytd.as_ref().map(|ytd| ytd.value);
        let own = |divisor: Option<&Term>| ytd.as_ref()?.over(divisor?).ok();
        // Nothing is done where there is a loss, and the share of a year that was none says nothing of one.
        let attained = own(amount.filter(|goal| goal.value.is_positive()));
        let attained = attained.filter(|share| !share.value.is_negative());
        let has_turned = growths.before.zip(done).is_some_and(|(before, now)| {
            before.is_negative() != now.is_negative() && !before.is_zero() && !now.is_zero()
        });
        let pace = own(due.as_ref());
        let going = |term: Option<Term>| term.filter(|_| !is_over);
        let projection = usual.as_ref().zip(ytd.as_ref()).filter(|_| !has_turned);
        let projection = projection.and_then(|(usual, ytd)| ytd.over(usual).ok());
        let verdict = self.verdict(
            is_over,
            target.as_ref(),
            (&growths, carried.as_ref(), projection.as_ref()),
            due.as_ref().zip(pace.as_ref()),
        );
        let growth_needed = of_year.and_then(|level| self.growth_needed(level, &growths));
        let needed_a_month = goal.as_ref().and_then(|goal| self.needed_a_month(goal));
        let several = shares.by_year().len() > 1 && !has_turned;
        let by_share =
            |share: Option<Decimal>| self.ytd()?.value.over(share.filter(|_| several)?).ok();
        // Below zero the highest share gives the highest end.
        let ends = by_share(shares.highest()).zip(by_share(shares.lowest()));
        let lacking = growths.now.is_none() || (self.is_amount() && share.is_none());
        let target = target.and_then(|target| self.in_percent(target.level));
        let figures = [
            (Measure::YearTarget, target),
            (Measure::OnYear, growths.now.as_ref().map(|growth| growth.term.clone())),
            (Measure::OnPrevious, growths.on_previous.clone()),
            (Measure::OnYearAgo, growths.on_year_ago.clone()),
            (Measure::Attained, attained),
            (Measure::Expected, expected),
            (Measure::Pace, pace),
            (Measure::YearProjection, going(projection)),
            (Measure::GrowthNeeded, going(growth_needed)),
            (Measure::NeededAMonth, going(needed_a_month)),
            (Measure::Carried, carried),
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
            on_previous,
            on_year_ago,
            attained,
            expected,
            pace,
            projection,
            growth_needed,
            needed_a_month,
            carried,
        ] = figures;
        Pace {
            course: self.course,
            unit: self.unit.clone(),
            period: self.shown(),
            ytd: done,
            is_added: self.draft.adds_on_stock(),
            before: growths.before,
            yoy,
            previous: growths.previous,
            yoy_from: match growths.now {
                Some(growth) if growth.published => self.indicator().prices_of_growth(),
                _ => YoyFrom::Levels,
            },
            on_previous,
            on_year_ago,
            year_target,
            year_target_from: target_from,
            attained,
            elapsed: self.elapsed(),
            seasonal_share: share,
            shares: shares.by_year(),
            expected,
            pace,
            projection,
            projection_low: ends.map(|(one, other)| one.min(other)),
            projection_high: ends.map(|(one, other)| one.max(other)),
            growth_needed,
            needed_a_month,
            carried,
            is_bounded: bound.is_some(),
            passed: verdict
                .filter(|(status, _)| matches!(status, Status::Near | Status::Behind))
                .and_then(|_| self.passed(carried.or(done), projection)),
            status: verdict.map(|(status, _)| status),
            by_holding: verdict.is_some_and(|(_, by_holding)| by_holding),
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

    /// The year's target as its table tells it: of a growth in ‰ as all growths in %.
    fn in_percent(&self, target: Term) -> Option<Term> {
        let unit = &self.draft.ground.unit;
        let is_finer = self.course == Course::Growth && unit.is_ratio() && !unit.is_percent();
        if !is_finer {
            return Some(target);
        }
        let percent = target.value.shifted(unit.scale() + 2).ok()?;
        Some(target.with(percent))
    }

    /// What this part of the year says of the whole: last year's figure, moved as far as the same months have; neither what is held
    /// against the same months of another indicator nor how growths differ needs it.
    fn carried(&self) -> Option<Term> {
        let is_whole = self.period.end() == self.year.end();
        let indicator = self.indicator();
        let stands_as_it_is =
            self.is_beside_another() || indicator.is_rank() || indicator.shape.joins_growths;
        if self.course != Course::Rate || is_whole || stands_as_it_is {
            return None;
        }
        let whole = self.year.years_later(-1);
        let compares = indicator.break_between(whole.start(), self.period.end());
        let compares = compares.is_none() && self.period.start() == self.year.start();
        let pen = self.pen();
        let last = pen.named("上年全年", "last year", self.level_at(whole).filter(|_| compares)?);
        let before =
            pen.named("上年同期", "a year ago", self.level_at(self.period.years_later(-1))?);
        let now = pen.named("现值", "latest", self.level?);
        last.plus(&now.minus(&before).ok()?).ok()
    }

    /// (Y − YTD)/months left; none where nothing is left of the target.
    fn needed_a_month(&self, target: &Term) -> Option<Term> {
        if !matches!(self.course, Course::Amount | Course::Stock)
            || (self.has_flows() && !self.indicator().shape.adds_up)
        {
            return None;
        }
        let months = self.year.end().since(self.period.end());
        let left = target.minus(&self.ytd()?).ok()?;
        let wanted =
            left.value.is_positive() || (self.course == Course::Stock && self.is_ceiling());
        (months > 0 && wanted && !left.value.is_zero()).then_some(())?;
        let months = self.pen().months("余", "months left", months);
        left.over(&months).ok()
    }

    /// The growth of the rest of the year that is needed. Of an amount (Y − YTD)/(rest of last year) − 1; of a growth N
    /// ((1 + N)·last year − (1 + g)·the same months)/(rest of last year) − 1. None where nothing is left of the target.
    fn growth_needed(&self, target: &Term, growths: &Growths) -> Option<Term> {
        let indicator = self.indicator();
        let by_growth = self.course == Course::Growth && self.has_flows();
        if !indicator.shape.adds_up || !(by_growth || self.course == Course::Amount) {
            return None;
        }
        let whole = self.year.years_later(-1);
        let across = indicator.break_between(whole.start(), self.period.end());
        let pen = self.pen();
        let before = self.level_at(self.period.years_later(-1)).filter(|_| across.is_none())?;
        let before = pen.named("上年同期", "a year ago", before);
        let last = pen.named("上年全年", "last year", self.level_at(whole)?);
        let rest = last.minus(&before).ok()?;
        let rest = Some(rest).filter(|rest| rest.value.is_positive())?;
        let one = pen.number(Decimal::ONE);
        let left = if by_growth {
            let grown = |growth: Decimal, name: (&str, &str), level: &Term| {
                let growth = pen.share(name.0, name.1, growth);
                one.plus(&growth).and_then(|factor| factor.times(level)).ok()
            };
            let wanted = target.value.shifted(-2).ok()?;
            let wanted = grown(wanted, ("N", "N"), &last)?;
            let so_far = grown(growths.now.as_ref()?.term.value, ("g", "g"), &before)?;
            wanted.minus(&so_far).ok()?
        } else {
            self.target_named(target.value).minus(&self.ytd()?).ok()?
        };
        left.value.is_positive().then_some(())?;
        left.over(&rest).ok()?.minus(&one).ok()
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
