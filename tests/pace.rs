//! The year in progress on published figures: where it stood, what was to be expected, and what came.
//!
//! `docs/pace.md` tells the result of the comparison below.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use indicalc::assess::{Assessment, Pace};
use indicalc::plan::{Plan, Request};
use indicalc::quantity::{Decimal, Month, Period};
use indicalc::run;

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// The assessment of a target of an example as of the end of a month.
fn assessed(folder: &str, target: &str, as_of: (i32, u32)) -> Assessment {
    let plan = Plan::read(&example(folder).join("targets.toml")).unwrap();
    let request = Request {
        as_of: Some(Month::new(as_of.0, as_of.1).unwrap().later(1)),
        ..Request::default()
    };
    let assessments = run(&plan, &request).unwrap().report.assessments;
    let wanted = |one: &Assessment| plan.targets[one.target].name == target;
    assessments.into_iter().find(wanted).unwrap()
}

fn retail(year: i32, month: u32) -> Pace {
    let assessment = assessed("national", "社会消费品零售总额", (year, month));
    assessment.pace.unwrap()
}

fn places(value: Decimal, places: u32) -> String {
    value.half_up(places).normalized().to_string()
}

/// How far an expectation is from what came, in %.
fn error(expected: Decimal, came: Decimal) -> Decimal {
    let ratio = expected.over(came).unwrap().minus(Decimal::ONE).unwrap();
    ratio.times(Decimal::HUNDRED).unwrap()
}

const RETAIL_2025: &str = "501202.4";

#[test]
fn retail_sales_of_2025_seen_from_march_june_and_september() {
    for (month, ytd, elapsed, share, projection, off) in [
        (3, "124671.1", "0.25", "0.2466", "505509.8", "0.86"),
        (6, "245458.4", "0.5", "0.4827", "508518.3", "1.46"),
        (9, "365877.2", "0.75", "0.7256", "504255.5", "0.61"),
    ] {
        let pace = retail(2025, month);
        assert_eq!(pace.period, Period::months_of(2025, 1, month).unwrap());
        assert_eq!(pace.ytd, Some(d(ytd)));
        assert_eq!(pace.elapsed, d(elapsed));
        assert_eq!(pace.share_years(), [2022, 2023, 2024]);
        assert_eq!(places(pace.seasonal_share.unwrap(), 4), share, "{month}");
        assert_eq!(places(pace.projection.unwrap(), 1), projection, "{month}");
        let off_by = error(pace.projection.unwrap(), d(RETAIL_2025));
        assert_eq!(places(off_by, 2), off, "{month}");
        let (low, high) = (pace.projection_low.unwrap(), pace.projection_high.unwrap());
        assert!(low < high && low <= pace.projection.unwrap() && pace.projection.unwrap() <= high);
    }
}

/// The figure of January to a month, and of the whole year.
fn figure(year: i32, month: u32) -> Decimal {
    if month < 12 {
        return retail(year, month).ytd.unwrap();
    }
    let assessment = assessed("national", "社会消费品零售总额", (year, 12));
    let latest = assessment.latest.unwrap();
    assert_eq!(latest.period, Period::year(year).unwrap());
    latest.value
}

/// Mean absolute errors of the three ways over the years that a share of last year can be had for, in %.
fn backtest(month: u32) -> [Decimal; 3] {
    let mut sums = [Decimal::ZERO; 3];
    let years = 2022..=2025;
    let count = Decimal::from(i64::from(years.end() - years.start() + 1));
    for year in years {
        let pace = retail(year, month);
        let came = figure(year, 12);
        let by_mean = pace.ytd.unwrap().over(pace.elapsed).unwrap();
        let last = figure(year - 1, month).over(figure(year - 1, 12)).unwrap();
        let by_last = pace.ytd.unwrap().over(last).unwrap();
        let by_median = pace.projection.unwrap();
        for (sum, way) in sums.iter_mut().zip([by_mean, by_last, by_median]) {
            *sum = sum.plus(error(way, came).abs()).unwrap();
        }
    }
    sums.map(|sum| sum.over(count).unwrap())
}

#[test]
fn from_june_on_a_usual_share_comes_nearer_than_the_calendar() {
    for (month, expected) in MEASURED {
        let errors = backtest(*month);
        let found = errors.map(|error| places(error, 2));
        assert_eq!(
            found, **expected,
            "mean absolute error of the projected year from month {month}, in %: twelve times the monthly mean, last \
             year's share, median share of up to three years"
        );
        let [by_mean, by_last, by_median] = errors;
        let nearer = by_median < by_mean && by_last < by_mean;
        assert_eq!(nearer, *month >= 6, "{month}");
    }
}

/// By month: errors of twelve times the monthly mean, of last year's share, of the median share. `docs/pace.md` shows them.
const MEASURED: &[(u32, &[&str; 3])] = &[
    (3, &["1.38", "1.73", "1.48"]),
    (6, &["3.27", "0.69", "0.79"]),
    (9, &["3.04", "0.55", "0.44"]),
];

#[test]
fn half_of_a_year_of_production_comes_before_july() {
    let plan = "[plan]\nbaseline = \"2021\"\ndeadline = \"2026\"\n[data]\nfiles = [\"gdp-quarterly.csv\"]\n\
                [[targets]]\nname = \"国内生产总值\"\n";
    let folder = tempfile::tempdir().unwrap();
    let data = example("national").join("gdp-quarterly.csv");
    std::fs::copy(data, folder.path().join("gdp-quarterly.csv")).unwrap();
    std::fs::write(folder.path().join("targets.toml"), plan).unwrap();
    let plan = Plan::read(&folder.path().join("targets.toml")).unwrap();
    let at = |year: i32, month: u32| {
        let request = Request {
            as_of: Some(Month::new(year, month).unwrap().later(1)),
            ..Request::default()
        };
        run(&plan, &request).unwrap().report.assessments.remove(0)
    };
    for (year, share) in [(2022, "46.7"), (2023, "47.02"), (2024, "46.96"), (2025, "47.07")] {
        let total = at(year, 12).latest.unwrap().value;
        let half = at(year, 6).pace.unwrap().ytd.unwrap();
        let found = half.over(total).unwrap().times(Decimal::HUNDRED).unwrap();
        assert_eq!(places(found, 2), share, "{year}");
    }
    let pace = at(2025, 6).pace.unwrap();
    let came = at(2025, 12).latest.unwrap().value;
    let doubled = error(pace.ytd.unwrap().times(Decimal::from(2)).unwrap(), came);
    assert_eq!(places(doubled, 2), "-5.86");
    // Last year's share alone would have given +0.22.
    assert_eq!(places(error(pace.projection.unwrap(), came), 2), "0.22");
}

#[test]
fn a_revision_tells_what_it_changed() {
    for (target, before, now) in [
        ("国内生产总值", "296299", "304525.2"),
        ("金融业增加值占国内生产总值比重", "0.0904896743", "0.0807644162"),
        ("服务业增加值占国内生产总值比重", "53.3090716664", "54.8181795722"),
    ] {
        let assessment = assessed("revisions", target, (2026, 6));
        let revised = assessment.revised.unwrap();
        let latest = assessment.latest.unwrap();
        assert_eq!(revised.version.as_deref(), Some("2026-06"));
        assert_eq!(revised.latest.period, latest.period);
        let shown = |value: Decimal| value.half_up(10).normalized().to_string();
        assert_eq!(
            (shown(revised.latest.value).as_str(), shown(latest.value).as_str()),
            (before, now)
        );
        assert_eq!(revised.status, assessment.status);
    }
}
