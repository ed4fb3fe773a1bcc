//! The composite index: by group, the score of every target, and the ranking of regions.

use std::collections::BTreeSet;

use crate::assess::{Index, IndexGroup, Indices, NoScore};
use crate::plan::{IndexMean, IndexMethod, Plan, Weights};
use crate::quantity::{Decimal, Rounding};

use super::document::{Cell, MISSING, Note, Table};
use super::entry::Entry;
use super::fields::{fields, number, period, text};
use super::machine::{Columns, Item, Sink, object};
use super::message::Label;
use super::number::{Measure, Number};
use super::targets::judged_as_carried;
use super::view::{View, once};
use super::{json, note};

/// Digits behind the point of scores.
const PLACES: u32 = 2;

/// The index by group, or, of several regions, their ranking; none where no target has a weight.
pub(super) fn table(view: &View) -> Option<Table> {
    let indices = view.report.index.as_ref()?;
    let table = match indices.regions.as_slice() {
        [only] => by_group(view, only),
        regions => ranking(view, regions),
    };
    Some(table.notes(notes(view, indices)))
}

/// A score, with more digits where it would seem to be full.
fn score(view: &View, value: Option<Decimal>) -> Option<Number> {
    let number = |value| Number::new(value, Measure::Bare, PLACES, view.style.rounding);
    value.map(|value| number(value).apart_from(Decimal::HUNDRED))
}

/// A weight, with the digits of the finest one of the plan.
fn weight(view: &View, weight: Decimal) -> Number {
    let weights = view.plan.targets.iter().filter_map(|target| target.weight);
    let places = weights.map(|weight| weight.normalized().places()).max().unwrap_or(0);
    Number::new(weight, Measure::Bare, places, view.style.rounding)
}

fn name_of(view: &View, group: &IndexGroup) -> String {
    let name = group.name.clone();
    name.unwrap_or_else(|| view.word(Label::NoGroup))
}

/// The weight of the groups and of all, their indices, and what each contributes.
fn by_group(view: &View, index: &Index) -> Table {
    struct Part {
        name: String,
        weight: Decimal,
        value: Option<Decimal>,
        before: Option<Decimal>,
    }
    // That there is no index is the first to be seen.
    let shown = |value| score(view, value).map_or_else(|| Cell::text(MISSING), Cell::from);
    let fields = fields! { part in Part;
        name(Label::Group) => part.name.clone();
        number(Label::Weight) => weight(view, part.weight);
        number(Label::Index) => shown(part.value);
        number(Label::YearBefore) => Cell::optional(score(view, part.before));
    };
    let mut weights = index.targets.iter().map(|scored| scored.weight);
    let whole = weights.try_fold(Decimal::ZERO, Decimal::plus);
    let total = Part {
        name: view.word(Label::Total),
        weight: whole.unwrap_or_default(),
        value: index.value,
        before: index.before.map(|(value, _)| value),
    };
    let has_names = index.groups.iter().any(|group| group.name.is_some());
    let groups = index.groups.iter().filter(|_| has_names).map(|group| Part {
        name: name_of(view, group),
        weight: group.weight,
        value: group.value,
        before: None,
    });
    let rows = groups.chain([total]);
    Table::of(view.style.language, Label::IndexTable, &fields, rows)
}

/// The regions, the highest index first, those without one last.
fn ranking(view: &View, regions: &[Index]) -> Table {
    let mut groups: Vec<&IndexGroup> = Vec::new();
    for group in regions.iter().flat_map(|index| &index.groups) {
        if group.name.is_some() && !groups.iter().any(|known| known.name == group.name) {
            groups.push(group);
        }
    }
    let count = |count: Option<usize>| count.map_or_else(Cell::missing, Cell::count);
    // The whole has an index and no place.
    let is_alike = |index: &Index| index.unlike().next().is_none();
    let is_whole =
        move |index: &Index| index.rank.is_none() && index.value.is_some() && is_alike(index);
    let before = |index: &Index| index.before.and_then(|(_, rank)| rank);
    let of_place =
        move |index: &Index, cell: Cell| Cell::optional((!is_whole(index)).then_some(cell));
    let mut fields: Vec<_> = fields! { index in &Index;
        number(Label::Rank) => of_place(index, count(index.rank));
        name(Label::Region) => Cell::text(index.region.as_deref().unwrap_or(MISSING));
        number(Label::Index) => score(view, index.value);
    }
    .into();
    fields.extend((1..).zip(groups).map(|(rank, group)| {
        let own = move |index: &&Index| {
            let own = index.groups.iter().find(|own| own.name == group.name);
            score(view, own.and_then(|own| own.value))
        };
        number(name_of(view, group), own).rank(rank)
    }));
    fields.extend(fields! { index in &Index;
        number(Label::YearBefore) => score(view, index.before.map(|(value, _)| value));
        number(Label::RankBefore) => of_place(index, count(before(index)));
        number(Label::RankChange) => of_place(index, rank_change(index.rank, before(index)));
    });
    let mut ranked: Vec<&Index> = regions.iter().collect();
    // The whole stands first, and who has neither index nor place last.
    ranked.sort_by_key(|index| (index.rank.is_none() && !is_whole(index), index.rank));
    Table::of(view.style.language, Label::IndexRanking, &fields, ranked)
}

/// By how many places a region rose.
pub(super) fn rank_change(now: Option<usize>, before: Option<usize>) -> Cell {
    let [now, before] = [now, before].map(|rank| rank.and_then(|rank| i64::try_from(rank).ok()));
    let rise = before.zip(now).map(|(before, now)| Decimal::from(before - now));
    let number = |rise| Number::new(rise, Measure::Bare, 0, Rounding::default()).signed();
    Cell::number(rise.map(number))
}

/// Goal, value, weight, score and contribution of every weighted target, where there is one region: what several have stands in the
/// machine formats.
pub(super) fn scores(view: &View) -> Option<Table> {
    let [index] = view.report.index.as_ref()?.regions.as_slice() else {
        return None;
    };
    let scored = |entry: &Entry| {
        let mut own = index.targets.iter();
        own.find(|scored| scored.target == entry.assessment.target)
    };
    let adds_up = view.plan.index.mean == IndexMean::Arithmetic;
    let mut fields = vec![
        text(Label::Goal, Entry::goal),
        number(Label::Latest, Entry::latest),
        period(Label::Period, Entry::period),
    ];
    fields.extend(fields! { entry in Entry;
        number(Label::Weight) => scored(entry).map(|own| weight(view, own.weight));
        number(Label::Score) => score(view, scored(entry)?.score.as_ref().ok().copied());
        number(Label::Contribution) => score(view, scored(entry)?.contribution.filter(|_| adds_up));
    });
    let rows = index.targets.iter().filter_map(|scored| {
        let mut own = view.report.assessments.iter();
        own.position(|one| one.target == scored.target && one.region == index.region)
    });
    Some(view.table(Label::ScoreTable, fields, rows))
}

/// How the index is made, what is missing and why, which targets have no weight.
fn notes(view: &View, indices: &Indices) -> Vec<Note> {
    let l = view.style.language;
    let method = match indices.rule.method {
        IndexMethod::Attainment => note::by_attainment(l),
        IndexMethod::Efficacy => note::by_efficacy(l),
    };
    let mean = match indices.rule.mean {
        IndexMean::Arithmetic => note::arithmetic_mean(l),
        IndexMean::Geometric => note::geometric_mean(l),
    };
    let shown: BTreeSet<usize> = view.report.assessments.iter().map(|one| one.target).collect();
    let shown = shown.iter().filter_map(|at| view.plan.targets.get(*at));
    let unweighted = shown.filter(|one| one.weight.is_none());
    let unweighted = l.list(unweighted.map(|target| &target.id));
    let unweighted = (!unweighted.is_empty()).then(|| Note::new(note::unweighted(l, unweighted)));
    let rule = [method, mean].into_iter().chain(judged_as_carried(view));
    let rule = rule.map(Note::new);
    rule.chain(missing(view, indices)).chain(unlike(view, indices)).chain(unweighted).collect()
}

/// A target by its id, with the region where there are several.
fn named(view: &View, indices: &Indices, index: &Index, target: usize) -> String {
    let target = view.plan.targets.get(target);
    let id = target.map_or("", |target| &target.id);
    let region = index.region.as_deref();
    match region.filter(|_| indices.regions.len() > 1) {
        Some(region) => format!("{id} {region}"),
        None => id.to_owned(),
    }
}

/// Which regions have no place because their figures are of another period than those of most.
fn unlike(view: &View, indices: &Indices) -> Option<Note> {
    let l = view.style.language;
    let regions = indices.regions.iter();
    let of = |index| move |target| named(view, indices, index, target);
    let named: Vec<String> = regions.flat_map(|index| index.unlike().map(of(index))).collect();
    (!named.is_empty()).then(|| Note::missing(note::unlike_periods(l, l.list(named))))
}

/// What has no score and why, and what becomes of the index.
fn missing(view: &View, indices: &Indices) -> Vec<Note> {
    let l = view.style.language;
    let said = indices.regions.iter().flat_map(|index| {
        let of = move |(target, why): (usize, &NoScore)| {
            (why.text(l), named(view, indices, index, target))
        };
        index.missing().map(of)
    });
    let reasons = once(said);
    if reasons.is_empty() {
        return Vec::new();
    }
    let consequence = match indices.rule.weights {
        Weights::Stand => note::weights_stand(l),
        Weights::Rescale => note::weights_rescaled(l),
    };
    let reasons = reasons.into_iter();
    let reasons = reasons.map(|(why, ids)| Note::missing(note::of_targets(l, why, l.list(ids))));
    [Note::new(consequence)].into_iter().chain(reasons).collect()
}

/// The indices as rows of CSV: a row for all, for each group, for each target; `by` says which.
pub(super) fn rows(plan: &Plan, indices: Option<&Indices>, sink: &mut Sink<'_>) {
    const COLUMNS: Columns =
        Columns("by region id name=group weight value contribution rank previous_rank reason");
    let indices = indices.map(|indices| json::indices(plan, indices)).unwrap_or_default();
    let rows = indices.iter().flat_map(|index| {
        let by = |by: &str| object! { "by": by, "region": index.at("region").clone(), };
        let groups = index.list("groups").map(move |group| COLUMNS.row(&[&by("group"), group]));
        let targets = index.list("targets").map(move |scored| {
            let mut targets = plan.targets.iter();
            let target = targets.find(|target| *scored.at("id") == Item::from(&target.id));
            let named = object! {
                ..by("target"),
                "group": target.map(|target| &target.name),
                "value": scored.at("score").clone(),
            };
            COLUMNS.row(&[&named, scored])
        });
        let all = COLUMNS.row(&[&by("all"), index]);
        [all].into_iter().chain(groups).chain(targets).collect::<Vec<_>>()
    });
    COLUMNS.headed(rows).for_each(sink);
}
