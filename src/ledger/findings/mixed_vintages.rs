//! `mixed-vintages`: a run and the same run a year before are subtracted, but the published growth does not tie them.

use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Quantity, Unit};
use crate::series::{RegionId, SeriesId};

use super::super::Ledger;
use super::super::derivation::Derivation;
use super::super::message::LedgerMessage;
use super::published_growth::change;

/// The first pair of runs, a year apart and of opposite sign, whose implied growth is more than a point from the published one.
/// Prices keep the two apart as well: it is a warning only where some of the cells were revised and others were not, and nothing
/// where all are of one version.
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
        let evidence = evidence(ledger, series, region, derivation);
        if evidence == Evidence::OneVersion {
            continue;
        }
        let mixed = evidence == Evidence::RevisedInPart;
        let message = LedgerMessage::MixedVintages {
            subject: ledger.subject(series, region)?,
            period: now.period,
            implied: Quantity::new(implied, Unit::percent()),
            published,
            mixed,
        };
        let cells = [before].into_iter().chain(&growth.steps);
        let also: Vec<_> = cells
            .filter_map(|step| ledger.place(step.observation))
            .collect();
        let make = if mixed {
            Diagnostic::warning
        } else {
            Diagnostic::info
        };
        return Some(make(ledger.place(now.observation), message).also(also));
    }
    None
}

/// What the versions of the cells say.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Evidence {
    /// All are of one version: whatever keeps the growths apart, it is no revision.
    OneVersion,
    /// Some were revised, others were not.
    RevisedInPart,
    /// Nothing for or against.
    None,
}

fn evidence(
    ledger: &Ledger,
    series: SeriesId,
    region: RegionId,
    derivation: &Derivation,
) -> Evidence {
    let steps = || derivation.steps.iter();
    let revised = |period| ledger.revision(series, region, period).is_some();
    let count = steps().filter(|step| revised(step.period)).count();
    if count > 0 && count < derivation.steps.len() {
        return Evidence::RevisedInPart;
    }
    let mut versions = steps().map(|step| ledger.vintage(step.observation));
    let first = versions.next().flatten();
    if first.is_some() && versions.all(|version| version == first) {
        Evidence::OneVersion
    } else {
        Evidence::None
    }
}
