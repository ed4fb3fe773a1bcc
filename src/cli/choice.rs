//! Options that name one of several things: the nearest name where there is none.

use anyhow::{Result, anyhow};

use crate::diagnostic::{Code, nearest};
use crate::language::Language;
use crate::say;

/// An error with its code.
#[derive(Debug)]
pub(super) struct Coded(pub(super) Code, pub(super) String);

impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.1)
    }
}

impl std::error::Error for Coded {}

/// The word of an option among those it takes.
pub(super) fn of(
    option: &str,
    written: &str,
    words: &[&'static str],
    l: Language,
) -> Result<&'static str> {
    let found = words.iter().find(|word| **word == written).copied();
    found.ok_or_else(|| unknown(option, written, words.iter().copied(), l))
}

/// The error for a value that an option cannot take.
pub(super) fn unknown<'a>(
    option: &str,
    written: &str,
    known: impl Iterator<Item = &'a str>,
    l: Language,
) -> anyhow::Error {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let sentence = match option {
        "explain" => say!(
            l,
            "没有“{written}”这个目标",
            "there is no target `{written}`"
        ),
        _ => say!(
            l,
            "{option} 没有“{written}”这个值",
            "{option} has no value `{written}`"
        ),
    };
    let help = say!(l, "办法", "help");
    let way_out = if let Some(near) = nearest(written, names.iter().copied()) {
        say!(l, "是不是“{near}”？", "did you mean `{near}`?")
    } else if names.is_empty() {
        say!(l, "计划里一个也没有", "the plan has none")
    } else {
        let list = l.list(names.iter().take(30));
        say!(l, "可选：{list}", "there are: {list}")
    };
    anyhow!(Coded(
        Code::UnknownChoice,
        format!("{sentence}\n{help}: {way_out}")
    ))
}
