//! Counts of statuses: of the whole plan, by group and by owner (督查), binding targets apart.

mod csv;
mod json;
mod line;
mod table;

pub(super) use csv::render as csv;
pub(super) use json::{ByStatus, render as json};
pub(super) use line::counts;
pub(super) use table::tables;

use std::collections::BTreeSet;

use crate::assess::{Assessment, Report, Status};
use crate::plan::{Plan, Target};

/// How many targets there are, and in which status their assessments are.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    targets: BTreeSet<usize>,
    /// None for a target that is only watched.
    statuses: Vec<Option<Status>>,
    early: usize,
}

/// All targets of something, and the binding ones (约束性) among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Count {
    pub(super) all: Tally,
    pub(super) binding: Tally,
}

/// The counts of a report; groups and owners in the order of their first assessment, last what is of none.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary<'a> {
    pub(super) whole: Count,
    pub(super) groups: Counts<'a>,
    /// A target with several owners counts with each.
    pub(super) owners: Counts<'a>,
}

impl Tally {
    /// The tally of a whole report.
    pub(super) fn of_all(report: &Report) -> Self {
        let mut tally = Self::default();
        for assessment in &report.assessments {
            tally.add(assessment);
        }
        tally
    }

    fn add(&mut self, assessment: &Assessment) {
        self.targets.insert(assessment.target);
        self.statuses.push(assessment.status);
        self.early += usize::from(assessment.early);
    }

    pub(super) fn targets(&self) -> usize {
        self.targets.len()
    }

    pub(super) fn assessments(&self) -> usize {
        self.statuses.len()
    }

    pub(super) fn of(&self, status: Status) -> usize {
        self.statuses
            .iter()
            .filter(|known| **known == Some(status))
            .count()
    }

    pub(super) fn watched(&self) -> usize {
        self.statuses.iter().filter(|known| known.is_none()).count()
    }
}

impl Count {
    fn add(&mut self, assessment: &Assessment, is_binding: bool) {
        self.all.add(assessment);
        if is_binding {
            self.binding.add(assessment);
        }
    }
}

impl<'a> Summary<'a> {
    pub(super) fn of(plan: &'a Plan, report: &Report) -> Self {
        let mut summary = Self::default();
        for assessment in &report.assessments {
            let target = plan.targets.get(assessment.target);
            let is_binding = target.is_some_and(|target| target.binding == Some(true));
            summary.whole.add(assessment, is_binding);
            let group = target.and_then(|target| target.group.as_deref());
            add(&mut summary.groups, group, assessment, is_binding);
            for owner in owners(target) {
                add(&mut summary.owners, owner, assessment, is_binding);
            }
        }
        summary.groups.sort_by_key(|(name, _)| name.is_none());
        summary.owners.sort_by_key(|(name, _)| name.is_none());
        summary
    }
}

fn owners(target: Option<&Target>) -> Vec<Option<&str>> {
    let owners = target.map_or(&[][..], |target| &target.owner);
    if owners.is_empty() {
        return vec![None];
    }
    owners.iter().map(|owner| Some(owner.as_str())).collect()
}

type Counts<'a> = Vec<(Option<&'a str>, Count)>;

/// Counts an assessment under a name, a new one where it is met for the first time.
fn add<'a>(
    counts: &mut Counts<'a>,
    name: Option<&'a str>,
    assessment: &Assessment,
    is_binding: bool,
) {
    if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == name) {
        return count.add(assessment, is_binding);
    }
    let mut count = Count::default();
    count.add(assessment, is_binding);
    counts.push((name, count));
}
