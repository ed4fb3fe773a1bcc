//! `series`, `months` and `coverage`: what the data are that the chosen targets use.

use super::arguments::{DataArguments, MonthsArguments};
use super::environment::Languages;
use super::message::CliMessage;
use super::pages::Paper;
use super::run;
use crate::Material;
use crate::assess::{assumed, coverage, months};
use crate::plan::{Plan, Request};
use crate::report::{self, Sheet, Style};

/// Prints what was assumed of each series.
pub(super) fn series(
    arguments: &DataArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    print(arguments, plan, spoken, |material, request, style| {
        let series = assumed::read(plan, &material.catalogue, &material.ledger, request);
        Ok(report::assumed::sheet(plan, &series, style))
    })
}

/// Prints the targets over the last months.
pub(super) fn months(
    arguments: &MonthsArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let count = arguments.months.into();
    let page = &arguments.page;
    print(page, plan, spoken, |material, request, style| {
        let months = months::read(plan, &material.catalogue, &material.ledger, request, count);
        Ok(report::months::sheet(plan, &months, style))
    })
}

/// Prints what is there, and what is still to be delivered.
pub(super) fn coverage(
    arguments: &MonthsArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let count = arguments.months.into();
    let page = &arguments.page;
    print(page, plan, spoken, |material, request, style| {
        let (catalogue, ledger) = (&material.catalogue, &material.ledger);
        let now = request.as_of.or_else(|| ledger.newest_end());
        let now = now.ok_or(CliMessage::NoFigures)?;
        let coverage = coverage::read(plan, catalogue, ledger, request, (now, count));
        Ok(report::coverage::sheet(plan, &coverage, style))
    })
}

/// Reads what the chosen targets need, and prints a page of it.
fn print(
    arguments: &DataArguments,
    plan: &Plan,
    spoken: Languages,
    page: impl FnOnce(&Material, &Request, &Style) -> anyhow::Result<Sheet>,
) -> anyhow::Result<()> {
    let (output, appearance) = (&arguments.output, &arguments.appearance);
    let paper = Paper::new(output, appearance, plan.rounding, spoken)?;
    let (material, request) = run::material(plan, &arguments.asked, spoken.messages)?;
    let sheet = page(&material, &request, &paper.style)?;
    paper.write(&sheet, plan, &material.ledger)
}
