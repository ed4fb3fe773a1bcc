//! The ranking of regions: one target, best first.

use crate::assess::Assessment;
use crate::plan::goal::Direction;
use crate::quantity::Decimal;

use super::document::{Cell, Column, Group, Kind, NONE, Row, Table, View};
use super::gap;
use super::message::{Label, Remark};

/// The regions of each target, best first, those without a value named below.
pub(super) fn table(view: &View) -> Table {
    let language = view.style.language;
    let lead = vec![
        Column::new(Label::Rank.text(language), Kind::Figure),
        Column::new(Label::Region.text(language), Kind::Name),
    ];
    let columns = gap::columns(view, lead);
    let mut groups: Vec<Group> = Vec::new();
    let mut unranked: Vec<String> = Vec::new();
    let mut targets: Vec<usize> = view.report.assessments.iter().map(|a| a.target).collect();
    targets.dedup();
    for target in targets {
        let of_target = view
            .report
            .assessments
            .iter()
            .filter(|a| a.target == target);
        let (mut ranked, without): (Vec<&Assessment>, Vec<&Assessment>) =
            of_target.partition(|assessment| assessment.latest.is_some());
        ranked.sort_by(|a, b| best_first(a, b));
        unranked.extend(
            without
                .iter()
                .map(|a| a.region.clone().unwrap_or_else(|| NONE.to_owned())),
        );
        let heading = view
            .plan
            .targets
            .get(target)
            .map(|target| target.name.clone());
        let mut rank = 0;
        let mut previous: Option<Decimal> = None;
        let mut rows = Vec::new();
        for (at, assessment) in ranked.iter().enumerate() {
            let value = assessment.latest.as_ref().map(|point| point.value);
            if previous != value {
                rank = at + 1;
                previous = value;
            }
            let region = assessment.region.as_deref().unwrap_or(NONE);
            let lead = vec![Cell::of(rank.to_string()), Cell::of(region)];
            rows.push(Row {
                cells: [lead, gap::cells(view, assessment)].concat(),
            });
        }
        groups.push(Group { heading, rows });
    }
    let mut notes = vec![(None, Remark::Ranking.text(language))];
    if !unranked.is_empty() {
        let regions = language.list(unranked);
        notes.push((
            Some(NONE.to_owned()),
            Remark::Unranked(regions).text(language),
        ));
    }
    Table {
        caption: Label::RankingTable.text(language),
        columns,
        groups,
        notes,
    }
}

fn best_first(a: &Assessment, b: &Assessment) -> std::cmp::Ordering {
    let value = |assessment: &Assessment| assessment.latest.as_ref().map(|point| point.value);
    let falling = a
        .goal
        .as_ref()
        .is_some_and(|goal| goal.direction == Direction::Decrease);
    if falling {
        value(a).cmp(&value(b))
    } else {
        value(b).cmp(&value(a))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Section, document, sample};
    use super::*;
    use crate::assess::Status;

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

    #[test]
    fn regions_stand_best_first_and_those_without_a_value_below() {
        for (falling, wanted) in [
            (false, ["1 万盛街道", "1 丛林镇", "3 黑山镇", "4 石林镇"]),
            (true, ["1 石林镇", "2 黑山镇", "3 万盛街道", "3 丛林镇"]),
        ] {
            let (plan, report) = regions(falling);
            let style = sample::style(120);
            let table = document(&plan, &report, &[Section::Ranking], &style)
                .tables
                .remove(0);
            let rows = table.groups.iter().flat_map(|group| &group.rows);
            let ranked: Vec<String> = rows
                .map(|row| format!("{} {}", row.cells[0].text, row.cells[1].text))
                .collect();
            assert_eq!(ranked, wanted);
            assert!(table.notes.iter().any(|(_, note)| note.contains("青年镇")));
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
                .map(|column| column.head)
                .collect()
        };
        assert!(heads(&report).contains(&"地区".to_owned()));
        report.assessments.truncate(1);
        assert!(!heads(&report).contains(&"地区".to_owned()));
    }
}
