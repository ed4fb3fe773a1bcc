//! Which regions are assessed, and which goal stands for each.

use std::borrow::Cow;

use super::assessment::Rates;
use super::beside::whole_of;
use super::measures::Draft;
use super::measures::path::yearly_growth;
use crate::ledger::Ledger;
use crate::plan::formula::named_region;
use crate::plan::goal::{Goal, Subject};
use crate::plan::{Baseline, Plan, Request, Stated, Target};
use crate::series::{Catalogue, Folded, RegionId, Regions};
use crate::words::regions;

/// A region to assess; without id each series' only one, else the total.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) id: Option<RegionId>,
    pub(super) name: Option<String>,
    /// Whose the figures are that the plan states.
    stated: Stands,
}

/// Whose the figures are that a plan states, as a region sees it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stands {
    Own,
    /// Those of another region, which is known.
    Others,
    /// Of one of several, and nothing says of which.
    Unknown,
}

/// The regions of the run. A figure that the plan states is of the region that it names, else of the whole of those in the data, else
/// of the only one; where they are several and no whole, it is of none of them.
pub(super) fn places(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
) -> Vec<Place> {
    let mut places = chosen(plan, catalogue, ledger, request);
    let data = ledger.data();
    let mut known: Vec<&str> = named(ledger).map(|(_, name)| name).collect();
    known.extend(data.other_regions.iter().map(String::as_str));
    let whole = || whole_of(plan, known.iter().copied());
    let only = || match known.as_slice() {
        [only] if !has_total(catalogue, ledger) => Some(*only),
        _ => None,
    };
    let home = plan.region.as_deref().or_else(whole).or_else(only);
    for place in &mut places {
        place.stated = match home {
            _ if place.name.is_none() => Stands::Own,
            Some(home) if place.is(home) => Stands::Own,
            Some(_) => Stands::Others,
            None => Stands::Unknown,
        };
    }
    places
}

/// The regions that rows of the data name.
fn named(ledger: &Ledger) -> impl Iterator<Item = (RegionId, &str)> {
    let regions = ledger.data().regions.iter();
    regions.filter(|(id, _)| *id != RegionId::default())
}

/// Whether rows that name no region feed any series.
fn has_total(catalogue: &Catalogue, ledger: &Ledger) -> bool {
    let mut series = catalogue.iter();
    series.any(|(series, _)| ledger.has(series, RegionId::default()))
}

/// The regions of the run: those asked for, every one of the data, the plan's, or none in particular.
fn chosen(plan: &Plan, catalogue: &Catalogue, ledger: &Ledger, request: &Request) -> Vec<Place> {
    let regions = &ledger.data().regions;
    if request.by_region {
        let asked: Vec<Folded> = request
            .regions_among(plan, |name| regions.find(name).is_some())
            .iter()
            .map(|name| regions::folded(name))
            .collect();
        let all = named(ledger)
            .filter(|(_, name)| asked.is_empty() || asked.contains(&regions::folded(name)));
        let all: Vec<Place> = all.map(|(id, name)| Place::of(id, name)).collect();
        if !all.is_empty() {
            return all;
        }
    }
    if !request.regions.is_empty() {
        let among = request.regions_among(plan, |name| regions.find(name).is_some());
        return asked(&among, regions);
    }
    if let Some(region) = &plan.region {
        return asked(std::slice::from_ref(region), regions);
    }
    let mut known = named(ledger);
    let only = known.next().filter(|_| known.next().is_none());
    let only = only.filter(|_| !has_total(catalogue, ledger));
    let name = only.map(|(_, name)| name.to_owned());
    vec![Place { id: None, name, stated: Stands::Own }]
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
    /// What rows without a region tell of.
    pub(super) fn whole() -> Self {
        Self { id: Some(RegionId::default()), name: None, stated: Stands::Own }
    }

    fn of(id: RegionId, name: &str) -> Self {
        Self { id: Some(id), name: Some(name.to_owned()), stated: Stands::Own }
    }

    fn is(&self, region: &str) -> bool {
        let name = self.name.as_ref();
        name.is_some_and(|name| regions::folded(name) == regions::folded(region))
    }

    /// Its name, where it is one of several and not the plan's own.
    pub(super) fn among_others(&self, plan: &Plan) -> Option<&str> {
        let own = plan.region.as_deref();
        let name = self.name.as_deref().filter(|_| self.id.is_some())?;
        own.is_none_or(|own| !self.is(own)).then_some(name)
    }

    /// Whether the plan names another region as its own.
    fn is_elsewhere(&self, plan: &Plan) -> bool {
        let region = plan.region.as_ref().filter(|_| self.name.is_some());
        region.is_some_and(|region| !self.is(region))
    }

    /// The goal that the plan has for this region alone.
    fn own_goal<'a>(&self, target: &'a Target) -> Option<&'a Goal> {
        let mut own = target.goals.iter();
        own.find_map(|(region, goal)| self.is(region).then_some(goal))
    }

    /// The baseline value that a target states, where it is not known to be of this region or of another.
    pub(super) fn unplaced<'a>(&self, target: &'a Target) -> Option<&'a Stated> {
        let stated = target.baseline.as_ref()?.value.as_ref();
        stated.filter(|_| self.stated == Stands::Unknown)
    }

    /// The target as it is promised here. A baseline value that the plan states is of its own region alone; a second goal and levels
    /// on the way go with the goal that they belong to, and amounts with the plan's region.
    pub(super) fn promised<'a>(&self, plan: &Plan, target: &'a Target) -> Cow<'a, Target> {
        let own_goal = self.own_goal(target);
        let is_elsewhere = self.is_elsewhere(plan);
        let is_own = self.stated == Stands::Own;
        if is_own && own_goal.is_none() {
            return Cow::Borrowed(target);
        }
        let mut promised = target.clone();
        if let Some(goal) = own_goal {
            promised.milestones.clear();
            promised.stretch = goal.stretch.as_deref().cloned();
        } else if is_elsewhere {
            promised.milestones.retain(|(_, level)| level.unit.is_ratio());
            promised.stretch = promised.stretch.filter(|stretch| !is_amount(stretch));
        }
        let start = own_goal.and_then(|goal| goal.from.as_ref());
        let period = start.and_then(|start| start.period);
        let declared = promised.baseline.take();
        let period = period.or(declared.as_ref().map(|baseline| baseline.period));
        let stated = declared.and_then(|baseline| baseline.value);
        let own =
            start.map(|start| Stated { quantity: start.value.clone(), span: target.span.clone() });
        let value = own.or_else(|| stated.filter(|_| is_own));
        let period = period.or_else(|| value.as_ref().and(plan.baseline));
        promised.baseline = period.map(|period| Baseline { period, value });
        Cow::Owned(promised)
    }

    /// The goal of a target here: the region's own, else the target's; but where the plan names its region, a goal that is an
    /// amount is that region's alone.
    pub(super) fn goal<'a>(&self, plan: &Plan, target: &'a Target) -> Option<&'a Goal> {
        if let Some(goal) = self.own_goal(target) {
            return Some(goal);
        }
        // No region is held against itself.
        let reference = target.reference.iter();
        let mut names = reference.flat_map(|formula| formula.expr.names()).peekable();
        let is_own = |(name, _): (&str, _)| {
            named_region(name).is_some_and(|(_, region)| self.is(plan.regions.name(region)))
        };
        if names.peek().is_some() && names.all(is_own) {
            return None;
        }
        let elsewhere = self.is_elsewhere(plan);
        target.goal.as_ref().filter(|goal| !(elsewhere && is_amount(goal)))
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
        Rates { observed: growth, observed_growth: growth, compound: elsewhere, ..Rates::default() }
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
    let share = goal.value.as_ref().is_some_and(|value| value.unit.is_ratio());
    !relative && !share && goal.against.is_none()
}
