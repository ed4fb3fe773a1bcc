//! Destatis: the weather symbols of the German sustainability strategy.

use serde_json::Value;

use crate::case::{Case, case, check, close, write};
use crate::command::Folder;

/// DNS 3.1.a from 2011 on: the target is at most 200 by 2030.
const LEVELS: &str = "257.93 252.8 253.78 243.34 249.22 244.56 241.05 241.0 231.41 238.07 252.54";

/// The published symbols, year by year, with the share that will be missing; for 2015 thunderstorm was published, on figures that
/// have been revised since: on today's it is a cloud.
#[test]
fn destatis_gives_the_symbols_of_the_sustainability_strategy() {
    let mut data = String::from("year,value\n");
    for (year, value) in (2011..).zip(LEVELS.split(' ')) {
        data.push_str(&format!("{year},{value}\n"));
    }
    let folder = Folder::new();
    folder.write("data.csv", &data);
    folder.write(
        "targets.toml",
        "[plan]\nbaseline = 2015\ndeadline = 2030\nmethod = \"destatis\"\n[data]\nfiles = [\"data.csv\"]\nindicator = \"3.1.a\"\n[[targets]]\nname = \"3.1.a\"\ngoal = \"at most 200\"\n",
    );
    for (year, rating, miss) in [
        ("2021", "thunderstorm", 1.27),
        ("2020", "cloud", 0.414),
        ("2019", "slightly_cloudy", 0.164),
        ("2018", "cloud", 0.252),
        ("2017", "cloud", 0.256),
        ("2016", "slightly_cloudy", 0.160),
        ("2015", "cloud", 0.336),
    ] {
        let method = &folder.assessments(&["--as-of", year])[0]["method"];
        assert_eq!(method["rating"], rating, "{year}");
        let ratio = method["ratio"].as_f64().unwrap();
        assert!((ratio - miss).abs() < 0.005, "{year}: {ratio}");
        assert_eq!(method["score"], Value::Null);
    }
    let few = &folder.assessments(&["--as-of", "2013"])[0]["method"];
    assert_eq!(few["rating"], "none");
    assert_eq!(few["reason"], "too-few-points");
}

/// One point a year.
const RISING: &[(i32, &str)] =
    &[(2016, "100"), (2017, "101"), (2018, "102"), (2019, "103"), (2020, "104"), (2021, "105")];

/// The three kinds of target, recomputed from the rules; the misses lie on the limits of 5% and 20%.
const KINDS: &[Case] = &[
    case(
        "level 5%",
        RISING,
        "goal = \"125\"\ndeadline = 2040",
        Some(0.05),
        None,
        "slightly_cloudy",
    ),
    case("level below", RISING, "goal = \"124\"\ndeadline = 2040", Some(0.0), None, "sun"),
    case(
        "level 20%",
        RISING,
        "goal = \"130\"\ndeadline = 2041",
        Some(0.2),
        None,
        "slightly_cloudy",
    ),
    case("level above", RISING, "goal = \"155\"\ndeadline = 2041", Some(0.6), None, "cloud"),
];

#[test]
fn destatis_draws_the_line_at_5_and_20_percent() {
    let folder = write("destatis", KINDS, "");
    check(KINDS, &folder.assessments(&[]));
}

/// The same every year, and a direction: no ratio, only a symbol. Each row: goal, the last three of six figures, symbol.
#[test]
fn destatis_judges_yearly_goals_and_directions_by_the_trend() {
    let rows = [
        ("each year at least 3", "3.0 3.1 3.2", "sun"),
        ("each year at least 3", "3.0 3.0 3.0", "sun"),
        ("each year at least 3", "3.0 3.1 2.99", "thunderstorm"),
        ("each year at least 2.9", "3.0 3.1 2.99", "slightly_cloudy"),
        ("each year at least 3.5", "3.0 3.1 3.2", "cloud"),
        ("each year at least 3.5", "3.0 3.0 3.0", "thunderstorm"),
        ("each year at most 3", "3.0 2.9 2.8", "sun"),
        ("保持在3以上", "3.0 3.1 3.2", "sun"),
        ("increase", "3.0 3.1 3.2", "sun"),
        ("increase", "3.0 3.2 3.1", "slightly_cloudy"),
        ("increase", "3.0 3.1 3.1", "slightly_cloudy"),
        ("increase", "3.0 2.7 2.8", "cloud"),
        ("increase", "3.0 3.0 3.0", "thunderstorm"),
        ("decrease", "3.0 2.9 2.8", "sun"),
    ];
    for (goal, figures, symbol) in rows {
        let folder = Folder::new();
        let mut data = String::from("series,year,value\n");
        let figures = "3.0 3.0 3.0 ".to_owned() + figures;
        for (year, value) in (2016..).zip(figures.split(' ')) {
            data.push_str(&format!("anteil,{year},{value}\n"));
        }
        folder.write("data.csv", &data);
        folder.write(
            "targets.toml",
            &format!("[plan]\nbaseline = 2016\ndeadline = 2030\nmethod = \"destatis\"\n[data]\nfiles = [\"data.csv\"]\n[[targets]]\nname = \"anteil\"\ngoal = \"{goal}\"\n"),
        );
        let method = &folder.assessments(&[])[0]["method"];
        assert_eq!(method["rating"], symbol, "{goal} {figures}");
        close(goal, &method["ratio"], None);
    }
}
