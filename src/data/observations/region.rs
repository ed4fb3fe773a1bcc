//! Which regions count: the ones chosen, else the only one, else the total rows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::data::message::Problem;
use crate::data::rows::found::Regions;
use crate::data::{Data, Observation};
use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, Request};
use crate::series::{Catalogue, Folded, RegionId, SeriesId};
use crate::words::regions;

/// The regions whose rows are read at all, folded; none: all of them.
pub(crate) fn chosen(plan: &Plan, options: &Request) -> Option<Vec<Folded>> {
    if !options.regions.is_empty() {
        return Some(asked(plan, options));
    }
    if options.by_region {
        return None;
    }
    plan.region.as_ref().map(|region| vec![regions::folded(region)])
}

/// Which rows are read at all.
pub(crate) fn wanted(plan: &Plan, catalogue: &Catalogue, options: &Request) -> Regions {
    let own = plan.region.as_deref().map(regions::folded);
    let asked = asked(plan, options);
    Regions {
        chosen: chosen(plan, options),
        named: catalogue.named_regions(),
        totals: own.is_some_and(|own| asked.is_empty() || asked.contains(&own)),
    }
}

/// Keeps the observations and the errors of the regions that count.
pub(crate) fn choose(
    plan: &Plan,
    catalogue: &Catalogue,
    options: &Request,
    errors: &[(RegionId, Diagnostic)],
    data: &mut Data,
) {
    let kept = match chosen(plan, options) {
        Some(_) => {
            unknown(plan, options, data);
            None
        }
        None if options.by_region => None,
        None => choose_one(catalogue, errors, data),
    };
    let counts = |region: &RegionId| kept.is_none_or(|kept| kept == *region);
    let told = errors.iter().filter(|(region, _)| counts(region));
    data.diagnostics.extend(told.map(|(_, error)| error.clone()));
}

/// Without a choice: the only region, else the total rows, else an error. Gives the region whose rows alone count.
fn choose_one(
    catalogue: &Catalogue,
    errors: &[(RegionId, Diagnostic)],
    data: &mut Data,
) -> Option<RegionId> {
    let met = || {
        let rows = data.observations.iter();
        let rows = rows.filter(|one| !is_named(catalogue, one.series));
        let rows = rows.map(|one| one.region);
        rows.chain(errors.iter().map(|(region, _)| *region))
    };
    let named: BTreeSet<RegionId> = met().filter(|region| *region != RegionId(0)).collect();
    let totals = met().any(|region| region == RegionId(0));
    match (named.first(), named.len()) {
        (None, _) => None,
        (Some(_), 1) if !totals => None,
        (Some(only), 1) => join(catalogue, data, *only),
        _ if totals => {
            keep_totals(catalogue, data);
            Some(RegionId(0))
        }
        _ => {
            let regions = names(data, &named);
            let mut rows = data.observations.iter();
            let place = rows.find_map(|one| data.place(one.cell));
            let problem = Problem::SeveralRegions { regions, series: None };
            data.diagnostics.push(Diagnostic::error(place, problem));
            None
        }
    }
}

/// A region chosen that no row has.
fn unknown(plan: &Plan, options: &Request, data: &mut Data) {
    let counted = data.regions.iter().map(|(_, name)| name);
    let others = data.other_regions.iter().map(String::as_str);
    let mut met = HashSet::new();
    let named = counted.chain(others).filter(|name| !name.is_empty());
    let known = named.filter(|name| met.insert(*name)).map(str::to_owned);
    let known: Vec<String> = known.collect();
    let met: HashSet<Folded> = known.iter().map(|name| regions::folded(name)).collect();
    let typed = !options.regions.is_empty();
    if !typed && data.other_regions.is_empty() && data.observations.is_empty() {
        return;
    }
    let shown = if options.regions.is_empty() {
        plan.region.iter().cloned().collect()
    } else {
        options.regions_among(plan, |name| met.contains(&regions::folded(name)))
    };
    for name in shown {
        if !met.contains(&regions::folded(&name)) {
            let problem = Problem::UnknownRegion { region: name, known: known.clone() };
            data.diagnostics.push(Diagnostic::error(None, problem));
        }
    }
}

/// One region, and rows without any: where no series has both, the rows without are that region's.
fn join(catalogue: &Catalogue, data: &mut Data, only: RegionId) -> Option<RegionId> {
    let series_of = |region: RegionId| -> BTreeSet<SeriesId> {
        let rows = data.observations.iter();
        let rows = rows.filter(|one| one.region == region && !is_named(catalogue, one.series));
        rows.map(|one| one.series).collect()
    };
    if series_of(only).is_disjoint(&series_of(RegionId(0))) {
        data.observations.move_to(only);
        return None;
    }
    keep_totals(catalogue, data);
    Some(RegionId(0))
}

/// Total rows count; a series that has none of them is told.
fn keep_totals(catalogue: &Catalogue, data: &mut Data) {
    let mut regions: BTreeMap<SeriesId, BTreeSet<RegionId>> = BTreeMap::new();
    let mixed = data.observations.iter();
    for one in mixed.filter(|one| !is_named(catalogue, one.series)) {
        regions.entry(one.series).or_default().insert(one.region);
    }
    for (id, regions) in regions {
        if regions.contains(&RegionId(0)) {
            continue;
        }
        // Nobody asked for growth that happens to stand beside its level.
        let asked = catalogue.get(id).filter(|series| series.beside.is_none());
        let Some(series) = asked else {
            continue;
        };
        let place = data
            .observations
            .iter()
            .find(|one| one.series == id)
            .and_then(|one| data.place(one.cell));
        let problem = Problem::SeveralRegions {
            regions: names(data, &regions),
            series: Some(series.name.clone()),
        };
        data.diagnostics.push(Diagnostic::error(place, problem));
    }
    let stays = |one: Observation| one.region == RegionId(0) || is_named(catalogue, one.series);
    data.observations.retain(stays);
}

/// Whether a series is of one region by name: nobody has to choose one for it.
fn is_named(catalogue: &Catalogue, series: SeriesId) -> bool {
    let series = catalogue.get(series);
    series.is_some_and(|series| series.region.is_some())
}

fn names(data: &Data, regions: &BTreeSet<RegionId>) -> Vec<String> {
    regions.iter().map(|region| data.regions.name(*region).to_owned()).collect()
}

/// What is asked for, folded: as it is written, and what stands between commas.
fn asked(plan: &Plan, options: &Request) -> Vec<Folded> {
    let mut asked = folded(&options.regions);
    asked.extend(folded(&options.regions_among(plan, |_| false)));
    asked
}

/// Folds a list of names.
fn folded(names: &[String]) -> Vec<Folded> {
    names.iter().map(|name| regions::folded(name)).collect()
}
