//! Files as they are published, read into observations of a plan's series.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::path::Path;

use indicalc::data::{Data, Observation, ReadOptions, read};
use indicalc::diagnostic::Severity;
use indicalc::language::Language;
use indicalc::plan::{Aggregate, Basis, Columns, Filter, Layout, NamePattern, Source, Vintage};
use indicalc::quantity::{Decimal, UnitTable};
use indicalc::series::{Catalogue, Series};
use support::{folder, plan, series, source};

/// Reads files that are written down in a test.
fn reading(
    files: &[(&str, &[u8])],
    source: Source,
    series: Vec<Series>,
    options: &ReadOptions,
) -> Data {
    let folder = folder(files);
    let plan = plan(folder.path(), vec![source]);
    read(&plan, &Catalogue::new(series), options)
}

/// One observation as a line: period, region, value, unit.
fn lines(data: &Data) -> Vec<String> {
    let line = |one: &Observation| {
        let value = one
            .value
            .map_or("—".to_owned(), |value| value.normalized().to_string());
        format!(
            "{} {} {value} {}",
            one.period,
            data.regions.name(one.region),
            data.unit(one.unit)
        )
        .replace("  ", " ")
        .trim()
        .to_owned()
    };
    data.observations.iter().map(line).collect()
}

fn errors(data: &Data) -> Vec<String> {
    let sorted = data.diagnostics.clone().sorted();
    let line = |d: &indicalc::diagnostic::Diagnostic| {
        let place = d
            .place
            .as_ref()
            .map(|place| format!("{}:{}", place.line, place.column))
            .unwrap_or_default();
        format!(
            "{place} {} {}",
            d.code().name(),
            d.message.text(Language::En)
        )
    };
    sorted
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(line)
        .collect()
}

fn long(text: &str, wanted: Vec<Series>) -> Data {
    reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        wanted,
        &ReadOptions::default(),
    )
}

#[test]
fn a_long_table_is_read_by_its_headers() {
    let data = long(
        "指标,时期,数值,单位\n地区生产总值,2023年,\"1,234.5\",亿元\n人口,2023年,5,万人\n地区生产总值,2024年1-6月,—,亿元\n",
        vec![series("地区生产总值")],
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 1234.5 亿元", "2024-H1 — 亿元"]);
    assert_eq!(data.other_names, ["人口"]);
    let first = data.observations.first().unwrap();
    assert_eq!((first.cell.line, first.cell.field, first.places), (2, 3, 1));
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
    let by_region = ReadOptions {
        by_region: true,
        ..ReadOptions::default()
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &by_region,
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(
        lines(&data),
        [
            "2024 北京市 2 亿元",
            "2023 北京市 1 亿元",
            "2024 天津市 4 亿元",
            "2023 天津市 3 亿元"
        ]
    );
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &ReadOptions::default(),
    );
    assert_eq!(
        errors(&data),
        ["5:2 several-regions the data hold several regions, and none is chosen: 北京市, 天津市"]
    );
    let one = ReadOptions {
        regions: vec!["天津市".to_owned()],
        ..ReadOptions::default()
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &one,
    );
    assert_eq!(lines(&data), ["2024 天津市 4 亿元", "2023 天津市 3 亿元"]);
    let none = ReadOptions {
        regions: vec!["天津".to_owned()],
        ..ReadOptions::default()
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &none,
    );
    assert_eq!(
        errors(&data),
        [" unknown-choice the data hold no region `天津`"]
    );
}

#[test]
fn regions_as_columns_are_known_by_their_names() {
    let text = "指标：地区生产总值(亿元)\n时间,北京,上海\n2023年,1,2\n2024年,3,4\n";
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("地区生产总值")],
        &ReadOptions {
            by_region: true,
            ..ReadOptions::default()
        },
    );
    assert_eq!(
        lines(&data),
        [
            "2023 北京 1 亿元",
            "2023 上海 2 亿元",
            "2024 北京 3 亿元",
            "2024 上海 4 亿元"
        ]
    );
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
    let block = Source {
        basis: Some(Basis::Period),
        ..source(&["a.csv"])
    };
    let wanted = Series {
        basis: Some(Basis::YearToDate),
        ..series("收入")
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        block,
        vec![wanted],
        &ReadOptions::default(),
    );
    assert_eq!(
        lines(&data),
        ["2023-H1 9", "2023-06 5", "2023-01/2023-07 8"]
    );
}

#[test]
fn only_needed_rows_are_held_to_be_numbers() {
    let text = "指标,时期,数值\n收入,2023年,abc\n其他,2023年,abc\n收入,去年,1\n";
    let data = long(text, vec![series("收入")]);
    assert_eq!(
        errors(&data),
        [
            "2:3 bad-cell the value `abc` of `收入` is no number",
            "4:2 bad-label `去年` is not a period that can be read"
        ]
    );
    let place = data.diagnostics.clone().sorted().remove(0).place.unwrap();
    let excerpt = place.excerpt.unwrap();
    assert_eq!(
        (excerpt.text.as_ref(), excerpt.span),
        ("收入,2023年,abc", 15..18)
    );
    let everything = ReadOptions {
        parse_everything: true,
        ..ReadOptions::default()
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("收入")],
        &everything,
    );
    assert_eq!(errors(&data).len(), 3);
}

fn filter(column: &str, values: &[&str]) -> Filter {
    Filter {
        column: column.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        span: 0..0,
    }
}

#[test]
fn rows_are_summed_by_where() {
    let text = "时期,代码,行业,指标,数值,单位\n2023年,F,批发,增加值,3,万元\n2023年,H,住宿,增加值,4,万元\n2023年,J,金融,增加值,5,万元\n2024年,F,批发,增加值,3,万元\n2024年,H,住宿,增加值,,万元\n2025年,F,批发,增加值,3,万元\n";
    let wanted = Series {
        filters: vec![filter("代码", &["F", "H"])],
        aggregate: Some(Aggregate::Sum),
        ..series("增加值")
    };
    let data = long(text, vec![wanted]);
    assert_eq!(lines(&data), ["2023 7 万元", "2024 — 万元", "2025 — 万元"]);
    let members = &data.members[data.observations[0].members.unwrap() as usize];
    assert_eq!(
        members
            .iter()
            .map(|member| &*member.label)
            .collect::<Vec<_>>(),
        ["批发", "住宿"]
    );
    let texts: Vec<String> = data
        .diagnostics
        .iter()
        .map(|d| d.message.text(Language::En))
        .collect();
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
    let wanted = Series {
        aggregate: Some(Aggregate::Sum),
        ..series("增加值")
    };
    assert_eq!(lines(&long(text, vec![wanted])), ["2023 7"]);
}

#[test]
fn a_count_is_zero_where_the_file_has_no_rows() {
    let text = "时期,企业,规模\n2023年一季度,甲,规上\n2023年一季度,乙,规上\n2023年二季度,甲,规下\n2023年四季度,甲,规上\n";
    let wanted = Series {
        filters: vec![filter("规模", &["规上"])],
        aggregate: Some(Aggregate::Count),
        ..series("企业")
    };
    let block = Source {
        indicator: Some("企业".to_owned()),
        layout: Some(Layout::Long),
        ..source(&["a.csv"])
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        block,
        vec![wanted],
        &ReadOptions::default(),
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(
        lines(&data),
        ["2023-Q1 2", "2023-Q2 0", "2023-Q3 0", "2023-Q4 1"]
    );
}

#[test]
fn a_register_with_dates_is_a_stock_for_every_month() {
    let text = "企业,入库时间,退库时间\n甲,2023年1月,2023年3月\n乙,2023年2月,\n丙,2023-04-01,\n";
    let columns = Columns {
        from: Some("入库时间".to_owned()),
        until: Some("退库时间".to_owned()),
        ..Columns::default()
    };
    let block = Source {
        indicator: Some("企业".to_owned()),
        columns,
        ..source(&["a.csv"])
    };
    let stock = Series {
        aggregate: Some(Aggregate::Count),
        ..series("企业")
    };
    let new = Series {
        aggregate: Some(Aggregate::Count),
        matches: stock.matches.clone(),
        ..series("新增企业")
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        block,
        vec![stock, new],
        &ReadOptions::default(),
    );
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

#[test]
fn the_row_with_blank_dimensions_is_the_headline() {
    let text = "Year,Series,Sex,Value\n2020,Rate,,5\n2020,Rate,Female,4\n2020,Rate,Male,6\n2021,Rate,Female,3\n";
    assert_eq!(lines(&long(text, vec![series("Rate")])), ["2020 5"]);
    let text = "Year,Series,Sex,Value\n2020,Rate,Female,4\n2020,Rate,Male,6\n";
    assert_eq!(
        errors(&long(text, vec![series("Rate")])),
        [
            "2:4 same-cell `Rate` has several rows for one period, which differ in `Sex`: Female, Male"
        ]
    );
    let wanted = Series {
        filters: vec![filter("Sex", &["Female"])],
        ..series("Rate")
    };
    assert_eq!(lines(&long(text, vec![wanted])), ["2020 4"]);
}

#[test]
fn vintages_come_from_a_column_or_from_the_name_of_the_file() {
    let data = long(
        "时间,指标,数值,版本\n2023年,收入,1,2024-01\n2023年,收入,2,2024-06\n",
        vec![series("收入")],
    );
    assert_eq!(data.vintages, ["2024-01", "2024-06"]);
    let block = Source {
        vintage: NamePattern::new("gdp_*.csv").map(Vintage::FromName),
        ..source(&["gdp_*.csv"])
    };
    let text = "时间,指标,数值\n2023年,收入,1\n".as_bytes();
    let data = reading(
        &[("gdp_2024-02.csv", text), ("gdp_2024-01.csv", text)],
        block,
        vec![series("收入")],
        &ReadOptions::default(),
    );
    assert_eq!(data.vintages, ["2024-01", "2024-02"]);
    assert!(
        data.files[0].ends_with("gdp_2024-01.csv"),
        "{:?}",
        data.files
    );
}

#[test]
fn broken_structure_is_told_by_its_line() {
    for (text, expected) in [
        (
            "指标,时期,数值\n收入,2023年,1,9\n",
            "2:0 bad-structure this row has 4 fields, the header has 3",
        ),
        (
            "指标,时期,数值\n收入,2023年\n",
            "2:0 bad-structure this row has 2 fields, the header has 3",
        ),
        (
            "指标,时期,数值\n收入,2023年,1\n收入,\"2024年,1\n",
            "3:0 bad-structure a quote opened in the record that begins on this line is never closed",
        ),
        (
            "指标,时期,数值\n",
            "1:0 no-table there are no rows below the header",
        ),
        ("", "0:0 no-table the file is empty"),
        ("\n\n", "0:0 no-table the file is empty"),
        (
            "x",
            "0:0 no-table no table is found: the file has only one column (`x`)",
        ),
        (
            "时期\n2023\n",
            "0:0 no-table no table is found: the file has only one column (`时期`)",
        ),
        (
            "指标,数值\n收入,1\n",
            "0:0 no-table no table is found: no column can be told to hold the period (header: 指标, 数值)",
        ),
        (
            "指标,时期,数值\n收入,2023\0年,1\n",
            "2:0 bad-structure line 2 holds a NUL byte, which no CSV file has",
        ),
    ] {
        assert_eq!(
            errors(&long(text, vec![series("收入")])),
            [expected],
            "{text:?}"
        );
    }
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let read = |files: &[&str]| {
        let data = reading(
            &[("a.csv", b"x".as_slice())],
            source(files),
            vec![series("收入")],
            &ReadOptions::default(),
        );
        errors(&data)
    };
    assert!(read(&["missing.csv"])[0].contains("no-files no file matches `missing.csv`"));
    assert_eq!(
        read(&["."]),
        ["0:0 unreadable this is a directory, not a file"]
    );
    assert!(read(&["*.tsv"])[0].contains("no-files no file matches `*.tsv`"));
}

#[test]
fn two_headers_that_become_one_are_an_error() {
    let data = long("时间,ＧＤＰ,gdp\n2023年,1,2\n", vec![series("GDP")]);
    assert_eq!(
        errors(&data),
        ["2:3 name-collision `ＧＤＰ` and `gdp` become one name after folding"]
    );
}

#[test]
fn bytes_of_every_encoding_are_told_apart() {
    let text = "指标,时期,数值\n收入,2023年,1\n收入,2024年,2\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &utf16, &gbk, &marked] {
        let data = reading(
            &[("a.csv", bytes)],
            source(&["a.csv"]),
            vec![series("收入")],
            &ReadOptions::default(),
        );
        assert_eq!(lines(&data), ["2023 1", "2024 2"]);
    }
    let bars = "指标|时期|数值\n東方收入|2023年|1\n".to_owned();
    let (bars, _, _) = encoding_rs::GB18030.encode(&bars);
    let data = reading(
        &[("a.csv", &bars)],
        source(&["a.csv"]),
        vec![series("東方收入")],
        &ReadOptions::default(),
    );
    assert_eq!(lines(&data), ["2023 1"]);
}

#[test]
fn a_wrong_encoding_stated_is_told() {
    let text = "指标,时期,数值\n收入,2023年,1\n收入,2024年,2\n";
    let block = |encoding: &str| Source {
        encoding: Some(encoding.to_owned()),
        ..source(&["a.csv"])
    };
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    let read = |bytes: &[u8], encoding| {
        errors(&reading(
            &[("a.csv", bytes)],
            block(encoding),
            vec![series("收入")],
            &ReadOptions::default(),
        ))
    };
    assert_eq!(
        read(&gbk, "utf-8"),
        [
            "1:0 bad-encoding the plan states the encoding utf-8, but line 1 holds bytes that are none of its"
        ]
    );
    assert_eq!(
        read(text.as_bytes(), "gbk"),
        ["0:0 bad-encoding the plan states the encoding gbk, but the file is utf-8"]
    );
    assert_eq!(
        read(text.as_bytes(), "klingon"),
        ["0:0 bad-encoding the encoding `klingon` is not known"]
    );
    assert_eq!(read(text.as_bytes(), "utf-8"), Vec::<String>::new());
}

#[test]
fn the_standard_input_is_a_file() {
    let options = ReadOptions {
        files: Some(vec!["-".into()]),
        stdin: Some("指标,时期,数值\n收入,2023年,1\n".as_bytes().into()),
        ..ReadOptions::default()
    };
    let data = reading(&[], source(&["a.csv"]), vec![series("收入")], &options);
    assert_eq!(lines(&data), ["2023 1"]);
}

#[test]
fn values_are_exact() {
    let data = long(
        "指标,时期,数值\n收入,2023年,1e+05\n收入,2024年,0.1\n",
        vec![series("收入")],
    );
    let values: Vec<Option<Decimal>> = data.observations.iter().map(|one| one.value).collect();
    assert_eq!(values, [Decimal::parse("100000"), Decimal::parse("0.1")]);
}

#[test]
fn looking_at_nothing_is_no_panic() {
    let seen = indicalc::data::inspect(
        Path::new("nowhere.csv"),
        &Source::default(),
        &UnitTable::default(),
        None,
    );
    assert!(seen.problems.has_errors() && seen.layout.is_none());
}

#[test]
fn a_where_of_the_block_looks_at_columns_and_at_headers() {
    let text = "时间,类别,收入,支出\n2023年,甲,1,2\n2023年,乙,3,4\n";
    let block = Source {
        filters: vec![filter("类别", &["乙"]), filter("indicator", &["收入"])],
        ..source(&["a.csv"])
    };
    let wanted = vec![series("收入"), series("支出")];
    let data = reading(
        &[("a.csv", text.as_bytes())],
        block,
        wanted,
        &ReadOptions::default(),
    );
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 3"]);
}

#[test]
fn a_column_that_no_file_has_is_an_error() {
    let text = "时间,指标,数值\n2023年,收入,1\n";
    let wanted = Series {
        filters: vec![filter("行业", &["甲"])],
        ..series("收入")
    };
    assert_eq!(
        errors(&long(text, vec![wanted])),
        ["1:1 unknown-column there is no column `行业`"]
    );
    let columns = Columns {
        value: Some("数量".to_owned()),
        ..Columns::default()
    };
    let block = Source {
        columns,
        ..source(&["a.csv"])
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        block,
        vec![series("收入")],
        &ReadOptions::default(),
    );
    assert_eq!(
        errors(&data),
        ["0:0 unknown-column there is no column `数量`"]
    );
}

#[test]
fn a_year_and_a_month_column_are_one_period() {
    let text = "年份,月份,指标,数值\n2023,1,收入,5\n2023,1-3月,收入,9\n2023,全年,收入,20\n";
    assert_eq!(
        lines(&long(text, vec![series("收入")])),
        ["2023-01 5", "2023-Q1 9", "2023 20"]
    );
    let text = "年份,1月,2月\n2023,5,6\n2024,7,\n";
    let block = Source {
        indicator: Some("收入".to_owned()),
        ..source(&["a.csv"])
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        block,
        vec![series("收入")],
        &ReadOptions::default(),
    );
    assert_eq!(
        lines(&data),
        ["2023-01 5", "2023-02 6", "2024-01 7", "2024-02 —"]
    );
}

#[test]
fn regions_without_rows_that_count_stay_out_of_the_way() {
    let text = "地区,时期,指标,数值\n甲,2023年,收入,1\n乙,2023年,收入,bad\n,2023年,收入,3\n";
    let data = long(text, vec![series("收入")]);
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 3"]);
    let one = ReadOptions {
        regions: vec!["甲".to_owned()],
        ..ReadOptions::default()
    };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("收入")],
        &one,
    );
    assert_eq!(
        (errors(&data), lines(&data)),
        (Vec::new(), vec!["2023 甲 1".to_owned()])
    );
}

#[test]
fn sums_convert_the_units_of_their_rows() {
    let text = "时期,行业,指标,数值,单位\n2023年,甲,增加值,1,亿元\n2023年,乙,增加值,500,万元\n2024年,甲,增加值,1,亿元\n2024年,乙,增加值,5,人\n";
    let wanted = Series {
        aggregate: Some(Aggregate::Sum),
        ..series("增加值")
    };
    let data = long(text, vec![wanted]);
    assert_eq!(lines(&data), ["2023 1.05 亿元", "2024 — 亿元"]);
    assert_eq!(
        errors(&data),
        ["5:4 unit-mismatch the rows that make up `增加值` cannot be added: 亿元 and 人"]
    );
}
