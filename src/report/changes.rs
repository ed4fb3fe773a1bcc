//! The table of what changed since an earlier run.

use crate::assess::{Change, ChangeKind, Changes, Snapshot, Status};
use crate::language::Language;
use crate::quantity::{Decimal, Period, Rounding, fixed, notation, plain};
use crate::say;

use super::document::{Cell, Column, Group, Kind, NONE, Row, Table, Tone};
use super::message::Label;
use super::view::View;

/// What changed but for newer figures; none where the report was not compared.
pub(super) fn table(view: &View) -> Option<Table> {
    let changes = view.report.changes.as_ref()?;
    let language = view.style.language;
    let head = |label: Label| label.text(language);
    let listed = changes.changes.iter();
    let listed = listed.filter(|change| change.kind != ChangeKind::Moved);
    let rows: Vec<Row> = listed.map(|change| row(view, change)).collect();
    let mut columns = Vec::new();
    if !rows.is_empty() {
        columns = view.leading_columns();
        columns.extend([
            Column::new(head(Label::Change), Kind::Text),
            Column::new(head(Label::LastRun), Kind::Text),
            Column::new(head(Label::ThisRun), Kind::Text),
        ]);
    }
    let as_of = changes.as_of.as_deref();
    let caption = as_of.map_or_else(
        || head(Label::ChangesTable),
        |as_of| {
            let caption = head(Label::ChangesTable);
            say!(
                language,
                "{caption}（上次截至 {as_of}）",
                "{caption} (as of {as_of})"
            )
        },
    );
    let notes = notes(changes, rows.is_empty(), language);
    let groups = (!rows.is_empty()).then_some(Group {
        heading: None,
        rows,
    });
    Some(Table {
        caption,
        columns,
        groups: groups.into_iter().collect(),
        notes,
    })
}

fn row(view: &View, change: &Change) -> Row {
    let language = view.style.language;
    let newest = change.now.as_ref().or(change.before.as_ref());
    let mut cells = newest.map_or_else(Vec::new, |one| leading(view, one));
    cells.push(Cell::of(words(change.kind, language)).toned(tone(change.kind)));
    let told = told(change, language);
    cells.extend(told.map(|told| Cell::figure(told.filter(|told| !told.is_empty()))));
    Row { cells }
}

/// A change in one line: what it is, and both sides.
pub(super) fn line(change: &Change, language: Language) -> String {
    let words = words(change.kind, language);
    let [before, now] = told(change, language);
    let none = || NONE.to_owned();
    let (before, now) = (before.unwrap_or_else(none), now.unwrap_or_else(none));
    say!(
        language,
        "{words}（{before} → {now}）",
        "{words} ({before} → {now})"
    )
}

/// What is told of the earlier run and of this one.
fn told(change: &Change, language: Language) -> [Option<String>; 2] {
    let (before, now) = (change.before.as_ref(), change.now.as_ref());
    let digits = digits(before, now);
    let [was, is] = [before, now].map(|one| one.map(|one| Side::of(one, digits, language)));
    let told = |own: &Option<Side>, other: &Option<Side>| {
        let own = own.as_ref()?;
        Some(own.told(change.kind, other.as_ref().unwrap_or(own), language))
    };
    let (mut before, now) = (told(&was, &is), told(&is, &was));
    // The row itself has the new name.
    if let (Some(before), Some((was, is))) = (&mut before, was.zip(is))
        && was.name != is.name
        && change.kind != ChangeKind::Renamed
    {
        let name = was.name;
        *before += &say!(language, "，原名 {name}", ", then {name}");
    }
    [before, now]
}

/// The cells of the leading columns.
pub(super) fn leading(view: &View, one: &Snapshot) -> Vec<Cell> {
    let mut cells = vec![Cell::of(&one.id), Cell::of(&one.name)];
    if view.has_regions {
        cells.push(Cell::of(one.region.as_deref().unwrap_or(NONE)));
    }
    cells
}

/// Six, and more where a revision is too small to show in them.
pub(super) fn digits(before: Option<&Snapshot>, now: Option<&Snapshot>) -> u32 {
    const USUAL: u32 = 6;
    let value = |one: Option<&Snapshot>| Some(one?.latest.as_ref()?.1);
    match (value(before), value(now)) {
        (Some(was), Some(is)) if was != is => (USUAL..12)
            .find(|digits| was.significant(*digits) != is.significant(*digits))
            .unwrap_or(12),
        _ => USUAL,
    }
}

/// What one run says, in words.
struct Side {
    name: String,
    verdict: String,
    /// The value with its period.
    value: String,
    goal: String,
    baseline: String,
}

impl Side {
    fn of(one: &Snapshot, digits: u32, language: Language) -> Self {
        let unit = one.unit.as_deref().unwrap_or_default();
        let number = |value: Decimal| format!("{}{unit}", plain(value.significant(digits)));
        let value = one.latest.as_ref().map(|(period, value)| {
            let (value, period) = (number(*value), period_words(period, language));
            say!(language, "{value}（{period}）", "{value} ({period})")
        });
        let goal = one.goal.clone();
        let goal = goal.unwrap_or_else(|| Label::Unset.text(language));
        Self {
            name: one.name.clone(),
            verdict: verdict(one.status, one.early, language),
            value: value.unwrap_or_default(),
            goal: with_level(&goal, one.level.map(number)),
            baseline: one.baseline.map(number).unwrap_or_default(),
        }
    }

    /// What is told of one side: the one thing that changed, or the verdict with its value and what is another as well.
    fn told(&self, kind: ChangeKind, other: &Self, language: Language) -> String {
        let Self {
            name,
            verdict,
            value,
            goal,
            baseline,
        } = self;
        match kind {
            ChangeKind::Goal => goal.clone(),
            ChangeKind::Baseline => baseline.clone(),
            ChangeKind::Value => value.clone(),
            ChangeKind::Renamed => name.clone(),
            _ => {
                let mut told = format!("{verdict} {value}").trim().to_owned();
                if *goal != other.goal {
                    told += &say!(language, "，目标 {goal}", ", goal {goal}");
                }
                told
            }
        }
    }
}

/// A period of machine output.
pub(super) fn period(written: &str) -> Option<Period> {
    Some(notation::parse(written).ok()?.period)
}

fn period_words(written: &str, language: Language) -> String {
    period(written).map_or_else(|| written.to_owned(), |period| period.words(language))
}

/// A share as signed 百分点; what is not 0 never prints as 0.
pub(super) fn points(share: Decimal) -> String {
    const MOST: u32 = 12;
    let points = share.shifted(2).unwrap_or(share);
    let is_seen = |digits: &u32| !Rounding::HalfUp.round(points, *digits).is_zero();
    let digits = (1..MOST).find(is_seen).unwrap_or(1);
    let sign = if points.is_positive() { "+" } else { "" };
    format!("{sign}{}", fixed(points, digits, Rounding::HalfUp))
}

/// A goal's words with the level they come to, where they do not name it.
fn with_level(words: &str, level: Option<String>) -> String {
    match level.filter(|level| !words.contains(level.as_str())) {
        Some(level) => format!("{words} [{level}]"),
        None => words.to_owned(),
    }
}

fn verdict(status: Option<Status>, early: bool, language: Language) -> String {
    match status {
        Some(status) => status.told(early, language),
        None => Label::Watched.text(language),
    }
}

/// What changed, in words.
fn words(kind: ChangeKind, language: Language) -> String {
    match kind {
        ChangeKind::Worse => say!(language, "状态变差", "status worse"),
        ChangeKind::Better => say!(language, "状态变好", "status better"),
        ChangeKind::Value => say!(language, "数值修订", "value revised"),
        ChangeKind::Goal => say!(language, "目标变动", "goal changed"),
        ChangeKind::Baseline => say!(language, "基期值变动", "baseline changed"),
        ChangeKind::Renamed => say!(language, "改名", "renamed"),
        ChangeKind::New => say!(language, "新增", "new"),
        ChangeKind::Gone => say!(language, "已删去", "gone"),
        ChangeKind::Moved => say!(language, "数据更新", "newer figure"),
    }
}

fn tone(kind: ChangeKind) -> Option<Tone> {
    match kind {
        ChangeKind::Worse => Some(Tone::Bad),
        ChangeKind::Better => Some(Tone::Good),
        _ => None,
    }
}

/// Whether the plans are two, and how many targets are as they were.
fn notes(changes: &Changes, empty: bool, language: Language) -> Vec<(Option<String>, String)> {
    let mut notes = Vec::new();
    if let Some(title) = &changes.other_plan {
        notes.push(say!(
            language,
            "上次的运行用的是另一个计划：{title}。",
            "The last run was of another plan: {title}."
        ));
    }
    if empty {
        notes.push(say!(
            language,
            "状态、目标和同一时期的数值都没有变化。",
            "No status, goal or value of the same period changed."
        ));
    }
    let same = changes.same;
    if same > 0 {
        notes.push(say!(
            language,
            "{same} 项与上次相同。",
            "{same} are as they were."
        ));
    }
    notes.into_iter().map(|note| (None, note)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_machine_output_are_told_as_people_write_them() {
        for (written, zh, en) in [
            ("2024", "2024", "2024"),
            ("2024-Q2", "2024Q2", "2024Q2"),
            ("2024-H1", "2024年1-6月", "2024 Jan-Jun"),
            ("2024-06", "2024-06", "2024-06"),
            ("2024-01/2024-05", "2024年1-5月", "2024 Jan-May"),
            (
                "2023-07/2024-06",
                "近12个月至2024-06",
                "12 months to 2024-06",
            ),
            ("soon", "soon", "soon"),
        ] {
            let told = [Language::Zh, Language::En].map(|l| period_words(written, l));
            assert_eq!(told, [zh, en], "{written}");
        }
    }
    #[test]
    fn a_difference_of_shares_is_signed_and_not_0_unless_it_is() {
        for (share, told) in [
            ("0.0245", "+2.5"),
            ("-0.125", "-12.5"),
            ("-0.0001", "-0.01"),
            ("0", "0.0"),
        ] {
            assert_eq!(points(Decimal::parse(share).unwrap()), told, "{share}");
        }
    }
}
