//! What is wrong with a command line, in the language of the run.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::Arguments;
use super::choice;
use super::complaint::Complaint;
use crate::language::Language;
use crate::say;

/// An error of the command-line parser as a sentence with the way out.
pub(super) fn explain(error: &clap::Error, l: Language) -> Complaint {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = plain(&of(ContextKind::InvalidArg), l);
    let value = of(ContextKind::InvalidValue);
    if let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue)
        && !value.is_empty()
    {
        let near = of(ContextKind::SuggestedValue);
        let near = (!near.is_empty()).then_some(near.as_str());
        let known = known.iter().map(String::as_str);
        return choice::unknown(&argument, &value, near, known, l);
    }
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            say!(l, "多了“{argument}”", "`{argument}` is one word too many")
        }
        ErrorKind::UnknownArgument => {
            say!(
                l,
                "没有 {argument} 这个选项",
                "there is no option {argument}"
            )
        }
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            say!(
                l,
                "没有 {command} 这个命令",
                "there is no command {command}"
            )
        }
        ErrorKind::MissingRequiredArgument => say!(l, "缺少 {argument}", "{argument} is missing"),
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(l, "{argument} 后面缺少值", "{argument} lacks its value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!(
                l,
                "{argument} 的值“{value}”不对",
                "`{value}` is no value for {argument}"
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = plain(&of(ContextKind::PriorArg), l);
            if other.is_empty() || other == argument {
                say!(l, "{argument} 写了两次", "{argument} is given twice")
            } else {
                say!(
                    l,
                    "{argument} 不能与 {other} 同用",
                    "{argument} cannot be used with {other}"
                )
            }
        }
        ErrorKind::TooManyValues => {
            say!(
                l,
                "{argument} 的值“{value}”多余",
                "`{value}` is one value too many for {argument}"
            )
        }
        ErrorKind::InvalidUtf8 => {
            say!(
                l,
                "命令行里有不是 UTF-8 的文字",
                "the command line holds text that is not UTF-8"
            )
        }
        _ => say!(l, "命令行读不懂", "the command line is not understood"),
    };
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = near.into_iter().map(of).find(|near| !near.is_empty());
    let others = commands_with(&argument).join(l.pick("、", ", "));
    let way_out = match near {
        _ if error.kind() == ErrorKind::UnknownArgument && !others.is_empty() => say!(
            l,
            "有这个选项的命令：{others}",
            "commands that have it: {others}"
        ),
        Some(near) => say!(l, "是不是 {near}？", "did you mean {near}?"),
        None if argument == "--width" && !value.is_empty() => say!(
            l,
            "--width 是 20 到 1000 的整数",
            "--width is a whole number from 20 to 1000"
        ),
        None if is_command(&argument) => say!(
            l,
            "命令写在选项之前：indicalc {argument} …",
            "the command comes before its options: indicalc {argument} …"
        ),
        None => say!(l, "用 indicalc --help 查看用法", "see indicalc --help"),
    };
    Complaint::new(sentence).help(way_out)
}

/// The commands that have an option.
fn commands_with(option: &str) -> Vec<String> {
    let has = |command: &&clap::Command| {
        let mut longs = command.get_arguments().filter_map(clap::Arg::get_long);
        longs.any(|long| option.strip_prefix("--") == Some(long))
    };
    let command = Arguments::command();
    let having = command.get_subcommands().filter(has);
    having.map(|one| one.get_name().to_owned()).collect()
}

fn is_command(word: &str) -> bool {
    let command = Arguments::command();
    command
        .get_subcommands()
        .any(|known| known.get_name() == word)
}

/// An option without the name of its value; what stands for itself by what it is.
fn plain(argument: &str, l: Language) -> String {
    match argument {
        "<ID>" => say!(
            l,
            "目标编号（如 indicalc explain T01）",
            "the id of a target (such as indicalc explain T01)"
        ),
        "<FILE>..." => say!(
            l,
            "文件（如 indicalc inspect data.csv）",
            "a file (such as indicalc inspect data.csv)"
        ),
        option => option.split(' ').next().unwrap_or_default().to_owned(),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.first().cloned().unwrap_or_default(),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
