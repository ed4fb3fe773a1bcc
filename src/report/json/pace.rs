//! The year in progress.

use serde::Serialize;
use serde_json::Number;

use super::value::{maybe, number};
use crate::assess::{Pace, Status, YearTargetFrom};
use crate::report::machine::yoy_source;

#[derive(Serialize)]
pub(super) struct PaceEntry {
    period: String,
    ytd: Option<Number>,
    yoy: Option<Number>,
    yoy_source: Option<&'static str>,
    yoy_on_previous: Option<Number>,
    yoy_on_year_ago: Option<Number>,
    year_target: Option<Number>,
    year_target_from: Option<&'static str>,
    attained: Option<Number>,
    elapsed: Option<Number>,
    seasonal_share: Option<Number>,
    share_years: Vec<i32>,
    expected: Option<Number>,
    pace: Option<Number>,
    projection: Option<Number>,
    projection_low: Option<Number>,
    projection_high: Option<Number>,
    growth_needed: Option<Number>,
    needed_a_month: Option<Number>,
    carried: Option<Number>,
    status: Option<&'static str>,
}

impl PaceEntry {
    pub(super) fn of(pace: &Pace) -> Self {
        Self {
            period: pace.period.to_string(),
            ytd: maybe(pace.ytd),
            yoy: maybe(pace.yoy),
            yoy_source: yoy_source(pace),
            yoy_on_previous: maybe(pace.on_previous),
            yoy_on_year_ago: maybe(pace.on_year_ago),
            year_target: maybe(pace.year_target),
            year_target_from: pace.year_target_from.map(YearTargetFrom::word),
            attained: maybe(pace.attained),
            elapsed: number(pace.elapsed),
            seasonal_share: maybe(pace.seasonal_share),
            share_years: pace.share_years(),
            expected: maybe(pace.expected),
            pace: maybe(pace.pace),
            projection: maybe(pace.projection),
            projection_low: maybe(pace.projection_low),
            projection_high: maybe(pace.projection_high),
            growth_needed: maybe(pace.growth_needed),
            needed_a_month: maybe(pace.needed_a_month),
            carried: maybe(pace.carried),
            status: pace.status.map(Status::word),
        }
    }
}
