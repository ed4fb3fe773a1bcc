//! Words that people write for keys, values and functions of a plan, and the right ones.

use super::Words;

/// What may be meant, and how it is written.
#[rustfmt::skip] // a table is read by its lines
static SYNONYMS: Words<&[&str]> = Words::new(&[
    // tables
    (&["plan"], &["计划"]),
    (&["data", "value"], &["数据"]),
    (&["series"], &["序列"]),
    (&["targets", "indicator", "name"], &["指标"]),
    (&["targets", "goal"], &["目标"]),
    // [plan]
    (&["title"], &["标题"]),
    (&["source"], &["来源"]),
    (&["note"], &["说明", "备注"]),
    (&["region"], &["地区", "区域"]),
    (&["baseline"], &["基期", "基年", "基准年"]),
    (&["deadline"], &["目标期", "目标年", "截止", "期限"]),
    (&["method"], &["方法"]),
    (&["language"], &["语言"]),
    (&["rounding"], &["修约"]),
    // [data]
    (&["files"], &["文件", "数据文件"]),
    (&["layout"], &["布局"]),
    (&["encoding", "id"], &["编码"]),
    (&["frequency"], &["频率", "频度"]),
    (&["where"], &["条件", "筛选"]),
    (&["unit", "units"], &["单位", "计量单位"]),
    (&["vintage"], &["版本"]),
    (&["sheet"], &["工作表"]),
    (&["basis"], &["口径"]),
    (&["period"], &["时期", "时间"]),
    (&["value"], &["数值"]),
    (&["from"], &["入库时间"]),
    (&["until"], &["退库时间"]),
    // [series.KEY]
    (&["name", "title"], &["名称"]),
    (&["kind"], &["性质", "类型"]),
    (&["aggregate"], &["汇总"]),
    (&["growth"], &["增速"]),
    (&["parts"], &["分项"]),
    // [[targets]]
    (&["id"], &["编号"]),
    (&["name", "indicator"], &["指标名称"]),
    (&["group"], &["分组", "类别"]),
    (&["owner"], &["牵头部门", "责任部门", "责任单位"]),
    (&["binding"], &["约束性", "属性"]),
    (&["formula"], &["公式"]),
    (&["goal"], &["目标值"]),
    (&["words"], &["原文"]),
    (&["direction"], &["方向"]),
    (&["tolerance"], &["容差", "左右"]),
    (&["milestones"], &["阶段目标", "年度目标"]),
    (&["path"], &["路径"]),
    (&["window"], &["窗口"]),
    (&["decimals"], &["小数位数"]),
    // values
    (&["flow"], &["流量", "时期数"]),
    (&["stock"], &["存量", "时点数"]),
    (&["rate"], &["比率"]),
    (&["growth"], &["增长率"]),
    (&["ytd"], &["累计", "本年累计"]),
    (&["period"], &["当期", "当月"]),
    (&["mean"], &["平均", "average"]),
    (&["last"], &["期末"]),
    (&["sum"], &["求和", "合计"]),
    (&["count"], &["计数"]),
    (&["min"], &["最小"]),
    (&["max"], &["最大"]),
    (&["year"], &["年", "年度", "annual", "yearly"]),
    (&["half-year"], &["半年"]),
    (&["quarter"], &["季", "季度", "quarterly"]),
    (&["month"], &["月", "月度", "monthly"]),
    (&["year"], &["日历年"]),
    (&["trailing-year"], &["近12个月"]),
    (&["increase"], &["增加", "上升", "提高", "up"]),
    (&["decrease"], &["减少", "下降", "降低", "down"]),
    (&["linear"], &["直线"]),
    (&["compound"], &["等速"]),
    (&["zh"], &["中文", "cn"]),
    (&["en"], &["英文"]),
    (&["half-up"], &["四舍五入"]),
    (&["long"], &["长表"]),
]);

/// The known word that another one stands for: the first that is known where it stands.
pub(crate) fn synonym<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let meant = SYNONYMS.sense(written)?;
    let known = |word: &&str| known.iter().copied().find(|known| known == word);
    meant.iter().find_map(known)
}

/// Words for functions of formulas, in small letters, each with the function's name.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static FUNCTIONS: Words<&str> = Words::new(&[
    ("yoy", &["同比", "增速", "增长率", "growth"]),
    ("cum", &["累计"]),
    ("avg", &["平均", "均值", "average", "mean"]),
    ("cagr", &["年均", "年均增长", "年均增速"]),
    ("max", &["最大", "最大值"]),
    ("min", &["最小", "最小值"]),
    ("abs", &["绝对值"]),
    ("contribution", &["贡献率"]),
    ("pull", &["拉动"]),
]);

/// Functions of spreadsheets that formulas do without.
pub(crate) const OF_SPREADSHEETS: &[&str] = &["求和", "sum", "count", "if", "round"];

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
