//! What changed since an earlier run: verdicts, goals and revisions, then newer figures that left the verdict as it was.

use crate::assess::{Change, ChangeKind, Changes, SameYear, Snapshot, YearSnapshot};
use crate::language::Language;
use crate::plan::Status;
use crate::quantity::{Decimal, Period, Rounding, notation, plain};
use crate::say;

use super::document::{Cell, Column, Group, Kind, MISSING, Note, Row, Table, Tone};
use super::index::rank_change;
use super::message::Label;
use super::number::{Measure, Number};
use super::view::View;

/// The tables of what changed; none where the report was not compared.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let Some(changes) = &view.report.changes else {
        return Vec::new();
    };
    let (newer, other): (Vec<&Change>, Vec<&Change>) = changes
        .changes
        .iter()
        .partition(|change| change.kind == ChangeKind::Moved);
    let newer: Vec<&Change> = newer
        .into_iter()
        .filter(|change| compares(change))
        .collect();
    let (revised, other): (Vec<&Change>, Vec<&Change>) = other
        .into_iter()
        .partition(|change| change.kind.is_revision());
    let revised = (!revised.is_empty()).then(|| revisions(view, &revised));
    let newer = (!newer.is_empty()).then(|| newer_figures(view, &newer));
    let ranks = ranks(view, &changes.changes);
    let years: Vec<(&Change, SameYear)> = changes
        .changes
        .iter()
        .filter_map(|change| Some((change, change.same_year()?)))
        .collect();
    let years = (!years.is_empty()).then(|| self::years(view, &years));
    [verdicts(view, changes, &other)]
        .into_iter()
        .chain(revised)
        .chain(newer)
        .chain(years)
        .chain(ranks)
        .collect()
}

/// What both sides say of changes.
fn both_sides(view: &View, caption: String, listed: &[&Change], notes: Vec<Note>) -> Table {
    let mut columns = Vec::new();
    if !listed.is_empty() {
        columns = view.leading_columns();
        columns.extend([
            Column::new(view.word(Label::Change), Kind::Text),
            Column::new(view.word(Label::LastRun), Kind::Text),
            Column::new(view.word(Label::ThisRun), Kind::Text),
        ]);
    }
    Table {
        caption,
        columns,
        groups: group(listed.iter().map(|change| row(view, change))),
        notes,
    }
}

/// Figures of the same period that are others now: no news, but revisions.
fn revisions(view: &View, listed: &[&Change]) -> Table {
    let caption = view.word(Label::RevisionsTable);
    both_sides(view, caption, listed, Vec::new())
}

/// The places among the regions that changed; none where none did.
fn ranks(view: &View, changes: &[Change]) -> Option<Table> {
    let mut columns = view.leading_columns();
    let heads = [Label::LastRank, Label::ThisRank, Label::RankChange];
    columns.extend(heads.map(|label| Column::new(view.word(label), Kind::Number)));
    let rows = changes.iter().filter_map(|change| {
        let (was, is) = change.ranks()?;
        let mut cells = leading(view, change.now.as_ref()?);
        cells.extend([
            Cell::count(was),
            Cell::count(is),
            rank_change(Some(is), Some(was)),
        ]);
        Some(Row {
            cells,
            assessment: change.assessment,
        })
    });
    let groups = group(rows);
    (!groups.is_empty()).then(|| Table {
        caption: view.word(Label::RanksTable),
        columns,
        groups,
        notes: Vec::new(),
    })
}

/// Whether the values of both runs are other figures of the same thing: amounts of runs of different lengths are not.
fn compares(change: &Change) -> bool {
    let Some((before, now)) = change.before.as_ref().zip(change.now.as_ref()) else {
        return false;
    };
    let Some(((was, old), (is, new))) = before.latest.as_ref().zip(now.latest.as_ref()) else {
        return before.latest != now.latest;
    };
    let months = |written: &str| period(written).map(Period::months);
    let in_percent = now.unit.as_deref() == Some("%");
    (was, old) != (is, new) && (in_percent || months(was) == months(is))
}

/// The year in progress then and now: growth and the share done, each with its change, and the verdict.
fn years(view: &View, listed: &[(&Change, SameYear)]) -> Table {
    let column = |label: Label, kind| Column::new(view.word(label), kind);
    let mut columns = view.leading_columns();
    columns.extend([
        column(Label::LastPeriod, Kind::Period),
        column(Label::ThisPeriod, Kind::Period),
        column(Label::LastGrowth, Kind::Number),
        column(Label::ThisGrowth, Kind::Number),
        column(Label::GrowthChange, Kind::Text),
        column(Label::LastDone, Kind::Number),
        column(Label::ThisDone, Kind::Number),
        column(Label::LastDue, Kind::Number).ranked(2),
        column(Label::ThisDue, Kind::Number).ranked(2),
        column(Label::YearStatus, Kind::Text),
    ]);
    let rows = listed.iter().filter_map(|(change, years)| {
        let mut cells = leading(view, change.now.as_ref()?);
        cells.extend(year_cells(view.style.language, *years));
        Some(Row {
            cells,
            assessment: change.assessment,
        })
    });
    let mut table = Table {
        caption: view.word(Label::YearMovesTable),
        columns,
        groups: group(rows),
        notes: Vec::new(),
    };
    table.leave_out_blank_columns();
    table
}

fn year_cells(language: Language, (before, now): SameYear) -> Vec<Cell> {
    let growth = |one: &YearSnapshot| {
        let number = one
            .yoy
            .map(|growth| Number::percent(growth, 1, Rounding::HalfUp));
        Cell::number(number.map(|number| number.signed().visible()))
    };
    let share = |share: Option<Decimal>| {
        let number = share.map(|share| Number::percent(share, 1, Rounding::HalfUp));
        Cell::number(number.map(Number::visible))
    };
    let verdicts = match (before.status, now.status) {
        (Some(was), Some(is)) if was != is => {
            format!("{} → {}", was.text(language), is.text(language))
        }
        (_, Some(is)) => is.text(language).to_owned(),
        _ => String::new(),
    };
    vec![
        Cell::period(before.period()),
        Cell::period(now.period()),
        growth(before),
        growth(now),
        Cell::text_or_missing(growth_change(before, now, language)),
        share(before.attained),
        share(now.attained),
        share(before.due),
        share(now.due),
        Cell::text_or_missing(Some(verdicts).filter(|text| !text.is_empty())),
    ]
}

/// 提高0.2个百分点, 回落0.2个百分点, 持平.
fn growth_change(before: &YearSnapshot, now: &YearSnapshot, language: Language) -> Option<String> {
    let change = now.yoy?.minus(before.yoy?).ok()?;
    let digits = points(change.abs()).digits();
    let digits = digits.trim_start_matches('+');
    Some(match change.sign() {
        1 => say!(language, "提高{digits}个百分点", "up {digits} pp"),
        -1 => say!(language, "回落{digits}个百分点", "down {digits} pp"),
        _ => say!(language, "持平", "unchanged"),
    })
}

/// What changed but for newer figures.
fn verdicts(view: &View, changes: &Changes, listed: &[&Change]) -> Table {
    let language = view.style.language;
    let caption = view.word(Label::ChangesTable);
    let caption = match &changes.as_of {
        Some(as_of) => say!(
            language,
            "{caption}（上次截至 {as_of}）",
            "{caption} (as of {as_of})"
        ),
        None => caption,
    };
    let notes = notes(changes, listed.is_empty(), language);
    both_sides(view, caption, listed, notes)
}

/// Newer figures: value, period and margin then and now.
fn newer_figures(view: &View, listed: &[&Change]) -> Table {
    let column = |label: Label, kind| Column::new(view.word(label), kind);
    let mut columns = view.leading_columns();
    columns.extend([
        column(Label::LastRun, Kind::Number),
        column(Label::Period, Kind::Period),
        column(Label::ThisRun, Kind::Number),
        column(Label::Period, Kind::Period),
        column(Label::LastMargin, Kind::Number),
        column(Label::ThisMargin, Kind::Number),
    ]);
    let row = |change: &&Change| {
        let (before, now) = change.before.as_ref().zip(change.now.as_ref())?;
        Some(newer_row(view, before, now, change.assessment))
    };
    Table {
        caption: view.word(Label::MovesTable),
        columns,
        groups: group(listed.iter().filter_map(row)),
        notes: Vec::new(),
    }
}

fn newer_row(view: &View, before: &Snapshot, now: &Snapshot, assessment: Option<usize>) -> Row {
    let digits = digits(Some(before), Some(now));
    let value = |one: &Snapshot| {
        let unit = one.unit.clone().unwrap_or_default();
        let number = one.latest.as_ref().map(|(_, value)| {
            let value = value.significant(digits).normalized();
            let measure = match unit.as_str() {
                "" => Measure::Bare,
                "%" => Measure::Percent,
                _ => Measure::Unit(unit.clone()),
            };
            Number::new(value, measure, value.places(), Rounding::HalfUp)
        });
        Cell::number(number)
    };
    let period = |one: &Snapshot| {
        let written = one.latest.as_ref().map(|(written, _)| written);
        match written.map(|written| (written, period(written))) {
            Some((_, Some(period))) => Cell::period(Some(period)),
            Some((written, None)) => Cell::text(written),
            None => Cell::missing(),
        }
    };
    let margin = |one: &Snapshot| Cell::number(one.margin.map(points));
    let mut cells = leading(view, now);
    cells.extend([
        value(before),
        period(before),
        value(now),
        period(now),
        margin(before),
        margin(now),
    ]);
    Row { cells, assessment }
}

/// Rows without a heading; no group where there are none.
fn group(rows: impl Iterator<Item = Row>) -> Vec<Group> {
    let rows: Vec<Row> = rows.collect();
    let group = Group {
        heading: None,
        rows,
    };
    if group.rows.is_empty() {
        Vec::new()
    } else {
        vec![group]
    }
}

fn row(view: &View, change: &Change) -> Row {
    let language = view.style.language;
    let newest = change.now.as_ref().or(change.before.as_ref());
    let mut cells = newest.map_or_else(Vec::new, |one| leading(view, one));
    let revised = change.is_revised() && !change.kind.is_revision();
    let revised = revised.then(|| say!(language, "数值有修订", "value revised"));
    let words = Cell::text(words(change.kind, language)).toned(tone(change.kind));
    cells.push(words.remark(revised));
    let told = told(change, language);
    cells.extend(told.map(|told| Cell::text_or_missing(told.filter(|told| !told.is_empty()))));
    Row {
        cells,
        assessment: change.assessment,
    }
}

/// A change in one line: what it is, and both sides.
pub(super) fn line(change: &Change, language: Language) -> String {
    let words = words(change.kind, language);
    let [before, now] = told(change, language);
    let none = || MISSING.to_owned();
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
fn leading(view: &View, one: &Snapshot) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&one.id), Cell::text(&one.name)];
    if view.has_regions {
        cells.push(Cell::text(one.region.as_deref().unwrap_or(MISSING)));
    }
    cells
}

/// Six, and more where a revision is too small to show in them.
fn digits(before: Option<&Snapshot>, now: Option<&Snapshot>) -> u32 {
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
    /// The verdict on the year in progress, with its period.
    year: String,
}

impl Side {
    fn of(one: &Snapshot, digits: u32, language: Language) -> Self {
        let unit = one.unit.as_deref().unwrap_or_default();
        let number = |value: Decimal| format!("{}{unit}", plain(value.significant(digits)));
        let value = one.latest.as_ref().map(|(period, value)| {
            let (value, period) = (number(*value), period_words(period, language));
            say!(language, "{value}（{period}）", "{value} ({period})")
        });
        let year = one.year.as_ref().and_then(|year| {
            let (verdict, period) = (year.status?, period_words(&year.period, language));
            let verdict = verdict.text(language);
            Some(say!(
                language,
                "{verdict}（{period}）",
                "{verdict} ({period})"
            ))
        });
        let goal = one.goal.clone();
        let goal = goal.unwrap_or_else(|| Label::Unset.text(language).to_owned());
        Self {
            name: one.name.clone(),
            verdict: verdict(one.status, one.early, language),
            value: value.unwrap_or_default(),
            goal: with_level(&goal, one.level.map(number)),
            baseline: one.baseline.map(number).unwrap_or_default(),
            year: year.unwrap_or_default(),
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
            year,
        } = self;
        match kind {
            ChangeKind::Goal => goal.clone(),
            ChangeKind::Baseline => baseline.clone(),
            ChangeKind::Value => value.clone(),
            ChangeKind::Renamed => name.clone(),
            ChangeKind::YearWorse | ChangeKind::YearBetter => year.clone(),
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
fn period(written: &str) -> Option<Period> {
    Some(notation::parse(written).ok()?.period)
}

fn period_words(written: &str, language: Language) -> String {
    period(written).map_or_else(|| written.to_owned(), |period| period.words(language))
}

/// A share as signed 百分点; what is not 0 never prints as 0.
fn points(share: Decimal) -> Number {
    let points = share.shifted(2).unwrap_or(share);
    let number = Number::new(points, Measure::Points, 1, Rounding::HalfUp);
    number.signed().visible()
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
        None => Label::Watched.text(language).to_owned(),
    }
}

/// What changed, in words.
fn words(kind: ChangeKind, language: Language) -> String {
    match kind {
        ChangeKind::Worse => say!(language, "状态变差", "status worse"),
        ChangeKind::Better => say!(language, "状态变好", "status better"),
        ChangeKind::YearWorse => say!(language, "年内变差", "this year worse"),
        ChangeKind::YearBetter => say!(language, "年内变好", "this year better"),
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
        ChangeKind::Worse | ChangeKind::YearWorse => Some(Tone::Bad),
        ChangeKind::Better | ChangeKind::YearBetter => Some(Tone::Good),
        _ => None,
    }
}

/// Whether the plans are two, and how many targets are as they were.
fn notes(changes: &Changes, empty: bool, language: Language) -> Vec<Note> {
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
    notes.into_iter().map(Note::new).collect()
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
            assert_eq!(
                points(Decimal::parse(share).unwrap()).digits(),
                told,
                "{share}"
            );
        }
    }
}
