//! What the columns of a table are for, by their header texts: one table, compared folded.

use crate::series::{Folded, fold};

/// What a column is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Role {
    /// The reference period.
    Period,
    /// A month or quarter beside a year column.
    PeriodPart,
    /// The name of the indicator.
    Indicator,
    /// The value.
    Value,
    /// The region.
    Region,
    /// The unit of measure.
    Unit,
    /// The scale beside the unit: `Billions`.
    Scale,
    /// The version of the figure.
    Vintage,
    /// A flag: preliminary, estimated.
    Flag,
    /// Whether a figure is cumulative.
    Basis,
    /// What a row does to earlier ones (SDMX).
    Action,
    /// The data flow or structure a row belongs to (SDMX).
    Flow,
    /// Of a register: since when a row counts.
    From,
    /// Of a register: until when a row counts.
    Until,
    /// Notes and other texts that tell no rows apart.
    Note,
}

impl Role {
    /// The word of plans and of `inspect`.
    #[must_use]
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Period | Self::PeriodPart => "period",
            Self::Indicator | Self::Flow => "indicator",
            Self::Value => "value",
            Self::Region => "region",
            Self::Unit => "unit",
            Self::Scale => "scale",
            Self::Vintage => "vintage",
            Self::Flag => "flag",
            Self::Basis => "basis",
            Self::Action => "action",
            Self::From => "from",
            Self::Until => "until",
            Self::Note => "note",
        }
    }

    /// The role that a word of a plan names.
    #[must_use]
    pub(super) fn of(word: &str) -> Option<Self> {
        const NAMED: &[Role] = &[
            Role::Period,
            Role::Indicator,
            Role::Value,
            Role::Region,
            Role::Unit,
            Role::Scale,
            Role::Vintage,
            Role::Flag,
            Role::Basis,
            Role::From,
            Role::Until,
        ];
        NAMED.iter().copied().find(|role| role.word() == word)
    }
}

/// Header texts by role, folded; of two columns of one role the one whose text stands first here has it.
pub(super) const HEADERS: &[(Role, &[&str])] = &[
    (
        Role::Period,
        &[
            "时期",
            "时间",
            "期间",
            "期别",
            "报告期",
            "统计期",
            "统计时间",
            "统计时期",
            "数据时间",
            "日期",
            "年月",
            "统计年份",
            "年份",
            "年度",
            "年",
            "所属期",
            "所属时期",
            "period",
            "reference period",
            "time",
            "date",
            "observation_date",
            "year",
            "time_period",
            "time period",
            "refper",
            "ref_date",
            "月份",
            "统计月份",
            "月",
            "季度",
            "季",
            "month",
            "quarter",
        ],
    ),
    (
        Role::Indicator,
        &[
            "指标",
            "指标名称",
            "统计指标",
            "项目",
            "名称",
            "指标名",
            "项目名称",
            "indicator",
            "indicator name",
            "series name",
            "series",
            "variable",
            "item",
            "subject descriptor",
            "indicator_label",
            "statistic",
            "statistical indicator",
        ],
    ),
    (
        Role::Value,
        &[
            "数值",
            "值",
            "数据",
            "指标值",
            "观测值",
            "本期值",
            "数据值",
            "value",
            "values",
            "amount",
            "obs_value",
            "observation value",
            "obsvalue",
        ],
    ),
    (
        Role::Region,
        &[
            "地区",
            "区域",
            "行政区划",
            "行政区",
            "地区名称",
            "区域名称",
            "省份",
            "省",
            "省市",
            "省市区",
            "城市",
            "城市名称",
            "市",
            "区县",
            "县区",
            "区县名称",
            "镇街",
            "街镇",
            "乡镇",
            "国家",
            "国家和地区",
            "国别",
            "region",
            "area",
            "geo",
            "geography",
            "location",
            "country",
            "country name",
            "province",
            "state",
            "ref_area",
            "reference area",
            "entity",
            "geo_name",
            "territory",
        ],
    ),
    (
        Role::Unit,
        &[
            "单位",
            "计量单位",
            "数据单位",
            "指标单位",
            "unit",
            "units",
            "unit measure",
            "unit of measure",
            "unit_measure",
            "uom",
        ],
    ),
    (
        Role::Scale,
        &[
            "量级",
            "scale",
            "unit multiplier",
            "unit_mult",
            "unit_multiplier",
            "scalar_factor",
            "powercode",
        ],
    ),
    (
        Role::Vintage,
        &[
            "版本",
            "发布日期",
            "发布时间",
            "修订日期",
            "发布版本",
            "vintage",
            "release",
            "release date",
            "realtime_start",
            "publication date",
        ],
    ),
    (
        Role::Flag,
        &[
            "标志",
            "标识",
            "数据标志",
            "flag",
            "flags",
            "obs_status",
            "obs_flag",
            "observation status",
            "observation flag",
            "status flag",
            "flag codes",
            "status",
        ],
    ),
    (Role::Basis, &["口径", "统计口径", "数据口径", "basis"]),
    (Role::Action, &["action"]),
    (Role::Flow, &["dataflow", "structure_id"]),
    (Role::From, &[]),
    (Role::Until, &[]),
];

/// Header texts of columns that tell no rows apart.
const NOTES: &[&str] = &[
    "备注",
    "注释",
    "注",
    "来源",
    "数据来源",
    "资料来源",
    "说明",
    "脚注",
    "序号",
    "编号",
    "no.",
    "no",
    "#",
    "note",
    "notes",
    "comment",
    "comments",
    "footnote",
    "footnotes",
    "source",
    "sources",
    "data source",
    "remark",
    "remarks",
    "comment_obs",
    "comment_obs_0",
    "comment_ts",
    "comment_dset",
    "structure",
    "structure_name",
    "last update",
    "last_update",
    "last updated",
    "conf_status",
    "obs_conf",
    "pre_break_value",
    "obs_pre_break",
    "time_format",
    "decimals",
    "unnamed: 0",
    "availability",
    "collection",
    "index",
    "estimates start after",
];

/// Words for parts of a year, and for years: a column of the first beside one of the second is one period.
const YEARS: &[&str] = &["年份", "年度", "年", "统计年份", "year"];
const PARTS: &[&str] = &["月份", "统计月份", "月", "季度", "季", "month", "quarter"];

/// Whether a header names a year column.
pub(super) fn is_year(header: &Folded) -> bool {
    YEARS.contains(&header.as_str())
}

/// Whether a header names a column of months or quarters.
pub(super) fn is_part_of_year(header: &Folded) -> bool {
    PARTS.contains(&header.as_str())
}

/// Whether a header names notes or other texts that tell no rows apart.
pub(super) fn is_note(header: &Folded) -> bool {
    let text = header.as_str();
    NOTES.contains(&text)
        || text.ends_with(" notes")
        || text.ends_with(" footnotes")
        || text.starts_with("unnamed:")
}

/// Whether a header text names a role.
pub(super) fn role_of(header: &str) -> Option<Role> {
    let header = fold(header);
    HEADERS
        .iter()
        .find(|(_, words)| words.contains(&header.as_str()))
        .map(|(role, _)| *role)
}

/// The stem of a header that names codes or labels (`行业` of `行业代码`), and whether it names codes.
pub(super) fn stem(header: &str) -> Option<(String, bool)> {
    const CODES: &[&str] = &[
        "代码", "编码", "代号", "code", "codes", "id", "iso", "iso3", "cdid",
    ];
    const LABELS: &[&str] = &["名称", "名", "name", "label", "description", "descriptor"];
    let folded = fold(header);
    let text = folded.as_str().replace('_', " ");
    let cut = |words: &[&str]| {
        let after = |word: &&str| text.strip_suffix(*word).map(|stem| stem.trim().to_owned());
        words.iter().find_map(after)
    };
    cut(CODES)
        .map(|stem| (stem, true))
        .or_else(|| cut(LABELS).map(|stem| (stem, false)))
}

/// Words of totals in dimension columns.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "全部",
    "总体",
    "小计",
    "total",
    "all",
    "_t",
    "_z",
    "tot",
    "overall",
    "all items",
];

/// Whether a dimension's value stands for all of them.
pub(super) fn is_total(value: &str) -> bool {
    let folded = fold(value);
    folded.as_str().is_empty() || TOTALS.contains(&folded.as_str())
}

/// Regions that headers of a table name often: provinces and the like, without 省 市 自治区.
const REGIONS: &[&str] = &[
    "全国",
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "台湾",
    "中国",
    "美国",
    "日本",
    "德国",
    "英国",
    "法国",
    "印度",
    "韩国",
    "china",
    "japan",
    "germany",
    "france",
    "united kingdom",
    "united states",
    "india",
    "world",
    "euro area",
];

/// Whether a text names a region by itself.
pub(super) fn is_region(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "壮族自治区",
        "回族自治区",
        "维吾尔自治区",
        "自治区",
        "自治州",
        "特别行政区",
        "经开区",
        "高新区",
        "新区",
        "省",
        "市",
        "区",
        "县",
        "镇",
        "乡",
        "街道",
    ];
    let folded = fold(text);
    let text = folded.as_str();
    REGIONS.contains(&text)
        || (text.chars().count() <= 12
            && text.chars().count() >= 2
            && ENDS.iter().any(|end| text.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_texts_are_folded_and_unique() {
        let mut seen = std::collections::HashSet::new();
        for (_, words) in HEADERS {
            for word in *words {
                assert_eq!(fold(word).as_str(), *word);
                assert!(seen.insert(*word), "{word} twice");
            }
        }
    }

    #[test]
    fn roles_are_found_in_any_case() {
        assert_eq!(role_of("OBS_VALUE"), Some(Role::Value));
        assert_eq!(role_of(" 时间 "), Some(Role::Period));
        assert_eq!(role_of("Country Name"), Some(Role::Region));
        assert_eq!(role_of("行业名称"), None);
    }

    #[test]
    fn a_code_and_its_label_have_one_stem() {
        assert_eq!(stem("行业代码"), Some(("行业".to_owned(), true)));
        assert_eq!(stem("行业名称"), Some(("行业".to_owned(), false)));
        assert_eq!(stem("Country Code"), Some(("country".to_owned(), true)));
        assert_eq!(stem("规模"), None);
    }
}
