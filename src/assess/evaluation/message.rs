//! What a formula cannot do over a period.

use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::{Period, Unit};
use crate::say;

/// Why a part of a formula has no value, beside units that do not go together.
#[derive(Clone, Debug)]
pub(crate) enum EvaluationMessage {
    /// A number without unit of a formula, beside what has one.
    PlainNumber {
        what: String,
        number: String,
        unit: Unit,
    },
    /// A share multiplied by a hundred, as if it were none.
    HundredOfShare { part: String },
    /// What is divided by, when it was zero, and the cell that says so.
    DivisionByZero {
        part: String,
        divisor: String,
        period: Period,
        cell: Option<String>,
    },
}

impl Message for EvaluationMessage {
    fn code(&self) -> Code {
        match self {
            Self::PlainNumber { .. } => Code::UnitMissing,
            Self::HundredOfShare { .. } => Code::UnitMismatch,
            Self::DivisionByZero { .. } => Code::Arithmetic,
        }
    }

    fn text(&self, l: Language) -> String {
        match self {
            Self::PlainNumber { what, number, unit } => say!(
                l,
                "“{what}”里的 {number} 没有单位，而另一边是{unit}",
                "`{number}` in `{what}` has no unit, and the other side is in {unit}"
            ),
            Self::HundredOfShare { part } => say!(
                l,
                "“{part}”里的 100 多余：公式的结果会按单位换算成 %",
                "the factor of 100 in `{part}` is one too many: the result turns into % by its unit"
            ),
            Self::DivisionByZero {
                part,
                divisor,
                period,
                cell,
            } => {
                let period = period.words(l);
                let cell = cell
                    .as_ref()
                    .map_or_else(String::new, |cell| say!(l, "（{cell}）", " ({cell})"));
                say!(
                    l,
                    "“{part}”除以零：{period} 的“{divisor}”为 0{cell}",
                    "`{part}` divides by zero: `{divisor}` is 0 for {period}{cell}"
                )
            }
        }
    }

    fn help(&self, l: Language) -> Option<String> {
        match self {
            Self::PlainNumber { number, unit, .. } => {
                let plain = number.chars().all(|c| c.is_ascii_digit() || c == '.');
                // Of a number with a scale of its own, such as 2亿, the unit has none.
                let unit = if plain && number.len() > 4 {
                    unit.unscaled()
                } else {
                    unit.clone()
                };
                Some(if plain {
                    say!(
                        l,
                        "写上单位，如 {number}{unit}",
                        "write its unit, as in `{number} {unit}`"
                    )
                } else {
                    say!(
                        l,
                        "写上单位，如 ({number}) * 1{unit}",
                        "write its unit, as in `({number}) * 1 {unit}`"
                    )
                })
            }
            Self::HundredOfShare { .. } => Some(say!(l, "去掉乘以 100", "drop the factor of 100")),
            Self::DivisionByZero { .. } => None,
        }
    }
}
