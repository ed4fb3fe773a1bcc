//! A file for each oddity of published files, bytes and all, and what `inspect` sees in it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use indicalc::data::{Inspection, SeriesSeen, inspect};
use indicalc::diagnostic::Severity;
use indicalc::language::Language;
use indicalc::plan::{Basis, Source};
use indicalc::quantity::UnitTable;

fn look(name: &str) -> Inspection {
    let path = Path::new("tests/fixtures").join(name);
    inspect(&path, &Source::default(), &UnitTable::default(), None)
}

/// A series as a line: indicator, region, dimensions, unit, basis, counts, first and last value.
fn line(series: &SeriesSeen) -> String {
    let mut parts = vec![series.indicator.clone()];
    parts.extend(series.region.clone());
    parts.extend(
        series
            .dimensions
            .iter()
            .map(|(name, value)| format!("{name}={value}")),
    );
    parts.extend(series.unit.as_ref().map(|unit| format!("[{unit}]")));
    parts.extend(series.basis.map(|basis| {
        if basis == Basis::YearToDate {
            "ytd".to_owned()
        } else {
            "period".to_owned()
        }
    }));
    parts.push(format!("{}+{}", series.observations, series.missing));
    parts.extend(
        [series.first, series.last]
            .into_iter()
            .flatten()
            .map(|(period, value)| format!("{period}:{value}")),
    );
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn lines(seen: &Inspection) -> Vec<String> {
    seen.series.iter().map(line).collect()
}

fn errors(seen: &Inspection) -> Vec<String> {
    let sorted = seen.problems.clone().sorted();
    let errors = sorted.iter().filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| {
            format!(
                "{} {}",
                d.place.as_ref().map_or(0, |place| place.line),
                d.message.text(Language::En)
            )
        })
        .collect()
}

#[test]
fn every_file_is_read_by_itself() {
    for (name, encoding, layout, header, series) in FILES {
        let seen = look(name);
        assert_eq!(errors(&seen), Vec::<String>::new(), "{name}");
        assert_eq!(seen.encoding.as_deref(), Some(*encoding), "{name}");
        assert_eq!(
            seen.layout.map(indicalc::plan::Layout::word),
            Some(*layout),
            "{name}"
        );
        assert_eq!(seen.header_line.unwrap_or(0), *header, "{name}");
        assert_eq!(lines(&seen), *series, "{name}");
    }
}

type File = (
    &'static str,
    &'static str,
    &'static str,
    u32,
    &'static [&'static str],
);

const FILES: &[File] = &[
    (
        "nbs-provinces-yearly.csv",
        "gb18030",
        "periods-as-columns",
        4,
        &[
            "地区生产总值 甲省 [亿元] 2+1 2023:47.0 2024:49.2",
            "地区生产总值 乙省 [亿元] 3+0 2022:16.5 2024:17.3",
        ],
    ),
    (
        "nbs-indicators-monthly.csv",
        "gb18030",
        "indicators-as-columns",
        3,
        &[
            "居民消费价格指数(上年同月=100) [%] 3+0 2019-12:104.5 2020-02:105.2",
            "进口总值 [千美元] 1+2 2019-12:191057245 2019-12:191057245",
            "货币和准货币(M2)供应量 [亿元] 3+0 2019-12:198649 2020-02:203083",
        ],
    ),
    (
        "nbs-quarterly.csv",
        "gb18030",
        "periods-as-columns",
        3,
        &[
            "国内生产总值 [亿元] period 2+0 2021-Q4:324.4 2022-Q1:270.8",
            "国内生产总值 [亿元] ytd 2+0 2021:1143.7 2022-Q1:270.8",
            "工业增加值 [亿元] period 2+0 2021-Q4:101.1 2022-Q1:89.3",
        ],
    ),
    (
        "nbs-cumulative-no-preamble.csv",
        "gb18030",
        "periods-as-columns",
        1,
        &[
            "甲市 3+1 2022-12:133.3 2023-03:116.1",
            "乙市 3+1 2022-12:110.8 2023-03:94.3",
        ],
    ),
    (
        "nbs-city-region-in-preamble.csv",
        "gb18030",
        "periods-as-columns",
        4,
        &[
            "房地产开发投资额 丙市 [亿元] 2+0 2018:40.3 2019:42.3",
            "竣工房屋面积 丙市 [万平方米] 1+1 2018:17.2 2018:17.2",
        ],
    ),
    (
        "excel-ate-the-zero.csv",
        "gb18030",
        "indicators-as-columns",
        1,
        &[
            "出口总值 [亿美元] 4+0 2016-01:1.7 2016-11:2.0",
            "居民消费价格指数（上年同月=100） [%] 4+0 2016-01:101.8 2016-11:102.3",
        ],
    ),
    (
        "panel-underscore-units.csv",
        "utf-8-bom",
        "indicators-as-columns",
        1,
        &[
            "GDP 甲 [亿元] 1+1 2023:1.5 2023:1.5",
            "GDP指数_上年=100 甲 [%] 2+0 2023:105.2 2024:104.8",
            "城镇化率 甲 [%] 2+0 2023:60.1 2024:61.0",
            "人口数_抽样调查 甲 [人] 2+0 2023:35351.0 2024:36000.0",
        ],
    ),
    (
        "city-y2024.csv",
        "utf-8",
        "periods-as-columns",
        1,
        &["甲 1+1 2024:14.4 2024:14.4", "乙 2+0 2023:4.2 2024:4.1"],
    ),
    (
        "sdmx10-labels.csv",
        "utf-8",
        "long",
        1,
        &[
            "X:BOP$V(1.0) Area – 20 freq=Quarterly [Million euro] 1+1 2023-Q1:2.5 2023-Q1:2.5",
            "X:BOP$V(1.0) Area – 20 freq=Annual [Million euro] 1+0 2023:9.5 2023:9.5",
        ],
    ),
    (
        "sdmx10-both.csv",
        "utf-8",
        "long",
        1,
        &[
            "T:MD(1.0): MD DIM1=Alpha 1+0 2020:1 2020:1",
            "T:MD(1.0): MD DIM1=Beta 1+0 2020:2 2020:2",
        ],
    ),
    (
        "sdmx20-names.csv",
        "utf-8",
        "long",
        1,
        &[
            "T:MD(1.0) First=Alpha 1+0 2020:1 2020:1",
            "T:MD(1.0) First=Beta 1+0 2020:2 2020:2",
        ],
    ),
    (
        "eurostat-old.tsv",
        "utf-8",
        "periods-as-columns",
        1,
        &[
            "MIGR AL 2+1 2017:-14 2018:-15",
            "MIGR AT 2+1 2017:45 2018:34",
        ],
    ),
    (
        "eurostat-new.tsv",
        "utf-8",
        "periods-as-columns",
        1,
        &[
            "AT freq=Q [MIO_EUR] 1+1 2022-Q1:1.5 2022-Q1:1.5",
            "BE freq=Q [MIO_EUR] 2+0 2022-Q1:2.5 2022-Q2:3.5",
        ],
    ),
    (
        "world-bank.csv",
        "utf-8-bom",
        "periods-as-columns",
        5,
        &[
            "GDP per capita (current US$) Aland 1+1 2021:1.5 2021:1.5",
            "GDP per capita (current US$) Borland, The 2+0 2021:2.5 2022:3.5",
        ],
    ),
    (
        "open-sdg.csv",
        "utf-8",
        "long",
        1,
        &[
            "[%] 2+0 2013-Q1:7.96 2013-Q2:7.69",
            "Sex=Female [%] 1+0 2013-Q1:8.1 2013-Q1:8.1",
            "Age=16 to 24 [%] 0+1",
        ],
    ),
    (
        "open-sdg-slots.csv",
        "utf-8",
        "long",
        1,
        &["[%] 1+2 1990:100.0 1990:100.0"],
    ),
    (
        "oecd.csv",
        "utf-8",
        "long",
        1,
        &[
            "TAX DNK MEASURE=PC_GDP 1+0 1979:2.484 1979:2.484",
            "TAX ITA MEASURE=PC_TOT 1+0 1977:3.352 1977:3.352",
        ],
    ),
    (
        "ons-generator.csv",
        "utf-8",
        "long",
        0,
        &["CPI INDEX 00: ALL ITEMS 2015=100 [%] 3+0 2015-01:99.3 2026-Q1:141.0"],
    ),
    (
        "fred.csv",
        "utf-8",
        "indicators-as-columns",
        1,
        &["GDPC1_PC1 3+0 1962-Q1:7.5 1962-Q3:6.0"],
    ),
    (
        "owid.csv",
        "utf-8",
        "indicators-as-columns",
        1,
        &[
            "Period life expectancy at birth Aland 1+0 1950:27.7275 1950:27.7275",
            "Period life expectancy at birth Africa 2+0 1770:26.4 1950:37.6",
        ],
    ),
    (
        "imf-utf16-no-mark.tsv",
        "utf-16le",
        "periods-as-columns",
        1,
        &[
            "Gross product Aland [billion National currency] 1+1 1981:1092.118 1981:1092.118",
            "Gross product growth Aland [%] 1+1 1981:-6.240 1981:-6.240",
        ],
    ),
    (
        "utf16-marked.csv",
        "utf-16le",
        "long",
        1,
        &["收入 1+0 2023:1 2023:1"],
    ),
    (
        "mixed-line-ends.csv",
        "utf-8",
        "long",
        1,
        &["收入 2+0 2023:1 2024:2", "支出 1+0 2024:3 2024:3"],
    ),
    (
        "regions-as-columns.csv",
        "utf-8",
        "regions-as-columns",
        2,
        &[
            "地区生产总值 北京 [亿元] 2+0 2023:1 2024:3",
            "地区生产总值 上海 [亿元] 1+1 2023:2 2023:2",
        ],
    ),
    (
        "wide-digits-and-flags.csv",
        "utf-8",
        "long",
        1,
        &[
            "甲 [万元] 1+0 2023:1234.5 2023:1234.5",
            "乙 [万元] 1+0 2023:-3.2 2023:-3.2",
            "丙 [%] 1+0 2023:12.3 2023:12.3",
            "丁 [万元] 1+0 2023:100000 2023:100000",
            "戊 [万元] 0+1",
        ],
    ),
    (
        "bars-gb18030.txt",
        "gb18030",
        "long",
        1,
        &["東方收入 1+0 2023:1 2023:1"],
    ),
    (
        "semicolons-units-row.csv",
        "utf-8",
        "indicators-as-columns",
        1,
        &[
            "收入 [亿元] 2+0 2023:1.5 2024:2.5",
            "人口 [万人] 2+0 2023:20 2024:21",
        ],
    ),
];

#[test]
fn notes_above_and_below_are_kept_with_their_lines() {
    let notes: Vec<(u32, String)> = look("nbs-indicators-monthly.csv")
        .notes
        .into_iter()
        .map(|note| (note.line, note.text))
        .collect();
    let expected = [
        (1, "数据库：月度数据"),
        (2, "时间：2019-"),
        (7, "注：1.第一段，有 3,5 等数。\n第二段 2016,1,2,3。"),
        (9, "2.来自海关。"),
        (10, "数据来源：某统计局"),
    ];
    assert_eq!(notes, expected.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn spans_of_years_are_refused_by_name() {
    let seen = look("fiscal.csv");
    assert_eq!(seen.series.len(), 1);
    assert_eq!(errors(&seen).len(), 3, "{:?}", errors(&seen));
    assert!(seen.suggestion.unwrap().contains("frequency = "));
    assert!(
        errors(&look("half-years.csv"))
            .iter()
            .all(|error| error.contains("2022/") || error.contains("2023/"))
    );
}

#[test]
fn a_row_that_deletes_everything_is_no_observation() {
    let seen = look("sdmx20-actions.csv");
    assert_eq!(errors(&seen), Vec::<String>::new());
    assert_eq!(lines(&seen), ["T:MD(1.0) KEY=A 2+0 2020:6 2021:7"]);
}

#[test]
fn what_had_to_be_guessed_ends_in_a_block_to_write() {
    let seen = look("nbs-cumulative-no-preamble.csv");
    let block = "[[data]]\nfiles = [\"tests/fixtures/nbs-cumulative-no-preamble.csv\"]\nindicator = \"…\"\nunit = \"…\"\n";
    assert_eq!(seen.suggestion.as_deref(), Some(block));
    assert_eq!(look("nbs-quarterly.csv").suggestion, None);
}
