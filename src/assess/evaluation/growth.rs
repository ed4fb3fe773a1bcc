//! Growth: on a year before, over several years, and what a part gives to its whole's.

use super::functions::count_of;
use super::{Absent, Scene, Value, division_by_no_growth, failed, wrong};
use crate::assess::flag::{Flag, Making};
use crate::ledger::{Derivation, Unknown};
use crate::plan::formula::Expr;
use crate::quantity::{Compounding, Decimal, Period, Quantity, QuantityError, Unit};
use crate::series::{Kind, Prices, Series, SeriesId};

/// Where the growth of a year comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::assess) enum GrowthSource {
    /// The series of published growth.
    Published(SeriesId),
    /// The levels.
    Computed,
}

impl Scene<'_> {
    /// Growth on the same period of the year before, in %: the published one where the series names it; where that is of parts of
    /// the period alone, from the levels.
    pub(super) fn yoy(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        let growth = self.published_growth(of);
        let published = growth.map(|growth| self.yoy_published(of, growth, period, expr));
        match published {
            Some(Err(_)) if growth.is_some_and(|growth| self.is_in_parts(growth, period)) => {
                self.yoy_computed(of, period, expr)
            }
            Some(published) => published,
            None => self.yoy_computed(of, period, expr),
        }
    }

    /// Whether the last that is published of a growth in a period is of its end alone.
    fn is_in_parts(&self, growth: SeriesId, period: Period) -> bool {
        let region = self.region_of(growth);
        let observed = region.map(|region| self.ledger.observed_at(growth, region, period.end()));
        observed.is_some_and(|mut all| all.any(|one| one.start() > period.start()))
    }

    /// The growth on the same period of the year before that is published of a name's series.
    fn yoy_published(
        &self,
        of: &Expr,
        growth: SeriesId,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let derivation = self.derive_published(of, period)?;
        let mut value = self.published(growth, derivation, period, expr);
        value.flags.push(self.made_by(growth));
        Ok(value)
    }

    /// What is to be known of growth that a series publishes: that it is published, and its prices where they are said.
    pub(in crate::assess) fn made_by(&self, growth: SeriesId) -> Flag {
        let series = self.catalogue.get(growth);
        let constant = series.and_then(Series::prices) == Some(Prices::Constant);
        if constant { Making::ConstantPrice.into() } else { Making::Published.into() }
    }

    /// What is to be known of growth that is computed from levels in a unit: whether it is at current prices.
    fn made_of_levels(&self, of: &Expr, unit: &Unit) -> Flag {
        match self.prices_of_levels(of, unit) {
            Some(Prices::Current) => Making::CurrentPrice.into(),
            _ => Making::Computed.into(),
        }
    }

    /// The growth of a year in progress, or of a year: as it is published, else between levels.
    pub(in crate::assess) fn growth(
        &self,
        of: &Expr,
        source: GrowthSource,
        period: Period,
    ) -> Result<Value, Absent> {
        match source {
            GrowthSource::Published(growth) => self.yoy_published(of, growth, period, of),
            GrowthSource::Computed => self.yoy_computed(of, period, of),
        }
    }

    /// The growth on the same period of the year before, from the levels.
    fn yoy_computed(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        let before = period.years_later(-1);
        self.comparable(of, before, period.end())?;
        let before = self.value(of, before)?;
        self.growth_between(of, before, period, expr)
    }

    /// The growth of a period on a level of the year before that the plan states.
    pub(in crate::assess) fn growth_on(
        &self,
        of: &Expr,
        before: Value,
        period: Period,
    ) -> Result<Value, Absent> {
        self.growth_between(of, before, period, of)
    }

    fn growth_between(
        &self,
        of: &Expr,
        before: Value,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let now = self.value(of, period)?;
        let quantity = growth_between(&before.quantity, &now.quantity, expr)?;
        let unit = now.quantity.unit.clone();
        let mut value = self.joined("yoy", period, quantity, vec![now, before], expr);
        value.flags.push(self.made_of_levels(of, &unit));
        value.growths.extend(self.grown(of, &unit));
        Ok(value)
    }

    /// The published growth of a series over a period, as a value.
    pub(super) fn published(
        &self,
        growth: SeriesId,
        derivation: Derivation,
        period: Period,
        expr: &Expr,
    ) -> Value {
        let part = self.growth_part(growth, period, &derivation);
        let operand = Value {
            quantity: derivation.value.clone(),
            uncertainty: Some(derivation.uncertainty),
            literal: false,
            flags: super::tracing::flags(self.ledger, &derivation),
            growths: self.published_of(growth, Some(expr)),
            part,
        };
        self.joined("yoy", period, derivation.value, vec![operand], expr)
    }

    /// The series of published growth that a name's series is tied to, where it has any figure.
    pub(in crate::assess) fn published_growth(&self, of: &Expr) -> Option<SeriesId> {
        let growth = self.catalogue.get(self.single(of)?)?.growth?;
        let mut figures = self.ledger.observed(growth, self.region_of(growth)?);
        figures.next().map(|_| growth)
    }

    /// The growth that is published of a name's series over a period: a base of 100 taken off, of cuts with its sign.
    pub(in crate::assess) fn derive_published(
        &self,
        of: &Expr,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let level = self.single(of).ok_or(Unknown::NoObservation)?;
        let growth = self.published_growth(of).ok_or(Unknown::NoObservation)?;
        let region = self.region_of(growth).ok_or(Unknown::NoObservation)?;
        let published = self.ledger.published_growth(level, region, period);
        published.unwrap_or(Err(Unknown::NoObservation))
    }

    /// The figure of a series of growths or of cuts over a period, a base of 100 taken off.
    pub(super) fn derive_growth(
        &self,
        growth: SeriesId,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let region = self.region_of(growth).ok_or(Unknown::NoObservation)?;
        self.ledger.growth(growth, region, period)
    }

    /// The figure of a growth over a period without its base of 100.
    pub(in crate::assess) fn growth_off_base(
        &self,
        of: &Expr,
        growth: SeriesId,
        period: Period,
    ) -> Result<Value, Absent> {
        let derivation = self.derive_growth(growth, period)?;
        Ok(self.published(growth, derivation, period, of))
    }

    /// Mean growth a year over n years (两年平均): the published rates compounded, else from the levels at both ends.
    pub(super) fn cagr(
        &self,
        of: &Expr,
        years: &Expr,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let count = count_of(years)?;
        let tied = self.published_growth(of);
        let own = self.single(of).filter(|series| {
            let kind = self.ledger.kind(*series);
            kind.is_some_and(|(kind, _)| kind == Kind::Growth)
        });
        let failed = |error| failed(error, expr);
        let percent = Unit::percent();
        let (mean, operands, flag, grown) = if let Some(growth) = tied.or(own) {
            let mut figures = Vec::new();
            let mut operands = Vec::new();
            for back in 0..count {
                let at = period.years_later(-back);
                let derivation = match tied {
                    Some(_) => self.derive_published(of, at),
                    None => self.derive_growth(growth, at),
                }?;
                let figure = derivation.value.in_unit(&percent);
                figures.push(figure.map_err(|error| wrong(error, expr))?);
                operands.push(self.published(growth, derivation, at, expr));
            }
            let law = match tied {
                Some(_) => Compounding::Growth(percent.scale()),
                None => self.compounding(of, &percent),
            };
            let mean = law.mean(&figures).map_err(failed)?;
            let flag = tied.map(|growth| self.made_by(growth));
            (mean, operands, flag, None)
        } else {
            let before = period.years_later(-count);
            self.comparable(of, before, period.end())?;
            let now = self.value(of, period)?;
            let before = self.value(of, before)?;
            let (from, to) = levels(&before.quantity, &now.quantity, expr)?;
            let yearly = Compounding::Level.yearly(from, to, 12 * count);
            let mean = yearly.and_then(|yearly| yearly.shifted(2));
            let flag = self.made_of_levels(of, &now.quantity.unit);
            let grown = self.grown(of, &now.quantity.unit);
            (mean.map_err(failed)?, vec![now, before], Some(flag), grown)
        };
        let how = match own {
            Some(_) if tied.is_none() && self.is_cut(of) => "cagr(1-r)",
            _ => "cagr",
        };
        let quantity = Quantity::new(mean, percent);
        let mut value = self.joined(how, period, quantity, operands, expr);
        value.flags.extend(flag);
        value.growths.extend(grown);
        Ok(value)
    }

    /// The levels of a part and of its whole in the period a year before, and their growths on them, all published at the same
    /// prices; none where one of the growths is not.
    fn on_one_basis(&self, part: &Expr, whole: &Expr, period: Period) -> Option<[Value; 4]> {
        let prices = |of: &Expr| {
            let growth = self.published_growth(of)?;
            Some(self.catalogue.get(growth)?.prices())
        };
        (prices(part)? == prices(whole)?).then_some(())?;
        let before = period.years_later(-1);
        Some([
            self.value(part, before).ok()?,
            self.yoy(part, period, part).ok()?.called("yoy", &[part]),
            self.value(whole, before).ok()?,
            self.yoy(whole, period, whole).ok()?.called("yoy", &[whole]),
        ])
    }

    /// A part's increment in its whole's: 贡献率, in %: (x₀·g)/(y₀·G) by published growths of one price basis, else from the levels.
    pub(super) fn contribution(
        &self,
        part: &Expr,
        whole: &Expr,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        if let Some(values) = self.on_one_basis(part, whole, period) {
            let [part_before, part_growth, whole_before, whole_growth] = &values;
            if whole_before.quantity.value.is_zero() {
                return Err(self.division_by_zero(expr, whole, period.years_later(-1)));
            }
            if whole_growth.quantity.value.is_zero() {
                return Err(division_by_no_growth(expr, whole, period));
            }
            let increment =
                |before: &Value, growth: &Value| before.quantity.times(&growth.quantity);
            let share = increment(part_before, part_growth)
                .and_then(|part| part.over(&increment(whole_before, whole_growth)?))
                .map_err(QuantityError::from)
                .and_then(|share| share.converted(&Unit::percent()))
                .map_err(|error| wrong(error, expr))?;
            return Ok(self.joined("x₀·g/(y₀·G)", period, share, values.into(), expr));
        }
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
            return Err(division_by_no_growth(expr, whole, period));
        }
        let share = change(part_now, part_before)?
            .over(&change_of_whole)
            .map_err(QuantityError::from)
            .and_then(|share| share.converted(&Unit::percent()))
            .map_err(|error| wrong(error, expr))?;
        let flag = self.made_of_levels(whole, &whole_now.quantity.unit);
        let mut value = self.joined("contribution", period, share, values.into(), expr);
        value.flags.push(flag);
        Ok(value)
    }

    /// Points of the whole's growth that come from a part (拉动): the whole's growth times the part's contribution.
    pub(super) fn pull(
        &self,
        part: &Expr,
        whole: &Expr,
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        if let Some([part_before, growth, whole_before, _]) = self.on_one_basis(part, whole, period)
        {
            if whole_before.quantity.value.is_zero() {
                return Err(self.division_by_zero(expr, whole, period.years_later(-1)));
            }
            let points = part_before
                .quantity
                .times(&growth.quantity)
                .and_then(|increment| increment.over(&whole_before.quantity))
                .map_err(QuantityError::from)
                .and_then(|points| points.converted(&Unit::points()))
                .map_err(|error| wrong(error, expr))?;
            let values = vec![part_before, growth, whole_before];
            return Ok(self.joined("x₀·g/y₀", period, points, values, expr));
        }
        let growth = self.yoy_computed(whole, period, expr)?;
        let share = self.contribution(part, whole, period, expr)?;
        let product = growth.quantity.times(&share.quantity);
        let product = product.map_err(|error| failed(error, expr))?;
        let points = product.converted(&Unit::points()).map_err(|error| wrong(error, expr))?;
        let values =
            vec![growth.called("yoy", &[whole]), share.called("contribution", &[part, whole])];
        Ok(self.joined("pull", period, points, values, expr))
    }
}

impl Value {
    /// Traced as the call of a function that the formula does not write.
    fn called(mut self, function: &str, of: &[&Expr]) -> Self {
        if let Some(part) = &mut self.part {
            let of: Vec<String> = of.iter().map(ToString::to_string).collect();
            part.text = format!("{function}({})", of.join(", "));
        }
        self
    }
}

/// Growth from one level to another, in %. From zero or across it there is none.
fn growth_between(before: &Quantity, now: &Quantity, expr: &Expr) -> Result<Quantity, Absent> {
    let (from, to) = levels(before, now, expr)?;
    let percent = to
        .over(from)
        .and_then(|ratio| ratio.minus(Decimal::ONE))
        .and_then(|growth| growth.shifted(2))
        .map_err(|error| failed(error, expr))?;
    Ok(Quantity::new(percent, Unit::percent()))
}

/// Two levels that growth leads between, in the unit of the first, which is above zero.
fn levels(before: &Quantity, now: &Quantity, expr: &Expr) -> Result<(Decimal, Decimal), Absent> {
    let now = now.in_unit(&before.unit);
    let now = now.map_err(|error| wrong(error, expr))?;
    if before.value.is_positive() {
        Ok((before.value, now))
    } else {
        Err(Unknown::NoObservation.into())
    }
}
