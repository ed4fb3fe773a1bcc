//! At which prices the growths are that a value is made of: one at current prices says nothing beside one at constant ones.

use super::Scene;
use super::shape::Shape;
use crate::plan::formula::Expr;
use crate::quantity::Unit;
use crate::series::{Kind, Prices, Series, SeriesId};
use crate::words::sides::names_prices;

/// A growth of what has prices.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::assess) struct Grown {
    /// What grew, as the formula has it, or the name of the growth.
    pub(in crate::assess) name: String,
    /// Its prices; none of a published one of which nobody says.
    pub(in crate::assess) prices: Option<Prices>,
}

impl Grown {
    fn is_current(&self) -> bool {
        self.prices == Some(Prices::Current)
    }
}

/// The first at current prices and the first that is not said to be so, where there are both.
pub(in crate::assess) fn unlike(growths: &[Grown]) -> Option<(&Grown, &Grown)> {
    let current = growths.iter().find(|growth| growth.is_current());
    let other = growths.iter().find(|growth| !growth.is_current());
    current.zip(other)
}

impl Scene<'_> {
    /// That of levels in a unit, where they have prices.
    pub(super) fn grown(&self, of: &Expr, unit: &Unit) -> Option<Grown> {
        self.prices_of_levels(of, unit)
            .map(|prices| Grown { name: of.to_string(), prices: Some(prices) })
    }

    /// At which prices levels in a unit are: constant where all are whose names or plan say so; none of what has no prices.
    pub(in crate::assess) fn prices_of_levels(&self, of: &Expr, unit: &Unit) -> Option<Prices> {
        unit.has_prices().then_some(())?;
        let shape = Shape::of(self, of);
        let mut priced = shape.series.iter().filter_map(|(id, _)| {
            let has_prices = self.ledger.unit(*id).is_none_or(Unit::has_prices);
            self.catalogue.get(*id).filter(|_| has_prices)
        });
        if self.is_index(of) {
            return None;
        }
        let is_constant = |series: &Series| series.prices_of_level() == Some(Prices::Constant);
        Some(if priced.all(is_constant) { Prices::Constant } else { Prices::Current })
    }

    fn is_index(&self, of: &Expr) -> bool {
        let series = self.single(of).and_then(|series| self.catalogue.get(series));
        series.is_some_and(Series::is_index)
    }

    /// A series that is a published growth itself.
    pub(super) fn published_alone(&self, series: SeriesId) -> Vec<Grown> {
        let is_growth = self.ledger.kind(series).map(|(kind, _)| kind) == Some(Kind::Growth);
        let grown = is_growth.then(|| self.published_of(series, None));
        grown.unwrap_or_default()
    }

    /// A published growth, but of what its level, where it has one, tells to be without prices, and of prices themselves.
    pub(super) fn published_of(&self, growth: SeriesId, of: Option<&Expr>) -> Vec<Grown> {
        let level = of.and_then(|of| self.ledger.unit(self.single(of)?));
        let named = self.catalogue.get(growth);
        let of_amounts = |series: &&Series| {
            level.is_none_or(|unit| unit.is_ratio() || unit.has_prices())
                && !names_prices(&series.name)
        };
        let grown = named
            .filter(of_amounts)
            .map(|series| Grown { name: series.name.clone(), prices: series.prices() });
        grown.into_iter().collect()
    }
}
