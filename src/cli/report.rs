//! `report`, `gap`, `progress`, `pace`, `summary`: the tables.

use std::path::Path;

use super::arguments::{Appearance, Asked, Output};
use super::complaint::Complaint;
use super::environment::Languages;
use super::order::{self, Key};
use super::{Failure, choice, environment, run};
use crate::assess::Report;
use crate::language::{Language, plural};
use crate::plan::Plan;
use crate::report::{Format, Section};
use crate::say;

/// Tables, and how they are asked for.
pub(super) struct Tables<'a> {
    pub(super) asked: &'a Asked,
    /// What their rows are ordered by.
    pub(super) sort: Option<Key>,
    pub(super) output: &'a Output,
    pub(super) appearance: &'a Appearance,
    pub(super) sections: &'a [Section],
}

/// Prints tables.
pub(super) fn execute(
    tables: &Tables<'_>,
    mut plan: Plan,
    spoken: Languages,
) -> Result<(), Failure> {
    let (language, l) = (spoken.results, spoken.messages);
    let output = tables.output;
    let file = output.file.as_deref();
    let format = format(output.format, file, &Format::ALL, l)?;
    let style = environment::style(tables.appearance, file.is_some(), language, plan.rounding);
    let mut report = run::assess(&mut plan, tables.asked, false, l)?.report;
    if let Some(key) = tables.sort {
        order::sort(&plan, &mut report, key);
    }
    let sections = shown(tables, &plan);
    let bom = bom(output, language);
    let bytes = crate::report::render(format, &plan, &report, &sections, &style, bom);
    environment::write(&bytes, file, l)?;
    tell(format, &sections, &report, l);
    Ok(())
}

/// The sections with what the options add: changes since an earlier run, and a ranking where the regions of one target are shown.
fn shown(tables: &Tables<'_>, plan: &Plan) -> Vec<Section> {
    let one_target = plan.targets.len() == 1 && tables.sort.is_none();
    let ranks = tables.asked.input.by_region && one_target;
    let mut sections = tables.sections.to_vec();
    for section in &mut sections {
        if ranks && *section == Section::Gap {
            *section = Section::Ranking;
        }
    }
    if tables.asked.compare.is_some() && !sections.contains(&Section::Changes) {
        sections.insert(0, Section::Changes);
    }
    sections
}

/// Whether CSV gets a byte order mark: as asked, else in files of a Chinese run, which spreadsheets open.
fn bom(output: &Output, language: Language) -> bool {
    let usual = output.file.is_some() && language == Language::Zh;
    output.bom || (usual && !output.no_bom)
}

/// Says what the result does not: that nothing was selected, that there are findings.
fn tell(format: Format, sections: &[Section], report: &Report, l: Language) {
    if report.assessments.is_empty() {
        environment::complain(&say!(
            l,
            "提示: 没有符合所选条件的目标\n",
            "note: no target matches what was asked for\n"
        ));
    }
    let are_shown = match format {
        Format::Csv => false,
        Format::Json => !sections.contains(&Section::Summary),
        Format::Table | Format::Markdown => sections.contains(&Section::Findings),
    };
    let count = report.findings.len();
    if count > 0 && !are_shown {
        let findings = plural(count, "finding");
        environment::complain(&say!(
            l,
            "提示: 另有 {count} 条数据提示，用 indicalc report 查看\n",
            "note: {findings} on the data; see indicalc report\n"
        ));
    }
}

/// The format asked for, else that of the file's name, one of those that a command has; an ending that means none is an error,
/// rather than tables in a workbook.
pub(super) fn format(
    asked: Option<Format>,
    file: Option<&Path>,
    formats: &[Format],
    language: Language,
) -> Result<Format, Complaint> {
    if let Some(format) = asked {
        return Ok(format);
    }
    let ending = file.and_then(Path::extension);
    let Some(ending) = ending.map(|ending| ending.to_string_lossy()) else {
        return Ok(Format::default());
    };
    let known = formats.iter().flat_map(|format| format.endings());
    let unknown = || choice::unknown_ending(&ending, known.copied(), language);
    let format = Format::of_ending(&ending).filter(|format| formats.contains(format));
    format.ok_or_else(unknown)
}
