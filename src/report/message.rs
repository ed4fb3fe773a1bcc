//! The words of reports: headings, statuses, remarks, notes.

use crate::assess::{Assessment, Status};
use crate::language::Language;
use crate::quantity::Month;
use crate::{say, worded};

use super::document::Tone;

worded! {
    /// A fixed word of a report.
    pub(super) enum Label {
        // preface
        Source: "来源" / "Source",
        Note: "说明" / "Note",
        Region: "地区" / "Region",
        AsOf: "截至" / "As of",
        // columns
        Id: "编号" / "ID",
        Indicator: "指标" / "Indicator",
        Goal: "目标" / "Goal",
        Baseline: "基期值" / "Baseline",
        Latest: "现值" / "Latest",
        Period: "时期" / "Period",
        Gap: "差距" / "Gap",
        Attainment: "完成率" / "Attained",
        RequiredPerYear: "年均需" / "Needed a year",
        RequiredGrowth: "年均需增" / "Growth needed a year",
        Status: "状态" / "Status",
        Progress: "规划进度" / "Progress",
        Time: "时间进度" / "Time",
        Margin: "进度差" / "Margin",
        ObservedPerYear: "年均实际" / "Actual a year",
        ObservedGrowth: "年均增速" / "Growth a year",
        Projection: "预计" / "Projected",
        History: "走势" / "History",
        Rating: "评级" / "Rating",
        YearToDate: "本年累计" / "Year to date",
        OnYear: "同比" / "On a year ago",
        OnPrevious: "较上期" / "On the last",
        OnYearAgo: "较上年同期" / "On last year",
        YearTarget: "全年目标" / "Year target",
        Attained: "已完成" / "Done",
        Due: "应完成" / "Due",
        ByMonths: "序时" / "by months",
        Carried: "推算全年" / "Carried to the year",
        WholeYear: "全年" / "The year",
        YearStatus: "年内判断" / "This year",
        Against: "与参照比" / "Beside the reference",
        Judged: "人工判断" / "Judged by people",
        YearVerdict: "全年判断" / "Verdict",
        Elapsed: "序时进度" / "Year passed",
        SeasonalShare: "季节进度" / "Usual share",
        Pace: "进度比" / "Pace",
        YearProjection: "预计全年" / "Full year",
        GrowthNeeded: "余期需增" / "Growth needed",
        NeededAMonth: "月均还需" / "Needed a month",
        Recent: "近期" / "Recent",
        TurnedPositive: "扭亏" / "turned positive",
        TurnedNegative: "转亏" / "turned negative",
        LossGrew: "增亏" / "loss grew",
        LossShrank: "减亏" / "loss shrank",
        YearEndTarget: "年末目标" / "Year-end target",
        Group: "分组" / "Group",
        Owner: "牵头部门" / "Owner",
        Targets: "目标数" / "Targets",
        Binding: "约束性" / "Binding",
        BindingAmong: "其中：约束性" / "of which binding",
        Total: "合计" / "Total",
        Rank: "位次" / "Rank",
        RankBefore: "上年位次" / "Rank a year before",
        RankChange: "位次升降" / "Places gained",
        Index: "指数" / "Index",
        YearBefore: "上年同期" / "A year before",
        Weight: "权重" / "Weight",
        Score: "得分" / "Score",
        Contribution: "贡献" / "Contribution",
        ChangeSince: "较基期" / "Since the baseline",
        NumeratorEffect: "分子影响" / "Numerator effect",
        DenominatorEffect: "分母影响" / "Denominator effect",
        GapAmount: "差距折合" / "Gap as an amount",
        Part: "部分" / "Part",
        ChangeShare: "占变动" / "Of the change",
        GapShare: "占差距" / "Of the gap",
        // captions
        OverviewTable: "差距与进度" / "Gaps and progress",
        GapTable: "差距表" / "Gaps",
        ProgressTable: "进度表" / "Progress",
        PaceTable: "本年进度表" / "The year in progress",
        LevelsTable: "本年进度表：比重、比率和存量" / "The year in progress: shares, rates and stocks",
        FinishedTable: "全年完成情况" / "How the year ended",
        GroupTable: "分组汇总" / "By group",
        OwnerTable: "部门汇总" / "By owner",
        JudgedTable: "人工判断与算出的状态不一致" / "Where people judge otherwise",
        MethodsTable: "各方法的评级" / "Ratings of all methods",
        SensitivityTable: "基期移一年的状态" / "Statuses from other base years",
        BesideTable: "位次与升降" / "Places and their changes",
        RankingTable: "地区排名" / "Regions ranked",
        RatioTable: "比值变动的分解" / "Why ratios moved",
        SumTable: "合计变动的分解" / "Why sums moved",
        Decomposed: "分解" / "Made of",
        IndexTable: "综合指数" / "Composite index",
        IndexRanking: "综合指数地区排名" / "Regions by composite index",
        ScoreTable: "综合指数各指标得分" / "Scores of the composite index",
        Findings: "数据提示" / "Findings",
        ChangesTable: "与上次相比" / "Since the last run",
        MovesTable: "数据更新，状态未变" / "Newer figures, the same status",
        YearMovesTable: "本年进度，与上次相比" / "The year in progress since the last run",
        RevisionsTable: "修订：同一时期的数与上次不同" / "Revisions: figures of the same period that are others now",
        RanksTable: "位次变化" / "Places that changed",
        LastRank: "上次位次" / "Rank before",
        ThisRank: "本次位次" / "Rank now",
        LastPeriod: "上次时期" / "Period before",
        ThisPeriod: "本次时期" / "Period now",
        LastGrowth: "上次同比" / "Growth before",
        ThisGrowth: "本次同比" / "Growth now",
        GrowthChange: "增速变动" / "Change",
        LastDone: "上次完成全年" / "Done before",
        ThisDone: "本次完成全年" / "Done now",
        LastDue: "上次应完成" / "Due before",
        ThisDue: "本次应完成" / "Due now",
        Change: "变化" / "Change",
        LastRun: "上次" / "Before",
        ThisRun: "本次" / "Now",
        LastMargin: "上次进度差" / "Margin before",
        ThisMargin: "本次进度差" / "Margin now",
        PortraitsTitle: "逐个目标" / "Target by target",
        // a page
        Filter: "筛选" / "Filter",
        All: "全部" / "all",
        Search: "查找指标" / "Find an indicator",
        Shown: "显示" / "Shown",
        Origin: "数从何来" / "Where the figures come from",
        PathNow: "路径现值" / "Path now",
        Path: "路径" / "Path",
        Stretch: "争取目标" / "Second goal",
        Actual: "实际" / "Actual",
        Break: "口径变动" / "Break",
        Contents: "目录" / "Contents",
        Forecast: "预测" / "Forecast",
        // a workbook
        Counts: "概况" / "Counts",
        SourcesTable: "数据来源" / "Sources of the figures",
        Figure: "用于" / "Figure",
        Severity: "类别" / "Severity",
        Place: "出处" / "Place",
        // a brief
        PointsInWords: "个百分点" / "pp",
        // remarks
        NoGroup: "未分组" / "No group",
        NoOwner: "未列部门" / "No owner",
        Unset: "未设目标" / "no goal",
        Watched: "只监测" / "watched",
        Published: "公布" / "published",
        Computed: "推算" / "computed",
        Spread: "按余期均摊" / "spread over the years left",
        Allowed: "允许" / "allowed",
        Holds: "达标" / "holds",
        Fails: "未达标" / "does not hold",
        LastTwelveMonths: "近12个月" / "12 months",
        Warning: "警告" / "warning",
        Info: "提示" / "info",
        Error: "错误" / "error",
        More: "另有" / "more",
        ConstantPrice: "可比价" / "constant prices",
        CurrentPrice: "现价·按公布绝对数推算" / "current prices, computed from levels",
        FromLevels: "按公布绝对数推算" / "computed from levels",
        // inspect
        Encoding: "编码" / "Encoding",
        Delimiter: "分隔符" / "Delimiter",
        Layout: "布局" / "Layout",
        Header: "表头" / "Header",
        Columns: "列" / "Columns",
        Notes: "注记" / "Notes",
        Account: "账目" / "Account",
        AccountValues: "数值" / "values",
        AccountMissing: "缺值" / "missing",
        AccountHeaders: "表头" / "headers",
        AccountLabels: "标签" / "labels",
        AccountNotes: "注记" / "notes",
        AccountTold: "已提示" / "told of",
        AccountLeftOut: "where 略去" / "left out by where",
        AccountLost: "遗漏" / "Lost",
        Data: "数据" / "Data",
        Dimensions: "维度" / "Dimensions",
        Basis: "口径" / "Basis",
        First: "首期" / "First",
        Last: "末期" / "Last",
        Value: "数值" / "Value",
        Values: "有值" / "Values",
        Missing: "缺值" / "Missing",
        Problems: "问题" / "Problems",
        // explain
        Rule: "依据" / "Rule",
        Reason: "缘由" / "Why",
        AsWritten: "原文" / "As written",
        InDocument: "文件原话" / "In the plan",
        AsUnderstood: "理解为" / "Understood",
        Milestones: "阶段目标" / "On the way",
        Formula: "公式" / "Formula",
        Unit: "单位" / "Unit",
        Arithmetic: "计算" / "Arithmetic",
        GoalLevel: "目标值" / "Goal T",
        Expected: "应完成" / "Expected",
        OtherFigures: "其他各期的数" / "Figures of other periods",
        Revision: "修订" / "Revision",
        BeforeRevision: "修订前" / "Before",
        AfterRevision: "修订后" / "Now",
        Years: "逐年" / "Year by year",
        InProgress: "年内，不计" / "in progress, not counted",
    }
}

/// Notes under tables.
#[derive(Clone, Debug)]
pub(super) enum Remark {
    /// What a gap below zero is.
    NegativeGap,
    /// Attainment is for amounts.
    Attainment,
    /// The stroke in the bar.
    Stroke,
    /// The band: the tool's own figure, in points; the ids of the targets that it is for, where not all share one.
    Band(String, String),
    /// What the seasonal share is, and what is made of it.
    Pace {
        /// Whether there is an amount to be expected by now.
        expected: bool,
        /// Whether the full year has a range.
        range: bool,
    },
    /// All year targets spread what is left over the years left.
    AllSpread(Label),
    /// Those of these targets do.
    Spread(Label, String),
    /// The years that most seasonal shares are taken from.
    ShareYears(String),
    /// The years, and the targets whose shares are taken from them.
    OtherShareYears(String, String),
    /// All changes on a year ago are computed, or all are published.
    AllComputed,
    AllPublished,
    /// Those of these targets are published, the others computed.
    Published(String),
    /// What the changes are of.
    Changes,
    /// What a part of the year says of the whole.
    Carried,
    /// The band of the year in progress, in %.
    PaceBand(String),
    /// What is judged by whether its target holds.
    Holding,
    /// January alone.
    January,
    /// The growth needed is under ceilings the growth allowed.
    Allowed,
    /// No seasonal share for these.
    NoShare(String),
    /// Nothing reaches across a series break: the month, and the ids.
    Break(Month, String),
    /// Targets with several owners count with each.
    SharedOwners,
    /// Statuses count every region.
    CountedByRegion,
    /// How a ranking is sorted.
    Ranking,
    /// Regions without a value.
    Unranked(String),
}

impl Remark {
    /// The sentence.
    pub(super) fn text(&self, language: Language) -> String {
        match self {
            Self::NegativeGap => say!(
                language,
                "差距为负，表示好于目标，其绝对值为余量。",
                "A gap below zero is better than the goal, by so much."
            ),
            Self::Attainment => say!(
                language,
                "完成率只列总量指标；比重、增速等百分比指标看差距。",
                "Attainment is given for amounts; percentages are told by their gap."
            ),
            Self::Stroke => say!(
                language,
                "进度条上的竖线为时间进度。",
                "The stroke in the bar is the time progress."
            ),
            Self::Band(points, ids) if ids.is_empty() => say!(
                language,
                "进度差在 ±{points} 个百分点以内为符合预期（本工具的判定标准，非官方口径，计划中可用 on_schedule_within 更改）。",
                "Within ±{points} percentage points of the path counts as on schedule (this tool's own figure; `on_schedule_within` in the plan changes it)."
            ),
            Self::Band(points, ids) => say!(
                language,
                "进度差在 ±{points} 个百分点以内为符合预期：{ids}。",
                "Within ±{points} percentage points of the path counts as on schedule: {ids}."
            ),
            Self::Pace { expected, range } => {
                let expected_and_pace = language.pick(
                    "；应完成为全年目标×季节进度，进度比为本年累计与应完成之比",
                    "; expected is the year target x that share, pace the year to date against it",
                );
                let range_of_years = language.pick(
                    "；预计全年的区间取自各年份",
                    "; the range of the full year comes from those years",
                );
                let clauses = [(*expected, expected_and_pace), (*range, range_of_years)];
                let clauses = clauses.into_iter().filter(|(holds, _)| *holds);
                let clauses: String = clauses.map(|(_, clause)| clause).collect();
                say!(
                    language,
                    "季节进度取完整年份同期占全年比重的中位数{clauses}。",
                    "The usual share is the median of the same months' share in complete years{clauses}."
                )
            }
            Self::ShareYears(years) => say!(
                language,
                "季节进度取自 {years} 年。",
                "Usual shares are those of {years}."
            ),
            Self::OtherShareYears(years, ids) => say!(
                language,
                "季节进度取自 {years} 年的：{ids}。",
                "Those of {years}: {ids}."
            ),
            Self::Spread(column, ids) => {
                let column = column.text(language);
                say!(
                    language,
                    "{column}按余期均摊的：{ids}（计划没有写明当年目标，从上年实绩起匀速走到目标）。",
                    "{column}, spread over the years left for {ids}: the plan states none for this year, so it is the even step from last year's figure to the goal."
                )
            }
            Self::Published(ids) => say!(
                language,
                "同比为公布数的：{ids}；其余按公布绝对数推算。",
                "Changes on a year ago are as published for {ids}, else computed from the figures themselves."
            ),
            Self::AllSpread(column) => {
                let column = column.text(language);
                say!(
                    language,
                    "{column}按余期均摊：计划没有写明当年目标，从上年实绩起匀速走到目标。",
                    "{column}: spread over the years left; the plan states none for this year, so it is the even step from last year's figure to the goal."
                )
            }
            Self::AllComputed => say!(
                language,
                "同比均按公布绝对数推算。",
                "Changes on a year ago are computed from the figures themselves."
            ),
            Self::AllPublished => say!(
                language,
                "同比均为公布数。",
                "Changes on a year ago are as published."
            ),
            Self::Allowed => say!(
                language,
                "余期需增：要完成全年目标，其余月份比上年同期还需增长多少；目标为上限的，为允许增长多少。",
                "Growth needed: by how much the rest of the year must exceed that of last year to reach the year target; under a ceiling, by how much it may."
            ),
            Self::Break(month, ids) => say!(
                language,
                "{month} 起口径变动，此前的数不可比，不跨越它算同比、季节进度和预计：{ids}",
                "the series breaks at {month}, what lies before it does not compare; no change on a year ago, share or projection reaches across it: {ids}"
            ),
            Self::NoShare(ids) => say!(
                language,
                "没有可用的完整年份，应完成和预计全年按序时（月数/12）：{ids}。",
                "No complete year to take a usual share from, so what is due and the full year go by the months passed: {ids}."
            ),
            Self::Changes => say!(
                language,
                "较上期、较上年同期：增速比本年上一期、比上年同期提高（+）或回落（-）的百分点；比重和比率为其本身的变化。",
                "On the last, on last year: by how many points the growth rose or fell since the period before within the year, and since the same period of last year; of shares and rates the change of the figure itself."
            ),
            Self::Carried => say!(
                language,
                "推算全年：上年全年的数，加上今年与上年同期之差。",
                "Carried to the year: last year's figure plus the change on the same months of last year."
            ),
            Self::PaceBand(percent) => say!(
                language,
                "年内判断：本年累计与应完成相差 ±{percent}% 以内为符合预期（本工具的判定标准，计划中可用 pace_within 更改）。",
                "This year: within ±{percent}% of what is due counts as on schedule (this tool's own figure; `pace_within` in the plan changes it)."
            ),
            Self::Holding => say!(
                language,
                "增速、比重、比率和达标型目标看现在是否达标。",
                "Growths, shares, rates and goals that stand hold now or do not."
            ),
            Self::January => say!(
                language,
                "只有 1 月：春节错月，不宜单独判断。",
                "January alone: the lunar new year moves between January and February, so it says little."
            ),
            Self::SharedOwners => say!(
                language,
                "一个目标有几个牵头部门的，各部门都计入，合计只计一次。",
                "A target with several owners counts with each of them, and once in the total."
            ),
            Self::CountedByRegion => say!(
                language,
                "状态按地区逐一计数，一个目标有几个地区就计几次。",
                "Statuses are counted by region: a target counts once in each."
            ),
            Self::Ranking => say!(
                language,
                "按现值由优到劣排列。",
                "Sorted by the latest value, best first."
            ),
            Self::Unranked(regions) => say!(
                language,
                "没有数据的地区：{regions}",
                "regions without data: {regions}"
            ),
        }
    }
}

/// The colour of an assessment's status.
pub(super) fn tone(assessment: &Assessment) -> Tone {
    assessment.status.map_or(Tone::Quiet, tone_of)
}

/// The colour of a status.
pub(super) fn tone_of(status: Status) -> Tone {
    match status {
        Status::Achieved | Status::Ahead => Tone::Good,
        Status::OnSchedule => Tone::Fair,
        Status::Near => Tone::Near,
        Status::Behind => Tone::Poor,
        Status::Regressing | Status::Missed => Tone::Bad,
        Status::Pending | Status::NoData => Tone::Quiet,
    }
}

/// The words of a flag; those of cells stand as they are, those that the period or the status tells are left out.
pub(super) fn flag_words(flag: &str, language: Language) -> Option<String> {
    match flag {
        "trailing-year" | "year-to-date" | "within-rounding" => None,
        "constant-price" => Some(Label::ConstantPrice.text(language).to_owned()),
        "current-price" => Some(Label::CurrentPrice.text(language).to_owned()),
        "published" => Some(Label::Published.text(language).to_owned()),
        "computed" => Some(Label::FromLevels.text(language).to_owned()),
        "forecast" => Some(say!(language, "预测", "forecast")),
        other => Some(other.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_a_word_in_both_languages() {
        for label in Label::ALL {
            assert!(!label.text(Language::Zh).is_empty(), "{label:?}");
            assert!(label.text(Language::En).is_ascii(), "{label:?}");
        }
    }
}
