//! The year in progress: where it stands and where it will end.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods of an entry, which has a lifetime, are no plain functions"
)]

use crate::assess::{Assessment, Course, Pace};
use crate::quantity::{Month, Period};

use super::document::{Cell, Kind, Note, Table, Value};
use super::fields::{self, Field};
use super::message::{Label, Remark};
use super::view::View;

/// Amounts and growths, after the columns that name a row.
const AMOUNTS: &[Field] = &[
    Field::new(Label::YearToDate, Kind::Number, |entry| entry.ytd()),
    Field::new(Label::Period, Kind::Period, |entry| entry.ytd_period()),
    Field::new(Label::OnYear, Kind::Number, |entry| entry.on_year()),
    Field::new(Label::OnPrevious, Kind::Number, |entry| entry.on_previous()).rank(3),
    Field::new(Label::OnYearAgo, Kind::Number, |entry| entry.on_year_ago()).rank(6),
    Field::new(Label::YearTarget, Kind::Number, |entry| entry.year_target())
        .bare()
        .rank(1),
    Field::new(Label::Attained, Kind::Picture, |entry| entry.attained()),
    Field::new(Label::Due, Kind::Number, |entry| entry.due()),
    Field::new(Label::Pace, Kind::Number, |entry| entry.pace_ratio()).rank(7),
    Field::new(Label::YearProjection, Kind::Number, |entry| {
        entry.full_year()
    })
    .bare()
    .rank(2),
    Field::new(Label::GrowthNeeded, Kind::Number, |entry| {
        entry.growth_needed()
    })
    .rank(4),
    Field::new(Label::NeededAMonth, Kind::Number, |entry| {
        entry.needed_a_month()
    })
    .bare()
    .rank(5),
    Field::new(Label::YearStatus, Kind::Text, |entry| entry.year_status()),
    Field::new(Label::Recent, Kind::Picture, |entry| entry.recent()).rank(8),
];

/// Rates, ratios and stocks.
const LEVELS: &[Field] = &[
    Field::new(Label::Latest, Kind::Number, |entry| entry.ytd()),
    Field::new(Label::Period, Kind::Period, |entry| entry.ytd_period()),
    Field::new(Label::OnYear, Kind::Number, |entry| entry.on_year()).rank(1),
    Field::new(Label::OnPrevious, Kind::Number, |entry| entry.on_previous()).rank(2),
    Field::new(Label::OnYearAgo, Kind::Number, |entry| entry.on_year_ago()),
    Field::new(Label::Carried, Kind::Number, |entry| entry.carried()).bare(),
    Field::new(Label::YearEndTarget, Kind::Number, |entry| {
        entry.year_target()
    })
    .bare(),
    Field::new(Label::NeededAMonth, Kind::Number, |entry| {
        entry.needed_a_month()
    })
    .bare()
    .rank(3),
    Field::new(Label::YearStatus, Kind::Text, |entry| entry.year_status()),
    Field::new(Label::Recent, Kind::Picture, |entry| entry.recent()).rank(4),
];

/// Years that are over.
const FINISHED: &[Field] = &[
    Field::new(Label::WholeYear, Kind::Number, |entry| entry.ytd()),
    Field::new(Label::Period, Kind::Period, |entry| entry.ytd_period()),
    Field::new(Label::OnYear, Kind::Number, |entry| entry.on_year()),
    Field::new(Label::OnYearAgo, Kind::Number, |entry| entry.on_year_ago()).rank(1),
    Field::new(Label::YearTarget, Kind::Number, |entry| entry.year_target()).bare(),
    Field::new(Label::Attained, Kind::Picture, |entry| entry.attained()),
    Field::new(Label::YearVerdict, Kind::Text, |entry| entry.year_status()),
    Field::new(Label::Recent, Kind::Picture, |entry| entry.recent()).rank(4),
];

/// The tables of the year in progress: amounts and growths, then rates, ratios and stocks; then the years that are over; each
/// left out where it would be empty.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let paced = view.report.assessments.iter().enumerate();
    let paced = paced.filter_map(|(at, one)| Some((at, one, one.pace.as_ref()?)));
    let (finished, running): (Vec<Paced>, Vec<Paced>) =
        paced.partition(|(.., pace)| pace.is_over());
    let is_level = |course: Course| matches!(course, Course::Rate | Course::Stock);
    let (levels, amounts): (Vec<Paced>, Vec<Paced>) = running
        .into_iter()
        .partition(|(.., pace)| is_level(pace.course));
    [
        (Label::PaceTable, AMOUNTS, amounts),
        (Label::LevelsTable, LEVELS, levels),
        (Label::FinishedTable, FINISHED, finished),
    ]
    .into_iter()
    .filter(|(.., paced)| !paced.is_empty())
    .map(|(caption, fields, paced)| table(view, caption, fields, &paced))
    .collect()
}

/// An assessment, which one it is, and its year in progress.
type Paced<'a> = (usize, &'a Assessment, &'a Pace);

fn table(view: &View, caption: Label, fields: &[Field], paced: &[Paced]) -> Table {
    let rows = paced.iter().map(|(at, ..)| *at);
    let notes = notes(view, paced);
    let mut table = fields::table(view, view.word(caption), fields, rows, notes);
    move_period_to_caption(view, &mut table);
    table
}

/// The period that most rows share is said once, in the caption; beside the figures of the others stands theirs.
fn move_period_to_caption(view: &View, table: &mut Table) {
    let columns = table.columns.iter();
    let Some(at) = columns
        .clone()
        .position(|column| column.kind == Kind::Period)
    else {
        return;
    };
    let of = |cell: &Cell| match cell.value {
        Value::Period(period) => Some(period),
        _ => None,
    };
    let periods: Vec<Period> = table.cells(at).filter_map(of).collect();
    let count = |period: &Period| periods.iter().filter(|other| *other == period).count();
    let Some(usual) = periods
        .iter()
        .rev()
        .max_by_key(|period| count(period))
        .copied()
    else {
        return;
    };
    let words = |period: Period| period.words(view.style.language);
    let rows = table.groups.iter_mut().flat_map(|group| &mut group.rows);
    for row in rows {
        let period = row.cells.get(at).and_then(of);
        let before = at.checked_sub(1).and_then(|at| row.cells.get_mut(at));
        if let (Some(period), Some(figure)) = (period.filter(|period| *period != usual), before) {
            figure.remark = Some(words(period));
        }
    }
    let (caption, usual) = (&table.caption, words(usual));
    table.caption = crate::say!(
        view.style.language,
        "{caption}（{usual}）",
        "{caption} ({usual})"
    );
    table.remove_column(at);
}

/// The years of a seasonal share: `2021-2023`, or one by one.
fn years(years: &[i32]) -> Option<String> {
    let (first, last) = (years.first()?, years.last()?);
    let running = years
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    Some(match (years.len(), running) {
        (1, _) => first.to_string(),
        (_, true) => format!("{first}-{last}"),
        (_, false) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            years.join(",")
        }
    })
}

/// The years that most seasonal shares are taken from, the first of them where several are; empty where there are none.
fn most_common_years(paced: &[Paced]) -> Vec<i32> {
    let all: Vec<Vec<i32>> = paced.iter().map(|(.., pace)| pace.share_years()).collect();
    let known = all.iter().filter(|years| !years.is_empty());
    let count = |years: &[i32]| all.iter().filter(|other| *other == years).count();
    let best = known.rev().max_by_key(|years| count(years));
    best.cloned().unwrap_or_default()
}

fn notes(view: &View, paced: &[Paced]) -> Vec<Note> {
    let language = view.style.language;
    let any = |test: &dyn Fn(&Pace) -> bool| paced.iter().any(|(.., pace)| test(pace));
    let all = |relevant: fn(&Pace) -> bool, test: fn(&Pace) -> bool| {
        let mut relevant = paced.iter().filter(|(.., pace)| relevant(pace)).peekable();
        relevant.peek().is_some() && relevant.all(|(.., pace)| test(pace))
    };
    let names = |holds: &dyn Fn(&Pace) -> bool| {
        let assessments = paced.iter().map(|(_, assessment, _)| *assessment);
        view.names(assessments, |one| one.pace.as_ref().is_some_and(holds))
    };
    let has_target = |pace: &Pace| pace.year_target.is_some();
    let has_change = |pace: &Pace| pace.yoy.is_some();
    let is_amount = |pace: &Pace| pace.course == Course::Amount && !pace.is_over();
    let is_level =
        |pace: &Pace| matches!(pace.course, Course::Rate | Course::Stock) && !pace.is_over();
    let target = if any(&is_level) {
        Label::YearEndTarget
    } else {
        Label::YearTarget
    };
    let mut notes = Vec::new();
    let mut say = |holds: bool, remark: Remark| {
        if holds {
            notes.push(Note::new(remark.text(language)));
        }
    };
    say(
        any(&|pace: &Pace| {
            pace.on_previous.is_some() && !pace.is_over() || pace.on_year_ago.is_some()
        }),
        Remark::Changes,
    );
    say(
        any(&|pace: &Pace| pace.seasonal_share.is_some()),
        Remark::Pace {
            expected: any(&|pace: &Pace| pace.expected.is_some()),
            range: any(&|pace: &Pace| pace.projection_low != pace.projection_high),
        },
    );
    let usual = most_common_years(paced);
    if let Some(years) = years(&usual) {
        say(true, Remark::ShareYears(years));
    }
    let mut others: Vec<Vec<i32>> = paced.iter().map(|(.., pace)| pace.share_years()).collect();
    others.retain(|years| !years.is_empty() && *years != usual);
    others.sort_unstable();
    others.dedup();
    for other in others {
        let names = names(&|pace| pace.share_years() == other);
        if let (Some(years), Some(names)) = (years(&other), names) {
            say(true, Remark::OtherShareYears(years, names));
        }
    }
    if all(has_target, Pace::is_spread) {
        say(true, Remark::AllSpread(target));
    } else if let Some(names) = names(&|pace| pace.is_spread()) {
        say(true, Remark::Spread(target, names));
    }
    if all(has_change, |pace| pace.yoy_published) {
        say(true, Remark::AllPublished);
    } else if all(has_change, |pace| !pace.yoy_published) {
        say(true, Remark::AllComputed);
    } else if let Some(names) = names(&|pace| has_change(pace) && pace.yoy_published) {
        say(true, Remark::Published(names));
    }
    say(any(&|pace: &Pace| pace.carried.is_some()), Remark::Carried);
    say(
        any(&|pace: &Pace| pace.growth_needed.is_some()),
        Remark::Allowed,
    );
    let band = crate::quantity::plain(view.plan.pace_within.shifted(2).unwrap_or_default());
    say(
        any(&|pace: &Pace| is_amount(pace) && pace.status.is_some()),
        Remark::PaceBand(band),
    );
    say(
        any(&|pace: &Pace| pace.by_holding && !pace.is_over()),
        Remark::Holding,
    );
    say(any(&Pace::is_january), Remark::January);
    let mut breaks: Vec<Month> = paced.iter().filter_map(|(.., pace)| pace.across).collect();
    breaks.sort_unstable();
    breaks.dedup();
    let mut missing = |names: Option<String>, remark: &dyn Fn(String) -> Remark| {
        notes.extend(names.map(|names| Note::missing(remark(names).text(language))));
    };
    for month in breaks {
        let broken = names(&|pace| pace.across == Some(month));
        missing(broken, &|names| Remark::Break(month, names));
    }
    let by_months = |pace: &Pace| pace.projection.is_some() && pace.seasonal_share.is_none();
    if let Some(names) = names(&by_months) {
        notes.push(Note::new(Remark::NoShare(names).text(language)));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_a_row_are_written_as_a_span() {
        for (given, text) in [
            (vec![], None),
            (vec![2023], Some("2023")),
            (vec![2021, 2022, 2023], Some("2021-2023")),
            (vec![2019, 2021], Some("2019,2021")),
        ] {
            assert_eq!(years(&given).as_deref(), text);
        }
    }
}
