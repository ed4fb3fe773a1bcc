//! Methods of official bodies as presets over the same numbers: base, value, target, yearly points.
//!
//! `schedule`, the tool's own method, is the assessment itself and adds nothing here. Each preset is one file and one line in
//! [`PRESETS`]; the rules and the cases they are tested by are told in `docs/methods.md`.

mod basis;
mod destatis;
mod growth;
mod open_sdg;
mod reason;
mod sdsn;
mod unsd;

pub use reason::MethodReason;

pub(super) use basis::{Aim, Basis, Nature};

use super::assessment::MethodResult;
use crate::plan::Method;
use crate::quantity::Decimal;

/// What a preset says: its figures, its rating, and what it lacked or assumed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Verdict {
    ratio: Option<Decimal>,
    score: Option<Decimal>,
    rating: Option<&'static str>,
    reasons: Vec<MethodReason>,
}

impl Verdict {
    /// The rating of a method that does not speak, and why.
    fn silent(rating: &'static str, reason: impl Into<MethodReason>) -> Self {
        Self {
            rating: Some(rating),
            reasons: vec![reason.into()],
            ..Self::default()
        }
    }
}

type Preset = fn(&Basis) -> Verdict;

/// Every preset.
const PRESETS: &[(Method, Preset)] = &[
    (Method::OpenSdg, open_sdg::judge),
    (Method::Unsd, unsd::judge),
    (Method::Destatis, destatis::judge),
    (Method::Sdsn, sdsn::judge),
];

/// What a method says; `schedule` has no figures of its own.
pub(super) fn judge(method: Method, basis: impl FnOnce() -> Basis) -> MethodResult {
    let preset = PRESETS.iter().find(|(known, _)| *known == method);
    let verdict = preset.map_or_else(Verdict::default, |(_, judge)| judge(&basis()));
    MethodResult {
        method,
        ratio: verdict.ratio,
        score: verdict.score,
        rating: verdict.rating,
        reasons: verdict.reasons,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_but_the_tools_own_is_a_preset() {
        for word in Method::WORDS {
            let method = Method::of(word).unwrap();
            let listed = PRESETS.iter().any(|(known, _)| *known == method);
            assert_eq!(listed, method != Method::Schedule, "{word}");
        }
    }
}
