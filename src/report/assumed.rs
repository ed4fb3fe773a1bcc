//! What was assumed of each series, for people and programs.

use super::document::{Cell, Document, Note, Table};
use super::fields::fields;
use super::machine::{Columns, Item, Object, SCHEMA_VERSION, object};
use super::message::Label;
use super::sheet::Sheet;
use super::{Style, json, note};
use crate::assess::assumed::{Assumed, Rhythm};
use crate::language::{Choice, Language};
use crate::plan::{Aggregate, Plan, Prices};
use crate::say;

/// The page of the series of a plan.
#[must_use]
pub fn sheet<'a>(plan: &'a Plan, series: &'a [Assumed], style: &Style) -> Sheet<'a> {
    const COLUMNS: Columns = Columns(
        "series=name key kind evidence units rhythm basis over aggregate prices growth first last values missing files targets",
    );
    let l = style.language;
    let entries = move || series.iter().map(move |one| entry(plan, one, l));
    Sheet::new(
        move |_| document(plan, series, l),
        move || {
            object! {
                "schema_version": SCHEMA_VERSION,
                "plan": json::head(plan),
                "series": entries().collect::<Item>(),
            }
        },
        move |sink| {
            let rows = entries().map(|entry| COLUMNS.row(&[&entry]));
            COLUMNS.headed(rows).for_each(sink);
        },
    )
}

fn document(plan: &Plan, series: &[Assumed], l: Language) -> Document {
    let said = |text: Option<String>| Cell::text_or_missing(text.filter(|text| !text.is_empty()));
    let fields = fields! { one in &Assumed;
        name(Label::Series) => Cell::text(&one.name).remark(one.key.clone());
        text(Label::Kind) => said(one.kind.as_ref().map(|(kind, _)| kind.text(l).to_owned()));
        text(Label::Evidence).rank(1) => said(one.kind.as_ref().map(|(_, why)| why.text(l)));
        text(Label::Unit) => l.list(&one.units);
        text(Label::Rhythm) => l.list(rhythm(one.rhythm).map(|(_, label)| label.text(l)));
        text(Label::Basis).rank(6) => Cell::optional(one.basis.map(|basis| basis.text(l)));
        text(Label::Prices).rank(4) => prices(one, l);
        text(Label::MadeBy).rank(5) => made(one, l);
        period(Label::First).rank(3) => one.periods.map(|(first, _)| first);
        period(Label::Last) => one.periods.map(|(_, last)| last);
        number(Label::Values) => one.counts.0;
        number(Label::Missing).rank(7) => Cell::optional(Some(one.counts.1).filter(|count| *count > 0));
        text(Label::FoundIn).rank(2) => said(Some(files(one, l)));
        text(Label::UsedBy) => l.list(ids(plan, one));
    };
    // What is published as growth alone is in the data.
    let unfed = series.iter().filter(|one| one.counts == (0, 0));
    let unfed = l.list(unfed.map(|one| &one.name));
    let unfed = (!unfed.is_empty()).then(|| Note::missing(note::unfed(l, unfed)));
    let table = Table::of(l, Label::SeriesTable, &fields, series);
    Document::of(l, plan.title.clone(), vec![table.note(note::kinds(l)).notes(unfed)])
}

fn ids<'a>(plan: &'a Plan, one: &Assumed) -> Vec<&'a str> {
    let targets = one.targets.iter().filter_map(|at| plan.targets.get(*at));
    targets.map(|target| target.id.as_str()).collect()
}

/// The files that it was found in; of many the first.
fn files(one: &Assumed, l: Language) -> String {
    match one.files.as_slice() {
        [first, rest @ ..] if rest.len() > 2 => {
            let (all, more) = (one.files.len(), rest.len());
            say!(l, "{first} 等 {all} 个文件", "{first} and {more} more files")
        }
        files => l.list(files),
    }
}

/// What was seen of a rhythm: words for machines and for people.
fn rhythm(rhythm: Rhythm) -> impl Iterator<Item = (&'static str, Label)> {
    let all = [
        (rhythm.months, "month", Label::RhythmMonths),
        (rhythm.quarters, "quarter", Label::RhythmQuarters),
        (rhythm.halves, "half-year", Label::RhythmHalves),
        (rhythm.to_date, "year-to-date", Label::RhythmToDate),
        (rhythm.years, "year", Label::RhythmYears),
        (rhythm.others, "other", Label::RhythmOthers),
    ];
    all.into_iter().filter_map(|(seen, word, label)| seen.then_some((word, label)))
}

/// At which prices its growth is, and which name publishes it.
fn prices(one: &Assumed, l: Language) -> String {
    let words = one.prices.map(|prices| {
        say! { l, prices;
            Prices::Constant => "可比价" / "constant prices",
            Prices::Current => "现价" / "current prices",
        }
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
    let aggregate = one.aggregate.map(|aggregate| rows_made(aggregate, l));
    let over = one.over.map(|over| {
        let word = over.word();
        format!("over = \"{word}\"")
    });
    l.list(aggregate.into_iter().chain(over))
}

/// How rows make an observation.
pub(super) fn rows_made(aggregate: Aggregate, l: Language) -> String {
    say! { l, aggregate;
        Aggregate::Sum => "各行之和" / "the sum of rows",
        Aggregate::Count => "行数" / "the count of rows",
        Aggregate::Mean => "各行平均" / "the mean of rows",
        Aggregate::Min => "各行最小" / "the least of rows",
        Aggregate::Max => "各行最大" / "the greatest of rows",
        Aggregate::Last => "末行" / "the last row",
    }
}

fn entry(plan: &Plan, one: &Assumed, l: Language) -> Object {
    object! {
        "name": &one.name,
        "key": one.key.as_deref(),
        "kind": one.kind.as_ref().map(|(kind, _)| kind.word()),
        "evidence": one.kind.as_ref().map(|(_, evidence)| evidence.text(l)),
        "units": one.units.iter().collect::<Item>(),
        "rhythm": rhythm(one.rhythm).map(|(word, _)| word).collect::<Item>(),
        "basis": one.basis.map(Choice::word),
        "over": one.over.map(Choice::word),
        "aggregate": one.aggregate.map(Choice::word),
        "prices": one.prices.map(Choice::word),
        "growth": one.growth.as_deref(),
        "first": one.periods.map(|(first, _)| first),
        "last": one.periods.map(|(_, last)| last),
        "values": one.counts.0,
        "missing": one.counts.1,
        "files": one.files.iter().collect::<Item>(),
        "targets": ids(plan, one).into_iter().collect::<Item>(),
    }
}
