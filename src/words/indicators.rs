//! The words of a plan's own table of indicators: over its columns, in its cells, below it.

use super::Words;

/// What a column of such a table is for, where other tables have none like it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Heading {
    /// What an indicator belongs to.
    Group,
    /// The indicator.
    Indicator,
    /// Where it starts.
    Baseline,
    /// What is promised.
    Goal,
    /// 约束性 or 预期性.
    Binding,
    /// Who answers for it.
    Owner,
}

/// The words over columns, as a whole or at their end (`2025年目标值`).
#[rustfmt::skip] // a table is read by its lines
pub(crate) static HEADINGS: Words<Heading> = Words::new(&[
    (Heading::Group, &[
        "类别", "类型", "分类", "领域", "维度", "板块", "一级指标", "指标类别", "category", "theme", "domain", "pillar", "group",
    ]),
    (Heading::Indicator, &["主要指标", "二级指标", "三级指标", "具体指标"]),
    (Heading::Baseline, &["基期", "基期值", "基准值", "基数", "现状", "现状值", "baseline", "baseline value"]),
    (Heading::Goal, &["目标", "目标值", "规划值", "规划目标", "预期目标", "target", "target value", "goal"]),
    (Heading::Binding, &["属性", "性质", "指标属性", "指标性质", "binding", "nature"]),
    (Heading::Owner, &[
        "责任单位", "责任部门", "责任主体", "牵头单位", "牵头部门", "主管部门", "实施单位", "owner", "responsible",
        "lead department", "lead agency",
    ]),
]);

/// What the figures of a column say of the years of the plan together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Over {
    /// Growth a year.
    Yearly,
    /// Growth of one year, which its heading names.
    OfYear,
    /// The total of the years.
    Total,
}

/// Words of such columns, anywhere in their heading; the first that is met counts.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static OVER: Words<Over> = Words::new(&[
    (Over::Yearly, &["年均", "年平均", "annual", "per year", "a year"]),
    (Over::Total, &["累计", "cumulative"]),
    (Over::Yearly, &["增长率", "增速"]),
]);

/// What a cell says of whether a goal is binding.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static BINDING: Words<bool> = Words::new(&[
    (true, &["约束性", "约束", "binding"]),
    (false, &["预期性", "预期", "expected", "indicative"]),
]);

/// How notes below a table begin.
pub(crate) const NOTES: &[&str] = &["注", "备注", "说明", "note", "source", "资料来源", "*", "※"];

/// Words over a table that say where it stands, and nothing of what it is.
pub(crate) const ANNEXES: &[&str] = &["附表", "附件", "附录", "annex", "Annex"];

/// How a name or a note says that a number is the total of the plan's years: `城镇新增就业（五年累计）`.
pub(crate) const IN_ALL: &[&str] = &["年累计", "期累计", "期内累计", "累计数"];

/// Cells that hold nothing.
pub(crate) const NOTHING: &[&str] = &[
    "", "—", "——", "-", "--", "–", "－", "/", "…", "……", "无", "n/a", "na", "none",
];

/// Marks behind a figure that lead to a note.
pub(crate) const STARS: &[char] = &['*', '＊', '※', '★', '△', '▲', '#'];

/// What stands between the names of several owners.
pub(crate) const BETWEEN_OWNERS: &[char] = &['、', '，', ',', ';', '；', '\n'];
