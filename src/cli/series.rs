//! `series`: what was assumed of each series.

use super::arguments::SeriesArguments;
use super::environment::Languages;
use super::pages::Paper;
use super::run;
use crate::assess::assumed;
use crate::plan::Plan;
use crate::report;

/// Prints what was assumed of the series that the chosen targets use.
pub(super) fn execute(
    arguments: &SeriesArguments,
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
    let series = assumed::read(plan, &material.catalogue, &material.ledger, &request);
    let sheet = report::assumed::sheet(plan, &series, &paper.style);
    paper.write(&sheet, plan, &material.ledger)
}
