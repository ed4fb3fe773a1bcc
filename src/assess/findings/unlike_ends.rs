//! `unlike-ends`: the figures of the baseline and of the value that counts are of different members of a dimension, or of indices with
//! different bases.

use std::collections::BTreeSet;

use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::quantity::Period;
use crate::series::SeriesId;

impl Draft<'_> {
    pub(super) fn unlike_ends(&self) -> Option<AssessMessage> {
        // Nothing tells cells apart where no table has members that nobody chose.
        if self.case.scene.ledger.data().apart.is_empty() {
            return None;
        }
        let (from, to) = (self.baseline?.period, self.latest?.period);
        let mut series = self.ground.indicator.shape.series.iter();
        let unlike = series.find_map(|(series, _)| {
            let (one, other) = (self.told_apart(*series, from)?, self.told_apart(*series, to)?);
            (one != other).then_some((one, other))
        });
        let (one, other) = unlike?;
        Some(AssessMessage::UnlikeEnds {
            name: self.case.title.to_owned(),
            baseline: (from, one),
            latest: (to, other),
        })
    }

    /// What all cells of a series over a period are of; none where they differ themselves.
    fn told_apart(&self, series: SeriesId, period: Period) -> Option<String> {
        let scene = &self.ground.indicator.scene;
        let data = scene.ledger.data();
        let steps = scene.derive(series, period).ok()?.steps.into_iter();
        let cells = steps.filter_map(|step| data.observations.get(step.observation as usize));
        let told: BTreeSet<&str> = cells.map(|one| data.told_apart(&one)).collect();
        let mut told = told.into_iter();
        let first = told.next()?;
        told.next().is_none().then(|| first.to_owned())
    }
}
