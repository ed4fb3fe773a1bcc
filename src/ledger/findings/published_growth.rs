//! `published-growth`: the published change on a year before beside the one computed from levels.

use crate::diagnostic::Diagnostic;
use crate::quantity::{Quantity, Unit};

use super::super::message::LedgerMessage;
use super::One;
use super::growth::Growth;

/// One information a series and region: the newest period in which both differ by more than rounding explains.
pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) {
    let Some(growth) = one.facts.series.growth else {
        return;
    };
    let (series, region) = (one.track.series, one.track.region);
    let mut compared = 0;
    let mut differing = 0;
    let mut newest = None;
    for period in one.ledger.observed(growth, region) {
        let Some(pair) = Growth::of(one.ledger, series, region, period) else {
            continue;
        };
        compared += 1;
        if differs(&pair) == Some(true) {
            differing += 1;
            newest = Some(pair);
        }
    }
    let (Some(pair), Some(subject)) = (newest, one.subject()) else {
        return;
    };
    let [published, now, before] = pair.places(one.ledger);
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

fn differs(pair: &Growth) -> Option<bool> {
    Some(pair.gap()?.abs() > pair.rounding()?)
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
}
