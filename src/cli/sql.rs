//! `sql`: the query that gives, where the micro-data lives, what the plan needs of them.

use std::path::PathBuf;

use super::arguments::SqlArguments;
use super::environment::{self, Languages, is_standard};
use super::message::Refusal;
use super::output;
use crate::plan::{Plan, Request};
use crate::sql;

/// Prints the query.
pub(super) fn execute(
    arguments: &SqlArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let l = spoken.messages;
    let piped = arguments.data.iter().any(is_standard);
    let piped = piped.then(|| environment::standard_input(l));
    let request = Request {
        files: (!arguments.data.is_empty()).then(|| arguments.data.clone()),
        standard_input: piped.transpose()?.map(Into::into),
        ..Request::default()
    };
    let query = sql::query(plan, &request, arguments.dialect, arguments.from.as_deref());
    let query = query.map_err(Refusal)?;
    let file = environment::file(arguments.output.as_ref());
    let inputs = [&arguments.targets].into_iter().chain(&arguments.data);
    output::write(query.as_bytes(), file, inputs.map(PathBuf::as_path), l)
}
