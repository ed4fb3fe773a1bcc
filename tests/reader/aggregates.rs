//! Many rows that make one observation.

use indicalc::language::Language;
use indicalc::plan::Request;
use indicalc::plan::{Aggregate, Columns, Layout, Source};
use indicalc::series::Definition;

use crate::reading::{errors, filter, lines, long, reading};
use crate::support::{series, source};

#[test]
fn rows_are_summed_by_where() {
    let text = "时期,代码,行业,指标,数值,单位\n2023年,F,批发,增加值,3,万元\n2023年,H,住宿,增加值,4,万元\n2023年,J,金融,增加值,5,万元\n2024年,F,批发,增加值,3,万元\n2024年,H,住宿,增加值,,万元\n2025年,F,批发,增加值,3,万元\n";
    let wanted = Definition {
        filters: vec![filter("代码", &["F", "H"])],
        aggregate: Some(Aggregate::Sum),
        ..series("增加值")
    };
    let data = long(text, vec![wanted]);
    assert_eq!(lines(&data), ["2023 7 万元", "2024 — 万元", "2025 — 万元"]);
    let members = &data.members[data.observations.get(0).unwrap().members.unwrap() as usize];
    assert_eq!(members.iter().map(|member| &*member.label).collect::<Vec<_>>(), ["批发", "住宿"]);
    let texts: Vec<String> =
        data.diagnostics.iter().map(|d| d.message.text(Language::En)).collect();
    assert_eq!(
        texts,
        [
            "the aggregate `增加值` lacks `住宿` (2024) and has no value there",
            "the aggregate `增加值` lacks `H` (2025) and has no value there"
        ]
    );
}

#[test]
fn parts_of_a_row_are_not_summed_beside_it() {
    let text = "时期,行业,指标,数值\n2023年,工业,增加值,5\n2023年,#制造业,增加值,4\n2023年,建筑业,增加值,2\n2023年,合计,增加值,7\n";
    let wanted = Definition { aggregate: Some(Aggregate::Sum), ..series("增加值") };
    assert_eq!(lines(&long(text, vec![wanted])), ["2023 7"]);
}

#[test]
fn sums_convert_the_units_of_their_rows() {
    let text = "时期,行业,指标,数值,单位\n2023年,甲,增加值,1,亿元\n2023年,乙,增加值,500,万元\n2024年,甲,增加值,1,亿元\n2024年,乙,增加值,5,人\n";
    let wanted = Definition { aggregate: Some(Aggregate::Sum), ..series("增加值") };
    let data = long(text, vec![wanted]);
    assert_eq!(lines(&data), ["2023 1.05 亿元", "2024 — 亿元"]);
    assert_eq!(
        errors(&data),
        ["5:4 unit-mismatch the rows that make up `增加值` cannot be added: 亿元 and 人"]
    );
}

#[test]
fn a_count_is_zero_where_the_file_has_no_rows() {
    let text = "时期,企业,规模\n2023年一季度,甲,规上\n2023年一季度,乙,规上\n2023年二季度,甲,规下\n2023年四季度,甲,规上\n";
    let wanted = Definition {
        filters: vec![filter("规模", &["规上"])],
        aggregate: Some(Aggregate::Count),
        ..series("企业")
    };
    let block = Source {
        indicator: Some("企业".to_owned()),
        layout: Some(Layout::Long),
        ..source(&["a.csv"])
    };
    let data = reading(&[("a.csv", text.as_bytes())], block, vec![wanted], &Request::default());
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023-Q1 2", "2023-Q2 0", "2023-Q3 0", "2023-Q4 1"]);
}

#[test]
fn a_register_with_dates_is_a_stock_for_every_month() {
    let text = "企业,入库时间,退库时间\n甲,2023年1月,2023年3月\n乙,2023年2月,\n丙,2023-04-01,\n";
    let columns = Columns {
        from: Some("入库时间".to_owned()),
        until: Some("退库时间".to_owned()),
        ..Columns::default()
    };
    let block = Source { indicator: Some("企业".to_owned()), columns, ..source(&["a.csv"]) };
    let stock = Definition { aggregate: Some(Aggregate::Count), ..series("企业") };
    let new = Definition {
        aggregate: Some(Aggregate::Count),
        matches: stock.matches.clone(),
        ..series("新增企业")
    };
    let data = reading(&[("a.csv", text.as_bytes())], block, vec![stock, new], &Request::default());
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(
        lines(&data),
        [
            "2023-01 1",
            "2023-02 2",
            "2023-03 1",
            "2023-04 2",
            "2023-01 1",
            "2023-02 1",
            "2023-03 0",
            "2023-04 1"
        ]
    );
}
