//! A value with its period.

use serde::Serialize;
use serde_json::Number;

use super::value::number;
use crate::assess::Point;
use crate::quantity::{Decimal, Period};

#[derive(Serialize)]
pub(super) struct Dated<'a> {
    pub(super) period: String,
    pub(super) value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) flags: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) certainty: Option<&'static str>,
}

impl<'a> Dated<'a> {
    pub(super) fn at(period: Period, value: Decimal) -> Self {
        Self {
            period: period.to_string(),
            value: number(value),
            flags: None,
            certainty: None,
        }
    }

    pub(super) fn plain(point: &'a Point) -> Self {
        Self::at(point.period, point.value)
    }

    pub(super) fn flagged(point: &'a Point) -> Self {
        Self {
            flags: Some(&point.flags),
            certainty: Some(point.certainty().word()),
            ..Self::plain(point)
        }
    }
}
