//! The counts as CSV: one row a group and one an owner, of all their targets and of the binding ones.

use super::{Count, Summary, Tally};
use crate::assess::{Report, Status};
use crate::plan::Plan;
use crate::report::csv::{harmless, table};

/// The columns before those of the statuses: what it is counted by, its name, `all` or `binding`.
const COLUMNS: [&str; 4] = ["by", "name", "which", "targets"];

/// The counts of a report as CSV in UTF-8, with a byte order mark if asked for.
pub(in crate::report) fn render(plan: &Plan, report: &Report, bom: bool) -> Vec<u8> {
    let summary = Summary::of(plan, report);
    let mut head: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    head.extend(Status::ALL.map(|status| status.word().to_owned()));
    head.push("watched".to_owned());
    let mut rows = vec![head];
    rows.extend(records("all", None, &summary.whole));
    for (by, counts) in [("group", &summary.groups), ("owner", &summary.owners)] {
        for (name, count) in counts {
            rows.extend(records(by, *name, count));
        }
    }
    table(&rows, bom)
}

fn records(by: &str, name: Option<&str>, count: &Count) -> [Vec<String>; 2] {
    [("all", &count.all), ("binding", &count.binding)].map(|(which, tally)| {
        let name = harmless(name.unwrap_or_default());
        let mut record = vec![by.to_owned(), name, which.to_owned()];
        record.extend(numbers(tally));
        record
    })
}

fn numbers(tally: &Tally) -> Vec<String> {
    let statuses = Status::ALL.map(|status| tally.of(status));
    let numbers = [tally.targets()].into_iter().chain(statuses);
    let numbers = numbers.chain([tally.watched()]);
    numbers.map(|number| number.to_string()).collect()
}
