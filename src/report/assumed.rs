//! What was assumed of each series, for people and programs.

use serde::Serialize;

use super::Style;
use super::csv::harmless;
use super::document::{Cell, Column, Document, Group, Kind, Note, Row, Table};
use super::json::{self, Head};
use super::message::Label;
use super::sheet::Sheet;
use crate::assess::assumed::{Assumed, Rhythm};
use crate::language::{Choice, Language};
use crate::plan::{Aggregate, Plan, Prices};
use crate::say;

/// The page of the series of a plan.
#[must_use]
pub fn sheet(plan: &Plan, series: &[Assumed], style: &Style) -> Sheet {
    let l = style.language;
    let object = Object {
        schema_version: json::SCHEMA_VERSION,
        plan: Head::of(plan),
        series: series.iter().map(|one| Entry::of(plan, one, l)).collect(),
    };
    Sheet::new(document(plan, series, l), rows(plan, series, l), &object)
}

fn document(plan: &Plan, series: &[Assumed], l: Language) -> Document {
    let columns = vec![
        Column::new(say!(l, "序列", "Series"), Kind::Name),
        Column::new(say!(l, "性质", "Kind"), Kind::Text),
        Column::new(say!(l, "凭据", "Evidence"), Kind::Text).ranked(1),
        Column::new(Label::Unit.text(l), Kind::Text),
        Column::new(say!(l, "频度", "Rhythm"), Kind::Text),
        Column::new(Label::Basis.text(l), Kind::Text).ranked(6),
        Column::new(say!(l, "增速口径", "Prices"), Kind::Text).ranked(4),
        Column::new(say!(l, "怎样汇总", "Made by"), Kind::Text).ranked(5),
        Column::new(Label::First.text(l), Kind::Period).ranked(3),
        Column::new(Label::Last.text(l), Kind::Period),
        Column::new(Label::Values.text(l), Kind::Number),
        Column::new(Label::Missing.text(l), Kind::Number).ranked(7),
        Column::new(say!(l, "来源", "Found in"), Kind::Text).ranked(2),
        Column::new(say!(l, "用于", "Used by"), Kind::Text),
    ];
    let optional = |text: String| {
        if text.is_empty() {
            Cell::default()
        } else {
            Cell::text(text)
        }
    };
    let row = |one: &Assumed| {
        let missing = Some(one.counts.1).filter(|count| *count > 0);
        let cells = vec![
            Cell::text(one.name.clone()).remark(one.key.clone()),
            Cell::text_or_missing(one.kind.as_ref().map(|(kind, _)| kind.text(l).to_owned())),
            Cell::text_or_missing(one.kind.as_ref().map(|(_, evidence)| evidence.text(l))),
            optional(l.list(&one.units)),
            optional(rhythm(one.rhythm, l)),
            optional(
                one.basis
                    .map_or_else(String::new, |basis| basis.text(l).to_owned()),
            ),
            optional(prices(one, l)),
            optional(made(one, l)),
            Cell::period(one.periods.map(|(first, _)| first)),
            Cell::period(one.periods.map(|(_, last)| last)),
            Cell::count(one.counts.0),
            missing.map_or_else(Cell::default, Cell::count),
            Cell::text_or_missing(Some(l.list(&one.files)).filter(|files| !files.is_empty())),
            optional(l.list(ids(plan, one))),
        ];
        Row {
            cells,
            assessment: None,
        }
    };
    let unfed = series.iter().filter(|one| one.counts.0 == 0);
    let unfed = l.list(unfed.map(|one| &one.name));
    let mut notes = vec![Note::new(say!(
        l,
        "性质决定怎样跨期：流量相加减，存量取期末，比率按公布的时期，增速连乘。不对的，在 [series] 里写 kind。",
        "The kind decides how periods are joined: flows add, stocks are taken at the end, rates stand as published, growths compound. Where it is wrong write `kind` in [series]."
    ))];
    if !unfed.is_empty() {
        notes.push(Note::missing(say!(
            l,
            "数据里没有：{unfed}",
            "not in the data: {unfed}"
        )));
    }
    Document {
        language: l,
        title: plan.title.clone(),
        tables: vec![Table {
            caption: say!(
                l,
                "序列：数据怎样被理解",
                "Series: how the data are understood"
            ),
            columns,
            groups: vec![Group {
                heading: None,
                rows: series.iter().map(row).collect(),
            }],
            notes,
        }],
        ..Document::default()
    }
}

fn ids<'a>(plan: &'a Plan, one: &Assumed) -> Vec<&'a str> {
    let targets = one.targets.iter().filter_map(|at| plan.targets.get(*at));
    targets.map(|target| target.id.as_str()).collect()
}

fn rhythm(rhythm: Rhythm, l: Language) -> String {
    let words = [
        (rhythm.months, say!(l, "月", "months")),
        (rhythm.quarters, say!(l, "季", "quarters")),
        (rhythm.halves, say!(l, "半年", "half-years")),
        (rhythm.to_date, say!(l, "本年累计", "year to date")),
        (rhythm.years, say!(l, "年", "years")),
        (rhythm.others, say!(l, "其他时段", "other runs")),
    ];
    let seen = words.into_iter().filter(|(seen, _)| *seen);
    l.list(seen.map(|(_, word)| word))
}

/// At which prices its growth is, and which name publishes it.
fn prices(one: &Assumed, l: Language) -> String {
    let words = one.prices.map(|prices| match prices {
        Prices::Constant => say!(l, "可比价", "constant prices"),
        Prices::Current => say!(l, "现价", "current prices"),
    });
    match (words, &one.growth) {
        (Some(words), Some(growth)) => say!(l, "{growth}（{words}）", "{growth} ({words})"),
        (Some(words), None) => words,
        (None, Some(growth)) => growth.clone(),
        (None, None) => String::new(),
    }
}

/// How rows make an observation, and short periods a long one.
fn made(one: &Assumed, l: Language) -> String {
    let aggregate = one.aggregate.map(|aggregate| match aggregate {
        Aggregate::Sum => say!(l, "各行之和", "the sum of rows"),
        Aggregate::Count => say!(l, "行数", "the count of rows"),
        Aggregate::Mean => say!(l, "各行平均", "the mean of rows"),
        Aggregate::Min => say!(l, "各行最小", "the least of rows"),
        Aggregate::Max => say!(l, "各行最大", "the greatest of rows"),
        Aggregate::Last => say!(l, "末行", "the last row"),
    });
    let over = one.over.map(|over| {
        let word = over.word();
        format!("over = \"{word}\"")
    });
    l.list(aggregate.into_iter().chain(over))
}

const COLUMNS: [&str; 17] = [
    "series",
    "key",
    "kind",
    "evidence",
    "units",
    "rhythm",
    "basis",
    "over",
    "aggregate",
    "prices",
    "growth",
    "first",
    "last",
    "values",
    "missing",
    "files",
    "targets",
];

fn rows(plan: &Plan, series: &[Assumed], l: Language) -> Vec<Vec<String>> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    rows.extend(series.iter().map(|one| {
        let entry = Entry::of(plan, one, l);
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        let list = |list: &[&str]| harmless(&list.join(";"));
        vec![
            harmless(entry.name),
            text(entry.key),
            text(entry.kind),
            text(entry.evidence.as_deref()),
            list(&entry.units),
            list(&entry.rhythm),
            text(entry.basis),
            text(entry.over),
            text(entry.aggregate),
            text(entry.prices),
            text(entry.growth),
            text(entry.first.as_deref()),
            text(entry.last.as_deref()),
            entry.values.to_string(),
            entry.missing.to_string(),
            list(&entry.files),
            list(&entry.targets),
        ]
    }));
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
    name: &'a str,
    key: Option<&'a str>,
    kind: Option<&'static str>,
    evidence: Option<String>,
    units: Vec<&'a str>,
    rhythm: Vec<&'static str>,
    basis: Option<&'static str>,
    over: Option<&'static str>,
    aggregate: Option<&'static str>,
    prices: Option<&'static str>,
    growth: Option<&'a str>,
    first: Option<String>,
    last: Option<String>,
    values: usize,
    missing: usize,
    files: Vec<&'a str>,
    targets: Vec<&'a str>,
}

impl<'a> Entry<'a> {
    fn of(plan: &'a Plan, one: &'a Assumed, l: Language) -> Self {
        let rhythm = one.rhythm;
        let rhythm = [
            (rhythm.months, "month"),
            (rhythm.quarters, "quarter"),
            (rhythm.halves, "half-year"),
            (rhythm.to_date, "year-to-date"),
            (rhythm.years, "year"),
            (rhythm.others, "other"),
        ];
        Self {
            name: &one.name,
            key: one.key.as_deref(),
            kind: one.kind.as_ref().map(|(kind, _)| kind.word()),
            evidence: one.kind.as_ref().map(|(_, evidence)| evidence.text(l)),
            units: one.units.iter().map(String::as_str).collect(),
            rhythm: rhythm
                .into_iter()
                .filter(|(seen, _)| *seen)
                .map(|(_, word)| word)
                .collect(),
            basis: one.basis.map(Choice::word),
            over: one.over.map(Choice::word),
            aggregate: one.aggregate.map(Choice::word),
            prices: one.prices.map(Choice::word),
            growth: one.growth.as_deref(),
            first: one.periods.map(|(first, _)| first.to_string()),
            last: one.periods.map(|(_, last)| last.to_string()),
            values: one.counts.0,
            missing: one.counts.1,
            files: one.files.iter().map(String::as_str).collect(),
            targets: ids(plan, one),
        }
    }
}
