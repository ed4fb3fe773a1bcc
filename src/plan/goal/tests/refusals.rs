//! What is not understood or contradicts itself.

use super::*;
use crate::diagnostic::{Code, Message};
use crate::language::Language;

#[test]
fn what_is_not_understood_is_named() {
    let mut wrong = Vec::new();
    for (text, part, message) in [
        ("", "", "Empty"),
        ("  ", "  ", "Empty"),
        ("以上", "以上", "NoNumber"),
        ("超过", "超过", "NoNumber"),
        ("新增", "新增", "NoNumber"),
        ("提高到", "提高到", "NoNumber"),
        ("每年建成", "每年", "NoNumber"),
        ("不低于2020年的", "2020年的", "NoNumber"),
        ("达到先进水平", "达到先进水平", "Unquantified"),
        ("达到良好水平", "良好", "Unquantified"),
        ("保持在合理区间", "合理区间", "Unquantified"),
        ("保持基本稳定", "保持基本稳定", "Unquantified"),
        ("完成省下达目标", "省下达", "Unquantified"),
        ("持续改善", "改善", "Unquantified"),
        ("每千人4.5张", "每千人", "PerHead"),
        ("1∶1.5", "1∶1.5", "Ratio"),
        ("不突破1.2亿亩红线", "红线", "Line"),
        ("5%（不含）", "（不含）", "NotUnderstood"),
        ("at least 95% of the EU average", "of the EU average", "PartOfOther"),
        ("at least 80% of the EU-27 level", "of the EU-27 level", "PartOfOther"),
        ("1.2 times the national average", "the national average", "PartOfOther"),
        ("twice the national average", "the national average", "PartOfOther"),
        ("全国平均水平的95%以上", "全国平均水平的95%", "PartOfOther"),
        ("达到全省平均水平的1.1倍以上", "全省平均水平的1.1倍", "PartOfOther"),
        ("达到全国平均水平95%以上", "全国平均水平95%", "PartOfOther"),
        ("不低于全国平均水平95%", "全国平均水平95%", "PartOfOther"),
        ("占全国平均水平的95%", "全国平均水平的95%", "PartOfOther"),
        ("两倍于全国平均水平", "全国平均水平", "PartOfOther"),
        ("at 95% of the OECD average or above", "of the OECD average", "PartOfOther"),
        ("within 1 percentage point of the EU average", "of the EU average", "NotUnderstood"),
        ("高于全国平均水平2%", "2%", "LeadInPercent"),
        ("10% above the national average", "10%", "LeadInPercent"),
        ("比“十三五”时期提高2个百分点", "比“十三五”时期", "SinceYears"),
        ("新增100家，达到500家", "500家", "TwoNumbers"),
        ("翻一番以上，达到2000家", "2000家", "TwoNumbers"),
        ("达到城镇居民收入的60%", "城镇居民收入的60%", "PartOfOther"),
        ("优秀率65%", "优秀率", "NotUnderstood"),
        ("达标率100%", "达标率", "NotUnderstood"),
        ("不低于一流水平", "不低于一流水平", "Unquantified"),
        ("65%!!", "!!", "NotUnderstood"),
        ("65% 大概吧", "大概吧", "NotUnderstood"),
        ("较全国平均高5%", "较全国", "NotUnderstood"),
        ("65%，2022年达到60%", "60%", "SecondNumber"),
        ("环比增长5%", "环比", "PeriodBefore"),
        ("较上年65%", "较上年", "SinceLevel"),
        ("同比年均增长5%", "同比", "SinceLevel"),
        ("增速5以上", "5", "NoPercent"),
        ("增幅5左右", "5", "NoPercent"),
        ("growth rate of 5", "5", "NoPercent"),
        ("up 20% on average", "on average", "MeanChange"),
        ("grow by an average of 5%", "an average of", "MeanChange"),
        ("增速", "增速", "NoNumber"),
        ("基本同步", "基本同步", "Unquantified"),
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
        ("达到10.5亿元，增长5%", "5%", "TwoNumbers"),
        ("年均提高1家", "1家", "YearlyAmount"),
        ("年均新增10家", "新增", "YearlyAmount"),
        ("每年增长8%", "增长", "EachYearChange"),
        ("每年新增10家", "新增", "EachYearChange"),
        ("较2020年65%", "较2020年", "SinceLevel"),
        ("2020年的2家", "2家", "NotAMultiple"),
        ("下降120%", "120%", "TooDeep"),
        ("翻九十番", "翻九十番", "TooLarge"),
        ("three times less", "three times", "TooDeep"),
        ("no higher than 2020", "2020", "YearOrNumber"),
        ("below 2015", "2015", "YearOrNumber"),
        ("2x", "2x", "Folds"),
        ("grow 1.5x by 2030", "1.5x", "Folds"),
        ("低于2020", "2020", "YearOrNumber"),
        ("by at least 15 per cent", "by at least 15 per cent", "NoVerb"),
        ("by more than half", "by more than half", "NoVerb"),
        ("降低到一半", "降低到一半", "FallsToPart"),
        ("压缩到三分之一", "压缩到三分之一", "FallsToPart"),
        ("reduced to half", "reduced to half", "FallsToPart"),
        ("“十四五”期间突破1000亿元", "“十四五”期间", "SumOrLast"),
        ("8% of GDP or 5% of GNI", "", "NotUnderstood"),
        ("同口径增长3%左右", "同口径", "SameScope"),
        ("可比口径增长5%以上", "可比口径", "SameScope"),
    ] {
        match parse(text, &UnitTable::default(), "") {
            Ok(goal) => wrong.push(format!("{text}: {}\n", shown(&goal))),
            Err(error) => {
                let found = format!("{:?}", error.message);
                let found_part = text.get(error.span.clone()).unwrap();
                let matches = found.starts_with(message) && (part.is_empty() || found_part == part);
                if !matches || error.message.code() != Code::BadGoal {
                    wrong.push(format!("{text}: {found_part}: {found}\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

#[test]
fn what_is_left_without_the_name_of_the_indicator_is_advised() {
    for (text, left) in [
        ("城镇新增就业1100万人以上", Some("新增1100万人以上")),
        ("新培育限上企业10家", Some("新培育10家")),
        ("培育科技型企业400家以上", Some("培育400家以上")),
        ("3500万人次（预期性）", Some("3500万人次")),
        ("45%以上，居全省前列", Some("45%以上")),
        ("“四上”企业达到600家", Some("达到600家")),
        ("迈上8000亿元新台阶", Some("迈上8000亿元")),
        // What is left would be the opposite, or something else.
        ("不可低于55%", None),
        ("降幅收窄至3%以内", None),
        ("亏损控制在2亿元以内", None),
        ("跌幅控制在10%以内", None),
        ("净流出不超过5亿元", None),
        ("5% real", None),
        ("5% excluding oil", None),
        ("in the top 10%", None),
        ("minus 40%", None),
        ("↓3%", None),
        ("改善率达到3%", None),
        ("反弹幅度不超过5%", None),
        ("翻1.5番", None),
        ("20% improvement", None),
        ("net gain of 10%", None),
        ("a national network of 500,000", None),
        ("prevent 100 deaths", None),
        ("increase the throughput of ports to 96%", None),
    ] {
        let error = parse(text, &UnitTable::default(), "").expect_err(text);
        let advised = match error.message {
            GoalMessage::NotUnderstood { left, .. } => left,
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
        let error = parse(text, &UnitTable::default(), "").expect_err(text);
        assert_eq!(error.message.code(), Code::GoalConflict, "{text}: {error:?}");
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
        "1:2.3",
        "合理区间",
        "up to 80%",
        "每千人5张",
        "城镇新增就业1100万人以上",
    ] {
        let message = parse(text, &UnitTable::default(), "").expect_err(text).message;
        let (zh, en) = (message.text(Language::Zh), message.text(Language::En));
        assert_ne!(zh, en, "{text}");
        assert!(!zh.contains('{') && !en.contains('{'), "{text}");
    }
}

#[test]
fn a_range_that_runs_backwards_is_refused_whatever_scale_its_ends_share() {
    for text in ["71-64亿元", "9至4万人", "30%-20%"] {
        let error = parse(text, &UnitTable::default(), "").unwrap_err();
        assert!(matches!(error.message, GoalMessage::RangeOrder { .. }), "{text}: {error:?}");
    }
}
