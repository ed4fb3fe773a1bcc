use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::quantity::Month;

/// The canonical spelling of what a label alone says, `!` and the error's name otherwise.
fn read(text: &str) -> String {
    shown(&parse(text))
}

fn shown(label: &Result<Label, LabelError>) -> String {
    match label {
        Ok(label) => {
            let mut shown = label.period.to_string();
            if label.cumulative {
                shown.push('+');
            }
            if label.bare {
                shown.push('.');
            }
            shown
        }
        Err(error) => {
            let name = format!("{:?}", error.why);
            format!("!{}", name.split([' ', '{']).next().unwrap_or_default())
        }
    }
}

fn column(labels: &[&str], frequency: Option<Frequency>) -> Vec<String> {
    understand(labels, frequency).iter().map(shown).collect()
}

#[test]
fn every_notation_is_read() {
    // `.` behind the period: one bare month, quarter or half-year; `+`: cumulative.
    for (texts, period) in [
        (
            "2023|2023年|2023年度|２０２３年|Y2024年→2024|2023A|2023-A1|2023年全年|2023全年|2023年末|2023年底|2020年1-12月→2020\
             |二〇二三年|2020 [YR2020]→2020|YR2020→2020|2023年(预计)|2023 p|2023*|2023年①|2023年1—12月|2023-01-01/P1Y|CY2023\
             |2023年1-4季度|2023Q1-Q4|end of 2023|2023年年末|2023年年底|2023全年度|2023年整年|2023.0|'2023|Year 2023|2023 (prov.)\
             |2023年预计|2023年累计→2023+|12 months to 2023-12",
            "2023",
        ),
        (
            "2023H1|2023-S1|2023年上半年|2023-H1|1H 2023|H1 2023|2023年上半年度|2023 h1|first half of 2023|1st half 2023|1H2023",
            "2023-H1.",
        ),
        (
            "2023年下半年|2023H2|2023-S2|second half of 2023",
            "2023-H2.",
        ),
        (
            "2023Q2|2023-Q2|2023年第二季度|2023年二季度|2Q 2023|2023年第2季度|2023年2季度|Q2 2023|2023 Q2|2023q2|2Q2023|2023 2Q\
             |2023年二季度末|2023年Ⅱ季度|2023Q02|2023年Q2|Q2-2023|Q2/2023|2023:Q2|2023_Q2|2023.Q2|2023年第二季|2nd quarter 2023\
             |second quarter of 2023|2023-04-01/P3M|2023年二季度当季→2023-Q2|2023年II季度|2023 Ⅱ 季度|2023年二季度末止",
            "2023-Q2.",
        ),
        ("2013 Q1", "2013-Q1."),
        ("2015 Q4", "2015-Q4."),
        (
            "2023年前三季度|2023年前3季度|2023年1-3季度|2023年一至三季度|2023年前三个季度|2023年前9个月|2023年1-9月|2023Q1-Q3\
             |2023年1月至9月|2023年第1-3季度|2023年第一至三季度|2023年第一至第三季度|2023年头九个月|2023年1-9月止|Jan-Sep 2023|2023.1-9|2023.1-2023.9|202301-202309|2023年1-9月份|2023-01/2023-09|2023/1~9",
            "2023-01/2023-09",
        ),
        (
            "2023-06|202306|2023/6|2023.06|2023M06|2023年6月|2023-06-30|Jun 2023|2023-M06|June 2023|2023 06|2023年06月|2023年6月份\
             |二〇二三年六月|2023-06-30T00:00:00|20230630|2023/6/30|2023.6.30|2023年6月30日|2023/6/30 0:00|2023-06-30 00:00:00\
             |2023-06-30T00:00:00Z|2023-06-30T00:00:00.000+08:00|2023 JUN|Jun-2023|June, 2023|30 Jun 2023|Jun 30, 2023|30-Jun-2023\
             |截至2023年6月末|2023年6月底|2023:06|6/2023|06/2023|06-2023|2023m6|2023 6|２０２３－０６|2023–06|Jun. 2023\
             |30/6/2023|06/30/2023|30.06.2023|06-06-2023|30/06/2023 00:00|June 30th, 2023|30th June 2023|202306.0|2023年6月止\
             |截至2023年6月30日止|2023-06-01/P1M|2023年六月|2023年 6 月|2023-6|2023.6|2023年06",
            "2023-06.",
        ),
        ("1993 01", "1993-01."),
        ("2025 MAY", "2025-05."),
        ("2020-01-01", "2020-01."),
        ("Sept 2021", "2021-09."),
        ("2023年十二月", "2023-12."),
        ("2016.10", "2016-10."),
        (
            "2023年1-6月|2023年1—6月|2023年1至6月|2023年1~6月|2023年1－6月|2023年1～6月|2023年1月-6月|2023年1月至2023年6月\
             |2023年(1-6月)|2023年一至六月|2023年前6个月|2023-1-6月|2023年1-2季度|2023-01-01/2023-06-30|2023-01-01 to 2023-06-30\
             |2023年1月1日至2023年6月30日|2023年01-06月|2023年1月1日至6月30日|2023.01-06|202301-202306|2023年1月—6月|2023 Jan-Jun\
             |2023-01-01 00:00:00 - 2023-06-30 23:59:59|近6个月至2023-06",
            "2023-H1",
        ),
        ("2022年1-2月", "2022-01/2022-02"),
        (
            "2023年1-9月累计|2023年1-9月 累计|2023年1-9月(累计)|2023年前三季度累计",
            "2023-01/2023-09+",
        ),
        (
            "2023年3月累计|2023-03累计|2023年3月累计值|2023-03 YTD|YTD Mar 2023|2023年3月_累计",
            "2023-03+.",
        ),
        ("2023年二季度累计|2023Q2累计", "2023-Q2+."),
        (
            "2023年6月当月|2023年6月(当月值)|2023年6月本月|2023年6月单月|2023年6月当期|2023年6月1日至30日|2023年6月1日-2023年6月30日",
            "2023-06",
        ),
        (
            "2023-07/2024-06|2023-07 to 2024-06|2023年7月-2024年6月|2023年7月至2024年6月|Jul 2023 - Jun 2024|2023.07-2024.06\
             |202307-202406|近12个月至2024-06|12 months to 2024-06|近12个月至2024年二季度|2023Q3-2024Q2|2023-07~2024-06|2023年下半年至2024年上半年",
            "2023-07/2024-06",
        ),
    ] {
        for text in texts.split('|') {
            let (text, exception) = text.split_once('→').unwrap_or((text, ""));
            let expected = if exception.is_empty() {
                period
            } else {
                exception
            };
            assert_eq!(read(text), expected, "{text}");
        }
    }
}

#[test]
fn what_is_no_period_is_refused_by_name() {
    for (texts, error) in [
        (
            "|abc|地区生产总值|12.5|1,234|亿元|2023年(1)|202|20233|2017-15x|--|1e5|上年同月=100|2023-T1|2023年当月|2023年二季度当月|Ⅱ/2023\
             |2023年1月-|2023年1、2月|2023年中|2023年初|2023年6月上旬|01.2023|24-06|24/6|Q1'24|123456789|2023-06-15/P1D x|-|…",
            "!NotAPeriod",
        ),
        (
            "2023-13|2023年13月|2023Q5|2023-00|2023H3|2023年0月|2023-02-30|20231301|202313|2023年6-1月|2024-06/2023-07|2007-2005|2017-15\
             |31/02/2023|13/13/2023|13/2023|2023年第1-5季度",
            "!NoSuchPeriod",
        ),
        ("6月|Q2|上半年|1-6月|二季度|Jun|全年|24-Jun", "!NoYear"),
        (
            "Jun-23|23年6月|2Q23|23年06月|Q1 23|H1-22|31-Jan-24|24年|24年上半年|24Q2",
            "!TwoDigitYear",
        ),
        ("9M2023|9M 2023|2023 9M|2023年9个月|9个月", "!MonthCount"),
        ("06/07/2023|1-2-2023|07.06.2023 00:00", "!DayOrMonth"),
        ("2022-W05|2022W5|2022年第5周|Week 5 2022|2022-W01", "!Week"),
        (
            "8 to 12 January 2020|10-21 June 2020|Apr 3 - May 3, 2020|2018-01-01 to 2018-01-07|2023年6月1日-7日|2023-D001\
             |2020-01-05/2020-02-05|2023-01-01/P7D|20200101-20200107|2023年6月1-7日",
            "!Days",
        ),
        (
            "FY2023|2023财年|FY 2017-18|2023-2024学年|2023学年度",
            "!Fiscal",
        ),
        (
            "2017-18|2014/2015|2005-2007|2017 to 2019|2018 to 2020|2017–18|1999-00|2014/15|2017年-2019年|201718|2017～2019",
            "!Span",
        ),
        ("2016.1", "!Tenth"),
    ] {
        for text in texts.split('|') {
            assert_eq!(read(text), error, "{text}");
        }
    }
}

#[test]
fn a_column_decides_between_months_and_spans_of_years() {
    assert_eq!(
        column(&["2011-12", "2012-01"], None),
        ["2011-12.", "2012-01."]
    );
    assert_eq!(column(&["2011-12", "2017-18"], None), ["!Span", "!Span"]);
    assert_eq!(
        column(&["2011/12", "2018 to 2020"], None),
        ["!Span", "!Span"]
    );
    assert_eq!(
        column(&["2017-06", "2017-18"], None),
        ["!AmongSpans", "!Span"]
    );
    assert_eq!(
        column(&["2011-12", "2023-13"], None),
        ["2011-12.", "!NoSuchPeriod"]
    );
    assert_eq!(
        column(&["2011-12", "2017-18"], Some(Frequency::Month)),
        ["2011-12.", "!Span"]
    );
    assert_eq!(
        column(
            &["2017-18", "2010-11", "2017 to 2019"],
            Some(Frequency::Year)
        ),
        ["2017-01/2018-12", "2010-01/2011-12", "2017-01/2019-12"]
    );
    assert_eq!(
        column(&["2019", "2017-18", "2019年6月"], None),
        ["2019", "!Span", "2019-06."]
    );
}

#[test]
fn labels_that_all_look_like_two_years_in_a_row_are_settled_by_the_frequency() {
    let spans = ["2009-10", "2010-11", "2011-12"];
    assert_eq!(column(&spans, None), ["!MonthOrSpan"; 3]);
    assert_eq!(
        column(&spans, Some(Frequency::Month)),
        ["2009-10.", "2010-11.", "2011-12."]
    );
    assert_eq!(
        column(&["2010-11", "2010-12"], None),
        ["2010-11.", "2010-12."]
    );
    assert_eq!(column(&["2010-11", "2010"], None), ["2010-11.", "2010"]);
}

#[test]
fn years_of_two_digits_are_read_where_the_plan_gives_a_frequency() {
    for (label, expected) in [
        ("Jun-23", "2023-06."),
        ("31-Jan-24", "2024-01."),
        ("2Q23", "2023-Q2."),
        ("98年6月", "1998-06."),
        ("24-Jun", "!NoYear"),
    ] {
        assert!(column(&[label], None)[0].starts_with('!'), "{label}");
        assert_eq!(column(&[label], Some(Frequency::Month)), [expected]);
    }
}

#[test]
fn a_day_beyond_twelve_tells_where_the_month_stands() {
    assert_eq!(
        column(&["01/04/2024", "15/05/2024"], None),
        ["2024-04.", "2024-05."]
    );
    assert_eq!(
        column(&["04/01/2024", "05/15/2024"], None),
        ["2024-04.", "2024-05."]
    );
    assert_eq!(
        column(&["01/04/2024", "15/05/2024", "06/20/2024"], None),
        ["!DayOrMonth", "2024-05.", "2024-06."]
    );
    assert_eq!(
        column(&["31/03/2024", "30/06/2024"], None),
        ["2024-Q1.", "2024-Q2."]
    );
}

#[test]
fn a_tenth_is_october_or_january_by_its_column() {
    assert_eq!(
        column(&["2016.01", "2016.1", "2016.12"], None),
        ["2016-01.", "2016-10.", "2016-12."]
    );
    assert_eq!(
        column(&["2016.1", "2016.2", "2016.10"], None),
        ["2016-01.", "2016-02.", "2016-10."]
    );
    assert_eq!(column(&["2016.1"], None), ["!Tenth"]);
    assert_eq!(
        column(&["2016.1", "2016.2", "2016.3"], None),
        ["2016-01.", "2016-02.", "2016-03."]
    );
    assert_eq!(
        column(
            &["2022.1", "2022.2", "2022.3", "2022.4", "2023.1", "2023.2"],
            None
        ),
        ["!MonthOr"; 6]
    );
    assert_eq!(
        column(&["1/2022", "4/2022", "1/2023"], Some(Frequency::Quarter)),
        ["2022-Q1.", "2022-Q4.", "2023-Q1."]
    );
    assert_eq!(
        column(&["2016.1", "2016.2", "2016.9", "2016.11"], None)[0],
        "!Tenth"
    );
    assert_eq!(column(&["2016.1"], Some(Frequency::Month)), ["2016-01."]);
    assert_eq!(
        column(&["2016.1", "2016.2"], Some(Frequency::HalfYear)),
        ["2016-H1.", "2016-H2."]
    );
}

#[test]
fn low_numbers_behind_years_are_settled_by_the_frequency() {
    let halves = ["2022/1", "2022/2", "2023/1"];
    assert_eq!(column(&halves, None), ["!MonthOr"; 3]);
    assert_eq!(
        column(&halves, Some(Frequency::HalfYear)),
        ["2022-H1.", "2022-H2.", "2023-H1."]
    );
    assert_eq!(
        column(&halves, Some(Frequency::Month)),
        ["2022-01.", "2022-02.", "2023-01."]
    );
    assert_eq!(
        column(&halves, Some(Frequency::Quarter)),
        ["2022-Q1.", "2022-Q2.", "2023-Q1."]
    );
    assert_eq!(
        column(&["2022-1", "2022-4", "2023-1"], None),
        ["!MonthOr"; 3]
    );
    assert_eq!(
        column(&["2023/1", "2023/2", "2023/3"], None),
        ["2023-01.", "2023-02.", "2023-03."]
    );
    assert_eq!(column(&["2023/1", "2023/2", "2022/7"], None)[0], "2023-01.");
    assert_eq!(column(&["2022/3"], Some(Frequency::HalfYear)), ["!NotOf"]);
    assert_eq!(column(&["2022/5"], Some(Frequency::Quarter)), ["!NotOf"]);
    assert_eq!(
        column(&["2022-01", "2022-02"], None),
        ["2022-01.", "2022-02."]
    );
    assert_eq!(
        column(&["2022-03", "2022-06"], Some(Frequency::Quarter)),
        ["2022-Q1.", "2022-Q2."]
    );
    assert_eq!(
        column(&["2022-01", "2022-02", "2022-03"], Some(Frequency::Quarter)),
        ["2022-Q1.", "2022-Q2.", "2022-Q3."]
    );
}

#[test]
fn days_stand_for_what_the_whole_column_shows() {
    assert_eq!(
        column(&["2019-01-01", "2019-04-01", "2019-07-01"], None),
        ["2019-Q1.", "2019-Q2.", "2019-Q3."]
    );
    assert_eq!(
        column(&["2019-01-01", "2020-01-01"], None),
        ["2019", "2020"]
    );
    assert_eq!(
        column(&["2019-01-01", "2019-07-01", "2020-01-01"], None),
        ["2019-H1.", "2019-H2.", "2020-H1."]
    );
    assert_eq!(
        column(&["2019-01-01", "2019-02-01"], None),
        ["2019-01.", "2019-02."]
    );
    assert_eq!(column(&["2019-01-01"], None), ["2019-01."]);
    assert_eq!(
        column(&["2023-03-31", "2023-06-30"], None),
        ["2023-Q1.", "2023-Q2."]
    );
    assert_eq!(
        column(&["2022-12-31", "2023-12-31"], None),
        ["2022", "2023"]
    );
    assert_eq!(
        column(&["2023-05-31", "2023-06-30"], None),
        ["2023-05.", "2023-06."]
    );
    assert_eq!(
        column(&["2023-06-15"], Some(Frequency::Quarter)),
        ["2023-Q2."]
    );
    assert_eq!(column(&["2023-06-01", "2023-06-02"], None), ["!Daily"; 2]);
    assert_eq!(
        column(&["2023-06-01", "2023-06-02"], Some(Frequency::Month)),
        ["2023-06."; 2]
    );
}

#[test]
fn a_year_column_stands_beside_another() {
    for (year, part, frequency, expected) in [
        ("2023", "6", None, "2023-06."),
        ("2023年", "6月", None, "2023-06."),
        ("2023", "06", Some(Frequency::Month), "2023-06."),
        ("2023", "Q2", None, "2023-Q2."),
        ("2023", "2", Some(Frequency::Quarter), "2023-Q2."),
        ("2023", "2", Some(Frequency::HalfYear), "2023-H2."),
        ("2023年度", "二季度", None, "2023-Q2."),
        ("2023", "第二季度", None, "2023-Q2."),
        ("2023", "Jun", None, "2023-06."),
        ("2023", "M06", None, "2023-06."),
        ("2023", "1-6月", None, "2023-H1"),
        ("2023", "前三季度", None, "2023-01/2023-09"),
        ("2023", "6月累计", None, "2023-06+."),
        ("2023", "上半年", None, "2023-H1."),
        ("2023", "2023年6月", None, "2023-06."),
        ("2023", "2023-06-30", None, "2023-06."),
        ("2023", "", None, "2023"),
        ("2023", "全年", None, "2023"),
        ("2023", "2022年6月", None, "!NoSuchPeriod"),
        ("2023", "13", None, "!NoSuchPeriod"),
        ("2023", "5", Some(Frequency::Quarter), "!NoSuchPeriod"),
        ("2023", "1-6", None, "2023-H1"),
        ("2023.0", "1.0", None, "2023-01."),
        ("2023", "1-3", Some(Frequency::Quarter), "2023-01/2023-09"),
        (
            "2023",
            "一至三",
            Some(Frequency::Quarter),
            "2023-01/2023-09",
        ),
        ("2023", "9个月", None, "!MonthCount"),
        // The total of a year in progress is none of the year.
        ("2023", "合计", None, "!NotAPeriod"),
        ("地区", "6", None, "!NotAPeriod"),
        ("2023-06", "6", None, "!NotAPeriod"),
    ] {
        assert_eq!(
            shown(&combine(year, part, frequency)),
            expected,
            "{year} + {part}"
        );
    }
}

#[test]
fn cumulative_labels_count_from_january() {
    assert_eq!(
        parse("2023年3月累计").unwrap().counted(),
        Period::quarter(2023, 1).unwrap()
    );
    assert_eq!(
        parse("2023年3月").unwrap().counted(),
        Period::month(2023, 3).unwrap()
    );
    for run in ["2023年7-12月累计", "2023年7月-2024年6月累计"] {
        let label = parse(run).unwrap();
        assert_eq!(label.counted(), label.period, "{run}");
    }
}

#[test]
fn messages_name_the_label_and_the_way_out() {
    let errors = [
        understand(&["2017-18", "2011-12"], None).pop(),
        understand(&["2022/1"], None).pop(),
        understand(&["2016.1"], None).pop(),
        understand(&["2022/3"], Some(Frequency::HalfYear)).pop(),
    ];
    for error in errors {
        let error = error.unwrap().unwrap_err();
        for language in [Language::Zh, Language::En] {
            assert!(error.text(language).contains(&error.label));
            assert!(error.help(language).contains("frequency"));
        }
    }
    let error = parse("2017-18").unwrap_err();
    assert!(error.text(Language::Zh).contains("2017至2018年"));
}

proptest! {
    #[test]
    fn every_period_is_read_back(year in 1000i32..=9900, month in 1u32..=12, months in 1i32..=600) {
        let period = Period::starting(Month::new(year, month).unwrap(), months);
        prop_assert_eq!(parse(&period.to_string()).unwrap().period, period);
        for language in [Language::Zh, Language::En] {
            match parse(&period.words(language)) {
                Ok(label) => prop_assert_eq!(label.period, period),
                // Several whole years are refused by name.
                Err(error) => prop_assert!(period.months() % 12 == 0 && period.months() > 12, "{:?}", error),
            }
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in "[0-9年月季度上下半前第至累计QHMSAJuneWP./~: —-]{0,24}", other in ".{0,40}") {
        let labels = [text.as_str(), other.as_str()];
        for frequency in [None, Some(Frequency::Year), Some(Frequency::Quarter), Some(Frequency::HalfYear), Some(Frequency::Month)] {
            prop_assert_eq!(understand(&labels, frequency).len(), 2);
        }
        let _ = (combine(&text, &other, None), combine("2023", &other, None));
    }
}

#[test]
fn months_of_short_years_are_read_where_they_follow_each_other() {
    let read = |labels: &[&str], frequency| -> Vec<Option<String>> {
        let labels = understand(labels, frequency);
        let period = |label: Result<Label, LabelError>| Some(label.ok()?.period.to_string());
        labels.into_iter().map(period).collect()
    };
    let found = read(&["Feb-24", "Jan-24", "Dec-23"], None);
    assert_eq!(
        found,
        ["2024-02", "2024-01", "2023-12"].map(|text| Some(text.to_owned()))
    );
    for apart in [
        &["Feb-24", "Jan-24"][..],
        &["Feb-24", "Feb-23", "Feb-22"],
        &["Feb-24", "Jan-24", "2023"],
    ] {
        assert!(read(apart, None).contains(&None), "{apart:?}");
    }
    let found = read(&["Mar-97"], Some(Frequency::Month));
    assert_eq!(found, [Some("1997-03".to_owned())]);
    assert!(matches!(
        parse("45473"),
        Err(LabelError {
            why: Why::Serial,
            ..
        })
    ));
}
