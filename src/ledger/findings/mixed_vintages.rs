//! `mixed-vintages`: a run and the same run a year before are subtracted, but the published growth does not tie them.

use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Quantity, Unit};
use crate::series::{RegionId, SeriesId};

use super::super::Ledger;
use super::super::derivation::Derivation;
use super::super::message::LedgerMessage;
use super::published_growth::change;

/// The first pair of runs, a year apart and of opposite sign, whose implied growth is more than a point from the published one.
pub(in super::super) fn mixed_vintages(
    ledger: &Ledger,
    series: SeriesId,
    region: RegionId,
    derivation: &Derivation,
) -> Option<Diagnostic> {
    let added = derivation.steps.iter().filter(|step| step.sign > 0);
    for now in added {
        let before = derivation
            .steps
            .iter()
            .find(|before| before.sign < 0 && before.period.years_later(1) == now.period);
        let Some(before) = before else { continue };
        let Some(Ok(growth)) = ledger.published_growth(series, region, now.period) else {
            continue;
        };
        let implied = change(&now.value, &before.value)?;
        let published = growth.value.converted(&Unit::percent()).ok()?;
        if implied.minus(published.value).ok()?.abs() <= Decimal::ONE {
            continue;
        }
        let message = LedgerMessage::MixedVintages {
            subject: ledger.subject(series, region)?,
            period: now.period,
            implied: Quantity::new(implied, Unit::percent()),
            published,
        };
        let cells = [before].into_iter().chain(&growth.steps);
        let also: Vec<_> = cells
            .filter_map(|step| ledger.place(step.observation))
            .collect();
        return Some(Diagnostic::warning(ledger.place(now.observation), message).also(also));
    }
    None
}
