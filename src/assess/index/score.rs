//! The score of one target (DESIGN §12): how far it is attained, or where it stands between the worst and the best.

use crate::assess::Reason;
use crate::assess::assessment::{AssessedGoal, Assessment};
use crate::assess::term::{Computed, Pen, Term};
use crate::language::Language;
use crate::plan::goal::{Bound, Direction, Ends};
use crate::plan::{IndexMethod, Status, Target};
use crate::quantity::{ArithmeticError, Decimal, Quantity};

reasons! {
    /// Why a target has no score.
    pub enum NoScore, l {
        /// There is no value.
        NoValue = "no-value",
            "没有数值" / "there is no value";
        /// Nothing of what counts has come yet.
        NotDue = "not-due",
            "未到期" / "not due yet";
        /// There is nothing to hold it against.
        NoGoal = "no-goal",
            "没有目标值" / "there is no goal with a level";
        /// The goal is not above zero.
        NotPositive = "goal-not-positive",
            "目标值不大于零，没有完成程度" / "the goal is not above zero: no part of it is attained";
        /// A range without limits.
        NoLimits = "no-limits",
            "区间目标要写 limits = {{ low = \"…\", high = \"…\" }}" / "a range needs `limits = {{ low = \"…\", high = \"…\" }}`";
        /// Limits that lie within the range.
        LimitsInside = "limits-inside",
            "limits 应在目标区间之外" / "`limits` are to lie outside the range of the goal";
        /// Neither bounds nor several regions.
        NoBounds = "no-bounds",
            "没有最差和最好：写 bounds = {{ worst = \"…\", best = \"…\" }}，或用 --by-region 取各地区的最差和最好" /
                "no worst and best: write `bounds = {{ worst = \"…\", best = \"…\" }}`, or take them from the regions with --by-region";
        /// The whole is not held against its regions.
        Whole = "whole",
            "整体的数不与各地区比最差和最好：写 bounds = {{ worst = \"…\", best = \"…\" }}" /
                "the whole is not held against the worst and best region: write `bounds = {{ worst = \"…\", best = \"…\" }}`";
        /// What is made in another way is not held against the regions.
        Unlike = "unlike",
            "时期、增速的来源或能否推算全年与多数地区不同，不与各地区比最差和最好：写 bounds = {{ worst = \"…\", best = \"…\" }}" /
                "its figure is of another period, growth of another source, or not carried to the year as in most regions, and so not held against their worst and best: write `bounds = {{ worst = \"…\", best = \"…\" }}`";
        /// The worst is better than the best.
        BoundsReversed = "bounds-reversed",
            "bounds 的最差和最好与目标的方向相反" / "`bounds` run against the direction of the goal";
        /// All regions are level.
        NoSpread = "no-spread",
            "各地区的数值都相同，分不出高下" / "all regions have the same value";
        /// Nothing says whether more or less is better.
        NoSide = "no-side",
            "没有说明越高越好还是越低越好：写 direction" / "nothing says whether more or less is better: write `direction`";
        /// A geometric mean takes none below zero.
        Negative = "negative-score",
            "得分为负，不能作几何平均" / "the score is below zero, of which there is no geometric mean";
        /// A number does not fit.
        Overflow = "overflow",
            "数太大，算不出" / "a figure is too large";
    }
}

impl From<ArithmeticError> for NoScore {
    fn from(_: ArithmeticError) -> Self {
        Self::Overflow
    }
}

/// The least and the greatest value of a target in the regions of a run; none where there is only one.
pub(super) type Spread = Option<(Decimal, Decimal)>;

/// Where a figure stands to those of the regions of the run.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Place {
    /// It is one of them.
    Among(Spread),
    /// It is made in another way than those of most.
    Unlike,
    /// It is of the whole of them.
    Whole,
}

/// A score as its formula gives it, before it is cut to 0 and 100.
pub(super) fn score(
    method: IndexMethod,
    assessment: &Assessment,
    target: &Target,
    place: Place,
    pen: Pen,
) -> Result<Term, NoScore> {
    let value = value(assessment)?;
    let unclear = |reason: &Reason| *reason == Reason::UnclearDirection;
    if assessment.reasons.iter().any(unclear) {
        return Err(NoScore::NoSide);
    }
    let case =
        Scored { assessment, target, pen, value: pen.judged(value, assessment.carried, &[]) };
    match method {
        IndexMethod::Attainment => case.attainment(),
        IndexMethod::Efficacy => case.efficacy(place),
    }
}

/// x: the value that counts, carried where it is of a part of the year; no forecast, and nothing that stands for what is to come.
pub(super) fn value(assessment: &Assessment) -> Result<Decimal, NoScore> {
    if assessment.status == Some(Status::Pending) {
        return Err(NoScore::NotDue);
    }
    let latest = assessment.latest.as_ref();
    let is_old = |reason: &Reason| matches!(reason, Reason::BeforeBaseline | Reason::OnePoint);
    let is_old = assessment.reasons.iter().any(is_old);
    let latest = latest.filter(|latest| !is_old && !latest.is_forecast());
    let value = latest.map(|point| assessment.carried.unwrap_or(point.value));
    value.ok_or(NoScore::NoValue)
}

/// Whether scores of a method end at 0 and 100.
pub(super) fn is_cut(method: IndexMethod) -> bool {
    method == IndexMethod::Attainment
}

struct Scored<'a> {
    assessment: &'a Assessment,
    target: &'a Target,
    pen: Pen,
    value: Term,
}

impl Scored<'_> {
    fn attainment(&self) -> Result<Term, NoScore> {
        let goal = self.assessment.goal.as_ref().ok_or(NoScore::NoGoal)?;
        let level = goal.level().ok_or(NoScore::NoGoal)?;
        if Self::is_corridor(goal) {
            return self.within(goal);
        }
        if !level.is_positive() {
            return Err(NoScore::NotPositive);
        }
        let (level, hundred) = (self.pen.letter("T", level, &[]), self.hundred());
        Ok(match goal.direction {
            Direction::Increase => hundred.times(&self.value)?.over(&level)?,
            Direction::Decrease if self.value.value.is_positive() => {
                hundred.times(&level)?.over(&self.value)?
            }
            // What should fall and is gone is attained.
            Direction::Decrease => hundred,
        })
    }

    /// 100·(1 − max(L − x, x − U)/max(L − low, high − U)), of a goal from L to U.
    fn within(&self, goal: &AssessedGoal) -> Result<Term, NoScore> {
        let (low, high) = self.target.limits.as_ref().ok_or(NoScore::NoLimits)?;
        let (low, high) = (self.level("low", low)?, self.level("high", high)?);
        let ends = goal.value.zip(goal.upper).ok_or(NoScore::NoGoal)?;
        let lower = self.pen.letter("L", ends.0, &[]);
        let upper = self.pen.letter("U", ends.1, &[]);
        let larger = |one: Term, other: Term| {
            if one.value >= other.value { one } else { other }
        };
        let room = larger(lower.minus(&low)?, high.minus(&upper)?);
        if !room.value.is_positive() {
            return Err(NoScore::LimitsInside);
        }
        let distance = larger(lower.minus(&self.value)?, self.value.minus(&upper)?);
        let one = self.pen.number(Decimal::ONE);
        let share = one.minus(&distance.over(&room)?)?;
        Ok(self.hundred().times(&share)?)
    }

    /// 60 + 40·(x − worst)/(best − worst)
    fn efficacy(&self, place: Place) -> Result<Term, NoScore> {
        let (worst, best) = match (&self.target.bounds, place) {
            (Some((worst, best)), _) => (self.in_unit(worst)?, self.in_unit(best)?),
            (None, Place::Among(spread)) => self.ends_of_regions(spread)?,
            (None, Place::Unlike) => return Err(NoScore::Unlike),
            (None, Place::Whole) => return Err(NoScore::Whole),
        };
        let worst = self.pen.named("最差", "worst", worst);
        let best = self.pen.named("最好", "best", best);
        let number = |count: i64| self.pen.number(Decimal::from(count));
        let share = |width: &Term| -> Computed {
            let above = self.value.minus(&worst)?;
            number(60).plus(&number(40).times(&above)?.over(width)?)
        };
        let width = best.minus(&worst)?;
        let way = self.direction().map(|direction| direction == Direction::Increase);
        if way.is_some_and(|rises| rises == width.value.is_negative()) && !width.value.is_zero() {
            return Err(NoScore::BoundsReversed);
        }
        if width.value.is_zero() {
            return Err(NoScore::NoSpread);
        }
        Ok(share(&width)?)
    }

    /// The worst and the best region.
    fn ends_of_regions(&self, spread: Spread) -> Result<(Decimal, Decimal), NoScore> {
        let (least, greatest) = spread.ok_or(NoScore::NoBounds)?;
        let goal = self.assessment.goal.as_ref();
        if goal.is_some_and(Self::is_corridor) {
            return Err(NoScore::NoBounds);
        }
        match self.direction().ok_or(NoScore::NoSide)? {
            Direction::Increase => Ok((least, greatest)),
            Direction::Decrease => Ok((greatest, least)),
        }
    }

    fn direction(&self) -> Option<Direction> {
        let goal = self.assessment.goal.as_ref();
        let goal = goal.filter(|goal| !Self::is_corridor(goal));
        goal.map(|goal| goal.direction).or(self.target.direction)
    }

    /// Whether both ways lead out of its goal: a range that is no floor or ceiling with an ambition.
    fn is_corridor(goal: &AssessedGoal) -> bool {
        let is_open = matches!(goal.ends, Ends::Open | Ends::Both);
        goal.bound == Bound::Range && goal.upper.is_some() && is_open
    }

    fn level(&self, letter: &str, stated: &Quantity) -> Result<Term, NoScore> {
        Ok(self.pen.letter(letter, self.in_unit(stated)?, &[]))
    }

    fn in_unit(&self, stated: &Quantity) -> Result<Decimal, NoScore> {
        let level = stated.held_against(&self.assessment.unit);
        level.map_err(|_| NoScore::Overflow)
    }

    fn hundred(&self) -> Term {
        self.pen.number(Decimal::HUNDRED)
    }
}
