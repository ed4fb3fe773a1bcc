//! The way out of each message.

use super::LedgerMessage;
use crate::language::Language;
use crate::ledger::wording::table_line;
use crate::say;

/// The way out, where there is one.
pub(super) fn help(message: &LedgerMessage, language: Language) -> Option<String> {
    match message {
        LedgerMessage::SameCell(_) => Some(say!(
            language,
            "删去其中一个；若是修订，给数据加上版本列，或在 [[data]] 中写 vintage = \"…\"",
            "remove one of them; if it is a revision, give the data a vintage column, or its [[data]] block `vintage = \"…\"`"
        )),
        LedgerMessage::Units(units) => Some(units.help(language)),
        LedgerMessage::UnknownVintage { known, .. } => {
            let list = language.list(known.iter().take(20));
            Some(say!(
                language,
                "日期写作 2024-07、2024-07-15、2024年7月；数据里的版本：{list}",
                "write a date as 2024-07, 2024-07-15 or 15 July 2024; versions of the data: {list}"
            ))
        }
        LedgerMessage::NoVintages { .. } => Some(say!(
            language,
            "给数据加上版本列，或在 [[data]] 中写 vintage = \"…\"",
            "give the data a vintage column, or its [[data]] block `vintage = \"…\"`"
        )),
        LedgerMessage::UnknownKind { name, key, .. } => {
            let table = table_line(name, key.as_deref());
            Some(say!(
                language,
                "在 {table} 下写 kind = \"flow\"（各期相加）、\"stock\"（期末水平）、\"rate\"（比率）或 \"growth\"（增速）",
                "write under {table}: kind = \"flow\" (adds up over time), \"stock\" (a level), \"rate\" or \"growth\""
            ))
        }
        LedgerMessage::Jump {
            limit,
            own_limit: true,
            ..
        } => Some(say!(
            language,
            "超过 {limit} 倍才提示，这是本工具的口径；可在 [plan] 中用 jump 另定",
            "told beyond a factor of {limit}, which is the tool's own; `jump` under [plan] sets another"
        )),
        LedgerMessage::PublishedGrowth { .. } => Some(say!(
            language,
            "公布增速按可比价计算，推算增速按现价计算，二者不同未必有误",
            "published growth is at constant prices, growth computed from levels at current ones: they may well differ"
        )),
        LedgerMessage::MixedVintages { mixed: false, .. } => Some(say!(
            language,
            "核对上年同期数是否已随上年修订；给数据加上版本列可以确认",
            "see whether last year's run was revised with its year; a vintage column in the data would tell"
        )),
        LedgerMessage::MixedVintages { mixed: true, .. } => Some(say!(
            language,
            "补上同一版本的上年同期数，或用 --vintage 取修订前的各数",
            "add last year's run of the same version, or take the figures before the revision with --vintage"
        )),
        LedgerMessage::OnlyQuarters {
            subject,
            key,
            may_be_quarters,
            may_be_cumulative,
            ..
        } => {
            let quarters = say!(
                language,
                "basis = \"quarter\"（所在季度的数）",
                "basis = \"quarter\" (the quarter's)"
            );
            let cumulative = say!(
                language,
                "basis = \"ytd\"（1月至该月的累计）",
                "basis = \"ytd\" (January to that month)"
            );
            let single = say!(
                language,
                "basis = \"period\"（确是单月）",
                "basis = \"period\" (one month's indeed)"
            );
            let choices = [
                may_be_quarters.then_some(quarters),
                may_be_cumulative.then_some(cumulative),
                Some(single),
            ];
            let choices = language.list(choices.into_iter().flatten());
            let table = table_line(&subject.name, key.as_deref());
            Some(say!(
                language,
                "在 {table} 下写明是哪一种：{choices}",
                "write under {table} what they are: {choices}"
            ))
        }
        _ => None,
    }
}
