//! What the world does to a run: disks that are full, pipes that nobody reads, devices in the place of files, a run that is killed.
//! Each leaves a clear message and the right status behind, and nothing half written.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const PLAN: &str = "[plan]\ntitle = \"计划\"\nbaseline = \"2020\"\ndeadline = \"2025\"\n\n[data]\nfiles = [\"FILE\"]\n\n[[targets]]\nname = \"甲\"\ngoal = \"50亿元\"\n";
const DATA: &str = "指标,单位,2020年,2023年\n甲,亿元,30,40\n";

/// A folder with a plan, and its data in a file.
fn folder(file: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("targets.toml"), PLAN.replace("FILE", file)).unwrap();
    fs::write(folder.path().join("data.csv"), DATA).unwrap();
    folder
}

fn indicalc(line: &str) -> String {
    line.replace("indicalc", env!("CARGO_BIN_EXE_indicalc"))
}

/// Runs a line of a shell; it may not take long, whatever it reads.
fn run(line: &str, folder: &Path) -> Output {
    let started = Instant::now();
    let output = Command::new("timeout")
        .args(["20", "bash", "-c", &indicalc(line)])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(started.elapsed() < Duration::from_secs(20), "{line} hangs");
    output
}

/// Holds what takes its time in all cases at once.
fn at_once<T: Send>(cases: impl IntoIterator<Item = T>, holds: impl Fn(T) + Sync) {
    std::thread::scope(|scope| {
        let holds = &holds;
        for case in cases {
            scope.spawn(move || holds(case));
        }
    });
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_never_ends_is_no_data() {
    for (file, line) in [
        ("/dev/zero", "indicalc report"),
        ("/dev/null", "indicalc report"),
        ("data.csv", "indicalc report --data /dev/zero"),
        ("data.csv", "indicalc inspect /dev/zero"),
        ("data.csv", "indicalc report -t /dev/zero"),
    ] {
        let folder = folder(file);
        let output = run(line, folder.path());
        assert_ne!(output.status.code(), Some(0), "{line}");
        assert_ne!(output.status.code(), Some(124), "{line}");
        let told = complaint(&output) + &String::from_utf8_lossy(&output.stdout);
        assert!(told.contains("设备") || told.contains("MiB"), "{line}: {told}");
    }
}

#[test]
fn nobody_is_waited_for_without_end() {
    let cases = [
        ("pipe", "mkfifo pipe; indicalc report"),
        ("*.pipe", "mkfifo a.pipe; indicalc report"),
        ("data.csv", "mkfifo pipe; indicalc inspect pipe"),
        ("data.csv", "mkfifo pipe; indicalc report -t pipe"),
    ];
    at_once(cases, |(file, line)| {
        let folder = folder(file);
        let output = run(line, folder.path());
        assert_ne!(output.status.code(), Some(0), "{line}");
        let told = complaint(&output) + &String::from_utf8_lossy(&output.stdout);
        assert!(told.contains("没有程序往"), "{line}: {told}");
    });
}

#[test]
fn pipes_are_data() {
    let folder = folder("data.csv");
    for line in [
        "indicalc report --data <(cat data.csv)",
        "indicalc report --data - < data.csv",
        "cat data.csv | indicalc report --data /dev/stdin",
        "mkfifo pipe; (sleep 1; cat data.csv; sleep 1) > pipe & indicalc report --data pipe",
        "mkfifo late; (sleep 1; cat data.csv > late) & indicalc report --data late",
        "indicalc report -t <(cat targets.toml) --data data.csv",
        "mkfifo plan; cat targets.toml > plan & indicalc report -t plan --data data.csv",
    ] {
        let output = run(line, folder.path());
        assert!(output.status.success(), "{line}: {}", complaint(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains("40"), "{line}");
    }
}

/// On a terminal, which `script` plays, and nowhere else.
#[test]
fn long_work_shows_how_far_it_is_and_leaves_no_trace() {
    // The bytes of the one file are known and read; of the other nobody knows when they come.
    let slow = "mkfifo z.pipe; (sleep 2.5; cat data.csv) > z.pipe & ";
    let report = "indicalc gap --data data.csv z.pipe --lang en --color never";
    let terminals = [
        ("env -u CI TERM=xterm", true),
        ("env CI=1 TERM=xterm", false),
        ("env -u CI TERM=dumb", false),
    ];
    at_once(terminals, |(environment, is_shown)| {
        let folder = folder("*.csv");
        let line = format!("{slow} {environment} script -qec '{report}' /dev/null");
        let output = run(&line, folder.path());
        let shown = String::from_utf8(output.stdout).unwrap();
        let bar = "reading [========================] 100% of ";
        assert_eq!(shown.contains(bar), is_shown, "{line}: {shown:?}");
        // What was shown is wiped out before the table begins.
        let table = shown.rsplit("\u{1b}[2K").next().unwrap();
        assert!(table.contains("甲") && !table.contains("reading"), "{shown:?}");
    });
    let folder = folder("*.csv");
    let output = run(&format!("{slow} {report}"), folder.path());
    assert_eq!(complaint(&output), "");
    assert!(output.status.success());
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let folder = folder("data.csv");
    let kept = folder.path().join("kept.json");
    fs::write(&kept, "before").unwrap();
    let output = run("indicalc report > /dev/full", folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(!complaint(&output).is_empty());
    // No byte more may be written: the file stays, and nothing is left beside it.
    let output = run("ulimit -f 0; indicalc report --format json -o kept.json", folder.path());
    assert!(!output.status.success());
    assert_eq!(fs::read_to_string(&kept).unwrap(), "before");
}

#[test]
fn what_cannot_be_written_to_is_named_and_left() {
    let folder = folder("data.csv");
    // Not even the owner of everything makes files here.
    for target in ["/proc/out.json", "/proc/version", "nowhere/out.json"] {
        let line = format!("indicalc report --format json -o {target}");
        let output = run(&line, folder.path());
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(complaint(&output).contains(target), "{}", complaint(&output));
        assert!(output.stdout.is_empty(), "{line}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder("data.csv");
    let output = run("set -o pipefail; indicalc codes | head -n 1", folder.path());
    assert!(output.status.success(), "{}", complaint(&output));
    assert_eq!(complaint(&output), "");
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let folder = folder("data.csv");
    let path = folder.path().join("out.json");
    let write = |kill_after: Option<Duration>| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_indicalc"))
            .args(["report", "--format", "json", "-o", "out.json"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if let Some(after) = kill_after {
            std::thread::sleep(after);
            // It may have ended.
            let _ = child.kill();
        }
        child.wait().unwrap()
    };
    assert!(write(None).success());
    let whole = fs::read_to_string(&path).unwrap();
    for step in 0..60 {
        write(Some(Duration::from_micros(step * 400)));
        assert_eq!(fs::read_to_string(&path).unwrap(), whole, "killed after {step}");
    }
}

#[test]
fn output_never_goes_where_it_destroys() {
    let folder = folder("data.csv");
    let at = |name: &str| folder.path().join(name);
    symlink("data.csv", at("link.json")).unwrap();
    fs::hard_link(at("data.csv"), at("hard.json")).unwrap();
    for target in ["data.csv", "./data.csv", "link.json", "hard.json", "/dev/null", "."] {
        let line = format!("indicalc report --format json -o {target}");
        let output = run(&line, folder.path());
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert_eq!(fs::read_to_string(at("data.csv")).unwrap(), DATA, "{line}");
    }
    // A link stays one, and what it leads to keeps its permissions.
    fs::write(at("real.json"), "").unwrap();
    fs::set_permissions(at("real.json"), fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real.json", at("other.json")).unwrap();
    assert!(run("indicalc report --format json -o other.json", folder.path()).status.success());
    assert!(fs::symlink_metadata(at("other.json")).unwrap().is_symlink());
    assert_eq!(fs::metadata(at("real.json")).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(at("real.json")).unwrap().starts_with('{'));
}

#[test]
fn a_file_among_many_that_cannot_be_read_is_named_and_no_result_made() {
    let folder = folder("*.csv");
    symlink("gone.csv", folder.path().join("broken.csv")).unwrap();
    let output = run("indicalc report --data data.csv missing.csv", folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("missing.csv"));
    assert!(output.stdout.is_empty());
    let output = run("indicalc report", folder.path());
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(complaint(&output).contains("broken.csv"));
}

#[test]
fn no_escape_of_a_file_name_reaches_the_terminal() {
    let folder = folder("*.csv");
    fs::write(folder.path().join("a\u{1b}[31m.csv"), "甲,乙\n1,2\n").unwrap();
    for line in [
        "indicalc report",
        "indicalc inspect *.csv",
        "indicalc check --format github",
        "indicalc report --data a*.csv",
    ] {
        let output = run(line, folder.path());
        let told = [output.stdout, output.stderr].concat();
        assert!(!told.contains(&0x1b), "{line}");
    }
}
