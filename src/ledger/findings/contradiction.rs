//! `contradiction`: figures of a flow that do not add up, beyond what rounding explains.

use crate::diagnostic::Diagnostic;
use crate::quantity::{ArithmeticError, Period, Quantity};

use super::super::derivation::How;
use super::super::key::Entry;
use super::super::message::LedgerMessage;
use super::super::web::{Web, order_of_entry};
use super::One;

/// Lets the runs enter one by one, the shortest first; each that closes a cycle is held against the best path so far.
pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) {
    // Without a web there is no cycle.
    let Some(web) = &one.track.web else {
        return;
    };
    let runs: Vec<Entry> = one.ledger.runs(one.facts, one.track).collect();
    if adds_up_exactly(one, web, &runs) == Some(true) {
        return;
    }
    let periods: Vec<Period> = runs.iter().map(|run| run.period).collect();
    let mut joined = Joined((0..web.len()).collect());
    for (rank, at) in (0..u32::MAX).zip(order_of_entry(&periods)) {
        let Some(run) = runs.get(at) else { continue };
        let ends = (
            web.position(run.period.start()),
            web.position(run.period.end()),
        );
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
    let also: Vec<_> = cells
        .filter_map(|step| one.ledger.place(step.observation))
        .collect();
    let quantity = |value| Quantity::new(value, one.facts.scale.unit.clone());
    let steps = derived.steps.iter();
    let message = one.subject().map(|subject| LedgerMessage::Contradiction {
        subject,
        period: run.period,
        stated: quantity(stated.value),
        sum: steps
            .map(|step| (step.sign, step.period, quantity(step.value)))
            .collect(),
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
        for part in [
            "公布为 6.3亿元",
            "推得 6亿元",
            "相差 0.3亿元",
            "舍入误差 0.2亿元",
        ] {
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
}
