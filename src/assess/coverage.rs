//! What the data cover: which figures are there, which are missing, which are due by the rhythm seen so far (DESIGN §10).

use super::assumed::used_by;
use crate::ledger::Ledger;
use crate::plan::{Plan, Request};
use crate::quantity::{Month, Period};
use crate::series::{Catalogue, RegionId, SeriesId};

/// What is there of the series of a plan.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The months looked at, oldest first: each the month after the last of its periods.
    pub ends: Vec<Month>,
    /// The series, each in each region that has it.
    pub rows: Vec<Covered>,
}

/// What is there of one series in one region.
#[derive(Clone, Debug)]
pub struct Covered {
    /// The series.
    pub series: String,
    /// The region; none: rows that name none, or where there are none.
    pub region: Option<String>,
    /// The targets that use it: indices into the plan's targets.
    pub targets: Vec<usize>,
    /// What is there of the periods that end with each of the months.
    pub months: Vec<Presence>,
    /// The months whose figures are still to be delivered, oldest first: all since the newest figure, and what is missing before it
    /// within the months looked at, a year at least.
    pub missing: Vec<Month>,
    /// The newest month of which there is a figure.
    pub newest: Option<Month>,
    /// The next month whose figure is due.
    pub next: Option<Month>,
}

crate::worded! {
    /// What is there of a month.
    pub enum Presence {
        /// A figure of a period that ends with it.
        There = "there": "有" / "yes",
        /// None, though the same month of a year before had one: still to be delivered.
        Missing = "missing": "缺" / "no",
        /// None, and by the rhythm none is due.
        NotDue = "not-due": "" / "",
    }
}

/// What is there of the series that the targets use over so many months up to `now`, the end of the newest one.
#[must_use]
pub fn read(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
    (now, months): (Month, i32),
) -> Coverage {
    let actual = ledger.actual();
    let ledger = actual.as_ref().unwrap_or(ledger);
    let ends: Vec<Month> = (0..months).rev().map(|back| now.later(-back)).collect();
    let mut rows = Vec::new();
    for (id, series) in catalogue.iter() {
        // Growth that stands beside a level comes with it.
        let targets = used_by(plan, catalogue, id);
        let is_chosen = targets.iter().any(|target| request.chooses(*target));
        if series.beside.is_some() || !is_chosen {
            continue;
        }
        let growth = series.growth.filter(|growth| {
            let growth = catalogue.get(*growth);
            growth.is_some_and(|growth| growth.beside == Some(id))
        });
        let of_growth = growth.into_iter().flat_map(|growth| ledger.regions_of(growth));
        let mut regions: Vec<RegionId> = ledger.regions_of(id).chain(of_growth).collect();
        regions.sort_unstable();
        regions.dedup();
        if regions.is_empty() {
            regions.push(RegionId::default());
        }
        for region in regions {
            let name = ledger.data().regions.name(region);
            // What is published as growth alone is there with that.
            let has_levels = ledger.observed(id, region).next().is_some();
            let told_by = growth.filter(|_| !has_levels).unwrap_or(id);
            let mut row = covered(ledger, told_by, region, &ends);
            row.series.clone_from(&series.name);
            row.region = Some(name.to_owned()).filter(|name| !name.is_empty());
            row.targets.clone_from(&targets);
            rows.push(row);
        }
    }
    Coverage { ends, rows }
}

/// How far the last three lie apart, where that is the same.
fn step(known: &[Month]) -> Option<i32> {
    let [.., first, second, third] = known else {
        return None;
    };
    let step = third.since(*second);
    (second.since(*first) == step).then_some(step)
}

fn covered(ledger: &Ledger, id: SeriesId, region: RegionId, ends: &[Month]) -> Covered {
    let mut known: Vec<Month> = ledger.observed(id, region).map(Period::end).collect();
    known.sort_unstable();
    known.dedup();
    let newest = known.last().copied();
    let is_known = |end: Month| known.binary_search(&end).is_ok();
    // By the year before; where that had none of it, by the one before that. What has ceased to come is due as it last was.
    let step = newest.and_then(|newest| Some((newest, step(&known)?)));
    let is_due = |end: Month| {
        // In its first year nothing came a year before: within the year the next is as far on as the last ones were.
        let is_first = known.first().is_none_or(|first| *first > end.later(-12));
        if let Some((newest, step)) = step.filter(|_| is_first)
            && end > newest
            && end.later(-1).year() == newest.later(-1).year()
        {
            return end.since(newest) % step == 0;
        }
        let years = newest.map_or(0, |newest| (end.since(newest).max(1) - 1) / 12);
        let before = end.later(-12 * (years + 1));
        is_known(before) || is_known(before.later(-12))
    };
    let presence = |end: &Month| match (is_known(*end), is_due(*end)) {
        (true, _) => Presence::There,
        (false, true) => Presence::Missing,
        (false, false) => Presence::NotDue,
    };
    let next = newest.and_then(|newest| {
        let mut later = (1..=24).map(|months| newest.later(months));
        later.find(|end| is_due(*end))
    });
    let now = ends.last().copied();
    let missing = now.into_iter().flat_map(|now| {
        let since_newest = newest.map_or(0, |newest| now.since(newest));
        let shown = i32::try_from(ends.len()).unwrap_or(i32::MAX);
        let back = since_newest.max(shown).max(12);
        (0..back).rev().map(move |back| now.later(-back))
    });
    let missing = missing.filter(|end| presence(end) == Presence::Missing);
    Covered {
        series: String::new(),
        region: None,
        targets: Vec::new(),
        missing: missing.map(|end| end.later(-1)).collect(),
        months: ends.iter().map(presence).collect(),
        newest: newest.map(|end| end.later(-1)),
        next: next.map(|end| end.later(-1)),
    }
}
