//! A report put on paper: the document of the sections asked for.

use std::time::Duration;

use crate::assess::Report;
use crate::parallel;
use crate::plan::Plan;

use super::document::{Document, Table};
use super::message::Label;
use super::view::View;
use super::{
    Section, Style, brief, changes, decomposition, findings, index, otherwise, pace, portraits,
    ranking, sources, summary, targets,
};

/// What it takes to put one assessment on paper in one section, about.
const ROW: Duration = Duration::from_micros(20);

/// Puts a report on paper: the sections asked for, in their order.
#[must_use]
pub fn document(plan: &Plan, report: &Report, sections: &[Section], style: &Style) -> Document {
    let view = View::new(plan, report, sections, style);
    let expected = parallel::times(ROW, sections.len() * report.assessments.len());
    let tables = parallel::map(sections, expected, |section| {
        let tables = self::tables(&view, *section).into_iter();
        tables.map(Table::tidied).collect::<Vec<_>>()
    });
    let has = |section| sections.contains(&section);
    Document {
        language: style.language,
        title: plan.title.clone(),
        preface: preface(&view),
        counts: asked(has(Section::Counts), || summary::counts(&view)),
        points: asked(has(Section::Points), || brief::points(&view)),
        tables: tables.into_iter().flatten().collect(),
        portraits: asked(has(Section::Targets), || portraits::all(&view)),
        findings: has(Section::Findings).then(|| findings::list(&view)).flatten(),
    }
}

/// What is made only where it is asked for.
fn asked<T>(asked: bool, made: impl FnOnce() -> Vec<T>) -> Vec<T> {
    if asked { made() } else { Vec::new() }
}

/// The tables of a section.
fn tables(view: &View, section: Section) -> Vec<Table> {
    let is_empty = view.report.assessments.is_empty();
    match section {
        Section::Counts | Section::Points | Section::Targets | Section::Findings => Vec::new(),
        Section::Overview | Section::Gap | Section::Progress | Section::Ranking if is_empty => {
            Vec::new()
        }
        Section::Changes => changes::tables(view),
        Section::Overview => vec![targets::overview(view)],
        Section::Gap => vec![targets::gap(view)],
        Section::Judged => otherwise::judged(view).into_iter().collect(),
        Section::Progress => vec![targets::progress(view)],
        Section::Pace => pace::tables(view),
        Section::Summary => summary::tables(view),
        Section::Ranking => vec![ranking::table(view)],
        Section::Beside => ranking::beside(view).into_iter().collect(),
        Section::Decomposition => decomposition::tables(view),
        Section::Methods => otherwise::methods(view).into_iter().collect(),
        Section::Sensitivity => otherwise::sensitivity(view).into_iter().collect(),
        Section::Index => index::table(view).into_iter().collect(),
        Section::Scores => index::scores(view).into_iter().collect(),
        Section::Sources => sources::table(view).into_iter().collect(),
    }
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
    told.filter_map(|(label, text)| Some((view.word(label), text?))).collect()
}
