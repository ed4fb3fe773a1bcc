//! Plans and series for tests of the reader.

// Every test file uses a part of it.
#![allow(clippy::unwrap_used, dead_code)]

use std::path::Path;
use std::sync::Arc;

use indicalc::plan::{Method, Plan, Source};
use indicalc::quantity::{Decimal, Rounding, UnitTable};
use indicalc::series::Series;

/// A folder with files in it.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// A plan that is nothing but its data blocks.
pub(crate) fn plan(folder: &Path, sources: Vec<Source>) -> Plan {
    Plan {
        path: "targets.toml".into(),
        folder: folder.to_owned(),
        text: Arc::from(""),
        title: None,
        source: None,
        note: None,
        region: None,
        baseline: None,
        deadline: None,
        method: Method::default(),
        on_schedule_within: Decimal::default(),
        rounding: Rounding::default(),
        language: None,
        seasonal_years: 3,
        leave_out_years: Vec::new(),
        trend_from: None,
        max_age: None,
        jump: None,
        sources,
        definitions: Vec::new(),
        targets: Vec::new(),
        units: UnitTable::default(),
    }
}

/// A block of files.
pub(crate) fn source(files: &[&str]) -> Source {
    Source {
        files: files
            .iter()
            .map(|file| ((*file).to_owned(), 0..0))
            .collect(),
        ..Source::default()
    }
}

/// A series of one name.
pub(crate) fn series(name: &str) -> Series {
    Series::of_name(name)
}
