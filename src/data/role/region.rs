//! Whether a text names a region: as data, the names and what they end in.

use crate::series::fold;

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

/// What names of regions end in.
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

/// Whether a text names a region by itself.
pub(in crate::data) fn is_region(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    REGIONS.contains(&text)
        || (text.chars().count() <= 12
            && text.chars().count() >= 2
            && ENDS.iter().any(|end| text.ends_with(end)))
}
