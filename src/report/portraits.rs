//! The targets one by one: what a page of its own would tell of each.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods of an entry, which has a lifetime, are no plain functions"
)]

use std::time::Duration;

use crate::assess::Assessment;
use crate::parallel;
use crate::quantity::Decimal;

use super::Style;
use super::course;
use super::document::{Cell, Kind, Level, Portrait, Role, Value};
use super::entry::Entry;
use super::explain;
use super::fields::{self, Field};
use super::message::Label;
use super::view::View;

/// What it takes to tell of one target, about.
const PORTRAIT: Duration = Duration::from_micros(200);
/// Columns of the lines that tell where figures come from.
const ORIGIN_WIDTH: usize = 90;

/// The figures of a portrait that its scale does not show.
const FACTS: &[Field] = &[
    Field::new(Label::Gap, Kind::Number, |entry| entry.gap()),
    Field::new(Label::Progress, Kind::Number, |entry| entry.progress()),
    Field::new(Label::Margin, Kind::Number, |entry| entry.margin()),
    Field::new(Label::RequiredPerYear, Kind::Number, |entry| {
        entry.required()
    }),
    Field::new(Label::RequiredGrowth, Kind::Number, |entry| {
        entry.required_growth()
    }),
    Field::new(Label::YearToDate, Kind::Number, |entry| entry.newest()),
    Field::new(Label::OnYear, Kind::Number, |entry| entry.on_year()),
    Field::new(Label::Attained, Kind::Number, |entry| entry.attained()),
    Field::new(Label::YearProjection, Kind::Number, |entry| {
        entry.full_year()
    }),
];

/// The portraits of all assessments of a report.
pub(super) fn all(view: &View) -> Vec<Portrait> {
    let assessments: Vec<(usize, &Assessment)> =
        view.report.assessments.iter().enumerate().collect();
    let expected = parallel::times(PORTRAIT, assessments.len());
    parallel::map(&assessments, expected, |(at, assessment)| {
        portrait(view, *at, assessment)
    })
}

fn portrait(view: &View, at: usize, assessment: &Assessment) -> Portrait {
    let target = view.target(assessment);
    let entry = Entry::new(*view, assessment);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let cells = fields::cells(view, FACTS, assessment).into_iter();
    let facts = fields::columns(view, FACTS).zip(cells);
    let facts = facts.filter(|(_, cell)| !matches!(cell.value, Value::Missing));
    Portrait {
        assessment: at,
        id: text(target.map(|target| &target.id)),
        name: text(target.map(|target| &target.name)),
        region: assessment.region.clone().filter(|_| view.has_regions),
        group: target.and_then(|target| target.group.clone()),
        owners: target.map_or_else(Vec::new, |target| target.owner.clone()),
        goal: entry.goal(),
        status: entry.status(),
        facts: facts
            .map(|(column, cell)| {
                (
                    column.head,
                    Cell {
                        picture: None,
                        ..cell
                    },
                )
            })
            .collect(),
        levels: levels(view, &entry),
        course: course::of(target, assessment, &entry.figures),
        origin: origin(view, assessment),
    }
}

/// The levels of a target: where it came from, where it should be, where it is, and where it is to be.
fn levels(view: &View, entry: &Entry) -> Vec<Level> {
    let (assessment, figures) = (entry.assessment, &entry.figures);
    let language = view.style.language;
    let goal = assessment.goal.as_ref();
    let end = goal.and_then(|goal| goal.deadline);
    let end = end.map(|end| end.words(language));
    let latest = assessment.latest.as_ref();
    let now = latest.and_then(|latest| {
        let mut path = assessment.path.iter();
        let (_, level) = path.find(|(moment, _)| *moment == latest.period.end())?;
        Some(*level)
    });
    let of = |point: &crate::assess::Point| point.period.words(language);
    let level = |role, label, value: Option<Decimal>, moment: Option<String>| {
        value.map(|value| Level {
            role,
            word: view.word(label),
            moment,
            number: match role {
                Role::Latest | Role::Projection => figures.level(value),
                Role::Goal | Role::Stretch => figures.amount(value).trimmed(),
                Role::Baseline | Role::Path => figures.amount(value),
            },
        })
    };
    let baseline = assessment.baseline.as_ref();
    let rows = [
        level(
            Role::Baseline,
            Label::Baseline,
            baseline.map(|b| b.value),
            baseline.map(of),
        ),
        level(Role::Path, Label::PathNow, now, None),
        level(
            Role::Latest,
            Label::Latest,
            latest.map(|x| x.value),
            latest.map(of),
        ),
        level(
            Role::Goal,
            Label::Goal,
            goal.and_then(|goal| goal.value),
            end.clone(),
        ),
        level(
            Role::Goal,
            Label::Goal,
            goal.and_then(|goal| goal.upper),
            end.clone(),
        ),
        level(
            Role::Stretch,
            Label::Stretch,
            assessment.stretch,
            end.clone(),
        ),
        level(
            Role::Projection,
            Label::Projection,
            assessment.projection,
            end,
        ),
    ];
    rows.into_iter().flatten().collect()
}

/// How its figures came about, where they keep that.
fn origin(view: &View, assessment: &Assessment) -> String {
    if assessment.trace.is_none() {
        return String::new();
    }
    let style = Style {
        width: ORIGIN_WIDTH,
        color: false,
        ..*view.style
    };
    let page = explain::in_words(
        view.plan,
        assessment,
        view.report.scored(assessment),
        &style,
    );
    String::from_utf8_lossy(&page).into_owned()
}
