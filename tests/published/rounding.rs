//! Rounding: the examples of GB/T 8170 and 四舍五入 beside them, once and at print, through every table.

use std::fmt::Write;

use crate::command::Folder;

/// Case, value as it stands in the file, digits behind the point, GB/T 8170, half-up. Tens and hundreds are told in larger units:
/// 1268 to 13×10² is 12.68 百 to 13.
const EXAMPLES: &[(&str, &str, u32, &str, &str)] = &[
    ("E1", "12.1498", 0, "12", "12"),
    ("E2", "12.1498", 1, "12.1", "12.1"),
    ("E3", "12.68", 0, "13", "13"),
    ("E4", "10.5002", 0, "11", "11"),
    ("E5", "1.050", 1, "1.0", "1.1"),
    ("E6", "0.35", 1, "0.4", "0.4"),
    ("E7", "2.500", 0, "2", "3"),
    ("E8", "3.500", 0, "4", "4"),
    ("E9", "-36.5", 0, "-36", "-37"),
    ("E10", "8.53459", 2, "8.53", "8.53"),
    // Once, not step by step: 15.455, 15.46, 15.5, 16.
    ("E11", "15.4546", 0, "15", "15"),
    ("E12", "28.175", 2, "28.18", "28.18"),
    ("E13", "28.165", 2, "28.16", "28.17"),
    ("E14", "28.2645", 1, "28.3", "28.3"),
    ("E15", "28.350", 1, "28.4", "28.4"),
    ("E16", "28.250", 1, "28.2", "28.3"),
    ("E17", "28.050", 1, "28.0", "28.1"),
    ("E18", "28.2501", 1, "28.3", "28.3"),
    // What binary floating point gets wrong.
    ("F1", "1.05", 1, "1.0", "1.1"),
    ("F2", "2.675", 2, "2.68", "2.68"),
    ("F3", "-0.04", 1, "0.0", "0.0"),
    ("F4", "-0.05", 1, "0.0", "-0.1"),
    ("F5", "-2.5", 0, "-2", "-3"),
];

/// The examples as a plan with one watched target each.
fn folder(rounding: &str) -> Folder {
    let folder = Folder::new();
    let mut plan = format!(
        "[plan]\nbaseline = 2020\nrounding = \"{rounding}\"\n[data]\nfiles = [\"data.csv\"]\n"
    );
    let mut data = String::from("指标,年份,数值\n");
    for (id, value, decimals, _, _) in EXAMPLES {
        writeln!(plan, "[[targets]]\nid = \"{id}\"\nname = \"{id}\"\ndecimals = {decimals}")
            .unwrap();
        writeln!(data, "{id},2020,{value}\n{id},2021,{value}").unwrap();
    }
    folder.write("targets.toml", &plan);
    folder.write("data.csv", &data);
    folder
}

/// The cells of the rows of a markdown page whose first cell is an id.
fn rows(page: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows = page.lines().map(cells);
    rows.filter(|row: &Vec<String>| row.len() > 5 && row[1].starts_with(['E', 'F', 'T'])).collect()
}

#[test]
fn tables_round_as_the_plan_says() {
    for (rounding, is_even) in [("half-even", true), ("half-up", false)] {
        let folder = folder(rounding);
        let rows = rows(&folder.printed(&["gap", "--format", "markdown"]));
        assert_eq!(rows.len(), EXAMPLES.len());
        let table = folder.printed(&["gap", "--width", "100"]);
        for ((id, _, _, even, up), row) in EXAMPLES.iter().zip(rows) {
            let wanted = if is_even { even } else { up };
            assert_eq!([&row[4], &row[5]], [wanted, wanted], "{id} {rounding}");
            let line = table.lines().find(|line| line.starts_with(id)).unwrap();
            assert!(line.contains(&format!(" {wanted} ")), "{id} {rounding}: {line}");
        }
    }
}

/// Machine output and the cells that explain names keep every digit.
#[test]
fn machine_output_is_not_rounded() {
    let folder = folder("half-even");
    let csv = folder.printed(&["gap", "--format", "csv"]);
    for ((id, value, ..), found) in EXAMPLES.iter().zip(folder.assessments(&[])) {
        let exact: f64 = value.parse().unwrap();
        assert_eq!(found["latest"]["value"].as_f64(), Some(exact), "{id}");
        let line = csv.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap();
        let cell: f64 = line.split(',').nth(11).unwrap().parse().unwrap();
        assert!((cell - exact).abs() < f64::EPSILON, "{id}");
    }
    let explained = folder.printed(&["explain", "E13"]);
    assert!(explained.contains("28.165"), "{explained}");
}

/// Halves and fifths of a unit: double and halve, times five and divide (E19 to E24, from memory of the standard).
#[test]
fn halves_and_fifths_of_a_unit_are_rounded_through_a_formula() {
    let examples = [
        ("E19", "60.25", 2.0, 60.0),
        ("E20", "60.38", 2.0, 60.5),
        ("E21", "-60.75", 2.0, -61.0),
        ("E22", "8.30", 5.0, 8.4),
        ("E23", "8.42", 5.0, 8.4),
        ("E24", "-9.30", 5.0, -9.2),
    ];
    let folder = Folder::new();
    let mut plan =
        String::from("[plan]\nrounding = \"half-even\"\n[data]\nfiles = [\"data.csv\"]\n");
    let mut data = String::from("指标,年份,数值\n");
    for (id, value, factor, _) in examples {
        writeln!(plan, "[[targets]]\nid = \"{id}\"\nname = \"{id}\"\nformula = \"{id} * {factor}\"\ndecimals = 0").unwrap();
        writeln!(data, "{id},2021,{value}").unwrap();
    }
    folder.write("targets.toml", &plan);
    folder.write("data.csv", &data);
    let rows = rows(&folder.printed(&["gap", "--format", "markdown"]));
    for ((id, _, factor, wanted), row) in examples.iter().zip(rows) {
        // No baseline, no column for it.
        let printed: f64 = row[4].parse().unwrap();
        assert!((printed / factor - wanted).abs() < 1e-9, "{id}: {printed}");
    }
}

/// Never into "reached": digits are added until the printed value is on its side; a gap that is there never prints as 0.
#[test]
fn what_is_not_reached_never_prints_as_reached() {
    let rows_of = |goal: &str, value: &str, unit: &str| {
        let folder = Folder::new();
        folder.write(
            "targets.toml",
            &format!("[plan]\nbaseline = 2020\ndeadline = 2025\n[data]\nfiles = [\"data.csv\"]\n[[targets]]\nid = \"T\"\nname = \"x\"\ngoal = \"{goal}\"\ndecimals = 1\n"),
        );
        folder.write(
            "data.csv",
            &format!("指标,年份,数值,单位\nx,2020,50,{unit}\nx,2021,{value},{unit}\n"),
        );
        let gap = rows(&folder.printed(&["gap", "--format", "markdown"])).remove(0);
        let progress = rows(&folder.printed(&["progress", "--format", "markdown"])).remove(0);
        let explained = folder.printed(&["explain", "T", "--lang", "en"]);
        ([gap[5].clone(), gap[7].clone(), progress[3].clone()], explained)
    };
    let (cells, explained) = rows_of("55%", "54.97", "%");
    assert_eq!(cells[..2], ["54.97%", "0.03百分点"]);
    assert!(explained.contains("54.97%  2021"));
    let (cells, _) = rows_of("55%", "55.04", "%");
    assert_eq!(cells[..2], ["55.0%", "-0.04百分点"]);
    let (cells, _) = rows_of("100家", "99.9999", "家");
    assert_eq!(cells[..2], ["99.9999家", "0.0001家"]);
    assert!(cells[2].ends_with("99.9998%"), "{cells:?}");
    let (cells, _) = rows_of("不超过30家", "30.0001", "家");
    assert_eq!(cells[..2], ["30.0001家", "0.0001家"]);
    // What 12 digits would make 55.
    let (_, explained) = rows_of("55%", "54.99999999999999", "%");
    assert!(explained.contains("54.99999999999999%  2021"), "{explained}");
    assert!(!explained.contains("(55 - 50) / (55 - 50)"), "{explained}");
}
