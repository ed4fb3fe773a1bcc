//! SARIF 2.1.0: a result a finding and one a reason to fail; a rule a code and one a ground.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::assess::{Checked, Ground};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::language::{Choice, Language};
use crate::report::{findings, json};
use crate::say;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression; 1]>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
}

pub(super) fn render(plans: &[Checked], l: Language) -> Vec<u8> {
    let mut rules = Rules::default();
    let mut results = Vec::new();
    for plan in plans {
        let all = plan.errors.iter().chain(&plan.report.findings);
        results.extend(all.map(|one| result(one, &mut rules, l)));
        // What fails on a finding is that finding.
        let told = super::told(plan, l).into_iter();
        let told = told.filter(|one| !one.is_finding);
        results.extend(told.map(|told| {
            let (id, index) = rules.of(told.what, || ground(told.what, l));
            let file = Place::file(0, &plan.path);
            Finding {
                rule_id: id,
                rule_index: index,
                level: "error",
                message: Text { text: told.message },
                locations: vec![location(told.place.as_ref().unwrap_or(&file))],
                related_locations: Vec::new(),
                suppressions: None,
            }
        }));
    }
    json::bytes(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules.rules,
                },
            },
            language: l.pick("zh-CN", "en-US"),
            column_kind: "unicodeCodePoints",
            results,
        }],
    })
}

/// The rules of a log, in the order in which results name them.
#[derive(Default)]
struct Rules {
    rules: Vec<Rule>,
    index: BTreeMap<&'static str, usize>,
}

impl Rules {
    fn of(
        &mut self,
        id: &'static str,
        describe: impl FnOnce() -> (String, &'static str),
    ) -> (&'static str, usize) {
        let next = self.rules.len();
        let index = *self.index.entry(id).or_insert(next);
        if index == next {
            let (text, level) = describe();
            self.rules.push(Rule {
                id,
                short_description: Text { text },
                default_configuration: Configuration { level },
            });
        }
        (id, index)
    }
}

fn result(one: &Diagnostic, rules: &mut Rules, l: Language) -> Finding {
    let code: Code = one.code();
    let level = level(one.severity);
    let (id, index) = rules.of(code.word(), || (code.text(l).to_owned(), level));
    Finding {
        rule_id: id,
        rule_index: index,
        level,
        message: Text {
            text: findings::told(one, l),
        },
        locations: one.place.iter().map(location).collect(),
        related_locations: one.also.iter().map(location).collect(),
        suppressions: one.allowed.then_some([Suppression { kind: "external" }]),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What a check can fail on beside codes.
fn ground(what: &str, l: Language) -> (String, &'static str) {
    let text = match Ground::meant(what) {
        Some(Ground::Status(status)) => {
            let status = status.text(l);
            say!(l, "目标的状态是“{status}”", "a target is {status}")
        }
        Some(Ground::Worse) => say!(l, "状态变差", "a status got worse"),
        _ if what == "expect" => say!(l, "结果与预期的不同", "a result is not what was expected"),
        _ => say!(l, "没有可检查的", "there was nothing to check"),
    };
    (text, "error")
}

fn location(place: &Place) -> Location {
    Location {
        physical_location: Physical {
            artifact_location: Artifact {
                uri: uri(&place.document.path),
            },
            region: (place.line > 0).then(|| Region {
                start_line: place.line,
                start_column: place.character(),
            }),
        },
    }
}

/// A path as a relative reference: slashes, and everything escaped that is not plain.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri += "file://";
    }
    for byte in path.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                // Writing to a string does not fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference() {
        for (path, reference) in [
            ("data/a b.csv", "data/a%20b.csv"),
            ("./targets.toml", "targets.toml"),
            ("数.csv", "%E6%95%B0.csv"),
            ("/tmp/a.csv", "file:///tmp/a.csv"),
        ] {
            assert_eq!(uri(path), reference);
        }
    }
}
