//! The words around periods, and what a period is to a goal.

/// What a period is to a goal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// What the goal compares with: `较2020年`.
    Since,
    /// What the goal counts from: `since 2020`.
    From,
    /// What the number is a multiple of: `2020年的`.
    Of,
    /// The level of that period itself: `2020年水平`.
    Level,
    /// The deadline: `到2025年`.
    By,
}

/// Words before a period.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const INTRODUCTIONS: &[(Role, &[&str])] = &[
    (Role::Since, &[
        "较", "比", "相比", "相较", "相较于", "相对", "相对于", "对比", "较之", "与", "同", "以",
        "from", "from its", "from the", "from a", "compared with", "compared to", "compared with the", "compared to the", "compared to its", "compared with its",
        "relative to", "relative to the", "against", "against the", "against a", "than", "than in", "than the", "on", "on the", "over the", "vs", "versus",
    ]),
    (Role::From, &["自", "since"]),
    (Role::Of, &["the level of", "the level in", "that of", "that in", "of", "of the", "of its", "the", "its", "as many as in", "as much as in", "as high as in", "as large as in"]),
    (Role::By, &[
        "到", "至", "在", "截至", "截止", "截止到", "力争到", "于", "by the end of", "by", "in", "until", "before", "no later than", "by the year", "for",
        "through", "during", "during the period", "over the period", "by end", "by end-", "by the end", "end", "end-", "by fiscal", "by fiscal year", "by FY", "in fiscal", "in fiscal year",
    ]),
];

/// Words for the plan's own baseline.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const BASELINES: &[&str] = &[
    "现在", "目前", "基期", "基准年", "基年", "基准期", "原来", "原有", "baseline", "base year", "base period", "current level", "current levels",
    "present level", "initial level",
];

/// Words behind a period, which settle its role.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const TAILS: &[(&str, Role)] = &[
    ("的基础上", Role::Since), ("基础上", Role::Since), ("相比", Role::Since), ("相较", Role::Since),
    ("为基期", Role::Since), ("为基数", Role::Since), ("为基准", Role::Since), ("同期", Role::Since),
    (" baseline year", Role::Of), (" baseline", Role::Of), (" base year", Role::Of), (" base", Role::Of),
    ("水平的", Role::Of), ("的水平", Role::Level), ("水平", Role::Level), ("的", Role::Of),
];

/// Words behind a year in English: its level.
pub(crate) const LEVELS: &[&str] = &[" levels", " level"];

/// Words around the years between which something is to happen.
pub(crate) const SPANS: &[(&str, &str)] = &[("between", "and"), ("from", "to")];

/// Words of the year before, as the level that a side is held against: `不低于上年`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const YEARS_BEFORE: &[&str] = &[
    "上年实际完成数", "上年完成数", "上年实际面积", "上年实际水平", "上年实际", "上年实绩", "上年面积", "上年度", "上年同期",
    "上年", "去年同期", "去年", "last year",
];

/// Words behind the number of a plan's years: `五年内累计`.
pub(crate) const YEARS_TAILS: &[&str] = &["内", "间", "来", "共", "共计", "合计"];

/// Words before such a number of years, and behind it, in English.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const YEARS_OPENINGS: &[&str] = &["over the next", "over the coming", "within the next", "in the next", "over", "within", "in"];
pub(crate) const YEARS: &[&str] = &["years", "year period"];

/// Words behind the name of a five-year plan: `“十四五”期末`.
pub(crate) const PLAN_TAILS: &[&str] = &["规划", "期末", "末", "时期", "期间", "期"];

/// Of those the words for all years of a plan.
pub(crate) const PERIODS: &[&str] = &["时期", "期间"];

/// Words behind 年 that mean its end.
pub(crate) const YEAR_ENDS: &[&str] = &["年底", "年末", "底", "末", "度"];

/// Words that end a stretch of years, in which something is done: `“十四五”期间`; those that may stand before it; and those behind the
/// name of a plan that mean its last day.
pub(crate) const STRETCH_ENDS: &[&str] = &["期间", "时期", "规划期", "年间", "年"];
pub(crate) const STRETCH_OPENINGS: &[&str] =
    &["", "在", "于", "in", "during", "during the period", "over the period", "for"];
pub(crate) const LAST_DAYS: &[&str] = &["底", "末"];

/// Of the words before a number of years those that say when, and not for how long.
pub(crate) const TIMES: &[&str] = &["within the next", "in the next", "within", "in"];

/// Words behind a run of years: `2021—2025年期间`.
pub(crate) const RUN_TAILS: &[&str] = &["期间", "间", "底", "末"];

/// What joins the years of a run.
pub(crate) const YEAR_JOINTS: &[&str] = &["——", "—", "–", "－", "-", "~", "～", "至", "到"];

/// Words behind a period that say nothing.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const ENDINGS: &[&str] = &[
    "前", "以前", "之前", "以来", "起", " levels", " level", " value", " baseline", " figure", " baselines",
];
