//! `report`, `gap`, `progress`, `pace`: the tables.

use super::arguments::{Output, ReportArguments};
use super::{Failure, choice, environment, run};
use crate::assess::Changes;
use crate::language::{Language, plural};
use crate::plan::Plan;
use crate::report::{Format, Section};
use crate::say;

/// Prints the sections asked for.
pub(super) fn execute(
    arguments: &ReportArguments,
    mut plan: Plan,
    sections: &[Section],
    language: Language,
) -> Result<(), Failure> {
    let file = arguments.output.file.as_deref();
    let format = format(&arguments.output, language)?;
    let style = environment::style(
        &arguments.appearance,
        file.is_some(),
        language,
        plan.rounding,
    )?;
    let earlier = run::earlier(arguments.compare.as_deref(), language)?;
    run::select(&mut plan, &arguments.selection, language)?;
    let request = run::request(&arguments.input, language)?;
    let mut outcome = crate::run(&plan, request).map_err(Failure::Diagnostics)?;
    run::arrange(&plan, &mut outcome.report, &arguments.selection, language)?;
    let mut sections = sections.to_vec();
    if let Some(earlier) = earlier {
        let restricted = run::is_restricted(&arguments.input, &arguments.selection);
        let report = &mut outcome.report;
        report.changes = Some(Changes::between(&earlier, &plan, report, restricted));
        if !sections.contains(&Section::Changes) {
            sections.insert(0, Section::Changes);
        }
    }
    let sections = sections.as_slice();
    let to_file = file.is_some() && language == Language::Zh;
    let bom = arguments.output.bom || (to_file && !arguments.output.no_bom);
    let bytes = crate::report::render(format, &plan, &outcome.report, sections, &style, bom);
    environment::write(&bytes, file, language)?;
    let tells = sections.contains(&Section::Findings) && format != Format::Csv;
    let count = outcome.report.findings.len();
    if count > 0 && !tells && format != Format::Json {
        let findings = plural(count, "finding");
        environment::complain(&say!(
            language,
            "提示: 另有 {count} 条数据提示，用 indicalc report 查看\n",
            "note: {findings} on the data; see indicalc report\n"
        ));
    }
    Ok(())
}

/// The format asked for, else that of the file's name.
pub(super) fn format(output: &Output, language: Language) -> Result<Format, Failure> {
    if let Some(word) = &output.format {
        let unknown = || choice::unknown("--format", word, Format::words(), language);
        return Ok(Format::of(word).ok_or_else(unknown)?);
    }
    let name = output.file.as_ref().map(|path| path.display().to_string());
    Ok(name
        .and_then(|name| Format::of_file_name(&name))
        .unwrap_or_default())
}
