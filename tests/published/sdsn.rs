//! SDSN: arrows of the 2019 Europe report for Austria, with the bounds of its methodology.

use crate::case::{Case, case, check, write};

/// Ratios are points a year over points a year; scores are recomputed on the same bounds.
const AUSTRIA: &[Case] = &[
    case(
        "alcohol",
        &[(2013, "12"), (2016, "11.8")],
        "baseline = 2013\ngoal = \"at most 10\"\nbounds = { worst = 17, best = 7 }",
        Some(0.566_666_666_667),
        Some(52.0),
        "moderately_improving",
    ),
    case(
        "pm2.5",
        &[(2014, "14.5"), (2017, "13.8")],
        "baseline = 2014\ngoal = \"at most 10\"\nbounds = { worst = 26, best = 5 }",
        Some(0.829_629_629_630),
        Some(58.095_238_095_2),
        "moderately_improving",
    ),
    case(
        "climate",
        &[(2014, "4.24048"), (2017, "4.43743")],
        "baseline = 2014\ngoal = \"at least 10\"\nbounds = { worst = 0, best = 20 }",
        Some(0.182_376_309_137),
        Some(22.187_15),
        "stagnating",
    ),
    case(
        "obesity",
        &[(2013, "18.8"), (2016, "20.1")],
        "baseline = 2013\ngoal = \"at most 10\"\nbounds = { worst = 35.1, best = 3 }",
        Some(-0.837_121_212_121),
        Some(46.728_971_962_6),
        "decreasing",
    ),
    // Beyond the threshold, though falling.
    case(
        "poverty",
        &[(2015, "13.9"), (2018, "14.3")],
        "goal = \"at most 15\"\nbounds = { worst = 25.6, best = 0 }",
        Some(1.818_181_818_182),
        Some(44.140_625),
        "on_track",
    ),
];

#[test]
fn sdsn_gives_the_arrows_of_its_index() {
    let folder = write("sdsn", AUSTRIA, "");
    check(AUSTRIA, &folder.assessments(&[]));
}

/// The base may be a year off the plan's, and no more.
#[test]
fn the_base_is_the_nearest_year() {
    let bounds = "goal = \"60\"\nbounds = { worst = 0, best = 100 }";
    let ones = [
        (2016, "on_track", Some(1.0)),
        (2014, "on_track", Some(1.0)),
        (2017, "none", None),
        (2013, "none", None),
    ];
    for (base, rating, ratio) in ones {
        let figures: &'static [(i32, &'static str)] = match base {
            2016 => &[(2016, "4"), (2020, "20")],
            2014 => &[(2014, "0"), (2022, "30")],
            2017 => &[(2017, "8"), (2020, "20")],
            _ => &[(2013, "0"), (2020, "20")],
        };
        let score = ratio.map(|_| if base == 2014 { 30.0 } else { 20.0 });
        let cases = [case("one", figures, bounds, ratio, score, rating)];
        let folder = write("sdsn", &cases, "");
        check(&cases, &folder.assessments(&[]));
    }
}
