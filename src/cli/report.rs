//! `report`, `gap`, `progress`, `pace`, `summary`: the tables.

use super::arguments::{Output, ReportArguments};
use super::complaint::Complaint;
use super::{Failure, choice, environment, order, run};
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
    let outcome = crate::run(&plan, request).map_err(Failure::Diagnostics)?;
    let mut report = outcome.report;
    run::keep_statuses(&mut report, &arguments.selection);
    if let Some(key) = &arguments.sort {
        order::sort(&plan, &mut report, key, language)?;
    }
    let mut sections = sections.to_vec();
    if let Some(earlier) = earlier {
        let restricted = run::is_restricted(&arguments.input, &arguments.selection);
        report.changes = Some(Changes::between(&earlier, &plan, &report, restricted));
        if !sections.contains(&Section::Changes) {
            sections.insert(0, Section::Changes);
        }
    }
    if ranks(arguments, &plan) {
        let gaps = sections
            .iter_mut()
            .filter(|section| **section == Section::Gap);
        gaps.for_each(|section| *section = Section::Ranking);
    }
    let bom = bom(&arguments.output, language);
    let bytes = crate::report::render(format, &plan, &report, &sections, &style, bom);
    environment::write(&bytes, file, language)?;
    if report.assessments.is_empty() {
        environment::complain(&say!(
            language,
            "提示: 没有符合所选条件的目标\n",
            "note: no target is as asked for\n"
        ));
    }
    let shows_findings = match format {
        Format::Csv => false,
        Format::Json => !sections.contains(&Section::Summary),
        Format::Table | Format::Markdown => sections.contains(&Section::Findings),
    };
    if !shows_findings {
        tell_findings(report.findings.len(), language);
    }
    Ok(())
}

/// Whether the regions of one target are to be ranked.
fn ranks(arguments: &ReportArguments, plan: &Plan) -> bool {
    arguments.input.by_region && plan.targets.len() == 1 && arguments.sort.is_none()
}

/// Whether CSV gets a byte order mark: as asked, else in files of a Chinese run, which spreadsheets open.
fn bom(output: &Output, language: Language) -> bool {
    let usual = output.file.is_some() && language == Language::Zh;
    output.bom || (usual && !output.no_bom)
}

/// Says that there are findings where they are not shown.
fn tell_findings(count: usize, language: Language) {
    if count > 0 {
        let findings = plural(count, "finding");
        environment::complain(&say!(
            language,
            "提示: 另有 {count} 条数据提示，用 indicalc report 查看\n",
            "note: {findings} on the data; see indicalc report\n"
        ));
    }
}

/// The format asked for, else that of the file's name; an ending that means none is an error, rather than tables in a workbook.
pub(super) fn format(output: &Output, language: Language) -> Result<Format, Complaint> {
    if let Some(word) = &output.format {
        let unknown = || choice::unknown("--format", word, Format::words(), language);
        return Format::of(word).ok_or_else(unknown);
    }
    let ending = output.file.as_ref().and_then(|path| path.extension());
    let Some(ending) = ending.map(|ending| ending.to_string_lossy()) else {
        return Ok(Format::default());
    };
    let unknown = || {
        let sentence = say!(
            language,
            "不认识文件名后缀“{ending}”",
            "the ending `{ending}` means no format"
        );
        let known = Format::endings();
        choice::among(sentence, &ending, known, language)
    };
    Format::of_ending(&ending).ok_or_else(unknown)
}
