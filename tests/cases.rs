//! What users see, whole: `tests/cases/<name>/` holds a plan, data, a command line (`cmd`) and what it is to print.
//!
//! `UPDATE_CASES=1 cargo test --test cases` rewrites the expectations; `CASE=word` takes only cases of that name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod harness;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicalc::diagnostic::Code;

const THREADS: usize = 2;

#[test]
fn every_case_says_what_it_is_expected_to_say() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let in_ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!(update && in_ci), "expectations are not rewritten in CI");
    let folders = harness::folders();
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(text) = harness::check(folder, update) {
                        failures.lock().unwrap().push(text);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    let count = failures.len();
    assert!(count == 0, "{count} of {} cases differ\n\n{}", folders.len(), failures.join("\n"));
}

#[test]
fn every_code_is_shown_by_a_case() {
    if std::env::var_os("CASE").is_some() || std::env::var_os("UPDATE_CASES").is_some() {
        return;
    }
    let expectations: String =
        harness::folders().iter().map(|folder| harness::expectations(folder)).collect();
    let shown = |code: &Code| {
        let name = code.word();
        expectations.contains(&format!("[{name}]"))
            || expectations.contains(&format!("\"code\": \"{name}\""))
    };
    let missing: Vec<&str> =
        Code::ALL.iter().filter(|code| !shown(code)).map(|code| code.word()).collect();
    assert!(missing.is_empty(), "shown by no case: {missing:?}");
}

/// Every line for the plan that a message advises is understood where it says that it is to stand.
#[test]
fn every_line_that_is_advised_is_understood_in_a_plan() {
    let mut tried = 0;
    let mut wrong = Vec::new();
    for folder in harness::folders() {
        let printed = std::fs::read_to_string(folder.join("expected.stderr")).unwrap_or_default();
        let advice = printed.lines().filter_map(|line| {
            let line = line.trim_start();
            let mut ways = ["办法: ", "help: "].iter();
            ways.find_map(|word| line.strip_prefix(word))
        });
        for (text, (key, value)) in
            advice.flat_map(|text| lines_in(text).map(move |line| (text, line)))
        {
            // `…` stands for what only the reader knows.
            if value.contains('…') {
                continue;
            }
            tried += 1;
            let head = |table: &&&str| text.contains(table.trim_end_matches("a]"));
            let named: Vec<&str> = TABLES.iter().filter(head).copied().collect();
            let tables = if matches!(named.as_slice(), [only] if only.starts_with('[')) {
                &named
            } else {
                TABLES
            };
            let errors: Vec<String> =
                tables.iter().filter_map(|table| refused(table, key, value)).collect();
            if errors.len() == tables.len() {
                wrong.push(format!("{}: {key} = {value}: {}", folder.display(), errors.join("; ")));
            }
        }
    }
    assert!(tried > 100 && wrong.is_empty(), "of {tried}\n{}", wrong.join("\n"));
}

/// Such a line does what it is advised for: with it in the plan the message is gone, and no other says that it is wrong there.
#[test]
fn every_line_that_is_advised_settles_its_case() {
    if std::env::var_os("UPDATE_CASES").is_some() {
        return;
    }
    let mut tried = std::collections::HashMap::new();
    let mut wrong = Vec::new();
    let lines = |text: &str| {
        let lines = lines_in(text).map(|(key, value)| (key.to_owned(), value.to_owned()));
        lines.collect::<Vec<_>>()
    };
    for folder in harness::folders() {
        wrong.extend(harness::advice::unsettled(&folder, lines, &mut tried));
    }
    let is_whole = std::env::var_os("CASE").is_none();
    assert!(!is_whole || tried.len() > 12, "{tried:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The tables of a plan in which a line may stand.
const TABLES: &[&str] = &[
    "[plan]",
    "[[data]]",
    "[series.a]",
    "[[targets]]",
    "[units]",
    "[regions]",
    "[index]",
    "baseline",
    "goals",
    "milestones",
];

/// What each table has beside the line that is tried.
fn beside(table: &str) -> &'static [(&'static str, &'static str)] {
    match table {
        "[plan]" => &[("title", "\"甲\""), ("baseline", "\"2020\""), ("deadline", "\"2025\"")],
        "[[data]]" => &[("files", "\"a.csv\"")],
        "[[targets]]" => &[("name", "\"甲\"")],
        _ => &[],
    }
}

/// The lines for a plan in an advice: each key with its value.
fn lines_in(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (before, after) = rest.split_once(" = ")?;
        let bare = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let key = match before.strip_suffix('"') {
            Some(quoted) => &before[quoted.rfind('"')?..],
            None => &before[before.trim_end_matches(bare).len()..],
        };
        let end = match after.chars().next()? {
            '"' => after[1..].find('"')? + 2,
            '{' => after.find('}')? + 1,
            '[' => after.find(']')? + 1,
            c => after.find(|c: char| !bare(c)).unwrap_or(after.len()).max(c.len_utf8()),
        };
        let value = &after[..end];
        rest = &after[end..];
        Some((key, value))
    })
}

/// What a plan with a line in one of its tables is refused for.
fn refused(table: &str, key: &str, value: &str) -> Option<String> {
    let heads = TABLES.iter().filter(|table| table.starts_with('['));
    let part = |head: &&str| {
        let head = *head;
        let own = beside(head).iter().filter(|(known, _)| table != head || *known != key);
        let mut lines: Vec<String> = own.map(|(key, value)| format!("{key} = {value}")).collect();
        if table == head {
            lines.push(format!("{key} = {value}"));
        }
        if head == "[[targets]]" && !table.starts_with('[') {
            lines.push(format!("{table} = {{ {key} = {value} }}"));
        }
        format!("{head}\n{}\n\n", lines.join("\n"))
    };
    let parts: Vec<String> = heads.map(part).collect();
    let text = parts.concat();
    let errors = indicalc::plan::Plan::parse(&"targets.toml".into(), &text.into()).err()?;
    let errors: Vec<String> =
        errors.iter().map(|told| told.message.text(indicalc::language::Language::En)).collect();
    Some(errors.join(", "))
}
