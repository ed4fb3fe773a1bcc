//! The gap table: how far every indicator is from its goal.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods of an entry, which has a lifetime, are no plain functions"
)]

use crate::assess::{Assessment, Status};
use crate::say;

use super::document::{Kind, Note, Table};
use super::fields::{self, Field};
use super::message::{Label, Remark};
use super::view::{View, once};

/// The gap table after the columns that name a row.
pub(super) const GAP: &[Field] = &[
    Field::new(Label::Goal, Kind::Text, |entry| entry.goal()).below_name(),
    Field::new(Label::Baseline, Kind::Number, |entry| entry.baseline())
        .bare()
        .rank(4),
    Field::new(Label::Latest, Kind::Number, |entry| entry.latest()),
    Field::new(Label::Period, Kind::Period, |entry| entry.period()),
    Field::new(Label::YearToDate, Kind::Number, |entry| entry.newest())
        .bare()
        .rank(6),
    Field::new(Label::OnYear, Kind::Number, |entry| entry.newest_on_year()).rank(5),
    Field::new(Label::Gap, Kind::Number, |entry| entry.gap()).bare(),
    Field::new(Label::Attainment, Kind::Number, |entry| entry.attainment()).rank(1),
    Field::new(Label::RequiredPerYear, Kind::Number, |entry| {
        entry.required()
    })
    .bare()
    .rank(2),
    Field::new(Label::RequiredGrowth, Kind::Number, |entry| {
        entry.required_growth()
    })
    .rank(3),
    Field::new(Label::Against, Kind::Text, |entry| entry.against()),
    Field::new(Label::Status, Kind::Text, |entry| {
        entry.status_beside_period()
    }),
    Field::new(Label::Judged, Kind::Text, |entry| entry.judged()),
];

/// The gap table of a report.
pub(super) fn table(view: &View) -> Table {
    let mut notes = notes(view);
    // Who reads a gap wants to know why there is none.
    notes.extend(reasons(view, misses));
    let all = 0..view.report.assessments.len();
    fields::table(view, view.word(Label::GapTable), GAP, all, notes)
}

/// Whether a row of the gap table has something to explain.
pub(super) fn misses(assessment: &Assessment) -> bool {
    assessment.gap.is_none() || assessment.status == Some(Status::NoData)
}

/// What is to be known of the figures.
pub(super) fn notes(view: &View) -> Vec<Note> {
    let assessments = &view.report.assessments;
    let attained = |ratio| {
        let mut attained = assessments.iter().filter(|a| a.attainment.is_some());
        attained.any(|a| a.unit.is_ratio() == ratio)
    };
    let negative = |a: &Assessment| a.gap.is_some_and(crate::quantity::Decimal::is_negative);
    let remarks = [
        (attained(true) && attained(false)).then_some(Remark::Attainment),
        assessments
            .iter()
            .any(negative)
            .then_some(Remark::NegativeGap),
    ];
    let remarks = remarks.into_iter().flatten();
    remarks
        .map(|remark| Note::new(remark.text(view.style.language)))
        .collect()
}

/// Why figures are missing: each sentence once, with the ids that it is for.
pub(super) fn reasons(view: &View, holds: impl Fn(&Assessment) -> bool) -> Vec<Note> {
    let language = view.style.language;
    let assessments = view.report.assessments.iter().filter(|a| holds(a));
    let said = assessments.filter_map(|assessment| {
        let reason = assessment.telling_reason()?;
        Some((reason.text(language), view.name(assessment)))
    });
    let note = |(sentence, names): (String, Vec<String>)| {
        let names = language.list(names);
        Note::missing(say!(language, "{sentence}：{names}", "{sentence}: {names}"))
    };
    once(said).into_iter().map(note).collect()
}
