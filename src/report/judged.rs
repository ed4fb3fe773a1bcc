//! Where people judge otherwise than the rules: both verdicts beside each other, with the reason that people give.

use super::document::{Cell, Column, Kind, Note, Table};
use super::entry::{Entry, judgement};
use super::message::Label;
use super::view::View;
use crate::language::Language;
use crate::plan::Judgement;
use crate::say;

/// The targets whose computed status is not that of people; none where no two differ.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let language = view.style.language;
    let assessments = &view.report.assessments;
    let differs = |at: &usize| {
        let assessment = assessments.get(*at);
        assessment.is_some_and(|one| {
            judgement(view.plan, one).is_some_and(|judged| judged.status != one.status)
        })
    };
    let rows: Vec<usize> = (0..assessments.len()).filter(differs).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut columns = view.leading_columns();
    columns.push(Column::new(view.word(Label::Status), Kind::Text));
    columns.push(Column::new(view.word(Label::Judged), Kind::Text));
    let heads = [
        say!(language, "理由", "Reason"),
        say!(language, "判断人", "By"),
        say!(language, "日期", "On"),
    ];
    columns.extend(heads.map(|head| Column::new(head, Kind::Text)));
    let groups = view.groups(rows, |assessment| {
        let entry = Entry::new(*view, assessment);
        let judged = judgement(view.plan, assessment);
        let text = |text: Option<&String>| text.map_or_else(Cell::default, Cell::text);
        let mut cells = view.leading_cells(assessment);
        cells.extend([
            entry.status_beside_period(),
            entry.judged(),
            text(judged.and_then(|judged| judged.reason.as_ref())),
            text(judged.and_then(|judged| judged.by.as_ref())),
            text(judged.and_then(|judged| judged.on.as_ref())),
        ]);
        cells
    });
    vec![Table {
        caption: view.word(Label::JudgedTable),
        columns,
        groups,
        notes: vec![Note::new(say!(
            language,
            "状态按规则算出；人工判断写在计划里，只与它并列，不代替它。",
            "The status is computed by the rules; what people judge stands in the plan beside it, never in its place."
        ))],
    }]
}

/// A judgement in one sentence: `滞后预期：项目延期（发改局，2024-07-20）`.
pub(super) fn sentence(judged: &Judgement, language: Language) -> String {
    let status = judged.status.map_or("", |status| status.text(language));
    let reason = judged.reason.as_deref().unwrap_or_default();
    let who = language.list(judged.by.iter().chain(&judged.on));
    if who.is_empty() {
        say!(language, "{status}：{reason}", "{status}: {reason}")
    } else {
        say!(
            language,
            "{status}：{reason}（{who}）",
            "{status}: {reason} ({who})"
        )
    }
}
