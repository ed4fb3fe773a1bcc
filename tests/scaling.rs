//! Nothing takes time as the square of how much there is of anything: eight times as many targets, names, regions, units, versions,
//! errors take about eight times as long. Where a job is as long as a square, it takes sixty-four; the tests allow twenty-four.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_arithmetic)]

use std::fmt::Display;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const HEAD: &str = "[plan]\ntitle = \"t\"\nbaseline = \"2020\"\ndeadline = \"2025\"\n[data]\nfiles = [\"d.csv\"]\n";
const TARGET: &str = "[[targets]]\nname = \"甲\"\ngoal = \"50亿元\"\n";
const SHORT: &str = "指标,单位,2020年,2023年\n甲,亿元,30,40\n";
const LONG: &str = "指标,期间,数值,单位\n";

/// What one of many texts makes, one behind the other.
fn all<T: Display>(count: usize, one: impl Fn(usize) -> T) -> String {
    (0..count).map(|number| one(number).to_string()).collect()
}

/// How long a report takes the processor, the least of some runs.
fn taken(folder: &Path) -> Duration {
    let line = format!("{} report --by-region --format csv; times", env!("CARGO_BIN_EXE_indicalc"));
    let run = || {
        let output = Command::new("bash")
            .args(["-c", &line])
            .current_dir(folder)
            .stderr(Stdio::null())
            .output()
            .unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        // `0m1.234s 0m0.056s`: of the children, the last line.
        let times = output.lines().last().unwrap();
        times.split(' ').map(time).sum::<Duration>()
    };
    run().min(run())
}

/// What bash writes of a time: `0m1.234s`.
fn time(text: &str) -> Duration {
    let (minutes, seconds) = text.trim_end_matches('s').split_once('m').unwrap();
    let (seconds, thousandths) = seconds.split_once('.').unwrap();
    let [minutes, seconds, thousandths] =
        [minutes, seconds, thousandths].map(|part| part.parse::<u64>().unwrap());
    Duration::from_millis((minutes * 60 + seconds) * 1000 + thousandths)
}

/// Holds what takes so many of something against what takes eight times as many.
fn grows(count: usize, make: impl Fn(usize) -> (String, String)) {
    let taken = [count, count * 8].map(|count| {
        let folder = tempfile::tempdir().unwrap();
        let (plan, data) = make(count);
        fs::write(folder.path().join("targets.toml"), plan).unwrap();
        fs::write(folder.path().join("d.csv"), data).unwrap();
        taken(folder.path())
    });
    // What a start takes is no measure.
    let [few, many] = taken;
    let most = few.max(Duration::from_millis(40)) * 24;
    assert!(many < most, "{few:?}, then {many:?}");
}

fn with_rows(row: impl Fn(usize) -> String) -> impl Fn(usize) -> (String, String) {
    move |count| {
        let plan = format!("{HEAD}{TARGET}");
        (plan, format!("{LONG}{}甲,2020,1,亿元\n甲,2023,3,亿元\n", all(count, &row)))
    }
}

fn with_plan(text: impl Fn(usize) -> String) -> impl Fn(usize) -> (String, String) {
    move |count| (format!("{HEAD}{}", text(count)), SHORT.to_owned())
}

#[test]
fn errors_of_a_plan() {
    grows(150, with_plan(|count| format!("note = '''\n{}", all(count, |n| format!("x{n} = 1\n")))));
    grows(
        150,
        with_plan(|count| {
            all(count, |n| {
                format!("[[targets]]\nname = \"乙{n}\"\ngoal = \"bogus {n}\"\nwrong = 1\n")
            })
        }),
    );
    grows(
        150,
        with_plan(|count| {
            let twins = all(count, |n| format!("[series.s{n}]\nname = \"甲\"\n"));
            format!("{TARGET}{twins}")
        }),
    );
}

#[test]
fn targets_and_names() {
    grows(100, |count| {
        let target =
            |n| format!("[[targets]]\nid = \"t{n}\"\nname = \"名{n}\"\ngoal = \"50亿元\"\n");
        let rows = |n| format!("名{n},2020,{n},亿元\n名{n},2023,{n},亿元\n");
        let plan = format!("{HEAD}{}", all(count, target));
        (plan, format!("{LONG}{}", all(count, rows)))
    });
    // Beyond some thousands of names no more are looked at for one that is near.
    grows(50, |count| {
        let plan = all(count, |n| format!("[[targets]]\nname = \"未知{n}\"\ngoal = \"50亿元\"\n"));
        let rows = all(1000, |n| format!("名{n},2020,{n},亿元\n"));
        (format!("{HEAD}{plan}"), format!("{LONG}{rows}"))
    });
    grows(1000, with_rows(|n| format!("名{n},2020,{n},亿元\n")));
}

#[test]
fn regions_and_their_index() {
    for weight in ["", "weight = 1\n"] {
        grows(100, |count| {
            let row = |n| format!("甲,r{n},2020,{n},亿元\n甲,r{n},2023,{n},亿元\n");
            let data = format!("指标,地区,期间,数值,单位\n{}", all(count, row));
            (format!("{HEAD}{TARGET}{weight}"), data)
        });
    }
}

#[test]
fn units_versions_labels_and_cells() {
    grows(400, with_rows(|n| format!("甲,2020,{n},单{n}位\n")));
    grows(400, with_rows(|n| format!("甲,2020,{n},{n}亿元\n")));
    grows(400, with_rows(|n| format!("甲,期{n},{n},亿元\n")));
    grows(400, with_rows(|n| format!("甲,2020,x{n},亿元\n")));
    grows(400, with_rows(|n| format!("甲,2020,{n},亿元\n")));
    grows(400, |count| {
        let row = |n| format!("甲,2020,{n},亿元,v{n}\n");
        let data = format!("指标,期间,数值,单位,版本\n{}", all(count, row));
        (format!("{HEAD}{TARGET}"), data)
    });
    grows(400, |count| {
        let row = |n| format!("甲,2020,{n},亿元,业{n}\n");
        let data = format!("指标,期间,数值,单位,行业\n{}", all(count, row));
        (format!("{HEAD}{TARGET}"), data)
    });
}

#[test]
fn columns() {
    grows(100, |count| {
        let years = all(count, |n| format!(",{}年", 1900 + n));
        let values = all(count, |n| format!(",{n}"));
        let data = format!("指标,单位{years}\n甲,亿元{values}\n");
        (format!("{HEAD}{TARGET}"), data)
    });
}
