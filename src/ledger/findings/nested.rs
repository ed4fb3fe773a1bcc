//! `contradiction`: of a flow that never falls below 0, a part of a run that is more than the run: a cumulative figure that falls.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Diagnostic;
use crate::quantity::Month;
use crate::series::Kind;

use super::super::kind::is_net;
use super::super::message::LedgerMessage;
use super::{One, Sketch};

/// Holds every run against the next shorter one that begins or ends with it. What figures between the two have told already, as
/// a sum that does not fit, is told once.
pub(super) fn find(one: &One, slipped: &FxHashSet<u32>, found: &mut Vec<Diagnostic>) {
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
        let in_scope = one.facts.break_within(cell.entry.period).is_none();
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

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;

    fn codes(cells: &str) -> Vec<String> {
        Book::default().cells(cells).ledger().codes()
    }

    #[test]
    fn a_cumulative_figure_that_falls_is_found() {
        let cells = "收入 2024年1-4月 131.0 亿元\n收入 2024年1-5月 160.0 亿元\n收入 2024年1-6月 109.0 亿元\n收入 2024年1-7月 210.0 亿元";
        assert_eq!(codes(cells), ["contradiction 3,2"]);
        let said = Book::default().cells(cells).ledger().said().concat();
        for part in [
            "2024年1-6月 公布为 109亿元",
            "2024年1-5月（160亿元）",
            "多 51亿元",
        ] {
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
}
