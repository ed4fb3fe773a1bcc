//! Every notation of goals, with the errors beside the successes.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Message};
use crate::language::Language;

fn read(text: &str) -> Goal {
    parse(text, &UnitTable::default()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// A goal in one line: subject, bound, number, direction, periods.
fn shown(goal: &Goal) -> String {
    let mut line = vec![format!("{:?} {:?}", goal.subject, goal.bound)];
    if let Some(value) = &goal.value {
        line.push(format!(" {value}"));
    }
    if let Some(upper) = &goal.upper {
        line.push(format!("..{upper}"));
    }
    match goal.direction() {
        Some(Direction::Increase) => line.push(" up".to_owned()),
        Some(Direction::Decrease) => line.push(" down".to_owned()),
        None => {}
    }
    if let Some(since) = goal.since {
        line.push(format!(" since {since}"));
    }
    if goal.on_year_before {
        line.push(" on the year before".to_owned());
    }
    if goal.in_total {
        line.push(" in total".to_owned());
    }
    if let Some(by) = goal.by {
        line.push(format!(" by {by}"));
    }
    line.concat()
}

/// Reads each text, and each goal's own words again.
fn check(table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        match parse(text, &UnitTable::default()) {
            Err(error) => wrong.push(format!("{text}: {error:?}\n")),
            Ok(goal) => {
                let found = shown(&goal);
                if found != *expected {
                    wrong.push(format!("{text}: {found}\n"));
                }
                let words = goal.canonical();
                match parse(&words, &UnitTable::default()) {
                    Ok(again) if again == goal => {}
                    Ok(again) => wrong.push(format!("{text} -> {words}: {}\n", shown(&again))),
                    Err(error) => wrong.push(format!("{text} -> {words}: {error:?}\n")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

#[test]
fn levels_and_their_sides() {
    check(&[
        ("65%", "Level AtLeast 65%"),
        ("达65%", "Level AtLeast 65%"),
        ("达到65%", "Level AtLeast 65%"),
        ("力争达到65%", "Level AtLeast 65%"),
        ("实现 65 %", "Level AtLeast 65%"),
        ("5家以上", "Level AtLeast 5家 up"),
        ("5%（含）以上", "Level AtLeast 5% up"),
        ("不低于5%", "Level AtLeast 5% up"),
        ("不少于400家", "Level AtLeast 400家 up"),
        ("至少400家", "Level AtLeast 400家 up"),
        ("至少5%以上", "Level AtLeast 5% up"),
        ("不得低于5%", "Level AtLeast 5% up"),
        ("达到或超过5%", "Level AtLeast 5% up"),
        ("原则上不得超过5%", "Level AtMost 5% down"),
        ("严控在5%以内", "Level AtMost 5% down"),
        (">=5%", "Level AtLeast 5% up"),
        ("≥ 5%", "Level AtLeast 5% up"),
        (">= 0个百分点", "Level AtLeast 0个百分点 up"),
        ("at least 5", "Level AtLeast 5 up"),
        (
            "At least 5 million persons",
            "Level AtLeast 5 million persons up",
        ),
        ("5% or more", "Level AtLeast 5% up"),
        ("提高到55%", "Level AtLeast 55% up"),
        ("提升至 55%", "Level AtLeast 55% up"),
        ("增加到3500万人次", "Level AtLeast 3500万人次 up"),
        ("增至10亿元", "Level AtLeast 10亿元 up"),
        ("较2020年提高到65%", "Level AtLeast 65% up since 2020"),
        ("increase to 55%", "Level AtLeast 55% up"),
        ("超过60%", "Level MoreThan 60% up"),
        ("超过60%以上", "Level MoreThan 60% up"),
        ("高于60%", "Level MoreThan 60% up"),
        ("突破3000亿元", "Level MoreThan 3000亿元 up"),
        ("突破万亿元大关", "Level MoreThan 1万亿元 up"),
        (">60%", "Level MoreThan 60% up"),
        ("＞７％", "Level MoreThan 7% up"),
        (">46亿吨标准煤", "Level MoreThan 46亿吨标准煤 up"),
        ("more than 60%", "Level MoreThan 60% up"),
        ("55%左右", "Level About 55%"),
        ("达5%左右", "Level About 5%"),
        ("约55%", "Level About 55%"),
        ("提高到55%左右", "Level About 55% up"),
        ("控制在3%左右", "Level About 3% down"),
        ("about 55%", "Level About 55%"),
        ("不超过3%", "Level AtMost 3% down"),
        ("控制在3%以内", "Level AtMost 3% down"),
        ("控制在3%", "Level AtMost 3% down"),
        ("控制在18亿亩以上", "Level AtLeast 18亿亩 up"),
        ("3%以下", "Level AtMost 3% down"),
        ("5.5%以内", "Level AtMost 5.5% down"),
        ("<=3%", "Level AtMost 3% down"),
        ("at most 3%", "Level AtMost 3% down"),
        ("no more than 3%", "Level AtMost 3% down"),
        ("降至3%", "Level AtMost 3% down"),
        ("下降到3%以下", "Level AtMost 3% down"),
        ("降低到 3%", "Level AtMost 3% down"),
        ("低于3%", "Level LessThan 3% down"),
        ("不满3%", "Level LessThan 3% down"),
        ("降至3%", "Level AtMost 3% down"),
        ("<5.5%", "Level LessThan 5.5% down"),
        ("less than 3%", "Level LessThan 3% down"),
        ("fall below 3%", "Level LessThan 3% down"),
        ("rise above 3%", "Level MoreThan 3% up"),
        ("建成1万坐席", "Level AtLeast 1万坐席"),
        ("不低于3万个坐席", "Level AtLeast 3万个坐席 up"),
        ("到2025年达到65%", "Level AtLeast 65% by 2025"),
        ("2025年底不低于65%", "Level AtLeast 65% up by 2025"),
        ("65% by 2025", "Level AtLeast 65% by 2025"),
        (
            "at least 65% by the end of 2025",
            "Level AtLeast 65% up by 2025",
        ),
        ("到“十四五”末达到65%", "Level AtLeast 65% by 2025"),
        ("到2024年6月达到65%", "Level AtLeast 65% by 2024-06"),
        ("2024年上半年不低于65%", "Level AtLeast 65% up by 2024-H1"),
        ("到2024年三季度末达到65%", "Level AtLeast 65% by 2024-Q3"),
        ("65% by 2024-06", "Level AtLeast 65% by 2024-06"),
        ("-3%以上", "Level AtLeast -3% up"),
        ("11.3年", "Level AtLeast 11.3年"),
        ("2000亿元", "Level AtLeast 2000亿元"),
        ("1.2倍", "Level AtLeast 1.2倍"),
    ]);
}

#[test]
fn numbers_in_every_script() {
    check(&[
        ("三千五百万人次", "Level AtLeast 3500万人次"),
        ("五百万人次", "Level AtLeast 500万人次"),
        ("三千家", "Level AtLeast 3000家"),
        ("1.5万亿元", "Level AtLeast 1.5万亿元"),
        ("150000万元", "Level AtLeast 150000万元"),
        ("3百万元", "Level AtLeast 3百万元"),
        ("5千克", "Level AtLeast 5千克"),
        ("五成", "Level AtLeast 50%"),
        ("三成五以上", "Level AtLeast 35% up"),
        ("过半", "Level MoreThan 50% up"),
        ("百分之五十五", "Level AtLeast 55%"),
        ("千分之三以下", "Level AtMost 3‰ down"),
        ("１，２００家", "Level AtLeast 1200家"),
        ("1,092.118亿元", "Level AtLeast 1092.118亿元"),
        ("3500万", "Level AtLeast 3500万"),
        ("3000万-3500万", "Level Range 3000万..3500万"),
        ("3000-3500万", "Level Range 3000万..3500万"),
        ("〔1〕亿", "Added AtLeast 1亿"),
        ("〔100万〕人", "Added AtLeast 1000000人"),
        ("一条", "Level AtLeast 1条"),
        ("四分之三", "Level AtLeast 75%"),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("50%-55%", "Level Range 50%..55%"),
        ("50%~55%", "Level Range 50%..55%"),
        ("50-55%", "Level Range 50%..55%"),
        ("50%——55%", "Level Range 50%..55%"),
        ("50%到55%", "Level Range 50%..55%"),
        ("50% to 55%", "Level Range 50%..55%"),
        ("3至5家", "Level Range 3家..5家"),
        ("五到六成", "Level Range 50%..60%"),
        ("3—5万人", "Level Range 3万人..5万人"),
        ("8000至1万家", "Level Range 0.8万家..1万家"),
        ("5000万元至1亿元", "Level Range 0.5亿元..1亿元"),
        ("between 50% and 55%", "Level Range 50%..55%"),
        ("介于50%和55%之间", "Level Range 50%..55%"),
        ("保持在50%-55%", "Maintain Range 50%..55%"),
        ("控制在50%-55%之间", "Level Range 50%..55%"),
        ("增长5%-6%", "Growth Range 1.05..1.06"),
        ("下降3%-5%", "Growth Range 0.95..0.97"),
        ("年均增长5%—6%", "YearlyGrowth Range 5%..6%"),
        ("新增3至5家", "Added Range 3家..5家"),
        ("-3%至-1%", "Level Range -3%..-1%"),
    ]);
}

#[test]
fn multiples_and_growth() {
    check(&[
        ("翻番", "Multiple AtLeast 2 up"),
        ("翻一番", "Multiple AtLeast 2 up"),
        ("较2020年翻番", "Multiple AtLeast 2 up since 2020"),
        ("较2020年翻一番以上", "Multiple AtLeast 2 up since 2020"),
        ("在2020年基础上翻番", "Multiple AtLeast 2 up since 2020"),
        ("比基期翻番", "Multiple AtLeast 2 up"),
        ("double", "Multiple AtLeast 2 up"),
        ("double by 2025", "Multiple AtLeast 2 up by 2025"),
        ("double from 2020", "Multiple AtLeast 2 up since 2020"),
        ("triple", "Multiple AtLeast 3 up"),
        ("halve", "Multiple AtMost 0.5 down"),
        ("翻两番", "Multiple AtLeast 4 up"),
        ("翻三番", "Multiple AtLeast 8 up"),
        ("增长1倍", "Multiple AtLeast 2 up"),
        ("增长一倍以上", "Multiple AtLeast 2 up"),
        ("增加2倍", "Multiple AtLeast 3 up"),
        ("是2020年的2倍", "Multiple AtLeast 2 up since 2020"),
        ("达到2020年的2倍以上", "Multiple AtLeast 2 up since 2020"),
        ("提高到2020年的2倍", "Multiple AtLeast 2 up since 2020"),
        ("基期的2倍左右", "Multiple About 2 up"),
        ("不超过2020年的80%", "Multiple AtMost 0.8 down since 2020"),
        ("2020年的80%", "Multiple AtMost 0.8 down since 2020"),
        ("不低于2020年水平", "Multiple AtLeast 1 up since 2020"),
        ("达到2020年的水平", "Multiple AtLeast 1 since 2020"),
        (
            "no more than the 2020 level",
            "Multiple AtMost 1 down since 2020",
        ),
        ("2 times the 2020 level", "Multiple AtLeast 2 up since 2020"),
        ("不降低", "Multiple AtLeast 1 up"),
        ("只减不增", "Multiple AtMost 1 down"),
        ("零增长", "Multiple AtMost 1 down"),
        ("不得增长", "Multiple AtMost 1 down"),
        ("不再下降", "Multiple AtLeast 1 up"),
        ("较2020年不减少", "Multiple AtLeast 1 up since 2020"),
        (
            "较上年增长8%左右",
            "Growth About 1.08 up on the year before",
        ),
        (
            "同比增长6%以上",
            "Growth AtLeast 1.06 up on the year before",
        ),
        (
            "较上年提高3个百分点",
            "Change AtLeast 3个百分点 up on the year before",
        ),
        ("比上年下降", "Direction AtMost down on the year before"),
        ("增速6%左右", "Growth About 1.06 up on the year before"),
        (
            "增速控制在6%以内",
            "Growth AtMost 1.06 down on the year before",
        ),
        ("增速保持在6%以上", "Maintain AtLeast 6% up"),
        ("每年增速6%以上", "EachYear AtLeast 6% up"),
        ("增速提高到6%", "Level AtLeast 6% up"),
        ("增速提高1个百分点", "Change AtLeast 1个百分点 up"),
        (
            "increase by 8% year on year",
            "Growth AtLeast 1.08 up on the year before",
        ),
        (
            "growth rate of at least 6%",
            "Growth AtLeast 1.06 up on the year before",
        ),
        ("增长50%", "Growth AtLeast 1.5 up"),
        ("较2020年增长50%以上", "Growth AtLeast 1.5 up since 2020"),
        ("与2020年相比增长50%", "Growth AtLeast 1.5 up since 2020"),
        ("增长超过50%", "Growth MoreThan 1.5 up"),
        ("增长8%左右", "Growth About 1.08 up"),
        ("增长不超过5%", "Growth AtMost 1.05 down"),
        ("增长一半", "Growth AtLeast 1.5 up"),
        ("increase by 50%", "Growth AtLeast 1.5 up"),
        (
            "increase by at least 50% compared with 2020",
            "Growth AtLeast 1.5 up since 2020",
        ),
        ("下降13.5%", "Growth AtMost 0.865 down"),
        ("下降13.5%以上", "Growth AtMost 0.865 down"),
        ("下降超过13.5%", "Growth LessThan 0.865 down"),
        ("下降13.5%左右", "Growth About 0.865 down"),
        ("降幅控制在5%以内", "Growth AtLeast 0.95 up"),
        ("下降不超过5%", "Growth AtLeast 0.95 up"),
        ("减少10%", "Growth AtMost 0.9 down"),
        ("五年累计下降13.5%", "Growth AtMost 0.865 down in total"),
        ("五年增长30%", "Growth AtLeast 1.3 up in total"),
        (
            "较2020年累计增长30%左右",
            "Growth About 1.3 up since 2020 in total",
        ),
        ("五年提高5个百分点", "Change AtLeast 5个百分点 up"),
        ("五年提高", "Direction AtLeast up"),
        ("reduce by 10%", "Growth AtMost 0.9 down"),
        ("cut by half", "Growth AtMost 0.5 down"),
        (
            "double by 2025 compared with 2020",
            "Multiple AtLeast 2 up since 2020 by 2025",
        ),
        ("增长-5%左右", "Growth About 0.95 up"),
        ("增长控制在5%左右", "Growth About 1.05 down"),
    ]);
}

#[test]
fn changes_and_yearly_growth() {
    check(&[
        ("提高5个百分点", "Change AtLeast 5个百分点 up"),
        (
            "较2020年提高5个百分点以上",
            "Change AtLeast 5个百分点 up since 2020",
        ),
        ("较2020年新增10家", "Change AtLeast 10家 up since 2020"),
        ("自2020年以来新增10家", "Added AtLeast 10家 up since 2020"),
        ("new 10 since 2020", "Added AtLeast 10 up since 2020"),
        ("五年累计提高到55%", "RunningTotal AtLeast 55% up"),
        ("提高3-5个百分点", "Change Range 3个百分点..5个百分点"),
        ("下降3个百分点", "Change AtMost -3个百分点 down"),
        ("下降3个百分点左右", "Change About -3个百分点 down"),
        ("减少10万吨", "Change AtMost -10万吨 down"),
        ("增加5家", "Change AtLeast 5家 up"),
        (
            "increase by 5 percentage points",
            "Change AtLeast 5 percentage points up",
        ),
        ("年均增长8%以上", "YearlyGrowth AtLeast 8% up"),
        ("年均增长8%", "YearlyGrowth AtLeast 8% up"),
        ("年均增长超过7%", "YearlyGrowth MoreThan 7% up"),
        ("年均增速不低于8%", "YearlyGrowth AtLeast 8% up"),
        ("年均增长8%左右", "YearlyGrowth About 8% up"),
        ("年均8%以上的增长", "YearlyGrowth AtLeast 8% up"),
        ("保持年均增长8%以上", "YearlyGrowth AtLeast 8% up"),
        (
            "较2020年年均增长8%",
            "YearlyGrowth AtLeast 8% up since 2020",
        ),
        ("年均下降3%", "YearlyGrowth AtMost -3% down"),
        ("年均下降3%以上", "YearlyGrowth AtMost -3% down"),
        ("8% a year", "YearlyGrowth AtLeast 8% up"),
        ("at least 8% a year", "YearlyGrowth AtLeast 8% up"),
        ("increase by 8% per year", "YearlyGrowth AtLeast 8% up"),
        ("decrease by 3% a year", "YearlyGrowth AtMost -3% down"),
        ("average annual growth of 8%", "YearlyGrowth AtLeast 8% up"),
        ("at least 8% annual growth", "YearlyGrowth AtLeast 8% up"),
        ("8%/年", "YearlyGrowth AtLeast 8% up"),
        ("五年年均增长8%", "YearlyGrowth AtLeast 8% up"),
        (
            "2021—2025年年均增长8%",
            "YearlyGrowth AtLeast 8% up by 2025",
        ),
        (
            "“十四五”期间年均增长8%",
            "YearlyGrowth AtLeast 8% up by 2025",
        ),
    ]);
}

#[test]
fn sums_means_and_standing_goals() {
    check(&[
        ("年均不低于3%", "YearlyAverage AtLeast 3% up"),
        ("年均3%以上", "YearlyAverage AtLeast 3% up"),
        (
            "average of at least 3% a year",
            "YearlyAverage AtLeast 3% up",
        ),
        ("新增10家", "Added AtLeast 10家 up"),
        ("新增10家以上", "Added AtLeast 10家 up"),
        ("新培育10家", "Added AtLeast 10家 up"),
        ("新引进2家", "Added AtLeast 2家 up"),
        ("累计新增10家", "Added AtLeast 10家 up"),
        ("五年累计10家", "Added AtLeast 10家"),
        ("五年累计新增10家", "Added AtLeast 10家 up"),
        ("〔13.5〕%", "Added AtLeast 13.5%"),
        ("〔18〕%", "Added AtLeast 18%"),
        ("[13.5]%", "Added AtLeast 13.5%"),
        ("〔13.5%〕", "Added AtLeast 13.5%"),
        ("〔1〕岁", "Added AtLeast 1岁"),
        ("〔-13.5〕%", "Added AtMost -13.5% down"),
        ("全覆盖", "Level AtLeast 100%"),
        ("实现全覆盖", "Level AtLeast 100%"),
        ("full coverage", "Level AtLeast 100%"),
        ("at least 3% on average", "YearlyAverage AtLeast 3% up"),
        ("初步形成", "Milestone AtLeast up"),
        ("正增长", "Direction AtLeast up"),
        ("〔1〕岁左右", "Added About 1岁"),
        ("new 10", "Added AtLeast 10 up"),
        ("10 new enterprises", "Added AtLeast 10 enterprises up"),
        ("累计10家", "RunningTotal AtLeast 10家"),
        ("累计达到100家", "RunningTotal AtLeast 100家"),
        ("累计超过100家", "RunningTotal MoreThan 100家 up"),
        ("cumulative 10", "RunningTotal AtLeast 10"),
        ("每年不低于3%", "EachYear AtLeast 3% up"),
        ("各年度不低于3%", "EachYear AtLeast 3% up"),
        ("每年完成100%", "EachYear AtLeast 100%"),
        ("每年保持在3%以上", "EachYear AtLeast 3% up"),
        ("each year at least 3%", "EachYear AtLeast 3% up"),
        ("at least 3% every year", "EachYear AtLeast 3% up"),
        ("保持在5%以下", "Maintain AtMost 5% down"),
        ("稳定在95%以上", "Maintain AtLeast 95% up"),
        ("保持100%", "Maintain AtLeast 100%"),
        ("保持在5%左右", "Maintain About 5%"),
        ("maintain below 5%", "Maintain LessThan 5% down"),
        ("remain at least 95%", "Maintain AtLeast 95% up"),
        ("100万吨/年", "Level AtLeast 100万吨/年"),
        ("12 per 1000 persons", "Level AtLeast 12 per 1000 persons"),
        ("2.5微克/立方米以下", "Level AtMost 2.5微克/立方米 down"),
        ("逐年提高", "YearlyDirection AtLeast up"),
        ("逐年下降", "YearlyDirection AtMost down"),
        ("每年提高", "YearlyDirection AtLeast up"),
        ("increase every year", "YearlyDirection AtLeast up"),
        ("提高", "Direction AtLeast up"),
        ("较2020年下降", "Direction AtMost down since 2020"),
        ("稳步提高", "Direction AtLeast up"),
        ("保持增长", "Direction AtLeast up"),
        ("increase", "Direction AtLeast up"),
        ("decrease", "Direction AtMost down"),
        ("完成", "Milestone AtLeast up"),
        ("建成", "Milestone AtLeast up"),
        ("基本建成", "Milestone AtLeast up"),
        ("到2025年建成", "Milestone AtLeast up by 2025"),
        ("done", "Milestone AtLeast up"),
    ]);
}

#[test]
fn what_is_not_understood_is_named() {
    for (text, part, message) in [
        ("", "", "Empty"),
        ("  ", "  ", "Empty"),
        ("以上", "以上", "NoNumber"),
        ("超过", "超过", "NoNumber"),
        ("新增", "新增", "NoNumber"),
        ("提高到", "提高到", "NoNumber"),
        ("每年建成", "每年", "NoNumber"),
        ("不低于2020年的", "2020年的", "NoNumber"),
        ("达到先进水平", "先进", "NotUnderstood"),
        ("达到良好水平", "良好", "Vague"),
        ("保持在合理区间", "合理区间", "Vague"),
        ("保持基本稳定", "基本稳定", "Vague"),
        ("完成省下达目标", "省下达", "Vague"),
        ("持续改善", "改善", "Vague"),
        ("进入全国前10名", "全国前", "Rank"),
        ("保持第一", "第一", "Rank"),
        ("每千人4.5张", "每千人", "PerHead"),
        ("2.3:1", "2.3:1", "Ratio"),
        ("1∶1.5", "1∶1.5", "Ratio"),
        ("不低于GDP增速", "GDP增速", "InStep"),
        ("不低于 GDP 增速", "GDP 增速", "InStep"),
        ("高于全国平均水平", "全国平均水平", "InStep"),
        ("快于经济增长", "快于", "InStep"),
        (
            "more than the national average",
            "national average",
            "InStep",
        ),
        ("优秀率65%", "优秀率", "NotUnderstood"),
        ("达标率100%", "达标率", "NotUnderstood"),
        ("不低于一流水平", "一流", "NotUnderstood"),
        ("65%!!", "!!", "NotUnderstood"),
        ("65% 大概吧", "大概吧", "NotUnderstood"),
        ("较全国平均高5%", "较全国平均高", "NotUnderstood"),
        ("65%，2022年达到60%", "60%", "SecondNumber"),
        ("由53.9%提高到55%", "由", "FromLevel"),
        ("从2020年的50%提高到55%", "从", "FromLevel"),
        ("环比增长5%", "环比", "PeriodBefore"),
        ("较上年65%", "较上年", "SinceLevel"),
        ("同比年均增长5%", "同比", "SinceLevel"),
        ("增速", "增速", "NoNumber"),
        ("与GDP增长基本同步", "与GDP", "InStep"),
        ("基本同步", "基本同步", "InStep"),
        ("1,23家", "1,23家", "Number"),
        ("(13.5)%", "(13.5)", "RoundBracket"),
        ("〔13.5%", "〔13.5%", "Number"),
        ("3万5家", "3万5家", "Number"),
        ("一亿五千元", "一亿五千元", "Number"),
        ("500余家", "余家", "VagueNumber"),
        ("3万多家", "万多家", "VagueNumber"),
        ("5%不低于", "不低于", "Misplaced"),
        ("以上5%", "以上", "Misplaced"),
        ("50%-3家", "50%-3家", "RangeUnits"),
        ("50%和55%", "50%和55%", "SecondNumber"),
        ("年均提高1个百分点", "1个百分点", "YearlyAmount"),
        ("年均新增10家", "新增", "YearlyAmount"),
        ("每年增长8%", "增长", "EachYearChange"),
        ("每年新增10家", "新增", "EachYearChange"),
        ("较2020年65%", "较2020年", "SinceLevel"),
        ("2020年的2家", "2家", "NotAMultiple"),
        ("下降120%", "120%", "TooDeep"),
        ("翻九十番", "翻九十番", "TooLarge"),
    ] {
        let error = parse(text, &UnitTable::default()).expect_err(text);
        let found = format!("{:?}", error.message);
        assert!(found.starts_with(message), "{text}: {found}");
        if !part.is_empty() {
            assert_eq!(text.get(error.span.clone()), Some(part), "{text}");
        }
        assert_eq!(error.message.code(), Code::BadGoal, "{text}");
    }
}

#[test]
fn what_is_left_without_the_name_of_the_indicator_is_advised() {
    for (text, left) in [
        ("城镇新增就业1100万人以上", Some("新增1100万人以上")),
        ("新培育限上企业10家", Some("新培育10家")),
        ("累计创建5家", Some("累计5家")),
        ("5%左右、在实际工作中取得更好成绩", Some("5%左右")),
        ("培育科技型企业400家以上", Some("400家以上")),
        ("3500万人次（预期性）", Some("3500万人次")),
        ("优秀", None),
        // What is left would be the opposite.
        ("不可低于55%", None),
        ("不许新增", None),
    ] {
        let error = parse(text, &UnitTable::default()).expect_err(text);
        let advised = match error.message {
            GoalMessage::NotUnderstood(_, left) => left,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(advised.as_deref(), left, "{text}");
    }
}

#[test]
fn contradictions_are_conflicts() {
    for (text, part) in [
        ("不低于5%以下", "以下"),
        ("超过3%以内", "以内"),
        ("提高，降至3%", "降至"),
        ("提高到5%以下", "以下"),
        ("降至3%以上", "以上"),
        ("不低于55%左右", "左右"),
        ("50%-55%以上", "以上"),
        ("5.5%—6%左右", "左右"),
        ("55%-50%", "55%-50%"),
        ("新增10家，减少", "减少"),
        ("降至2020年的2倍", "2倍"),
        ("逐年提高5%", "5%"),
        ("每年年均3%", "年均"),
        ("保持增长5%", "增长"),
        ("翻番100%", "100%"),
    ] {
        let error = parse(text, &UnitTable::default()).expect_err(text);
        assert_eq!(
            error.message.code(),
            Code::GoalConflict,
            "{text}: {error:?}"
        );
        assert_eq!(text.get(error.span), Some(part), "{text}");
    }
}

#[test]
fn sides_kinds_and_growth_are_told() {
    for (text, kind, named) in [
        ("65%", "at-least", false),
        ("55%左右", "about", false),
        ("不低于65%", "at-least", true),
        ("超过60%", "more-than", true),
        ("不超过3%", "at-most", true),
        ("低于3%", "less-than", true),
        ("50%-55%", "range", true),
        ("翻番", "at-least", true),
        ("下降13.5%", "at-most", true),
        ("年均增长8%", "at-least", true),
        ("年均不低于3%", "average", true),
        ("〔13.5〕%", "cumulative", false),
        ("累计10家", "cumulative", false),
        ("每年3%", "each-year", false),
        ("保持在5%以下", "maintain", true),
        ("逐年提高", "direction", true),
        ("建成", "milestone", true),
    ] {
        let goal = read(text);
        assert_eq!(
            (goal.kind().word(), goal.names_side()),
            (kind, named),
            "{text}"
        );
    }
    assert_eq!(read("下降13.5%").growth().unwrap().to_string(), "-13.5%");
    assert_eq!(read("翻番").growth().unwrap().to_string(), "100%");
    assert!(read("65%").growth().is_none());
}

#[test]
fn goals_are_said_back() {
    for (text, zh, en) in [
        ("65%", "不低于 65%", "at least 65%"),
        (
            "到2025年达到65%",
            "到2025年不低于 65%",
            "at least 65%, by 2025",
        ),
        ("50%-55%", "在 50% 至 55% 之间", "between 50% and 55%"),
        (
            "翻番",
            "较基期翻一番，即不低于基期的 2 倍",
            "double, that is at least 2 times the baseline",
        ),
        (
            "较2020年下降13.5%",
            "较2020年下降 13.5% 以上，即不高于 2020年的 0.865 倍",
            "decrease by 13.5% or more from 2020, that is at most 0.865 times 2020",
        ),
        (
            "年均增长8%左右",
            "自基期起年均增长 8% 左右（按复利）",
            "increase by about 8% a year, compounding from the baseline",
        ),
        (
            "新增10家",
            "自基期以来新增不低于 10家",
            "at least 10家 added since the baseline",
        ),
        (
            "每年不低于3%",
            "每个自然年度都不低于 3%",
            "at least 3% in every calendar year",
        ),
        (
            "逐年下降",
            "自基期起逐年下降",
            "decrease every year from the baseline",
        ),
    ] {
        let goal = read(text);
        assert_eq!(goal.understood(Language::Zh), zh);
        assert_eq!(goal.understood(Language::En), en);
    }
}

#[test]
fn every_message_speaks_both_languages() {
    for text in [
        "",
        "良好",
        "不低于5%以下",
        "1,23家",
        "(3)%",
        "逐年提高5%",
        "环比增长5%",
        "500余家",
        "2.3:1",
        "合理区间",
        "前10名",
        "每千人5张",
        "城镇新增就业1100万人以上",
    ] {
        let message = parse(text, &UnitTable::default()).expect_err(text).message;
        let (zh, en) = (message.text(Language::Zh), message.text(Language::En));
        assert_ne!(zh, en, "{text}");
        assert!(!zh.contains('{') && !en.contains('{'), "{text}");
    }
}

/// A word or none.
fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

prop_compose! {
    fn goal_text()(
        by in one_of(&["", "", "到2025年", "2025年底"]),
        since in one_of(&["", "", "较2020年", "比基期"]),
        frame in one_of(&["", "", "每年", "年均", "累计", "新增", "五年累计", "保持在", "逐年", "控制在"]),
        verb in one_of(&["", "", "增长", "下降", "提高到", "降至", "减少", "达到", "翻两番", "2020年的"]),
        before in one_of(&["", "", "不低于", "超过", "约", "不超过", "低于", "≥", "<"]),
        number in one_of(&["", "5", "13.5", "-2", "三千五百万", "三成", "1,200", "0", "0.25", "3-5", "〔18〕"]),
        unit in one_of(&["", "%", "%", "‰", "个百分点", "家", "万人次", "倍", "亿元"]),
        after in one_of(&["", "", "以上", "左右", "以内", "以下"]),
    ) -> String {
        format!("{by}{since}{frame}{verb}{before}{number}{unit}{after}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn words_printed_are_read_as_the_same_goal(text in goal_text()) {
        if let Ok(goal) = parse(&text, &UnitTable::default()) {
            let words = goal.canonical();
            let again = parse(&words, &UnitTable::default());
            prop_assert_eq!(again.as_ref(), Ok(&goal), "{} -> {}", text, words);
        }
    }

    #[test]
    fn no_text_is_a_surprise(text in "[不低于超过约以上下左右提高增长到年均每新累计翻番%〔〕（0-9a-z,.~ 一二三万亿成分之半零点-]{0,14}|\\PC{0,12}") {
        if let Err(error) = parse(&text, &UnitTable::default()) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
            prop_assert!(!error.message.text(Language::Zh).is_empty());
            prop_assert!(!error.message.text(Language::En).is_empty());
        }
    }
}
