//! What has come about since the baseline: sums, changes, compounded growth.

use super::shape::Shape;
use super::{Absent, Scene, Value, failed, wrong};
use crate::ledger::Unknown;
use crate::plan::formula::Expr;
use crate::quantity::{Compounding, Decimal, Month, Period, Quantity, Unit};
use crate::series::Kind;

impl Scene<'_> {
    /// Since the baseline: the sum of a flow, the change of a stock or rate, the compounded growth.
    pub(super) fn cum(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        let baseline = self.baseline.ok_or(Unknown::NoObservation)?;
        let value = self.since(of, baseline, period.end(), expr)?;
        let quantity = value.quantity.clone();
        Ok(self.joined("cum", period, quantity, vec![value], expr))
    }

    /// The amount of an indicator since a baseline, up to a moment: see [`Scene::cum`].
    pub(in crate::assess) fn since(
        &self,
        of: &Expr,
        baseline: Period,
        end: Month,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        if end == baseline.end() {
            return self.nothing_yet(of, baseline, expr);
        }
        let run = Period::new(baseline.end(), end).ok_or(Unknown::NoObservation)?;
        let kind = self.single(of).and_then(|series| self.ledger.kind(series));
        match kind.map(|(kind, _)| kind) {
            Some(Kind::Stock | Kind::Rate) => {
                self.comparable(of, Period::ending(baseline.end(), 1), end)?;
                let now = self.newest_at(of, end)?;
                let before = self.value(of, baseline)?;
                let quantity = now.quantity.minus(&before.quantity);
                let quantity = quantity.map_err(|error| wrong(error, expr))?;
                Ok(self.joined("-", run, quantity, vec![now, before], expr))
            }
            // The growth of a part of a year is on the same part of the year before.
            Some(Kind::Growth) if run.months() % 12 != 0 => Err(Unknown::NoObservation.into()),
            Some(Kind::Growth) => {
                let series = self.single(of).ok_or(Unknown::NoObservation)?;
                let derivation = self.derive_growth(series, run)?;
                Ok(self.published(series, derivation, run, expr))
            }
            _ if Shape::of(self, of).is_growth => self.compounded(of, run, expr),
            _ => self.value(of, run),
        }
    }

    /// A computed growth of several years: its yearly values compounded.
    fn compounded(&self, of: &Expr, run: Period, expr: &Expr) -> Result<Value, Absent> {
        if run.months() % 12 != 0 {
            return Err(Unknown::NoObservation.into());
        }
        let mut operands = Vec::new();
        let mut figures = Vec::new();
        for year in 1..=run.months() / 12 {
            let value = self.value(of, Period::ending(run.start().later(12 * year), 12))?;
            let figure = value.quantity.in_unit(&Unit::percent());
            figures.push(figure.map_err(|error| wrong(error, expr))?);
            operands.push(value);
        }
        let law = self.compounding(of, &Unit::percent());
        let figure = law.product(&figures);
        let figure = figure.map_err(|error| failed(error, expr))?;
        let how = match law {
            Compounding::Cut(_) => "∏(1-r)",
            _ => "∏(1+g)",
        };
        let quantity = Quantity::new(figure, Unit::percent());
        Ok(self.joined(how, run, quantity, operands, expr))
    }

    /// At the baseline nothing has come about since: zero in the unit of what is counted.
    fn nothing_yet(&self, of: &Expr, baseline: Period, expr: &Expr) -> Result<Value, Absent> {
        let at_baseline = self.value(of, baseline);
        let value = at_baseline.or_else(|_| self.value(of, baseline.years_later(1)))?;
        let nothing = Quantity::new(Decimal::ZERO, value.quantity.unit.clone());
        let value = self.joined("cum", baseline, nothing, Vec::new(), expr);
        Ok(Value { literal: false, ..value })
    }

    /// The value of a stock or rate at a moment: the longest period that ends there.
    pub(in crate::assess) fn newest_at(&self, of: &Expr, end: Month) -> Result<Value, Absent> {
        let mut absent = Absent::Unknown(Unknown::NoObservation);
        for months in [12, 6, 3, 1] {
            match self.value(of, Period::ending(end, months)) {
                Err(Absent::Unknown(unknown)) => absent = Absent::Unknown(unknown),
                decided => return decided,
            }
        }
        Err(absent)
    }

    /// Whether figures of a period compare with those up to a later moment: no series breaks between.
    pub(in crate::assess) fn comparable(
        &self,
        of: &Expr,
        from: Period,
        to: Month,
    ) -> Result<(), Unknown> {
        let Some(run) = Period::new(from.start(), to) else {
            return Ok(());
        };
        for (name, _) in of.names() {
            let series = self.series(name)?;
            let region = self.region_of(series);
            let within = |region| self.ledger.break_within(series, region, run);
            if let Some(month) = region.and_then(within) {
                return Err(Unknown::AcrossBreak(run, month));
            }
        }
        Ok(())
    }
}
