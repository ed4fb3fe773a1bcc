//! What an assessment has to say of a plan and its data.

use super::Status;
use super::evaluation::EvaluationMessage;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::language::Language;
use crate::quantity::{ArithmeticError, Decimal, Mismatch, Month, Period, Rounding, Unit, fixed};
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
    /// 左右 of nothing: in which unit to say how much.
    ToleranceWanted {
        unit: Unit,
    },
    MetAtBaseline {
        name: String,
        named_side: bool,
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
    /// The finding at a place: what is only worth knowing is information.
    pub(super) fn at(self, place: Place) -> Diagnostic {
        let worth_knowing = match &self {
            Self::PaceDisagrees { .. } | Self::SeriesBreak { .. } | Self::WithinRounding { .. } => {
                true
            }
            Self::Revised { status, .. } => status.0 == status.1,
            _ => false,
        };
        if worth_knowing {
            Diagnostic::info(place, self)
        } else {
            Diagnostic::warning(place, self)
        }
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
            | Self::ToleranceWanted { .. } => Code::BadGoal,
            Self::MetAtBaseline { .. } => Code::MetAtBaseline,
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

    fn text(&self, l: Language) -> String {
        match self {
            Self::Units { what, mismatch } => {
                let lines = mismatch.lines(l);
                say!(
                    l,
                    "“{what}”的计量单位对不上\n{lines}",
                    "the units of `{what}` do not go together\n{lines}"
                )
            }
            Self::Evaluation(message) => message.text(l),
            Self::Arithmetic { part, error } => match error {
                ArithmeticError::DivisionByZero => {
                    say!(l, "“{part}”除以零", "`{part}` divides by zero")
                }
                ArithmeticError::Overflow => {
                    say!(
                        l,
                        "“{part}”的结果太大",
                        "the result of `{part}` is too large"
                    )
                }
                ArithmeticError::NotReal => {
                    say!(l, "“{part}”没有实数结果", "`{part}` has no real result")
                }
            },
            Self::GrowthOfShare { words, .. } => say!(
                l,
                "指标是百分数，“{words}”有歧义：是增长百分之几，还是提高几个百分点？",
                "the indicator is a percentage, so `{words}` is ambiguous: per cent or percentage points?"
            ),
            Self::YearBefore {
                words,
                before,
                baseline,
            } => {
                let (before, baseline) = (before.words(l), baseline.words(l));
                say!(
                    l,
                    "“{words}”与上年（{before}）比较，而基期是 {baseline}：没有说明是哪一年的增长",
                    "`{words}` compares with the year before ({before}), but the baseline is {baseline}: of which year is the growth?"
                )
            }
            Self::OtherStart {
                words,
                since,
                baseline,
            } => {
                let (since, baseline) = (since.words(l), baseline.words(l));
                say!(
                    l,
                    "“{words}”从 {since} 起算，而基期是 {baseline}",
                    "`{words}` counts from {since}, but the baseline is {baseline}"
                )
            }
            Self::ToleranceWanted { .. } => say!(
                l,
                "目标为 0 时，“左右”是多少要写明",
                "what `about` means must be stated for a goal of 0"
            ),
            Self::MetAtBaseline { name, .. } => say!(
                l,
                "“{name}”的基期值已经达到目标，按达标型目标看是否保持",
                "the baseline of `{name}` already meets its goal: it is judged as a standing goal"
            ),
            Self::UnlikePeriods {
                name,
                baseline,
                months,
                deadline,
            } => {
                let length = |period: &Period| {
                    let (words, months) = (period.words(l), period.months());
                    say!(l, "{words}（{months} 个月）", "{words} ({months} months)")
                };
                let (baseline, deadline) = (length(baseline), length(deadline));
                say!(
                    l,
                    "“{name}”是流量，长短不一的时期不可比：基期 {baseline}，现值 {months} 个月，目标期 {deadline}",
                    "`{name}` is a flow, and runs of different lengths do not compare: baseline {baseline}, value {months} months, deadline {deadline}"
                )
            }
            Self::BaselineRevised {
                name,
                stated,
                data,
                period,
            } => {
                let period = period.words(l);
                say!(
                    l,
                    "“{name}”基期 {period} 的值，计划写 {stated}，数据为 {data}；以计划为准",
                    "the baseline of `{name}` at {period} is {stated} in the plan and {data} in the data; the plan's counts"
                )
            }
            Self::Stale {
                name,
                period,
                months,
            } => {
                let period = period.words(l);
                say!(
                    l,
                    "“{name}”的最新数据是 {period}，已过 {months} 个月",
                    "the newest figure of `{name}` is of {period}, {months} months old"
                )
            }
            Self::PaceDisagrees {
                name,
                period,
                attained,
                elapsed,
                share,
            } => {
                let [attained, elapsed, share] = [attained, elapsed, share].map(percent);
                let period = period.words(l);
                say!(
                    l,
                    "“{name}”{period} 已完成全年目标的 {attained}：按月份（序时 {elapsed}）与按季节（往年同期 {share}）看，快慢结论相反",
                    "`{name}` has done {attained} of the year target by {period}: ahead or behind depends on whether the calendar ({elapsed}) or the usual share ({share}) is asked"
                )
            }
            Self::SeriesBreak { name, month } => say!(
                l,
                "“{name}”自 {month} 起口径变动，此前的数不可比：跨越它的累计、同比、季节进度、年均和预计不算",
                "`{name}` breaks at {month}: no sum, change on a year ago, usual share, rate or projection reaches across it"
            ),
            Self::WithinRounding {
                name,
                slack,
                unit,
                status,
                others,
            } => {
                let words = |status: &Status| status.text(l);
                let (status, others) = (words(status), l.list(others.iter().map(words)));
                let slack = slack.as_ref().map_or_else(String::new, |slack| {
                    let unit = if unit.text() == "1" { "" } else { unit.text() };
                    say!(l, "（±{slack}{unit}）", " (±{slack}{unit})")
                });
                say!(
                    l,
                    "“{name}”的结论“{status}”在舍入误差{slack}之内：公布数末位半个单位之差就可能是“{others}”",
                    "the verdict on `{name}`, {status}, lies within rounding{slack}: half a unit of the last published digit could make it {others}"
                )
            }
            Self::Revised {
                name,
                version,
                period,
                before,
                now,
                baseline,
                status,
            } => {
                let period = period.words(l);
                let version = version.as_ref().map_or_else(String::new, |version| {
                    say!(l, "（{version}）", " ({version})")
                });
                let baseline = baseline.as_ref().map_or_else(String::new, |(before, now)| {
                    say!(
                        l,
                        "，基期值由 {before} 变为 {now}",
                        ", its baseline from {before} to {now}"
                    )
                });
                let verdict = match *status {
                    (Some(was), Some(is)) if was != is => {
                        let (was, is) = (was.text(l), is.text(l));
                        say!(
                            l,
                            "；结论由“{was}”变为“{is}”",
                            "; the verdict from {was} to {is}"
                        )
                    }
                    (_, Some(is)) => {
                        let is = is.text(l);
                        say!(l, "；结论不变（{is}）", "; the verdict stays ({is})")
                    }
                    _ => String::new(),
                };
                let value = if before == now {
                    say!(
                        l,
                        "“{name}”{period} 仍为 {now}",
                        "`{name}` for {period} stays {now}"
                    )
                } else {
                    say!(
                        l,
                        "“{name}”{period} 由 {before} 变为 {now}",
                        "`{name}` for {period} went from {before} to {now}"
                    )
                };
                say!(
                    l,
                    "修订{version}：{value}{baseline}{verdict}",
                    "revision{version}: {value}{baseline}{verdict}"
                )
            }
            Self::SeveralRegions { name, regions } => {
                let regions = l.list(regions);
                say!(
                    l,
                    "“{name}”的数据含多个地区：{regions}",
                    "the data of `{name}` holds several regions: {regions}"
                )
            }
        }
    }

    fn help(&self, l: Language) -> Option<String> {
        match self {
            Self::Units { mismatch, .. } => Some(mismatch.fix(l)),
            Self::Evaluation(message) => message.help(l),
            Self::GrowthOfShare {
                number: Some(number),
                ..
            } => Some(say!(
                l,
                "若指百分点，写“提高{number}个百分点”",
                "for percentage points write `提高{number}个百分点` or `increase by {number} percentage points`"
            )),
            Self::GrowthOfShare { number: None, .. } => Some(say!(
                l,
                "若指百分点，写整个规划期的变动，如“提高5个百分点”",
                "for percentage points write the change over the whole plan, such as `increase by 5 percentage points`"
            )),
            Self::YearBefore { before, .. } => {
                let before = before.to_string();
                Some(say!(
                    l,
                    "年度目标写 baseline = \"{before}\"；每年都要达到写 formula = \"yoy(指标)\" 与 goal = \"每年不低于6%\"；多年的目标写 年均增长6% 或写明年份（较{before}年增长6%）",
                    "for a goal of one year write baseline = \"{before}\"; for every year formula = \"yoy(x)\" and goal = \"each year at least 6%\"; over several years \"6% a year\", or name the year (\"increase by 6% from {before}\")"
                ))
            }
            Self::OtherStart { since, .. } => Some(say!(
                l,
                "这项目标写 baseline = \"{since}\"，或去掉目标中的年份",
                "write baseline = \"{since}\" for this target, or leave the year out of its words"
            )),
            Self::ToleranceWanted { unit } => {
                let unit = match unit {
                    unit if unit.is_percent() => say!(l, "个百分点", " percentage points"),
                    unit if unit.is_bare() => String::new(),
                    unit => unit.text().to_owned(),
                };
                Some(say!(
                    l,
                    "例如 tolerance = \"0.5{unit}\"",
                    "for example tolerance = \"0.5{unit}\""
                ))
            }
            Self::UnlikePeriods { .. } => Some(say!(
                l,
                "基期和目标期写整年；与上年同期比写 formula = \"yoy(指标)\"；年内累计写 新增 或 累计",
                "give whole years as baseline and deadline; for growth on the same months of last year write formula = \"yoy(x)\", for the months since the baseline a cumulative goal"
            )),
            Self::MetAtBaseline {
                named_side: false, ..
            } => Some(say!(
                l,
                "如果越低越好，写 direction = \"decrease\"",
                "if less is better, write direction = \"decrease\""
            )),
            Self::SeveralRegions { .. } => Some(say!(
                l,
                "用 --region 名称 选一个，或用 --by-region 逐个评估",
                "choose one with --region NAME, or assess each with --by-region"
            )),
            _ => None,
        }
    }
}

/// A fraction as %, one digit behind the point.
fn percent(share: &Decimal) -> String {
    let percent = share.shifted(2).unwrap_or(*share);
    format!("{}%", fixed(percent, 1, Rounding::HalfUp))
}
