//! Which rows feed a series, and which of them are held to be numbers.

use indicalc::data::Observation;
use indicalc::diagnostic::Code;
use indicalc::language::Language;
use indicalc::plan::Request;
use indicalc::plan::{Columns, FromBlock, NamePattern, Source};
use indicalc::quantity::Decimal;
use indicalc::series::Definition;

use crate::reading::{errors, filter, lines, long, reading};
use crate::support::{series, source};

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
    assert_eq!((excerpt.text.as_ref(), excerpt.span), ("收入,2023年,abc", 15..18));
    let everything = Request { everything: true, ..Request::default() };
    let data = reading(
        &[("a.csv", text.as_bytes())],
        source(&["a.csv"]),
        vec![series("收入")],
        &everything,
    );
    assert_eq!(errors(&data).len(), 3);
}

#[test]
fn values_are_exact() {
    let data = long("指标,时期,数值\n收入,2023年,1e+05\n收入,2024年,0.1\n", vec![series("收入")]);
    let values: Vec<Option<Decimal>> = data.observations.iter().map(|one| one.value).collect();
    assert_eq!(values, [Decimal::parse("100000"), Decimal::parse("0.1")]);
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
    let wanted = Definition { filters: vec![filter("Sex", &["Female"])], ..series("Rate") };
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
        vintage: NamePattern::new("gdp_*.csv").map(FromBlock::FromName),
        ..source(&["gdp_*.csv"])
    };
    let text = "时间,指标,数值\n2023年,收入,1\n".as_bytes();
    let data = reading(
        &[("gdp_2024-02.csv", text), ("gdp_2024-01.csv", text)],
        block,
        vec![series("收入")],
        &Request::default(),
    );
    assert_eq!(data.vintages, ["2024-01", "2024-02"]);
    assert!(data.files[0].path.ends_with("gdp_2024-01.csv"), "{:?}", data.files);
}

#[test]
fn a_where_of_the_block_looks_at_columns_and_at_headers() {
    let text = "时间,类别,收入,支出\n2023年,甲,1,2\n2023年,乙,3,4\n";
    let block = Source {
        filters: vec![filter("类别", &["乙"]), filter("indicator", &["收入"])],
        ..source(&["a.csv"])
    };
    let wanted = vec![series("收入"), series("支出")];
    let data = reading(&[("a.csv", text.as_bytes())], block, wanted, &Request::default());
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 3"]);
}

#[test]
fn a_column_that_no_file_has_is_an_error() {
    let text = "时间,指标,数值\n2023年,收入,1\n";
    let wanted = Definition { filters: vec![filter("行业", &["甲"])], ..series("收入") };
    assert_eq!(errors(&long(text, vec![wanted])), ["1:1 unknown-column there is no column `行业`"]);
    let columns = Columns { value: Some("数量".to_owned()), ..Columns::default() };
    let block = Source { columns, ..source(&["a.csv"]) };
    let data =
        reading(&[("a.csv", text.as_bytes())], block, vec![series("收入")], &Request::default());
    assert_eq!(errors(&data), ["0:0 unknown-column there is no column `数量`"]);
}

#[test]
fn regions_without_rows_that_count_stay_out_of_the_way() {
    let text = "地区,时期,指标,数值\n甲,2023年,收入,1\n乙,2023年,收入,bad\n,2023年,收入,3\n";
    let data = long(text, vec![series("收入")]);
    assert_eq!(errors(&data), Vec::<String>::new());
    assert_eq!(lines(&data), ["2023 3"]);
    let one = Request { regions: vec!["甲".to_owned()], ..Request::default() };
    let data =
        reading(&[("a.csv", text.as_bytes())], source(&["a.csv"]), vec![series("收入")], &one);
    assert_eq!((errors(&data), lines(&data)), (Vec::new(), vec!["2023 甲 1".to_owned()]));
}

#[test]
fn a_column_of_flags_is_of_the_figures_before_it() {
    for (text, expected) in [
        ("geo,2022,,2023,\n全市,6.2,b,5.1,f\n", ["b", "f"]),
        ("地区,2022,标志,2023,标志\n全市,6.2,,5.1,预计\n", ["", "预计"]),
        ("年份,收入,标志,人口,标志\n2022,6.2,预计,5,\n2023,6.1,p,5,f\n", ["预计", "p"]),
        ("年份,收入,收入标志,人口,人口标志\n2022,6.2,,5,f\n2023,6.1,p,5,\n", ["", "p"]),
        ("年份,标志,收入,标志,人口\n2022,p,6.2,f,5\n2023,,6.1,f,5\n", ["p", ""]),
        ("年份,收入,人口,标志\n2022,6.2,5,p\n2023,6.1,5,\n", ["p", ""]),
    ] {
        let source = Source {
            indicator: (!text.contains("收入")).then(|| "收入".to_owned()),
            ..source(&["a.csv"])
        };
        let files = [("a.csv", text.as_bytes())];
        let data = reading(&files, source, vec![series("收入")], &Request::default());
        let flag =
            |one: &Observation| one.flag.map_or("", |flag| data.flags[flag.0 as usize].as_str());
        let flags: Vec<&str> = data.observations.iter().map(|one| flag(&one)).collect();
        assert_eq!(flags, expected, "{text}");
    }
}

#[test]
fn periods_with_rows_of_parts_alone_are_told() {
    let text = "年份,收入,审核情况\n2022,1,\n2023,2,复核\n2024,3,复核\n";
    let data = long(text, vec![series("收入")]);
    assert_eq!(lines(&data), ["2022 1"]);
    let told = data.diagnostics.iter().find(|one| one.code() == Code::UnusedData);
    let told = told.unwrap().message.text(Language::En);
    assert_eq!(
        told,
        "for these periods `收入` has only rows with 复核 in `审核情况`, and no total; they are not used: 2023, 2024"
    );
    let noted = Source {
        columns: Columns { flag: Some("审核情况".to_owned()), ..Columns::default() },
        ..source(&["a.csv"])
    };
    let files = [("a.csv", text.as_bytes())];
    let data = reading(&files, noted, vec![series("收入")], &Request::default());
    assert_eq!(lines(&data), ["2022 1", "2023 2", "2024 3"]);
}
