//! The words of a plan's own table of indicators: over its columns, in its cells, below it.

use super::Words;
use super::goals::Direction;

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
    /// What is striven for beyond the goal.
    Stretch,
    /// By when each row's goal stands.
    Deadline,
    /// Since when.
    Since,
    /// Whether more or less is better.
    Way,
}

/// The words over columns, as a whole or at their end (`2025年目标值`).
#[rustfmt::skip] // a table is read by its lines
pub(crate) static HEADINGS: Words<Heading> = Words::new(&[
    (Heading::Group, &[
        "类别", "类型", "分类", "领域", "维度", "板块", "一级指标", "指标类别", "指标类型", "重点领域", "任务类别", "category", "theme", "domain", "pillar",
        "group", "programme", "program", "sector", "objective", "outcome", "priority",
    ]),
    (Heading::Indicator, &["kpi", "kpis", "key performance indicator", "performance indicator", "主要指标", "指标项", "二级指标", "三级指标", "具体指标", "指标内容", "目标任务", "任务指标"]),
    (Heading::Baseline, &[
        "基期", "基期值", "基期数", "基准值", "基数", "现状", "现状值", "现状水平", "上年完成", "上年实际", "上年完成数", "上年实绩", "baseline", "baseline value",
    ]),
    (Heading::Goal, &[
        "目标", "目标值", "目标数", "年度指标值", "规划值", "规划目标", "预期目标", "计划", "计划数", "计划值", "计划目标", "预期", "预期值", "target", "targets",
        "target value", "goal",
    ]),
    (Heading::Stretch, &["奋斗目标", "力争目标", "争取目标", "挑战目标", "奋斗目标值", "力争目标值", "stretch", "stretch target", "ambition"]),
    (Heading::Deadline, &[
        "完成时限", "完成时间", "完成期限", "达标时间", "达标时限", "实现时间", "时限", "时间节点", "期限", "目标年份", "时间要求", "deadline", "due", "due date",
        "target date", "completion date", "by when",
    ]),
    (Heading::Since, &["基准年", "基准年份", "基年", "base year", "reference year"]),
    (Heading::Way, &[
        "趋势", "趋势要求", "趋向", "指标趋向", "方向", "指标方向", "目标方向", "变动方向", "极性", "指标极性", "direction", "desired direction", "polarity", "desired trend",
    ]),
    (Heading::Binding, &["属性", "性质", "指标属性", "指标性质", "binding", "nature"]),
    (Heading::Owner, &[
        "责任单位", "责任部门", "责任主体", "牵头单位", "牵头部门", "主管部门", "实施单位", "牵头责任单位", "owner", "responsible",
        "lead department", "lead agency", "lead", "custodian",
    ]),
]);

/// What a heading says of the figures below it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Stand {
    /// They are told, as they came or as they are thought to come.
    Told,
    /// They are promised.
    Promised,
}

/// The words of it, anywhere in a heading; the first that is met counts: 计划完成 is promised, 目标完成情况 told.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static STANDS: Words<Stand> = Words::new(&[
    (Stand::Told, &[
        "实际", "实绩", "完成情况", "完成率", "进展", "执行", "决算", "actual", "actuals", "achieved", "latest", "outturn", "observed", "result", "results",
    ]),
    (Stand::Promised, &[
        "目标", "计划", "规划", "预期", "里程碑", "预算", "达到", "力争", "target", "targets", "milestone", "milestones", "goal", "goals", "plan", "planned",
    ]),
    (Stand::Told, &[
        "完成", "预计", "估计", "初步", "快报", "进度", "estimate", "estimated", "estimates", "forecast", "preliminary", "current", "progress", "status",
    ]),
]);

/// Words of change, which make a heading that names a period one of changes since then: `较2020年变化`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static VARIES: Words<()> = Words::new(&[
    ((), &[
        "变化", "变动", "提高", "提升", "增加", "上升", "增减", "增长", "下降", "降低", "减少", "change", "changes", "increase", "decrease",
        "reduction", "growth", "improvement",
    ]),
]);

/// Words of years that are not those of the calendar.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static FISCAL: Words<()> = Words::new(&[((), &["fy", "fiscal", "财年", "财政年度", "财政年"])]);

/// What the figures of a column say of the years of the plan together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Over {
    /// Growth a year.
    Yearly,
    /// Growth of one year, which its heading names.
    OfYear,
    /// The total of the years.
    Total,
    /// The change since the baseline.
    Since,
}

/// Words of such columns, anywhere in their heading; the first that is met counts.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static OVER: Words<Over> = Words::new(&[
    (Over::Yearly, &[
        "年均", "年平均", "annual growth", "annual average", "average annual", "annual change", "annual increase", "annual rate", "annual reduction",
        "annual decline", "per year", "a year",
    ]),
    (Over::Total, &["累计", "cumulative"]),
]);

/// Words of growth, which is a year's where its heading says nothing of the years.
pub(crate) const RATES: &[&str] = &["增长率", "增速"];

/// Words in the name of an indicator that say of which years its figure is: `研发经费投入年均增长`, `五年新增城镇就业`. They stand before
/// a change or what comes new, or in a bracket of their own.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static SPREADS: Words<Over> = Words::new(&[
    (Over::Yearly, &["年均", "年平均", "average annual"]),
    (Over::Total, &["五年累计", "5年累计", "期内累计", "期间累计", "规划期累计", "“十四五”期间", "“十五五”期间", "十四五期间", "十五五期间", "五年", "5年", "累计", "cumulative"]),
]);

/// Words before such years that make them those gone by.
pub(crate) const LAST_YEARS: &[&str] = &["近", "过去", "前"];

/// What a cell says of whether a goal is binding.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static BINDING: Words<bool> = Words::new(&[
    (true, &["约束性", "约束", "约束性指标", "binding"]),
    (false, &["预期性", "预期", "预期性指标", "expected", "indicative"]),
]);

/// What a cell says of which way is better.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static WAYS: Words<Direction> = Words::new(&[
    (Direction::Increase, &["增加", "增长", "上升", "提高", "提升", "扩大", "正向", "正向指标", "越大越好", "↑", "increase", "up", "rise", "higher", "higher is better", "positive"]),
    (Direction::Decrease, &["减少", "下降", "降低", "缩小", "逆向", "负向", "反向", "逆向指标", "越小越好", "↓", "decrease", "down", "fall", "lower", "lower is better", "negative", "reduce"]),
]);

/// How notes below a table begin.
pub(crate) const NOTES: &[&str] = &["注", "备注", "说明", "note", "source", "资料来源", "*", "※"];

/// Words over a table that say where it stands, and nothing of what it is.
pub(crate) const ANNEXES: &[&str] = &["附表", "附件", "附录", "annex", "Annex"];

/// How a name or a note says that a number is the total of the plan's years: `城镇新增就业（五年累计）`.
pub(crate) const IN_ALL: &[&str] = &["年累计", "期累计", "期内累计", "累计数"];

/// Cells that hold nothing.
pub(crate) const NOTHING: &[&str] =
    &["", "—", "——", "-", "--", "–", "－", "/", "…", "……", "无", "n/a", "na", "none"];

/// Marks behind a figure that lead to a note.
pub(crate) const STARS: &[char] = &['*', '＊', '※', '★', '△', '▲', '#'];

/// What stands between the names of several owners.
pub(crate) const BETWEEN_OWNERS: &[char] = &['、', '，', ',', ';', '；', '\n'];
