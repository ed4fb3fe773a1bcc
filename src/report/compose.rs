//! A report put on paper: its tables and notes, section by section.

use crate::assess::Report;
use crate::plan::Plan;

use super::document::Document;
use super::message::Label;
use super::view::View;
use super::{Section, Style, changes, findings, gap, moves, pace, progress, ranking, summary};

/// Puts a report on paper: the sections asked for, in their order.
#[must_use]
pub fn document(plan: &Plan, report: &Report, sections: &[Section], style: &Style) -> Document {
    let mut document = Document {
        title: plan.title.clone(),
        preface: preface(plan, report, style),
        ..Document::default()
    };
    for section in sections {
        let view = View {
            plan,
            report,
            style,
            sections,
        };
        match section {
            Section::Counts => document.counts = Some(summary::counts(&view)),
            Section::Changes => {
                document.tables.extend(changes::table(&view));
                document.tables.extend(moves::table(&view));
            }
            Section::Gap => document.tables.push(gap::table(&view)),
            Section::Progress => document.tables.push(progress::table(&view)),
            Section::Pace => document.tables.extend(pace::tables(&view)),
            Section::Summary => document.tables.extend(summary::tables(&view)),
            Section::Ranking => document.tables.push(ranking::table(&view)),
            Section::Findings => document.findings = findings::list(&view),
        }
    }
    for table in &mut document.tables {
        table.leave_out_blank_columns();
    }
    document
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
