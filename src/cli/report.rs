//! `report`, `gap`, `progress`, `pace`, `summary`, `index`: the tables; `brief`: the paragraph; `explain`: the whole chain of one target.

use std::collections::BTreeSet;

use super::arguments::{
    Appearance, Asked, BriefArguments, ExplainArguments, Output, ReportArguments, SortKey,
    SummaryArguments,
};
use super::environment::{self, Languages};
use super::message::{CliMessage, Refusal};
use super::pages::{self, Paper};
use super::word::AllOr;
use super::{output, run, waiting};
use crate::assess::{Assessment, Report};
use crate::language::{Language, plural};
use crate::plan::{Plan, Request, Target};
use crate::quantity::Decimal;
use crate::report::brief::BriefFormat;
use crate::report::{self, Format, Section};
use crate::say;

/// Tables, and how they are asked for.
struct Tables<'a> {
    asked: &'a Asked,
    /// What is asked of rows of targets.
    rows: Option<&'a ReportArguments>,
    output: &'a Output,
    appearance: &'a Appearance,
    sections: &'a [Section],
}

/// Prints tables with a row a target.
pub(super) fn rows(
    arguments: &ReportArguments,
    sections: &[Section],
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let tables = Tables {
        asked: &arguments.asked,
        rows: Some(arguments),
        output: &arguments.output,
        appearance: &arguments.appearance,
        sections,
    };
    tables.print(plan, spoken)
}

/// Prints tables of counts or scores.
pub(super) fn counts(
    arguments: &SummaryArguments,
    sections: &[Section],
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let tables = Tables {
        asked: &arguments.asked,
        rows: None,
        output: &arguments.output,
        appearance: &arguments.appearance,
        sections,
    };
    tables.print(plan, spoken)
}

impl Tables<'_> {
    /// Prints them.
    fn print(&self, plan: &Plan, spoken: Languages) -> anyhow::Result<()> {
        let paper = Paper::new(self.output, self.appearance, plan.rounding, spoken)?;
        let more = |request: Request| Request {
            trace: paper.format.tells_origins().then_some(spoken.results),
            sensitivity: self.rows.is_some_and(|rows| rows.sensitivity),
            // No column of machine CSV shows them but those of the index.
            ranks: request.ranks
                && (paper.format != Format::Csv
                    || self.output.labels
                    || self.sections.contains(&Section::Scores)
                    || self.asked.compare.is_some()),
            ..request
        };
        let mut outcome = run::assess(plan, self.asked, more, spoken.messages)?;
        if let Some(key) = self.sort() {
            sort(plan, &mut outcome.report, key);
        }
        let report = &outcome.report;
        let sections = self.sections(report);
        let sheet = report::sheet(plan, report, &sections, &paper.style);
        paper.write(&sheet, run::files_read(plan, &outcome, self.asked.compare.as_deref()))?;
        tell_what_is_not_shown(paper.format, &sections, report, spoken.messages);
        Ok(())
    }

    /// What rows are ordered by.
    fn sort(&self) -> Option<SortKey> {
        self.rows.and_then(|rows| rows.sort)
    }

    /// The sections with what the options add: changes since an earlier run, what changes are made of, and a ranking where the regions of one target are shown.
    fn sections(&self, report: &Report) -> Vec<Section> {
        let targets = report.assessments.iter().map(|one| one.target);
        let targets: BTreeSet<usize> = targets.collect();
        let one_target = targets.len() == 1 && self.sort().is_none();
        let are_regions = report.assessments.iter().all(|one| one.region.is_some());
        let ranks = self.asked.input.by_region && one_target && are_regions;
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
            (self.rows.is_some_and(|rows| rows.decompose), Section::Decomposition),
            (self.asked.input.method == Some(AllOr::All), Section::Methods),
            (self.rows.is_some_and(|rows| rows.sensitivity), Section::Sensitivity),
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

/// Writes what an analyst would say of a plan.
pub(super) fn brief(
    arguments: &BriefArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (language, l) = (spoken.results, spoken.messages);
    let file = environment::file(arguments.page.output.as_ref());
    let format = pages::format(arguments.format, file, &BriefFormat::ALL)?;
    environment::refuse_bytes(format == BriefFormat::Docx, format.word(), file)?;
    let look = &arguments.page.appearance;
    let style = environment::style(look, file.is_some(), language, plan.rounding);
    run::one_method(&arguments.input)?;
    let request = run::request(&arguments.input, l)?;
    let request = run::selected(plan, &arguments.selection, request)?;
    let outcome =
        waiting::told(l, &request.progress, || crate::run(plan, &request)).map_err(Refusal)?;
    let most = usize::from(arguments.sentences);
    let bytes = report::brief::render(format, plan, &outcome.report, &style, most)
        .map_err(CliMessage::from)?;
    output::write(&bytes, file, run::files_read(plan, &outcome, None), l)
}

/// Prints how every number of a target came about.
pub(super) fn explain(
    arguments: &ExplainArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let (language, l) = (spoken.results, spoken.messages);
    let file = environment::file(arguments.page.output.as_ref());
    let style =
        environment::style(&arguments.page.appearance, file.is_some(), language, plan.rounding);
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
    let outcome =
        waiting::told(l, &request.progress, || crate::run(plan, &request)).map_err(Refusal)?;
    let mut bytes = Vec::new();
    for assessment in &outcome.report.assessments {
        if !bytes.is_empty() {
            bytes.push(b'\n');
        }
        let scored = outcome.report.scored(assessment);
        bytes.extend(report::explain::render(plan, assessment, scored, &style));
    }
    output::write(&bytes, file, run::files_read(plan, &outcome, None), l)
}
