//! Which members have rows when, and who lacks one between others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::data::Cell;
use crate::data::message::Problem;
use crate::data::observations::members::MemberRow;
use crate::quantity::Period;
use crate::series::Series;

/// Of so many rows no more than one may lack, where members are the same in every period; else rows come and go.
const ROWS_TO_A_GAP: usize = 5;

/// The members of each period, by code or name, else by all that their rows say.
#[derive(Debug, Default)]
pub(super) struct Attendance(BTreeMap<Period, FxHashMap<Arc<str>, There>>);

/// Where a member stands in a period, with all that its row says.
type There = (Cell, Arc<str>);

impl Attendance {
    /// Who is there in a period; a newer version of it stands for an older one.
    pub(super) fn see(&mut self, period: Period, rows: &[MemberRow]) {
        let who = |row: &MemberRow| match &row.own {
            own if own.is_empty() => Arc::clone(&row.label),
            own => Arc::clone(own),
        };
        let there = rows.iter().map(|row| (who(row), (row.cell, Arc::clone(&row.label))));
        self.0.insert(period, there.collect());
    }

    /// The member that is first without a row between others, with where it was last.
    pub(super) fn told(&self, series: &Series) -> Option<(Cell, Problem)> {
        let mut gaps = self.gaps(Period::months);
        // Figures to date are as long as no other of the year.
        for (who, periods) in self.gaps(Period::start) {
            gaps.entry(who).or_default().extend(periods);
        }
        let more = gaps.len().saturating_sub(1);
        let first = gaps.into_iter().min_by_key(|(_, gaps)| gaps.first().copied());
        let (who, periods) = first?;
        let before = self.0.range(..periods.first()?);
        let (cell, member) = before.rev().find_map(|(_, there)| there.get(&who))?;
        let problem = Problem::NoRow {
            series: series.name.clone(),
            member: member.to_string(),
            periods: periods.iter().map(ToString::to_string).collect(),
            more,
        };
        Some((*cell, problem))
    }

    /// What members lack between their first row and their last among periods of a line; nothing where that is common.
    fn gaps<L: Ord>(&self, line: impl Fn(Period) -> L) -> BTreeMap<Arc<str>, BTreeSet<Period>> {
        let mut lines: BTreeMap<L, Vec<Period>> = BTreeMap::new();
        for period in self.0.keys() {
            lines.entry(line(*period)).or_default().push(*period);
        }
        let mut gaps: BTreeMap<Arc<str>, BTreeSet<Period>> = BTreeMap::new();
        let (mut rows, mut lacking) = (0_usize, 0_usize);
        for line in lines.into_values().filter(|line| line.len() > 2) {
            let mut last: FxHashMap<&Arc<str>, usize> = FxHashMap::default();
            for (at, period) in line.iter().enumerate() {
                for who in self.0.get(period).into_iter().flat_map(FxHashMap::keys) {
                    rows += 1;
                    let before = last.insert(who, at);
                    let between = before.and_then(|before| line.get(before + 1..at));
                    let Some(between) = between.filter(|between| !between.is_empty()) else {
                        continue;
                    };
                    lacking += between.len();
                    gaps.entry(Arc::clone(who)).or_default().extend(between);
                }
            }
        }
        if lacking * ROWS_TO_A_GAP > rows {
            gaps.clear();
        }
        gaps
    }
}
