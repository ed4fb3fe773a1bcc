//! What is written is a plan that is read without errors, and says what the table says.

use std::fs;

use super::*;
use crate::plan::Plan;
use crate::quantity::Period;

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
        (target.name.as_str(), group.unwrap_or_default(), promise.unwrap_or_default())
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
fn what_a_table_leaves_open_stands_in_comments() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    let table = ",指标（单位）,2020年,2025年目标,属性,趋势要求\n\
                 1,增加值（亿元）,100,150,预期性,增加\n2,增加值（亿元）,200,260,待定,\n\
                 3,粮食综合生产能力（万吨）,50,52,约束性,↑\n4,农药使用量（吨）,31,26,,下降\n\
                 5,用水量（吨）,31,减少10%,,增加\n（制表单位：统计局）,,,,\n";
    fs::write(&path, table).unwrap();
    let text = from_table(&path, None, &Wishes::default()).unwrap().text;
    for (said, times) in [
        ("同名", 1),
        ("# 属性：待定", 1),
        ("按名称", 0),
        ("group", 0),
        ("制表单位", 1),
        ("direction = \"increase\"", 2),
        ("direction = \"decrease\"", 1),
        ("措辞相反", 1),
    ] {
        assert_eq!(text.matches(said).count(), times, "{said}: {text}");
    }
}

#[test]
fn rows_without_figures_name_their_parts() {
    let plan = plan_of(
        "t.csv",
        "序号,指标,单位,2020年,2025年,属性\n1,居民收入,,,,预期性\n,城镇,元,42000,60000,预期性\n\
         ,农村,元,19000,29000,预期性\n2,污水处理率,,,,\n,（1）市区,%,96,98,\n3,绿地率,%,40,42,\n",
    );
    let names: Vec<&str> = plan.targets.iter().map(|target| target.name.as_str()).collect();
    assert_eq!(names, ["居民收入:城镇", "居民收入:农村", "污水处理率:市区", "绿地率"]);
}

#[test]
fn a_table_whose_rows_are_years_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    fs::write(&path, "项目,产值（亿元）,能耗降低（%）\n2020年,12,—\n2025年,18,〔13〕\n").unwrap();
    assert!(from_table(&path, None, &Wishes::default()).is_err());
}

#[test]
fn what_was_done_in_the_year_of_a_goal_is_where_the_next_plan_starts() {
    let plan = plan_of("t.csv", "指标,2025年目标,2025年完成,2030年目标\n产值（亿元）,50,51,70\n");
    let baseline = plan.targets.first().and_then(|target| target.baseline.as_ref());
    let value = baseline.and_then(|baseline| baseline.value.as_ref());
    assert_eq!(value.map(|value| value.quantity.to_string()).as_deref(), Some("51亿元"));
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
        assert_eq!(found, (Period::year(years.0), Period::year(years.1)), "{header}");
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
    let plan = plan_of("t.csv", "指标,单位,2020年,2025年\n化肥用量,吨,30,20\n产量,吨,20,30\n");
    let ways: Vec<_> = plan.targets.iter().map(|target| target.direction).collect();
    assert_eq!(ways, [None, None]);
}

#[test]
fn a_heading_says_where_the_plan_starts() {
    for (header, years) in [
        ("Indicator,Unit,Baseline 2019,Milestone 2025,Target 2030", (2019, 2030)),
        ("指标,单位,基期（2018年）,2022年目标,2027年目标", (2018, 2027)),
        ("“十四五”指标,,,,\n指标,单位,2015年,2020年,2025年", (2020, 2025)),
        ("指标,单位,2015年现状,2020年现状,2025年目标", (2020, 2025)),
        ("指标,单位,2015年,2020年,2025年目标", (2020, 2025)),
    ] {
        let plan = plan_of("t.csv", &format!("{header}\nA,km,1,2,3\n"));
        let found = (plan.baseline, plan.deadline);
        let expected = (Period::year(years.0), Period::year(years.1));
        assert_eq!(found, expected, "{header}");
    }
}

#[test]
fn where_nothing_says_which_years_are_promised_none_is_the_start() {
    for header in ["指标,单位,2015年,2020年,2025年", "Indicator,Unit,2020,2025,2030"] {
        let plan = plan_of("t.csv", &format!("{header}\nA,km,1,2,3\n"));
        assert_eq!(plan.baseline, None, "{header}");
        assert_eq!(plan.targets.first().map(|target| target.milestones.len()), Some(2), "{header}");
    }
}

#[test]
fn a_title_tells_the_start_only_where_it_names_all_years() {
    for (table, start) in [
        ("2026年预期目标,,,\n指标,单位,上年完成,目标值\nA,km,1,2\n", Some(2025)),
        ("行动方案（2025—2027年）,,,\n指标,单位,基期值,目标值\nA,km,1,2\n", Some(2024)),
        ("Annual plan 2026,,,\nIndicator,Unit,Baseline,Target\nA,km,1,2\n", None),
        ("Plan to 2030,,,,\nKPI,Unit,Base year,Baseline,Target\nA,km,2021,1,2\n", Some(2021)),
    ] {
        let plan = plan_of("t.csv", table);
        assert_eq!(plan.baseline, start.and_then(Period::year), "{table}");
    }
}

#[test]
fn a_column_of_the_year_before_is_of_those_whose_goals_it_stands_beside() {
    let plan = plan_of("t.csv", "指标,单位,2020年全国,2020年全省,2025年全省\n率,%,63,60,65\n");
    let target = plan.targets.first().unwrap();
    let start = target
        .baseline
        .as_ref()
        .and_then(|start| start.value.as_ref())
        .map(|start| &start.quantity);
    assert_eq!(start.map(ToString::to_string).as_deref(), Some("60%"));
}

#[test]
fn what_stands_beside_a_number_belongs_to_it() {
    for (table, goal) in [
        ("指标,单位,2024年完成,增速(%),2025年目标,增速(%)\n产值,亿元,80,5,,6左右\n", "增长6%左右"),
        ("指标,单位,2024年,2025年目标,增长（%）\n产值,亿元,80,,6以上\n", "增长6%以上"),
        ("指标,单位,2020年,2025年,年均增长〔累计〕\n登记失业率,%,4.1,—,<4.5\n", "<4.5%"),
        ("指标,单位,2020年,2025年,备注\n新增就业,万人,3,16,五年累计\n", "〔16〕万人"),
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
    assert_eq!((plan.deadline, by), (Period::year(2030), vec![None, Period::year(2027)]));
    assert_eq!(plan.title, None);
}

#[test]
fn the_example_is_a_plan() {
    for l in [Language::Zh, Language::En] {
        let [(name, text), _] = example(l);
        assert!(Plan::parse(&name.into(), &text.into()).is_ok());
    }
}

/// The lines of a plan that a table makes, without its opening.
fn lines_of(name: &str, table: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, table).unwrap();
    from_table(&path, None, &Wishes::default()).unwrap().text
}

#[test]
fn no_column_is_taken_for_another() {
    for (table, has, has_not) in [
        (
            "指标,单位,2020年,2025年,较2020年变化（%）\n产值,亿元,80,120,40\n",
            &["value = \"80亿元\"", "推算是 50%"][..],
            "40亿元",
        ),
        (
            "Indicator,Unit,2020,2030,Change from 2020\nOutput,km,80,120,40\n",
            &["value = \"80 km\"", "also says Change from 2020 40"],
            "40 km",
        ),
        (
            "指标,单位,2020年,2025年,较基期提高\n覆盖率,%,40,,1.5个百分点\n登记率,%,70,,6\n",
            &["goal = \"提高1.5个百分点\"", "表中另有 较基期提高 6"],
            "goal = \"6",
        ),
        (
            "指标,单位,2020年,2023年完成,2024年预计,2025年目标\n产值,亿元,80,90,95,120\n",
            &["没有写进计划的列：2023年完成、2024年预计", "value = \"80亿元\""],
            "milestones",
        ),
        (
            "Indicator,Unit,2020 (baseline),Latest (2023),2030 (target)\nOutput,km,80,90,120\n",
            &["no part of the plan: Latest (2023)"],
            "milestones",
        ),
        (
            "指标,单位,年度目标（2024年）,2025年目标\n产值,亿元,80,120\n",
            &["milestones = { 2024 = \"80亿元\" }", "# baseline"],
            "\nbaseline",
        ),
        (
            "指标,单位,2020年,2023年中期目标,2023年完成值,2025年目标\n产值,亿元,80,91,90,120\n",
            &["milestones = { 2023 = \"91亿元\" }"],
            "90亿元",
        ),
        (
            "指标,单位,2020年,2023年目标,2023年规划,2025年目标\n产值,亿元,80,91,90,120\n",
            &["milestones：91", "milestones：90"],
            "milestones =",
        ),
        (
            "指标,单位,省下达目标,市级目标,2023年完成\n产值,亿元,≥95,≥96,90\n",
            &["goal = \"≥96亿元\"", "表中另有 省下达目标 ≥95", "# deadline"],
            "\ndeadline",
        ),
        (
            "指标,单位,2020年,2025年,“十三五”年均增长（%）,“十四五”年均增长（%）\n产值,亿元,80,,4,6\n",
            &["goal = \"年均增长6%\""],
            "年均增长4%",
        ),
        (
            "指标,单位,2024年预计,2025年预期目标,奋斗目标\n产值,亿元,80,85,90\n",
            &["goal = \"85亿元\"", "stretch = \"90亿元\""],
            "milestones",
        ),
        (
            "指标,单位,目标值,完成时限\n甲,个,5,2025年12月底\n乙,个,6,2026年6月\n丙,个,7,长期\n",
            &["\ndeadline = \"2025\"", "deadline = \"2026-06\"", "表中另有 完成时限 长期"],
            "deadline = \"2025-12\"",
        ),
    ] {
        let text = lines_of("t.csv", table);
        for part in has {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains(has_not), "{has_not}\n{text}");
    }
}

#[test]
fn names_are_found_under_merged_headers_and_above_parts() {
    for (table, expected) in [
        (
            "指标,,,2020年,2025年\n产业,1,产值（亿元）,80,120\n,2,企业（家）,8,12\n",
            &["产值", "企业"][..],
        ),
        ("指标,,2020年,2025年\n产值,亿元,80,120\n企业,家,8,12\n", &["产值", "企业"]),
        (
            "一级指标,二级指标,三级指标,2020年,2025年\n产业,产值,工业产值,80,120\n,企业,,8,12\n",
            &["工业产值", "企业"],
        ),
        (
            "指标,单位,2020年,2025年\n人均收入,元,80,120\n其中：城镇居民,元,90,130\n　　　农村居民,元,60,99\n总里程,公里,5,6\n其中：高速总里程,公里,1,2\n",
            &["人均收入", "人均收入:城镇居民", "人均收入:农村居民", "总里程", "高速总里程"],
        ),
        (
            "指标,2020年,2025年,指标,2020年,2025年\n产值（亿元）,80,120,企业（家）,8,12\n",
            &["产值", "企业"],
        ),
        (
            "表1\n指标,单位,2020年,2025年\n产值,亿元,80,120\n\n表2\n指标,单位,2020年,2025年\n企业,家,8,12\n",
            &["产值", "企业"],
        ),
        ("Indicator,Unit,2020,2030\nA1 Output,km,80,120\nA2 Roads,km,8,12\n", &["Output", "Roads"]),
        ("Indicator,Unit,2020,2030\nM2 growth,%,8,9\nOutput,km,8,12\n", &["M2 growth", "Output"]),
        ("指标,单位,2020年,2025年\n注册企业,家,80,120\n", &["注册企业"]),
    ] {
        let plan = plan_of("t.csv", table);
        let names: Vec<_> = said(&plan).iter().map(|(name, ..)| *name).collect();
        assert_eq!(names, expected, "{table}");
    }
}

#[test]
fn figures_keep_their_size() {
    for (name, table, goal) in [
        ("t.csv", "指标,单位,2025年目标\n床位,张,1.2万\n", "1.2万张"),
        ("t.csv", "指标,2020年（亿元）,2025年（亿元）\n产值,80,120\n", "120亿元"),
        ("t.csv", "单位：万人\n指标,2020年,2025年\n就业,80,120\n", "120万人"),
        ("t.csv", "Indicator;Unit;2020;2030\nOutput;km;60,5;1.065,5\n", "1,065.5 km"),
        ("t.csv", "指标,单位,2025年\n产值年均增长,%,>7\n", "年均>7%"),
        ("t.csv", "指标,单位,2025年\n五年新增车位,万个,25\n", "〔25〕万个"),
        (
            "t.md",
            "| 指标 | 2020年 | 2025年 |\n|--|--|--|\n| **产值**<br>（亿元） | 80 | 120 |\n",
            "120亿元",
        ),
    ] {
        let plan = plan_of(name, table);
        let said: Vec<_> = said(&plan).iter().map(|(.., goal)| *goal).collect();
        assert_eq!(said, [goal], "{table}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    fs::write(&path, "Indicator;Unit;2020;2030\nOutput;km;1.065;2.065\n").unwrap();
    let refused = from_table(&path, None, &Wishes::default()).unwrap_err();
    assert!(format!("{refused:?}").contains("1.065"), "{refused:?}");
}

#[test]
fn years_that_begin_within_a_year_are_asked_for() {
    for header in ["Baseline FY2021/22,Target FY2026/27", "FY 2021-22,Target FY 2026-27"] {
        let text = lines_of("t.csv", &format!("Indicator,Unit,{header}\nOutput,km,80,120\n"));
        for part in ["baseline = \"2021/22\"", "deadline = \"2026/27\"", "# fiscal_year"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}
