//! Counts of statuses: of the whole plan, by group and by owner (督查), binding targets apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Assessment, Pace, Reason, Report};
use crate::language::plural;
use crate::plan::{Plan, Status};
use crate::say;

use super::document::{Counted, Counts, Note, Table, Tone};
use super::fields::fields;
use super::machine::{Columns, Object, Sink, object};
use super::message::{self, Label};
use super::view::{View, once};
use super::{note, year};

/// Assessments that are counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally<'a>(Vec<&'a Assessment>);

/// The years that are counted: those in progress; where none is, those that are over.
fn counted_years<'a>(all: impl Iterator<Item = &'a Assessment>) -> impl Iterator<Item = &'a Pace> {
    let paces: Vec<&Pace> = all.filter_map(|one| one.pace.as_ref()).collect();
    let over = paces.iter().all(|pace| pace.is_over());
    paces.into_iter().filter(move |pace| pace.is_over() == over)
}

/// All targets of something, and the binding ones (约束性) among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Count<'a> {
    pub(super) all: Tally<'a>,
    pub(super) binding: Tally<'a>,
}

/// The counts of the parts into which the targets of a plan are divided, by their names; none: what belongs to no part.
type Division<'a> = Vec<(Option<&'a str>, Count<'a>)>;

/// The counts of a report; groups and owners in the order of their first assessment, last what is of none.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary<'a> {
    pub(super) whole: Count<'a>,
    pub(super) groups: Division<'a>,
    /// A target with several owners counts with each.
    pub(super) owners: Division<'a>,
    /// Where there are several.
    regions: Division<'a>,
}

impl<'a> Tally<'a> {
    /// The tally of a whole report.
    pub(super) fn of_all(report: &'a Report) -> Self {
        Self(report.assessments.iter().collect())
    }

    fn how_many(&self, are: impl Fn(&Assessment) -> bool) -> usize {
        self.0.iter().filter(|one| are(one)).count()
    }

    /// How many assessments are of targets whose words give no number.
    pub(super) fn unquantified(&self) -> usize {
        self.how_many(|one| one.reasons.contains(&Reason::Unquantified))
    }

    /// How many of the years that are counted are in a status.
    pub(super) fn years(&self, status: Status) -> usize {
        let years = counted_years(self.0.iter().copied());
        years.filter(|pace| pace.status == Some(status)).count()
    }

    pub(super) fn targets(&self) -> usize {
        let targets: BTreeSet<usize> = self.0.iter().map(|one| one.target).collect();
        targets.len()
    }

    pub(super) fn assessments(&self) -> usize {
        self.0.len()
    }

    /// How many assessments are in a status; none: how many are only watched.
    pub(super) fn count(&self, status: Option<Status>) -> usize {
        self.how_many(|one| one.status == status)
    }
}

impl<'a> Count<'a> {
    fn of(plan: &Plan, all: Vec<&'a Assessment>) -> Self {
        let target = |one: &Assessment| plan.targets.get(one.target);
        let is_binding = |one: &Assessment| target(one).is_some_and(|it| it.binding == Some(true));
        let binding = all.iter().copied().filter(|one| is_binding(one)).collect();
        Self { all: Tally(all), binding: Tally(binding) }
    }
}

impl<'a> Summary<'a> {
    pub(super) fn of(plan: &'a Plan, report: &'a Report) -> Self {
        let all = report.assessments.iter();
        let group = |one: &Assessment| plan.targets.get(one.target)?.group.as_deref();
        let owners = |one: &'a Assessment| {
            let target = plan.targets.get(one.target);
            let owners = target.map_or(&[][..], |target| &target.owner);
            let unnamed = owners.is_empty().then_some(None);
            let owners = owners.iter().map(|owner| Some(owner.as_str()));
            owners.chain(unnamed).map(move |owner| (owner, one))
        };
        let divided = |mut parts: Vec<(Option<&'a str>, Vec<&'a Assessment>)>| {
            parts.sort_by_key(|(name, _)| name.is_none());
            let parts = parts.into_iter();
            parts.map(|(name, all)| (name, Count::of(plan, all))).collect()
        };
        Self {
            whole: Count::of(plan, all.clone().collect()),
            groups: divided(once(all.clone().map(|one| (group(one), one)))),
            regions: divided(once(all.clone().map(|one| (one.region.as_deref(), one)))),
            owners: divided(once(all.flat_map(owners))),
        }
    }
}

/// How many targets are assessed, in whatever regions.
pub(super) fn targets(view: &View) -> usize {
    Tally::of_all(view.report).targets()
}

/// The lines of counts on top of a report, of statuses that occur: `41 个目标：提前实现 3 · 快于预期 5 · …`, then of the year in progress.
pub(super) fn counts(view: &View) -> Vec<Counts> {
    let language = view.style.language;
    let tally = Tally::of_all(view.report);
    let (targets, all) = (tally.targets(), tally.assessments());
    let told = plural(targets, "target");
    let mut head = say!(language, "{targets} 个目标", "{told}");
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
    let paces: Vec<&Pace> = counted_years(view.report.assessments.iter()).collect();
    let over = paces.iter().all(|pace| pace.is_over());
    let verdicts = paces.into_iter().filter_map(|pace| {
        let status = pace.status?;
        Some((status, year::year_verdict(status, pace.is_by_holding(), language)))
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
            say!(language, "全年完成情况 {all} 项：", "How the year ended, {all}: ")
        } else {
            say!(language, "本年进度 {all} 项：", "The year in progress, {all}: ")
        },
        parts: parts.collect(),
    })
}

/// How many of the achieved were so before their deadline, where not all were.
fn early(view: &View, tally: &Tally, status: Option<Status>) -> Option<String> {
    let early = tally.how_many(Assessment::is_early);
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
    tally.how_many(Assessment::is_early) == tally.count(Some(Status::Achieved)) && !is_final
}

/// The statuses that some target has; none is only watched.
fn kinds(tally: &Tally) -> Vec<Option<Status>> {
    let kinds = Status::ALL.into_iter().map(Some).chain([None]);
    kinds.filter(|kind| tally.count(*kind) > 0).collect()
}

/// The table by group and the one by owner, as far as the plan has groups and owners.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let summary = Summary::of(view.plan, view.report);
    let by_group = (Label::GroupTable, Label::Group, Label::NoGroup, &summary.groups);
    let by_owner = (Label::OwnerTable, Label::Owner, Label::NoOwner, &summary.owners);
    let by_region = (Label::RegionTable, Label::Region, Label::NoRegion, &summary.regions);
    let mut divisions = vec![by_group, by_owner];
    if view.has_regions {
        divisions.push(by_region);
    }
    divisions.retain(|(.., counts)| counts.iter().any(|(name, _)| name.is_some()));
    if divisions.is_empty() {
        divisions.push(by_group);
    }
    let (l, whole) = (view.style.language, &summary.whole);
    let tables = divisions.into_iter().map(|(caption, head, unnamed, counts)| {
        let mut fields: Vec<_> = fields! { (name, tally) in (String, &Tally);
            name(head) => name.clone();
            number(Label::Targets) => tally.targets();
        }
        .into();
        for kind in kinds(&whole.all) {
            fields.extend(fields! { (_, tally) in (String, &Tally);
                number(word(view, &whole.all, kind)) => tally.count(kind);
            });
        }
        let named = |name: Option<&str>| name.map_or_else(|| view.word(unnamed), str::to_owned);
        let all = counts.iter().map(|(name, count)| (named(*name), count));
        let rows = all.chain([(view.word(Label::Total), whole)]).flat_map(|(name, count)| {
            let binding = Some(&count.binding).filter(|binding| binding.targets() > 0);
            let binding = binding.map(|binding| (view.word(Label::BindingAmong), binding));
            [(name, &count.all)].into_iter().chain(binding)
        });
        let of_owners = counts.iter().filter(|_| matches!(head, Label::Owner));
        let shared: usize = of_owners.map(|(_, count)| count.all.targets()).sum();
        let by_region = whole.all.assessments() > whole.all.targets();
        let notes = [
            (shared > whole.all.targets()).then(|| note::shared_owners(l)),
            by_region.then(|| note::counted_by_region(l)),
        ];
        let table = Table::of(l, caption, &fields, rows);
        table.notes(notes.into_iter().flatten().map(Note::new))
    });
    tables.collect()
}

/// The counts of a report as rows of CSV: what it is counted by, its name, `all` or `binding`, then the numbers.
pub(super) fn rows(counts: &Object, sink: &mut Sink<'_>) {
    const COLUMNS: Columns = Columns(
        "by name which targets achieved=by_status.achieved ahead=by_status.ahead on-schedule=by_status.on-schedule \
         near=by_status.near behind=by_status.behind regressing=by_status.regressing missed=by_status.missed \
         pending=by_status.pending no-data=by_status.no-data watched",
    );
    let of = |by: &str, key: &'static str, count: &Object| {
        let name = || object! { "by": by, "name": count.at(key).clone(), };
        let all = object! { ..name(), "which": "all", };
        let binding = object! { ..name(), "which": "binding", };
        [COLUMNS.row(&[&all, count]), COLUMNS.row(&[&binding, count.object("binding")])]
    };
    let groups = counts.list("by_group").flat_map(|count| of("group", "group", count));
    let owners = counts.list("by_owner").flat_map(|count| of("owner", "owner", count));
    let whole = of("all", "", counts.object("summary"));
    let rows = whole.into_iter().chain(groups).chain(owners);
    COLUMNS.headed(rows).for_each(sink);
}
