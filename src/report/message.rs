//! The words of reports: headings, statuses, remarks, notes.

use crate::assess::{Assessment, Flag, Making, Status};
use crate::language::Language;
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
        GoalOfRegion: "目标值" / "Goal comes to",
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
        Moved: "年内进度" / "Progress",
        Due: "应完成" / "Due",
        ByMonths: "序时" / "by months",
        Carried: "推算全年" / "Carried to the year",
        WholeYear: "全年" / "The year",
        YearStatus: "年内判断" / "This year",
        Reference: "参照" / "Reference",
        Against: "与参照比" / "Beside the reference",
        Judged: "人工判断" / "Judged by people",
        JudgedFor: "理由" / "Reason",
        JudgedBy: "判断人" / "By",
        JudgedOn: "日期" / "On",
        YearEarlier: "基期提前一年" / "A year earlier",
        AsPlanned: "计划的基期" / "As planned",
        YearLater: "基期推后一年" / "A year later",
        WhetherChanges: "是否改变" / "Changes",
        Changes: "改变" / "changes",
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
        RegionTable: "地区汇总" / "By region",
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
        NoRegion: "未分地区" / "No region",
        Unset: "未设目标" / "no goal",
        Watched: "只监测" / "watched",
        Published: "公布" / "published",
        Added: "净增" / "added",
        Computed: "推算" / "computed",
        AtBound: "边界" / "bound",
        Spread: "按余期均摊" / "spread over the years left",
        Allowed: "允许" / "allowed",
        AboveUpperEnd: "高于上限" / "above upper end",
        BelowLowerEnd: "低于下限" / "below lower end",
        ExpectedAbove: "预计高于上限" / "heading above upper end",
        ExpectedBelow: "预计低于下限" / "heading below lower end",
        Holds: "达标" / "holds",
        Fails: "未达标" / "does not hold",
        LastTwelveMonths: "近12个月" / "12 months",
        More: "另有" / "more",
        ConstantPrice: "可比价" / "constant prices",
        Chained: "按公布增速推算" / "chained by published growth",
        AsPublished: "公布数" / "As published",
        CurrentPrice: "现价·按公布绝对数推算" / "current prices, computed from levels",
        FromLevels: "按公布绝对数推算" / "computed from levels",
        // pages about the data
        Series: "序列" / "Series",
        SeriesTable: "序列：数据怎样被理解" / "Series: how the data are understood",
        Kind: "性质" / "Kind",
        Evidence: "凭据" / "Evidence",
        Rhythm: "频度" / "Rhythm",
        RhythmMonths: "月" / "months",
        RhythmQuarters: "季" / "quarters",
        RhythmHalves: "半年" / "half-years",
        RhythmToDate: "本年累计" / "year to date",
        RhythmYears: "年" / "years",
        RhythmOthers: "其他时段" / "other runs",
        Prices: "增速口径" / "Prices",
        MadeBy: "怎样汇总" / "Made by",
        FoundIn: "来源" / "Found in",
        UsedBy: "用于" / "Used by",
        Newest: "最新" / "Newest",
        Next: "下一期" / "Next",
        CoverageTable: "数据到了哪里" / "What the data cover",
        DueTable: "待交的数，按牵头部门" / "Still to be delivered, by owner",
        ToBeDelivered: "待交" / "To be delivered",
        MonthsTable: "各月累计" / "Year to date, month by month",
        GrowthsTable: "各月同比" / "On a year ago, month by month",
        SinglesTable: "当月" / "Single months",
        SingleGrowthsTable: "当月同比" / "Single months on a year ago",
        AllMembers: "合计" / "All members",
        Members: "成员" / "Members",
        Largest: "最大的成员" / "The largest members",
        Falling: "下降最多的成员" / "The members that fell most",
        Entered: "新进的成员" / "Members that entered",
        Left: "退出的成员" / "Members that left",
        Silent: "未报送的成员" / "Members that have not reported",
        Number: "序号" / "No.",
        Member: "成员" / "Member",
        Code: "代码" / "Code",
        About: "其他" / "About it",
        Count: "户数" / "Members",
        Now: "本期" / "Now",
        Growth: "同比" / "Growth",
        Share: "占比" / "Share",
        AddsToGrowth: "拉动（百分点）" / "Adds to growth",
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

/// The words of what is said beside a value. What is at constant prices has come to them by growths, which need not be said.
pub(super) fn flags_words(flags: &[Flag], language: Language) -> impl Iterator<Item = String> {
    let is_constant = flags.contains(&Making::ConstantPrice.into());
    let flags = flags.iter().filter(move |flag| !(is_constant && flag.is_of_chained()));
    flags.filter_map(move |flag| flag_words(flag, language))
}

/// The words of a flag; those of cells stand as they are, those that the period or the status tells are left out.
fn flag_words(flag: &Flag, language: Language) -> Option<String> {
    let making = match flag {
        Flag::Written(text) => return Some(text.clone()),
        Flag::Made(making) => making,
    };
    match making {
        Making::TrailingYear | Making::YearToDate | Making::WithinRounding => None,
        Making::ConstantPrice => Some(Label::ConstantPrice.text(language).to_owned()),
        Making::Chained => Some(Label::Chained.text(language).to_owned()),
        Making::CurrentPrice => Some(Label::CurrentPrice.text(language).to_owned()),
        Making::Published => Some(Label::Published.text(language).to_owned()),
        Making::Computed => Some(Label::FromLevels.text(language).to_owned()),
        Making::Added => Some(Label::Added.text(language).to_owned()),
        Making::Forecast => Some(say!(language, "预测", "forecast")),
    }
}

impl Label {
    /// Whether it says that a loss moved, and stayed one.
    pub(super) fn is_of_loss(self) -> bool {
        matches!(self, Self::LossGrew | Self::LossShrank)
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
