//! Whatever is put in, reading and computing end and say something; they never panic.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod files;
mod mutation;
mod plans;
mod runs;
#[path = "../support/mod.rs"]
mod support;
mod texts;
mod workbooks;

use std::path::{Path, PathBuf};

/// Files of the project with an ending, by path.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
