//! What several files say together: totals of the plan's region, members of an aggregate, rows that undo others.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use indicalc::data::{Data, read};
use indicalc::diagnostic::Severity;
use indicalc::language::Language;
use indicalc::plan::{Aggregate, Request};
use indicalc::series::{Catalogue, Definition};
use support::{folder, plan, series, source};

/// Observations as `series region period value`, and what is said.
fn reading(
    files: &[(&str, &str)],
    wanted: Vec<Definition>,
    region: Option<&str>,
    options: &Request,
) -> (Vec<String>, Vec<String>) {
    let bytes: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = folder(&bytes);
    let mut plan = plan(Path::new(folder.path()), vec![source(&["*.csv"])]);
    plan.region = region.map(str::to_owned);
    let data = read(&plan, &Catalogue::new(wanted), options);
    (observations(&data), told(&data))
}

fn observations(data: &Data) -> Vec<String> {
    let lines = data.observations.iter().map(|one| {
        let region = data.regions.name(one.region);
        let value = one.value.map_or("-".to_owned(), |value| value.to_string());
        format!("{region} {} {value}", one.period).trim().to_owned()
    });
    lines.collect()
}

fn told(data: &Data) -> Vec<String> {
    let sorted = data.diagnostics.clone().sorted();
    let lines = sorted.iter().map(|told| {
        let line = told.place.as_ref().map_or(0, |place| place.line);
        let severity = match told.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        format!("{severity} {line} {}", told.message.text(Language::En))
    });
    lines.collect()
}

fn of_region(files: &[(&str, &str)], region: &str) -> (Vec<String>, Vec<String>) {
    let options = Request::default();
    reading(files, vec![series("产值")], Some(region), &options)
}

#[test]
fn rows_without_region_are_the_total_of_the_plans_region() {
    let file = "时间,地区,指标,数值\n2023,,产值,10\n2023,甲镇,产值,4\n2023,乙镇,产值,6\n";
    let (found, told) = of_region(&[("a.csv", file)], "丙区");
    assert_eq!(found, ["丙区 2023 10"]);
    let taken = "info 2 rows that name no region are taken for the total of `丙区`";
    assert_eq!(told, [taken]);
}

#[test]
fn a_total_in_words_is_no_region() {
    let file = "时间,地区,指标,数值\n2023,合 计,产值,10\n2023,甲镇,产值,4\n2023,乙镇,产值,6\n";
    assert_eq!(of_region(&[("a.csv", file)], "丙区").0, ["丙区 2023 10"]);
    let all = Request::default();
    let (found, told) = reading(&[("a.csv", file)], vec![series("产值")], None, &all);
    assert_eq!((found, told), (vec!["2023 10".to_owned()], Vec::new()));
    let (found, _) = of_region(&[("a.csv", file)], "合计");
    assert_eq!(found, ["合计 2023 10"]);
}

#[test]
fn totals_are_not_the_plans_where_the_file_names_its_region() {
    let file = "时间,地区,指标,数值\n2023,,产值,10\n2023,丙区,产值,4\n2023,丁区,产值,6\n";
    let (found, told) = of_region(&[("a.csv", file)], "丙区");
    assert_eq!((found, told), (vec!["丙区 2023 4".to_owned()], Vec::new()));
}

#[test]
fn a_region_of_nearly_the_plans_name_is_an_error() {
    let file = "时间,地区,指标,数值\n2023,,产值,10\n2023,杭州,产值,4\n";
    let (found, told) = of_region(&[("a.csv", file)], "杭州市");
    assert!(found.is_empty(), "{found:?}");
    assert!(told.iter().any(|told| told.starts_with("error")), "{told:?}");
}

fn summed(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let sum = Definition { aggregate: Some(Aggregate::Sum), ..series("产值") };
    reading(files, vec![sum], None, &Request::default())
}

#[test]
fn a_member_in_two_files_counts_once() {
    let one = "时间,行业,指标,数值\n2022,农业,产值,1.5\n2022,工业,产值,2\n";
    let other = "时间,行业,指标,数值\n2022,工业,产值,2.04\n2023,工业,产值,3\n";
    let (found, told) = summed(&[("a.csv", one), ("b.csv", other)]);
    assert_eq!(found, ["2022 3.54", "2023 3"]);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_member_that_differs_between_two_files_is_an_error_with_both_places() {
    let one = "时间,行业,指标,数值\n2022,工业,产值,2\n";
    let other = "时间,行业,指标,数值\n2022,工业,产值,3\n";
    let (_, told) = summed(&[("a.csv", one), ("b.csv", other)]);
    let text = "error 2 `工业`, a part of `产值`, differs between two files for 2022: 2 and 3";
    assert_eq!(told, [text]);
}

#[test]
fn rows_alike_in_one_file_are_members_each() {
    let one = "时间,部门,指标,数值\n2022,甲,产值,2\n2022,甲,产值,3\n";
    let other = "时间,部门,指标,数值\n2022,甲,产值,4\n";
    assert_eq!(summed(&[("a.csv", one), ("b.csv", other)]).0, ["2022 9"]);
}

#[test]
fn rows_of_sdmx_undo_the_rows_above_them() {
    let head = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\n";
    let row = |rest: &str| format!("dataflow,X:DF(1.0),{rest}\n");
    let run = |rows: &[&str]| {
        let rows: String = rows.iter().map(|rest| row(rest)).collect();
        let text = format!("{head}{rows}");
        of_region(&[("a.csv", &text)], "CN").0
    };
    let base = ["I,CN,产值,2021,1", "I,CN,产值,2022,2"];
    let with = |row: &'static str| [base[0], base[1], row];
    assert_eq!(run(&with("D,CN,产值,2021,")), ["CN 2022 2"]);
    assert_eq!(run(&with("D,,产值,,")), Vec::<String>::new());
    assert_eq!(run(&with("D,,其他,,")), ["CN 2021 1", "CN 2022 2"]);
    assert_eq!(run(&with("R,CN,产值,2022,5")), ["CN 2021 1", "CN 2022 5"]);
    assert_eq!(run(&with("R,CN,产值,2022,")), ["CN 2021 1", "CN 2022 -"]);
    assert_eq!(run(&with("M,CN,产值,2022,")), ["CN 2021 1", "CN 2022 2"]);
    assert_eq!(run(&with("M,CN,产值,2023,7")), ["CN 2021 1", "CN 2022 2", "CN 2023 7"]);
}
