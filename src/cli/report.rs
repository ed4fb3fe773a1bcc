//! `report`, `gap`, `progress`, `pace`, `summary`: the tables.

use std::path::Path;

use super::arguments::{Output, ReportArguments};
use super::complaint::Complaint;
use super::run::Asked;
use super::{Failure, choice, environment, order, run};
use crate::assess::Report;
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
    let word = arguments.output.format.as_deref();
    let format = format(word, file, Format::ALL, language)?;
    let style = environment::style(
        &arguments.appearance,
        file.is_some(),
        language,
        plan.rounding,
    )?;
    let asked = Asked {
        input: &arguments.input,
        selection: &arguments.selection,
        compare: arguments.compare.as_deref(),
        everything: false,
    };
    let mut report = run::assess(&mut plan, &asked, language)?.report;
    if let Some(key) = &arguments.sort {
        order::sort(&plan, &mut report, key, language)?;
    }
    let sections = shown(arguments, &plan, sections);
    let bom = bom(&arguments.output, language);
    let bytes = crate::report::render(format, &plan, &report, &sections, &style, bom);
    environment::write(&bytes, file, language)?;
    tell(format, &sections, &report, language);
    Ok(())
}

/// The sections with what the options add: changes since an earlier run, and a ranking where the regions of one target are shown.
fn shown(arguments: &ReportArguments, plan: &Plan, sections: &[Section]) -> Vec<Section> {
    let one_target = plan.targets.len() == 1 && arguments.sort.is_none();
    let ranks = arguments.input.by_region && one_target;
    let mut sections = sections.to_vec();
    for section in &mut sections {
        if ranks && *section == Section::Gap {
            *section = Section::Ranking;
        }
    }
    if arguments.compare.is_some() && !sections.contains(&Section::Changes) {
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
    word: Option<&str>,
    file: Option<&Path>,
    formats: &[Format],
    language: Language,
) -> Result<Format, Complaint> {
    let offered = |format: &Format| formats.contains(format);
    if let Some(word) = word {
        let known = formats.iter().map(|format| format.word());
        let unknown = || choice::unknown("--format", word, known, language);
        return Format::of(word).filter(offered).ok_or_else(unknown);
    }
    let ending = file.and_then(Path::extension);
    let Some(ending) = ending.map(|ending| ending.to_string_lossy()) else {
        return Ok(Format::default());
    };
    let unknown = || {
        let sentence = say!(
            language,
            "不认识文件名后缀“{ending}”",
            "the ending `{ending}` means no format"
        );
        let known = formats.iter().flat_map(|format| format.endings());
        choice::among(sentence, &ending, known.copied(), language)
    };
    Format::of_ending(&ending)
        .filter(offered)
        .ok_or_else(unknown)
}
