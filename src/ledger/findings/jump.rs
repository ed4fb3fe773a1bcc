//! `jump`: a change by more than a factor, against the same run a year before (flows) or the figure before (levels).

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Rounding, fixed, plain};
use crate::series::Kind;

use super::super::message::LedgerMessage;
use super::super::track::Entry;
use super::One;

/// The factor where the plan sets none: the tool's own, and information only.
const FACTOR: i64 = 10;

pub(super) fn find(
    one: &One,
    limit: Option<Decimal>,
    slipped: &HashSet<u32>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(kind) = one.facts.kind().filter(|kind| *kind != Kind::Growth) else {
        return;
    };
    let factor = limit.unwrap_or_else(|| Decimal::from(FACTOR));
    let mut newest: HashMap<i32, Entry> = HashMap::new();
    // The figure before one that jumped: a figure that only comes back to it is no second jump.
    let mut jumped: HashMap<u32, Decimal> = HashMap::new();
    for entry in one.valued().filter(|e| !slipped.contains(&e.observation)) {
        let before = match kind {
            Kind::Flow => one.ledger.entry(one.track, entry.period.years_later(-1)),
            _ => newest.insert(entry.period.months(), entry),
        };
        let Some(before) = before.filter(|b| !slipped.contains(&b.observation)) else {
            continue;
        };
        let crosses_break = one
            .facts
            .breaks
            .iter()
            .any(|month| before.period.end() <= *month && *month < entry.period.end());
        let (Some(now), Some(then)) = (value(one, entry), value(one, before)) else {
            continue;
        };
        if crosses_break || !is_jump(then, now, factor) {
            continue;
        }
        let comes_back = jumped
            .get(&before.observation)
            .is_some_and(|usual| !is_jump(*usual, now, factor));
        if !comes_back {
            jumped.insert(entry.observation, then);
            found.extend(finding(one, (before, then), (entry, now), limit, factor));
        }
    }
}

fn value(one: &One, entry: Entry) -> Option<Decimal> {
    let figure = one.ledger.figure(one.facts, entry).ok()??;
    Some(figure.value)
}

/// Whether two figures of one sign are more than a factor apart.
fn is_jump(before: Decimal, now: Decimal, factor: Decimal) -> bool {
    if before.sign() * now.sign() != 1 {
        return false;
    }
    let (before, now) = (before.abs(), now.abs());
    before
        .min(now)
        .times(factor)
        .is_ok_and(|bound| before.max(now) > bound)
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
    let make = if limit.is_some() {
        Diagnostic::warning
    } else {
        Diagnostic::info
    };
    Some(make(one.place(entry), message).also(one.place(before)))
}
