//! The house as its plan has it: a room uses only rooms below it, no files of a room use each other in a circle, and its words stand
//! where words belong. `cargo test --test architecture -- --nocapture` prints its measures.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod house;

use house::House;

/// The rooms, from the top down.
const ROOMS: &[&str] = &[
    "cli",
    "lib",
    "report",
    "sql",
    "draft",
    "assess",
    "ledger",
    "data",
    "series",
    "plan",
    "diagnostic",
    "quantity",
    "words",
    "language",
    "progress",
    "parallel",
    "pipe",
];

#[test]
fn a_room_uses_only_rooms_below_it() {
    let house = House::read();
    let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for file in &house.files {
        let Some(here) = rank(file.room()) else {
            assert_eq!(file.room(), "main", "a room that the list does not name");
            continue;
        };
        for used in &file.uses {
            let there = used.first().and_then(|room| rank(room));
            if there.is_some_and(|there| there < here) {
                wrong.push(format!("{} uses {}", file.path, used.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let house = House::read();
    let circles = house.circles();
    let told: Vec<String> = circles.iter().map(|circle| circle.join(" ")).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_house_is_measured() {
    let house = House::read();
    let files = house.files.len();
    let code: usize = house.files.iter().map(|file| file.code).sum();
    println!("{code} lines of code in {files} files and {} folders", house.folders());
    for room in ROOMS {
        let inside: Vec<_> = house.files.iter().filter(|file| file.room() == *room).collect();
        let code: usize = inside.iter().map(|file| file.code).sum();
        println!("{room:12} {code:6} lines, {:3} files", inside.len());
    }
    let circles = house.circles();
    println!("{} circles of {} files", circles.len(), circles.iter().map(Vec::len).sum::<usize>());
    for circle in circles {
        println!("  {}", circle.join(" "));
    }
    println!("Chinese texts by themselves outside words/: {}", house.lone_texts().len());
    for (file, count) in house.lone_texts_by_file() {
        println!("  {count:4} {file}");
    }
}
