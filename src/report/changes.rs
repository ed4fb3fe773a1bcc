//! The table of what changed since an earlier run.

use crate::assess::{Assessment, Change, ChangeKind, Changes, EarlierEntry, Point, Status};
use crate::language::Language;
use crate::quantity::{Decimal, plain};
use crate::say;

use super::document::{Cell, Column, Group, Kind, NONE, Row, Table, Tone, View};
use super::message::{self, Label};

/// What changed; none where the report was not compared.
pub(super) fn table(view: &View) -> Option<Table> {
    let changes = view.report.changes.as_ref()?;
    let language = view.style.language;
    let head = |label: Label| label.text(language);
    let mut columns = view.leading_columns();
    if changes.changes.is_empty() {
        columns.clear();
    } else {
        columns.extend([
            Column::new(head(Label::Change), Kind::Text),
            Column::new(head(Label::LastRun), Kind::Text),
            Column::new(head(Label::ThisRun), Kind::Text),
        ]);
    }
    let rows = changes.changes.iter().map(|change| row(view, change));
    let rows: Vec<Row> = rows.collect();
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
    let groups = (!rows.is_empty()).then_some(Group {
        heading: None,
        rows,
    });
    Some(Table {
        caption,
        columns,
        groups: groups.into_iter().collect(),
        notes: rest(changes, language)
            .map(|text| (None, text))
            .into_iter()
            .collect(),
    })
}

fn row(view: &View, change: &Change) -> Row {
    let language = view.style.language;
    let now = change.now.and_then(|at| view.report.assessments.get(at));
    let mut cells = match (now, &change.before) {
        (Some(now), _) => view.leading_cells(now),
        (None, Some(before)) => {
            let mut cells = vec![Cell::of(&before.id), Cell::of(&before.name)];
            if view.has_regions() {
                cells.push(Cell::of(before.region.as_deref().unwrap_or(NONE)));
            }
            cells
        }
        (None, None) => Vec::new(),
    };
    let before = change.before.as_ref();
    let current = now.map(as_entry);
    let digits = digits(before, current.as_ref());
    let was = before.map(|entry| Side::of(entry, digits, language));
    let is = current.map(|entry| Side::of(&entry, digits, language));
    let sides = was.as_ref().zip(is.as_ref());
    let goal_too = sides.is_some_and(|(was, is)| was.goal != is.goal);
    let told =
        |side: Option<Side>| Cell::figure(side.map(|s| s.told(change.kind, goal_too, language)));
    cells.extend([
        Cell::of(words(change.kind, language)).toned(tone(change.kind)),
        told(was),
        told(is),
    ]);
    Row { cells }
}

/// An assessment of this run as one of an earlier one.
fn as_entry(now: &Assessment) -> EarlierEntry {
    let point = |point: &Point| (point.period.to_string(), point.value.significant(12));
    let goal = now.goal.as_ref();
    let unit = Some(now.unit.text()).filter(|text| !text.is_empty());
    EarlierEntry {
        goal: goal.map(|goal| goal.text.clone()),
        level: goal.and_then(|goal| goal.value),
        unit: unit.map(str::to_owned),
        baseline: now.baseline.as_ref().map(|point| point.value),
        latest: now.latest.as_ref().map(point),
        status: now.status,
        early: now.early,
        ..EarlierEntry::default()
    }
}

/// Six, and more where a revision is too small to show in them.
fn digits(before: Option<&EarlierEntry>, now: Option<&EarlierEntry>) -> u32 {
    const USUAL: u32 = 6;
    let value = |entry: Option<&EarlierEntry>| Some(entry?.latest.as_ref()?.1);
    match (value(before), value(now)) {
        (Some(was), Some(is)) if was != is => (USUAL..12)
            .find(|digits| was.significant(*digits) != is.significant(*digits))
            .unwrap_or(12),
        _ => USUAL,
    }
}

/// An assessment in words, in the earlier run or in this.
struct Side {
    verdict: String,
    /// The value with its period.
    value: String,
    goal: String,
    baseline: String,
}

impl Side {
    fn of(entry: &EarlierEntry, digits: u32, language: Language) -> Self {
        let unit = match entry.unit.as_deref() {
            Some("1") | None => "",
            Some(unit) => unit,
        };
        let number = |value: Decimal| format!("{}{unit}", plain(value.significant(digits)));
        let value = entry.latest.as_ref().map(|(period, value)| {
            let value = number(*value);
            say!(language, "{value}（{period}）", "{value} ({period})")
        });
        let goal = entry.goal.clone();
        let goal = goal.unwrap_or_else(|| Label::Unset.text(language));
        Self {
            verdict: verdict(entry.status, entry.early, language),
            value: value.unwrap_or_default(),
            goal: with_level(&goal, entry.level.map(number)),
            baseline: entry.baseline.map(number).unwrap_or_default(),
        }
    }

    /// What is told of one side: the verdict with its value, or the one thing that changed.
    fn told(&self, kind: ChangeKind, goal_too: bool, language: Language) -> String {
        let words = match kind {
            ChangeKind::Goal => self.goal.clone(),
            ChangeKind::Baseline => self.baseline.clone(),
            ChangeKind::Value => self.value.clone(),
            _ if goal_too => {
                let Self {
                    verdict,
                    value,
                    goal,
                    ..
                } = self;
                say!(
                    language,
                    "{verdict} {value}，目标 {goal}",
                    "{verdict} {value}, goal {goal}"
                )
            }
            _ => format!("{} {}", self.verdict, self.value),
        };
        match words.trim() {
            "" => NONE.to_owned(),
            words => words.to_owned(),
        }
    }
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
        Some(status) => message::status_word(status, early, language),
        None => Label::Watched.text(language),
    }
}

/// What changed, in words.
#[must_use]
pub(super) fn words(kind: ChangeKind, language: Language) -> String {
    match kind {
        ChangeKind::Worse => say!(language, "状态变差", "status worse"),
        ChangeKind::Better => say!(language, "状态变好", "status better"),
        ChangeKind::Value => say!(language, "数值修订", "value revised"),
        ChangeKind::Goal => say!(language, "目标变动", "goal changed"),
        ChangeKind::Baseline => say!(language, "基期值变动", "baseline changed"),
        ChangeKind::New => say!(language, "新增", "new"),
        ChangeKind::Gone => say!(language, "已删去", "gone"),
    }
}

fn tone(kind: ChangeKind) -> Option<Tone> {
    match kind {
        ChangeKind::Worse => Some(Tone::Bad),
        ChangeKind::Better => Some(Tone::Good),
        _ => None,
    }
}

/// How many others there are.
fn rest(changes: &Changes, language: Language) -> Option<String> {
    let (newer, same) = (changes.newer, changes.same);
    if newer + same == 0 {
        return None;
    }
    Some(if changes.changes.is_empty() {
        say!(
            language,
            "没有变化：{newer} 项数据更新而状态未变，{same} 项与上次相同。",
            "Nothing changed: {newer} with newer figures and the same status, {same} as they were."
        )
    } else {
        say!(
            language,
            "另有 {newer} 项数据更新而状态未变，{same} 项与上次相同。",
            "Besides, {newer} with newer figures and the same status, {same} as they were."
        )
    })
}
