//! Regions by name, and what their names end in.

use super::{Folded, Words, fold};

/// Regions that headers of a table name often: provinces and the like, without 省 市 自治区.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static REGIONS: Words<()> = Words::new(&[
    ((), &[
        "全国", "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西",
        "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海",
        "宁夏", "新疆", "香港", "澳门", "台湾", "中国", "美国", "日本", "德国", "英国", "法国", "印度", "韩国", "china", "japan",
        "germany", "france", "united kingdom", "united states", "india", "world", "euro area",
    ]),
]);

/// What names of provinces end in, and the provinces that are cities: 吉林市 is none.
const PROVINCE_ENDS: &[&str] =
    &["省", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区"];
const CITY_PROVINCES: &[&str] = &["北京市", "天津市", "上海市", "重庆市"];

/// A region's name folded, a province's without its end: 广西壮族自治区 and 广西, 北京市 and 北京 are one.
pub(crate) fn folded(region: &str) -> Folded {
    let folded = fold(region);
    let name = folded.as_str();
    let ends = PROVINCE_ENDS.iter();
    let mut cut = ends.filter_map(|end| name.strip_suffix(end));
    // 吉林 beside 吉林省 is its city.
    let is_province = |short: &&str| *short != "吉林" && REGIONS.sense(short).is_some();
    let province = cut.find(is_province);
    let city = || CITY_PROVINCES.contains(&name).then(|| name.strip_suffix('市'))?;
    province.or_else(city).map(fold).unwrap_or(folded)
}

/// What names of regions end in.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static REGION_ENDS: Words<()> = Words::new(&[
    ((), &[
        "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "特别行政区", "经开区", "高新区", "新区", "省", "市", "区",
        "县", "镇", "乡", "街道",
    ]),
]);

/// Words that end as names of regions do and name none.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static NO_REGIONS: Words<()> = Words::new(&[
    ((), &[
        "市区", "县市", "城区", "园区", "社区", "小区", "景区", "郊区", "山区", "辖区", "城镇", "村镇", "城乡", "开发区", "保税区",
        "自贸区", "证券市", "股市", "楼市", "上市", "各省", "各市", "各区", "各县", "各镇", "各乡镇", "各区县", "各县区", "各地区",
        "分省", "分市", "分地区", "全省", "全市", "全区", "全县", "全镇", "本省", "本市", "本区", "本县", "我省", "我市", "我区",
        "我县", "城镇街道",
    ]),
]);

/// What stands behind a region whose figure is meant: `全省平均水平`.
pub(crate) static OF_REGION: Words<()> =
    Words::new(&[((), &["平均水平", "平均", "水平", " average", " mean", " level"])]);

/// Words that stand for every region and name none.
pub(crate) static EVERY_REGION: Words<()> = Words::new(&[((), &["所有", "全部地区"])]);

/// What names of regions end in, the larger regions first.
const LEVELS: &[&[&str]] = &[
    &["国"],
    &["省", "自治区"],
    &["市", "州", "盟", "地区"],
    &["区", "县", "旗"],
    &["镇", "乡", "街道", "苏木"],
    &["村", "社区"],
];

/// How far down a region stands, by the longest end of its name.
pub(crate) fn level(region: &str) -> Option<usize> {
    let ends =
        (0..).zip(LEVELS).flat_map(|(level, ends)| ends.iter().map(move |end| (level, *end)));
    let fitting = ends.filter(|(_, end)| region.ends_with(end));
    let longest = fitting.max_by_key(|(_, end)| end.len())?;
    Some(longest.0)
}

/// `全市`, `全国`
pub(crate) fn says_all(region: &str) -> bool {
    let rest = region.strip_prefix('全');
    rest.is_some_and(|rest| LEVELS.iter().flat_map(|ends| ends.iter()).any(|end| *end == rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_has_one_name() {
        for (one, other, same) in [
            ("广西壮族自治区", "广西", true),
            ("北京市", "北 京", true),
            ("河北省", "河北", true),
            ("吉林省", "吉林", false),
            ("吉林市", "吉林", false),
            ("重庆新区", "重庆", false),
        ] {
            assert_eq!(folded(one) == folded(other), same, "{one}");
        }
    }

    #[test]
    fn names_of_regions_tell_how_far_down_they_stand() {
        assert!(says_all("全市") && !says_all("全椒县"));
        assert!(
            level("广西壮族自治区") < level("南宁市") && level("万盛经开区") == level("綦江县")
        );
    }
}
