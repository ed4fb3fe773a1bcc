//! Two saved runs beside each other, without plan or data.

use serde::Serialize;

use super::compose;
use super::csv::harmless;
use super::json::{self, ChangeEntry};
use super::message::Label;
use super::sheet::Sheet;
use super::{Section, Style};
use crate::assess::{Changes, EarlierRun, Report, Snapshot, Status};
use crate::plan::Plan;
use crate::quantity::{Decimal, significant};

/// The page of what a run says otherwise than an earlier one.
#[must_use]
pub fn sheet(before: &EarlierRun, now: &EarlierRun, style: &Style) -> Sheet {
    let mut changes = Changes::of_runs(before, now, false);
    let same = changes.same;
    // There is no report whose assessments rows could point at.
    for change in &mut changes.changes {
        change.assessment = None;
    }
    let plan = Plan {
        title: now.title.clone(),
        ..Plan::default()
    };
    let report = Report {
        changes: Some(changes),
        ..Report::default()
    };
    let mut document = compose::document(&plan, &report, &[Section::Changes], style);
    let as_of = now.as_of.clone();
    document.preface = as_of
        .into_iter()
        .map(|as_of| (Label::AsOf.text(style.language).to_owned(), as_of))
        .collect();
    let object = Object {
        schema_version: json::SCHEMA_VERSION,
        before: Run::of(before),
        now: Run::of(now),
        same,
        changes: json::changes(&report).unwrap_or_default(),
    };
    let rows = rows(report.changes.as_ref());
    Sheet::new(document, rows, &object)
}

#[derive(Serialize)]
struct Object<'a> {
    schema_version: u32,
    before: Run<'a>,
    now: Run<'a>,
    same: usize,
    changes: Vec<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct Run<'a> {
    title: Option<&'a str>,
    as_of: Option<&'a str>,
}

impl<'a> Run<'a> {
    fn of(run: &'a EarlierRun) -> Self {
        Self {
            title: run.title.as_deref(),
            as_of: run.as_of.as_deref(),
        }
    }
}

const COLUMNS: [&str; 16] = [
    "change",
    "id",
    "name",
    "region",
    "status_before",
    "status",
    "period_before",
    "value_before",
    "period",
    "value",
    "year_status_before",
    "year_status",
    "yoy_before",
    "yoy",
    "rank_before",
    "rank",
];

/// A row a change.
fn rows(changes: Option<&Changes>) -> Vec<Vec<String>> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    let number =
        |value: Option<Decimal>| value.map_or_else(String::new, |value| significant(value, 12));
    for change in changes.iter().flat_map(|changes| &changes.changes) {
        let (before, now) = (change.before.as_ref(), change.now.as_ref());
        let Some(newest) = now.or(before) else {
            continue;
        };
        let status =
            |one: Option<&Snapshot>| one.and_then(|one| one.status).map_or("", Status::word);
        let year =
            |one: Option<&Snapshot>| one.and_then(|one| one.year.clone()).unwrap_or_default();
        let year_status = |one| year(one).status.map_or("", Status::word).to_owned();
        let latest = |one: Option<&Snapshot>| one.and_then(|one| one.latest.clone()).unzip();
        let rank = |one: Option<&Snapshot>| {
            let rank = one.and_then(|one| one.rank);
            rank.map_or_else(String::new, |rank| rank.to_string())
        };
        let ((was_of, was), (is_of, is)) = (latest(before), latest(now));
        rows.push(vec![
            change.kind.word().to_owned(),
            harmless(&newest.id),
            harmless(&newest.name),
            harmless(newest.region.as_deref().unwrap_or_default()),
            status(before).to_owned(),
            status(now).to_owned(),
            harmless(&was_of.unwrap_or_default()),
            number(was),
            harmless(&is_of.unwrap_or_default()),
            number(is),
            year_status(before),
            year_status(now),
            number(year(before).yoy),
            number(year(now).yoy),
            rank(before),
            rank(now),
        ]);
    }
    rows
}
