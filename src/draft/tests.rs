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
fn a_goal_below_its_baseline_has_a_direction() {
    let plan = plan_of(
        "t.csv",
        "指标,单位,2020年,2025年\n化肥用量,吨,30,20\n产量,吨,20,30\n",
    );
    let ways: Vec<_> = plan.targets.iter().map(|target| target.direction).collect();
    assert_eq!(ways, [Some(crate::plan::goal::Direction::Decrease), None]);
}

#[test]
fn the_example_is_a_plan() {
    for l in [Language::Zh, Language::En] {
        let [(name, text), _] = example(l);
        assert!(Plan::parse(&name.into(), &text.into()).is_ok());
    }
}
