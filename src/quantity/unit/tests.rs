use proptest::prelude::*;

use super::*;
use crate::quantity::{ArithmeticError, Decimal, Quantity, QuantityError};
use crate::words::units::UNITS;

fn unit(text: &str) -> Unit {
    Unit::parse(text, &UnitTable::default()).unwrap()
}

impl Unit {
    fn exponent_to(&self, other: &Self) -> Option<i32> {
        self.conversion_to(other)?.exponent()
    }
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
    // What goes on behind a scale is a word of its own.
    for word in ["10-year", "1-4岁", "millionaires", "兆瓦", "百分位"] {
        assert_eq!((unit(word).scale(), unit(word).text()), (0, word), "{word}");
    }
}

#[test]
fn offices_write_scales_in_their_languages() {
    for (text, same) in [
        ("Mio. €", "百万欧元"),
        ("Mill. EUR", "百万欧元"),
        ("Mrd. EUR", "十亿欧元"),
        ("1 000 t", "千吨"),
        ("1.000 kr.", "千kr"),
        ("1'000 Fr.", "千chf"),
        ("x 1 000 euro", "千欧元"),
        ("x mln", "百万"),
        ("persons x 1000", "千人"),
        ("10³ t", "千吨"),
        ("10^3 t", "千吨"),
        ("millions d'euros", "百万欧元"),
        ("en milliers d’euros", "千欧元"),
        ("milliards d'euros", "十亿欧元"),
        ("M€", "百万欧元"),
        ("Md€", "十亿欧元"),
        ("k€", "千欧元"),
        ("MEUR", "百万欧元"),
        ("Miles de personas", "千人"),
        ("miles de millones de pesos", "十亿pesos"),
        ("Mil reais", "千reais"),
        ("R$ milhões", "百万reais"),
        ("mil. Kč", "百万czk"),
        ("tys. zł", "千pln"),
        ("mln zł", "百万pln"),
        ("тыс. рублей", "千rub"),
        ("млрд руб.", "十亿rub"),
        ("Bin TL", "千try"),
        ("Miliar Rupiah", "十亿idr"),
        ("nghìn tỷ đồng", "万亿vnd"),
        ("mia. kr.", "十亿kr"),
        ("milj. euroa", "百万欧元"),
        ("Rs. in crore", "千万卢比"),
        ("₹ crore", "千万卢比"),
        ("lakh crore rupees", "万亿卢比"),
        ("lakh tonnes", "十万吨"),
        ("£m", "百万英镑"),
        ("£ million", "百万英镑"),
        ("£ bn", "十亿英镑"),
        ("US$ bn", "十亿美元"),
        ("US$'000", "千美元"),
        ("RM million", "百万myr"),
        ("Persons ('000)", "千人"),
        ("Number (thousands)", "thousand number"),
        ("'000 tonnes", "千吨"),
        ("000 tonnes", "千吨"),
        ("thousand_eur", "千欧元"),
        ("百万円", "百万日元"),
        ("兆円", "万亿日元"),
        ("千トン", "千吨"),
        ("백만원", "百万韩元"),
        ("십억원", "十亿韩元"),
        ("천명", "千人"),
        ("천톤", "千吨"),
        ("新臺幣百萬元", "百万新台币"),
        ("人民币亿元", "亿元"),
        ("千公噸", "千吨"),
        ("ล้านบาท", "百万thb"),
    ] {
        assert_eq!(unit(text), unit(same), "{text}: {:?} {:?}", unit(text), unit(same));
    }
    // Thousands in Lisbon, millions in Prague: beside a code it is neither.
    assert_ne!(unit("mil EUR").scale(), unit("mil euros").scale());
}

#[test]
fn a_scale_alone_is_that_scale_of_an_unnamed_unit() {
    for (text, scale) in [
        ("万", 4),
        ("亿", 8),
        ("million", 6),
        ("in thousands", 3),
        ("in Mio.", 6),
        ("'000s", 3),
        ("000s", 3),
        ("'000", 3),
        ("x 1,000", 3),
        ("× 1 000", 3),
        ("1 000", 3),
        ("1000", 3),
        ("lakh", 5),
        ("crore", 7),
        ("Mrd.", 9),
        ("тыс.", 3),
    ] {
        let unit = unit(text);
        assert!(unit.is_bare(), "{text}: {unit:?}");
        assert_eq!((unit.scale(), unit.text()), (scale, text));
    }
    assert_eq!(unit("万").exponent_to(&unit("亿")), Some(-4));
    assert_eq!(unit("万").exponent_to(&unit("万人")), None);
    assert_eq!(unit("万").over(&unit("亿")).exponent_to(&Unit::one()), Some(-4));
}

#[test]
fn so_many_of_each_hundred_thousand_are_a_share() {
    for (text, scale) in [
        ("per 100,000", -5),
        ("per 100,000 live births", -5),
        ("per 100 000 population", -5),
        ("deaths per 100,000 live births", -5),
        ("Deaths per 100 000 population", -5),
        ("new cases per 1,000", -3),
        ("per 1,000 live births", -3),
        ("per thousand", -3),
        ("deaths per thousand", -3),
        ("per million", -6),
        ("per lakh population", -5),
        ("je 100 000 Einwohner", -5),
        ("pour 100 000 habitants", -5),
        ("por 100 mil habitantes", -5),
        ("por cada 1 000 habitantes", -3),
        ("per 100.000 abitanti", -5),
        ("na 1000 mieszkańców", -3),
        ("每10万人", -5),
        ("每万人", -4),
        ("每千人口", -3),
        ("1/10万", -5),
        ("/10万", -5),
        ("例/10万", -5),
        ("人/10万人", -5),
        ("‱", -4),
        ("pour mille", -3),
        ("人口10万対", -5),
        ("인구 10만명당", -5),
    ] {
        let unit = unit(text);
        assert!(unit.is_ratio() && !unit.is_points(), "{text}: {unit:?}");
        assert_eq!((unit.scale(), unit.text()), (scale, text));
    }
    // What is measured keeps what it is measured in.
    for (text, same) in [
        ("kg per capita", "千克/人"),
        ("US dollars per person", "美元/人"),
        ("kWh per capita", "千瓦时/人"),
        ("亿千瓦·时", "亿千瓦时"),
        ("亿kW·h", "亿千瓦时"),
        ("件/每万人", "件/万人"),
        ("千hm²", "千公顷"),
        ("litres per inhabitant per year", "升/人/年"),
        ("tonnes per 1,000 persons", "10^-3·吨/人"),
        ("people per sq. km", "人/平方公里"),
    ] {
        assert_eq!(unit(text), unit(same), "{text}");
    }
}

#[test]
fn units_of_one_kind_convert_exactly() {
    for (one, number, other, converted) in [
        ("斤", "2", "千克", "1"),
        ("亿斤", "66.2", "万吨", "331"),
        ("万吨", "331", "亿斤", "66.2"),
        ("亩", "15", "公顷", "1"),
        ("万亩", "1500", "平方公里", "10000"),
        ("公顷", "1", "平方米", "10000"),
        ("km²", "1", "ha", "100"),
        ("千瓦时", "1", "Wh", "1000"),
        ("GWh", "1", "万千瓦时", "100"),
        ("TJ", "3.6", "MWh", "1000"),
        ("万千瓦", "1", "MW", "10"),
        ("吨", "1", "kg", "1000"),
        ("Mt", "1", "万吨", "100"),
        ("kt", "1", "t", "1000"),
        ("Mtoe", "1", "ktoe", "1000"),
        ("斤/亩", "800", "公斤/公顷", "6000"),
        ("人/平方公里", "100", "人/公顷", "1"),
        ("元/千克", "3", "元/吨", "3000"),
        ("m3", "1", "升", "1000"),
    ] {
        let value = Decimal::parse(number).unwrap();
        let found = Quantity::new(value, unit(one)).in_unit(&unit(other));
        assert_eq!(found.ok(), Decimal::parse(converted), "{one} {other}");
    }
    // 2000斤/吨 is one.
    let per_ton = Quantity::new(Decimal::from(2000), unit("斤/吨"));
    assert_eq!(per_ton.in_unit(&Unit::one()), Ok(Decimal::ONE));
    let price = unit("元/千克").times(&unit("万吨"));
    assert_eq!((price.text(), price.exponent_to(&unit("元"))), ("千万元", Some(7)));
    let jin = unit("万吨").times(&unit("斤/吨"));
    assert_eq!(jin, unit("万斤"));
}

#[test]
fn figures_for_each_of_something_say_so() {
    let per = |one: &str, each: &str, other: &str| unit(one).per_like(&unit(each), &unit(other));
    assert_eq!(per("元", "人", "元/人"), Some(unit("元/人")));
    assert_eq!(per("元/人", "人", "元"), Some(unit("元")));
    assert_eq!(per("元", "人", "元"), None);
    assert_eq!(per("元", "人", "吨/人"), None);
    assert_eq!(per("万元", "人", "元/人").unwrap().text(), "万元");
    assert_eq!(per("张", "千人", "张/万人"), Some(unit("张/千人")));
}

#[test]
fn what_is_counted_is_whole() {
    for (text, counted) in [
        ("家", true),
        ("个", true),
        ("人次", true),
        ("persons", true),
        ("万人次", false),
        ("亿元", false),
        ("%", false),
        ("吨", false),
        ("坐席", false),
    ] {
        assert_eq!(unit(text).is_counted(), counted, "{text}");
    }
}

#[test]
fn a_unit_is_kept_apart_from_its_number_where_it_would_make_another() {
    for (text, shown) in [
        ("万人次", "3102.5万人次"),
        ("%", "3102.5%"),
        ("1000 ha", "3102.5 1000 ha"),
        ("'000s", "3102.5 '000s"),
        ("million USD", "3102.5 million USD"),
        ("€ bn", "3102.5 € bn"),
        ("тыс. рублей", "3102.5 тыс. рублей"),
        ("1", "3102.5"),
    ] {
        let quantity = Quantity::new(Decimal::parse("3102.5").unwrap(), unit(text));
        assert_eq!(quantity.to_string(), shown);
    }
}

#[test]
fn every_row_is_read_and_printed_back() {
    let table = UnitTable::default();
    for row in UNITS {
        let first = unit(row.words[0]);
        for word in row.words {
            for text in [(*word).to_owned(), word.to_ascii_uppercase(), format!(" {word} ")] {
                // Symbols whose capitals matter are only written so.
                if named(word).is_some() && rows::fold(word) == *word || text.trim() == *word {
                    let read = unit(&text);
                    let is_symbol = named(text.trim()).is_some_and(|own| own.words != row.words);
                    assert!(read == first || is_symbol, "{text}: {read:?}, {first:?}");
                    assert_eq!(read.text(), text.trim());
                }
            }
        }
        for scale in ["万", "百万", "亿"] {
            let scaled = unit(&format!("{scale}{}", row.words[0]));
            let computed = first.scaled_by(Unit::scale_word(scale).unwrap());
            assert_eq!(scaled, computed, "{scale}{}", row.words[0]);
            assert_eq!(unit(computed.text()), computed);
        }
        let _ = Unit::is_known(row.words[0], &table);
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
    for (one, other) in [("人", "人次"), ("家", "个"), ("元", "美元"), ("吨", "米")] {
        assert_eq!(unit(one).exponent_to(&unit(other)), None, "{one}");
    }
    // A number is of what the other says, if that is counted.
    for (one, other, tens) in [
        ("Number", "dwellings", Some(0)),
        ("thousand beds", "count", Some(3)),
        ("No.", "家", Some(0)),
        ("number", "hectares", None),
        ("number", "persons/km²", None),
        ("number", "%", None),
        ("beds", "dwellings", None),
    ] {
        assert_eq!(unit(one).exponent_to(&unit(other)), tens, "{one}, {other}");
    }
    // Printed as it was written, in computed units too.
    let per_head = unit("billion USD").over(&unit("million persons"));
    assert_eq!(per_head.text(), "thousand USD/persons");
    assert_eq!(per_head, unit("千美元/人"));
}

#[test]
fn whole_words_are_not_split() {
    for word in ["千克", "千瓦时", "百分点", "百分比"] {
        assert_ne!(unit(word), unit(word.trim_start_matches(['千', '百'])), "{word}");
    }
    assert_eq!(unit("百分比"), Unit::percent());
    assert!(unit("百分点").is_points());
    assert_eq!(unit("万千瓦时").exponent_to(&unit("千瓦时")), Some(4));
}

#[test]
fn shares_are_one_kind() {
    assert_eq!(unit("%").exponent_to(&unit("‰")), Some(1));
    assert_eq!(unit("亿元").over(&unit("万元")).exponent_to(&Unit::percent()), Some(6));
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
    assert_eq!(unit("元").times(&Unit::percent()).exponent_to(&unit("元")), Some(-2));
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
        "万",
        "in thousands",
        "'000s",
        "per 1,000 live births",
        "Mio. EUR",
    ] {
        assert!(Unit::is_known(known, &table), "{known}");
    }
    for unknown in [
        "乡村酒店",
        "M2",
        "人民币",
        "PT",
        "min",
        "百",
        "1000",
        "2020",
        "% of GDP",
        "women",
        "per household head",
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
    assert_eq!(Unit::parse("", &UnitTable::default()), Err(UnitError::Empty));
    assert_eq!(Unit::parse("元/", &UnitTable::default()), Err(UnitError::Empty));
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
    let scales = ["", "百", "千", "万", "百万", "亿", "万亿", "10^5·", "10^-7·"];
    (prop::sample::select(scales.to_vec()), prop::sample::select(words.to_vec())).prop_map(
        |(scale, word)| {
            let scale = if word.is_ascii() && !scale.starts_with('1') { "" } else { scale };
            unit(&format!("{scale}{word}"))
        },
    )
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
            // That figures have signs is said of them, and not in their unit.
            let unsigned = text.trim_start_matches(|c: char| c == '±' || c.is_whitespace()).trim_end();
            prop_assert_eq!(unit.text(), unsigned);
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
fn a_scale_in_a_cell_is_the_whole_scale_of_its_unit() {
    let scale = |text| Unit::scale_alone(text).or_else(|| Unit::scale_in_letters(text));
    for (of, cell, whole) in [
        ("USD", "bn", Some("billion USD")),
        ("亿元", "万亿", Some("万亿元")),
        ("亿元", "亿", Some("亿元")),
        ("亿元", "万", None),
        ("persons", "k", Some("thousand persons")),
        ("USD", "m", Some("million USD")),
        ("million USD", "m", None),
        ("kg", "m", None),
        ("%", "b", None),
    ] {
        let found = unit(of).at_scale_of(&scale(cell).unwrap());
        assert_eq!(found, whole.map(unit), "{of} {cell}");
    }
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
