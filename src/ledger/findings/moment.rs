//! `contradiction`: two figures of a stock for one moment, such as that of a year and that of its December.

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::series::Kind;

use super::super::message::LedgerMessage;
use super::{One, Sketch};

pub(super) fn find(one: &One, slipped: &FxHashSet<u32>, found: &mut Vec<Diagnostic>) {
    if one.facts.kind() != Some(Kind::Stock) {
        return;
    }
    let ends_with = |a: &Sketch, b: &Sketch| a.entry.period.end() == b.entry.period.end();
    for moment in one.valued.chunk_by(ends_with) {
        let Some((shortest, longer)) = moment.split_first() else {
            continue;
        };
        if slipped.contains(&shortest.entry.observation) {
            continue;
        }
        let differing = longer
            .iter()
            .filter(|cell| !slipped.contains(&cell.entry.observation))
            .filter_map(|cell| differs(one, *cell, *shortest));
        found.extend(differing);
    }
}

/// A finding where two figures differ by more than rounding explains.
fn differs(one: &One, longer: Sketch, shorter: Sketch) -> Option<Diagnostic> {
    let excess = one.excess(longer, shorter);
    let (gap, allowed) = excess.or_else(|| one.excess(shorter, longer))?;
    let message = LedgerMessage::OneMoment {
        subject: one.subject()?,
        longer: one.shown(longer.entry)?,
        shorter: one.shown(shorter.entry)?,
        gap,
        allowed,
    };
    Some(Diagnostic::finding(one.place(longer.entry), message).also(one.place(shorter.entry)))
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;

    fn codes(cells: &str) -> Vec<String> {
        Book::default().cells(cells).ledger().codes()
    }

    #[test]
    fn a_year_and_its_december_are_one_moment() {
        let cells = "余额 2022-12 90.1 亿元\n余额 2022 90 亿元\n余额 2023-12 110.0 亿元\n余额 2023 100.0 亿元\n余额 2024Q1 125.0 亿元\n余额 2024-03 120.0 亿元";
        assert_eq!(codes(cells), ["contradiction 4,3", "contradiction 5,6"]);
    }
}
