//! What is taken of an indicator where it is not its level: its change since the baseline, or its level at constant prices.

use super::Indicator;
use crate::assess::evaluation::growth::GrowthSource;
use crate::assess::evaluation::{Absent, Value};
use crate::assess::flag::Making;
use crate::ledger::Unknown;
use crate::quantity::{Decimal, Period, Quantity};

impl Indicator<'_> {
    /// The level over a period less that of the baseline: the plan's, where it states one.
    pub(super) fn change(&self, baseline: Period, period: Period) -> Result<Value, Absent> {
        let run = Period::new(baseline.end(), period.end()).ok_or(Unknown::NoObservation)?;
        let now = self.scene.value(self.expr, period)?;
        let (before, operands) = if let Some(stated) = &self.stated {
            let before = self.scene.stated(stated, baseline);
            (stated.clone(), vec![now.clone(), before])
        } else {
            let first = Period::ending(baseline.end(), 1);
            self.scene.comparable(self.expr, first, run.end())?;
            let before = self.scene.value(self.expr, baseline)?;
            (before.quantity.clone(), vec![now.clone(), before])
        };
        let change = now
            .quantity
            .minus(&before)
            .map_err(|error| crate::assess::evaluation::wrong(error, self.expr))?;
        let mut change = self.scene.joined("-", run, change, operands, self.expr);
        change.flags.push(Making::Added.into());
        Ok(change)
    }

    /// The level at the prices of the baseline: its value, the plan's where it states one, times the published growth since.
    pub(super) fn constant_price(&self, baseline: Period, run: Period) -> Result<Value, Absent> {
        if run.months() % 12 != 0 {
            return Err(Unknown::NoObservation.into());
        }
        let base = match &self.stated {
            Some(stated) => self.scene.stated(stated, baseline),
            None => self.scene.value(self.expr, baseline)?,
        };
        self.grown(base, run)
    }

    /// The growth on the same period of the year before; of a whole year on the baseline that the plan states.
    pub(super) fn growth(&self, source: GrowthSource, period: Period) -> Result<Value, Absent> {
        let before = self.stated_over(period.years_later(-1));
        let before = before
            .filter(|before| source == GrowthSource::Computed && !before.quantity.unit.is_ratio());
        match before {
            Some(before) => self.scene.growth_on(self.expr, before, period),
            None => self.scene.growth(self.expr, source, period),
        }
    }

    /// The level over a period that the plan states: that of the baseline, of a stock that at its end.
    pub(in crate::assess) fn stated_over(&self, period: Period) -> Option<Value> {
        let is_its = |baseline: &Period| {
            *baseline == period || self.is_stock() && baseline.end() == period.end()
        };
        let baseline = self.scene.baseline.filter(is_its)?;
        Some(self.scene.stated(self.stated.as_ref()?, baseline))
    }

    /// A level times the published growth over a run.
    fn grown(&self, base: Value, run: Period) -> Result<Value, Absent> {
        let series = self.scene.published_growth(self.expr).ok_or(Unknown::NoObservation)?;
        let growth = self.scene.derive_published(self.expr, run)?;
        let failed = |error| crate::assess::evaluation::failed(error, self.expr);
        let rate = growth.value.value.shifted(growth.value.unit.scale()).map_err(failed)?;
        let level = Decimal::ONE
            .plus(rate)
            .and_then(|factor| base.quantity.value.times(factor))
            .map_err(failed)?;
        let quantity = Quantity::new(level, base.quantity.unit.clone());
        let growth = Value {
            quantity: growth.value.clone(),
            uncertainty: Some(growth.uncertainty),
            literal: false,
            flags: crate::assess::evaluation::tracing::flags(self.scene.ledger, &growth),
            growths: Vec::new(),
            part: self.scene.growth_part(series, run, &growth),
        };
        let operands = vec![base, growth];
        let mut value = self.scene.joined("×(1+g)", run, quantity, operands, self.expr);
        let made = self.scene.made_by(series);
        value.flags.push(Making::Chained.into());
        value.flags.extend(Some(made).filter(|made| *made == Making::ConstantPrice.into()));
        Ok(value)
    }
}
