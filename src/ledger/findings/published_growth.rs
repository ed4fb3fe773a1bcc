//! `published-growth`: the published change on a year before beside the one computed from levels.

use crate::diagnostic::{Diagnostic, Place};
use crate::quantity::{Decimal, Period, Quantity, Unit};

use super::super::derivation::Derivation;
use super::super::message::LedgerMessage;
use super::One;

/// One information a series and region: the newest period in which both differ by more than rounding explains.
pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) {
    let Some(growth) = one.facts.series.growth else {
        return;
    };
    let mut compared = 0;
    let mut differing = 0;
    let mut newest = None;
    for period in one.ledger.observed(growth, one.track.region) {
        let Some(pair) = Pair::of(one, period) else {
            continue;
        };
        compared += 1;
        if pair.differs() == Some(true) {
            differing += 1;
            newest = Some(pair);
        }
    }
    let (Some(pair), Some(subject)) = (newest, one.subject()) else {
        return;
    };
    let place = places(one, &pair.published).next();
    let also: Vec<Place> = places(one, &pair.now)
        .chain(places(one, &pair.before))
        .collect();
    let message = LedgerMessage::PublishedGrowth {
        subject,
        period: pair.period,
        published: pair.published.value.clone(),
        computed: Quantity::new(pair.computed, Unit::percent()),
        differing,
        compared,
    };
    found.push(Diagnostic::info(place, message).also(also));
}

/// The published and the computed growth of one period, in %.
struct Pair {
    period: Period,
    published: Derivation,
    now: Derivation,
    before: Derivation,
    computed: Decimal,
}

impl Pair {
    fn of(one: &One, period: Period) -> Option<Self> {
        let (series, region) = (one.track.series, one.track.region);
        let now = one.ledger.over(series, region, period).ok()?;
        let a_year_before = period.years_later(-1);
        let before = one.ledger.over(series, region, a_year_before).ok()?;
        let mut published = one.ledger.published_growth(series, region, period)?.ok()?;
        published.value = published.value.converted(&Unit::percent()).ok()?;
        Some(Self {
            period,
            computed: change(&now.value, &before.value)?,
            published,
            now,
            before,
        })
    }

    fn differs(&self) -> Option<bool> {
        let gap = self.computed.minus(self.published.value.value).ok()?.abs();
        let levels = self.now.uncertainty.plus(self.before.uncertainty).ok()?;
        let levels = levels.times(Decimal::HUNDRED).ok()?;
        let rounding = levels.over(self.before.value.value.abs()).ok()?;
        let allowed = rounding.plus(self.published.uncertainty).ok()?;
        Some(gap > allowed)
    }
}

/// The places of the cells of a derivation.
fn places<'a>(one: &'a One, derivation: &'a Derivation) -> impl Iterator<Item = Place> + use<'a> {
    let steps = derivation.steps.iter();
    steps.filter_map(|step| one.ledger.place(step.observation))
}

/// The change from one level to another in %; none where the first is not above 0.
pub(super) fn change(now: &Quantity, before: &Quantity) -> Option<Decimal> {
    if !before.value.is_positive() {
        return None;
    }
    let ratio = now.in_unit(&before.unit).ok()?.over(before.value).ok()?;
    let change = ratio.minus(Decimal::ONE).ok()?;
    change.times(Decimal::HUNDRED).ok()
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;
    use crate::series::SeriesId;

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

    #[test]
    fn a_revised_year_joined_to_an_unrevised_one_is_found_where_both_are_subtracted() {
        let ledger = book(
            "生产总值 2023 100.0 亿元\n生产总值 2023Q1 20.0 亿元\n生产总值 2024Q1 23.0 亿元
             生产总值增速 2024Q1 5.0 %",
        );
        let end = crate::ledger::testing::period("2024Q1").end();
        let year = crate::quantity::Period::ending(end, 12);
        let (series, region) = (SeriesId(0), crate::series::RegionId(0));
        let derivation = ledger.over(series, region, year).unwrap();
        let found = ledger.mixed_vintages(series, region, &derivation).unwrap();
        assert_eq!(found.code().name(), "mixed-vintages");
        assert_eq!(found.place.unwrap().line, 3);
        assert_eq!(
            found.also.iter().map(|p| p.line).collect::<Vec<_>>(),
            [2, 4]
        );
        let published = ledger.over(series, region, crate::ledger::testing::period("2024Q1"));
        assert!(
            ledger
                .mixed_vintages(series, region, &published.unwrap())
                .is_none()
        );
    }
}
