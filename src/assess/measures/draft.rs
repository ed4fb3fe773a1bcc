//! An assessment in the making.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::path::Path;
use super::years::Years;
use crate::assess::Reason;
use crate::assess::assessment::{AssessedGoal, Point, Stretch};
use crate::assess::case::Case;
use crate::assess::goal::{Ground, Resolved, growth_of_one_year, meant_of};
use crate::assess::term::{Calculations, Letters, Measure, Pen, Term};
use crate::assess::window::{Indicator, Take};
use crate::plan::goal::Subject;
use crate::quantity::{Decimal, Month, Period, Unit};

/// An assessment in the making: what is known, and the reasons for what is not.
pub(in crate::assess) struct Draft<'a> {
    pub(in crate::assess) case: &'a Case<'a>,
    pub(in crate::assess) ground: &'a Ground<'a>,
    pub(in crate::assess) resolved: Option<&'a Resolved>,
    pub(in crate::assess) t0: Option<Period>,
    pub(in crate::assess) deadline: Option<Period>,
    pub(in crate::assess) baseline: Option<&'a Point>,
    pub(in crate::assess) latest: Option<&'a Point>,
    pub(in crate::assess) years: &'a Years,
    /// What a rate or ratio of a part of the year says of the whole: that is judged.
    pub(in crate::assess) carried: Option<Decimal>,
    pub(in crate::assess) is_final: bool,
    pub(in crate::assess) reasons: Vec<Reason>,
    pub(in crate::assess) calculations: Calculations,
}

impl Draft<'_> {
    pub(in crate::assess) fn goal(&self) -> Option<&AssessedGoal> {
        self.resolved.map(|resolved| &resolved.goal)
    }

    /// Whether the side of the goal would have to be guessed.
    pub(in crate::assess) fn is_unclear(&self) -> bool {
        self.resolved.is_some_and(|resolved| resolved.is_unclear)
    }

    /// Whether any of its series has cells in another unit than its levels are told in, or its levels are made of growths.
    pub(super) fn is_reckoned(&self, unit: &Unit) -> bool {
        let indicator = self.ground.indicator;
        let mut series = indicator.shape.series.iter();
        let is_converted = series.any(|(series, _)| {
            let written = indicator.scene.units_written(*series);
            written.iter().any(|other| other != unit)
        });
        let is_compounded = indicator.shape.is_growth || indicator.take.is_at_constant_price();
        is_converted || is_compounded
    }

    /// The published level beside a value that is chained by growths.
    pub(super) fn published(&self) -> Option<Decimal> {
        let chained = self.latest.filter(|latest| latest.is_chained())?;
        let level = self.ground.indicator.level(chained.period).ok()?;
        level.quantity.in_unit(self.ground.unit).ok()
    }

    /// Whether b = 0 in all calculations.
    pub(super) fn zero_based(&self) -> bool {
        self.ground.starts_at_zero()
    }

    /// The path, where there is everything it needs.
    pub(in crate::assess) fn path(&self) -> Option<Path> {
        let goal = self.goal().filter(|goal| !goal.standing && !self.is_unclear())?;
        let base = if self.zero_based() { Decimal::ZERO } else { self.baseline?.value };
        let (t0, deadline) = (self.t0?, self.deadline.map(Period::end));
        let milestones = self.milestones().into_iter();
        let milestones = milestones.map(|(period, level)| (period.end(), level));
        let on_the_way = |end: Month| end > t0.end() && deadline.is_none_or(|last| end < last);
        let milestones = milestones.filter(|(end, _)| on_the_way(*end));
        deadline.is_none_or(|deadline| deadline > t0.end()).then_some(())?;
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
    pub(super) fn way(&self) -> Vec<(Month, Decimal)> {
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
        let moments: BTreeSet<Month> =
            years.chain(corners).chain(latest).chain([deadline]).collect();
        let level = |moment| Some((moment, path.level(moment).ok()?.value));
        moments.into_iter().filter_map(level).collect()
    }

    /// Figures as they lie beside the path: of what counts since the baseline what there was by then, from nothing on.
    pub(in crate::assess) fn beside_path(
        &self,
        indicator: &Indicator<'_>,
        figures: &[(Period, Decimal)],
    ) -> Vec<(Period, Decimal)> {
        let Some(t0) = self.t0.filter(|_| self.zero_based()) else {
            return figures.to_vec();
        };
        let ends: BTreeSet<Month> = figures.iter().map(|(period, _)| period.end()).collect();
        let later = ends.range(t0.end()..).filter(|end| **end > t0.end());
        let there = later.filter_map(|end| {
            let value = indicator.up_to(*end)?.value.quantity;
            let level = value.in_unit(self.ground.unit).ok()?;
            Some((Period::new(t0.end(), *end)?, level))
        });
        let start = ends.contains(&t0.end()).then_some((t0, Decimal::ZERO));
        start.into_iter().chain(there).collect()
    }

    /// The levels that the plan states on the way.
    pub(in crate::assess) fn milestones(&self) -> Vec<(Period, Decimal)> {
        let milestones = self.case.target.milestones.iter();
        let levels = milestones
            .filter_map(|(period, level)| Some((*period, self.ground.level(level).ok()?)));
        levels.collect()
    }

    /// The second goal, with its level where its words give one.
    pub(super) fn stretch(&self) -> Option<Stretch> {
        let stretch = self.case.target.stretch.as_ref()?;
        let indicator = self.ground.indicator;
        let meant = if matches!(indicator.take, Take::Growth(_)) {
            Cow::Owned(growth_of_one_year(stretch))
        } else {
            meant_of(stretch, &indicator.scene, indicator.expr)
        };
        let resolved = self.ground.resolve(&meant).ok();
        Some(Stretch {
            text: stretch.text.clone(),
            value: resolved.and_then(|resolved| resolved.goal.level()),
        })
    }

    /// The letters of its calculations.
    pub(in crate::assess) fn letters(&self) -> Letters {
        let goal = self.goal();
        let ends =
            goal.map_or_else(Vec::new, |goal| goal.value.into_iter().chain(goal.upper).collect());
        Letters {
            pen: Pen(self.case.scene.trace),
            ends,
            carried: self.carried,
            start: None,
            goal: "T",
        }
    }

    /// A figure, whose formula is kept.
    pub(in crate::assess) fn stated(&mut self, measure: Measure, term: Term) -> Decimal {
        let value = term.value;
        let formula = term.calculation();
        self.calculations.extend(formula.map(|formula| (measure, formula)));
        value
    }

    /// A figure, or the reason why there is none.
    pub(super) fn noted(
        &mut self,
        measure: Measure,
        result: Result<Term, Reason>,
    ) -> Option<Decimal> {
        match result {
            Ok(term) => Some(self.stated(measure, term)),
            Err(reason) => {
                self.reasons.push(reason);
                None
            }
        }
    }

    /// Earlier values, oldest first; of each-year goals the years judged.
    pub(in crate::assess) fn history(&self, unit: &Unit) -> Vec<(Period, Decimal)> {
        let by_year = self.resolved.is_some_and(|one| one.subject == Subject::EachYear);
        let verdicts = self.verdicts();
        if by_year && !verdicts.is_empty() {
            let judged = verdicts.iter().filter(|year| year.met.is_some());
            return judged.filter_map(|year| Some((year.period, year.value?))).collect();
        }
        let latest = self.latest.map(|latest| (latest.period, latest.value));
        let newest = self.latest.map(|latest| latest.period.end());
        self.ground.indicator.history(self.t0, latest, newest, unit)
    }
}
