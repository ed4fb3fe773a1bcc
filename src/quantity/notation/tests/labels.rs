//! A label by itself.

use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::quantity::{Month, Period};

#[test]
fn every_notation_is_read() {
    let mut wrong = Vec::new();
    // `.` behind the period: one bare month, quarter or half-year; `+`: cumulative.
    for (texts, period) in [
        (
            "2023|2023年|2023年度|２０２３年|Y2024年→2024|2023A|2023-A1|2023年全年|2023全年|2023年末|2023年底|2020年1-12月→2020\
             |二〇二三年|2020 [YR2020]→2020|YR2020→2020|2023年(预计)|2023 p|2023*|2023年①|2023年1—12月|2023-01-01/P1Y|CY2023\
             |2023年1-4季度|2023Q1-Q4|end of 2023|2023年年末|2023年年底|2023全年度|2023年整年|2023.0|'2023|Year 2023|2023 (prov.)\
             |2023年预计|2023年累计→2023+|2023年合计→2023+|2023 total→2023+|2023年(1)|2023 1)|2023 (2)|2023年 注1|2023年（调整后）|2023年(年报数)\
             |2023 actual|12 months to 2023-12",
            "2023",
        ),
        (
            "2023H1|2023-S1|2023年上半年|2023-H1|1H 2023|H1 2023|2023年上半年度|2023 h1|first half of 2023|1st half 2023|1H2023",
            "2023-H1.",
        ),
        ("2023年下半年|2023H2|2023-S2|second half of 2023", "2023-H2."),
        (
            "2023Q2|2023-Q2|2023年第二季度|2023年二季度|2Q 2023|2023年第2季度|2023年2季度|Q2 2023|2023 Q2|2023q2|2Q2023|2023 2Q\
             |2023年二季度末|2023年Ⅱ季度|2023Q02|2023年Q2|Q2-2023|Q2/2023|2023:Q2|2023_Q2|2023.Q2|2023年第二季|2nd quarter 2023\
             |second quarter of 2023|2023-04-01/P3M|2023年二季度当季→2023-Q2|2023年II季度|2023 Ⅱ 季度|2023年二季度末止",
            "2023-Q2.",
        ),
        ("2013 Q1", "2013-Q1."),
        // Quarters and half-years of other offices.
        (
            "2025T4|2025-T4|T4 2025|4T2025|2025K4|2025-IV|2025 IV|IV-2025|2025Ⅳ|4º trimestre 2025|4.º trimestre de 2025|4° trimestre 2025\
             |4. Quartal 2025|4. Vierteljahr 2025|2025 4. Quartal|4e trimestre 2025|4ème trimestre 2025|IV trimestre 2025|Trimestre 4 2025|2025. IV. negyedév\
             |4. kvartal 2025|2025 4e kwartaal|IV квартал 2025 г.|4 кв. 2025|4. čtvrtletí 2025|2025年第4四半期|2025年10～12月期→2025-Q4\
             |令和7年第4四半期|2025년 4분기|2025년 4/4분기|2025.4/4|Cuarto trimestre de 2025|Triwulan IV 2025|Quý IV/2025|2025年第Ⅳ季度\
             |2025年4季度",
            "2025-Q4.",
        ),
        ("1er trimestre 2025|T1-2025|民國114年第1季|1. kv. 2025|March quarter 2025", "2025-Q1."),
        ("2do trimestre 2025|June quarter 2025", "2025-Q2."),
        ("令和元年5月|2019年5月", "2019-05."),
        ("令和元年|2019年(令和元年)|平成31年/令和元年|平成31年", "2019"),
        ("令和元年度", "2019-04/2020-03"),
        (
            "1er semestre 2025|1. Halbjahr 2025|S1 2025|I полугодие 2025 г.|I półrocze 2025|2025년 상반기|2025年上半期",
            "2025-H1.",
        ),
        // Months of other languages.
        (
            "Januar 2025|JANUAR 2025|enero 2025|enero de 2025|janvier 2025|janv. 2025|gennaio 2025|janeiro de 2025|Jänner 2025|januari 2025\
             |2025 januari|2025. január|leden 2025|styczeń 2025|Ocak 2025|январь 2025|Январь 2025 года|ene-2025|2025M01|2025년 1월|2025. 1월\
             |令和7年1月|民國114年1月|tháng 1/2025|Ιανουάριος 2025",
            "2025-01.",
        ),
        (
            "März 2024|Ma\u{308}rz 2024|MÄRZ 2024|mars 2024|marzo 2024|março 2024|maart 2024|Mrz 2024",
            "2024-03.",
        ),
        ("septiembre 2024|set 2024|Sept. 2024|settembre 2024|сентября 2024", "2024-09."),
        ("diciembre 2024|décembre 2024|DÉCEMBRE 2024|DÉC. 2024|Dezember 2024|dez/2024", "2024-12."),
        // Three months in a row, by the year of the last.
        ("jan-fev-mar 2012", "2012-Q1"),
        ("nov-dez-jan 2013", "2012-11/2013-01"),
        ("Dec-Feb 2024", "2023-12/2024-02"),
        ("112年1月|01.2023", "2023-01."),
        ("2024年元月", "2024-01."),
        ("Year ending June 2024", "2023-07/2024-06"),
        ("Quarter ended June 2024", "2024-Q2"),
        // Years of eras.
        (
            "令和3年|令和３年|令和三年|2021년|民國110年|民国110年|中華民國110年|民國110年度|2021年度|西暦2021年|公元2021年",
            "2021",
        ),
        ("令和元年|令和1年|平成31年", "2019"),
        ("令和3年度", "2021-04/2022-03"),
        ("昭和64年", "1989"),
        // Of the figure, not of its period.
        (
            "2024E|2024F|2024p|2024年预计|2024年(预测)|2024年预测数|2024 (est.)|2024 forecast|2024年快报数|2024年(最终核实)\
             |2024年p)|2024 /p|2024 p/|2024ᵖ|2024 ʳ|2024 rev|2024 rev.|2024 prelim.|2024 (prelim)|Actual 2024|预计2024年",
            "2024",
        ),
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
            let expected = if exception.is_empty() { period } else { exception };
            if read(text) != expected {
                wrong.push(format!("{text}: {}, not {expected}", read(text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_period_is_refused_by_name() {
    let mut wrong = Vec::new();
    for (texts, error) in [
        (
            "|abc|地区生产总值|12.5|1,234|亿元|202|20233|2017-15x|--|1e5|上年同月=100|2023年当月|2023年二季度当月\
             |2025-XIII|令和年|元年|2023元|T01|2025Z4|2023年1月-|2023年1、2月|2023年中|2023年初|2023年6月上旬|24-06|24/6|123456789|-|…",
            "!NotAPeriod",
        ),
        (
            "2023-13|2023年13月|2023Q5|2023-00|2023H3|2023年0月|2023-02-30|20231301|202313|2023年6-1月|2024-06/2023-07|2007-2005|2017-15\
             |31/02/2023|13/13/2023|13/2023|2023年第1-5季度|2025T5|2025K0|jan-mar-abr 2012|5. Quartal 2025",
            "!NoSuchPeriod",
        ),
        ("6月|Q2|上半年|1-6月|二季度|Jun|全年|24-Jun|M1|K1|T1|enero|4. Quartal", "!NoYear"),
        (
            "Jun-23|23年6月|2Q23|23年06月|Q1 23|H1-22|31-Jan-24|24年|24年上半年|24Q2|Q1'24|Dec '19",
            "!TwoDigitYear",
        ),
        ("9M2023|9M 2023|2023 9M|2023年9个月|9个月", "!MonthCount"),
        ("06/07/2023|1-2-2023|07.06.2023 00:00", "!DayOrMonth"),
        ("01/02/20|31/01/20|20/01/31|01.02.20|01-02-20 0:00", "!ShortDate"),
        ("1.2.20|41/13/20|1-2-20", "!NotAPeriod"),
        ("I kw. 2024|1 kw. 2024|2024 I kw|kw. I 2024", "2024-Q1."),
        (
            "2022-W05|2022W5|2022年第5周|Week 5 2022|2022-W01|2025KW04|2025U04|2025V04|4. Woche 2025|KW 4/2025|4. KW 2025|4 KW 2025",
            "!Week",
        ),
        (
            "8 to 12 January 2020|10-21 June 2020|Apr 3 - May 3, 2020|2018-01-01 to 2018-01-07|2023年6月1日-7日|2023-D001\
             |2020-01-05/2020-02-05|2023-01-01/P7D|20200101-20200107|2023年6月1-7日",
            "!Days",
        ),
        ("FY2023|2023财年|2023学年度", "!Fiscal"),
        (
            "2017-18|2014/2015|2005-2007|2017 to 2019|2018 to 2020|2017–18|1999-00|2014/15|2017年-2019年|201718|2017～2019|FY 2017-18|2023-2024学年",
            "!Span",
        ),
        ("2016.1", "!Tenth"),
    ] {
        for text in texts.split('|') {
            if read(text) != error {
                wrong.push(format!("{text}: {}, not {error}", read(text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rows of the documentation: labels, and the period that they are.
#[test]
fn the_pages_on_periods_say_what_is_read() {
    for page in [
        include_str!("../../../../docs/periods.md"),
        include_str!("../../../../docs/periods.zh.md"),
    ] {
        let rows = page
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.strip_suffix("` |")?.split_once("` | `"));
        let mut count = 0;
        for (labels, period) in rows {
            for label in labels.split("` `") {
                let read = parse(label).map(|label| label.counted().to_string());
                assert_eq!(read, Ok(period.to_owned()), "{label}");
                count += 1;
            }
        }
        assert!(count > 50, "{count}");
        let (_, refused) = page.split_once("`2025W04`").unwrap();
        for label in refused
            .lines()
            .filter_map(|line| line.split_once(" | "))
            .flat_map(|(labels, _)| labels.split('`').skip(1).step_by(2))
        {
            assert!(label == "fiscal_year" || parse(label).is_err(), "{label}");
        }
    }
}

#[test]
fn cumulative_labels_count_from_january() {
    assert_eq!(parse("2023年3月累计").unwrap().counted(), Period::quarter(2023, 1).unwrap());
    assert_eq!(parse("2023年3月").unwrap().counted(), Period::month(2023, 3).unwrap());
    for run in ["2023年7-12月累计", "2023年7月-2024年6月累计"] {
        let label = parse(run).unwrap();
        assert_eq!(label.counted(), label.period, "{run}");
    }
}

#[test]
fn messages_name_the_label_and_the_way_out() {
    let by = |frequency| Conventions { frequency, ..Conventions::default() };
    let errors = [
        understand(&["2017-18", "2011-12"], by(None)).pop(),
        understand(&["2022/1"], by(None)).pop(),
        understand(&["2016.1"], by(None)).pop(),
        understand(&["2022/3"], by(Some(Frequency::HalfYear))).pop(),
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
            let conventions = Conventions { frequency, fiscal_year: Some(4), ..Conventions::default() };
            prop_assert_eq!(understand(&labels, conventions).len(), 2);
        }
        let none = Conventions::default();
        let _ = (combine(&text, &other, none), combine("2023", &other, none));
    }
}
