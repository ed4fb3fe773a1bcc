//! The unit of each series, its observations as figures in that unit, and how far a published figure may be from the true one.

use std::collections::BTreeMap;

use super::message::LedgerMessage;
use super::message::Units;
use crate::data::{Data, Member, Observation, UnitId};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::{ArithmeticError, Conversion, Decimal, Unit};
use crate::series::{Aggregate, Series};

/// A value with the place of its last digit, in the unit of its series.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// The value.
    pub(super) value: Decimal,
    /// The power of ten of its last written digit.
    pub(super) last_digit: i32,
    /// How far it may be from the true value: half a unit of the last digit, for each figure that was added up.
    pub(super) half: Decimal,
}

/// How the observations of a series become figures.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// The unit of the series.
    pub(super) unit: Unit,
    /// By unit of the data: the factor that turns it into the unit of the series.
    conversions: Vec<Option<Conversion>>,
    aggregate: Option<Aggregate>,
    /// The digits behind the point that most figures in a unit are written with: a spreadsheet drops the zeros at the end of one.
    usual: BTreeMap<Alike, i8>,
}

impl Scale {
    /// The scale of a series in a unit.
    pub(super) fn new(series: &Series, unit: Unit, data: &Data) -> Self {
        // A scale alone (万) is of what the plan says that the series counts.
        let stated = series.unit.is_some() && !unit.is_ratio();
        let conversions = data.units.iter().map(|one| {
            if stated && one.is_bare() && !one.text().is_empty() {
                return Some(Conversion::tens(one.scale().checked_sub(unit.scale())?));
            }
            one.conversion_to(&unit)
        });
        Self {
            conversions: conversions.collect(),
            unit,
            aggregate: series.aggregate,
            usual: BTreeMap::new(),
        }
    }

    /// The factor that turns an observation's unit into that of the series; none where they do not go together.
    pub(super) fn conversion(&self, observation: &Observation) -> Option<Conversion> {
        *self.conversions.get(observation.unit.0 as usize)?
    }

    /// The power of ten of a last digit of an observation in the unit of the series.
    fn last_digit(&self, observation: &Observation, places: i8) -> i32 {
        let conversion = self.conversion(observation);
        let tens = conversion.map_or(0, Conversion::tens_above);
        tens - i32::from(places)
    }

    /// What decides how precise an observation is: two of which this is equal have equal halves.
    pub(super) fn precision(&self, observation: &Observation, data: &Data) -> (i32, i64) {
        let usual = alike(observation).and_then(|alike| self.usual.get(&alike));
        let places = usual.map_or(observation.places, |usual| observation.places.max(*usual));
        let members = match (self.aggregate, observation.members) {
            (Some(Aggregate::Sum), Some(at)) => rows(data.members.get(at as usize)),
            _ => 1,
        };
        (self.last_digit(observation, places), members)
    }

    /// The power of ten of the first digit of an observation, in the unit of the series; none where it is 0 or there is none.
    pub(super) fn magnitude(&self, observation: &Observation) -> Option<i32> {
        let conversion = self.conversion(observation)?;
        conversion.of(observation.value?).ok()?.magnitude()
    }

    /// The figure of an observation that has a value.
    pub(super) fn figure(
        &self,
        observation: &Observation,
        data: &Data,
    ) -> Result<Option<Figure>, ArithmeticError> {
        let (Some(value), Some(conversion)) = (observation.value, self.conversion(observation))
        else {
            return Ok(None);
        };
        let (digit, members) = self.precision(observation, data);
        Ok(Some(Figure {
            value: conversion.of(value)?,
            last_digit: self.last_digit(observation, observation.places),
            half: self.half(digit, members)?,
        }))
    }

    fn half(&self, last_digit: i32, members: i64) -> Result<Decimal, ArithmeticError> {
        // A count of rows is exact.
        if self.aggregate == Some(Aggregate::Count) {
            return Ok(Decimal::ZERO);
        }
        let half = half_unit(last_digit)?;
        match members {
            1 => Ok(half),
            members => half.times(Decimal::from(members)),
        }
    }
}

/// What is published with the same digits: figures in one unit, of whole years, or of their parts.
type Alike = (UnitId, bool);

/// What a figure is published with; none of what is added up here.
fn alike(one: &Observation) -> Option<Alike> {
    let is_published = one.members.is_none() && one.value.is_some();
    is_published.then_some((one.unit, one.period.months() % 12 == 0))
}

/// How many rows an aggregate is made of.
fn rows(members: Option<&Vec<Member>>) -> i64 {
    let rows = members.into_iter().flatten().map(|member| member.rows);
    rows.fold(0, |sum: i64, rows| sum.saturating_add(rows.abs())).max(1)
}

/// Half of a power of ten.
fn half_unit(exponent: i32) -> Result<Decimal, ArithmeticError> {
    Decimal::from(5).shifted(exponent.saturating_sub(1))
}

impl Figure {
    /// Whether both are one value: the finer, rounded to the last digit of the coarser, equals it.
    pub(super) fn is_one_with(self, other: Self) -> bool {
        let (finer, coarser) =
            if self.last_digit <= other.last_digit { (self, other) } else { (other, self) };
        if finer.value == coarser.value {
            return true;
        }
        let at_last_digit = |value: Decimal| value.shifted(-coarser.last_digit).ok();
        match (at_last_digit(finer.value), at_last_digit(coarser.value)) {
            (Some(finer), Some(coarser)) => {
                finer.half_up(0) == coarser || finer.half_even(0) == coarser
            }
            _ => false,
        }
    }
}

/// The scale of each series: in its declared unit, else in that of its first observation with a value.
pub(super) fn scales<'a>(
    series: impl Iterator<Item = &'a Series>,
    data: &Data,
    diagnostics: &mut Diagnostics,
) -> Vec<Scale> {
    let series: Vec<&Series> = series.collect();
    let mut first: Vec<Option<Observation>> = vec![None; series.len()];
    // Of every series, one observation of each unit that does not go with its own is enough to say so.
    for one in data.observations.iter() {
        let known = first.get_mut(one.series.index());
        if let Some(known) = known
            && known.is_none_or(|known| known.value.is_none() && one.value.is_some())
        {
            *known = Some(one);
        }
    }
    let mut scales: Vec<Scale> = series
        .iter()
        .zip(&first)
        .map(|(series, first)| {
            let of_first = || first.map(|one| data.unit(one.unit));
            let unit = series.unit.clone().or_else(of_first);
            Scale::new(series, unit.unwrap_or_else(Unit::bare), data)
        })
        .collect();
    report(&series, &first, &scales, data, diagnostics);
    settle_digits(&mut scales, data);
    scales
}

/// The digits that at least half of the figures of each series are written with, or more.
fn settle_digits(scales: &mut [Scale], data: &Data) {
    let mut written: Vec<BTreeMap<Alike, BTreeMap<i8, usize>>> = vec![<_>::default(); scales.len()];
    for one in data.observations.iter() {
        if let (Some(alike), Some(written)) = (alike(&one), written.get_mut(one.series.index())) {
            let counts = written.entry(alike).or_default();
            *counts.entry(one.places).or_default() += 1;
        }
    }
    let usual = |counts: BTreeMap<i8, usize>| {
        let all: usize = counts.values().sum();
        let mut so_far = 0;
        let mut finest_first = counts.into_iter().rev();
        finest_first.find_map(|(places, count)| {
            so_far += count;
            (so_far * 2 >= all).then_some(places)
        })
    };
    for (scale, written) in scales.iter_mut().zip(written) {
        let settled = written.into_iter();
        scale.usual = settled.filter_map(|(alike, counts)| Some((alike, usual(counts)?))).collect();
    }
}

fn report(
    series: &[&Series],
    first: &[Option<Observation>],
    scales: &[Scale],
    data: &Data,
    diagnostics: &mut Diagnostics,
) {
    let mut told = vec![Vec::new(); series.len()];
    for one in data.observations.iter() {
        let at = one.series.index();
        let (Some(series), Some(scale), Some(told)) =
            (series.get(at), scales.get(at), told.get_mut(at))
        else {
            continue;
        };
        let is_told = series.silent || told.contains(&one.unit);
        if is_told || one.value.is_none() || scale.conversion(&one).is_some() {
            continue;
        }
        told.push(one.unit);
        let other = first.get(at).copied().flatten().filter(|_| series.unit.is_none());
        let message = LedgerMessage::Units {
            units: Units {
                name: series.name.clone(),
                key: series.key.clone(),
                found: data.unit(one.unit),
                wanted: scale.unit.clone(),
                declared: series.unit.is_some(),
            },
        };
        let also = other.and_then(|other| data.place(other.cell));
        diagnostics.push(Diagnostic::error(data.place(one.cell), message).also(also));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: &str, last_digit: i32) -> Figure {
        Figure {
            value: Decimal::parse(value).unwrap(),
            last_digit,
            half: half_unit(last_digit).unwrap(),
        }
    }

    #[test]
    fn a_finer_figure_that_rounds_to_a_coarser_is_the_same() {
        for (a, b, same) in [
            (("12.34", -2), ("12.3", -1), true),
            (("12.35", -2), ("12.4", -1), true),
            (("12.25", -2), ("12.2", -1), true),
            (("12.36", -2), ("12.3", -1), false),
            (("12.30", -2), ("12.3", -1), true),
            (("12.3", -1), ("12.4", -1), false),
            (("1234", 0), ("1200", 2), true),
            (("1260", 0), ("1200", 2), false),
        ] {
            let (one, other) = (figure(a.0, a.1), figure(b.0, b.1));
            assert_eq!(one.is_one_with(other), same, "{a:?} {b:?}");
            assert_eq!(other.is_one_with(one), same, "{b:?} {a:?}");
        }
    }
}
