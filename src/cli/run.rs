//! From the options to an assessed plan.

use std::collections::BTreeSet;
use std::path::Path;

use super::arguments::{Asked, AskedOfData, Chosen, Input, Reading, Selection};
use super::environment;
use super::message::{CliMessage, FileTrouble, Refusal, shown};
use super::waiting;
use super::word::AllOr;
use crate::assess::{Changes, EarlierRun};
use crate::diagnostic::nearest;
use crate::language::Language;
use crate::ledger::Ledger;
use crate::parallel;
use crate::plan::{COMMAS, Plan, Request, Target};
use crate::quantity::{Month, Period, notation};
use crate::{Material, Outcome};

/// Assesses the targets asked for and compares them with the earlier run; `more`: what is asked beside what the options say.
pub(super) fn assess(
    plan: &Plan,
    asked: &Asked,
    more: impl FnOnce(Request) -> Request,
    l: Language,
) -> anyhow::Result<Outcome> {
    let earlier = asked.compare.as_deref();
    let earlier = earlier.map(|path| self::earlier("--compare", path)).transpose()?;
    let request = selected(plan, &asked.selection, request(&asked.input, l)?)?;
    let mut request = more(request);
    request.back_to.extend(earlier.iter().flat_map(EarlierRun::moments));
    let mut outcome =
        waiting::told(l, &request.progress, || crate::run(plan, &request)).map_err(Refusal)?;
    let report = &mut outcome.report;
    if let Some(earlier) = earlier {
        let restricted = is_restricted(&asked.input, &asked.selection);
        report.changes = Some(Changes::between(&earlier, plan, report.both(), restricted));
    }
    Ok(outcome)
}

/// The files that a run read.
pub(super) fn files_read<'a>(
    plan: &'a Plan,
    outcome: &'a Outcome,
    compare: Option<&'a Path>,
) -> impl Iterator<Item = &'a Path> {
    let data = outcome.files.iter().map(|file| Path::new(&**file));
    let plan = Path::new(&*plan.text.path);
    [plan].into_iter().chain(compare).chain(data)
}

/// The files of a plan and its data.
pub(super) fn files_of<'a>(plan: &'a Plan, ledger: &'a Ledger) -> impl Iterator<Item = &'a Path> {
    let data = ledger.data().files.iter();
    let plan = Path::new(&*plan.text.path);
    [plan].into_iter().chain(data.map(|file| Path::new(&*file.path)))
}

/// What the options ask of the library.
pub(super) fn request(input: &Input, l: Language) -> anyhow::Result<Request> {
    Ok(Request {
        by_region: input.by_region,
        ranks: input.by_region,
        method: match input.method {
            Some(AllOr::One(method)) => Some(method),
            Some(AllOr::All) | None => None,
        },
        every_method: input.method == Some(AllOr::All),
        ..reading(&input.reading, l)?
    })
}

/// Refuses all methods at once, where only tables set them side by side.
pub(super) fn one_method(input: &Input) -> Result<(), CliMessage> {
    if input.method == Some(AllOr::All) {
        return Err(CliMessage::EveryMethod);
    }
    Ok(())
}

/// Reads what the chosen targets of a plan need, for a page about the data.
pub(super) fn material(
    plan: &Plan,
    asked: &AskedOfData,
    l: Language,
) -> anyhow::Result<(Material, Request)> {
    let request = Request {
        targets: chosen(plan, &asked.chosen)?,
        by_region: asked.by_region,
        ..reading(&asked.reading, l)?
    };
    let request = request.spelled(plan);
    let material =
        waiting::told(l, &request.progress, || crate::read(plan, &request)).map_err(Refusal)?;
    Ok((material, request))
}

/// What is to be read.
pub(super) fn reading(reading: &Reading, l: Language) -> anyhow::Result<Request> {
    if let Some(threads) = reading.threads {
        parallel::limit(threads.into());
    }
    Ok(Request {
        files: (!reading.data.is_empty()).then(|| reading.data.clone()),
        standard_input: environment::piped(&reading.data, l)?,
        as_of: reading.as_of.as_deref().map(as_of).transpose()?,
        today: today(reading.today.as_deref())?,
        vintage: reading.vintage.clone(),
        regions: reading.region.clone(),
        ..Request::default()
    })
}

/// The first month after a period.
fn as_of(text: &str) -> Result<Month, CliMessage> {
    Ok(period("--as-of", text, &["2024-06、2024年上半年", "2024-06 or 2024-Q2"])?.end())
}

/// The first month that is not over on a day, or at the end of a period; without any, today.
fn today(text: Option<&str>) -> Result<Option<Month>, CliMessage> {
    let Some(text) = text else {
        return Ok(environment::running_month());
    };
    let day = notation::running(text).map(Ok);
    day.unwrap_or_else(|| Ok(period("--today", text, &["2024-07-15", "2024-07-15"])?.end()))
        .map(Some)
}

/// The period that is written behind an option.
pub(super) fn period(
    option: &'static str,
    written: &str,
    examples: &'static [&'static str; 2],
) -> Result<Period, CliMessage> {
    let label = notation::parse(written).map_err(|error| CliMessage::Period {
        option,
        written: written.to_owned(),
        error,
        examples,
    })?;
    Ok(label.period)
}

/// The earlier run that an option names.
pub(super) fn earlier(option: &'static str, path: &Path) -> Result<EarlierRun, CliMessage> {
    let bytes = std::fs::read(path).map_err(|error| CliMessage::NoEarlierRun {
        option,
        path: shown(path),
        why: FileTrouble::reading(&error),
    })?;
    crate::report::earlier::read(&bytes).map_err(|why| CliMessage::NotARun {
        option,
        path: shown(path),
        why,
    })
}

/// Whether only some targets or regions are asked for.
pub(super) fn is_restricted(input: &Input, selection: &Selection) -> bool {
    let names = [
        &selection.chosen.group,
        &selection.chosen.owner,
        &selection.chosen.id,
        &input.reading.region,
    ];
    !selection.status.is_empty() || names.iter().any(|list| !list.is_empty())
}

/// A request for some targets and statuses alone.
pub(super) fn selected(
    plan: &Plan,
    selection: &Selection,
    request: Request,
) -> Result<Request, Refusal> {
    Ok(Request {
        targets: chosen(plan, &selection.chosen)?,
        statuses: selection.status.concat(),
        ..request
    })
}

/// The targets asked for; none where all are. Names that the plan does not have are errors, all of them at once.
pub(super) fn chosen(plan: &Plan, chosen: &Chosen) -> Result<Option<BTreeSet<usize>>, Refusal> {
    let targets = &plan.targets;
    let groups = targets.iter().filter_map(|target| target.group.as_deref());
    let owners = targets.iter().flat_map(|target| &target.owner);
    let ids = targets.iter().map(|target| target.id.as_str());
    let mut unknown = Vec::new();
    let groups = names("--group", &chosen.group, groups, &mut unknown);
    let owners = names("--owner", &chosen.owner, owners.map(String::as_str), &mut unknown);
    let ids = names("--id", &chosen.id, ids, &mut unknown);
    if !unknown.is_empty() {
        return Err(unknown.into());
    }
    let is_chosen = |target: &Target| {
        let group = target.group.as_ref();
        (groups.is_empty() || group.is_some_and(|group| groups.contains(group)))
            && (owners.is_empty() || target.owner.iter().any(|owner| owners.contains(owner)))
            && (ids.is_empty() || ids.contains(&target.id))
    };
    let chosen = (0..).zip(targets).filter(|(_, target)| is_chosen(target));
    let chosen: BTreeSet<usize> = chosen.map(|(at, _)| at).collect();
    Ok((chosen.len() < targets.len()).then_some(chosen))
}

/// The names of an option: each as it is written, or, where the plan has none so, several between commas.
fn names<'a>(
    option: &str,
    written: &[String],
    known: impl Iterator<Item = &'a str>,
    unknown: &mut Vec<CliMessage>,
) -> Vec<String> {
    let known: Vec<&str> = known.collect();
    let is_known = |name: &str| known.contains(&name);
    let mut names = Vec::new();
    for written in written {
        if is_known(written) {
            names.push(written.clone());
        } else {
            names.extend(written.split(COMMAS).map(|name| name.trim().to_owned()));
        }
    }
    for name in names.iter().filter(|name| !is_known(name)) {
        unknown.push(CliMessage::UnknownValue {
            option: option.to_owned(),
            written: name.clone(),
            near: nearest(name, known.iter().copied()).map(str::to_owned),
            known: known.iter().map(|name| (*name).to_owned()).collect(),
        });
    }
    names
}
