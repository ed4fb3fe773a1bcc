//! Names that are found nowhere in the data: of formulas, and of growths and parts of the series that formulas use.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::message::AssessMessage;
use crate::diagnostic::{Diagnostic, Diagnostics, Known};
use crate::ledger::Ledger;
use crate::plan::formula::named_region;
use crate::plan::goal::Goal;
use crate::plan::{Definition, Filter, Plan, Target};
use crate::quantity::Unit;
use crate::series::{Catalogue, fold};
use crate::words::regions;

/// Where names are looked up.
pub(super) struct Names<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    ledger: &'a Ledger,
    /// Names of the data, once one is sought among them: those that feed nothing, and those of series that have figures.
    known: OnceLock<Known<'a>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(plan: &'a Plan, catalogue: &'a Catalogue, ledger: &'a Ledger) -> Self {
        Self { plan, catalogue, ledger, known: OnceLock::new() }
    }

    /// The names of a target's formula and of what its goal is held against that no row of the data has, each with its place in
    /// the plan.
    pub(super) fn unknown(&self, target: &Target) -> Vec<(String, Range<usize>)> {
        let formulas = [Some(&target.formula), target.reference.as_ref()];
        let formulas = formulas.into_iter().flatten();
        let names = formulas.flat_map(|formula| {
            let names = formula.expr.names();
            names.map(move |(name, span)| (formula, name, span))
        });
        let mut unknown: Vec<(String, Range<usize>)> = Vec::new();
        for (formula, name, span) in names {
            let series = self.catalogue.named(name);
            if series.is_some_and(|series| self.ledger.is_fed(series)) {
                continue;
            }
            let name = self.name_of(name).to_owned();
            let start = formula.span.start;
            let span = start + span.start..(start + span.end).min(formula.span.end);
            if unknown.iter().all(|(known, _)| *known != name) {
                unknown.push((name, span));
            }
        }
        unknown
    }

    /// The finding for an unknown name of a formula, and of the goal that is held against it.
    pub(super) fn finding(
        &self,
        name: &str,
        span: Range<usize>,
        goal: Option<&Goal>,
    ) -> Diagnostic {
        if let Some((series, region)) = named_region(name) {
            let known = self.regions();
            let has_rows =
                known.iter().any(|known| regions::folded(known) == regions::folded(region));
            let near = Known::of(known).nearest(region).into_iter();
            let message = AssessMessage::UnknownInRegion {
                name: series.to_owned(),
                region: region.to_owned(),
                near: near.map(str::to_owned).collect(),
                has_rows,
            };
            return Diagnostic::finding(self.plan.place(span), message);
        }
        if let Some(target) = self.target(name) {
            let message = AssessMessage::TargetInFormula {
                name: name.to_owned(),
                id: target.id.clone(),
                formula: target.formula.text.clone(),
            };
            return Diagnostic::finding(self.plan.place(span), message);
        }
        let series = self.catalogue.named(name);
        if series.is_some_and(|series| self.ledger.is_elsewhere(series)) {
            let message = AssessMessage::OtherRegions {
                name: name.to_owned(),
                region: self.plan.region.clone(),
                regions: self.ledger.data().other_regions.clone(),
            };
            return Diagnostic::finding(self.plan.place(span), message);
        }
        let definition = self.definition(name);
        let matches = definition.map_or(&[][..], |definition| &definition.matches);
        let mut near: Vec<String> = Vec::new();
        for name in [name].into_iter().chain(matches.iter().map(|one| one.written.as_str())) {
            for known in self.near(name) {
                if !near.contains(&known) {
                    near.push(known);
                }
            }
        }
        near.truncate(3);
        let rows = definition.map_or_else(Vec::new, |definition| rows(&definition.filters));
        if !rows.is_empty() {
            near.clear();
        }
        let of_growth = |goal: &&Goal| {
            let unit = goal.value.as_ref().map(|value| &value.unit);
            goal.is_growth() || unit.is_some_and(Unit::is_percent)
        };
        let growth = goal.filter(of_growth).and_then(|_| self.growth_of(name));
        let message = AssessMessage::UnknownSeries {
            name: name.to_owned(),
            matches: matches
                .iter()
                .map(|one| one.written.clone())
                .filter(|one| one != name)
                .collect(),
            rows,
            near,
            growth,
        };
        Diagnostic::finding(self.plan.place(span), message)
    }

    /// The target of a name, where its formula is another than that name.
    fn target(&self, name: &str) -> Option<&Target> {
        let folded = fold(name);
        let mut targets = self.plan.targets.iter();
        let target = targets.find(|target| fold(&target.name) == folded)?;
        let mut names = target.formula.expr.names();
        (!names.any(|(own, _)| fold(self.name_of(own)) == folded)).then_some(target)
    }

    /// The regions that rows of the data name.
    fn regions(&self) -> Vec<&str> {
        let data = self.ledger.data();
        let met = data.regions.iter().map(|(_, name)| name);
        let others = data.other_regions.iter().map(String::as_str);
        met.chain(others).filter(|name| !name.is_empty()).collect()
    }

    /// The findings for goals of regions that the data do not have.
    pub(super) fn of_regions(&self) -> Diagnostics {
        let known = self.regions();
        let mut findings = Diagnostics::default();
        for target in &self.plan.targets {
            for (region, _) in &target.goals {
                if known.iter().any(|known| regions::folded(known) == regions::folded(region)) {
                    continue;
                }
                let near = Known::of(known.clone()).nearest(region).into_iter();
                let message = AssessMessage::GoalOfNoRegion {
                    region: region.clone(),
                    target: target.name.clone(),
                    near: near.map(str::to_owned).collect(),
                };
                let place = self.plan.place(target.span.clone());
                findings.push(Diagnostic::finding(place, message));
            }
        }
        findings
    }

    /// The findings for growths and parts of series in use that are nowhere in the data, unless a formula names them too.
    pub(super) fn of_definitions(&self) -> Diagnostics {
        let mut findings = Diagnostics::default();
        let targets = self.plan.targets.iter();
        let told = targets.flat_map(|target| self.unknown(target));
        let told: BTreeSet<String> = told.map(|(name, _)| name).collect();
        for definition in &self.plan.definitions {
            let key = definition.key.as_deref().unwrap_or(&definition.name);
            let Some(series) = self.catalogue.named(key) else {
                continue;
            };
            let known = self.catalogue.get(series).filter(|one| !one.silent);
            let Some(known) = known else {
                continue;
            };
            let growth = known.growth.filter(|growth| !self.ledger.is_fed(*growth));
            let growth = growth.and(definition.growth.first());
            let is_unknown = |part: &&String| {
                let part = self.catalogue.named(part);
                !part.is_some_and(|part| self.ledger.is_fed(part))
            };
            let parts = definition.parts.iter().filter(is_unknown);
            for name in growth.into_iter().chain(parts) {
                let name = self.name_of(name);
                if !told.contains(name) {
                    findings.push(self.finding(name, definition.span.clone(), None));
                }
            }
        }
        findings
    }

    /// A key of `[series]` says nothing of the data: the name does.
    fn name_of<'b>(&'b self, name: &'b str) -> &'b str {
        let series = self.catalogue.named(name);
        let series = series.and_then(|series| self.catalogue.get(series));
        series.map_or(name, |series| &series.name)
    }

    fn definition(&self, name: &str) -> Option<&Definition> {
        let mut definitions = self.plan.definitions.iter();
        definitions
            .find(|definition| definition.name == name || definition.key.as_deref() == Some(name))
    }

    /// The name in the data of the growth of what is not there itself: 规模以上工业增加值同比增长.
    fn growth_of(&self, name: &str) -> Option<String> {
        let names = self.ledger.names();
        let series = self.catalogue.named(name)?;
        let growth = self.ledger.growth_names(series, &names);
        growth.first().map(|name| (*name).to_owned())
    }

    /// Names of the data that are near: those that feed nothing, and those of series that have figures.
    fn near(&self, name: &str) -> Vec<String> {
        let known = self.known.get_or_init(|| {
            let others = self.ledger.data().other_names.iter();
            let series = self.catalogue.iter();
            let series = series.filter(|(id, _)| self.ledger.is_fed(*id));
            let series = series.map(|(_, series)| series.name.as_str());
            Known::of(others.map(String::as_str).chain(series))
        });
        let near = known.nearest(name).into_iter();
        near.map(str::to_owned).collect()
    }
}

/// What a `where` asks for: `行业 = 金融业`.
fn rows(filters: &[Filter]) -> Vec<String> {
    let row = |filter: &Filter| format!("{} = {}", filter.column, filter.values.join(" | "));
    filters.iter().map(row).collect()
}
