//! What the columns and the lines above them say.

use indicalc::plan::Request;
use indicalc::plan::{Basis, Source};
use indicalc::series::Definition;

use crate::reading::{errors, lines, long, reading};
use crate::support::{series, source};

#[test]
fn a_long_table_is_read_by_its_headers() {
    let data = long(
        "指标,时期,数值,单位\n地区生产总值,2023年,\"1,234.5\",亿元\n人口,2023年,5,万人\n地区生产总值,2024年1-6月,—,亿元\n",
        vec![series("地区生产总值")],
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 1234.5 亿元", "2024-H1 — 亿元"]);
    assert_eq!(data.other_names, ["人口"]);
    let first = data.observations.get(0).unwrap();
    assert_eq!((first.cell.line, first.cell.field, first.places), (2, 3, 1));
}

#[test]
fn rows_without_a_value_are_rows_whatever_stands_first() {
    let data = long(
        "数值,单位,时期,指标\n,亿元,2022年,产值\n5,亿元,2023年,产值\n,,2023-06,产值\n亿元,,2023-09,存款\n6,亿元,2024年,产值\n",
        vec![series("产值")],
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    let found = lines(&data);
    assert_eq!(found[0], "2022 — 亿元");
    assert_eq!(found[1], "2023 5 亿元");
    assert_eq!(found.last().unwrap(), "2024 6 亿元");
}

#[test]
fn a_growth_is_a_measure_wherever_it_stands_and_however_few_it_are() {
    let rows = (1..=12).map(|month| format!(",2022年{month}月,{month}.5,亿元,产值\n"));
    let blank = rows.collect::<Vec<_>>().concat();
    let text = format!("同比增长(%),时期,数值,单位,指标\n{blank}7.80,2023年,9,亿元,产值\n");
    let data = long(&text, vec![series("产值"), series("产值同比增长")]);
    assert_eq!(errors(&data), Vec::<String>::new());
    let found = lines(&data);
    assert!(found.contains(&"2023 9 亿元".to_owned()), "{found:?}");
    assert!(found.contains(&"2023 7.8 %".to_owned()), "{found:?}");
}

#[test]
fn a_change_between_years_that_are_apart_is_no_growth_of_a_year() {
    let growths = |header: &str| {
        let text = format!("指标,{header}\n产值(亿元),80,120,50.0\n利润(亿元),5,6,20.0\n");
        let data = long(&text, vec![series("产值"), series("产值同比增长"), series("产值增长")]);
        assert_eq!(errors(&data), Vec::<String>::new());
        let found = lines(&data).into_iter();
        found.filter(|line| line.ends_with('%')).collect::<Vec<_>>()
    };
    assert_eq!(growths("2018年,2023年,增长(%)"), Vec::<String>::new());
    assert_eq!(growths("2022年,2023年,增长(%)"), ["2023 50 %"]);
    assert_eq!(growths("2018年,2023年,同比增长(%)"), ["2023 50 %"]);
}

#[test]
fn a_level_that_could_be_a_year_and_a_month_is_no_header() {
    let data = long(
        "指标,单位,2024年6月,2024年3月,2024年2月\n存款余额,亿元,,1786.87,1779.79\n",
        vec![series("存款余额")],
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data).len(), 3);
}

#[test]
fn indicators_as_columns_take_units_from_brackets() {
    let data = long(
        "时间,地区生产总值(亿元),人口(万人)\n2023年一季度,1.5,2\n2023年上半年,3.5,2\n",
        vec![series("地区生产总值")],
    );
    assert_eq!(lines(&data), ["2023-Q1 1.5 亿元", "2023-H1 3.5 亿元"]);
}

#[test]
fn periods_as_columns_take_the_indicator_from_the_lines_above() {
    let text = "数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近2年\n地区,2024年,2023年\n北京市,2,1\n天津市,4,3\n注：甲,乙\n数据来源：国家统计局\n";
    let by_region = Request { by_region: true, ..Request::default() };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &by_region,
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(
        lines(&data),
        ["2024 北京市 2 亿元", "2023 北京市 1 亿元", "2024 天津市 4 亿元", "2023 天津市 3 亿元"]
    );
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &Request::default(),
    );
    assert_eq!(
        errors(&data),
        ["5:2 several-regions the data hold several regions, and none is chosen: 北京市, 天津市"]
    );
    let one = Request { regions: vec!["天津市".to_owned()], ..Request::default() };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &one,
    );
    assert_eq!(lines(&data), ["2024 天津市 4 亿元", "2023 天津市 3 亿元"]);
    let short = Request { regions: vec!["天津".to_owned()], ..Request::default() };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &short,
    );
    assert_eq!(lines(&data), ["2024 天津市 4 亿元", "2023 天津市 3 亿元"]);
    let none = Request { regions: vec!["河北".to_owned()], ..Request::default() };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &none,
    );
    assert_eq!(
        errors(&data),
        [" unknown-choice the data that the targets use hold no region `河北`"]
    );
}

#[test]
fn regions_as_columns_are_known_by_their_names() {
    let text = "指标：地区生产总值(亿元)\n时间,北京,上海\n2023年,1,2\n2024年,3,4\n";
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &Request { by_region: true, ..Request::default() },
    );
    assert_eq!(
        lines(&data),
        ["2023 北京 1 亿元", "2023 上海 2 亿元", "2024 北京 3 亿元", "2024 上海 4 亿元"]
    );
}

#[test]
fn a_year_and_a_month_column_are_one_period() {
    let text = "年份,月份,指标,数值\n2023,1,收入,5\n2023,1-3月,收入,9\n2023,全年,收入,20\n";
    assert_eq!(lines(&long(text, vec![series("收入")])), ["2023-01 5", "2023-Q1 9", "2023 20"]);
    let text = "年份,1月,2月\n2023,5,6\n2024,7,\n";
    let block = Source { indicator: Some("收入".to_owned()), ..source(&["a.csv"]) };
    let data =
        reading(&[("a.csv", text.as_bytes())], block, vec![series("收入")], &Request::default());
    assert_eq!(lines(&data), ["2023-01 5", "2023-02 6", "2024-01 7", "2024-02 —"]);
}

#[test]
fn a_start_and_an_end_column_are_one_period() {
    let header = "指标,开始日期,结束日期,数值,单位\n";
    let rows = "产值,2023-01-01,2023-06-30,40,亿元\n产值,2023-07-01,2023-07-31,7,亿元\n";
    let data = long(&format!("{header}{rows}"), vec![series("产值")]);
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023-H1 40 亿元", "2023-07 7 亿元"]);
    let days = "产值,2023-01-15,2023-06-30,40,亿元\n产值,2023-07-01,,7,亿元\n";
    let data = long(&format!("{header}{days}"), vec![series("产值")]);
    assert_eq!(errors(&data).len(), 2);
    // A column of periods beside them says the same.
    let text = "季度,start_date,end_date,Output (t)\n2023Q1,2023-01-01,2023-03-31,5\n";
    let data = long(text, vec![series("Output")]);
    assert_eq!(lines(&data), ["2023-Q1 5 t"]);
}

#[test]
fn names_tell_the_basis_of_their_figures() {
    let text = "指标,2022年第二季度\n国内生产总值当季值(亿元),5\n国内生产总值累计值(亿元),9\n";
    let data = long(text, vec![series("国内生产总值")]);
    assert_eq!(lines(&data), ["2022-Q2 5 亿元", "2022-H1 9 亿元"]);
}

#[test]
fn a_basis_column_wins_over_the_series_and_that_over_the_block() {
    let text =
        "指标,时期,数值,口径\n收入,2023年6月,9,累计\n收入,2023年6月,5,当期\n收入,2023年7月,8,\n";
    let block = Source { basis: Some(Basis::Period), ..source(&["a.csv"]) };
    let wanted = Definition { basis: Some(Basis::YearToDate), ..series("收入") };
    let data = reading(&[("a.csv", text.as_bytes())], block, vec![wanted], &Request::default());
    assert_eq!(lines(&data), ["2023-H1 9", "2023-06 5", "2023-01/2023-07 8"]);
}

#[test]
fn two_headers_that_become_one_are_an_error() {
    let data = long("时间,ＧＤＰ,gdp\n2023年,1,2\n", vec![series("GDP")]);
    assert_eq!(
        errors(&data),
        ["2:3 name-collision `ＧＤＰ` and `gdp` become one name after folding"]
    );
}
