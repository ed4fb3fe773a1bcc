//! Why a figure of an assessment is missing: stable words and sentences.

use crate::language::Language;
use crate::quantity::{Month, Period};
use crate::say;

/// Why something is missing, in the order in which the first that applies is given.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reason {
    /// A name of the formula is found nowhere in the data.
    UnknownSeries(String),
    /// There is no value.
    NoData,
    /// There are figures, but no run of twelve months can be made of them.
    NotTwelveMonths,
    /// The target is only watched.
    NoGoal,
    /// There is no value at the baseline: the period, where one is given.
    NoBaseline(Option<Period>),
    /// The value that counts is not after the baseline.
    BeforeBaseline,
    /// There is one point only.
    OnePoint,
    /// The target has no deadline.
    NoDeadline,
    /// The deadline is past, its figure is not there yet.
    AwaitingFinal(Period),
    /// The baseline already meets the goal.
    MetAtBaseline,
    /// The goal holds, or not.
    StandingGoal,
    /// The goal is the baseline itself.
    GoalEqualsBaseline,
    /// A growth from zero.
    ZeroBase,
    /// A growth across zero.
    SignChange,
    /// A figure has more digits than decimals hold.
    Overflow,
    /// Nothing is required any more.
    Achieved,
    /// Less than a year has passed since the baseline.
    WithinAYear,
    /// The series breaks between the baseline and the value.
    SeriesBreak(Month),
}

impl Reason {
    /// The word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::UnknownSeries(_) => "unknown-series",
            Self::NoData => "no-data",
            Self::NotTwelveMonths => "not-twelve-months",
            Self::NoGoal => "no-goal",
            Self::NoBaseline(_) => "no-baseline",
            Self::BeforeBaseline => "before-baseline",
            Self::OnePoint => "one-point",
            Self::NoDeadline => "no-deadline",
            Self::AwaitingFinal(_) => "awaiting-final",
            Self::MetAtBaseline => "met-at-baseline",
            Self::StandingGoal => "standing-goal",
            Self::GoalEqualsBaseline => "goal-equals-baseline",
            Self::ZeroBase => "zero-base",
            Self::SignChange => "sign-change",
            Self::Overflow => "overflow",
            Self::Achieved => "achieved",
            Self::WithinAYear => "within-a-year",
            Self::SeriesBreak(_) => "series-break",
        }
    }

    /// Its place in the order in which the first that applies is given.
    #[must_use]
    pub(in crate::assess) fn rank(&self) -> u8 {
        match self {
            Self::UnknownSeries(_) => 0,
            Self::NoData => 1,
            Self::NotTwelveMonths => 2,
            Self::NoGoal => 3,
            Self::NoBaseline(_) => 4,
            Self::BeforeBaseline => 5,
            Self::OnePoint => 6,
            Self::NoDeadline => 7,
            Self::AwaitingFinal(_) => 8,
            Self::MetAtBaseline => 9,
            Self::StandingGoal => 10,
            Self::GoalEqualsBaseline => 11,
            Self::ZeroBase => 12,
            Self::SignChange => 13,
            Self::Overflow => 14,
            Self::Achieved => 15,
            Self::WithinAYear => 16,
            Self::SeriesBreak(_) => 17,
        }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::UnknownSeries(name) => say!(
                language,
                "数据里没有“{name}”",
                "`{name}` is not in the data"
            ),
            Self::NoData => say!(language, "没有数据", "there is no value"),
            Self::NotTwelveMonths => say!(
                language,
                "现有数据凑不成连续十二个月",
                "the figures do not make a run of twelve months"
            ),
            Self::NoGoal => say!(language, "只监测，未设目标", "watched only, no goal is set"),
            Self::NoBaseline(Some(period)) => {
                let period = period.words(language);
                say!(
                    language,
                    "没有基期 {period} 的数值",
                    "there is no value at the baseline {period}"
                )
            }
            Self::NoBaseline(None) => say!(language, "未设基期", "no baseline is set"),
            Self::BeforeBaseline => say!(
                language,
                "最新数值不晚于基期",
                "the newest value is not after the baseline"
            ),
            Self::OnePoint => say!(language, "只有一个数值", "there is one point only"),
            Self::NoDeadline => say!(language, "未设目标期", "no deadline is set"),
            Self::AwaitingFinal(period) => {
                let year = if period.is_calendar_year() { "年" } else { "" };
                let period = period.words(language);
                say!(
                    language,
                    "待{period}{year}数据",
                    "awaiting the figure of {period}"
                )
            }
            Self::MetAtBaseline => say!(
                language,
                "基期已达标，按达标型目标看是否保持",
                "the baseline already meets the goal: judged as a standing goal"
            ),
            Self::StandingGoal => say!(
                language,
                "达标型目标：只看是否达标，没有进度",
                "a standing goal: it holds or not, there is no progress"
            ),
            Self::GoalEqualsBaseline => say!(
                language,
                "目标或节点目标等于基期值，算不出进度或预计",
                "the goal or a milestone is the baseline itself: no progress or projection"
            ),
            Self::ZeroBase => say!(
                language,
                "基数为零，无增速",
                "a growth from zero has no rate"
            ),
            Self::SignChange => say!(
                language,
                "正负号改变，无增速",
                "a growth across zero has no rate"
            ),
            Self::Overflow => say!(
                language,
                "有的数太大，超出 28 位，算不出",
                "a figure is too large: it has more than 28 digits"
            ),
            Self::Achieved => say!(
                language,
                "已实现，无需再增",
                "achieved: nothing more is required"
            ),
            Self::SeriesBreak(month) => say!(
                language,
                "{month} 起口径变动，不跨越它算年均和预计",
                "the series breaks at {month}: no rate or projection reaches across it"
            ),
            Self::WithinAYear => say!(
                language,
                "距基期不足一年，不算年均",
                "less than a year since the baseline: no yearly rates"
            ),
        }
    }
}
