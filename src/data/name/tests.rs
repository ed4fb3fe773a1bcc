use super::*;

fn name(text: &str) -> Name {
    Name::of(text, &UnitTable::default())
}

#[test]
fn the_last_bracket_is_a_unit_only_if_it_is_one() {
    for (text, bare, unit) in [
        ("地区生产总值(亿元)", "地区生产总值", "亿元"),
        ("出口总值（亿美元）", "出口总值", "亿美元"),
        (
            "65岁及以上人口数(人口抽样调查)(人)",
            "65岁及以上人口数(人口抽样调查)",
            "人",
        ),
        ("3星级以上农家乐(乡村酒店)", "3星级以上农家乐(乡村酒店)", ""),
        ("货币和准货币(M2)", "货币和准货币(M2)", ""),
        (
            "居民消费价格指数(上年同月=100)",
            "居民消费价格指数(上年同月=100)",
            "%",
        ),
        ("GDP_亿元", "GDP", "亿元"),
        ("GDP指数_上年=100", "GDP指数_上年=100", "%"),
        ("城镇化率_%", "城镇化率", "%"),
        ("人口数_抽样调查_人", "人口数_抽样调查", "人"),
        ("营业收入(单位：万元)", "营业收入", "万元"),
        ("生产总值增速(可比价,%)", "生产总值增速(可比价)", "%"),
        ("服务业规(限)上企业数量", "服务业规(限)上企业数量", ""),
        (
            "GDP per capita (current US$)",
            "GDP per capita (current US$)",
            "",
        ),
        (
            "Access to electricity (% of population)",
            "Access to electricity (% of population)",
            "%",
        ),
        (
            "Gross National Income(100 million yuan)",
            "Gross National Income",
            "100 million yuan",
        ),
        (
            "国内生产总值指数(上年同期=100)_当季值",
            "国内生产总值指数(上年同期=100)",
            "%",
        ),
    ] {
        let name = name(text);
        assert_eq!(name.bare, bare);
        assert_eq!(
            name.unit.map(|u| u.text().to_owned()).unwrap_or_default(),
            unit,
            "{text}"
        );
    }
}

#[test]
fn the_end_of_a_name_tells_its_basis() {
    for (text, bare, basis) in [
        (
            "国内生产总值当季值(亿元)",
            "国内生产总值",
            Some(Basis::Period),
        ),
        (
            "国内生产总值累计值(亿元)",
            "国内生产总值",
            Some(Basis::YearToDate),
        ),
        ("零售总额_累计", "零售总额", Some(Basis::YearToDate)),
        ("零售总额(本年累计)", "零售总额", Some(Basis::YearToDate)),
        (
            "零售总额累计增长(%)",
            "零售总额累计增长",
            Some(Basis::YearToDate),
        ),
        ("零售总额本月", "零售总额", Some(Basis::Period)),
        ("零售总额", "零售总额", None),
        (
            "Retail Sales, Accumulated(100 million yuan)",
            "Retail Sales",
            Some(Basis::YearToDate),
        ),
        (
            "Gross Domestic Product, Current Quarter",
            "Gross Domestic Product",
            Some(Basis::Period),
        ),
        (
            "Retail Sales, Accumulated Growth Rate(%)",
            "Retail Sales, Accumulated Growth Rate",
            Some(Basis::YearToDate),
        ),
        ("累计", "累计", Some(Basis::YearToDate)),
    ] {
        let name = name(text);
        assert_eq!((name.bare.as_str(), name.basis), (bare, basis), "{text}");
    }
}

#[test]
fn of_which_marks_are_cut_and_counted() {
    assert_eq!(unmark("#金融业"), (1, "金融业"));
    assert_eq!(unmark("　　其中：金融业"), (2, "金融业"));
    assert_eq!(unmark("金融业 "), (0, "金融业"));
    assert_eq!(unmark("一、地区生产总值"), (0, "地区生产总值"));
    assert_eq!(unmark("　（二）工业"), (1, "工业"));
    assert_eq!(unmark("3. 建筑业"), (0, "建筑业"));
    assert_eq!(unmark("一、一般公共预算收入"), (0, "一般公共预算收入"));
    for whole in [
        "一、二级公路",
        "2.5微米颗粒物",
        "第一产业",
        "(M2)",
        "3星级以上",
        "5、6岁",
    ] {
        assert_eq!(unmark(whole).1, whole);
    }
}

#[test]
fn a_plan_may_write_a_name_with_or_without_its_unit_and_basis() {
    let keys = name("国内生产总值累计值(亿元)").keys;
    for key in [
        "国内生产总值累计值(亿元)",
        "国内生产总值累计值",
        "国内生产总值",
    ] {
        assert!(keys.contains(&fold(key)), "{key}");
    }
}
