//! Open SDG: components published by Statistics Canada (`indicator_calculation_components.yml`) and by EUSTAT.

use crate::case::{Case, case, check, write};

/// Base, value and target as published, with progress value, score and status.
const CANADA: &[Case] = &[
    case(
        "1-2-1",
        &[(2015, "14.5"), (2019, "10.3"), (2023, "10.2")],
        "goal = \"at most 7.25{u}\"",
        Some(0.952_590_179_203_217_2),
        Some(2.518_556_391_030_659_6),
        "substantial_progress",
    ),
    case(
        "14-4-1",
        &[(2015, "95.5974842767"), (2023, "97.4874371859")],
        "goal = \"at least 100{u}\"",
        Some(0.815_053_856_7),
        Some(1.536_148_193_2),
        "moderate_progress",
    ),
    case(
        "3-3-5",
        &[(2010, "4"), (2023, "3")],
        "goal = \"at most 0.4{u}\"\nbaseline = 2010",
        Some(0.201_255_358_7),
        Some(-1.661_429_297_1),
        "limited_progress",
    ),
    case(
        "1-4-1 water",
        &[(2015, "98.8"), (2024, "98.3")],
        "goal = \"100{u}\"",
        Some(-0.699_947_930_0),
        Some(-5.0),
        "deterioration",
    ),
    case(
        "1-4-1 sanitation",
        &[(2015, "82.6"), (2022, "83.9")],
        "goal = \"100{u}\"",
        Some(0.174_131_453_887_758_1),
        Some(-1.774_446_471_085_878_5),
        "limited_progress",
    ),
    // The target is the base: no ratio, achieved all the same.
    case(
        "1-4-1 fuels",
        &[(2015, "100"), (2022, "100")],
        "goal = \"100{u}\"",
        None,
        Some(5.0),
        "target_achieved",
    ),
    case(
        "1-4-1 grade 4",
        &[(2015, "92"), (2019, "92")],
        "goal = \"100{u}\"",
        Some(0.0),
        Some(-2.5),
        "limited_progress",
    ),
    case(
        "14-5-1",
        &[(2015, "0.9"), (2023, "14.7")],
        "goal = \"10{u}\"",
        Some(2.399_683_610_9),
        Some(5.0),
        "target_achieved",
    ),
    // A target of 0 counts as 0.001, a value of 0 as a growth of −100%.
    case(
        "2-b-1",
        &[(2015, "81124"), (2023, "0")],
        "goal = \"at most 0{u}\"",
        Some(1.422_429_344_6),
        Some(5.0),
        "target_achieved",
    ),
    case(
        "3-3-1",
        &[(2015, "0.052"), (2022, "0.048")],
        "goal = \"at most 0{u}\"",
        Some(0.049_095_959_0),
        Some(-2.295_431_867_8),
        "limited_progress",
    ),
    // No value in the base year: the first later one.
    case(
        "11-1-1",
        &[(2018, "10"), (2022, "10.4")],
        "goal = \"0.1{u}\"\ndirection = \"decrease\"",
        Some(-0.030_916_728_428_577_435),
        Some(-2.628_820_732_343_353_7),
        "deterioration",
    ),
    // One year only.
    case("10-c-1", &[(2017, "5.5")], "goal = \"at most 3{u}\"", None, None, "not_available"),
    // The base lies beyond the target.
    case(
        "c 14-2-1",
        &[(2015, "68.5534591194968"), (2023, "46.7336683417085")],
        "goal = \"at least 55{u}\"\ndeadline = 2026",
        Some(-2.358_722_037_769_670_3),
        Some(-5.0),
        "deterioration",
    ),
    case(
        "c 15-5-1",
        &[(2015, "70"), (2021, "68")],
        "goal = \"at most 100{u}\"",
        Some(0.200_288_686_986_579_23),
        Some(5.0),
        "target_achieved",
    ),
    case(
        "c 11-3-1",
        &[(2005, "63"), (2020, "74")],
        "goal = \"at least 85{u}\"\nbaseline = 2005",
        Some(0.894_939_297_431_192_7),
        Some(2.106_761_907_621_266),
        "moderate_progress",
    ),
    case(
        "c 11-1-1",
        &[(2016, "26866"), (2024, "36058")],
        "goal = \"at most 13433{u}\"\ndeadline = 2028",
        Some(-0.667_578_135_797_433_6),
        Some(-5.0),
        "deterioration",
    ),
    // Without target, with a natural limit and without.
    case(
        "1-3-1 children",
        &[(2015, "90"), (2021, "93.2")],
        "goal = \"increase\"\nlimit = \"100{u}\"",
        Some(0.005_839_995_229_728_112),
        Some(2.815_386_645_395_768),
        "substantial_progress",
    ),
    case(
        "1-3-1 pensions",
        &[(2017, "93.4"), (2021, "92.7")],
        "goal = \"increase\"\nlimit = \"100{u}\"",
        Some(-0.001_878_950_723_531_280_8),
        Some(-2.734_868_840_441_410_3),
        "deterioration",
    ),
    case(
        "1-4-1 networks",
        &[(2016, "99.47"), (2022, "99.57")],
        "direction = \"increase\"\nlimit = \"100{u}\"",
        Some(0.000_167_484_563_251_996_12),
        Some(0.545_626_261_065_881_1),
        "moderate_progress",
    ),
    case(
        "17-18-1",
        &[(2016, "74.8"), (2024, "78.3")],
        "direction = \"increase\"\nlimit = \"100{u}\"",
        Some(0.005_732_583_5),
        Some(0.728_119_726_5),
        "moderate_progress",
    ),
    case(
        "10-5-1",
        &[(2015, "5.31"), (2024, "5.27")],
        "goal = \"decrease\"",
        Some(0.000_839_810_8),
        Some(-2.080_094_602_6),
        "limited_progress",
    ),
    case(
        "9-1-2",
        &[(2015, "304908351"), (2023, "325563272")],
        "direction = \"increase\"",
        Some(0.008_226_854_1),
        Some(0.806_713_520_7),
        "moderate_progress",
    ),
    case(
        "11-6-1",
        &[(2016, "24940747"), (2022, "26617188")],
        "direction = \"decrease\"",
        Some(-0.010_901_371_753_663_236),
        Some(-3.862_671_469_207_904_3),
        "deterioration",
    ),
    case(
        "1-5-2",
        &[(2015, "0.0244992943774772"), (2019, "0.0070454100450257")],
        "direction = \"decrease\"",
        Some(0.267_701_449_440_888_14),
        Some(5.0),
        "substantial_progress",
    ),
];

/// EUSTAT's scores have exact constants, which are not those of Statistics Canada: the ratio agrees, the score is recomputed.
const BASQUE: &[Case] = &[
    case(
        "es 1-4-1",
        &[(2015, "99.6"), (2023, "99.8")],
        "goal = \"99.9{u}\"",
        Some(1.250_657_781_501_384_8),
        Some(4.647_623_467_486_241),
        "substantial_progress",
    ),
    case(
        "es 2-1-2",
        &[(2016, "3.1"), (2024, "2.6")],
        "goal = \"at most 0.1{u}\"",
        Some(0.099_974_995_659_571_24),
        Some(-2.083_434_185_585_264_6),
        "limited_progress",
    ),
];

#[test]
fn open_sdg_gives_the_published_figures() {
    for unit in ["", "家", "%"] {
        for cases in [CANADA, BASQUE] {
            let folder = write("open-sdg", cases, unit);
            check(cases, &folder.assessments(&[]));
        }
    }
}

#[test]
fn the_method_of_the_command_line_wins() {
    let folder = write("schedule", CANADA, "");
    for assessment in folder.assessments(&[]) {
        let schedule = serde_json::json!({
            "name": "schedule", "ratio": null, "score": null, "rating": null
        });
        assert_eq!(assessment["method"], schedule);
    }
    check(CANADA, &folder.assessments(&["--method", "open-sdg"]));
}

/// The truncated constants give 0.5999995 a score above 0, which would be another class: the rating follows the ratio.
#[test]
fn the_rating_follows_the_ratio_and_not_the_score() {
    let cases = [
        case(
            "below",
            &[(2015, "1000"), (2016, "1119.9999")],
            "goal = \"1440{u}\"\ndeadline = 2017",
            Some(0.599_999_5),
            Some(0.000_017_916_65),
            "limited_progress",
        ),
        case(
            "at",
            &[(2015, "1000"), (2016, "1120")],
            "goal = \"1440{u}\"\ndeadline = 2017",
            Some(0.6),
            Some(0.000_04),
            "moderate_progress",
        ),
    ];
    let folder = write("open-sdg", &cases, "");
    check(&cases, &folder.assessments(&[]));
}
