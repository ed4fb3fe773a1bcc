//! What an aggregate is made of, for people and programs.

use serde::Serialize;
use serde_json::Number as JsonNumber;

use super::Style;
use super::csv::harmless;
use super::document::{Cell, Column, Document, Group, Kind, Note, Row, Table, Tone};
use super::json::{self, Head};
use super::message::Label;
use super::number::{Measure, Number};
use super::sheet::Sheet;
use crate::assess::members::{Figures, Member, Members, Presence};
use crate::plan::Plan;
use crate::quantity::{Decimal, Period, significant};
use crate::say;

/// The page of the members of a series; of each list the first `top`.
#[must_use]
pub fn sheet(plan: &Plan, members: &Members, top: usize, style: &Style) -> Sheet {
    let page = Page {
        members,
        top,
        style,
    };
    Sheet::new(page.document(plan), rows(members), &object(plan, members))
}

struct Page<'a> {
    members: &'a Members,
    top: usize,
    style: &'a Style,
}

impl Page<'_> {
    fn document(&self, plan: &Plan) -> Document {
        let l = self.style.language;
        let word = |label: Label| label.text(l).to_owned();
        let region = self.members.region.clone().or_else(|| plan.region.clone());
        let preface = [
            (word(Label::Source), plan.source.clone()),
            (word(Label::Note), plan.note.clone()),
            (word(Label::Region), region),
            (
                word(Label::Period),
                self.members.period.map(|period| period.words(l)),
            ),
            (say!(l, "合计", "All members"), self.whole()),
            (say!(l, "成员", "Members"), Some(self.counts())),
        ];
        let tables = [
            self.largest(),
            self.falling(),
            self.others(Presence::Entered),
        ];
        let more = [self.others(Presence::Left), self.others(Presence::Silent)];
        let tables = tables.into_iter().chain(more);
        let series = &self.members.series;
        Document {
            language: l,
            title: Some(say!(
                l,
                "{series}：构成和变动",
                "{series}: members and changes"
            )),
            preface: preface
                .into_iter()
                .filter_map(|(word, text)| Some((word, text?)))
                .collect(),
            tables: tables.flatten().collect(),
            ..Document::default()
        }
    }

    fn number(&self, value: Decimal) -> Number {
        let unit = &self.members.unit;
        let measure = if unit.is_bare() {
            Measure::Bare
        } else {
            Measure::Unit(unit.text().to_owned())
        };
        let places = value.normalized().places().min(2);
        Number::new(value, measure, places, self.style.rounding)
    }

    fn percent(&self, share: Decimal) -> Number {
        Number::percent(share, 1, self.style.rounding)
    }

    fn points(&self, share: Decimal) -> Number {
        let points = share.shifted(2).unwrap_or(share);
        Number::new(points, Measure::Points, 2, self.style.rounding).signed()
    }

    /// The whole with its growth, and the members whose change explains that.
    fn whole(&self) -> Option<String> {
        let l = self.style.language;
        let members = self.members;
        let now = members.whole.now.filter(|_| members.add_up())?;
        let now = self.number(now).text(l);
        let silent = members.of(Presence::Silent).count();
        let reported = if silent > 0 && !members.are_counted() {
            say!(l, "（已报送的合计）", " (of those that reported)")
        } else {
            String::new()
        };
        let Some(growth) = members.growth else {
            return Some(format!("{now}{reported}"));
        };
        let growth = self.percent(growth).signed().text(l);
        Some(say!(
            l,
            "{now}{reported}，同比 {growth}",
            "{now}{reported}, {growth} on a year ago"
        ))
    }

    fn counts(&self) -> String {
        let l = self.style.language;
        let count = |presence| self.members.of(presence).count();
        let there = count(Presence::Stays) + count(Presence::Entered);
        let [entered, left, silent] =
            [Presence::Entered, Presence::Left, Presence::Silent].map(count);
        if self.members.before.is_none() {
            return say!(
                l,
                "{there} 个，未报送 {silent} 个；没有上年同期的数，不比",
                "{there}, {silent} not reported; nothing a year before to compare with"
            );
        }
        say!(
            l,
            "{there} 个：新进 {entered} 个，退出 {left} 个，未报送 {silent} 个",
            "{there}: {entered} entered, {left} left, {silent} not reported"
        )
    }

    /// The largest members.
    fn largest(&self) -> Option<Table> {
        let l = self.style.language;
        let there = |row: &&Member| {
            let is_class = !self.members.single.is_empty();
            is_class || matches!(row.presence, Presence::Stays | Presence::Entered)
        };
        let rows: Vec<&Member> = self.members.rows.iter().filter(there).collect();
        let mut table = self.table(say!(l, "最大的成员", "The largest members"), &rows)?;
        table.notes.extend(self.notes());
        Some(table)
    }

    /// The members that fell most.
    fn falling(&self) -> Option<Table> {
        let l = self.style.language;
        let rows = self.members.falling();
        let rows: Vec<&Member> = rows
            .into_iter()
            .filter(|row| row.presence == Presence::Stays)
            .collect();
        self.table(
            say!(l, "下降最多的成员", "The members that fell most"),
            &rows,
        )
    }

    /// Who entered, left or has not reported.
    fn others(&self, presence: Presence) -> Option<Table> {
        let l = self.style.language;
        let rows: Vec<&Member> = self.members.of(presence).collect();
        let caption = match presence {
            Presence::Stays => return None,
            Presence::Entered => say!(l, "新进的成员", "Members that entered"),
            Presence::Left => say!(l, "退出的成员", "Members that left"),
            Presence::Silent => say!(l, "未报送的成员", "Members that have not reported"),
        };
        self.table(caption, &rows)
    }

    fn table(&self, caption: String, rows: &[&Member]) -> Option<Table> {
        if rows.is_empty() {
            return None;
        }
        let l = self.style.language;
        let measured = !self.members.are_counted() || rows.iter().any(|row| row.count > 1);
        let number = |head: String| Column::new(head, Kind::Number);
        let columns = vec![
            Column::new(say!(l, "序号", "No."), Kind::Number),
            Column::new(say!(l, "成员", "Member"), Kind::Name),
            Column::new(say!(l, "代码", "Code"), Kind::Text).ranked(2),
            Column::new(say!(l, "其他", "About it"), Kind::Text).ranked(3),
            number(say!(l, "户数", "Members")),
            number(say!(l, "本期", "Now")),
            Column {
                bare: true,
                ..number(say!(l, "上年同期", "A year before")).ranked(1)
            },
            number(say!(l, "同比", "Growth")),
            number(say!(l, "占比", "Share")),
            number(say!(l, "拉动（百分点）", "Adds to growth")),
        ];
        let shown = rows.iter().take(self.top).enumerate();
        let several = rows.iter().any(|row| row.count > 1);
        let cells = |(at, row): (usize, &&Member)| {
            let figure = |value: Option<Decimal>| match value {
                Some(value) => Cell::number(Some(self.number(value))),
                None if row.hidden => Cell::text("*").toned(Some(Tone::Quiet)),
                None => Cell::missing(),
            };
            let optional = |text: String| {
                if text.is_empty() {
                    Cell::default()
                } else {
                    Cell::text(text)
                }
            };
            let figure = |value| {
                if measured {
                    figure(value)
                } else {
                    Cell::default()
                }
            };
            let share = |number: Option<Number>| {
                number.map_or_else(Cell::default, |number| Cell::number(Some(number)))
            };
            vec![
                Cell::count(at + 1),
                Cell::text(row.name.clone()),
                row.code.clone().map_or_else(Cell::default, Cell::text),
                optional(row.about.join(" · ")),
                if several {
                    Cell::count(row.count)
                } else {
                    Cell::default()
                },
                figure(row.figures.now),
                figure(row.figures.before),
                share(
                    row.growth
                        .filter(|_| measured)
                        .map(|growth| self.percent(growth).signed()),
                ),
                share(
                    row.share
                        .filter(|_| measured)
                        .map(|share| self.percent(share)),
                ),
                share(row.pull.filter(|_| measured).map(|pull| self.points(pull))),
            ]
        };
        let row = |cells| Row {
            cells,
            assessment: None,
        };
        let mut notes = Vec::new();
        if rows.len() > self.top {
            let (shown, all) = (self.top, rows.len());
            notes.push(Note::new(say!(
                l,
                "列出 {shown} 个，共 {all} 个；要多列，写 --top {all}。",
                "{shown} of {all}; --top {all} shows all."
            )));
        }
        Some(Table {
            caption,
            columns,
            groups: vec![Group {
                heading: None,
                rows: shown.map(cells).map(row).collect(),
            }],
            notes,
        })
    }

    /// What the figures are, what is hidden, and whose change explains the whole's.
    fn notes(&self) -> Vec<Note> {
        let l = self.style.language;
        let members = self.members;
        let mut notes = Vec::new();
        if let Some(by) = &members.by {
            notes.push(Note::new(if members.single.is_empty() {
                say!(l, "成员按“{by}”区分。", "Members are told apart by `{by}`.")
            } else {
                say!(l, "按“{by}”分类。", "Classes of members by `{by}`.")
            }));
        }
        if members.rows.iter().any(|row| row.pull.is_some()) {
            notes.push(Note::new(say!(
                l,
                "拉动：（本期−上年同期）/整体的上年同期，各成员之和即整体的同比；新进的上年同期按 0，退出的本期按 0，未报送的两期都不计。",
                "Adds to growth: (now - a year before) / the whole a year before; all members add up to the growth of the whole. Who entered had 0, who left has 0, who has not reported counts in neither."
            )));
        }
        let hidden = members.rows.iter().filter(|row| row.hidden).count();
        if hidden > 0 {
            let least = members.least;
            notes.push(Note::of(
                "*",
                say!(
                    l,
                    "不公布：不足 {least} 户，或由整体相减可以推出；共 {hidden} 个。要按较大的类列出，写 --by 列名。",
                    "not shown: fewer than {least} members, or what would reveal them by subtraction; {hidden} in all. To list larger classes write --by COLUMN."
                ),
            ));
        }
        let explaining = members.rows.iter().filter(|row| !row.hidden);
        for row in explaining.filter(|row| row.without.is_some()).take(3) {
            let without = row
                .without
                .map_or_else(String::new, |growth| self.percent(growth).signed().text(l));
            let growth = members
                .growth
                .map_or_else(String::new, |growth| self.percent(growth).signed().text(l));
            let name = &row.name;
            notes.push(Note::new(say!(
                l,
                "{name}的变动占整体变动的一半以上：整体同比 {growth}，除去它为 {without}。",
                "{name} makes up half of the change of the whole or more: {growth} with it, {without} without."
            )));
        }
        notes
    }
}

const COLUMNS: [&str; 12] = [
    "name", "code", "about", "presence", "members", "value", "before", "growth", "share", "pull",
    "without", "hidden",
];

/// A row a member.
fn rows(members: &Members) -> Vec<Vec<String>> {
    let number =
        |value: Option<Decimal>| value.map_or_else(String::new, |value| significant(value, 12));
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    rows.extend(members.rows.iter().map(|row| {
        vec![
            harmless(&row.name),
            harmless(row.code.as_deref().unwrap_or_default()),
            harmless(&row.about.join("; ")),
            row.presence.word().to_owned(),
            row.count.to_string(),
            number(row.figures.now),
            number(row.figures.before),
            number(row.growth),
            number(row.share),
            number(row.pull),
            number(row.without),
            row.hidden.to_string(),
        ]
    }));
    rows
}

#[derive(Serialize)]
struct Object<'a> {
    schema_version: u32,
    plan: Head<'a>,
    series: &'a str,
    region: Option<&'a str>,
    unit: Option<&'a str>,
    by: Option<&'a str>,
    period: Option<String>,
    before: Option<String>,
    whole: Whole,
    members: Vec<Entry<'a>>,
    entered: Vec<&'a str>,
    left: Vec<&'a str>,
    not_reported: Vec<&'a str>,
}

#[derive(Serialize)]
struct Whole {
    value: Option<JsonNumber>,
    before: Option<JsonNumber>,
    growth: Option<JsonNumber>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    code: Option<&'a str>,
    about: &'a [String],
    presence: &'static str,
    members: usize,
    value: Option<JsonNumber>,
    before: Option<JsonNumber>,
    growth: Option<JsonNumber>,
    share: Option<JsonNumber>,
    pull: Option<JsonNumber>,
    without: Option<JsonNumber>,
    hidden: bool,
}

fn object<'a>(plan: &'a Plan, members: &'a Members) -> Object<'a> {
    let number = |value: Option<Decimal>| value.and_then(json::number);
    let Figures { now, before } = members.whole;
    let entry = |row: &'a Member| Entry {
        name: &row.name,
        code: row.code.as_deref(),
        about: &row.about,
        presence: row.presence.word(),
        members: row.count,
        value: number(row.figures.now),
        before: number(row.figures.before),
        growth: number(row.growth),
        share: number(row.share),
        pull: number(row.pull),
        without: number(row.without),
        hidden: row.hidden,
    };
    let names = |presence| members.of(presence).map(|row| row.name.as_str()).collect();
    let period = |period: Option<Period>| period.map(|period| period.to_string());
    Object {
        schema_version: json::SCHEMA_VERSION,
        plan: Head::of(plan),
        series: &members.series,
        region: members.region.as_deref(),
        unit: members.unit.told(),
        by: members.by.as_deref(),
        period: period(members.period),
        before: period(members.before),
        whole: Whole {
            value: number(now),
            before: number(before),
            growth: number(members.growth),
        },
        members: members.rows.iter().map(entry).collect(),
        entered: names(Presence::Entered),
        left: names(Presence::Left),
        not_reported: names(Presence::Silent),
    }
}
