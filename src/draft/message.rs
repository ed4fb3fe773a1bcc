//! Why no plan can be written.

use crate::messages;

messages! {
    /// A message of this room.
    pub(super) enum DraftMessage, l {
        /// A file without a table of indicators.
        NoIndicators => NoTable,
            "没有找到指标表：表头要有“指标”一列，并有年份、目标值或年均增长一列" /
                "no table of indicators is found: its header has to name the indicator, and a year, a target or a yearly growth",
            help "表头写成 指标,单位,2020年,2025年；由数据写计划用 indicalc init 数据文件" /
                "write the header as Indicator,Unit,2020,2025; to begin from data use indicalc init DATA";

        /// A table without rows.
        NoRows => NoTable,
            "指标表里没有一行有指标" / "the table of indicators has no rows",
            help "表头下面每个指标写一行" / "write a row for each indicator below the header"
    }
}
