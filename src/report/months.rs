//! Indicators by months, for people and programs: the year to date and its growth as they stood after each month.

use super::document::{Cell, Document, Note, Table};
use super::fields::{Words, fields, number};
use super::figure::Figures;
use super::machine::{Columns, Item, Object, object};
use super::message::Label;
use super::number::Number;
use super::sheet::Sheet;
use super::{Style, json, note, year};
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

/// What a table says of a month of a target.
type Figure = fn(&Monthly, &Pace, &Figures) -> Option<Number>;

/// The tables, each with what it says of a month.
const TABLES: [(Label, Figure); 4] = [
    (Label::MonthsTable, |_, pace, figures| year::ytd(pace, figures)),
    (Label::GrowthsTable, growth),
    (Label::SinglesTable, |_, pace, figures| Some(figures.amount(pace.single.as_ref()?.level?))),
    (Label::SingleGrowthsTable, single_growth),
];

/// The growth of the year to date; of what is only told by single months theirs stands in a table of its own.
fn growth(row: &Monthly, pace: &Pace, figures: &Figures) -> Option<Number> {
    let is_alone = |pace: &Pace| pace.ytd.is_none() && !pace.is_to_date();
    if row.course.iter().flatten().any(is_alone) {
        return None;
    }
    let (turn, growth) = year::on_year(pace, figures)?;
    turn.is_none().then_some(growth)
}

/// The growth of a single month; of a growth that is only told to date its first month tells nothing more.
fn single_growth(row: &Monthly, pace: &Pace, figures: &Figures) -> Option<Number> {
    let is_more = |pace: &Pace| {
        let single = pace.single.as_ref();
        pace.ytd.is_some()
            || single.is_some_and(|single| single.period != pace.period)
            || !pace.is_to_date()
    };
    row.course.iter().flatten().any(is_more).then_some(())?;
    let single = pace.single.as_ref()?;
    if single.is_published {
        return Some(figures.published(single.yoy?));
    }
    // Of what fell below zero no growth tells.
    let is_negative = single.level.is_some_and(Decimal::is_negative);
    (!is_negative).then_some(figures.growth(single.yoy?, 1))
}

fn document(plan: &Plan, months: &Months, style: &Style) -> Document {
    let l = style.language;
    let tables = TABLES.into_iter();
    let mut tables: Vec<Table> = tables
        .filter_map(|(caption, figure)| table(plan, months, style, caption, figure).filled())
        .collect();
    let mut paces = months.rows.iter().flat_map(|row| row.course.iter());
    let has_singles = paces.any(|pace| pace.as_ref().is_some_and(|pace| pace.single.is_some()));
    if let Some(last) = tables.last_mut() {
        let notes = [note::months(l), note::monthly_growth(l)].into_iter();
        let notes = notes.chain(has_singles.then(|| note::singles(l)));
        let notes = notes.chain(months.rows.iter().any(is_added).then(|| note::added(l)));
        last.notes.extend(notes.map(Note::new));
    }
    Document::of(l, plan.title.clone(), tables)
}

/// The targets of which it says something; the first table names those without any figure, too.
fn table(plan: &Plan, months: &Months, style: &Style, caption: Label, figure: Figure) -> Table {
    let l = style.language;
    let target = |row: &Monthly| plan.targets.get(row.assessment.target);
    let number_of = move |row: &Monthly, at: usize| {
        let figures = Figures::new(plan, &row.assessment, style);
        let pace = row.course.get(at)?.as_ref()?;
        figure(row, pace, &figures.of_year(pace))
    };
    let mut regions = months.rows.iter().map(|row| &row.assessment.region);
    let first = regions.next();
    let several = first.is_some_and(|first| regions.any(|other| other != first));
    let mut fields: Vec<_> = fields! { row in &Monthly;
        key(Label::Id) => Cell::text(target(row).map_or("", |target| &target.id));
        name(Label::Indicator) => Cell::text(target(row).map_or("", |target| &target.name))
            .remark(is_added(row).then(|| Label::Added.text(l).to_owned()));
        text(Label::Region) => Cell::optional(row.assessment.region.clone().filter(|_| several));
        text(Label::Unit) => Cell::text(row.course.iter().flatten().next().map_or("", |pace| pace.unit.text()));
    }
    .into();
    let count = months.months.len();
    let is_monthly = is_monthly(months);
    let heads = newest_last(months.months.iter().copied());
    fields.extend(heads.enumerate().map(|(at, (head, rank))| {
        let cell = move |row: &&Monthly| Cell::optional(number_of(row, at));
        number(head, cell).bare().rank(rank).stays(is_monthly)
    }));
    let is_first = caption == Label::MonthsTable;
    let rows = months.rows.iter().filter(|row| {
        let is_unknown = row.course.iter().all(Option::is_none);
        (is_first && is_unknown) || (0..count).any(|at| number_of(row, at).is_some())
    });
    Table::of(l, caption, &fields, rows).aligned(|place| Some(place.row))
}

/// Whether what is added to a level is told, and not the level.
fn is_added(row: &Monthly) -> bool {
    row.course.iter().flatten().any(|pace| pace.is_added)
}

/// Whether most months brought figures: then one without any is a gap; of quarters and years the months between are none.
fn is_monthly(months: &Months) -> bool {
    let has_figures = |at: &usize| {
        let mut rows = months.rows.iter();
        rows.any(|row| row.course.get(*at).is_some_and(Option::is_some))
    };
    let count = months.months.len();
    (0..count).filter(has_figures).count() * 2 > count
}

/// The heads of months, the oldest first, each with its rank: where the page is narrow the oldest go first.
pub(super) fn newest_last(
    months: impl ExactSizeIterator<Item = Month>,
) -> impl Iterator<Item = (Words, u8)> {
    let count = u8::try_from(months.len()).unwrap_or(u8::MAX);
    let head = |month: Month| format!("{:02}-{:02}", month.year().rem_euclid(100), month.month());
    months.map(move |month| Words::Made(head(month))).zip((1..=count).rev())
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
