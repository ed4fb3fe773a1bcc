//! All targets of a run, each in all regions: the assessment, what revisions changed in it, and the findings.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::Duration;

use super::assessment::{Assessment, Revised, ToWhole};
use super::beside;
use super::case::Case;
use super::evaluation::Scene;
use super::message::{AssessMessage, Wrong};
use super::region::{self, Place};
use super::target::Outcome;
use super::unknown::Names;
use super::{findings, goal};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ledger::Ledger;
use crate::parallel;
use crate::plan::formula::{Expr, named_region};
use crate::plan::{Plan, Request, Stated, Target};
use crate::quantity::Month;
use crate::series::{Catalogue, RegionId, SeriesId};

/// What it takes to assess one target in one region, about.
const CASE: Duration = Duration::from_micros(50);

/// What is assessed, and in which light.
pub(super) struct Run<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    /// What happened.
    ledger: &'a Ledger,
    /// The same with forecasts.
    ahead: &'a Ledger,
    request: &'a Request,
    /// The end of the run's newest month.
    aged_at: Option<Month>,
    /// Whether only the values that count, and what is due of them, are asked for: nothing beside them is made.
    values_only: bool,
    places: Vec<Place>,
    names: Names<'a>,
    /// The versions that revised something, each with the ledger before it, made when it is first asked for.
    versions: Vec<(Option<&'a str>, OnceLock<Ledger>)>,
}

/// What a target gives: one assessment a region with its findings, and what else is to be said.
#[derive(Default)]
pub(super) struct Assessed {
    /// The target: an index into the plan's.
    pub(super) target: usize,
    pub(super) outcomes: Vec<Outcome>,
    diagnostics: Diagnostics,
}

impl Assessed {
    fn assessments(&self) -> Vec<&Assessment> {
        let outcomes = self.outcomes.iter();
        outcomes.map(|outcome| &outcome.assessment).collect()
    }

    /// Sets another assessment beside each of the same region.
    pub(super) fn beside_each(&mut self, other: Self, set: impl Fn(&mut Assessment, Assessment)) {
        for (own, other) in self.outcomes.iter_mut().zip(other.outcomes) {
            set(&mut own.assessment, other.assessment);
        }
    }

    /// The assessments alone.
    pub(super) fn into_assessments(self) -> impl Iterator<Item = Assessment> {
        self.outcomes.into_iter().map(|outcome| outcome.assessment)
    }

    /// Sets every region beside the others, beside what was a year before, and beside the total.
    pub(super) fn set_beside(&mut self, plan: &Plan, before: &Self, total: Option<&Assessment>) {
        let beside = beside::compared(plan, &self.assessments(), &before.assessments(), total);
        for (outcome, beside) in self.outcomes.iter_mut().zip(beside) {
            outcome.assessment.beside = Some(beside);
        }
    }

    /// Adds the assessments that are asked for, and gives what is to be said of them: nothing where there is none of them.
    pub(super) fn told(self, request: &Request, assessments: &mut Vec<Assessment>) -> Diagnostics {
        let (mut told, before) = (self.diagnostics, assessments.len());
        for outcome in self.outcomes {
            if request.wants(outcome.assessment.status) {
                assessments.push(outcome.assessment);
                told.extend(outcome.findings);
            }
        }
        if assessments.len() == before && !told.has_errors() {
            return Diagnostics::default();
        }
        told
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        catalogue: &'a Catalogue,
        (ledger, ahead): (&'a Ledger, &'a Ledger),
        request: &'a Request,
    ) -> Self {
        let series: Vec<SeriesId> = catalogue.iter().map(|(id, _)| id).collect();
        let versions = ledger.revising_versions(&series).into_iter();
        Self {
            plan,
            catalogue,
            ledger,
            ahead,
            request,
            aged_at: request.as_of.or_else(|| ledger.newest_read()),
            values_only: false,
            places: region::places(plan, catalogue, ledger, request),
            names: Names::new(plan, catalogue, ledger),
            versions: versions.map(|version| (version, OnceLock::new())).collect(),
        }
    }

    /// The same of nothing but the values that count.
    pub(super) fn of_values(self) -> Self {
        Self { values_only: true, ..self }
    }

    /// The end of the run's newest month.
    pub(super) fn now(&self) -> Option<Month> {
        self.request.as_of.or_else(|| self.ledger.newest_end())
    }

    /// How long all of it takes, about.
    fn expected(&self) -> Duration {
        parallel::times(CASE, self.plan.targets.len() * self.places.len())
    }

    /// Assesses every target that is asked for, in the order of the plan.
    pub(super) fn all(&self) -> Vec<Assessed> {
        let targets = self.plan.targets.iter().enumerate();
        let targets: Vec<(usize, &Target)> =
            targets.filter(|(at, _)| self.request.chooses(*at)).collect();
        let work = |(number, target): &(usize, &Target)| self.assess(*number, target);
        parallel::map(&targets, self.expected(), work)
    }

    /// Assesses a target in all regions of the run; an error ends it.
    fn assess(&self, number: usize, target: &Target) -> Assessed {
        let mut assessed = Assessed { target: number, ..Assessed::default() };
        let unknown = self.names().unknown(target);
        let told = unknown.iter().filter(|_| !target.is_unquantified());
        let findings =
            told.map(|(name, span)| self.names().finding(name, span.clone(), target.goal.as_ref()));
        assessed.diagnostics.extend(findings);
        if let Some(message) = self.undecided_region(target) {
            let place = self.plan.place(target.formula.span.clone());
            assessed.diagnostics.push(Diagnostic::error(place, message));
            return assessed;
        }
        let span = target.goal_span.as_ref().unwrap_or(&target.span);
        let idle = findings::idle_keys::find(target).into_iter();
        let idle = idle.map(|said| Diagnostic::finding(self.plan.place(span.clone()), said));
        assessed.diagnostics.extend(idle);
        let reference = reference_of(target);
        if let Some(reference) = &reference {
            let unknown = self.names().unknown(reference).into_iter();
            let findings = unknown.map(|(name, span)| self.names().finding(&name, span, None));
            assessed.diagnostics.extend(findings);
        }
        let unknown = unknown.first().map(|(name, _)| name.as_str());
        // A figure of regions that its formula names is of no other.
        let whole = [Place::whole()];
        let places = if self.places.len() > 1 && is_of_named_regions(target) {
            &whole[..]
        } else {
            self.places.as_slice()
        };
        let unplaced = places.iter().find_map(|place| place.unplaced(target));
        let unplaced = unplaced.map(|stated| self.of_no_region(target, stated));
        assessed.diagnostics.extend(unplaced);
        for place in places {
            match self.assess_in(place, number, target, unknown) {
                Ok(mut outcome) => {
                    let reference = reference.as_ref().filter(|_| !self.values_only);
                    let reference = reference
                        .and_then(|reference| self.assess_in(place, number, reference, None).ok());
                    outcome.assessment.against = reference.map(|reference| ToWhole {
                        name: target.beside.as_ref().map(|formula| formula.text.clone()),
                        ..beside::to_whole(&outcome.assessment, &reference.assessment)
                    });
                    assessed.outcomes.push(outcome);
                }
                Err(wrong) => {
                    let error = Diagnostic::error(self.plan.place(wrong.0), *wrong.1);
                    assessed.diagnostics.push(error);
                    break;
                }
            }
        }
        assessed
    }

    /// `idle-key`: a baseline value that is of one of several regions, of which is not known.
    fn of_no_region(&self, target: &Target, stated: &Stated) -> Diagnostic {
        let message = AssessMessage::BaselineOfNoRegion {
            name: target.name.clone(),
            stated: stated.quantity.to_string(),
        };
        Diagnostic::finding(self.plan.place(stated.span.clone()), message)
    }

    /// The assessment of a target by the rows that name no region, where it has such.
    pub(super) fn total(&self, number: usize) -> Option<Assessment> {
        let target = self.plan.targets.get(number)?;
        let total = Place::whole();
        let known = self.places.iter().any(|place| place.id == total.id);
        let has = |name: &String| {
            let series = self.catalogue.named(name);
            series.is_some_and(|series| self.ledger.has(series, RegionId::default()))
        };
        let rows = names(&target.formula.expr);
        if known || !rows.iter().any(has) {
            return None;
        }
        let outcome = self.assess_in(&total, number, target, None).ok()?;
        Some(outcome.assessment)
    }

    /// Assesses a target in one region.
    fn assess_in(
        &self,
        place: &Place,
        number: usize,
        target: &Target,
        unknown: Option<&str>,
    ) -> Result<Outcome, Wrong> {
        let title = self.title(target, place);
        let scene = self.scene(place);
        let told = goal::target_meant(target, &scene);
        let target = told.as_ref().unwrap_or(target);
        let target = &*place.promised(self.plan, target);
        let goal = place.goal(self.plan, target);
        let own = target.baseline.as_ref().map(|baseline| baseline.period);
        let since = Scene { baseline: own.or(self.plan.baseline), ..scene };
        let goal = goal.map(|goal| goal::meant_of(goal, &since, &target.formula.expr));
        let case = Case {
            plan: self.plan,
            number,
            target,
            title: &title,
            goal: goal.as_deref(),
            scene,
            region: place.among_others(self.plan),
            ahead: self.ahead,
            aged_at: self.aged_at,
            day: self.request.as_of.or(self.request.today).or_else(|| self.now()),
            values_only: self.values_only,
            single_months: self.request.single_months,
            method: self.request.method,
            unknown,
        };
        let mut outcome = case.assess()?;
        if outcome.assessment.latest.is_none() && !std::ptr::eq(self.ledger, self.ahead) {
            // Where there is nothing else a forecast is shown, and settles nothing.
            let scene = Scene { ledger: self.ahead, ..case.scene };
            let foreseen = Case { scene, ..case }.assess()?;
            if foreseen.assessment.latest.is_some() {
                outcome = foreseen;
            }
        }
        outcome.assessment.region.clone_from(&place.name);
        if self.values_only {
            return Ok(outcome);
        }
        outcome.assessment.revised = self.revised(&case, &outcome.assessment);
        let revision = findings::revision::find(&outcome.assessment, &title);
        let revision = revision.map(|said| Diagnostic::finding(case.place(), said));
        outcome.findings.extend(revision);
        Ok(outcome)
    }

    /// What findings call a target: its name, behind that of the region where several are assessed.
    fn title<'b>(&self, target: &'b Target, place: &Place) -> Cow<'b, str> {
        match &place.name {
            Some(region) if self.places.len() > 1 => {
                Cow::Owned(format!("{region} {}", target.name))
            }
            _ => Cow::Borrowed(&target.name),
        }
    }

    fn scene(&self, place: &Place) -> Scene<'a> {
        Scene {
            ledger: self.ledger,
            catalogue: self.catalogue,
            region: place.id,
            calendar: self.plan.calendar,
            baseline: None,
            trace: self.request.trace,
        }
    }

    /// What the newest revision that changed an assessment changed: the same target in the ledger as it was before.
    fn revised(&self, case: &Case<'_>, now: &Assessment) -> Option<Revised> {
        let series: Vec<SeriesId> = names(&case.target.formula.expr)
            .into_iter()
            .filter_map(|name| self.catalogue.named(&name))
            .flat_map(|id| {
                let growth = self.catalogue.get(id).and_then(|series| series.growth);
                [Some(id), growth].into_iter().flatten()
            })
            .collect();
        let versions = self.ledger.revising_versions(&series).into_iter();
        let changes = versions.map_while(|version| {
            let scene = Scene { ledger: self.before(version)?, ..case.scene };
            let before = Case { scene, ..*case }.assess().ok()?;
            Some(findings::revision::compare(self.plan, now, &before.assessment, version))
        });
        changes.flatten().next()
    }

    /// The ledger as it was before a version.
    fn before(&self, version: Option<&str>) -> Option<&Ledger> {
        let mut versions = self.versions.iter();
        let (_, earlier) = versions.find(|(known, _)| *known == version)?;
        Some(earlier.get_or_init(|| self.ledger.before(version)))
    }

    pub(super) fn names(&self) -> &Names<'a> {
        &self.names
    }

    /// Several regions of which none was chosen, and no total.
    fn undecided_region(&self, target: &Target) -> Option<AssessMessage> {
        if self.places.iter().any(|place| place.id.is_some()) {
            return None;
        }
        let total = RegionId::default();
        names(&target.formula.expr).into_iter().find_map(|name| {
            let series = self.catalogue.named(&name)?;
            let regions: Vec<_> = self.ledger.regions_of(series).collect();
            (regions.len() > 1 && !regions.contains(&total)).then(|| {
                let known = &self.ledger.data().regions;
                let regions = regions.iter().take(20).map(|id| known.name(*id).to_owned());
                AssessMessage::SeveralRegions { name, regions: regions.collect() }
            })
        })
    }
}

/// The names of a formula, each once.
fn names(expr: &Expr) -> BTreeSet<String> {
    expr.names().map(|(name, _)| name.to_owned()).collect()
}

/// Whether a formula takes figures of regions that it names, and no others.
fn is_of_named_regions(target: &Target) -> bool {
    let mut names = target.formula.expr.names().peekable();
    names.peek().is_some() && names.all(|(name, _)| named_region(name).is_some())
}

/// What a target is shown beside, as an indicator of its own.
fn reference_of(target: &Target) -> Option<Target> {
    let formula = target.beside.clone()?;
    Some(Target {
        name: formula.text.clone(),
        formula,
        baseline: target.baseline.clone(),
        window: target.window,
        span: target.span.clone(),
        ..Target::default()
    })
}
