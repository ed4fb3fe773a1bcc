//! The period that is printed beside a value.

use super::Indicator;
use crate::quantity::Period;
use crate::series::{Kind, SeriesId};

impl Indicator<'_> {
    /// The period as it is printed: of a stock or rate, that of the cell where the formula is one series.
    pub(in crate::assess) fn shown(&self, period: Period) -> Period {
        let [(series, Some(Kind::Stock))] = self.shape.series.as_slice() else {
            return self.common(period).unwrap_or(period);
        };
        self.cell_period(*series, period).unwrap_or(period)
    }

    /// The one period that all stocks of a formula are published for, if there is one.
    fn common(&self, period: Period) -> Option<Period> {
        if !self.shape.series.iter().all(|(_, kind)| *kind == Some(Kind::Stock)) {
            return None;
        }
        let mut periods =
            self.shape.series.iter().map(|(series, _)| self.cell_period(*series, period));
        let first = periods.next()??;
        periods.all(|other| other == Some(first)).then_some(first)
    }

    fn cell_period(&self, series: SeriesId, period: Period) -> Option<Period> {
        let derivation = self.scene.derive(series, period).ok()?;
        let [step] = derivation.steps.as_slice() else {
            return None;
        };
        Some(self.scene.ledger.observation(step.observation)?.period)
    }
}
