//! An earlier run read back from its JSON.

use serde::Deserialize;
use serde_json::Number;

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
    let value: serde_json::Value = serde_json::from_slice(bytes)
        .map_err(|error| NotARun::NotJson(error.line(), error.column()))?;
    let version = value.get("schema_version");
    let version = version.and_then(serde_json::Value::as_u64);
    match version {
        Some(version) if version == u64::from(SCHEMA_VERSION) => {}
        Some(other) if value.get("assessments").is_some() => {
            return Err(NotARun::OtherVersion(other));
        }
        _ => return Err(NotARun::NotAReport),
    }
    let root: Root = serde_json::from_value(value).map_err(|_| NotARun::NotAReport)?;
    let entries: Option<Vec<Snapshot>> = root.assessments.into_iter().map(Entry::read).collect();
    Ok(EarlierRun {
        title: root.plan.and_then(|plan| plan.title),
        as_of: root.as_of,
        entries: entries.ok_or(NotARun::NotAReport)?,
    })
}

#[derive(Deserialize)]
struct Root {
    plan: Option<Head>,
    as_of: Option<String>,
    assessments: Vec<Entry>,
}

#[derive(Deserialize)]
struct Head {
    title: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    name: String,
    region: Option<String>,
    goal: Option<Goal>,
    baseline: Option<Dated>,
    latest: Option<Dated>,
    margin: Option<Number>,
    status: Option<String>,
    #[serde(default)]
    early: bool,
    pace: Option<Year>,
    beside: Option<Beside>,
}

#[derive(Deserialize)]
struct Beside {
    rank: Option<usize>,
}

#[derive(Deserialize)]
struct Year {
    period: String,
    ytd: Option<Number>,
    yoy: Option<Number>,
    attained: Option<Number>,
    expected: Option<Number>,
    seasonal_share: Option<Number>,
    elapsed: Option<Number>,
    status: Option<String>,
}

impl Year {
    /// None where a number or a status is none.
    fn read(&self) -> Option<YearSnapshot> {
        let due = self.seasonal_share.as_ref().or(self.elapsed.as_ref());
        Some(YearSnapshot {
            period: self.period.clone(),
            ytd: decimal(self.ytd.as_ref())?,
            yoy: decimal(self.yoy.as_ref())?,
            attained: decimal(self.attained.as_ref())?,
            due: decimal(due.filter(|_| self.expected.is_some()))?,
            status: status(self.status.as_deref())?,
        })
    }
}

/// A status that may be missing; none where there is no such status.
#[allow(clippy::option_option)]
fn status(word: Option<&str>) -> Option<Option<Status>> {
    match word {
        None => Some(None),
        Some(word) => Status::of(word).map(Some),
    }
}

#[derive(Deserialize)]
struct Goal {
    text: String,
    value: Option<Number>,
    unit: Option<String>,
}

#[derive(Deserialize)]
struct Dated {
    period: String,
    value: Option<Number>,
}

impl Entry {
    /// None where a number or a status is none.
    fn read(self) -> Option<Snapshot> {
        let year = match &self.pace {
            Some(year) => Some(year.read()?),
            None => None,
        };
        let status = status(self.status.as_deref())?;
        let goal = self.goal;
        Some(Snapshot {
            id: self.id,
            name: self.name,
            region: self.region,
            level: decimal(goal.as_ref().and_then(|goal| goal.value.as_ref()))?,
            unit: goal.as_ref().and_then(|goal| goal.unit.clone()),
            goal: goal.map(|goal| goal.text),
            baseline: decimal(
                self.baseline
                    .as_ref()
                    .and_then(|dated| dated.value.as_ref()),
            )?,
            latest: match self.latest {
                Some(dated) => decimal(dated.value.as_ref())?.map(|value| (dated.period, value)),
                None => None,
            },
            margin: decimal(self.margin.as_ref())?,
            status,
            early: self.early,
            rank: self.beside.and_then(|beside| beside.rank),
            year,
        })
    }
}

/// A number that may be missing; none where it is not readable.
#[allow(clippy::option_option)]
fn decimal(number: Option<&Number>) -> Option<Option<Decimal>> {
    match number {
        None => Some(None),
        Some(number) => Decimal::parse(&number.to_string()).map(Some),
    }
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
        let changes = Changes::between(&run, &plan, &report.assessments, false);
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
        let changes = Changes::between(&run, &plan, &now.assessments, false);
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
        let some = Changes::between(&run, &plan, &now.assessments, true);
        assert!(
            some.changes
                .iter()
                .all(|change| change.kind != ChangeKind::Gone)
        );
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
        let changes = Changes::between(&run, &plan, &now.assessments, false);
        let kinds: Vec<ChangeKind> = changes.changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [ChangeKind::Renamed, ChangeKind::Moved]);
        assert!(changes.other_plan.is_some() && !changes.have_nothing_in_common());
        let nobody = Changes::between(&EarlierRun::default(), &plan, &now.assessments, false);
        assert!(nobody.have_nothing_in_common());
    }

    #[test]
    fn other_files_are_told_what_they_are() {
        for (text, wrong) in [
            ("id,name\n", NotARun::NotJson(1, 1)),
            ("[]", NotARun::NotAReport),
            ("{\"schema_version\": 2}", NotARun::NotAReport),
            (
                "{\"schema_version\": 2, \"assessments\": [{\"id\": 1}]}",
                NotARun::NotAReport,
            ),
            (
                "{\"schema_version\": 9, \"assessments\": []}",
                NotARun::OtherVersion(9),
            ),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap_err(), wrong, "{text}");
        }
        let empty = read(b"\xef\xbb\xbf{\"schema_version\": 2, \"assessments\": []}").unwrap();
        assert!(empty.entries.is_empty());
    }
}
