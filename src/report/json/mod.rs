//! One JSON object with everything: the contract with scripts, one file an object in it. Keys stand in the order of the
//! structs; numbers are plain, half-up to 12 significant digits.

mod assessment;
mod beside;
mod change;
mod dated;
mod decomposition;
mod finding;
mod goal;
mod index;
mod method;
mod pace;
mod plan;
mod summary;
mod value;

use serde::Serialize;

use crate::assess::Report;
use crate::data::Unused;
use crate::language::Language;
use crate::plan::Plan;

use super::summary::Tally;
use assessment::Entry;
pub(super) use change::{ChangeEntry, changes};
pub(super) use finding::Finding;
use index::IndexEntry;
pub(super) use plan::Head;
use summary::ByStatus;
pub(super) use summary::render as summary;
pub(super) use value::{SCHEMA_VERSION, bytes, number};

/// A report as one JSON object, UTF-8, with a line end.
#[must_use]
pub fn render(plan: &Plan, report: &Report, language: Language) -> Vec<u8> {
    let root = Root {
        schema_version: SCHEMA_VERSION,
        plan: Head::of(plan),
        as_of: report.as_of.map(|month| month.to_string()),
        summary: Summary::of(report),
        assessments: report
            .assessments
            .iter()
            .map(|assessment| Entry::of(plan, assessment, language))
            .collect(),
        findings: report
            .findings
            .iter()
            .map(|finding| Finding::of(finding, &plan.targets, language))
            .collect(),
        index: report
            .index
            .as_ref()
            .and_then(|index| IndexEntry::of(plan, index)),
        unused: report.unused.iter().map(UnusedEntry::of).collect(),
        changes: changes(report),
    };
    bytes(&root)
}

#[derive(Serialize)]
struct Root<'a> {
    schema_version: u32,
    plan: Head<'a>,
    as_of: Option<String>,
    summary: Summary,
    assessments: Vec<Entry<'a>>,
    findings: Vec<Finding<'a>>,
    unused: Vec<UnusedEntry<'a>>,
    index: Option<IndexEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeEntry<'a>>>,
}

/// Figures of one file that no target uses.
#[derive(Serialize)]
struct UnusedEntry<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    series: &'a [String],
    observations: u64,
    nearest: Option<&'a str>,
}

impl<'a> UnusedEntry<'a> {
    fn of(unused: &'a Unused) -> Self {
        Self {
            file: &unused.document.path,
            sheet: unused.document.sheet.as_deref(),
            series: &unused.series,
            observations: unused.observations,
            nearest: unused.nearest.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Summary {
    targets: usize,
    by_status: ByStatus,
    year: ByStatus,
    unquantified: usize,
}

impl Summary {
    fn of(report: &Report) -> Self {
        let tally = Tally::of_all(report);
        Self {
            targets: tally.targets(),
            by_status: ByStatus::of(&tally),
            year: ByStatus::of_years(&tally),
            unquantified: tally.unquantified(),
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
                "findings",
                "unused",
                "index"
            ]
        );
        let (_, assessments) = text.split_once("\"assessments\"").unwrap();
        let wanted = "id name group owner binding region goal baseline latest carried gap gap_unit attainment progress time margin \
                      observed_rate required_rate rate_kind observed_growth required_growth projection status early reason \
                      reason_text final stale method pace decomposition history";
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
        assert_eq!(by_status.len(), crate::plan::Status::ALL.len());
        assert_eq!(
            number(sample::d("0.000000000000012345678901234"))
                .unwrap()
                .to_string(),
            "0.0000000000000123456789012"
        );
    }

    #[test]
    fn control_characters_are_escaped() {
        let text = "\u{1b}[31m\u{9b}x\u{7f}\u{202e}\u{e0041}";
        let written = String::from_utf8(bytes(&text)).unwrap();
        let escaped = "\\u001b[31m\\u009bx\\u007f\\u202e\\udb40\\udc41";
        assert_eq!(written, format!("\"{escaped}\"\n"));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
