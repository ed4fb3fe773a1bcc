//! What messages advise, done: the line is put into the plan of a copy of the case, and the message must be gone.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::{execute, name};

/// A message on standard error.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Told {
    code: String,
    text: String,
    place: String,
    help: String,
}

/// Codes that say that the line put into the plan is no good itself.
const OF_PLANS: &[&str] =
    &["toml-syntax", "unknown-key", "bad-value", "wrong-type", "unknown-choice", "idle-key"];

/// Tries the lines that the messages of a case advise; `tried` counts them by code and key. Gives those that settle nothing.
pub(crate) fn unsettled(
    folder: &Path,
    lines_in: impl Fn(&str) -> Vec<(String, String)>,
    tried: &mut HashMap<(String, String), usize>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let commands = fs::read_to_string(folder.join("cmd")).unwrap();
    let is_plain = |line: &&str| {
        !line.starts_with('#') && !line.contains("-o ") && line.contains(char::is_alphabetic)
    };
    for command in commands.lines().filter(is_plain) {
        let mut words = command.split(' ').skip_while(|word| !matches!(*word, "-t" | "--targets"));
        let plan = words.nth(1).unwrap_or("targets.toml");
        let Ok(text) = fs::read_to_string(folder.join(plan)) else {
            continue;
        };
        if plan.contains("..") {
            continue;
        }
        let told = told(folder, command);
        for one in &told {
            let Some(head) = head(&one.help) else {
                continue;
            };
            let mut lines = lines_in(&one.help);
            lines.retain(|(_, value)| !value.contains('…'));
            let Some((key, _)) = lines.first() else {
                continue;
            };
            let known = tried.entry((one.code.clone(), key.clone())).or_default();
            *known += 1;
            if *known > 3 {
                continue;
            }
            let copy = copy(folder);
            let settles = |(key, value): &(String, String)| {
                let changed = put(&text, &head_of(head, one, &text), key, value);
                fs::write(copy.path().join("cases/case").join(plan), changed).unwrap();
                let again = self::told(&copy.path().join("cases/case"), command);
                let faults = |told: &[Told]| {
                    told.iter().filter(|told| OF_PLANS.contains(&told.code.as_str())).count()
                };
                let is_it = |told: &Told| {
                    told.code == one.code && told.text == one.text && file(told) == file(one)
                };
                !again.iter().any(is_it) && faults(&again) <= faults(&told)
            };
            if !lines.iter().any(settles) {
                wrong.push(format!(
                    "{}: {command}\n  {}: {}\n  {}",
                    name(folder),
                    one.code,
                    one.text,
                    one.help
                ));
            }
        }
    }
    wrong
}

/// A copy of a case, in folders of the same names.
fn copy(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let case = copy.path().join("cases/case");
    fs::create_dir_all(&case).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            fs::copy(entry.path(), case.join(entry.file_name())).unwrap();
        }
    }
    copy
}

/// The messages of a command line.
fn told(folder: &Path, command: &str) -> Vec<Told> {
    let (_, stderr, _) = execute(folder, command);
    let mut all: Vec<Told> = Vec::new();
    for line in stderr.lines() {
        let begins = ["错误[", "警告[", "提示[", "error[", "warning[", "info["];
        if let Some(rest) = begins.iter().find_map(|begin| line.strip_prefix(begin))
            && let Some((code, text)) = rest.split_once("]: ")
        {
            all.push(Told { code: code.to_owned(), text: text.to_owned(), ..Told::default() });
        }
        let line = line.trim_start();
        let Some(last) = all.last_mut() else { continue };
        if let Some(place) = line.strip_prefix("─▸ ") {
            place.clone_into(&mut last.place);
        }
        if let Some(help) = ["办法: ", "help: "].iter().find_map(|word| line.strip_prefix(word)) {
            help.clone_into(&mut last.help);
        }
    }
    all
}

fn file(told: &Told) -> &str {
    told.place.split(':').next().unwrap_or_default()
}

/// The table of the plan that an advice names.
fn head(help: &str) -> Option<&str> {
    let starts = ["[[data]]", "[series.", "[units]", "[regions]"];
    let start = starts.iter().filter_map(|start| help.find(start)).min()?;
    let end = help[start..].find(']')? + start;
    let end = if help[end..].starts_with("]]") { end + 2 } else { end + 1 };
    help.get(start..end)
}

/// The same where the key of a series is left open: that of the series named.
fn head_of(head: &str, told: &Told, plan: &str) -> String {
    if head != "[series.KEY]" {
        return head.to_owned();
    }
    let name = told.text.split(['“', '”', '`']).nth(1).unwrap_or_default();
    let mut heads = plan.lines().filter(|line| line.starts_with("[series."));
    let own = heads.find(|head| {
        plan.split(head)
            .nth(1)
            .is_some_and(|rest| rest.split("\n[").next().is_some_and(|table| table.contains(name)))
    });
    own.map_or_else(|| format!("[series.\"{name}\"]"), str::to_owned)
}

/// A plan with a line in each table of a head, in the place of one that has its key.
fn put(plan: &str, head: &str, key: &str, value: &str) -> String {
    let plan = plan.replace("\n[data]\n", "\n[[data]]\n");
    let mut lines: Vec<String> = Vec::new();
    let mut inside = false;
    for line in plan.lines() {
        if line.starts_with('[') {
            inside = line.trim() == head;
        }
        let states = line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        if inside && states {
            continue;
        }
        lines.push(line.to_owned());
        if inside && line.trim() == head {
            lines.push(format!("{key} = {value}"));
        }
    }
    if !lines.iter().any(|line| line.trim() == head) {
        lines.push(format!("\n{head}\n{key} = {value}"));
    }
    lines.join("\n") + "\n"
}
