//! What changed since an earlier run.

use super::assessment::{Assessment, Report, Status};
use crate::plan::Plan;
use crate::quantity::Decimal;

/// An earlier run as its machine output tells it.
#[derive(Clone, Debug, Default)]
pub struct EarlierRun {
    /// Its newest month, as written.
    pub as_of: Option<String>,
    /// Its assessments, in their order.
    pub entries: Vec<EarlierEntry>,
}

/// One assessment of an earlier run. Numbers are rounded to 12 significant digits.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct EarlierEntry {
    /// The target's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region.
    pub region: Option<String>,
    /// The words of the goal.
    pub goal: Option<String>,
    /// The goal's level.
    pub level: Option<Decimal>,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// The baseline.
    pub baseline: Option<Decimal>,
    /// The value that counted, and its period as written.
    pub latest: Option<(String, Decimal)>,
    /// The verdict.
    pub status: Option<Status>,
    /// Whether it was achieved before the deadline.
    pub early: bool,
}

/// What changed since an earlier run.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The newest month of the earlier run, as written.
    pub as_of: Option<String>,
    /// Status changes first, the worse ones before the better; then values revised, goals and baselines changed, new targets
    /// and gone ones; within each in the order of the report.
    pub changes: Vec<Change>,
    /// How many assessments rest on newer figures and keep their status.
    pub newer: usize,
    /// How many are as they were.
    pub same: usize,
}

/// One change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// What changed.
    pub kind: ChangeKind,
    /// The assessment: an index into the report; none for a target that is gone.
    pub now: Option<usize>,
    /// The assessment as it was; none for a new target.
    pub before: Option<EarlierEntry>,
}

/// What changed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum ChangeKind {
    /// The status got worse.
    Worse,
    /// The status got better, or can be told now.
    Better,
    /// The value of the same period is another.
    Value,
    /// The goal is another.
    Goal,
    /// The value of the baseline is another.
    Baseline,
    /// The target is new.
    New,
    /// The target is no more.
    Gone,
}

impl ChangeKind {
    /// The word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::Value => "value-revised",
            Self::Goal => "goal-changed",
            Self::Baseline => "baseline-revised",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

impl Status {
    /// Whether it is worse than another. Not to know any more is worse than any verdict; any verdict is better than none.
    #[must_use]
    pub fn is_worse_than(self, other: Self) -> bool {
        self > other
    }
}

impl Changes {
    /// Compares a report with an earlier run. Where only some targets or regions were asked for, nothing counts as gone.
    #[must_use]
    pub fn between(earlier: &EarlierRun, plan: &Plan, report: &Report, restricted: bool) -> Self {
        let mut matcher = Matcher::new(earlier, plan, report);
        let mut all = Self {
            as_of: earlier.as_of.clone(),
            ..Self::default()
        };
        for (at, assessment) in report.assessments.iter().enumerate() {
            let before = matcher.take(at);
            let kind = match before {
                None => Some(ChangeKind::New),
                Some(before) => kind_of(before, assessment),
            };
            match (kind, before) {
                (Some(kind), before) => all.changes.push(Change {
                    kind,
                    now: Some(at),
                    before: before.cloned(),
                }),
                (None, Some(before)) if is_newer(before, assessment) => all.newer += 1,
                (None, _) => all.same += 1,
            }
        }
        if !restricted {
            all.changes.extend(matcher.left().map(|entry| Change {
                kind: ChangeKind::Gone,
                now: None,
                before: Some(entry.clone()),
            }));
        }
        all.changes.sort_by_key(|change| change.kind);
        all
    }
}

/// The first thing that changed of an assessment, in the order of [`ChangeKind`].
fn kind_of(before: &EarlierEntry, now: &Assessment) -> Option<ChangeKind> {
    match (before.status, now.status) {
        (Some(was), Some(is)) if is.is_worse_than(was) => return Some(ChangeKind::Worse),
        (Some(was), Some(is)) if was.is_worse_than(is) => return Some(ChangeKind::Better),
        _ => {}
    }
    let same = |was: Option<Decimal>, is: Option<Decimal>| was == is.map(|is| is.significant(12));
    let same_unit = before.unit.as_deref() == unit_of(now);
    if let (Some((period, value)), Some(latest)) = (&before.latest, &now.latest)
        && *period == latest.period.to_string()
        && !(same_unit && same(Some(*value), Some(latest.value)))
    {
        return Some(ChangeKind::Value);
    }
    let goal = now.goal.as_ref();
    let words = goal.map(|goal| goal.text.as_str());
    if before.goal.as_deref() != words || !same(before.level, goal.and_then(|goal| goal.value)) {
        return Some(ChangeKind::Goal);
    }
    let baseline = now.baseline.as_ref().map(|point| point.value);
    (!same(before.baseline, baseline)).then_some(ChangeKind::Baseline)
}

fn is_newer(before: &EarlierEntry, now: &Assessment) -> bool {
    let was = before.latest.as_ref().map(|(period, _)| period.clone());
    was != now.latest.as_ref().map(|latest| latest.period.to_string())
}

/// The unit in machine output; of an assessment without goal there is none.
fn unit_of(now: &Assessment) -> Option<&str> {
    let unit = &now.unit;
    let text = Some(unit.text()).filter(|text| !unit.is_bare() && !text.is_empty());
    text.filter(|_| now.goal.is_some())
}

/// Finds the earlier entry of each assessment.
struct Matcher<'a> {
    earlier: &'a [EarlierEntry],
    /// By assessment, the index of its entry.
    of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// An assessment's id, name and region.
type Key<'a> = (&'a str, &'a str, Option<&'a str>);

impl<'a> Matcher<'a> {
    fn new(earlier: &'a EarlierRun, plan: &Plan, report: &Report) -> Self {
        let keys: Vec<Key> = report
            .assessments
            .iter()
            .map(|assessment| {
                let target = plan.targets.get(assessment.target);
                let (id, name) = target.map_or(("", ""), |target| {
                    (target.id.as_str(), target.name.as_str())
                });
                (id, name, assessment.region.as_deref())
            })
            .collect();
        let mut matcher = Self {
            earlier: &earlier.entries,
            of: vec![None; keys.len()],
            taken: vec![false; earlier.entries.len()],
        };
        let names: Vec<&str> = keys.iter().map(|(_, name, _)| *name).collect();
        matcher.pass(&keys, |entry, key| {
            entry.id == key.0 && entry.name == key.1 && entry.region.as_deref() == key.2
        });
        // Ids that were not given follow from the order of the plan, so that a name says more.
        matcher.pass(&keys, |entry, key| {
            entry.name == key.1 && entry.region.as_deref() == key.2
        });
        matcher.pass(&keys, |entry, key| {
            let renamed = !is_default(key.0) && !names.contains(&entry.name.as_str());
            renamed && entry.id == key.0 && entry.region.as_deref() == key.2
        });
        matcher
    }

    /// Gives assessments without an entry the first free one that fits.
    fn pass(&mut self, keys: &[Key], fits: impl Fn(&EarlierEntry, &Key) -> bool) {
        for (key, own) in keys.iter().zip(&mut self.of) {
            if own.is_some() {
                continue;
            }
            let mut free = self.earlier.iter().zip(&mut self.taken).enumerate();
            let found = free.find(|(_, (entry, taken))| !**taken && fits(entry, key));
            if let Some((at, (_, taken))) = found {
                *taken = true;
                *own = Some(at);
            }
        }
    }

    fn take(&mut self, assessment: usize) -> Option<&'a EarlierEntry> {
        self.earlier.get((*self.of.get(assessment)?)?)
    }

    /// The entries that no assessment has.
    fn left(&self) -> impl Iterator<Item = &'a EarlierEntry> {
        let entries = self.earlier.iter().zip(&self.taken);
        entries
            .filter(|(_, taken)| !**taken)
            .map(|(entry, _)| entry)
    }
}

/// `T07`: an id that the plan did not give.
fn is_default(id: &str) -> bool {
    id.strip_prefix('T')
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_ordered_from_best_to_worst() {
        for pair in Status::ALL.windows(2) {
            let [better, worse] = pair else { continue };
            assert!(worse.is_worse_than(*better), "{worse:?} {better:?}");
            assert!(!better.is_worse_than(*worse) && !better.is_worse_than(*better));
        }
    }

    #[test]
    fn ids_that_follow_from_the_order_are_known() {
        for (id, own) in [("T01", true), ("T123", true), ("gdp", false), ("TX", false)] {
            assert_eq!(is_default(id), own, "{id}");
        }
    }
}
