//! `explain`: the whole chain of one target.

use super::arguments::ExplainArguments;
use super::environment::Languages;
use super::{Failure, choice, environment, run};
use crate::plan::{Plan, Target};
use crate::say;

/// Prints how every number of a target came about.
pub(super) fn execute(
    arguments: &ExplainArguments,
    mut plan: Plan,
    spoken: Languages,
) -> Result<(), Failure> {
    let (language, l) = (spoken.results, spoken.messages);
    let file = arguments.output.as_deref();
    let style = environment::style(
        &arguments.appearance,
        file.is_some(),
        language,
        plan.rounding,
    );
    let wanted = &arguments.target;
    let is_wanted = |target: &Target| target.id == *wanted || target.name == *wanted;
    if !plan.targets.iter().any(is_wanted) {
        let ids = plan.targets.iter().map(|target| target.id.as_str());
        let sentence = say!(l, "没有“{wanted}”这个目标", "there is no target `{wanted}`");
        return Err(choice::among(sentence, wanted, ids, l).into());
    }
    plan.targets.retain(is_wanted);
    let mut request = run::request(&arguments.input, l)?;
    request.trace = Some(language);
    let outcome = crate::run(&plan, &request).map_err(Failure::Diagnostics)?;
    let mut bytes = Vec::new();
    for assessment in &outcome.report.assessments {
        if !bytes.is_empty() {
            bytes.push(b'\n');
        }
        bytes.extend(crate::report::explain::render(&plan, assessment, &style));
    }
    environment::write(&bytes, file, l)?;
    Ok(())
}
