//! The words of period labels, as data.

/// What a word in a label says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Word {
    /// 年, after its number.
    Year,
    /// `Y`, `YR`, before its number.
    YearBefore,
    /// 全年, `A`.
    Whole,
    /// 月, after its number.
    Month,
    /// 个月, as in 前9个月.
    Months,
    /// `M`
    M,
    /// The name of a month.
    Named(u32),
    /// 季度, `quarter`
    Quarter,
    /// `Q`
    Q,
    /// `H`, `S`, `half`
    Half,
    /// 上半年, 下半年.
    HalfNamed(u32),
    /// 日
    Day,
    /// 前, as in 前三季度.
    First,
    /// 近, as in 近12个月至2024-06.
    Trailing,
    /// 第
    Ordinal,
    /// 至
    To,
    /// 累计
    Cumulative,
    /// 当月, 当季: so many months alone, even among cumulative figures; 0: 当期, whatever it is.
    Single(i32),
    /// 末, 截至 and what else changes nothing.
    Filler,
    /// 周
    Week,
    /// 财年
    Fiscal,
    /// `D`: a day of the year.
    DayOfYear,
    /// `P` of an ISO duration, or a flag (provisional).
    P,
    /// Other one-letter flags.
    Flag,
    /// `T` of a time stamp.
    T,
    /// `Z` of a time stamp.
    Z,
}

/// Words of the Chinese script: those of nearly every label first, longer ones before their own beginnings.
pub(super) const HAN: &[(&str, Word)] = &[
    ("年初至今", Word::Cumulative),
    ("年度", Word::Year),
    ("年份", Word::Year),
    ("年", Word::Year),
    ("月份", Word::Month),
    ("月度", Word::Month),
    ("月", Word::Month),
    ("财政年度", Word::Fiscal),
    ("财年", Word::Fiscal),
    ("学年度", Word::Fiscal),
    ("学年", Word::Fiscal),
    ("本年累计", Word::Cumulative),
    ("累计值", Word::Cumulative),
    ("累计数", Word::Cumulative),
    ("累计", Word::Cumulative),
    ("当月值", Word::Single(1)),
    ("当季值", Word::Single(3)),
    ("当期值", Word::Single(0)),
    ("当月", Word::Single(1)),
    ("当季", Word::Single(3)),
    ("当期", Word::Single(0)),
    ("本月", Word::Single(1)),
    ("本季", Word::Single(3)),
    ("本期", Word::Single(0)),
    ("单月", Word::Single(1)),
    ("单季", Word::Single(3)),
    ("上半年度", Word::HalfNamed(1)),
    ("下半年度", Word::HalfNamed(2)),
    ("上半年", Word::HalfNamed(1)),
    ("下半年", Word::HalfNamed(2)),
    ("全年度", Word::Whole),
    ("全年", Word::Whole),
    ("整年", Word::Whole),
    ("个月", Word::Months),
    ("个季度", Word::Quarter),
    ("季度", Word::Quarter),
    ("季", Word::Quarter),
    ("日", Word::Day),
    ("号", Word::Day),
    ("周", Word::Week),
    ("前", Word::First),
    ("头", Word::First),
    ("近", Word::Trailing),
    ("第", Word::Ordinal),
    ("截至", Word::Filler),
    ("截止", Word::Filler),
    ("至", Word::To),
    ("到", Word::To),
    ("期末", Word::Filler),
    ("末", Word::Filler),
    ("底", Word::Filler),
    ("止", Word::Filler),
    ("初步核算", Word::Flag),
    ("预计", Word::Flag),
    ("预测", Word::Flag),
    ("快报", Word::Flag),
];

/// Words of Latin letters; a run of letters must be one of them as a whole.
pub(super) const LATIN: &[(&str, Word)] = &[
    ("y", Word::YearBefore),
    ("yr", Word::YearBefore),
    ("cy", Word::YearBefore),
    ("year", Word::YearBefore),
    ("a", Word::Whole),
    ("annual", Word::Whole),
    ("m", Word::M),
    ("month", Word::M),
    ("months", Word::Months),
    ("q", Word::Q),
    ("qtr", Word::Q),
    ("quarter", Word::Quarter),
    ("h", Word::Half),
    ("s", Word::Half),
    ("half", Word::Half),
    ("to", Word::To),
    ("through", Word::To),
    ("until", Word::To),
    ("ytd", Word::Cumulative),
    ("cumulative", Word::Cumulative),
    ("of", Word::Filler),
    ("end", Word::Filler),
    ("st", Word::Filler),
    ("nd", Word::Filler),
    ("rd", Word::Filler),
    ("th", Word::Filler),
    ("w", Word::Week),
    ("wk", Word::Week),
    ("week", Word::Week),
    ("weeks", Word::Week),
    ("fy", Word::Fiscal),
    ("d", Word::DayOfYear),
    ("p", Word::P),
    ("r", Word::Flag),
    ("e", Word::Flag),
    ("f", Word::Flag),
    ("b", Word::Flag),
    ("t", Word::T),
    ("z", Word::Z),
];

/// English numbers before `quarter` and `half`.
pub(super) const ORDINALS: &[&str] = &["first", "second", "third", "fourth"];

/// Roman numbers of quarters, longer ones before their own beginnings.
pub(super) const ROMAN: &[(&str, u32)] = &[
    ("Ⅰ", 1),
    ("Ⅱ", 2),
    ("Ⅲ", 3),
    ("Ⅳ", 4),
    ("iii", 3),
    ("ii", 2),
    ("iv", 4),
    ("i", 1),
];

/// English months, whole or by their first letters.
pub(super) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Notes in brackets that say nothing of the period.
pub(super) const NOTES: &[&str] = &[
    "p",
    "r",
    "e",
    "f",
    "b",
    "provisional",
    "prov.",
    "prov",
    "preliminary",
    "revised",
    "estimate",
    "estimated",
    "est.",
    "est",
    "forecast",
    "初步",
    "初步核算",
    "初步统计",
    "快报",
    "快报数",
    "预计",
    "预计数",
    "预测",
    "预测数",
    "修订",
    "修订数",
    "最终核实",
    "核实数",
];

/// The month of an English name or its abbreviation: `jun`, `sept`, `june`.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let short = word.len() == 3 || word == "sept";
    let at = MONTHS
        .iter()
        .position(|name| *name == word || (short && name.starts_with(word)))?;
    u32::try_from(at).ok().map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_word_stands_before_its_own_beginning() {
        for (at, (word, _)) in HAN.iter().enumerate() {
            for (earlier, _) in HAN.iter().take(at) {
                assert!(!word.starts_with(earlier), "{earlier} hides {word}");
            }
        }
    }
}
