//! Plan and ledger make assessments: which value counts, the path from baseline to goal, progress, pace and status.
//!
//! A target in a region (`target`) goes from its formula over a period (`evaluation`) and the period that counts (`window`) to what is
//! promised in absolute terms (`goal`) and to gap, path, rates and verdict (`measures`); `pace`, `methods` and `findings` build on
//! these.

#[macro_use]
mod reason;

mod assessment;
pub mod assumed;
mod beside;
mod case;
mod changes;
mod check;
pub mod coverage;
mod decomposition;
mod evaluation;
mod findings;
mod flag;
mod goal;
mod index;
mod measures;
pub mod members;
mod message;
mod methods;
pub mod months;
mod others;
mod otherwise;
mod pace;
mod preset;
mod region;
mod report;
mod run;
mod target;
mod term;
#[cfg(test)]
mod tests;
mod trace;
mod unknown;
mod unused_growth;
mod window;

pub use crate::plan::Status;
pub use crate::plan::goal::GoalKind;
pub use assessment::{
    AssessedGoal, Assessment, Beside, Course, Decomposition, MethodResult, Pace, Passed, Point,
    Rates, RatioParts, Revised, Single, Stretch, SumPart, ToWhole, YearTargetFrom, YearVerdict,
    YoyFrom,
};
#[cfg(test)]
pub(crate) use beside::compared;
pub use changes::{
    Change, ChangeKind, Changes, EarlierRun, SameYear, Snapshot, Yardstick, YearSnapshot,
};
pub use check::{Checked, Failed, Ground};
pub use flag::{Certainty, Flag, Making};
pub use index::{Index, IndexGroup, Indices, NoScore, Scored};
pub use methods::{MethodReason, MethodStep};
pub use reason::Reason;
pub use report::Report;
pub use term::{Calculation, Calculations, Measure};
pub use trace::{CellTrace, EarlierCell, Part, PartKind, Rule, Trace};

use crate::diagnostic::Diagnostics;
use crate::ledger::Ledger;
use crate::plan::{Plan, Request};
use crate::quantity::{Month, Period};
use crate::series::Catalogue;
use run::{Assessed, Run};
use term::Pen;

/// Assesses the targets of a plan. Errors stand among the diagnostics; the report is then not to be shown.
#[must_use]
pub fn assess(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
) -> (Report, Diagnostics) {
    let actual = ledger.actual();
    let known = actual.as_ref().unwrap_or(ledger);
    let run = Run::new(plan, catalogue, (known, ledger), request);
    let mut report = Report::default();
    let mut assessed = run.all();
    report.index = indices(plan, &assessed, request);
    if request.ranks
        && let Some(now) = run.now()
    {
        let (earlier, request) = a_year_before(known, request, now);
        let before = Run::new(plan, catalogue, (&earlier, &earlier), &request);
        let before = before.of_values().all();
        let index = indices(plan, &before, &request);
        if let (Some(now), Some(before)) = (&mut report.index, &index) {
            now.compare_with(before);
        }
        for (own, before) in assessed.iter_mut().zip(&before) {
            own.set_beside(plan, before, run.total(own.target).as_ref());
        }
    }
    if request.every_method {
        otherwise::by_every_method(plan, catalogue, (known, ledger), request, &mut assessed);
    }
    if request.sensitivity {
        otherwise::from_other_years(plan, catalogue, (known, ledger), request, &mut assessed);
    }
    for end in request.back_to.iter().filter(|end| Some(**end) < run.now()) {
        let then = months::as_of(plan, catalogue, known, request, *end);
        let ends = |one: &Assessment| one.pace.as_ref().map(|pace| pace.period.end());
        let told = then.into_iter().filter(|one| ends(one) == Some(*end));
        report.then.extend(told);
    }
    let mut diagnostics = Diagnostics::default();
    for assessed in assessed {
        let number = assessed.target;
        let told = assessed.told(request, &mut report.assessments);
        diagnostics.extend(told.of_target(number));
    }
    diagnostics.extend(run.names().of_definitions());
    diagnostics.extend(run.names().of_regions());
    diagnostics.extend(unused_growth::find(plan, catalogue, known, &report));
    let shown = report.assessments.iter().flat_map(|assessment| {
        let latest = assessment.latest.iter().filter(|one| !one.is_forecast());
        let latest = latest.map(|latest| latest.period);
        latest.chain(assessment.pace.iter().map(|pace| pace.period))
    });
    report.as_of = shown.map(Period::last_month).max();
    (report, diagnostics)
}

fn indices(plan: &Plan, assessed: &[Assessed], request: &Request) -> Option<Indices> {
    let outcomes = assessed.iter().flat_map(|target| &target.outcomes);
    let assessments: Vec<_> = outcomes.map(|outcome| &outcome.assessment).collect();
    Indices::of(plan, &assessments, request.by_region, Pen(request.trace))
}

/// What was known a year before the newest month of a run, by today's versions of the figures.
fn a_year_before(ledger: &Ledger, request: &Request, now: Month) -> (Ledger, Request) {
    let end = now.later(-12);
    let request = Request { as_of: Some(end), trace: None, ..request.clone() };
    (ledger.up_to(end), request)
}
