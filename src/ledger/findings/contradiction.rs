//! `contradiction`: sums that do not fit, a part of a run that is more than the run, two figures of one moment.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::cells::Entry;
use super::super::derivation::How;
use super::super::kind::is_net;
use super::super::message::LedgerMessage;
use super::super::web::{Web, order_of_entry};
use super::{One, Sketch};
use crate::diagnostic::Diagnostic;
use crate::quantity::{ArithmeticError, Month, Period, Quantity};
use crate::series::Kind;

/// Lets the runs enter one by one, the shortest first; each that closes a cycle is held against the best path so far.
pub(super) fn sums(one: &One, found: &mut Vec<Diagnostic>) {
    // Without a web there is no cycle.
    let Some(web) = &one.track.web else {
        return;
    };
    let runs: Vec<Entry> = one.ledger.runs(one.track).collect();
    if adds_up_exactly(one, web, &runs) == Some(true) {
        return;
    }
    let periods: Vec<Period> = runs.iter().map(|run| run.period).collect();
    let mut joined = Joined((0..web.len()).collect());
    for (rank, at) in (0..u32::MAX).zip(order_of_entry(&periods)) {
        let Some(run) = runs.get(at) else { continue };
        let ends = (web.position(run.period.start()), web.position(run.period.end()));
        let (Some(start), Some(end)) = ends else {
            continue;
        };
        if joined.join(start, end) {
            continue;
        }
        if let Ok(Some(contradiction)) = against_path(one, *run, rank) {
            found.push(contradiction);
        }
    }
}

/// Whether every run equals the difference of what has been added up at its ends: then all paths give the same, and no search
/// is needed. None where numbers are too long to tell.
fn adds_up_exactly(one: &One, web: &Web, runs: &[Entry]) -> Option<bool> {
    let value = |run: Period| one.value(one.sketch(run)?.entry);
    let sums = web.sums(value)?;
    for run in runs {
        let at = |month| sums.get(web.position(month)?).copied();
        let between = at(run.period.end())?.minus(at(run.period.start())?).ok()?;
        if between != one.value(*run)? {
            return Some(false);
        }
    }
    Some(true)
}

fn against_path(one: &One, run: Entry, rank: u32) -> Result<Option<Diagnostic>, ArithmeticError> {
    let ends = (run.period.start(), run.period.end());
    let Some(path) = one.ledger.path(one.facts, one.track, ends, rank) else {
        return Ok(None);
    };
    let Some(stated) = one.ledger.figure(one.facts, run)? else {
        return Ok(None);
    };
    let derived = one.ledger.sum(one.facts, &path, How::Path)?;
    let gap = stated.value.minus(derived.value.value)?.abs();
    let allowed = stated.half.plus(derived.uncertainty)?;
    if gap <= allowed {
        return Ok(None);
    }
    let cells = derived.steps.iter();
    let also: Vec<_> = cells.filter_map(|step| one.ledger.place(step.observation)).collect();
    let quantity = |value| Quantity::new(value, one.facts.scale.unit.clone());
    let steps = derived.steps.iter();
    let message = one.subject().map(|subject| LedgerMessage::Contradiction {
        subject,
        period: run.period,
        stated: quantity(stated.value),
        sum: steps.map(|step| (step.sign, step.period, quantity(step.value))).collect(),
        derived: derived.value.clone(),
        gap: quantity(gap),
        allowed: quantity(allowed),
    });
    Ok(message.map(|message| Diagnostic::finding(one.place(run), message).also(also)))
}

/// Which boundaries are joined so far: union and find, by their places in the web.
struct Joined(Vec<usize>);

impl Joined {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(above) = self.0.get(at).copied().filter(|above| *above != at) {
            // Halves the way for the next one who asks.
            let skipped = self.0.get(above).copied().unwrap_or(above);
            if let Some(place) = self.0.get_mut(at) {
                *place = skipped;
            }
            at = skipped;
        }
        at
    }

    /// Joins two boundaries; false where they were joined already.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(place) = self.0.get_mut(b) {
            *place = a;
        }
        a != b
    }
}

/// Holds every run against the next shorter one that begins or ends with it. What figures between the two have told already, as
/// a sum that does not fit, is told once.
pub(super) fn parts_of_runs(one: &One, slipped: &FxHashSet<u32>, found: &mut Vec<Diagnostic>) {
    if !has_nested_runs(one) || may_be_negative(one) {
        return;
    }
    let told: Vec<_> = found
        .iter()
        .flat_map(|finding| finding.place.iter().chain(&finding.also).cloned())
        .collect();
    let is_told = |cell: Sketch| one.place(cell.entry).is_some_and(|at| told.contains(&at));
    let mut by_start: FxHashMap<Month, Sketch> = FxHashMap::default();
    let mut same_end: Option<Sketch> = None;
    let counts = |cell: &&Sketch| {
        let in_scope = one.track.break_within(cell.entry.period).is_none();
        in_scope && !slipped.contains(&cell.entry.observation)
    };
    for whole in one.valued.iter().filter(counts) {
        let period = whole.entry.period;
        // They go by end and length: the shorter ones were before.
        let by_end = same_end.replace(*whole);
        let by_end = by_end.filter(|part| part.entry.period.end() == period.end());
        let by_start = by_start.insert(period.start(), *whole);
        for part in by_start.into_iter().chain(by_end) {
            if let Some(finding) = against_part(one, *whole, part)
                && !(is_told(*whole) && is_told(part))
            {
                found.push(finding);
            }
        }
    }
}

fn has_nested_runs(one: &One) -> bool {
    let mut lengths = one.valued.iter().map(|cell| cell.entry.period.months());
    let first = lengths.next();
    one.facts.kind() == Some(Kind::Flow) && lengths.any(|length| Some(length) != first)
}

/// Whether a month of it may be below 0: profits, net changes.
fn may_be_negative(one: &One) -> bool {
    is_net(&one.facts.series) || one.has_sign(-1)
}

fn against_part(one: &One, whole: Sketch, part: Sketch) -> Option<Diagnostic> {
    // Most parts are less by their first digit.
    if part.magnitude < whole.magnitude {
        return None;
    }
    let (gap, allowed) = one.excess(part, whole)?;
    let message = LedgerMessage::PartOfRun {
        subject: one.subject()?,
        whole: one.shown(whole.entry)?,
        part: one.shown(part.entry)?,
        gap,
        allowed,
    };
    Some(Diagnostic::finding(one.place(whole.entry), message).also(one.place(part.entry)))
}

pub(super) fn moments(one: &One, slipped: &FxHashSet<u32>, found: &mut Vec<Diagnostic>) {
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

    #[test]
    fn months_that_do_not_add_up_are_one_finding_with_every_cell() {
        let ledger = Book::default()
            .cells(
                "收入 2024-01 1.0 亿元
             收入 2024-02 2.0 亿元
             收入 2024-03 3.0 亿元
             收入 2024Q1 6.3 亿元
             收入 2024-04 4.0 亿元
             收入 2024年1-4月 10.3 亿元",
            )
            .ledger();
        assert_eq!(ledger.codes(), ["contradiction 4,1,2,3"]);
        let said = ledger.said().concat();
        for part in ["公布为 6.3亿元", "推得 6亿元", "相差 0.3亿元", "舍入误差 0.2亿元"]
        {
            assert!(said.contains(part), "{said}");
        }
        // The figure counts all the same.
        assert_eq!(ledger.shown("收入", "2024Q1").unwrap(), "6.3亿元");
    }

    #[test]
    fn what_rounding_explains_is_no_contradiction() {
        let ledger = Book::default()
            .cells("收入 2024-01 1.0 亿元\n收入 2024-02 2.0 亿元\n收入 2024年1-2月 3.15 亿元")
            .ledger();
        // 0.05 + 0.05 + 0.005
        assert_eq!(ledger.codes(), ["contradiction 3,1,2"]);
        let ledger = Book::default()
            .cells("收入 2024-01 1.0 亿元\n收入 2024-02 2.0 亿元\n收入 2024年1-2月 3.10 亿元")
            .ledger();
        assert_eq!(ledger.codes(), [""; 0]);
    }

    fn codes(cells: &str) -> Vec<String> {
        Book::default().cells(cells).ledger().codes()
    }

    #[test]
    fn a_cumulative_figure_that_falls_is_found() {
        let cells = "收入 2024年1-4月 131.0 亿元\n收入 2024年1-5月 160.0 亿元\n收入 2024年1-6月 109.0 亿元\n收入 2024年1-7月 210.0 亿元";
        assert_eq!(codes(cells), ["contradiction 3,2"]);
        let said = Book::default().cells(cells).ledger().said().concat();
        for part in ["2024年1-6月 公布为 109亿元", "2024年1-5月（160亿元）", "多 51亿元"]
        {
            assert!(said.contains(part), "{said}");
        }
        let year = "收入 2023 100.0 亿元\n收入 2023年1-9月 120.0 亿元";
        assert_eq!(codes(year), ["contradiction 1,2"]);
        let last = "收入 2024Q1 70.0 亿元\n收入 2024-03 80.0 亿元";
        assert_eq!(codes(last), ["contradiction 1,2"]);
    }

    #[test]
    fn a_standstill_within_rounding_is_no_fall() {
        let cells =
            "收入 2024年1-4月 131.0 亿元\n收入 2024年1-5月 131 亿元\n收入 2024年1-6月 130.9 亿元";
        assert_eq!(codes(cells), [""; 0]);
    }

    #[test]
    fn what_may_be_negative_may_fall() {
        let profits = "利润总额 2024年1-4月 31.0 亿元\n利润总额 2024年1-5月 25.0 亿元";
        assert_eq!(codes(profits), [""; 0]);
        let below =
            "收入 2023年1-4月 -3.0 亿元\n收入 2024年1-4月 31.0 亿元\n收入 2024年1-5月 25.0 亿元";
        assert_eq!(codes(below), [""; 0]);
    }

    #[test]
    fn a_sum_that_does_not_fit_has_told_it() {
        let cells =
            "收入 2024年1-5月 160.0 亿元\n收入 2024-06 20.0 亿元\n收入 2024年1-6月 109.0 亿元";
        assert_eq!(codes(cells), ["contradiction 3,1,2"]);
    }

    #[test]
    fn a_year_and_its_december_are_one_moment() {
        let cells = "余额 2022-12 90.1 亿元\n余额 2022 90 亿元\n余额 2023-12 110.0 亿元\n余额 2023 100.0 亿元\n余额 2024Q1 125.0 亿元\n余额 2024-03 120.0 亿元";
        assert_eq!(codes(cells), ["contradiction 4,3", "contradiction 5,6"]);
    }
}
