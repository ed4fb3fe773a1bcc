//! `inspect`: what the reader sees in files.

use std::path::PathBuf;

use super::arguments::{INSPECT_FORMATS, InspectArguments};
use super::environment::Languages;
use super::{environment, output, pages, waiting};
use crate::data::{self, Inspection};
use crate::language::Language;
use crate::parallel;
use crate::plan::{Plan, Source};
use crate::progress::Progress;
use crate::quantity::Rounding;
use crate::report::{Format, inspect};

/// Shows every file and gives whether all of them could be read as data.
pub(super) fn execute(
    arguments: &InspectArguments,
    plan: Option<&Plan>,
    spoken: Languages,
) -> anyhow::Result<bool> {
    let (language, l) = (spoken.results, spoken.messages);
    let file = environment::file(arguments.page.output.as_ref());
    let format = pages::format(arguments.format, file, INSPECT_FORMATS)?;
    let rounding = plan.map_or(Rounding::default(), |plan| plan.rounding);
    let style = environment::style(&arguments.page.appearance, file.is_some(), language, rounding);
    let looking = Progress::default();
    let files = waiting::told(l, &looking, || inspections(arguments, plan, l))?;
    let bytes = match format {
        Format::Json => inspect::json(&files, language),
        _ => inspect::page(&files, &style),
    };
    let plan = arguments.targets.iter();
    let inputs = arguments.files.iter().chain(plan).map(PathBuf::as_path);
    output::write(&bytes, file, inputs, l)?;
    Ok(files.iter().all(|file| !file.problems.has_errors()))
}

fn inspections(
    arguments: &InspectArguments,
    plan: Option<&Plan>,
    language: Language,
) -> anyhow::Result<Vec<Inspection>> {
    let piped = environment::piped(&arguments.files, language)?;
    let (unsaid, usual) = (Source::default(), Plan::default());
    let look = if arguments.account { data::inspect_with_account } else { data::inspect };
    let inspect = |path: &PathBuf| {
        let source = plan.and_then(|plan| data::block_of(plan, path));
        look(path, source.unwrap_or(&unsaid), plan.unwrap_or(&usual), piped.as_ref())
    };
    let expected = parallel::times(data::FILE, arguments.files.len());
    let inspected = parallel::map(&arguments.files, expected, inspect);
    Ok(inspected.into_iter().flatten().collect())
}
