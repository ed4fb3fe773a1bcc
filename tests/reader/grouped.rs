//! Rows that stand for many rows of micro-data: what a query made of them gives what they give themselves.

use indicalc::plan::Request;
use indicalc::plan::{Aggregate, Columns, Layout, Source};
use indicalc::series::Definition;

use crate::reading::{errors, filter, lines, long, reading};
use crate::support::{series, source};

/// A series of each aggregate over one name.
fn each_aggregate() -> Vec<Definition> {
    let aggregates = Aggregate::ALL.into_iter();
    let made = aggregates.filter(|aggregate| *aggregate != Aggregate::Last);
    made.map(|aggregate| Definition { aggregate: Some(aggregate), ..series("营业收入") }).collect()
}

#[test]
fn grouped_rows_give_what_the_rows_give() {
    let rows = "时期,企业,指标,数值,单位\n2023年,甲,营业收入,1.25,亿元\n2023年,乙,营业收入,500,万元\n2023年,丙,营业收入,700,万元\n2023年,丁,营业收入,1.25,亿元\n2024年,甲,营业收入,2.5,亿元\n2024年,乙,营业收入,,万元\n";
    let grouped = "period,indicator,unit,dimension,value,aggregate,rows,decimals\n2023年,营业收入,亿元,其他,1.25,each,2,\n2023年,营业收入,万元,其他,1200,sum,2,0\n2023年,营业收入,万元,其他,500,min,2,0\n2023年,营业收入,万元,其他,700,max,2,0\n2024年,营业收入,亿元,其他,2.5,each,1,\n2024年,营业收入,万元,其他,,each,1,\n";
    let (apart, together) = (long(rows, each_aggregate()), long(grouped, each_aggregate()));
    assert_eq!(errors(&together), Vec::<String>::new());
    assert_eq!(lines(&together), lines(&apart));
    let places = |data: &indicalc::data::Data| -> Vec<i8> {
        data.observations.iter().map(|one| one.places).collect()
    };
    assert_eq!(places(&together), places(&apart));
    let lacking = |data: &indicalc::data::Data| data.diagnostics.iter().count();
    assert_eq!(lacking(&together), lacking(&apart));
}

#[test]
fn a_series_without_aggregate_takes_no_grouped_row() {
    let text = "period,indicator,value,aggregate,rows,decimals\n2023年,营业收入,5,,,\n2023年,营业收入,7,sum,3,0\n";
    assert_eq!(lines(&long(text, vec![series("营业收入")])), ["2023 5"]);
}

#[test]
fn a_grouped_table_names_its_columns_itself() {
    let block = Source {
        columns: Columns {
            period: Some("统计期".to_owned()),
            value: Some("金额".to_owned()),
            ..Columns::default()
        },
        layout: Some(Layout::IndicatorsAsColumns),
        encoding: Some("gb18030".to_owned()),
        ..source(&["a.csv"])
    };
    let wanted = Definition {
        filters: vec![filter("行业", &["批发"])],
        aggregate: Some(Aggregate::Sum),
        ..series("销售额")
    };
    let text = "period,indicator,行业,value,aggregate,rows,decimals\n2023年,销售额,批发,5,sum,2,1\n2023年,销售额,(other),9,sum,2,1\n";
    let files = [("a.csv", text.as_bytes())];
    let data = reading(&files, block, vec![wanted], &Request::default());
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 5"]);
}

#[test]
fn what_a_register_gains_and_loses_is_its_stock() {
    let text = "indicator,from,until,aggregate,rows,decimals\n企业,2023-01,,each,5,\n企业,2023-03,,each,1,\n企业,,2023-02,each,2,\n企业,,,each,-2,\n";
    let block = Source { indicator: Some("企业".to_owned()), ..source(&["a.csv"]) };
    let stock = Definition { aggregate: Some(Aggregate::Count), ..series("企业") };
    let new = Definition {
        matches: stock.matches.clone(),
        ..Definition { aggregate: Some(Aggregate::Count), ..series("新增企业") }
    };
    let files = [("a.csv", text.as_bytes())];
    let data = reading(&files, block, vec![stock, new], &Request::default());
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(
        lines(&data),
        ["2023-01 5", "2023-02 3", "2023-03 4", "2023-01 5", "2023-02 0", "2023-03 1"]
    );
}

#[test]
fn what_does_not_say_how_many_rows_it_stands_for_is_told() {
    let text = "period,indicator,value,aggregate,rows,decimals\n2023年,营业收入,5,summe,3,0\n2024年,营业收入,5,sum,,0\n";
    let wanted = Definition { aggregate: Some(Aggregate::Sum), ..series("营业收入") };
    assert_eq!(
        errors(&long(text, vec![wanted])),
        [
            "2:0 bad-cell how many rows this row stands for is not understood: aggregate = summe, rows = 3, decimals = 0",
            "3:0 bad-cell how many rows this row stands for is not understood: aggregate = sum, rows = , decimals = 0"
        ]
    );
}
