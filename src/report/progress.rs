//! The progress table: how fast every indicator moves, held against the path of its plan.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods of an entry, which has a lifetime, are no plain functions"
)]

use crate::assess::{Assessment, Reason};
use crate::quantity::{Decimal, plain};

use super::document::{Kind, Note, Table};
use super::fields::{self, Field};
use super::message::{Label, Remark};
use super::view::View;
use super::{Section, gap, method};

/// The progress table after the columns that name a row.
const PROGRESS: &[Field] = &[
    Field::new(Label::Progress, Kind::Picture, |entry| entry.progress()),
    Field::new(Label::Time, Kind::Number, |entry| entry.time()).rank(1),
    Field::new(Label::Margin, Kind::Number, |entry| entry.margin()),
    Field::new(Label::ObservedPerYear, Kind::Number, |entry| {
        entry.observed()
    })
    .bare()
    .rank(3),
    Field::new(Label::RequiredPerYear, Kind::Number, |entry| {
        entry.required()
    })
    .bare()
    .rank(2),
    Field::new(Label::ObservedGrowth, Kind::Number, |entry| {
        entry.observed_growth()
    })
    .rank(5),
    Field::new(Label::RequiredGrowth, Kind::Number, |entry| {
        entry.required_growth()
    })
    .rank(4),
    Field::new(Label::Projection, Kind::Number, |entry| entry.projection()),
    Field::new(Label::Rating, Kind::Text, |entry| entry.rating()),
    Field::new(Label::History, Kind::Picture, |entry| entry.course()).rank(6),
    Field::new(Label::Status, Kind::Text, |entry| entry.status()),
];

/// The progress table of a report.
pub(super) fn table(view: &View) -> Table {
    let mut notes = notes(view);
    notes.extend(method::notes(view));
    let told =
        |assessment: &Assessment| gap::misses(assessment) && view.sections.contains(&Section::Gap);
    notes.extend(gap::reasons(view, |a| {
        is_broken(a) || (misses(a) && !told(a))
    }));
    let all = 0..view.report.assessments.len();
    fields::table(view, view.word(Label::ProgressTable), PROGRESS, all, notes)
}

/// Whether a row of the progress table has something to explain.
pub(super) fn misses(assessment: &Assessment) -> bool {
    assessment.margin.is_none() || is_broken(assessment)
}

/// Whether nothing is computed across a break.
fn is_broken(assessment: &Assessment) -> bool {
    let reason = assessment.telling_reason();
    matches!(reason, Some(Reason::SeriesBreak { .. }))
}

/// What is to be known of the figures.
pub(super) fn notes(view: &View) -> Vec<Note> {
    let mut assessments = view.report.assessments.iter();
    let has_path = |a: &Assessment| a.progress.is_some() && a.time.is_some();
    let stroke = assessments
        .any(has_path)
        .then(|| Note::new(Remark::Stroke.text(view.style.language)));
    stroke.into_iter().chain(bands(view)).collect()
}

/// The band in which a margin counts as on schedule: the tool's own figure, so it is said.
fn bands(view: &View) -> Vec<Note> {
    let language = view.style.language;
    let mut bands: Vec<(Decimal, Vec<String>)> = Vec::new();
    let assessments = view.report.assessments.iter();
    for assessment in assessments.filter(|a| a.margin.is_some()) {
        let band = assessment.on_schedule_within.normalized();
        let name = view.name(assessment);
        match bands.iter_mut().find(|(known, _)| *known == band) {
            Some((_, names)) => names.push(name),
            None => bands.push((band, vec![name])),
        }
    }
    // The most common band speaks for all that are not named.
    bands.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    let remark = |(at, (band, names)): (usize, (Decimal, Vec<String>))| {
        let points = plain(band.shifted(2).unwrap_or(band));
        let names = if at == 0 {
            String::new()
        } else {
            language.list(names)
        };
        Note::new(Remark::Band(points, names).text(language))
    };
    bands.into_iter().enumerate().map(remark).collect()
}
