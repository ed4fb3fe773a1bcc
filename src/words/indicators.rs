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
pub(crate) const HEADINGS: Words<Heading> = Words::new(&[
    ("类别", Heading::Group),
    ("类型", Heading::Group),
    ("分类", Heading::Group),
    ("领域", Heading::Group),
    ("维度", Heading::Group),
    ("板块", Heading::Group),
    ("一级指标", Heading::Group),
    ("指标类别", Heading::Group),
    ("category", Heading::Group),
    ("theme", Heading::Group),
    ("domain", Heading::Group),
    ("pillar", Heading::Group),
    ("group", Heading::Group),
    ("主要指标", Heading::Indicator),
    ("二级指标", Heading::Indicator),
    ("三级指标", Heading::Indicator),
    ("具体指标", Heading::Indicator),
    ("基期", Heading::Baseline),
    ("基期值", Heading::Baseline),
    ("基准值", Heading::Baseline),
    ("基数", Heading::Baseline),
    ("现状", Heading::Baseline),
    ("现状值", Heading::Baseline),
    ("baseline", Heading::Baseline),
    ("baseline value", Heading::Baseline),
    ("目标", Heading::Goal),
    ("目标值", Heading::Goal),
    ("规划值", Heading::Goal),
    ("规划目标", Heading::Goal),
    ("预期目标", Heading::Goal),
    ("target", Heading::Goal),
    ("target value", Heading::Goal),
    ("goal", Heading::Goal),
    ("属性", Heading::Binding),
    ("性质", Heading::Binding),
    ("指标属性", Heading::Binding),
    ("指标性质", Heading::Binding),
    ("binding", Heading::Binding),
    ("nature", Heading::Binding),
    ("责任单位", Heading::Owner),
    ("责任部门", Heading::Owner),
    ("责任主体", Heading::Owner),
    ("牵头单位", Heading::Owner),
    ("牵头部门", Heading::Owner),
    ("主管部门", Heading::Owner),
    ("实施单位", Heading::Owner),
    ("owner", Heading::Owner),
    ("responsible", Heading::Owner),
    ("lead department", Heading::Owner),
    ("lead agency", Heading::Owner),
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
pub(crate) const OVER: Words<Over> = Words::new(&[
    ("年均", Over::Yearly),
    ("年平均", Over::Yearly),
    ("annual", Over::Yearly),
    ("per year", Over::Yearly),
    ("a year", Over::Yearly),
    ("累计", Over::Total),
    ("cumulative", Over::Total),
    ("增长率", Over::Yearly),
    ("增速", Over::Yearly),
]);

/// What a cell says of whether a goal is binding.
pub(crate) const BINDING: Words<bool> = Words::new(&[
    ("约束性", true),
    ("约束", true),
    ("binding", true),
    ("预期性", false),
    ("预期", false),
    ("expected", false),
    ("indicative", false),
]);

/// How notes below a table begin.
pub(crate) const NOTES: &[&str] = &["注", "备注", "说明", "note", "source", "资料来源", "*", "※"];

/// Cells that hold nothing.
pub(crate) const NOTHING: &[&str] = &[
    "", "—", "——", "-", "--", "–", "－", "/", "…", "……", "无", "n/a", "na", "none",
];

/// Marks behind a figure that lead to a note.
pub(crate) const STARS: &[char] = &['*', '＊', '※', '★', '△', '▲', '#'];

/// What stands between the names of several owners.
pub(crate) const BETWEEN_OWNERS: &[char] = &['、', '，', ',', ';', '；', '\n'];
