//! What an assessment has to say of its own data and verdict: one file a finding.

mod baseline_revised;
pub(super) mod idle_keys;
mod met_at_baseline;
mod mixed_vintages;
mod pace_disagrees;
pub(super) mod revision;
mod series_break;
mod stale;
mod unclear_direction;
mod unlike_ends;
mod unlike_periods;
mod within_rounding;

use super::assessment::Assessment;
use super::measures::Draft;
use super::window::Counted;
use crate::diagnostic::{Diagnostic, Place};
use crate::ledger::Step;
use crate::quantity::{Period, Quantity};

/// The figures that an assessment rests on.
pub(super) struct Grounds<'a> {
    /// The value that counts.
    pub(super) counted: Option<&'a Counted>,
    /// The baseline as the data has it.
    pub(super) base: Option<&'a Counted>,
    /// The baseline as the plan states it.
    pub(super) stated: Option<&'a Quantity>,
}

impl Draft<'_> {
    /// All findings on an assessment but those on revisions.
    pub(super) fn findings(&self, assessment: &Assessment, grounds: &Grounds) -> Vec<Diagnostic> {
        let plain = [
            self.unclear_direction(),
            self.met_at_baseline(assessment),
            self.unlike_periods(),
            self.unlike_ends(),
            self.within_rounding(assessment, grounds),
            self.pace_disagrees(assessment),
            self.series_break(assessment),
        ];
        let plain = plain.into_iter().flatten();
        let mut found: Vec<Diagnostic> = plain
            .map(|said| Diagnostic::finding(self.case.place(), said))
            .collect();
        found.extend(self.baseline_revised(grounds));
        found.extend(self.stale(assessment));
        found.extend(self.mixed_vintages());
        found
    }

    /// The cells of every series of the formula over a period, as far as a condition holds.
    fn cells(&self, period: Period, wanted: impl Fn(&Step) -> bool) -> Vec<Place> {
        let indicator = self.ground.indicator;
        let scene = &indicator.scene;
        let series = indicator.shape.series.iter();
        let derived = series.filter_map(|(series, _)| scene.derive(*series, period).ok());
        derived
            .flat_map(|derivation| derivation.steps)
            .filter(wanted)
            .filter_map(|step| scene.ledger.place(step.observation))
            .collect()
    }
}
