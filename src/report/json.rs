//! One JSON object with everything: the contract with scripts.

use super::entry::judgement;
use super::findings;
use super::machine::{Item, Long, Object, SCHEMA_VERSION, object};
use super::summary::{Count, Summary, Tally};
use crate::assess::{
    Assessment, Certainty, Change, Changes, Decomposition, Flag, Index, Indices, MethodReason,
    MethodResult, NoScore, Pace, Point, Reason, Report, Snapshot, Status, ToWhole, Yardstick,
    YearTargetFrom,
};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::plan::goal::Direction;
use crate::plan::{IndexRule, Plan, Target};
use crate::quantity::{Decimal, Period};

/// A report as one object.
pub(super) fn report<'a>(plan: &'a Plan, report: &'a Report, l: Language) -> Long<'a> {
    let tally = Tally::of_all(report);
    let findings = report.findings.iter();
    let assessments = move || {
        let all = report.assessments.iter();
        all.map(move |one| assessment(plan, one, l))
    };
    let before = object! {
        "schema_version": SCHEMA_VERSION,
        "language"?: (l != Language::default()).then(|| l.word()),
        "plan": head(plan),
        "as_of": report.as_of,
        "summary": object! {
            "targets": tally.targets(),
            "by_status": by_status(&tally),
            "year": of_years(&tally),
            "unquantified": tally.unquantified(),
        },
    };
    let after = object! {
        "findings": findings.map(|one| finding(one, &plan.targets, l)).collect::<Item>(),
        "unused": report.unused.iter().map(|unused| object! {
            "file": &*unused.document.path,
            "sheet"?: unused.document.sheet.as_deref(),
            "series": &unused.series,
            "observations": unused.observations,
            "nearest": unused.nearest.as_deref(),
        }).collect::<Item>(),
        "index": report.index.as_ref().map_or(Item::Null, |indices| index(plan, indices)),
        "changes"?: report.changes.as_ref().map(changes),
    };
    Long::new(before, "assessments", assessments, after)
}

/// The counts of a report as one object.
pub(super) fn summary(plan: &Plan, report: &Report) -> Object {
    let summary = Summary::of(plan, report);
    let of = |key: &'static str, parts: &[(Option<&str>, Count)]| -> Item {
        let part = |(name, count): &(Option<&str>, Count)| {
            let mut part = Object::default();
            part.put(key, *name);
            part.extend(counted(count));
            part
        };
        parts.iter().map(part).collect()
    };
    object! {
        "schema_version": SCHEMA_VERSION,
        "plan": head(plan),
        "as_of": report.as_of,
        "summary": counted(&summary.whole),
        "by_group": of("group", &summary.groups),
        "by_owner": of("owner", &summary.owners),
        "changes"?: report.changes.as_ref().map(changes),
    }
}

/// A count, its binding targets apart.
fn counted(count: &Count) -> Object {
    let numbers = |tally: &Tally| {
        object! {
            "targets": tally.targets(),
            "by_status": by_status(tally),
            "year": of_years(tally),
            "watched": tally.count(None),
        }
    };
    let mut counted = numbers(&count.all);
    counted.put("binding", numbers(&count.binding));
    counted
}

/// Counts by status: all of them, always.
fn by_status(tally: &Tally) -> Object {
    let counts = Status::ALL.into_iter();
    counts.map(|status| (status.word().to_owned(), tally.count(Some(status)).into())).collect()
}

/// The same of the years in progress: the verdicts that one can have.
fn of_years(tally: &Tally) -> Object {
    let statuses = [Status::Ahead, Status::OnSchedule, Status::Near, Status::Behind];
    let counts = statuses.into_iter();
    counts.map(|status| (status.word().to_owned(), tally.years(status).into())).collect()
}

/// The plan's head.
pub(super) fn head(plan: &Plan) -> Object {
    object! {
        "title": plan.title.as_deref(),
        "source": plan.source.as_deref(),
        "note": plan.note.as_deref(),
        "region": plan.region.as_deref(),
        "baseline": plan.baseline,
        "deadline": plan.deadline,
    }
}

/// One assessment.
pub(super) fn assessment(plan: &Plan, one: &Assessment, l: Language) -> Object {
    let target = plan.targets.get(one.target);
    let rates = &one.rates;
    let has_rate = rates.observed.is_some() || rates.required.is_some();
    let history = one.history.iter().map(|(period, value)| dated(*period, *value));
    let forecasts = one.forecasts.iter().map(|(period, value)| {
        object! {
            ..dated(*period, *value),
            "certainty": Certainty::Forecast.word(),
        }
    });
    let latest = |point: &Point| {
        object! {
            ..dated(point.period, point.value),
            "flags": point.flags.iter().map(Flag::word).collect::<Vec<_>>(),
            "certainty": point.certainty().word(),
        }
    };
    object! {
        "id": target.map_or("", |target| &target.id),
        "name": target.map_or("", |target| &target.name),
        "group": target.and_then(|target| target.group.as_deref()),
        "owner": target.map_or(&[][..], |target| &target.owner),
        "binding": target.and_then(|target| target.binding),
        "region": one.region.as_deref(),
        "formula": target.map_or("", |target| &target.formula.text),
        "goal": one.goal.as_ref().map(|_| goal(one, target)),
        "baseline": one.baseline.as_ref().map(|point| dated(point.period, point.value)),
        "latest": one.latest.as_ref().map(latest),
        "published"?: one.published,
        "carried": one.carried,
        "milestones": one.milestones.iter().map(|(period, level)| dated(*period, *level)).collect::<Item>(),
        "on_schedule_within": one.on_schedule_within,
        "gap": one.gap,
        "gap_unit": one.unit.told_difference(),
        "attainment": one.attainment,
        "progress": one.progress,
        "time": one.time,
        "margin": one.margin,
        "observed_rate": rates.observed,
        "required_rate": rates.required,
        "rate_kind": has_rate.then_some(if rates.compound { "compound" } else { "points" }),
        "observed_growth": rates.observed_growth,
        "required_growth": rates.required_growth,
        "projection": one.projection,
        "status": one.status.map(Status::word),
        "early": one.is_early(),
        "reason": one.reason().map(Reason::word),
        "reason_text": one.reason().map(|reason| reason.text(l)),
        "final": one.is_final,
        "stale": one.stale,
        "method": preset(&one.method, l),
        "pace": one.pace.as_ref().map(pace),
        "decomposition": one.decomposition.as_ref().map(decomposition),
        "beside"?: one.beside.as_ref().map(|beside| object! {
            "rank": beside.rank,
            "previous_rank": beside.rank_before,
            "is_whole": beside.is_whole,
            ..to_whole(&beside.whole.clone().unwrap_or_default()),
        }),
        "against"?: one.against.as_ref().map(to_whole),
        "assessment"?: judgement(plan, one).map(|judged| object! {
            "status": judged.status.map(Status::word),
            "reason": judged.reason.as_deref(),
            "by": judged.by.as_deref(),
            "on": judged.on.as_deref(),
        }),
        "methods"?: one.by_method.iter().map(|method| preset(method, l)).collect::<Item>().filled(),
        "sensitivity"?: one.sensitivity.iter().map(|(period, status)| object! {
            "baseline": *period,
            "status": status.map(Status::word),
        }).collect::<Item>().filled(),
        "history": history.chain(forecasts).collect::<Item>(),
    }
}

/// A value with its period.
pub(super) fn dated(period: Period, value: Decimal) -> Object {
    object! { "period": period, "value": value, }
}

/// A goal in absolute terms.
fn goal(one: &Assessment, target: Option<&Target>) -> Object {
    let Some(goal) = &one.goal else {
        return Object::default();
    };
    let is_clear = !one.reasons.contains(&Reason::UnclearDirection);
    let stretch = one.stretch.as_ref();
    let reference = target.and_then(|target| target.reference.as_ref());
    object! {
        "text": &goal.text,
        "kind": goal.kind.word(),
        "value": goal.stated(),
        "upper": goal.upper,
        "unit": goal.stated_in(&one.unit),
        "tolerance": goal.tolerance,
        "direction": is_clear.then_some(match goal.direction {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
        }),
        "side": goal.side.word(),
        "deadline": goal.deadline,
        "stretch": stretch.map(|stretch| object! { "text": &stretch.text, "value": stretch.value, }),
        "reference": reference.map(|reference| object! { "formula": &reference.text, "value": one.reference, }),
    }
}

/// What a preset says.
fn preset(result: &MethodResult, l: Language) -> Object {
    let texts: Vec<String> = result.reasons.iter().map(|r| r.text(l)).collect();
    object! {
        "name": result.method.word(),
        "ratio": result.ratio,
        "score": result.score,
        "rating": result.rating,
        "reason"?: result.reasons.first().map(MethodReason::word),
        "reason_text"?: (!texts.is_empty()).then(|| texts.join(l.pick("；", "; "))),
    }
}

/// The year in progress.
fn pace(pace: &Pace) -> Object {
    object! {
        "period": pace.period,
        "ytd": pace.ytd,
        "yoy": pace.yoy,
        "yoy_source": yoy_source(pace),
        "yoy_on_previous": pace.on_previous,
        "yoy_on_year_ago": pace.on_year_ago,
        "year_target": pace.year_target,
        "year_target_from": pace.year_target_from.map(YearTargetFrom::word),
        "attained": pace.attained,
        "elapsed": pace.elapsed,
        "seasonal_share": pace.seasonal_share,
        "share_years": pace.share_years(),
        "expected": pace.expected,
        "pace": pace.pace,
        "projection": pace.projection,
        "projection_low": pace.projection_low,
        "projection_high": pace.projection_high,
        "growth_needed": pace.growth_needed,
        "needed_a_month": pace.needed_a_month,
        "carried": pace.carried,
        "status": pace.status.map(Status::word),
        "by_holding"?: pace.is_by_holding().then_some(true),
    }
}

/// Where a growth on a year ago comes from.
pub(super) fn yoy_source(pace: &Pace) -> Option<&'static str> {
    pace.yoy.map(|_| if pace.is_yoy_published() { "published" } else { "computed" })
}

/// What a change is made of.
fn decomposition(decomposition: &Decomposition) -> Object {
    match decomposition {
        Decomposition::Ratio(ratio) => object! {
            "numerator_effect": ratio.effects.map(|(effect, _)| effect),
            "denominator_effect": ratio.effects.map(|(_, effect)| effect),
            "gap_amount": ratio.gap.as_ref().map(|gap| gap.value),
            "gap_amount_unit": ratio.gap.as_ref().and_then(|gap| gap.unit.told()),
        },
        Decomposition::Sum(parts) => object! {
            "parts": parts.iter().map(|part| object! {
                "name": &part.name,
                "change": part.change,
                "change_share": part.change_share,
                "gap_share": part.gap_share,
            }).collect::<Item>(),
        },
    }
}

/// How figures stand to those of another.
fn to_whole(whole: &ToWhole) -> Object {
    object! {
        "whole": whole.name.as_deref(),
        "value_difference": whole.value,
        "share_of_whole": whole.share,
        "growth_difference": whole.growth,
        "progress_difference": whole.progress,
    }
}

/// A finding with its place; of the targets it is told by their ids.
pub(super) fn finding(finding: &Diagnostic, targets: &[Target], l: Language) -> Object {
    let place = finding.place.as_ref();
    let known = |number: u32| Some(number).filter(|number| *number > 0);
    let concerned = finding.targets.iter().filter_map(|at| targets.get(*at));
    object! {
        "severity": finding.severity.word(),
        "code": finding.code().word(),
        "message": findings::told(finding, l),
        "file": place.map(|place| &*place.document.path),
        "sheet"?: place.and_then(|place| place.document.sheet.as_deref()),
        "line": place.and_then(|place| known(place.line)),
        "column": place.and_then(|place| known(place.column)),
        "targets": concerned.map(|target| &target.id).collect::<Item>(),
        "allowed": finding.allowed,
    }
}

/// The composite index: one, or, where every region was asked for, a list of them.
fn index(plan: &Plan, indices: &Indices) -> Item {
    let mut regions = self::indices(plan, indices);
    if indices.by_region || regions.len() > 1 {
        return regions.into();
    }
    regions.pop().into()
}

/// The index of each region.
pub(super) fn indices(plan: &Plan, indices: &Indices) -> Vec<Object> {
    let regions = indices.regions.iter();
    regions.map(|index| of_region(plan, indices.rule, index)).collect()
}

fn of_region(plan: &Plan, rule: IndexRule, index: &Index) -> Object {
    let id = |target: usize| plan.targets.get(target).map_or("", |one| &one.id);
    object! {
        "region": index.region.as_deref(),
        "method": rule.method.word(),
        "mean": rule.mean.word(),
        "value": index.value,
        "rank": index.rank,
        "previous_rank": index.before.and_then(|(_, rank)| rank),
        "previous_value": index.before.map(|(value, _)| value),
        "groups": index.groups.iter().map(|group| object! {
            "group": group.name.as_deref(),
            "weight": group.weight,
            "value": group.value,
        }).collect::<Item>(),
        "targets": index.targets.iter().map(|scored| object! {
            "id": id(scored.target),
            "weight": scored.weight,
            "score": scored.score.as_ref().ok().copied(),
            "contribution": scored.contribution,
            "reason": scored.score.as_ref().err().map(NoScore::word),
        }).collect::<Item>(),
        "missing": index.missing().map(|(target, _)| id(target)).collect::<Item>(),
    }
}

/// What changed since an earlier run.
pub(super) fn changes(changes: &Changes) -> Item {
    changes.changes.iter().map(change).collect()
}

pub(super) fn change(change: &Change) -> Object {
    let newest = change.now.as_ref().or(change.before.as_ref());
    object! {
        "change": change.kind.word(),
        "id": newest.map_or("", |side| &side.id),
        "name": newest.map_or("", |side| &side.name),
        "region": newest.and_then(|side| side.region.as_deref()),
        "revised": change.is_revised(),
        "before": change.before.as_ref().map(side),
        "now": change.now.as_ref().map(side),
    }
}

/// An assessment in an earlier run, or in this.
fn side(side: &Snapshot) -> Object {
    object! {
        "name": &side.name,
        "goal": side.goal.as_deref(),
        "target": side.level,
        "baseline": side.baseline,
        "latest": side.latest.as_ref().map(|(period, value)| object! { "period": period, "value": *value, }),
        "margin": side.margin,
        "judged_by": object! {
            "formula": side.yardstick(Yardstick::Formula),
            "baseline": side.yardstick(Yardstick::Baseline),
            "deadline": side.yardstick(Yardstick::Deadline),
            "milestones": side.yardstick(Yardstick::Milestones),
            "on_schedule_within": side.yardstick(Yardstick::Band),
        },
        "status": side.status.map(Status::word),
        "pace": side.year.as_ref().map(|year| object! {
            "period": &year.period,
            "ytd": year.ytd,
            "yoy": year.yoy,
            "attained": year.attained,
            "due": year.due,
            "status": year.status.map(Status::word),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{machine, sample};
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
        let text = String::from_utf8(super::report(&plan, &report, Language::Zh).json()).unwrap();
        assert_eq!(
            keys(&text, 2),
            [
                "schema_version",
                "plan",
                "as_of",
                "summary",
                "assessments",
                "findings",
                "unused",
                "index"
            ]
        );
        let (_, assessments) = text.split_once("\"assessments\"").unwrap();
        let wanted = "id name group owner binding region formula goal baseline latest carried milestones on_schedule_within gap gap_unit \
                      attainment progress time margin observed_rate required_rate rate_kind observed_growth required_growth projection status early reason \
                      reason_text final stale method pace decomposition history";
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        assert_eq!(keys(assessments, 6), wanted);
    }

    #[test]
    fn numbers_are_plain_and_missing_ones_are_null_with_a_reason() {
        let (plan, report) = sample::report();
        let text = String::from_utf8(super::report(&plan, &report, Language::En).json()).unwrap();
        let root: serde_json::Value = serde_json::from_str(&text).unwrap();
        let first = &root["assessments"][0];
        assert_eq!(first["goal"]["value"].to_string(), "55");
        assert_eq!(first["gap_unit"], "百分点");
        assert_eq!(first["progress"].to_string(), "0.8");
        for entry in root["assessments"].as_array().unwrap() {
            let missing = ["gap", "attainment", "progress", "margin", "projection", "status"];
            if missing.iter().any(|key| entry[key].is_null()) {
                assert!(!entry["reason"].is_null(), "{}", entry["id"]);
                assert!(!entry["reason_text"].is_null(), "{}", entry["id"]);
            }
        }
        let by_status = root["summary"]["by_status"].as_object().unwrap();
        assert_eq!(by_status.len(), crate::plan::Status::ALL.len());
        assert_eq!(
            String::from_utf8(machine::json(&Item::from(sample::d(
                "0.000000000000012345678901234"
            ))))
            .unwrap()
            .trim_end(),
            "0.0000000000000123456789012"
        );
    }

    #[test]
    fn control_characters_are_escaped() {
        let text = "\u{1b}[31m\u{9b}x\u{7f}\u{202e}\u{e0041}";
        let written = String::from_utf8(machine::json(&text)).unwrap();
        let escaped = "\\u001b[31m\\u009bx\\u007f\\u202e\\udb40\\udc41";
        assert_eq!(written, format!("\"{escaped}\"\n"));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
