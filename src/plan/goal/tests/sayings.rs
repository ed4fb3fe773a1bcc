//! What goals say of themselves; their words are read as the same goal.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Message;
use crate::language::Language;

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
        assert_eq!((goal.kind().word(), goal.names_side()), (kind, named), "{text}");
    }
    assert_eq!(read("下降13.5%").growth().unwrap().to_string(), "-13.5%");
    assert_eq!(read("翻番").growth().unwrap().to_string(), "100%");
    assert!(read("65%").growth().is_none());
}

#[test]
fn goals_are_said_back() {
    for (text, zh, en) in [
        ("65%", "不低于 65%", "at least 65%"),
        ("到2025年达到65%", "到2025年不低于 65%", "at least 65%, by 2025"),
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
            "年均提高1个百分点",
            "自基期起年均提高 1个百分点 以上",
            "increase by 1个百分点 or more a year from the baseline",
        ),
        ("新增10家", "自基期以来新增不低于 10家", "at least 10家 added since the baseline"),
        ("每年不低于3%", "每个自然年度都不低于 3%", "at least 3% in every calendar year"),
        ("逐年下降", "自基期起逐年下降", "decrease every year from the baseline"),
    ] {
        let goal = read(text);
        assert_eq!(goal.understood(Language::Zh), zh);
        assert_eq!(goal.understood(Language::En), en);
    }
}

/// Wordings that once printed something else than they say.
#[test]
fn words_printed_are_read_back() {
    for text in [
        "from 40 no more than half a million per 1,000 births of adults",
        "reduce to 3 thousand cases per 100,000 people",
        "below 12 deaths per 1,000 live births",
        "上涨3%左右",
        "年均上涨2.5%",
        "上涨2元",
        "零事故",
        "约-2个百分点",
    ] {
        let goal = read(text);
        let words = goal.canonical();
        let again = parse(&words, &UnitTable::default(), "");
        assert_eq!(again.as_ref(), Ok(&goal), "{text} -> {words}");
    }
}

/// A word or none.
fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

/// Pieces of a goal put together.
fn goal_text() -> impl Strategy<Value = String> {
    goal_pieces().prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn goal_pieces()(
        by in one_of(&["", "", "到2025年", "2025年底"]),
        from in one_of(&["", "", "", "从2020年的3%", "由5", "从2家"]),
        since in one_of(&["", "", "较2020年", "比基期"]),
        frame in one_of(&["", "", "每年", "年均", "累计", "新增", "五年累计", "保持在", "逐年", "控制在"]),
        verb in one_of(&["", "", "增长", "上涨", "实际增长", "下降", "提高到", "降至", "减少", "达到", "上升", "翻两番", "2020年的", "持平"]),
        before in one_of(&["", "", "不低于", "超过", "约", "不超过", "低于", "≥", "<"]),
        number in one_of(&["", "5", "13.5", "-2", "三千五百万", "三成", "1,200", "0", "0.25", "3-5", "〔18〕", "[>3]", "三分之一", "2.1∶1", "全国平均", "前5"]),
        unit in one_of(&["", "%", "%", "‰", "个百分点", "家", "万人次", "倍", "亿元"]),
        after in one_of(&["", "", "以上", "左右", "以内", "以下"]),
        stretch in one_of(&["", "", "", "，力争6%", "，争取达到8家以上", "、力争更好"]),
    ) -> [&'static str; 10] {
        [by, from, since, frame, verb, before, number, unit, after, stretch]
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn words_printed_are_read_as_the_same_goal(text in goal_text()) {
        if let Ok(goal) = parse(&text, &UnitTable::default(), "") {
            let words = goal.canonical();
            let again = parse(&words, &UnitTable::default(), "");
            prop_assert_eq!(again.as_ref(), Ok(&goal), "{} -> {}", text, words);
        }
    }

    #[test]
    fn no_text_is_a_surprise(text in "[不低于超过约以上下左右提高增长到年均每新累计翻番%〔〕（0-9a-z,.~ 一二三万亿成分之半零点-]{0,14}|\\PC{0,12}") {
        if let Err(error) = parse(&text, &UnitTable::default(), "") {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
            prop_assert!(!error.message.text(Language::Zh).is_empty());
            prop_assert!(!error.message.text(Language::En).is_empty());
        }
    }
}

prop_compose! {
    fn english_text()(
        before in one_of(&["", "", "should be", "keep", "reach", "increase", "reduce", "cut", "raise", "lower", "double", "halve", "net zero", "grow"]),
        object in one_of(&["", "", "the rate", "the number of deaths", "emissions"]),
        from in one_of(&["", "", "", "from 12%", "from the current 8%", "from 40"]),
        preposition in one_of(&["", "", "to", "by", "of"]),
        side in one_of(&["", "", "at least", "no more than", "more than", "below", "about", "within", "between", "up to"]),
        number in one_of(&["5", "13.5", "0", "3 to 5", "one third", "a quarter", "two fifths", "half", "half a million", "1,200", "$3.2 billion", "top 20", "40th"]),
        unit in one_of(&["", "%", "%", "per cent", "percentage points", "homes", "per 1,000 births", "times"]),
        tail in one_of(&["", "", "of adults", "of GDP", "or more", "a year", "fewer", "in total"]),
        by in one_of(&["", "", "by 2030", "below 2005 levels", "compared to 1990", "above wage growth"]),
        stretch in one_of(&["", "", "", ", striving for 9%", ", and better if possible"]),
    ) -> String {
        let pieces = [before, object, from, preposition, side, number, unit, tail, by];
        let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        format!("{}{stretch}", pieces.join(" "))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn english_words_are_read_as_the_same_goal(text in english_text()) {
        let name = "Rate of road deaths and emissions";
        if let Ok(goal) = parse(&text, &UnitTable::default(), name) {
            let words = goal.canonical();
            let again = parse(&words, &UnitTable::default(), "");
            prop_assert_eq!(again.as_ref(), Ok(&goal), "{} -> {}", text, words);
        }
    }

    /// Leaving out what is not understood never changes what is promised.
    #[test]
    fn advice_keeps_what_was_understood(
        pieces in goal_pieces(),
        strange in one_of(&["优秀的", "古怪", "（示例性）", "占全部", "weird", "停止", "差距"]),
        at in 0usize..10,
    ) {
        let text = pieces.concat();
        let mut pieces = pieces.to_vec();
        pieces.insert(at, strange);
        let strange = pieces.concat();
        let read = |text: &str| parse(text, &UnitTable::default(), "");
        if let Err(GoalError { message: GoalMessage::NotUnderstood { left: Some(left), .. }, .. }) = read(&strange)
            && let (Ok(offered), Ok(meant)) = (read(&left), read(&text))
        {
            let kind = |goal: &Goal| (goal.subject, goal.bound, goal.toward, goal.value.clone(), goal.upper.clone());
            prop_assert_eq!(kind(&offered), kind(&meant), "{} -> {}", strange, left);
        }
    }
}
