//! Eurostat's and ESCAP's methods: constructed cases, recomputed; neither office's own text with figures was at hand.

use crate::case::{Case, case, check, close, write};

const GOAL: &str = "baseline = 2015\ngoal = \"at least 55\"\ndeadline = 2025";

/// Over the last five years, whatever the plan's base; classes at 0.95, 0.60 and 0, at ±1% a year without a goal.
const EUROSTAT: &[Case] = &[
    // (51.2/48)^(1/3) - 1 over (55/48)^(1/5) - 1: fewer than five years.
    case(
        "short",
        &[(2020, "48"), (2023, "51.2")],
        GOAL,
        Some(0.787_882_124_994),
        None,
        "moderate_progress",
    ),
    // From 2018 on, not from 2015.
    case(
        "window",
        &[(2015, "30"), (2018, "40"), (2020, "43"), (2023, "50")],
        GOAL,
        Some(0.980_566_070_430),
        None,
        "significant_progress",
    ),
    case(
        "away",
        &[(2018, "40"), (2023, "39")],
        GOAL,
        Some(-0.108_515_682_527),
        None,
        "movement_away",
    ),
    case(
        "watched",
        &[(2018, "100"), (2023, "105")],
        "direction = \"increase\"",
        Some(0.009_805_797_673),
        None,
        "moderate_progress",
    ),
    case(
        "falling",
        &[(2018, "100"), (2023, "110")],
        "direction = \"decrease\"",
        Some(-0.019_244_876_491),
        None,
        "significant_movement_away",
    ),
];

#[test]
fn eurostat_takes_the_last_five_years() {
    let folder = write("eurostat", EUROSTAT, "");
    check(EUROSTAT, &folder.assessments(&[]));
}

/// 10·d·(x − b)/|T − b|, cut to 0 to 10 in the score alone.
#[test]
fn escap_tells_where_the_value_stands() {
    let cases = [
        case(
            "share",
            &[(2020, "48"), (2023, "51.2")],
            "baseline = 2020\ngoal = \"at least 55\"",
            Some(4.571_428_571_43),
            Some(4.571_428_571_43),
            "",
        ),
        case(
            "falls",
            &[(2020, "30"), (2023, "36")],
            "baseline = 2020\ngoal = \"at most 20\"",
            Some(-6.0),
            Some(0.0),
            "",
        ),
        case(
            "beyond",
            &[(2020, "30"), (2023, "18")],
            "baseline = 2020\ngoal = \"at most 20\"",
            Some(12.0),
            Some(10.0),
            "",
        ),
    ];
    let folder = write("escap", &cases, "");
    for (case, assessment) in cases.iter().zip(folder.assessments(&[])) {
        let method = &assessment["method"];
        close(case.id, &method["ratio"], case.ratio);
        close(case.id, &method["score"], case.score);
        assert!(method["rating"].is_null(), "{method}");
    }
}
