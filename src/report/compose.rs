//! A report put on paper: its tables and notes, section by section.

use std::time::Duration;

use crate::assess::Report;
use crate::parallel;
use crate::plan::Plan;

use super::document::{Document, Table};
use super::message::Label;
use super::view::View;
use super::{Section, Style, changes, findings, gap, moves, pace, progress, ranking, summary};

/// What it takes to put one assessment on paper in one section, about.
const ROW: Duration = Duration::from_micros(20);

/// Puts a report on paper: the sections asked for, in their order.
#[must_use]
pub fn document(plan: &Plan, report: &Report, sections: &[Section], style: &Style) -> Document {
    let mut document = Document {
        title: plan.title.clone(),
        preface: preface(plan, report, style),
        ..Document::default()
    };
    let view = View::new(plan, report, sections, style);
    if sections.contains(&Section::Counts) {
        document.counts = Some(summary::counts(&view));
    }
    if sections.contains(&Section::Findings) {
        document.findings = findings::list(&view);
    }
    let rows = sections.len() * report.assessments.len();
    let expected = parallel::times(ROW, rows);
    let tables = parallel::map(sections, expected, |section| tables(*section, &view));
    document.tables = tables.into_iter().flatten().collect();
    document
}

/// The tables of a section.
fn tables(section: Section, view: &View<'_>) -> Vec<Table> {
    let is_empty = view.report.assessments.is_empty();
    let mut tables: Vec<Table> = match section {
        Section::Counts | Section::Findings => Vec::new(),
        Section::Gap | Section::Progress | Section::Ranking if is_empty => Vec::new(),
        Section::Changes => changes::table(view)
            .into_iter()
            .chain(moves::table(view))
            .collect(),
        Section::Gap => vec![gap::table(view)],
        Section::Progress => vec![progress::table(view)],
        Section::Pace => pace::tables(view),
        Section::Summary => summary::tables(view),
        Section::Ranking => vec![ranking::table(view)],
    };
    for table in &mut tables {
        table.leave_out_blank_columns();
    }
    tables
}

/// Source and note of the plan, the region, where it is one (rows of several name theirs), and how far the data reach.
fn preface(plan: &Plan, report: &Report, style: &Style) -> Vec<(String, String)> {
    let mut regions = report.assessments.iter().map(|a| a.region.as_ref());
    let first = regions.next().unwrap_or(plan.region.as_ref());
    let region = first.filter(|_| regions.all(|region| region == first));
    let lines = [
        (Label::Source, plan.source.clone()),
        (Label::Note, plan.note.clone()),
        (Label::Region, region.cloned()),
        (Label::AsOf, report.as_of.map(|month| month.to_string())),
    ];
    lines
        .into_iter()
        .filter_map(|(label, text)| Some((label.text(style.language), text?)))
        .collect()
}
