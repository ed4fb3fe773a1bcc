//! `brief`: the paragraph for the monthly report.

use super::arguments::BriefArguments;
use super::environment::Languages;
use super::message::{CliMessage, Refusal};
use super::{environment, output, report, run, waiting};
use crate::plan::Plan;
use crate::report::brief::{self, BriefFormat};

/// Writes what an analyst would say of a plan.
pub(super) fn execute(
    arguments: &BriefArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (language, l) = (spoken.results, spoken.messages);
    let file = environment::file(arguments.output.as_ref());
    let format = report::format(arguments.format, file, &BriefFormat::ALL)?;
    environment::refuse_bytes(format == BriefFormat::Docx, format.word(), file)?;
    let look = &arguments.appearance;
    let style = environment::style(look, file.is_some(), language, plan.rounding);
    run::one_method(&arguments.input)?;
    let request = run::request(&arguments.input, l)?;
    let request = run::selected(plan, &arguments.selection, request)?;
    let outcome = waiting::told(l, || crate::run(plan, &request)).map_err(Refusal)?;
    let most = usize::from(arguments.sentences);
    let bytes =
        brief::render(format, plan, &outcome.report, &style, most).map_err(CliMessage::from)?;
    output::write(&bytes, file, run::files_read(plan, &outcome, None), l)
}
