//! What the smallest steps take: a number, a period, a row that is needed and one that is not, a ledger.
//!
//! `cargo bench --bench micro` measures; `--test` runs each once.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::sync::Arc;

use divan::{Bencher, black_box, counter::ItemsCount};
use indicalc::data::{self, Data};
use indicalc::ledger::Ledger;
use indicalc::plan::{Plan, Request};
use indicalc::quantity::{Number, notation};
use indicalc::series::Catalogue;

fn main() {
    divan::main();
}

const PLAN: &str = r#"
[plan]
title = "t"
baseline = "2020"
deadline = "2025"
[[targets]]
name = "收入"
"#;

/// Months by regions of one indicator.
const MONTHS: usize = 60;
const REGIONS: usize = 200;

fn plan() -> Plan {
    Plan::parse(&"targets.toml".into(), &PLAN.into()).unwrap()
}

/// A long table that names one indicator.
fn rows(name: &str) -> Request {
    let mut text = "时期,地区,指标,数值,单位\n".to_owned();
    for month in 0..MONTHS {
        for region in 0..REGIONS {
            let (year, number) = (2019 + month / 12, month % 12 + 1);
            let cents = month * 137 + region * 11;
            let value = format!("{}.{:02}", 1000 + cents, cents % 100);
            writeln!(text, "{year}-{number:02},第{region}县,{name},{value},亿元").unwrap();
        }
    }
    Request {
        files: Some(vec!["-".into()]),
        standard_input: Some(Arc::from(text.into_bytes())),
        by_region: true,
        ..Request::default()
    }
}

fn read(request: &Request) -> Data {
    let plan = plan();
    data::read(&plan, &Catalogue::of(&plan), request)
}

#[divan::bench(args = ["7", "1234.5", "-1,234,567.89", "0.123456789", "１２３．４"])]
fn cell(text: &str) -> Option<Number> {
    Number::parse(black_box(text)).ok()
}

#[divan::bench(args = ["2024-06", "2024年1-6月", "2024Q3", "二〇二四年上半年", "Jun 2024"])]
fn period(text: &str) -> Option<notation::Label> {
    notation::parse(black_box(text)).ok()
}

#[divan::bench(args = ["收入", "支出"])]
fn row(bencher: Bencher<'_, '_>, name: &str) {
    let request = rows(name);
    bencher.counter(ItemsCount::new(MONTHS * REGIONS)).bench(|| read(black_box(&request)));
}

#[divan::bench]
fn ledger(bencher: Bencher<'_, '_>) {
    let (plan, request) = (plan(), rows("收入"));
    let catalogue = Catalogue::of(&plan);
    bencher
        .counter(ItemsCount::new(MONTHS * REGIONS))
        .with_inputs(|| read(&request))
        .bench_values(|data| Ledger::build(&catalogue, data, &request, None));
}
