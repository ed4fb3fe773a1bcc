//! Values over periods: what flows, stocks, rates and growths are over a run of months that need not be published.

use super::Ledger;
use super::cells::Entry;
use super::cells::{Facts, Track};
use super::derivation::{Derivation, How, Step, Unknown};
use crate::quantity::{ArithmeticError, Compounding, Decimal, Frequency, Period, Quantity, Unit};
use crate::series::{Base, Kind, Over, RegionId, SeriesId};

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
        let view = self.view(series, region, period)?;
        let kind = view.facts.kind().ok_or(Unknown::NoKind)?;
        if kind != Kind::Stock {
            view.track.stays_in_scope(period)?;
        }
        match kind {
            Kind::Flow => view.flow(),
            Kind::Stock => view.stock(),
            Kind::Rate => view.rate(),
            Kind::Growth if view.facts.series.over.is_some() => view.rate(),
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
        let view = self.view(series, region, period)?;
        view.track.stays_in_scope(period)?;
        let of_parts = view.facts.series.over.filter(|_| period.months() <= 12);
        let mut derivation = match (view.published(), of_parts) {
            (Some(published), _) => published?,
            (None, Some(_)) => view.rate()?,
            (None, None) => return view.compounded(false),
        };
        if view.facts.base == Some(Base::YearBefore) {
            let base = Quantity::new(Decimal::HUNDRED, Unit::percent());
            derivation.value = derivation
                .value
                .minus(&base)
                .map_err(|_| Unknown::NoShare(period, view.facts.scale.unit.clone()))?;
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
        let is_cut = self.facts_of(growth)?.is_cut;
        let mut found = self.growth(growth, region, period);
        if let Ok(derivation) = &mut found
            && is_cut
        {
            derivation.value.value = derivation.value.value.negated();
        }
        Some(found)
    }

    fn view(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Result<View<'_>, Unknown> {
        let (facts, track) = self.look_up(series, region)?;
        Ok(View { ledger: self, facts, track, period })
    }

    /// The value over a period, as [`Ledger::over`] gives it, and how far it may be from the true one.
    pub(super) fn figure_over(
        &self,
        facts: &Facts,
        track: &Track,
        period: Period,
    ) -> Option<(Decimal, Decimal)> {
        let own = self.entry(track, period).filter(|own| own.has_value);
        if let Some(own) = own.filter(|_| facts.kind.is_some()) {
            let figure = self.figure(facts, own).ok()??;
            return Some((figure.value, figure.half));
        }
        let found = self.over(track.series, track.region, period).ok()?;
        Some((found.value.value, found.uncertainty))
    }

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
                value: figure.value,
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

/// A whole number of equal parts of a period, each with its cell; or the cells that say that there is none.
enum Parts {
    All(Vec<Entry>),
    Missing(Vec<u32>),
    None,
}

/// One period of one track.
pub(super) struct View<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) facts: &'a Facts,
    pub(super) track: &'a Track,
    pub(super) period: Period,
}

impl View<'_> {
    /// The cell of exactly this period, if it has a value.
    pub(super) fn published(&self) -> Option<Result<Derivation, Unknown>> {
        let entry = self.ledger.entry(self.track, self.period)?;
        entry.has_value.then(|| self.of(entry, How::Published))
    }

    pub(super) fn flow(&self) -> Result<Derivation, Unknown> {
        if let Some(published) = self.published() {
            return published;
        }
        let ends = (self.period.start(), self.period.end());
        let path = self.ledger.path(self.facts, self.track, ends, u32::MAX);
        match path {
            Some(path) => self.sum(&path, How::Path),
            None => Err(self.missing_within()),
        }
    }

    pub(super) fn stock(&self) -> Result<Derivation, Unknown> {
        if let Some(published) = self.published() {
            return published;
        }
        let at_end = self.ledger.entries_ending(self.track, self.period.end());
        let shortest = at_end.clone().find(|entry| entry.has_value);
        match shortest {
            Some(entry) => self.of(entry, How::ShorterRun),
            None => Err(self.unknown(at_end.map(|entry| entry.observation).collect())),
        }
    }

    pub(super) fn rate(&self) -> Result<Derivation, Unknown> {
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
        for frequency in
            [Frequency::Year, Frequency::HalfYear, Frequency::Quarter, Frequency::Month]
        {
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
        match at_end.find(|entry| entry.has_value) {
            Some(entry) => self.of(entry, How::Last),
            None => Err(self.unknown(self.own_cell())),
        }
    }

    /// Yearly changes compounded. `as_published` keeps the base 100 of figures that have one: an index on the year before the
    /// first.
    pub(super) fn compounded(&self, as_published: bool) -> Result<Derivation, Unknown> {
        let entries = match self.parts(Frequency::Year) {
            Parts::All(entries) => entries,
            Parts::Missing(cells) => return Err(self.unknown(cells)),
            Parts::None => return Err(self.unknown(self.own_cell())),
        };
        let added: Vec<(i8, Entry)> = entries.into_iter().map(|e| (1, e)).collect();
        let mut derivation = self.sum(&added, How::Compounded)?;
        let unit = &self.facts.scale.unit;
        let no_share = || Unknown::NoShare(self.period, unit.clone());
        let conversion = unit.conversion_to(&Unit::one()).ok_or_else(no_share)?;
        let shares = derivation.steps.iter();
        let shares = shares.map(|step| conversion.of(step.value));
        let change = shares.collect::<Result<Vec<Decimal>, _>>();
        let change = change.and_then(|shares| self.change_over(&shares, as_published));
        let change = change.map_err(|error| self.overflow(error))?;
        derivation.value =
            Quantity::new(change, Unit::one()).converted(unit).map_err(|_| no_share())?;
        Ok(derivation)
    }

    /// What the changes of single years come to. A figure with base 100 is the factor itself, and so is their product.
    fn change_over(
        &self,
        shares: &[Decimal],
        as_published: bool,
    ) -> Result<Decimal, ArithmeticError> {
        if self.facts.base == Some(Base::YearBefore) {
            let factor = Compounding::Level.product(shares)?;
            return if as_published { Ok(factor) } else { factor.minus(Decimal::ONE) };
        }
        let law = if self.facts.is_cut { Compounding::Cut(0) } else { Compounding::Growth(0) };
        law.product(shares)
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
                Some(entry) if entry.has_value => entries.push(entry),
                Some(entry) => missing.push(entry.observation),
                None => return Parts::None,
            }
            start = part.end();
        }
        if missing.is_empty() { Parts::All(entries) } else { Parts::Missing(missing) }
    }

    fn of(&self, entry: Entry, how: How) -> Result<Derivation, Unknown> {
        self.sum(&[(1, entry)], how)
    }

    fn sum(&self, path: &[(i8, Entry)], how: How) -> Result<Derivation, Unknown> {
        self.ledger.sum(self.facts, path, how).map_err(|error| self.overflow(error))
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
        let inside = self.ledger.entries_within(self.track, self.period);
        let missing = inside.filter(|entry| !entry.has_value);
        self.unknown(missing.map(|entry| entry.observation).collect())
    }

    fn unknown(&self, missing: Vec<u32>) -> Unknown {
        if missing.is_empty() {
            Unknown::NotDerivable(self.period)
        } else {
            Unknown::Missing(self.period, missing)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::testing::{Book, period};
    use crate::series::RegionId;

    const TOTAL: RegionId = RegionId(0);

    fn trailing_year(end: &str) -> Period {
        Period::ending(period(end).end(), 12)
    }

    #[test]
    fn a_flow_is_made_of_the_runs_that_were_published() {
        let ledger = Book::default()
            .cells(
                "游客 2023年1-3月 10 万人次
             游客 2023年1-6月 25 万人次
             游客 2023 60 万人次
             游客 2024年1-2月 8 万人次
             游客 2024年1-6月 300000 人次",
            )
            .ledger();
        for (run, expected) in [
            (period("2023Q2"), "+2023-H1 -2023-Q1"),
            (period("2023年上半年"), "+2023-H1"),
            (trailing_year("2024-06"), "+2023 +2024-H1 -2023-H1"),
            (period("2024年3-6月"), "+2024-H1 -2024-01/2024-02"),
        ] {
            assert_eq!(ledger.cells_of("游客", run), expected, "{run}");
        }
        let year = trailing_year("2024-06");
        let found = ledger.over(ledger.named("游客"), TOTAL, year).unwrap();
        assert_eq!(found.value.to_string(), "65万人次");
        assert_eq!(found.how, How::Path);
        // Two figures to the 万人次, one to the 人次.
        assert_eq!(found.uncertainty, Decimal::parse("1.00005").unwrap());
        let unknown = ledger.shown("游客", "2024-01");
        assert_eq!(unknown, Err(Unknown::NotDerivable(period("2024-01"))));
    }

    #[test]
    fn cells_without_a_value_are_named_where_they_are_needed() {
        let ledger = Book::default()
            .cells("收入 2024-01 - 亿元\n收入 2024-02 3 亿元\n收入 2024年1-3月 9 亿元")
            .ledger();
        let run = period("2024年1-2月");
        assert_eq!(ledger.shown("收入", "2024年1-2月"), Err(Unknown::Missing(run, vec![0])));
        // It blocks nothing that can be made without it.
        assert_eq!(ledger.shown("收入", "2024Q1").unwrap(), "9亿元");
    }

    #[test]
    fn no_path_reaches_across_a_break() {
        let ledger = Book::default()
            .with("销售额", |one| {
                one.kind = Some(Kind::Flow);
                one.breaks = vec![period("2018")];
            })
            .cells(
                "销售额 2017 10 亿元
             销售额 2018 20 亿元
             销售额 2017年7-12月 6 亿元
             销售额 2018年1-6月 9 亿元",
            )
            .ledger();
        assert_eq!(ledger.shown("销售额", "2018年7-12月").unwrap(), "11亿元");
        assert_eq!(ledger.shown("销售额", "2017年1-6月").unwrap(), "4亿元");
        let across = trailing_year("2018-06");
        let found = ledger.over(ledger.named("销售额"), TOTAL, across);
        let first = period("2018").start();
        assert_eq!(found.unwrap_err(), Unknown::AcrossBreak(across, first));
    }

    #[test]
    fn a_stock_is_the_level_at_the_end() {
        let ledger = Book::default()
            .cells(
                "贷款余额 2023 99 亿元
             贷款余额 2023-12 100 亿元
             贷款余额 2023Q4 101 亿元
             贷款余额 2024-06 - 亿元",
            )
            .ledger();
        for (text, expected) in [
            ("2023", "99亿元"),
            ("2023Q4", "101亿元"),
            ("2023年下半年", "100亿元"),
            ("2023-12", "100亿元"),
        ] {
            assert_eq!(ledger.shown("贷款余额", text).unwrap(), expected, "{text}");
        }
        let half = period("2024年上半年");
        let found = ledger.shown("贷款余额", "2024年上半年");
        assert_eq!(found, Err(Unknown::Missing(half, vec![3])));
        assert!(ledger.shown("贷款余额", "2024-05").is_err());
    }

    #[test]
    fn the_growth_tied_to_a_level_has_the_sign_of_a_change() {
        let ledger = Book::default()
            .with("能耗", |one| one.growth = Some(SeriesId(1)))
            .with("能耗降低率", |_| {})
            .cells("能耗降低率 2021 3 %\n能耗 2021 97 吨")
            .ledger();
        let found = ledger.published_growth(SeriesId(0), TOTAL, period("2021"));
        assert_eq!(found.unwrap().unwrap().value.to_string(), "-3%");
        assert!(ledger.published_growth(SeriesId(1), TOTAL, period("2021")).is_none());
    }

    #[test]
    fn regions_are_kept_apart() {
        let ledger = Book::default()
            .cells("收入 2023 10 亿元 - 黑山镇\n收入 2023 20 亿元 - 青年镇\n收入 2022 7 亿元")
            .ledger();
        let id = ledger.named("收入");
        let regions: Vec<u32> = ledger.regions_of(id).map(|region| region.0).collect();
        assert_eq!(regions, [0, 1, 2]);
        let found = ledger.over(id, RegionId(2), period("2023")).unwrap();
        assert_eq!(found.value.to_string(), "20亿元");
        assert_eq!(
            ledger.over(id, RegionId(9), period("2023")).unwrap_err(),
            Unknown::NoObservation
        );
        assert!(ledger.has(id, RegionId(1)) && !ledger.has(id, RegionId(9)));
    }

    #[test]
    fn too_many_digits_are_said_so() {
        let large = "7".repeat(28);
        let ledger = Book::default()
            .with("收入", |one| {
                one.unit = Some(crate::ledger::testing::unit("元"));
            })
            .cells(&format!("收入 2023 {large} 亿元"))
            .ledger();
        let found = ledger.shown("收入", "2023");
        assert_eq!(found, Err(Unknown::Arithmetic(period("2023"), ArithmeticError::Overflow)));
    }

    fn unemployment(over: Option<Over>, cells: &str) -> Ledger {
        Book::default().with("失业率", |one| one.over = over).cells(cells).ledger()
    }

    #[test]
    fn a_rate_stands_for_the_period_it_was_published_for() {
        let cells = "失业率 2024-01 5.2 %\n失业率 2024-02 5.4 %\n失业率 2024-03 5.0 %";
        let ledger = unemployment(None, cells);
        assert_eq!(ledger.shown("失业率", "2024-03").unwrap(), "5%");
        assert!(ledger.shown("失业率", "2024Q1").is_err());
    }

    #[test]
    fn with_over_a_rate_of_a_longer_period_is_a_mean_or_the_last() {
        let cells = "失业率 2024-01 5.2 %\n失业率 2024-02 5.4 %\n失业率 2024-03 5.0 %
                 失业率 2024Q2 5.8 %\n失业率 2024-04 1 %";
        let ledger = unemployment(Some(Over::Mean), cells);
        let id = ledger.named("失业率");
        let quarter = ledger.over(id, TOTAL, period("2024Q1")).unwrap();
        assert_eq!(
            (quarter.value.to_string(), quarter.how),
            ("5.2%".to_owned(), How::Mean(Frequency::Month))
        );
        assert_eq!(quarter.uncertainty, Decimal::parse("0.05").unwrap());
        // The first quarter was not published: its months and the second quarter make no mean.
        assert!(ledger.shown("失业率", "2024年上半年").is_err());
        assert!(ledger.shown("失业率", "2024年1-2月").is_ok());
        let ledger = unemployment(Some(Over::Last), cells);
        let found = ledger.over(ledger.named("失业率"), TOTAL, period("2024Q1")).unwrap();
        assert_eq!((found.value.to_string(), found.how), ("5%".to_owned(), How::Last));
    }

    #[test]
    fn the_longest_parts_that_cover_a_period_make_the_mean() {
        let quarters = [5, 6, 7, 8].into_iter().zip(1..);
        let quarters = quarters.map(|(rate, q)| format!("失业率 2023Q{q} {rate} %"));
        let months = (1..=12).map(|month| format!("失业率 2023-{month:02} 9 %"));
        let cells: Vec<String> = quarters.chain(months).collect();
        let cells = cells.join("\n");
        let ledger = unemployment(Some(Over::Mean), &cells);
        let found = ledger.over(ledger.named("失业率"), TOTAL, period("2023")).unwrap();
        assert_eq!(
            (found.value.to_string(), found.how),
            ("6.5%".to_owned(), How::Mean(Frequency::Quarter))
        );
    }

    #[test]
    fn growths_compound_over_years() {
        for (name, cells, over, growth) in [
            ("生产总值增速", ["8", "3"], "11.24%", "11.24%"),
            ("能耗降低率", ["10", "20"], "28%", "28%"),
            ("消费价格指数(上年=100)", ["102", "101"], "103.02%", "3.02%"),
        ] {
            let [first, second] = cells;
            let ledger = Book::default()
                .cells(&format!("{name} 2021 {first} %\n{name} 2022 {second} %"))
                .ledger();
            let years = Period::new(period("2021").start(), period("2022").end()).unwrap();
            let id = ledger.named(name);
            let found = ledger.over(id, TOTAL, years).unwrap();
            assert_eq!(
                (found.value.to_string(), found.how),
                (over.to_owned(), How::Compounded),
                "{name}"
            );
            let found = ledger.growth(id, TOTAL, years).unwrap();
            assert_eq!(found.value.to_string(), growth, "{name}");
            let longer = Period::starting(years.start(), 36);
            assert!(ledger.over(id, TOTAL, longer).is_err());
        }
    }

    #[test]
    fn growths_are_never_differenced() {
        let ledger =
            Book::default().cells("投资增速 2024年1-3月 4 %\n投资增速 2024年1-6月 6 %").ledger();
        assert!(ledger.shown("投资增速", "2024Q2").is_err());
    }

    #[test]
    fn a_growth_with_base_100_stands_as_published_and_feeds_growth_without_it() {
        let ledger = Book::default()
            .cells("消费价格指数(上年=100) 2021 100.9 %\n地区生产总值增速 2021 0.081 1")
            .ledger();
        let id = ledger.named("消费价格指数(上年=100)");
        assert_eq!(ledger.over(id, TOTAL, period("2021")).unwrap().value.to_string(), "100.9%");
        assert_eq!(ledger.growth(id, TOTAL, period("2021")).unwrap().value.to_string(), "0.9%");
    }

    #[test]
    fn a_bare_growth_cannot_be_compounded() {
        let ledger = Book::default().cells("投资增速 2021 8\n投资增速 2022 3").ledger();
        let years = Period::new(period("2021").start(), period("2022").end()).unwrap();
        let found = ledger.over(ledger.named("投资增速"), TOTAL, years);
        assert_eq!(found.unwrap_err(), Unknown::NoShare(years, Unit::bare()));
    }
}
