//! What was assumed of each series, on one page, before its numbers are trusted: kind, unit, rhythm, prices, and where it was found
//! (DESIGN §10).

use crate::plan::formula::Expr;
use std::collections::BTreeSet;

use crate::ledger::{Evidence, Ledger};
use crate::plan::{Aggregate, Over, Plan, Prices, Request};
use crate::quantity::{Calendar, Period};
use crate::series::{Basis, Catalogue, Kind, RegionId, Series, SeriesId};

/// What is known of a series.
#[derive(Clone, Debug)]
pub struct Assumed {
    /// Its name.
    pub name: String,
    /// Its key, where the plan declares it under another word.
    pub key: Option<String>,
    /// Its kind and what speaks for it; none where no data feed it.
    pub kind: Option<(Kind, Evidence)>,
    /// The units in which its cells are written.
    pub units: Vec<String>,
    /// What the plan says a bare month, quarter or half-year means.
    pub basis: Option<Basis>,
    /// How a rate of a longer period is made.
    pub over: Option<Over>,
    /// How many rows make one observation.
    pub aggregate: Option<Aggregate>,
    /// The lengths of its periods in months, single ones and those from January on.
    pub rhythm: Rhythm,
    /// The price basis of its published growth, where it has one and a word tells it.
    pub prices: Option<Prices>,
    /// The name of its published growth.
    pub growth: Option<String>,
    /// The regions that it has figures of.
    pub regions: usize,
    /// Its first and its newest period.
    pub periods: Option<(Period, Period)>,
    /// How many figures it has, and how many cells without.
    pub counts: (usize, usize),
    /// The files that it was found in.
    pub files: Vec<String>,
    /// The targets that use it: indices into the plan's targets.
    pub targets: Vec<usize>,
}

/// Over which runs of months a series has figures.
#[expect(clippy::struct_excessive_bools, reason = "each run may be there or not")]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Rhythm {
    /// Single months.
    pub months: bool,
    /// Quarters.
    pub quarters: bool,
    /// Half-years.
    pub halves: bool,
    /// Whole years.
    pub years: bool,
    /// Runs from January to some month.
    pub to_date: bool,
    /// Other runs.
    pub others: bool,
}

impl Rhythm {
    fn of(periods: &[Period], calendar: Calendar) -> Self {
        let mut rhythm = Self::default();
        let opens =
            |period: &&Period| calendar.is_to_date(**period) && [3, 6].contains(&period.months());
        let (opening, others): (Vec<&Period>, Vec<&Period>) = periods.iter().partition(opens);
        for period in others.into_iter().chain(opening) {
            rhythm.see(*period, calendar);
        }
        rhythm
    }

    /// The first quarter and half-year come last: they are of the year to date where that is told further.
    fn see(&mut self, period: Period, calendar: Calendar) {
        match (period.months(), period.start().month()) {
            (1, _) => self.months = true,
            (12, _) if calendar.is_year(period) => self.years = true,
            (3 | 6, _) if self.to_date && calendar.is_to_date(period) => {}
            (3, 1 | 4 | 7 | 10) => self.quarters = true,
            (6, 1 | 7) => self.halves = true,
            _ if calendar.is_to_date(period) => self.to_date = true,
            _ => self.others = true,
        }
    }
}

/// What was assumed of every series that the targets use, in the order of their first use.
#[must_use]
pub fn read(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
) -> Vec<Assumed> {
    let met = catalogue.iter().filter(|(id, series)| series.beside.is_none() || ledger.is_fed(*id));
    let all = met.map(|(id, _)| assumed(plan, catalogue, ledger, id));
    let chosen = |one: &Assumed| one.targets.iter().any(|target| request.chooses(*target));
    all.filter(chosen).collect()
}

fn assumed(plan: &Plan, catalogue: &Catalogue, ledger: &Ledger, id: SeriesId) -> Assumed {
    let series = ledger.series(id).or(catalogue.get(id)).cloned().unwrap_or_default();
    let growth = series.growth.and_then(|growth| catalogue.get(growth));
    let mut assumed = Assumed {
        key: series.key.clone().filter(|key| *key != series.name),
        kind: ledger.kind(id).map(|(kind, evidence)| (kind, evidence.clone())),
        units: Vec::new(),
        basis: series.basis,
        over: series.over,
        aggregate: series.aggregate,
        rhythm: Rhythm::default(),
        prices: growth.and_then(Series::prices).or(series.prices()),
        growth: growth.map(|growth| growth.name.clone()),
        regions: 0,
        periods: None,
        counts: (0, 0),
        files: Vec::new(),
        targets: used_by(plan, catalogue, id),
        name: series.name.clone(),
    };
    let (mut files, mut seen) = (BTreeSet::new(), Vec::new());
    for region in ledger.regions_of(id) {
        assumed.regions += usize::from(region != RegionId::default());
        for unit in ledger.units_written(id, region) {
            let unit = unit.text().to_owned();
            if !assumed.units.contains(&unit) {
                assumed.units.push(unit);
            }
        }
        for (period, observation) in ledger.cells_that_count(id, region) {
            files.insert(observation.cell.file);
            if observation.value.is_none() {
                assumed.counts.1 += 1;
                continue;
            }
            assumed.counts.0 += 1;
            seen.push(period);
            let (first, last) = assumed.periods.unwrap_or((period, period));
            let is_later = (period.end(), period.months()) > (last.end(), last.months());
            let is_earlier = period.start() < first.start();
            assumed.periods = Some((
                if is_earlier { period } else { first },
                if is_later { period } else { last },
            ));
        }
    }
    assumed.rhythm = Rhythm::of(&seen, plan.calendar);
    let all = &ledger.data().files;
    let files = files.into_iter().filter_map(|file| all.get(file as usize));
    assumed.files = files.map(ToString::to_string).collect();
    assumed
}

/// The targets whose formula or what it stands beside has a series, or a level whose growth or part it is.
pub(super) fn used_by(plan: &Plan, catalogue: &Catalogue, id: SeriesId) -> Vec<usize> {
    let leads = |used: SeriesId| {
        let series = catalogue.get(used);
        used == id
            || series.is_some_and(|series| series.growth == Some(id) || series.parts.contains(&id))
    };
    let targets = plan.targets.iter().enumerate();
    let uses = |target: &crate::plan::Target| {
        let others = target.reference.iter().chain(&target.beside);
        let others = others.map(|other| &other.expr);
        let exprs = [&target.formula.expr].into_iter().chain(others);
        let mut names = exprs.flat_map(Expr::names).map(|(name, _)| name);
        names.any(|name| catalogue.named(name).is_some_and(leads))
    };
    targets.filter(|(_, target)| uses(target)).map(|(at, _)| at).collect()
}
