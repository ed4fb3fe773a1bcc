//! What every table is made from: the plan, the report, how its rows are grouped and named.

use crate::assess::{Assessment, Report};
use crate::plan::{Plan, Target};
use crate::say;

use super::document::{Cell, Column, Group, Kind, MISSING, Row};
use super::message::Label;
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
        let compared = report.changes.iter().flat_map(|changes| &changes.changes);
        let compared = compared.filter_map(|change| change.now.as_ref().or(change.before.as_ref()));
        let regions = report.assessments.iter().map(|a| &a.region);
        let mut regions = regions.chain(compared.map(|side| &side.region));
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

    /// The word in the language of the run.
    pub(super) fn word(&self, label: Label) -> String {
        label.text(self.style.language).to_owned()
    }

    /// Rows by the plan's groups, groups in the order of their first row; in any order but the plan's, one group without heading.
    pub(super) fn groups(
        &self,
        assessments: impl IntoIterator<Item = usize>,
        cells: impl Fn(&'a Assessment) -> Vec<Cell>,
    ) -> Vec<Group> {
        let mut groups: Vec<(Option<&'a str>, Group)> = Vec::new();
        for at in assessments {
            let Some(assessment) = self.report.assessments.get(at) else {
                continue;
            };
            let target = self.plan.targets.get(assessment.target);
            let name = target.and_then(|target| target.group.as_deref());
            let name = name.filter(|_| self.in_plan_order);
            let row = Row {
                cells: cells(assessment),
                assessment: Some(at),
            };
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, group)) => group.rows.push(row),
                None => groups.push((
                    name,
                    Group {
                        heading: name.map(str::to_owned),
                        rows: vec![row],
                    },
                )),
            }
        }
        let several = groups.len() > 1;
        let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
        for group in &mut groups {
            if group.heading.is_none() && several {
                group.heading = Some(self.word(Label::NoGroup));
            }
        }
        groups
    }

    /// The columns that name a row: id, name, and the region where there are several.
    pub(super) fn leading_columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::new(self.word(Label::Id), Kind::Key),
            Column::new(self.word(Label::Indicator), Kind::Name),
        ];
        if self.has_regions {
            columns.push(Column::new(self.word(Label::Region), Kind::Text));
        }
        columns
    }

    /// The cells for them.
    pub(super) fn leading_cells(&self, assessment: &Assessment) -> Vec<Cell> {
        let target = self.target(assessment);
        let text = |text: Option<&String>| Cell::text(text.cloned().unwrap_or_default());
        let mut cells = vec![
            text(target.map(|target| &target.id)),
            text(target.map(|target| &target.name)),
        ];
        if self.has_regions {
            let region = assessment.region.as_deref();
            cells.push(Cell::text(region.unwrap_or(MISSING)));
        }
        cells
    }

    /// The target of an assessment.
    pub(super) fn target(&self, assessment: &Assessment) -> Option<&'a Target> {
        self.plan.targets.get(assessment.target)
    }

    /// The id of an assessment's target, with its region where there are several.
    pub(super) fn name(&self, assessment: &Assessment) -> String {
        let id = self.target(assessment).map_or("", |target| &target.id);
        match &assessment.region {
            Some(region) if self.has_regions => format!("{id} {region}"),
            _ => id.to_owned(),
        }
    }

    /// The name of an assessment's target as a sentence says it, with its region where there are several.
    pub(super) fn told_name(&self, assessment: &Assessment) -> String {
        let name = self.target(assessment).map_or("", |target| &target.name);
        match &assessment.region {
            Some(region) if self.has_regions => {
                say!(self.style.language, "{region}{name}", "{name} in {region}")
            }
            _ => name.to_owned(),
        }
    }

    /// The names of those assessments for which something holds, as a list; none where it holds for none.
    pub(super) fn names<'b>(
        &self,
        assessments: impl IntoIterator<Item = &'b Assessment>,
        holds: impl Fn(&Assessment) -> bool,
    ) -> Option<String> {
        let named = assessments.into_iter().filter(|one| holds(one));
        let named: Vec<String> = named.map(|one| self.name(one)).collect();
        (!named.is_empty()).then(|| self.style.language.list(named))
    }
}

/// Sentences with the names that they are for, each once, in the order in which they are first said.
pub(super) fn once(said: impl IntoIterator<Item = (String, String)>) -> Vec<(String, Vec<String>)> {
    let mut sentences: Vec<(String, Vec<String>)> = Vec::new();
    for (sentence, name) in said {
        match sentences.iter_mut().find(|(known, _)| *known == sentence) {
            Some((_, names)) => names.push(name),
            None => sentences.push((sentence, vec![name])),
        }
    }
    sentences
}
