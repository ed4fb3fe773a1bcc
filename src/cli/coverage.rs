//! `coverage`: what the data cover, and what is still to be delivered.

use super::arguments::MonthsArguments;
use super::environment::Languages;
use super::message::CliMessage;
use super::pages::Paper;
use super::run;
use crate::assess::coverage;
use crate::plan::Plan;
use crate::report;

/// Prints what is there of the series that the chosen targets use.
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
    let now = request.as_of.or_else(|| material.ledger.newest_end());
    let now = now.ok_or(CliMessage::NoFigures)?;
    let months = arguments.months.into();
    let coverage = coverage::read(
        plan,
        &material.catalogue,
        &material.ledger,
        &request,
        (now, months),
    );
    let sheet = report::coverage::sheet(plan, &coverage, &paper.style);
    paper.write(&sheet, plan, &material.ledger)
}
