//! What is wrong with a command line, in the language of the run.

use std::path::Path;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::Arguments;
use crate::diagnostic::nearest;
use crate::language::Language;
use crate::say;

/// An error of the command-line parser: what it is about, as far as the parser tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Misuse {
    kind: ErrorKind,
    /// The option or the word that is wrong, with the name of its value.
    pub(super) argument: String,
    /// The option that it cannot be used with.
    prior: String,
    pub(super) value: String,
    command: String,
    /// The command that was typed.
    typed: Option<String>,
    /// The values that an option takes; empty: any.
    pub(super) choices: Vec<String>,
    /// The nearest right word.
    pub(super) near: Option<String>,
    /// The least and the most of an option that takes a whole number.
    range: Option<(String, String)>,
}

impl Misuse {
    /// What the parser says of a command line whose first word is given.
    pub(super) fn of(error: &clap::Error, first: Option<&str>) -> Self {
        let of = |kind| error.get(kind).map(words).unwrap_or_default();
        let near = [ContextKind::SuggestedArg, ContextKind::SuggestedValue];
        Self {
            kind: error.kind(),
            argument: of(ContextKind::InvalidArg),
            prior: of(ContextKind::PriorArg),
            value: of(ContextKind::InvalidValue),
            command: of(ContextKind::InvalidSubcommand),
            typed: first.filter(|word| is_command(word)).map(str::to_owned),
            choices: match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(words)) => words.clone(),
                _ => Vec::new(),
            },
            range: (error.kind() == ErrorKind::ValueValidation).then(|| {
                let [least, most] = [ContextKind::MinValues, ContextKind::ExpectedNumValues];
                (of(least), of(most))
            }),
            near: near
                .into_iter()
                .map(of)
                .find(|near| !near.is_empty())
                .or_else(|| near_command(&of(ContextKind::InvalidSubcommand))),
        }
    }
}

impl Misuse {
    /// What is wrong.
    pub(super) fn sentence(&self, l: Language) -> String {
        let argument = plain(&self.argument, l);
        let value = &self.value;
        say! { l, self.kind;
            ErrorKind::UnknownArgument if !argument.starts_with('-') => "多了“{argument}”" / "`{argument}` is one word too many",
            ErrorKind::UnknownArgument => "没有 {argument} 这个选项" / "there is no option {argument}",
            ErrorKind::InvalidSubcommand => with { let command = &self.command; } "没有 {command} 这个命令" / "there is no command {command}",
            ErrorKind::MissingRequiredArgument => "缺少 {argument}" / "{argument} is missing",
            ErrorKind::InvalidValue if value.is_empty() => "{argument} 后面缺少值" / "{argument} lacks its value",
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => "{argument} 的值“{value}”不对" / "`{value}` is no value for {argument}",
            ErrorKind::ArgumentConflict => = {
                let other = plain(&self.prior, l);
                if other.is_empty() || other == argument {
                say!(l, "{argument} 写了两次", "{argument} is given twice")
                } else {
                say!(
                l,
                "{argument} 不能与 {other} 同用",
                "{argument} cannot be used with {other}"
                )
                }
                },
            ErrorKind::TooManyValues => "{argument} 的值“{value}”多余" / "`{value}` is one value too many for {argument}",
            ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的文字" / "the command line holds text that is not UTF-8",
            _ => "命令行读不懂" / "the command line is not understood",
        }
    }

    /// What to type instead.
    pub(super) fn way_out(&self, l: Language) -> String {
        let argument = plain(&self.argument, l);
        let others = commands_with(&argument).join(l.pick("、", ", "));
        if self.kind == ErrorKind::UnknownArgument && !others.is_empty() {
            return say!(l, "有这个选项的命令：{others}", "commands that have it: {others}");
        }
        if let Some(typed) = self.file_typed() {
            return say!(
                l,
                "文件要写在选项后面：{typed}",
                "a file stands behind its option: {typed}"
            );
        }
        say! { l, (&self.near, &self.range);
            (Some(near), _) => "是不是 {near}？" / "did you mean {near}?",
            (None, Some((least, most))) => "{argument} 是 {least} 到 {most} 的整数" / "{argument} is a whole number from {least} to {most}",
            (None, None) if is_command(&argument) => "命令写在选项之前：indicalc {argument} …" / "the command comes before its options: indicalc {argument} …",
            (None, None) => with { let page = self.page(); } "用 {page} 查看用法" / "see {page}",
        }
    }

    /// Where the usage stands: that of the command that was typed.
    fn page(&self) -> String {
        let typed = self.typed.as_ref();
        typed.map_or_else(
            || "indicalc --help".to_owned(),
            |command| format!("indicalc help {command}"),
        )
    }

    /// How to type a plan or data file that stands where a command or nothing is expected.
    fn file_typed(&self) -> Option<String> {
        let word = match self.kind {
            ErrorKind::InvalidSubcommand => &self.command,
            ErrorKind::UnknownArgument => &self.argument,
            _ => return None,
        };
        let ending = Path::new(word).extension()?.to_str()?.to_ascii_lowercase();
        let option = match ending.as_str() {
            "toml" => "-t",
            "csv" | "tsv" | "txt" | "xlsx" | "xls" | "ods" => "--data",
            _ => return None,
        };
        let typed = self.typed.iter().map(|command| format!("{command} "));
        let command: String = typed.collect();
        Some(format!("indicalc {command}{option} {}", quoted(word)))
    }
}

/// A file's name as a shell takes it for one word, and the program for no option.
fn quoted(word: &str) -> String {
    if word.starts_with('-') {
        return quoted(&format!("./{word}"));
    }
    let is_plain = |c: char| c.is_alphanumeric() || "._-/".contains(c);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
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

fn near_command(word: &str) -> Option<String> {
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    nearest(word, names).map(str::to_owned)
}

fn is_command(word: &str) -> bool {
    let command = Arguments::command();
    command.get_subcommands().any(|known| known.get_name() == word)
}

/// An option without the name of its value; what stands for itself by what it is.
fn plain(argument: &str, l: Language) -> String {
    say! { l, bare(argument);
        "ID" => "目标编号（如 indicalc explain T01）" / "the id of a target (such as indicalc explain T01)",
        "SERIES" => "序列（如 indicalc members GDP）" / "a series (such as indicalc members GDP)",
        "BEFORE" | "NOW" => "保存的运行（如 indicalc compare 上次.json 本次.json）" / "a saved run (as in indicalc compare before.json now.json)",
        "SHELL" => "SHELL（如 indicalc completions bash）" / "the shell (such as indicalc completions bash)",
        "FILE" => "文件（如 indicalc inspect data.csv）" / "a file (such as indicalc inspect data.csv)",
        "PLAN" => "计划" / "the plan",
        "CODE" => "代码" / "the code",
        option => = option.to_owned(),
    }
}

/// An option without the name of its value, the name of a value without its brackets.
pub(super) fn bare(option: &str) -> &str {
    let name = option.split(' ').next().unwrap_or_default();
    name.trim_matches(['<', '>', '[', ']', '.'])
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
