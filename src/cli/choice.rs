//! Options that name one of several things: the nearest name where there is none.

use super::complaint::Complaint;
use crate::diagnostic::{Code, nearest};
use crate::language::Language;
use crate::say;

/// How many names a complaint lists.
const LISTED: usize = 30;

/// The word of an option among those it takes.
pub(super) fn of<'a>(
    option: &str,
    written: &str,
    words: &[&'a str],
    l: Language,
) -> Result<&'a str, Complaint> {
    let found = words.iter().find(|word| **word == written).copied();
    found.ok_or_else(|| unknown(option, written, words.iter().copied(), l))
}

/// The complaint about a value that an option cannot take.
pub(super) fn unknown<'a>(
    option: &str,
    written: &str,
    known: impl Iterator<Item = &'a str>,
    l: Language,
) -> Complaint {
    let sentence = say!(
        l,
        "{option} 没有“{written}”这个值",
        "{option} has no value `{written}`"
    );
    among(sentence, written, known, l)
}

/// A complaint with the nearest of the names that would do, else with all of them.
pub(super) fn among<'a>(
    sentence: String,
    written: &str,
    known: impl Iterator<Item = &'a str>,
    l: Language,
) -> Complaint {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let way_out = if let Some(near) = nearest(written, names.iter().copied()) {
        say!(l, "是不是“{near}”？", "did you mean `{near}`?")
    } else if names.is_empty() {
        say!(l, "计划里一个也没有", "the plan has none")
    } else {
        let list = l.list(names.iter().take(LISTED));
        let more = if names.len() > LISTED { "……" } else { "" };
        say!(l, "可选：{list}{more}", "there are: {list}{more}")
    };
    let complaint = Complaint::new(sentence).coded(Code::UnknownChoice);
    complaint.help(way_out)
}
