//! What is not understood or contradicts itself.

use super::*;
use crate::diagnostic::{Code, Message};
use crate::language::Language;

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
