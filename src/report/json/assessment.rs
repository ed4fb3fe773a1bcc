//! One assessment.

use serde::Serialize;
use serde_json::Number;

use super::beside::{Beside, ToWhole};
use super::dated::Dated;
use super::decomposition::Decomposition;
use super::goal::Goal;
use super::method::Preset;
use super::pace::PaceEntry;
use super::value::maybe;
use crate::assess::{Assessment, Certainty, Reason, Status};
use crate::language::Language;
use crate::plan::{Judgement, Plan};
use crate::report::entry::judgement;
use crate::report::machine::gap_unit;

#[derive(Serialize)]
pub(super) struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    group: Option<&'a str>,
    owner: &'a [String],
    binding: Option<bool>,
    region: Option<&'a str>,
    goal: Option<Goal<'a>>,
    baseline: Option<Dated<'a>>,
    latest: Option<Dated<'a>>,
    carried: Option<Number>,
    gap: Option<Number>,
    gap_unit: Option<&'a str>,
    attainment: Option<Number>,
    progress: Option<Number>,
    time: Option<Number>,
    margin: Option<Number>,
    observed_rate: Option<Number>,
    required_rate: Option<Number>,
    rate_kind: Option<&'static str>,
    observed_growth: Option<Number>,
    required_growth: Option<Number>,
    projection: Option<Number>,
    status: Option<&'static str>,
    early: bool,
    reason: Option<&'static str>,
    reason_text: Option<String>,
    #[serde(rename = "final")]
    is_final: bool,
    stale: bool,
    method: Preset,
    pace: Option<PaceEntry>,
    decomposition: Option<Decomposition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<Beside<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<ToWhole<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assessment: Option<Judged<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    methods: Vec<Preset>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sensitivity: Vec<FromBaseline>,
    history: Vec<Dated<'a>>,
}

/// The status from another baseline.
#[derive(Serialize)]
struct FromBaseline {
    baseline: String,
    status: Option<&'static str>,
}

/// What people judge.
#[derive(Serialize)]
struct Judged<'a> {
    status: Option<&'static str>,
    reason: Option<&'a str>,
    by: Option<&'a str>,
    on: Option<&'a str>,
}

impl<'a> Judged<'a> {
    fn of(judgement: &'a Judgement) -> Self {
        Self {
            status: judgement.status.map(Status::word),
            reason: judgement.reason.as_deref(),
            by: judgement.by.as_deref(),
            on: judgement.on.as_deref(),
        }
    }
}

impl<'a> Entry<'a> {
    pub(super) fn of(plan: &'a Plan, assessment: &'a Assessment, language: Language) -> Self {
        let target = plan.targets.get(assessment.target);
        let rates = &assessment.rates;
        let has_rate = rates.observed.is_some() || rates.required.is_some();
        Self {
            id: target.map_or("", |target| &target.id),
            name: target.map_or("", |target| &target.name),
            group: target.and_then(|target| target.group.as_deref()),
            owner: target.map_or(&[], |target| &target.owner),
            binding: target.and_then(|target| target.binding),
            region: assessment.region.as_deref(),
            goal: assessment
                .goal
                .as_ref()
                .map(|goal| Goal::of(goal, assessment, target)),
            baseline: assessment.baseline.as_ref().map(Dated::plain),
            latest: assessment.latest.as_ref().map(Dated::flagged),
            carried: maybe(assessment.carried),
            gap: maybe(assessment.gap),
            gap_unit: gap_unit(&assessment.unit),
            attainment: maybe(assessment.attainment),
            progress: maybe(assessment.progress),
            time: maybe(assessment.time),
            margin: maybe(assessment.margin),
            observed_rate: maybe(rates.observed),
            required_rate: maybe(rates.required),
            rate_kind: has_rate.then_some(if rates.compound { "compound" } else { "points" }),
            observed_growth: maybe(rates.observed_growth),
            required_growth: maybe(rates.required_growth),
            projection: maybe(assessment.projection),
            status: assessment.status.map(Status::word),
            early: assessment.early,
            reason: assessment.reason().map(Reason::word),
            reason_text: assessment.reason().map(|r| r.text(language)),
            is_final: assessment.is_final,
            stale: assessment.stale,
            method: Preset::of(&assessment.method, language),
            pace: assessment.pace.as_ref().map(PaceEntry::of),
            decomposition: assessment.decomposition.as_ref().map(Decomposition::of),
            assessment: judgement(plan, assessment).map(Judged::of),
            methods: assessment
                .by_method
                .iter()
                .map(|method| Preset::of(method, language))
                .collect(),
            sensitivity: assessment
                .sensitivity
                .iter()
                .map(|(period, status)| FromBaseline {
                    baseline: period.to_string(),
                    status: status.map(Status::word),
                })
                .collect(),
            against: assessment.against.as_ref().map(ToWhole::of),
            beside: assessment.beside.as_ref().map(Beside::of),
            history: assessment
                .history
                .iter()
                .map(|(period, value)| Dated::at(*period, *value))
                .chain(assessment.forecasts.iter().map(|(period, value)| Dated {
                    certainty: Some(Certainty::Forecast.word()),
                    ..Dated::at(*period, *value)
                }))
                .collect(),
        }
    }
}
