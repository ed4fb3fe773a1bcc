//! What kind of figures an indicator is made of.

use super::Indicator;
use crate::language::Language;
use crate::say;

impl Indicator<'_> {
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
