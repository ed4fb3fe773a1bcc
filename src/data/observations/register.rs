//! Registers: a row is one unit that counts from one date until another. A stock then, known for every month; of a series that counts
//! what is new, the entries of every month.

use std::collections::HashMap;

use crate::data::observations::members::{Key, MemberRow};
use crate::quantity::{Month, Period};
use crate::series::{Catalogue, Series};

/// Since when and until when a row counts; none: always, or still.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    pub from: Option<Period>,
    pub until: Option<Period>,
}

/// The rows of all registers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registers {
    rows: HashMap<Key, Vec<(Dates, MemberRow)>>,
    /// The dates of all rows of the files, whether they count or not: the months a register speaks of.
    spans: HashMap<Key, (Month, Month)>,
}

impl Registers {
    pub(crate) fn add(&mut self, key: Key, dates: Dates, row: MemberRow) {
        self.rows.entry(key).or_default().push((dates, row));
    }

    /// Says which dates a file names.
    pub(crate) fn covers(&mut self, key: Key, dates: &[Period]) {
        let months = || dates.iter().map(|date| date.start());
        let (Some(first), Some(last)) = (months().min(), months().max()) else {
            return;
        };
        let span = self.spans.entry(key).or_insert((first, last));
        *span = (span.0.min(first), span.1.max(last));
    }

    /// The rows that count in every month.
    pub(crate) fn expand(self, catalogue: &Catalogue) -> Vec<(Key, Period, Vec<MemberRow>)> {
        let mut keys: Vec<Key> = self.spans.keys().chain(self.rows.keys()).copied().collect();
        keys.sort_by_key(|(series, region, vintage)| (*series, *region, vintage.map(|v| v.0)));
        keys.dedup();
        let mut expanded = Vec::new();
        for key in keys {
            let rows = self.rows.get(&key).map_or(&[][..], Vec::as_slice);
            let Some((first, last)) = self.span(key, rows) else {
                continue;
            };
            let entries = catalogue.get(key.0).is_some_and(counts_entries);
            let mut month = first;
            while month <= last {
                let counts = |(dates, _): &&(Dates, MemberRow)| dates.count(month, entries);
                let members = rows
                    .iter()
                    .filter(counts)
                    .map(|(_, row)| row.clone())
                    .collect();
                expanded.push((key, Period::starting(month, 1), members));
                month = month.later(1);
            }
        }
        expanded
    }

    /// The months from the first date to the last.
    fn span(&self, key: Key, rows: &[(Dates, MemberRow)]) -> Option<(Month, Month)> {
        let dates = rows
            .iter()
            .flat_map(|(dates, _)| [dates.from, dates.until])
            .flatten()
            .map(Period::start);
        let span = self
            .spans
            .get(&key)
            .into_iter()
            .flat_map(|(first, last)| [*first, *last]);
        let months: Vec<Month> = dates.chain(span).collect();
        Some((*months.iter().min()?, *months.iter().max()?))
    }
}

impl Dates {
    /// Whether a row counts in a month.
    fn count(self, month: Month, entries: bool) -> bool {
        let (from, until) = (self.from.map(Period::start), self.until.map(Period::start));
        if entries {
            return from == Some(month);
        }
        from.is_none_or(|from| from <= month) && until.is_none_or(|until| until > month)
    }
}

/// Whether a series counts what is new.
fn counts_entries(series: &Series) -> bool {
    const NEW: &[&str] = &["新增", "新设", "新培育", "新引进"];
    let names = series.matches.iter().map(|name| name.folded.as_str());
    let mut names = names.chain([series.name.as_str()]);
    names.any(|name| NEW.iter().any(|new| name.contains(new)))
}
