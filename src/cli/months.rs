//! `months`: indicators month by month.

use super::arguments::MonthsArguments;
use super::environment::Languages;
use super::pages::Paper;
use super::run;
use crate::assess::months;
use crate::plan::Plan;
use crate::report;

/// Prints the chosen targets over the last months.
pub(super) fn execute(
    arguments: &MonthsArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let paper = Paper::new(
        &arguments.output,
        &arguments.appearance,
        plan.rounding,
        spoken,
    )?;
    let (material, request) = run::material(plan, &arguments.asked, spoken.messages)?;
    let count = arguments.months.into();
    let months = months::read(plan, &material.catalogue, &material.ledger, &request, count);
    let sheet = report::months::sheet(plan, &months, &paper.style);
    paper.write(&sheet, plan, &material.ledger)
}
