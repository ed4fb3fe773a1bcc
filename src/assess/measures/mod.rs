//! Measures and status of one assessment (DESIGN §9), each with the reason where there is none.

mod gap;
mod headway;
pub(super) mod path;
mod rates;
mod reasons;
mod standing;
mod status;
pub(super) mod years;

use std::collections::BTreeSet;

use super::Reason;
use super::assessment::{AssessedGoal, Assessment, MethodResult, Point, Rates};
use super::goal::{Ground, Resolved};
use super::target::Case;
use super::term::{Calculations, Letters, Measure, Pen, Term};
use super::trace::Rule;
use crate::plan::goal::Subject;
use crate::quantity::{Decimal, Month, Period, Unit};
use headway::Headway;
use path::Path;
use years::Years;

/// An assessment in the making: what is known, and the reasons for what is not.
pub(super) struct Draft<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) ground: &'a Ground<'a>,
    pub(super) resolved: Option<&'a Resolved>,
    pub(super) t0: Option<Period>,
    pub(super) deadline: Option<Period>,
    pub(super) baseline: Option<&'a Point>,
    pub(super) latest: Option<&'a Point>,
    pub(super) years: &'a Years,
    /// What a rate or ratio of a part of the year says of the whole: that is judged.
    pub(super) carried: Option<Decimal>,
    pub(super) is_final: bool,
    pub(super) reasons: Vec<Reason>,
    pub(super) rule: Rule,
    pub(super) calculations: Calculations,
}

impl Draft<'_> {
    /// All measures and the verdict.
    pub(super) fn assess(&mut self, unit: &Unit) -> Assessment {
        let plan = self.case.plan;
        let method = self
            .case
            .method
            .or(self.case.target.method)
            .unwrap_or(plan.method);
        let mut assessment = Assessment {
            target: self.case.number,
            region: None,
            unit: unit.clone(),
            goal: self.resolved.map(|resolved| resolved.goal.clone()),
            baseline: None,
            latest: None,
            carried: self.carried,
            gap: None,
            attainment: None,
            progress: None,
            time: None,
            margin: None,
            rates: Rates::default(),
            projection: None,
            status: None,
            early: false,
            reasons: Vec::new(),
            is_final: self.is_final,
            stale: self.is_stale(),
            method: MethodResult {
                method,
                ..MethodResult::default()
            },
            pace: None,
            decomposition: None,
            history: Vec::new(),
            forecasts: Vec::new(),
            course: Vec::new(),
            path: self.way(),
            stretch: self.stretch(),
            years: self.verdicts(),
            revised: None,
            on_schedule_within: self.ground.on_schedule_within(),
            trace: None,
        };
        self.find_reasons();
        assessment.gap = self.gap().map(|gap| self.stated(Measure::Gap, gap));
        let attainment = self.attainment();
        assessment.attainment = attainment.map(|share| self.stated(Measure::Attainment, share));
        let headway = self.measure(&mut assessment);
        let (rule, status) = self.status(&headway);
        self.rule = rule;
        assessment.status = status;
        assessment.early = rule == Rule::MetEarly;
        self.reasons.sort_by_key(Reason::rank);
        self.reasons.dedup();
        assessment.reasons.clone_from(&self.reasons);
        assessment.method = super::methods::judge(method, || self.basis());
        assessment
    }

    pub(super) fn goal(&self) -> Option<&AssessedGoal> {
        self.resolved.map(|resolved| &resolved.goal)
    }

    /// Whether the side of the goal would have to be guessed.
    pub(in crate::assess) fn is_unclear(&self) -> bool {
        self.resolved.is_some_and(|resolved| resolved.is_unclear)
    }

    /// Whether b = 0 in all calculations.
    fn zero_based(&self) -> bool {
        self.ground.starts_at_zero()
    }

    /// The path, where there is everything it needs.
    pub(super) fn path(&self) -> Option<Path> {
        let goal = self
            .goal()
            .filter(|goal| !goal.standing && !self.is_unclear())?;
        let base = if self.zero_based() {
            Decimal::ZERO
        } else {
            self.baseline?.value
        };
        let (t0, deadline) = (self.t0?, self.deadline.map(Period::end));
        let milestones = self
            .case
            .target
            .milestones
            .iter()
            .filter_map(|(period, quantity)| {
                Some((period.end(), self.ground.level(quantity).ok()?))
            });
        let on_the_way = |end: Month| end > t0.end() && deadline.is_none_or(|last| end < last);
        let milestones = milestones.filter(|(end, _)| on_the_way(*end));
        deadline
            .is_none_or(|deadline| deadline > t0.end())
            .then_some(())?;
        Some(Path {
            law: self.resolved?.law,
            start: (t0.end(), base),
            goal: goal.level()?,
            deadline,
            milestones: milestones.collect(),
            from_nothing: self.zero_based(),
            letters: self.letters(),
        })
    }

    /// The levels of the path, to draw it; none without a deadline.
    fn way(&self) -> Vec<(Month, Decimal)> {
        let Some(path) = self.path() else {
            return Vec::new();
        };
        let Some(deadline) = path.deadline else {
            return Vec::new();
        };
        let start = path.start.0;
        let years = (0..).map(|years| start.later(12 * years));
        let years = years.take_while(|moment| *moment < deadline);
        let corners = path.milestones.iter().map(|(moment, _)| *moment);
        let latest = self.latest.map(|latest| latest.period.end());
        let latest = latest.filter(|latest| (start..deadline).contains(latest));
        let moments: BTreeSet<Month> = years
            .chain(corners)
            .chain(latest)
            .chain([deadline])
            .collect();
        let level = |moment| Some((moment, path.level(moment).ok()?.value));
        moments.into_iter().filter_map(level).collect()
    }

    /// The level of the second goal, where its words give one.
    fn stretch(&self) -> Option<Decimal> {
        let stretch = self.case.target.stretch.as_ref()?;
        self.ground.resolve(stretch).ok()?.goal.level()
    }

    fn measure(&mut self, assessment: &mut Assessment) -> Headway {
        let (Some(path), Some(latest)) = (self.path(), self.latest) else {
            assessment.rates = self.growth_elsewhere();
            return Headway::default();
        };
        let headway = self.headway(&path, latest);
        assessment.progress = headway.progress;
        assessment.time = headway.time;
        assessment.margin = headway.margin;
        let at = latest.period.end();
        if at > path.start.0 {
            assessment.projection = self.project(&path, latest.value, at);
            assessment.rates = self.rates(&path, latest.value, at);
        }
        headway
    }

    /// The letters of its calculations.
    pub(in crate::assess) fn letters(&self) -> Letters {
        let goal = self.goal();
        let ends = goal.map_or_else(Vec::new, |goal| {
            goal.value.into_iter().chain(goal.upper).collect()
        });
        Letters {
            pen: Pen(self.case.scene.trace),
            ends,
            start: None,
        }
    }

    /// A figure, whose formula is kept.
    pub(in crate::assess) fn stated(&mut self, measure: Measure, term: Term) -> Decimal {
        let value = term.value;
        let formula = term.calculation();
        self.calculations
            .extend(formula.map(|formula| (measure, formula)));
        value
    }

    /// A figure, or the reason why there is none.
    fn noted(&mut self, measure: Measure, result: Result<Term, Reason>) -> Option<Decimal> {
        match result {
            Ok(term) => Some(self.stated(measure, term)),
            Err(reason) => {
                self.reasons.push(reason);
                None
            }
        }
    }

    fn verdicts(&self) -> Vec<super::YearVerdict> {
        match self.resolved {
            Some(resolved) if resolved.subject == Subject::EachYear => {
                self.years.verdicts(&resolved.goal)
            }
            _ => Vec::new(),
        }
    }

    /// Earlier values, oldest first; of each-year goals the years judged.
    pub(super) fn history(&self, unit: &Unit) -> Vec<(Period, Decimal)> {
        let verdicts = self.verdicts();
        if !verdicts.is_empty() {
            return verdicts
                .iter()
                .filter(|year| year.met.is_some())
                .map(|year| (year.period, year.value))
                .collect();
        }
        let latest = self.latest.map(|latest| (latest.period, latest.value));
        let newest = self.latest.map(|latest| latest.period.end());
        self.ground.indicator.history(self.t0, latest, newest, unit)
    }
}
