//! Indicators by months, for people and programs: the year to date and its growth as they stood after each month.

use super::document::{Cell, Document, Table};
use super::entry;
use super::fields::{Words, key, name, number, text};
use super::figure::Figures;
use super::machine::{Columns, Item, Object, object};
use super::message::Label;
use super::number::Number;
use super::sheet::Sheet;
use super::{Style, json, note};
use crate::assess::Pace;
use crate::assess::months::{Monthly, Months};
use crate::plan::Plan;
use crate::quantity::{Decimal, Month};

/// The page of the months of a plan's targets.
#[must_use]
pub fn sheet<'a>(plan: &'a Plan, months: &'a Months, style: &'a Style) -> Sheet<'a> {
    const COLUMNS: Columns = Columns(
        "id name region unit period value growth growth_source single_period single_value single_growth",
    );
    let entries = move || months.rows.iter().map(move |row| entry(plan, row));
    let document = move || document(plan, months, style);
    Sheet::of_months(plan, "indicators", COLUMNS, document, entries)
}

fn document(plan: &Plan, months: &Months, style: &Style) -> Document {
    let l = style.language;
    let growth = |pace: &Pace, figures: &Figures| {
        let (turn, growth) = entry::on_year(pace, figures)?;
        turn.is_none().then_some(growth)
    };
    let single =
        |pace: &Pace, figures: &Figures| Some(figures.amount(pace.single.as_ref()?.level?));
    let single_growth = |pace: &Pace, figures: &Figures| {
        let single = pace.single.as_ref()?;
        // Of what fell below zero no growth tells.
        let is_negative = single.level.is_some_and(Decimal::is_negative);
        (single.is_published || !is_negative).then_some(())?;
        Some(if single.is_published {
            figures.published(single.yoy?)
        } else {
            figures.growth(single.yoy?, 1)
        })
    };
    let mut tables = vec![
        table(plan, months, style, Label::MonthsTable, entry::ytd),
        table(plan, months, style, Label::GrowthsTable, growth),
    ];
    let mut paces = months
        .rows
        .iter()
        .flat_map(|row| row.course.iter().flatten());
    let has_singles = paces.any(|pace| pace.single.is_some());
    if has_singles {
        tables.push(table(plan, months, style, Label::SinglesTable, single));
        tables.push(table(
            plan,
            months,
            style,
            Label::SingleGrowthsTable,
            single_growth,
        ));
    }
    if let Some(last) = tables.pop() {
        let last = last.note(note::months(l)).note(note::monthly_growth(l));
        let singles = has_singles.then(|| note::singles(l));
        tables.push(match singles {
            Some(singles) => last.note(singles),
            None => last,
        });
    }
    Document::of(l, plan.title.clone(), tables)
}

fn table(
    plan: &Plan,
    months: &Months,
    style: &Style,
    caption: Label,
    figure: impl Fn(&Pace, &Figures) -> Option<Number> + Copy,
) -> Table {
    let target = |row: &Monthly| plan.targets.get(row.assessment.target);
    let mut regions = months.rows.iter().map(|row| &row.assessment.region);
    let first = regions.next();
    let several = first.is_some_and(|first| regions.any(|other| other != first));
    let unit = |row: &&Monthly| {
        let pace = row.course.iter().flatten().next();
        Cell::text(pace.map_or("", |pace| pace.unit.text()))
    };
    let mut fields = vec![
        key(Label::Id, |row: &&Monthly| {
            Cell::text(target(row).map_or("", |target| &target.id))
        }),
        name(Label::Indicator, |row: &&Monthly| {
            Cell::text(target(row).map_or("", |target| &target.name))
        }),
        text(Label::Region, |row: &&Monthly| {
            Cell::optional(row.assessment.region.clone().filter(|_| several))
        }),
        text(Label::Unit, unit),
    ];
    // Of what comes by the month one without a figure is a gap; of quarters and years the months between are none.
    let has_figures = |at: &usize| {
        let mut rows = months.rows.iter();
        rows.any(|row| row.course.get(*at).is_some_and(Option::is_some))
    };
    let count = months.months.len();
    let is_monthly = (0..count).filter(has_figures).count() * 2 > count;
    let heads = newest_last(months.months.iter().copied());
    fields.extend(heads.enumerate().map(|(at, (head, rank))| {
        let cell = move |row: &&Monthly| {
            let figures = Figures::new(plan, &row.assessment, style);
            let pace = row.course.get(at).and_then(Option::as_ref);
            Cell::optional(pace.and_then(|pace| figure(pace, &figures.of_year(pace))))
        };
        number(head, cell).bare().rank(rank).stays(is_monthly)
    }));
    Table::of(style.language, caption, &fields, &months.rows)
}

/// The heads of months, the oldest first, each with its rank: where the page is narrow the oldest go first.
pub(super) fn newest_last(
    months: impl ExactSizeIterator<Item = Month>,
) -> impl Iterator<Item = (Words, u8)> {
    let count = u8::try_from(months.len()).unwrap_or(u8::MAX);
    let head = |month: Month| format!("{:02}-{:02}", month.year().rem_euclid(100), month.month());
    months
        .map(move |month| Words::Made(head(month)))
        .zip((1..=count).rev())
}

fn entry(plan: &Plan, row: &Monthly) -> Object {
    let target = plan.targets.get(row.assessment.target);
    let paces = row.course.iter().flatten();
    object! {
        "id": target.map_or("", |target| &target.id),
        "name": target.map_or("", |target| &target.name),
        "region": row.assessment.region.as_deref(),
        "unit": paces.clone().next().and_then(|pace| pace.unit.told()),
        "months": paces.map(|pace| object! {
            "period": pace.period,
            "value": pace.ytd,
            "growth": pace.yoy,
            "growth_source": json::yoy_source(pace),
            "single_period": pace.single.as_ref().map(|single| single.period),
            "single_value": pace.single.as_ref().and_then(|single| single.level),
            "single_growth": pace.single.as_ref().and_then(|single| single.yoy),
        }).collect::<Item>(),
    }
}
