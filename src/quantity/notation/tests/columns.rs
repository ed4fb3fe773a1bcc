//! Labels that are settled by their column, or by the frequency of the plan.

use super::*;

#[test]
fn a_column_decides_between_months_and_spans_of_years() {
    assert_eq!(column(&["2011-12", "2012-01"], None), ["2011-12.", "2012-01."]);
    assert_eq!(column(&["2011-12", "2017-18"], None), ["!Span", "!Span"]);
    assert_eq!(column(&["2011/12", "2018 to 2020"], None), ["!Span", "!Span"]);
    assert_eq!(column(&["2017-06", "2017-18"], None), ["!AmongSpans", "!Span"]);
    assert_eq!(column(&["2011-12", "2023-13"], None), ["2011-12.", "!NoSuchPeriod"]);
    assert_eq!(column(&["2011-12", "2017-18"], Some(Frequency::Month)), ["2011-12.", "!Span"]);
    assert_eq!(
        column(&["2017-18", "2010-11", "2017 to 2019"], Some(Frequency::Year)),
        ["2017-01/2018-12", "2010-01/2011-12", "2017-01/2019-12"]
    );
    assert_eq!(column(&["2019", "2017-18", "2019年6月"], None), ["2019", "!Span", "2019-06."]);
}

#[test]
fn a_year_to_date_runs_to_the_newest_month_beside_it() {
    assert_eq!(
        column(&["2024年1月", "2024年3月", "2024年累计", "2023年累计"], None),
        ["2024-01.", "2024-03.", "2024-Q1+", "2023+"]
    );
    assert_eq!(
        column(&["2024 YTD", "Jan-Feb 2024", "2024Q2"], None),
        ["2024-H1+", "2024-01/2024-02", "2024-Q2."]
    );
    assert_eq!(column(&["2024年", "2024年3月"], None), ["2024", "2024-03."]);
}

#[test]
fn labels_that_all_look_like_two_years_in_a_row_are_settled_by_the_frequency() {
    let spans = ["2009-10", "2010-11", "2011-12"];
    assert_eq!(column(&spans, None), ["!MonthOrSpan"; 3]);
    assert_eq!(column(&spans, Some(Frequency::Month)), ["2009-10.", "2010-11.", "2011-12."]);
    assert_eq!(column(&["2010-11", "2010-12"], None), ["2010-11.", "2010-12."]);
    assert_eq!(column(&["2010-11", "2010"], None), ["2010-11.", "2010"]);
}

#[test]
fn years_of_two_digits_are_read_where_the_plan_gives_a_frequency() {
    for (label, expected) in [
        ("Jun-23", "2023-06."),
        ("Jun '23", "2023-06."),
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
fn months_of_short_years_are_read_where_they_follow_each_other() {
    let read = |labels: &[&str], frequency| -> Vec<Option<String>> {
        let conventions = Conventions { frequency, ..Conventions::default() };
        let labels = understand(labels, conventions);
        let period = |label: Result<Label, LabelError>| Some(label.ok()?.period.to_string());
        labels.into_iter().map(period).collect()
    };
    let found = read(&["Feb-24", "Jan-24", "Dec-23"], None);
    assert_eq!(found, ["2024-02", "2024-01", "2023-12"].map(|text| Some(text.to_owned())));
    for apart in
        [&["Feb-24", "Jan-24"][..], &["Feb-24", "Feb-23", "Feb-22"], &["Feb-24", "Jan-24", "2023"]]
    {
        assert!(read(apart, None).contains(&None), "{apart:?}");
    }
    let found = read(&["Mar-97"], Some(Frequency::Month));
    assert_eq!(found, [Some("1997-03".to_owned())]);
    assert!(matches!(parse("45473"), Err(LabelError { why: Why::Serial, .. })));
}

#[test]
fn a_day_beyond_twelve_tells_where_the_month_stands() {
    assert_eq!(column(&["01/04/2024", "15/05/2024"], None), ["2024-04.", "2024-05."]);
    assert_eq!(column(&["04/01/2024", "05/15/2024"], None), ["2024-04.", "2024-05."]);
    assert_eq!(
        column(&["01/04/2024", "15/05/2024", "06/20/2024"], None),
        ["!DayOrMonth", "2024-05.", "2024-06."]
    );
    assert_eq!(column(&["31/03/2024", "30/06/2024"], None), ["2024-Q1.", "2024-Q2."]);
}

#[test]
fn the_plan_says_whether_the_day_or_the_month_stands_first() {
    let said = |dates| Conventions { dates: Some(dates), ..Conventions::default() };
    let labels = ["02/03/2020", "03/08/2020"];
    assert_eq!(column(&labels, None), ["!DayOrMonth"; 2]);
    assert_eq!(column_by(&labels, said(DateOrder::DayFirst)), ["2020-03.", "2020-08."]);
    assert_eq!(column_by(&labels, said(DateOrder::MonthFirst)), ["2020-02.", "2020-03."]);
    assert_eq!(column_by(&["30/06/2020"], said(DateOrder::MonthFirst)), ["!NoSuchPeriod"]);
    // Of a year of two digits it says that it stands last.
    let labels = ["31/01/20", "29/02/20"];
    assert_eq!(column(&labels, Some(Frequency::Month)), ["!ShortDate"; 2]);
    assert_eq!(column_by(&labels, said(DateOrder::DayFirst)), ["2020-01.", "2020-02."]);
}

#[test]
fn two_years_in_a_row_are_one_where_the_plan_says_when_it_begins() {
    let april = Conventions { fiscal_year: Some(4), ..Conventions::default() };
    let one = |label: &str| column_by(&[label], april).remove(0);
    for label in [
        "2019/20",
        "2019-20",
        "2019/2020",
        "2019–20",
        "FY2019/20",
        "2019-2020学年",
        "2019-20财年",
        "2019",
    ] {
        assert_eq!(one(label), "2019-04/2020-03", "{label}");
    }
    for (label, expected) in [
        ("2019/20 Q1", "2019-Q2."),
        ("Q4 2019-20", "2020-Q1."),
        ("2019/20 H2", "2019-10/2020-03."),
        ("2019/20 Q5", "!NoSuchPeriod"),
        ("2017-19", "!Span"),
        ("FY2020", "!Fiscal"),
        ("2019Q1", "2019-Q1."),
        ("令和3年度第1四半期", "2021-Q2."),
        ("2022年度第1四半期", "2022-Q2."),
    ] {
        assert_eq!(one(label), expected, "{label}");
    }
    let to_date = |label| parse_by(label, april).unwrap().counted().to_string();
    assert_eq!(to_date("2019/20 Q3 YTD"), "2019-04/2019-12");
    assert_eq!(to_date("YTD Feb 2020"), "2019-04/2020-02");
    // Beside years written as two a bare one is of the calendar.
    assert_eq!(
        column_by(&["2019", "2019/20", "2011/12"], april),
        ["2019", "2019-04/2020-03", "2011-04/2012-03"]
    );
    assert_eq!(column_by(&["2010-11", "2011-12"], april), ["2010-04/2011-03", "2011-04/2012-03"]);
    assert_eq!(
        column_by(&["2010-11", "2010-12", "2011-01"], april),
        ["2010-11.", "2010-12.", "2011-01."]
    );
    assert_eq!(combine("2019/20", "Q1", april).unwrap().period.to_string(), "2019-Q2");
    let read = |text| parse_by(text, april).map(|label| label.period.to_string());
    assert_eq!(read("2019/20"), Ok("2019-04/2020-03".to_owned()));
    assert!(read("2011-12").is_err_and(|error| matches!(error.why, Why::MonthOrSpan { .. })));
    for label in ["2019/20", "2019/20 Q1", "FY2019/20"] {
        let error = parse(label).unwrap_err();
        assert_eq!(error.key(), Some("fiscal_year"), "{label}");
    }
}

#[test]
fn a_month_is_named_by_number_or_name() {
    for text in ["04", "4", "4月", "April", "avril"] {
        assert_eq!(month(text), Some(4), "{text}");
    }
    for text in ["13", "0", "2024", "Q2", ""] {
        assert_eq!(month(text), None, "{text}");
    }
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
    assert_eq!(column(&["2016.1", "2016.2", "2016.3"], None), ["2016-01.", "2016-02.", "2016-03."]);
    assert_eq!(
        column(&["2022.1", "2022.2", "2022.3", "2022.4", "2023.1", "2023.2"], None),
        ["!MonthOr"; 6]
    );
    assert_eq!(
        column(&["1/2022", "4/2022", "1/2023"], Some(Frequency::Quarter)),
        ["2022-Q1.", "2022-Q4.", "2023-Q1."]
    );
    assert_eq!(column(&["2016.1", "2016.2", "2016.9", "2016.11"], None)[0], "!Tenth");
    assert_eq!(column(&["2016.1"], Some(Frequency::Month)), ["2016-01."]);
    assert_eq!(column(&["2016.1", "2016.2"], Some(Frequency::HalfYear)), ["2016-H1.", "2016-H2."]);
}

#[test]
fn low_numbers_behind_years_are_settled_by_the_frequency() {
    // INEGI counts quarters so; behind a hyphen they are months.
    let quarters = ["2022/01", "2022/02", "2022/03", "2022/04", "2023/01"];
    assert_eq!(column(&quarters, None), ["!MonthOr"; 5]);
    assert_eq!(column(&quarters, Some(Frequency::Quarter)).last().unwrap(), "2023-Q1.");
    let months = quarters.map(|label| label.replace('/', "-"));
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    assert_eq!(column(&months, None).last().unwrap(), "2023-01.");
    assert_eq!(
        column(&["2022/01", "2022/02", "2023/01"], None),
        ["2022-01.", "2022-02.", "2023-01."]
    );
    let halves = ["2022/1", "2022/2", "2023/1"];
    assert_eq!(column(&halves, None), ["!MonthOr"; 3]);
    assert_eq!(column(&halves, Some(Frequency::HalfYear)), ["2022-H1.", "2022-H2.", "2023-H1."]);
    assert_eq!(column(&halves, Some(Frequency::Month)), ["2022-01.", "2022-02.", "2023-01."]);
    assert_eq!(column(&halves, Some(Frequency::Quarter)), ["2022-Q1.", "2022-Q2.", "2023-Q1."]);
    assert_eq!(column(&["2022-1", "2022-4", "2023-1"], None), ["!MonthOr"; 3]);
    assert_eq!(column(&["2023/1", "2023/2", "2023/3"], None), ["2023-01.", "2023-02.", "2023-03."]);
    assert_eq!(column(&["2023/1", "2023/2", "2022/7"], None)[0], "2023-01.");
    assert_eq!(column(&["2022/3"], Some(Frequency::HalfYear)), ["!NotOf"]);
    assert_eq!(column(&["2022/5"], Some(Frequency::Quarter)), ["!NotOf"]);
    assert_eq!(column(&["2022-01", "2022-02"], None), ["2022-01.", "2022-02."]);
    assert_eq!(column(&["2022-03", "2022-06"], Some(Frequency::Quarter)), ["2022-Q1.", "2022-Q2."]);
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
    assert_eq!(column(&["2019-01-01", "2020-01-01"], None), ["2019", "2020"]);
    assert_eq!(
        column(&["2019-01-01", "2019-07-01", "2020-01-01"], None),
        ["2019-H1.", "2019-H2.", "2020-H1."]
    );
    assert_eq!(column(&["2019-01-01", "2019-02-01"], None), ["2019-01.", "2019-02."]);
    assert_eq!(column(&["2019-01-01"], None), ["2019-01."]);
    assert_eq!(column(&["2023-03-31", "2023-06-30"], None), ["2023-Q1.", "2023-Q2."]);
    assert_eq!(column(&["2022-12-31", "2023-12-31"], None), ["2022", "2023"]);
    assert_eq!(column(&["2023-05-31", "2023-06-30"], None), ["2023-05.", "2023-06."]);
    assert_eq!(column(&["2023-06-15"], Some(Frequency::Quarter)), ["2023-Q2."]);
    assert_eq!(column(&["2023-06-01", "2023-06-02"], None), ["!Daily"; 2]);
    assert_eq!(column(&["2023-06-01", "2023-06-02"], Some(Frequency::Month)), ["2023-06."; 2]);
}

#[test]
fn roman_numbers_are_quarters_unless_they_go_beyond_four() {
    assert_eq!(column(&["2024-IV", "2025-I"], None), ["2024-Q4.", "2025-Q1."]);
    assert_eq!(column(&["2024-IX", "2025-I"], None), ["2024-09.", "2025-01."]);
    assert_eq!(column(&["2025-I", "2025-II"], Some(Frequency::Month)), ["2025-01.", "2025-02."]);
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
        ("2023", "März", None, "2023-03."),
        ("2023", "2. Quartal", None, "2023-Q2."),
        ("2023", "II", Some(Frequency::Quarter), "2023-Q2."),
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
        ("2023", "一至三", Some(Frequency::Quarter), "2023-01/2023-09"),
        ("2023", "9个月", None, "!MonthCount"),
        ("2023年累计", "6月", None, "2023-06+."),
        ("2023年当月", "6月", None, "2023-06"),
        ("2023年当季", "2", Some(Frequency::Quarter), "2023-Q2"),
        ("2023年当月", "1-6月", None, "!NotAPeriod"),
        ("2023年当月", "", None, "!NotAPeriod"),
        // The total of a year in progress is none of the year.
        ("2023", "合计", None, "!NotAPeriod"),
        ("地区", "6", None, "!NotAPeriod"),
        ("2023-06", "6", None, "!NotAPeriod"),
    ] {
        let conventions = Conventions { frequency, ..Conventions::default() };
        assert_eq!(shown(&combine(year, part, conventions)), expected, "{year} + {part}");
    }
}
