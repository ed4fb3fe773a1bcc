//! Whole runs: plan and data changed a little, assessed and printed in every format.

use std::sync::Arc;

use indicalc::diagnostic::render::{Look, render};
use indicalc::language::Language;
use indicalc::plan::{Plan, Request};
use indicalc::quantity::Rounding;
use indicalc::report::{self, CsvStyle, Format, Section, Style};
use proptest::prelude::*;

use crate::mutation::{mutated, mutation};

/// Plans with the file that holds their data.
const PAIRS: &[(&str, &str)] = &[
    ("tests/cases/formula-units/targets.toml", "tests/cases/formula-units/data.csv"),
    ("tests/cases/pace-constructed/targets.toml", "tests/cases/pace-constructed/data.csv"),
    ("tests/cases/unit-slip/targets.toml", "tests/cases/unit-slip/data.csv"),
    ("tests/cases/unknown-names/more.toml", "tests/cases/unknown-names/more.csv"),
    ("examples/national/targets.toml", "examples/national/gdp-quarterly.csv"),
    ("examples/revisions/targets.toml", "examples/revisions/vintages.csv"),
];

/// Pieces of data files.
const CELLS: &[&str] = &[
    ",",
    ",,",
    "\n",
    "\"",
    "\"\"",
    "-",
    "…",
    "0",
    "1",
    "-1",
    "1e27",
    "99999999999999999999999999999",
    "0.1",
    "%",
    "2023年",
    "2023-06",
    "2023年1-6月",
    "2025",
    "1-6月",
    "亿元",
    "万元",
    "人次",
    "家",
    "地区",
    "单位",
    "#",
    "p",
    "(",
    "\t",
    ";",
    "\u{0}",
    "\u{feff}",
    "=1+1",
    "\u{1b}[31m",
    "注：",
];

/// Pieces of plans that stay plans more often than not.
const WORDS: &[&str] = &[
    "goal = \"0\"\n",
    "goal = \"55%左右\"\n",
    "goal = \"较2020年翻番\"\n",
    "goal = \"年均增长8%\"\n",
    "goal = \"下降13.5%\"\n",
    "goal = \"新增10家\"\n",
    "goal = \"每年不低于3%\"\n",
    "goal = \"逐年提高\"\n",
    "goal = \"1e27\"\n",
    "window = \"ytd\"\n",
    "window = \"trailing-year\"\n",
    "path = \"compound\"\n",
    "method = \"open-sdg\"\n",
    "method = \"sdsn\"\n",
    "bounds = { worst = \"0%\", best = \"30%\" }\n",
    "limit = \"100%\"\n",
    "direction = \"decrease\"\n",
    "decimals = 12\n",
    "baseline = \"1900\"\n",
    "deadline = \"2999\"\n",
    "kind = \"stock\"\n",
    "kind = \"growth\"\n",
    "aggregate = \"count\"\n",
    "milestones = { 2022 = \"1\" }\n",
    "over = \"mean\"\n",
    "yoy(",
    "cum(",
    "avg(",
    ")",
    " * 1e27",
    " / 0",
    " - ",
    "5",
    "0",
    "2",
];

fn text(path: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap()
}

/// Assesses and prints; whatever comes out is text.
fn run(plan: &str, data: &str) {
    let shared: Arc<str> = plan.into();
    let Ok(plan) = Plan::parse(&"targets.toml".into(), &shared) else {
        return;
    };
    let request = Request {
        files: Some(vec!["-".into()]),
        standard_input: Some(data.as_bytes().into()),
        trace: Some(Language::Zh),
        everything: data.len().is_multiple_of(2),
        by_region: data.len().is_multiple_of(3),
        ..Request::default()
    };
    let style = |width| Style {
        language: Language::Zh,
        width,
        color: false,
        ascii: false,
        flat: false,
        rounding: Rounding::HalfUp,
    };
    match indicalc::run(&plan, &request) {
        Ok(outcome) => {
            for format in Format::ALL {
                for sections in [Section::REPORT, Section::SUMMARY] {
                    let csv = CsvStyle { bom: false, labels: data.len().is_multiple_of(2) };
                    let bytes =
                        report::render(format, &plan, &outcome.report, sections, &style(90), csv);
                    let bytes = bytes.unwrap();
                    if format == Format::Xlsx {
                        assert!(bytes.starts_with(b"PK"));
                        continue;
                    }
                    let text = String::from_utf8(bytes).unwrap();
                    assert!(!text.contains('\u{1b}'), "{text}");
                }
            }
            for assessment in &outcome.report.assessments {
                let page = report::explain::render(&plan, assessment, None, &style(60));
                assert!(!page.is_empty());
            }
        }
        Err(errors) => {
            assert!(errors.has_errors());
            let look = Look { language: Language::En, color: false, ascii: false, width: 80 };
            assert!(!render(&errors.sorted(), look).contains('\u{1b}'));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn changed_plans_and_data_are_assessed_or_refused(
        pair in prop::sample::select(PAIRS),
        in_plan in prop::collection::vec(mutation(WORDS), 0..4),
        in_data in prop::collection::vec(mutation(CELLS), 0..6),
    ) {
        let (plan, data) = (mutated(&text(pair.0), &in_plan), mutated(&text(pair.1), &in_data));
        run(&plan, &data);
    }
}
