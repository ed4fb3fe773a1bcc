//! An earlier run read back from its JSON.

use serde_json::Value;

use crate::assess::{EarlierRun, Snapshot, Status, YearSnapshot};
use crate::language::Language;
use crate::quantity::Decimal;
use crate::say;

use super::machine::SCHEMA_VERSION;

/// Why a file is no earlier run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NotARun {
    /// It is not JSON: line and column of what is wrong.
    NotJson(usize, usize),
    /// It is JSON, but not a report of this program.
    NotAReport,
    /// It is a report of another version of the format.
    OtherVersion(u64),
}

impl NotARun {
    /// What is wrong, after the name of the file.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        say! { language, self;
            Self::NotJson(line, column) => "不是 JSON：第 {line} 行第 {column} 列读不懂" / "is not JSON: line {line}, column {column} is not understood",
            Self::NotAReport => "是 JSON，但不是本程序的报告" / "is JSON, but no report of this program",
            Self::OtherVersion(version) => "是另一种版本的报告（schema_version {version}，本程序读 {SCHEMA_VERSION}）" / "is a report of another version (schema_version {version}, this program reads {SCHEMA_VERSION})",
        }
    }
}

/// Reads the JSON of an earlier run.
///
/// # Errors
/// [`NotARun`].
pub fn read(bytes: &[u8]) -> Result<EarlierRun, NotARun> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| NotARun::NotJson(error.line(), error.column()))?;
    let version = value.get("schema_version");
    let version = version.and_then(Value::as_u64);
    match version {
        Some(version) if version == u64::from(SCHEMA_VERSION) => {}
        Some(other) if value.get("assessments").is_some() => {
            return Err(NotARun::OtherVersion(other));
        }
        _ => return Err(NotARun::NotAReport),
    }
    let entries = value.get("assessments").and_then(Value::as_array);
    let entries = entries.and_then(|entries| entries.iter().map(snapshot).collect());
    Ok(EarlierRun {
        language: text(&value, "/language").and_then(|word| Language::of(&word)),
        title: text(&value, "/plan/title"),
        as_of: text(&value, "/as_of"),
        entries: entries.ok_or(NotARun::NotAReport)?,
    })
}

/// The text at a place.
fn text(of: &Value, place: &str) -> Option<String> {
    of.pointer(place)?.as_str().map(str::to_owned)
}

/// An assessment; none where it lacks its name, or a number or a status is none.
fn snapshot(one: &Value) -> Option<Snapshot> {
    let text = |place: &str| text(one, place);
    let truth = |place: &str| one.pointer(place).and_then(Value::as_bool).unwrap_or_default();
    let rank = one.pointer("/beside/rank").and_then(Value::as_u64);
    let period = text("/latest/period");
    Some(Snapshot {
        id: text("/id")?,
        name: text("/name")?,
        region: text("/region"),
        goal: text("/goal/text"),
        level: number(one, "/goal/value")?,
        unit: text("/goal/unit"),
        is_apart: one.pointer("/goal/reference").is_some_and(Value::is_object),
        baseline: number(one, "/baseline/value")?,
        latest: period.zip(number(one, "/latest/value")?),
        margin: number(one, "/margin")?,
        status: status(text("/status"))?,
        early: truth("/early"),
        rank: rank.and_then(|rank| usize::try_from(rank).ok()),
        year: match one.get("pace").filter(|pace| !pace.is_null()) {
            Some(pace) => Some(year(pace)?),
            None => None,
        },
        year_by_holding: truth("/pace/by_holding"),
        yardsticks: Snapshot::judged_by(
            text("/formula"),
            text("/baseline/period"),
            text("/goal/deadline"),
            milestones(one)?,
            number(one, "/on_schedule_within")?,
        ),
    })
}

/// The levels on the way, where they are told; none where one is none.
#[allow(clippy::option_option)]
fn milestones(one: &Value) -> Option<Option<Vec<(String, Decimal)>>> {
    let Some(all) = one.get("milestones").and_then(Value::as_array) else {
        return Some(None);
    };
    let dated = |one: &Value| Some((text(one, "/period")?, number(one, "/value")??));
    all.iter().map(dated).collect::<Option<Vec<_>>>().map(Some)
}

/// Its year in progress.
fn year(pace: &Value) -> Option<YearSnapshot> {
    let elapsed = number(pace, "/elapsed")?;
    let due = number(pace, "/seasonal_share")?.or(elapsed);
    let expected = number(pace, "/expected")?;
    Some(YearSnapshot {
        period: text(pace, "/period")?,
        elapsed: elapsed?,
        ytd: number(pace, "/ytd")?,
        yoy: number(pace, "/yoy")?,
        attained: number(pace, "/attained")?,
        due: due.filter(|_| expected.is_some()),
        status: status(text(pace, "/status"))?,
    })
}

/// A number that may be missing; none where something else stands in its place.
#[allow(clippy::option_option)]
fn number(of: &Value, place: &str) -> Option<Option<Decimal>> {
    match of.pointer(place) {
        None | Some(Value::Null) => Some(None),
        Some(Value::Number(number)) => Decimal::parse(&number.to_string()).map(Some),
        Some(_) => None,
    }
}

/// A status that may be missing; none where there is no such status.
#[allow(clippy::option_option)]
fn status(word: Option<String>) -> Option<Option<Status>> {
    word.map_or(Some(None), |word| Status::of(&word).map(Some))
}

#[cfg(test)]
mod tests {
    use super::super::{json, sample};
    use super::*;
    use crate::assess::{ChangeKind, Changes};
    use crate::quantity::Period;

    #[test]
    fn a_report_compared_with_itself_has_no_changes() {
        let (plan, report) = sample::report();
        let run = read(&json::report(&plan, &report, Language::Zh).json()).unwrap();
        assert_eq!(run.entries.len(), report.assessments.len());
        let changes = Changes::between(&run, &plan, (&report.assessments, &[]), false);
        assert_eq!(changes.changes, []);
        assert_eq!(changes.same, report.assessments.len());
    }

    #[test]
    fn what_changed_stands_in_its_order() {
        let (plan, before) = sample::report();
        let run = read(&json::report(&plan, &before, Language::Zh).json()).unwrap();
        let (mut plan, mut now) = sample::report();
        now.assessments[0].status = Some(Status::Behind);
        now.assessments[1].status = Some(Status::Ahead);
        now.assessments[2].latest.as_mut().unwrap().value = sample::d("2311");
        now.assessments[3].goal.as_mut().unwrap().value = Some(sample::d("130"));
        now.assessments[4].baseline.as_mut().unwrap().value = sample::d("3");
        plan.targets[5].name = "另一项".into();
        plan.targets[5].id = "another".into();
        let changes = Changes::between(&run, &plan, (&now.assessments, &[]), false);
        let kinds: Vec<ChangeKind> = changes.changes.iter().map(|change| change.kind).collect();
        let expected = [
            ChangeKind::Worse,
            ChangeKind::Better,
            ChangeKind::Value,
            ChangeKind::Goal,
            ChangeKind::Baseline,
            ChangeKind::New,
            ChangeKind::Gone,
        ];
        assert_eq!(kinds, expected);
        let some = Changes::between(&run, &plan, (&now.assessments, &[]), true);
        assert!(some.changes.iter().all(|change| change.kind != ChangeKind::Gone));
    }

    #[test]
    fn a_target_is_known_by_its_name_or_else_by_its_id() {
        let (mut plan, before) = sample::report();
        let run = read(&json::report(&plan, &before, Language::Zh).json()).unwrap();
        let mut now = before.clone();
        now.assessments[0].latest.as_mut().unwrap().period = Period::year(2024).unwrap();
        plan.targets[1].name = "另一个名称".into();
        plan.targets[2].id = "another".into();
        plan.title = Some("另一个计划".into());
        let changes = Changes::between(&run, &plan, (&now.assessments, &[]), false);
        let kinds: Vec<ChangeKind> = changes.changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [ChangeKind::Renamed, ChangeKind::Moved]);
        assert!(changes.other_plan.is_some() && !changes.have_nothing_in_common());
        let nobody =
            Changes::between(&EarlierRun::default(), &plan, (&now.assessments, &[]), false);
        assert!(nobody.have_nothing_in_common());
    }

    #[test]
    fn other_files_are_told_what_they_are() {
        for (text, wrong) in [
            ("id,name\n", NotARun::NotJson(1, 1)),
            ("[]", NotARun::NotAReport),
            ("{\"schema_version\": 2}", NotARun::NotAReport),
            ("{\"schema_version\": 2, \"assessments\": [{\"id\": 1}]}", NotARun::NotAReport),
            ("{\"schema_version\": 9, \"assessments\": []}", NotARun::OtherVersion(9)),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap_err(), wrong, "{text}");
        }
        let empty = read(b"\xef\xbb\xbf{\"schema_version\": 2, \"assessments\": []}").unwrap();
        assert!(empty.entries.is_empty());
    }
}
