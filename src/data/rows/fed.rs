//! The series that a value feeds.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::data::bytes::grouping::Grouped;
use crate::data::rows::found::About;
use crate::data::rows::found::Wanted;
use crate::data::rows::needs::{Meaning, Needs, Test};
use crate::data::rows::scan::Scan;
use crate::data::rows::seen::index_of;
use crate::data::table::column::Column;
use crate::data::texts::intern::Interner;
use crate::series::SeriesId;

/// The series that a value feeds, each with the number of the values that its `where` keys have.
pub(crate) type Fed = Arc<[(SeriesId, u32)]>;

/// How many answers are kept at most.
const MOST: usize = 1 << 12;

/// What values feed, by all that it depends on: most rows of a file ask what others asked.
#[derive(Default)]
pub(crate) struct Answers {
    /// The columns that any `where` looks at, and the texts met in each.
    columns: Vec<(Column, Interner)>,
    known: FxHashMap<Box<[u32]>, Fed>,
    /// Whether a `where` asks for periods that no column holds.
    ask_labels: bool,
    /// Name, region and label of a value, and the number of its text in each column.
    key: Vec<u32>,
}

impl Answers {
    pub(crate) fn new(wanted: &Wanted<'_>, block: &[Test]) -> Self {
        let needs = match wanted {
            Wanted::Fed(needs, _) => Some(needs),
            _ => None,
        };
        let mut tests = block.iter().chain(needs.into_iter().flat_map(Needs::tests));
        let columns = needs.map_or_else(Vec::new, Needs::all_columns).into_iter();
        Self {
            columns: columns
                .map(|column| (column, Interner::default()))
                .collect(),
            ask_labels: tests.any(Test::asks_period),
            ..Self::default()
        }
    }

    /// The answer to the same question, where it was given before.
    fn find(&mut self, name: u32, region: u32, label: u32, about: &About<'_>) -> Option<Fed> {
        let label = if self.ask_labels { label } else { 0 };
        self.key.clear();
        self.key.extend([name, region, label]);
        // What was grouped for one aggregate does not feed another.
        self.key.extend(about.grouped.map(Grouped::kind));
        for (column, seen) in &mut self.columns {
            self.key.push(seen.number(column.bytes(about.row)));
        }
        self.known.get(self.key.as_slice()).cloned()
    }

    /// Keeps the answer to the question that was asked last.
    fn keep(&mut self, answer: &Fed) {
        if self.known.len() < MOST {
            self.known
                .insert(self.key.as_slice().into(), Arc::clone(answer));
        }
    }
}

impl Scan<'_> {
    /// The series that a value feeds.
    pub(crate) fn fed(&mut self, name: u32, region: u32, label: u32, about: &About<'_>) -> Fed {
        if let Some(known) = self.answers.find(name, region, label, about) {
            return known;
        }
        let fed: Fed = self.feeds(name, region, label, about).into();
        self.answers.keep(&fed);
        fed
    }

    fn feeds(
        &mut self,
        name: u32,
        region: u32,
        label: u32,
        about: &About<'_>,
    ) -> Vec<(SeriesId, u32)> {
        let Some(seen) = self.names.get(name as usize) else {
            return Vec::new();
        };
        let counts = self.counts.get(region as usize).copied().unwrap_or(true);
        let empty = String::new();
        let meaning = Meaning {
            indicator: &seen.name.shown,
            region: self.regions.get(region as usize).unwrap_or(&empty),
            period: self
                .labels
                .get(label as usize)
                .map_or("", |label| label.text.as_str()),
        };
        let encoding = self.context.encoding;
        let mut tests = self.block.iter_mut().filter(|test| test.column().is_none());
        if !counts || !tests.all(|test| test.passes(about.row, encoding, &meaning).is_some()) {
            return Vec::new();
        }
        let Wanted::Fed(needs, _) = &mut self.wanted else {
            return vec![(SeriesId(0), 0)];
        };
        let mut series = Vec::new();
        let mut matched = Vec::new();
        for id in &seen.fed {
            if needs.is_count(*id) {
                self.counted_regions.insert((*id, region));
            }
            let takes = |grouped: Grouped| needs.takes(*id, grouped);
            if !about.grouped.is_none_or(takes) {
                continue;
            }
            if needs.passes(*id, about.row, encoding, &meaning, &mut matched) {
                series.push((*id, index_of(&mut self.matched, matched.as_slice())));
            }
        }
        series
    }
}
