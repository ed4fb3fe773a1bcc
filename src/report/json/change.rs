//! What changed since an earlier run.

use serde::Serialize;
use serde_json::Number;

use super::dated::Dated;
use super::value::{maybe, number};
use crate::assess::{Change, Report, Snapshot, Status, YearSnapshot};

/// What changed since an earlier run, where the report was compared with one.
pub(in crate::report) fn changes(report: &Report) -> Option<Vec<ChangeEntry<'_>>> {
    let changes = report.changes.as_ref()?.changes.iter();
    Some(changes.map(ChangeEntry::of).collect())
}

/// Only in reports that were compared with an earlier run.
#[derive(Serialize)]
pub(in crate::report) struct ChangeEntry<'a> {
    change: &'static str,
    id: &'a str,
    name: &'a str,
    region: Option<&'a str>,
    revised: bool,
    before: Option<Side<'a>>,
    now: Option<Side<'a>>,
}

/// An assessment in an earlier run, or in this.
#[derive(Serialize)]
struct Side<'a> {
    name: &'a str,
    goal: Option<&'a str>,
    target: Option<Number>,
    baseline: Option<Number>,
    latest: Option<Dated<'a>>,
    margin: Option<Number>,
    status: Option<&'static str>,
    pace: Option<Year<'a>>,
}

/// Its year in progress.
#[derive(Serialize)]
struct Year<'a> {
    period: &'a str,
    ytd: Option<Number>,
    yoy: Option<Number>,
    attained: Option<Number>,
    due: Option<Number>,
    status: Option<&'static str>,
}

impl<'a> Year<'a> {
    fn of(year: &'a YearSnapshot) -> Self {
        Self {
            period: &year.period,
            ytd: maybe(year.ytd),
            yoy: maybe(year.yoy),
            attained: maybe(year.attained),
            due: maybe(year.due),
            status: year.status.map(Status::word),
        }
    }
}

impl<'a> ChangeEntry<'a> {
    fn of(change: &'a Change) -> Self {
        let newest = change.now.as_ref().or(change.before.as_ref());
        Self {
            change: change.kind.word(),
            id: newest.map_or("", |side| &side.id),
            name: newest.map_or("", |side| &side.name),
            region: newest.and_then(|side| side.region.as_deref()),
            revised: change.is_revised(),
            before: change.before.as_ref().map(Side::of),
            now: change.now.as_ref().map(Side::of),
        }
    }
}

impl<'a> Side<'a> {
    fn of(side: &'a Snapshot) -> Self {
        Self {
            name: &side.name,
            goal: side.goal.as_deref(),
            target: maybe(side.level),
            baseline: maybe(side.baseline),
            latest: side.latest.as_ref().map(|(period, value)| Dated {
                period: period.clone(),
                value: number(*value),
                flags: None,
                certainty: None,
            }),
            margin: maybe(side.margin),
            status: side.status.map(Status::word),
            pace: side.year.as_ref().map(Year::of),
        }
    }
}
