//! The main page of a terminal: gap and progress in one table, as far as the page is wide.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods of an entry, which has a lifetime, are no plain functions"
)]

use super::document::{Kind, Table};
use super::fields::{self, Field};
use super::message::Label;
use super::view::View;
use super::{gap, method, progress};

/// The overview: gap and progress in one.
const OVERVIEW: &[Field] = &[
    Field::new(Label::Goal, Kind::Text, |entry| entry.goal()).below_name(),
    Field::new(Label::Baseline, Kind::Number, |entry| entry.baseline())
        .bare()
        .rank(4),
    Field::new(Label::Latest, Kind::Number, |entry| entry.latest()),
    Field::new(Label::Period, Kind::Period, |entry| entry.period()),
    Field::new(Label::Gap, Kind::Number, |entry| entry.gap()).bare(),
    Field::new(Label::Progress, Kind::Picture, |entry| entry.progress()),
    Field::new(Label::Margin, Kind::Number, |entry| entry.margin()).rank(1),
    Field::new(Label::RequiredPerYear, Kind::Number, |entry| {
        entry.required()
    })
    .bare()
    .rank(3),
    Field::new(Label::RequiredGrowth, Kind::Number, |entry| {
        entry.required_growth()
    })
    .rank(5),
    Field::new(Label::Projection, Kind::Number, |entry| entry.projection())
        .bare()
        .rank(2),
    Field::new(Label::Rating, Kind::Text, |entry| entry.rating()).rank(1),
    Field::new(Label::History, Kind::Picture, |entry| entry.course()).rank(6),
    Field::new(Label::Against, Kind::Text, |entry| entry.against()),
    Field::new(Label::Status, Kind::Text, |entry| {
        entry.status_beside_period()
    }),
    Field::new(Label::Judged, Kind::Text, |entry| entry.judged()),
];

/// The table of the main page.
pub(super) fn table(view: &View) -> Table {
    let mut notes = gap::notes(view);
    notes.extend(progress::notes(view));
    notes.extend(method::notes(view));
    notes.extend(gap::reasons(view, |assessment| {
        gap::misses(assessment) || progress::misses(assessment)
    }));
    let all = 0..view.report.assessments.len();
    fields::table(view, view.word(Label::OverviewTable), OVERVIEW, all, notes)
}
