//! The house as its plan has it: a room uses only rooms below it.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// The rooms, from the top down.
const ROOMS: &[&str] = &[
    "cli",
    "lib",
    "report",
    "assess",
    "ledger",
    "data",
    "series",
    "plan",
    "diagnostic",
    "quantity",
    "language",
    "parallel",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The room of a file: the folder below `src`, or the file itself.
fn room(file: &Path, source: &Path) -> String {
    let inside = file.strip_prefix(source).unwrap();
    let first = inside.components().next().unwrap();
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for file in files {
        let here = room(&file, &source);
        let Some(here_rank) = rank(&here) else {
            assert_eq!(here, "main", "a room that the list does not name");
            continue;
        };
        let text = std::fs::read_to_string(&file).unwrap();
        for used in text.split("crate::").skip(1) {
            let end = used
                .find(|c: char| !c.is_ascii_lowercase())
                .unwrap_or(used.len());
            let used = used.get(..end).unwrap();
            if rank(used).is_some_and(|used_rank| used_rank < here_rank) {
                wrong.push(format!("{} uses {used}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
