//! `parts-exceed-whole`: declared parts that add up to more than their whole, or, where they are said to be complete, to less.

use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Quantity};
use crate::series::Kind;

use super::super::cells::Entry;
use super::super::message::LedgerMessage;
use super::One;

pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) {
    let adds_up = one.facts.kind().is_some_and(|kind| kind != Kind::Growth);
    if one.facts.series.parts.is_empty() || !adds_up {
        return;
    }
    for whole in &one.valued {
        found.extend(held_against_parts(one, whole.entry));
    }
}

fn held_against_parts(one: &One, whole: Entry) -> Option<Diagnostic> {
    let series = &one.facts.series;
    let figure = one.ledger.figure(one.facts, whole).ok()??;
    let unit = &one.facts.scale.unit;
    let mut sum = Decimal::ZERO;
    let mut slack = figure.half;
    let mut names = Vec::new();
    let mut cells = Vec::new();
    for part in &series.parts {
        let Ok(known) = one.ledger.over(*part, one.track.region, whole.period) else {
            continue;
        };
        sum = sum.plus(known.value.in_unit(unit).ok()?).ok()?;
        let uncertainty = Quantity::new(known.uncertainty, known.value.unit.clone());
        slack = slack.plus(uncertainty.in_unit(unit).ok()?).ok()?;
        names.push(one.ledger.series(*part)?.name.clone());
        cells.extend(known.steps.iter().filter_map(|step| one.ledger.place(step.observation)));
    }
    let all_known = names.len() == series.parts.len();
    let over = sum.minus(figure.value).ok()?;
    let exceed = over > slack;
    let short = series.complete && all_known && over.negated() > slack;
    if names.is_empty() || !(exceed || short) {
        return None;
    }
    let quantity = |value| Quantity::new(value, unit.clone());
    let message = LedgerMessage::Parts {
        subject: one.subject()?,
        period: whole.period,
        whole: quantity(figure.value),
        sum: quantity(sum),
        gap: quantity(over.abs()),
        names,
        exceed,
    };
    Some(Diagnostic::finding(one.place(whole), message).also(cells))
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;
    use crate::series::SeriesId;

    fn codes(complete: bool, cells: &str) -> Vec<String> {
        Book::default()
            .with("增加值", |one| {
                one.parts = vec![SeriesId(1), SeriesId(2)];
                one.complete = complete;
            })
            .with("工业", |_| {})
            .with("建筑业", |_| {})
            .cells(cells)
            .ledger()
            .codes()
    }

    #[test]
    fn parts_beyond_their_whole_are_found() {
        let exceed = "增加值 2023 10.0 亿元\n工业 2023 80000 万元\n建筑业 2023 2.2 亿元";
        assert_eq!(codes(false, exceed), ["parts-exceed-whole 1,2,3"]);
        let rounded = "增加值 2023 10.0 亿元\n工业 2023 8.0 亿元\n建筑业 2023 2.1 亿元";
        assert_eq!(codes(false, rounded), [""; 0]);
    }

    #[test]
    fn parts_short_of_their_whole_are_found_only_where_they_are_complete() {
        let short = "增加值 2023 10.0 亿元\n工业 2023 5.0 亿元\n建筑业 2023 2.2 亿元";
        assert_eq!(codes(false, short), [""; 0]);
        assert_eq!(codes(true, short), ["parts-exceed-whole 1,2,3"]);
        let unknown = "增加值 2023 10.0 亿元\n工业 2023 5.0 亿元";
        assert_eq!(codes(true, unknown), [""; 0]);
    }
}
