//! What is the matter with an assessment, in a sentence.

use super::{AssessMessage, unit_of_distance};
use crate::assess::Status;
use crate::diagnostic::Message;
use crate::language::{Language, plural};
use crate::quantity::{ArithmeticError, Decimal, Period, Rounding, fixed};
use crate::say;

/// The sentence.
pub(super) fn text(message: &AssessMessage, l: Language) -> String {
    match message {
        AssessMessage::Units { what, mismatch } => {
            let lines = mismatch.lines(l);
            say!(
                l,
                "“{what}”的计量单位对不上\n{lines}",
                "the units of `{what}` do not go together\n{lines}"
            )
        }
        AssessMessage::Evaluation(message) => message.text(l),
        AssessMessage::Arithmetic { part, error } => match error {
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
        AssessMessage::GrowthOfShare { words, .. } => say!(
            l,
            "指标是百分数，“{words}”有歧义：是增长百分之几，还是提高几个百分点？",
            "the indicator is a percentage, so `{words}` is ambiguous: per cent or percentage points?"
        ),
        AssessMessage::YearBefore {
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
        AssessMessage::OtherStart {
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
        AssessMessage::ComparesAhead {
            words,
            since,
            deadline,
        } => {
            let (since, deadline) = (since.words(l), deadline.words(l));
            say!(
                l,
                "“{words}”与 {since} 比较，而目标期 {deadline} 不在其后",
                "`{words}` compares with {since}, which the deadline {deadline} does not come after"
            )
        }
        AssessMessage::ToleranceWanted { .. } => say!(
            l,
            "目标为 0 时，“左右”是多少要写明",
            "what `about` means must be stated for a goal of 0"
        ),
        AssessMessage::IdleKey { name, key } => say!(
            l,
            "“{name}”的 {key} 不起作用",
            "`{key}` of `{name}` has no effect"
        ),
        AssessMessage::MetAtBaseline { name, .. } => say!(
            l,
            "“{name}”的基期值已经达到目标，按达标型目标看是否保持",
            "the baseline of `{name}` already meets its goal: it is judged as a standing goal"
        ),
        AssessMessage::UnlikePeriods {
            name,
            baseline,
            months: counted,
            deadline,
        } => {
            let months = |months: i32| {
                let several = plural(usize::try_from(months).unwrap_or_default(), "month");
                say!(l, "{months} 个月", "{several}")
            };
            let length = |period: &Period| {
                let (words, months) = (period.words(l), months(period.months()));
                say!(l, "{words}（{months}）", "{words} ({months})")
            };
            let (baseline, deadline) = (length(baseline), length(deadline));
            let counted = months(*counted);
            say!(
                l,
                "“{name}”是流量，长短不一的时期不可比：基期 {baseline}，现值 {counted}，目标期 {deadline}",
                "`{name}` is a flow, and runs of different lengths do not compare: baseline {baseline}, value {counted}, deadline {deadline}"
            )
        }
        AssessMessage::BaselineRevised {
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
        AssessMessage::Stale {
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
        AssessMessage::PaceDisagrees {
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
        AssessMessage::SeriesBreak { name, month } => say!(
            l,
            "“{name}”自 {month} 起口径变动，此前的数不可比：跨越它的累计、同比、季节进度、年均和预计不算",
            "`{name}` breaks at {month}: no sum, change on a year ago, usual share, rate or projection reaches across it"
        ),
        AssessMessage::WithinRounding {
            name,
            slack,
            unit,
            status,
            others,
            early,
        } => {
            let words = |status: &Status| status.told(*early, l);
            let (status, others) = (words(status), l.list(others.iter().map(words)));
            let slack = slack.as_ref().map_or_else(String::new, |slack| {
                let unit = unit_of_distance(unit, l);
                say!(l, "（±{slack}{unit}）", " (±{slack}{unit})")
            });
            say!(
                l,
                "“{name}”的结论“{status}”在舍入误差{slack}之内：公布数末位半个单位之差就可能是“{others}”",
                "the verdict on `{name}`, {status}, lies within rounding{slack}: half a unit of the last published digit could make it {others}"
            )
        }
        AssessMessage::Revised {
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
        AssessMessage::SeveralRegions { name, regions } => {
            let regions = l.list(regions);
            say!(
                l,
                "“{name}”的数据含多个地区：{regions}",
                "the data of `{name}` holds several regions: {regions}"
            )
        }
    }
}

/// A fraction as %, one digit behind the point.
fn percent(share: &Decimal) -> String {
    let percent = share.shifted(2).unwrap_or(*share);
    format!("{}%", fixed(percent, 1, Rounding::HalfUp))
}
