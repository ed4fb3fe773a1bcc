use proptest::prelude::*;

use super::*;
use crate::quantity::{ArithmeticError, Decimal, Quantity, QuantityError};

fn unit(text: &str) -> Unit {
    Unit::parse(text, &UnitTable::default()).unwrap()
}

#[test]
fn a_unit_is_a_scale_and_a_word() {
    assert_eq!(unit("万人次").exponent_to(&unit("人次")), Some(4));
    assert_eq!(unit("亿元").exponent_to(&unit("万元")), Some(4));
    assert_eq!(unit("billion USD").exponent_to(&unit("usd")), Some(9));
    assert_eq!(unit("万亿元").scale(), 12);
    assert_eq!(unit("家").exponent_to(&unit("人次")), None);
}

#[test]
fn scales_are_read_in_words_and_digits_before_and_behind() {
    for (text, same) in [
        ("100 million yuan", "亿元"),
        ("10 000 persons", "万人"),
        ("10,000 yuan", "万元"),
        ("10000元", "万元"),
        ("10 thousand tonnes", "万吨"),
        ("USD million", "百万美元"),
        ("US$, billions", "十亿美元"),
        ("RMB 100 million", "亿元"),
        ("thousands of persons", "千人"),
        ("亿元人民币", "亿元"),
        ("百万亿元", "100000000000000元"),
        ("萬元", "万元"),
        ("张/千人", "10^-3·张/人"),
        ("件/10万人", "10^-5·件/人"),
    ] {
        assert_eq!(unit(text), unit(same), "{text}");
    }
    // A scale alone, or before what is no word, is a word.
    for word in [
        "万",
        "million",
        "in thousands",
        "deaths per thousand",
        "10-year",
        "1-4岁",
    ] {
        assert_eq!((unit(word).scale(), unit(word).text()), (0, word), "{word}");
    }
}

#[test]
fn spellings_of_one_word_are_one_unit() {
    for (one, other) in [
        ("元", "CNY"),
        ("元", "yuan"),
        ("美元", "USD"),
        ("公里", "千米"),
        ("平方公里", "km²"),
        ("千瓦时", "kWh"),
        ("人", "persons"),
        ("元/平方米", "yuan/㎡"),
    ] {
        assert_eq!(unit(one), unit(other), "{one}");
    }
    for (one, other) in [("人", "人次"), ("家", "个"), ("元", "美元"), ("吨", "千克")] {
        assert_eq!(unit(one).exponent_to(&unit(other)), None, "{one}");
    }
    // Printed as it was written, in computed units too.
    let per_head = unit("billion USD").over(&unit("million persons"));
    assert_eq!(per_head.text(), "thousand USD/persons");
    assert_eq!(per_head, unit("千美元/人"));
}

#[test]
fn whole_words_are_not_split() {
    for word in ["千克", "千瓦时", "百分点", "百分比"] {
        assert_ne!(
            unit(word),
            unit(word.trim_start_matches(['千', '百'])),
            "{word}"
        );
    }
    assert_eq!(unit("百分比"), Unit::percent());
    assert!(unit("百分点").is_points());
    assert_eq!(unit("万千瓦时").exponent_to(&unit("千瓦时")), Some(4));
}

#[test]
fn shares_are_one_kind() {
    assert_eq!(unit("%").exponent_to(&unit("‰")), Some(1));
    assert_eq!(
        unit("亿元")
            .over(&unit("万元"))
            .exponent_to(&Unit::percent()),
        Some(6)
    );
    assert!(unit("%").is_like(&unit("个百分点")));
}

#[test]
fn shares_have_many_spellings() {
    for (text, scale) in [
        ("%", -2),
        ("％", -2),
        ("percent", -2),
        ("% of GDP", -2),
        ("Percent of total employment", -2),
        ("‰", -3),
        ("1/10万", -5),
        ("/10万", -5),
        ("成", -1),
        ("倍", 0),
        ("1", 0),
        ("人/万人", -4),
        ("百倍", 2),
    ] {
        let unit = unit(text);
        assert!(unit.is_ratio() && !unit.is_points(), "{text}");
        assert_eq!(unit.scale(), scale, "{text}");
    }
    for text in ["百分点", "个百分点", "pp", "基点"] {
        assert!(unit(text).is_points(), "{text}");
    }
}

#[test]
fn formulas_multiply_and_divide_units() {
    let per_head = unit("亿元").over(&unit("万人"));
    assert_eq!(per_head.unscaled().text(), "元/人");
    assert_eq!(per_head.exponent_to(&unit("元/人")), Some(4));
    assert_eq!(per_head.times(&unit("人")).unscaled().text(), "元");
    assert_eq!(
        unit("元").times(&Unit::percent()).exponent_to(&unit("元")),
        Some(-2)
    );
    assert!(unit("元").over(&Unit::bare()).is_bare());
    assert_eq!(Unit::bare().over(&Unit::bare()), Unit::one());
}

#[test]
fn aliases_of_the_plan_are_followed() {
    let mut table = UnitTable::default();
    table.alias("坐席", "个坐席");
    table.alias("MIO_CNY", "百万元");
    let parse = |text| Unit::parse(text, &table).unwrap();
    assert_eq!(parse("万坐席"), parse("万个坐席"));
    assert_eq!(parse("mio_cny").exponent_to(&parse("亿元")), Some(-2));
    assert_eq!(parse("MIO_CNY").text(), "MIO_CNY");
    assert_eq!(parse("坐席/MIO_CNY"), parse("个坐席/百万元"));
    // Aliases of each other end somewhere.
    table.alias("a", "b/b");
    table.alias("b", "a·a");
    assert!(Unit::parse("a", &table).is_ok());
}

#[test]
fn only_known_words_in_a_bracket_are_units() {
    let table = UnitTable::default();
    for known in [
        "亿元",
        "万人次",
        "千美元",
        "%",
        "元/人",
        "million USD",
        "平方公里",
        "100 million yuan",
        "10000 persons",
        "USD million",
        "1/10万",
    ] {
        assert!(Unit::is_known(known, &table), "{known}");
    }
    for unknown in [
        "乡村酒店",
        "M2",
        "人民币",
        "万",
        "上年=100",
        "1",
        "限",
        "",
        "a/",
    ] {
        assert!(!Unit::is_known(unknown, &table), "{unknown}");
    }
}

#[test]
fn an_empty_side_is_no_unit() {
    assert_eq!(
        Unit::parse("", &UnitTable::default()),
        Err(UnitError::Empty)
    );
    assert_eq!(
        Unit::parse("元/", &UnitTable::default()),
        Err(UnitError::Empty)
    );
}

fn any_unit() -> impl Strategy<Value = Unit> {
    let words = [
        "元",
        "人",
        "人次",
        "吨标准煤",
        "平方公里",
        "千瓦时",
        "USD",
        "tonnes",
        "%",
        "‰",
        "1",
        "百分点",
        "坐席",
    ];
    let scales = [
        "", "百", "千", "万", "百万", "亿", "万亿", "10^5·", "10^-7·",
    ];
    (
        prop::sample::select(scales.to_vec()),
        prop::sample::select(words.to_vec()),
    )
        .prop_map(|(scale, word)| {
            let scale = if word.is_ascii() && !scale.starts_with('1') {
                ""
            } else {
                scale
            };
            unit(&format!("{scale}{word}"))
        })
}

proptest! {
    #[test]
    fn a_unit_printed_is_read_as_the_same((one, other, third) in (any_unit(), any_unit(), any_unit())) {
        for computed in [one.times(&other), one.over(&other), one.times(&other).over(&third), one.over(&other).over(&third)] {
            let read = Unit::parse(computed.text(), &UnitTable::default());
            prop_assert_eq!(read.as_ref(), Ok(&computed), "{:?}", computed);
        }
    }

    #[test]
    fn units_behave_like_numbers((one, other) in (any_unit(), any_unit())) {
        let back = one.times(&other).over(&other);
        prop_assert_eq!(back.exponent_to(&one), Some(0));
        let product = (one.times(&other), other.times(&one));
        prop_assert_eq!(product.0.exponent_to(&product.1), Some(0));
    }

    #[test]
    fn a_conversion_and_its_inverse_give_back_every_digit(
        (value, places) in (-999_999_999_999_i64..999_999_999_999, 0..6_i32),
        (one, other) in (any_unit(), any_unit()),
    ) {
        let value = Decimal::from(value).shifted(-places).unwrap();
        let quantity = Quantity::new(value, one.clone());
        match quantity.converted(&other) {
            Ok(converted) => {
                prop_assert!(one.is_like(&other));
                let back = converted.in_unit(&one);
                prop_assert_eq!(back, Ok(value));
            }
            Err(QuantityError::Mismatch(..)) => prop_assert!(!one.is_like(&other)),
            // More digits than a number holds are said so.
            Err(QuantityError::Arithmetic(error)) => prop_assert_eq!(error, ArithmeticError::Overflow),
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in "[0-9万亿千百元人/·*^ ,%‰A-Za-z.1$-]{0,40}|.{0,300}|/{0,300}") {
        let table = UnitTable::default();
        if let Ok(unit) = Unit::parse(&text, &table) {
            prop_assert_eq!(unit.text(), text.trim());
            let _ = (unit.times(&unit), unit.over(&Unit::percent()), unit.unscaled(), Unit::is_known(&text, &table));
        }
    }
}

#[test]
fn money_has_prices_and_what_is_counted_has_none() {
    for (text, priced) in [
        ("亿元", true),
        ("万元/人", true),
        ("吨标准煤/万元", true),
        ("billion USD", true),
        ("万人次", false),
        ("吨", false),
        ("%", false),
    ] {
        assert_eq!(unit(text).has_prices(), priced, "{text}");
    }
    assert!(Unit::bare().has_prices());
}

#[test]
fn a_scale_alone_takes_the_place_of_the_units_own() {
    for (value, scale, against, expected) in [
        ("3500", "万", "万人次", "3500"),
        ("0.35", "亿", "万人次", "3500"),
        ("35", "million", "万人次", "3500"),
        ("10", "万", "万元/人", "10"),
        ("1.5", "万", "元/万人", "15000"),
        ("6.5", "万", "元", "65000"),
    ] {
        let value = Decimal::parse(value).unwrap();
        let quantity = Quantity::new(value, Unit::scale_alone(scale).unwrap());
        let found = quantity.held_against(&unit(against)).unwrap();
        assert_eq!(Some(found), Decimal::parse(expected), "{scale} {against}");
    }
}
