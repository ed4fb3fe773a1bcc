//! What every table is made from, and what they share: rows in groups, the columns that name a row.

use crate::assess::{Assessment, Report};
use crate::plan::Plan;

use super::document::{Cell, Column, Group, Kind, NONE, Row};
use super::message::Label;
use super::text::Text;
use super::{Section, Style};

/// What every table is made from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) report: &'a Report,
    pub(super) style: &'a Style,
    /// The sections of the document.
    pub(super) sections: &'a [Section],
    /// Whether the rows need to name their region.
    pub(super) has_regions: bool,
    /// Whether the rows stand in the plan's order, rather than one that was asked for.
    in_plan_order: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        report: &'a Report,
        sections: &'a [Section],
        style: &'a Style,
    ) -> Self {
        let mut regions = report.assessments.iter().map(|a| &a.region);
        let first = regions.next();
        Self {
            plan,
            report,
            style,
            sections,
            has_regions: first.is_some_and(|first| regions.any(|other| other != first)),
            in_plan_order: report.assessments.is_sorted_by_key(|a| a.target),
        }
    }

    /// Rows by the plan's groups, groups in the order of their first row; in any order but the plan's, one group without heading.
    pub(super) fn groups<'b, I>(
        &self,
        assessments: I,
        row: impl Fn(&'b Assessment) -> Row,
    ) -> Vec<Group>
    where
        I: IntoIterator<Item = &'b Assessment>,
    {
        let mut groups: Vec<(Option<&'a str>, Group)> = Vec::new();
        for assessment in assessments {
            let target = self.plan.targets.get(assessment.target);
            let name = target.and_then(|target| target.group.as_deref());
            let name = name.filter(|_| self.in_plan_order);
            let row = row(assessment);
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, group)) => group.rows.push(row),
                None => groups.push((
                    name,
                    Group {
                        heading: name.map(Text::from),
                        rows: vec![row],
                    },
                )),
            }
        }
        let several = groups.len() > 1;
        let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
        for group in &mut groups {
            if group.heading.is_none() && several {
                group.heading = Some(Label::NoGroup.text(self.style.language).into());
            }
        }
        groups
    }

    /// The columns that name a row: id, name, and the region where there are several.
    pub(super) fn leading_columns(&self) -> Vec<Column> {
        let head = |label: Label| label.text(self.style.language);
        let mut columns = vec![
            Column::new(head(Label::Id), Kind::Key),
            Column::new(head(Label::Indicator), Kind::Name),
        ];
        if self.has_regions {
            columns.push(Column::new(head(Label::Region), Kind::Text));
        }
        columns
    }

    /// A row of an assessment: the cells for those columns, then those given.
    pub(super) fn row(
        &self,
        assessment: &Assessment,
        cells: impl IntoIterator<Item = Cell>,
    ) -> Row {
        let target = self.plan.targets.get(assessment.target);
        let mut row = vec![
            Cell::of(target.map_or("", |target| &target.id)),
            Cell::of(target.map_or("", |target| &target.name)),
        ];
        if self.has_regions {
            row.push(Cell::of(assessment.region.as_deref().unwrap_or(NONE)));
        }
        row.extend(cells);
        Row { cells: row }
    }
}
