//! The ranking of regions: by the latest value of a target, best first; the region that is the whole of the others stands before
//! them without a place. And the regions beside that whole.

use crate::assess::Assessment;
use crate::assess::Beside;
use crate::say;

use super::document::{Cell, Column, Group, Kind, MISSING, Note, Row, Table};
use super::entry::Entry;
use super::fields;
use super::gap::{self, GAP};
use super::index::rank_change;
use super::message::{Label, Remark};
use super::view::View;

/// The regions of each target, best first, those without a value named below.
pub(super) fn table(view: &View) -> Table {
    let mut columns = vec![
        Column::new(view.word(Label::Rank), Kind::Number),
        Column::new(view.word(Label::Region), Kind::Name),
    ];
    columns.extend(fields::columns(view, GAP));
    let mut notes = self::notes(view);
    notes.extend(gap::notes(view));
    let has_value = |assessment: &Assessment| assessment.latest.is_some();
    notes.extend(gap::reasons(view, |a| gap::misses(a) && has_value(a)));
    let groups = groups(view, |assessment| {
        let beside = assessment.beside.as_ref();
        let mut cells = vec![
            beside.map_or_else(Cell::default, place),
            Cell::text(region(assessment)),
        ];
        cells.extend(fields::cells(view, GAP, assessment));
        cells
    });
    Table {
        caption: view.word(Label::RankingTable),
        columns,
        groups,
        notes,
    }
}

/// The regions of each target beside their whole: places and their changes, and how far value, growth and progress are above its
/// own. None where regions were not set beside each other.
pub(super) fn beside(view: &View) -> Vec<Table> {
    let language = view.style.language;
    let mut known = view
        .report
        .assessments
        .iter()
        .filter_map(|one| one.beside.as_ref());
    if known.clone().count() < 2 {
        return Vec::new();
    }
    let whole = known.find_map(|beside| beside.whole.as_ref());
    let whole = whole.map(|whole| {
        let total = view.word(Label::Total);
        whole.name.clone().unwrap_or(total)
    });
    let of_whole = whole.clone().unwrap_or_default();
    let above = |zh: &str, en: &str| {
        let what = language.pick(zh, en);
        say!(language, "{what}高于{of_whole}", "{what} above {of_whole}")
    };
    let number = |head: String| Column::new(head, Kind::Number);
    let columns = vec![
        number(view.word(Label::Rank)),
        Column::new(view.word(Label::Region), Kind::Name),
        number(view.word(Label::RankBefore)).ranked(1),
        number(view.word(Label::RankChange)),
        number(view.word(Label::Latest)),
        Column::new(view.word(Label::Period), Kind::Period).ranked(2),
        number(above("现值", "Latest")),
        number(say!(language, "相当于{of_whole}", "Share of {of_whole}")),
        number(view.word(Label::OnYear)),
        number(above("增速", "Growth")),
        number(view.word(Label::Progress)),
        number(above("进度", "Progress")),
    ];
    let groups = groups(view, |assessment| {
        let entry = Entry::new(*view, assessment);
        let beside = assessment.beside.clone().unwrap_or_default();
        let whole = beside.whole.clone().unwrap_or_default();
        let before = beside.rank_before;
        let figures = &entry.figures;
        vec![
            place(&beside),
            Cell::text(region(assessment)),
            before.map_or_else(Cell::default, Cell::count),
            if beside.is_whole {
                Cell::default()
            } else {
                rank_change(beside.rank, before)
            },
            entry.latest(),
            Cell::period(assessment.latest.as_ref().map(|latest| latest.period)),
            optional(whole.value.map(|points| figures.change(points))),
            optional(whole.share.map(|share| figures.share(share))),
            entry.on_year(),
            optional(whole.growth.map(|growth| figures.apart(growth))),
            entry.share(assessment.progress),
            optional(whole.progress.map(|progress| figures.apart(progress))),
        ]
    });
    let mut notes = self::notes(view);
    notes.push(Note::new(say!(
        language,
        "上年位次为上年同期按当时的数排出的位次；位次升降为正表示上升。",
        "The rank a year before is that of the figures then; places gained are positive."
    )));
    if whole.is_some() {
        notes.push(Note::new(say!(
            language,
            "高于{of_whole}为正，低于为负；时期不同的不比，公布的增速与推算的增速不比。",
            "Above {of_whole} is positive, below negative; figures of unlike periods are not compared, nor published growth with computed."
        )));
    }
    let caption = match &whole {
        Some(whole) => say!(language, "各地区与{whole}比较", "Regions beside {whole}"),
        None => view.word(Label::BesideTable),
    };
    vec![Table {
        caption,
        columns,
        groups,
        notes,
    }]
}

fn optional(number: Option<super::number::Number>) -> Cell {
    number.map_or_else(Cell::default, |number| Cell::number(Some(number)))
}

/// How they are ordered, and which have no place.
fn notes(view: &View) -> Vec<Note> {
    let language = view.style.language;
    let mut notes = vec![Note::new(Remark::Ranking.text(language))];
    let assessments = view.report.assessments.iter();
    let without = assessments.filter(|one| one.latest.is_none());
    let mut targets = view.report.assessments.iter().map(|one| one.target);
    let first = targets.next();
    let one_target = targets.all(|target| Some(target) == first);
    let name = |one: &Assessment| {
        if one_target {
            region(one).to_owned()
        } else {
            view.name(one)
        }
    };
    let regions: Vec<String> = without.map(name).collect();
    if !regions.is_empty() {
        let regions = Remark::Unranked(language.list(regions));
        notes.push(Note::missing(regions.text(language)));
    }
    notes
}

/// The place of a region; the whole has none.
fn place(beside: &Beside) -> Cell {
    beside.rank.map_or_else(Cell::default, Cell::count)
}

/// The rows of each target under its name, the whole first, then the best first.
fn groups(view: &View, cells: impl Fn(&Assessment) -> Vec<Cell>) -> Vec<Group> {
    let assessments = &view.report.assessments;
    let mut targets: Vec<usize> = assessments.iter().map(|a| a.target).collect();
    targets.sort_unstable();
    targets.dedup();
    let group = |target: usize| {
        let own = assessments.iter().enumerate();
        let mut own: Vec<(usize, &Assessment)> = own
            .filter(|(_, one)| one.target == target && one.latest.is_some())
            .collect();
        own.sort_by_key(|(_, one)| {
            let beside = one.beside.as_ref();
            let is_whole = beside.is_some_and(|beside| beside.is_whole);
            (!is_whole, beside.and_then(|beside| beside.rank))
        });
        let rows = own.into_iter().map(|(at, assessment)| Row {
            cells: cells(assessment),
            assessment: Some(at),
        });
        Group {
            heading: view
                .plan
                .targets
                .get(target)
                .map(|target| target.name.clone()),
            rows: rows.collect(),
        }
    };
    targets.into_iter().map(group).collect()
}

fn region(assessment: &Assessment) -> &str {
    assessment.region.as_deref().unwrap_or(MISSING)
}

#[cfg(test)]
mod tests {
    use super::super::{Section, document, sample};
    use super::*;
    use crate::assess::Status;
    use crate::language::Language;
    use crate::plan::goal::Direction;

    /// One target in several regions, one of them without a value, two of them level.
    fn regions(falling: bool) -> (crate::plan::Plan, crate::assess::Report) {
        let (plan, mut report) = sample::report();
        let values = [
            ("万盛街道", "12.5"),
            ("黑山镇", "9"),
            ("丛林镇", "12.5"),
            ("石林镇", "3"),
        ];
        report.assessments = values
            .map(|(region, value)| {
                let mut assessment = sample::measured("20", "亿元", "2", value, Status::Behind);
                assessment.region = Some(region.to_owned());
                if falling && let Some(goal) = &mut assessment.goal {
                    goal.direction = Direction::Decrease;
                }
                assessment
            })
            .to_vec();
        let mut without = sample::assessment("20", "亿元");
        without.region = Some("青年镇".to_owned());
        report.assessments.push(without);
        (plan, report)
    }

    /// Sets the regions beside each other, as a run does.
    fn set_beside(plan: &crate::plan::Plan, report: &mut crate::assess::Report) {
        let own: Vec<&Assessment> = report.assessments.iter().collect();
        let beside = crate::assess::compared(plan, &own, &[], None);
        for (assessment, beside) in report.assessments.iter_mut().zip(beside) {
            assessment.beside = Some(beside);
        }
    }

    fn ranking(plan: &crate::plan::Plan, report: &crate::assess::Report) -> Table {
        let style = sample::style(120);
        let document = document(plan, report, &[Section::Ranking], &style);
        document.tables.into_iter().next().unwrap()
    }

    fn ranks(plan: &crate::plan::Plan, report: &crate::assess::Report) -> Vec<String> {
        let groups = ranking(plan, report).groups;
        let rows = groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| {
            let [rank, region] = [0, 1].map(|at| row.cells[at].value.text(Language::Zh));
            format!("{rank} {region}")
        })
        .collect()
    }

    #[test]
    fn regions_stand_best_first_and_those_without_a_value_below() {
        for (falling, wanted) in [
            (false, ["1 万盛街道", "1 丛林镇", "3 黑山镇", "4 石林镇"]),
            (true, ["1 石林镇", "2 黑山镇", "3 万盛街道", "3 丛林镇"]),
        ] {
            let (plan, mut report) = regions(falling);
            set_beside(&plan, &mut report);
            assert_eq!(ranks(&plan, &report), wanted);
            let notes = ranking(&plan, &report).notes;
            assert!(notes.iter().any(|note| note.text.contains("青年镇")));
        }
    }

    #[test]
    fn the_whole_of_the_regions_stands_before_them() {
        for (own, wanted) in [
            ("黑山区", [" 黑山区", "1 万盛街道", "1 丛林镇", "3 石林镇"]),
            ("黑山镇", ["1 万盛街道", "1 丛林镇", "3 黑山镇", "4 石林镇"]),
            (
                "Heishan",
                ["1 万盛街道", "1 丛林镇", "3 Heishan", "4 石林镇"],
            ),
        ] {
            let (mut plan, mut report) = regions(false);
            plan.region = Some(own.to_owned());
            if let Some(second) = report.assessments.get_mut(1) {
                second.region = Some(own.to_owned());
            }
            set_beside(&plan, &mut report);
            assert_eq!(ranks(&plan, &report), wanted);
        }
    }

    #[test]
    fn a_region_column_stands_only_where_there_are_several() {
        let (plan, mut report) = regions(false);
        let style = sample::style(120);
        let heads = |report: &crate::assess::Report| -> Vec<String> {
            let table = document(&plan, report, &[Section::Gap], &style)
                .tables
                .remove(0);
            table
                .columns
                .into_iter()
                .map(|column| column.head.clone())
                .collect()
        };
        assert!(heads(&report).contains(&"地区".to_owned()));
        report.assessments.truncate(1);
        assert!(!heads(&report).contains(&"地区".to_owned()));
    }
}
