//! Which regions are assessed, and which goal stands for each.

use super::assessment::Rates;
use super::measures::Draft;
use super::measures::path::yearly_growth;
use crate::ledger::Ledger;
use crate::plan::formula::named_region;
use crate::plan::goal::{Goal, Subject};
use crate::plan::{Plan, Request, Target};
use crate::series::{Catalogue, Folded, RegionId, Regions};
use crate::words::regions;

/// A region to assess; without id each series' only one, else the total.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) id: Option<RegionId>,
    pub(super) name: Option<String>,
}

/// The regions of the run: those asked for, every one of the data, the plan's, or none in particular.
pub(super) fn places(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
) -> Vec<Place> {
    let regions = &ledger.data().regions;
    if request.by_region {
        let all = regions.iter().filter(|(id, _)| *id != RegionId::default());
        let asked: Vec<Folded> = request
            .regions
            .iter()
            .map(|name| regions::folded(name))
            .collect();
        let all =
            all.filter(|(_, name)| asked.is_empty() || asked.contains(&regions::folded(name)));
        let all: Vec<Place> = all.map(|(id, name)| Place::of(id, name)).collect();
        if !all.is_empty() {
            return all;
        }
    }
    if !request.regions.is_empty() {
        return asked(&request.regions, regions);
    }
    if let Some(region) = &plan.region {
        return asked(std::slice::from_ref(region), regions);
    }
    let mut known = regions.iter().filter(|(id, _)| *id != RegionId::default());
    let only = known.next().filter(|_| known.next().is_none());
    let total = catalogue
        .iter()
        .any(|(series, _)| ledger.has(series, RegionId::default()));
    let name = only.filter(|_| !total).map(|(_, name)| name.to_owned());
    vec![Place { id: None, name }]
}

/// Regions by name, each once, as the data calls them; one without data has no figures.
fn asked(names: &[String], regions: &Regions) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for name in names {
        let place = match regions.find(name) {
            Some(id) => Place::of(id, regions.name(id)),
            None => Place::of(RegionId(u32::MAX), name),
        };
        if !places.iter().any(|known| known.name == place.name) {
            places.push(place);
        }
    }
    places
}

impl Place {
    fn of(id: RegionId, name: &str) -> Self {
        Self {
            id: Some(id),
            name: Some(name.to_owned()),
        }
    }

    fn is(&self, region: &str) -> bool {
        let name = self.name.as_ref();
        name.is_some_and(|name| regions::folded(name) == regions::folded(region))
    }

    /// The goal of a target here: the region's own, else the target's; but where the plan names its region, a goal that is an
    /// amount is that region's alone.
    pub(super) fn goal<'a>(&self, plan: &Plan, target: &'a Target) -> Option<&'a Goal> {
        let mut own = target.goals.iter();
        if let Some((_, goal)) = own.find(|(region, _)| self.is(region)) {
            return Some(goal);
        }
        // No region is held against itself.
        let reference = target.reference.iter();
        let mut names = reference
            .flat_map(|formula| formula.expr.names())
            .peekable();
        let is_own = |(name, _): (&str, _)| {
            named_region(name).is_some_and(|(_, region)| self.is(plan.regions.name(region)))
        };
        if names.peek().is_some() && names.all(is_own) {
            return None;
        }
        let region = plan.region.as_ref().filter(|_| self.name.is_some());
        let elsewhere = region.is_some_and(|region| !self.is(region));
        target
            .goal
            .as_ref()
            .filter(|goal| !(elsewhere && is_amount(goal)))
    }
}

impl Draft<'_> {
    /// The growth a year in a region for which the plan has no goal: there are value and growth to tell of it.
    pub(super) fn growth_elsewhere(&self) -> Rates {
        let elsewhere = self.case.goal.is_none() && self.case.target.goal.is_some();
        let growth = || {
            let (baseline, latest) = (self.baseline?, self.latest?);
            let months = latest.period.end().since(baseline.period.end());
            let broken = self.scope_start().and_then(|start| self.break_since(start));
            let has_rate = months >= 12 && broken.is_none();
            let has_rate = has_rate && !self.ground.indicator.shape.is_growth;
            has_rate.then_some(())?;
            yearly_growth(baseline.value, latest.value, months).ok()
        };
        let growth = growth().filter(|_| elsewhere);
        Rates {
            observed: growth,
            observed_growth: growth,
            compound: elsewhere,
            ..Rates::default()
        }
    }
}

/// Whether a goal is an amount, which one region's plan does not promise for others: neither a share nor relative.
fn is_amount(goal: &Goal) -> bool {
    let relative = matches!(
        goal.subject,
        Subject::Multiple
            | Subject::Growth
            | Subject::YearlyGrowth
            | Subject::Direction
            | Subject::YearlyDirection
            | Subject::Milestone
    );
    let share = goal
        .value
        .as_ref()
        .is_some_and(|value| value.unit.is_ratio());
    !relative && !share && goal.against.is_none()
}
