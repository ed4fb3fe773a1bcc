//! `guessed`: values in the first or last months of quarters only, which are read as those of single months: quarters are filed so,
//! and runs since January.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::plan::Basis;
use crate::series::Kind;

use super::super::Ledger;
use super::super::cells::Entry;
use super::super::cells::Track;
use super::super::message::LedgerMessage;

/// The months in which periods are filed, January at bit 0.
const FIRST: u16 = 0b0010_0100_1001;
const LAST: u16 = 0b1001_0010_0100;
const HALVES: u16 = 0b1000_0010_0000;
const DECEMBER: u16 = 0b1000_0000_0000;

/// Once a series, be it of many regions.
pub(super) fn find(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    let of_one_series = |a: &Track, b: &Track| a.series == b.series;
    let series = ledger.tracks.chunk_by(of_one_series);
    let series =
        series.filter(|tracks| tracks.first().is_some_and(|one| !ledger.is_silent(one.series)));
    found.extend(series.filter_map(|tracks| tracks.iter().find_map(|track| of(ledger, track))));
}

fn of(ledger: &Ledger, track: &Track) -> Option<Diagnostic> {
    let facts = ledger.facts_of(track.series)?;
    if facts.series.basis == Some(Basis::Period) {
        return None;
    }
    let valued = ledger.entries(track).filter(|entry| entry.has_value);
    let (months, first) = filed(valued)?;
    // Levels and rates of the ends of quarters are usual.
    if months != FIRST && facts.kind() != Some(Kind::Flow) {
        return None;
    }
    let message = LedgerMessage::OnlyQuarters {
        subject: ledger.subject(track.series, track.region)?,
        key: facts.series.key.clone(),
        months: (1..=12).filter(|month| months >> (month - 1) & 1 == 1).collect(),
        may_be_quarters: months == FIRST || months == LAST,
        may_be_cumulative: months != FIRST,
    };
    Some(Diagnostic::finding(ledger.place(first.observation), message))
}

/// The months in which all values stand, the same in two years at least, and the first of them; none where there are others, or
/// runs that are no whole years.
fn filed(valued: impl Iterator<Item = Entry>) -> Option<(u16, Entry)> {
    let mut by_year: BTreeMap<i32, u16> = BTreeMap::new();
    let mut first = None;
    for entry in valued.filter(|entry| !entry.period.is_calendar_year()) {
        let month = entry.period.start();
        let bit = 1 << (month.month() - 1);
        if entry.period.months() != 1 || bit & (FIRST | LAST) == 0 {
            return None;
        }
        *by_year.entry(month.year()).or_default() |= bit;
        first.get_or_insert(entry);
    }
    let all = by_year.values().fold(0, |all, months| all | months);
    let full_years = by_year.values().filter(|months| **months == all).count();
    let is_usual = [FIRST, LAST, HALVES, DECEMBER].contains(&all);
    (is_usual && full_years > 1).then_some((all, first?))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::ledger::testing::Book;

    fn codes(name: &str, months: &[u32], basis: Option<Basis>) -> Vec<String> {
        let mut cells = String::new();
        for year in [2022, 2023] {
            for month in months {
                let _ = writeln!(cells, "{name} {year}-{month:02} 5 亿元");
            }
        }
        let book = Book::default().with(name, |one| one.basis = basis);
        book.cells(&cells).ledger().codes()
    }

    #[test]
    fn values_in_months_of_quarters_only_are_told_of_flows() {
        assert_eq!(codes("收入", &[3, 6, 9, 12], None), ["guessed 1"]);
        assert_eq!(codes("收入", &[1, 4, 7, 10], None), ["guessed 1"]);
        assert_eq!(codes("收入", &[6, 12], None), ["guessed 1"]);
        assert_eq!(codes("收入", &[12], None), ["guessed 1"]);
        assert_eq!(codes("余额", &[3, 6, 9, 12], None), [""; 0]);
        assert_eq!(codes("余额", &[1, 4, 7, 10], None), ["guessed 1"]);
    }

    #[test]
    fn what_the_plan_declares_and_other_months_are_not() {
        let declared = Some(Basis::Period);
        assert_eq!(codes("收入", &[3, 6, 9, 12], declared), [""; 0]);
        assert_eq!(codes("收入", &[3, 4, 5, 6, 7, 8, 9, 10, 11, 12], None), [""; 0]);
        assert_eq!(codes("收入", &[2, 5, 8, 11], None), [""; 0]);
        let one_year = "收入 2023-03 1 亿元\n收入 2023-06 1 亿元\n收入 2023-09 1 亿元\n收入 2023-12 1 亿元\n收入 2024-03 1 亿元";
        assert_eq!(Book::default().cells(one_year).ledger().codes(), [""; 0]);
        let runs = "收入 2022-01 1 亿元\n收入 2022年1-4月 4 亿元\n收入 2023-01 1 亿元\n收入 2023年1-4月 4 亿元";
        assert_eq!(Book::default().cells(runs).ledger().codes(), [""; 0]);
    }
}
