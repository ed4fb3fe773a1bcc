//! The composite index (综合指数): how far the weighted targets are attained, by group and in all, in each region (DESIGN §12).

mod score;

use rustc_hash::FxHashMap;

use super::assessment::Assessment;
use super::beside::{Made, whole_of};
use super::term::{Calculation, Pen};
use crate::plan::{IndexMean, IndexRule, Plan, Weights};
use crate::quantity::{ArithmeticError, Decimal};
pub use score::NoScore;
use score::{Place, Spread};

/// The indices of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Indices {
    /// How they are made.
    pub rule: IndexRule,
    /// Those of the regions in their order, or the only one.
    pub regions: Vec<Index>,
    /// Whether every region was asked for, so that they are ranked.
    pub by_region: bool,
}

/// The index of a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// The region; none where the data has none.
    pub region: Option<String>,
    /// The index; none where a score is missing.
    pub value: Option<Decimal>,
    /// Its place among the regions, the highest first; what is level shares the better place.
    pub rank: Option<usize>,
    /// What it was over the same period a year before, and its place then.
    pub before: Option<(Decimal, Option<usize>)>,
    /// The groups, in the order of the plan.
    pub groups: Vec<IndexGroup>,
    /// The weighted targets, in the order of the plan.
    pub targets: Vec<Scored>,
}

/// The index of the targets of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexGroup {
    /// Its name; none: targets without group.
    pub name: Option<String>,
    /// Σw
    pub weight: Decimal,
    /// Its index; none where a score is missing.
    pub value: Option<Decimal>,
}

/// A weighted target with its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The target: an index into the plan's targets.
    pub target: usize,
    /// w
    pub weight: Decimal,
    /// z, or why there is none.
    pub score: Result<Decimal, NoScore>,
    /// What the formula gives, where the score is that cut to 0 or 100.
    pub uncut: Option<Decimal>,
    /// w·z/Σw
    pub contribution: Option<Decimal>,
    /// Whether its figure is of another period, or made in another way, than that of most regions.
    pub unlike: bool,
    /// The formula of the score, where traces are kept.
    pub calculation: Option<Calculation>,
}

impl Index {
    /// The targets without a score.
    pub fn missing(&self) -> impl Iterator<Item = (usize, &NoScore)> {
        let targets = self.targets.iter();
        targets.filter_map(|scored| Some((scored.target, scored.score.as_ref().err()?)))
    }

    /// The targets whose figures are made unlike those of most regions: with one of them it has no place.
    pub fn unlike(&self) -> impl Iterator<Item = usize> {
        let targets = self.targets.iter().filter(|scored| scored.unlike);
        targets.map(|scored| scored.target)
    }
}

impl Indices {
    /// The indices of what was assessed; none where no target has a weight.
    pub(super) fn of(
        plan: &Plan,
        assessments: &[&Assessment],
        by_region: bool,
        pen: Pen,
    ) -> Option<Self> {
        let rule = plan.index;
        if plan.targets.iter().all(|target| target.weight.is_none()) {
            return None;
        }
        let field = Field::of(plan, assessments, by_region);
        let whole = field.whole;
        let mut places: FxHashMap<Option<&str>, usize> = FxHashMap::default();
        let mut regions: Vec<(Option<&str>, Vec<Scored>)> = Vec::new();
        for one in assessments {
            let region = one.region.as_deref();
            let place = *places.entry(region).or_insert(regions.len());
            if place == regions.len() {
                regions.push((region, Vec::new()));
            }
            if let Some((_, targets)) = regions.get_mut(place) {
                targets.extend(field.scored(one, pen));
            }
        }
        let index = |(region, targets): (Option<&str>, _)| {
            Index::of(plan, region.map(str::to_owned), targets)
        };
        let whole = whole.map(str::to_owned);
        let mut regions: Vec<Index> = regions.into_iter().map(index).collect();
        if regions.iter().all(|index| index.targets.is_empty()) {
            return None;
        }
        let is_alike = |index: &Index| index.unlike().next().is_none();
        let has_place = |index: &Index| {
            by_region && (whole.is_none() || index.region != whole) && is_alike(index)
        };
        let values = regions.iter().filter(|index| has_place(index));
        let mut values: Vec<Decimal> = values.filter_map(|index| index.value).collect();
        values.sort_unstable_by(|a, b| b.compare(*a));
        for index in regions.iter_mut().filter(|index| has_place(index)) {
            let better = |value| values.partition_point(|other| other.compare(value).is_gt());
            index.rank = index.value.map(|value| better(value) + 1);
        }
        Some(Self { rule, regions, by_region })
    }

    /// Sets what the indices were a year before beside them.
    pub(super) fn compare_with(&mut self, earlier: &Self) {
        let earlier = earlier.regions.iter();
        let earlier: FxHashMap<_, _> = earlier.map(|index| (&index.region, index)).collect();
        for index in &mut self.regions {
            let before = earlier.get(&index.region);
            index.before = before.and_then(|before| Some((before.value?, before.rank)));
        }
    }

    /// A target's score in a region.
    #[must_use]
    pub fn scored(&self, region: Option<&str>, target: usize) -> Option<&Scored> {
        let mut regions = self.regions.iter();
        let index = regions.find(|index| index.region.as_deref() == region)?;
        index.targets.iter().find(|scored| scored.target == target)
    }
}

impl Index {
    fn of(plan: &Plan, region: Option<String>, mut targets: Vec<Scored>) -> Self {
        let rule = plan.index;
        let all: Vec<&Scored> = targets.iter().collect();
        let (value, whole) = (average(rule, &all).ok().flatten(), whole_weight(rule, &all));
        let group_of = |scored: &Scored| {
            let target = plan.targets.get(scored.target);
            target.and_then(|target| target.group.clone())
        };
        let mut names: Vec<Option<String>> = Vec::new();
        for scored in &targets {
            if !names.contains(&group_of(scored)) {
                names.push(group_of(scored));
            }
        }
        let group = |name: Option<String>| {
            let own: Vec<&Scored> = targets.iter().filter(|one| group_of(one) == name).collect();
            IndexGroup {
                weight: sum(own.iter().map(|scored| scored.weight)).unwrap_or_default(),
                value: average(rule, &own).ok().flatten(),
                name,
            }
        };
        let groups = names.into_iter().map(group).collect();
        for scored in &mut targets {
            let score = scored.score.as_ref().ok();
            let share = |score: &Decimal| scored.weight.times(*score)?.over(whole?);
            scored.contribution = score.and_then(|score| share(score).ok());
        }
        Self { region, value, rank: None, before: None, groups, targets }
    }
}

/// What the scores of a run are taken among.
struct Field<'a> {
    plan: &'a Plan,
    /// The region that is the whole of the others: it has no place, and is neither the worst nor the best.
    whole: Option<&'a str>,
    /// What most regions have, by target.
    usual: Vec<Usual>,
}

/// How the figures of most regions are made, and the least and the greatest of them.
#[derive(Clone, Copy, Default)]
struct Usual {
    made: Option<Made>,
    spread: Spread,
}

impl Usual {
    fn of(parts: &[&Assessment]) -> Self {
        let made = Made::usual(parts.iter().filter_map(|one| Made::judged(one)));
        let alike = parts.iter().filter(|one| Made::judged(one) == made);
        let mut values: Vec<Decimal> = alike.filter_map(|one| score::value(one).ok()).collect();
        values.sort_unstable_by(|a, b| a.compare(*b));
        let spread = match values.as_slice() {
            [least, .., greatest] => Some((*least, *greatest)),
            _ => None,
        };
        Self { made, spread }
    }
}

impl<'a> Field<'a> {
    fn of(plan: &'a Plan, all: &[&'a Assessment], by_region: bool) -> Self {
        let named = all.iter().filter_map(|one| one.region.as_deref());
        let whole = whole_of(plan, named).filter(|_| by_region);
        let mut parts: Vec<Vec<&Assessment>> = vec![Vec::new(); plan.targets.len()];
        for one in all {
            let is_part = whole.is_none() || one.region.as_deref() != whole;
            let counts = is_part && score::value(one).is_ok();
            if let Some(own) = parts.get_mut(one.target).filter(|_| counts) {
                own.push(one);
            }
        }
        let usual = parts.iter().map(|parts| Usual::of(parts)).collect();
        Self { plan, whole, usual }
    }

    fn place(&self, one: &Assessment) -> Place {
        let usual = self.usual.get(one.target).copied().unwrap_or_default();
        if self.whole.is_some() && one.region.as_deref() == self.whole {
            Place::Whole
        } else if Made::judged(one) == usual.made {
            Place::Among(usual.spread)
        } else {
            Place::Unlike
        }
    }

    /// The score of an assessment whose target has a weight.
    fn scored(&self, assessment: &Assessment, pen: Pen) -> Option<Scored> {
        let target = self.plan.targets.get(assessment.target)?;
        let (weight, rule, place) = (target.weight?, self.plan.index, self.place(assessment));
        let term = score::score(rule.method, assessment, target, place, pen);
        let cut = |value: Decimal| {
            if score::is_cut(rule.method) {
                value.max(Decimal::ZERO).min(Decimal::HUNDRED)
            } else {
                value
            }
        };
        let negative = |value: Decimal| rule.mean == IndexMean::Geometric && value.is_negative();
        let raw = term.as_ref().ok().map(|term| term.value);
        let score = match &term {
            Ok(term) if negative(cut(term.value)) => Err(NoScore::Negative),
            Ok(term) => Ok(cut(term.value)),
            Err(why) => Err(why.clone()),
        };
        Some(Scored {
            target: assessment.target,
            weight,
            uncut: raw.filter(|raw| *raw != cut(*raw)),
            unlike: score.is_ok() && place == Place::Unlike,
            score,
            contribution: None,
            calculation: term.ok().and_then(super::term::Term::calculation),
        })
    }
}

/// The mean of scores; none where one is missing and the weights stand.
fn average(rule: IndexRule, targets: &[&Scored]) -> Result<Option<Decimal>, ArithmeticError> {
    let scores: Vec<(Decimal, Decimal)> = targets
        .iter()
        .filter_map(|scored| Some((*scored.score.as_ref().ok()?, scored.weight)))
        .collect();
    let lacks = scores.len() < targets.len() && rule.weights == Weights::Stand;
    if lacks || scores.is_empty() {
        return Ok(None);
    }
    if rule.mean == IndexMean::Geometric {
        return Decimal::geometric_mean(&scores).map(Some);
    }
    let products = scores.iter().map(|(score, weight)| score.times(*weight));
    let products: Vec<Decimal> = products.collect::<Result<_, _>>()?;
    let weights = sum(scores.iter().map(|(_, weight)| *weight))?;
    sum(products)?.over(weights).map(Some)
}

/// Σw: of all, or of those that have a score where they share the weight of the others.
fn whole_weight(rule: IndexRule, targets: &[&Scored]) -> Result<Decimal, ArithmeticError> {
    let counted = targets.iter().filter(|one| rule.weights == Weights::Stand || one.score.is_ok());
    sum(counted.map(|scored| scored.weight))
}

fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Result<Decimal, ArithmeticError> {
    let mut numbers = numbers.into_iter();
    numbers.try_fold(Decimal::ZERO, Decimal::plus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Target;
    use proptest::prelude::*;

    fn hundredths(number: i64) -> Decimal {
        Decimal::from(number).shifted(-2).unwrap()
    }

    /// Targets of a group each, with weight and score in hundredths.
    fn index(rule: IndexRule, targets: &[(u8, i64, Option<i64>)]) -> Index {
        let group = |(group, ..): &(u8, i64, Option<i64>)| Target {
            group: Some(group.to_string()),
            ..Target::default()
        };
        let plan =
            Plan { index: rule, targets: targets.iter().map(group).collect(), ..Plan::default() };
        let scored = targets.iter().enumerate();
        let scored = scored.map(|(target, (_, weight, score))| Scored {
            target,
            weight: hundredths(*weight),
            score: score.map(hundredths).ok_or(NoScore::NoValue),
            uncut: None,
            contribution: None,
            unlike: false,
            calculation: None,
        });
        Index::of(&plan, None, scored.collect())
    }

    #[test]
    fn a_missing_score_leaves_no_index_unless_the_others_share_its_weight() {
        let targets = [(1, 100, Some(8000)), (2, 300, None), (2, 100, Some(5000))];
        let stands = index(IndexRule::default(), &targets);
        assert_eq!(stands.value, None);
        let values: Vec<_> = stands.groups.iter().map(|group| group.value).collect();
        assert_eq!(values, [Some(hundredths(8000)), None]);
        assert_eq!(stands.targets[0].contribution, Some(hundredths(1600)));
        let weights = Weights::Rescale;
        let shared = index(IndexRule { weights, ..IndexRule::default() }, &targets);
        assert_eq!(shared.value, Some(hundredths(6500)));
        assert_eq!(shared.targets[0].contribution, Some(hundredths(4000)));
    }

    #[test]
    fn a_geometric_mean_is_nothing_where_a_score_is() {
        let rule = IndexRule { mean: IndexMean::Geometric, ..IndexRule::default() };
        let value = |scores: &[i64]| {
            let targets: Vec<_> = scores.iter().map(|score| (1, 100, Some(*score))).collect();
            index(rule, &targets).value.map(|value| value.half_up(10))
        };
        assert_eq!(value(&[9000, 0]), Some(Decimal::ZERO));
        assert_eq!(value(&[9000, 4000]), Some(hundredths(6000)));
        assert_eq!(value(&[7070, 7070]), Some(hundredths(7070)));
    }

    proptest! {
        /// Contributions add up to the index, groups by their weights too.
        #[test]
        fn parts_add_up(
            targets in prop::collection::vec((0_u8..4, 1_i64..10_000, prop::option::weighted(0.9, 0_i64..10_001)), 1..20),
        ) {
            let weights = Weights::Rescale;
            let index = index(IndexRule { weights, ..IndexRule::default() }, &targets);
            let Some(value) = index.value else {
                return Ok(());
            };
            let contributions = index.targets.iter().filter_map(|one| one.contribution);
            let total = sum(contributions).unwrap();
            prop_assert!(total.compare(value).is_eq(), "{} {}", total, value);
            if index.missing().next().is_none() {
                let products = index.groups.iter().map(|group| {
                    group.value.unwrap().times(group.weight).unwrap()
                });
                let weight = sum(index.groups.iter().map(|group| group.weight)).unwrap();
                let of_groups = sum(products).unwrap().over(weight).unwrap();
                prop_assert!(of_groups.compare(value).is_eq(), "{} {}", of_groups, value);
            }
        }
    }
}
