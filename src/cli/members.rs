//! `members`: what an aggregate is made of.

use super::arguments::MembersArguments;
use super::environment::Languages;
use super::message::{CliMessage, Refusal};
use super::pages::Paper;
use super::{run, waiting};
use crate::assess::members::{self, Asked, Refused};
use crate::diagnostic::nearest;
use crate::plan::formula::{Expr, Node};
use crate::plan::{Aggregate, Definition, Plan, Request, Target};
use crate::quantity::Unit;
use crate::report;
use crate::series::Catalogue;

/// Prints the members of a series: one of the plan, or a name in the data whose rows make it up.
pub(super) fn execute(
    arguments: &MembersArguments,
    plan: &Plan,
    spoken: Languages,
) -> anyhow::Result<()> {
    let paper = Paper::new(&arguments.output, &arguments.appearance, plan.rounding, spoken)?;
    let mut plan = plan.clone();
    let name = &arguments.series;
    let whole = Catalogue::of(&plan);
    let known = names(&plan, &whole);
    let is_known = known.contains(name);
    if !is_known {
        // Rows of a name that no plan speaks of are its members.
        plan.definitions
            .push(Definition { aggregate: Some(Aggregate::Sum), ..Definition::of_name(name) });
    }
    let declared = plan.definitions.iter();
    let mut declared = declared.filter(|one| one.name == *name || one.key.as_ref() == Some(name));
    let is_aggregate = declared.any(|one| one.aggregate.is_some() || !one.parts.is_empty());
    plan.targets = vec![only(name)];
    let reading = run::reading(&arguments.reading, spoken.messages)?;
    let request = Request {
        // The regions of what has no other members are its members.
        by_region: !is_aggregate && reading.regions.is_empty(),
        profiles: true,
        ..reading
    };
    let ground = waiting::told(spoken.messages, &request.progress, || {
        crate::read(&plan, &request.spelled(&plan))
    })
    .map_err(Refusal)?;
    let unknown = || CliMessage::NoSeries {
        written: name.clone(),
        near: near(name, &known, &ground.ledger.names()),
    };
    let series = ground.catalogue.named(name).ok_or_else(unknown)?;
    let asked = Asked {
        series,
        by: arguments.by.clone(),
        least: arguments.suppress.map_or(0, usize::from),
    };
    let found = members::read(&plan, &ground.catalogue, &ground.ledger, &asked);
    let found = found.map_err(|refused| refusal(refused, arguments))?;
    let found = found.ok_or_else(unknown)?;
    let sheet = report::members::sheet(&plan, &found, arguments.top.into(), &paper.style);
    paper.write(&sheet, run::files_of(&plan, &ground.ledger))
}

/// Why members cannot be told, in the words of what was asked.
fn refusal(refused: Refused, arguments: &MembersArguments) -> CliMessage {
    let written = || arguments.series.clone();
    match refused {
        Refused::Column(known) => CliMessage::UnknownValue {
            option: "--by".to_owned(),
            written: arguments.by.clone().unwrap_or_default(),
            near: None,
            known,
        },
        Refused::Unit(member, unit, whole) => {
            CliMessage::MemberUnit { member, unit: shown(&unit), whole: shown(&whole) }
        }
        Refused::Rate => CliMessage::MembersOfRate { written: written() },
        Refused::Alone => CliMessage::NoMembers { written: written() },
        Refused::TooLong => CliMessage::TooLong,
    }
}

fn shown(unit: &Unit) -> String {
    unit.told().unwrap_or("—").to_owned()
}

/// A target that is nothing but a series.
fn only(name: &str) -> Target {
    let mut target = Target { name: name.to_owned(), ..Target::default() };
    target.formula.expr = Expr { node: Node::Name(name.to_owned()), span: 0..0 };
    target
}

/// The names and keys that the plan speaks of.
fn names(plan: &Plan, catalogue: &Catalogue) -> Vec<String> {
    let declared = plan.definitions.iter();
    let declared = declared.flat_map(|one| one.key.iter().chain([&one.name]).cloned());
    let used = catalogue.iter().map(|(_, series)| series.name.clone());
    declared.chain(used).collect()
}

fn near(name: &str, known: &[String], met: &[(&str, crate::series::Folded)]) -> Option<String> {
    let all = known.iter().map(String::as_str).chain(met.iter().map(|(name, _)| *name));
    nearest(name, all.filter(|other| *other != name)).map(str::to_owned)
}
