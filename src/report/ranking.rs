//! The ranking of regions: by the latest value of a target, best first; the region that is the whole of the others stands before
//! them without a place.

use crate::assess::Assessment;
use crate::plan::goal::{Direction, Goal};
use crate::quantity::Decimal;
use crate::series::fold;

use super::document::{Cell, Column, Group, Kind, MISSING, Note, Row, Table};
use super::fields;
use super::gap::{self, GAP};
use super::message::{Label, Remark};
use super::view::View;

/// The regions of each target, best first, those without a value named below.
pub(super) fn table(view: &View) -> Table {
    let language = view.style.language;
    let mut columns = vec![
        Column::new(view.word(Label::Rank), Kind::Number),
        Column::new(view.word(Label::Region), Kind::Name),
    ];
    columns.extend(fields::columns(view, GAP));
    let assessments = &view.report.assessments;
    let mut targets: Vec<usize> = assessments.iter().map(|a| a.target).collect();
    targets.dedup();
    let mut notes = vec![Note::new(Remark::Ranking.text(language))];
    let without = assessments.iter().filter(|one| value(one).is_none());
    let without: Vec<&str> = without.map(region).collect();
    if !without.is_empty() {
        let regions = Remark::Unranked(language.list(without));
        notes.push(Note::missing(regions.text(language)));
    }
    notes.extend(gap::notes(view));
    let has_value = |assessment: &Assessment| value(assessment).is_some();
    notes.extend(gap::reasons(view, |a| gap::misses(a) && has_value(a)));
    Table {
        caption: view.word(Label::RankingTable),
        columns,
        groups: targets
            .into_iter()
            .map(|target| ranked(view, target))
            .collect(),
        notes,
    }
}

/// What names of regions end in, the larger ones first.
const LEVELS: &[&[&str]] = &[
    &["国"],
    &["省", "自治区"],
    &["市", "州", "盟", "地区"],
    &["区", "县", "旗"],
    &["镇", "乡", "街道", "苏木"],
    &["村", "社区"],
];

/// How far down a region stands, by the longest end of its name.
fn level(region: &str) -> Option<usize> {
    let ends = (0..)
        .zip(LEVELS)
        .flat_map(|(level, ends)| ends.iter().map(move |end| (level, *end)));
    let fitting = ends.filter(|(_, end)| region.ends_with(end));
    let longest = fitting.max_by_key(|(_, end)| end.len())?;
    Some(longest.0)
}

/// The plan's region, where by its name it is the whole of the others: no place among them is its own.
fn whole<'a>(view: &View<'a>, assessments: &[&Assessment]) -> Option<&'a str> {
    let own = view.plan.region.as_deref()?;
    let of_own = level(own)?;
    let mut others = assessments
        .iter()
        .map(|one| region(one))
        .filter(|name| !is(name, own));
    others
        .all(|other| level(other).is_none_or(|level| of_own < level))
        .then_some(own)
}

/// `全市`, `全国`
fn says_all(region: &str) -> bool {
    let rest = region.strip_prefix('全');
    rest.is_some_and(|rest| {
        LEVELS
            .iter()
            .flat_map(|ends| ends.iter())
            .any(|end| *end == rest)
    })
}

fn is(region: &str, other: &str) -> bool {
    fold(region) == fold(other)
}

/// The rows of a target under its name.
fn ranked(view: &View, target: usize) -> Group {
    let assessments = view.report.assessments.iter().enumerate();
    let mut ranked: Vec<(usize, &Assessment)> = assessments
        .filter(|(_, one)| one.target == target && value(one).is_some())
        .collect();
    ranked.sort_by(|(_, a), (_, b)| {
        let order = value(a).cmp(&value(b));
        if falls(view, a) {
            order
        } else {
            order.reverse()
        }
    });
    let all: Vec<&Assessment> = ranked.iter().map(|(_, one)| *one).collect();
    let whole = whole(view, &all);
    let is_whole = |one: &Assessment| {
        let region = region(one);
        says_all(region) || whole.is_some_and(|whole| is(region, whole))
    };
    let (apart, ranked): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|(_, one)| is_whole(one));
    let values: Vec<Option<Decimal>> = ranked.iter().map(|(_, one)| value(one)).collect();
    let row = |(at, assessment): (usize, &Assessment), place: Cell| {
        let mut cells = vec![place, Cell::text(region(assessment))];
        cells.extend(fields::cells(view, GAP, assessment));
        Row {
            cells,
            assessment: Some(at),
        }
    };
    let place = |assessment: &Assessment| {
        // What is level shares the better place.
        let before = values.iter().position(|other| *other == value(assessment));
        Cell::count(before.map_or(0, |before| before + 1))
    };
    let apart = apart.into_iter().map(|one| row(one, Cell::default()));
    let ranked = ranked.iter().map(|one| row(*one, place(one.1)));
    let target = view.plan.targets.get(target);
    Group {
        heading: target.map(|target| target.name.clone()),
        rows: apart.chain(ranked).collect(),
    }
}

/// Whether less is better: as the goal says, else the plan.
fn falls(view: &View, assessment: &Assessment) -> bool {
    let target = view.plan.targets.get(assessment.target);
    let declared = target.and_then(|target| {
        let worded = target.goal.as_ref().and_then(Goal::direction);
        target.direction.or(worded)
    });
    let direction = assessment.goal.as_ref().map(|goal| goal.direction);
    direction.or(declared) == Some(Direction::Decrease)
}

fn value(assessment: &Assessment) -> Option<Decimal> {
    assessment.latest.as_ref().map(|point| point.value)
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
            let (plan, report) = regions(falling);
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
            assert_eq!(ranks(&plan, &report), wanted);
        }
        assert!(says_all("全市") && !says_all("全椒县"));
        assert!(
            level("广西壮族自治区") < level("南宁市") && level("万盛经开区") == level("綦江县")
        );
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
