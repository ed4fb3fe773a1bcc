//! Levels that a target states beside its goal: where it starts, milestones, bounds.

use std::ops::Range;

use toml::de::DeValue;

use super::keys::{Key, in_order};
use super::message::PlanMessage;
use super::reader::{Reader, Value};
use super::wanted::{Example, Wanted};
use crate::plan::{Baseline, Stated};
use crate::quantity::{Period, Quantity};

/// A level on the way, and where its period stands.
pub(super) struct Milestone {
    pub(super) period: Period,
    pub(super) span: Range<usize>,
    pub(super) level: Option<Stated>,
}

/// A quantity with its place.
pub(super) fn stated(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Stated> {
    let span = value.span();
    let quantity = read.quantity(value)?;
    Some(Stated { quantity, span })
}

/// What 左右 means: a quantity not below 0.
pub(super) fn tolerance(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Stated> {
    let fits = |quantity: &Quantity| !quantity.value.is_negative();
    let span = value.span();
    let quantity = read.quantity_that(value, Wanted::Tolerance, fits)?;
    Some(Stated { quantity, span })
}

/// A period, or `{ period = "2020", value = "46.2%" }`.
pub(super) fn baseline(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Baseline> {
    const TEXT: &str = "baseline = { period = \"2020\", value = \"46.2%\" }";
    const KEYS: &[Key<(Option<Period>, Option<Stated>)>] = &[
        Key("period", |parts, read, value| {
            parts.0 = read.period(value);
        }),
        Key("value", |parts, read, value| {
            parts.1 = stated(read, value);
        }),
    ];
    let DeValue::Table(table) = value.get_ref() else {
        let period = read.period(value)?;
        return Some(Baseline {
            period,
            value: None,
        });
    };
    let mut parts = (None, None);
    read.walk(table, "baseline", KEYS, &mut parts);
    read.require(table, value.span(), "period", (TEXT, TEXT));
    let (period, value) = parts;
    period.map(|period| Baseline { period, value })
}

/// `{ 2022 = "50%", 2024 = "53%" }`
pub(super) fn milestones(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Milestone> {
    const TEXT: &str = "milestones = { 2022 = \"50%\", 2024 = \"53%\" }";
    let Some(table) = read.table(value, (TEXT, TEXT)) else {
        return Vec::new();
    };
    let mut milestones = Vec::new();
    for (key, value) in in_order(table) {
        let span = key.span();
        let period = read.period_text(key.get_ref(), span.clone());
        let level = stated(read, value);
        milestones.extend(period.map(|period| Milestone {
            period,
            span,
            level,
        }));
    }
    milestones
}

/// The ends of a scale, `{ worst = "0%", best = "30%" }`.
pub(super) fn bounds(read: &mut Reader<'_>, value: &Value<'_>) -> Option<(Stated, Stated)> {
    const TEXT: &str = "bounds = { worst = \"0%\", best = \"30%\" }";
    const EXAMPLE: Example = (TEXT, TEXT);
    const KEYS: &[Key<(Option<Stated>, Option<Stated>)>] = &[
        Key("worst", |bounds, read, value| {
            bounds.0 = stated(read, value);
        }),
        Key("best", |bounds, read, value| {
            bounds.1 = stated(read, value);
        }),
    ];
    let table = read.table(value, EXAMPLE)?;
    let mut bounds = (None, None);
    read.walk(table, "bounds", KEYS, &mut bounds);
    for Key(key, _) in KEYS {
        read.require(table, value.span(), key, EXAMPLE);
    }
    let (worst, best) = (bounds.0?, bounds.1?);
    let [low, high] = [&worst, &best].map(|bound| &bound.quantity);
    if high.in_unit(&low.unit).is_ok_and(|high| high != low.value) {
        return Some((worst, best));
    }
    read.error(value.span(), PlanMessage::EqualBounds);
    None
}
