//! The composite index: by group, the score of every target, and the ranking of regions.

use std::collections::BTreeSet;

use crate::assess::{Index, IndexGroup, Indices, NoScore, Scored};
use crate::plan::{IndexMean, IndexMethod, Plan, Target, Weights};
use crate::quantity::{Decimal, significant};
use crate::say;

use super::csv::{self, harmless};
use super::document::{Cell, Column, Group, Kind, MISSING, Note, Row, Table};
use super::entry::Entry;
use super::message::Label;
use super::number::{Measure, Number};
use super::view::{View, once};

/// Digits behind the point of scores.
const PLACES: u32 = 2;

/// The index by group, or, of several regions, their ranking; none where no target has a weight.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let Some(indices) = &view.report.index else {
        return Vec::new();
    };
    let table = match indices.regions.as_slice() {
        [only] => by_group(view, only),
        regions => ranking(view, regions),
    };
    vec![Table {
        notes: notes(view, indices),
        ..table
    }]
}

/// The score of every weighted target, where there is one region: what several have stands in the machine formats.
pub(super) fn scores(view: &View) -> Vec<Table> {
    let indices = view.report.index.iter();
    let only = indices.filter_map(|indices| match indices.regions.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    only.map(|index| score_table(view, index)).collect()
}

/// A score, with more digits where it would seem to be full.
fn score(view: &View, value: Option<Decimal>) -> Cell {
    let number = |value| Number::new(value, Measure::Bare, PLACES, view.style.rounding);
    Cell::number(value.map(|value| number(value).apart_from(Decimal::HUNDRED)))
}

fn weight(view: &View, weight: Decimal) -> Cell {
    let places = weight.normalized().places();
    let number = Number::new(weight, Measure::Bare, places, view.style.rounding);
    Cell::number(Some(number))
}

fn name_of(view: &View, group: &IndexGroup) -> String {
    let name = group.name.clone();
    name.unwrap_or_else(|| view.word(Label::NoGroup))
}

/// The weight of the groups and of all, their indices, and what each contributes.
fn by_group(view: &View, index: &Index) -> Table {
    let mut columns = vec![
        Column::new(view.word(Label::Group), Kind::Name),
        Column::new(view.word(Label::Weight), Kind::Number),
        Column::new(view.word(Label::Index), Kind::Number),
    ];
    let before = index.before.map(|(value, _)| value);
    if before.is_some() {
        columns.push(Column::new(view.word(Label::YearBefore), Kind::Number));
    }
    let row = |name: String, of: Decimal, value: Option<Decimal>| {
        // That there is no index is the first to be seen.
        let index = value.map_or_else(|| Cell::text(MISSING), |value| score(view, Some(value)));
        vec![Cell::text(name), weight(view, of), index]
    };
    let mut whole = index.targets.iter();
    let whole = whole.try_fold(Decimal::ZERO, |sum, scored| sum.plus(scored.weight));
    let mut total = row(
        view.word(Label::Total),
        whole.unwrap_or_default(),
        index.value,
    );
    total.extend(before.map(|value| score(view, Some(value))));
    let named = |groups: &[IndexGroup]| groups.iter().any(|group| group.name.is_some());
    let groups = index.groups.iter().filter(|_| named(&index.groups));
    let rows = groups.map(|group| row(name_of(view, group), group.weight, group.value));
    Table {
        caption: view.word(Label::IndexTable),
        columns,
        groups: vec![rows_of(rows.chain([total]))],
        notes: Vec::new(),
    }
}

fn rows_of(rows: impl Iterator<Item = Vec<Cell>>) -> Group {
    let row = |cells| Row {
        cells,
        assessment: None,
    };
    Group {
        heading: None,
        rows: rows.map(row).collect(),
    }
}

/// The regions, the highest index first, those without one last.
fn ranking(view: &View, regions: &[Index]) -> Table {
    let mut columns = vec![
        Column::new(view.word(Label::Rank), Kind::Number),
        Column::new(view.word(Label::Region), Kind::Name),
        Column::new(view.word(Label::Index), Kind::Number),
    ];
    let mut groups: Vec<&IndexGroup> = Vec::new();
    for group in regions.iter().flat_map(|index| &index.groups) {
        if group.name.is_some() && !groups.iter().any(|known| known.name == group.name) {
            groups.push(group);
        }
    }
    let heads = groups.iter().map(|group| name_of(view, group));
    columns.extend((1..).zip(heads).map(|(rank, head)| Column {
        rank,
        ..Column::new(head, Kind::Number)
    }));
    let before = [Label::YearBefore, Label::RankBefore, Label::RankChange];
    columns.extend(before.map(|label| Column::new(view.word(label), Kind::Number)));
    let mut ranked: Vec<&Index> = regions.iter().collect();
    // The whole, which has an index and no place, stands first, and who has neither last.
    ranked.sort_by_key(|index| (index.value.is_none(), index.rank));
    let rows = ranked.into_iter().map(|index| {
        let of_group = |group: &&IndexGroup| {
            let mut own = index.groups.iter();
            let own = own.find(|own| own.name == group.name);
            score(view, own.and_then(|own| own.value))
        };
        let rank_before = index.before.and_then(|(_, rank)| rank);
        let mut cells = vec![
            match index.rank {
                None if index.value.is_some() => Cell::default(),
                rank => rank.map_or_else(Cell::missing, Cell::count),
            },
            Cell::text(index.region.as_deref().unwrap_or(MISSING)),
            score(view, index.value),
        ];
        cells.extend(groups.iter().map(of_group));
        cells.push(score(view, index.before.map(|(value, _)| value)));
        if index.rank.is_none() && index.value.is_some() {
            cells.extend([Cell::default(), Cell::default()]);
        } else {
            cells.push(rank_before.map_or_else(Cell::missing, Cell::count));
            cells.push(rank_change(index.rank, rank_before));
        }
        cells
    });
    Table {
        caption: view.word(Label::IndexRanking),
        columns,
        groups: vec![rows_of(rows)],
        notes: Vec::new(),
    }
}

/// By how many places a region rose.
pub(super) fn rank_change(now: Option<usize>, before: Option<usize>) -> Cell {
    let [now, before] = [now, before].map(|rank| rank.and_then(|rank| i64::try_from(rank).ok()));
    let rise = before
        .zip(now)
        .map(|(before, now)| Decimal::from(before - now));
    let number = |rise| Number::new(rise, Measure::Bare, 0, crate::quantity::Rounding::default());
    Cell::number(rise.map(|rise| number(rise).signed()))
}

/// Goal, value, weight, score and contribution of every weighted target.
fn score_table(view: &View, index: &Index) -> Table {
    let mut columns = view.leading_columns();
    let heads = [
        (Label::Goal, Kind::Text),
        (Label::Latest, Kind::Number),
        (Label::Period, Kind::Period),
        (Label::Weight, Kind::Number),
        (Label::Score, Kind::Number),
        (Label::Contribution, Kind::Number),
    ];
    columns.extend(heads.map(|(label, kind)| Column::new(view.word(label), kind)));
    let assessments = view.report.assessments.iter().enumerate();
    let of_target = |target: usize| {
        let mut own = assessments.clone();
        own.find(|(_, one)| one.target == target && one.region == index.region)
    };
    let scored: Vec<(usize, &Scored)> = index
        .targets
        .iter()
        .filter_map(|scored| Some((of_target(scored.target)?.0, scored)))
        .collect();
    let groups = view.groups(scored.iter().map(|(at, _)| *at), |assessment| {
        let own = scored
            .iter()
            .find(|(_, one)| one.target == assessment.target);
        let own = own.map(|(_, scored)| *scored);
        let entry = Entry::new(*view, assessment);
        let mut cells = view.leading_cells(assessment);
        cells.extend([entry.goal(), entry.latest(), entry.period()]);
        let adds_up = view.plan.index.mean == IndexMean::Arithmetic;
        cells.extend([
            own.map_or_else(Cell::missing, |own| weight(view, own.weight)),
            score(view, own.and_then(|own| own.score.as_ref().ok().copied())),
            score(
                view,
                own.and_then(|own| own.contribution).filter(|_| adds_up),
            ),
        ]);
        cells
    });
    Table {
        caption: view.word(Label::ScoreTable),
        columns,
        groups,
        notes: Vec::new(),
    }
}

/// How the index is made, what is missing and why, which targets have no weight.
fn notes(view: &View, indices: &Indices) -> Vec<Note> {
    let language = view.style.language;
    let mut notes = vec![
        Note::new(match indices.rule.method {
            IndexMethod::Attainment => say!(
                language,
                "得分：越高越好的为 100×现值/目标值，越低越好的为 100×目标值/现值，区间目标看离区间多远（limits 处为零）；限于 0 至 100。",
                "Score: 100 x value / goal, 100 x goal / value where less is better, of a range by the distance from it (nothing at `limits`); from 0 to 100."
            ),
            IndexMethod::Efficacy => say!(
                language,
                "得分为功效系数：60 + 40×(现值−最差)/(最好−最差)；最差和最好取 bounds，没有的取各地区的。",
                "Score: 60 + 40 x (value - worst) / (best - worst), of `bounds`, else of the worst and the best region."
            ),
        }),
        Note::new(match indices.rule.mean {
            IndexMean::Arithmetic => say!(
                language,
                "指数为得分的加权算术平均；贡献为权重×得分/权重之和。",
                "The index is the weighted arithmetic mean of scores; a contribution is weight x score / all weights."
            ),
            IndexMean::Geometric => say!(
                language,
                "指数为得分的加权几何平均。",
                "The index is the weighted geometric mean of scores."
            ),
        }),
    ];
    notes.extend(missing(view, indices));
    let shown = view.report.assessments.iter().map(|one| one.target);
    let shown: BTreeSet<usize> = shown.collect();
    let shown = shown.iter().filter_map(|at| view.plan.targets.get(*at));
    let unweighted = shown.filter(|one| one.weight.is_none());
    let unweighted = language.list(unweighted.map(|target| &target.id));
    if !unweighted.is_empty() {
        notes.push(Note::new(say!(
            language,
            "没有权重，不计入指数：{unweighted}",
            "without weight, no part of the index: {unweighted}"
        )));
    }
    notes
}

/// What has no score and why, and what becomes of the index.
fn missing(view: &View, indices: &Indices) -> Vec<Note> {
    let language = view.style.language;
    let names_region = indices.regions.len() > 1;
    let said = indices.regions.iter().flat_map(|index| {
        index.missing().map(move |(target, why)| {
            let id = id_of(view.plan, target);
            let region = index.region.as_deref().filter(|_| names_region);
            let name = region.map_or_else(|| id.to_owned(), |region| format!("{id} {region}"));
            (why.text(language), name)
        })
    });
    let reasons = once(said);
    if reasons.is_empty() {
        return Vec::new();
    }
    let consequence = match indices.rule.weights {
        Weights::Stand => say!(
            language,
            "有指标没有得分，所在组和总指数不计算；要由其余指标分摊权重，写 [index] weights = \"rescale\"。",
            "Where a score is missing there is no index of its group and in all; to let the others share its weight write [index] weights = \"rescale\"."
        ),
        Weights::Rescale => say!(
            language,
            "有指标没有得分，其权重由其余指标分摊。",
            "Where a score is missing the others share its weight."
        ),
    };
    let note = |(sentence, names): (String, Vec<String>)| {
        let names = language.list(names);
        Note::missing(say!(language, "{sentence}：{names}", "{sentence}: {names}"))
    };
    let notes = [Note::new(consequence)].into_iter();
    notes.chain(reasons.into_iter().map(note)).collect()
}

fn id_of(plan: &Plan, target: usize) -> &str {
    plan.targets.get(target).map_or("", |target| &target.id)
}

/// The columns of CSV: a row for all, for each group, for each target; `by` says which.
const CSV_COLUMNS: [&str; 10] = [
    "by",
    "region",
    "id",
    "name",
    "weight",
    "value",
    "contribution",
    "rank",
    "previous_rank",
    "reason",
];

/// The indices as CSV in UTF-8, with a byte order mark if asked for.
pub(super) fn csv(plan: &Plan, indices: Option<&Indices>, bom: bool) -> Vec<u8> {
    let mut rows = vec![CSV_COLUMNS.map(str::to_owned).to_vec()];
    let number =
        |value: Option<Decimal>| value.map_or(String::new(), |value| significant(value, 12));
    let rank = |rank: Option<usize>| rank.map_or(String::new(), |rank| rank.to_string());
    for index in indices.iter().flat_map(|indices| &indices.regions) {
        let region = harmless(index.region.as_deref().unwrap_or_default());
        let row = |by: &str, id: &str, name: &str, figures: [String; 6]| {
            let text = [by, &region, &harmless(id), &harmless(name)].map(str::to_owned);
            text.into_iter().chain(figures).collect::<Vec<_>>()
        };
        let none = String::new;
        let before = index.before.and_then(|(_, rank)| rank);
        let figures = [
            none(),
            number(index.value),
            none(),
            rank(index.rank),
            rank(before),
            none(),
        ];
        rows.push(row("all", "", "", figures));
        for group in &index.groups {
            let (weight, value) = (number(Some(group.weight)), number(group.value));
            let name = group.name.as_deref().unwrap_or_default();
            rows.push(row(
                "group",
                "",
                name,
                [weight, value, none(), none(), none(), none()],
            ));
        }
        for scored in &index.targets {
            let target = plan.targets.get(scored.target);
            let name = target.map_or("", |target: &Target| &target.name);
            let why = scored.score.as_ref().err().map(NoScore::word);
            let figures = [
                number(Some(scored.weight)),
                number(scored.score.as_ref().ok().copied()),
                number(scored.contribution),
                none(),
                none(),
                why.unwrap_or_default().to_owned(),
            ];
            rows.push(row("target", id_of(plan, scored.target), name, figures));
        }
    }
    csv::table(&rows, bom)
}
