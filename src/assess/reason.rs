//! Why a figure of an assessment is missing: stable words and sentences.

use crate::language::Language;
use crate::quantity::{ArithmeticError, Month, Period};

/// Declares why something is missing, a row a reason: its fields, the stable word of machine output, and its sentence in both
/// languages with the fields in braces, or `= ` an expression. `with { … }` holds bindings for the sentence. Where several apply, the
/// first row is given first.
macro_rules! reasons {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident, $language:ident {
            $(
                $(#[$about:meta])*
                $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? = $word:expr,
                    $(with { $($with:tt)* },)?
                    $($zh:literal / $en:literal)? $(= $text:expr)?
            );* $(;)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[allow(missing_docs, reason = "the fields are what the sentence names")]
        $visibility enum $name { $($(#[$about])* $variant $({ $($field: $type),* })?),* }

        #[allow(unused_variables, reason = "a sentence names the fields that it needs")]
        impl $name {
            /// The word in machine output.
            #[must_use]
            pub fn word(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field),* })? => $word,)* }
            }

            /// The sentence.
            #[must_use]
            pub fn text(&self, $language: Language) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($($with)*)?
                        $($crate::say!($language, $zh, $en))? $($text)?
                    })*
                }
            }

            /// Its place among all, in the order of the rows.
            #[allow(dead_code, reason = "not all reasons are told in the order of their rows")]
            pub(super) fn rank(&self) -> usize {
                let mut rank = 0;
                $(
                    if matches!(self, Self::$variant { .. }) {
                        return rank;
                    }
                    rank += 1;
                )*
                rank
            }
        }
    };
}

reasons! {
    /// Why something is missing, in the order in which the first that applies is given.
    pub enum Reason, l {
        /// The target's words give no number.
        Unquantified = "unquantified",
            "没有数量目标，不作量化评价" / "the words give no number: not quantified";
        /// A name of the formula is found nowhere in the data.
        UnknownSeries { name: String } = "unknown-series",
            "数据里没有“{name}”" / "`{name}` is not in the data";
        /// A name of the formula is found in rows of other regions alone.
        OtherRegions { name: String } = "unknown-series",
            "“{name}”没有本地区的数" / "`{name}` has no figures of this region";
        /// There is no value.
        NoData = "no-data",
            "没有数据" / "there is no value";
        /// The formula looks back on a period that has no figure.
        NothingBefore { period: Period } = "no-data",
            with { let period = period.words(l); },
            "没有 {period} 的数，算不出公式的值" / "there is no figure of {period}, on which the formula looks back";
        /// The side of the number would have to be guessed.
        UnclearDirection = "unclear-direction",
            "目标没有说明越大越好还是越小越好" / "nothing says whether more or less is better";
        /// The first year of a plan is not over.
        FirstYear = "first-year",
            "规划首年，基期之后还没有全年数" / "the plan's first year: no whole year has passed since the baseline";
        /// The first figure of the goal's year has not come.
        NotDue = "not-due",
            "当年的数还没有公布" / "the year's first figure has not come";
        /// What the goal is held against has no figure of the same period.
        NoReference = "no-reference",
            "参照没有同期的数" / "what it is held against has no figure of the same period";
        /// There are figures, but no run of twelve months can be made of them.
        NotTwelveMonths { of_rate: bool } = "not-twelve-months",
            = if *of_rate {
                crate::say!(
                    l,
                    "只有部分时期的数，没有全年数；全年由各月得出的，写 over = \"mean\" 或 over = \"last\"",
                    "there are figures of parts of a year only: write over = \"mean\" or over = \"last\" where they make the year's"
                )
            } else {
                crate::say!(l, "现有数据凑不成全年数", "the figures do not make a whole year")
            };
        /// A growth is of a month or quarter by itself, which says nothing of the year.
        SinglePeriod { period: Period } = "not-twelve-months",
            with { let period = period.words(l); },
            "{period} 的增速是单独一期的，不是年初至今的，不据以判断全年；其实是累计增速的，写 basis = \"ytd\"，全年由各期得出的，写 over = \"mean\" 或 over = \"last\"" /
                "the growth of {period} is of that alone and not since the year began, which says nothing of the year: write basis = \"ytd\" where it is of the year to date, over = \"mean\" or over = \"last\" where such make the year's";
        /// A year in between has no figure: no mean or sum reaches across it.
        MissingYear { year: Period } = "missing-year",
            with { let year = year.words(l); },
            "中间缺 {year} 的数，多年的平均、累计和逐年判断不能跨过它" /
                "a year in between has no figure, {year}: no mean or sum over years, and no verdict on each, reaches across it";
        /// The target is only watched.
        NoGoal = "no-goal",
            "只监测，未设目标" / "watched only, no goal is set";
        /// All that there is at the baseline was made before the event.
        ForecastBaseline { period: Period, line: Option<String> } = "forecast-baseline",
            with {
                let period = period.words(l);
                let way = line.as_ref().map(|line| {
                    crate::say!(l, "；要从它算起，写 {line}", ": to count from it, write {line}")
                });
                let way = way.unwrap_or_default();
            },
            "基期 {period} 只有预计数，不作基期值{way}" / "at the baseline {period} there is a forecast only, which is none{way}";
        /// There is no value at the baseline: the period, where one is given.
        NoBaseline { period: Option<Period> } = "no-baseline",
            = match period {
                Some(period) => {
                    let period = period.words(l);
                    crate::say!(l, "没有基期 {period} 的数值", "there is no value at the baseline {period}")
                }
                None => crate::say!(l, "未设基期", "no baseline is set"),
            };
        /// A growth has no figure of the same months a year before to be computed on.
        NoYearBefore { period: Period } = "no-baseline",
            with { let period = period.words(l); },
            "没有上年同期 {period} 的数，算不出增速" / "there is no figure of {period}, a year before, to compute the growth on";
        /// The value that counts is not after the baseline.
        BeforeBaseline = "before-baseline",
            "最新数值不晚于基期" / "the newest value is not after the baseline";
        /// There is one point only.
        OnePoint = "one-point",
            "只有一个数值" / "there is one point only";
        /// The target has no deadline.
        NoDeadline = "no-deadline",
            "未设目标期" / "no deadline is set";
        /// The series breaks between the baseline and the value.
        SeriesBreak { month: Month } = "series-break",
            "{month} 起口径变动，不跨越它比较、累计、算年均和预计" / "the series breaks at {month}: no comparison, sum, rate or projection reaches across it";
        /// The deadline is past, its figure is not there yet.
        AwaitingFinal { period: Period } = "awaiting-final",
            with {
                let year = if period.is_calendar_year() { "年" } else { "" };
                let period = period.words(l);
            },
            "待{period}{year}数据" / "awaiting the figure of {period}";
        /// The baseline already meets the goal.
        MetAtBaseline = "met-at-baseline",
            "基期已达标，按达标型目标看是否保持" / "the baseline already meets the goal: judged as a standing goal";
        /// The goal holds, or not.
        StandingGoal = "standing-goal",
            "达标型目标：只看是否达标，没有进度" / "a standing goal: it holds or not, there is no progress";
        /// The goal is the baseline itself.
        GoalEqualsBaseline = "goal-equals-baseline",
            "目标或节点目标等于基期值，算不出进度或预计" /
                "the goal or a milestone is the baseline itself: no progress or projection";
        /// A growth from zero.
        ZeroBase = "zero-base",
            "基数为零，无增速" / "a growth from zero has no rate";
        /// A growth across zero.
        SignChange = "sign-change",
            "有零以下的数，增速和完成率没有意义" / "of figures below zero there is no growth, and no attainment";
        /// A figure has more digits than decimals hold.
        Overflow = "overflow",
            "有的数太大，超出 28 位，算不出" / "a figure is too large: it has more than 28 digits";
        /// Nothing is required any more.
        Achieved = "achieved",
            "已实现，无需再增" / "achieved: nothing more is required";
        /// Less than a year has passed since the baseline.
        WithinAYear = "within-a-year",
            "距基期不足一年，不算年均" / "less than a year since the baseline: no yearly rates";
    }
}

impl From<ArithmeticError> for Reason {
    fn from(error: ArithmeticError) -> Self {
        match error {
            ArithmeticError::DivisionByZero => Self::ZeroBase,
            ArithmeticError::Overflow => Self::Overflow,
            ArithmeticError::NotReal => Self::SignChange,
        }
    }
}
