//! Published cases of official methods, through the command line: plan and CSV in, JSON out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::format_push_string
)]

mod command;

use command::Folder;
use serde_json::Value;

/// A case: id, yearly figures, the lines of its target, and what the method says.
struct Case {
    id: &'static str,
    figures: &'static [(i32, &'static str)],
    goal: &'static str,
    ratio: f64,
    score: Option<f64>,
    rating: &'static str,
}

const fn case(
    id: &'static str,
    figures: &'static [(i32, &'static str)],
    goal: &'static str,
    ratio: f64,
    score: Option<f64>,
    rating: &'static str,
) -> Case {
    Case {
        id,
        figures,
        goal,
        ratio,
        score,
        rating,
    }
}

/// Statistics Canada's published components (`indicator_calculation_components.yml`); the last two are EUSTAT's, whose exact
/// constants give other scores. `{u}` stands for the unit of the run.
const OPEN_SDG: &[Case] = &[
    case(
        "1-2-1",
        &[(2015, "14.5"), (2019, "10.3"), (2023, "10.2")],
        "goal = \"at most 7.25{u}\"",
        0.952_590_179_2,
        Some(2.518_556_391_1),
        "substantial_progress",
    ),
    case(
        "14-4-1",
        &[(2015, "95.5974842767"), (2023, "97.4874371859")],
        "goal = \"at least 100{u}\"",
        0.815_053_856_7,
        Some(1.536_148_193_2),
        "moderate_progress",
    ),
    case(
        "3-3-5",
        &[(2010, "4"), (2023, "3")],
        "goal = \"at most 0.4{u}\"\nbaseline = \"2010\"",
        0.201_255_358_7,
        Some(-1.661_429_297_1),
        "limited_progress",
    ),
    case(
        "1-4-1",
        &[(2015, "98.8"), (2024, "98.3")],
        "goal = \"100{u}\"",
        -0.699_947_930_0,
        Some(-5.0),
        "deterioration",
    ),
    case(
        "14-5-1",
        &[(2015, "0.9"), (2023, "14.7")],
        "goal = \"10{u}\"",
        2.399_683_610_9,
        Some(5.0),
        "target_achieved",
    ),
    case(
        "2-b-1",
        &[(2015, "81124"), (2023, "0")],
        "goal = \"at most 0{u}\"",
        1.422_429_344_6,
        Some(5.0),
        "target_achieved",
    ),
    case(
        "3-3-1",
        &[(2015, "0.052"), (2022, "0.048")],
        "goal = \"at most 0{u}\"",
        0.049_095_959_0,
        Some(-2.295_431_867_8),
        "limited_progress",
    ),
    case(
        "1-3-1",
        &[(2015, "90"), (2021, "93.2")],
        "goal = \"increase\"\nlimit = \"100{u}\"",
        0.005_839_995_2,
        Some(2.815_386_645_4),
        "substantial_progress",
    ),
    case(
        "17-18-1",
        &[(2016, "74.8"), (2024, "78.3")],
        "direction = \"increase\"\nlimit = \"100{u}\"",
        0.005_732_583_5,
        Some(0.728_119_726_5),
        "moderate_progress",
    ),
    case(
        "10-5-1",
        &[(2015, "5.31"), (2024, "5.27")],
        "goal = \"decrease\"",
        0.000_839_810_8,
        Some(-2.080_094_602_6),
        "limited_progress",
    ),
    case(
        "9-1-2",
        &[(2015, "304908351"), (2023, "325563272")],
        "direction = \"increase\"",
        0.008_226_854_1,
        Some(0.806_713_520_7),
        "moderate_progress",
    ),
    case(
        "es-1-4-1",
        &[(2015, "99.6"), (2023, "99.8")],
        "goal = \"99.9{u}\"",
        1.250_657_781_5,
        None,
        "substantial_progress",
    ),
    case(
        "es-2-1-2",
        &[(2016, "3.1"), (2024, "2.6")],
        "goal = \"at most 0.1{u}\"",
        0.099_974_995_7,
        None,
        "limited_progress",
    ),
];

/// The SDG index for Austria, with the bounds of its methodology; ratios are points a year over points a year.
const SDSN: &[Case] = &[
    case(
        "alcohol",
        &[(2013, "12"), (2016, "11.8")],
        "baseline = \"2013\"\ngoal = \"at most 10\"\nbounds = { worst = 17, best = 7 }",
        0.566_666_666_667,
        Some(52.0),
        "moderately_improving",
    ),
    case(
        "pm2.5",
        &[(2014, "14.5"), (2017, "13.8")],
        "baseline = \"2014\"\ngoal = \"at most 10\"\nbounds = { worst = 26, best = 5 }",
        0.829_629_629_630,
        Some(58.095_238_095_2),
        "moderately_improving",
    ),
    case(
        "climate",
        &[(2014, "4.24048"), (2017, "4.43743")],
        "baseline = \"2014\"\ngoal = \"at least 10\"\nbounds = { worst = 0, best = 20 }",
        0.182_376_309_137,
        Some(22.187_15),
        "stagnating",
    ),
    case(
        "obesity",
        &[(2013, "18.8"), (2016, "20.1")],
        "baseline = \"2013\"\ngoal = \"at most 10\"\nbounds = { worst = 35.1, best = 3 }",
        -0.837_121_212_121,
        Some(46.728_971_962_6),
        "decreasing",
    ),
    case(
        "poverty",
        &[(2015, "13.9"), (2018, "14.3")],
        "baseline = \"2015\"\ngoal = \"at most 15\"\nbounds = { worst = 25.6, best = 0 }",
        1.818_181_818_182,
        Some(44.140_625),
        "on_track",
    ),
];

/// A plan with a target a case, and its data.
fn write(folder: &Folder, method: &str, cases: &[Case], unit: &str) {
    let mut plan = format!(
        "[plan]\nbaseline = \"2015\"\ndeadline = \"2030\"\nmethod = \"{method}\"\n\n[data]\nfiles = [\"*.csv\"]\n"
    );
    let mut data = String::from("series,unit,year,value\n");
    for case in cases {
        let goal = case.goal.replace("{u}", unit);
        plan.push_str(&format!(
            "\n[[targets]]\nid = \"{0}\"\nname = \"{0}\"\n{goal}\n",
            case.id
        ));
        for (year, value) in case.figures {
            data.push_str(&format!("{},{unit},{year},{value}\n", case.id));
        }
    }
    folder.write("targets.toml", &plan);
    folder.write("data.csv", &data);
}

fn check(cases: &[Case], assessments: &[Value]) {
    for (case, assessment) in cases.iter().zip(assessments) {
        assert_eq!(assessment["id"], case.id);
        let method = &assessment["method"];
        assert_eq!(method["rating"], case.rating, "{}", case.id);
        close(case.id, &method["ratio"], case.ratio);
        if let Some(score) = case.score {
            close(case.id, &method["score"], score);
        }
    }
}

fn close(id: &str, found: &Value, wanted: f64) {
    let found = found
        .as_f64()
        .unwrap_or_else(|| panic!("{id}: {found} is no number"));
    let off = (found - wanted).abs();
    assert!(off < 1e-9, "{id}: {found} is not {wanted}");
}

#[test]
fn open_sdg_gives_the_figures_of_statistics_canada_and_eustat() {
    for unit in ["", "家"] {
        let folder = Folder::new();
        write(&folder, "open-sdg", OPEN_SDG, unit);
        check(OPEN_SDG, &folder.assessments(&[]));
    }
}

#[test]
fn sdsn_gives_the_arrows_of_its_index() {
    let folder = Folder::new();
    write(&folder, "sdsn", SDSN, "");
    check(SDSN, &folder.assessments(&[]));
}

#[test]
fn the_method_of_the_command_line_wins() {
    let folder = Folder::new();
    write(&folder, "schedule", OPEN_SDG, "");
    for assessment in folder.assessments(&[]) {
        let schedule =
            serde_json::json!({ "name": "schedule", "ratio": null, "score": null, "rating": null });
        assert_eq!(assessment["method"], schedule);
    }
    check(OPEN_SDG, &folder.assessments(&["--method", "open-sdg"]));
}

/// The weather symbols of DNS 3.1.a, year by year; the figures of today's data give cloud for 2015, when thunderstorm was
/// published.
#[test]
fn destatis_gives_the_symbols_of_the_sustainability_strategy() {
    let figures = "257.93 252.8 253.78 243.34 249.22 244.56 241.05 241.0 231.41 238.07 252.54";
    let mut data = String::from("year,value\n");
    for (year, value) in (2011..).zip(figures.split(' ')) {
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
        let assessment = &folder.assessments(&["--as-of", year])[0];
        let method = &assessment["method"];
        assert_eq!(method["rating"], rating, "{year}");
        let ratio = method["ratio"].as_f64().unwrap();
        assert!((ratio - miss).abs() < 0.005, "{year}: {ratio}");
        assert_eq!(method["score"], Value::Null);
    }
    let few = &folder.assessments(&["--as-of", "2013"])[0]["method"];
    assert_eq!(few["rating"], "none");
    assert_eq!(few["reason"], "too-few-points");
}

/// What a target of a plan says of its value, by the growth vocabulary of the releases.
#[test]
fn growth_vocabulary_gives_the_published_rates() {
    let rows = [
        "数据,时期,数值",
        // levels against 2019 = 100
        "一季度GDP,2019年一季度,100",
        "一季度GDP,2021年一季度,110.3",
        "一季度GDP增速,2020年一季度,-6.8",
        "一季度GDP增速,2021年一季度,18.3",
        "工业增速,2020年1-2月,-13.5",
        "工业增速,2021年1-2月,35.1",
        "零售增速,2020年1-2月,-20.5",
        "零售增速,2021年1-2月,33.8",
        "零售指数,2019,100",
        "零售指数,2021,106.4",
        "投资,2019,100",
        "投资,2021,103.5",
        "六月零售,2019年6月,100",
        "六月零售,2021年6月,110",
        "外贸,2020,32.2",
        "外贸,2024,43.8",
        "财政收入,2017年上半年,31.8",
        "财政收入,2018年上半年,38.3",
        "电力利润,2011,7.36",
        "电力利润,2012,138",
        "全年GDP增速,2020,2.2",
        "全年GDP增速,2021,8.6",
        "全年GDP增速,2022,3.1",
        "全年GDP增速,2023,5.4",
        "全年GDP增速,2024,5.0",
    ];
    let targets = [
        ("一季度GDP", "cagr(一季度GDP, 2)", 5.023_806_8),
        ("一季度GDP增速", "cagr(一季度GDP增速, 2)", 5.002_666_6),
        ("工业增速", "cagr(工业增速, 2)", 8.102_497_7),
        ("零售增速", "cagr(零售增速, 2)", 3.136_317_6),
        ("零售指数", "cagr(零售指数, 2)", 3.150_375_7),
        ("投资", "cagr(投资, 2)", 1.734_949_7),
        ("六月零售", "cagr(六月零售, 2)", 4.880_884_8),
        ("外贸", "cagr(外贸, 4)", 7.995_226_5),
        ("财政收入", "yoy(财政收入)", 20.440_251_6),
        ("电力利润", "yoy(电力利润)", 1775.0),
        ("全年GDP增速", "cagr(全年GDP增速, 4)", 5.506_593_2),
    ];
    let folder = Folder::new();
    folder.write(
        "data.csv",
        &(rows.join("\n") + "\n").replace("数据,时期", "指标,时期"),
    );
    let mut plan = String::from("[plan]\n[data]\nfiles = [\"data.csv\"]\n");
    for (name, formula, _) in targets {
        plan.push_str(&format!(
            "[[targets]]\nname = \"{name}两年\"\nformula = \"{formula}\"\n"
        ));
    }
    for (key, name) in [
        ("a", "一季度GDP"),
        ("b", "六月零售"),
        ("c", "零售指数"),
        ("d", "投资"),
        ("e", "外贸"),
        ("f", "财政收入"),
        ("g", "电力利润"),
    ] {
        let kind = if key == "c" { "rate" } else { "flow" };
        plan.push_str(&format!(
            "[series.{key}]\nname = \"{name}\"\nkind = \"{kind}\"\n"
        ));
    }
    for (key, name) in [
        ("h", "一季度GDP增速"),
        ("i", "工业增速"),
        ("j", "零售增速"),
        ("k", "全年GDP增速"),
    ] {
        plan.push_str(&format!(
            "[series.{key}]\nname = \"{name}\"\nunit = \"%\"\n"
        ));
    }
    folder.write("targets.toml", &plan);
    for ((name, _, wanted), found) in targets.iter().zip(folder.assessments(&[])) {
        let value = found["latest"]["value"]
            .as_f64()
            .unwrap_or_else(|| panic!("{name}: {found}"));
        assert!((value - wanted).abs() < 5e-7, "{name}: {value}");
    }
}
