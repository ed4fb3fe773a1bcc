//! Which value counts.

use super::{Example, PLAN, check};
use crate::assess::{Assessment, Decomposition};
use crate::quantity::Decimal;
use proptest::prelude::*;

const fn of(series: &'static str, target: &'static str, figures: &'static str) -> Example<'static> {
    Example { series, target, figures, ..PLAN }
}

const FLOW: &str = "unit = \"万人次\"\nkind = \"flow\"";
const STOCK: &str = "unit = \"家\"\nkind = \"stock\"";
const RATE: &str = "unit = \"%\"\nkind = \"rate\"";
const GROWTH: &str = "unit = \"%\"\nkind = \"growth\"";
const TO_2024: &str = "baseline = \"2023\"\ndeadline = \"2024\"";

#[test]
fn flows_count_twelve_months() {
    let halves = "2020,100 2023,150 2023年1-6月,70 2024年1-6月,90";
    check(&[
        (
            "the newest whole year",
            of(FLOW, "goal = \"240万人次\"", halves),
            "behind T 240 b 100@2020 x 150@2023 gap 90 progress 0.357143 time 0.6 margin -0.242857 observed 16.6667 required 45 projection 183.333",
        ),
        (
            "of cells of parts of a year no window makes a year",
            of(
                RATE,
                "goal = \"60%\"\nwindow = \"trailing-year\"",
                "2020,50 2023,56 2024年1-6月,61",
            ),
            "on-schedule T 60 b 50@2020 x 56@2023 gap 4 progress 0.6 time 0.6 margin 0 observed 2 required 2 projection 60",
        ),
        (
            "a rate made of its months has any twelve of them",
            of(
                "unit = \"%\"\nkind = \"rate\"\nover = \"mean\"",
                "goal = \"4%以内\"\nwindow = \"trailing-year\"",
                "2020,6 2022年上半年,6 2022年下半年,6 2023年上半年,6 2023年下半年,5 2024年上半年,4",
            ),
            "on-schedule T 4 b 6@2020 x 4.5@2023-07/2024-06 gap 0.5 progress 0.75 time 0.7 margin 0.05 observed -0.428571 required -0.333333 projection 3.85714",
        ),
        (
            "what is promised of each year is held against years",
            of(
                FLOW,
                "formula = \"甲 / 乙\"\ngoal = \"每年50%以上\"\nwindow = \"ytd\"",
                "2021,50 2021,乙,100 2022,54 2022,乙,100 2023年1-6月,20 2023年1-6月,乙,50",
            ),
            "on-schedule T 50 x 54@2022 gap -4 because standing-goal",
        ),
        (
            "calendar years only",
            of(FLOW, "goal = \"200万人次\"\nwindow = \"year\"", halves),
            "behind T 200 b 100@2020 x 150@2023 gap 50 progress 0.5 time 0.6 margin -0.1 observed 16.6667 required 25 projection 183.333",
        ),
        (
            "no run of twelve months",
            of(FLOW, "goal = \"200万人次\"", "2024年1-6月,90"),
            "no-data T 200 because not-twelve-months",
        ),
        (
            "a share without one: none",
            of(FLOW, "formula = \"甲 / 乙\"\ngoal = \"50%\"", "2024年1-6月,90 2024年1-6月,乙,200"),
            "no-data T 50 because not-twelve-months",
        ),
    ]);
}

#[test]
fn a_goal_for_one_year_counts_its_own_months() {
    let half = "2023,150 2023年1-6月,70 2024年1-6月,90";
    let annual = |target| Example { plan: TO_2024, ..of(FLOW, target, half) };
    check(&[
        (
            "an amount",
            annual("goal = \"200万人次\""),
            "behind T 200 b 150@2023 x 90@2024-H1 gap 110 progress 0.45 time 0.466667 margin -0.0166667 projection 192.857 because within-a-year",
        ),
        (
            "a growth: that of the same months",
            annual("goal = \"增长20%\""),
            "on-schedule T 20 x 28.5714@2024-H1 gap -8.57143 because standing-goal",
        ),
        (
            "on the year before",
            annual("goal = \"较上年增长20%左右\""),
            "on-schedule T 20 x 28.5714@2024-H1 gap -8.57143 because standing-goal",
        ),
        (
            "growth a year is the growth of the year",
            annual("goal = \"年均增长20%\""),
            "on-schedule T 20 x 28.5714@2024-H1 gap -8.57143 because standing-goal",
        ),
        (
            "a change",
            annual("goal = \"增加30万人次\""),
            "ahead T 180 b 150@2023 x 90@2024-H1 gap 90 progress 0.5 time 0.466667 margin 0.0333333 projection 192.857 because within-a-year",
        ),
        (
            "a ceiling: less than time has passed is good, and it is kept only at the end",
            annual("goal = \"不超过240万人次\""),
            "ahead T 240 b 150@2023 x 90@2024-H1 gap -150 progress 0.375 time 0.466667 margin 0.0916667 projection 192.857 because within-a-year",
        ),
        (
            "a floor at zero holds or not",
            Example {
                figures: "2023,-5 2023年1-6月,-3 2024年1-6月,-2",
                ..annual("goal = \"0万人次以上\"")
            },
            "behind T 0 b -5@2023 x -2@2024-H1 gap 2 projection -3.33333 because standing-goal",
        ),
        (
            "what is to be kept of a year's amount is the amount",
            annual("goal = \"保持在120万人次以上\""),
            "ahead T 120 b 150@2023 x 90@2024-H1 gap 30 progress 0.75 time 0.466667 margin 0.283333 projection 192.857 because within-a-year",
        ),
        (
            "the years of a plan of one are that one",
            annual("goal = \"年均不低于120万人次\""),
            "ahead T 120 b 150@2023 x 90@2024-H1 gap 30 progress 0.75 time 0.466667 margin 0.283333 projection 192.857 because within-a-year",
        ),
        (
            "nor does a growth compound in one year",
            Example {
                series: GROWTH,
                figures: "2023,5.5 2024年1-6月,6.2",
                ..annual("goal = \"〔5〕%\"")
            },
            "on-schedule T 5 b 5.5@2023 x 6.2@2024-H1 gap -1.2 because standing-goal",
        ),
        (
            "a rate of each year is carried to the one year",
            Example {
                series: RATE,
                figures: "2023年1-6月,80 2023,81 2024年1-6月,78",
                ..annual("goal = \"每年不低于81%\"")
            },
            "behind T 81 b 81@2023 x 78@2024-H1 gap 2 because standing-goal",
        ),
        (
            "a range is not to be passed",
            annual("goal = \"100-140万人次\""),
            "behind T 100 b 150@2023 x 90@2024-H1 gap 10 progress 0.9 time 0.466667 margin 0.433333 projection 192.857 because within-a-year",
        ),
        (
            "a share is a level",
            Example {
                plan: TO_2024,
                ..of(
                    FLOW,
                    "formula = \"甲 / 乙\"\ngoal = \"60%\"",
                    "2023,50 2023,乙,100 2024,55 2024,乙,100",
                )
            },
            "missed final T 60 b 50@2023 x 55@2024 gap 5 because standing-goal",
        ),
    ]);
}

#[test]
fn a_goal_for_a_part_of_the_year_counts_the_same_part_of_an_earlier_one() {
    let of_half = |plan, figures| Example { plan, ..of(FLOW, "goal = \"增长5%\"", figures) };
    check(&[
        (
            "a year later",
            of_half(
                "baseline = \"2023-H1\"\ndeadline = \"2024-H1\"",
                "2023年1-6月,150 2023,280 2024年1-6月,160",
            ),
            "achieved final T 5 x 6.66667@2024-H1 gap -1.66667 because standing-goal",
        ),
        (
            "on the way the newest such part, not twelve months",
            of_half(
                "baseline = \"2022-H1\"\ndeadline = \"2024-H1\"",
                "2022年1-6月,100 2023年1-6月,104 2023,280",
            ),
            "ahead T 105 b 100@2022-H1 x 104@2023-H1 gap 1 progress 0.8 time 0.493902 margin 0.306098 observed 0.04 required 0.00961538 projection 108.16",
        ),
    ]);
}

#[test]
fn a_deadline_that_is_a_part_of_the_year_has_its_own_share_and_figure() {
    let half = |target: &'static str, figures: &'static str| Example {
        plan: "baseline = \"2023\"\ndeadline = \"2024H1\"",
        target,
        figures,
        ..PLAN
    };
    let rate = |figures: &'static str| Example {
        series: "unit = \"%\"\nkind = \"rate\"",
        ..half("goal = \"5.5%以内\"", figures)
    };
    check(&[
        (
            "the share of the half year",
            half("goal = \"28万人次\"", "2023-01~03,12 2023-01~06,27 2023,55 2024-01~03,13"),
            "ahead T 28 b 55@2023 x 13@2024-Q1 gap 15 progress 0.464286 time 0.444444 margin 0.0198413 projection 29.25 because within-a-year",
        ),
        (
            "a final rate is what it is",
            rate("2023-01~06,5.4 2023,5.2 2024-01~06,5.6"),
            "missed final T 5.5 b 5.2@2023 x 5.6@2024-H1 gap 0.1 because standing-goal",
        ),
        (
            "a quarter of it is carried to the half year",
            rate("2023-01~03,5.3 2023-01~06,5.4 2023,5.2 2024-01~03,5.5"),
            "near T 5.5 b 5.2@2023 x 5.5@2024-Q1 gap 0.1 because standing-goal",
        ),
    ]);
}

#[test]
fn running_totals_and_changes_since_the_baseline() {
    check(&[
        (
            "the sum of a flow",
            of(FLOW, "goal = \"新增500万人次\"", "2020,90 2021,100 2022,120 2023,80"),
            "on-schedule T 500 b 90@2020 x 300@2021-01/2023-12 gap 200 progress 0.6 time 0.6 margin 0 observed 100 required 100 projection 500 because zero-base",
        ),
        (
            "the change of a stock",
            of(STOCK, "goal = \"新增10家\"", "2020,90 2023,96"),
            "on-schedule T 10 b 90@2020 x 6@2021-01/2023-12 gap 4 progress 0.6 time 0.6 margin 0 observed 2 required 2 projection 10 because zero-base",
        ),
        (
            "a running total on a stock is the level itself",
            of(STOCK, "goal = \"累计100家\"", "2020,90 2023,96"),
            "on-schedule T 100 b 90@2020 x 96@2023 gap 4 progress 0.6 time 0.6 margin 0 observed 2 required 2 projection 100",
        ),
        (
            "the change of a share, of the value that counts",
            of(
                FLOW,
                "formula = \"甲 / 乙\"\ngoal = \"新增10%\"",
                "2020,40 2020,乙,100 2021,10 2021,乙,100 2023,46 2023,乙,100",
            ),
            "on-schedule T 10 b 40@2020 x 6@2021-01/2023-12 gap 4 progress 0.6 time 0.6 margin 0 observed 2 required 2 projection 10 because zero-base",
        ),
        (
            "a growth compounds, and so does its path",
            of(GROWTH, "goal = \"〔21〕%\"\ndeadline = \"2022\"", "2021,10"),
            "on-schedule T 21 x 10@2021 gap 11 progress 0.47619 time 0.47619 margin 0 observed 0.1 required 0.1 projection 21",
        ),
        (
            "a cut compounds as a cut",
            Example {
                series: GROWTH,
                target: "formula = \"能耗降低率\"\ngoal = \"〔19〕%\"\ndeadline = \"2022\"",
                figures: "2021,能耗降低率(%),10",
                ..PLAN
            },
            "on-schedule T 19 x 10@2021 gap 9 progress 0.526316 time 0.526316 margin 0 observed 0.1 required 0.1 projection 19",
        ),
        (
            "growth of a part of a year does not compound",
            of(GROWTH, "goal = \"〔21〕%\"", "2021年1-6月,10"),
            "pending T 21 because first-year",
        ),
        (
            "cum(x) of cuts compounds as 〔〕 does",
            of(
                "unit = \"%\"\nkind = \"growth\"\ncut = true",
                "formula = \"cum(甲)\"\ngoal = \"13.5%以上\"",
                "2021,3 2022,3.2 2023,1.8",
            ),
            "on-schedule T 13.5 x 7.79413@2021-01/2023-12 gap 5.70587 progress 0.577343 time 0.617312 margin -0.0399689 observed 0.0266862 required 0.031435 projection 12.6497",
        ),
        (
            "cum(x) of a stock is what was added",
            of(
                "unit = \"家\"\nkind = \"stock\"",
                "formula = \"cum(甲)\"\ngoal = \"50家\"",
                "2020,80 2021,90 2022,101 2023,112",
            ),
            "on-schedule T 50 b 80@2020 x 32@2021-01/2023-12 gap 18 progress 0.64 time 0.6 margin 0.04 observed 10.6667 required 9 projection 53.3333 because zero-base",
        ),
        (
            "a floor below zero is used up",
            of(
                "unit = \"亿元\"\nkind = \"flow\"",
                "goal = \"五年累计不低于-50亿元\"",
                "2020,-10 2021,-12 2022,-13 2023,-14",
            ),
            "behind T -50 b -10@2020 x -39@2021-01/2023-12 gap -11 progress 0.78 time 0.6 margin -0.18 observed -13 required -5.5 projection -65 because zero-base",
        ),
        (
            "a fall of what is no amount is reached",
            of(
                "unit = \"万人\"\nkind = \"stock\"",
                "goal = \"新增-9万人\"",
                "2020,100 2021,97 2022,94 2023,90",
            ),
            "achieved early T -9 b 100@2020 x -10@2021-01/2023-12 gap -1 progress 1.11111 time 0.6 margin 0.511111 projection -16.6667 because sign-change",
        ),
        (
            "the sign of a sum settles no side",
            of(
                "unit = \"亿元\"\nkind = \"flow\"",
                "goal = \"五年累计-50亿元\"",
                "2020,-10 2021,-12 2022,-13 2023,-14",
            ),
            "no-data T -50 b -10@2020 x -39@2021-01/2023-12 because unclear-direction",
        ),
        (
            "cum(x) is counted from the baseline",
            of(
                FLOW,
                "formula = \"cum(甲)\"\ngoal = \"500万人次\"",
                "2020,90 2021,100 2022,120 2023,80",
            ),
            "on-schedule T 500 b 90@2020 x 300@2021-01/2023-12 gap 200 progress 0.6 time 0.6 margin 0 observed 100 required 100 projection 500 because zero-base",
        ),
    ]);
}

#[test]
fn stocks_rates_and_growths() {
    check(&[
        (
            "the newest stock, from its last month at the baseline",
            of(
                STOCK,
                "goal = \"200家\"",
                "2020年6月,80 2020年12月,100 2023年12月,160 2024年6月,170",
            ),
            "on-schedule T 200 b 100@2020 x 170@2024-06 gap 30 progress 0.7 time 0.7 margin 0 observed 20 required 20 projection 200",
        ),
        (
            "the rate of the newest whole year",
            of(RATE, "goal = \"60%\"", "2020,40 2023年四季度,55 2023,52 2024年一季度,50"),
            "on-schedule T 60 b 40@2020 x 52@2023 gap 8 progress 0.6 time 0.6 margin 0 observed 4 required 4 projection 60",
        ),
        (
            "of several that end together the longest",
            of(RATE, "goal = \"60%\"", "2020,40 2023年四季度,55 2023,52"),
            "on-schedule T 60 b 40@2020 x 52@2023 gap 8 progress 0.6 time 0.6 margin 0 observed 4 required 4 projection 60",
        ),
        (
            "a rate of parts: in the year in progress since January",
            of(
                "unit = \"%\"\nkind = \"rate\"\nover = \"mean\"",
                "goal = \"6%以下\"",
                "2024年1月,5 2024年2月,6 2024年3月,4",
            ),
            "no-data T 6 because not-twelve-months",
        ),
        (
            "a month missing: the newest run that has all its parts",
            of(
                "unit = \"%\"\nkind = \"rate\"\nover = \"mean\"",
                "goal = \"6%以下\"",
                "2024年1月,5 2024年2月,6 2024年4月,1",
            ),
            "no-data T 6 because not-twelve-months",
        ),
        (
            "computed growth: since January",
            of(
                FLOW,
                "formula = \"yoy(甲)\"\ngoal = \"5%以上\"",
                "2023-01,10 2023-02,10 2024-01,10 2024-02,11",
            ),
            "no-data T 5 because not-twelve-months",
        ),
    ]);
}

#[test]
fn growth_at_constant_prices() {
    let series = "unit = \"亿元\"\nkind = \"flow\"\ngrowth = [\"甲增速\"]";
    check(&[
        (
            "over years: the baseline's level grown by what is published",
            of(
                series,
                "goal = \"增长21%\"",
                "2020,100 2021,200 2022,300 2021,甲增速,10 2022,甲增速,0",
            ),
            "ahead T 121 b 100@2020 x 110@2022 gap 11 progress 0.47619 time 0.377287 margin 0.0989031 observed 0.0488088 required 0.0322801 projection 126.906",
        ),
        (
            "in a year: the published growth of the year to date",
            Example {
                plan: TO_2024,
                ..of(
                    series,
                    "goal = \"增长10%\"",
                    "2023,100 2023年1-6月,40 2024年1-6月,90 2024年1-6月,甲增速,25",
                )
            },
            "on-schedule T 10 x 25@2024-H1 gap -15 because standing-goal",
        ),
    ]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Powers of two below: every quotient is an exact decimal.
    #[test]
    fn what_changes_are_made_of_adds_up_to_them(
        (n0, n1) in (1_i64..100_000, 1_i64..100_000),
        (d0, d1) in (0_u32..10, 0_u32..10),
        (a, b) in (1_i64..100_000, 1_i64..100_000),
    ) {
        let (d0, d1) = (1_i64 << d0, 1_i64 << d1);
        let figures = format!("2020,{n0} 2023,{n1} 2020,乙,{d0} 2023,乙,{d1}");
        let ratio = Example { figures: &figures, ..of(FLOW, "formula = \"甲 / 乙\"\ngoal = \"50%\"", "") };
        let assessment = ratio.assess();
        let change = change(&assessment);
        let Some(Decomposition::Ratio(parts)) = &assessment.decomposition else {
            panic!("{figures}");
        };
        let (of_numerator, of_denominator) = parts.effects.unwrap();
        prop_assert!(of_numerator.plus(of_denominator).unwrap().compare(change).is_eq());

        let figures = format!("2020,{n0} 2023,{n1} 2020,乙,{a} 2023,乙,{b}");
        let sum = Example { figures: &figures, ..of(FLOW, "formula = \"甲 + 乙\"\ngoal = \"900000万人次\"", "") };
        let assessment = sum.assess();
        let change = self::change(&assessment);
        let Some(Decomposition::Sum(parts)) = &assessment.decomposition else {
            panic!("{figures}");
        };
        let parts = parts.iter().map(|part| part.change.unwrap());
        let all = parts.fold(Decimal::ZERO, |sum, part| sum.plus(part).unwrap());
        prop_assert!(all.compare(change).is_eq());
    }
}

/// x − b
fn change(assessment: &Assessment) -> Decimal {
    let [latest, baseline] =
        [&assessment.latest, &assessment.baseline].map(|point| point.as_ref().unwrap().value);
    latest.minus(baseline).unwrap()
}
