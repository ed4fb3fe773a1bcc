//! `report`, `gap`, `progress`, `pace`, `summary`: the tables.

use std::collections::BTreeSet;
use std::path::Path;

use super::arguments::{Appearance, Asked, Output, SortKey};
use super::environment::Languages;
use super::message::CliMessage;
use super::word::AllOr;
use super::{environment, output, run};
use crate::assess::{Assessment, Report};
use crate::language::{Language, plural};
use crate::plan::Plan;
use crate::quantity::Decimal;
use crate::report::{CsvStyle, Format, Section, Written};
use crate::say;

/// Tables, and how they are asked for.
pub(super) struct Tables<'a> {
    pub(super) asked: &'a Asked,
    /// What their rows are ordered by.
    pub(super) sort: Option<SortKey>,
    /// Whether it is shown what changes are made of.
    pub(super) decompose: bool,
    /// Whether it is shown what verdicts would be from other base years.
    pub(super) sensitivity: bool,
    pub(super) output: &'a Output,
    pub(super) appearance: &'a Appearance,
    pub(super) sections: &'a [Section],
}

impl Tables<'_> {
    /// Prints them.
    pub(super) fn print(&self, plan: &Plan, spoken: Languages) -> anyhow::Result<()> {
        let (language, l) = (spoken.results, spoken.messages);
        let file = environment::file(self.output.file.as_ref());
        let format = format(self.output.format, file, &Format::ALL)?;
        if self.output.labels && format != Format::Csv {
            let format = format.word();
            return Err(CliMessage::LabelsOf { format }.into());
        }
        environment::refuse_bytes(format == Format::Xlsx, format.word(), file)?;
        let style = environment::style(self.appearance, file.is_some(), language, plan.rounding);
        let trace = format.tells_origins().then_some(language);
        let told = (trace, self.sensitivity);
        let mut outcome = run::assess(plan, self.asked, false, told, l)?;
        if let Some(key) = self.sort {
            sort(plan, &mut outcome.report, key);
        }
        let sections = self.sections(&outcome.report);
        let csv = CsvStyle {
            bom: has_bom(self.output, file, language),
            labels: self.output.labels,
        };
        let bytes = crate::report::render(format, plan, &outcome.report, &sections, &style, csv)
            .map_err(CliMessage::from)?;
        let inputs = run::files_read(plan, &outcome, self.asked.compare.as_deref());
        output::write(&bytes, file, inputs, l)?;
        tell_what_is_not_shown(format, &sections, &outcome.report, l);
        Ok(())
    }

    /// The sections with what the options add: changes since an earlier run, what changes are made of, and a ranking where the regions of one target are shown.
    fn sections(&self, report: &Report) -> Vec<Section> {
        let targets = report.assessments.iter().map(|one| one.target);
        let targets: BTreeSet<usize> = targets.collect();
        let one_target = targets.len() == 1 && self.sort.is_none();
        let ranks = self.asked.input.by_region && one_target;
        let mut sections = self.sections.to_vec();
        for section in &mut sections {
            if ranks && *section == Section::Gap {
                *section = Section::Ranking;
            }
        }
        if self.asked.input.by_region {
            let shown = [Section::Gap, Section::Overview, Section::Ranking];
            let last = sections.iter().rposition(|one| shown.contains(one));
            if let Some(last) = last {
                sections.insert(last + 1, Section::Beside);
            }
        }
        let more = [
            (self.decompose, Section::Decomposition),
            (
                self.asked.input.method == Some(AllOr::All),
                Section::Methods,
            ),
            (self.sensitivity, Section::Sensitivity),
        ];
        for (_, section) in more.into_iter().filter(|(asked, _)| *asked) {
            // Below the tables, above what is said of the data.
            let findings = sections.iter().position(|one| *one == Section::Findings);
            sections.insert(findings.unwrap_or(sections.len()), section);
        }
        if self.asked.compare.is_some() && !sections.contains(&Section::Changes) {
            sections.insert(0, Section::Changes);
        }
        sections
    }
}

/// Whether CSV gets a byte order mark: as asked, else in files of a Chinese run, which spreadsheets open.
pub(super) fn has_bom(output: &Output, file: Option<&Path>, language: Language) -> bool {
    let usual = file.is_some() && language == Language::Zh;
    output.bom || (usual && !output.no_bom)
}

/// Puts assessments into an order; of figures the least first, which needs attention, and what has none last.
fn sort(plan: &Plan, report: &mut Report, key: SortKey) {
    let assessments = &mut report.assessments;
    let figure: fn(&Assessment) -> Option<Decimal> = match key {
        SortKey::Plan => return,
        SortKey::Name => {
            let name = |a: &Assessment| plan.targets.get(a.target).map(|target| &target.name);
            return assessments.sort_by(|a, b| name(a).cmp(&name(b)));
        }
        SortKey::Status => return assessments.sort_by_key(|a| (a.status.is_none(), a.status)),
        SortKey::Progress => |assessment| assessment.progress,
        SortKey::Margin => |assessment| assessment.margin,
        SortKey::Attainment => |assessment| assessment.attainment,
    };
    assessments.sort_by_key(|assessment| {
        let figure = figure(assessment);
        (figure.is_none(), figure)
    });
}

/// Says what the result does not: that nothing was selected, that there are findings.
fn tell_what_is_not_shown(format: Format, sections: &[Section], report: &Report, l: Language) {
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
        Format::Table | Format::Markdown | Format::Html | Format::Xlsx => {
            sections.contains(&Section::Findings)
        }
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
pub(super) fn format<F: Written>(
    asked: Option<F>,
    file: Option<&Path>,
    offered: &[F],
) -> Result<F, CliMessage> {
    if let Some(format) = asked {
        return Ok(format);
    }
    let Some(ending) = file.and_then(Path::extension) else {
        return Ok(F::default());
    };
    let ending = ending.to_string_lossy();
    let format = F::of_ending(&ending).filter(|format| offered.contains(format));
    format.ok_or_else(|| {
        let known = offered.iter().flat_map(|format| format.endings());
        CliMessage::UnknownEnding {
            ending: ending.into_owned(),
            known: known.map(|ending| (*ending).to_owned()).collect(),
        }
    })
}
