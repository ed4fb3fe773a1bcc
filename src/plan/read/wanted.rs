//! What a key of a plan wants as its value.

use crate::diagnostic::Code;
use crate::language::Language;
use crate::say;

/// An example, in Chinese and in English.
pub(crate) type Example = (&'static str, &'static str);

/// What should stand where something else does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Wanted {
    /// A text in quotes.
    Text,
    /// A text, or a number as it is.
    TextOrNumber,
    /// A table: an example of it.
    Table(Example),
    /// `true` or `false`.
    TruthValue,
    /// A whole number from one to another.
    Whole(u32, u32),
    /// A period.
    Period,
    /// A calendar year.
    Year,
    /// A number, perhaps with a unit.
    Quantity,
    /// A number of percentage points, up to 100.
    Points,
    /// A quantity not below 0.
    Tolerance,
    /// A number above 1.
    Factor,
    /// A unit of measure.
    Unit,
    /// A length of time.
    Age,
    /// The name of an encoding.
    Encoding,
    /// A pattern with one `*`.
    Pattern,
}

impl Wanted {
    pub(super) fn code(self) -> Code {
        match self {
            Self::Text
            | Self::TextOrNumber
            | Self::Table(_)
            | Self::TruthValue
            | Self::Whole(..) => Code::WrongType,
            Self::Period | Self::Year => Code::BadPeriod,
            Self::Quantity | Self::Points | Self::Tolerance | Self::Factor => Code::BadNumber,
            Self::Unit => Code::BadUnit,
            Self::Age | Self::Encoding | Self::Pattern => Code::BadValue,
        }
    }

    /// Its name, with an article where English wants one.
    pub(super) fn name(self, l: Language) -> String {
        match self {
            Self::Text => say!(l, "文字", "a text"),
            Self::TextOrNumber => say!(l, "文字或数", "a text or a number"),
            Self::Table(_) => say!(l, "一个表", "a table"),
            Self::TruthValue => say!(l, "真假值 true 或 false", "true or false"),
            Self::Whole(least, most) => say!(
                l,
                "整数（{least} 到 {most}）",
                "a whole number from {least} to {most}"
            ),
            Self::Period => say!(l, "时期", "a period"),
            Self::Year => say!(l, "年份", "a calendar year"),
            Self::Quantity => say!(l, "数（可带单位）", "a number, perhaps with a unit"),
            Self::Points => say!(
                l,
                "百分点（0 到 100）",
                "percentage points between 0 and 100"
            ),
            Self::Tolerance => say!(
                l,
                "不小于 0 的数（可带单位）",
                "a number not below 0, perhaps with a unit"
            ),
            Self::Factor => say!(l, "大于 1 的倍数", "a factor above 1"),
            Self::Unit => say!(l, "计量单位", "a unit of measure"),
            Self::Age => say!(l, "时长", "a length of time"),
            Self::Encoding => say!(l, "编码的名称", "the name of an encoding"),
            Self::Pattern => say!(
                l,
                "含一个 * 的文件名模式",
                "a pattern of file names with one *"
            ),
        }
    }

    /// What may be written instead of something, if it is not obvious.
    pub(super) fn example(self, written: &str, l: Language) -> Option<String> {
        let example = match self {
            // A list or table is no text with quotes around it either.
            Self::Text if written.starts_with(['[', '{']) => return None,
            Self::TextOrNumber => return None,
            Self::Text => {
                return Some(say!(
                    l,
                    "加上引号：\"{written}\"",
                    "put it in quotes: \"{written}\""
                ));
            }
            Self::TruthValue => {
                return Some(say!(l, "不加引号", "without quotes"));
            }
            Self::Whole(..) => {
                let digits = written.trim_matches('"');
                let quoted = digits != written && digits.parse::<i64>().is_ok();
                return quoted.then(|| say!(l, "去掉引号：{digits}", "without quotes: {digits}"));
            }
            Self::Table((zh, en)) => l.pick(zh, en),
            Self::Period => l.pick(
                "\"2025\"、\"2024-06\"、\"2024年上半年\"",
                "\"2025\", \"2024-06\", \"2024-Q2\"",
            ),
            Self::Year => "2020",
            Self::Quantity => l.pick("\"46.2%\"、\"1800万人次\"", "\"46.2%\", \"18 million USD\""),
            Self::Points => l.pick("\"5个百分点\"", "\"5 percentage points\""),
            Self::Tolerance => l.pick(
                "\"2%\"（占目标值）、\"0.5个百分点\"",
                "\"2%\" (of the goal), \"0.5 percentage points\"",
            ),
            Self::Factor => l.pick("3、\"3倍\"", "3"),
            Self::Unit => l.pick("\"亿元\"、\"万人次\"、\"%\"", "\"million USD\", \"%\""),
            Self::Age => l.pick("\"24个月\"、\"2年\"", "\"24 months\", \"2 years\""),
            Self::Encoding => l.pick(
                "\"utf-8\"、\"gb18030\"、\"utf-16le\"、\"big5\"",
                "\"utf-8\", \"gb18030\", \"utf-16le\", \"windows-1252\"",
            ),
            Self::Pattern => "\"gdp_*.csv\"",
        };
        Some(say!(l, "例如 {example}", "for example {example}"))
    }
}
