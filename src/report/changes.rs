//! What changed since an earlier run: verdicts, goals and revisions, then newer figures that left the verdict as it was.

use crate::assess::{Change, ChangeKind, Changes, SameYear, Snapshot, Yardstick, YearSnapshot};
use crate::language::Language;
use crate::plan::Status;
use crate::quantity::{Decimal, Period, Rounding, notation, plain};
use crate::say;

use super::document::{Cell, MISSING, Note, Table, Tone};
use super::fields::{Field, Words, fields};
use super::index::rank_change;
use super::message::Label;
use super::note;
use super::number::{Measure, Number, joined};
use super::view::View;
use super::year::year_verdict;

/// The tables of what changed; none where the report was not compared.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let Some(changes) = &view.report.changes else {
        return Vec::new();
    };
    let all = || changes.changes.iter();
    let moved = |change: &&Change| change.kind == ChangeKind::Moved;
    let (revised, other): (Vec<&Change>, Vec<&Change>) =
        all().filter(|change| !moved(change)).partition(|change| change.kind.is_revision());
    let newer: Vec<&Change> = all().filter(moved).filter(|change| is_newer(change)).collect();
    [
        Some(verdicts(view, changes, &other, !revised.is_empty())),
        both_sides(view, view.word(Label::RevisionsTable), &revised).filled(),
        newer_figures(view, &newer).filled(),
        years(view, all().filter_map(|change| Some((change, change.same_year()?)))).filled(),
        ranks(view, all().filter_map(|change| Some((change, change.ranks()?))))
            .notes(other_regions(view, changes))
            .filled(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A table with a row a change, behind what names it.
fn table<'a, R: 'a>(
    view: &View<'a>,
    caption: impl Into<Words>,
    fields: impl IntoIterator<Item = Field<'a, (&'a Change, R)>>,
    rows: impl IntoIterator<Item = (&'a Change, R)>,
) -> Table {
    let mut all = view.leading(|(change, _): &(&Change, R)| {
        let newest = change.now.as_ref().or(change.before.as_ref());
        newest.map_or(("", "", None), |one| (&*one.id, &*one.name, one.region.as_deref()))
    });
    all.extend(fields);
    let rows = rows.into_iter().map(|row| (None, row.0.assessment, row));
    Table::grouped(view.style.language, caption, &all, rows)
}

/// What both sides say of changes.
fn both_sides<'a>(view: &View<'a>, caption: String, listed: &[&'a Change]) -> Table {
    let l = view.style.language;
    let side = |told: Option<String>| Cell::text_or_missing(told.filter(|told| !told.is_empty()));
    let change = move |change: &Change| {
        let revised = change.is_revised() && !change.kind.is_revision();
        let words = Cell::text(words(change.kind, l)).toned(tone(change.kind));
        words.remark(revised.then(|| say!(l, "数值有修订", "value revised")))
    };
    let fields = fields! { (one, ()) in (&Change, ());
        text(Label::Change) => change(one);
        text(Label::LastRun) => { let [before, _] = told(one, l); side(before) };
        text(Label::ThisRun) => { let [_, now] = told(one, l); side(now) };
    };
    table(view, caption, fields, listed.iter().map(|change| (*change, ())))
}

/// What changed but for newer figures: said also where nothing did.
fn verdicts<'a>(
    view: &View<'a>,
    changes: &Changes,
    listed: &[&'a Change],
    has_revisions: bool,
) -> Table {
    let l = view.style.language;
    let caption = view.word(Label::ChangesTable);
    let caption = match &changes.as_of {
        Some(as_of) => say!(l, "{caption}（上次截至 {as_of}）", "{caption} (as of {as_of})"),
        None => caption,
    };
    let empty = listed.is_empty();
    let mut table = both_sides(view, caption, listed);
    if empty {
        table.columns.clear();
    }
    #[rustfmt::skip]
    let notes = [
        changes .other_plan .as_ref() .map(|title| note::other_plan(l, title)),
        empty.then(|| { if has_revisions { note::only_revised(l) } else { note::nothing_changed(l) } }),
        (changes.same > 0).then(|| note::as_they_were(l, changes.same)),
    ];
    table.notes(notes.into_iter().flatten().map(Note::new))
}

/// Newer figures: value, period and margin then and now.
fn newer_figures<'a>(view: &View<'a>, listed: &[&'a Change]) -> Table {
    let latest = |change: &Change, now: bool| {
        let digits = digits(change.before.as_ref(), change.now.as_ref(), value);
        let side = side(change, now)?;
        let value = value(side, digits)?.normalized();
        let measure = match side.value_unit() {
            "" => Measure::Bare,
            "%" => Measure::Percent,
            unit => Measure::Unit(unit.to_owned()),
        };
        let places = value.places();
        Some(Number::new(value, measure, places, Rounding::HalfUp))
    };
    let of = |change: &Change, now: bool| {
        let latest = side(change, now).and_then(|side| side.latest.as_ref());
        latest.map_or_else(Cell::missing, |(written, _)| match period(written) {
            Some(period) => Cell::period(Some(period)),
            None => Cell::text(written),
        })
    };
    let margin = |change: &Change, now: bool| side(change, now)?.margin.map(points);
    let fields = fields! { (change, ()) in (&Change, ());
        number(Label::LastRun) => latest(change, false);
        period(Label::Period) => of(change, false);
        number(Label::ThisRun) => latest(change, true);
        period(Label::Period) => of(change, true);
        number(Label::LastMargin) => margin(change, false);
        number(Label::ThisMargin) => margin(change, true);
    };
    table(view, Label::MovesTable, fields, listed.iter().map(|change| (*change, ())))
}

/// The year in progress then and now: growth and the share done, each with its change, and the verdict.
fn years<'a>(view: &View<'a>, listed: impl Iterator<Item = (&'a Change, SameYear<'a>)>) -> Table {
    let l = view.style.language;
    let percent = |share: Decimal| Number::percent(share, 1, Rounding::HalfUp).visible();
    let growth = move |one: &YearSnapshot| Some(percent(one.yoy?).signed());
    let verdicts = move |change: &Change| {
        let by_holding = |now: bool| side(change, now).is_some_and(|side| side.year_by_holding);
        let period = |now: bool| side(change, now)?.year.as_ref()?.period();
        // Reports of earlier versions do not tell.
        let alike = period(false) == period(true);
        let verdict = |now: bool| {
            let status = side(change, now)?.year.as_ref()?.status?;
            let by_holding = by_holding(now) || alike && by_holding(!now);
            Some((status, year_verdict(status, by_holding, l)))
        };
        match (verdict(false), verdict(true)) {
            (Some((was, then)), Some((is, now))) if was != is => {
                Cell::text(format!("{then} → {now}"))
            }
            (_, is) => Cell::text_or_missing(is.map(|(_, now)| now.to_owned())),
        }
    };
    let fields = fields! { (change, (before, now)) in (&Change, SameYear);
        period(Label::LastPeriod) => before.period();
        period(Label::ThisPeriod) => now.period();
        number(Label::LastGrowth) => growth(before);
        number(Label::ThisGrowth) => growth(now);
        text(Label::GrowthChange) => Cell::text_or_missing(growth_change(before, now, l));
        number(Label::LastDone) => before.attained.map(percent);
        number(Label::ThisDone) => now.attained.map(percent);
        number(Label::LastDue).rank(2) => before.due.map(percent);
        number(Label::ThisDue).rank(2) => now.due.map(percent);
        text(Label::YearStatus) => verdicts(change);
    };
    table(view, Label::YearMovesTable, fields, listed)
}

/// The places among the regions that changed.
fn ranks<'a>(view: &View<'a>, listed: impl Iterator<Item = (&'a Change, (usize, usize))>) -> Table {
    let fields = fields! { (_, (was, is)) in (&Change, (usize, usize));
        number(Label::LastRank) => *was;
        number(Label::ThisRank) => *is;
        number(Label::RankChange) => rank_change(Some(*is), Some(*was));
    };
    table(view, Label::RanksTable, fields, listed)
}

/// The targets whose places move because other regions have one.
fn other_regions(view: &View, changes: &Changes) -> Option<Note> {
    let l = view.style.language;
    let names = &changes.other_regions;
    (!names.is_empty()).then(|| Note::missing(note::other_regions(l, l.list(names))))
}

/// What one of the runs says.
fn side(change: &Change, now: bool) -> Option<&Snapshot> {
    if now { &change.now } else { &change.before }.as_ref()
}

/// Whether the value that counts is another figure.
fn is_newer(change: &Change) -> bool {
    let latest = |now| side(change, now).map(|side| &side.latest);
    latest(false) != latest(true)
}

/// 提高0.2个百分点, 回落0.2个百分点, 持平.
fn growth_change(before: &YearSnapshot, now: &YearSnapshot, language: Language) -> Option<String> {
    let change = now.yoy?.minus(before.yoy?).ok()?;
    let digits = points(change.abs()).magnitude().digits();
    Some(say! { language, change.sign();
        1 => "提高{digits}个百分点" / "up {digits} pp",
        -1 => "回落{digits}个百分点" / "down {digits} pp",
        _ => "持平" / "unchanged",
    })
}

/// A change in one line: what it is, and both sides.
pub(super) fn line(change: &Change, language: Language) -> String {
    let words = words(change.kind, language);
    let [before, now] = told(change, language);
    let none = || MISSING.to_owned();
    let (before, now) = (before.unwrap_or_else(none), now.unwrap_or_else(none));
    say!(language, "{words}（{before} → {now}）", "{words} ({before} → {now})")
}

/// What is told of the earlier run and of this one.
fn told(change: &Change, language: Language) -> [Option<String>; 2] {
    let (before, now) = (change.before.as_ref(), change.now.as_ref());
    let digits = (digits(before, now, value), digits(before, now, figures));
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

/// Digits of a figure of which nobody says how many it has.
const USUAL: u32 = 6;

fn is_percent(one: &Snapshot) -> bool {
    one.value_unit() == "%"
}

/// A figure to so many digits: of a percentage the usual ones are two behind the point.
fn rounded(value: Decimal, digits: u32, is_percent: bool) -> Decimal {
    if digits == USUAL && is_percent { value.half_up(2) } else { value.significant(digits) }
}

/// The value that counts to so many digits.
fn value(one: &Snapshot, digits: u32) -> Option<Decimal> {
    Some(rounded(one.latest.as_ref()?.1, digits, is_percent(one)))
}

/// The figures of a year in progress to so many digits, each with its word.
fn figures(one: &Snapshot, digits: u32) -> [(Label, Option<Decimal>); 4] {
    let year = one.year.as_ref();
    let share = |of: fn(&YearSnapshot) -> Option<Decimal>| {
        let percent = of(year?)?.shifted(2).ok()?;
        Some(rounded(percent, digits, true))
    };
    let ytd = year.and_then(|year| Some(rounded(year.ytd?, digits, false)));
    [
        (Label::YearToDate, ytd),
        (Label::OnYear, share(|year| year.yoy)),
        (Label::Attained, share(|year| year.attained)),
        (Label::Due, share(|year| year.due)),
    ]
}

/// How many digits tell both sides apart: the usual ones, and more where a revision is too small to show in them.
fn digits<T: PartialEq>(
    before: Option<&Snapshot>,
    now: Option<&Snapshot>,
    figure: impl Fn(&Snapshot, u32) -> T,
) -> u32 {
    let Some((before, now)) = before.zip(now) else {
        return USUAL;
    };
    let differs = |digits: &u32| figure(before, *digits) != figure(now, *digits);
    if differs(&12) { (USUAL..12).find(differs).unwrap_or(12) } else { USUAL }
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
    /// The figures of that year, and its period.
    figures: Vec<(Label, String)>,
    /// The place among the regions.
    rank: String,
    /// What it was judged by.
    yardsticks: Vec<(Yardstick, String)>,
}

impl Side {
    fn of(one: &Snapshot, (digits, of_year): (u32, u32), language: Language) -> Self {
        let digits_of = |value: Decimal| plain(rounded(value, digits, is_percent(one)));
        let number = |value: Decimal| joined(&digits_of(value), one.value_unit());
        let of_goal =
            |level: Decimal| joined(&digits_of(level), one.unit.as_deref().unwrap_or_default());
        let value = one.latest.as_ref().map(|(period, value)| {
            let (value, period) = (number(*value), period_words(period, language));
            say!(language, "{value}（{period}）", "{value} ({period})")
        });
        let year = one.year.as_ref().and_then(|year| {
            let (verdict, period) = (year.status?, period_words(&year.period, language));
            let verdict = year_verdict(verdict, one.year_by_holding, language);
            Some(say!(language, "{verdict}（{period}）", "{verdict} ({period})"))
        });
        let period = one.year.iter().map(|year| period_words(&year.period, language));
        let period = period.map(|period| (Label::Period, period));
        let figures = figures(one, of_year).into_iter().filter_map(|(label, figure)| {
            let percent = if matches!(label, Label::YearToDate) { "" } else { "%" };
            Some((label, format!("{}{percent}", plain(figure?.normalized()))))
        });
        let goal = one.goal.clone();
        let goal = goal.unwrap_or_else(|| Label::Unset.text(language).to_owned());
        Self {
            name: one.name.clone(),
            verdict: verdict(one.status, one.early, language),
            value: value.unwrap_or_default(),
            goal: with_level(&goal, one.level.map(of_goal)),
            baseline: one.baseline.map(number).unwrap_or_default(),
            year: year.unwrap_or_default(),
            figures: period.chain(figures).collect(),
            rank: one.rank.map_or_else(String::new, |rank| rank.to_string()),
            yardsticks: one
                .yardsticks
                .iter()
                .map(|(kind, value)| (*kind, yardstick(*kind, value, language)))
                .collect(),
        }
    }

    /// What it was judged by otherwise than the other side: `，目标期 2027`.
    fn otherwise(&self, other: &Self, language: Language) -> String {
        let otherwise = self.yardsticks.iter().filter(|(kind, value)| {
            let mut others = other.yardsticks.iter();
            others.any(|(known, told)| known == kind && told != value)
        });
        let told = otherwise.map(|(kind, value)| {
            let kind = kind.text(language);
            say!(language, "，{kind} {value}", ", {kind} {value}")
        });
        told.collect()
    }

    /// The figures of the year in progress that are others on the other side, else the place: `应完成 62.1%`.
    fn year_otherwise(&self, other: &Self, language: Language) -> String {
        let differs = |told: &&(Label, String)| !other.figures.contains(told);
        let told = |(label, figure): &(Label, String)| format!("{} {figure}", label.text(language));
        let year = self.figures.iter().filter(differs).map(told);
        let rank = (self.rank != other.rank).then(|| told(&(Label::Rank, self.rank.clone())));
        year.chain(rank).collect::<Vec<_>>().join(language.pick("，", ", "))
    }

    /// What is told of one side: the one thing that changed, or the verdict with its value and what is another as well.
    fn told(&self, kind: ChangeKind, other: &Self, language: Language) -> String {
        let Self { name, verdict, value, goal, baseline, year, .. } = self;
        match kind {
            ChangeKind::Goal => goal.clone() + &self.otherwise(other, language),
            ChangeKind::Baseline => baseline.clone(),
            ChangeKind::Value | ChangeKind::Moved if *value == other.value => {
                self.year_otherwise(other, language)
            }
            ChangeKind::Past => {
                let period = self.figures.iter().find(|(label, _)| *label == Label::Period);
                let period = period.map_or("", |(_, period)| period);
                let figures = self.year_otherwise(other, language);
                say!(language, "{period}，{figures}", "{period}, {figures}")
            }
            ChangeKind::Value => value.clone(),
            ChangeKind::Renamed => name.clone(),
            ChangeKind::YearWorse | ChangeKind::YearBetter => year.clone(),
            _ => {
                let mut told = format!("{verdict} {value}").trim().to_owned();
                if *goal != other.goal {
                    told += &say!(language, "，目标 {goal}", ", goal {goal}");
                }
                if *baseline != other.baseline && !baseline.is_empty() {
                    told += &say!(language, "，基期值 {baseline}", ", baseline value {baseline}");
                }
                told + &self.otherwise(other, language)
            }
        }
    }
}

/// What a target was judged by, in words.
fn yardstick(kind: Yardstick, value: &str, language: Language) -> String {
    match kind {
        Yardstick::Baseline | Yardstick::Deadline => period_words(value, language),
        Yardstick::Band => {
            let band = Decimal::parse(value).and_then(|band| band.shifted(2).ok());
            let band = band.map_or_else(|| value.to_owned(), |band| plain(band.normalized()));
            say!(language, "{band} 个百分点", "{band} pp")
        }
        Yardstick::Milestones if value.is_empty() => say!(language, "无", "none"),
        Yardstick::Formula | Yardstick::Milestones => value.to_owned(),
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
    say! { language, kind;
        ChangeKind::Worse => "状态变差" / "status worse",
        ChangeKind::Better => "状态变好" / "status better",
        ChangeKind::YearWorse => "年内变差" / "this year worse",
        ChangeKind::YearBetter => "年内变好" / "this year better",
        ChangeKind::Status => "状态变动" / "status changed",
        ChangeKind::Value | ChangeKind::Past => "数值修订" / "value revised",
        ChangeKind::Goal => "目标变动" / "goal changed",
        ChangeKind::Baseline => "基期值变动" / "baseline changed",
        ChangeKind::Renamed => "改名" / "renamed",
        ChangeKind::New => "新增" / "new",
        ChangeKind::Gone => "已删去" / "gone",
        ChangeKind::Moved => "数据更新" / "newer figure",
    }
}

fn tone(kind: ChangeKind) -> Option<Tone> {
    match kind {
        ChangeKind::Worse | ChangeKind::YearWorse => Some(Tone::Bad),
        ChangeKind::Better | ChangeKind::YearBetter => Some(Tone::Good),
        _ => None,
    }
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
            ("2023-07/2024-06", "近12个月至2024-06", "12 months to 2024-06"),
            ("soon", "soon", "soon"),
        ] {
            let told = [Language::Zh, Language::En].map(|l| period_words(written, l));
            assert_eq!(told, [zh, en], "{written}");
        }
    }
    #[test]
    fn a_difference_of_shares_is_signed_and_not_0_unless_it_is() {
        for (share, told) in
            [("0.0245", "+2.5"), ("-0.125", "-12.5"), ("-0.0001", "-0.01"), ("0", "0.0")]
        {
            assert_eq!(points(Decimal::parse(share).unwrap()).digits(), told, "{share}");
        }
    }
}
