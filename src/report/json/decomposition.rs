//! What a change is made of.

use serde::Serialize;
use serde_json::Number;

use super::value::{maybe, number};
use crate::assess;

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Decomposition<'a> {
    Ratio {
        numerator_effect: Option<Number>,
        denominator_effect: Option<Number>,
        gap_amount: Option<Number>,
        gap_amount_unit: Option<&'a str>,
    },
    Sum {
        parts: Vec<Part<'a>>,
    },
}

#[derive(Serialize)]
pub(super) struct Part<'a> {
    name: &'a str,
    change: Option<Number>,
    change_share: Option<Number>,
    gap_share: Option<Number>,
}

impl<'a> Decomposition<'a> {
    pub(super) fn of(decomposition: &'a assess::Decomposition) -> Self {
        match decomposition {
            assess::Decomposition::Ratio(ratio) => Self::Ratio {
                numerator_effect: ratio.effects.and_then(|(effect, _)| number(effect)),
                denominator_effect: ratio.effects.and_then(|(_, effect)| number(effect)),
                gap_amount: ratio.gap.as_ref().and_then(|gap| number(gap.value)),
                gap_amount_unit: ratio.gap.as_ref().and_then(|gap| gap.unit.told()),
            },
            assess::Decomposition::Sum(parts) => Self::Sum {
                parts: parts
                    .iter()
                    .map(|part| Part {
                        name: &part.name,
                        change: maybe(part.change),
                        change_share: maybe(part.change_share),
                        gap_share: maybe(part.gap_share),
                    })
                    .collect(),
            },
        }
    }
}
