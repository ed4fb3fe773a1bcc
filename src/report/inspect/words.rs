//! The words of a page about a file: encodings, layouts, columns, and why they are taken to be what they are.

use crate::data::{EncodingReason, LayoutReason};
use crate::language::Language;
use crate::plan::Layout;
use crate::say;

/// What a file is encoded in: `GB18030`.
pub(super) fn encoding(word: &str, language: Language) -> String {
    match word {
        "utf-8-bom" => say!(language, "UTF-8（有 BOM）", "UTF-8 with BOM"),
        word => word.to_uppercase(),
    }
}

/// Why.
pub(super) fn encoding_reason(reason: EncodingReason, language: Language) -> String {
    say! { language, reason;
        EncodingReason::Stated => "计划中声明" / "stated by the plan",
        EncodingReason::Mark => "文件开头有字节顺序标记" / "a byte order mark stands at the start",
        EncodingReason::Nulls => "每隔一个字节是 NUL" / "NUL bytes stand at every other place",
        EncodingReason::Ascii => "只有 ASCII 字符" / "only ASCII characters occur",
        EncodingReason::Valid => "全文是有效的 UTF-8" / "the whole file is valid UTF-8",
        EncodingReason::NotUtf8 { offset, line } => with { let byte = offset.saturating_add(1); } "第 {line} 行（第 {byte} 字节）不是有效的 UTF-8" / "line {line} (byte {byte}) is not valid UTF-8",
        EncodingReason::Characters { line } => "第 {line} 行不是有效的 UTF-8，读作 GB18030 又不成文字" / "line {line} is not valid UTF-8, and the file is no text in GB18030",
    }
}

/// The character between fields.
pub(super) fn delimiter(delimiter: char, language: Language) -> String {
    say! { language, delimiter;
        ',' => "逗号" / "comma",
        ';' => "分号" / "semicolon",
        '\t' => "制表符" / "tab",
        other => = other.to_string(),
    }
}

/// A layout, with the word that a plan has for it.
pub(super) fn layout(layout: Layout, language: Language) -> String {
    let word = layout.word();
    say! { language, layout;
        Layout::Long => "长表，一行一个数（{word}）" / "one row an observation ({word})",
        Layout::PeriodsAsColumns => "时期为列（{word}）" / "one column a period ({word})",
        Layout::IndicatorsAsColumns => "指标为列（{word}）" / "one column an indicator ({word})",
        Layout::RegionsAsColumns => "地区为列（{word}）" / "one column a region ({word})",
    }
}

/// The evidence for a layout; roles that headers tell are told together, since the columns are listed.
pub(super) fn layout_reasons(reasons: &[LayoutReason], l: Language) -> String {
    let mut roles = Vec::new();
    let mut others = Vec::new();
    for reason in reasons {
        match reason {
            LayoutReason::Role(word, _) => roles.push(role(word, l)),
            reason => others.push(layout_reason(reason, l)),
        }
    }
    let mut parts = Vec::new();
    if !roles.is_empty() {
        let roles = l.list(roles);
        parts.push(say!(l, "表头标明{roles}", "the headers name {roles}"));
    }
    parts.extend(others);
    parts.join(l.pick("；", "; "))
}

/// A piece of evidence for a layout.
fn layout_reason(reason: &LayoutReason, l: Language) -> String {
    say! { l, reason;
        LayoutReason::Stated => "计划中声明" / "stated by the plan",
        LayoutReason::Role(role, header) => with { let role = self::role(role, l); } "表头“{header}”是{role}" / "the header `{header}` is that of the {role}",
        LayoutReason::PeriodHeaders(1, first) => "表头“{first}”是时期" / "the header `{first}` is a period",
        LayoutReason::PeriodHeaders(count, first) => "{count} 个表头是时期，如“{first}”" / "{count} headers are periods, such as `{first}`",
        LayoutReason::PeriodCells(header) => "“{header}”一列各行都是时期" / "the column `{header}` holds periods in every row",
        LayoutReason::Measures(1, first) => "“{first}”一列是数，名称就是指标" / "the column of numbers `{first}` stands under its own name",
        LayoutReason::Measures(count, first) => "{count} 列数值各有自己的名称，如“{first}”" / "{count} columns of numbers stand under their own names, such as `{first}`",
        LayoutReason::RegionHeaders(count, first) => "{count} 个表头是地区，如“{first}”" / "{count} headers are regions, such as `{first}`",
        LayoutReason::LeftOver => "指标另有说明，所以看作地区" / "taken for regions because the indicator is stated elsewhere",
        LayoutReason::Preamble(role, text) => with { let role = self::role(role, l); } "表上方写明{role}“{text}”" / "the lines above the table state the {role} `{text}`",
        LayoutReason::Block(role, text) => with { let role = self::role(role, l); } "计划写明{role}“{text}”" / "the plan states the {role} `{text}`",
        LayoutReason::OnlyNumbers(header) => "只有“{header}”一列是数，看作数值" / "`{header}` is the only column of numbers, taken for the value",
        LayoutReason::Merged(header) => "“{header}”一列是合并过的单元格，空格接上一行" / "cells of the column `{header}` were merged: blank ones go on with the text above",
        LayoutReason::Headings(Some(role), first) => with { let role = self::role(role, l); } "“{first}”一类的行说明下面各行的{role}" / "rows such as `{first}` say the {role} of the rows below them",
        LayoutReason::Headings(None, first) => "“{first}”一类的行统领下面各行" / "rows such as `{first}` head the rows below them",
        LayoutReason::NoHeader => "没有表头：一列时期，一列数" / "there is no header row: one column of periods, one of numbers",
        LayoutReason::Register => "没有数值列：名录，一行一个单位" / "there is no column of values: a register, one row a unit",
    }
}

/// What a column is for; a dimension has its own name.
pub(super) fn role(word: &str, language: Language) -> String {
    say! { language, word;
        "period" => "时期" / "period",
        "indicator" => "指标" / "indicator",
        "region" => "地区" / "region",
        "value" => "数值" / "value",
        "unit" => "单位" / "unit",
        "scale" => "量级" / "scale",
        "vintage" => "版本" / "vintage",
        "flag" => "标志" / "flag",
        "basis" => "口径" / "basis",
        "from" => "起始" / "from",
        "until" => "截止" / "until",
        _ => "维度" / "dimension",
    }
}
