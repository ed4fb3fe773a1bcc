//! Measures and status: every rule of the order, every edge with its answer and its reason.

use super::{Example, PLAN, check};

const RISING: Example<'static> = Example { target: "goal = \"200万人次\"", ..PLAN };

const fn with(figures: &'static str) -> Example<'static> {
    Example { figures, ..RISING }
}

const fn promised(target: &'static str, figures: &'static str) -> Example<'static> {
    Example { target, figures, ..PLAN }
}

#[test]
fn the_order_of_verdicts() {
    check(&[
        (
            "above the band",
            with("2020,100 2023,180"),
            "ahead T 200 b 100@2020 x 180@2023 gap 20 progress 0.8 time 0.6 margin 0.2 observed 26.6667 required 10 projection 233.333",
        ),
        (
            "on the edge of the band",
            with("2020,100 2023,165"),
            "on-schedule T 200 b 100@2020 x 165@2023 gap 35 progress 0.65 time 0.6 margin 0.05 observed 21.6667 required 17.5 projection 208.333",
        ),
        (
            "below the band",
            with("2020,100 2023,150"),
            "behind T 200 b 100@2020 x 150@2023 gap 50 progress 0.5 time 0.6 margin -0.1 observed 16.6667 required 25 projection 183.333",
        ),
        (
            "moved away",
            with("2020,100 2023,90"),
            "regressing T 200 b 100@2020 x 90@2023 gap 110 progress -0.1 time 0.6 margin -0.7 observed -3.33333 required 55 projection 83.3333",
        ),
        (
            "met before the deadline",
            with("2020,100 2023,210"),
            "achieved early T 200 b 100@2020 x 210@2023 gap -10 progress 1.1 time 0.6 margin 0.5 projection 283.333 because achieved",
        ),
        (
            "the deadline's figure, met",
            with("2020,100 2025,200"),
            "achieved final T 200 b 100@2020 x 200@2025 gap 0 progress 1 time 1 margin 0 projection 200 because achieved",
        ),
        (
            "the deadline's figure, whatever is newer",
            with("2020,100 2025,190 2026,210"),
            "missed final T 200 b 100@2020 x 190@2025 gap 10 progress 0.9 time 1 margin -0.1 projection 190",
        ),
        (
            "the deadline is past, its figure missing",
            with("2020,100 2024,190 2026,210"),
            "ahead T 200 b 100@2020 x 190@2024 gap 10 progress 0.9 time 0.8 margin 0.1 observed 22.5 required 10 projection 212.5 because awaiting-final",
        ),
        (
            "later figures do not exist for the run",
            Example { as_of: "2023", ..with("2020,100 2023,180 2024,150") },
            "ahead T 200 b 100@2020 x 180@2023 gap 20 progress 0.8 time 0.6 margin 0.2 observed 26.6667 required 10 projection 233.333",
        ),
    ]);
}

#[test]
fn what_is_missing_has_its_reason() {
    check(&[
        ("no value", with("2020,乙,1"), "no-data T 200 because unknown-series"),
        (
            "no baseline, never the nearest year",
            with("2021,120 2023,150"),
            "no-data T 200 x 150@2023 gap 50 because no-baseline",
        ),
        (
            "no baseline, and met",
            with("2021,120 2023,250"),
            "achieved early T 200 x 250@2023 gap -50 because no-baseline",
        ),
        (
            "before the baseline",
            promised(
                "goal = \"200万人次\"\nbaseline = { period = \"2020\", value = \"100万人次\" }",
                "2019,90",
            ),
            "pending T 200 b 100@2020 x 90@2019 because first-year",
        ),
        ("one point", with("2020,100"), "pending T 200 b 100@2020 x 100@2020 because first-year"),
        (
            "no deadline",
            Example { plan: "baseline = \"2020\"", ..with("2020,100 2023,180") },
            "no-data T 200 b 100@2020 x 180@2023 gap 20 progress 0.8 observed 26.6667 because no-deadline",
        ),
        (
            "watched only",
            promised("", "2020,100 2023,180"),
            "watched b 100@2020 x 180@2023 because no-goal",
        ),
        (
            "T = b, met at the baseline",
            promised("goal = \"100万人次\"", "2020,100 2023,120"),
            "on-schedule T 100 b 100@2020 x 120@2023 gap -20 because met-at-baseline",
        ),
        (
            "T = b, not met at the baseline",
            promised("goal = \"超过100万人次\"", "2020,100 2023,90"),
            "no-data T 100 b 100@2020 x 90@2023 gap 10 observed -3.33333 required 5 projection 83.3333 because goal-equals-baseline",
        ),
        (
            "b = 0: a line needs no growth",
            with("2020,0 2023,120"),
            "on-schedule T 200 b 0@2020 x 120@2023 gap 80 progress 0.6 time 0.6 margin 0 observed 40 required 40 projection 200 because zero-base",
        ),
        (
            "b = 0 on a compound path",
            promised("goal = \"200万人次\"\npath = \"compound\"", "2020,0 2023,120"),
            "no-data T 200 b 0@2020 x 120@2023 gap 80 progress 0.6 required 0.290994 because zero-base",
        ),
        (
            "a multiple of zero",
            promised("goal = \"翻番\"", "2020,0 2023,120"),
            "no-data b 0@2020 x 120@2023 because zero-base",
        ),
        (
            "a multiple of what is below zero",
            promised("goal = \"增长50%\"", "2020,-10 2023,120"),
            "no-data b -10@2020 x 120@2023 because sign-change",
        ),
        (
            "across zero: a line needs no growth",
            promised("goal = \"100万人次\"", "2020,-100 2023,50"),
            "ahead T 100 b -100@2020 x 50@2023 gap 50 progress 0.75 time 0.6 margin 0.15 observed 50 required 25 projection 150 because sign-change",
        ),
        (
            "below zero all the way",
            promised("goal = \"-100万人次\"", "2020,-200 2023,-140"),
            "on-schedule T -100 b -200@2020 x -140@2023 gap 40 progress 0.6 time 0.6 margin 0 observed 20 required 20 projection -100 because sign-change",
        ),
        (
            "within a year of the baseline",
            Example {
                series: "unit = \"万人次\"\nkind = \"stock\"",
                ..with("2020年12月,100 2021年6月,120")
            },
            "ahead T 200 b 100@2020 x 120@2021-06 gap 80 progress 0.2 time 0.1 margin 0.1 projection 300 because within-a-year",
        ),
    ]);
}

#[test]
fn the_path_is_the_one_law() {
    check(&[
        (
            "falling",
            promised("goal = \"降至50万人次\"", "2020,100 2023,70"),
            "on-schedule T 50 b 100@2020 x 70@2023 gap 20 progress 0.6 time 0.6 margin 0 observed -10 required -10 projection 50",
        ),
        (
            "doubling compounds",
            promised("goal = \"翻番\"", "2020,100 2023,150"),
            "on-schedule T 200 b 100@2020 x 150@2023 gap 50 progress 0.5 time 0.515717 margin -0.0157166 observed 0.144714 required 0.154701 projection 196.556",
        ),
        (
            "unless the plan says otherwise",
            promised("goal = \"翻番\"\npath = \"linear\"", "2020,100 2023,150"),
            "behind T 200 b 100@2020 x 150@2023 gap 50 progress 0.5 time 0.6 margin -0.1 observed 16.6667 required 25 projection 183.333",
        ),
        (
            "milestones",
            promised(
                "goal = \"200万人次\"\nmilestones = { 2023 = \"120万人次\" }",
                "2020,100 2023,130",
            ),
            "ahead T 200 b 100@2020 x 130@2023 gap 70 progress 0.3 time 0.2 margin 0.1 observed 10 required 35 projection 250",
        ),
        (
            "a milestone at the baseline's level leaves no projection",
            promised(
                "goal = \"200万人次\"\nmilestones = { 2023 = \"100万人次\" }",
                "2020,100 2023,130",
            ),
            "ahead T 200 b 100@2020 x 130@2023 gap 70 progress 0.3 time 0 margin 0.3 observed 10 required 35 because goal-equals-baseline",
        ),
        (
            "a later start of the trend moves the projection alone",
            Example {
                plan: "baseline = \"2020\"\ndeadline = \"2025\"\ntrend_from = \"2021\"",
                ..with("2020,100 2021,80 2023,150")
            },
            "behind T 200 b 100@2020 x 150@2023 gap 50 progress 0.5 time 0.6 margin -0.1 observed 16.6667 required 25 projection 220",
        ),
    ]);
}

#[test]
fn sides_and_ranges() {
    check(&[
        (
            "about, from the near side",
            promised("goal = \"200万人次左右\"", "2020,100 2025,196"),
            "achieved final T 200 b 100@2020 x 196@2025 gap 4 progress 0.96 time 1 margin -0.04 projection 196 because achieved",
        ),
        (
            "about growth: no more than a tenth of the way",
            promised("goal = \"增长6%左右\"", "2020,100 2025,105.3"),
            "missed final T 106 b 100@2020 x 105.3@2025 gap 0.7 progress 0.883333 time 1 margin -0.116667 projection 105.3",
        ),
        (
            "about, falling",
            promised("goal = \"控制在50万人次左右\"", "2020,100 2025,51"),
            "achieved final T 50 b 100@2020 x 51@2025 gap 1 progress 0.98 time 1 margin -0.02 projection 51 because achieved",
        ),
        (
            "more than does not include the number",
            promised("goal = \"超过200万人次\"", "2020,100 2025,200"),
            "missed final T 200 b 100@2020 x 200@2025 gap 0 progress 1 time 1 margin 0 projection 200",
        ),
        (
            "a range from below",
            promised("goal = \"110-130万人次\"", "2020,100 2023,105"),
            "behind T 110 b 100@2020 x 105@2023 gap 5 progress 0.5 time 0.6 margin -0.1 observed 1.66667 required 2.5 projection 108.333",
        ),
        (
            "a range from above: its upper end is the nearer",
            promised("goal = \"50-80万人次\"", "2020,100 2023,90"),
            "behind T 50 b 100@2020 x 90@2023 gap 10 progress 0.5 time 0.6 margin -0.1 observed -3.33333 required -5 projection 83.3333",
        ),
        (
            "no direction across a break",
            Example {
                series: "unit = \"万人次\"\nkind = \"flow\"\nbreaks = [\"2022\"]",
                ..promised("goal = \"逐年提高\"", "2020,100 2021,110 2022,80 2023,85")
            },
            "no-data b 100@2020 x 85@2023 because series-break",
        ),
        (
            "no mean",
            Example {
                series: "unit = \"万人次\"\nkind = \"flow\"\nbreaks = [\"2022\"]",
                ..promised("goal = \"年均不低于90万人次\"", "2020,100 2021,110 2022,80 2023,85")
            },
            "no-data T 90 b 100@2020 because series-break",
        ),
        (
            "no sum",
            Example {
                series: "unit = \"万人次\"\nkind = \"flow\"\nbreaks = [\"2022\"]",
                ..promised("goal = \"五年累计500万人次\"", "2020,100 2021,110 2022,80 2023,85")
            },
            "no-data T 500 b 100@2020 x 110@2021 gap 390 because series-break",
        ),
        (
            "no way from the baseline to a level",
            Example {
                series: "unit = \"万人次\"\nkind = \"flow\"\nbreaks = [\"2022\"]",
                ..promised("goal = \"150万人次\"", "2020,100 2021,110 2022,80 2023,85")
            },
            "no-data T 150 b 100@2020 x 85@2023 gap 65 because series-break",
        ),
        (
            "which stands for itself once it is reached",
            Example {
                series: "unit = \"万人次\"\nkind = \"flow\"\nbreaks = [\"2022\"]",
                ..promised("goal = \"150万人次\"", "2020,100 2021,110 2022,80 2023,155")
            },
            "achieved early T 150 b 100@2020 x 155@2023 gap -5 because series-break",
        ),
        (
            "but no multiple of the baseline's",
            Example {
                series: "unit = \"万人次\"\nkind = \"flow\"\nbreaks = [\"2022\"]",
                ..promised("goal = \"增长50%\"", "2020,100 2021,110 2022,80 2025,155")
            },
            "no-data final T 150 b 100@2020 x 155@2025 gap -5 because series-break",
        ),
        (
            "a growth of what was below zero has its reason",
            Example {
                plan: "baseline = \"2023\"\ndeadline = \"2024\"",
                ..promised("goal = \"增长20%\"", "2022,-9 2023,-6 2023年1-6月,-3 2024年1-6月,2")
            },
            "no-data T 20 because sign-change",
        ),
        (
            "between milestones the law of the path holds",
            promised(
                "goal = \"160万人次\"\npath = \"compound\"\nmilestones = { 2024 = \"150万人次\" }",
                "2020,100 2023,130",
            ),
            "behind T 160 b 100@2020 x 130@2023 gap 30 progress 0.5 time 0.592338 margin -0.0923383 observed 0.0913929 required 0.1094 projection 150.647",
        ),
        (
            "a doubling is at the prices of growth by half, whatever its words",
            Example {
                series: "unit = \"亿元\"\nkind = \"flow\"\ngrowth = [\"甲增速\"]",
                ..promised(
                    "goal = \"增长0.5倍\"",
                    "2020,100 2021,115 2022,120 2023,130 2021,甲增速,8 2022,甲增速,3 2023,甲增速,5",
                )
            },
            "behind T 150 b 100@2020 x 116.802@2023 gap 33.198 progress 0.33604 time 0.550849 margin -0.214809 observed 0.0531335 required 0.133236 projection 129.544",
        ),
        (
            "past the far end",
            promised("goal = \"110-130万人次\"", "2020,100 2023,140"),
            "behind T 110 b 100@2020 x 140@2023 gap 10 progress 4 time 0.6 margin 3.4 observed 13.3333 required -5 projection 166.667",
        ),
        (
            "in a range at the baseline",
            promised("goal = \"90-130万人次\"", "2020,100 2023,140"),
            "behind T 90 b 100@2020 x 140@2023 gap 10 because met-at-baseline",
        ),
    ]);
}

/// A plan of one year.
const YEAR: Example<'static> = Example { plan: "baseline = \"2023\"\ndeadline = \"2024\"", ..PLAN };

#[test]
fn the_first_figure_of_a_year() {
    const RATIO: Example<'static> =
        Example { target: "goal = \"不低于25%\"\nformula = \"甲 / 乙\"", ..YEAR };
    check(&[
        (
            "a ratio of which one part has come",
            Example { figures: "2023,24 2023,乙,100 2024-01~05,12 2024-H1,乙,50", ..RATIO },
            "pending T 25 b 24@2023 x 24@2023 because not-due",
        ),
        (
            "a ratio of which both have",
            Example { figures: "2023,24 2023,乙,100 2024-01~05,12 2024-01~05,乙,50", ..RATIO },
            "behind T 25 b 24@2023 x 24@2024-01/2024-05 gap 1 because standing-goal",
        ),
        (
            "beside another of which no figure has come",
            Example {
                target: "goal = \"高于全市\"\nreference = \"乙\"",
                series: "unit = \"%\"\nkind = \"rate\"",
                figures: "2023,24 2023,乙,23 2024-H1,25",
                ..YEAR
            },
            "pending T 23 b 24@2023 x 24@2023 because not-due",
        ),
        (
            "a growth without the same months of the year before",
            Example {
                target: "goal = \"增长10%\"",
                figures: "2022,26 2023,29 2024-01~05,12",
                ..YEAR
            },
            "no-data T 10 b 11.5385@2023 because no-baseline",
        ),
    ]);
}
