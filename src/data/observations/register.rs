//! Registers: a row is one unit that counts from one date until another. A stock then, known for every month (for every year where dates
//! are years); of a series that counts what is new, the entries of every month.

use std::borrow::Borrow;
use std::collections::HashMap;

use crate::data::observations::members::{Gathered, Key, MemberRow, Order, by_version};
use crate::data::{Cell, VintageId};
use crate::quantity::{Frequency, Month, Period};
use crate::series::Series;

/// Since when and until when a row counts; none: always, or still.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    pub from: Option<Period>,
    pub until: Option<Period>,
}

impl Borrow<MemberRow> for (Dates, MemberRow) {
    fn borrow(&self) -> &MemberRow {
        &self.1
    }
}

/// The rows of all registers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registers {
    rows: HashMap<Key, Vec<(Dates, MemberRow)>>,
    /// The dates of all rows of the files, whether they count or not: the months a register speaks of.
    spans: HashMap<Key, Vec<(Option<VintageId>, Month, Month)>>,
}

impl Registers {
    pub(crate) fn add(&mut self, key: Key, dates: Dates, row: MemberRow) {
        self.rows.entry(key).or_default().push((dates, row));
    }

    /// Says which dates a file names.
    pub(crate) fn covers(&mut self, key: Key, vintage: Option<VintageId>, dates: &[Period]) {
        let months = || dates.iter().map(|date| date.start());
        if let (Some(first), Some(last)) = (months().min(), months().max()) {
            let spans = self.spans.entry(key).or_default();
            spans.push((vintage, first, last));
        }
    }

    /// What there are registers of.
    pub(crate) fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.spans.keys().chain(self.rows.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The first date that says less than others do, which counts from its first month, and how many more there are.
    pub(crate) fn vague(&self, key: Key) -> Option<(Cell, Period, usize)> {
        let rows = self.rows.get(&key)?;
        let precise = dates(rows).map(|(date, _)| date.months()).min()?;
        let mut vague = dates(rows).filter(|(date, _)| date.months() > precise);
        let (date, row) = vague.next()?;
        Some((row.cell, date, vague.count()))
    }

    /// The rows that count in every month, at every version; `today` is the first month that is not over.
    pub(crate) fn expand(
        &mut self,
        key: Key,
        series: &Series,
        order: &Order,
        today: Option<Month>,
    ) -> Vec<Gathered> {
        let rows = self.rows.remove(&key).unwrap_or_default();
        let spans = self.spans.remove(&key).unwrap_or_default();
        let entries = series.counts_entries();
        let mut expanded = Vec::new();
        for (vintage, rows) in by_version(rows, order) {
            let known = |one: &&(Option<VintageId>, Month, Month)| {
                rows.is_empty() || order.rank(one.0) <= order.rank(vintage)
            };
            let spans = spans.iter().filter(known);
            let spans = spans.flat_map(|(_, first, last)| [*first, *last]);
            let Some((first, last)) = span(&rows, spans, today) else {
                continue;
            };
            let step = step(&rows);
            let mut period = Period::containing(first, step);
            while period.start() <= last {
                let counts = |(dates, _): &&(Dates, MemberRow)| dates.count(period, entries);
                let members = rows.iter().filter(counts);
                expanded.push(Gathered {
                    period,
                    vintage,
                    rows: members.map(|(_, row)| row.clone()).collect(),
                });
                period = Period::containing(period.end(), step);
            }
        }
        expanded
    }
}

/// The months from the first date to the last; that something will end is no evidence of the months until then.
fn span(
    rows: &[(Dates, MemberRow)],
    spans: impl Iterator<Item = Month>,
    today: Option<Month>,
) -> Option<(Month, Month)> {
    let starts = |one: fn(&Dates) -> Option<Period>| {
        let dates = rows.iter().filter_map(move |(dates, _)| one(dates));
        dates.map(Period::start)
    };
    let ends = starts(|dates| dates.until).chain(spans);
    let ends = ends.filter(|month| today.is_none_or(|today| *month < today));
    let months: Vec<Month> = starts(|dates| dates.from).chain(ends).collect();
    Some((*months.iter().min()?, *months.iter().max()?))
}

/// How often a register can speak: as often as its most precise date.
fn step(rows: &[(Dates, MemberRow)]) -> Frequency {
    match dates(rows).map(|(date, _)| date.months()).min() {
        None | Some(..=1) => Frequency::Month,
        Some(..=3) => Frequency::Quarter,
        Some(..=6) => Frequency::HalfYear,
        _ => Frequency::Year,
    }
}

/// All dates of some rows, each with its row.
fn dates(rows: &[(Dates, MemberRow)]) -> impl Iterator<Item = (Period, &MemberRow)> {
    rows.iter().flat_map(|(dates, row)| {
        let both = [dates.from, dates.until].into_iter().flatten();
        both.map(move |date| (date, row))
    })
}

impl Dates {
    /// Whether the end stands before the beginning.
    pub(crate) fn run_backwards(self) -> bool {
        let both = self.from.zip(self.until);
        both.is_some_and(|(from, until)| until.end() <= from.start())
    }

    /// Whether a row counts in a period: at its end, or of entries within it.
    fn count(self, period: Period, entries: bool) -> bool {
        let (from, until) = (self.from.map(Period::start), self.until.map(Period::start));
        if entries {
            return from.is_some_and(|from| from >= period.start() && from < period.end());
        }
        from.is_none_or(|from| from < period.end())
            && until.is_none_or(|until| until >= period.end())
    }
}
