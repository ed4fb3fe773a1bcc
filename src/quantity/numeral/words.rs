//! The signs and words of Chinese numerals, as data.

/// The value of a digit.
pub(super) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a unit below 万.
pub(super) fn small_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Scale words that may stand behind Chinese numerals: 三千万 is 3000 times 万, where 3千万 is three times 千万.
pub(super) const CHINESE_SCALES: &[(&str, i32)] = &[
    ("万亿", 12),
    ("萬億", 12),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
];

/// Words that begin with a numeral and name no number.
pub(super) const IDIOMS: &[&str] = &[
    "一流",
    "一定",
    "一批",
    "一般",
    "一体",
    "一系列",
    "一些",
    "一致",
    "一直",
    "一级",
    "一线",
    "一贯",
    "百姓",
    "千方百计",
    "万达",
    "三农",
    "两化",
];

/// What may follow 成 where it is no tenth.
pub(super) const NOT_TENTHS: &[char] = &['员', '人', '套', '果', '品', '年', '功', '本', '都'];
