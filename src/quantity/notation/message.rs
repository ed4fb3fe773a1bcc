//! What is said of labels that are no period, or might be several.

use crate::language::Language;
use crate::quantity::Frequency;
use crate::say;

/// Why a label is no period. Each carries the label as it stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LabelError {
    /// It is not a period at all.
    NotAPeriod {
        /// The label.
        label: String,
    },
    /// A thirteenth month, a fifth quarter, the 30th of February, an end before its beginning.
    NoSuchPeriod {
        /// The label.
        label: String,
    },
    /// A month, quarter or half-year of no year.
    NoYear {
        /// The label.
        label: String,
    },
    /// `Jun-23`: the year has two digits, and might be a day.
    TwoDigitYear {
        /// The label.
        label: String,
    },
    /// A week.
    Week {
        /// The label.
        label: String,
    },
    /// Days that are no whole months.
    Days {
        /// The label.
        label: String,
    },
    /// Days one after the other: another of the same month stands in the column.
    Daily {
        /// The label.
        label: String,
        /// The other.
        other: String,
    },
    /// A fiscal or school year, whose months the label does not say.
    Fiscal {
        /// The label.
        label: String,
    },
    /// A span of years.
    Span {
        /// The label.
        label: String,
        /// Its first year.
        from: i32,
        /// Its last year.
        to: i32,
        /// The label of the column that can be no month, where this one could.
        because: Option<String>,
    },
    /// A month among spans of years.
    AmongSpans {
        /// The label.
        label: String,
        /// The label of the column that can be no month.
        because: String,
    },
    /// `2016.1`: January, or October without its zero.
    Tenth {
        /// The label.
        label: String,
    },
    /// `2022/1` in a column of no higher numbers: a month, or a quarter or half-year.
    MonthOr {
        /// The label.
        label: String,
        /// What it may be beside a month.
        other: Frequency,
    },
    /// The number behind the year is beyond what `frequency` says it counts.
    NotOf {
        /// The label.
        label: String,
        /// What the plan says it counts.
        frequency: Frequency,
    },
}

impl LabelError {
    /// What is wrong, in one sentence that names the label.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::NotAPeriod { label } => say!(
                language,
                "“{label}”不是读得懂的时期",
                "`{label}` is not a period that can be read"
            ),
            Self::NoSuchPeriod { label } => say!(
                language,
                "没有“{label}”这样的时期",
                "there is no such period as `{label}`"
            ),
            Self::NoYear { label } => say!(
                language,
                "时期“{label}”没有写年份",
                "the period `{label}` names no year"
            ),
            Self::TwoDigitYear { label } => say!(
                language,
                "“{label}”的年份只有两位数字，可能被当成日",
                "the year in `{label}` has two digits, and might be a day"
            ),
            Self::Week { label } => say!(
                language,
                "“{label}”是一周，周不能并入月份",
                "`{label}` is a week, and weeks do not make up months"
            ),
            Self::Days { label } => say!(
                language,
                "“{label}”是若干天，不是完整的月份",
                "`{label}` is a range of days, not of whole months"
            ),
            Self::Daily { label, other } => say!(
                language,
                "“{label}”与“{other}”在同一个月：这一列是按日的数据",
                "`{label}` and `{other}` lie in one month: this column holds daily data"
            ),
            Self::Fiscal { label } => say!(
                language,
                "“{label}”是财年或学年，没有写明起止月份",
                "`{label}` is a fiscal or school year, and does not say which months it has"
            ),
            Self::Span {
                label,
                from,
                to,
                because: None,
            } => say!(
                language,
                "“{label}”是跨年的时段（{from}至{to}年），不是一个月，也不是一个自然年",
                "`{label}` is a span of years ({from} to {to}), neither a month nor a calendar year"
            ),
            Self::Span {
                label,
                from,
                to,
                because: Some(because),
            } => say!(
                language,
                "“{label}”是跨年的时段（{from}至{to}年）：同列的“{because}”不可能是月份",
                "`{label}` is a span of years ({from} to {to}): `{because}` in its column can be no month"
            ),
            Self::AmongSpans { label, because } => say!(
                language,
                "“{label}”与同列的“{because}”不是一种写法：后者是跨年的时段",
                "`{label}` is not written like `{because}` in its column, which is a span of years"
            ),
            Self::Tenth { label } => say!(
                language,
                "“{label}”可能是1月，也可能是末尾的0被表格软件去掉的10月",
                "`{label}` may be January, or October whose last zero a spreadsheet took away"
            ),
            Self::MonthOr { label, other } => {
                let (zh, en) = kind(*other);
                say!(
                    language,
                    "“{label}”可能是月份，也可能是{zh}：同列没有更大的序号",
                    "`{label}` may be a month or a {en}: no higher number stands in its column"
                )
            }
            Self::NotOf { label, frequency } => {
                let (zh, en) = kind(*frequency);
                say!(
                    language,
                    "“{label}”的序号不可能是{zh}",
                    "the number in `{label}` can be no {en}"
                )
            }
        }
    }

    /// The way out.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        Some(match self {
            Self::NotAPeriod { .. } => say!(
                language,
                "可以写 2023、2023年上半年、2023-Q2、2023年6月、2023-06、2023年1-6月、2023-07/2024-06 等",
                "accepted are 2023, 2023-H1, 2023-Q2, 2023-06, Jun 2023, 2023年1-6月, 2023-07/2024-06 and the like"
            ),
            Self::NoSuchPeriod { .. } => say!(
                language,
                "月份为1至12，季度为1至4，半年为1至2，终点不早于起点",
                "months are 1 to 12, quarters 1 to 4, half-years 1 and 2, and an end is not before its beginning"
            ),
            Self::NoYear { .. } => say!(
                language,
                "写上年份，如 2023年6月；或用 columns 指明年份所在的列",
                "write the year too, as in 2023-06, or a year column beside it"
            ),
            Self::TwoDigitYear { .. } => say!(
                language,
                "写四位年份，如 2023-06",
                "write the year with four digits, as in 2023-06"
            ),
            Self::Week { .. } | Self::Days { .. } | Self::Daily { .. } => say!(
                language,
                "先把数据整理为月、季、半年或年；各标签若只是表示所在的月，在 [[data]] 中写 frequency = \"month\"",
                "make months, quarters, half-years or years of the data first; where dates only stand for their months, write frequency = \"month\" in the [[data]] block"
            ),
            Self::Fiscal { .. } => say!(
                language,
                "写明起止月份，如 2023-04/2024-03",
                "write its first and last month, as in 2023-04/2024-03"
            ),
            Self::Span { from, to, .. } => say!(
                language,
                "若是月份，在 [[data]] 中写 frequency = \"month\"；若指{from}年至{to}年各整年，写 frequency = \"year\"；财年请写明起止月份，如 {from}-04/{to}-03",
                "in the [[data]] block, frequency = \"month\" reads months, frequency = \"year\" keeps the whole years {from} to {to}; of a fiscal year write the first and last month, as in {from}-04/{to}-03"
            ),
            Self::AmongSpans { .. } => say!(
                language,
                "若是月份，在 [[data]] 中写 frequency = \"month\"，或统一这一列的写法",
                "write frequency = \"month\" in the [[data]] block if it is a month, or write the column in one way"
            ),
            Self::Tenth { label } => say!(
                language,
                "若是10月，改写成 {label}0；若是1月，在 [[data]] 中写 frequency = \"month\"",
                "write {label}0 if it is October; if it is January, write frequency = \"month\" in the [[data]] block"
            ),
            Self::MonthOr { other, .. } => {
                let word = other.word();
                say!(
                    language,
                    "在 [[data]] 中写 frequency = \"month\" 或 frequency = \"{word}\"",
                    "write frequency = \"month\" or frequency = \"{word}\" in the [[data]] block"
                )
            }
            Self::NotOf { .. } => say!(
                language,
                "[[data]] 中的 frequency 可以是 \"year\"、\"half-year\"、\"quarter\"、\"month\"",
                "frequency in the [[data]] block may be \"year\", \"half-year\", \"quarter\" or \"month\""
            ),
        })
    }

    /// The label as it stands.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::NotAPeriod { label }
            | Self::NoSuchPeriod { label }
            | Self::NoYear { label }
            | Self::TwoDigitYear { label }
            | Self::Week { label }
            | Self::Days { label }
            | Self::Daily { label, .. }
            | Self::Fiscal { label }
            | Self::Span { label, .. }
            | Self::AmongSpans { label, .. }
            | Self::Tenth { label }
            | Self::MonthOr { label, .. }
            | Self::NotOf { label, .. } => label,
        }
    }
}

/// The words for one period of a frequency.
fn kind(frequency: Frequency) -> (&'static str, &'static str) {
    match frequency {
        Frequency::Month => ("月份", "month"),
        Frequency::Quarter => ("季度", "quarter"),
        Frequency::HalfYear => ("半年", "half-year"),
        Frequency::Year => ("年份", "year"),
    }
}
