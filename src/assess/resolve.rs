//! A goal in the plan's words made absolute: T, its unit, which side counts, whether it stands.

use std::ops::Range;

use super::Reason;
use super::assessment::AssessedGoal;
use super::evaluate::{Absent, Value};
use super::goal::{kind, standing};
use super::message::AssessMessage;
use super::path::Law;
use super::window::{Indicator, known};
use crate::plan::goal::{Bound, Direction, Goal, Subject, growth_of};
use crate::plan::{PathLaw, Plan, Target};
use crate::quantity::{Decimal, Mismatch, Period, Quantity, QuantityError, Sides, Unit, plain};
use crate::series::Kind;

/// An error of the plan, at a part of its text.
#[derive(Clone, Debug)]
pub(super) struct Wrong(pub(super) Range<usize>, pub(super) Box<AssessMessage>);

/// What a goal is resolved against.
pub(super) struct Ground<'a> {
    pub(super) plan: &'a Plan,
    pub(super) target: &'a Target,
    pub(super) indicator: &'a Indicator<'a>,
    /// b, where there is one.
    pub(super) baseline: Option<&'a Quantity>,
    pub(super) baseline_period: Option<Period>,
    pub(super) deadline: Option<Period>,
    /// The unit of every level.
    pub(super) unit: &'a Unit,
}

/// A goal in absolute terms, with what only the assessment needs.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) goal: AssessedGoal,
    pub(super) law: Law,
    pub(super) subject: Subject,
    /// Whether its words make it a standing goal, rather than its baseline.
    pub(super) by_words: bool,
    /// Why a relative goal has no level.
    pub(super) unresolved: Option<Reason>,
    /// What a direction is held against: the value of the year it names, else of the baseline.
    pub(super) from: Option<Decimal>,
}

/// The unit of every level: of the goal's words, else the series', else that in which the plan states the baseline, else the
/// baseline's cell's, else the indicator's own.
pub(super) fn unit(
    goal: Option<&Goal>,
    indicator: &Indicator<'_>,
    baseline: Option<&Value>,
    latest: Option<&Value>,
    stated: Option<&Quantity>,
) -> Unit {
    if let Some(goal) = goal {
        if goal.subject == Subject::Milestone {
            return Unit::percent();
        }
        let of_growth = matches!(goal.subject, Subject::YearlyGrowth | Subject::Growth);
        let relative = of_growth && !indicator.shape.is_growth || goal.subject == Subject::Multiple;
        if goal.subject == Subject::Growth && indicator.shape.is_growth {
            return Unit::percent();
        }
        if let Some(value) = goal
            .value
            .as_ref()
            .filter(|value| !relative && !value.unit.is_bare())
        {
            let points = value.unit.is_points() && goal.subject == Subject::Change;
            return if points {
                Unit::percent()
            } else {
                value.unit.clone()
            };
        }
    }
    let scene = &indicator.scene;
    if let Some(series) = scene.single(indicator.expr) {
        let declared = scene
            .catalogue
            .get(series)
            .and_then(|series| series.unit.clone());
        if let Some(unit) = declared {
            return unit;
        }
        let cell = scene.baseline_unit(series);
        let value = || baseline.or(latest).map(|value| value.quantity.unit.clone());
        if let Some(unit) = cell.or_else(value).filter(|_| stated.is_none()) {
            return unit;
        }
    }
    if let Some(stated) = stated.filter(|stated| !stated.unit.is_bare()) {
        return stated.unit.clone();
    }
    match latest.or(baseline) {
        Some(value)
            if value.quantity.unit.is_points()
                || value.quantity.unit.is_percent()
                || indicator.shape.is_growth =>
        {
            value.quantity.unit.clone()
        }
        Some(value) => value.quantity.unit.unscaled(),
        None if indicator.shape.is_growth => Unit::percent(),
        None => Unit::bare(),
    }
}

impl Ground<'_> {
    pub(super) fn goal_span(&self) -> Range<usize> {
        self.target
            .goal_span
            .clone()
            .unwrap_or_else(|| self.target.span.clone())
    }

    /// A quantity of the plan in the unit of the assessment; a number without unit is in it already.
    pub(super) fn level(&self, quantity: &Quantity) -> Result<Decimal, Wrong> {
        if quantity.unit.is_bare() {
            return Ok(quantity.value);
        }
        quantity
            .in_unit(self.unit)
            .map_err(|error| self.mismatched(error, Sides::Goal, true))
    }

    /// The baseline's value in the unit of the assessment; a number without unit is in none.
    pub(super) fn baseline(&self, quantity: &Quantity, stated: bool) -> Result<Decimal, Wrong> {
        let sides = if stated { Sides::Baseline } else { Sides::Goal };
        quantity
            .in_unit(self.unit)
            .map_err(|error| self.mismatched(error, sides, stated))
    }

    /// The error for a quantity in another unit than the assessment's: the plan's stand right, the formula's left.
    fn mismatched(&self, error: QuantityError, sides: Sides, of_plan: bool) -> Wrong {
        let what = self.target.name.clone();
        let message = match error {
            QuantityError::Mismatch(right, left) if of_plan => AssessMessage::Units {
                what,
                mismatch: Mismatch { sides, left, right },
            },
            QuantityError::Mismatch(left, right) => AssessMessage::Units {
                what,
                mismatch: Mismatch { sides, left, right },
            },
            QuantityError::Arithmetic(error) => AssessMessage::Arithmetic { part: what, error },
        };
        Wrong(self.goal_span(), Box::new(message))
    }

    /// The goal in absolute terms.
    pub(super) fn resolve(&self, goal: &Goal) -> Result<Resolved, Wrong> {
        let is_growth = self.indicator.shape.is_growth;
        self.refuse_growth_of_share(goal)?;
        self.refuse_other_year(goal)?;
        let done = (goal.subject == Subject::Milestone).then_some(Decimal::HUNDRED);
        let value = self.absolute(goal, goal.value.as_ref())?.or(done);
        let upper = self.absolute(goal, goal.upper.as_ref())?;
        let direction = self.direction(goal, value, upper);
        let bound = bound_of(goal, direction);
        let tolerance = match (bound, value) {
            (Bound::About, Some(value)) => Some(self.tolerance(goal, value)?),
            _ => None,
        };
        let law = self.law(goal);
        let mut assessed = AssessedGoal {
            text: self.words(goal),
            kind: kind(goal, bound, is_growth),
            value,
            upper,
            tolerance,
            bound,
            direction,
            deadline: self.deadline,
            standing: standing(goal, is_growth),
            path: if law == Law::Linear {
                PathLaw::Linear
            } else {
                PathLaw::Compound
            },
        };
        if !assessed.standing && !self.starts_at_zero() {
            assessed.standing = self.met_at_baseline(&assessed);
        }
        let by_words = standing(goal, is_growth);
        Ok(Resolved {
            goal: assessed,
            law,
            subject: goal.subject,
            by_words,
            from: match goal.subject {
                Subject::Direction | Subject::YearlyDirection => self.base(goal)?,
                _ => None,
            },
            unresolved: if goal.value.is_some() && value.is_none() {
                Some(self.unresolved(goal)?)
            } else {
                None
            },
        })
    }

    /// Whether b = 0 in all formulas: what counts its own months or its change.
    pub(super) fn starts_at_zero(&self) -> bool {
        self.indicator.take.starts_at_zero()
    }

    /// The words to print: as the document has them, except of a goal that is a region's own.
    fn words(&self, goal: &Goal) -> String {
        let whole = self.target.goal.as_ref().map(|goal| &goal.text);
        let words = self.target.words.as_ref();
        let words = words.filter(|_| whole == Some(&goal.text));
        words.unwrap_or(&goal.text).clone()
    }

    fn met_at_baseline(&self, goal: &AssessedGoal) -> bool {
        let baseline = self
            .baseline
            .and_then(|baseline| baseline.in_unit(self.unit).ok());
        baseline.is_some_and(|baseline| goal.is_met_by(baseline) == Some(true))
    }

    /// 增长N% of a share is refused: it may mean per cent or points. Of a growth it is the level N%.
    fn refuse_growth_of_share(&self, goal: &Goal) -> Result<(), Wrong> {
        let of_growth = matches!(goal.subject, Subject::Growth | Subject::YearlyGrowth);
        if of_growth && !self.indicator.shape.is_growth && self.unit.is_percent() {
            let number = goal
                .growth()
                .map(|growth| plain(growth.value.abs()))
                .unwrap_or_default();
            let message = AssessMessage::GrowthOfShare {
                words: goal.text.clone(),
                number,
            };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        Ok(())
    }

    /// 同比, 较上年 and 增速 speak of the deadline's year and the one before it: in a plan for several years of which, is not said.
    /// The level of a growth needs no year before it.
    fn refuse_other_year(&self, goal: &Goal) -> Result<(), Wrong> {
        let of_growth = goal.subject == Subject::Growth && self.indicator.shape.is_growth;
        let (Some(deadline), Some(baseline)) = (self.deadline, self.baseline_period) else {
            return Ok(());
        };
        let before = deadline.years_later(-1);
        if !goal.on_year_before || of_growth || before.end() == baseline.end() {
            return Ok(());
        }
        let message = AssessMessage::YearBefore {
            words: goal.text.clone(),
            before,
            baseline,
        };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// T, or the other end of a range; none for directions, and for relative goals without a value to start from.
    pub(super) fn absolute(
        &self,
        goal: &Goal,
        value: Option<&Quantity>,
    ) -> Result<Option<Decimal>, Wrong> {
        let Some(value) = value else {
            return Ok(None);
        };
        let growth = self.indicator.shape.is_growth;
        match goal.subject {
            Subject::Growth if growth => {
                let growth = growth_of(value.value);
                growth.map(|growth| self.level(&growth)).transpose()
            }
            Subject::YearlyGrowth if growth => Ok(value.in_unit(self.unit).ok()),
            Subject::Multiple | Subject::Growth => {
                let factor = self.scaled(value.value, value.unit.scale())?;
                self.times_base(goal, factor)
            }
            Subject::YearlyGrowth => {
                let (Some(t0), Some(t1)) = (self.baseline_period, self.deadline) else {
                    return Ok(None);
                };
                let rate = self.scaled(value.value, value.unit.scale())?;
                let months = t1.end().since(t0.end());
                let factor = Decimal::ONE
                    .plus(rate)
                    .and_then(|factor| factor.power_ratio(months, 12));
                self.times_base(goal, self.computed(factor)?)
            }
            Subject::Change => {
                let Some(base) = self.base(goal)? else {
                    return Ok(None);
                };
                let change = self.level(value)?;
                self.computed(base.plus(change)).map(Some)
            }
            _ => self.level(value).map(Some),
        }
    }

    /// A multiple of the value that a relative goal starts from; there is none of what is not above zero.
    fn times_base(&self, goal: &Goal, factor: Decimal) -> Result<Option<Decimal>, Wrong> {
        let base = self.base(goal)?;
        let base = base.filter(|base| base.is_positive() || factor == Decimal::ONE);
        base.map(|base| self.computed(base.times(factor)))
            .transpose()
    }

    /// Why a relative goal has no level: what it starts from is missing, zero, or has no agreed multiple.
    fn unresolved(&self, goal: &Goal) -> Result<Reason, Wrong> {
        Ok(match self.base(goal)? {
            None => Reason::NoBaseline(goal.since.or(self.baseline_period)),
            Some(base) if base.is_zero() => Reason::ZeroBase,
            Some(base) if base.is_negative() => Reason::SignChange,
            Some(_) => Reason::NoDeadline,
        })
    }

    /// The value that a relative goal starts from: of the year it names, else of the baseline.
    fn base(&self, goal: &Goal) -> Result<Option<Decimal>, Wrong> {
        let before = self.deadline.map(|deadline| deadline.years_later(-1));
        let since = goal.since.or(before.filter(|_| goal.on_year_before));
        let named = since.filter(|since| Some(*since) != self.baseline_period);
        let quantity = match named {
            Some(since) => known(self.indicator.baseline(since))
                .map_err(|absent| self.wrong(absent))?
                .flatten()
                .map(|counted| counted.value.quantity),
            None => self.baseline.cloned(),
        };
        quantity.map(|quantity| self.level(&quantity)).transpose()
    }

    pub(super) fn scaled(&self, value: Decimal, scale: i32) -> Result<Decimal, Wrong> {
        self.computed(value.shifted(scale))
    }

    pub(super) fn computed(
        &self,
        result: Result<Decimal, crate::quantity::ArithmeticError>,
    ) -> Result<Decimal, Wrong> {
        result.map_err(|error| {
            let part = self.target.name.clone();
            Wrong(
                self.goal_span(),
                Box::new(AssessMessage::Arithmetic { part, error }),
            )
        })
    }

    fn wrong(&self, absent: Absent) -> Wrong {
        match absent {
            Absent::Wrong(span, message) => {
                let start = self.target.formula.span.start;
                Wrong(start + span.start..start + span.end, message)
            }
            Absent::Unknown(_) => {
                let unit = self.unit.clone();
                let message = AssessMessage::ToleranceWanted { unit };
                Wrong(self.goal_span(), Box::new(message))
            }
        }
    }

    /// Declared, else as the words say, else by the nearer end of a range, else increase.
    fn direction(&self, goal: &Goal, lower: Option<Decimal>, upper: Option<Decimal>) -> Direction {
        if let Some(direction) = self.target.direction.or_else(|| goal.direction()) {
            return direction;
        }
        let baseline = self
            .baseline
            .and_then(|baseline| baseline.in_unit(self.unit).ok());
        match (lower, upper, baseline) {
            (Some(_), Some(upper), Some(baseline))
                if baseline > upper && !self.starts_at_zero() =>
            {
                Direction::Decrease
            }
            _ => Direction::Increase,
        }
    }

    fn law(&self, goal: &Goal) -> Law {
        let compound = match self.target.path {
            Some(path) => path == PathLaw::Compound,
            None => goal.compounds() || self.compounds(goal),
        };
        // What counts from zero cannot grow by a factor, unless it is a growth compounded.
        let compound = compound && (!self.starts_at_zero() || self.compounds(goal));
        let is_cut = self.indicator.is_cut();
        match (
            compound && self.target.milestones.is_empty(),
            self.compounds(goal),
        ) {
            (false, _) => Law::Linear,
            (true, true) if is_cut => Law::Cut,
            (true, true) => Law::Growth,
            (true, false) => Law::Compound,
        }
    }

    /// Whether the value itself is a compounded growth: 〔〕 on a growth.
    fn compounds(&self, goal: &Goal) -> bool {
        goal.subject == Subject::Added && self.indicator.shape.is_growth
    }

    /// The plan's own tolerance around the path.
    pub(super) fn on_schedule_within(&self) -> Decimal {
        self.target
            .on_schedule_within
            .unwrap_or(self.plan.on_schedule_within)
    }
}

impl Indicator<'_> {
    /// Whether it is one series of cuts (降低率), which compound as 1 − Π(1 − r).
    pub(super) fn is_cut(&self) -> bool {
        let series = self.scene.single(self.expr);
        let series = series.and_then(|series| self.scene.catalogue.get(series));
        self.shape.has(Kind::Growth) && series.is_some_and(crate::series::Series::is_cut)
    }
}

/// Which side counts: a plain number on what should fall is at most.
fn bound_of(goal: &Goal, direction: Direction) -> Bound {
    match (goal.bound, direction) {
        (Bound::AtLeast, Direction::Decrease) if !goal.names_side() => Bound::AtMost,
        (bound, _) => bound,
    }
}
