//! What a preset says.

use serde::Serialize;
use serde_json::Number;

use super::value::maybe;
use crate::assess::{MethodReason, MethodResult};
use crate::language::Language;

#[derive(Serialize)]
pub(super) struct Preset {
    name: &'static str,
    ratio: Option<Number>,
    score: Option<Number>,
    rating: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_text: Option<String>,
}

impl Preset {
    pub(super) fn of(result: &MethodResult, language: Language) -> Self {
        let texts: Vec<String> = result.reasons.iter().map(|r| r.text(language)).collect();
        let stop = language.pick("；", "; ");
        Self {
            name: result.method.word(),
            ratio: maybe(result.ratio),
            score: maybe(result.score),
            rating: result.rating,
            reason: result.reasons.first().map(MethodReason::word),
            reason_text: (!texts.is_empty()).then(|| texts.join(stop)),
        }
    }
}
