//! What is said of labels that are no period, or might be several.

use crate::language::Language;
use crate::quantity::Frequency;
use crate::say;

/// A label that is no period.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LabelError {
    /// The label as it stands.
    pub label: String,
    /// Why it is none.
    pub why: Why,
}

/// Why a label is no period.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Why {
    /// It is not a period at all.
    NotAPeriod,
    /// A thirteenth month, a fifth quarter, the 30th of February, an end before its beginning.
    NoSuchPeriod,
    /// A month, quarter or half-year of no year.
    NoYear,
    /// `Jun-23`: the year has two digits, and might be a day.
    TwoDigitYear,
    /// `9M2024`, `2024年9个月`: September, or January to September.
    MonthCount,
    /// `06/07/2024`: the month stands first or second.
    DayOrMonth,
    /// `30/06/24`: any of its numbers may be the year.
    ShortDate,
    /// `45473`: the number by which spreadsheets count days.
    Serial,
    /// A week.
    Week,
    /// Days that are no whole months.
    Days,
    /// Days one after the other: another of the same month stands in the column.
    Daily {
        /// The other.
        other: String,
    },
    /// The only day of its series, where other series of the table have values month by month: its month, or a longer period.
    OnlyDay,
    /// A fiscal or school year, whose months the label does not say.
    Fiscal,
    /// A span of years.
    Span {
        /// Its first year.
        from: u32,
        /// Its last year.
        to: u32,
        /// The label of the column that can be no month, where this one could.
        because: Option<String>,
    },
    /// A month, or a span of two years as all labels of its column may be.
    MonthOrSpan {
        /// Its first year.
        from: u32,
        /// Its last year.
        to: u32,
    },
    /// A month among spans of years.
    AmongSpans {
        /// The label of the column that can be no month.
        because: String,
    },
    /// `2016.1`: January, or October without its zero.
    Tenth,
    /// `2022/1` in a column of no higher numbers: a month, or a quarter or half-year.
    MonthOr {
        /// What it may be beside a month.
        other: Frequency,
    },
    /// A bare year below a title that says the last months of it: a table printed then of whole years, or one of those months.
    YearOrEnd {
        /// The months.
        months: String,
        /// How long they are.
        frequency: Frequency,
    },
    /// From the day in one column to that in another, which are not whole months.
    Bounds,
    /// The number beside the year is beyond what `frequency` says it counts.
    NotOf {
        /// What the plan says it counts.
        frequency: Frequency,
    },
}

impl Why {
    pub(super) fn span(from: u32, to: u32, because: Option<String>) -> Self {
        Self::Span { from, to, because }
    }
}

impl LabelError {
    /// A label, and why it is none.
    #[must_use]
    pub fn new(label: &str, why: Why) -> Self {
        let label = label.to_owned();
        Self { label, why }
    }

    /// The key of the data's block that would settle it.
    #[must_use]
    pub fn key(&self) -> Option<&'static str> {
        match self.why {
            Why::Span { from, to, .. } | Why::MonthOrSpan { from, to } if to == from + 1 => {
                Some("fiscal_year")
            }
            Why::Span { .. }
            | Why::MonthOrSpan { .. }
            | Why::AmongSpans { .. }
            | Why::Tenth
            | Why::MonthOr { .. }
            | Why::YearOrEnd { .. }
            | Why::TwoDigitYear => Some("frequency"),
            Why::DayOrMonth | Why::ShortDate => Some("dates"),
            Why::NoYear => Some("period"),
            _ => None,
        }
    }

    /// Whether it is one of many days that come one after the other.
    #[must_use]
    pub fn is_daily(&self) -> bool {
        matches!(self.why, Why::Daily { .. })
    }

    /// Whether it is none that anybody knows.
    #[must_use]
    pub fn is_no_period(&self) -> bool {
        self.why == Why::NotAPeriod
    }

    /// What is wrong, in one sentence that names the label.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let label = &self.label;
        say! { language, &self.why;
            Why::NotAPeriod => "“{label}”不是读得懂的时期" / "`{label}` is not a period that can be read",
            Why::NoSuchPeriod => "没有“{label}”这样的时期" / "there is no such period as `{label}`",
            Why::NoYear => "时期“{label}”没有写年份" / "the period `{label}` names no year",
            Why::TwoDigitYear => "“{label}”的年份只有两位数字，可能被当成日" / "the year in `{label}` has two digits, and might be a day",
            Why::MonthCount => "“{label}”可能是一个月，也可能是年初以来的若干个月" / "`{label}` may be one month, or so many months since January",
            Why::DayOrMonth => "“{label}”的日和月分不清：同列没有大于12的日" / "`{label}` may begin with its day or its month: no day beyond 12 in its column tells which",
            Why::ShortDate => "“{label}”的年份只有两位数字，分不清年、月、日" / "the year in `{label}` has two digits, and any of its numbers may be the year",
            Why::Serial => "“{label}”像是表格软件的日期序号，不是时期" / "`{label}` looks like the number of a day in a spreadsheet, and is no period",
            Why::Week => "“{label}”是一周，周不能并入月份" / "`{label}` is a week, and weeks do not make up months",
            Why::Days => "“{label}”是若干天，不是完整的月份" / "`{label}` is a range of days, not of whole months",
            Why::Daily { other } => "“{label}”与“{other}”在同一个月：这一列是按日的数据" / "`{label}` and `{other}` lie in one month: this column holds daily data",
            Why::OnlyDay => "“{label}”可能指所在的月，也可能指以它起止的季度、半年或全年：这一序列只有这一个值" / "`{label}` may stand for its month, or for the quarter, half-year or year that it begins or ends: its series has no other value",
            Why::Fiscal => "“{label}”是财年或学年，没有写明起止月份" / "`{label}` is a fiscal or school year, and does not say which months it has",
            Why::Span { from, to, because: None, } => "“{label}”是跨年的时段（{from}至{to}年），不是一个月，也不是一个自然年" / "`{label}` is a span of years ({from} to {to}), neither a month nor a calendar year",
            Why::Span { from, to, because: Some(because), } => "“{label}”是跨年的时段（{from}至{to}年）：同列的“{because}”不可能是月份" / "`{label}` is a span of years ({from} to {to}): `{because}` in its column can be no month",
            Why::MonthOrSpan { from, to } => "“{label}”可能是月份，也可能是跨年的时段（{from}至{to}年）：同列各标签都像相邻两年" / "`{label}` may be a month, or a span of years ({from} to {to}) as every label of its column may be",
            Why::AmongSpans { because } => "“{label}”与同列的“{because}”不是一种写法：后者是跨年的时段" / "`{label}` is not written like `{because}` in its column, which is a span of years",
            Why::Tenth => "“{label}”可能是1月，也可能是末尾的0被表格软件去掉的10月" / "`{label}` may be January, or October whose last zero a spreadsheet took away",
            Why::MonthOr { other } => with { let (zh, en) = kind(*other); } "“{label}”可能是月份，也可能是{zh}：同列没有更大的序号" / "`{label}` may be a month or a {en}: no higher number stands in its column",
            Why::YearOrEnd { months, .. } => "“{label}”可能是全年，也可能只是{months}：表上方的“{months}”也许只说数据截止到何时" / "`{label}` may be the whole year, or only {months} of it: `{months}` above the table may only say until when figures are",
            Why::Bounds => "“{label}”不是从月初到月末的整月" / "`{label}` does not run from the first day of a month to the last of one",
            Why::NotOf { frequency } => with { let (zh, en) = kind(*frequency); } "“{label}”的序号不可能是{zh}" / "the number in `{label}` can be no {en}",
        }
    }

    /// The way out.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        say! { language, &self.why;
            Why::NotAPeriod => "可以写 2023、2023年上半年、2023-Q2、2023年6月、2023-06、2023年1-6月、2023-07/2024-06 等" / "accepted are 2023, 2023-H1, 2023-Q2, 2023-06, Jun 2023, 2023年1-6月, 2023-07/2024-06 and the like",
            Why::NoSuchPeriod => "月份为1至12，季度为1至4，半年为1至2，终点不早于起点" / "months are 1 to 12, quarters 1 to 4, half-years 1 and 2, and an end is not before its beginning",
            Why::NoYear => "写上年份，如 2023年6月；或用 columns 指明年份所在的列；全文件同一年的，在 [[data]] 中写 period = \"2023\"" / "write the year too, as in 2023-06, or a year column beside it; where all of the file is of one year, period = \"2023\" in the [[data]] block says so",
            Why::TwoDigitYear => "写四位年份，如 2023-06；数据中的这一列若都是年份，在 [[data]] 中写 frequency = \"month\"（或 \"quarter\" 等）" / "write the year with four digits, as in 2023-06; where a column of data holds years, frequency = \"month\" (or \"quarter\" …) in the [[data]] block says so",
            Why::MonthCount => "一个月写 2024-09；1至9月写 2024年1-9月" / "write 2024-09 for one month, 2024年1-9月 or 2024-01/2024-09 for several",
            Why::DayOrMonth => "在 [[data]] 中写 dates = \"day-first\"（日在前）或 dates = \"month-first\"（月在前），或改写成年在前的写法，如 2024-06-30" / "write dates = \"day-first\" or dates = \"month-first\" in the [[data]] block, or the year first, as in 2024-06-30",
            Why::ShortDate => "年份在最后的，在 [[data]] 中写 dates = \"day-first\"（日在前）或 dates = \"month-first\"（月在前）；年份在前的，改写成四位年份，如 2024-06-30" / "where the year stands last, write dates = \"day-first\" or dates = \"month-first\" in the [[data]] block; where it stands first, write it with four digits, as in 2024-06-30",
            Why::Serial => "在表格软件里把这一列设成日期格式（如 2024-06），再另存为 CSV" / "format the column as dates (2024-06) in the spreadsheet, and save it as CSV again",
            Why::Week => "先把数据整理为月、季、半年或年" / "make months, quarters, half-years or years of the data first",
            Why::Days | Why::Daily { .. } => "先把数据整理为月、季、半年或年；各标签若只是表示所在的月，在 [[data]] 中写 frequency = \"month\"" / "make months, quarters, half-years or years of the data first; where dates only stand for their months, write frequency = \"month\" in the [[data]] block",
            Why::OnlyDay => "把这一序列另存为一个文件，在它的 [[data]] 中写 frequency = \"month\"（或 \"quarter\"、\"half-year\"、\"year\"）" / "save the series as a file of its own, and write frequency = \"month\" (or \"quarter\", \"half-year\", \"year\") in its [[data]] block",
            Why::Fiscal => "写明起止月份，如 2023-04/2024-03；或写成 2023/24，并用 fiscal_year = \"04\" 说明年度从几月开始" / "write its first and last month, as in 2023-04/2024-03, or 2023/24 with fiscal_year = \"04\", the month in which a year begins",
            Why::Span { from, to, .. } if *to == from + 1 => "若是财年、学年，在 [[data]] 中写 fiscal_year = \"04\"（年度从几月开始）；若指{from}年至{to}年两个整年，写 frequency = \"year\"" / "in the [[data]] block, fiscal_year = \"04\" (the month in which a year begins) reads fiscal years, frequency = \"year\" keeps the whole years {from} to {to}",
            Why::Span { from, to, .. } => "若指{from}年至{to}年各整年，在 [[data]] 中写 frequency = \"year\"" / "in the [[data]] block, frequency = \"year\" keeps the whole years {from} to {to}",
            Why::MonthOrSpan { from, to } if *to == from + 1 => "若是财年、学年，在 [[data]] 中写 fiscal_year = \"04\"（年度从几月开始）；若是月份，写 frequency = \"month\"；若指{from}年至{to}年两个整年，写 frequency = \"year\"" / "in the [[data]] block, fiscal_year = \"04\" (the month in which a year begins) reads fiscal years, frequency = \"month\" reads months, frequency = \"year\" keeps the whole years {from} to {to}",
            Why::MonthOrSpan { from, to } => "若是月份，在 [[data]] 中写 frequency = \"month\"；若指{from}年至{to}年各整年，写 frequency = \"year\"" / "in the [[data]] block, frequency = \"month\" reads months, frequency = \"year\" keeps the whole years {from} to {to}",
            Why::AmongSpans { .. } => "若是月份，在 [[data]] 中写 frequency = \"month\"，或统一这一列的写法" / "write frequency = \"month\" in the [[data]] block if it is a month, or write the column in one way",
            Why::Tenth => with { let label = &self.label; } "若是10月，改写成 {label}0；若是1月，在 [[data]] 中写 frequency = \"month\"" / "write {label}0 if it is October; if it is January, write frequency = \"month\" in the [[data]] block",
            Why::MonthOr { other } => with { let word = other.word(); } "在 [[data]] 中写 frequency = \"month\" 或 frequency = \"{word}\"" / "write frequency = \"month\" or frequency = \"{word}\" in the [[data]] block",
            Why::YearOrEnd { months, frequency } => with { let word = frequency.word(); } "若是全年，在 [[data]] 中写 frequency = \"year\"；若只是{months}，写 frequency = \"{word}\"" / "write frequency = \"year\" in the [[data]] block if it is the whole year, frequency = \"{word}\" if it is only {months}",
            Why::Bounds => "两列写成 2024-01-01 和 2024-06-30 这样的整月；只按开始日期归月的，在 [[data]] 中写 columns = {{ period = \"…\" }}，填那一列的表头；按起止日期计数的名录，写 columns = {{ from = \"…\", until = \"…\" }}" / "write whole months in the two columns, as 2024-01-01 and 2024-06-30; where the first day alone counts, write columns = {{ period = \"…\" }} in the [[data]] block with the header of its column; where a register counts between them, columns = {{ from = \"…\", until = \"…\" }}",
            Why::NotOf { .. } => "[[data]] 中的 frequency 可以是 \"year\"、\"half-year\"、\"quarter\"、\"month\"" / "frequency in the [[data]] block may be \"year\", \"half-year\", \"quarter\" or \"month\"",
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
