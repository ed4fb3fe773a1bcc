//! `mixed-vintages`: the value that counts was made by subtracting a run of last year that goes with other versions.

use crate::assess::measures::Draft;
use crate::diagnostic::Diagnostic;

impl Draft<'_> {
    /// The findings of every series of the formula over the period of the value that counts.
    pub(super) fn mixed_vintages(&self) -> Vec<Diagnostic> {
        let Some(latest) = self.latest else {
            return Vec::new();
        };
        let indicator = self.ground.indicator;
        let scene = &indicator.scene;
        let series = indicator.shape.series.iter();
        series
            .filter_map(|(series, _)| {
                let derivation = scene.derive(*series, latest.period).ok()?;
                let region = scene.region_of(*series)?;
                scene.ledger.mixed_vintages(*series, region, &derivation)
            })
            .collect()
    }
}
