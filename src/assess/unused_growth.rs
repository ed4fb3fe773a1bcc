//! `unused-growth`: growth was computed from levels while the data holds a published one under a name that tells so.

use std::collections::BTreeSet;

use super::evaluation::growth::{COMPUTED, CURRENT_PRICE};
use super::{Assessment, Report};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::language::Language;
use crate::ledger::{Ledger, table_line};
use crate::plan::formula::{Expr, Function, Node};
use crate::plan::{Plan, Target};
use crate::say;
use crate::series::{Catalogue, Series, SeriesId};

/// Series whose published growth is not used, each with its names in the data.
#[derive(Clone, Debug)]
struct UnusedGrowth(Vec<Unused>);

#[derive(Clone, Debug)]
struct Unused {
    name: String,
    /// Its table in the plan.
    table: String,
    growth: Vec<String>,
}

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
    let names = if untied.is_empty() {
        Vec::new()
    } else {
        ledger.names()
    };
    for (target, id, series) in untied {
        let growth = ledger.growth_names(id, &names);
        if growth.is_empty() {
            continue;
        }
        place.get_or_insert_with(|| plan.place(target.formula.span.clone()));
        found.push(Unused {
            name: series.name.clone(),
            table: table_line(&series.name, series.key.as_deref()),
            growth: growth.into_iter().map(str::to_owned).collect(),
        });
    }
    place.map(|place| Diagnostic::finding(place, UnusedGrowth(found)))
}

/// Whether growth of its figures was computed from levels.
fn is_computed(assessment: &Assessment) -> bool {
    let in_year = assessment
        .pace
        .as_ref()
        .is_some_and(|pace| pace.yoy.is_some() && !pace.yoy_published && !pace.yoy_is_difference);
    let latest = assessment.latest.as_ref();
    let tells = |flag: &String| flag == CURRENT_PRICE || flag == COMPUTED;
    in_year || latest.is_some_and(|latest| latest.flags.iter().any(tells))
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

impl Unused {
    /// The line that ties the growth to its level: `growth = "零售额增速"`.
    fn line(&self) -> String {
        let quoted =
            |name: &String| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
        let names: Vec<String> = self.growth.iter().map(quoted).collect();
        match names.as_slice() {
            [one] => format!("growth = {one}"),
            several => format!("growth = [{}]", several.join(", ")),
        }
    }
}

impl Message for UnusedGrowth {
    fn code(&self) -> Code {
        Code::UnusedGrowth
    }

    fn text(&self, l: Language) -> String {
        let of = |unused: &Unused| {
            let (name, growth) = (&unused.name, l.list(&unused.growth));
            say!(l, "“{name}”的 {growth}", "{growth} of `{name}`")
        };
        let list = l.list(self.0.iter().map(of));
        let (table, line) = self
            .0
            .first()
            .map(|one| (one.table.as_str(), one.line()))
            .unwrap_or_default();
        say!(
            l,
            "增长按公布绝对数推算，数据里公布的增速没有用上：{list}；要用，在计划的 {table} 下写 {line}",
            "growth is computed from levels, and growth that the data publishes is not used: {list}; to use it, write {line} under {table} of the plan"
        )
    }
}
