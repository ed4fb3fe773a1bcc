//! What goals promise in absolute terms, and goals that hold or not.

use super::{Example, PLAN, check};

const fn of(series: &'static str, target: &'static str, figures: &'static str) -> Example<'static> {
    Example { series, target, figures, ..PLAN }
}

const FLOW: &str = "unit = \"亿元\"\nkind = \"flow\"";
const RATE: &str = "unit = \"%\"\nkind = \"rate\"";
const GROWTH: &str = "unit = \"%\"\nkind = \"growth\"";

#[test]
fn relative_goals_are_levels() {
    let level = |target| of(FLOW, target, "2018,80 2020,100 2025,150");
    let share = |target| of(RATE, target, "2020,40 2025,50");
    let met = |t: &str, gap: &str, progress: &str, margin: &str| {
        format!(
            "achieved final T {t} b 100@2020 x 150@2025 gap {gap} progress {progress} time 1 margin {margin} projection 150 because achieved"
        )
    };
    let expected = [met("150", "0", "1", "0"), met("128", "-22", "1.78571", "0.785714")];
    check(&[
        ("增长50%", level("goal = \"增长50%\""), &expected[0]),
        ("增加 an amount", level("goal = \"增加50亿元\""), &expected[0]),
        ("是…的…倍", level("goal = \"是2020年的1.5倍\"\npath = \"linear\""), &expected[0]),
        ("of the year named", level("goal = \"较2018年增长60%\""), &expected[1]),
        (
            "翻番",
            level("goal = \"翻番\""),
            "missed final T 200 b 100@2020 x 150@2025 gap 50 progress 0.5 time 1 margin -0.5 projection 150",
        ),
        (
            "年均增长 from the year named",
            level("goal = \"较2018年年均增长10%\""),
            "missed final T 155.897 b 100@2020 x 150@2025 gap 5.89737 progress 0.894496 time 1 margin -0.105504 projection 150",
        ),
        (
            "年均增长",
            level("goal = \"年均增长10%\""),
            "missed final T 161.051 b 100@2020 x 150@2025 gap 11.051 progress 0.818987 time 1 margin -0.181013 projection 150",
        ),
        (
            "下降: at most",
            level("goal = \"下降13.5%\""),
            "missed final T 86.5 b 100@2020 x 150@2025 gap 63.5 progress -3.7037 time 1 margin -4.7037 projection 150",
        ),
        (
            "a range is absolute at both ends",
            level("goal = \"增长40%-60%\""),
            "achieved final T 140 b 100@2020 x 150@2025 gap -10 progress 1.25 time 1 margin 0.25 projection 150 because achieved",
        ),
        (
            "the year named is missing",
            level("goal = \"较2015年增长60%\""),
            "no-data final b 100@2020 x 150@2025 because no-baseline",
        ),
        (
            "提高…个百分点",
            share("goal = \"提高10个百分点\""),
            "achieved final T 50 b 40@2020 x 50@2025 gap 0 progress 1 time 1 margin 0 projection 50 because achieved",
        ),
        (
            "不降低: the baseline's level",
            level("goal = \"不降低\""),
            "achieved final T 100 b 100@2020 x 150@2025 gap -50 because met-at-baseline",
        ),
    ]);
}

#[test]
fn goals_on_growths_stand() {
    let growth = |target| of(GROWTH, target, "2021,8 2022,3 2023,5.5");
    check(&[
        (
            "a level",
            growth("goal = \"6%以上\""),
            "near T 6 x 5.5@2023 gap 0.5 because standing-goal",
        ),
        (
            "增长N% is the level N%",
            growth("goal = \"增长5%左右\""),
            "on-schedule T 5 x 5.5@2023 gap -0.5 because standing-goal",
        ),
        (
            "增速N% too",
            growth("goal = \"增速6%以上\""),
            "near T 6 x 5.5@2023 gap 0.5 because standing-goal",
        ),
        (
            "年均: the geometric mean",
            growth("goal = \"年均增长5.5%\""),
            "near T 5.5 x 5.48025@2021-01/2023-12 gap 0.0197509 because standing-goal",
        ),
        (
            "累计: what the years compound to",
            growth("goal = \"五年累计增长30%\""),
            "on-schedule T 30 x 17.3582@2021-01/2023-12 gap 12.6418 progress 0.578607 time 0.568285 margin 0.0103219 observed 0.0548025 required 0.0524827 projection 30.5737",
        ),
        (
            "against the baseline: the same",
            growth("goal = \"较2020年增长30%\""),
            "on-schedule T 30 x 17.3582@2021-01/2023-12 gap 12.6418 progress 0.578607 time 0.568285 margin 0.0103219 observed 0.0548025 required 0.0524827 projection 30.5737",
        ),
    ]);
}

#[test]
fn growth_itself_and_changes_of_amounts() {
    let growth = |target| of(GROWTH, target, "2020,5 2021,3 2025,3.1");
    let next = |target, figures| Example {
        plan: "baseline = \"2023\"\ndeadline = \"2024\"",
        ..of(FLOW, target, figures)
    };
    let apart = |target| {
        let figures = "2020,甲,4.3 2020,乙,3.1 2021,甲,5 2021,乙,8 2022,甲,7 2022,乙,4";
        of(GROWTH, target, figures)
    };
    check(&[
        (
            "正增长 of a growth",
            growth("goal = \"保持正增长\""),
            "achieved final T 0 b 5@2020 x 3.1@2025 gap -3.1 because standing-goal",
        ),
        (
            "the same by a number",
            growth("goal = \"增长高于0\""),
            "achieved final T 0 b 5@2020 x 3.1@2025 gap -3.1 because standing-goal",
        ),
        (
            "增速提高 of a growth",
            growth("goal = \"稳步提高\""),
            "missed final b 5@2020 x 3.1@2025 because standing-goal",
        ),
        (
            "正增长 of an amount in the year",
            next("goal = \"正增长\"", "2023-01~06,63.5 2023,128.3 2024-01~06,61"),
            "behind T 0 x -3.93701@2024-H1 gap 3.93701 because standing-goal",
        ),
        (
            "净增 of an amount",
            next("goal = \"净增2亿元\"", "2023,55 2024,55.5"),
            "missed final T 57 b 55@2023 x 55.5@2024 gap 1.5 progress 0.973684 time 1 margin -0.0263158",
        ),
        (
            "年均 beside another",
            apart("goal = \"年均增速高于全市增速\"\nreference = \"乙\""),
            "on-schedule T 0 b 1.2@2020 x 0.0141525@2021-01/2022-12 gap -0.0141525 because standing-goal",
        ),
        (
            "每年 beside another",
            apart("goal = \"每年高于全市增速\"\nreference = \"乙\""),
            "behind T 0 b 1.2@2020 x 3@2022 gap -3 because standing-goal",
        ),
        (
            "near in ‰ is a share of the goal",
            of("unit = \"‰\"\nkind = \"rate\"", "goal = \"保持在5‰以下\"", "2020,4.8 2023,9.7"),
            "behind T 5 b 4.8@2020 x 9.7@2023 gap 4.7 because standing-goal",
        ),
    ]);
}

#[test]
fn means_years_and_directions() {
    let years = "2020,5 2021,8 2022,3 2023,7";
    let rate = |target| of(RATE, target, years);
    check(&[
        (
            "the mean of the years",
            rate("goal = \"年均不低于6%\""),
            "on-schedule T 6 b 5@2020 x 6@2021-01/2023-12 gap 0 because standing-goal",
        ),
        (
            "no verdict across a year missing",
            of(RATE, "goal = \"年均不低于6%\"", "2020,5 2021,8 2023,7"),
            "no-data T 6 b 5@2020 x 8@2021 gap -2 because missing-year",
        ),
        (
            "every year",
            rate("goal = \"每年不低于3%\""),
            "on-schedule T 3 b 5@2020 x 7@2023 gap -4 because standing-goal",
        ),
        (
            "not every year",
            rate("goal = \"每年不低于5%\""),
            "behind T 5 b 5@2020 x 7@2023 gap -2 because standing-goal",
        ),
        (
            "every year, and the last is there",
            of(RATE, "goal = \"每年不低于3%\"\ndeadline = \"2023\"", years),
            "achieved final T 3 b 5@2020 x 7@2023 gap -4 because standing-goal",
        ),
        (
            "a year missing is no year met",
            of(RATE, "goal = \"每年不低于3%\"\ndeadline = \"2023\"", "2020,5 2021,8 2023,7"),
            "no-data T 3 b 5@2020 x 7@2023 gap -4 because missing-year",
        ),
        (
            "holds",
            rate("goal = \"保持在6%以上\""),
            "on-schedule T 6 b 5@2020 x 7@2023 gap -1 because standing-goal",
        ),
        (
            "up since the baseline",
            rate("goal = \"提高\""),
            "on-schedule b 5@2020 x 7@2023 because standing-goal",
        ),
        (
            "not up every year",
            rate("goal = \"逐年提高\""),
            "behind b 5@2020 x 7@2023 because standing-goal",
        ),
        (
            "up since the year named",
            of(RATE, "goal = \"较2021年提高\"", years),
            "behind b 5@2020 x 7@2023 because standing-goal",
        ),
        (
            "without a baseline there is no way to tell",
            of(RATE, "goal = \"提高\"", "2021,8 2023,7"),
            "no-data x 7@2023 because no-baseline",
        ),
        (
            "done",
            of(RATE, "goal = \"建成\"", "2020,0 2023,60"),
            "on-schedule T 100 b 0@2020 x 60@2023 gap 40 progress 0.6 time 0.6 margin 0 observed 20 required 20 projection 100 because zero-base",
        ),
    ]);
}
