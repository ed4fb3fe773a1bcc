//! What the data cover, for people and programs: series by months, and what is still to be delivered, by owner.

use std::collections::HashSet;

use super::document::{Cell, Document, Table, Tone};
use super::fields::{Field, fields, text};
use super::machine::{Columns, Item, Object, object};
use super::message::Label;
use super::sheet::Sheet;
use super::{Style, months, note};
use crate::assess::coverage::{Coverage, Covered, Presence};
use crate::language::Language;
use crate::plan::{Plan, Target};
use crate::quantity::{Month, Period};

/// The page of what the data of a plan cover.
#[must_use]
pub fn sheet<'a>(plan: &'a Plan, coverage: &'a Coverage, style: &Style) -> Sheet<'a> {
    const COLUMNS: Columns = Columns("series region month presence owner targets");
    let l = style.language;
    let entries = move || coverage.rows.iter().map(move |row| entry(plan, coverage, row));
    let document = move || document(plan, coverage, l);
    Sheet::of_months(plan, "series", COLUMNS, document, entries)
}

fn document(plan: &Plan, coverage: &Coverage, l: Language) -> Document {
    let tables = [Some(table(coverage, l)), due(plan, coverage, l)];
    let newest = coverage.ends.last().map(|end| end.later(-1).to_string());
    let as_of = newest.map(|month| (Label::AsOf.text(l).to_owned(), month));
    Document {
        preface: as_of.into_iter().collect(),
        ..Document::of(l, plan.title.clone(), tables.into_iter().flatten().collect())
    }
}

/// Series by months.
fn table(coverage: &Coverage, l: Language) -> Table {
    let month = |start: Option<Month>| start.map(|start| Period::ending(start.later(1), 1));
    let mut fields = named(coverage);
    fields.extend(fields! { row in &Covered;
        period(Label::Newest) => month(row.newest);
        period(Label::Next).rank(1) => month(row.next);
    });
    let ends = coverage.ends.iter().map(|end| end.later(-1));
    fields.extend(months::newest_last(ends).enumerate().map(|(at, (head, rank))| {
        let presence = move |row: &&Covered| match row.months.get(at) {
            Some(Presence::There) => Cell::text(Presence::There.text(l)).toned(Some(Tone::Fair)),
            Some(Presence::Missing) => Cell::text(Presence::Missing.text(l)).toned(Some(Tone::Bad)),
            Some(Presence::NotDue) | None => Cell::default(),
        };
        text(head, presence).rank(rank.saturating_add(1))
    }));
    Table::of(l, Label::CoverageTable, &fields, &coverage.rows).note(note::presence(l))
}

/// What names a row: the series, and its region where there are several.
fn named(coverage: &Coverage) -> Vec<Field<'_, &Covered>> {
    let mut pairs = coverage.rows.windows(2);
    let several = pairs.any(|pair| matches!(pair, [one, other] if one.region != other.region));
    let named = fields! { row in &Covered;
        name(Label::Series) => Cell::text(&row.series);
        text(Label::Region) => Cell::optional(row.region.clone().filter(|_| several));
    };
    named.into()
}

/// What is still to be delivered, by owner.
fn due(plan: &Plan, coverage: &Coverage, l: Language) -> Option<Table> {
    let mut fields = named(coverage);
    fields.extend(fields! { row in &Covered;
        text(Label::ToBeDelivered) => l.list(runs(&row.missing));
        text(Label::UsedBy) => l.list(targets(plan, row).map(|target| &target.id));
    });
    let lacking = coverage.rows.iter().filter(|row| !row.missing.is_empty());
    let rows = lacking.flat_map(|row| {
        let mut owners = owners(plan, row);
        if owners.is_empty() {
            owners.push(Label::NoOwner.text(l));
        }
        let owners = owners.into_iter();
        owners.map(move |owner| (Some(owner.to_owned()), None, row)).collect::<Vec<_>>()
    });
    Table::grouped(l, Label::DueTable, &fields, rows).filled()
}

/// Months in words, those that follow each other as one run: `2024-08~2026-06`.
fn runs(months: &[Month]) -> impl Iterator<Item = String> {
    let runs = months.chunk_by(|one, next| one.later(1) == *next);
    runs.filter_map(|run| match run {
        [first, .., last] => Some(format!("{first}~{last}")),
        [only] => Some(only.to_string()),
        [] => None,
    })
}

/// The targets that use a series.
fn targets<'a>(plan: &'a Plan, row: &'a Covered) -> impl Iterator<Item = &'a Target> {
    row.targets.iter().filter_map(|at| plan.targets.get(*at))
}

/// Who answers for the targets that use a series, in the plan's order.
fn owners<'a>(plan: &'a Plan, row: &'a Covered) -> Vec<&'a str> {
    let mut known = HashSet::new();
    let owners = targets(plan, row).flat_map(|target| &target.owner);
    let owners = owners.map(String::as_str);
    owners.filter(|owner| known.insert(*owner)).collect()
}

fn entry(plan: &Plan, coverage: &Coverage, row: &Covered) -> Object {
    let shown = coverage.ends.iter().map(|end| end.later(-1));
    let first = shown.clone().next();
    // What is owed of earlier months stands before those that were asked for.
    let earlier = row.missing.iter().filter(|month| Some(**month) < first);
    let earlier = earlier.map(|month| (*month, Presence::Missing));
    let months = earlier.chain(shown.zip(row.months.iter().copied()));
    object! {
        "series": &row.series,
        "region": row.region.as_deref(),
        "owner": owners(plan, row),
        "targets": targets(plan, row).map(|target| &target.id).collect::<Item>(),
        "newest": row.newest,
        "next": row.next,
        "missing": row.missing.iter().copied().collect::<Item>(),
        "months": months.map(|(month, presence)| object! {
            "month": month,
            "presence": presence.word(),
        }).collect::<Item>(),
    }
}
