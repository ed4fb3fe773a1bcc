//! Options that name one of several things: the nearest name where there is none.

use super::complaint::Complaint;
use crate::diagnostic::{Code, nearest};
use crate::language::Language;
use crate::say;

/// How many names a complaint lists.
const LISTED: usize = 30;

/// The complaint about a value that an option cannot take, with the one that is probably meant.
pub(super) fn unknown<'a>(
    option: &str,
    written: &str,
    near: Option<&'a str>,
    known: impl Iterator<Item = &'a str>,
    l: Language,
) -> Complaint {
    let sentence = say!(
        l,
        "{option} 没有“{written}”这个值",
        "{option} has no value `{written}`"
    );
    offering(sentence, near, &known.collect::<Vec<_>>(), l)
}

/// The complaint about the ending of a file's name that means no format.
pub(super) fn unknown_ending<'a>(
    ending: &str,
    known: impl Iterator<Item = &'a str>,
    l: Language,
) -> Complaint {
    let sentence = say!(
        l,
        "不认识文件名后缀“{ending}”",
        "the ending `{ending}` means no format"
    );
    among(sentence, ending, known, l)
}

/// A complaint with the nearest of the names that would do, else with all of them.
pub(super) fn among<'a>(
    sentence: String,
    written: &str,
    known: impl Iterator<Item = &'a str>,
    l: Language,
) -> Complaint {
    let names: Vec<&str> = known.collect();
    let near = nearest(written, names.iter().copied());
    offering(sentence, near, &names, l)
}

fn offering(sentence: String, near: Option<&str>, known: &[&str], l: Language) -> Complaint {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let way_out = if let Some(near) = near {
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
