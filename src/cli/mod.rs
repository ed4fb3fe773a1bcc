//! What can be typed, one file a command; the only reader of clock, environment and terminal.

mod arguments;
mod check;
mod choice;
mod complaint;
mod environment;
mod explain;
mod help;
mod inspect;
mod order;
mod report;
mod run;
mod usage;
mod word;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::render;
use crate::language::Language;
use crate::plan::Plan;
use crate::report::Section;
use crate::say;
use arguments::{Appearance, Arguments, Command, ReportArguments, SummaryArguments};
use check::Verdict;
use complaint::Complaint;
use environment::Languages;
use report::Tables;

/// Why a command ends without results.
enum Failure {
    /// The plan or the data is wrong.
    Diagnostics(Diagnostics),
    /// What was typed is.
    Complaints(Vec<Complaint>),
    /// The system does not do as it is asked.
    System(anyhow::Error),
}

impl From<Complaint> for Failure {
    fn from(complaint: Complaint) -> Self {
        Self::Complaints(vec![complaint])
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::System(error)
    }
}

/// Runs a command line and gives the exit status: 0 done, 1 a check failed, 2 a usage, plan or data error.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = with_command(arguments.into_iter().collect());
    let asked = language_typed(&arguments);
    let spoken = Languages::of(asked, None);
    match parsed(arguments, spoken.messages) {
        Ok(parsed) => execute(&parsed.command, asked),
        Err(error) if !error.use_stderr() => {
            let text = error.render().to_string();
            let _ = environment::write(text.as_bytes(), None, spoken.messages);
            ExitCode::SUCCESS
        }
        Err(error) => {
            let l = spoken.messages;
            environment::complain(&usage::explain(&error, l).text(l));
            ExitCode::from(2)
        }
    }
}

/// The command line understood; help and errors in a language, whose words are looked up only for them.
fn parsed(arguments: Vec<OsString>, language: Language) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(&arguments).or_else(|_| {
        let command = help::translate(Arguments::command(), language);
        let matches = command.try_get_matches_from(arguments)?;
        Arguments::from_arg_matches(&matches)
    })
}

/// `report` is meant where no command is given: before the first option, and after the program's name alone.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let first = arguments.get(1).and_then(|first| first.to_str());
    let asks = ["-h", "--help", "-V", "--version"];
    let missing = match first {
        None => arguments.len() <= 1,
        Some(first) => first.starts_with('-') && !asks.contains(&first),
    };
    if missing {
        arguments.insert(arguments.len().min(1), OsString::from("report"));
    }
    arguments
}

/// The language asked for, before anything else is read: errors of the command line are told in it.
fn language_typed(arguments: &[OsString]) -> Option<Language> {
    let mut words = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(word) = words.next() {
        let code = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(language) = code.and_then(Language::of) {
            return Some(language);
        }
    }
    None
}

fn execute(command: &Command, asked: Option<Language>) -> ExitCode {
    let appearance = appearance(command);
    if let Command::Check(arguments) = command {
        return match check::execute(arguments, asked) {
            Ok(Verdict::Passed) => ExitCode::SUCCESS,
            Ok(Verdict::Failed) => ExitCode::from(1),
            Ok(Verdict::Broken) => ExitCode::from(2),
            Err(failure) => fail(&failure, appearance, Languages::of(asked, None).messages),
        };
    }
    let plan = match targets(command).map(run::plan).transpose() {
        Ok(plan) => plan,
        Err(failure) => {
            let declared = match &failure {
                Failure::Diagnostics(diagnostics) => diagnostics.language,
                _ => None,
            };
            return fail(
                &failure,
                appearance,
                Languages::of(asked, declared).messages,
            );
        }
    };
    let declared = plan.as_ref().and_then(|plan| plan.language);
    let spoken = Languages::of(asked, declared);
    match dispatch(command, plan, spoken) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => fail(&failure, appearance, spoken.messages),
    }
}

/// Runs a command; false where a check failed.
fn dispatch(command: &Command, plan: Option<Plan>, spoken: Languages) -> Result<bool, Failure> {
    let rows = |a: &ReportArguments, plan, sections| {
        let tables = Tables {
            asked: &a.asked,
            sort: a.sort,
            output: &a.output,
            appearance: &a.appearance,
            sections,
        };
        report::execute(&tables, plan, spoken).map(|()| true)
    };
    let counts = |a: &SummaryArguments, plan| {
        let tables = Tables {
            asked: &a.asked,
            sort: None,
            output: &a.output,
            appearance: &a.appearance,
            sections: Section::SUMMARY,
        };
        report::execute(&tables, plan, spoken).map(|()| true)
    };
    match (command, plan) {
        (Command::Inspect(arguments), plan) => inspect::execute(arguments, plan.as_ref(), spoken),
        (Command::Report(arguments), Some(plan)) => rows(arguments, plan, Section::REPORT),
        (Command::Gap(arguments), Some(plan)) => rows(arguments, plan, &[Section::Gap]),
        (Command::Progress(arguments), Some(plan)) => rows(arguments, plan, &[Section::Progress]),
        (Command::Pace(arguments), Some(plan)) => rows(arguments, plan, &[Section::Pace]),
        (Command::Summary(arguments), Some(plan)) => counts(arguments, plan),
        (Command::Explain(arguments), Some(plan)) => {
            explain::execute(arguments, plan, spoken).map(|()| true)
        }
        (_, _) => {
            let l = spoken.messages;
            Err(Complaint::new(say!(l, "缺少计划", "there is no plan")).into())
        }
    }
}

fn appearance(command: &Command) -> &Appearance {
    match command {
        Command::Report(a) | Command::Gap(a) | Command::Progress(a) | Command::Pace(a) => {
            &a.appearance
        }
        Command::Summary(a) => &a.appearance,
        Command::Explain(a) => &a.appearance,
        Command::Check(a) => &a.appearance,
        Command::Inspect(a) => &a.appearance,
    }
}

/// The plan that a command reads.
fn targets(command: &Command) -> Option<&Path> {
    match command {
        Command::Report(a) | Command::Gap(a) | Command::Progress(a) | Command::Pace(a) => {
            Some(&a.asked.input.targets)
        }
        Command::Summary(a) => Some(&a.asked.input.targets),
        // Each of its plans by itself.
        Command::Check(_) => None,
        Command::Explain(a) => Some(&a.input.targets),
        Command::Inspect(a) => a.targets.as_deref(),
    }
}

fn fail(failure: &Failure, appearance: &Appearance, language: Language) -> ExitCode {
    match failure {
        Failure::Diagnostics(diagnostics) => {
            let sorted = diagnostics.clone().sorted();
            let look = environment::look(appearance, language);
            environment::complain(&render(&sorted, look));
        }
        Failure::Complaints(complaints) => {
            let texts: Vec<String> = complaints.iter().map(|one| one.text(language)).collect();
            environment::complain(&texts.concat());
        }
        Failure::System(error) => {
            let complaint = Complaint::new(format!("{error:#}"));
            environment::complain(&complaint.text(language));
        }
    }
    ExitCode::from(2)
}
