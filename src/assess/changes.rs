//! What changed since an earlier run.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::assessment::{AssessedGoal, Assessment, Pace};
use crate::language::Language;
use crate::plan::{Plan, Status};
use crate::quantity::{Decimal, Month, POINTS, Period, notation, plain};
use crate::worded;

/// An earlier run as its machine output tells it.
#[derive(Clone, Debug, Default)]
pub struct EarlierRun {
    /// The language of its words, where that is not the usual one.
    pub language: Option<Language>,
    /// The title of its plan.
    pub title: Option<String>,
    /// Its newest month, as written.
    pub as_of: Option<String>,
    /// Its assessments, in their order.
    pub entries: Vec<Snapshot>,
}

/// What one run says of one target in one region. Numbers are rounded to 12 significant digits.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Snapshot {
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
    /// The unit of its numbers; machine output tells none without a goal.
    pub unit: Option<String>,
    /// Whether that is the unit of a difference from another indicator, which the goal's level is.
    pub is_apart: bool,
    /// The baseline.
    pub baseline: Option<Decimal>,
    /// The value that counted, and its period as machine output writes it.
    pub latest: Option<(String, Decimal)>,
    /// Progress less time, of one.
    pub margin: Option<Decimal>,
    /// The verdict.
    pub status: Option<Status>,
    /// Whether it was achieved before the deadline.
    pub early: bool,
    /// Its place among the regions, where all were asked for.
    pub rank: Option<usize>,
    /// Its year in progress.
    pub year: Option<YearSnapshot>,
    /// Whether the verdict on that is whether the year's target holds; reports of earlier versions do not tell.
    pub year_by_holding: bool,
    /// What it was judged by, as machine output writes it; reports of earlier versions do not tell all.
    pub yardsticks: Vec<(Yardstick, String)>,
}

worded! {
    /// What a target is judged by beside the words of its goal and the data.
    pub enum Yardstick {
        /// The formula.
        Formula = "formula": "公式" / "formula",
        /// Where it starts.
        Baseline = "baseline": "基期" / "baseline",
        /// When it is due.
        Deadline = "deadline": "目标期" / "deadline",
        /// The levels on the way.
        Milestones = "milestones": "阶段目标" / "milestones",
        /// How far from the path still counts as on schedule: a share of one.
        Band = "on_schedule_within": "符合预期的范围" / "on schedule within",
    }
}

/// What one run says of a target's year in progress. Shares and growths are of one, to 12 significant digits.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct YearSnapshot {
    /// What its figures are of, as machine output writes it.
    pub period: String,
    /// The share of the year that has passed with it.
    pub elapsed: Decimal,
    /// The figure.
    pub ytd: Option<Decimal>,
    /// The growth on the same period of the year before.
    pub yoy: Option<Decimal>,
    /// The share of the year's target that is done.
    pub attained: Option<Decimal>,
    /// The share that was due: the usual one, else that of the months passed.
    pub due: Option<Decimal>,
    /// The verdict on the year.
    pub status: Option<Status>,
}

/// What an earlier run and this one say of one year.
pub type SameYear<'a> = (&'a YearSnapshot, &'a YearSnapshot);

/// What changed since an earlier run.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The newest month of the earlier run, as written.
    pub as_of: Option<String>,
    /// The title of the earlier run's plan, where it is another.
    pub other_plan: Option<String>,
    /// In the order of [`ChangeKind`]; of one kind in the order of the report.
    pub changes: Vec<Change>,
    /// How many assessments are as they were.
    pub same: usize,
    /// The targets of which other regions have a place now.
    pub other_regions: Vec<String>,
}

/// One change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// What changed.
    pub kind: ChangeKind,
    /// The assessment: an index into the report; none for a target that is gone.
    pub assessment: Option<usize>,
    /// What the earlier run said; none for a new target.
    pub before: Option<Snapshot>,
    /// What this run says; none for a target that is gone.
    pub now: Option<Snapshot>,
}

worded! {
    /// What changed: verdicts first, then what explains them, then what only moved on.
    pub enum ChangeKind {
        /// The status got worse.
        Worse = "worse",
        /// The status got better, or can be told now.
        Better = "better",
        /// The verdict on the year in progress got worse.
        YearWorse = "year-worse",
        /// That got better, or can be told now.
        YearBetter = "year-better",
        /// The status is another, neither better nor worse: it is not due any more.
        Status = "status-changed",
        /// The value of the same period is another.
        Value = "value-revised",
        /// A figure of an earlier part of the year in progress is another.
        Past = "past-revised",
        /// The goal is another.
        Goal = "goal-changed",
        /// The value of the baseline is another.
        Baseline = "baseline-revised",
        /// The target has another name.
        Renamed = "renamed",
        /// The target is new.
        New = "new",
        /// The target is no more.
        Gone = "gone",
        /// A newer figure counts, and the status is the same.
        Moved = "moved",
    }
}

impl EarlierRun {
    /// The months at whose ends the figures of its years in progress end.
    #[must_use]
    pub fn moments(&self) -> BTreeSet<Month> {
        let years = self.entries.iter().filter_map(|one| one.year.as_ref());
        years.filter_map(|year| Some(year.period()?.end())).collect()
    }

    /// The assessments of a run as its machine output tells them.
    #[must_use]
    fn of(plan: &Plan, assessments: &[Assessment]) -> Self {
        let entries = assessments.iter().map(|one| Snapshot::of(plan, one));
        Self { title: plan.title.clone(), entries: entries.collect(), ..Self::default() }
    }
}

impl Changes {
    /// Compares the assessments of a run with an earlier one. Where only some targets or regions were asked for, nothing counts as
    /// gone.
    #[must_use]
    pub fn between(
        earlier: &EarlierRun,
        plan: &Plan,
        (now, then): (&[Assessment], &[Assessment]),
        restricted: bool,
    ) -> Self {
        let [now, then] = [now, then].map(|assessments| EarlierRun::of(plan, assessments));
        Self::of_runs(earlier, &now, &then.entries, restricted)
    }

    /// Compares a run with an earlier one, and what it says of the moments of that. Where only some targets or regions were asked
    /// for, nothing counts as gone.
    #[must_use]
    pub fn of_runs(
        earlier: &EarlierRun,
        now: &EarlierRun,
        then: &[Snapshot],
        restricted: bool,
    ) -> Self {
        let matcher = Matcher::new(&earlier.entries, &now.entries);
        let title = earlier.title.clone();
        let mut all = Self {
            as_of: earlier.as_of.clone(),
            other_plan: title.filter(|title| Some(title) != now.title.as_ref()),
            other_regions: other_regions(&matcher, &now.entries),
            ..Self::default()
        };
        for (at, now) in now.entries.iter().enumerate() {
            let before = matcher.of(at);
            let kind = match before {
                None => Some(ChangeKind::New),
                Some(before) => before.change_to(now),
            };
            match kind {
                Some(kind) => all.changes.push(Change {
                    kind,
                    assessment: Some(at),
                    before: before.cloned(),
                    now: Some(now.clone()),
                }),
                None => all.same += 1,
            }
            let then = then.iter().filter(|then| then.is_of_target(now));
            let revised = before.and_then(|before| {
                let mut revised = then.filter(|then| before.is_revised_before(then, now));
                Some((before, revised.next()?))
            });
            if let Some((before, then)) = revised {
                all.changes.push(Change {
                    kind: ChangeKind::Past,
                    assessment: Some(at),
                    before: Some(before.clone()),
                    now: Some(then.clone()),
                });
            }
        }
        if !restricted {
            all.changes.extend(matcher.left().map(|entry| Change {
                kind: ChangeKind::Gone,
                assessment: None,
                before: Some(entry.clone()),
                now: None,
            }));
        }
        all.changes.sort_by_key(|change| change.kind);
        all
    }

    /// Whether no target of the earlier run is among those of this one.
    #[must_use]
    pub fn have_nothing_in_common(&self) -> bool {
        let one_sided = |change: &Change| change.before.is_none() || change.now.is_none();
        self.same == 0 && self.changes.iter().all(one_sided)
    }
}

impl ChangeKind {
    /// Whether a figure that was there before is another now: a revision, and no news.
    #[must_use]
    pub fn is_revision(self) -> bool {
        matches!(self, Self::Value | Self::Past | Self::Baseline)
    }
}

impl Change {
    /// Whether the value that counts is another figure of the same period: what changed with it is no news.
    #[must_use]
    pub fn is_revised(&self) -> bool {
        let latest = |one: &Option<Snapshot>| one.as_ref()?.latest.clone();
        let both = latest(&self.before).zip(latest(&self.now));
        let sides = self.before.as_ref().zip(self.now.as_ref());
        let is_other = |(before, now): (&Snapshot, &Snapshot)| {
            before.differs_in(now, Yardstick::Formula) || before.has_other_unit(now)
        };
        if sides.is_some_and(is_other) {
            return false;
        }
        both.is_some_and(|((was, old), (is, new))| was == is && old != new)
    }

    /// The places among the regions before and now, where they differ.
    #[must_use]
    pub fn ranks(&self) -> Option<(usize, usize)> {
        let (before, now) = (self.before.as_ref()?, self.now.as_ref()?);
        before.rank.zip(now.rank).filter(|(was, is)| was != is)
    }

    /// The year in progress of both runs, where it is the same and something of it changed: two years, or a part of one and the
    /// whole of another, are not set beside each other.
    #[must_use]
    pub fn same_year(&self) -> Option<SameYear<'_>> {
        let years = self.before.as_ref()?.same_year(self.now.as_ref()?)?;
        (years.0 != years.1 && self.kind != ChangeKind::Past).then_some(years)
    }
}

impl YearSnapshot {
    fn of(pace: &Pace) -> Self {
        let rounded = |value: Decimal| value.significant(12);
        let due = pace.expected.map(|_| pace.seasonal_share.unwrap_or(pace.elapsed));
        Self {
            period: pace.period.to_string(),
            elapsed: rounded(pace.elapsed),
            ytd: pace.ytd.map(rounded),
            yoy: pace.yoy.map(rounded),
            attained: pace.attained.map(rounded),
            due: due.map(rounded),
            status: pace.status,
        }
    }

    /// What its figures are of.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        Some(notation::parse(&self.period).ok()?.period)
    }

    /// Whether its figures are others for the same period.
    fn is_revised_by(&self, now: &Self) -> bool {
        self.period == now.period && (self.ytd, self.yoy) != (now.ytd, now.yoy)
    }

    /// Where its year began, which need not be in January.
    fn year(&self) -> Option<Month> {
        let passed = self.elapsed.times(Decimal::from(12)).ok()?;
        let passed = i32::try_from(passed.half_up(0).to_i64()?).ok()?;
        Some(self.period()?.end().later(-passed))
    }
}

impl Snapshot {
    pub(super) fn of(plan: &Plan, assessment: &Assessment) -> Self {
        let target = plan.targets.get(assessment.target);
        let goal = assessment.goal.as_ref();
        let unit = &assessment.unit;
        let rounded = |value: Decimal| value.significant(12);
        Self {
            id: target.map(|target| target.id.clone()).unwrap_or_default(),
            name: target.map(|target| target.name.clone()).unwrap_or_default(),
            region: assessment.region.clone(),
            goal: goal.map(|goal| goal.text.clone()),
            level: goal.and_then(AssessedGoal::stated).map(rounded),
            unit: goal.map_or_else(|| unit.told(), |goal| goal.stated_in(unit)).map(str::to_owned),
            is_apart: goal.is_some_and(|goal| goal.apart.is_some()),
            baseline: assessment.baseline.as_ref().map(|b| rounded(b.value)),
            latest: assessment
                .latest
                .as_ref()
                .map(|latest| (latest.period.to_string(), rounded(latest.value))),
            margin: assessment.margin.map(rounded),
            status: assessment.status,
            early: assessment.is_early(),
            rank: assessment.beside.as_ref().and_then(|beside| beside.rank),
            year: assessment.pace.as_ref().map(YearSnapshot::of),
            year_by_holding: assessment.pace.as_ref().is_some_and(Pace::is_by_holding),
            yardsticks: Self::judged_by(
                target.map(|target| target.formula.text.clone()),
                assessment.baseline.as_ref().map(|b| b.period.to_string()),
                goal.and_then(|goal| goal.deadline).map(|end| end.to_string()),
                Some(
                    assessment
                        .milestones
                        .iter()
                        .map(|(period, level)| (period.to_string(), *level))
                        .collect(),
                ),
                Some(assessment.on_schedule_within),
            ),
        }
    }

    /// What it was judged by, as far as that is known.
    pub(crate) fn judged_by(
        formula: Option<String>,
        baseline: Option<String>,
        deadline: Option<String>,
        milestones: Option<Vec<(String, Decimal)>>,
        band: Option<Decimal>,
    ) -> Vec<(Yardstick, String)> {
        let number = |value: Decimal| plain(value.significant(12).normalized());
        let dated = |(period, level): (String, Decimal)| format!("{period} {}", number(level));
        let milestones = milestones.map(|all| all.into_iter().map(dated).collect::<Vec<_>>());
        let known = [
            (Yardstick::Formula, formula),
            (Yardstick::Baseline, baseline),
            (Yardstick::Deadline, deadline),
            (Yardstick::Milestones, milestones.map(|all| all.join(", "))),
            (Yardstick::Band, band.map(number)),
        ];
        let known = known.into_iter();
        known.filter_map(|(kind, value)| Some((kind, value?))).collect()
    }

    /// The unit of its values.
    #[must_use]
    pub fn value_unit(&self) -> &str {
        match self.unit.as_deref() {
            Some(POINTS) if self.is_apart => "%",
            unit => unit.unwrap_or_default(),
        }
    }

    /// What it is judged by in one way.
    #[must_use]
    pub fn yardstick(&self, kind: Yardstick) -> Option<&str> {
        let mut known = self.yardsticks.iter();
        let (_, value) = known.find(|(known, _)| *known == kind)?;
        Some(value)
    }

    /// Whether a later run judges it otherwise in one way; what only one of them tells is no difference.
    #[must_use]
    pub fn differs_in(&self, now: &Self, kind: Yardstick) -> bool {
        let both = self.yardstick(kind).zip(now.yardstick(kind));
        both.is_some_and(|(was, is)| was != is)
    }

    /// The year in progress of both, where it is the same.
    fn same_year<'a>(&'a self, now: &'a Self) -> Option<SameYear<'a>> {
        let (was, is) = (self.year.as_ref()?, now.year.as_ref()?);
        (was.year()? == is.year()?).then_some((was, is))
    }

    /// Whether the value that counts is of the same period in a later run.
    fn same_period(&self, now: &Self) -> bool {
        let period = |one: &Self| one.latest.as_ref().map(|(period, _)| period.clone());
        period(self) == period(now)
    }

    /// Whether the numbers of a later run are in another unit; without a goal machine output tells none.
    fn has_other_unit(&self, now: &Self) -> bool {
        self.goal.is_some() && now.goal.is_some() && self.unit != now.unit
    }

    /// Whether a later run says something else of the same period: a revision, and no news. From another baseline all but the value is
    /// another.
    pub(super) fn is_revised_by(&self, now: &Self) -> bool {
        let alike = self.same_period(now) && self.unit == now.unit;
        let from_same = !self.differs_in(now, Yardstick::Baseline);
        let by_start = |one: &Self| (one.status, one.baseline, one.level);
        let differs = self.latest != now.latest || from_same && by_start(self) != by_start(now);
        alike && now.latest.is_some() && differs
    }

    /// Whether both are of one target in one region of a plan.
    fn is_of_target(&self, other: &Self) -> bool {
        (&self.id, &self.name, &self.region) == (&other.id, &other.name, &other.region)
    }

    /// Whether a later run, which is of a later period, says something else of the year in progress as it was.
    fn is_revised_before(&self, then: &Self, now: &Self) -> bool {
        let period = |one: &Self| one.year.as_ref().map(|year| year.period.clone());
        let years = self.same_year(then);
        let is_revised = years.is_some_and(|(was, is)| was.is_revised_by(is));
        is_revised
            && period(self) != period(now)
            && !self.has_other_unit(now)
            && !self.differs_in(now, Yardstick::Formula)
    }

    /// The first thing that is another in a later run, in the order of [`ChangeKind`].
    fn change_to(&self, now: &Self) -> Option<ChangeKind> {
        let years = self.same_year(now);
        let turn = |was: Option<Status>, is: Option<Status>| Some(is?.since(was?));
        match turn(self.status, now.status) {
            Some(Ordering::Less) => return Some(ChangeKind::Worse),
            Some(Ordering::Greater) => return Some(ChangeKind::Better),
            _ => {}
        }
        match years.and_then(|(was, is)| turn(was.status, is.status)) {
            Some(Ordering::Less) => return Some(ChangeKind::YearWorse),
            Some(Ordering::Greater) => return Some(ChangeKind::YearBetter),
            _ => {}
        }
        let revised = |(was, is): SameYear<'_>| was.is_revised_by(is);
        let differs = |kind: &Yardstick| self.differs_in(now, *kind);
        if self.has_other_unit(now) || differs(&Yardstick::Formula) {
            Some(ChangeKind::Goal)
        } else if years.is_some_and(revised) || self.latest != now.latest && self.same_period(now) {
            Some(ChangeKind::Value)
        } else if self.goal != now.goal
            || self.level != now.level
            || Yardstick::ALL.iter().any(differs)
        {
            Some(ChangeKind::Goal)
        } else if self.baseline != now.baseline {
            Some(ChangeKind::Baseline)
        } else if years.is_some_and(|(was, is)| was.period == is.period && was != is) {
            // Figures of earlier years are others: so is what was due.
            Some(ChangeKind::Value)
        } else if self.name != now.name {
            Some(ChangeKind::Renamed)
        } else if self.status != now.status {
            Some(ChangeKind::Status)
        } else {
            let moved = self.latest != now.latest || self.year != now.year;
            let ranked = self.rank.zip(now.rank).is_some_and(|(was, is)| was != is);
            (moved || ranked).then_some(ChangeKind::Moved)
        }
    }

    /// Whether an earlier snapshot is of the same target under another name: by the id that the plan gives it, or, where ids
    /// follow from the order of the plan, by goal and baseline as well.
    fn is_renamed_from(&self, earlier: &Self) -> bool {
        let alike = self.goal == earlier.goal && self.baseline == earlier.baseline;
        let known = self.goal.is_some() && self.baseline.is_some();
        self.id == earlier.id && (!is_default(&self.id) || alike && known)
    }
}

/// Finds the earlier snapshot of each of this run.
struct Matcher<'a> {
    earlier: &'a [Snapshot],
    /// By snapshot of this run, the index of the earlier one.
    of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a> Matcher<'a> {
    fn new(earlier: &'a [Snapshot], now: &[Snapshot]) -> Self {
        let mut matcher =
            Self { earlier, of: vec![None; now.len()], taken: vec![false; earlier.len()] };
        matcher.pass(now, |before, now| before.id == now.id && before.name == now.name);
        // Ids that were not given follow from the order of the plan, so that a name says more.
        matcher.pass(now, |before, now| before.name == now.name);
        let kept = |name: &str| now.iter().any(|now| now.name == name);
        matcher.pass(now, |before, now| !kept(&before.name) && now.is_renamed_from(before));
        matcher
    }

    /// Gives what has no earlier snapshot yet the first free one of its region that fits.
    fn pass(&mut self, now: &[Snapshot], fits: impl Fn(&Snapshot, &Snapshot) -> bool) {
        for (now, own) in now.iter().zip(&mut self.of) {
            if own.is_some() {
                continue;
            }
            let mut free = self.earlier.iter().zip(&mut self.taken).enumerate();
            let found = free.find(|(_, (before, taken))| {
                !**taken && before.region == now.region && fits(before, now)
            });
            if let Some((at, (_, taken))) = found {
                *taken = true;
                *own = Some(at);
            }
        }
    }

    fn of(&self, at: usize) -> Option<&'a Snapshot> {
        self.earlier.get((*self.of.get(at)?)?)
    }

    /// Those that nothing of this run is.
    fn left(&self) -> impl Iterator<Item = &'a Snapshot> {
        let entries = self.earlier.iter().zip(&self.taken);
        entries.filter(|(_, taken)| !**taken).map(|(entry, _)| entry)
    }
}

/// The names of the targets that have places in both runs, and not of the same regions.
fn other_regions(matcher: &Matcher<'_>, now: &[Snapshot]) -> Vec<String> {
    let mut ranked: BTreeMap<&str, [BTreeSet<Option<&str>>; 2]> = BTreeMap::new();
    for (at, own) in now.iter().enumerate() {
        let [then, here] = ranked.entry(&own.name).or_default();
        let before = matcher.of(at).filter(|before| before.rank.is_some());
        then.extend(before.map(|before| before.region.as_deref()));
        here.extend(own.rank.map(|_| own.region.as_deref()));
    }
    for left in matcher.left().filter(|left| left.rank.is_some()) {
        if let Some([then, _]) = ranked.get_mut(left.name.as_str()) {
            then.insert(left.region.as_deref());
        }
    }
    let differ = ranked
        .into_iter()
        .filter(|(_, [then, here])| !then.is_empty() && !here.is_empty() && then != here);
    differ.map(|(name, _)| name.to_owned()).collect()
}

/// `T07`: an id that the plan did not give.
fn is_default(id: &str) -> bool {
    id.strip_prefix('T').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_follow_from_the_order_are_known() {
        for (id, own) in [("T01", true), ("T123", true), ("gdp", false), ("TX", false)] {
            assert_eq!(is_default(id), own, "{id}");
        }
    }
}
