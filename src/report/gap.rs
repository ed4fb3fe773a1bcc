//! The gap table: how far every indicator is from its goal.

use std::collections::BTreeSet;

use crate::assess::{Assessment, GoalKind, Point, Reason, Status};
use crate::language::Language;
use crate::plan::Plan;
use crate::quantity::{Decimal, plain};
use crate::say;

use super::document::{Cell, Column, Kind, NONE, Room, Table};
use super::figure::Figures;
use super::message::{self, Label, Remark, UnitsOf};
use super::view::View;

/// The gap table of a report.
pub(super) fn table(view: &View) -> Table {
    let assessments = &view.report.assessments;
    let mut table = Table {
        caption: Label::GapTable.text(view.style.language),
        columns: columns(view, view.leading_columns()),
        groups: view.groups(assessments, |assessment| {
            view.row(assessment, cells(view, assessment))
        }),
        notes: notes(view),
    };
    // Who reads a gap wants to know why there is none.
    table.notes.extend(reasons(view, misses));
    table
}

/// Whether a row of the gap table has something to explain.
pub(super) fn misses(assessment: &Assessment) -> bool {
    assessment.gap.is_none() || assessment.status == Some(Status::NoData)
}

/// The columns of the table after those that name a row.
pub(super) fn columns(view: &View, mut columns: Vec<Column>) -> Vec<Column> {
    let head = |label: Label| label.text(view.style.language);
    let name = columns.len().saturating_sub(1).min(1);
    let at = columns.len();
    columns.extend([
        Column::new(head(Label::Goal), Kind::Text).under(name),
        Column::new(head(Label::Baseline), Kind::Figure).under_at_last(at + 2),
        Column::new(head(Label::Latest), Kind::Figure),
        Column::new(head(Label::Period), Kind::Fixed).under(at + 2),
        Column::new(head(Label::Gap), Kind::Figure),
        Column::new(head(Label::Attainment), Kind::Figure).under(at + 4),
        Column::new(head(Label::RequiredPerYear), Kind::Figure),
        Column::new(head(Label::Status), Kind::Text),
    ]);
    columns
}

/// Their cells.
pub(super) fn cells(view: &View, assessment: &Assessment) -> [Cell; 8] {
    let figures = Figures::new(view.plan, assessment, view.style);
    let attainment = assessment
        .attainment
        .filter(|_| !assessment.unit.is_ratio());
    [
        goal(view, assessment, &figures),
        baseline(view, assessment, &figures),
        latest(assessment, &figures),
        period(view, assessment.latest.as_ref()),
        difference(assessment.gap.map(|gap| figures.difference(gap)), &figures),
        Cell::figure(attainment.map(|share| figures.share(share))),
        required(view, assessment, &figures),
        verdict_beside_period(view, assessment),
    ]
}

/// The verdict where the period stands beside it, so that 近12个月 need not be said again.
fn verdict_beside_period(view: &View, assessment: &Assessment) -> Cell {
    let cell = status(view, assessment);
    let twelve_months = Label::LastTwelveMonths.text(view.style.language);
    if cell.tail.as_deref() == Some(&*twelve_months) {
        cell.remark(None)
    } else {
        cell
    }
}

/// The goal as written, what 左右 means, and the level that relative words come to.
fn goal(view: &View, assessment: &Assessment, figures: &Figures) -> Cell {
    let language = view.style.language;
    let Some(goal) = &assessment.goal else {
        let words = words_alone(view.plan, assessment);
        return words.map_or_else(|| Cell::of(Label::Unset.text(language)), Cell::of);
    };
    let level = goal.value.filter(|_| tells_a_level(goal.kind));
    let level = level.filter(|value| !names(&goal.text, *value));
    let level = level.map(|value| figures.short_amount(value));
    let tolerance = goal.tolerance.map(|tolerance| figures.tolerance(tolerance));
    let remark = match (level, tolerance) {
        (Some(level), Some(tolerance)) => Some(say!(
            language,
            "即{level} 容差{tolerance}",
            "({level}, within {tolerance})"
        )),
        (Some(level), None) => Some(say!(language, "即{level}", "({level})")),
        (None, Some(tolerance)) => Some(say!(language, "容差{tolerance}", "(within {tolerance})")),
        (None, None) => None,
    };
    Cell::of(&goal.text).remark(remark)
}

/// The document's words of a target without goal; in a region for which the plan has none, there are no words either.
pub(super) fn words_alone<'a>(plan: &'a Plan, assessment: &Assessment) -> Option<&'a str> {
    let target = plan.targets.get(assessment.target)?;
    target.words.as_deref().filter(|_| target.goal.is_none())
}

fn tells_a_level(kind: GoalKind) -> bool {
    !matches!(kind, GoalKind::Direction | GoalKind::Milestone)
}

/// Whether the words hold the number themselves.
fn names(words: &str, value: Decimal) -> bool {
    let short = |number: Decimal| plain(number.significant(12).abs());
    words
        .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|number| number.replace(',', ""))
        .any(|number| Decimal::parse(&number).is_some_and(|number| short(number) == short(value)))
}

/// The baseline's value, with its period where that is not the plan's.
fn baseline(view: &View, assessment: &Assessment, figures: &Figures) -> Cell {
    let Some(point) = &assessment.baseline else {
        return Cell::none();
    };
    let own = view.plan.baseline != Some(point.period);
    let period = own.then(|| format!("({})", point.period.words(view.style.language)));
    Cell::of(figures.level(point.value)).remark(period)
}

fn latest(assessment: &Assessment, figures: &Figures) -> Cell {
    match &assessment.latest {
        Some(point) => Cell::of(figures.level(point.value)).unit(figures.unit()),
        None => Cell::none(),
    }
}

/// The period of a value and how it was made.
pub(super) fn period(view: &View, point: Option<&Point>) -> Cell {
    let language = view.style.language;
    let Some(point) = point else {
        return Cell::none();
    };
    let flags: BTreeSet<String> = point
        .flags
        .iter()
        .filter_map(|flag| message::flag_words(flag, language))
        .collect();
    message::period_cell(point.period, language).remark(Some(language.list(flags)))
}

/// A difference with 百分点 behind it where it is one of percentages and there is room; a note says it too.
pub(super) fn difference(text: Option<String>, figures: &Figures) -> Cell {
    match text {
        Some(text) => Cell::of(text).unit(figures.points()).given(Room::Wide),
        None => Cell::none(),
    }
}

/// The change a year that is still needed, with its growth equivalent.
fn required(view: &View, assessment: &Assessment, figures: &Figures) -> Cell {
    let language = view.style.language;
    let rates = &assessment.rates;
    let Some(required) = rates.required else {
        return Cell::none();
    };
    if rates.compound {
        return Cell::of(figures.growth(required, 2));
    }
    if assessment.unit.is_percent() {
        return difference(Some(figures.change(required)), figures);
    }
    let growth = rates
        .required_growth
        .filter(|_| !assessment.unit.is_ratio());
    let growth = growth.map(|growth| {
        let growth = figures.growth(growth, 1);
        say!(language, "约{growth}", "(~{growth})")
    });
    Cell::of(figures.change(required)).remark(growth)
}

/// The verdict in words, and what has to be known with it.
pub(super) fn status(view: &View, assessment: &Assessment) -> Cell {
    let language = view.style.language;
    Cell::of(verdict(assessment, language))
        .remark(status_remark(assessment, language))
        .toned(Some(message::tone(assessment)))
}

/// The same as one text.
pub(super) fn status_words(assessment: &Assessment, language: Language) -> String {
    let verdict = verdict(assessment, language);
    match status_remark(assessment, language) {
        Some(remark) => format!("{verdict} {remark}"),
        None => verdict,
    }
}

fn verdict(assessment: &Assessment, language: Language) -> String {
    assessment.status.map_or_else(
        || Label::Watched.text(language),
        |status| status.told(assessment.early, language),
    )
}

fn status_remark(assessment: &Assessment, language: Language) -> Option<String> {
    let status = assessment.status?;
    let awaiting = |reason: &&Reason| matches!(reason, Reason::AwaitingFinal { period: _ });
    if let Some(reason) = assessment.reasons.iter().find(awaiting) {
        return Some(reason.text(language));
    }
    let judged = assessment
        .years
        .iter()
        .filter(|year| year.met.is_some())
        .count();
    let met = assessment
        .years
        .iter()
        .filter(|year| year.met == Some(true))
        .count();
    let standing = assessment.goal.as_ref().is_some_and(|goal| goal.standing);
    let latest = assessment.latest.as_ref().map(|point| point.period);
    if let Some(period) = latest.filter(|_| assessment.stale) {
        let year = period.last_month().year();
        return Some(say!(language, "按{year}年数据", "by data of {year}"));
    }
    let marked = |point: &Point| point.flags.iter().any(|flag| flag == "within-rounding");
    if assessment.latest.as_ref().is_some_and(marked) {
        return Some(say!(language, "舍入误差内", "within rounding"));
    }
    match status {
        _ if judged > 0 => Some(say!(
            language,
            "{judged}年中{met}年达到",
            "{met} of {judged} years"
        )),
        Status::OnSchedule if standing => Some(Label::Holds.text(language)),
        Status::Behind if standing => Some(Label::Fails.text(language)),
        Status::Achieved => latest
            .filter(|period| period.months() == 12 && !period.is_calendar_year())
            .map(|_| Label::LastTwelveMonths.text(language)),
        _ => None,
    }
}

/// What is to be known of the figures.
pub(super) fn notes(view: &View) -> Vec<(Option<String>, String)> {
    let assessments = &view.report.assessments;
    let any = |test: fn(&Assessment) -> bool| assessments.iter().any(test);
    let attained = |ratio| {
        let mut attained = assessments.iter().filter(|a| a.attainment.is_some());
        attained.any(|a| a.unit.is_ratio() == ratio)
    };
    let units = units_of(
        view,
        [
            (Label::Baseline, any(|a| a.baseline.is_some())),
            (Label::Gap, any(|a| a.gap.is_some())),
            (Label::RequiredPerYear, any(|a| a.rates.required.is_some())),
        ],
    );
    let negative = any(|a| a.gap.is_some_and(Decimal::is_negative));
    let remarks = [
        units.map(Remark::Units),
        (attained(true) && attained(false)).then_some(Remark::Attainment),
        negative.then_some(Remark::NegativeGap),
    ];
    remarks
        .into_iter()
        .flatten()
        .map(|remark| (None, remark.text(view.style.language)))
        .collect()
}

/// What the units of those columns are said of that have a figure.
pub(super) fn units_of(
    view: &View,
    columns: impl IntoIterator<Item = (Label, bool)>,
) -> Option<UnitsOf> {
    let language = view.style.language;
    let filled = columns.into_iter().filter(|(_, filled)| *filled);
    let heads: Vec<String> = filled.map(|(head, _)| head.text(language)).collect();
    let mut gaps = view.report.assessments.iter().filter(|a| a.gap.is_some());
    (!heads.is_empty()).then(|| UnitsOf {
        columns: language.list(heads),
        percentages: gaps.any(|a| a.unit.is_percent()),
    })
}

/// Why figures are missing: each sentence once, with the ids that it is for.
pub(super) fn reasons(
    view: &View,
    wanted: impl Fn(&Assessment) -> bool,
) -> Vec<(Option<String>, String)> {
    let language = view.style.language;
    let mut sentences: Vec<(String, Vec<String>)> = Vec::new();
    for assessment in view.report.assessments.iter().filter(|a| wanted(a)) {
        let Some(reason) = assessment.telling_reason() else {
            continue;
        };
        let sentence = reason.text(language);
        let name = name(view, assessment);
        match sentences.iter_mut().find(|(known, _)| *known == sentence) {
            Some((_, names)) => names.push(name),
            None => sentences.push((sentence, vec![name])),
        }
    }
    let note = |(sentence, names): (String, Vec<String>)| {
        let names = language.list(names);
        let text = say!(language, "{sentence}：{names}", "{sentence}: {names}");
        (Some(NONE.to_owned()), text)
    };
    sentences.into_iter().map(note).collect()
}

/// The id of an assessment's target, with its region where there are several.
pub(super) fn name(view: &View, assessment: &Assessment) -> String {
    let target = view.plan.targets.get(assessment.target);
    let id = target.map_or("", |target| &target.id);
    match &assessment.region {
        Some(region) if view.has_regions => format!("{id} {region}"),
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::d;
    use super::*;

    #[test]
    fn a_level_is_added_only_where_the_words_do_not_name_it() {
        for (words, value, named) in [
            ("3500万人次", "3500", true),
            ("3,500万人次", "3500.0", true),
            ("较2020年翻番", "20", false),
            ("较2020年翻番", "2400.5", false),
            ("提高5个百分点", "51.2", false),
            ("下降13.5%", "13.5", true),
        ] {
            assert_eq!(names(words, d(value)), named, "{words}");
        }
    }
}
