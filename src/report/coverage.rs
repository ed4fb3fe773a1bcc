//! What the data cover, for people and programs: series by months, and what is still to be delivered, by owner.

use serde::Serialize;

use super::Style;
use super::csv::harmless;
use super::document::{Cell, Column, Document, Group, Kind, Note, Row, Table, Tone};
use super::json::{self, Head};
use super::message::Label;
use super::sheet::Sheet;
use crate::assess::coverage::{Coverage, Covered, Presence};
use crate::language::Language;
use crate::plan::Plan;
use crate::quantity::{Month, Period};
use crate::say;

/// The page of what the data of a plan cover.
#[must_use]
pub fn sheet(plan: &Plan, coverage: &Coverage, style: &Style) -> Sheet {
    let l = style.language;
    let mut tables = vec![table(coverage, l)];
    tables.extend(due(plan, coverage, l));
    let newest = coverage.ends.last().map(|end| end.later(-1).to_string());
    let document = Document {
        language: l,
        title: plan.title.clone(),
        preface: newest
            .into_iter()
            .map(|month| (Label::AsOf.text(l).to_owned(), month))
            .collect(),
        tables,
        ..Document::default()
    };
    let object = Object {
        schema_version: json::SCHEMA_VERSION,
        plan: Head::of(plan),
        series: coverage
            .rows
            .iter()
            .map(|row| Entry::of(plan, coverage, row))
            .collect(),
    };
    Sheet::new(document, rows(plan, coverage), &object)
}

fn month(end: Month) -> Period {
    Period::ending(end, 1)
}

/// Series by months.
fn table(coverage: &Coverage, l: Language) -> Table {
    let mut columns = vec![
        Column::new(say!(l, "序列", "Series"), Kind::Name),
        Column::new(Label::Region.text(l), Kind::Text),
        Column::new(say!(l, "最新", "Newest"), Kind::Period),
        Column::new(say!(l, "下一期", "Next"), Kind::Period).ranked(1),
    ];
    let count = u8::try_from(coverage.ends.len()).unwrap_or(u8::MAX);
    // Where the page is narrow the oldest months go first.
    let months = coverage.ends.iter().zip((2..count.saturating_add(2)).rev());
    columns.extend(months.map(|(end, rank)| {
        let month = end.later(-1);
        let head = format!("{:02}-{:02}", month.year().rem_euclid(100), month.month());
        Column::new(head, Kind::Text).ranked(rank)
    }));
    let row = |row: &Covered| {
        let mut cells = vec![
            Cell::text(row.series.clone()),
            region(coverage, row),
            Cell::period(row.newest.map(|newest| month(newest.later(1)))),
            Cell::period(row.next.map(|next| month(next.later(1)))),
        ];
        cells.extend(row.months.iter().map(|presence| match presence {
            Presence::There => Cell::text(presence.text(l)).toned(Some(Tone::Fair)),
            Presence::Missing => Cell::text(presence.text(l)).toned(Some(Tone::Bad)),
            Presence::NotDue => Cell::default(),
        }));
        Row {
            cells,
            assessment: None,
        }
    };
    Table {
        caption: say!(l, "数据到了哪里", "What the data cover"),
        columns,
        groups: vec![Group {
            heading: None,
            rows: coverage.rows.iter().map(row).collect(),
        }],
        notes: vec![Note::new(say!(
            l,
            "有：有以该月为末月的数；缺：没有，而上年（或前年）同月有；空白：按以往的节奏，该月不出数。",
            "yes: there is a figure that ends with the month; no: there is none, though the same month of the year before (or of the one before that) had one; blank: by the rhythm seen so far none is due."
        ))],
    }
}

/// The region of a row, where there are several.
fn region(coverage: &Coverage, row: &Covered) -> Cell {
    let several = coverage.rows.iter().any(|other| other.region != row.region);
    let region = row.region.clone().filter(|_| several);
    region.map_or_else(Cell::default, Cell::text)
}

/// What is still to be delivered, by owner.
fn due(plan: &Plan, coverage: &Coverage, l: Language) -> Option<Table> {
    let columns = vec![
        Column::new(say!(l, "序列", "Series"), Kind::Name),
        Column::new(Label::Region.text(l), Kind::Text),
        Column::new(say!(l, "待交", "To be delivered"), Kind::Text),
        Column::new(say!(l, "用于", "Used by"), Kind::Text),
    ];
    let mut groups: Vec<Group> = Vec::new();
    for row in &coverage.rows {
        let missing: Vec<String> = row
            .missing(&coverage.ends)
            .map(|month| month.to_string())
            .collect();
        if missing.is_empty() {
            continue;
        }
        let targets = row.targets.iter().filter_map(|at| plan.targets.get(*at));
        let cells = || {
            vec![
                Cell::text(row.series.clone()),
                region(coverage, row),
                Cell::text(l.list(&missing)),
                Cell::text(l.list(targets.clone().map(|target| &target.id))),
            ]
        };
        let mut owners: Vec<&str> = targets
            .clone()
            .flat_map(|target| &target.owner)
            .map(String::as_str)
            .collect();
        owners.sort_unstable();
        owners.dedup();
        if owners.is_empty() {
            owners.push(Label::NoOwner.text(l));
        }
        for owner in owners {
            let row = Row {
                cells: cells(),
                assessment: None,
            };
            match groups
                .iter_mut()
                .find(|group| group.heading.as_deref() == Some(owner))
            {
                Some(group) => group.rows.push(row),
                None => groups.push(Group {
                    heading: Some(owner.to_owned()),
                    rows: vec![row],
                }),
            }
        }
    }
    (!groups.is_empty()).then(|| Table {
        caption: say!(l, "待交的数，按牵头部门", "Still to be delivered, by owner"),
        columns,
        groups,
        notes: Vec::new(),
    })
}

/// A row a series, region and month.
fn rows(plan: &Plan, coverage: &Coverage) -> Vec<Vec<String>> {
    let columns = ["series", "region", "month", "presence", "owner", "targets"];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    for row in &coverage.rows {
        let entry = Entry::of(plan, coverage, row);
        for month in &entry.months {
            rows.push(vec![
                harmless(entry.series),
                harmless(entry.region.unwrap_or_default()),
                month.month.clone(),
                month.presence.to_owned(),
                harmless(&entry.owner.join(";")),
                harmless(&entry.targets.join(";")),
            ]);
        }
    }
    rows
}

#[derive(Serialize)]
struct Object<'a> {
    schema_version: u32,
    plan: Head<'a>,
    series: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    series: &'a str,
    region: Option<&'a str>,
    owner: Vec<&'a str>,
    targets: Vec<&'a str>,
    newest: Option<String>,
    next: Option<String>,
    missing: Vec<String>,
    months: Vec<OfMonth>,
}

#[derive(Serialize)]
struct OfMonth {
    month: String,
    presence: &'static str,
}

impl<'a> Entry<'a> {
    fn of(plan: &'a Plan, coverage: &Coverage, row: &'a Covered) -> Self {
        let targets = row.targets.iter().filter_map(|at| plan.targets.get(*at));
        let mut owner: Vec<&str> = targets
            .clone()
            .flat_map(|target| &target.owner)
            .map(String::as_str)
            .collect();
        owner.sort_unstable();
        owner.dedup();
        let months = coverage.ends.iter().zip(&row.months);
        Self {
            series: &row.series,
            region: row.region.as_deref(),
            owner,
            targets: targets.map(|target| target.id.as_str()).collect(),
            newest: row.newest.map(|month| month.to_string()),
            next: row.next.map(|month| month.to_string()),
            missing: row
                .missing(&coverage.ends)
                .map(|month| month.to_string())
                .collect(),
            months: months
                .map(|(end, presence)| OfMonth {
                    month: end.later(-1).to_string(),
                    presence: presence.word(),
                })
                .collect(),
        }
    }
}
