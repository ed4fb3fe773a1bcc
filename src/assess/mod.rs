//! Plan and ledger make assessments: which value counts, the path from baseline to goal, progress, pace and status.
//!
//! A target in a region (`target`) goes from its formula over a period (`evaluation`) and the period that counts (`window`) to what is
//! promised in absolute terms (`goal`) and to gap, path, rates and verdict (`measures`); `pace`, `methods` and `findings` build on
//! these.

mod assessment;
mod changes;
mod evaluation;
mod findings;
mod goal;
mod measures;
mod message;
mod methods;
mod others;
mod pace;
mod preset;
mod region;
mod target;
#[cfg(test)]
mod tests;
mod trace;
mod unknown;
mod window;

use std::collections::BTreeSet;

pub use crate::plan::goal::GoalKind;
pub use assessment::{
    AssessedGoal, Assessment, MethodResult, Pace, Point, Rates, Report, Revised, Status,
    YearVerdict,
};
pub use changes::{Change, ChangeKind, Changes, EarlierRun, Snapshot};
pub use measures::Reason;
pub use methods::{MethodReason, MethodStep};
pub use trace::{CellTrace, EarlierCell, Part, PartKind, Rule, Trace};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::language::Language;
use crate::ledger::Ledger;
use crate::plan::formula::Expr;
use crate::plan::{Method, Plan, Target};
use crate::quantity::Month;
use crate::series::{Catalogue, SeriesId};
use evaluation::Scene;
use message::AssessMessage;
use region::Place;
use target::Case;
use unknown::Names;

/// What of the plan is assessed, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The first month that no longer exists for the run.
    pub as_of: Option<Month>,
    /// Regions by name; empty: the plan's, else the only one, else the total.
    pub regions: Vec<String>,
    /// Every region of the data, in order of first appearance.
    pub by_region: bool,
    /// The method of the command line, which wins over the plan's.
    pub method: Option<Method>,
    /// Whether every number keeps its chain, and the language it is told in.
    pub trace: Option<Language>,
}

/// Assesses the targets of a plan. Errors stand among the diagnostics; the report is then not to be shown.
#[must_use]
pub fn assess(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    options: &Options,
) -> (Report, Diagnostics) {
    let mut run = Run {
        plan,
        catalogue,
        ledger,
        options,
        now: options.as_of.or_else(|| ledger.newest_end()),
        earlier: Vec::new(),
        report: Report::default(),
        diagnostics: Diagnostics::default(),
    };
    let places = region::places(plan, catalogue, ledger, options);
    for (number, target) in plan.targets.iter().enumerate() {
        run.assess_target(number, target, &places);
    }
    let of_definitions = run.names().of_definitions();
    run.diagnostics.extend(of_definitions);
    run.report.as_of = run
        .report
        .assessments
        .iter()
        .filter_map(|assessment| assessment.latest.as_ref())
        .map(|latest| latest.period.last_month())
        .max();
    (run.report, run.diagnostics)
}

struct Run<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    ledger: &'a Ledger,
    options: &'a Options,
    now: Option<Month>,
    /// The ledger before each version that revised something.
    earlier: Vec<(Option<&'a str>, Ledger)>,
    report: Report,
    diagnostics: Diagnostics,
}

impl Run<'_> {
    fn assess_target(&mut self, number: usize, target: &Target, places: &[Place]) {
        let unknown = self.names().unknown(target);
        for (name, span) in &unknown {
            let finding = self.names().finding(name, span.clone());
            self.diagnostics.push(finding);
        }
        let unknown = unknown.into_iter().map(|(name, _)| name).next();
        if let Some(message) = self.undecided_region(target, places) {
            let place = self.plan.place(target.formula.span.clone());
            self.diagnostics.push(Diagnostic::error(place, message));
            return;
        }
        for place in places {
            let case = self.case(number, target, place, unknown.as_ref(), self.ledger);
            let case_place = case.place();
            match case.assess() {
                Ok(mut outcome) => {
                    outcome.assessment.region.clone_from(&place.name);
                    let revised =
                        self.revised(number, target, place, unknown.as_ref(), &outcome.assessment);
                    outcome.assessment.revised = revised;
                    let revision = findings::revision::find(&outcome.assessment, &target.name);
                    let revision = revision.map(|said| said.at(case_place));
                    self.report.assessments.push(outcome.assessment);
                    self.diagnostics.extend(outcome.findings);
                    self.diagnostics.extend(revision);
                }
                Err(wrong) => {
                    let place = self.plan.place(wrong.0);
                    self.diagnostics.push(Diagnostic::error(place, *wrong.1));
                    return;
                }
            }
        }
    }

    /// A target in a region, seen in a ledger.
    fn case<'b>(
        &'b self,
        number: usize,
        target: &'b Target,
        place: &Place,
        unknown: Option<&String>,
        ledger: &'b Ledger,
    ) -> Case<'b> {
        Case {
            plan: self.plan,
            number,
            target,
            goal: place.goal(self.plan, target),
            scene: Scene {
                ledger,
                catalogue: self.catalogue,
                region: place.id,
                baseline: None,
                trace: self.options.trace,
            },
            now: self.now,
            method: self.options.method,
            unknown: unknown.cloned(),
        }
    }

    /// What the newest revision that changed an assessment changed: the same target in the ledger as it was before.
    fn revised(
        &mut self,
        number: usize,
        target: &Target,
        place: &Place,
        unknown: Option<&String>,
        now: &Assessment,
    ) -> Option<Revised> {
        let series: Vec<SeriesId> = names(&target.formula.expr)
            .into_iter()
            .filter_map(|name| self.catalogue.named(&name))
            .flat_map(|id| {
                let growth = self.catalogue.get(id).and_then(|series| series.growth);
                [Some(id), growth].into_iter().flatten()
            })
            .collect();
        let ledger = self.ledger;
        for version in ledger.revising_versions(&series) {
            let known = self.earlier.iter().position(|(known, _)| *known == version);
            let at = known.unwrap_or_else(|| {
                self.earlier.push((version, ledger.before(version)));
                self.earlier.len() - 1
            });
            let (_, earlier) = self.earlier.get(at)?;
            let case = self.case(number, target, place, unknown, earlier);
            let before = case.assess().ok()?.assessment;
            let revised = findings::revision::compare(now, &before, version);
            if revised.is_some() {
                return revised;
            }
        }
        None
    }

    fn names(&self) -> Names<'_> {
        Names {
            plan: self.plan,
            catalogue: self.catalogue,
            ledger: self.ledger,
        }
    }

    /// Several regions of which none was chosen, and no total.
    fn undecided_region(&self, target: &Target, places: &[Place]) -> Option<AssessMessage> {
        if places.iter().any(|place| place.id.is_some()) {
            return None;
        }
        let total = crate::series::RegionId::default();
        names(&target.formula.expr).into_iter().find_map(|name| {
            let series = self.catalogue.named(&name)?;
            let regions: Vec<_> = self.ledger.regions_of(series).collect();
            (regions.len() > 1 && !regions.contains(&total)).then(|| {
                let known = &self.ledger.data().regions;
                let regions = regions.iter().take(20).map(|id| known.name(*id).to_owned());
                AssessMessage::SeveralRegions {
                    name,
                    regions: regions.collect(),
                }
            })
        })
    }
}

/// The names of a formula, each once.
fn names(expr: &Expr) -> BTreeSet<String> {
    expr.names().map(|(name, _)| name.to_owned()).collect()
}
