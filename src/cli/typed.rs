//! The command line as it is typed, before the parser takes it apart.

use std::ffi::OsString;

use clap::{ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::language::Language;

/// The words in the order in which the parser understands them.
pub(super) fn in_order(typed: Vec<OsString>) -> Vec<OsString> {
    with_own_words_first(with_command(typed))
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
pub(super) fn language(arguments: &[OsString]) -> Option<Language> {
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

/// The plans of `check`, and what `explain` or `members` is of, before the options: behind an option that takes a list they would be
/// taken for its last values.
fn with_own_words_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let program = Arguments::command();
    let name = arguments.get(1).and_then(|name| name.to_str());
    let Some(command) = name.and_then(|name| program.find_subcommand(name)) else {
        return arguments;
    };
    let Some(own) = command.get_positionals().next() else {
        return arguments;
    };
    let values = Values::of(command, arguments.get(2..).unwrap_or_default());
    let at: Vec<usize> = if own.is_required_set() {
        values.last_of_a_list.into_iter().collect()
    } else {
        let is_plan = |at: &usize| {
            let word = arguments.get(at + 2);
            word.is_some_and(|word| word.to_string_lossy().ends_with(".toml"))
        };
        values.in_lists.into_iter().filter(is_plan).collect()
    };
    for (place, at) in at.into_iter().enumerate() {
        let word = arguments.remove(at + 2);
        arguments.insert(place + 2, word);
    }
    arguments
}

/// Which words behind a command are values of options that take a list.
#[derive(Default)]
struct Values {
    in_lists: Vec<usize>,
    /// The last of those that stand behind another of their list, where no word stands outside of options.
    last_of_a_list: Option<usize>,
}

impl Values {
    fn of(command: &Command, words: &[OsString]) -> Self {
        let mut values = Self::default();
        // How many values the option before takes at most, and how many stand there.
        let (mut most, mut taken) = (0, 0);
        let mut are_free = false;
        for (at, word) in words.iter().enumerate() {
            let word = word.to_string_lossy();
            if word == "--" {
                return values;
            }
            if word.len() > 1 && word.starts_with('-') {
                (most, taken) = (most_values(command, &word), 0);
            } else if taken < most {
                taken += 1;
                if most > 1 {
                    values.in_lists.push(at);
                }
                if taken > 1 {
                    values.last_of_a_list = Some(at);
                }
            } else {
                are_free = true;
            }
        }
        values.last_of_a_list.take_if(|_| are_free);
        values
    }
}

/// How many of the words behind an option are its values at most.
fn most_values(command: &Command, option: &str) -> usize {
    let is_meant = |argument: &&clap::Arg| {
        let long = argument.get_long().map(|long| format!("--{long}"));
        let short = argument.get_short().map(|short| format!("-{short}"));
        long.as_deref() == Some(option) || short.as_deref() == Some(option)
    };
    let argument = command.get_arguments().find(is_meant);
    argument.map_or(0, |argument| match argument.get_num_args() {
        Some(values) => values.max_values(),
        None => usize::from(matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_does_not_take_what_a_command_is_of() {
        for (typed, meant) in [
            ("check --allow stale a.toml b.toml", "check a.toml b.toml --allow stale"),
            ("check --data d.csv a.toml", "check a.toml --data d.csv"),
            ("check --allow stale -t a.toml", "check --allow stale -t a.toml"),
            ("check --data d.csv -o a.toml", "check --data d.csv -o a.toml"),
            ("check --data=a.toml", "check --data=a.toml"),
            ("explain --region 甲县 T01", "explain T01 --region 甲县"),
            ("explain --region 甲县 T01 --lang en", "explain T01 --region 甲县 --lang en"),
            ("explain --region 甲县", "explain --region 甲县"),
            ("explain T01 --region 甲县 乙县", "explain T01 --region 甲县 乙县"),
            ("members --by 行业 --region 甲县 GDP", "members GDP --by 行业 --region 甲县"),
            ("gap --region 甲县 乙县", "gap --region 甲县 乙县"),
            ("--data a.csv b.toml", "report --data a.csv b.toml"),
        ] {
            let words = |line: &str| -> Vec<OsString> {
                let words = ["indicalc"].into_iter().chain(line.split(' '));
                words.map(OsString::from).collect()
            };
            assert_eq!(in_order(words(typed)), words(meant));
        }
    }
}
