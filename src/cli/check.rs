//! `check`: plans and all their data validated, for CI.

use std::path::{Path, PathBuf};

use super::arguments::{Asked, CheckArguments};
use super::complaint::Complaint;
use super::environment::Languages;
use super::{Failure, choice, environment, run};
use crate::assess::{Changes, Checked, Ground};
use crate::diagnostic::render::{Look, render};
use crate::language::Language;
use crate::plan::Plan;
use crate::report::check::{self, CheckFormat};
use crate::say;

/// How a check ends.
pub(super) enum Verdict {
    Passed,
    Failed,
    /// A plan or its data has errors.
    Broken,
}

/// Checks every plan, prints what was found, and gives the verdict.
pub(super) fn execute(
    arguments: &CheckArguments,
    asked: Option<Language>,
) -> Result<Verdict, Failure> {
    let given: Vec<&Path> = arguments.plans.iter().map(PathBuf::as_path).collect();
    let paths = if given.is_empty() {
        vec![arguments.asked.input.targets.as_path()]
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
    let format = format(arguments, language)?;
    let grounds = grounds(arguments, paths.len(), language)?;
    let mut checked = Vec::new();
    for (path, plan) in paths.iter().zip(plans) {
        let mut one = Checked {
            path: path.display().to_string().into(),
            grounds: grounds.clone(),
            ..Checked::default()
        };
        match plan {
            Ok(plan) => look_at(plan, arguments, &mut one, language)?,
            Err(errors) => one.errors = errors.sorted(),
        }
        checked.push(one);
    }
    let look = environment::look(&arguments.appearance, language);
    finish(&checked, arguments, format, spoken.results, look)
}

/// Reads the data of a plan and holds it against them.
fn look_at(
    mut plan: Plan,
    arguments: &CheckArguments,
    checked: &mut Checked,
    l: Language,
) -> Result<(), Failure> {
    plan.allow.extend(&arguments.allow);
    let Asked {
        input, selection, ..
    } = &arguments.asked;
    if arguments.no_data {
        run::select(&mut plan, selection, l)?;
        checked.plan = Some(plan);
        return Ok(());
    }
    match run::assess(&mut plan, &arguments.asked, true, l) {
        Ok(outcome) => {
            checked.files = Some(outcome.files);
            checked.observations = outcome.observations;
            checked.report = outcome.report;
        }
        Err(Failure::Diagnostics(errors)) => checked.errors = errors.sorted(),
        Err(failure) => return Err(failure),
    }
    if let Some(kept) = run::earlier("--expect", arguments.expect.as_deref(), l)? {
        let restricted = run::is_restricted(input, selection);
        let changes = Changes::between(&kept, &plan, &checked.report, restricted);
        checked.kept = Some(changes);
    }
    checked.plan = Some(plan);
    Ok(())
}

/// Writes what was found. Where there are errors standard output stays empty: they go to standard error, and a file that was
/// asked for holds them too.
fn finish(
    checked: &[Checked],
    arguments: &CheckArguments,
    format: CheckFormat,
    results: Language,
    look: Look,
) -> Result<Verdict, Failure> {
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
    let file = arguments.output.as_deref();
    if !broken || file.is_some() {
        environment::write(&check::render(format, checked, results), file, l)?;
    }
    Ok(if broken {
        Verdict::Broken
    } else if checked.iter().all(Checked::passed) {
        Verdict::Passed
    } else {
        Verdict::Failed
    })
}

/// What to fail on: what is asked for, and, where an earlier run is named, what got worse since.
fn grounds(
    arguments: &CheckArguments,
    plans: usize,
    l: Language,
) -> Result<Vec<Ground>, Complaint> {
    let mut grounds = arguments.fail_on.clone();
    let compare = arguments.asked.compare.is_some();
    if grounds.contains(&Ground::Worse) && !compare {
        return Err(nothing_to_compare(l));
    }
    if compare {
        grounds.push(Ground::Worse);
    }
    let option = if compare { "--compare" } else { "--expect" };
    if plans > 1 && (compare || arguments.expect.is_some()) {
        let sentence = say!(
            l,
            "{option} 是一个计划的报告，不能与 {plans} 个计划比较",
            "{option} is the report of one plan, and cannot be compared with {plans}"
        );
        let way_out = say!(l, "一次检查一个计划", "check one plan at a time");
        return Err(Complaint::new(sentence).help(way_out));
    }
    Ok(grounds)
}

fn nothing_to_compare(l: Language) -> Complaint {
    let sentence = say!(
        l,
        "--fail-on worse 要有上次的运行来比较",
        "--fail-on worse needs an earlier run to compare with"
    );
    let complaint = Complaint::new(sentence);
    complaint.help(say!(
        l,
        "写 --compare 上次.json",
        "add --compare before.json"
    ))
}

/// The format asked for, else that of the file's name.
fn format(arguments: &CheckArguments, l: Language) -> Result<CheckFormat, Complaint> {
    let ending = arguments.output.as_deref().and_then(Path::extension);
    match (arguments.format, ending) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(CheckFormat::default()),
        (None, Some(ending)) => {
            let ending = ending.to_string_lossy();
            let known = ["txt", "json", "xml", "sarif"].into_iter();
            let unknown = || choice::unknown_ending(&ending, known, l);
            CheckFormat::of_ending(&ending).ok_or_else(unknown)
        }
    }
}
