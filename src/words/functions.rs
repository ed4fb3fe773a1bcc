//! What people write for the functions of formulas, in small letters.

use super::Words;

/// Words for functions, each with the function's name.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const SYNONYMS: Words<&str> = Words::new(&[
    ("同比", "yoy"), ("增速", "yoy"), ("增长率", "yoy"), ("growth", "yoy"),
    ("累计", "cum"),
    ("平均", "avg"), ("均值", "avg"), ("average", "avg"), ("mean", "avg"),
    ("年均", "cagr"), ("年均增长", "cagr"), ("年均增速", "cagr"),
    ("最大", "max"), ("最大值", "max"), ("最小", "min"), ("最小值", "min"),
    ("绝对值", "abs"),
    ("贡献率", "contribution"),
    ("拉动", "pull"),
]);

/// Functions of spreadsheets that formulas do without.
pub(crate) const OF_SPREADSHEETS: &[&str] = &["求和", "sum", "count", "if", "round"];
