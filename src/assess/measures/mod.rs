//! Measures and status of one assessment (DESIGN §9), each with the reason where there is none.

mod draft;
mod gap;
mod headway;
pub(super) mod path;
mod rates;
mod reasons;
mod standing;
mod status;
pub(super) mod years;

use super::Reason;
use super::assessment::{Assessment, MethodResult, Rates};
use super::term::Measure;
use super::trace::Rule;
use crate::quantity::Unit;
pub(super) use draft::Draft;
use headway::Headway;

impl Draft<'_> {
    /// All measures and the verdict.
    pub(super) fn assess(&mut self, unit: &Unit) -> Assessment {
        let plan = self.case.plan;
        let method = self.case.method.or(self.case.target.method).unwrap_or(plan.method);
        let mut assessment = Assessment {
            target: self.case.number,
            region: None,
            unit: unit.clone(),
            is_reckoned: self.is_reckoned(unit),
            goal: self.resolved.map(|resolved| resolved.goal.clone()),
            baseline: None,
            latest: None,
            published: self.published(),
            carried: self.carried,
            gap: None,
            attainment: None,
            progress: None,
            time: None,
            margin: None,
            rates: Rates::default(),
            projection: None,
            bound: None,
            status: None,
            rule: Rule::NoValue,
            reasons: Vec::new(),
            is_final: self.is_final,
            stale: self.is_stale(),
            method: MethodResult { method, ..MethodResult::default() },
            pace: None,
            decomposition: None,
            history: Vec::new(),
            reference: self.ground.reference_level(),
            forecasts: Vec::new(),
            reached: Vec::new(),
            foreseen: Vec::new(),
            course: Vec::new(),
            path: self.way(),
            stretch: self.stretch(),
            milestones: self.milestones(),
            years: self.verdicts(),
            revised: None,
            beside: None,
            against: None,
            by_method: Vec::new(),
            sensitivity: Vec::new(),
            on_schedule_within: self.ground.on_schedule_within(),
            trace: None,
        };
        self.find_reasons();
        assessment.gap = self.gap().map(|gap| self.stated(Measure::Gap, gap));
        let attainment = self.attainment();
        assessment.attainment = attainment.map(|share| self.stated(Measure::Attainment, share));
        let headway = self.measure(&mut assessment);
        let (rule, status) = self.status(&headway);
        assessment.rule = rule;
        assessment.status = status;
        self.reasons.sort_by_key(Reason::rank);
        self.reasons.dedup();
        assessment.reasons.clone_from(&self.reasons);
        assessment.method = super::methods::judge(method, || self.basis());
        assessment
    }

    fn measure(&mut self, assessment: &mut Assessment) -> Headway {
        let stands = !self.is_cut_short() && self.judged_across().is_none();
        let path = self.path().filter(|_| stands);
        let (Some(path), Some(latest)) = (path, self.latest) else {
            assessment.rates = self.growth_elsewhere();
            return Headway::default();
        };
        let headway = self.headway(&path, latest);
        assessment.progress = headway.progress;
        assessment.time = headway.time;
        assessment.margin = headway.margin;
        let at = latest.period.end();
        if at > path.start.0 {
            let projected = self.project(&path, latest.value, at);
            assessment.projection = projected.map(|(level, _)| level);
            assessment.bound = projected.and_then(|(_, bound)| bound);
            assessment.rates = self.rates(&path, latest.value, at);
        }
        headway
    }
}
