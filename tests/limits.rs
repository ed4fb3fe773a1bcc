//! The limits that `docs/limits.md` states: what stands just within them is read, what stands beyond is an error that says so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::process::Command;

const HEAD: &str = "[plan]\ntitle = \"t\"\nbaseline = \"2020\"\ndeadline = \"2025\"\n[data]\nfiles = [\"d.csv\"]\n";
const TARGET: &str = "[[targets]]\nname = \"甲\"\ngoal = \"不低于50亿元\"\n";
const DATA: &str = "指标,单位,2020年,2023年\n甲,亿元,30,40\n";

/// The errors of a report in English; none where it was printed.
fn errors(plan: &str, data: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("targets.toml"), plan).unwrap();
    fs::write(folder.path().join("d.csv"), data).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_indicalc"))
        .args(["report", "--lang", "en", "--format", "csv"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    match output.status.code() {
        Some(0) => {
            assert!(!output.stdout.is_empty());
            None
        }
        Some(2) => Some(told),
        _ => panic!("{told}"),
    }
}

/// Holds a limit: within it nothing is wrong, beyond it some words are said.
fn holds(within: (&str, &str), beyond: (&str, &str), words: &[&str]) {
    assert_eq!(errors(within.0, within.1), None);
    let told = errors(beyond.0, beyond.1).unwrap();
    for word in words {
        assert!(told.contains(word), "{word}: {told}");
    }
}

fn plan() -> String {
    format!("{HEAD}{TARGET}")
}

#[test]
fn a_record_has_16_mib() {
    let row = |mib: usize| format!("{DATA}乙,\"{}\",1,2\n", "x".repeat(mib << 20));
    holds((&plan(), &row(15)), (&plan(), &row(17)), &["error[bad-structure]", "16 MB", "d.csv:3"]);
    let header = |mib: usize| {
        let columns = ",c".repeat(mib << 19);
        format!("指标,单位,2020年,2023年{columns}\n甲,亿元,30,40\n")
    };
    let told = errors(&plan(), &header(17)).unwrap();
    assert!(told.contains("16 MB"), "{told}");
}

#[test]
fn a_plan_has_16_mib() {
    let long = |mib: usize| format!("{}#{}\n", plan(), "x".repeat(mib << 20));
    holds((&long(15), DATA), (&long(17), DATA), &["error[unreadable]", "16 MiB"]);
}

#[test]
fn a_header_stands_below_80_lines() {
    let below = |lines: usize| format!("{}{DATA}", "注记\n".repeat(lines));
    holds((&plan(), &below(80)), (&plan(), &below(81)), &["error[no-table]", "header = 82"]);
    let stated = plan().replace("[\"d.csv\"]\n", "[\"d.csv\"]\nheader = 91\n");
    assert_eq!(errors(&stated, &below(90)), None);
}

#[test]
fn a_table_stands_behind_64_rows_that_look_like_its_header() {
    let behind = |rows: usize| {
        let words = "乙,未定,未定,未定\n".repeat(rows);
        format!("指标,单位,2010年,2011年\n丙,亿元,1,2\n{words}{DATA}")
    };
    holds(
        (&plan(), &behind(40)),
        (&plan(), &behind(80)),
        &["error[bad-structure]", "64 others", "d.csv:83"],
    );
    // Tables themselves may be many.
    let table = |n: usize| format!("指标,单位,2010年,2011年\n丙{n},亿元,1,2\n\n");
    let tables: String = (0..200).map(table).collect();
    assert_eq!(errors(&plan(), &(tables + DATA)), None);
}

#[test]
fn a_number_has_28_digits() {
    let cell = |digits: usize| format!("{DATA}甲,亿元,,\n").replace("40", &"9".repeat(digits));
    holds((&plan(), &cell(28)), (&plan(), &cell(29)), &["error[bad-cell]", "28"]);
    let told = errors(&plan(), &DATA.replace("40", "1e300")).unwrap();
    assert!(told.contains("error[bad-cell]"), "{told}");
    let goal = plan().replace("50", &"9".repeat(40));
    assert!(errors(&goal, DATA).unwrap().contains("error[bad-goal]"));
}

#[test]
fn years_have_four_digits() {
    let dated = |year: &str| DATA.replace("2023", year);
    assert_eq!(errors(&plan(), &dated("9999")), None);
    let long = "指标,单位,期间,数值\n甲,亿元,2020年,3\n甲,亿元,2023年,4\n甲,亿元,10000年,5\n";
    assert!(errors(&plan(), long).unwrap().contains("10000年"));
}

#[test]
fn a_formula_has_500_parts_and_64_brackets() {
    let formula = |formula: &str| {
        format!(
            "{HEAD}[[targets]]\nname = \"x\"\nformula = \"{formula}\"\ngoal = \"不低于50亿元\"\n"
        )
    };
    let sum = |names: usize| formula(&vec!["甲"; names].join("+"));
    let told = &["error[bad-formula]", "too long"];
    holds((&sum(250), DATA), (&sum(260), DATA), told);
    let nested = |depth: usize| formula(&format!("{}甲{}", "(".repeat(depth), ")".repeat(depth)));
    let told = &["error[bad-formula]", "too deep"];
    holds((&nested(64), DATA), (&nested(65), DATA), told);
}

#[test]
fn arrays_within_arrays_end_with_an_error() {
    let nested = |depth: usize| {
        let value = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        plan().replace("[plan]\n", &format!("[plan]\nnote = {value}\n"))
    };
    for depth in [60, 100, 100_000] {
        assert!(errors(&nested(depth), DATA).is_some(), "{depth}");
    }
}

#[cfg(unix)]
#[test]
fn output_follows_40_links() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: String| folder.path().join(name);
    fs::write(at("targets.toml".into()), plan()).unwrap();
    fs::write(at("d.csv".into()), DATA).unwrap();
    for number in 0..60 {
        let next = format!("{}.json", number + 1);
        std::os::unix::fs::symlink(next, at(format!("{number}.json"))).unwrap();
    }
    for (first, expected) in [(25, 0), (5, 2)] {
        let status = Command::new(env!("CARGO_BIN_EXE_indicalc"))
            .args(["report", "-o", &format!("{first}.json")])
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(expected), "{first}");
    }
    assert!(at("60.json".into()).is_file());
}

#[test]
fn columns_regions_versions_and_files_are_many() {
    let years: Vec<String> = (0..3000).map(|n| format!("c{n}")).collect();
    let years = years.join(",");
    let ones = ",1".repeat(3000);
    let wide = format!("指标,单位,2020年,2023年,{years}\n甲,亿元,30,40{ones}\n");
    assert_eq!(errors(&plan(), &wide), None);
    let rows = |row: fn(usize) -> String| -> String { (1..5000).map(row).collect() };
    let versions = rows(|n| format!("甲,亿元,2020年,{n},v{n}\n"));
    let versions = format!("指标,单位,期间,数值,版本\n{versions}甲,亿元,2023年,4,v1\n");
    assert_eq!(errors(&plan(), &versions), None);
    let regions = rows(|n| format!("甲,亿元,r{n},2020年,{n}\n"));
    let regions = format!("指标,单位,地区,期间,数值\n{regions}甲,亿元,,2023年,4\n");
    assert_eq!(errors(&plan(), &regions), None);
}
