//! `index`: the composite index.

use super::arguments::SummaryArguments;
use super::environment::Languages;
use super::message::CliMessage;
use super::report::Tables;
use crate::plan::Plan;
use crate::report::Section;

/// Prints the index by group and target, or the ranking of regions.
pub(super) fn execute(
    arguments: &SummaryArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    if plan.targets.iter().all(|target| target.weight.is_none()) {
        return Err(CliMessage::NoWeights.into());
    }
    let tables = Tables {
        asked: &arguments.asked,
        sort: None,
        decompose: false,
        sensitivity: false,
        output: &arguments.output,
        appearance: &arguments.appearance,
        sections: Section::INDEX,
    };
    tables.print(plan, spoken)
}
