//! SARIF 2.1.0: a result a finding and one a reason to fail; a rule a code and one a ground.

use std::fmt::Write;

use crate::assess::{Checked, Ground};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::language::{Choice, Language};
use crate::report::findings;
use crate::report::machine::{Item, Object, object};
use crate::say;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(plans: &[Checked], l: Language) -> Vec<u8> {
    let mut rules = Rules::default();
    let mut results = Vec::new();
    for plan in plans {
        let all = plan.errors.iter().chain(&plan.report.findings);
        results.extend(all.map(|one| result(one, &mut rules, l)));
        // What fails on a finding is that finding.
        let told = super::told(plan, l).into_iter();
        results.extend(told.filter(|one| !one.is_finding).map(|told| {
            let file = Place::file(0, &plan.path);
            object! {
                ..rules.named(told.what, "error", || ground(told.what, l)),
                "message": text(told.message),
                "locations": vec![location(told.place.as_ref().unwrap_or(&file))],
            }
        }));
    }
    let driver = object! {
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.rules,
    };
    let run = object! {
        "tool": object! { "driver": driver, },
        "language": l.pick("zh-CN", "en-US"),
        "columnKind": "unicodeCodePoints",
        "results": results,
    };
    let log = object! {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": vec![run],
    };
    log.json()
}

/// The rules of a log, in the order in which results name them.
#[derive(Default)]
struct Rules {
    names: Vec<&'static str>,
    rules: Vec<Object>,
}

impl Rules {
    /// How a result names its rule and weighs.
    fn named(
        &mut self,
        id: &'static str,
        level: &'static str,
        describe: impl FnOnce() -> String,
    ) -> Object {
        let known = self.names.iter().position(|name| *name == id);
        let index = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(id);
            self.rules.push(object! {
                "id": id,
                "shortDescription": text(describe()),
                "defaultConfiguration": object! { "level": level, },
            });
        }
        object! { "ruleId": id, "ruleIndex": index, "level": level, }
    }
}

fn text(text: String) -> Object {
    object! { "text": text, }
}

fn result(one: &Diagnostic, rules: &mut Rules, l: Language) -> Object {
    let level = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let code = one.code();
    object! {
        ..rules.named(code.word(), level, || code.text(l).to_owned()),
        "message": text(findings::told(one, l)),
        "locations"?: one.place.iter().map(location).collect::<Item>().filled(),
        "relatedLocations"?: one.also.iter().map(location).collect::<Item>().filled(),
        "suppressions"?: one.allowed.then(|| vec![object! { "kind": "external", }]),
    }
}

/// What a check can fail on beside codes.
fn ground(what: &str, l: Language) -> String {
    say! { l, Ground::meant(what);
        Some(Ground::Status(status)) => with { let status = status.text(l); } "目标的状态是“{status}”" / "a target is {status}",
        Some(Ground::Worse) => "状态变差" / "a status got worse",
        _ if what == "expect" => "结果与预期的不同" / "a result is not what was expected",
        _ => "没有可检查的" / "there was nothing to check",
    }
}

fn location(place: &Place) -> Object {
    let region = (place.line > 0).then(|| {
        object! {
            "startLine": place.line,
            "startColumn"?: place.character(),
        }
    });
    object! {
        "physicalLocation": object! {
            "artifactLocation": object! { "uri": uri(&place.document.path), },
            "region"?: region,
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
            ("/data/a.csv", "file:///data/a.csv"),
        ] {
            assert_eq!(uri(path), reference);
        }
    }
}
