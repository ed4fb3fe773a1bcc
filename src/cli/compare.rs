//! `compare`: two saved runs beside each other.

use super::arguments::CompareArguments;
use super::environment::Languages;
use super::pages::Paper;
use super::run;
use crate::quantity::Rounding;
use crate::report;

/// Prints what the second run says otherwise than the first.
pub(super) fn execute(arguments: &CompareArguments, spoken: Languages) -> anyhow::Result<()> {
    let rounding = Rounding::default();
    let paper = Paper::new(&arguments.output, &arguments.appearance, rounding, spoken)?;
    let before = run::earlier("compare", &arguments.before)?;
    let now = run::earlier("compare", &arguments.now)?;
    let sheet = report::compare::sheet(&before, &now, &paper.style);
    paper.write_beside(
        &sheet,
        [arguments.before.as_path(), arguments.now.as_path()],
    )
}
