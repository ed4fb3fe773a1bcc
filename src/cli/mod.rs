//! What can be typed, one file a command; the only reader of clock, environment and terminal.

mod arguments;
mod check;
mod data;
mod environment;
mod equipment;
mod help;
mod init;
mod inspect;
mod members;
mod message;
mod output;
mod pages;
mod report;
mod run;
mod typed;
mod usage;
mod waiting;
mod word;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::diagnostic::clean;
use crate::diagnostic::render::{Look, render};
use crate::language::Language;
use crate::plan::Plan;
use crate::report::Section;
use crate::say;
use arguments::{
    Appearance, Arguments, CodesArguments, Command, CompletionsArguments, HelpArguments,
    ManArguments, Page, SchemaArguments,
};
use environment::Languages;
use message::{CliMessage, Refusal};

/// Runs a command line and gives the exit status: 0 done, 1 a check failed, 2 a usage, plan or data error.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let first = typed.get(1).and_then(|first| first.to_str());
    let first = first.map(str::to_owned);
    let arguments = typed::in_order(typed);
    let asked = typed::language(&arguments);
    let spoken = Languages::of(asked, None);
    match parsed(arguments, spoken.messages) {
        Ok(parsed) => execute(&parsed.command, asked),
        Err(error) if !error.use_stderr() => {
            let text = error.render().to_string();
            match output::write(text.as_bytes(), None, [], spoken.messages) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => refuse(&error, Look::plain(spoken.messages)),
            }
        }
        Err(error) => {
            let message = CliMessage::misuse(&error, first.as_deref());
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

/// Runs a command, and says why where there are no results.
fn execute(command: &Command, asked: Option<Language>) -> ExitCode {
    let mut spoken = Languages::of(asked, None);
    let status = run(command, asked, &mut spoken);
    status.unwrap_or_else(|error| {
        let look = environment::look(needs(command).0, spoken.messages);
        refuse(&error, look)
    })
}

/// Runs a command and gives the exit status; what is said from then on is in the language of its plan, also of one that is refused.
fn run(
    command: &Command,
    asked: Option<Language>,
    spoken: &mut Languages,
) -> anyhow::Result<ExitCode> {
    if let Some((page, endings)) = text_page(command) {
        pages::refuse_ending(environment::file(page.output.as_ref()), endings)?;
    }
    if let Some(written) = equipment::execute(command, *spoken) {
        return written.map(|()| ExitCode::SUCCESS);
    }
    match command {
        Command::Init(a) => return init::execute(a, asked, *spoken).map(|()| ExitCode::SUCCESS),
        Command::Check(a) => return check::execute(a, asked),
        Command::Compare(a) => return pages::compare(a, asked).map(|()| ExitCode::SUCCESS),
        _ => {}
    }
    let plan = needs(command).1.map(Plan::read).transpose();
    let declared = match &plan {
        Ok(plan) => plan.as_ref().and_then(|plan| plan.language),
        Err(errors) => errors.language,
    };
    *spoken = Languages::of(asked, declared);
    let passed = dispatch(command, plan.map_err(Refusal)?.as_ref(), *spoken)?;
    Ok(ExitCode::from(u8::from(!passed)))
}

/// Runs a command; false where a check failed.
fn dispatch(command: &Command, plan: Option<&Plan>, spoken: Languages) -> anyhow::Result<bool> {
    let Some(plan) = plan else {
        return match command {
            Command::Inspect(a) => inspect::execute(a, None, spoken),
            // Every other command has read its plan, or has ended.
            _ => Ok(false),
        };
    };
    let rows = |a, sections| report::rows(a, sections, plan, spoken);
    let counts = |a, sections| report::counts(a, sections, plan, spoken);
    match command {
        Command::Inspect(a) => return inspect::execute(a, Some(plan), spoken),
        Command::Report(a) => rows(a, Section::REPORT),
        Command::Gap(a) => rows(a, &[Section::Gap]),
        Command::Progress(a) => rows(a, &[Section::Progress]),
        Command::Pace(a) => rows(a, &[Section::Pace]),
        Command::Summary(a) => counts(a, Section::SUMMARY),
        Command::Index(_) if plan.targets.iter().all(|target| target.weight.is_none()) => {
            Err(CliMessage::NoWeights.into())
        }
        Command::Index(a) => counts(a, Section::INDEX),
        Command::Members(a) => members::execute(a, plan, spoken),
        Command::Series(a) => data::series(a, plan, spoken),
        Command::Months(a) => data::months(a, plan, spoken),
        Command::Coverage(a) => data::coverage(a, plan, spoken),
        Command::Explain(a) => report::explain(a, plan, spoken),
        Command::Brief(a) => report::brief(a, plan, spoken),
        Command::Sql(a) => data::sql(a, plan, spoken),
        _ => Ok(()),
    }
    .map(|()| true)
}

/// How what a command says is to look, and the plan that it reads.
fn needs(command: &Command) -> (&Appearance, Option<&Path>) {
    let (appearance, plan) = match command {
        Command::Report(a) | Command::Gap(a) | Command::Progress(a) | Command::Pace(a) => {
            (&a.appearance, Some(&a.asked.input.reading.targets))
        }
        Command::Summary(a) | Command::Index(a) => {
            (&a.appearance, Some(&a.asked.input.reading.targets))
        }
        Command::Members(a) => (&a.appearance, Some(&a.reading.targets)),
        Command::Series(a) => (&a.appearance, Some(&a.asked.reading.targets)),
        Command::Months(a) | Command::Coverage(a) => {
            (&a.page.appearance, Some(&a.page.asked.reading.targets))
        }
        Command::Explain(a) => (&a.page.appearance, Some(&a.input.reading.targets)),
        Command::Brief(a) => (&a.page.appearance, Some(&a.input.reading.targets)),
        Command::Sql(a) => (&a.page.appearance, Some(&a.targets)),
        Command::Inspect(a) => (&a.page.appearance, a.targets.as_ref()),
        Command::Compare(a) => (&a.appearance, None),
        // It reads each of its plans by itself.
        Command::Check(a) => (&a.appearance, None),
        Command::Init(a) => (&a.appearance, None),
        Command::Codes(CodesArguments { page, .. })
        | Command::Schema(SchemaArguments { page })
        | Command::Completions(CompletionsArguments { page, .. })
        | Command::Man(ManArguments { page, .. })
        | Command::Help(HelpArguments { page, .. }) => (&page.appearance, None),
    };
    (appearance, plan.map(PathBuf::as_path))
}

/// The page of a command that writes text alone, and what names of files for it may end in beside what no format has.
fn text_page(command: &Command) -> Option<(&Page, &'static [&'static str])> {
    Some(match command {
        Command::Explain(a) => (&a.page, &["txt"]),
        Command::Sql(a) => (&a.page, &["sql", "txt"]),
        Command::Codes(a) => (&a.page, &["txt"]),
        Command::Schema(a) => (&a.page, &["json"]),
        Command::Completions(a) => (&a.page, &["txt"]),
        Command::Man(a) => (&a.page, &["txt"]),
        _ => return None,
    })
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
