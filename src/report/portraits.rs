//! The targets one by one: what a page of its own would tell of each.

use std::time::Duration;

use crate::assess::{Assessment, Point};
use crate::parallel;
use crate::quantity::Decimal;

use super::Style;
use super::document::{Level, Portrait, Role, Value};
use super::entry::Entry;
use super::explain;
use super::fields::{Field, number};
use super::message::Label;
use super::view::View;

/// What it takes to tell of one target, about.
const PORTRAIT: Duration = Duration::from_micros(200);
/// Columns of the lines that tell where figures come from.
const ORIGIN_WIDTH: usize = 90;

/// The figures of a portrait that its scale does not show.
fn facts<'a>() -> [Field<'a, Entry<'a>>; 9] {
    [
        number(Label::Gap, Entry::gap),
        number(Label::Progress, Entry::progress),
        number(Label::Margin, Entry::margin),
        number(Label::RequiredPerYear, Entry::required),
        number(Label::RequiredGrowth, Entry::required_growth),
        number(Label::YearToDate, Entry::newest),
        number(Label::OnYear, Entry::on_year),
        number(Label::Attained, Entry::attained),
        number(Label::YearProjection, Entry::full_year),
    ]
}

/// The portraits of all assessments of a report.
pub(super) fn all(view: &View) -> Vec<Portrait> {
    let assessments: Vec<(usize, &Assessment)> =
        view.report.assessments.iter().enumerate().collect();
    let expected = parallel::times(PORTRAIT, assessments.len());
    parallel::map(&assessments, expected, |(at, assessment)| portrait(view, *at, assessment))
}

fn portrait(view: &View, at: usize, assessment: &Assessment) -> Portrait {
    let target = view.target(assessment);
    let entry = Entry::new(*view, assessment);
    let told = facts().map(|fact| fact.told(&entry, view.style.language));
    let told = told.into_iter().filter(|(_, cell)| !matches!(cell.value, Value::Missing));
    let (id, name, region) = entry.named();
    Portrait {
        assessment: at,
        id: id.to_owned(),
        name: name.to_owned(),
        region: region.filter(|_| view.has_regions).map(str::to_owned),
        group: target.and_then(|target| target.group.clone()),
        owners: target.map_or_else(Vec::new, |target| target.owner.clone()),
        goal: entry.goal(),
        status: entry.status(),
        facts: told.map(|(word, cell)| (word, cell.drawn(None))).collect(),
        levels: levels(view, &entry),
        start: start(assessment),
        course: entry.figures.course(),
        origin: origin(view, assessment),
    }
}

/// Where its path starts.
fn start(assessment: &Assessment) -> Option<Decimal> {
    assessment.path.first().map(|(_, level)| *level)
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
    let dated = |point: &Point| (point.value, Some(point.period.words(language)));
    let of_goal = |value: Option<Decimal>| value.map(|value| (value, end.clone()));
    let baseline = assessment.baseline.as_ref();
    // What counts from nothing does not come from there.
    let start = start(assessment);
    let baseline = baseline.filter(|point| start.is_none_or(|start| start == point.value));
    let stretch = assessment.stretch.as_ref();
    let levels = [
        (Role::Baseline, Label::Baseline, baseline.map(dated)),
        (Role::Path, Label::PathNow, now.map(|level| (level, None))),
        (Role::Latest, Label::Latest, latest.map(dated)),
        (Role::Goal, Label::Goal, of_goal(goal.and_then(|goal| goal.value))),
        (Role::Goal, Label::Goal, of_goal(goal.and_then(|goal| goal.upper))),
        (Role::Stretch, Label::Stretch, of_goal(stretch.and_then(|stretch| stretch.value))),
        (Role::Projection, Label::Projection, of_goal(assessment.projection)),
    ];
    let told = levels.into_iter().filter_map(|(role, label, level)| {
        let (value, moment) = level?;
        Some(Level {
            role,
            word: view.word(label),
            moment,
            number: match role {
                Role::Latest | Role::Projection => figures.level(value),
                Role::Goal | Role::Stretch => figures.edge(value),
                Role::Baseline | Role::Path => figures.amount(value),
            },
        })
    });
    told.collect()
}

/// How its figures came about, where they keep that.
fn origin(view: &View, assessment: &Assessment) -> String {
    if assessment.trace.is_none() {
        return String::new();
    }
    let style = Style { width: ORIGIN_WIDTH, color: false, ..*view.style };
    let scored = view.report.scored(assessment);
    let page = explain::chain(view.plan, assessment, scored, &style, false);
    String::from_utf8_lossy(&page).into_owned()
}
