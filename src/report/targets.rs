//! The tables of targets: how far every indicator is from its goal, how fast it moves held against the path of its plan, and both in
//! one, which is the main page of a terminal.

use std::cmp::Reverse;

use crate::assess::{Assessment, Reason, Status};
use crate::quantity::{Decimal, plain};

use super::document::{Note, Table};
use super::entry::Entry;
use super::fields::{Field, number, period, picture, text};
use super::message::Label;
use super::view::{View, once};
use super::{Section, method, note};

/// The columns of the gap table behind those that name a row.
pub(super) fn gap_fields<'a>() -> Vec<Field<'a, Entry<'a>>> {
    vec![
        text(Label::Goal, Entry::goal).below_name(),
        number(Label::Baseline, Entry::baseline).bare().rank(4),
        number(Label::Latest, Entry::latest),
        period(Label::Period, Entry::period),
        number(Label::YearToDate, Entry::newest).bare().rank(6),
        number(Label::OnYear, Entry::newest_on_year).rank(5),
        number(Label::Gap, Entry::gap).bare(),
        number(Label::Attainment, Entry::attainment).rank(1),
        number(Label::RequiredPerYear, Entry::required)
            .bare()
            .rank(2),
        number(Label::RequiredGrowth, Entry::required_growth).rank(3),
        text(Label::Against, Entry::against),
        text(Label::Status, Entry::status_beside_period),
        text(Label::Judged, Entry::judged),
    ]
}

/// How far every indicator is from its goal.
pub(super) fn gap(view: &View) -> Table {
    let all = 0..view.report.assessments.len();
    let table = view.table(Label::GapTable, gap_fields(), all);
    // Who reads a gap wants to know why there is none.
    table
        .notes(gap_notes(view))
        .notes(reasons(view, misses_gap))
}

/// How fast every indicator moves.
pub(super) fn progress(view: &View) -> Table {
    let fields = vec![
        picture(Label::Progress, Entry::progress),
        number(Label::Time, Entry::time).rank(1),
        number(Label::Margin, Entry::margin),
        number(Label::ObservedPerYear, Entry::observed)
            .bare()
            .rank(3),
        number(Label::RequiredPerYear, Entry::required)
            .bare()
            .rank(2),
        number(Label::ObservedGrowth, Entry::observed_growth).rank(5),
        number(Label::RequiredGrowth, Entry::required_growth).rank(4),
        number(Label::Projection, Entry::projection),
        text(Label::Rating, Entry::rating),
        picture(Label::History, Entry::course).rank(6),
        text(Label::Status, Entry::status),
    ];
    let told = |one: &Assessment| misses_gap(one) && view.sections.contains(&Section::Gap);
    let table = view.table(
        Label::ProgressTable,
        fields,
        0..view.report.assessments.len(),
    );
    let table = table.notes(progress_notes(view)).notes(method::notes(view));
    table.notes(reasons(view, |one| {
        is_broken(one) || (misses_progress(one) && !told(one))
    }))
}

/// Gaps and progress in one, as far as the page is wide.
pub(super) fn overview(view: &View) -> Table {
    let fields = vec![
        text(Label::Goal, Entry::goal).below_name(),
        number(Label::Baseline, Entry::baseline).bare().rank(4),
        number(Label::Latest, Entry::latest),
        period(Label::Period, Entry::period),
        number(Label::Gap, Entry::gap).bare(),
        picture(Label::Progress, Entry::progress),
        number(Label::Margin, Entry::margin).rank(1),
        number(Label::RequiredPerYear, Entry::required)
            .bare()
            .rank(3),
        number(Label::RequiredGrowth, Entry::required_growth).rank(5),
        number(Label::Projection, Entry::projection).bare().rank(2),
        text(Label::Rating, Entry::rating).rank(1),
        picture(Label::History, Entry::course).rank(6),
        text(Label::Against, Entry::against),
        text(Label::Status, Entry::status_beside_period),
        text(Label::Judged, Entry::judged),
    ];
    let table = view.table(
        Label::OverviewTable,
        fields,
        0..view.report.assessments.len(),
    );
    let table = table.notes(gap_notes(view)).notes(progress_notes(view));
    let misses = |one: &Assessment| misses_gap(one) || misses_progress(one);
    table
        .notes(method::notes(view))
        .notes(reasons(view, misses))
}

/// Whether a row of the gap table has something to explain.
pub(super) fn misses_gap(assessment: &Assessment) -> bool {
    assessment.gap.is_none() || assessment.status == Some(Status::NoData)
}

/// Whether a row of the progress table has.
fn misses_progress(assessment: &Assessment) -> bool {
    assessment.margin.is_none() || is_broken(assessment)
}

/// Whether nothing is computed across a break.
fn is_broken(assessment: &Assessment) -> bool {
    let reason = assessment.telling_reason();
    matches!(reason, Some(Reason::SeriesBreak { .. }))
}

/// What is to be known of gaps.
pub(super) fn gap_notes(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let any = |test: &dyn Fn(&Assessment) -> bool| view.report.assessments.iter().any(test);
    let attained = |ratio| any(&|one| one.attainment.is_some() && one.unit.is_ratio() == ratio);
    let both = attained(true) && attained(false);
    let negative = any(&|one| one.gap.is_some_and(Decimal::is_negative));
    let notes = both.then(|| note::attainment(l)).into_iter();
    notes
        .chain(negative.then(|| note::negative_gap(l)))
        .map(Note::new)
        .collect()
}

/// What is to be known of progress: the stroke, and the band in which a margin counts as on schedule, which is the tool's own figure.
fn progress_notes(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let assessments = &view.report.assessments;
    let mut has_path = assessments
        .iter()
        .map(|one| one.progress.is_some() && one.time.is_some());
    let stroke = has_path.any(|has| has).then(|| note::stroke(l));
    let judged = assessments.iter().filter(|one| one.margin.is_some());
    let mut bands = once(judged.map(|one| (one.on_schedule_within.normalized(), view.name(one))));
    // The most common band speaks for all that are not named.
    bands.sort_by_key(|(_, names)| Reverse(names.len()));
    let bands = bands.into_iter().enumerate().map(|(at, (band, names))| {
        let points = plain(band.shifted(2).unwrap_or(band));
        match at {
            0 => note::band(l, points),
            _ => note::band_of(l, points, l.list(names)),
        }
    });
    stroke.into_iter().chain(bands).map(Note::new).collect()
}

/// Why figures are missing: each sentence once, with the ids that it is for.
pub(super) fn reasons(view: &View, holds: impl Fn(&Assessment) -> bool) -> Vec<Note> {
    let l = view.style.language;
    let assessments = view.report.assessments.iter().filter(|one| holds(one));
    let said = assessments.filter_map(|one| Some((one.telling_reason()?.text(l), view.name(one))));
    let said = once(said).into_iter();
    said.map(|(sentence, ids)| Note::missing(note::of_targets(l, sentence, l.list(ids))))
        .collect()
}
