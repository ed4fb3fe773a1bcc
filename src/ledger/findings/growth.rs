//! A run, the same run a year before, and the growth that was published between them.

use crate::diagnostic::Place;
use crate::quantity::{Decimal, Period, Quantity, Unit};
use crate::series::{RegionId, SeriesId};

use super::super::Ledger;
use super::super::derivation::Derivation;

/// The published and the computed growth of one period, in %.
pub(super) struct Growth {
    pub(super) period: Period,
    pub(super) published: Derivation,
    pub(super) now: Derivation,
    pub(super) before: Derivation,
    pub(super) computed: Decimal,
}

impl Growth {
    /// None where one of the three is not known, or the series breaks between.
    pub(super) fn of(
        ledger: &Ledger,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Option<Self> {
        let mut published = ledger.published_growth(series, region, period)?.ok()?;
        published.value = published.value.converted(&Unit::percent()).ok()?;
        let a_year_before = period.years_later(-1);
        let both = Period::new(a_year_before.start(), period.end())?;
        if ledger.break_within(series, both).is_some() {
            return None;
        }
        let now = ledger.over(series, region, period).ok()?;
        let before = ledger.over(series, region, a_year_before).ok()?;
        Some(Self {
            period,
            computed: change(&now.value, &before.value)?,
            published,
            now,
            before,
        })
    }

    /// Computed less published growth, in points.
    pub(super) fn gap(&self) -> Option<Decimal> {
        self.computed.minus(self.published.value.value).ok()
    }

    /// How much of the gap rounding explains, in points.
    pub(super) fn rounding(&self) -> Option<Decimal> {
        let levels = self.now.uncertainty.plus(self.before.uncertainty).ok()?;
        let levels = levels.times(Decimal::HUNDRED).ok()?;
        let levels = levels.over(self.before.value.value.abs()).ok()?;
        levels.plus(self.published.uncertainty).ok()
    }

    /// The places of the cells of the published growth, of the run and of the run a year before.
    pub(super) fn places(&self, ledger: &Ledger) -> [Vec<Place>; 3] {
        [&self.published, &self.now, &self.before].map(|derivation| {
            let steps = derivation.steps.iter();
            steps
                .filter_map(|step| ledger.place(step.observation))
                .collect()
        })
    }
}

/// The change from one level to another in %; none where the first is not above 0.
fn change(now: &Quantity, before: &Quantity) -> Option<Decimal> {
    if !before.value.is_positive() {
        return None;
    }
    let ratio = now.in_unit(&before.unit).ok()?.over(before.value).ok()?;
    let change = ratio.minus(Decimal::ONE).ok()?;
    change.times(Decimal::HUNDRED).ok()
}
