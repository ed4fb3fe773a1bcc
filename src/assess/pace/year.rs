//! What the year in progress should bring: its own target.

use super::Running;
use crate::assess::window::{Indicator, Take};
use crate::plan::formula::{Expr, Function, Node, Operator};
use crate::plan::goal::Subject;
use crate::quantity::{Decimal, Month};
use crate::series::Kind;

/// The year's own target.
#[derive(Clone, Copy)]
pub(super) struct YearTarget {
    pub(super) level: Decimal,
    /// Whether it was read off the path between levels that the plan states.
    pub(super) interpolated: bool,
}

impl Running<'_> {
    /// The milestone of the year, the goal of a plan for one year or for each year, the goal itself in the year of its
    /// deadline; else the path's level at the year's end. Of running totals, what the path wants of this year alone.
    pub(super) fn year_target(&self) -> Option<YearTarget> {
        let goal = self.draft.goal()?;
        if !self.indicator().shape.adds_up && self.accumulates() {
            return None;
        }
        let end = self.year.end();
        if self.draft.t0.is_some_and(|t0| t0.end() >= end) {
            return None;
        }
        let stated = |level: Decimal| YearTarget {
            level,
            interpolated: false,
        };
        let take = self.indicator().take;
        if take == Take::Level
            && let Some(level) = self.milestone(end)
        {
            return Some(stated(level));
        }
        let subject = self.draft.resolved?.subject;
        let every_year = matches!(subject, Subject::EachYear | Subject::YearlyAverage);
        if every_year || (goal.standing && take == Take::Level) {
            return goal.level().map(stated);
        }
        let deadline = self.draft.deadline.filter(|d| d.end() >= end)?;
        let at_deadline = deadline.end() == end;
        match take {
            Take::Level if at_deadline => goal.level().map(stated),
            Take::Level => self.on_path(end),
            Take::Run(baseline) => {
                // Months before the count begins are part of the year to date, but not of the target.
                (baseline.end() <= self.year.start()).then_some(())?;
                let (upto, from) = (self.on_path(end)?, self.on_path(self.year.start())?);
                Some(YearTarget {
                    level: upto.level.minus(from.level).ok()?,
                    interpolated: upto.interpolated || from.interpolated,
                })
            }
            Take::Since(_) => {
                let path = self.on_path(end)?;
                let base = self.draft.baseline?.value;
                Some(YearTarget {
                    level: base.plus(path.level).ok()?,
                    ..path
                })
            }
            // The target is at the prices of the baseline, the year to date at current ones.
            Take::ConstantPrice(_) => None,
        }
    }

    /// Whether the figure of a part of the year is a part of the year's: income a head does, a share of income does not. It
    /// cannot be held against a level for the whole year, nor does it add up exactly.
    fn accumulates(&self) -> bool {
        let indicator = self.indicator();
        degree(indicator, indicator.expr) != 0
    }

    /// A level that the plan states for the end of the year.
    fn milestone(&self, end: Month) -> Option<Decimal> {
        let milestones = &self.draft.case.target.milestones;
        let (_, quantity) = milestones.iter().find(|(period, _)| period.end() == end)?;
        self.draft.ground.level(quantity).ok()
    }

    /// The level of the path at a moment, and whether it lies between levels that are stated.
    fn on_path(&self, at: Month) -> Option<YearTarget> {
        let path = self.draft.path()?;
        let stated = at == path.start.0
            || at == path.end.0
            || path.milestones.iter().any(|(moment, _)| *moment == at);
        Some(YearTarget {
            level: path.level(at).ok()?,
            interpolated: !stated,
        })
    }
}

/// How often flows multiply into a formula, less how often they divide it.
fn degree(indicator: &Indicator<'_>, expr: &Expr) -> i32 {
    match &expr.node {
        // Sums since the baseline and changes are levels of their own.
        Node::Number(_)
        | Node::Quantity(_)
        | Node::Call(
            Function::Cum
            | Function::Yoy
            | Function::Cagr
            | Function::Contribution
            | Function::Pull,
            _,
        ) => 0,
        Node::Name(name) => {
            let series = indicator.scene.series(name).ok();
            let kind = series.and_then(|series| indicator.scene.ledger.kind(series));
            i32::from(kind.is_some_and(|(kind, _)| kind == Kind::Flow))
        }
        Node::Negative(inner) => degree(indicator, inner),
        Node::Binary(operator, left, right) => {
            let (left, right) = (degree(indicator, left), degree(indicator, right));
            match operator {
                Operator::Plus | Operator::Minus => left.max(right),
                Operator::Times => left + right,
                Operator::Over => left - right,
            }
        }
        Node::Call(_, arguments) => {
            let degrees = arguments.iter().map(|one| degree(indicator, one));
            degrees.max().unwrap_or(0)
        }
    }
}
