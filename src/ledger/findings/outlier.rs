//! `unit-slip` and `jump`: figures that do not fit those beside them.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::cells::Entry;
use super::super::kind::is_named_change;
use super::super::message::LedgerMessage;
use super::{One, Sketch, rank};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Rounding, fixed, plain};
use crate::series::Kind;

/// From and to which factor a change counts as one by this power of ten: half a power to either side.
const SLIPS: &[(i32, i64, i64)] = &[(4, 3_162, 31_623), (8, 31_622_776, 316_227_766)];

/// A cell of a sequence with its size.
struct Sized {
    entry: Entry,
    /// The sum of the slips from the first cell of the sequence to it.
    level: i32,
}

/// Finds the cells that stand on another level than most of their series; gives their observations.
pub(super) fn slips(one: &One, found: &mut Vec<Diagnostic>) -> FxHashSet<u32> {
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
            let next = sequence.iter().skip_while(|cell| !std::ptr::eq(*cell, last));
            next.skip(1).find(|cell| cell.level == usual)
        });
        let neighbour = last_before.filter(|cell| cell.level == usual).or(after);
        if let Some(neighbour) = neighbour.or(last_before) {
            let exponent = head.level - neighbour.level;
            found.extend(slipped_units(one, group, neighbour.entry, exponent));
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

fn slipped_units(
    one: &One,
    group: &[Sized],
    neighbour: Entry,
    exponent: i32,
) -> Option<Diagnostic> {
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
    let also =
        rest.iter().map(|cell| cell.entry).chain([neighbour]).filter_map(|entry| one.place(entry));
    let also: Vec<_> = also.collect();
    Some(Diagnostic::finding(one.place(head.entry), message).also(also))
}

/// The factor where the plan sets none: the tool's own, and information only.
const FACTOR: i64 = 10;

pub(super) fn jumps(
    one: &One,
    limit: Option<Decimal>,
    slipped: &FxHashSet<u32>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(kind) = one.facts.kind().filter(|kind| !is_change(one, *kind)) else {
        return;
    };
    let usual = usual_size(one);
    let factor = limit.unwrap_or_else(|| Decimal::from(FACTOR));
    let at_least = factor.magnitude().unwrap_or(0);
    let mut newest: FxHashMap<i32, Sketch> = FxHashMap::default();
    // The figure before one that jumped: a figure that only comes back to it is no second jump.
    let mut jumped: FxHashMap<u32, Decimal> = FxHashMap::default();
    let is_sound = |cell: &Sketch| !slipped.contains(&cell.entry.observation);
    let mut earlier = one.valued.iter().peekable();
    for cell in one.valued.iter().filter(|cell| is_sound(cell)) {
        let before = match kind {
            // Both go by end and length: the run of a year before is never behind where it was looked for last.
            Kind::Flow => {
                let run = cell.entry.period.years_later(-1);
                while earlier.next_if(|cell| cell.rank() < rank(run)).is_some() {}
                earlier.peek().copied().copied().filter(|cell| cell.entry.period == run)
            }
            _ => newest.insert(cell.entry.period.months(), *cell),
        };
        let Some(before) = before.filter(is_sound) else {
            continue;
        };
        // A factor of 10 is one between first digits at least: most cells need no more than this.
        let apart = match (before.magnitude, cell.magnitude) {
            (Some(before), Some(now)) => (before - now).abs() >= at_least,
            _ => false,
        };
        let (before, entry) = (before.entry, cell.entry);
        if !apart || crosses_break(one, before, entry) {
            continue;
        }
        let (Some(then), Some(now)) = (one.value(before), one.value(entry)) else {
            continue;
        };
        if !is_jump(then, now, usual, factor) {
            continue;
        }
        let comes_back = jumped
            .get(&before.observation)
            .is_some_and(|before| !is_jump(*before, now, usual, factor));
        if !comes_back {
            jumped.insert(entry.observation, then);
            found.extend(finding(one, (before, then), (entry, now), limit, factor));
        }
    }
}

/// Whether the figures are changes themselves, of which a factor tells nothing: 0.1% and then 1.2% on the month before.
fn is_change(one: &One, kind: Kind) -> bool {
    match kind {
        Kind::Growth => true,
        Kind::Rate => is_named_change(&one.facts.series, &one.facts.scale.unit),
        Kind::Flow | Kind::Stock => false,
    }
}

fn crosses_break(one: &One, before: Entry, entry: Entry) -> bool {
    let mut breaks = one.track.breaks.iter();
    breaks.any(|month| before.period.end() <= *month && *month < entry.period.end())
}

/// The median size of a series that takes both signs, as profits do: it comes near 0 without having jumped. Else 0.
fn usual_size(one: &One) -> Decimal {
    if !one.has_sign(1) || !one.has_sign(-1) {
        return Decimal::ZERO;
    }
    let sizes = one.valued.iter().filter_map(|cell| one.value(cell.entry));
    let mut sizes: Vec<Decimal> = sizes.map(Decimal::abs).collect();
    sizes.sort_unstable();
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Whether two figures of one sign are more than a factor apart; what is smaller than usual counts as of the usual size.
fn is_jump(before: Decimal, now: Decimal, usual: Decimal, factor: Decimal) -> bool {
    if before.sign() * now.sign() != 1 {
        return false;
    }
    let (before, now) = (before.abs(), now.abs());
    let small = before.min(now).max(usual);
    let bound = small.times(factor);
    bound.is_ok_and(|bound| before.max(now) > bound)
}

fn finding(
    one: &One,
    (before, then): (Entry, Decimal),
    (entry, now): (Entry, Decimal),
    limit: Option<Decimal>,
    factor: Decimal,
) -> Option<Diagnostic> {
    let ratio = now.over(then).ok()?;
    let places = if ratio >= Decimal::ONE { 1 } else { 4 };
    let message = LedgerMessage::Jump {
        subject: one.subject()?,
        now: one.shown(entry)?,
        before: one.shown(before)?,
        factor: fixed(ratio, places, Rounding::HalfUp),
        limit: plain(factor),
        own_limit: limit.is_none(),
    };
    Some(Diagnostic::finding(one.place(entry), message).also(one.place(before)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
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

    fn found(cells: &str, limit: Option<i32>) -> Vec<(Severity, Vec<u32>)> {
        let mut book = Book::default().cells(cells);
        book.jump = limit.map(Decimal::from);
        let sorted = book.ledger().diagnostics().clone().sorted();
        let lines = |d: &Diagnostic| d.place.iter().chain(&d.also).map(|p| p.line).collect();
        sorted.iter().map(|d| (d.severity, lines(d))).collect()
    }

    const YEARS: &str = "收入 2021 1 亿元\n收入 2022 5 亿元\n收入 2023 60 亿元\n收入 2024 6 亿元";

    #[test]
    fn a_jump_is_told_once() {
        assert_eq!(found(YEARS, None), [(Severity::Warning, vec![3, 2])]);
        assert_eq!(
            found(YEARS, Some(4)),
            [(Severity::Warning, vec![2, 1]), (Severity::Warning, vec![3, 2])]
        );
        assert_eq!(found(YEARS, Some(12)), []);
    }

    #[test]
    fn flows_are_compared_with_the_same_run_a_year_before() {
        let cells = "收入 2023年1-2月 1 亿元\n收入 2023年1-11月 40 亿元\n收入 2024年1-2月 2 亿元\n收入 2024年1-11月 44 亿元";
        assert_eq!(found(cells, Some(3)), []);
    }

    #[test]
    fn what_changes_sign_comes_near_nothing_without_a_jump() {
        let profits = "利润 2019 40 亿元\n利润 2020 -35 亿元\n利润 2021 2 亿元\n利润 2022 50 亿元\n利润 2023 60 亿元";
        assert_eq!(found(profits, None), []);
        let slip = format!("{profits}\n利润 2024 660 亿元");
        assert_eq!(found(&slip, None), [(Severity::Warning, vec![6, 5])]);
    }

    #[test]
    fn changes_on_the_month_before_are_no_levels() {
        let monthly = "居民消费价格环比 2024-01 0.1 %\n居民消费价格环比 2024-02 1.4 %";
        assert_eq!(found(monthly, None), []);
    }

    #[test]
    fn a_change_over_a_break_is_no_jump() {
        let ledger = Book::default()
            .with("收入", |one| {
                one.breaks = vec![crate::ledger::testing::period("2022")];
            })
            .cells("收入 2021 1 亿元\n收入 2022 50 亿元")
            .ledger();
        assert_eq!(ledger.codes(), [""; 0]);
    }
}
