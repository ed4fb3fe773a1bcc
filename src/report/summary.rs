//! Counts of statuses: the one line on top, and tables by group and by owner.

use std::collections::BTreeSet;

use crate::assess::{Assessment, Status};
use crate::plan::Target;
use crate::say;

use super::document::{Cell, Column, Group, Kind, Row, Table, View};
use super::message::{self, Label};

/// How many targets the assessments are of.
pub(super) fn targets(assessments: &[Assessment]) -> usize {
    let targets: BTreeSet<usize> = assessments.iter().map(|a| a.target).collect();
    targets.len()
}

/// `41 个目标：提前实现 3 · 快于预期 5 · … · 截至 2024-06`
pub(super) fn counts(view: &View) -> (String, Vec<String>) {
    let language = view.style.language;
    let assessments = &view.report.assessments;
    let (targets, all) = (targets(assessments), assessments.len());
    let plural = if targets == 1 { "" } else { "s" };
    let mut head = say!(language, "{targets} 个目标", "{targets} target{plural}");
    if all > targets {
        head.push_str(&say!(language, "、{all} 项评估", ", {all} assessments"));
    }
    let mut parts: Vec<String> = Status::ALL
        .into_iter()
        .map(|status| count(view, status))
        .collect();
    let watched = assessments.iter().filter(|a| a.status.is_none()).count();
    if watched > 0 {
        parts.push(format!("{} {watched}", Label::Watched.text(language)));
    }
    if let Some(as_of) = view.report.as_of {
        parts.push(say!(language, "截至 {as_of}", "as of {as_of}"));
    }
    let colon = say!(language, "：", ": ");
    (format!("{head}{colon}"), parts)
}

fn count(view: &View, status: Status) -> String {
    let language = view.style.language;
    let of_status = |a: &&Assessment| a.status == Some(status);
    let number = view.report.assessments.iter().filter(of_status).count();
    let early = view
        .report
        .assessments
        .iter()
        .filter(of_status)
        .filter(|a| a.early)
        .count();
    let is_final = view.report.assessments.iter().any(|a| a.is_final);
    // Before any deadline, what is achieved is achieved early.
    let all_early = early == number && !is_final;
    let word = message::status_word(status, all_early, language);
    if status == Status::Achieved && early > 0 && !all_early {
        say!(
            language,
            "{word} {number}（其中提前 {early}）",
            "{word} {number} ({early} early)"
        )
    } else {
        format!("{word} {number}")
    }
}

/// Statuses by the plan's groups.
pub(super) fn by_group(view: &View) -> Table {
    let none = Label::NoGroup.text(view.style.language);
    table(view, Label::GroupTable, Label::Group, |target| {
        vec![target.group.clone().unwrap_or_else(|| none.clone())]
    })
}

/// Statuses by owner; a target with several owners counts with each.
pub(super) fn by_owner(view: &View) -> Table {
    let none = Label::NoOwner.text(view.style.language);
    table(view, Label::OwnerTable, Label::Owner, |target| {
        if target.owner.is_empty() {
            vec![none.clone()]
        } else {
            target.owner.clone()
        }
    })
}

#[derive(Default)]
struct Count {
    targets: BTreeSet<usize>,
    binding: BTreeSet<usize>,
    statuses: Vec<Status>,
}

fn table(view: &View, caption: Label, head: Label, keys: impl Fn(&Target) -> Vec<String>) -> Table {
    let language = view.style.language;
    let mut counts: Vec<(String, Count)> = Vec::new();
    for assessment in &view.report.assessments {
        let Some(target) = view.plan.targets.get(assessment.target) else {
            continue;
        };
        for key in keys(target) {
            if !counts.iter().any(|(known, _)| *known == key) {
                counts.push((key.clone(), Count::default()));
            }
            let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == key) else {
                continue;
            };
            count.targets.insert(assessment.target);
            if target.binding == Some(true) {
                count.binding.insert(assessment.target);
            }
            count.statuses.extend(assessment.status);
        }
    }
    let mut columns = vec![
        Column::new(head.text(language), Kind::Name),
        Column::new(Label::Targets.text(language), Kind::Figure),
        Column::new(Label::Binding.text(language), Kind::Figure),
    ];
    columns
        .extend(Status::ALL.map(|status| {
            Column::new(message::status_word(status, false, language), Kind::Figure)
        }));
    let rows = counts
        .into_iter()
        .map(|(key, count)| row(&key, &count))
        .collect();
    Table {
        caption: caption.text(language),
        columns,
        groups: vec![Group {
            heading: None,
            rows,
        }],
        notes: Vec::new(),
    }
}

fn row(key: &str, count: &Count) -> Row {
    let number = |number: usize| Cell::of(number.to_string());
    let of_status = |status: Status| count.statuses.iter().filter(|s| **s == status).count();
    let mut cells = vec![
        Cell::of(key),
        number(count.targets.len()),
        number(count.binding.len()),
    ];
    cells.extend(Status::ALL.map(|status| number(of_status(status))));
    Row { cells }
}
