//! The keys of `[plan]`.

use super::message::PlanMessage;
use super::reader::{Key, Reader, Value};
use crate::language::Language;
use crate::plan::{Method, Plan};
use crate::quantity::{Decimal, Rounding};

/// The keys of `[plan]`.
pub(super) const KEYS: &[Key<Plan>] = &[
    Key {
        name: "title",
        set: |plan, read, value| plan.title = read.string(value),
    },
    Key {
        name: "source",
        set: |plan, read, value| plan.source = read.string(value),
    },
    Key {
        name: "note",
        set: |plan, read, value| plan.note = read.string(value),
    },
    Key {
        name: "region",
        set: |plan, read, value| plan.region = read.string(value),
    },
    Key {
        name: "baseline",
        set: |plan, read, value| plan.baseline = read.period(value),
    },
    Key {
        name: "deadline",
        set: |plan, read, value| plan.deadline = read.period(value),
    },
    Key {
        name: "method",
        set: |plan, read, value| {
            if let Some(method) = method(read, value) {
                plan.method = method;
            }
        },
    },
    Key {
        name: "on_schedule_within",
        set: |plan, read, value| {
            if let Some(share) = read.share(value) {
                plan.on_schedule_within = share;
            }
        },
    },
    Key {
        name: "rounding",
        set: |plan, read, value| {
            let of = |word: &str| match word {
                "half-up" => Some(Rounding::HalfUp),
                "half-even" => Some(Rounding::HalfEven),
                _ => None,
            };
            if let Some(rounding) = read.choice(value, &["half-up", "half-even"], of) {
                plan.rounding = rounding;
            }
        },
    },
    Key {
        name: "language",
        set: |plan, read, value| plan.language = read.choice(value, &["zh", "en"], Language::of),
    },
    Key {
        name: "seasonal_years",
        set: |plan, read, value| {
            if let Some(years) = read.whole(value, 1..31) {
                plan.seasonal_years = u32::try_from(years).unwrap_or(3);
            }
        },
    },
    Key {
        name: "leave_out_years",
        set: |plan, read, value| {
            for (text, span) in read.strings(value) {
                if let Some(period) = read.period_text(&text, span) {
                    plan.leave_out_years.push(period.start().year());
                }
            }
        },
    },
    Key {
        name: "trend_from",
        set: |plan, read, value| plan.trend_from = read.period(value),
    },
    Key {
        name: "max_age",
        set: |plan, read, value| plan.max_age = age(read, value),
    },
    Key {
        name: "jump",
        set: |plan, read, value| {
            if let Some(quantity) = read.quantity(value) {
                if quantity.value > Decimal::ONE {
                    plan.jump = Some(quantity.value);
                } else {
                    let written = read.written(value);
                    read.error(value.span(), PlanMessage::NoQuantity { written });
                }
            }
        },
    },
];

/// The presets by their words.
pub(super) fn method(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Method> {
    read.choice(value, Method::WORDS, Method::of)
}

/// A length of time in months: `24`, `"24个月"`, `"2年"`.
fn age(read: &mut Reader<'_>, value: &Value<'_>) -> Option<i32> {
    let quantity = read.scalar(value)?;
    let (digits, word) = quantity.split_at(
        quantity
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(quantity.len()),
    );
    let months = match word.trim() {
        "" | "月" | "个月" | "month" | "months" | "m" => Some(1),
        "年" | "year" | "years" | "y" => Some(12),
        _ => None,
    };
    let age = months.and_then(|months| Some(digits.parse::<i32>().ok()? * months));
    if age.is_none() {
        read.error(value.span(), PlanMessage::NoAge { written: quantity });
    }
    age
}
