//! The same targets judged otherwise: the ratings of all methods side by side, the statuses from other base years.

use super::document::{Cell, Column, Kind, Note, Table};
use super::entry::Entry;
use super::message::{self, Label};
use super::method;
use super::view::{View, once};
use crate::assess::Assessment;
use crate::say;

/// What each method says of each target.
pub(super) fn methods(view: &View) -> Vec<Table> {
    let assessments = &view.report.assessments;
    let Some(first) = assessments.iter().find(|one| !one.by_method.is_empty()) else {
        return Vec::new();
    };
    let mut columns = view.leading_columns();
    columns.push(Column::new(view.word(Label::Status), Kind::Text));
    let heads = first.by_method.iter().map(|result| result.method.word());
    columns.extend(heads.map(|head| Column::new(head, Kind::Text)));
    let as_judged = |one: &Assessment| -> Vec<Assessment> {
        let results = one.by_method.iter();
        let with = |method| Assessment {
            method,
            ..one.clone()
        };
        results.cloned().map(with).collect()
    };
    let groups = view.groups(0..assessments.len(), |assessment| {
        let entry = Entry::new(*view, assessment);
        let mut cells = view.leading_cells(assessment);
        cells.push(entry.status());
        let judged = as_judged(assessment);
        cells.extend(
            judged
                .iter()
                .map(|one| method::cell(view, one, &entry.figures)),
        );
        cells
    });
    let language = view.style.language;
    let legends = first
        .by_method
        .iter()
        .map(|result| method::legend(result.method, language));
    let said = assessments.iter().flat_map(|one| {
        one.by_method.iter().flat_map(move |result| {
            let reasons = result.reasons.iter();
            let name = result.method.word();
            reasons.map(move |reason| {
                let why = reason.text(language);
                (format!("{name} {why}"), view.name(one))
            })
        })
    });
    let reasons = once(said).into_iter().map(|(sentence, names)| {
        let names = language.list(names);
        say!(language, "{sentence}：{names}", "{sentence}: {names}")
    });
    vec![Table {
        caption: view.word(Label::MethodsTable),
        columns,
        groups,
        notes: legends.chain(reasons).map(Note::new).collect(),
    }]
}

/// The status of each target from the years before and after its baseline.
pub(super) fn sensitivity(view: &View) -> Vec<Table> {
    let assessments = &view.report.assessments;
    let language = view.style.language;
    if assessments.iter().all(|one| one.sensitivity.is_empty()) {
        return Vec::new();
    }
    let mut columns = view.leading_columns();
    let heads = [
        say!(language, "基期提前一年", "A year earlier"),
        say!(language, "计划的基期", "As planned"),
        say!(language, "基期推后一年", "A year later"),
        say!(language, "是否改变", "Changes"),
    ];
    columns.extend(heads.map(|head| Column::new(head, Kind::Text)));
    let groups = view.groups(0..assessments.len(), |assessment| {
        let status = |at: usize| {
            let other = assessment
                .sensitivity
                .get(at)
                .and_then(|(_, status)| *status);
            other.map_or_else(Cell::missing, |status| {
                Cell::text(status.text(language)).toned(Some(message::tone_of(status)))
            })
        };
        let known = assessment
            .sensitivity
            .iter()
            .filter_map(|(_, status)| *status);
        let mut known = known.filter(|status| *status != crate::assess::Status::NoData);
        let changes = known.any(|status| Some(status) != assessment.status);
        let entry = Entry::new(*view, assessment);
        let mut cells = view.leading_cells(assessment);
        cells.extend([
            status(0),
            entry.status(),
            status(1),
            if changes {
                Cell::text(say!(language, "改变", "changes"))
            } else {
                Cell::default()
            },
        ]);
        cells
    });
    vec![Table {
        caption: view.word(Label::SensitivityTable),
        columns,
        groups,
        notes: vec![Note::new(say!(
            language,
            "基期移一年，相对目标（翻番、年均增长）的目标值和路径随之改变；计划写的基期值只用于它自己的那一年。",
            "With the base year moved by one, the levels of relative goals (doubling, growth a year) and the path move with it; a value that the plan states is of its own year alone."
        ))],
    }]
}
