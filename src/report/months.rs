//! Indicators by months, for people and programs: the year to date and its growth as they stood after each month.

use serde::Serialize;
use serde_json::Number as JsonNumber;

use super::csv::harmless;
use super::document::{Cell, Column, Document, Group, Kind, Note, Row, Table};
use super::entry;
use super::figure::Figures;
use super::json::{self, Head};
use super::message::Label;
use super::number::Number;
use super::sheet::Sheet;
use super::{Style, machine};
use crate::assess::Pace;
use crate::assess::months::{Monthly, Months};
use crate::plan::Plan;
use crate::quantity::{Decimal, significant};
use crate::say;

/// The page of the months of a plan's targets.
#[must_use]
pub fn sheet(plan: &Plan, months: &Months, style: &Style) -> Sheet {
    let page = Page {
        plan,
        months,
        style,
    };
    let l = style.language;
    let level = page.table(
        say!(l, "各月累计", "Year to date, month by month"),
        |pace, figures| Some(figures.amount(pace.ytd?)),
    );
    let growth = page.table(
        say!(l, "各月同比", "On a year ago, month by month"),
        |pace, figures| {
            entry::on_year(pace, figures)
                .filter(|(turn, _)| turn.is_none())
                .map(|(_, growth)| growth)
        },
    );
    let notes = vec![
        Note::new(say!(
            l,
            "流量为1月至当月的累计，存量为月末数，比率和比重为公布的时期；按今天的数，不按当时的版本。",
            "Flows from January to the month, stocks at its end, rates and shares as published; by today's figures, not by those of the time."
        )),
        Note::new(say!(
            l,
            "同比：有公布数的用公布数，其余按公布绝对数推算；没有数或没有新数的月份空白。",
            "On a year ago: as published where it is, else computed from levels; blank where a month brought no figure."
        )),
    ];
    let document = Document {
        language: l,
        title: plan.title.clone(),
        tables: vec![level, Table { notes, ..growth }],
        ..Document::default()
    };
    Sheet::new(document, page.rows(), &page.object())
}

struct Page<'a> {
    plan: &'a Plan,
    months: &'a Months,
    style: &'a Style,
}

impl Page<'_> {
    fn table(&self, caption: String, figure: impl Fn(&Pace, &Figures) -> Option<Number>) -> Table {
        let l = self.style.language;
        let mut columns = vec![
            Column::new(Label::Id.text(l), Kind::Key),
            Column::new(Label::Indicator.text(l), Kind::Name),
            Column::new(Label::Region.text(l), Kind::Text),
            Column::new(Label::Unit.text(l), Kind::Text),
        ];
        let count = u8::try_from(self.months.months.len()).unwrap_or(u8::MAX);
        // Where the page is narrow the oldest months go first.
        let months = self.months.months.iter().zip((1..=count).rev());
        columns.extend(months.map(|(month, rank)| {
            let head = format!("{:02}-{:02}", month.year().rem_euclid(100), month.month());
            let mut column = Column::new(head, Kind::Number).ranked(rank);
            column.bare = true;
            column
        }));
        let several = self.has_regions();
        let row = |row: &Monthly| {
            let assessment = &row.assessment;
            let target = self.plan.targets.get(assessment.target);
            let figures = Figures::new(self.plan, assessment, self.style);
            let unit = row
                .course
                .iter()
                .flatten()
                .next()
                .map(|pace| pace.unit.text().to_owned());
            let region = assessment.region.clone().filter(|_| several);
            let mut cells = vec![
                Cell::text(target.map_or("", |target| &target.id)),
                Cell::text(target.map_or("", |target| &target.name)),
                region.map_or_else(Cell::default, Cell::text),
                Cell::text(unit.unwrap_or_default()),
            ];
            cells.extend(row.course.iter().map(|pace| {
                let number = pace
                    .as_ref()
                    .and_then(|pace| figure(pace, &figures.of_year(pace)));
                number.map_or_else(Cell::default, |number| Cell::number(Some(number)))
            }));
            cells
        };
        let row = |one| Row {
            cells: row(one),
            assessment: None,
        };
        Table {
            caption,
            columns,
            groups: vec![Group {
                heading: None,
                rows: self.months.rows.iter().map(row).collect(),
            }],
            notes: Vec::new(),
        }
    }

    fn has_regions(&self) -> bool {
        let mut regions = self.months.rows.iter().map(|row| &row.assessment.region);
        let first = regions.next();
        first.is_some_and(|first| regions.any(|other| other != first))
    }

    /// A row a target, region and month.
    fn rows(&self) -> Vec<Vec<String>> {
        let columns = [
            "id",
            "name",
            "region",
            "unit",
            "period",
            "value",
            "growth",
            "growth_source",
        ];
        let mut rows = vec![columns.map(str::to_owned).to_vec()];
        let number =
            |value: Option<Decimal>| value.map_or_else(String::new, |value| significant(value, 12));
        for row in &self.months.rows {
            let target = self.plan.targets.get(row.assessment.target);
            for pace in row.course.iter().flatten() {
                rows.push(vec![
                    harmless(target.map_or("", |target| &target.id)),
                    harmless(target.map_or("", |target| &target.name)),
                    harmless(row.assessment.region.as_deref().unwrap_or_default()),
                    harmless(pace.unit.told().unwrap_or_default()),
                    pace.period.to_string(),
                    number(pace.ytd),
                    number(pace.yoy),
                    machine::yoy_source(pace).unwrap_or_default().to_owned(),
                ]);
            }
        }
        rows
    }

    fn object(&self) -> Object<'_> {
        Object {
            schema_version: json::SCHEMA_VERSION,
            plan: Head::of(self.plan),
            indicators: self
                .months
                .rows
                .iter()
                .map(|row| Entry::of(self.plan, row))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Object<'a> {
    schema_version: u32,
    plan: Head<'a>,
    indicators: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    region: Option<&'a str>,
    unit: Option<&'a str>,
    months: Vec<OfMonth>,
}

#[derive(Serialize)]
struct OfMonth {
    period: String,
    value: Option<JsonNumber>,
    growth: Option<JsonNumber>,
    growth_source: Option<&'static str>,
}

impl<'a> Entry<'a> {
    fn of(plan: &'a Plan, row: &'a Monthly) -> Self {
        let target = plan.targets.get(row.assessment.target);
        let paces = row.course.iter().flatten();
        Self {
            id: target.map_or("", |target| &target.id),
            name: target.map_or("", |target| &target.name),
            region: row.assessment.region.as_deref(),
            unit: paces.clone().next().and_then(|pace| pace.unit.told()),
            months: paces
                .map(|pace| OfMonth {
                    period: pace.period.to_string(),
                    value: pace.ytd.and_then(json::number),
                    growth: pace.yoy.and_then(json::number),
                    growth_source: machine::yoy_source(pace),
                })
                .collect(),
        }
    }
}
