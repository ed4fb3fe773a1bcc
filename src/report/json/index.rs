//! The composite index.

use serde::Serialize;
use serde_json::Number;

use super::value::{maybe, number};
use crate::assess::{Index, Indices, NoScore};
use crate::plan::{IndexRule, Plan};

/// One index, or, where every region was asked for, an array of them.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum IndexEntry<'a> {
    One(Box<OfRegion<'a>>),
    ByRegion(Vec<OfRegion<'a>>),
}

#[derive(Serialize)]
pub(super) struct OfRegion<'a> {
    region: Option<&'a str>,
    method: &'static str,
    mean: &'static str,
    value: Option<Number>,
    rank: Option<usize>,
    previous_rank: Option<usize>,
    previous_value: Option<Number>,
    groups: Vec<OfGroup<'a>>,
    targets: Vec<OfTarget<'a>>,
    missing: Vec<&'a str>,
}

#[derive(Serialize)]
struct OfGroup<'a> {
    group: Option<&'a str>,
    weight: Option<Number>,
    value: Option<Number>,
}

#[derive(Serialize)]
struct OfTarget<'a> {
    id: &'a str,
    weight: Option<Number>,
    score: Option<Number>,
    contribution: Option<Number>,
    reason: Option<&'static str>,
}

impl<'a> IndexEntry<'a> {
    pub(super) fn of(plan: &'a Plan, indices: &'a Indices) -> Option<Self> {
        let regions = indices.regions.iter();
        let regions = regions.map(|index| OfRegion::of(plan, indices.rule, index));
        let mut regions: Vec<OfRegion<'a>> = regions.collect();
        if indices.by_region || regions.len() > 1 {
            return Some(Self::ByRegion(regions));
        }
        regions.pop().map(|index| Self::One(Box::new(index)))
    }
}

impl<'a> OfRegion<'a> {
    fn of(plan: &'a Plan, rule: IndexRule, index: &'a Index) -> Self {
        let id = |target: usize| plan.targets.get(target).map_or("", |one| &one.id);
        Self {
            region: index.region.as_deref(),
            method: rule.method.word(),
            mean: rule.mean.word(),
            value: maybe(index.value),
            rank: index.rank,
            previous_rank: index.before.and_then(|(_, rank)| rank),
            previous_value: index.before.and_then(|(value, _)| number(value)),
            groups: index
                .groups
                .iter()
                .map(|group| OfGroup {
                    group: group.name.as_deref(),
                    weight: number(group.weight),
                    value: maybe(group.value),
                })
                .collect(),
            targets: index
                .targets
                .iter()
                .map(|scored| OfTarget {
                    id: id(scored.target),
                    weight: number(scored.weight),
                    score: maybe(scored.score.as_ref().ok().copied()),
                    contribution: maybe(scored.contribution),
                    reason: scored.score.as_ref().err().map(NoScore::word),
                })
                .collect(),
            missing: index.missing().map(|(target, _)| id(target)).collect(),
        }
    }
}
