//! One JSON object with everything: the contract with scripts. Keys stand in the order of the structs below; numbers are
//! plain, half-up to 12 significant digits.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Number;

use crate::assess::{
    AssessedGoal, Assessment, Change, MethodReason, MethodResult, Pace, Point, Report, Snapshot,
    Status,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::plan::goal::Direction;
use crate::plan::{Method, Plan};
use crate::quantity::{Decimal, Period, Unit, significant};

use super::summary::{ByStatus, Summary as Counts};

/// Changes when a key does.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// A report as one JSON object, UTF-8, with a line end.
#[must_use]
pub fn render(plan: &Plan, report: &Report, language: Language) -> Vec<u8> {
    let root = Root {
        schema_version: SCHEMA_VERSION,
        plan: Head::of(plan),
        as_of: report.as_of.map(|month| month.to_string()),
        summary: Summary::of(plan, report),
        assessments: report
            .assessments
            .iter()
            .map(|assessment| Entry::of(plan, assessment, language))
            .collect(),
        findings: report
            .findings
            .iter()
            .map(|finding| Finding::of(finding, language))
            .collect(),
        changes: changes(report),
    };
    bytes(&root)
}

/// What changed since an earlier run, where the report was compared with one.
pub(super) fn changes(report: &Report) -> Option<Vec<ChangeEntry<'_>>> {
    let changes = report.changes.as_ref()?.changes.iter();
    Some(changes.map(ChangeEntry::of).collect())
}

/// Any value as indented JSON. Characters that a terminal could take for commands are escaped.
pub(super) fn bytes(value: &impl Serialize) -> Vec<u8> {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut safe = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                // Writing to a string does not fail.
                let _ = write!(safe, "\\u{:04x}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe.push('\n');
    safe.into_bytes()
}

#[derive(Serialize)]
struct Root<'a> {
    schema_version: u32,
    plan: Head<'a>,
    as_of: Option<String>,
    summary: Summary,
    assessments: Vec<Entry<'a>>,
    findings: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeEntry<'a>>>,
}

#[derive(Serialize)]
pub(super) struct Head<'a> {
    title: Option<&'a str>,
    source: Option<&'a str>,
    note: Option<&'a str>,
    region: Option<&'a str>,
    baseline: Option<String>,
    deadline: Option<String>,
}

#[derive(Serialize)]
struct Summary {
    targets: usize,
    by_status: ByStatus,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    group: Option<&'a str>,
    owner: &'a [String],
    binding: Option<bool>,
    region: Option<&'a str>,
    goal: Option<Goal<'a>>,
    baseline: Option<Dated<'a>>,
    latest: Option<Dated<'a>>,
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
    history: Vec<Dated<'a>>,
}

#[derive(Serialize)]
struct Goal<'a> {
    text: &'a str,
    kind: &'static str,
    value: Option<Number>,
    upper: Option<Number>,
    unit: Option<&'a str>,
    tolerance: Option<Number>,
    direction: &'static str,
    deadline: Option<String>,
}

#[derive(Serialize)]
struct Dated<'a> {
    period: String,
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<&'a [String]>,
}

#[derive(Serialize)]
struct Preset {
    name: &'static str,
    ratio: Option<Number>,
    score: Option<Number>,
    rating: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_text: Option<String>,
}

#[derive(Serialize)]
struct PaceEntry {
    period: String,
    ytd: Option<Number>,
    yoy: Option<Number>,
    yoy_published: bool,
    year_target: Option<Number>,
    attained: Option<Number>,
    elapsed: Option<Number>,
    seasonal_share: Option<Number>,
    share_years: Vec<i32>,
    expected: Option<Number>,
    pace: Option<Number>,
    projection: Option<Number>,
    projection_low: Option<Number>,
    projection_high: Option<Number>,
    growth_needed: Option<Number>,
}

/// Only in reports that were compared with an earlier run.
#[derive(Serialize)]
pub(super) struct ChangeEntry<'a> {
    change: &'static str,
    id: &'a str,
    name: &'a str,
    region: Option<&'a str>,
    before: Option<Side<'a>>,
    now: Option<Side<'a>>,
}

/// An assessment in an earlier run, or in this.
#[derive(Serialize)]
struct Side<'a> {
    name: &'a str,
    goal: Option<&'a str>,
    target: Option<Number>,
    baseline: Option<Number>,
    latest: Option<Dated<'a>>,
    margin: Option<Number>,
    status: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    severity: &'static str,
    code: &'static str,
    message: String,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
}

/// A number as the contract writes it.
pub(super) fn number(value: Decimal) -> Option<Number> {
    significant(value, 12).parse().ok()
}

fn maybe(value: Option<Decimal>) -> Option<Number> {
    value.and_then(number)
}

/// The unit of a difference: 百分点 for %, in every language.
pub(super) fn gap_unit(unit: &Unit) -> Option<&str> {
    if unit.is_percent() {
        Some("百分点")
    } else {
        unit.told()
    }
}

/// The word of a preset in machine output.
pub(super) fn method_name(method: Method) -> &'static str {
    match method {
        Method::Schedule => "schedule",
        Method::OpenSdg => "open-sdg",
        Method::Unsd => "unsd",
        Method::Destatis => "destatis",
        Method::Sdsn => "sdsn",
    }
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "increase",
        Direction::Decrease => "decrease",
    }
}

impl<'a> Head<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self {
            title: plan.title.as_deref(),
            source: plan.source.as_deref(),
            note: plan.note.as_deref(),
            region: plan.region.as_deref(),
            baseline: plan.baseline.map(|period| period.to_string()),
            deadline: plan.deadline.map(|period| period.to_string()),
        }
    }
}

impl Summary {
    fn of(plan: &Plan, report: &Report) -> Self {
        let tally = Counts::of(plan, report).whole.all;
        Self {
            targets: tally.targets(),
            by_status: ByStatus::of(&tally),
        }
    }
}

impl<'a> Entry<'a> {
    fn of(plan: &'a Plan, assessment: &'a Assessment, language: Language) -> Self {
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
                .map(|goal| Goal::of(goal, &assessment.unit)),
            baseline: assessment.baseline.as_ref().map(Dated::plain),
            latest: assessment.latest.as_ref().map(Dated::flagged),
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
            reason: assessment.reason().map(crate::assess::Reason::word),
            reason_text: assessment.reason().map(|r| r.text(language)),
            is_final: assessment.is_final,
            stale: assessment.stale,
            method: Preset::of(&assessment.method, language),
            pace: assessment.pace.as_ref().map(PaceEntry::of),
            history: assessment
                .history
                .iter()
                .map(|(period, value)| Dated::at(*period, *value))
                .collect(),
        }
    }
}

impl<'a> Goal<'a> {
    fn of(goal: &'a AssessedGoal, unit: &'a Unit) -> Self {
        Self {
            text: &goal.text,
            kind: goal.kind.word(),
            value: maybe(goal.value),
            upper: maybe(goal.upper),
            unit: unit.told(),
            tolerance: maybe(goal.tolerance),
            direction: direction_word(goal.direction),
            deadline: goal.deadline.map(|period| period.to_string()),
        }
    }
}

impl<'a> Dated<'a> {
    fn at(period: Period, value: Decimal) -> Self {
        Self {
            period: period.to_string(),
            value: number(value),
            flags: None,
        }
    }

    fn plain(point: &'a Point) -> Self {
        Self::at(point.period, point.value)
    }

    fn flagged(point: &'a Point) -> Self {
        Self {
            flags: Some(&point.flags),
            ..Self::plain(point)
        }
    }
}

impl Preset {
    fn of(result: &MethodResult, language: Language) -> Self {
        let texts: Vec<String> = result.reasons.iter().map(|r| r.text(language)).collect();
        let stop = language.pick("；", "; ");
        Self {
            name: method_name(result.method),
            ratio: maybe(result.ratio),
            score: maybe(result.score),
            rating: result.rating,
            reason: result.reasons.first().map(MethodReason::word),
            reason_text: (!texts.is_empty()).then(|| texts.join(stop)),
        }
    }
}

impl PaceEntry {
    fn of(pace: &Pace) -> Self {
        Self {
            period: pace.period.to_string(),
            ytd: number(pace.ytd),
            yoy: maybe(pace.yoy),
            yoy_published: pace.yoy_published,
            year_target: maybe(pace.year_target),
            attained: maybe(pace.attained),
            elapsed: number(pace.elapsed),
            seasonal_share: maybe(pace.seasonal_share),
            share_years: pace.share_years.clone(),
            expected: maybe(pace.expected),
            pace: maybe(pace.pace),
            projection: maybe(pace.projection),
            projection_low: maybe(pace.projection_low),
            projection_high: maybe(pace.projection_high),
            growth_needed: maybe(pace.growth_needed),
        }
    }
}

impl<'a> ChangeEntry<'a> {
    fn of(change: &'a Change) -> Self {
        let newest = change.now.as_ref().or(change.before.as_ref());
        Self {
            change: change.kind.word(),
            id: newest.map_or("", |side| &side.id),
            name: newest.map_or("", |side| &side.name),
            region: newest.and_then(|side| side.region.as_deref()),
            before: change.before.as_ref().map(Side::of),
            now: change.now.as_ref().map(Side::of),
        }
    }
}

impl<'a> Side<'a> {
    fn of(side: &'a Snapshot) -> Self {
        Self {
            name: &side.name,
            goal: side.goal.as_deref(),
            target: maybe(side.level),
            baseline: maybe(side.baseline),
            latest: side.latest.as_ref().map(|(period, value)| Dated {
                period: period.clone(),
                value: number(*value),
                flags: None,
            }),
            margin: maybe(side.margin),
            status: side.status.map(Status::word),
        }
    }
}

impl<'a> Finding<'a> {
    pub(super) fn of(finding: &'a Diagnostic, language: Language) -> Self {
        let place = finding.place.as_ref();
        let known = |number: u32| Some(number).filter(|number| *number > 0);
        Self {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            },
            code: finding.code().name(),
            message: super::findings::told(finding, language),
            file: place.map(|place| place.path.as_ref()),
            line: place.and_then(|place| known(place.line)),
            column: place.and_then(|place| known(place.column)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// The keys of an object in the order in which they stand in the text, at one depth of indentation.
    fn keys(text: &str, indent: usize) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for line in text.lines() {
            let depth = line.len() - line.trim_start().len();
            if depth == indent
                && let Some((key, _)) = line.trim_start().split_once("\": ")
            {
                let key = key.trim_start_matches('"').to_owned();
                if keys.first() == Some(&key) {
                    break;
                }
                keys.push(key);
            }
        }
        keys
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract() {
        let (plan, report) = sample::report();
        let text = String::from_utf8(render(&plan, &report, Language::Zh)).unwrap();
        assert_eq!(
            keys(&text, 2),
            [
                "schema_version",
                "plan",
                "as_of",
                "summary",
                "assessments",
                "findings"
            ]
        );
        let (_, assessments) = text.split_once("\"assessments\"").unwrap();
        let wanted = "id name group owner binding region goal baseline latest gap gap_unit attainment progress time margin \
                      observed_rate required_rate rate_kind observed_growth required_growth projection status early reason \
                      reason_text final stale method pace history";
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        assert_eq!(keys(assessments, 6), wanted);
    }

    #[test]
    fn numbers_are_plain_and_missing_ones_are_null_with_a_reason() {
        let (plan, report) = sample::report();
        let text = String::from_utf8(render(&plan, &report, Language::En)).unwrap();
        let root: serde_json::Value = serde_json::from_str(&text).unwrap();
        let first = &root["assessments"][0];
        assert_eq!(first["goal"]["value"].to_string(), "55");
        assert_eq!(first["gap_unit"], "百分点");
        assert_eq!(first["progress"].to_string(), "0.8");
        for entry in root["assessments"].as_array().unwrap() {
            let missing = [
                "gap",
                "attainment",
                "progress",
                "margin",
                "projection",
                "status",
            ];
            if missing.iter().any(|key| entry[key].is_null()) {
                assert!(!entry["reason"].is_null(), "{}", entry["id"]);
                assert!(!entry["reason_text"].is_null(), "{}", entry["id"]);
            }
        }
        let by_status = root["summary"]["by_status"].as_object().unwrap();
        assert_eq!(by_status.len(), 7);
        assert_eq!(
            number(sample::d("0.000000000000012345678901234"))
                .unwrap()
                .to_string(),
            "0.0000000000000123456789012"
        );
    }

    #[test]
    fn control_characters_are_escaped() {
        let text = String::from_utf8(bytes(&"\u{1b}[31m\u{9b}x\u{7f}")).unwrap();
        assert_eq!(text, "\"\\u001b[31m\\u009bx\\u007f\"\n");
    }
}
