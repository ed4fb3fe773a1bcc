//! `published-growth` and `mixed-vintages`: the change on a year before as it is published and as levels give it.

use super::super::Ledger;
use super::super::cells::Entry;
use super::super::derivation::{Derivation, Step};
use super::super::message::LedgerMessage;
use super::One;
use crate::diagnostic::{Diagnostic, Place};
use crate::quantity::{Decimal, Period, Quantity, Unit};
use crate::series::{Base, RegionId, SeriesId};

/// The published and the computed growth of one period, in %.
pub(in crate::ledger) struct Growth {
    pub(in crate::ledger) period: Period,
    pub(in crate::ledger) published: Derivation,
    now: Derivation,
    before: Derivation,
    pub(in crate::ledger) computed: Decimal,
}

impl Growth {
    /// None where one of the three is not known, or the series breaks between.
    pub(in crate::ledger) fn of(
        ledger: &Ledger,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Option<Self> {
        let mut published = ledger.published_growth(series, region, period)?.ok()?;
        let uncertainty = Quantity::new(published.uncertainty, published.value.unit.clone());
        published.uncertainty = uncertainty.in_unit(&Unit::percent()).ok()?;
        published.value = published.value.converted(&Unit::percent()).ok()?;
        let a_year_before = period.years_later(-1);
        let both = Period::new(a_year_before.start(), period.end())?;
        if ledger.break_within(series, region, both).is_some() {
            return None;
        }
        let now = ledger.over(series, region, period).ok()?;
        let before = ledger.over(series, region, a_year_before).ok()?;
        Some(Self { period, computed: change(&now.value, &before.value)?, published, now, before })
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

    /// Whether the two are more than a point, and more than rounding explains, apart.
    pub(in crate::ledger) fn is_far(&self) -> Option<bool> {
        let allowed = Decimal::ONE.plus(self.rounding()?).ok()?;
        Some(self.gap()?.abs() > allowed)
    }

    /// The places of the cells of the published growth, of the run and of the run a year before.
    pub(in crate::ledger) fn places(&self, ledger: &Ledger) -> [Vec<Place>; 3] {
        [&self.published, &self.now, &self.before].map(|derivation| {
            let steps = derivation.steps.iter();
            steps.filter_map(|step| ledger.place(step.observation)).collect()
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

/// One information a series and region: the newest period in which both differ by more than rounding explains.
pub(super) fn published(one: &One, found: &mut Vec<Diagnostic>) {
    let (ledger, series, region) = (one.ledger, one.track.series, one.track.region);
    let growth = one.facts.series.growth;
    let growth = growth.and_then(|growth| ledger.look_up(growth, region).ok());
    let Some((facts, track)) = growth else {
        return;
    };
    let Some(in_percent) = facts.scale.unit.conversion_to(&Unit::percent()) else {
        return;
    };
    let published = |entry| {
        let figure = ledger.figure(facts, entry).ok()??;
        let (value, half) = (in_percent.of(figure.value).ok()?, in_percent.of(figure.half).ok()?);
        let base =
            if facts.base == Some(Base::YearBefore) { Decimal::HUNDRED } else { Decimal::ZERO };
        let growth = value.minus(base).ok()?;
        Some((if facts.is_cut { growth.negated() } else { growth }, half))
    };
    let mut compared = 0;
    let mut differing = 0;
    let mut newest = None;
    let stands = |entry: &Entry| entry.has_value && track.break_within(entry.period).is_none();
    for entry in ledger.entries(track).filter(stands) {
        let differs = published(entry).and_then(|growth| differs(one, growth, entry.period));
        compared += usize::from(differs.is_some());
        if differs == Some(true) {
            differing += 1;
            newest = Some(entry.period);
        }
    }
    let pair = newest.and_then(|period| Growth::of(ledger, series, region, period));
    let (Some(pair), Some(subject)) = (pair, one.subject()) else {
        return;
    };
    let [published, now, before] = pair.places(ledger);
    let message = LedgerMessage::PublishedGrowth {
        subject,
        period: pair.period,
        published: pair.published.value.clone(),
        computed: Quantity::new(pair.computed, Unit::percent()),
        differing,
        compared,
    };
    let place = published.into_iter().next();
    found.push(Diagnostic::finding(place, message).also(now.into_iter().chain(before)));
}

/// Whether the published growth p differs from that of the levels n and b by more than rounding explains: of
/// |100·(n/b − 1) − p| > 100·(h(n) + h(b))/b + h(p) both sides times b, so that nothing is divided. None where either is not known.
fn differs(
    one: &One,
    (published, of_published): (Decimal, Decimal),
    period: Period,
) -> Option<bool> {
    let a_year_before = period.years_later(-1);
    let both = Period::new(a_year_before.start(), period.end())?;
    if one.track.break_within(both).is_some() {
        return None;
    }
    let figure = |period| one.ledger.figure_over(one.facts, one.track, period);
    let ((now, of_now), (before, of_before)) = (figure(period)?, figure(a_year_before)?);
    before.is_positive().then_some(())?;
    let hundred = |value: Decimal| value.times(Decimal::HUNDRED).ok();
    let grown = published.plus(Decimal::HUNDRED).ok()?.times(before).ok()?;
    let gap = hundred(now)?.minus(grown).ok()?;
    let rounding = of_published.times(before).ok()?;
    let rounding = hundred(of_now.plus(of_before).ok()?)?.plus(rounding).ok()?;
    Some(gap.abs() > rounding)
}

/// The first pair of runs, a year apart and of opposite sign, whose implied growth is more than a point, and more than rounding
/// explains, from the published one. Published growth is at constant prices, so that prices keep the two apart as well:
/// - where versions tell that some cells of the year before were revised and others were not, it is a warning;
/// - where all cells are of one version it is nothing;
/// - else it is information, unless the two were as far apart in the same months of earlier years.
pub(in crate::ledger) fn mixed_vintages(
    ledger: &Ledger,
    series: SeriesId,
    region: RegionId,
    derivation: &Derivation,
) -> Option<Diagnostic> {
    let growth = |period| Growth::of(ledger, series, region, period);
    let mut pairs = subtracted(derivation).filter_map(|(now, _)| growth(now.period));
    let pair = pairs.find(|pair| pair.is_far().unwrap_or(false))?;
    let mixed = match versions(ledger, series, region, derivation, pair.period) {
        Versions::One => return None,
        Versions::RevisedInPart => true,
        Versions::Unknown => false,
    };
    let usual = usual(&pair, growth);
    if !mixed && is_usual(pair.gap()?, usual)? {
        return None;
    }
    let percent = |value| Quantity::new(value, Unit::percent());
    let message = LedgerMessage::MixedVintages {
        subject: ledger.subject(series, region)?,
        period: pair.period,
        implied: percent(pair.computed),
        published: pair.published.value.clone(),
        gap: percent(pair.gap()?),
        mixed,
    };
    let [published, now, before] = pair.places(ledger);
    let others = derivation.steps.iter();
    let others = others
        .filter(|step| step.period != pair.period && step.period != pair.period.years_later(-1));
    let others = others.filter_map(|step| ledger.place(step.observation));
    let also = before.into_iter().chain(others).chain(published);
    Some(Diagnostic::finding(now.into_iter().next(), message).also(also))
}

/// The runs that are added while the same run of the year before is subtracted.
fn subtracted(derivation: &Derivation) -> impl Iterator<Item = (&Step, &Step)> {
    let steps = || derivation.steps.iter();
    let added = steps().filter(|step| step.sign > 0);
    added.filter_map(move |now| {
        let mut subtracted = steps().filter(|step| step.sign < 0);
        let before = subtracted.find(|before| before.period.years_later(1) == now.period)?;
        Some((now, before))
    })
}

/// The least and the greatest gap of the same months in earlier years: what prices have done.
fn usual(pair: &Growth, growth: impl Fn(Period) -> Option<Growth>) -> (Decimal, Decimal) {
    let mut range = (Decimal::ZERO, Decimal::ZERO);
    let earlier = (1..).map_while(|back| growth(pair.period.years_later(-back)));
    for gap in earlier.filter_map(|pair| pair.gap()) {
        range = (range.0.min(gap), range.1.max(gap));
    }
    range
}

fn is_usual(gap: Decimal, (low, high): (Decimal, Decimal)) -> Option<bool> {
    let (low, high) = (low.minus(Decimal::ONE).ok()?, high.plus(Decimal::ONE).ok()?);
    Some(low <= gap && gap <= high)
}

/// What the versions of the cells say.
enum Versions {
    /// All are of one version: whatever keeps the growths apart, it is no revision.
    One,
    /// Of the year before some were revised, others were not.
    RevisedInPart,
    /// Nothing for or against.
    Unknown,
}

fn versions(
    ledger: &Ledger,
    series: SeriesId,
    region: RegionId,
    derivation: &Derivation,
    now: Period,
) -> Versions {
    let steps = || derivation.steps.iter();
    let revised = |step: &Step| ledger.revision(series, region, step.period).is_some();
    let before = || steps().filter(|step| step.period != now);
    if before().any(revised) && !before().all(revised) {
        return Versions::RevisedInPart;
    }
    let mut versions = steps().map(|step| ledger.vintage(step.observation));
    let first = versions.next().flatten();
    if first.is_some() && versions.all(|version| version == first) {
        Versions::One
    } else {
        Versions::Unknown
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::{Book, period};
    use crate::quantity::Period;
    use crate::series::{RegionId, SeriesId};

    fn book(cells: &str) -> crate::ledger::Ledger {
        Book::default()
            .with("生产总值", |one| one.growth = Some(SeriesId(1)))
            .with("生产总值增速", |_| {})
            .cells(cells)
            .ledger()
    }

    #[test]
    fn the_newest_difference_is_told_with_how_many_there_are() {
        let ledger = book(
            "生产总值 2021 100.0 亿元\n生产总值 2022 110.0 亿元\n生产总值 2023 115.5 亿元
         生产总值增速 2022 8.0 %\n生产总值增速 2023 5.0 %\n生产总值增速 2024 4.0 %",
        );
        assert_eq!(ledger.codes(), ["published-growth 4,2,1"]);
        let said = ledger.said().concat();
        assert!(
            said.contains("公布增速 8.00%，按公布绝对数推算为 10.00%；可比的 2 期中有 1 期不同"),
            "{said}"
        );
    }

    #[test]
    fn what_rounding_explains_is_no_difference() {
        let ledger = book("生产总值 2022 10 亿元\n生产总值 2023 11 亿元\n生产总值增速 2023 2 %");
        assert_eq!(ledger.codes(), [""; 0]);
    }

    /// The lines that a finding on the twelve months to 2024Q1 names.
    fn found(cells: &str) -> Option<Vec<u32>> {
        let ledger = Book::default()
            .with("生产总值", |one| one.growth = Some(SeriesId(1)))
            .with("生产总值增速", |_| {})
            .cells(cells)
            .ledger();
        let year = Period::ending(period("2024Q1").end(), 12);
        let (series, region) = (SeriesId(0), RegionId(0));
        let derivation = ledger.over(series, region, year).unwrap();
        let found = ledger.mixed_vintages(series, region, &derivation)?;
        assert_eq!(found.code().word(), "mixed-vintages");
        let lines = found.place.iter().chain(&found.also).map(|place| place.line);
        Some(lines.collect())
    }

    const GROWTH: &str = "生产总值增速 2024Q1 5.0 %";

    #[test]
    fn a_revised_year_joined_to_an_unrevised_run_is_found() {
        let cells =
            "生产总值 2023 100.0 亿元\n生产总值 2023Q1 20.0 亿元\n生产总值 2024Q1 23.0 亿元";
        assert_eq!(found(&format!("{cells}\n{GROWTH}")), Some(vec![3, 2, 1, 4]));
        let close =
            "生产总值 2023 100.0 亿元\n生产总值 2023Q1 20.0 亿元\n生产总值 2024Q1 21.2 亿元";
        assert_eq!(found(&format!("{close}\n{GROWTH}")), None);
    }

    #[test]
    fn versions_tell_it_from_prices() {
        let revised = "生产总值 2023 100.0 亿元 2025-01\n生产总值 2023Q1 20.0 亿元 2023-04
                   生产总值 2024Q1 23.0 亿元 2024-04\n生产总值 2023 97.0 亿元 2024-01";
        assert_eq!(found(&format!("{revised}\n{GROWTH} 2024-04")), Some(vec![3, 2, 1, 5]));
        let one = "生产总值 2023 100.0 亿元 2025-01\n生产总值 2023Q1 20.0 亿元 2025-01
               生产总值 2024Q1 23.0 亿元 2025-01";
        assert_eq!(found(&format!("{one}\n{GROWTH} 2025-01")), None);
    }

    #[test]
    fn what_prices_did_in_earlier_years_is_no_sign_of_it() {
        let rows = |now: &str| {
            format!(
                "生产总值 2023 100.0 亿元\n生产总值 2023Q1 20.0 亿元\n生产总值 2024Q1 {now} 亿元
             生产总值 2022Q1 18.5 亿元\n生产总值增速 2023Q1 5.0 %\n{GROWTH}"
            )
        };
        // 8.1% from levels in 2023, 5% as published: 3.1 points of prices.
        assert_eq!(found(&rows("21.8")), None);
        assert_eq!(found(&rows("22.0")), Some(vec![3, 2, 1, 6]));
    }
}
