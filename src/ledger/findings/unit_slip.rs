//! `unit-slip`: figures that are about 10⁴ or 10⁸ times their neighbours, or the same part of them: 万元 where 亿元 stands.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::quantity::Decimal;
use crate::series::Kind;

use super::super::key::Entry;
use super::super::message::LedgerMessage;
use super::{One, Sketch};

/// From and to which factor a change counts as one by this power of ten: half a power to either side.
const SLIPS: &[(i32, i64, i64)] = &[(4, 3_162, 31_623), (8, 31_622_776, 316_227_766)];

/// A cell of a sequence with its size.
struct Sized {
    entry: Entry,
    /// The sum of the slips from the first cell of the sequence to it.
    level: i32,
}

/// Finds the cells that stand on another level than most of their series; gives their observations.
pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) -> FxHashSet<u32> {
    let mut slipped = FxHashSet::default();
    if one.facts.kind() == Some(Kind::Growth) {
        return slipped;
    }
    let sequence = levels(one);
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for cell in &sequence {
        *counts.entry(cell.level).or_default() += 1;
    }
    if counts.len() < 2 {
        return slipped;
    }
    // The level of most cells is right; of two equally common ones the earlier.
    let first = sequence.first().map_or(0, |cell| cell.level);
    let usual = counts
        .iter()
        .max_by_key(|(level, count)| (**count, **level == first))
        .map_or(0, |(level, _)| *level);
    let mut before: Option<&Sized> = None;
    for group in sequence.chunk_by(|a, b| a.level == b.level) {
        let last_before = before;
        before = group.last();
        let Some(head) = group.first().filter(|cell| cell.level != usual) else {
            continue;
        };
        slipped.extend(group.iter().map(|cell| cell.entry.observation));
        let after = group.last().and_then(|last| {
            let next = sequence
                .iter()
                .skip_while(|cell| !std::ptr::eq(*cell, last));
            next.skip(1).find(|cell| cell.level == usual)
        });
        let neighbour = last_before.filter(|cell| cell.level == usual).or(after);
        if let Some(neighbour) = neighbour.or(last_before) {
            let exponent = head.level - neighbour.level;
            found.extend(finding(one, group, neighbour.entry, exponent));
        }
    }
    slipped
}

/// The cells that are not 0, each with its level.
fn levels(one: &One) -> Vec<Sized> {
    let mut sequence = Vec::with_capacity(one.valued.len());
    let mut before: Option<Sketch> = None;
    let mut level = 0;
    for cell in one.valued.iter().filter(|cell| cell.magnitude.is_some()) {
        if let Some(before) = before {
            level += slip(one, before, *cell).unwrap_or(0);
        }
        before = Some(*cell);
        let entry = cell.entry;
        sequence.push(Sized { entry, level });
    }
    sequence
}

/// The power of ten of the step from one cell to another, if it is that of a slip. Flows are compared by the month, so that runs
/// of different lengths can be.
fn slip(one: &One, before: Sketch, cell: Sketch) -> Option<i32> {
    let months = |cell: Sketch| match one.facts.kind() {
        Some(Kind::Flow) => cell.entry.period.months(),
        _ => 1,
    };
    let (months_before, months) = (months(before), months(cell));
    // How far first digits can be apart for the lengths alone.
    let by_length = match months.max(months_before) / months.min(months_before).max(1) {
        0 | 1 => 1,
        2..=9 => 2,
        10..=99 => 3,
        _ => 4,
    };
    if (before.magnitude? - cell.magnitude?).abs() + by_length < 4 {
        return None;
    }
    let size = |cell: Sketch, months: i32| {
        let size = one.value(cell.entry)?.abs();
        size.times(Decimal::from(months)).ok()
    };
    let (a, b) = (size(before, months)?, size(cell, months_before)?);
    let (small, large, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
    SLIPS.iter().find_map(|(exponent, from, to)| {
        let from = small.times(Decimal::from(*from)).ok()?;
        let to = small.times(Decimal::from(*to)).ok()?;
        (from <= large && large <= to).then_some(sign * exponent)
    })
}

fn finding(one: &One, group: &[Sized], neighbour: Entry, exponent: i32) -> Option<Diagnostic> {
    let (head, rest) = group.split_first()?;
    let last = group.last()?.entry.period;
    let message = LedgerMessage::UnitSlip {
        subject: one.subject()?,
        first: one.shown(head.entry)?,
        last,
        count: group.len(),
        neighbour: one.shown(neighbour)?,
        exponent,
    };
    let also = rest
        .iter()
        .map(|cell| cell.entry)
        .chain([neighbour])
        .filter_map(|entry| one.place(entry));
    let also: Vec<_> = also.collect();
    Some(Diagnostic::finding(one.place(head.entry), message).also(also))
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;

    fn codes(cells: &str) -> Vec<String> {
        Book::default().cells(cells).ledger().codes()
    }

    #[test]
    fn a_slip_names_the_cell_that_slipped() {
        let inside =
            "余额 2020 10 亿元\n余额 2021 11 亿元\n余额 2022 120000 亿元\n余额 2023 13 亿元";
        assert_eq!(codes(inside), ["unit-slip 3,2"]);
        let first = "余额 2020 100000 亿元\n余额 2021 11 亿元\n余额 2022 12 亿元";
        assert_eq!(codes(first), ["unit-slip 1,2"]);
        let last = "余额 2020 10 亿元\n余额 2021 11 亿元\n余额 2022 0.0012 亿元";
        assert_eq!(codes(last), ["unit-slip 3,2"]);
        let two_in_a_row = "余额 2020 10 亿元\n余额 2021 110000 亿元\n余额 2022 120000 亿元\n余额 2023 13 亿元\n余额 2024 13 亿元";
        assert_eq!(codes(two_in_a_row), ["unit-slip 2,3,1"]);
        let by_a_hundred_million = "余额 2020 10 元\n余额 2021 11 元\n余额 2022 1200000000 元";
        assert_eq!(codes(by_a_hundred_million), ["unit-slip 3,2"]);
    }

    #[test]
    fn flows_are_compared_by_the_month() {
        let cells = "收入 2023年1-3月 30 亿元\n收入 2023年1-6月 62 亿元\n收入 2023年1-9月 950000 亿元\n收入 2023 130 亿元";
        assert_eq!(codes(cells), ["unit-slip 3,2"]);
    }

    #[test]
    fn ordinary_growth_and_zeros_are_no_slip() {
        let cells = "收入 2020 0 亿元\n收入 2021 1 亿元\n收入 2022 8 亿元\n收入 2023 70 亿元";
        assert_eq!(codes(cells), [""; 0]);
    }
}
