//! What an assessment has to say of a plan and its data.

mod help;
mod text;

use super::Status;
use super::evaluation::EvaluationMessage;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::language::Language;
use crate::quantity::{ArithmeticError, Decimal, Mismatch, Month, Period, Unit};
use crate::say;

/// An error or a finding of the assessment.
#[derive(Clone, Debug)]
pub(crate) enum AssessMessage {
    /// Units that do not go together, or a number without unit beside one with: of what, and both sides.
    Units {
        what: String,
        mismatch: Mismatch,
    },
    Arithmetic {
        part: String,
        error: ArithmeticError,
    },
    /// What a formula cannot do.
    Evaluation(EvaluationMessage),
    /// 增长N% on an indicator in %.
    GrowthOfShare {
        words: String,
        number: Option<String>,
    },
    /// 较上年增长N% in a plan whose baseline is another year.
    YearBefore {
        words: String,
        before: Period,
        baseline: Period,
    },
    /// 较2018年新增10家 in a plan whose baseline is another year.
    OtherStart {
        words: String,
        since: Period,
        baseline: Period,
    },
    /// 较2025年翻番 where the goal is due by then.
    ComparesAhead {
        words: String,
        since: Period,
        deadline: Period,
    },
    /// 左右 of nothing: in which unit to say how much.
    ToleranceWanted {
        unit: Unit,
    },
    MetAtBaseline {
        name: String,
        named_side: bool,
    },
    /// A key of the target that its goal leaves without effect.
    IdleKey {
        name: String,
        key: &'static str,
    },
    /// Of a flow: the lengths of baseline, value and deadline.
    UnlikePeriods {
        name: String,
        baseline: Period,
        months: i32,
        deadline: Period,
    },
    BaselineRevised {
        name: String,
        stated: String,
        data: String,
        period: Period,
    },
    Stale {
        name: String,
        period: Period,
        months: i32,
    },
    SeveralRegions {
        name: String,
        regions: Vec<String>,
    },
    /// Done, elapsed and usual share, as fractions.
    PaceDisagrees {
        name: String,
        period: Period,
        attained: Decimal,
        elapsed: Decimal,
        share: Decimal,
    },
    SeriesBreak {
        name: String,
        month: Month,
    },
    /// How far rounding may have moved the value, the status, and those it might have.
    WithinRounding {
        name: String,
        slack: Option<String>,
        unit: Unit,
        status: Status,
        others: Vec<Status>,
        /// Whether it would be achieved before the deadline.
        early: bool,
    },
    /// What a revision changed: values with their unit, before and now.
    Revised {
        name: String,
        version: Option<String>,
        period: Period,
        before: String,
        now: String,
        baseline: Option<(String, String)>,
        status: (Option<Status>, Option<Status>),
    },
}

impl AssessMessage {
    /// The finding at a place.
    pub(super) fn at(self, place: Place) -> Diagnostic {
        Diagnostic::finding(place, self)
    }
}

impl Message for AssessMessage {
    fn code(&self) -> Code {
        match self {
            Self::Units { mismatch, .. } if mismatch.left.is_bare() || mismatch.right.is_bare() => {
                Code::UnitMissing
            }
            Self::Units { .. } => Code::UnitMismatch,
            Self::Arithmetic { .. } => Code::Arithmetic,
            Self::Evaluation(message) => message.code(),
            Self::GrowthOfShare { .. }
            | Self::YearBefore { .. }
            | Self::OtherStart { .. }
            | Self::ComparesAhead { .. }
            | Self::ToleranceWanted { .. } => Code::BadGoal,
            Self::MetAtBaseline { .. } => Code::MetAtBaseline,
            Self::IdleKey { .. } => Code::IdleKey,
            Self::UnlikePeriods { .. } => Code::UnlikePeriods,
            Self::BaselineRevised { .. } => Code::BaselineRevised,
            Self::Stale { .. } => Code::Stale,
            Self::SeveralRegions { .. } => Code::SeveralRegions,
            Self::PaceDisagrees { .. } => Code::PaceDisagrees,
            Self::SeriesBreak { .. } => Code::SeriesBreak,
            Self::WithinRounding { .. } => Code::WithinRounding,
            Self::Revised { .. } => Code::Revision,
        }
    }

    fn text(&self, language: Language) -> String {
        text::text(self, language)
    }

    fn help(&self, language: Language) -> Option<String> {
        help::help(self, language)
    }
}

/// What a distance between two levels is told in, behind its number.
fn unit_of_distance(unit: &Unit, language: Language) -> String {
    if unit.is_percent() {
        say!(language, "个百分点", " percentage points")
    } else {
        unit.told().unwrap_or_default().to_owned()
    }
}
