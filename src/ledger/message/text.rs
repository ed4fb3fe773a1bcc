//! What is to be said, in one sentence.

use super::LedgerMessage;
use crate::language::Language;
use crate::ledger::wording::{percent, signed_sum};
use crate::quantity::{Rounding, fixed};
use crate::say;

/// What is to be said, in one sentence.
pub(super) fn text(message: &LedgerMessage, language: Language) -> String {
    match message {
        LedgerMessage::SameCell(cells) => {
            let subject = cells.subject.text(language);
            let period = cells.period.words(language);
            let values = cells.list(language, &say!(language, "，又是 ", " and "));
            say!(
                language,
                "{subject} {period} 有两个不同的值：{values}",
                "{subject} has two different values for {period}: {values}"
            )
        }
        LedgerMessage::Units(units) => units.text(language),
        LedgerMessage::UnknownKind { name, unit, .. } => match unit.text() {
            "" => say!(
                language,
                "看不出“{name}”是流量、存量、比率还是增速",
                "nothing tells whether `{name}` is a flow, a stock, a rate or a growth"
            ),
            unit => say!(
                language,
                "看不出“{name}”（{unit}）是流量、存量、比率还是增速",
                "nothing tells whether `{name}` ({unit}) is a flow, a stock, a rate or a growth"
            ),
        },
        LedgerMessage::UnknownVintage { given, .. } => say!(
            language,
            "--vintage 的“{given}”既不是日期，也不是数据里的版本",
            "`{given}` of --vintage is neither a date nor a version of the data"
        ),
        LedgerMessage::NoVintages { given } => say!(
            language,
            "数据没有版本，--vintage {given} 不起作用",
            "the data has no versions: --vintage {given} changes nothing"
        ),
        LedgerMessage::Revision(cells) => {
            let subject = cells.subject.text(language);
            let period = cells.period.words(language);
            let values = cells.list(language, " → ");
            say!(
                language,
                "{subject} {period} 有修订：{values}",
                "{subject} was revised for {period}: {values}"
            )
        }
        LedgerMessage::Contradiction {
            subject,
            period,
            stated,
            derived,
            sum,
            gap,
            allowed,
        } => {
            let (subject, sum) = (subject.text(language), signed_sum(sum, language));
            let period = period.words(language);
            say!(
                language,
                "{subject} {period} 公布为 {stated}，由其他数推得 {derived}（{sum}），相差 {gap}，超出舍入误差 {allowed}",
                "{subject} is {stated} for {period}, but {derived} by other figures ({sum}): {gap} apart, rounding explains {allowed}"
            )
        }
        LedgerMessage::PartOfRun {
            subject,
            whole: (period, value),
            part: (within, more),
            gap,
            allowed,
        } => {
            let subject = subject.text(language);
            let [period, within] = [period, within].map(|p| p.words(language));
            say!(
                language,
                "{subject} {period} 公布为 {value}，其中的 {within}（{more}）反而多 {gap}，超出舍入误差 {allowed}",
                "{subject} is {value} for {period}, but {more} for {within} within it: {gap} more, rounding explains {allowed}"
            )
        }
        LedgerMessage::OneMoment {
            subject,
            longer: (period, value),
            shorter: (same, other),
            gap,
            allowed,
        } => {
            let subject = subject.text(language);
            let [period, same] = [period, same].map(|p| p.words(language));
            say!(
                language,
                "{subject} {period} 公布为 {value}，同一期末的 {same} 为 {other}，相差 {gap}，超出舍入误差 {allowed}",
                "{subject} is {value} for {period}, but {other} for {same}, which is the same moment: {gap} apart, rounding explains {allowed}"
            )
        }
        LedgerMessage::UnitSlip {
            subject,
            first: (period, value),
            last,
            count,
            neighbour: (beside, other),
            exponent,
        } => {
            let subject = subject.text(language);
            let [period, last, beside] = [period, last, beside].map(|p| p.words(language));
            let (zh, en) = match exponent {
                4 => ("是其一万倍上下", "about 10^4 times"),
                8 => ("是其一亿倍上下", "about 10^8 times"),
                -4 => ("是其万分之一上下", "about 10^-4 times"),
                _ => ("是其亿分之一上下", "about 10^-8 times"),
            };
            if *count > 1 {
                say!(
                    language,
                    "{subject} {period} 至 {last} 的 {count} 个数（首个为 {value}）与相邻的 {beside}（{other}）相比{zh}：疑似单位错位",
                    "{count} figures of {subject} from {period} to {last} (the first is {value}) are {en} their neighbour {other} of {beside}: probably a slip of units"
                )
            } else {
                say!(
                    language,
                    "{subject} {period} 为 {value}，与相邻的 {beside}（{other}）相比{zh}：疑似单位错位",
                    "{subject} is {value} for {period}, {en} its neighbour {other} of {beside}: probably a slip of units"
                )
            }
        }
        LedgerMessage::Jump {
            subject,
            now: (period, value),
            before: (earlier, other),
            factor,
            ..
        } => {
            let subject = subject.text(language);
            let [period, earlier] = [period, earlier].map(|p| p.words(language));
            say!(
                language,
                "{subject} {period} 为 {value}，是 {earlier}（{other}）的 {factor} 倍",
                "{subject} is {value} for {period}, {factor} times the {other} of {earlier}"
            )
        }
        LedgerMessage::Parts {
            subject,
            period,
            whole,
            sum,
            gap,
            names,
            exceed,
        } => {
            let (subject, names) = (subject.text(language), language.list(names));
            let period = period.words(language);
            if *exceed {
                say!(
                    language,
                    "{subject} {period} 的分项（{names}）之和 {sum} 超过总计 {whole}，多出 {gap}",
                    "the parts of {subject} ({names}) add up to {sum} for {period}, more than the whole {whole} by {gap}"
                )
            } else {
                say!(
                    language,
                    "{subject} {period} 的分项（{names}）应当齐全，其和 {sum} 不足总计 {whole}，短少 {gap}",
                    "the parts of {subject} ({names}) should be complete, but add up to {sum} for {period}, less than the whole {whole} by {gap}"
                )
            }
        }
        LedgerMessage::PublishedGrowth {
            subject,
            period,
            published,
            computed,
            differing,
            compared,
        } => {
            let subject = subject.text(language);
            let (published, computed) = (percent(published), percent(computed));
            let period = period.words(language);
            say!(
                language,
                "{subject} {period} 公布增速 {published}，按公布绝对数推算为 {computed}；可比的 {compared} 期中有 {differing} 期不同",
                "{subject} grew by {published} in {period} as published, by {computed} as computed from levels; {differing} of {compared} periods differ"
            )
        }
        LedgerMessage::MixedVintages {
            subject,
            period,
            implied,
            published,
            gap,
            mixed,
        } => {
            let subject = subject.text(language);
            let (published, implied) = (percent(published), percent(implied));
            let gap = fixed(gap.value.abs(), 2, Rounding::HalfUp);
            let period = period.words(language);
            let why = if *mixed {
                say!(
                    language,
                    "修订后与修订前的数混用",
                    "a revised year is joined to an unrevised one"
                )
            } else {
                say!(
                    language,
                    "若非价格变动，则是修订后与修订前的数混用",
                    "either prices, or a revised year joined to an unrevised one"
                )
            };
            say!(
                language,
                "{subject} {period} 与上年同期相减，隐含增速 {implied}，而公布增速为 {published}，相差 {gap} 个百分点：{why}",
                "{subject}: {period} less the same run a year before implies a growth of {implied}, published is {published}, {gap} points apart: {why}"
            )
        }
        LedgerMessage::OnlyQuarters {
            subject, months, ..
        } => {
            let subject = subject.text(language);
            let months = language.list(months.iter().map(u32::to_string));
            say!(
                language,
                "{subject} 各年只有 {months} 月有数，每个数都当作一个月的读入",
                "{subject} has values in months {months} of each year only, and each is read as one month's"
            )
        }
    }
}
