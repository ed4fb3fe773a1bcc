//! The same targets judged otherwise: by people, by every method, from other base years.

use super::document::{Cell, Note, Table};
use super::entry::{Entry, judgement};
use super::fields::text;
use super::message::{self, Label};
use super::view::{View, once};
use super::{method, note};
use crate::assess::{Assessment, Status};
use crate::plan::Judgement;

/// The targets whose computed status is not that of people, with the reason that people give; none where no two differ.
pub(super) fn judged(view: &View) -> Option<Table> {
    let assessments = view.report.assessments.iter().enumerate();
    let differs = |one: &Assessment| {
        judgement(view.plan, one).is_some_and(|judged| judged.status != one.status)
    };
    let rows = assessments.filter(|(_, one)| differs(one)).map(|(at, _)| at);
    let said = |of: fn(&Judgement) -> &Option<String>| {
        move |entry: &Entry| {
            let judged = judgement(view.plan, entry.assessment);
            Cell::optional(judged.and_then(|judged| of(judged).as_deref()))
        }
    };
    let fields = vec![
        text(Label::Status, Entry::status_beside_period),
        text(Label::Judged, Entry::judged),
        text(Label::JudgedFor, said(|judged| &judged.reason)),
        text(Label::JudgedBy, said(|judged| &judged.by)),
        text(Label::JudgedOn, said(|judged| &judged.on)),
    ];
    let table = view.table(Label::JudgedTable, fields, rows).filled()?;
    Some(table.note(note::people_judge(view.style.language)))
}

/// What each method says of each target; none where only one was asked for.
pub(super) fn methods(view: &View) -> Option<Table> {
    let l = view.style.language;
    let assessments = &view.report.assessments;
    let first = assessments.iter().find(|one| !one.by_method.is_empty())?;
    let mut fields = vec![text(Label::Status, Entry::status)];
    fields.extend(first.by_method.iter().enumerate().map(|(at, result)| {
        text(result.method.word(), move |entry: &Entry| {
            let other = entry.assessment.by_method.get(at);
            Cell::optional(
                other.map(|other| method::cell(view, entry.assessment, other, &entry.figures)),
            )
        })
    }));
    let legends = first.by_method.iter().map(|result| method::legend(result.method, l));
    let said = assessments.iter().flat_map(|one| {
        one.by_method.iter().flat_map(move |result| {
            let name = result.method.word();
            let told = move |why: String| (format!("{name} {why}"), view.name(one));
            result.reasons.iter().map(move |reason| told(reason.text(l)))
        })
    });
    let reasons = once(said).into_iter();
    let reasons = reasons.map(|(sentence, ids)| note::of_targets(l, sentence, l.list(ids)));
    let table = view.table(Label::MethodsTable, fields, 0..assessments.len());
    Some(table.notes(legends.chain(reasons).map(Note::new)))
}

/// The status of each target from the years before and after its baseline; none where that was not asked for.
pub(super) fn sensitivity(view: &View) -> Option<Table> {
    let l = view.style.language;
    let assessments = &view.report.assessments;
    if assessments.iter().all(|one| one.sensitivity.is_empty()) {
        return None;
    }
    let from = |at: usize| {
        move |entry: &Entry| {
            let other = entry.assessment.sensitivity.get(at);
            let told =
                |status: Status| Cell::text(status.text(l)).toned(Some(message::tone_of(status)));
            other.and_then(|(_, status)| *status).map_or_else(Cell::missing, told)
        }
    };
    let changes = |entry: &Entry| {
        let own = entry.assessment.status;
        let known = entry.assessment.sensitivity.iter().filter_map(|(_, status)| *status);
        let mut known = known.filter(|status| *status != Status::NoData);
        let changes = known.any(|status| Some(status) != own);
        Cell::optional(changes.then(|| Label::Changes.text(l)))
    };
    let fields = vec![
        text(Label::YearEarlier, from(0)),
        text(Label::AsPlanned, Entry::status),
        text(Label::YearLater, from(1)),
        text(Label::WhetherChanges, changes),
    ];
    let table = view.table(Label::SensitivityTable, fields, 0..assessments.len());
    Some(table.note(note::base_years(l)))
}
