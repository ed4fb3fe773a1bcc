//! `explain`: the whole chain of one target.

use super::arguments::ExplainArguments;
use super::environment::Languages;
use super::message::{CliMessage, Refusal};
use super::{environment, output, run, waiting};
use crate::plan::{Plan, Request, Target};

/// Prints how every number of a target came about.
pub(super) fn execute(
    arguments: &ExplainArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (language, l) = (spoken.results, spoken.messages);
    let file = environment::file(arguments.output.as_ref());
    let style = environment::style(
        &arguments.appearance,
        file.is_some(),
        language,
        plan.rounding,
    );
    let asked = &arguments.target;
    let is_asked = |target: &Target| target.id == *asked || target.name == *asked;
    if !plan.targets.iter().any(is_asked) {
        let ids = plan.targets.iter().map(|target| target.id.clone());
        let (written, ids) = (asked.clone(), ids.collect());
        return Err(CliMessage::UnknownTarget { written, ids }.into());
    }
    run::one_method(&arguments.input)?;
    let targets = (0..).zip(&plan.targets);
    let targets = targets.filter(|(_, target)| is_asked(target));
    let request = Request {
        targets: Some(targets.map(|(at, _)| at).collect()),
        trace: Some(language),
        ..run::request(&arguments.input, l)?
    };
    let outcome = waiting::told(l, || crate::run(plan, &request)).map_err(Refusal)?;
    let mut bytes = Vec::new();
    for assessment in &outcome.report.assessments {
        if !bytes.is_empty() {
            bytes.push(b'\n');
        }
        let scored = outcome.report.scored(assessment);
        bytes.extend(crate::report::explain::render(
            plan, assessment, scored, &style,
        ));
    }
    output::write(&bytes, file, run::files_read(plan, &outcome, None), l)
}
