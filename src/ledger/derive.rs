//! Values over periods: what flows, stocks, rates and growths are over a run of months.

use crate::quantity::{ArithmeticError, Decimal, Frequency, Period, Quantity, Unit};
use crate::series::{Base, Kind, Over, RegionId, SeriesId};

use super::Ledger;
use super::derivation::{Derivation, How, Step, Unknown};
use super::track::{Entry, Facts, Track};

/// A whole number of equal parts of a period, each with its cell; or the cells that say that there is none.
enum Parts {
    All(Vec<Entry>),
    Missing(Vec<u32>),
    None,
}

impl Ledger {
    /// The value of a series over a period, in the series' unit.
    ///
    /// # Errors
    /// [`Unknown`] where nothing was published that gives it.
    pub fn over(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let (facts, track) = self.look_up(series, region)?;
        let kind = facts.kind().ok_or(Unknown::NoKind)?;
        if kind != Kind::Stock {
            facts.stays_in_scope(period)?;
        }
        let view = View {
            ledger: self,
            facts,
            track,
            period,
        };
        match kind {
            Kind::Flow => view.flow(),
            Kind::Stock => view.stock(),
            Kind::Rate => view.rate(),
            Kind::Growth => view.published().unwrap_or_else(|| view.compounded(true)),
        }
    }

    /// The change on a year before that a growth series gives for a period, compounded over several years; a figure with base
    /// 100 without its 100. A cut stays a cut: its figure is the fall.
    ///
    /// # Errors
    /// [`Unknown`], also where its figures are no shares.
    pub fn growth(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let (facts, track) = self.look_up(series, region)?;
        facts.stays_in_scope(period)?;
        let view = View {
            ledger: self,
            facts,
            track,
            period,
        };
        let mut derivation = match view.published() {
            Some(published) => published?,
            None => return view.compounded(false),
        };
        if facts.series.base() == Some(Base::YearBefore) {
            let base = Quantity::new(Decimal::HUNDRED, Unit::percent());
            derivation.value = derivation
                .value
                .minus(&base)
                .map_err(|_| Unknown::NoShare(period, facts.scale.unit.clone()))?;
        }
        Ok(derivation)
    }

    /// The published change on a year before of a *level*, where the plan ties a series of growths to it; cuts with their sign.
    /// None where it ties none.
    ///
    /// # Errors
    /// As [`Ledger::growth`].
    #[must_use]
    pub fn published_growth(
        &self,
        level: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Option<Result<Derivation, Unknown>> {
        let growth = self.series(level)?.growth?;
        let is_cut = self.series(growth)?.is_cut();
        let mut found = self.growth(growth, region, period);
        if let Ok(derivation) = &mut found
            && is_cut
        {
            derivation.value.value = derivation.value.value.negated();
        }
        Some(found)
    }
}

/// One period of one track.
struct View<'a> {
    ledger: &'a Ledger,
    facts: &'a Facts,
    track: &'a Track,
    period: Period,
}

impl View<'_> {
    /// The cell of exactly this period, if it has a value.
    fn published(&self) -> Option<Result<Derivation, Unknown>> {
        let entry = self.ledger.entry(self.track, self.period)?;
        self.ledger
            .has_value(entry)
            .then(|| self.of(entry, How::Published))
    }

    fn flow(&self) -> Result<Derivation, Unknown> {
        if let Some(published) = self.published() {
            return published;
        }
        let path = self.ledger.path(
            self.facts,
            self.track,
            self.period.start(),
            self.period.end(),
            u32::MAX,
        );
        match path {
            Some(path) => self.sum(&path, How::Path),
            None => Err(self.missing_within()),
        }
    }

    fn stock(&self) -> Result<Derivation, Unknown> {
        if let Some(published) = self.published() {
            return published;
        }
        let at_end = self.ledger.entries_ending(self.track, self.period.end());
        let shortest = at_end.clone().find(|entry| self.ledger.has_value(*entry));
        match shortest {
            Some(entry) => self.of(entry, How::ShorterRun),
            None => Err(self.unknown(at_end.map(|entry| entry.observation).collect())),
        }
    }

    fn rate(&self) -> Result<Derivation, Unknown> {
        if let Some(published) = self.published() {
            return published;
        }
        match self.facts.series.over {
            Some(Over::Mean) => self.mean(),
            Some(Over::Last) => self.last(),
            None => Err(self.unknown(self.own_cell())),
        }
    }

    /// The mean of its parts: of the longest that cover it.
    fn mean(&self) -> Result<Derivation, Unknown> {
        let mut missing = self.own_cell();
        for frequency in [
            Frequency::Year,
            Frequency::HalfYear,
            Frequency::Quarter,
            Frequency::Month,
        ] {
            match self.parts(frequency) {
                Parts::All(entries) => {
                    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
                    let added: Vec<(i8, Entry)> = entries.into_iter().map(|e| (1, e)).collect();
                    let mut mean = self.sum(&added, How::Mean(frequency))?;
                    let share = |sum: Decimal| sum.over(Decimal::from(count));
                    mean.value.value = share(mean.value.value).map_err(|e| self.overflow(e))?;
                    mean.uncertainty = share(mean.uncertainty).map_err(|e| self.overflow(e))?;
                    return Ok(mean);
                }
                Parts::Missing(cells) => missing = cells,
                Parts::None => {}
            }
        }
        Err(self.unknown(missing))
    }

    fn last(&self) -> Result<Derivation, Unknown> {
        let mut at_end = self.ledger.entries_ending(self.track, self.period.end());
        match at_end.find(|entry| self.ledger.has_value(*entry)) {
            Some(entry) => self.of(entry, How::Last),
            None => Err(self.unknown(self.own_cell())),
        }
    }

    /// Yearly changes compounded. `as_published` keeps the base 100 of figures that have one: an index on the year before the
    /// first.
    fn compounded(&self, as_published: bool) -> Result<Derivation, Unknown> {
        let entries = match self.parts(Frequency::Year) {
            Parts::All(entries) => entries,
            Parts::Missing(cells) => return Err(self.unknown(cells)),
            Parts::None => return Err(self.unknown(self.own_cell())),
        };
        let added: Vec<(i8, Entry)> = entries.into_iter().map(|e| (1, e)).collect();
        let mut derivation = self.sum(&added, How::Compounded)?;
        let unit = &self.facts.scale.unit;
        let no_share = || Unknown::NoShare(self.period, unit.clone());
        let change = self
            .factor(&derivation.steps)
            .map_err(|e| self.overflow(e))?
            .ok_or_else(no_share)?;
        let based = self.facts.series.base() == Some(Base::YearBefore);
        let change = if based && as_published {
            change.plus(Decimal::ONE).map_err(|e| self.overflow(e))?
        } else {
            change
        };
        derivation.value = Quantity::new(change, Unit::one())
            .converted(unit)
            .map_err(|_| no_share())?;
        Ok(derivation)
    }

    /// Π(1 + g) − 1 for growths, 1 − Π(1 − r) for cuts; none where a figure is no share.
    fn factor(&self, steps: &[Step]) -> Result<Option<Decimal>, ArithmeticError> {
        let is_cut = self.facts.series.is_cut();
        let based = self.facts.series.base() == Some(Base::YearBefore);
        let mut product = Decimal::ONE;
        for step in steps {
            let Ok(share) = step.value.in_unit(&Unit::one()) else {
                return Ok(None);
            };
            let factor = match (based, is_cut) {
                (true, _) => share,
                (false, true) => Decimal::ONE.minus(share)?,
                (false, false) => Decimal::ONE.plus(share)?,
            };
            product = product.times(factor)?;
        }
        let change = product.minus(Decimal::ONE)?;
        Ok(Some(if is_cut && !based {
            change.negated()
        } else {
            change
        }))
    }

    /// The cells of the parts of one length that make up the period, if it has more than one.
    fn parts(&self, frequency: Frequency) -> Parts {
        let length = frequency.months();
        let months = self.period.months();
        if months <= length || months % length != 0 {
            return Parts::None;
        }
        let mut entries = Vec::new();
        let mut missing = Vec::new();
        let mut start = self.period.start();
        while start < self.period.end() {
            let part = Period::starting(start, length);
            match self.ledger.entry(self.track, part) {
                Some(entry) if self.ledger.has_value(entry) => entries.push(entry),
                Some(entry) => missing.push(entry.observation),
                None => return Parts::None,
            }
            start = part.end();
        }
        if missing.is_empty() {
            Parts::All(entries)
        } else {
            Parts::Missing(missing)
        }
    }

    fn of(&self, entry: Entry, how: How) -> Result<Derivation, Unknown> {
        self.sum(&[(1, entry)], how)
    }

    fn sum(&self, path: &[(i8, Entry)], how: How) -> Result<Derivation, Unknown> {
        self.ledger
            .sum(self.facts, path, how)
            .map_err(|error| self.overflow(error))
    }

    fn overflow(&self, error: ArithmeticError) -> Unknown {
        Unknown::Arithmetic(self.period, error)
    }

    /// The period's own cell, which has no value.
    fn own_cell(&self) -> Vec<u32> {
        let own = self.ledger.entry(self.track, self.period);
        own.map(|entry| entry.observation).into_iter().collect()
    }

    /// Why a flow is unknown: its own cell without value, else such cells inside the period.
    fn missing_within(&self) -> Unknown {
        let own = self.own_cell();
        if !own.is_empty() {
            return self.unknown(own);
        }
        let inside = self
            .ledger
            .entries(self.track)
            .filter(|entry| self.period.contains(entry.period) && !self.ledger.has_value(*entry));
        self.unknown(inside.map(|entry| entry.observation).collect())
    }

    fn unknown(&self, missing: Vec<u32>) -> Unknown {
        if missing.is_empty() {
            Unknown::NotDerivable(self.period)
        } else {
            Unknown::Missing(self.period, missing)
        }
    }
}

impl Ledger {
    /// Signed cells summed up, in the series' unit.
    pub(super) fn sum(
        &self,
        facts: &Facts,
        path: &[(i8, Entry)],
        how: How,
    ) -> Result<Derivation, ArithmeticError> {
        let mut value = Decimal::ZERO;
        let mut uncertainty = Decimal::ZERO;
        let mut steps = Vec::with_capacity(path.len());
        for (sign, entry) in path {
            let Some(figure) = self.figure(facts, *entry)? else {
                continue;
            };
            value = match sign {
                1 => value.plus(figure.value)?,
                _ => value.minus(figure.value)?,
            };
            uncertainty = uncertainty.plus(figure.half)?;
            steps.push(Step {
                sign: *sign,
                observation: entry.observation,
                period: entry.period,
                value: Quantity::new(figure.value, facts.scale.unit.clone()),
            });
        }
        steps.sort_by_key(|step| (-step.sign, step.period));
        Ok(Derivation {
            value: Quantity::new(value, facts.scale.unit.clone()),
            uncertainty,
            steps,
            how,
        })
    }
}
