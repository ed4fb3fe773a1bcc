//! Plan and ledger make assessments: which value counts, the path from baseline to goal, progress, pace and status.
//!
//! A target in a region (`target`) goes from its formula over a period (`evaluation`) and the period that counts (`window`) to what is
//! promised in absolute terms (`goal`) and to gap, path, rates and verdict (`measures`); `pace`, `methods` and `findings` build on
//! these.

#[macro_use]
mod reason;

mod assessment;
mod changes;
mod check;
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
    AssessedGoal, Assessment, MethodResult, Pace, Point, Rates, Report, Revised, YearVerdict,
};
pub use changes::{Change, ChangeKind, Changes, EarlierRun, Snapshot};
pub use check::{Checked, Failed, Ground};
pub use methods::{MethodReason, MethodStep};
pub use pace::YearTargetFrom;
pub use reason::Reason;
pub use term::{Calculation, Calculations, Measure};
pub use trace::{CellTrace, EarlierCell, Part, PartKind, Rule, Trace};

use crate::diagnostic::Diagnostics;
use crate::ledger::Ledger;
use crate::parallel;
use crate::plan::{Plan, Request, Target};
use crate::series::Catalogue;
use run::Run;

/// Assesses the targets of a plan. Errors stand among the diagnostics; the report is then not to be shown.
#[must_use]
pub fn assess(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
) -> (Report, Diagnostics) {
    let run = Run::new(plan, catalogue, ledger, request);
    let (mut report, mut diagnostics) = (Report::default(), Diagnostics::default());
    let targets: Vec<(usize, &Target)> = plan.targets.iter().enumerate().collect();
    let work = |(number, target): &(usize, &Target)| run.assess(*number, target);
    let found = parallel::map(&targets, run.expected(), work);
    for ((number, _), findings) in targets.iter().zip(found) {
        report.assessments.extend(findings.assessments);
        diagnostics.extend(findings.diagnostics.of_target(*number));
    }
    diagnostics.extend(run.names().of_definitions());
    diagnostics.extend(unused_growth::find(plan, catalogue, ledger, &report));
    let assessments = report.assessments.iter();
    let latest = assessments.filter_map(|assessment| assessment.latest.as_ref());
    report.as_of = latest.map(|latest| latest.period.last_month()).max();
    (report, diagnostics)
}
