//! A report put on paper: the document of the sections asked for.

use std::time::Duration;

use crate::assess::Report;
use crate::parallel;
use crate::plan::Plan;

use super::document::{Document, Table};
use super::message::Label;
use super::view::View;
use super::{
    Section, Style, brief, changes, decomposition, findings, gap, index, judged, otherwise,
    overview, pace, portraits, progress, ranking, sources, summary,
};

/// What it takes to put one assessment on paper in one section, about.
const ROW: Duration = Duration::from_micros(20);

/// Puts a report on paper: the sections asked for, in their order.
#[must_use]
pub fn document(plan: &Plan, report: &Report, sections: &[Section], style: &Style) -> Document {
    let view = View::new(plan, report, sections, style);
    let expected = parallel::times(ROW, sections.len() * report.assessments.len());
    let tables = parallel::map(sections, expected, |section| self::tables(&view, *section));
    let has = |section| sections.contains(&section);
    Document {
        language: style.language,
        title: plan.title.clone(),
        preface: preface(&view),
        counts: if has(Section::Counts) {
            summary::counts(&view)
        } else {
            Vec::new()
        },
        points: if has(Section::Points) {
            brief::points(&view)
        } else {
            Vec::new()
        },
        tables: tables.into_iter().flatten().collect(),
        portraits: if has(Section::Targets) {
            portraits::all(&view)
        } else {
            Vec::new()
        },
        findings: has(Section::Findings)
            .then(|| findings::list(&view))
            .flatten(),
    }
}

/// The tables of a section.
fn tables(view: &View, section: Section) -> Vec<Table> {
    let is_empty = view.report.assessments.is_empty();
    let mut tables: Vec<Table> = match section {
        Section::Counts | Section::Points | Section::Targets | Section::Findings => Vec::new(),
        Section::Overview | Section::Gap | Section::Progress | Section::Ranking if is_empty => {
            Vec::new()
        }
        Section::Changes => changes::tables(view),
        Section::Overview => vec![overview::table(view)],
        Section::Gap => vec![gap::table(view)],
        Section::Judged => judged::tables(view),
        Section::Progress => vec![progress::table(view)],
        Section::Pace => pace::tables(view),
        Section::Summary => summary::tables(view),
        Section::Ranking => vec![ranking::table(view)],
        Section::Beside => ranking::beside(view),
        Section::Decomposition => decomposition::tables(view),
        Section::Methods => otherwise::methods(view),
        Section::Sensitivity => otherwise::sensitivity(view),
        Section::Index => index::tables(view),
        Section::Scores => index::scores(view),
        Section::Sources => sources::table(view).into_iter().collect(),
    };
    for table in &mut tables {
        table.leave_out_blank_columns();
        table.align_digits();
    }
    tables
}

/// Source and note of the plan, the region, where it is one (rows of several name theirs), and how far the data reach.
fn preface(view: &View) -> Vec<(String, String)> {
    let (plan, report) = (view.plan, view.report);
    let mut regions = report.assessments.iter().map(|a| a.region.as_ref());
    let first = regions.next().unwrap_or(plan.region.as_ref());
    let region = first.filter(|_| regions.all(|region| region == first));
    let lines = [
        (Label::Source, plan.source.clone()),
        (Label::Note, plan.note.clone()),
        (Label::Region, region.cloned()),
        (Label::AsOf, report.as_of.map(|month| month.to_string())),
    ];
    let told = lines.into_iter();
    told.filter_map(|(label, text)| Some((view.word(label), text?)))
        .collect()
}
