//! `contradiction`: figures of a flow that do not add up, beyond what rounding explains.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::quantity::{ArithmeticError, Decimal, Month, Period, Quantity};

use super::super::derivation::How;
use super::super::message::LedgerMessage;
use super::super::track::Entry;
use super::super::web::{Web, order_of_entry};
use super::One;

/// Lets the runs enter one by one, the shortest first; each that closes a cycle is held against the best path so far.
pub(super) fn find(one: &One, found: &mut Vec<Diagnostic>) {
    let Some(web) = one.track.web.as_ref().filter(|web| web.has_cycles()) else {
        return;
    };
    let in_scope = |entry: &Entry| one.facts.break_within(entry.period).is_none();
    let runs: Vec<Entry> = one.valued().filter(in_scope).collect();
    if adds_up_exactly(one, web, &runs) == Some(true) {
        return;
    }
    let periods: Vec<Period> = runs.iter().map(|run| run.period).collect();
    let mut joined = Joined::default();
    for (rank, at) in (0..u32::MAX).zip(order_of_entry(&periods)) {
        let Some(run) = runs.get(at) else { continue };
        if joined.join(run.period.start(), run.period.end()) {
            continue;
        }
        if let Ok(Some(contradiction)) = against_path(one, *run, rank) {
            found.push(contradiction);
        }
    }
}

/// Whether every run equals the difference of one number for each boundary: then all paths give the same, and no search is
/// needed. None where numbers are too long to tell.
fn adds_up_exactly(one: &One, web: &Web, runs: &[Entry]) -> Option<bool> {
    let value = |entry: Entry| Some(one.ledger.figure(one.facts, entry).ok()??.value);
    let mut since_root: HashMap<Month, Decimal> = HashMap::new();
    for (month, parent) in web.hanging() {
        let run = Period::new(month.min(parent), month.max(parent))?;
        let step = value(one.ledger.entry(one.track, run)?)?;
        let step = if parent < month { step } else { step.negated() };
        let above = since_root.get(&parent).copied().unwrap_or_default();
        since_root.insert(month, above.plus(step).ok()?);
    }
    for run in runs {
        let at = |month| since_root.get(&month).copied().unwrap_or_default();
        let between = at(run.period.end()).minus(at(run.period.start())).ok()?;
        if between != value(*run)? {
            return Some(false);
        }
    }
    Some(true)
}

fn against_path(one: &One, run: Entry, rank: u32) -> Result<Option<Diagnostic>, ArithmeticError> {
    let (from, to) = (run.period.start(), run.period.end());
    let Some(path) = one.ledger.path(one.facts, one.track, from, to, rank) else {
        return Ok(None);
    };
    let Some(stated) = one.ledger.figure(one.facts, run)? else {
        return Ok(None);
    };
    let derived = one.ledger.sum(one.facts, &path, How::Path)?;
    let gap = stated.value.minus(derived.value.value)?.abs();
    let allowed = stated.half.plus(derived.uncertainty)?;
    let (true, Some(subject)) = (gap > allowed, one.subject()) else {
        return Ok(None);
    };
    let quantity = |value| Quantity::new(value, one.facts.scale.unit.clone());
    let cells = derived
        .steps
        .iter()
        .filter_map(|step| one.ledger.place(step.observation));
    let also: Vec<_> = cells.collect();
    let message = LedgerMessage::Contradiction {
        subject,
        period: run.period,
        stated: quantity(stated.value),
        sum: derived
            .steps
            .iter()
            .map(|step| (step.sign, step.period, step.value.clone()))
            .collect(),
        derived: derived.value,
        gap: quantity(gap),
        allowed: quantity(allowed),
    };
    Ok(Some(
        Diagnostic::warning(one.place(run), message).also(also),
    ))
}

/// Which boundaries are joined so far: union and find.
#[derive(Default)]
struct Joined(HashMap<Month, Month>);

impl Joined {
    fn root(&mut self, month: Month) -> Month {
        let mut root = month;
        while let Some(above) = self.0.get(&root).copied() {
            root = above;
        }
        let mut at = month;
        while at != root {
            at = self.0.insert(at, root).unwrap_or(root);
        }
        root
    }

    /// Joins two boundaries; false where they were joined already.
    fn join(&mut self, a: Month, b: Month) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.0.insert(b, a);
        }
        a != b
    }
}
