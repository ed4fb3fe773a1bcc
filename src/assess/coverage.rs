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

impl Covered {
    /// The months whose figures are still to be delivered, oldest first.
    pub fn missing<'a>(&'a self, ends: &'a [Month]) -> impl Iterator<Item = Month> + 'a {
        let all = ends.iter().zip(&self.months);
        let missing = all.filter(|(_, presence)| **presence == Presence::Missing);
        missing.map(|(end, _)| end.later(-1))
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
        let mut regions: Vec<RegionId> = ledger.regions_of(id).collect();
        if regions.is_empty() {
            regions.push(RegionId::default());
        }
        for region in regions {
            let name = ledger.data().regions.name(region);
            let mut row = covered(ledger, id, region, &ends);
            row.series.clone_from(&series.name);
            row.region = Some(name.to_owned()).filter(|name| !name.is_empty());
            row.targets.clone_from(&targets);
            rows.push(row);
        }
    }
    Coverage { ends, rows }
}

fn covered(ledger: &Ledger, id: SeriesId, region: RegionId, ends: &[Month]) -> Covered {
    let mut known: Vec<Month> = ledger.observed(id, region).map(Period::end).collect();
    known.sort_unstable();
    known.dedup();
    let is_known = |end: Month| known.binary_search(&end).is_ok();
    // By the year before; where that had none of it, by the one before that.
    let is_due = |end: Month| is_known(end.later(-12)) || is_known(end.later(-24));
    let first = known.first().copied();
    let presence = |end: &Month| match (is_known(*end), is_due(*end)) {
        (true, _) => Presence::There,
        (false, true) => Presence::Missing,
        (false, false) => Presence::NotDue,
    };
    let newest = known.last().copied();
    let next = newest.and_then(|newest| {
        let mut later = (1..=24).map(|months| newest.later(months));
        later.find(|end| is_due(*end)).filter(|_| first.is_some())
    });
    Covered {
        series: String::new(),
        region: None,
        targets: Vec::new(),
        months: ends.iter().map(presence).collect(),
        newest: newest.map(|end| end.later(-1)),
        next: next.map(|end| end.later(-1)),
    }
}
