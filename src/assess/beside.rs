//! Regions beside each other and beside their whole (全市): the place of each, how it changed on a year before, and how far value,
//! growth and progress are above those of the whole (DESIGN §12).

use std::collections::{BTreeMap, HashMap};

use super::Reason;
use super::assessment::{AssessedGoal, Assessment, Beside, Point, ToWhole};
use super::flag::{Flag, Making};
use crate::plan::Plan;
use crate::plan::goal::{Direction, Goal};
use crate::quantity::{Decimal, Month, Period};
use crate::words::regions::{self, level, says_all};
use crate::words::sides::{Named, named};

/// How each of the assessments of one target stands; `before` are those of a year before, `total` that of the rows that name no
/// region.
pub(crate) fn compared(
    plan: &Plan,
    own: &[&Assessment],
    before: &[&Assessment],
    total: Option<&Assessment>,
) -> Vec<Beside> {
    let whole = whole(plan, own);
    let is_whole = |one: &Assessment| whole.is_some_and(|whole| std::ptr::eq(whole, one));
    let against = whole.or(total.filter(|total| total.latest.is_some()));
    let regions = before.iter().map(|one| one.region.as_deref());
    let before: HashMap<Option<&str>, Option<usize>> = regions.zip(places(plan, before)).collect();
    let of = |(one, rank): (&&Assessment, Option<usize>)| Beside {
        rank,
        rank_before: before.get(&one.region.as_deref()).copied().flatten(),
        is_whole: is_whole(one),
        whole: against.filter(|_| !is_whole(one)).map(|whole| to_whole(one, whole)),
    };
    own.iter().zip(places(plan, own)).map(of).collect()
}

/// How a region's figures stand to those of the whole.
pub(super) fn to_whole(one: &Assessment, whole: &Assessment) -> ToWhole {
    let values = || {
        let (own, all) = (one.latest.as_ref()?, whole.latest.as_ref()?);
        let alike = own.period == all.period && one.unit == whole.unit;
        let alike = alike && Source::of_level(one, own) == Source::of_level(whole, all);
        alike.then_some((one.published_level()?, whole.published_level()?))
    };
    let source = |one: &Assessment| one.latest.as_ref().map(|latest| Source::of(one, latest));
    let is_ratio = one.unit.is_ratio();
    let difference = |(own, all): (Decimal, Decimal)| own.minus(all).ok();
    let share = |(own, all): (Decimal, Decimal)| {
        // What is below zero is no part of anything.
        (all.is_positive() && !own.is_negative()).then_some(())?;
        own.over(all).ok()
    };
    ToWhole {
        name: whole.region.clone(),
        value: values().filter(|_| is_ratio).and_then(difference),
        share: values().filter(|_| !is_ratio).and_then(share),
        growth: growth(one)
            .zip(growth(whole))
            .filter(|(own, all)| (own.0, own.1) == (all.0, all.1))
            .and_then(|(own, all)| difference((own.2, all.2))),
        progress: one
            .progress
            .zip(whole.progress)
            .filter(|_| values().is_some() && source(one) == source(whole))
            .and_then(difference),
    }
}

/// The growth on a year ago with what it is of, and whether it is published.
fn growth(one: &Assessment) -> Option<(Period, bool, Decimal)> {
    let pace = one.pace.as_ref()?;
    Some((pace.period, pace.is_yoy_published(), pace.yoy?))
}

/// The places of the regions that are no whole, of those that have a value of the period that most of them have; none where nothing
/// says whether more or less is better.
fn places(plan: &Plan, all: &[&Assessment]) -> Vec<Option<usize>> {
    let sides: Option<Vec<bool>> = all.iter().map(|one| falls(plan, one)).collect();
    let Some(sides) = sides else {
        return vec![None; all.len()];
    };
    let whole = whole(plan, all);
    let is_whole = |one: &Assessment| whole.is_some_and(|whole| std::ptr::eq(whole, one));
    // Of a corridor it is better to be nearer to it, and nothing is better than to be within.
    let is_corridor = |one: &Assessment| one.goal.as_ref().is_some_and(AssessedGoal::is_corridor);
    let by_gap = all.iter().any(|one| is_corridor(one));
    let made = if by_gap { Made::judged } else { Made::of };
    let parts = all.iter().filter(|one| !is_whole(one));
    let usual = Made::usual(parts.filter_map(|one| made(one)));
    let value = |one: &Assessment| {
        one.region.as_ref().filter(|_| !is_whole(one))?;
        (made(one) == usual).then_some(())?;
        if by_gap {
            return Some(one.gap?.max(Decimal::ZERO));
        }
        one.published_level()
    };
    let falls = by_gap || sides.contains(&true);
    let better = |a: &Decimal, b: &Decimal| {
        let order = a.compare(*b);
        if falls { order } else { order.reverse() }
    };
    let mut values: Vec<Decimal> = all.iter().filter_map(|one| value(one)).collect();
    values.sort_by(better);
    let place = |value: Decimal| values.partition_point(|other| better(other, &value).is_lt()) + 1;
    all.iter().map(|one| value(one).map(place)).collect()
}

/// What values have to have alike to be held against each other.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Made {
    end: Month,
    months: i32,
    growth: Source,
    is_carried: bool,
}

impl Made {
    /// Of the level, as it is published.
    pub(super) fn of(one: &Assessment) -> Option<Self> {
        let latest = one.latest.as_ref()?;
        Some(Self {
            end: latest.period.end(),
            months: latest.period.months(),
            growth: Source::of_level(one, latest),
            is_carried: false,
        })
    }

    /// Of the value that is held against the goal: the carried one where there is one.
    pub(super) fn judged(one: &Assessment) -> Option<Self> {
        let growth = Source::of(one, one.latest.as_ref()?);
        let is_carried = one.carried.is_some();
        Self::of(one).map(|made| Self { growth, is_carried, ..made })
    }

    /// Of most, of several the latest.
    pub(super) fn usual(all: impl Iterator<Item = Self>) -> Option<Self> {
        let mut counts: BTreeMap<Self, usize> = BTreeMap::new();
        for made in all {
            *counts.entry(made).or_default() += 1;
        }
        let usual = counts.into_iter().max_by_key(|(made, count)| (*count, *made));
        usual.map(|(made, _)| made)
    }
}

/// Where the growth in a value comes from; an amount at current prices is what it is, whatever is promised of it.
#[derive(Clone, Copy, Default, Eq, Ord, PartialEq, PartialOrd)]
struct Source {
    is_published: bool,
    is_computed: bool,
}

impl Source {
    /// Of the level as it is published: there is no growth in that beside which another is chained.
    fn of_level(one: &Assessment, latest: &Point) -> Self {
        if latest.is_chained() { Self::default() } else { Self::of(one, latest) }
    }

    fn of(one: &Assessment, latest: &Point) -> Self {
        let is_of_published = |flag: &Flag| {
            let of_growth = matches!(flag, Flag::Made(Making::Published | Making::ConstantPrice));
            of_growth || flag.is_of_chained()
        };
        Self {
            is_published: latest.flags.iter().any(is_of_published),
            is_computed: one.unit.is_ratio() && latest.flags.iter().any(Flag::is_of_computed),
        }
    }
}

fn whole<'a>(plan: &Plan, all: &[&'a Assessment]) -> Option<&'a Assessment> {
    let regions = all.iter().filter_map(|one| one.region.as_deref());
    let whole = whole_of(plan, regions)?;
    let mut all = all.iter().copied();
    all.find(|one| one.region.as_deref() == Some(whole))
}

/// The region that is the whole of the others: 全市, or the plan's own where by its name it stands above them.
pub(super) fn whole_of<'a>(
    plan: &Plan,
    mut regions: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    if let Some(whole) = regions.clone().find(|region| says_all(region)) {
        return Some(whole);
    }
    let own = plan.region.as_deref()?;
    let of_own = level(own)?;
    let is_own = |region: &&str| regions::folded(region) == regions::folded(own);
    let mut others = regions.clone().filter(|region| !is_own(region));
    let above = others.all(|region| level(region).is_none_or(|level| of_own < level));
    regions.find(is_own).filter(|_| above)
}

/// Whether less is better: as the goal says, else the plan, else the name; none where that is unclear.
fn falls(plan: &Plan, assessment: &Assessment) -> Option<bool> {
    if assessment.reasons.contains(&Reason::UnclearDirection) {
        return None;
    }
    let target = plan.targets.get(assessment.target);
    let declared = target.and_then(|target| {
        let worded = target.goal.as_ref().and_then(Goal::direction);
        target.direction.or(worded)
    });
    let direction = assessment.goal.as_ref().map(|goal| goal.direction);
    let named = || target.map_or(Named::Nothing, |target| named(&target.name));
    match direction.or(declared) {
        Some(direction) => Some(direction == Direction::Decrease),
        None => match named() {
            Named::Less => Some(true),
            Named::More | Named::Nothing => Some(false),
            Named::Unclear => None,
        },
    }
}
