//! A goal in the plan's words made absolute: T, its unit, which side counts, whether it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::take::is_one_year;
use crate::assess::Reason;
use crate::assess::assessment::AssessedGoal;
use crate::assess::evaluation::Value;
use crate::assess::measures::path::Law;
use crate::assess::message::{AssessMessage, Wrong};
use crate::assess::term::{Calculation, Term};
use crate::assess::window::{Indicator, Take};
use crate::plan::goal::{Bound, Direction, Ends, Goal, GoalKind, Side, Subject};
use crate::plan::{PathLaw, Plan, Target};
use crate::quantity::{
    Compounding, Decimal, Mismatch, Period, Quantity, QuantityError, Sides, Unit, plain,
};
use crate::series::Series;
use crate::words::figures::RANKS;
use crate::words::goals::numbers::{PLACE, POINTS, is_place};

/// What a goal is resolved against.
pub(in crate::assess) struct Ground<'a> {
    pub(in crate::assess) plan: &'a Plan,
    pub(in crate::assess) target: &'a Target,
    pub(in crate::assess) indicator: &'a Indicator<'a>,
    /// b, where there is one.
    pub(in crate::assess) baseline: Option<&'a Quantity>,
    pub(in crate::assess) baseline_period: Option<Period>,
    pub(in crate::assess) deadline: Option<Period>,
    /// The unit of every level.
    pub(in crate::assess) unit: &'a Unit,
    /// What the goal is held against over the period that counts, where that is another indicator.
    pub(in crate::assess) reference: Option<&'a Value>,
}

/// A goal in absolute terms, with what only the assessment needs.
#[derive(Clone, Debug)]
pub(in crate::assess) struct Resolved {
    pub(in crate::assess) goal: AssessedGoal,
    pub(in crate::assess) law: Law,
    /// How a relative goal's level follows from what it starts from.
    pub(in crate::assess) formula: Option<Calculation>,
    pub(in crate::assess) subject: Subject,
    /// Whether its words make it a standing goal, rather than its baseline.
    pub(in crate::assess) by_words: bool,
    /// Whether its side would have to be guessed: then nothing is judged.
    pub(in crate::assess) is_unclear: bool,
    /// Why a relative goal has no level.
    pub(in crate::assess) unresolved: Option<Reason>,
    /// What a direction is held against: the value of the year it names, else of the baseline.
    pub(in crate::assess) from: Option<Decimal>,
}

impl Resolved {
    /// Whether something is promised of each year, rather than of them together: a level, or to rise on the year before.
    pub(in crate::assess) fn is_of_each_year(&self) -> bool {
        match self.subject {
            Subject::EachYear => true,
            Subject::YearlyDirection => self.goal.value.is_none(),
            _ => false,
        }
    }
}

impl Ground<'_> {
    pub(in crate::assess) fn goal_span(&self) -> Range<usize> {
        self.target.goal_span.clone().unwrap_or_else(|| self.target.span.clone())
    }

    /// A quantity of the plan in the unit of the assessment; a number without unit is in it already.
    pub(in crate::assess) fn level(&self, quantity: &Quantity) -> Result<Decimal, Wrong> {
        self.as_found(quantity)
            .held_against(self.unit)
            .map_err(|error| self.mismatched(error, Sides::Goal, true))
    }

    /// A quantity of the plan in the unit that is meant: one that leaves out, or alone says, that it is for each person, or what it counts.
    fn as_found<'q>(&self, quantity: &'q Quantity) -> Cow<'q, Quantity> {
        // Raise by 5 points, of what is in %.
        let points = POINTS.contains(&quantity.unit.text()) && self.unit.is_percent();
        let unit = points.then(Unit::points);
        match unit.or_else(|| self.target.alike(&quantity.unit, self.unit)) {
            Some(unit) => Cow::Owned(Quantity::new(quantity.value, unit)),
            None => Cow::Borrowed(quantity),
        }
    }

    /// The baseline's value in the unit of the assessment; a number without unit is in none, but where the goal's words say it.
    pub(in crate::assess) fn baseline(
        &self,
        quantity: &Quantity,
        stated: bool,
    ) -> Result<Decimal, Wrong> {
        let sides = if stated { Sides::Baseline } else { Sides::Goal };
        let found = self.as_found(quantity);
        // 从0.62降到0.53: both numbers of the words are in the unit of the series.
        let goal = self.target.goal.as_ref();
        let of_the_words = stated && goal.is_some_and(|goal| goal.from.is_some());
        let value =
            if of_the_words { found.held_against(self.unit) } else { found.in_unit(self.unit) };
        value.map_err(|error| self.mismatched(error, sides, stated))
    }

    /// The error for a quantity in another unit than the assessment's: the plan's stand right, the formula's left.
    pub(super) fn mismatched(&self, error: QuantityError, sides: Sides, of_plan: bool) -> Wrong {
        let what = self.target.name.clone();
        let message = match error {
            QuantityError::Mismatch(right, left) if of_plan => {
                AssessMessage::Units { what, mismatch: Mismatch { sides, left, right } }
            }
            QuantityError::Mismatch(left, right) => {
                AssessMessage::Units { what, mismatch: Mismatch { sides, left, right } }
            }
            QuantityError::Arithmetic(error) => AssessMessage::Arithmetic { part: what, error },
        };
        Wrong(self.goal_span(), Box::new(message))
    }

    /// The goal in absolute terms.
    pub(in crate::assess) fn resolve(&self, goal: &Goal) -> Result<Resolved, Wrong> {
        let is_growth = self.indicator.is_growth();
        self.refuse_rank_of_amount(goal)?;
        self.refuse_growth_of_share(goal)?;
        self.refuse_other_year(goal)?;
        self.refuse_other_start(goal)?;
        self.refuse_ambiguous(goal)?;
        let done = (goal.subject == Subject::Milestone).then_some(Decimal::HUNDRED);
        // What gets better, by whatever is better, may end on either side.
        let stated = goal.value.as_ref().filter(|_| !goal.improves());
        let level = self.absolute(goal, stated)?;
        let value = level.as_ref().map(|level| level.value).or(done);
        let apart = goal.value.as_ref().filter(|_| goal.subject == Subject::Reference);
        let apart = apart.map(|apart| self.level(apart)).transpose()?;
        let upper = self.absolute(goal, goal.upper.as_ref())?;
        let upper = upper.map(|upper| upper.value);
        let settled = self.settled_side(goal);
        let ends = self.ends(goal, settled.0);
        let (direction, side) = self.side(goal, settled, ends, upper);
        let is_unclear = self.is_unclear(goal, side, value);
        let bound = bound_of(goal, direction);
        let law = self.law(goal, value);
        let by_words = standing(goal, is_growth) || self.is_share_of_a_year(goal);
        let mut assessed = AssessedGoal {
            text: self.words(goal),
            kind: kind(goal, bound),
            value,
            upper,
            apart,
            tolerance: None,
            bound,
            direction,
            side,
            ends,
            deadline: self.deadline,
            standing: by_words,
            path: if law == Law::Linear { PathLaw::Linear } else { PathLaw::Compound },
        };
        if !assessed.standing && !is_unclear {
            assessed.standing = if self.starts_at_zero() {
                assessed.level().is_some_and(Decimal::is_zero)
            } else {
                self.met_at_baseline(&assessed)
            };
        }
        if let (Bound::About, Some(value)) = (bound, value) {
            let way = self.way(value).filter(|_| !assessed.standing);
            assessed.tolerance = Some(self.tolerance(goal, value, way)?);
        }
        Ok(Resolved {
            goal: assessed,
            law,
            formula: level.and_then(Term::calculation),
            subject: goal.subject,
            by_words,
            is_unclear,
            from: match goal.subject {
                Subject::Direction | Subject::YearlyDirection => {
                    self.base(goal)?.map(|base| base.value)
                }
                _ => None,
            },
            unresolved: if stated.is_some() && value.is_none() {
                Some(self.unresolved(goal)?)
            } else {
                None
            },
        })
    }

    /// Whether a goal of one year is on a rate or a ratio of flows: part of a year says where the year may end, not how far it is.
    fn is_share_of_a_year(&self, goal: &Goal) -> bool {
        let counted =
            matches!(goal.subject, Subject::Added | Subject::RunningTotal | Subject::Milestone);
        let indicator = self.indicator;
        !counted
            && indicator.one_year
            && indicator.is_share_of_time()
            && indicator.take == Take::Level
    }

    /// Whether b = 0 in all calculations: what counts its own months or its change.
    pub(in crate::assess) fn starts_at_zero(&self) -> bool {
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
        let baseline = self.baseline_level();
        baseline.is_some_and(|baseline| goal.is_met_as_stated_by(baseline) == Some(true))
    }

    /// T − b of a goal of several years that is not counted from zero.
    fn way(&self, level: Decimal) -> Option<Decimal> {
        let several = !is_one_year(self.baseline_period, self.deadline);
        let base = self.baseline_level().filter(|_| several && !self.starts_at_zero())?;
        level.minus(base).ok()
    }

    /// b in the unit of the assessment.
    pub(super) fn baseline_level(&self) -> Option<Decimal> {
        self.baseline?.in_unit(self.unit).ok()
    }

    /// 居全省前三 says nothing of 55%: a rank is no level of what is measured.
    fn refuse_rank_of_amount(&self, goal: &Goal) -> Result<(), Wrong> {
        let unit = self.unit.text();
        if !goal.is_rank() || self.unit.is_bare() || is_place(unit) {
            return Ok(());
        }
        let message =
            AssessMessage::RankOfAmount { words: goal.text.clone(), unit: unit.to_owned() };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// 增长N% of a share is refused: it may mean per cent or points.
    fn refuse_growth_of_share(&self, goal: &Goal) -> Result<(), Wrong> {
        let of_growth = matches!(goal.subject, Subject::Growth | Subject::YearlyGrowth);
        if of_growth && self.is_share() {
            let still = match goal.subject {
                Subject::Growth => Decimal::ONE,
                _ => Decimal::ZERO,
            };
            let falls = goal.value.as_ref().is_some_and(|value| value.value < still);
            let bound = if falls { goal.bound.mirrored() } else { goal.bound };
            let side = match bound {
                Bound::MoreThan => ">",
                Bound::AtMost => "≤",
                Bound::LessThan => "<",
                Bound::AtLeast | Bound::About | Bound::Range => "",
            };
            let number = goal.growth().map(|growth| plain(growth.value.abs()));
            let number = number.map(|number| format!("{side}{number}"));
            let sided = number.is_none() || !side.is_empty();
            let factor = goal.value.as_ref().filter(|_| !sided);
            let percent = factor.and_then(|factor| factor.value.shifted(2).ok());
            let multiple = percent.map(|percent| format!("{}%", plain(percent.normalized())));
            let scene = &self.indicator.scene;
            let series = scene.single(self.indicator.expr);
            let series = series.and_then(|series| scene.catalogue.get(series));
            let series = series.filter(|series| !series.is_index());
            let message = AssessMessage::GrowthOfShare {
                words: goal.text.clone(),
                number,
                multiple: multiple.map(|percent| (percent, goal.since)),
                series: series.map(Series::table_line),
                falls,
            };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        Ok(())
    }

    /// Whether the indicator is a share: in %, or a plain quotient of like units that starts below one.
    fn is_share(&self) -> bool {
        let below_one = || self.baseline.is_some_and(|base| base.value.abs() < Decimal::ONE);
        self.unit.is_percent() || (self.unit.text() == "1" && below_one())
    }

    /// 同比, 较上年 and 增速 speak of the deadline's year and the one before it: in a plan for several years of which, is not said.
    fn refuse_other_year(&self, goal: &Goal) -> Result<(), Wrong> {
        let (Some(deadline), Some(baseline)) = (self.deadline, self.baseline_period) else {
            return Ok(());
        };
        let before = deadline.years_later(-1);
        if !goal.on_year_before || before.end() == baseline.end() {
            return Ok(());
        }
        let message = AssessMessage::YearBefore { words: goal.text.clone(), before, baseline };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// A goal compares with what lies before its deadline. What is counted from a year is counted from the baseline: another year
    /// in the words would go unheard.
    fn refuse_other_start(&self, goal: &Goal) -> Result<(), Wrong> {
        let ahead = goal.since.zip(self.deadline);
        if let Some((since, deadline)) = ahead.filter(|(since, by)| since.end() >= by.end()) {
            let message =
                AssessMessage::ComparesAhead { words: goal.text.clone(), since, deadline };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        let counted = matches!(goal.subject, Subject::Added)
            || goal.subject.is_by_year() && goal.against.is_none();
        let (Some(since), Some(baseline)) = (goal.since, self.baseline_period) else {
            return Ok(());
        };
        if !counted || since.end() == baseline.end() {
            return Ok(());
        }
        let message = AssessMessage::OtherStart { words: goal.text.clone(), since, baseline };
        Err(Wrong(self.goal_span(), Box::new(message)))
    }

    /// Which ends of a range count: as the words say; where they leave it open both, but of a growth the lower one.
    fn ends(&self, goal: &Goal, direction: Direction) -> Ends {
        let grows = self.indicator.is_growth() || goal.is_growth();
        match (goal.ends, direction) {
            (Ends::Open, Direction::Decrease) if grows => Ends::Upper,
            (Ends::Open, Direction::Increase) if grows => Ends::Lower,
            (Ends::Open, _) => Ends::Both,
            (ends, _) => ends,
        }
    }

    /// Which way is better, and what says so: of a goal with one number what is settled for it; a corridor is entered from where the
    /// baseline lies.
    fn side(
        &self,
        goal: &Goal,
        settled: (Direction, Side),
        ends: Ends,
        upper: Option<Decimal>,
    ) -> (Direction, Side) {
        if goal.bound == Bound::Range {
            let beyond = self.baseline_level().zip(upper);
            let beyond = beyond.is_some_and(|(baseline, upper)| baseline > upper);
            let falls = match ends {
                Ends::Lower => false,
                Ends::Upper => true,
                Ends::Open | Ends::Both => beyond && !self.starts_at_zero(),
            };
            let direction = if falls { Direction::Decrease } else { Direction::Increase };
            return (self.target.direction.unwrap_or(direction), Side::Words);
        }
        settled
    }

    /// Which way is better of a goal with one number, and what says so: the words, what the plan declares, the name of the target
    /// or of its series; else more.
    pub(super) fn settled_side(&self, goal: &Goal) -> (Direction, Side) {
        let declared = self.target.direction;
        let by_target = goal.side(declared, &self.target.name);
        let scene = &self.indicator.scene;
        let number = goal.value.as_ref().map(|number| number.value);
        let falls = goal.subject == Subject::Added && number.is_some_and(Decimal::is_negative);
        match (by_target, self.names().nth(1)) {
            // By less than nothing: what is no amount is to fall.
            _ if falls && !goal.names_side() && !self.indicator.shape.adds_up => {
                (Direction::Decrease, Side::Words)
            }
            // Of what says by how much something fell more is better.
            ((_, Side::Name | Side::Unclear | Side::Default), _)
                if scene.is_cut(self.indicator.expr) =>
            {
                (Direction::Increase, Side::Name)
            }
            ((_, Side::Default), Some(series)) => goal.side(declared, series),
            (settled, _) => settled,
        }
    }

    /// The names of the indicator: the target's, and its series' where it is one.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let scene = &self.indicator.scene;
        let series = scene.single(self.indicator.expr);
        let series = series.and_then(|series| scene.catalogue.get(series));
        let series = series.map(|series| series.name.as_str());
        std::iter::once(self.target.name.as_str()).chain(series)
    }

    /// Whether nothing settles the side of a number and what the plan starts from, or its milestones, speak against more being
    /// better. A growth of the year before is no start, nor is the nothing that an amount above zero begins with.
    fn is_unclear(&self, goal: &Goal, side: Side, value: Option<Decimal>) -> bool {
        let is_loss = value.is_some_and(Decimal::is_negative);
        let baseline = match goal.subject {
            Subject::Added | Subject::RunningTotal if self.starts_at_zero() => Some(Decimal::ZERO),
            _ if self.starts_at_zero() && !is_loss => None,
            _ => self.baseline_level(),
        };
        let baseline = baseline.filter(|_| !self.indicator.is_growth());
        let milestones = self.target.milestones.iter();
        let milestones = milestones.filter_map(|(_, level)| self.level(level).ok());
        let milestones: Vec<Decimal> = milestones.collect();
        self.rises_in_rank(goal) || goal.is_unclear(side, value, baseline, &milestones)
    }

    /// Whether words of rising are said of figures in places, where no name tells that they are ranks: 提升 may count down.
    fn rises_in_rank(&self, goal: &Goal) -> bool {
        let unit = self.unit.text();
        let in_places = RANKS.sense(unit).is_some() || unit == PLACE;
        in_places
            && !goal.is_rank()
            && goal.direction() == Some(Direction::Increase)
            && self.target.direction.is_none()
    }

    /// How levels lead to T.
    fn law(&self, goal: &Goal, level: Option<Decimal>) -> Law {
        let compound = match self.target.path {
            Some(path) => path == PathLaw::Compound,
            None => goal.compounds() || self.compounds(goal),
        };
        // What counts from zero cannot grow by a factor, unless it is a growth compounded.
        let compound = compound && (!self.starts_at_zero() || self.compounds(goal));
        // Between milestones a line runs, unless the plan says otherwise.
        let is_line = !self.target.milestones.is_empty() && self.target.path.is_none();
        if !compound || is_line {
            return Law::Linear;
        }
        let Indicator { scene, expr, .. } = self.indicator;
        let compounding = if self.compounds(goal) {
            scene.compounding(expr, self.unit)
        } else {
            Compounding::Level
        };
        // A factor of nothing would be there at once, whatever the time: to nothing leads a line.
        let factor = level.and_then(|level| compounding.factor(level).ok());
        if factor.is_some_and(Decimal::is_zero) {
            return Law::Linear;
        }
        Law::Compound(compounding)
    }

    /// Whether the value itself is a compounded growth: 〔〕 on a growth.
    fn compounds(&self, goal: &Goal) -> bool {
        goal.subject == Subject::Added && self.indicator.shape.is_growth
    }

    /// The plan's own tolerance around the path.
    pub(in crate::assess) fn on_schedule_within(&self) -> Decimal {
        self.target.on_schedule_within.unwrap_or(self.plan.on_schedule_within)
    }
}

/// Which side counts: a plain number on what should fall is at most.
fn bound_of(goal: &Goal, direction: Direction) -> Bound {
    match (goal.bound, direction) {
        (Bound::AtLeast, Direction::Decrease) if !goal.names_side() => Bound::AtMost,
        (bound, _) => bound,
    }
}

/// Whether the words of a goal make it a standing one (达标型).
pub(in crate::assess) fn standing(goal: &Goal, is_growth: bool) -> bool {
    match goal.subject {
        Subject::Maintain
        | Subject::EachYear
        | Subject::YearlyAverage
        | Subject::Direction
        | Subject::YearlyDirection
        | Subject::Reference => true,
        Subject::Added | Subject::RunningTotal | Subject::Milestone => false,
        _ => is_growth,
    }
}

/// The kind of a goal in machine output: a change held against a level is no more than that level, or no less.
fn kind(goal: &Goal, bound: Bound) -> GoalKind {
    goal.kind_of(match bound {
        Bound::AtMost | Bound::LessThan if goal.is_relative() => Bound::AtMost,
        Bound::AtLeast | Bound::MoreThan if goal.is_relative() => Bound::AtLeast,
        bound => bound,
    })
}
