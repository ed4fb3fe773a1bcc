//! What is doubtful about the observations that are made of a series' rows, each kind told once, where it is first met.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::message::Problem;
use crate::data::observations::attendance::Attendance;
use crate::data::observations::members::{MemberRow, repeated_units};
use crate::data::observations::sums::OtherSum;
use crate::data::{Cell, Data};
use crate::diagnostic::Diagnostic;
use crate::quantity::Period;
use crate::series::Series;

/// What is doubtful about the observations of one series.
#[derive(Default)]
pub(super) struct Doubts {
    /// Members without which there is no value.
    lacking: Vec<(String, Vec<Period>, Cell)>,
    pub(super) attendance: Attendance,
    /// Totals in the file that the rows do not add up to.
    others: Vec<(Period, OtherSum)>,
    /// Rows that repeat a member: the row that it repeats, and the member.
    repeats: BTreeMap<Cell, (Cell, Arc<str>, Period)>,
}

impl Doubts {
    /// Looks for rows of a period that say the same of one member.
    pub(super) fn see_repeats(&mut self, rows: &[MemberRow], period: Period) {
        for (cell, other, member) in repeated_units(rows) {
            self.repeats.entry(cell).or_insert((other, member, period));
        }
    }

    pub(super) fn other_sum(&mut self, period: Period, sum: OtherSum) {
        self.others.push((period, sum));
    }

    /// A member is missing in a period of which `cell` is the first row.
    pub(super) fn lacks(&mut self, member: &str, period: Period, cell: Cell) {
        let mut known = self.lacking.iter_mut();
        match known.find(|(known, _, _)| known == member) {
            Some((_, periods, _)) => periods.push(period),
            None => self.lacking.push((member.to_owned(), vec![period], cell)),
        }
    }

    /// Tells all of it.
    pub(super) fn tell(self, series: &Series, data: &mut Data) {
        let series_name = || series.name.clone();
        if let Some((&cell, (other, member, period))) = self.repeats.first_key_value() {
            let (series, member, more) =
                (series_name(), member.to_string(), self.repeats.len() - 1);
            let problem = Problem::RepeatedMember { series, member, period: *period, more };
            let also = data.place(*other);
            let told = Diagnostic::finding(data.place(cell), problem).also(also);
            data.diagnostics.push(told);
        }
        let absent = self.attendance.told(series);
        let lacking = self.lacking.into_iter().map(|(member, periods, cell)| {
            let (series, periods) = (series_name(), in_words(periods));
            (cell, Problem::Incomplete { series, member, periods })
        });
        let periods = in_words(self.others.iter().map(|(period, _)| *period));
        let other_sum = self.others.into_iter().next().map(|(_, other)| {
            let (said, sum) = (other.said.to_string(), other.sum.to_string());
            let (series, row, periods) = (series_name(), other.row, periods.into());
            (other.cell, Problem::OtherSum { series, row, said, sum, periods })
        });
        for (cell, problem) in absent.into_iter().chain(lacking).chain(other_sum) {
            let told = Diagnostic::finding(data.place(cell), problem);
            data.diagnostics.push(told);
        }
    }
}

/// Periods in order, each once.
fn in_words(periods: impl IntoIterator<Item = Period>) -> Vec<String> {
    let mut periods: Vec<String> = periods.into_iter().map(|period| period.to_string()).collect();
    periods.dedup();
    periods
}
