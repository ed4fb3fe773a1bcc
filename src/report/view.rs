//! What every table is made from: the plan, the report, how its rows are grouped and named.

use crate::assess::{Assessment, Report};
use crate::plan::{Plan, Target};
use crate::say;

use super::document::{Cell, MISSING, Table};
use super::fields::{Field, fields};
use super::message::Label;
use super::{Section, Style};

/// What names a row: id, name, region.
pub(super) type Named<'a> = (&'a str, &'a str, Option<&'a str>);

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
    pub(super) in_plan_order: bool,
}

impl<'a> View<'a> {
    /// A table in which the regions of a target have one number of digits.
    pub(super) fn aligned(&self, table: Table) -> Table {
        table.aligned(|place| {
            let assessment = self.report.assessments.get(place.assessment?)?;
            Some((assessment.target, place.column))
        })
    }

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

    /// Whether rows are of several regions, those of a target one below the other.
    pub(super) fn is_by_target(&self) -> bool {
        self.has_regions && self.in_plan_order
    }

    /// The word in the language of the run.
    pub(super) fn word(&self, label: Label) -> String {
        label.text(self.style.language).to_owned()
    }

    /// The columns that name a row: id, name, and the region where there are several.
    pub(super) fn leading<R: 'a>(
        &self,
        named: impl Fn(&R) -> Named<'_> + Copy + 'a,
    ) -> Vec<Field<'a, R>> {
        let mut fields: Vec<_> = fields! { row in R;
            key(Label::Id) => Cell::text(named(row).0);
            name(Label::Indicator) => Cell::text(named(row).1);
        }
        .into();
        if self.has_regions {
            fields.extend(fields! { row in R;
                text(Label::Region) => Cell::text(named(row).2.unwrap_or(MISSING));
            });
        }
        fields
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

    /// What names the row of an assessment.
    pub(super) fn named<'n>(&self, assessment: &'n Assessment) -> Named<'n>
    where
        'a: 'n,
    {
        let target = self.target(assessment);
        let (id, name) = target.map_or(("", ""), |target| (&*target.id, &*target.name));
        (id, name, assessment.region.as_deref())
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

/// What is said with all that it is said of, each once, in the order in which it is first said.
pub(super) fn once<T: PartialEq, U>(said: impl IntoIterator<Item = (T, U)>) -> Vec<(T, Vec<U>)> {
    let mut all: Vec<(T, Vec<U>)> = Vec::new();
    for (what, of) in said {
        match all.iter_mut().find(|(known, _)| *known == what) {
            Some((_, these)) => these.push(of),
            None => all.push((what, vec![of])),
        }
    }
    all
}
