//! `unused-growth`: growth was computed from levels while the data holds a published one under a name that tells so.

use std::collections::BTreeSet;

use super::flag::Flag;
use super::message::{AssessMessage, Untied};
use super::{Assessment, Report};
use crate::diagnostic::Diagnostic;
use crate::ledger::Ledger;
use crate::plan::formula::{Expr, Function, Node};
use crate::plan::{Plan, Target};
use crate::series::{Catalogue, Series, SeriesId};

/// One information for the whole plan, at the first target that it concerns: what to do is the same for all.
pub(super) fn find(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    report: &Report,
) -> Option<Diagnostic> {
    // Targets and regions ask of the same series.
    let mut asked: BTreeSet<SeriesId> = BTreeSet::new();
    let computed = report.assessments.iter().filter(|one| is_computed(one));
    let untied = computed.filter_map(|assessment| {
        let target = plan.targets.get(assessment.target)?;
        let id = catalogue.named(grown(&target.formula.expr)?)?;
        let series = catalogue.get(id).filter(|_| asked.insert(id))?;
        may_be_tied(series).then_some((target, id, series))
    });
    let untied: Vec<(&Target, SeriesId, &Series)> = untied.collect();
    let (mut place, mut found) = (None, Vec::new());
    let names = if untied.is_empty() { Vec::new() } else { ledger.names() };
    for (target, id, series) in untied {
        let growth = ledger.growth_names(id, &names);
        if growth.is_empty() {
            continue;
        }
        place.get_or_insert_with(|| plan.place(target.formula.span.clone()));
        found.push(Untied {
            name: series.name.clone(),
            key: series.key.clone(),
            growth: growth.into_iter().map(str::to_owned).collect(),
        });
    }
    place.map(|place| Diagnostic::finding(place, AssessMessage::UnusedGrowth { of: found }))
}

/// Whether growth of its figures was computed from levels.
fn is_computed(assessment: &Assessment) -> bool {
    let in_year =
        assessment.pace.as_ref().is_some_and(|pace| pace.yoy.is_some() && !pace.is_yoy_published());
    let latest = assessment.latest.as_ref();
    in_year || latest.is_some_and(|latest| latest.flags.iter().any(Flag::is_of_computed))
}

/// The name whose growth counts: the formula is that name alone, or its growth.
fn grown(expr: &Expr) -> Option<&str> {
    match &expr.node {
        Node::Name(name) => Some(name),
        Node::Call(Function::Yoy | Function::Cagr, arguments) => grown(arguments.first()?),
        _ => None,
    }
}

/// Whether a line of the plan could tie published growth to a series: none does yet, and its rows are told by their name alone,
/// not by a `where`, which picks from rows that have the names of all the others.
fn may_be_tied(series: &Series) -> bool {
    series.growth.is_none() && series.filters.is_empty()
}
