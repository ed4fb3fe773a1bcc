//! Words that people write for keys and values of a plan, and the right ones.

/// What was written, and what may be meant: the first that is known where it stands.
#[rustfmt::skip] // a table is read by its lines
const SYNONYMS: &[(&str, &[&str])] = &[
    // tables
    ("计划", &["plan"]),
    ("数据", &["data", "value"]),
    ("序列", &["series"]),
    ("指标", &["targets", "indicator", "name"]),
    ("目标", &["targets", "goal"]),
    // [plan]
    ("标题", &["title"]),
    ("来源", &["source"]),
    ("说明", &["note"]),
    ("备注", &["note"]),
    ("地区", &["region"]),
    ("区域", &["region"]),
    ("基期", &["baseline"]),
    ("基年", &["baseline"]),
    ("基准年", &["baseline"]),
    ("目标期", &["deadline"]),
    ("目标年", &["deadline"]),
    ("截止", &["deadline"]),
    ("期限", &["deadline"]),
    ("方法", &["method"]),
    ("语言", &["language"]),
    ("修约", &["rounding"]),
    // [data]
    ("文件", &["files"]),
    ("数据文件", &["files"]),
    ("布局", &["layout"]),
    ("编码", &["encoding", "id"]),
    ("频率", &["frequency"]),
    ("频度", &["frequency"]),
    ("条件", &["where"]),
    ("筛选", &["where"]),
    ("单位", &["unit", "units"]),
    ("计量单位", &["unit", "units"]),
    ("版本", &["vintage"]),
    ("工作表", &["sheet"]),
    ("口径", &["basis"]),
    ("时期", &["period"]),
    ("时间", &["period"]),
    ("数值", &["value"]),
    ("入库时间", &["from"]),
    ("退库时间", &["until"]),
    // [series.KEY]
    ("名称", &["name", "title"]),
    ("性质", &["kind"]),
    ("类型", &["kind"]),
    ("汇总", &["aggregate"]),
    ("增速", &["growth"]),
    ("分项", &["parts"]),
    // [[targets]]
    ("编号", &["id"]),
    ("指标名称", &["name", "indicator"]),
    ("分组", &["group"]),
    ("类别", &["group"]),
    ("牵头部门", &["owner"]),
    ("责任部门", &["owner"]),
    ("责任单位", &["owner"]),
    ("约束性", &["binding"]),
    ("属性", &["binding"]),
    ("公式", &["formula"]),
    ("目标值", &["goal"]),
    ("原文", &["words"]),
    ("方向", &["direction"]),
    ("容差", &["tolerance"]),
    ("左右", &["tolerance"]),
    ("阶段目标", &["milestones"]),
    ("年度目标", &["milestones"]),
    ("路径", &["path"]),
    ("窗口", &["window"]),
    ("小数位数", &["decimals"]),
    // values
    ("流量", &["flow"]),
    ("时期数", &["flow"]),
    ("存量", &["stock"]),
    ("时点数", &["stock"]),
    ("比率", &["rate"]),
    ("增长率", &["growth"]),
    ("累计", &["ytd"]),
    ("本年累计", &["ytd"]),
    ("当期", &["period"]),
    ("当月", &["period"]),
    ("平均", &["mean"]),
    ("average", &["mean"]),
    ("期末", &["last"]),
    ("求和", &["sum"]),
    ("合计", &["sum"]),
    ("计数", &["count"]),
    ("最小", &["min"]),
    ("最大", &["max"]),
    ("年", &["year"]),
    ("年度", &["year"]),
    ("annual", &["year"]),
    ("yearly", &["year"]),
    ("半年", &["half-year"]),
    ("季", &["quarter"]),
    ("季度", &["quarter"]),
    ("quarterly", &["quarter"]),
    ("月", &["month"]),
    ("月度", &["month"]),
    ("monthly", &["month"]),
    ("日历年", &["year"]),
    ("近12个月", &["trailing-year"]),
    ("增加", &["increase"]),
    ("上升", &["increase"]),
    ("提高", &["increase"]),
    ("up", &["increase"]),
    ("减少", &["decrease"]),
    ("下降", &["decrease"]),
    ("降低", &["decrease"]),
    ("down", &["decrease"]),
    ("直线", &["linear"]),
    ("等速", &["compound"]),
    ("中文", &["zh"]),
    ("cn", &["zh"]),
    ("英文", &["en"]),
    ("四舍五入", &["half-up"]),
    ("长表", &["long"]),
];

/// The known word that another one stands for.
pub(crate) fn synonym<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let (_, meant) = SYNONYMS.iter().find(|(word, _)| *word == written)?;
    let known = |word: &&str| known.iter().copied().find(|known| known == word);
    meant.iter().find_map(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_known_there_is_meant() {
        assert_eq!(synonym("名称", &["title", "note"]), Some("title"));
        assert_eq!(synonym("名称", &["title", "name"]), Some("name"));
        assert_eq!(synonym("名称", &["unit"]), None);
    }
}
