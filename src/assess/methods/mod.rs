//! Methods of official bodies as presets over the same numbers: base, value, target, yearly points.
//!
//! `schedule`, the tool's own method, is the assessment itself and adds nothing here. Each preset is one file and one line in
//! [`PRESETS`]; the rules and the cases they are tested by are told in `docs/methods.md`.

mod basis;
mod destatis;
mod escap;
mod eurostat;
mod open_sdg;
mod reason;
mod sdsn;
mod step;
mod unsd;

pub use reason::MethodReason;
pub use step::MethodStep;

pub(super) use basis::{Aim, Basis, Nature};

use super::assessment::MethodResult;
use crate::plan::Method;
use crate::quantity::Decimal;

/// What a preset says.
#[derive(Clone, Debug, Default, PartialEq)]
struct Verdict {
    ratio: Option<Decimal>,
    score: Option<Decimal>,
    rating: Option<&'static str>,
    /// The ratios at which the rating changes.
    edges: Vec<Decimal>,
}

/// What a preset took and computed on its way.
#[derive(Clone, Debug, Default)]
struct Working {
    /// What it lacked or assumed, what matters most first.
    reasons: Vec<MethodReason>,
    steps: Vec<MethodStep>,
}

impl Working {
    fn because(&mut self, reason: impl Into<MethodReason>) {
        self.reasons.push(reason.into());
    }

    fn step(&mut self, step: MethodStep) {
        self.steps.push(step);
    }
}

/// A preset: the rating that says it cannot speak, and how it judges.
struct Preset {
    silent: &'static str,
    judge: fn(&Basis, &mut Working) -> Result<Verdict, MethodReason>,
}

/// Every preset.
const PRESETS: &[(Method, Preset)] = &[
    (Method::OpenSdg, open_sdg::PRESET),
    (Method::Unsd, unsd::PRESET),
    (Method::Destatis, destatis::PRESET),
    (Method::Sdsn, sdsn::PRESET),
    (Method::Eurostat, eurostat::PRESET),
    (Method::Escap, escap::PRESET),
];

/// What a method says; `schedule` has no figures of its own.
pub(super) fn judge(method: Method, basis: impl FnOnce() -> Basis) -> MethodResult {
    let Some((_, preset)) = PRESETS.iter().find(|(known, _)| *known == method) else {
        return MethodResult { method, ..MethodResult::default() };
    };
    let mut working = Working::default();
    let verdict = (preset.judge)(&basis(), &mut working).unwrap_or_else(|reason| {
        working.reasons.insert(0, reason);
        Verdict { rating: Some(preset.silent), ..Verdict::default() }
    });
    MethodResult {
        method,
        ratio: verdict.ratio,
        score: verdict.score,
        rating: verdict.rating,
        edges: verdict.edges,
        steps: working.steps,
        reasons: working.reasons,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_but_the_tools_own_is_a_preset() {
        for method in Method::ALL {
            let listed = PRESETS.iter().any(|(known, _)| *known == method);
            assert_eq!(listed, method != Method::Schedule, "{}", method.word());
        }
    }
}
