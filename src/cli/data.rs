//! `series`, `months` and `coverage`: what the data are that the chosen targets use; `sql`: how a database gives them.

use std::path::Path;

use super::arguments::{DataArguments, MonthsArguments, SqlArguments};
use super::environment::{self, Languages};
use super::message::{CliMessage, Refusal};
use super::pages::Paper;
use super::{output, run};
use crate::Material;
use crate::assess::{assumed, coverage, months};
use crate::plan::{Plan, Request};
use crate::report;

/// Prints what was assumed of each series.
pub(super) fn series(
    arguments: &DataArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (paper, data, request) = gathered(arguments, plan, spoken)?;
    let series = assumed::read(plan, &data.catalogue, &data.ledger, &request);
    let sheet = report::assumed::sheet(plan, &series, &paper.style);
    paper.write(&sheet, run::files_of(plan, &data.ledger))
}

/// Prints the targets over the last months.
pub(super) fn months(
    arguments: &MonthsArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (paper, data, request) = gathered(&arguments.page, plan, spoken)?;
    let (catalogue, ledger) = (&data.catalogue, &data.ledger);
    let months = months::read(plan, catalogue, ledger, &request, arguments.months.into());
    let sheet = report::months::sheet(plan, &months, &paper.style);
    paper.write(&sheet, run::files_of(plan, ledger))
}

/// Prints what is there, and what is still to be delivered.
pub(super) fn coverage(
    arguments: &MonthsArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (paper, data, request) = gathered(&arguments.page, plan, spoken)?;
    let (catalogue, ledger) = (&data.catalogue, &data.ledger);
    let now = request.as_of.or_else(|| ledger.newest_end());
    let months = (now.ok_or(CliMessage::NoFigures)?, arguments.months.into());
    let coverage = coverage::read(plan, catalogue, ledger, &request, months);
    let sheet = report::coverage::sheet(plan, &coverage, &paper.style);
    paper.write(&sheet, run::files_of(plan, ledger))
}

/// Prints the query that gives, where the micro-data lives, what the plan needs of them.
pub(super) fn sql(arguments: &SqlArguments, plan: &Plan, spoken: Languages) -> anyhow::Result<()> {
    let l = spoken.messages;
    let request = Request {
        files: (!arguments.data.is_empty()).then(|| arguments.data.clone()),
        standard_input: environment::piped(&arguments.data, l)?,
        ..Request::default()
    };
    let query = crate::sql::query(plan, &request, arguments.dialect, arguments.from.as_deref());
    let query = query.map_err(Refusal)?;
    let file = environment::file(arguments.page.output.as_ref());
    let data = query.files.iter().map(Path::new);
    let inputs = [arguments.targets.as_path()].into_iter().chain(data);
    output::write(query.text.as_bytes(), file, inputs, l)
}

/// Reads what the chosen targets need.
fn gathered<'a>(
    arguments: &'a DataArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<(Paper<'a>, Material, Request)> {
    let (output, appearance) = (&arguments.output, &arguments.appearance);
    let paper = Paper::new(output, appearance, plan.rounding, spoken)?;
    let (material, request) = run::material(plan, &arguments.asked, spoken.messages)?;
    Ok((paper, material, request))
}
