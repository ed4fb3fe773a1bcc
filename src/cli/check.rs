//! `check`: plans and all their data validated, for CI.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::{Asked, CheckArguments};
use super::environment::Languages;
use super::message::{CliMessage, Refusal};
use super::{environment, output, pages, run};
use crate::assess::{Changes, Checked, EarlierRun, Ground};
use crate::diagnostic::render::{Look, render};
use crate::language::Language;
use crate::plan::{Plan, Request};
use crate::report::check::{self, CheckFormat};

/// Checks every plan, prints what was found, and gives the exit status: 0 passed, 1 failed, 2 where a plan or its data has errors.
pub(super) fn execute(
    arguments: &CheckArguments,
    asked: Option<Language>,
) -> anyhow::Result<ExitCode> {
    let given: Vec<&Path> = arguments.plans.iter().map(PathBuf::as_path).collect();
    let paths = if given.is_empty() {
        vec![arguments.asked.input.reading.targets.as_path()]
    } else {
        given
    };
    let plans: Vec<_> = paths.iter().map(|path| Plan::read(path)).collect();
    // Of several plans the first speaks for all.
    let declared = plans.first().and_then(|plan| match plan {
        Ok(plan) => plan.language,
        Err(errors) => errors.language,
    });
    let spoken = Languages::of(asked, declared);
    let language = spoken.messages;
    let file = arguments.output.as_deref();
    let format = pages::format(arguments.format, file, &CheckFormat::ALL)?;
    run::one_method(&arguments.asked.input)?;
    let grounds = grounds(arguments, paths.len())?;
    let mut checked = Vec::new();
    let mut inputs: Vec<PathBuf> = paths.iter().map(|path| (*path).to_owned()).collect();
    inputs.extend(arguments.expect.clone());
    inputs.extend(arguments.asked.compare.clone());
    for (path, plan) in paths.iter().zip(plans) {
        let mut one = Checked {
            path: path.display().to_string().into(),
            grounds: grounds.clone(),
            ..Checked::default()
        };
        match plan {
            Ok(plan) => inputs.extend(look_at(plan, arguments, &mut one, language)?),
            Err(errors) => one.errors = errors.sorted(),
        }
        checked.push(one);
    }
    let look = environment::look(&arguments.appearance, language);
    finish(&checked, arguments, format, spoken.results, look, &inputs)
}

/// Reads the data of a plan and holds it against them; gives the files read.
fn look_at(
    mut plan: Plan,
    arguments: &CheckArguments,
    checked: &mut Checked,
    l: Language,
) -> anyhow::Result<Vec<PathBuf>> {
    plan.allow.extend(arguments.allow.iter().flatten());
    let Asked { input, selection, .. } = &arguments.asked;
    if arguments.no_data {
        checked.chosen = run::chosen(&plan, &selection.chosen)?;
        checked.plan = Some(plan);
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    let kept = arguments.expect.as_ref();
    let kept = kept.map(|path| run::earlier("--expect", path)).transpose()?;
    let moments = kept.as_ref().map(EarlierRun::moments);
    let more = |request: Request| Request {
        everything: true,
        ranks: false,
        back_to: moments.unwrap_or_default(),
        ..request
    };
    match run::assess(&plan, &arguments.asked, more, l) {
        Ok(outcome) => {
            checked.files = Some(outcome.files.len());
            files.extend(outcome.files.iter().map(|file| PathBuf::from(&**file)));
            checked.observations = outcome.observations;
            checked.report = outcome.report;
        }
        Err(error) => checked.errors = error.downcast::<Refusal>()?.0.sorted(),
    }
    if let Some(kept) = kept {
        let restricted = run::is_restricted(input, selection);
        let changes = Changes::between(&kept, &plan, checked.report.both(), restricted);
        checked.kept = Some(changes);
    }
    checked.plan = Some(plan);
    Ok(files)
}

/// Writes what was found. Where there are errors standard output stays empty: they go to standard error, and a file that was
/// asked for holds them too.
fn finish(
    checked: &[Checked],
    arguments: &CheckArguments,
    format: CheckFormat,
    results: Language,
    look: Look,
    inputs: &[PathBuf],
) -> anyhow::Result<ExitCode> {
    let l = look.language;
    let broken = checked.iter().any(|plan| !plan.errors.is_empty());
    for plan in checked {
        if format == CheckFormat::Human {
            environment::complain(&render(&plan.report.findings, look));
        }
        if format == CheckFormat::Github && broken {
            environment::complain(&check::annotations(&plan.errors, l));
        } else {
            environment::complain(&render(&plan.errors, look));
        }
    }
    let file = environment::file(arguments.output.as_ref());
    if !broken || file.is_some() {
        let bytes = check::render(format, checked, results);
        output::write(&bytes, file, inputs.iter().map(PathBuf::as_path), l)?;
    }
    let passed = checked.iter().all(Checked::passed);
    Ok(ExitCode::from(if broken { 2 } else { u8::from(!passed) }))
}

/// What to fail on: what is asked for, and, where an earlier run is named, what got worse since.
fn grounds(arguments: &CheckArguments, plans: usize) -> Result<Vec<Ground>, CliMessage> {
    let mut grounds = arguments.fail_on.concat();
    let compare = arguments.asked.compare.is_some();
    if grounds.contains(&Ground::Worse) && !compare {
        return Err(CliMessage::NothingToCompare);
    }
    if compare {
        grounds.push(Ground::Worse);
    }
    let option = if compare { "--compare" } else { "--expect" };
    if plans > 1 && (compare || arguments.expect.is_some()) {
        return Err(CliMessage::SeveralPlans { option, plans });
    }
    Ok(grounds)
}
