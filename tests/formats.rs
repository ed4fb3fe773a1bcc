//! A file for each oddity of published files, bytes and all: `tests/fixtures/<file>`, and beside it what `inspect` sees in it,
//! `<file>.seen`. `UPDATE_CASES=1 cargo test --test formats` rewrites the latter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "harness/diff.rs"]
mod diff;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use indicalc::data::{Inspection, SeriesSeen, inspect_with_account};
use indicalc::diagnostic::Severity;
use indicalc::language::Language;
use indicalc::plan::{Basis, Plan, Source};

const FOLDER: &str = "tests/fixtures";

#[test]
fn every_file_is_seen_as_it_is_meant() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut differing = Vec::new();
    for path in files() {
        let seen = inspect_with_account(&path, &Source::default(), &Plan::default(), None);
        let pages: Vec<String> = seen.iter().map(page).collect();
        let (found, expectation) = (pages.join("\n"), beside(&path));
        if update {
            fs::write(&expectation, &found).unwrap();
        }
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if expected != found {
            let first = diff::first(&expected, &found);
            differing.push(format!("{}\n{first}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Every cell of every file is a value or says that there is none, is a header, a label or a note, or a finding names it.
#[test]
fn no_cell_is_lost_without_a_word() {
    let mut lost = String::new();
    let mut accounts = 0;
    for path in files() {
        let seen = inspect_with_account(&path, &Source::default(), &Plan::default(), None);
        for account in seen.iter().filter_map(|seen| seen.account.as_ref()) {
            accounts += 1;
            for place in &account.lost {
                writeln!(lost, "{}", place.locator()).unwrap();
            }
        }
    }
    assert!(accounts > 100 && lost.is_empty(), "of {accounts} tables\n{lost}");
}

/// What `inspect` proposes to write into the plan is understood there, and settles what it was proposed for.
#[test]
fn every_block_that_is_proposed_settles_what_was_guessed() {
    let mut open = String::new();
    let mut blocks = 0;
    for path in files() {
        let seen = inspect_with_account(&path, &Source::default(), &Plan::default(), None);
        for seen in &seen {
            let Some(block) = &seen.suggestion else {
                continue;
            };
            blocks += 1;
            let tried: Vec<_> =
                filled(block).iter().map(|block| settles(block, seen, &path)).collect();
            if !tried.iter().any(Result::is_ok) {
                let why = tried.into_iter().find_map(Result::err);
                writeln!(open, "{}: {}\n{block}", seen.document, why.unwrap_or_default()).unwrap();
            }
        }
    }
    assert!(blocks > 10 && open.is_empty(), "of {blocks} blocks\n{open}");
}

/// A block with its open places filled in all the ways that may be meant.
fn filled(block: &str) -> Vec<String> {
    let block = block
        .replace("indicator = \"…\"", "indicator = \"某指标\"")
        .replace("unit = \"…\"", "unit = \"元\"")
        .replace("fiscal_year = \"…\"", "fiscal_year = \"04\"")
        .replace("\nperiod = \"…\"", "\nperiod = \"2024\"");
    let mut blocks = vec![block];
    for (key, values) in [
        ("frequency", &["year", "half-year", "quarter", "month"][..]),
        ("dates", &["day-first", "month-first"]),
    ] {
        let fill = |block: &String| {
            let ways = values.iter();
            let ways = ways.map(|value| {
                block.replace(&format!("{key} = \"…\""), &format!("{key} = \"{value}\""))
            });
            ways.collect::<Vec<String>>()
        };
        blocks = blocks.iter().flat_map(fill).collect();
    }
    blocks
}

/// Whether a plan understands a block and nothing is guessed any more of what it was proposed for.
fn settles(block: &str, seen: &Inspection, path: &Path) -> Result<(), String> {
    let text = format!(
        "[plan]\ntitle = \"甲\"\nbaseline = \"2020\"\ndeadline = \"2025\"\n\n{block}\n[[targets]]\nname = \"某指标\"\n"
    );
    let plan = Plan::parse(&"targets.toml".into(), &text.into());
    let plan = plan.map_err(|errors| {
        let told = errors.sorted();
        told[0].message.text(Language::En)
    })?;
    let again = inspect_with_account(path, &plan.sources[0], &plan, None);
    let again = again.iter().find(|again| again.document == seen.document);
    let again = again.ok_or("it is not read any more")?;
    if let Some(block) = &again.suggestion {
        return Err(format!("still proposed: {block}"));
    }
    let errors = |seen: &Inspection| {
        let errors = seen.problems.iter().filter(|told| told.severity == Severity::Error);
        errors.count()
    };
    if errors(again) > errors(seen) {
        return Err("more errors than before".to_owned());
    }
    Ok(())
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        !name.starts_with('.') && !name.ends_with(".seen")
    });
    files.sort();
    files
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_string_lossy();
    path.with_file_name(format!("{name}.seen"))
}

/// What is seen, a fact a line.
fn page(seen: &Inspection) -> String {
    let mut page = String::new();
    let mut line = |word: &str, text: &str| writeln!(page, "{word}: {text}").unwrap();
    match &seen.document.sheet {
        Some(sheet) => line("sheet", sheet),
        None => line("encoding", seen.encoding.as_deref().unwrap_or("-")),
    }
    if let Some(layout) = seen.layout {
        let header = seen.header_line.map_or("-".to_owned(), |at| at.to_string());
        let delimiter = seen.delimiter.unwrap_or('-').escape_default().to_string();
        line("delimiter", &delimiter);
        line("layout", layout.word());
        line("header", &header);
    }
    for (role, header) in &seen.columns {
        line("column", &format!("{role} = {}", flat(header)));
    }
    for note in &seen.notes {
        line("note", &format!("{} {}", note.line, flat(&note.text)));
    }
    for series in &seen.series {
        line("series", &series_line(series));
    }
    for told in seen.problems.clone().sorted() {
        let place = told.place.as_ref();
        let at =
            place.map_or_else(String::new, |place| format!("{}:{} ", place.line, place.column));
        let text = flat(&told.message.text(Language::En));
        let severity = format!("{:?}", told.severity).to_lowercase();
        line(&severity, &format!("{at}[{}] {text}", told.code().word()));
    }
    for place in seen.account.iter().flat_map(|account| &account.lost) {
        line("lost", &place.within());
    }
    for text in seen.suggestion.iter().flat_map(|block| block.lines()) {
        line("suggestion", text);
    }
    page
}

/// A series: indicator, region, dimensions, unit, basis, counts of values and of missing, first and last value.
fn series_line(series: &SeriesSeen) -> String {
    let mut parts = vec![flat(&series.indicator)];
    parts.extend(series.region.as_deref().map(flat));
    let dimensions = series.dimensions.iter();
    parts.extend(dimensions.map(|(name, value)| format!("{}={}", flat(name), flat(value))));
    parts.extend(series.unit.as_ref().map(|unit| format!("[{unit}]")));
    parts.extend(series.basis.map(|basis| match basis {
        Basis::YearToDate => "ytd".to_owned(),
        Basis::Period => "period".to_owned(),
        Basis::Quarter => "quarter".to_owned(),
    }));
    parts.push(format!("{}+{}", series.observations, series.missing));
    let ends = [series.first, series.last].into_iter().flatten();
    parts.extend(ends.map(|(period, value)| format!("{period}:{value}")));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn flat(text: &str) -> String {
    text.replace('\n', "\\n").replace('\u{3000}', "\\u3000")
}
