//! UNSD 2023: the rules as EUSTAT reproduces them; no worked numbers are published, so the figures are recomputed.

use crate::case::{Case, case, check, write};

const RULES: &[Case] = &[
    // A share of 48 on its way to 55, written out beside the formulas.
    case(
        "share",
        &[(2020, "48"), (2023, "51.2")],
        "goal = \"55%\"\nbaseline = 2020\ndeadline = 2025",
        Some(0.778_713_265_822_697_8),
        Some(2.0),
        "fair_progress",
    ),
    // The target year is past: the value of that year counts.
    case(
        "past",
        &[(2015, "50"), (2020, "59.5"), (2022, "70")],
        "goal = \"60%\"\ndeadline = 2020",
        Some(0.95),
        Some(3.0),
        "on_track",
    ),
    case(
        "just short",
        &[(2015, "50"), (2020, "59.4999")],
        "goal = \"60%\"\ndeadline = 2020",
        Some(0.949_99),
        Some(2.0),
        "fair_progress",
    ),
    case(
        "a tenth",
        &[(2015, "50"), (2020, "51")],
        "goal = \"60%\"\ndeadline = 2020",
        Some(0.1),
        Some(2.0),
        "fair_progress",
    ),
    // Met, whatever the trend.
    case(
        "met",
        &[(2015, "90"), (2020, "81")],
        "goal = \"80%\"\ndeadline = 2020",
        Some(0.9),
        Some(3.0),
        "on_track",
    ),
    // Within one point of 100% and of 0%.
    case(
        "nearly all",
        &[(2015, "99"), (2020, "99")],
        "goal = \"100%\"\ndeadline = 2020",
        Some(0.0),
        Some(3.0),
        "on_track",
    ),
    case(
        "nearly none",
        &[(2015, "2"), (2020, "1")],
        "goal = \"at most 0%\"\ndeadline = 2020",
        Some(0.5),
        Some(3.0),
        "on_track",
    ),
    // No value in 2015: the first later year, else the last earlier one.
    case(
        "later",
        &[(2014, "1"), (2017, "50"), (2020, "59.5")],
        "goal = \"60%\"\ndeadline = 2020",
        Some(0.95),
        Some(3.0),
        "on_track",
    ),
    case(
        "earlier",
        &[(2012, "50"), (2014, "50"), (2020, "59.5")],
        "goal = \"60%\"\ndeadline = 2020",
        Some(0.95),
        Some(3.0),
        "on_track",
    ),
    // Without target.
    case(
        "2% a year",
        &[(2015, "50"), (2016, "51")],
        "goal = \"increase\"",
        Some(0.02),
        Some(3.0),
        "on_track",
    ),
    case(
        "0.5% a year",
        &[(2015, "50"), (2016, "50.25")],
        "direction = \"increase\"",
        Some(0.005),
        Some(2.0),
        "fair_progress",
    ),
    case(
        "less",
        &[(2015, "50"), (2016, "50.2")],
        "direction = \"increase\"",
        Some(0.004),
        Some(1.0),
        "stagnation_or_regression",
    ),
    case(
        "2% down",
        &[(2015, "50"), (2016, "49")],
        "goal = \"decrease\"",
        Some(-0.02),
        Some(3.0),
        "on_track",
    ),
    case(
        "0.5% down",
        &[(2015, "50"), (2016, "49.75")],
        "goal = \"decrease\"",
        Some(-0.005),
        Some(2.0),
        "fair_progress",
    ),
    // Done or not.
    case("done", &[(2015, "0"), (2020, "100")], "goal = \"建成\"", None, Some(3.0), "on_track"),
    case(
        "not done",
        &[(2015, "0"), (2020, "0")],
        "goal = \"建成\"",
        None,
        Some(1.0),
        "stagnation_or_regression",
    ),
    case("one year", &[(2020, "50")], "goal = \"60%\"", None, None, "no_assessment"),
    case(
        "no growth from zero",
        &[(2015, "0"), (2020, "5")],
        "goal = \"10%\"",
        None,
        None,
        "no_assessment",
    ),
];

#[test]
fn unsd_follows_the_rules_of_2023() {
    let folder = write("unsd", RULES, "%");
    check(RULES, &folder.assessments(&[]));
}
