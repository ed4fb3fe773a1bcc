//! One target in one region: from the value that counts to the verdict.

use super::assessment::{Assessment, Point};
use super::case::Case;
use super::evaluation::shape::{Shape, growths_joined};
use super::evaluation::{Fault, Scene, Value, times_hundred};
use super::findings::Grounds;
use super::flag::Making;
use super::goal::{self, Ground, Resolved};
use super::measures::Draft;
use super::measures::years::{Mean, Years};
use super::message::{AssessMessage, Change, Wrong};
use super::term::Term;
use super::term::{Calculations, Measure, Pen};
use super::trace::Trace;
use super::window::{Counted, Indicator, Take, known};
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::Evidence;
use crate::plan::formula::{Expr, Operator};
use crate::plan::goal::{Direction, Goal, Subject, Years as Told};
use crate::plan::{Baseline, Window};
use crate::quantity::{
    Compounding, Decimal, Mismatch, Month, Period, Quantity, QuantityError, Sides, Unit, plain,
};
use crate::series::{Base, Kind, Prices, Series, SeriesId, table_line};

/// What an assessment has found out on the side.
pub(super) struct Outcome {
    pub(super) assessment: Assessment,
    pub(super) findings: Vec<Diagnostic>,
}

/// Signs of what is below zero, or of a cut.
const MINUS: [char; 4] = ['-', '−', '－', '–'];

impl Case<'_> {
    /// Assesses the target. A growth of one year is promised of the growth itself.
    pub(super) fn assess(&self) -> Result<Outcome, Wrong> {
        let baseline = self.baseline_declared();
        let t0 = baseline.as_ref().map(|baseline| baseline.period);
        let by = self.goal.and_then(|goal| goal.by);
        let declared = self.target.deadline.or(self.plan.deadline);
        // What is only watched has no day of reckoning: its newest value counts.
        let deadline = by.or(declared.filter(|_| self.goal.is_some()));
        let stated = baseline.as_ref().and_then(|baseline| baseline.value.as_ref());
        let stated = stated.map(|stated| stated.quantity.clone());
        let is_one_year = t0.is_some() && goal::is_one_year(t0, deadline);
        let shape = Shape::of(&self.scene, &self.target.formula.expr);
        let of_year = self.goal.filter(|_| is_one_year);
        let of_year = of_year.and_then(|goal| goal::of_the_one_year(goal, &shape));
        let case = Case { goal: of_year.as_ref().or(self.goal), ..*self };
        let indicator = case.indicator(t0, deadline, stated.clone())?;
        let growing = matches!(indicator.take, Take::Growth(_));
        let meant = case.goal.filter(|_| growing).map(goal::growth_of_one_year);
        let goal = meant.as_ref().or(case.goal);
        let stated = stated.as_ref().filter(|_| !growing);
        Case { goal, ..case }.judge(&indicator, (t0, deadline), stated)
    }

    /// Holds an indicator against the goal as it is meant of it.
    fn judge(
        &self,
        indicator: &Indicator<'_>,
        (t0, deadline): (Option<Period>, Option<Period>),
        stated: Option<&Quantity>,
    ) -> Result<Outcome, Wrong> {
        self.check_prices(indicator)?;
        self.check_kinds(indicator)?;
        let base = self.base(indicator, t0)?;
        let counted =
            known(indicator.counted(deadline)).map_err(|fault| fault.in_plan(self.target))?;
        let grounds = Grounds { counted: counted.as_ref(), base: base.as_ref(), stated };
        let unit = self.unit(indicator, &grounds)?;
        let of_base = base.as_ref().map(|base| &base.value);
        let quantity = stated.or_else(|| of_base.map(|value| &value.quantity));
        let ground = Ground {
            plan: self.plan,
            target: self.target,
            indicator,
            baseline: quantity,
            baseline_period: t0,
            deadline,
            unit: &unit,
            reference: counted.as_ref().and_then(|counted| counted.reference.as_ref()),
        };
        let resolved = self.goal.map(|goal| ground.resolve(goal)).transpose()?;
        let baseline = match (quantity, t0) {
            (Some(quantity), Some(period)) => Some(Point {
                period,
                value: ground.baseline(quantity, stated.is_some())?,
                flags: of_base.map_or_else(Vec::new, |value| value.flags.clone()),
            }),
            _ => None,
        };
        let years = match self.goal {
            Some(goal) if goal.subject.is_by_year() || indicator.take.reaches_over_years() => {
                Years::after(indicator, t0, deadline, &unit)
            }
            _ => Years::default(),
        };
        let level = resolved.as_ref().and_then(|resolved| resolved.formula.clone());
        let mut calculations: Calculations =
            level.map(|level| (Measure::GoalLevel, level)).into_iter().collect();
        let latest =
            self.latest(&ground, counted.as_ref(), resolved.as_ref(), &years, &mut calculations)?;
        let latest = latest.or_else(|| {
            baseline
                .clone()
                .filter(|_| self.goal.is_some() && t0.is_some_and(|t0| self.awaits(indicator, t0)))
        });
        let mut draft = Draft {
            case: self,
            ground: &ground,
            resolved: resolved.as_ref(),
            t0,
            deadline,
            baseline: baseline.as_ref(),
            latest: latest.as_ref(),
            years: &years,
            carried: carried(&ground, resolved.as_ref(), latest.as_ref()),
            is_final: counted.is_some() && self.is_final(counted.as_ref(), deadline, &years),
            reasons: Vec::new(),
            calculations,
        };
        let within = |carried| draft.bound_of(carried).unwrap_or(carried);
        draft.carried = draft.carried.map(within);
        let mut assessment = draft.assess(&unit);
        let findings = if self.values_only {
            Vec::new()
        } else {
            self.surround(&mut assessment, &mut draft, stated.is_some());
            let findings = draft.findings(&assessment, &grounds);
            assessment.trace = self.trace(&assessment, draft, &grounds);
            findings
        };
        assessment.baseline = baseline;
        assessment.latest = latest;
        let is_close = |finding: &Diagnostic| finding.code() == Code::WithinRounding;
        if let (true, Some(latest)) = (findings.iter().any(is_close), &mut assessment.latest) {
            latest.flags.push(Making::WithinRounding.into());
        }
        Ok(Outcome { assessment, findings })
    }

    /// The unit of all levels: of the goal's words, else of the figures; what does not go with it is wrong.
    fn unit(&self, indicator: &Indicator<'_>, grounds: &Grounds<'_>) -> Result<Unit, Wrong> {
        let base = grounds.base.map(|base| &base.value);
        let counted = grounds.counted.map(|counted| &counted.value);
        let unit = goal::unit(self.goal, indicator, base, counted, grounds.stated)
            .map_err(|message| Wrong(self.goal_span(), message))?;
        let value = base.or(counted);
        let found = value.map(|value| &value.quantity.unit);
        let alike = found.and_then(|found| self.target.alike(&unit, found));
        let unit = alike.unwrap_or(unit);
        self.check_unit(indicator, &unit, value)?;
        if !unit.is_bare() || found.is_some() {
            self.check_stated(indicator, &unit)?;
        }
        Ok(unit)
    }

    /// Sets beside the value that counts what came before it and what is to be expected: the year in progress, parts, earlier and
    /// later values.
    fn surround(&self, assessment: &mut Assessment, draft: &mut Draft<'_>, is_stated: bool) {
        let Ground { indicator, unit, .. } = *draft.ground;
        assessment.pace = draft.pace();
        let of_year = assessment.pace.as_ref();
        // There is one projection of a year.
        if let Some(pace) = of_year.filter(|_| draft.is_amount_of_a_year())
            && assessment.projection.is_none()
        {
            assessment.projection = pace.projection;
            let formula = draft.calculations.get(&Measure::YearProjection).cloned();
            let formula = formula.map(|formula| (Measure::Projection, formula));
            draft.calculations.extend(formula);
        }
        assessment.decomposition = draft.decomposition(assessment, is_stated);
        assessment.history = draft.history(unit);
        assessment.course = indicator.course(&assessment.history);
        let ahead = indicator.ahead(self.ahead);
        let newest = draft.latest.map(|latest| latest.period);
        for later in ahead.later(newest, unit) {
            let shown = if later.is_forecast() {
                &mut assessment.forecasts
            } else {
                &mut assessment.history
            };
            shown.push((later.period, later.value));
        }
        assessment.reached = draft.beside_path(indicator, &assessment.history);
        assessment.foreseen = draft.beside_path(&ahead, &assessment.forecasts);
    }

    /// How every number came about, where that is asked for.
    fn trace(
        &self,
        assessment: &Assessment,
        draft: Draft<'_>,
        grounds: &Grounds<'_>,
    ) -> Option<Trace> {
        let language = self.scene.trace?;
        let indicator = draft.ground.indicator;
        let part = |counted: Option<&Counted>| counted?.value.part.clone();
        let reference = |counted: &Counted| counted.reference.as_ref()?.part.clone();
        let pace = assessment.pace.as_ref();
        Some(Trace {
            goal: self.goal.cloned(),
            latest: part(grounds.counted),
            reference: grounds.counted.and_then(reference),
            baseline: part(grounds.base),
            baseline_stated: grounds.stated.is_some(),
            others: draft.others(assessment),
            growths: pace.map_or_else(Vec::new, |pace| indicator.growth_parts(pace)),
            kinds: indicator.kinds(language),
            calculations: draft.calculations,
        })
    }

    /// The target's, else the plan's, else the year that the words of the goal compare with, or are held against where nobody says since
    /// when: the year before.
    fn baseline_declared(&self) -> Option<Baseline> {
        let worded = || self.goal.and_then(|goal| goal.since);
        let year_before = || {
            let goal = self.goal?;
            let deadline = goal.by.or(self.target.deadline).or(self.plan.deadline)?;
            let is_on_it = self.is_on_year_before(goal) || self.is_of_next_year(goal, deadline);
            is_on_it.then(|| deadline.years_later(-1))
        };
        let period = self.plan.baseline.or_else(worded).or_else(year_before);
        let declared = self.target.baseline.clone();
        declared.or_else(|| period.map(|period| Baseline { period, value: None }))
    }

    /// Whether the words speak of the year before: of a growth, be it of a level or of what is one, or of that year itself.
    fn is_on_year_before(&self, goal: &Goal) -> bool {
        let of_growth = || Shape::of(&self.scene, &self.target.formula.expr).is_growth;
        goal.is_growth() || goal.on_year_before || goal.subject == Subject::Level && of_growth()
    }

    /// Whether a level of a rate, or a growth that is to be kept, is promised of the year that the figures have come to: of that, or
    /// of the next, which the year before it does not meet.
    fn is_of_next_year(&self, goal: &Goal, deadline: Period) -> bool {
        let expr = &self.target.formula.expr;
        let indicator = Indicator::new(self.scene, expr, (Window::Year, true), None);
        let eve = deadline.years_later(-1);
        let is_near = |end: &Month| *end > eve.start() && *end <= deadline.end();
        matches!(goal.subject, Subject::Level | Subject::Maintain)
            && (indicator.is_share_of_time() || indicator.is_growth())
            && indicator.figure_ends.iter().any(is_near)
    }

    fn indicator(
        &self,
        t0: Option<Period>,
        deadline: Option<Period>,
        stated: Option<Quantity>,
    ) -> Result<Indicator<'_>, Wrong> {
        let expr = &self.target.formula.expr;
        let scene = Scene { baseline: t0, ..self.scene };
        let by_year = |goal: &Goal| goal.subject.is_by_year();
        let window = self.target.window.or(self.plan.window);
        // What is promised of years is held against years.
        let window = window.filter(|_| !self.goal.is_some_and(by_year));
        let counts =
            (window.unwrap_or(Window::Year), goal::is_one_year(t0, deadline) && t0.is_some());
        let mut level = Indicator::new(scene, expr, counts, stated);
        level.watched = self.goal.is_none();
        level.off_base = self.is_off_base(&level)?;
        let is_apart = self.goal.is_some_and(|goal| goal.subject == Subject::Reference);
        let reference = self.target.reference.as_ref().filter(|_| is_apart);
        level.reference = reference.map(|reference| &reference.expr);
        let take = goal::take(self.goal, &level, t0, deadline);
        Ok(level.taken_as(take))
    }

    /// Whether a growth that stands with its base of 100 is held against its goal without it: 3% is by how much it rises, 103% the index
    /// itself, as its figures tell.
    fn is_off_base(&self, index: &Indicator<'_>) -> Result<bool, Wrong> {
        let number = self
            .goal
            .and_then(|goal| Some((goal, goal.value.as_ref()?)))
            .filter(|(_, number)| number.unit.is_ratio());
        let Some((goal, number)) = number else {
            return Ok(false);
        };
        if index.based.is_none() || number.unit.is_points() || !goal.subject.is_level() {
            return Ok(true);
        }
        let figure = known(index.counted(None)).map_err(|fault| fault.in_plan(self.target))?;
        let percent = |quantity: &Quantity| quantity.in_unit(&Unit::percent()).ok();
        let figure = figure.and_then(|counted| percent(&counted.value.quantity));
        let figure = figure.unwrap_or(Decimal::HUNDRED);
        let meant = percent(number).and_then(|number| goal::is_of_growth(number, figure));
        meant.ok_or_else(|| {
            let message = AssessMessage::IndexOrGrowth {
                words: goal.text.clone(),
                name: self.target.formula.expr.to_string().replace('`', ""),
                value: plain(figure),
                number: number.to_string(),
            };
            Wrong(self.goal_span(), Box::new(message))
        })
    }

    fn base(
        &self,
        indicator: &Indicator<'_>,
        t0: Option<Period>,
    ) -> Result<Option<Counted>, Wrong> {
        let base = t0.map(|t0| indicator.baseline(t0)).transpose();
        Ok(base.map_err(|fault| fault.in_plan(self.target))?.flatten())
    }

    /// What is added up over years must be known to be a flow; of a stock 每年培育20家 says by how much it grows, and not how large it is.
    fn check_kinds(&self, indicator: &Indicator<'_>) -> Result<(), Wrong> {
        let gets_each_year = |goal: &&Goal| goal.in_years == Told::Gets;
        let single = indicator.scene.single(indicator.expr);
        let stock = single.filter(|_| indicator.shape.has(Kind::Stock));
        let stock = stock.and_then(|series| indicator.scene.catalogue.get(series));
        if let Some((goal, series)) = self.goal.filter(gets_each_year).zip(stock) {
            let message = AssessMessage::EachYearOfStock {
                name: series.name.clone(),
                words: goal.text.clone(),
            };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        let counts = |goal: &Goal| matches!(goal.subject, Subject::Added | Subject::RunningTotal);
        let Some(goal) = self.goal.filter(|goal| counts(goal)) else {
            return Ok(());
        };
        let scene = &indicator.scene;
        let assumed = |(series, _): &&(SeriesId, _)| {
            let kind = scene.ledger.kind(*series);
            kind.is_some_and(|(_, evidence)| *evidence == Evidence::YearsOnly)
        };
        let assumed = indicator.shape.series.iter().find(assumed);
        let Some(series) = assumed.and_then(|(series, _)| scene.catalogue.get(*series)) else {
            return Ok(());
        };
        let message = AssessMessage::KindAssumed {
            name: series.name.clone(),
            table: table_line(&series.name, series.key.as_deref()),
            words: goal.text.clone(),
        };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// A growth at constant prices is held against none at current ones, such as what a formula of several series gives.
    fn check_prices(&self, indicator: &Indicator<'_>) -> Result<(), Wrong> {
        if !self.goal.is_some_and(Goal::is_real) || indicator.is_at_constant_prices() {
            return Ok(());
        }
        let scene = &indicator.scene;
        let in_prices = |series: SeriesId| {
            let is_fed = scene.region_of(series).is_some();
            let moves = scene.ledger.unit(series).is_some_and(Unit::has_prices);
            is_fed && (moves || indicator.shape.is_growth)
        };
        let mut series = indicator.shape.series.iter().map(|(series, _)| *series);
        let Some(nominal) = series.find(|series| in_prices(*series)) else {
            return Ok(());
        };
        let name = scene.catalogue.get(nominal);
        let name = name.map_or_else(String::new, |series| series.name.clone());
        let is_one = scene.single(&self.target.formula.expr).is_some();
        let message = AssessMessage::NominalGrowth { name, is_one };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// A value that measures something else than the goal, or of which nobody said what it counts, cannot be held against it.
    fn check_unit(
        &self,
        indicator: &Indicator<'_>,
        unit: &Unit,
        value: Option<&Value>,
    ) -> Result<(), Wrong> {
        let Some(value) = value else {
            return Ok(());
        };
        self.check_change(indicator, &value.quantity)?;
        self.check_words(&value.quantity)?;
        let found = &value.quantity.unit;
        if unit.is_bare() || self.goal.is_none() {
            return Ok(());
        }
        if found.is_like(unit) {
            let hundred = times_hundred(&self.target.formula.expr);
            let Some(part) = hundred.filter(|_| unit.is_percent()) else {
                return Ok(());
            };
            let message = AssessMessage::HundredOfShare { part: part.to_string() };

            let fault = Fault(part.span.clone(), Box::new(message));
            return Err(fault.in_plan(self.target));
        }
        let message = AssessMessage::Units {
            what: self.target.name.clone(),
            mismatch: Mismatch { sides: Sides::Goal, left: found.clone(), right: unit.clone() },
        };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// A number that says a change of the level beside it, or the opposite of its name: -20% of an amount, 〔-13.5〕% of a cut, 〔14〕 of what
    /// should fall.
    fn check_change(&self, indicator: &Indicator<'_>, found: &Quantity) -> Result<(), Wrong> {
        let Some((goal, number)) = self.goal.and_then(|goal| Some((goal, goal.value.as_ref()?)))
        else {
            return Ok(());
        };
        let is_level = goal.subject == Subject::Level;
        let is_signed = number.value.is_negative() && (!goal.names_side() || goal.upper.is_some());
        let (ratio, of_share) = (found.unit.is_ratio(), number.unit.is_ratio());
        let is_growth = indicator.shape.is_growth;
        let falls = || {
            let names = indicator.scene.single(indicator.expr);
            let names = names.and_then(|series| indicator.scene.catalogue.get(series));
            let mut names =
                names.map(|series| series.name.as_str()).into_iter().chain([&*self.target.name]);
            names.any(|name| goal.side(self.target.direction, name).0 == Direction::Decrease)
        };
        let change = match goal.subject {
            Subject::Level | Subject::Added
                if number.value.is_negative()
                    && indicator.scene.is_cut(indicator.expr)
                    && (is_signed || !is_level) =>
            {
                Change::OfCut
            }
            Subject::Level if of_share && !ratio && !found.unit.is_bare() && !goal.is_rank() => {
                Change::Share
            }
            Subject::Level
                if is_signed
                    && !is_growth
                    && found.value.is_positive()
                    && goal.text.trim_start().starts_with(MINUS) =>
            {
                Change::Amount
            }
            // “十四五”期间增长6%: as it compounds a growth is added up.
            Subject::Added if goal.in_years == Told::During && is_growth => {
                Change::Years { is_cut: indicator.scene.is_cut(indicator.expr) }
            }
            Subject::Added
                if goal.toward.is_none()
                    && (ratio || !of_share)
                    && number.value.is_positive()
                    && !is_growth
                    && !indicator.shape.adds_up
                    && falls() =>
            {
                Change::Fall
            }
            _ => return Ok(()),
        };
        let message = AssessMessage::ChangeOfLevel {
            goal: Box::new(goal.clone()),
            name: self.target.name.clone(),
            unit: found.unit.clone(),
            change,
        };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// A growth is promised of what is none: compounded, 〔16〕% of a level, or of an index around 100.
    fn check_words(&self, found: &Quantity) -> Result<(), Wrong> {
        let goal = self.goal.filter(|goal| goal.upper.is_none());
        let Some((goal, number)) = goal.and_then(|goal| Some((goal, goal.value.as_ref()?))) else {
            return Ok(());
        };
        let of_share = number.unit.is_ratio() && !number.unit.is_points();
        let (words, number_said) = (goal.text.clone(), number.to_string());
        let name = self.target.formula.expr.to_string();
        if goal.subject == Subject::Added
            && of_share
            && !found.unit.is_ratio()
            && !found.unit.is_bare()
        {
            let (number, falls) = (number_said, number.value.is_negative());
            let message = AssessMessage::TotalOfLevel {
                words,
                number: number.trim_start_matches('-').to_owned(),
                name,
                falls,
            };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        let between = |value: Decimal, low: i64, high: i64| {
            value >= Decimal::from(low) && value <= Decimal::from(high)
        };
        let is_small = between(number.value.abs(), 0, 20);
        let around = found.unit.is_percent() && between(found.value, 80, 120);
        if is_small && around && growths_joined(&self.scene, &self.target.formula.expr).is_some() {
            let value = found.to_string();
            let message = AssessMessage::SumAgainstGrowth { words, name, value };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        let series = self.scene.single(&self.target.formula.expr);
        let unit = series.and_then(|series| self.scene.ledger.unit(series));
        let in_percent = unit.is_some_and(Unit::is_percent) && number.unit.is_percent();
        let series = series.and_then(|series| self.scene.catalogue.get(series));
        let base = series.filter(|series| series.is_index()).map(Series::base);
        let is_level = match base {
            Some(None) => around,
            Some(Some(base)) => base != Base::YearBefore,
            None => false,
        };
        if is_level && is_small && of_share && in_percent {
            let message = AssessMessage::IndexAgainstGrowth {
                words,
                name: name.replace('`', ""),
                formula: name,
                value: found.to_string(),
                base: base.flatten(),
            };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        Ok(())
    }

    /// What the plan states beside the goal measures the same; a number without unit is in the unit of the goal, but for the
    /// baseline's, which stands in the place of data.
    fn check_stated(&self, indicator: &Indicator<'_>, unit: &Unit) -> Result<(), Wrong> {
        let baseline = self.target.baseline.as_ref();
        // A growth is on the level that the plan states.
        let baseline = baseline.filter(|_| !matches!(indicator.take, Take::Growth(_)));
        let baseline = baseline.and_then(|baseline| baseline.value.as_ref());
        // 从0.62降到0.53: a start in the goal's words is in the unit of the goal.
        let in_words = self.goal.is_some_and(|goal| goal.from.is_some());
        let baseline = baseline.filter(|value| !(in_words && value.quantity.unit.is_bare()));
        let others = self.target.stated.iter().map(|stated| (stated, Sides::Plan));
        for (stated, sides) in
            baseline.map(|value| (value, Sides::Baseline)).into_iter().chain(others)
        {
            let found = &stated.quantity.unit;
            let alike = self.target.alike(found, unit).is_some();
            if found.is_like(unit) || alike || found.is_bare() && sides == Sides::Plan {
                continue;
            }
            let message = AssessMessage::Units {
                what: self.target.name.clone(),
                mismatch: Mismatch { sides, left: unit.clone(), right: found.clone() },
            };
            return Err(Wrong(stated.span.clone(), Box::new(message)));
        }
        Ok(())
    }

    /// The value that counts as a level: of averages the mean of the plan's years.
    fn latest(
        &self,
        ground: &Ground<'_>,
        counted: Option<&Counted>,
        resolved: Option<&Resolved>,
        years: &Years,
        calculations: &mut Calculations,
    ) -> Result<Option<Point>, Wrong> {
        let Some(counted) = counted else {
            return Ok(None);
        };
        let mut flags = counted.value.flags.clone();
        if self.at_current_prices(ground) {
            flags.push(Making::CurrentPrice.into());
        }
        if resolved.is_some_and(|resolved| resolved.subject == Subject::YearlyAverage) {
            let averaged = years.uncertain.iter();
            let averaged = averaged.filter(|flag| !counted.value.flags.contains(flag));
            flags.extend(averaged.cloned());
            let mean = mean_of(ground.indicator, ground.unit, years);
            return Ok(mean.map(|(period, mean)| {
                let value = mean.value;
                calculations.extend(mean.calculation().map(|formula| (Measure::Latest, formula)));
                Point { period, value, flags }
            }));
        }
        let value = counted
            .value
            .quantity
            .in_unit(ground.unit)
            .map_err(|error| Wrong(self.goal_span(), Box::new(self.mismatch(error))))?;
        Ok(Some(Point { period: counted.period, value, flags }))
    }

    /// Whether what could meet the goal is not due yet.
    pub(super) fn awaits(&self, indicator: &Indicator<'_>, t0: Period) -> bool {
        let of_years = self.goal.is_some_and(|goal| goal.subject.is_of_years());
        indicator.awaits(t0, of_years || indicator.counts_by_year())
    }

    /// Whether growth, as such or as a multiple, is promised and had to be computed from levels as they are published.
    fn at_current_prices(&self, ground: &Ground<'_>) -> bool {
        let indicator = ground.indicator;
        let promised = self.goal.is_some_and(|goal| {
            matches!(goal.subject, Subject::Growth | Subject::YearlyGrowth | Subject::Multiple)
        });
        let prices = || indicator.scene.prices_of_levels(indicator.expr, ground.unit);
        promised && !indicator.take.is_at_constant_price() && prices() == Some(Prices::Current)
    }

    fn mismatch(&self, error: QuantityError) -> AssessMessage {
        match error {
            QuantityError::Mismatch(left, right) => AssessMessage::Units {
                what: self.target.name.clone(),
                mismatch: Mismatch { sides: Sides::Goal, left, right },
            },
            QuantityError::Arithmetic(error) => {
                AssessMessage::Arithmetic { part: self.target.name.clone(), error }
            }
        }
    }

    /// Whether the figure over the deadline's own period is there; of averages and each-year goals the last year's.
    fn is_final(&self, counted: Option<&Counted>, deadline: Option<Period>, years: &Years) -> bool {
        let averaged = self.goal.is_some_and(|goal| goal.subject.is_of_years());
        if averaged {
            return years.are_complete(deadline);
        }
        counted.is_some_and(|counted| counted.is_final)
    }
}

/// The mean of the yearly figures of an indicator, and the run they make: of growths geometric, of a sum or difference of growths and
/// constants that of their means, else arithmetic.
fn mean_of(indicator: &Indicator<'_>, unit: &Unit, years: &Years) -> Option<(Period, Term)> {
    let scene = &indicator.scene;
    let pen = Pen(scene.trace);
    if let Some(parts) = growths_joined(scene, indicator.expr) {
        let (operator, left, right) = parts;
        let mean = |expr: &Expr| {
            let counts = (indicator.window, indicator.one_year);
            let part = Indicator::new(*scene, expr, counts, None);
            let years = years.of(&part, unit)?;
            if Shape::of(scene, expr).series.is_empty() {
                return years.mean(Mean::Arithmetic, pen);
            }
            mean_of(&part, unit, &years)
        };
        let ((run, left), (_, right)) = (mean(left)?, mean(right)?);
        let joined = match operator {
            Operator::Plus => left.plus(&right),
            _ => left.minus(&right),
        };
        return Some((run, joined.ok()?));
    }
    let law = if indicator.is_index() {
        Mean::Geometric(Compounding::Level)
    } else if indicator.shape.is_growth {
        Mean::Geometric(scene.compounding(indicator.expr, unit))
    } else {
        Mean::Arithmetic
    };
    years.mean(law, pen)
}

/// The carried value of a standing goal of one year on a rate or ratio.
fn carried(
    ground: &Ground<'_>,
    resolved: Option<&Resolved>,
    latest: Option<&Point>,
) -> Option<Decimal> {
    resolved.filter(|resolved| resolved.by_words && ground.indicator.one_year)?;
    let carried = ground.indicator.carried(latest?.period, ground.deadline)?;
    carried.quantity.in_unit(ground.unit).ok()
}
