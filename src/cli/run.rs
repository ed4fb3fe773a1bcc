//! From the options to an assessed plan.

use std::path::Path;

use super::arguments::{Asked, Input, Selection};
use super::complaint::Complaint;
use super::{Failure, choice, environment};
use crate::Outcome;
use crate::assess::{Changes, EarlierRun};
use crate::diagnostic::{Code, nearest};
use crate::language::Language;
use crate::plan::{Plan, Request, Target};
use crate::quantity::{Month, notation};
use crate::say;

/// Reads the plan; its errors end the run.
pub(super) fn plan(path: &Path) -> Result<Plan, Failure> {
    Plan::read(path).map_err(Failure::Diagnostics)
}

/// Assesses the targets asked for, which alone stay in the plan, and compares them with the earlier run. With `everything` each
/// cell is parsed, not only those needed.
pub(super) fn assess(
    plan: &mut Plan,
    asked: &Asked,
    everything: bool,
    l: Language,
) -> Result<Outcome, Failure> {
    let earlier = earlier("--compare", asked.compare.as_deref(), l)?;
    select(plan, &asked.selection, l)?;
    let request = Request {
        everything,
        statuses: asked.selection.status.clone(),
        ..request(&asked.input, l)?
    };
    let mut outcome = crate::run(plan, &request).map_err(Failure::Diagnostics)?;
    let report = &mut outcome.report;
    if let Some(earlier) = earlier {
        let restricted = is_restricted(&asked.input, &asked.selection);
        report.changes = Some(Changes::between(&earlier, plan, report, restricted));
    }
    Ok(outcome)
}

/// What the options ask of the library.
pub(super) fn request(input: &Input, l: Language) -> Result<Request, Failure> {
    let as_of = input.as_of.as_deref().map(|text| as_of(text, l));
    let standard_input = input.data.iter().any(|path| path.as_os_str() == "-");
    Ok(Request {
        files: (!input.data.is_empty()).then(|| input.data.clone()),
        standard_input: standard_input
            .then(|| environment::standard_input(l))
            .transpose()?
            .map(Into::into),
        as_of: as_of.transpose()?,
        vintage: input.vintage.clone(),
        regions: input.region.clone(),
        by_region: input.by_region,
        method: input.method,
        trace: None,
        everything: false,
        statuses: Vec::new(),
    })
}

/// The first month after a period.
fn as_of(text: &str, l: Language) -> Result<Month, Complaint> {
    let label = notation::parse(text).map_err(|error| {
        let complaint = Complaint::new(format!("--as-of {text}: {}", error.text(l)));
        complaint.help(say!(
            l,
            "例如 2024-06、2024年上半年",
            "for example 2024-06 or 2024-Q2"
        ))
    })?;
    Ok(label.period.end())
}

/// The earlier run to compare with, if one is named.
pub(super) fn earlier(
    option: &str,
    path: Option<&Path>,
    l: Language,
) -> Result<Option<EarlierRun>, Complaint> {
    let Some(path) = path else {
        return Ok(None);
    };
    let shown = path.display();
    let unreadable = |sentence: String| Complaint::new(sentence).coded(Code::Unreadable);
    let bytes = std::fs::read(path).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => say!(l, "没有这个文件", "there is no such file"),
            std::io::ErrorKind::IsADirectory => say!(l, "这是文件夹", "it is a folder"),
            _ => error.to_string(),
        };
        let sentence = say!(
            l,
            "{option} {shown} 读不出来：{why}",
            "{option} {shown} cannot be read: {why}"
        );
        unreadable(sentence).help(how_to_save(l))
    })?;
    let run = crate::report::earlier::read(&bytes).map_err(|wrong| {
        let sentence = format!("{option} {shown} {}", wrong.text(l));
        unreadable(sentence).help(how_to_save(l))
    })?;
    Ok(Some(run))
}

fn how_to_save(l: Language) -> String {
    say!(
        l,
        "用 indicalc report --format json -o 上次.json 保存一次运行，以后与它比较",
        "save a run with indicalc report --format json -o before.json, and compare with that"
    )
}

/// Whether only some targets or regions are asked for.
pub(super) fn is_restricted(input: &Input, selection: &Selection) -> bool {
    let names = [
        &selection.group,
        &selection.owner,
        &selection.id,
        &input.region,
    ];
    !selection.status.is_empty() || names.iter().any(|list| !list.is_empty())
}

/// Keeps only the targets asked for; names that the plan does not have are errors.
pub(super) fn select(plan: &mut Plan, selection: &Selection, l: Language) -> Result<(), Failure> {
    let targets = &plan.targets;
    let groups = targets.iter().filter_map(|target| target.group.as_deref());
    let owners = targets
        .iter()
        .flat_map(|target| target.owner.iter().map(String::as_str));
    let ids = targets.iter().map(|target| target.id.as_str());
    let mut complaints = Vec::new();
    complaints.extend(unknown("--group", &selection.group, groups, l));
    complaints.extend(unknown("--owner", &selection.owner, owners, l));
    complaints.extend(unknown("--id", &selection.id, ids, l));
    if !complaints.is_empty() {
        return Err(Failure::Complaints(complaints));
    }
    let any = |wanted: &[String], has: &dyn Fn(&str) -> bool| {
        wanted.is_empty() || wanted.iter().any(|wanted| has(wanted))
    };
    plan.targets.retain(|target: &Target| {
        any(&selection.group, &|name| {
            target.group.as_deref() == Some(name)
        }) && any(&selection.owner, &|name| {
            target.owner.iter().any(|owner| owner == name)
        }) && any(&selection.id, &|id| target.id == id)
    });
    Ok(())
}

/// The complaints about names that are not known.
fn unknown<'a>(
    option: &str,
    wanted: &[String],
    known: impl Iterator<Item = &'a str> + Clone,
    l: Language,
) -> impl Iterator<Item = Complaint> {
    wanted.iter().filter_map(move |name| {
        let is_known = known.clone().any(|known| known == name);
        let near = || nearest(name, known.clone());
        (!is_known).then(|| choice::unknown(option, name, near(), known.clone(), l))
    })
}
