//! What is printed beside a value: its period, and the kinds of its series.

use super::Indicator;
use crate::language::Language;
use crate::quantity::Period;
use crate::say;
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

    /// The kind of each series of the formula, with the evidence for it.
    pub(in crate::assess) fn kinds(&self, language: Language) -> Vec<(String, String)> {
        let named = self.shape.series.iter().filter_map(|(id, _)| {
            let series = self.scene.catalogue.get(*id)?;
            // Where the formula has the key, the reader wants to know what it stands for.
            let written = |key: &&String| self.expr.names().any(|(name, _)| name == key.as_str());
            let key = series.key.as_ref().filter(|key| **key != series.name);
            let key = key.filter(written);
            let name = match key {
                Some(key) => format!("{key} = {}", series.name),
                None => series.name.clone(),
            };
            let (kind, evidence) = self.scene.ledger.kind(*id)?;
            let evidence = evidence.text(language);
            let kind = kind.text(language);
            Some((name, say!(language, "{kind}（{evidence}）", "{kind} ({evidence})")))
        });
        named.collect()
    }
}
