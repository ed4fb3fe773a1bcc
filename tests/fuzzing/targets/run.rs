//! A plan, a line `---`, and its data: read, joined in the ledger, assessed, and printed as every format.
#![no_main]

use std::sync::Arc;

use indicalc::language::Language;
use indicalc::plan::{Plan, Request};
use indicalc::quantity::Rounding;
use indicalc::report::{self, CsvStyle, Format, Section, Style};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Some((plan, data)) = text.split_once("\n---\n") else {
        return;
    };
    let plan: Arc<str> = plan.into();
    let Ok(plan) = Plan::parse(&"targets.toml".into(), &plan) else {
        return;
    };
    let request = Request {
        files: Some(vec!["-".into()]),
        standard_input: Some(data.as_bytes().into()),
        trace: Some(Language::Zh),
        everything: true,
        by_region: data.len().is_multiple_of(2),
        ..Request::default()
    };
    let style = Style {
        language: Language::Zh,
        width: 90,
        color: false,
        ascii: false,
        flat: false,
        rounding: Rounding::HalfUp,
    };
    let csv = CsvStyle {
        bom: false,
        labels: true,
    };
    if let Ok(outcome) = indicalc::run(&plan, &request) {
        for format in Format::ALL {
            let _ = report::render(format, &plan, &outcome.report, Section::REPORT, &style, csv);
        }
    }
});
