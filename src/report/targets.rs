//! The tables of targets: how far every indicator is from its goal, how fast it moves held against the path of its plan, and both in
//! one, which is the main page of a terminal.

use std::cmp::Reverse;

use crate::assess::{Assessment, Reason, Status};
use crate::language::Language;
use crate::quantity::{Decimal, plain};

use super::document::{Cell, Group, Kind, MISSING, Note, Table};
use super::entry::Entry;
use super::fields::{Field, number, period, picture, text};
use super::message::Label;
use super::view::{View, once};
use super::{Section, method, note};

/// The columns of the gap table behind those that name a row.
pub(super) fn gap_fields<'a>(view: &View<'a>) -> Vec<Field<'a, Entry<'a>>> {
    let behind = vec![
        number(Label::Baseline, Entry::baseline).bare().rank(4),
        number(Label::Latest, Entry::latest),
        period(Label::Period, Entry::period),
        number(Label::YearToDate, Entry::newest).bare().rank(6),
        number(Label::OnYear, Entry::newest_on_year).rank(5),
        number(Label::Gap, Entry::gap).bare(),
        number(Label::Attainment, Entry::attainment).rank(1),
        number(Label::RequiredPerYear, Entry::required).bare().rank(2),
        number(Label::RequiredGrowth, Entry::required_growth).rank(3),
        text(Label::Against, Entry::against),
        text(Label::Status, Entry::status_beside_period),
        text(Label::Judged, Entry::judged),
    ];
    goal_fields(view).into_iter().chain(behind).collect()
}

/// The goal, and what it comes to in each of several regions.
fn goal_fields<'a>(view: &View<'a>) -> Vec<Field<'a, Entry<'a>>> {
    let level = number(Label::GoalOfRegion, Entry::goal_level).bare().rank(2);
    [text(Label::Goal, Entry::goal).below_name()]
        .into_iter()
        .chain(view.is_by_target().then_some(level))
        .collect()
}

/// How far every indicator is from its goal.
pub(super) fn gap(view: &View) -> Table {
    let table = of_all(view, Label::GapTable, gap_fields(view));
    // Who reads a gap wants to know why there is none.
    table.notes(attainment_note(view)).notes(gap_notes(view)).notes(reasons(view, misses_gap))
}

/// How fast every indicator moves.
pub(super) fn progress(view: &View) -> Table {
    let fields = vec![
        picture(Label::Progress, Entry::progress),
        number(Label::Time, Entry::time).rank(1),
        number(Label::Margin, Entry::margin),
        number(Label::ObservedPerYear, Entry::observed).bare().rank(3),
        number(Label::RequiredPerYear, Entry::required).bare().rank(2),
        number(Label::ObservedGrowth, Entry::observed_growth).rank(5),
        number(Label::RequiredGrowth, Entry::required_growth).rank(4),
        number(Label::Projection, Entry::projection),
        text(Label::Rating, Entry::rating),
        picture(Label::History, Entry::course).rank(6),
        text(Label::Status, Entry::status),
    ];
    let told = |one: &Assessment| misses_gap(one) && view.sections.contains(&Section::Gap);
    let table = of_all(view, Label::ProgressTable, fields);
    let table = table.notes(progress_notes(view)).notes(method::notes(view));
    table.notes(reasons(view, |one| is_broken(one) || (misses_progress(one) && !told(one))))
}

/// Gaps and progress in one, as far as the page is wide.
pub(super) fn overview(view: &View) -> Table {
    let behind = vec![
        number(Label::Baseline, Entry::baseline).bare().rank(4),
        number(Label::Latest, Entry::latest),
        period(Label::Period, Entry::period),
        number(Label::Gap, Entry::gap).bare(),
        picture(Label::Progress, Entry::progress),
        number(Label::Margin, Entry::margin).rank(1),
        number(Label::RequiredPerYear, Entry::required).bare().rank(3),
        number(Label::RequiredGrowth, Entry::required_growth).rank(5),
        number(Label::Projection, Entry::projection).bare().rank(2),
        text(Label::Rating, Entry::rating).rank(1),
        picture(Label::History, Entry::course).rank(6),
        text(Label::Against, Entry::against),
        text(Label::Status, Entry::status_beside_period),
        text(Label::Judged, Entry::judged),
    ];
    let fields = goal_fields(view).into_iter().chain(behind).collect();
    let table = of_all(view, Label::OverviewTable, fields);
    let table = table.notes(gap_notes(view)).notes(progress_notes(view));
    let misses = |one: &Assessment| misses_gap(one) || misses_progress(one);
    table.notes(method::notes(view)).notes(reasons(view, misses))
}

/// A table with a row for each assessment.
fn of_all<'a>(view: &View<'a>, caption: Label, fields: Vec<Field<'a, Entry<'a>>>) -> Table {
    let table = view.table(caption, fields, 0..view.report.assessments.len());
    said_once(view, table)
}

/// Goal and period that all regions of a target share are said once, in its heading.
pub(super) fn said_once(view: &View, mut table: Table) -> Table {
    let shared = table.columns.iter().enumerate();
    let shared = shared.filter(|(_, column)| column.below_name || column.kind == Kind::Period);
    let shared: Vec<usize> = shared.map(|(at, _)| at).collect();
    let has_headings = view.is_by_target() && !view.style.flat;
    for at in shared.into_iter().filter(|_| has_headings) {
        let said = |group: &Group| said_by_all(group, at, view.style.language);
        if let Some(said) = table.groups.iter().map(said).collect::<Option<Vec<_>>>() {
            for (group, (words, remark)) in table.groups.iter_mut().zip(said) {
                let heading = group.heading.iter().chain(&words).chain(&remark);
                group.heading = Some(heading.cloned().collect::<Vec<_>>().join(" · "));
                for cell in group.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
                    let own = cell.remark.take().filter(|_| remark.is_none());
                    *cell = own.map_or_else(Cell::default, Cell::text);
                }
            }
        }
    }
    table
}

/// What all cells of a column of a group say, and their remark, as far as all have it; none where some say something else.
fn said_by_all(group: &Group, at: usize, l: Language) -> Option<(Option<String>, Option<String>)> {
    let mut cells = group.rows.iter().filter_map(|row| row.cells.get(at));
    let first = cells.next()?;
    let words = first.value.text(l);
    let same = cells.clone().all(|cell| cell.value.text(l) == words);
    let remark = first.remark.clone();
    let remark = remark.filter(|_| cells.all(|cell| cell.remark == first.remark));
    same.then(|| (Some(words).filter(|words| words != MISSING), remark))
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

/// Of what attainment is told, where it is not of all.
pub(super) fn attainment_note(view: &View) -> Option<Note> {
    let l = view.style.language;
    let attained = |ratio| {
        let mut all = view.report.assessments.iter();
        all.any(|one| one.attainment.is_some() && one.unit.is_ratio() == ratio)
    };
    (attained(true) && attained(false)).then(|| Note::new(note::attainment(l)))
}

/// What is to be known of gaps.
pub(super) fn gap_notes(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let mut gaps = view.report.assessments.iter().filter_map(|one| one.gap);
    let negative = gaps.any(Decimal::is_negative);
    let notes = judged_as_carried(view).into_iter();
    let notes = notes.chain(negative.then(|| note::negative_gap(l)));
    notes.map(Note::new).chain(awaited(view)).collect()
}

/// That what part of a year says of the whole is judged in its place, where no table of the year says so.
pub(super) fn judged_as_carried(view: &View) -> Option<String> {
    let carries = |one: &Assessment| one.carried.is_some();
    let is_told = view.sections.contains(&Section::Pace);
    let any = !is_told && view.report.assessments.iter().any(carries);
    any.then(|| note::judged_as_carried(view.style.language))
}

/// Of which targets the figure that settles them is late.
fn awaited(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let awaiting = |reason: &&Reason| matches!(reason, Reason::AwaitingFinal { .. });
    let all = view.report.assessments.iter();
    let late = all.filter_map(|one| {
        let reason = one.reasons.iter().find(awaiting)?;
        Some((reason.text(l), view.name(one)))
    });
    let late = once(late).into_iter();
    let said = late.map(|(sentence, names)| match names.len() {
        count if count == view.report.assessments.len() => sentence,
        _ => note::of_targets(l, sentence, l.list(names)),
    });
    said.map(Note::missing).collect()
}

/// What is to be known of progress: the stroke, and the band in which a margin counts as on schedule, which is the tool's own figure.
fn progress_notes(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let assessments = &view.report.assessments;
    let mut has_path = assessments.iter().map(|one| one.progress.is_some() && one.time.is_some());
    let stroke = has_path.any(|has| has).then(|| note::stroke(l));
    let judged = assessments.iter().filter(|one| one.rule.is_by_band());
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
    let by_pace = view.names(assessments, |one| one.rule.is_by_pace());
    let pace_within = plain(view.plan.pace_within.shifted(2).unwrap_or_default());
    let by_pace = by_pace.map(|ids| note::by_pace(l, pace_within, ids));
    let bounded = view.names(assessments, |one| one.bound.is_some());
    let column = Label::Projection.text(l);
    let bounded = bounded.map(|ids| Note::new(note::projected_to(l, column, ids)).on([column]));
    let said = stroke.into_iter().chain(bands).chain(by_pace);
    said.map(Note::new).chain(bounded).collect()
}

/// Why figures are missing: each sentence once, with the ids that it is for.
pub(super) fn reasons(view: &View, holds: impl Fn(&Assessment) -> bool) -> Vec<Note> {
    let l = view.style.language;
    let assessments = view.report.assessments.iter().filter(|one| holds(one));
    let said = assessments.filter_map(|one| Some((one.telling_reason()?.text(l), view.name(one))));
    let said = once(said).into_iter();
    said.map(|(sentence, ids)| Note::missing(note::of_targets(l, sentence, l.list(ids)))).collect()
}
