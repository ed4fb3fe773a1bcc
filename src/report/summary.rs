//! Counts of statuses: of the whole plan, by group and by owner (督查), binding targets apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Assessment, Pace, Reason, Report};
use crate::language::Language;
use crate::plan::{Plan, Status, Target};
use crate::say;

use super::csv;
use super::document::{Cell, Column, Counted, Counts, Group, Kind, Note, Row, Table, Tone};
use super::entry;
use super::message::{self, Label, Remark};
use super::view::View;

/// How many targets there are, and in which status their assessments are.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    targets: BTreeSet<usize>,
    /// None for a target that is only watched.
    statuses: Vec<Option<Status>>,
    early: usize,
    unquantified: usize,
    /// The verdicts on the year in progress.
    years: Vec<Status>,
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
    pub(super) groups: Division<'a>,
    /// A target with several owners counts with each.
    pub(super) owners: Division<'a>,
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
        let is_unquantified = assessment.reasons.contains(&Reason::Unquantified);
        self.unquantified += usize::from(is_unquantified);
        let pace = assessment.pace.as_ref();
        self.years.extend(pace.and_then(|pace| pace.status));
    }

    /// How many assessments are of targets whose words give no number.
    pub(super) fn unquantified(&self) -> usize {
        self.unquantified
    }

    /// How many years in progress are in a status.
    pub(super) fn years(&self, status: Status) -> usize {
        self.years.iter().filter(|known| **known == status).count()
    }

    pub(super) fn targets(&self) -> usize {
        self.targets.len()
    }

    pub(super) fn assessments(&self) -> usize {
        self.statuses.len()
    }

    /// How many assessments are in a status; none: how many are only watched.
    pub(super) fn count(&self, status: Option<Status>) -> usize {
        self.statuses
            .iter()
            .filter(|known| **known == status)
            .count()
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

/// The counts of the parts into which the targets of a plan are divided, by their names; none: what belongs to no part.
type Division<'a> = Vec<(Option<&'a str>, Count)>;

/// Counts an assessment under a name, a new one where it is met for the first time.
fn add<'a>(
    counts: &mut Division<'a>,
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

/// The lines of counts on top of a report, of statuses that occur: `41 个目标：提前实现 3 · 快于预期 5 · …`, then of the year in progress.
pub(super) fn counts(view: &View) -> Vec<Counts> {
    let language = view.style.language;
    let tally = Tally::of_all(view.report);
    let (targets, all) = (tally.targets(), tally.assessments());
    let plural = if targets == 1 { "" } else { "s" };
    let mut head = say!(language, "{targets} 个目标", "{targets} target{plural}");
    if all > targets {
        head.push_str(&say!(language, "、{all} 项评估", ", {all} assessments"));
    }
    let statuses = kinds(&tally).into_iter();
    let parts: Vec<Counted> = statuses
        .map(|status| Counted {
            word: word(view, &tally, status),
            count: tally.count(status),
            remark: early(view, &tally, status),
            tone: status.map_or(Tone::Quiet, message::tone_of),
        })
        .collect();
    if !parts.is_empty() {
        head.push_str(language.pick("：", ": "));
    }
    let plan = Counts { head, parts };
    [plan].into_iter().chain(year(view)).collect()
}

/// `本年进度 23 项：快于预期 4 · 达标 6 · …`; none where no year is judged.
fn year(view: &View) -> Option<Counts> {
    let language = view.style.language;
    let assessments = view.report.assessments.iter();
    let paces: Vec<&Pace> = assessments.filter_map(|one| one.pace.as_ref()).collect();
    let over = paces.iter().all(|pace| pace.is_over());
    // Years that are over count where there is none in progress.
    let paces = paces.into_iter().filter(|pace| pace.is_over() == over);
    let verdicts = paces.filter_map(|pace| {
        let status = pace.status?;
        Some((status, entry::year_verdict(pace, status, language)))
    });
    let mut counts: BTreeMap<(Status, &str), usize> = BTreeMap::new();
    for verdict in verdicts {
        *counts.entry(verdict).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let parts = counts.into_iter().map(|((status, word), count)| Counted {
        word: word.to_owned(),
        count,
        remark: None,
        tone: message::tone_of(status),
    });
    (all > 0).then(|| Counts {
        head: if over {
            say!(
                language,
                "全年完成情况 {all} 项：",
                "How the year ended, {all}: "
            )
        } else {
            say!(
                language,
                "本年进度 {all} 项：",
                "The year in progress, {all}: "
            )
        },
        parts: parts.collect(),
    })
}

/// How many of the achieved were so before their deadline, where not all were.
fn early(view: &View, tally: &Tally, status: Option<Status>) -> Option<String> {
    let early = tally.early;
    let tells = status == Some(Status::Achieved) && early > 0 && !all_early(view, tally);
    tells.then(|| say!(view.style.language, "其中提前 {early}", "{early} early"))
}

/// The word for a status over a count; none is only watched.
fn word(view: &View, tally: &Tally, status: Option<Status>) -> String {
    match status {
        Some(status) => status.told(all_early(view, tally), view.style.language),
        None => view.word(Label::Watched),
    }
}

/// Before any deadline, what is achieved is achieved early.
fn all_early(view: &View, tally: &Tally) -> bool {
    let is_final = view.report.assessments.iter().any(|a| a.is_final);
    tally.early == tally.count(Some(Status::Achieved)) && !is_final
}

/// The statuses that some target has; none is only watched.
fn kinds(tally: &Tally) -> Vec<Option<Status>> {
    let kinds = Status::ALL.into_iter().map(Some).chain([None]);
    kinds.filter(|kind| tally.count(*kind) > 0).collect()
}

/// The table by group and the one by owner, as far as the plan has groups and owners.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let summary = Summary::of(view.plan, view.report);
    let by_group = (
        Label::GroupTable,
        Label::Group,
        Label::NoGroup,
        &summary.groups,
    );
    let by_owner = (
        Label::OwnerTable,
        Label::Owner,
        Label::NoOwner,
        &summary.owners,
    );
    let mut divisions = vec![by_group, by_owner];
    divisions.retain(|(.., counts)| counts.iter().any(|(name, _)| name.is_some()));
    if divisions.is_empty() {
        divisions.push(by_group);
    }
    let tables = divisions
        .into_iter()
        .map(|(caption, head, unnamed, counts)| {
            let kinds = kinds(&summary.whole.all);
            let row = |(name, count): &(Option<&str>, Count)| {
                let name = name.map_or_else(|| view.word(unnamed), str::to_owned);
                rows(&name, count, &kinds, view)
            };
            let total = rows(&view.word(Label::Total), &summary.whole, &kinds, view);
            Table {
                caption: view.word(caption),
                columns: columns(view, head, &summary.whole.all, &kinds),
                groups: vec![Group {
                    heading: None,
                    rows: counts.iter().flat_map(row).chain(total).collect(),
                }],
                notes: notes(counts, &summary.whole, view.style.language),
            }
        });
    tables.collect()
}

fn columns(view: &View, head: Label, whole: &Tally, kinds: &[Option<Status>]) -> Vec<Column> {
    let words = kinds.iter().map(|kind| word(view, whole, *kind));
    let figures = [view.word(Label::Targets)].into_iter().chain(words);
    let figures = figures.map(|word| Column::new(word, Kind::Number));
    let name = Column::new(view.word(head), Kind::Name);
    [name].into_iter().chain(figures).collect()
}

/// The row of a name, and below it the one of its binding targets.
fn rows(name: &str, count: &Count, kinds: &[Option<Status>], view: &View) -> Vec<Row> {
    let row = |name: &str, tally: &Tally| {
        let numbers = kinds.iter().map(|kind| tally.count(*kind));
        let numbers = [tally.targets()].into_iter().chain(numbers);
        Row {
            cells: [Cell::text(name)]
                .into_iter()
                .chain(numbers.map(Cell::count))
                .collect(),
            assessment: None,
        }
    };
    let mut rows = vec![row(name, &count.all)];
    if count.binding.targets() > 0 {
        rows.push(row(&view.word(Label::BindingAmong), &count.binding));
    }
    rows
}

fn notes(counts: &Division, whole: &Count, language: Language) -> Vec<Note> {
    let parts = counts.iter().map(|(_, count)| count.all.targets());
    let shared = parts.sum::<usize>() > whole.all.targets();
    let by_region = whole.all.assessments() > whole.all.targets();
    let remarks = [
        (shared, Remark::SharedOwners),
        (by_region, Remark::CountedByRegion),
    ];
    let remarks = remarks.into_iter().filter(|(holds, _)| *holds);
    remarks
        .map(|(_, remark)| Note::new(remark.text(language)))
        .collect()
}

/// The columns before those of the statuses: what it is counted by, its name, `all` or `binding`.
const CSV_COLUMNS: [&str; 4] = ["by", "name", "which", "targets"];

/// The counts of a report as CSV in UTF-8, with a byte order mark if asked for.
pub(super) fn csv(plan: &Plan, report: &Report, bom: bool) -> Vec<u8> {
    let summary = Summary::of(plan, report);
    let mut head: Vec<String> = CSV_COLUMNS.map(str::to_owned).to_vec();
    head.extend(Status::ALL.map(|status| status.word().to_owned()));
    head.push("watched".to_owned());
    let mut rows = vec![head];
    rows.extend(records("all", None, &summary.whole));
    for (by, counts) in [("group", &summary.groups), ("owner", &summary.owners)] {
        for (name, count) in counts {
            rows.extend(records(by, *name, count));
        }
    }
    csv::table(&rows, bom)
}

fn records(by: &str, name: Option<&str>, count: &Count) -> [Vec<String>; 2] {
    [("all", &count.all), ("binding", &count.binding)].map(|(which, tally)| {
        let name = csv::harmless(name.unwrap_or_default());
        let mut record = vec![by.to_owned(), name, which.to_owned()];
        record.extend(numbers(tally));
        record
    })
}

fn numbers(tally: &Tally) -> Vec<String> {
    let statuses = Status::ALL.map(|status| tally.count(Some(status)));
    let numbers = [tally.targets()].into_iter().chain(statuses);
    let numbers = numbers.chain([tally.count(None)]);
    numbers.map(|number| number.to_string()).collect()
}
