//! A file for each oddity of published files, bytes and all: `tests/fixtures/<file>`, and beside it what `inspect` sees in it,
//! `<file>.seen`. `UPDATE_CASES=1 cargo test --test formats` rewrites the latter.

#![allow(clippy::unwrap_used)]

#[path = "harness/diff.rs"]
mod diff;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use indicalc::data::{Inspection, SeriesSeen, inspect_with_account};
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
        let at = place.map_or_else(String::new, |place| {
            format!("{}:{} ", place.line, place.column)
        });
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
