//! The counts as one JSON object.

use serde::{Serialize, Serializer};

use super::change::{ChangeEntry, changes};
use super::plan::Head;
use super::value::{SCHEMA_VERSION, bytes};
use crate::assess::Report;
use crate::plan::{Plan, Status};
use crate::report::summary::{Count, Summary, Tally};

/// The counts of a report as JSON, UTF-8, with a line end.
#[must_use]
pub(in crate::report) fn render(plan: &Plan, report: &Report) -> Vec<u8> {
    let summary = Summary::of(plan, report);
    bytes(&Root {
        schema_version: SCHEMA_VERSION,
        plan: Head::of(plan),
        as_of: report.as_of.map(|month| month.to_string()),
        summary: Entry::of(&summary.whole),
        by_group: summary
            .groups
            .iter()
            .map(|(group, count)| OfGroup {
                group: *group,
                count: Entry::of(count),
            })
            .collect(),
        by_owner: summary
            .owners
            .iter()
            .map(|(owner, count)| OfOwner {
                owner: *owner,
                count: Entry::of(count),
            })
            .collect(),
        changes: changes(report),
    })
}

#[derive(Serialize)]
struct Root<'a> {
    schema_version: u32,
    plan: Head<'a>,
    as_of: Option<String>,
    summary: Entry,
    by_group: Vec<OfGroup<'a>>,
    by_owner: Vec<OfOwner<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeEntry<'a>>>,
}

#[derive(Serialize)]
struct OfGroup<'a> {
    group: Option<&'a str>,
    #[serde(flatten)]
    count: Entry,
}

#[derive(Serialize)]
struct OfOwner<'a> {
    owner: Option<&'a str>,
    #[serde(flatten)]
    count: Entry,
}

/// A count, its binding targets apart.
#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    all: Numbers,
    binding: Numbers,
}

#[derive(Serialize)]
struct Numbers {
    targets: usize,
    by_status: ByStatus,
    year: ByStatus,
    watched: usize,
}

/// Counts by status: all of them, always.
pub(super) struct ByStatus(Vec<(Status, usize)>);

/// The verdicts that a year in progress can have.
const OF_A_YEAR: [Status; 4] = [
    Status::Ahead,
    Status::OnSchedule,
    Status::Near,
    Status::Behind,
];

impl Entry {
    fn of(count: &Count) -> Self {
        Self {
            all: Numbers::of(&count.all),
            binding: Numbers::of(&count.binding),
        }
    }
}

impl Numbers {
    fn of(tally: &Tally) -> Self {
        Self {
            targets: tally.targets(),
            by_status: ByStatus::of(tally),
            year: ByStatus::of_years(tally),
            watched: tally.count(None),
        }
    }
}

impl ByStatus {
    pub(super) fn of(tally: &Tally) -> Self {
        let counts = Status::ALL.iter();
        Self(
            counts
                .map(|status| (*status, tally.count(Some(*status))))
                .collect(),
        )
    }

    /// Of the years in progress.
    pub(super) fn of_years(tally: &Tally) -> Self {
        let counts = OF_A_YEAR.iter();
        Self(
            counts
                .map(|status| (*status, tally.years(*status)))
                .collect(),
        )
    }
}

impl Serialize for ByStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = self.0.iter();
        serializer.collect_map(counts.map(|(status, count)| (status.word(), count)))
    }
}
