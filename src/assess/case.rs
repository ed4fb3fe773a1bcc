//! One target in one region, and everything it is assessed from.

use std::ops::Range;

use super::evaluation::Scene;
use crate::diagnostic::Place;
use crate::ledger::Ledger;
use crate::plan::goal::Goal;
use crate::plan::{Method, Plan, Target};
use crate::quantity::Month;

/// Everything one assessment is made from.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) plan: &'a Plan,
    pub(super) number: usize,
    pub(super) target: &'a Target,
    /// What findings call it.
    pub(super) title: &'a str,
    /// As its words are meant of this indicator.
    pub(super) goal: Option<&'a Goal>,
    pub(super) scene: Scene<'a>,
    /// The region, where it is one of several and not the plan's own.
    pub(super) region: Option<&'a str>,
    /// The ledger with what was made before the event.
    pub(super) ahead: &'a Ledger,
    /// The end of the newest month of all data that was read: what ages are counted from.
    pub(super) aged_at: Option<Month>,
    /// The first month that is not over on the day of the run: what deadlines are held against.
    pub(super) day: Option<Month>,
    /// Whether nothing beside the value and its verdict is asked for.
    pub(super) values_only: bool,
    /// Whether single months are asked for beside the year to date.
    pub(super) single_months: bool,
    /// The method of the command line, which wins over the plan's.
    pub(super) method: Option<Method>,
    /// A name of the formula that is nowhere in the data.
    pub(super) unknown: Option<&'a str>,
}

impl Case<'_> {
    /// Where its findings stand: the goal, else the target.
    pub(super) fn place(&self) -> Place {
        self.plan.place(self.goal_span())
    }

    pub(super) fn goal_span(&self) -> Range<usize> {
        let span = self.target.goal_span.as_ref();
        span.unwrap_or(&self.target.span).clone()
    }
}
