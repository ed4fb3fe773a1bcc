//! The same targets judged otherwise: by every method, and from the years before and after their baselines (DESIGN §9).

use super::run::{Assessed, Run};
use crate::ledger::Ledger;
use crate::plan::{Baseline, Method, Plan, Request};
use crate::series::Catalogue;

/// Sets beside every assessment what each preset says of it.
pub(super) fn by_every_method(
    plan: &Plan,
    catalogue: &Catalogue,
    ledgers: (&Ledger, &Ledger),
    request: &Request,
    assessed: &mut [Assessed],
) {
    let presets = Method::ALL.iter().filter(|method| **method != Method::Schedule);
    for method in presets {
        let request = Request { method: Some(*method), trace: None, ..request.clone() };
        let others = Run::new(plan, catalogue, ledgers, &request).all();
        for (own, other) in assessed.iter_mut().zip(others) {
            own.beside_each(other, |own, other| own.by_method.push(other.method));
        }
    }
}

/// Sets beside every assessment its status with the baseline a year earlier and a year later. A value that the plan states is of its
/// own year alone.
pub(super) fn from_other_years(
    plan: &Plan,
    catalogue: &Catalogue,
    ledgers: (&Ledger, &Ledger),
    request: &Request,
    assessed: &mut [Assessed],
) {
    for years in [-1, 1] {
        let mut moved = plan.clone();
        moved.baseline = plan.baseline.map(|baseline| baseline.years_later(years));
        for target in &mut moved.targets {
            target.baseline = target.baseline.take().map(|baseline| Baseline {
                period: baseline.period.years_later(years),
                value: None,
            });
        }
        let request = Request { trace: None, ..request.clone() };
        let others = Run::new(&moved, catalogue, ledgers, &request).all();
        for (own, other) in assessed.iter_mut().zip(others) {
            let target = moved.targets.get(own.target);
            let declared = target.and_then(|target| target.baseline.as_ref());
            let period = declared.map(|baseline| baseline.period).or(moved.baseline);
            own.beside_each(other, |own, other| {
                own.sensitivity.extend(period.map(|period| (period, other.status)));
            });
        }
    }
}
