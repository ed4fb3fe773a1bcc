use proptest::prelude::*;

use super::*;
use crate::quantity::Unit;

#[test]
fn every_notation_is_read() {
    for (text, value, rest) in [
        ("三千五百万", "3500", "万"),
        ("三千五百万人次", "3500", "万人次"),
        ("五百万人次", "500", "万人次"),
        ("三千家", "3000", "家"),
        ("一亿二千万元", "12000", "万元"),
        ("一万二", "12000", ""),
        ("一万二千人", "12000", "人"),
        ("一万零二百人", "10200", "人"),
        ("一万零二人", "10002", "人"),
        ("一百二", "120", ""),
        ("一百零二", "102", ""),
        ("两千五", "2500", ""),
        ("十家", "10", "家"),
        ("十五家", "15", "家"),
        ("二十所", "20", "所"),
        ("一千零一十", "1010", ""),
        ("壹仟元", "1000", "元"),
        ("贰萬元", "2", "萬元"),
        ("两家", "2", "家"),
        ("半年", "0.5", "年"),
        ("三点五", "3.5", ""),
        ("三点五亿元", "3.5", "亿元"),
        ("零点五", "0.5", ""),
        ("二〇二〇", "2020", ""),
        ("二〇二〇年", "2020", "年"),
        ("零", "0", ""),
        ("三千克", "3", "千克"),
        ("五千瓦时", "5", "千瓦时"),
        ("三个百分点", "3", "个百分点"),
        ("一万亿元", "1", "万亿元"),
        ("一万亿二千亿元", "12000", "亿元"),
        ("万亿元", "1", "万亿元"),
        ("千亿元", "1000", "亿元"),
        ("3500万人次", "3500", "万人次"),
        ("1.5万亿元", "1.5", "万亿元"),
        ("1亿2000万元", "12000", "万元"),
        ("1万2345人", "12345", "人"),
        ("3百万元", "3", "百万元"),
        ("5千克", "5", "千克"),
        ("1,092.118亿元", "1092.118", "亿元"),
        ("３５００万人次", "3500", "万人次"),
        ("3成员单位", "3", "成员单位"),
        ("3万个坐席", "3", "万个坐席"),
        ("3千5百人", "35", "百人"),
        ("3億元", "3", "億元"),
        ("一亿五", "150000000", ""),
        ("一亿零五千", "100005000", ""),
        ("一亿五千万", "15000", "万"),
        ("一万五千", "15000", ""),
        ("3亿50002000", "350002000", ""),
    ] {
        let (numeral, left) = scan(text).unwrap();
        assert_eq!(numeral.value, Decimal::parse(value).unwrap(), "{text}");
        assert_eq!((numeral.share, left), (None, rest), "{text}");
    }
}

#[test]
fn shares_carry_their_unit() {
    for (text, value, share, rest) in [
        ("百分之五十五", "55", Share::Percent, ""),
        ("百分之三点五以上", "3.5", Share::Percent, "以上"),
        ("百分之5.5", "5.5", Share::Percent, ""),
        ("百分之百", "100", Share::Percent, ""),
        ("千分之三", "3", Share::Permille, ""),
        ("万分之五", "5", Share::PerTenThousand, ""),
        ("10万分之12以下", "12", Share::PerHundredThousand, "以下"),
        ("四分之三", "75", Share::Percent, ""),
        ("五成", "50", Share::Tenths, ""),
        ("三成五", "35", Share::Tenths, ""),
        ("六成半", "65", Share::Tenths, ""),
        ("5成以上", "50", Share::Tenths, "以上"),
        ("一半", "50", Share::Percent, ""),
        ("半数以上", "50", Share::Percent, "以上"),
        ("半", "50", Share::Percent, ""),
    ] {
        let (numeral, left) = scan(text).unwrap();
        assert_eq!(numeral.value, Decimal::parse(value).unwrap(), "{text}");
        assert_eq!((numeral.share, left), (Some(share), rest), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in
        ["", "家", "三五家", "三四百家", "三四十", "一流水平", "百分点", "千克", "左右", "零分之三"]
    {
        assert_eq!(scan(text), Err(NumberError::NoNumber), "{text}");
    }
    assert_eq!(scan("1,23家"), Err(NumberError::Grouping));
}

#[test]
fn digits_behind_a_scale_are_refused_where_they_could_be_meant_two_ways() {
    for text in
        ["3万5", "1.2万3", "3亿5", "3亿5000", "2千5百万", "一亿五千", "一万亿五百", "10万100"]
    {
        assert_eq!(scan(text), Err(NumberError::TwoWays), "{text}");
    }
    let (numeral, rest) = scan("5万5G用户").unwrap();
    assert_eq!((numeral.value, rest), (Decimal::from(5), "万5G用户"));
}

/// A whole number below 10¹⁶ in Chinese numerals, as it is said: 一万零五十.
fn chinese(value: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut skipped = false;
    for place in (0..16).rev() {
        let digit = value / 10_u64.pow(place) % 10;
        if digit == 0 {
            skipped |= !text.is_empty();
        } else {
            if skipped {
                text.push('零');
            }
            skipped = false;
            text.push_str(DIGITS[usize::try_from(digit).unwrap()]);
            text.push_str(["", "十", "百", "千"][usize::try_from(place % 4).unwrap()]);
        }
        let section = value / 10_u64.pow(place) % 10_000;
        if place % 4 == 0 && section > 0 {
            text.push_str(["", "万", "亿", "万亿"][usize::try_from(place / 4).unwrap()]);
        }
    }
    text
}

proptest! {
    #[test]
    fn a_number_in_chinese_numerals_is_read_as_the_same(value in prop_oneof![1..10_000_u64, 1..100_000_000_u64, 1..10_000_000_000_000_000_u64]) {
        let text = format!("{}家", chinese(value));
        let (numeral, rest) = scan(&text).unwrap();
        let unit = rest.strip_suffix('家').unwrap();
        let exponent = if unit.is_empty() { 0 } else { Unit::scale_word(unit).unwrap() };
        prop_assert_eq!(numeral.value.shifted(exponent), Ok(Decimal::parse(&value.to_string()).unwrap()), "{}", text);
    }

    #[test]
    fn no_text_makes_it_fail(text in "[0-9零一二三五十百千万亿点分之成半两 ,.％half家-]{0,30}|.{0,40}") {
        if let Ok((_, rest)) = scan(&text) {
            prop_assert!(text.ends_with(rest));
        }
    }
}
