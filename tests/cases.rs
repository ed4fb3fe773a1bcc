//! What users see, whole: `tests/cases/<name>/` holds a plan, data, a command line (`cmd`) and what it is to print.
//!
//! `UPDATE_CASES=1 cargo test --test cases` rewrites the expectations; `CASE=word` takes only cases of that name.

#![allow(clippy::unwrap_used)]

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
    assert!(
        count == 0,
        "{count} of {} cases differ\n\n{}",
        folders.len(),
        failures.join("\n")
    );
}

#[test]
fn every_code_is_shown_by_a_case() {
    if std::env::var_os("CASE").is_some() || std::env::var_os("UPDATE_CASES").is_some() {
        return;
    }
    let expectations: String = harness::folders()
        .iter()
        .map(|folder| harness::expectations(folder))
        .collect();
    let shown = |code: &Code| {
        let name = code.word();
        expectations.contains(&format!("[{name}]"))
            || expectations.contains(&format!("\"code\": \"{name}\""))
    };
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !shown(code))
        .map(|code| code.word())
        .collect();
    assert!(missing.is_empty(), "shown by no case: {missing:?}");
}
