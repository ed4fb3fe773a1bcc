//! What is written is a plan that is read without errors, and says what the table says.

use std::fs;

use super::*;
use crate::plan::Plan;

/// The plan that a table makes.
fn plan_of(name: &str, table: &str) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, table).unwrap();
    let draft = from_table(&path, None, &Wishes::default()).unwrap();
    let told = |errors: &Diagnostics| format!("{errors:?}\n{}", draft.text);
    Plan::parse(&"targets.toml".into(), &draft.text.as_str().into())
        .unwrap_or_else(|errors| panic!("{}", told(&errors)))
}

/// Each target with its group and its goal, or its words.
fn said(plan: &Plan) -> Vec<(&str, &str, &str)> {
    let all = plan.targets.iter().map(|target| {
        let goal = target.goal.as_ref().map(|goal| goal.text.as_str());
        let promise = goal.or(target.words.as_deref());
        let group = target.group.as_deref();
        (
            target.name.as_str(),
            group.unwrap_or_default(),
            promise.unwrap_or_default(),
        )
    });
    all.collect()
}

#[test]
fn cells_become_the_words_of_goals() {
    let plan = plan_of(
        "t.csv",
        "“十四五”主要指标,,,,,,,\n\
         类别,指标,单位,2020年,2023年,2025年,年均增速（%）/〔累计〕,属性\n\
         产业,增加值①,亿元,30,—,—,7左右,预期性\n\
         ,企业数,家,12,15,＞20,—,预期性\n\
         ,占比（%）,—,1.5*,—,2.5—3,—,预期性\n\
         ,人均预期寿命,岁,77,,78.2[1.2],—,预期性\n\
         环境,能耗降低,%,—,—,—,〔13〕,约束性\n\
         ,用水量,亿立方米,6.1,≤6.2,6.2以内,,约束性\n\
         ,水质,—,—,—,完成上级任务,—,约束性\n\
         注：〔〕内为累计数。\n",
    );
    assert_eq!(plan.baseline, Period::year(2020));
    assert_eq!(plan.deadline, Period::year(2025));
    assert_eq!(
        said(&plan),
        [
            ("增加值", "产业", "年均增长7%左右"),
            ("企业数", "产业", "＞20家"),
            ("占比", "产业", "2.5—3%"),
            ("人均预期寿命", "产业", "78.2岁"),
            ("能耗降低", "环境", "〔13〕%"),
            ("用水量", "环境", "6.2亿立方米以内"),
            ("水质", "环境", "完成上级任务"),
        ]
    );
    let binding: Vec<_> = plan.targets.iter().filter_map(|t| t.binding).collect();
    assert_eq!(binding, [false, false, false, false, true, true, true]);
}

#[test]
fn years_of_headers_are_found_however_they_are_written() {
    for (header, years) in [
        ("指标,单位,“十三五”末,“十四五”目标", (2020, 2025)),
        ("指标,单位,2021年实际,2026年目标值", (2021, 2026)),
        ("Indicator,Unit,Baseline 2019,Target 2030", (2019, 2030)),
        ("指标名称,计量单位,2025（基期）,2030（目标）", (2025, 2030)),
    ] {
        let plan = plan_of("t.csv", &format!("{header}\nA,km,1,2\nB,km,3,4\n"));
        let found = (plan.baseline, plan.deadline);
        assert_eq!(
            found,
            (Period::year(years.0), Period::year(years.1)),
            "{header}"
        );
        assert_eq!(plan.targets.len(), 2, "{header}");
    }
}

#[test]
fn a_table_in_markdown_is_read() {
    let plan = plan_of(
        "t.md",
        "| 指标 | 单位 | 2020年 | 2025年 |\n|:--|--|--:|--:|\n| **一、路** | | | |\n| 1. 公路 | 公里 | 120 | 160 |\n",
    );
    assert_eq!(said(&plan), [("公路", "路", "160公里")]);
}

#[test]
fn a_goal_below_its_baseline_leaves_its_direction_to_who_knows() {
    let plan = plan_of(
        "t.csv",
        "指标,单位,2020年,2025年\n化肥用量,吨,30,20\n产量,吨,20,30\n",
    );
    let ways: Vec<_> = plan.targets.iter().map(|target| target.direction).collect();
    assert_eq!(ways, [None, None]);
}

#[test]
fn a_heading_says_where_the_plan_starts() {
    for (header, years) in [
        (
            "Indicator,Unit,Baseline 2019,Milestone 2025,Target 2030",
            (2019, 2030),
        ),
        (
            "指标,单位,基期（2018年）,2022年目标,2027年目标",
            (2018, 2027),
        ),
        ("指标,单位,2015年,2020年,2025年", (2020, 2025)),
    ] {
        let plan = plan_of("t.csv", &format!("{header}\nA,km,1,2,3\n"));
        let found = (plan.baseline, plan.deadline);
        let expected = (Period::year(years.0), Period::year(years.1));
        assert_eq!(found, expected, "{header}");
    }
}

#[test]
fn what_stands_beside_a_number_belongs_to_it() {
    for (table, goal) in [
        (
            "指标,单位,2024年完成,增速(%),2025年目标,增速(%)\n产值,亿元,80,5,,6左右\n",
            "增长6%左右",
        ),
        (
            "指标,单位,2024年,2025年目标,增长（%）\n产值,亿元,80,,6以上\n",
            "增长6%以上",
        ),
        (
            "指标,单位,2020年,2025年,年均增长〔累计〕\n登记失业率,%,4.1,—,<4.5\n",
            "<4.5%",
        ),
        (
            "指标,单位,2020年,2025年,备注\n新增就业,万人,3,16,五年累计\n",
            "〔16〕万人",
        ),
    ] {
        let plan = plan_of("t.csv", table);
        let said: Vec<_> = said(&plan).iter().map(|(.., goal)| *goal).collect();
        assert_eq!(said, [goal], "{table}");
    }
    let plan = plan_of(
        "t.csv",
        "附表1\nIndicator,Unit,Baseline,Baseline year,Target,Target year\nA,km,2,2019,3,2030\nB,km,2,2018,3,2027\n",
    );
    let by: Vec<_> = plan.targets.iter().map(|target| target.deadline).collect();
    assert_eq!(
        (plan.deadline, by),
        (Period::year(2030), vec![None, Period::year(2027)])
    );
    assert_eq!(plan.title, None);
}

#[test]
fn the_example_is_a_plan() {
    for l in [Language::Zh, Language::En] {
        let [(name, text), _] = example(l);
        assert!(Plan::parse(&name.into(), &text.into()).is_ok());
    }
}
