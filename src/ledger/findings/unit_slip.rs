//! `unit-slip`: figures that are about 10⁴ or 10⁸ times their neighbours, or the same part of them: 万元 where 亿元 stands.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::quantity::Decimal;
use crate::series::Kind;

use super::super::message::LedgerMessage;
use super::super::track::Entry;
use super::One;

/// From and to which factor a change counts as one by this power of ten: half a power to either side.
const SLIPS: &[(i32, i64, i64)] = &[(4, 3_162, 31_623), (8, 31_622_776, 316_227_766)];

/// A cell of a sequence with its size.
struct Sized {
    entry: Entry,
    /// The sum of the slips from the first cell of the sequence to it.
    level: i32,
}

/// Finds the cells that stand on another level than most of their series; gives their observations.
pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) -> HashSet<u32> {
    let mut slipped = HashSet::new();
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
    let mut sequence = Vec::new();
    let mut before: Option<(Decimal, i32)> = None;
    let mut level = 0;
    for entry in one.valued() {
        let figure = one.ledger.figure(one.facts, entry).ok().flatten();
        let Some(size) = figure.map(|f| f.value.abs()).filter(|s| s.is_positive()) else {
            continue;
        };
        // Runs of different lengths are compared by the month.
        let months = match one.facts.kind() {
            Some(Kind::Flow) => entry.period.months(),
            _ => 1,
        };
        if let Some((earlier, earlier_months)) = before {
            level += slip(earlier, months, size, earlier_months).unwrap_or(0);
        }
        before = Some((size, months));
        sequence.push(Sized { entry, level });
    }
    sequence
}

/// The power of ten of the step from `a` a month (a figure of `b_months` swapped in) to `b` a month, if it is that of a slip.
fn slip(a: Decimal, b_months: i32, b: Decimal, a_months: i32) -> Option<i32> {
    let a = a.times(Decimal::from(b_months)).ok()?;
    let b = b.times(Decimal::from(a_months)).ok()?;
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
    Some(Diagnostic::warning(one.place(head.entry), message).also(also))
}
