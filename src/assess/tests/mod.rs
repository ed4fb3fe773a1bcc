//! The rules of goals, values and verdicts as examples: a target and its figures beside what is said of it.

mod goals;
mod path;
mod values;
mod verdicts;

use std::fmt::Write;
use std::sync::Arc;

use super::{Assessment, assess};
use crate::data;
use crate::diagnostic::Severity;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::plan::Request;
use crate::quantity::{Decimal, Period, notation, plain};
use crate::series::Catalogue;

/// A target and its figures.
struct Example<'a> {
    /// Lines of `[plan]`.
    plan: &'a str,
    /// Lines of the series 甲 and 乙; others are declared nowhere.
    series: &'a str,
    /// Lines of the target 甲.
    target: &'a str,
    /// 时期,数值 of 甲, or 时期,指标,数值.
    figures: &'a str,
    as_of: &'a str,
}

/// From 2020 to 2025, as the document wants it.
const PLAN: Example<'static> = Example {
    plan: "baseline = \"2020\"\ndeadline = \"2025\"",
    series: "unit = \"万人次\"\nkind = \"flow\"",
    target: "",
    figures: "",
    as_of: "",
};

impl Example<'_> {
    fn assess(&self) -> Assessment {
        let text = format!(
            "[plan]\n{0}\n[data]\nfiles = \"-\"\n[series.a]\nname = \"甲\"\n{1}\n[series.b]\nname = \"乙\"\n{1}\n[[targets]]\nname = \"甲\"\n{2}\n",
            self.plan, self.series, self.target
        );
        let path: Arc<str> = "targets.toml".into();
        let plan = Plan::parse(&path, &text.as_str().into());
        let plan = plan.unwrap_or_else(|errors| panic!("{text}\n{errors:?}"));
        let mut csv = "时期,指标,数值\n".to_owned();
        for row in self.figures.split([' ', '\n']).filter(|row| !row.is_empty()) {
            let cells: Vec<&str> = row.split(',').collect();
            match cells.as_slice() {
                [period, value] => writeln!(csv, "{period},甲,{value}").unwrap(),
                [period, name, value] => writeln!(csv, "{period},{name},{value}").unwrap(),
                _ => panic!("{row}"),
            }
        }
        let mut catalogue = Catalogue::of(&plan);
        let as_of = notation::parse(self.as_of).ok();
        let request = Request {
            files: Some(vec!["-".into()]),
            standard_input: Some(csv.as_bytes().into()),
            as_of: as_of.map(|found| found.period.end()),
            ..Request::default()
        };
        let data = data::read(&plan, &catalogue, &request);
        catalogue.tie(&data.growths);
        let problems: Vec<String> = data
            .diagnostics
            .clone()
            .into_iter()
            .filter(|problem| problem.severity == Severity::Error)
            .map(|p| format!("{p:?}"))
            .collect();
        assert!(problems.is_empty(), "{csv}\n{problems:?}");
        let ledger = Ledger::build(&catalogue, data, &request, plan.jump);
        let (mut report, found) = assess(&plan, &catalogue, &ledger, &request);
        assert!(!found.has_errors(), "{text}\n{found:?}");
        report.assessments.pop().unwrap()
    }
}

/// What an assessment says, in one line: only what is there.
fn told(assessment: &Assessment) -> String {
    let number = |value: Decimal| plain(value.significant(6));
    let at = |period: Period, value: Decimal| format!("{}@{period}", number(value));
    let mut line = assessment.status.map_or("watched", |status| status.word()).to_owned();
    if assessment.is_early() {
        line.push_str(" early");
    }
    if assessment.is_final {
        line.push_str(" final");
    }
    let rates = &assessment.rates;
    let base = assessment.baseline.as_ref().map(|b| at(b.period, b.value));
    let latest = assessment.latest.as_ref().map(|x| at(x.period, x.value));
    let parts = [
        ("T", assessment.goal.as_ref().and_then(|goal| goal.value).map(number)),
        ("b", base),
        ("x", latest),
        ("gap", assessment.gap.map(number)),
        ("progress", assessment.progress.map(number)),
        ("time", assessment.time.map(number)),
        ("margin", assessment.margin.map(number)),
        ("observed", rates.observed.map(number)),
        ("required", rates.required.map(number)),
        ("projection", assessment.projection.map(number)),
        ("because", assessment.reason().map(|reason| reason.word().to_owned())),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            write!(line, " {name} {part}").unwrap();
        }
    }
    line
}

/// Holds each example against what is expected: the name of the rule first.
fn check(examples: &[(&str, Example<'_>, &str)]) {
    let mut wrong = String::new();
    for (rule, example, expected) in examples {
        let found = told(&example.assess());
        if found != *expected {
            writeln!(wrong, "{rule}\n  found    {found}\n  expected {expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
