//! The keys of `[plan]`.

use toml::de::DeTable;

use super::message::{PlanMessage, Wanted};
use super::reader::{Reader, Value};
use super::walk::Key;
use crate::diagnostic::Code;
use crate::plan::Plan;
use crate::quantity::{Decimal, Unit, UnitTable, numeral};

/// The keys of `[plan]`.
pub(super) const KEYS: &[Key<Plan>] = &[
    Key("title", |plan, read, value| plan.title = read.text(value)),
    Key("source", |plan, read, value| plan.source = read.text(value)),
    Key("note", |plan, read, value| plan.note = read.text(value)),
    Key("region", |plan, read, value| plan.region = read.text(value)),
    Key("baseline", |plan, read, value| {
        plan.baseline = read.period(value);
    }),
    Key("deadline", |plan, read, value| {
        plan.deadline = read.period(value);
    }),
    Key("method", |plan, read, value| {
        plan.method = read.choice(value).unwrap_or_default();
    }),
    Key("on_schedule_within", |plan, read, value| {
        if let Some(share) = read.share(value) {
            plan.on_schedule_within = share;
        }
    }),
    Key("pace_within", |plan, read, value| {
        if let Some(share) = read.share(value) {
            plan.pace_within = share;
        }
    }),
    Key("near", near),
    Key("about", |plan, read, value| {
        if let Some(share) = read.share(value) {
            plan.about = share;
        }
    }),
    Key("window", |plan, read, value| {
        plan.window = read.choice(value);
    }),
    Key("rounding", |plan, read, value| {
        plan.rounding = read.choice(value).unwrap_or_default();
    }),
    Key("language", |plan, read, value| {
        plan.language = read.choice(value);
    }),
    Key("seasonal_years", |plan, read, value| {
        if let Some(years) = read.whole(value, 1, 30) {
            plan.seasonal_years = years;
        }
    }),
    Key("leave_out_years", |plan, read, value| {
        for (period, span) in read.periods(value) {
            if period.is_calendar_year() {
                plan.leave_out_years.push(period.start().year());
            } else {
                read.expected(span, Wanted::YEAR);
            }
        }
    }),
    Key("trend_from", |plan, read, value| {
        plan.trend_from = read.period(value);
    }),
    Key("max_age", |plan, read, value| {
        plan.max_age = read.checked(value, Wanted::AGE, months);
    }),
    Key("jump", |plan, read, value| {
        plan.jump = read.checked(value, Wanted::FACTOR, factor);
    }),
    Key("allow", |plan, read, value| {
        plan.allow = read.choices(value, Code::FINDINGS);
    }),
];

/// A plan whose deadline does not come after its baseline has no path, nor has a trend that starts behind it.
pub(super) fn check(plan: &Plan, read: &mut Reader<'_>, table: &DeTable<'_>) {
    let Some(deadline) = plan.deadline else {
        return;
    };
    let span = |key| table.get(key).map_or(0..0, Value::span);
    if let Some(baseline) = plan.baseline.filter(|b| deadline.end() <= b.end()) {
        let message = PlanMessage::DeadlineFirst {
            baseline: baseline.to_string(),
            deadline: deadline.to_string(),
        };
        read.error(span("deadline"), message);
    }
    if let Some(trend) = plan
        .trend_from
        .filter(|trend| trend.end() >= deadline.end())
    {
        let message = PlanMessage::Outside {
            period: trend.to_string(),
            baseline: None,
            deadline: Some(deadline.to_string()),
        };
        read.error(span("trend_from"), message);
    }
}

/// `near = "0.5个百分点"`, of amounts `"1%"`; both in a list.
fn near(plan: &mut Plan, read: &mut Reader<'_>, value: &Value<'_>) {
    for item in read.items(value) {
        let is_points = |text: &str| {
            numeral::scan(text).is_ok_and(|(_, unit)| {
                Unit::parse(unit, &UnitTable::default()).is_ok_and(|unit| unit.is_points())
            })
        };
        let is_points = item.get_ref().as_str().is_some_and(is_points);
        match read.share(item) {
            Some(share) if is_points => plan.near.points = share,
            Some(share) => plan.near.share = share,
            None => {}
        }
    }
}

/// A length of time in months: `24`, `24个月`, `2年`, `两年`.
fn months(written: &str) -> Option<i32> {
    let (number, word) = numeral::scan(written).ok()?;
    let unit = match word.trim() {
        "" | "月" | "个月" | "month" | "months" | "m" => 1,
        "年" | "year" | "years" | "y" => 12,
        _ => return None,
    };
    let months = number.value.times(Decimal::from(unit)).ok()?.to_i64()?;
    i32::try_from(months)
        .ok()
        .filter(|months| (1..=1200).contains(months))
}

/// A factor above 1: `3`, `3倍`, `300%`.
fn factor(written: &str) -> Option<Decimal> {
    let (number, word) = numeral::scan(written).ok()?;
    let factor = match word.trim() {
        "" | "倍" | "times" => Some(number.value),
        "%" | "％" => number.value.shifted(-2).ok(),
        _ => None,
    };
    factor.filter(|factor| number.share.is_none() && *factor > Decimal::ONE)
}
