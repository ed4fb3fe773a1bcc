//! The stable words of diagnostics: one table, in which scripts and tests find them all.

use super::Severity;
use crate::worded;

/// Declares the codes under what they weigh.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum Code {
            Error { $($error:ident = $error_word:literal: $error_zh:literal / $error_en:literal,)* }
            Warning { $($warning:ident = $warning_word:literal: $warning_zh:literal / $warning_en:literal,)* }
            Info { $($info:ident = $info_word:literal: $info_zh:literal / $info_en:literal,)* }
        }
    ) => {
        worded! {
            $(#[$meta])*
            pub enum Code {
                $($error = $error_word: $error_zh / $error_en,)*
                $($warning = $warning_word: $warning_zh / $warning_en,)*
                $($info = $info_word: $info_zh / $info_en,)*
            }
        }

        impl Code {
            /// The codes of findings: what does not end a run.
            pub const FINDINGS: &'static [Self] = &[$(Self::$warning,)* $(Self::$info,)*];

            /// How much what bears it weighs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$error)|* => Severity::Error,
                    $(Self::$warning)|* => Severity::Warning,
                    $(Self::$info)|* => Severity::Info,
                }
            }
        }
    };
}

codes! {
    /// A stable word for a kind of diagnostic, and what it means in one line.
    #[non_exhaustive]
    pub enum Code {
        Error {
            // files
            Unreadable = "unreadable": "文件读不出来" / "a file cannot be read",
            Unwritable = "unwritable": "文件写不进去" / "a file cannot be written",
            // plan
            TomlSyntax = "toml-syntax": "不是合法的 TOML" / "not valid TOML",
            UnknownKey = "unknown-key": "计划中不认识的键" / "a key the plan does not know",
            WrongType = "wrong-type": "键的值类型不对" / "a key whose value is of the wrong type",
            MissingKey = "missing-key": "缺少必需的键" / "a required key is missing",
            BadValue = "bad-value": "键的值不在可选之列" / "a value that is not among those accepted",
            DuplicateId = "duplicate-id": "编号或名称重复" / "an id or a name given twice",
            NoTargets = "no-targets": "计划里没有目标" / "a plan without targets",
            BadGoal = "bad-goal": "目标的措辞读不懂" / "the words of a goal are not understood",
            GoalConflict = "goal-conflict": "目标的措辞自相矛盾" / "the words of a goal contradict each other",
            BadFormula = "bad-formula": "公式读不懂" / "a formula is not understood",
            BadUnit = "bad-unit": "计量单位读不懂" / "a unit of measure is not understood",
            BadPeriod = "bad-period": "时期读不懂" / "a period is not understood",
            BadNumber = "bad-number": "数读不懂" / "a number is not understood",
            // data
            NoFiles = "no-files": "没有与模式相符的文件" / "a pattern that matches no file",
            NoTable = "no-table": "文件里没有找到表" / "a file in which no table is found",
            BadEncoding = "bad-encoding": "编码不对" / "text that is not in the encoding stated or found",
            BadStructure = "bad-structure": "CSV 结构损坏" / "broken CSV structure",
            UnknownColumn = "unknown-column": "文件里没有这一列" / "a column that no file has",
            BadCell = "bad-cell": "单元格的数读不懂" / "a cell that should hold a number and does not",
            BadLabel = "bad-label": "时期写法读不懂或有歧义" / "a period label that is not understood or ambiguous",
            UnitMissing = "unit-missing": "数没有计量单位" / "a bare number that meets a unit",
            UnitMismatch = "unit-mismatch": "计量单位对不上" / "units of measure that do not go together",
            NameCollision = "name-collision": "两个名称归一后相同" / "two names that become one after folding",
            SeveralRegions = "several-regions": "数据含多个地区，需指定" / "several regions, and none is chosen",
            SameCell = "same-cell": "同一数据有两个不同的值" / "two different values for the same thing",
            UnknownKind = "unknown-kind": "序列的性质不明" / "the kind of a series cannot be told",
            Arithmetic = "arithmetic": "运算溢出或除以零" / "overflow or division by zero",
            Usage = "usage": "命令行写得不对" / "a command line that is not understood",
            UnknownChoice = "unknown-choice": "选项的值计划里没有" / "an option names something the plan does not have",
        }
        Warning {
            Contradiction = "contradiction": "数据前后不一" / "figures that contradict each other",
            UnitSlip = "unit-slip": "疑似单位错位" / "a change by 10^4 or 10^8: nearly always a slip of units",
            Jump = "jump": "数据突变" / "a change by more than the factor set",
            PartsExceedWhole = "parts-exceed-whole": "分项之和超过总计" / "parts that exceed their whole",
            Stale = "stale": "数据陈旧" / "a value older than the age set",
            UnusedGrowth = "unused-growth": "公布的增速没有用上" / "growth that is published and not used",
            IncompleteAggregate = "incomplete-aggregate": "汇总缺项" / "an aggregate that lacks a member",
            RepeatedRows = "repeated-rows": "同一成员有几行" / "several rows of one member",
            MetAtBaseline = "met-at-baseline": "基期已达标" / "a goal that the baseline already meets",
            GrowthInTotal = "growth-in-total": "没有说是哪一年的增长" / "a growth that does not say of which year, in a plan of several",
            UnclearDirection = "unclear-direction": "目标没有说明方向" / "a goal that does not say whether more or less is better",
            IdleKey = "idle-key": "键不起作用" / "a key that has no effect on its goal",
            UnlikePeriods = "unlike-periods": "基期、现值、目标期长短不一" / "baseline, value and deadline of a flow cover different lengths of time",
            BaselineRevised = "baseline-revised": "基期值与数据不符" / "the baseline in the plan differs from the data",
            MixedVintages = "mixed-vintages": "修订前后的数据混用" / "a revised year joined to an unrevised one",
            UnknownSeries = "unknown-series": "数据里没有这个名称" / "a name that is found nowhere in the data",
            StackedTables = "stacked-tables": "一个文件里有几张表" / "several tables in one file",
            UnusedData = "unused-data": "读了而没有目标用到的数" / "figures that were read and that no target uses",
            HeadlessColumn = "headless-column": "有数而没有写明是什么或什么时期的列" / "a column of figures that does not say of what or when they are",
            HiddenCells = "hidden-cells": "工作簿里隐藏的内容" / "hidden rows, columns or sheets of a workbook",
            Uncalculated = "uncalculated": "公式没有结果" / "formulas of a workbook without results",
            ScaledFormat = "scaled-format": "单元格格式缩小了数" / "numbers that their format shows smaller than they are",
            MixedFormats = "mixed-formats": "百分比格式的数里有不带百分号的" / "plain fractions among numbers that are shown in per cent",
            MergedFigure = "merged-figure": "合并单元格里的数" / "a figure in cells that are merged over several rows",
            UnlikePrices = "unlike-prices": "现价增速与别的增速相比" / "growth at current prices held against one that is not said to be so",
            UnlikeEnds = "unlike-ends": "两端的数不是同一个东西" / "a comparison whose two ends are figures of different things",
            OtherRegion = "other-region": "标题或另一列写的是别的地区" / "a title, or a column, that names another region than the one whose figures they count as",
            SheetAgainstTitle = "sheet-against-title": "表名与标题不合" / "a sheet whose name and title differ",
            UnreadableRole = "unreadable-role": "决定数的含义的单元格读不懂" / "a cell that decides what figures mean is not understood",
            SeriesBreak = "series-break": "不跨越口径变动计算" / "something is not computed because it would reach across a series break",
            WithinRounding = "within-rounding": "结论在舍入误差之内" / "a verdict that half a unit of the last digit could change",
        }
        Info {
            Revision = "revision": "数据有修订" / "a figure that was revised",
            PublishedGrowth = "published-growth": "公布增速与推算增速不同" / "published growth differs from growth computed from levels",
            Future = "future": "预测数和尚未结束的时期的数" / "forecasts, and figures of periods that are not over",
            Guessed = "guessed": "有推测成分" / "something that had to be guessed",
            Macros = "macros": "工作簿里有宏" / "a workbook with macros",
            PaceDisagrees = "pace-disagrees": "序时进度与季节进度结论相反" / "plain and seasonal pace disagree in sign",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn words_are_unique_and_plain() {
        let mut seen = HashSet::new();
        for code in Code::ALL {
            let name = code.word();
            assert!(seen.insert(name), "{name} twice");
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        }
    }
}
