//! The functions of formulas.

use super::evaluate::{Absent, Scene, Value, addends, failed, wrong};
use super::shape::Shape;
use crate::ledger::{Derivation, Unknown};
use crate::plan::formula::{Expr, Function, Node};
use crate::quantity::{Decimal, Month, Period, Quantity, QuantityError, Unit};
use crate::series::{Kind, SeriesId};

/// The flag of growth that a bureau published at constant prices.
pub(super) const CONSTANT_PRICE: &str = "constant-price";
/// The flag of growth computed from published levels at current prices.
pub(super) const CURRENT_PRICE: &str = "current-price";

impl Scene<'_> {
    pub(super) fn call(
        &self,
        function: Function,
        arguments: &[Expr],
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let (Some(first), second) = (arguments.first(), arguments.get(1)) else {
            return Err(Unknown::NoObservation.into());
        };
        match (function, second) {
            (Function::Yoy, _) => self.yoy(first, period, expr),
            (Function::Cum, _) => self.cum(first, period, expr),
            (Function::Avg, _) => self.avg(first, period, expr),
            (Function::Abs, _) => {
                let value = self.value(first, period)?;
                let unit = value.quantity.unit.clone();
                let quantity = Quantity::new(value.quantity.value.abs(), unit);
                Ok(self.joined("abs", period, quantity, vec![value], expr))
            }
            (Function::Min, _) => self.extreme("min", arguments, period, expr),
            (Function::Max, _) => self.extreme("max", arguments, period, expr),
            (Function::Cagr, Some(years)) => self.cagr(first, years, period, expr),
            (Function::Contribution, Some(whole)) => self.contribution(first, whole, period, expr),
            (Function::Pull, Some(whole)) => self.pull(first, whole, period, expr),
            _ => Err(Unknown::NoObservation.into()),
        }
    }

    /// Growth on the same period of the year before, in %: the published one where the series names it.
    fn yoy(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        if let Some(growth) = self.published_growth(of) {
            let derivation = self.derive_growth(growth, period)?;
            let mut value = self.published(derivation, of, period, expr);
            value.flags.push(CONSTANT_PRICE.to_owned());
            return Ok(value);
        }
        let before = period.years_later(-1);
        self.comparable(of, before, period.end())?;
        let now = self.value(of, period)?;
        let before = self.value(of, before)?;
        let quantity = growth_between(&before.quantity, &now.quantity, expr)?;
        let mut value = self.joined("yoy", period, quantity, vec![now, before], expr);
        value.flags.push(CURRENT_PRICE.to_owned());
        Ok(value)
    }

    /// Whether figures of a period compare with those up to a later moment: no series breaks between.
    pub(super) fn comparable(&self, of: &Expr, from: Period, to: Month) -> Result<(), Unknown> {
        let Some(run) = Period::new(from.start(), to) else {
            return Ok(());
        };
        for (name, _) in of.names() {
            if let Some(month) = self.ledger.break_within(self.series(name)?, run) {
                return Err(Unknown::AcrossBreak(run, month));
            }
        }
        Ok(())
    }

    /// The published growth of a series over a period, as a value.
    fn published(&self, derivation: Derivation, of: &Expr, period: Period, expr: &Expr) -> Value {
        let part = self.trace.map(|language| {
            super::tracing::series_part(self.ledger, of, period, &derivation, language)
        });
        let operand = Value {
            quantity: derivation.value.clone(),
            uncertainty: Some(derivation.uncertainty),
            literal: false,
            flags: super::tracing::flags(self.ledger, &derivation),
            part,
        };
        self.joined("yoy", period, derivation.value, vec![operand], expr)
    }

    /// The series of published growth that a name's series is tied to.
    pub(super) fn published_growth(&self, of: &Expr) -> Option<SeriesId> {
        let series = self.catalogue.get(self.single(of)?)?;
        series.growth
    }

    /// Published growth over a period, a base of 100 taken off.
    pub(super) fn derive_growth(
        &self,
        growth: SeriesId,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let region = self.region_of(growth).ok_or(Unknown::NoObservation)?;
        self.ledger.growth(growth, region, period)
    }

    /// Since the baseline: the sum of a flow, the change of a stock or rate, the compounded growth.
    fn cum(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        let baseline = self.baseline.ok_or(Unknown::NoObservation)?;
        let value = self.since(of, baseline, period.end(), expr)?;
        let quantity = value.quantity.clone();
        Ok(self.joined("cum", period, quantity, vec![value], expr))
    }

    /// The amount of an indicator since a baseline, up to a moment: see [`Scene::cum`].
    pub(super) fn since(
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
                Ok(self.published(derivation, of, run, expr))
            }
            _ if Shape::of(self, of).is_growth => self.compounded(of, run, expr),
            _ => self.value(of, run),
        }
    }

    /// A computed growth of several years: its yearly values compounded.
    fn compounded(&self, of: &Expr, run: Period, expr: &Expr) -> Result<Value, Absent> {
        let years = run.months() / 12;
        let mut factor = Decimal::ONE;
        let mut operands = Vec::new();
        for year in 1..=years {
            let value = self.value(of, Period::ending(run.start().later(12 * year), 12))?;
            let rate = value.quantity.in_unit(&Unit::one());
            let rate = rate.map_err(|error| wrong(error, expr))?;
            let step = Decimal::ONE.plus(rate).and_then(|step| factor.times(step));
            factor = step.map_err(|error| failed(error, expr))?;
            operands.push(value);
        }
        if years == 0 || run.months() % 12 != 0 {
            return Err(Unknown::NoObservation.into());
        }
        let growth = factor
            .minus(Decimal::ONE)
            .and_then(|growth| growth.shifted(2));
        let growth = growth.map_err(|error| failed(error, expr))?;
        let growth = Quantity::new(growth, Unit::percent());
        Ok(self.joined("∏(1+g)", run, growth, operands, expr))
    }

    /// At the baseline nothing has come about since: zero in the unit of what is counted.
    fn nothing_yet(&self, of: &Expr, baseline: Period, expr: &Expr) -> Result<Value, Absent> {
        let at_baseline = self.value(of, baseline);
        let value = at_baseline.or_else(|_| self.value(of, baseline.years_later(1)))?;
        let nothing = Quantity::new(Decimal::ZERO, value.quantity.unit.clone());
        let value = self.joined("cum", baseline, nothing, Vec::new(), expr);
        Ok(Value {
            literal: false,
            ..value
        })
    }

    /// The value of a stock or rate at a moment: the longest period that ends there.
    pub(super) fn newest_at(&self, of: &Expr, end: Month) -> Result<Value, Absent> {
        let mut absent = Absent::Unknown(Unknown::NoObservation);
        for months in [12, 6, 3, 1] {
            match self.value(of, Period::ending(end, months)) {
                Err(Absent::Unknown(unknown)) => absent = Absent::Unknown(unknown),
                decided => return decided,
            }
        }
        Err(absent)
    }

    /// The mean of a stock at both ends of the period.
    fn avg(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        let before = self.value(of, Period::ending(period.start(), period.months()))?;
        let after = self.value(of, period)?;
        let sum = before.quantity.plus(&after.quantity);
        let sum = sum.map_err(|error| wrong(error, expr))?;
        let half = sum
            .value
            .over(Decimal::from(2))
            .map_err(|error| failed(error, expr))?;
        let quantity = Quantity::new(half, sum.unit);
        Ok(self.joined("avg", period, quantity, vec![before, after], expr))
    }

    fn extreme(
        &self,
        name: &str,
        arguments: &[Expr],
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let mut values: Vec<Value> = Vec::new();
        let mut best: Option<(&Expr, Value)> = None;
        for argument in arguments {
            let value = self.value(argument, period)?;
            let better = match &best {
                None => true,
                Some((first, best)) => {
                    let (a, b) = addends((*first, best), (argument, &value), expr)?;
                    let order = a.compare(&b).map_err(|error| wrong(error, expr))?;
                    match name {
                        "min" => order.is_gt(),
                        _ => order.is_lt(),
                    }
                }
            };
            if better {
                best = Some((argument, value.clone()));
            }
            values.push(value);
        }
        let (_, best) = best.ok_or(Unknown::NoObservation)?;
        Ok(self.joined(name, period, best.quantity, values, expr))
    }

    /// Mean growth a year over n years (两年平均): the published rates compounded, else from the levels at both ends.
    fn cagr(&self, of: &Expr, years: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        // A whole number from 1 to 100, as the formula was read.
        let count = match &years.node {
            Node::Number(number) => number.to_i64().and_then(|n| i32::try_from(n).ok()),
            _ => None,
        };
        let count = count.ok_or(Unknown::NoObservation)?;
        let tied = self.published_growth(of);
        let growth = tied.or_else(|| {
            let series = self.single(of)?;
            let (kind, _) = self.ledger.kind(series)?;
            (kind == Kind::Growth).then_some(series)
        });
        let (factor, operands) = if let Some(growth) = growth {
            let mut factor = Decimal::ONE;
            let mut operands = Vec::new();
            for back in 0..count {
                let at = period.years_later(-back);
                let derivation = self.derive_growth(growth, at)?;
                let percent = derivation.value.in_unit(&Unit::percent());
                let percent = percent.map_err(|error| wrong(error, expr))?;
                let rate = percent.shifted(-2);
                let step = rate.and_then(|rate| factor.times(Decimal::ONE.plus(rate)?));
                factor = step.map_err(|error| failed(error, expr))?;
                operands.push(self.published(derivation, of, at, expr));
            }
            (factor, operands)
        } else {
            let before = period.years_later(-count);
            self.comparable(of, before, period.end())?;
            let now = self.value(of, period)?;
            let before = self.value(of, before)?;
            let growth = growth_between(&before.quantity, &now.quantity, expr)?;
            let rate = growth
                .in_unit(&Unit::one())
                .map_err(|error| wrong(error, expr))?;
            let factor = Decimal::ONE
                .plus(rate)
                .map_err(|error| failed(error, expr))?;
            (factor, vec![now, before])
        };
        let yearly = factor
            .power_ratio(1, count)
            .and_then(|yearly| yearly.minus(Decimal::ONE))
            .and_then(|yearly| yearly.shifted(2))
            .map_err(|error| failed(error, expr))?;
        let quantity = Quantity::new(yearly, Unit::percent());
        let mut value = self.joined("cagr", period, quantity, operands, expr);
        let prices = match (tied, growth) {
            (Some(_), _) => Some(CONSTANT_PRICE),
            (None, None) => Some(CURRENT_PRICE),
            (None, Some(_)) => None,
        };
        value.flags.extend(prices.map(str::to_owned));
        Ok(value)
    }

    /// A part's increment in its whole's: 贡献率, in %.
    fn contribution(
        &self,
        part: &Expr,
        whole: &Expr,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let before = period.years_later(-1);
        self.comparable(part, before, period.end())?;
        self.comparable(whole, before, period.end())?;
        let values = [
            self.value(part, period)?,
            self.value(part, before)?,
            self.value(whole, period)?,
            self.value(whole, before)?,
        ];
        let [part_now, part_before, whole_now, whole_before] = &values;
        let change = |now: &Value, before: &Value| {
            let change = now.quantity.minus(&before.quantity);
            change.map_err(|error| wrong(error, expr))
        };
        let change_of_whole = change(whole_now, whole_before)?;
        if change_of_whole.value.is_zero() {
            return Err(self.division_by_zero(expr, whole, period));
        }
        let share = change(part_now, part_before)?
            .over(&change_of_whole)
            .map_err(QuantityError::from)
            .and_then(|share| share.converted(&Unit::percent()))
            .map_err(|error| wrong(error, expr))?;
        Ok(self.joined("contribution", period, share, values.into(), expr))
    }

    /// Points of the whole's growth that come from a part (拉动): the whole's growth times the part's contribution.
    fn pull(
        &self,
        part: &Expr,
        whole: &Expr,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let growth = self.yoy(whole, period, expr)?;
        let share = self.contribution(part, whole, period, expr)?;
        let product = growth.quantity.times(&share.quantity);
        let product = product.map_err(|error| failed(error, expr))?;
        let points = product
            .converted(&Unit::points())
            .map_err(|error| wrong(error, expr))?;
        Ok(self.joined("pull", period, points, vec![growth, share], expr))
    }
}

/// Growth from one level to another, in %. From zero or across it there is none.
fn growth_between(before: &Quantity, now: &Quantity, expr: &Expr) -> Result<Quantity, Absent> {
    let ratio = now
        .in_unit(&before.unit)
        .map_err(|error| wrong(error, expr))?;
    if !before.value.is_positive() {
        return Err(Unknown::NoObservation.into());
    }
    let percent = ratio
        .over(before.value)
        .and_then(|ratio| ratio.minus(Decimal::ONE))
        .and_then(|growth| growth.shifted(2))
        .map_err(|error| failed(error, expr))?;
    Ok(Quantity::new(percent, Unit::percent()))
}
