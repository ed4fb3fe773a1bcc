//! What can be typed, one file a command; the only reader of clock, environment and terminal.

mod arguments;
mod brief;
mod check;
mod compare;
mod data;
mod environment;
mod equipment;
mod explain;
mod help;
mod index;
mod init;
mod inspect;
mod members;
mod message;
mod output;
mod pages;
mod report;
mod run;
mod sql;
mod usage;
mod waiting;
mod word;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::diagnostic::clean;
use crate::diagnostic::render::{Look, render};
use crate::language::Language;
use crate::plan::Plan;
use crate::report::Section;
use crate::say;
use arguments::{Appearance, Arguments, Command, ReportArguments, SummaryArguments};
use check::Verdict;
use environment::Languages;
use message::{CliMessage, Refusal};
use report::Tables;

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
            let _ = output::write(text.as_bytes(), None, [], spoken.messages);
            ExitCode::SUCCESS
        }
        Err(error) => {
            let message = CliMessage::from(&error);
            refuse(&message.into(), Look::plain(spoken.messages))
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

/// `report` is meant where no command is given: before the first option, and after the program's name alone. `help COMMAND` is
/// `COMMAND --help`.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let first = arguments.get(1).and_then(|first| first.to_str());
    let asks = ["-h", "--help", "-V", "--version"];
    let missing = match first {
        None => arguments.len() <= 1,
        Some(first) => first.starts_with('-') && !asks.contains(&first),
    };
    if missing {
        arguments.insert(arguments.len().min(1), OsString::from("report"));
    } else if first == Some("help") {
        arguments.remove(1);
        let behind = arguments.iter().skip(1);
        let commands = behind.take_while(|word| !word.to_string_lossy().starts_with('-'));
        arguments.insert(1 + commands.count().min(1), OsString::from("--help"));
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
    let look = |language| environment::look(appearance(command), language);
    if let Some(done) = equipment::execute(command, Languages::of(asked, None)) {
        return match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse(&error, look(Languages::of(asked, None).messages)),
        };
    }
    if let Command::Init(arguments) = command {
        let spoken = Languages::of(asked, None);
        return match init::execute(arguments, asked, spoken) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse(&error, look(spoken.messages)),
        };
    }
    if let Command::Check(arguments) = command {
        return match check::execute(arguments, asked) {
            Ok(Verdict::Passed) => ExitCode::SUCCESS,
            Ok(Verdict::Failed) => ExitCode::from(1),
            Ok(Verdict::Broken) => ExitCode::from(2),
            Err(error) => refuse(&error, look(Languages::of(asked, None).messages)),
        };
    }
    let plan = match targets(command).map(Plan::read).transpose() {
        Ok(plan) => plan,
        Err(errors) => {
            let spoken = Languages::of(asked, errors.language);
            return refuse(&Refusal(errors).into(), look(spoken.messages));
        }
    };
    let declared = plan.as_ref().and_then(|plan| plan.language);
    let spoken = Languages::of(asked, declared);
    match dispatch(command, plan.as_ref(), spoken) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => refuse(&error, look(spoken.messages)),
    }
}

/// Runs a command; false where a check failed.
fn dispatch(command: &Command, plan: Option<&Plan>, spoken: Languages) -> anyhow::Result<bool> {
    let rows = |a: &ReportArguments, plan: &Plan, sections| {
        let tables = Tables {
            asked: &a.asked,
            sort: a.sort,
            decompose: a.decompose,
            sensitivity: a.sensitivity,
            output: &a.output,
            appearance: &a.appearance,
            sections,
        };
        tables.print(plan, spoken).map(|()| true)
    };
    let counts = |a: &SummaryArguments, plan: &Plan| {
        let tables = Tables {
            asked: &a.asked,
            sort: None,
            decompose: false,
            sensitivity: false,
            output: &a.output,
            appearance: &a.appearance,
            sections: Section::SUMMARY,
        };
        tables.print(plan, spoken).map(|()| true)
    };
    match (command, plan) {
        (Command::Compare(arguments), _) => compare::execute(arguments, spoken).map(|()| true),
        (Command::Inspect(arguments), plan) => inspect::execute(arguments, plan, spoken),
        (Command::Report(arguments), Some(plan)) => rows(arguments, plan, Section::REPORT),
        (Command::Gap(arguments), Some(plan)) => rows(arguments, plan, &[Section::Gap]),
        (Command::Progress(arguments), Some(plan)) => rows(arguments, plan, &[Section::Progress]),
        (Command::Pace(arguments), Some(plan)) => rows(arguments, plan, &[Section::Pace]),
        (Command::Summary(arguments), Some(plan)) => counts(arguments, plan),
        (Command::Index(arguments), Some(plan)) => {
            index::execute(arguments, plan, spoken).map(|()| true)
        }
        (Command::Members(arguments), Some(plan)) => {
            members::execute(arguments, plan, spoken).map(|()| true)
        }
        (Command::Series(arguments), Some(plan)) => {
            data::series(arguments, plan, spoken).map(|()| true)
        }
        (Command::Months(arguments), Some(plan)) => {
            data::months(arguments, plan, spoken).map(|()| true)
        }
        (Command::Coverage(arguments), Some(plan)) => {
            data::coverage(arguments, plan, spoken).map(|()| true)
        }
        (Command::Explain(arguments), Some(plan)) => {
            explain::execute(arguments, plan, spoken).map(|()| true)
        }
        (Command::Brief(arguments), Some(plan)) => {
            brief::execute(arguments, plan, spoken).map(|()| true)
        }
        (Command::Sql(arguments), Some(plan)) => {
            sql::execute(arguments, plan, spoken).map(|()| true)
        }
        // Every other command has read its plan, or has ended.
        (_, _) => Ok(false),
    }
}

fn appearance(command: &Command) -> &Appearance {
    match command {
        Command::Report(a) | Command::Gap(a) | Command::Progress(a) | Command::Pace(a) => {
            &a.appearance
        }
        Command::Summary(a) | Command::Index(a) => &a.appearance,
        Command::Members(a) => &a.appearance,
        Command::Compare(a) => &a.appearance,
        Command::Series(a) => &a.appearance,
        Command::Months(a) | Command::Coverage(a) => &a.page.appearance,
        Command::Explain(a) => &a.appearance,
        Command::Brief(a) => &a.appearance,
        Command::Check(a) => &a.appearance,
        Command::Inspect(a) => &a.appearance,
        Command::Sql(a) => &a.appearance,
        Command::Init(a) => &a.appearance,
        Command::Codes(a) => &a.page.appearance,
        Command::Schema(a) => &a.page.appearance,
        Command::Completions(a) => &a.page.appearance,
        Command::Man(a) => &a.page.appearance,
        Command::Help(a) => &a.page.appearance,
    }
}

/// The plan that a command reads.
fn targets(command: &Command) -> Option<&Path> {
    match command {
        Command::Report(a) | Command::Gap(a) | Command::Progress(a) | Command::Pace(a) => {
            Some(&a.asked.input.reading.targets)
        }
        Command::Summary(a) | Command::Index(a) => Some(&a.asked.input.reading.targets),
        Command::Members(a) => Some(&a.reading.targets),
        Command::Series(a) => Some(&a.asked.reading.targets),
        Command::Months(a) | Command::Coverage(a) => Some(&a.page.asked.reading.targets),
        Command::Sql(a) => Some(&a.targets),
        Command::Explain(a) => Some(&a.input.reading.targets),
        Command::Brief(a) => Some(&a.input.reading.targets),
        Command::Inspect(a) => a.targets.as_deref(),
        // `check` reads each of its plans by itself.
        _ => None,
    }
}

/// Says on standard error why there are no results.
fn refuse(error: &anyhow::Error, look: Look) -> ExitCode {
    if let Some(Refusal(diagnostics)) = error.downcast_ref() {
        environment::complain(&render(&diagnostics.clone().sorted(), look));
    } else {
        let text = clean(&format!("{error:#}"));
        environment::complain(&say!(look.language, "错误: {text}\n", "error: {text}\n"));
    }
    ExitCode::from(2)
}
