//! Plans and series for tests of the reader.

// Every test file uses a part of it.
#![allow(clippy::unwrap_used, dead_code)]

use std::path::Path;

use indicalc::diagnostic::Text;
use indicalc::plan::{Plan, Source};
use indicalc::series::Definition;

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
        text: Text::new("targets.toml".into(), "".into()),
        folder: folder.to_owned(),
        seasonal_years: 3,
        sources,
        ..Plan::default()
    }
}

/// A block of files.
pub(crate) fn source(files: &[&str]) -> Source {
    Source {
        files: files.iter().map(|file| ((*file).to_owned(), 0..0)).collect(),
        ..Source::default()
    }
}

/// A series of one name.
pub(crate) fn series(name: &str) -> Definition {
    Definition::of_name(name)
}
